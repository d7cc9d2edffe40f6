//! The sorted list: what is shown of it, what stands under nothing, and the lines.

use super::asides::Asides;
use super::line::Line;
use super::work::{STEP, SortWork, WINDOW, cycles};
use crate::desk::later;
use crate::figures::count;
use crate::models::sort::under_of;
use crate::pages::share::Inbox;
use crate::route::{Query, Route};
use crate::sorting::{Under, next_rows};
use crate::ui::{Empty, Filter, NoneMatching, Rows, Show};
use leptos::prelude::*;

/// The part of the list that is on the page: lines `from` to `to` of `all`, and which of them are drawn by now.
#[derive(Clone, Debug, PartialEq)]
struct Window {
    from: usize,
    to: usize,
    all: usize,
    drawn: Vec<usize>,
}

/// The sorted list.
#[component]
pub fn Board(
    /// The page's state.
    work: SortWork,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| work.places.with(Vec::is_empty));
    let turn = RwSignal::new(0_usize);
    let window = Memo::new(move |before: Option<&Window>| {
        turn.track();
        let from = work.from.get();
        let drawn = before.map_or(&[][..], |before| before.drawn.as_slice());
        work.places.with(|places| {
            // Accepted lines leave the list: the window may lie behind its end now.
            let from = if from < places.len() { from } else { 0 };
            let wanted: Vec<usize> = places.iter().copied().skip(from).take(WINDOW).collect();
            Window {
                from,
                to: from + wanted.len(),
                all: places.len(),
                drawn: next_rows(&wanted, drawn, work.active.get_untracked(), STEP),
            }
        })
    });
    // What is not drawn yet gets the next frame.
    Effect::new(move |_| {
        if window.with(|window| window.from + window.drawn.len() < window.to) {
            request_animation_frame(move || {
                later(move || {
                    turn.try_update(|turn| *turn += 1);
                });
            });
        }
    });
    let drawn = move || window.with(|window| window.drawn.clone());
    let label = move || {
        window.with(|window| {
            let figures = work.desk.figures();
            let number = |number: usize| figures.number(number as f64, None);
            format!(
                "Lines {}–{} of {}",
                number(window.from + 1),
                number(window.to),
                number(window.all)
            )
        })
    };
    let turn_page = move |behind: bool| {
        let (from, all) = window.with_untracked(|window| (window.from, window.all));
        let to = if behind {
            from + WINDOW
        } else {
            from.saturating_sub(WINDOW)
        };
        if to < all {
            work.from.set(to);
            if let Some(first) = work.places.with_untracked(|places| places.get(to).copied()) {
                work.go_to(first);
            }
        }
    };
    let is_first = move || window.with(|window| window.from == 0);
    let is_last = move || window.with(|window| window.to >= window.all);
    view! {
        {offer(work)}
        <Bar work />
        <Loose work />
        <Show when=move || !is_empty.get() fallback=move || view! { <Nothing work /> }>
            <section class="card sorted" aria-label="Sorted lines">
                <p class="keys" id="sort-keys">
                    "On a line: " <kbd>"↑"</kbd> " " <kbd>"↓"</kbd> " move, "
                    <kbd>"K"</kbd> " KPI, " <kbd>"O"</kbd> " objective, " <kbd>"R"</kbd> " key result, "
                    <kbd>"I"</kbd> " initiative, " <kbd>"U"</kbd> " unclear, "
                    <kbd>"G"</kbd> " under the one above, " <kbd>"["</kbd> " leave out, "
                    <kbd>"M"</kbd> " merge or keep both, " <kbd>"E"</kbd> " edit, "
                    <kbd>"X"</kbd> " leave out, " <kbd>"A"</kbd> " accept."
                </p>
                <ol class="lines" aria-describedby="sort-keys">
                    <Rows each=drawn key=|place| *place let:place><Line work place /></Rows>
                </ol>
                <Show when=move || !(is_first() && is_last())>
                    <div class="actions pad">
                        <span class="quiet">{label}</span>
                        <button class="btn" type="button" disabled=is_first on:click=move |_| turn_page(false)>
                            "Earlier lines"
                        </button>
                        <button class="btn" type="button" disabled=is_last on:click=move |_| turn_page(true)>
                            "Later lines"
                        </button>
                    </div>
                </Show>
            </section>
        </Show>
        <Asides work />
    }
}

