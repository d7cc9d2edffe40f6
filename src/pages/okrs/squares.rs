//! The four squares of a cycle: this week, how sure we are, what comes next, what must stay healthy.

use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Command, Date, Id, Initiative, Record};
use crate::models::RowFacts;
use crate::models::okrs::Filtered;
use crate::models::okrs::squares::{
    Ahead, Board, KeyResultSquare, ObjectiveSquare, SquareLine, board,
};
use crate::ui::{Rows, Show, focus_on, status_mark};
use leptos::prelude::*;

/// Where the focus goes when a line leaves the square it stood in.
const WEEK_TITLE: &str = "#this-week";

/// What was ticked since the page was opened: it stays where it stands, under the hand.
#[derive(Clone, Copy)]
struct Ticked(RwSignal<Vec<Id>>);

/// The four squares. A filter by team or owner leaves out the other objectives.
#[component]
pub fn Squares(cycle: Id) -> impl IntoView {
    let desk = use_desk();
    let ticked = RwSignal::new(Vec::new());
    provide_context(Ticked(ticked));
    let board = desk.model(move |sight| {
        let filtered = Filtered::of(&desk.asked());
        ticked.with(|ticked| board(sight, &cycle, &filtered, ticked))
    });
    view! {
        <div class="squares">
            <div class="stack"><ThisWeek board /><NextWeeks board /></div>
            <div class="stack">{confidence(board)}{health(board)}</div>
        </div>
    }
}

#[component]
fn ThisWeek(board: Model<Board>) -> impl IntoView {
    let lines = board.part(|board| board.week.clone());
    view! {
        <section class="card">
            <div class="group">
                <h2 id="this-week" tabindex="-1">"This week"</h2>
                <small>{board.text(|board| &board.left)}</small>
            </div>
            <Tasks lines ranked=true />
            <Show when=move || lines.get().is_empty()>
                <p class="pad quiet">
                    "Nothing planned this week. Add something that moves a key result, or bring something forward."
                </p>
            </Show>
            <Add board />
        </section>
    }
}

/// Initiatives to tick, each with a button that brings it into this week or puts it off to the next.
#[component]
fn Tasks(lines: Model<Vec<SquareLine>>, #[prop(optional)] ranked: bool) -> impl IntoView {
    let each = move || lines.get().to_vec();
    let key = |line: &SquareLine| format!("{} {} {}", line.id, line.text, line.about);
    view! {
        <ol class="tasks" class:ranked=ranked>
            <Rows each key let:line>{task(lines, line, ranked)}</Rows>
        </ol>
    }
}

fn task(lines: Model<Vec<SquareLine>>, line: SquareLine, ranked: bool) -> AnyView {
    let desk = use_desk();
    let stays = expect_context::<Ticked>().0;
    let own = line.id.clone();
    let is_done = Memo::new(move |_| lines.get().iter().any(|line| line.id == own && line.done));
    let (said, word) = match ranked {
        true => ("Move to next week", "Next week"),
        false => ("Moved to this week", "This week"),
    };
    let label = format!("{word}: {}", line.text);
    let said = format!("{said}: {}", line.text);
    let (id, ticked, move_to) = (line.id.clone(), line.id, line.move_to);
    let tick = move |event: web_sys::Event| {
        let done = event_target_checked(&event);
        stays.update(|stays| stays.push(ticked.clone()));
        change(desk, &ticked, &|it| it.done = done, None);
    };
    let put_off = move || change(desk, &id, &|it| it.due = Some(move_to), Some(said.clone()));
    let put_off = StoredValue::new(put_off);
    view! {
        <li class:done=is_done class:late=line.late>
            <input
                type="checkbox"
                aria-label=format!("Done: {}", line.text)
                prop:checked=is_done
                on:change=tick
            />
            <span class="grow">
                <span class="task">{line.text}</span>
                <small><a href=line.href>{line.goal}</a><span>{line.about}</span></small>
            </span>
            <Show when=move || !is_done.get()>
                <button
                    class="btn quiet"
                    type="button"
                    aria-label=label.clone()
                    on:click=move |_| put_off.with_value(|put_off| put_off())
                >
                    {word}
                </button>
            </Show>
        </li>
    }
    .into_any()
}

fn change(desk: Desk, id: &Id, change: &dyn Fn(&mut Initiative), said: Option<String>) {
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
}

