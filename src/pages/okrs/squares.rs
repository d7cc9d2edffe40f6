//! The four squares of a cycle: this week, how sure we are, what comes next, what must stay healthy.

mod told;

use super::Filtered;
use crate::desk::use_desk;
use crate::domain::{Command, Date, Id, Initiative, Record};
use crate::ui::{Rows, StatusMark, focus_on};
use leptos::prelude::*;
use told::{Ahead, Board, Line};

/// Where the focus goes when a line leaves the square it stood in.
const WEEK_TITLE: &str = "#this-week";

/// What was ticked since the page was opened: it stays where it stands, under the hand.
#[derive(Clone, Copy)]
struct Ticked(RwSignal<Vec<Id>>);

/// The four squares. A filter by team or owner leaves out the other objectives.
#[component]
pub fn Squares(cycle: Id, filtered: Memo<Filtered>) -> impl IntoView {
    let desk = use_desk();
    let ticked = RwSignal::new(Vec::new());
    provide_context(Ticked(ticked));
    let board = Memo::new(move |_| {
        let (as_of, figures) = (desk.as_of(), desk.figures());
        let known = desk.read(|workspace| {
            filtered.with(|filtered| {
                ticked.with(|ticked| {
                    told::board(workspace, &cycle, filtered, ticked, as_of, &figures)
                })
            })
        });
        known.unwrap_or_default()
    });
    view! {
        <div class="squares">
            <div class="stack"><ThisWeek board /><NextWeeks board /></div>
            <div class="stack"><Confidence board /><Health board /></div>
        </div>
    }
}

#[component]
fn ThisWeek(board: Memo<Board>) -> impl IntoView {
    let lines = Signal::derive(move || board.with(|board| board.week.clone()));
    let left = move || {
        board.with(|board| {
            match (
                board.week.iter().filter(|line| !line.done).count(),
                board.week.len(),
            ) {
                (_, 0) => "what matters most until its end".to_owned(),
                (0, _) => "all done".to_owned(),
                (left, all) => format!("{left} of {all} left"),
            }
        })
    };
    view! {
        <section class="card">
            <div class="group"><h2 id="this-week" tabindex="-1">"This week"</h2><small>{left}</small></div>
            <Tasks lines ranked=true />
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="pad quiet">"Nothing is planned for this week. Add what moves a key result, or take something from the coming weeks."</p>
            </Show>
            <Add board />
        </section>
    }
}

/// Initiatives to tick, each with a button that brings it into this week or puts it off to the next.
#[component]
fn Tasks(lines: Signal<Vec<Line>>, #[prop(optional)] ranked: bool) -> impl IntoView {
    let desk = use_desk();
    let stays = expect_context::<Ticked>().0;
    let change = move |id: &Id, change: &dyn Fn(&mut Initiative), said: Option<String>| {
        let known = desk.peek(|workspace| workspace.initiative(id).cloned());
        let Some(mut initiative) = known else { return };
        change(&mut initiative);
        let command = Command::save(vec![initiative.into()]);
        match said {
            Some(said) => {
                if desk.run_and_say(command, said) {
                    focus_on(WEEK_TITLE);
                }
            }
            // The tick says it, and takes it back.
            None => {
                let _ = desk.run(command);
            }
        }
    };
    view! {
        <ol class="tasks" class:ranked=ranked>
            <Rows each=move || lines.get() key=|line| format!("{} {} {}", line.id, line.text, line.about) let:line>
                {
                    let Line { id, text, href, goal, about, late, move_to, .. } = line;
                    let own = id.clone();
                    let is_done = Memo::new(move |_| lines.with(|lines| lines.iter().any(|line| line.id == own && line.done)));
                    let ticked = id.clone();
                    let (said, word) = if ranked { ("Put off to next week", "Next week") } else { ("Now for this week", "This week") };
                    let moved = format!("{said}: {text}");
                    let label = format!("{word}: {text}");
                    view! {
                        <li class:done=move || is_done.get() class:late=late>
                            <input type="checkbox" aria-label=format!("Done: {text}")
                                prop:checked=is_done
                                on:change=move |event| {
                                    let done = event_target_checked(&event);
                                    stays.update(|stays| stays.push(ticked.clone()));
                                    change(&ticked, &|it| it.done = done, None);
                                } />
                            <span class="grow"><span class="task">{text}</span><small><a href=href>{goal}</a><span>{about}</span></small></span>
                            <Show when=move || !is_done.get()>
                                {
                                    let (id, moved) = (id.clone(), moved.clone());
                                    view! {
                                        <button class="btn quiet" type="button" aria-label=label.clone()
                                            on:click=move |_| change(&id, &|it| it.due = Some(move_to), Some(moved.clone()))>{word}</button>
                                    }
                                }
                            </Show>
                        </li>
                    }
                }
            </Rows>
        </ol>
    }
}