/// A table of goals belongs into the importer, which reads columns, values and days, and knows the goals that are here already.
fn offer(work: SortWork) -> AnyView {
    let inbox = expect_context::<Inbox>();
    let is_table = Memo::new(move |_| work.list.with(|list| list.tables.len() == 1));
    let import = move |_| inbox.read_table(work.text.get_untracked());
    view! {
        <Show when=move || is_table.get()>
            <div class="banner calm">
                <p>"This looks like a table. Imported, its columns become owners, targets and values."</p>
                <button class="btn" type="button" on:click=import>"Import the table"</button>
            </div>
        </Show>
    }
    .into_any()
}

#[component]
fn Bar(work: SortWork) -> impl IntoView {
    let desk = work.desk;
    let query = work.desk.query();
    let options = Memo::new(move |_| work.facts.with(|facts| facts.filters.clone()));
    let any = Signal::derive(move || work.facts.with(|facts| facts.any.clone()));
    let left_out = move || work.facts.with(|facts| facts.left_out);
    let rest_said = move || {
        format!(
            "The first 2,000 lines are sorted; {} more are waiting. Accept or leave out these, then continue.",
            left_out()
        )
    };
    view! {
        <section class="toolbar" aria-label="View and cycle">
            <Filter label="Show" name="show" options query any />
            <label>
                "Cycle of new objectives"
                <select class="field" on:change=move |event| work.cycle.set(event_target_value(&event))>
                    <option value="" prop:selected=move || work.cycle.with(String::is_empty)>"None yet"</option>
                    {cycles(desk).into_iter().map(|cycle| {
                        let id = cycle.id.to_string();
                        view! {
                            <option value=id.clone() prop:selected=move || work.cycle.with(|now| *now == id)>
                                {cycle.name}
                            </option>
                        }
                    }).collect_view()}
                </select>
            </label>
        </section>
        <Show when=move || { left_out() > 0 }>
            <div class="banner">
                <p>{rest_said}</p>
                <button class="btn" type="button" on:click=move |_| {
                    let rest = work.text.with_untracked(|text| work.peek(|view| view.rest(text)));
                    work.type_text(rest);
                    work.sort();
                }>"Continue with the rest"</button>
            </div>
        </Show>
    }
}

/// Key results without an objective, and initiatives without either: all of them are placed at once.
#[component]
fn Loose(work: SortWork) -> impl IntoView {
    let loose = move || work.facts.with(|facts| facts.loose);
    let said = move || {
        format!(
            "{} without an objective. A key result belongs to an objective; an initiative to either. Choose for \
                each line, or put them all under one:",
            count(loose(), "line is", "lines are")
        )
    };
    let target = RwSignal::new("new".to_owned());
    let is_new = Memo::new(move |_| target.with(|target| target == "new"));
    let title = move || work.facts.with(|facts| facts.title.clone());
    let options = Memo::new(move |_| work.facts.with(|facts| facts.overs.clone()));
    let option = |(word, name): (String, String)| view! { <option value=word>{name}</option> };
    let rename = move |event| {
        let name = event_target_value(&event).trim().to_owned();
        if !name.is_empty() {
            work.change(|list| list.title = name);
        }
    };
    let put = move |_| {
        let under = target
            .with_untracked(|target| under_of(target))
            .unwrap_or(Under::New);
        work.place_loose(&under);
        work.desk.say("Done. You can accept them now.");
    };
    view! {
        <Show when=move || { loose() > 0 }>
            <section class="banner loose" aria-label="Lines without an objective">
                <p>{said}</p>
                <div class="actions">
                    <select
                        class="field"
                        aria-label="Objective for these lines"
                        on:change=move |event| target.set(event_target_value(&event))
                    >
                        <option value="new" prop:selected=move || is_new.get()>"A new objective"</option>
                        {move || options.get().into_iter().map(option).collect_view()}
                    </select>
                    <Show when=move || is_new.get()>
                        <input
                            class="field"
                            aria-label="Name of the new objective"
                            autocomplete="off"
                            prop:value=title
                            on:change=rename
                        />
                    </Show>
                    <button class="btn" type="button" on:click=put>"Put them there"</button>
                </div>
            </section>
        </Show>
    }
}

/// What stands in for the lines when none is shown.
#[component]
fn Nothing(work: SortWork) -> impl IntoView {
    let is_done = Memo::new(move |_| work.facts.with(|facts| facts.open == 0));
    view! {
        <Show when=move || is_done.get() fallback=move || view! {
            <NoneMatching
                title="No lines to show"
                text="The filters hide all of them."
                label="Show all"
                all=Route::Sort(Query::new())
            />
        }>
            <Empty
                title="All lines sorted"
                text="Nothing left to decide. The objectives stay drafts until you start them."
            >
                <button class="btn primary" type="button" on:click=move |_| work.clear()>"Sort another list"</button>
            </Empty>
        </Show>
    }
}