/// One line that adds an initiative for this week.
#[component]
fn Add(board: Model<Board>) -> impl IntoView {
    let desk = use_desk();
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<String>);
    let goals = board.part(|board| board.goals.clone());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let goals = goals.peek();
        let wanted = chosen.get_untracked();
        let mut found = goals.iter();
        let found = found.find(|(id, _)| Some(id.as_str()) == wanted.as_deref());
        let goal = found.or(goals.first()).map(|(id, _)| id.clone());
        let typed = text.get_untracked().trim().to_owned();
        let (Some(parent), false) = (goal, typed.is_empty()) else {
            return;
        };
        let due: Option<Date> = board.peek().week_ends;
        if add_for_this_week(desk, parent, typed, due) {
            text.set(String::new());
        }
    };
    let options = move || {
        let goals = goals.get();
        let option = |(id, title): &(Id, String)| view! { <option value=id.to_string()>{title.clone()}</option> };
        goals.iter().map(option).collect_view()
    };
    view! {
        <Show when=move || !goals.get().is_empty()>
            <form class="pad row wrap" on:submit=add>
                <input
                    class="field grow"
                    aria-label="New this week"
                    placeholder="What needs doing this week"
                    autocomplete="off"
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                />
                <select
                    class="field"
                    aria-label="For objective"
                    on:change=move |event| chosen.set(Some(event_target_value(&event)))
                >
                    {options}
                </select>
                <button class="btn" type="submit">"Add"</button>
            </form>
        </Show>
    }
}

fn add_for_this_week(desk: Desk, parent: Id, text: String, due: Option<Date>) -> bool {
    let said = format!("Added to this week: {text}");
    let initiative = Initiative {
        id: desk.new_id(),
        example: desk.peek(|workspace| workspace.find(&parent).is_some_and(Record::is_example)),
        parent,
        text,
        due,
        ..Initiative::default()
    };
    desk.run_and_say(Command::save(vec![initiative.into()]), said)
}

fn confidence(board: Model<Board>) -> AnyView {
    let objectives = move || board.get().sure.iter().map(sureness).collect_view();
    view! {
        <section class="card">
            <div class="group"><h2>"Confidence"</h2><small>"out of 10, and the change since last week"</small></div>
            {objectives}
        </section>
    }
    .into_any()
}

fn sureness(objective: &ObjectiveSquare) -> AnyView {
    let result = |it: &KeyResultSquare| {
        let trouble = (!it.trouble.is_empty()).then(|| it.trouble.clone());
        view! {
            <li class="list-row sure">
                <a href=it.href.clone()>{it.title.clone()}</a>
                <span class="row tight">
                    <small>{it.change.clone()}</small>
                    <b class="nowrap">{it.sure.clone()}</b>
                    {status_mark(it.mark, it.word.clone())}
                </span>
                {trouble.map(|trouble| view! { <small>{trouble}</small> })}
            </li>
        }
    };
    view! {
        <h3 class="sub"><a href=objective.href.clone()>{objective.title.clone()}</a></h3>
        <ul>{objective.results.iter().map(result).collect_view()}</ul>
    }
    .into_any()
}

#[component]
fn NextWeeks(board: Model<Board>) -> impl IntoView {
    let weeks = move || {
        board
            .get()
            .ahead
            .iter()
            .map(|week| week.from)
            .collect::<Vec<_>>()
    };
    let undated = board.part(|board| board.undated.clone());
    view! {
        <section class="card">
            <div class="group"><h2>"Next weeks"</h2><small>{board.text(|board| &board.later)}</small></div>
            <Rows each=weeks key=|from| *from let:from>
                {week(board.one(move |board| board.ahead.iter().find(|week| week.from == from).cloned()))}
            </Rows>
            <Show when=move || !undated.get().is_empty()>
                <h3 class="sub">"No date yet"</h3>
                <Tasks lines=undated />
            </Show>
        </section>
    }
}

fn week(week: Model<Ahead>) -> AnyView {
    let lines = week.part(|week| week.tasks.clone());
    let event = |(href, title, what): &(String, String, String)| {
        view! { <li class="list-row"><a href=href.clone()>{title.clone()}</a><small>{what.clone()}</small></li> }
    };
    view! {
        <h3 class="sub">{week.text(|week| &week.title)}<small>{week.text(|week| &week.check_ins)}</small></h3>
        <Tasks lines />
        <ul>{move || week.get().events.iter().map(event).collect_view()}</ul>
    }
    .into_any()
}

fn health(board: Model<Board>) -> AnyView {
    let kpi = |(facts, role): &(RowFacts, &'static str)| {
        view! {
            <div class="list-row sure">
                <span class="row tight wrap">
                    <a href=facts.href.clone()>{facts.title.clone()}</a>
                    <small>{*role}</small>
                </span>
                <span class="row tight">
                    <b class="nowrap">{facts.last.clone()}</b>
                    {status_mark(facts.mark, facts.word.clone())}
                </span>
            </div>
        }
    };
    view! {
        <section class="card">
            <div class="group"><h2>"Health"</h2><small>"KPIs these objectives improve or must not harm"</small></div>
            {move || board.get().health.iter().map(kpi).collect_view()}
            <Show when=move || board.get().health.is_empty()>
                <p class="pad quiet">
                    "No KPI is linked to these objectives. Link the KPI each one improves, and one that must not \
                        get worse."
                </p>
            </Show>
        </section>
    }
    .into_any()
}