/// One line that adds an initiative for this week.
#[component]
fn Add(board: Memo<Board>) -> impl IntoView {
    let desk = use_desk();
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<String>);
    let goals = Memo::new(move |_| board.with(|board| board.goals.clone()));
    let ends = move || board.with_untracked(|board| board.week_ends);
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked().trim().to_owned();
        let goal = goals.with_untracked(|goals| {
            let wanted = chosen.get_untracked();
            let found = goals
                .iter()
                .find(|(id, _)| Some(id.as_str()) == wanted.as_deref());
            found.or(goals.first()).map(|(id, _)| id.clone())
        });
        let (Some(parent), false) = (goal, typed.is_empty()) else {
            return;
        };
        let due: Option<Date> = ends();
        let initiative = Initiative {
            id: desk.new_id(),
            example: desk.peek(|workspace| workspace.find(&parent).is_some_and(Record::is_example)),
            parent,
            text: typed.clone(),
            due,
            ..Initiative::default()
        };
        let command = Command::save(vec![initiative.into()]);
        if desk.run_and_say(command, format!("Added for this week: {typed}")) {
            text.set(String::new());
        }
    };
    view! {
        <Show when=move || goals.with(|goals| !goals.is_empty())>
            <form class="pad row wrap" on:submit=add>
                <input class="field grow" aria-label="New for this week" placeholder="What will be done this week" autocomplete="off"
                    prop:value=text on:input=move |event| text.set(event_target_value(&event)) />
                <select class="field" aria-label="For which objective" on:change=move |event| chosen.set(Some(event_target_value(&event)))>
                    {move || goals.get().into_iter().map(|(id, title)| view! { <option value=id.to_string()>{title}</option> }).collect_view()}
                </select>
                <button class="btn" type="submit">"Add"</button>
            </form>
        </Show>
    }
}

#[component]
fn Confidence(board: Memo<Board>) -> impl IntoView {
    view! {
        <section class="card">
            <div class="group"><h2>"How sure we are"</h2><small>"out of ten, and since last week"</small></div>
            {move || board.with(|board| board.sure.iter().cloned().map(|objective| view! {
                <h3 class="sub"><a href=objective.href>{objective.title}</a></h3>
                <ul>
                    {objective.results.into_iter().map(|it| view! {
                        <li class="list-row sure">
                            <a href=it.href>{it.title}</a>
                            <span class="row tight"><small>{it.change}</small><b class="nowrap">{it.sure}</b><StatusMark mark=it.mark text=it.word /></span>
                            {(!it.trouble.is_empty()).then(|| view! { <small>{it.trouble}</small> })}
                        </li>
                    }).collect_view()}
                </ul>
            }).collect_view())}
        </section>
    }
}

#[component]
fn NextWeeks(board: Memo<Board>) -> impl IntoView {
    let weeks =
        move || board.with(|board| board.ahead.iter().map(|week| week.from).collect::<Vec<_>>());
    let undated = Signal::derive(move || board.with(|board| board.undated.clone()));
    view! {
        <section class="card">
            <div class="group"><h2>"Next weeks"</h2><small>{move || board.with(|board| board.later.clone())}</small></div>
            <Rows each=weeks key=|from| *from let:from>
                {
                    let week = Memo::new(move |_| board.with(|board| board.ahead.iter().find(|week| week.from == from).cloned().unwrap_or_default()));
                    let lines = Signal::derive(move || week.with(|week| week.tasks.clone()));
                    view! { <Week week lines /> }
                }
            </Rows>
            <Show when=move || undated.with(|lines| !lines.is_empty())>
                <h3 class="sub">"No day yet"</h3>
                <Tasks lines=undated />
            </Show>
        </section>
    }
}

#[component]
fn Week(week: Memo<Ahead>, lines: Signal<Vec<Line>>) -> impl IntoView {
    view! {
        <h3 class="sub">{move || week.with(|week| week.title.clone())}<small>{move || week.with(|week| week.check_ins.clone())}</small></h3>
        <Tasks lines />
        <ul>
            {move || week.with(|week| week.events.iter().cloned().map(|(href, title, what)| view! {
                <li class="list-row"><a href=href>{title}</a><small>{what}</small></li>
            }).collect_view())}
        </ul>
    }
}

#[component]
fn Health(board: Memo<Board>) -> impl IntoView {
    view! {
        <section class="card">
            <div class="group"><h2>"Health"</h2><small>"KPIs these objectives improve or must not harm"</small></div>
            {move || board.with(|board| board.health.iter().cloned().map(|(facts, role)| view! {
                <div class="list-row sure">
                    <span class="row tight wrap"><a href=facts.href>{facts.title}</a><small>{role}</small></span>
                    <span class="row tight"><b class="nowrap">{facts.last}</b><StatusMark mark=facts.mark text=facts.word /></span>
                </div>
            }).collect_view())}
            <Show when=move || board.with(|board| board.health.is_empty())>
                <p class="pad quiet">"No KPI is linked to these objectives. Link the KPI each of them improves, and one that must not suffer for it."</p>
            </Show>
        </section>
    }
}
