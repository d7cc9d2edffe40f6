//! The readings: a line to add one, and the table that says the same as the chart.

use super::Subject;
use super::reading::{ReadingRow, TABLE_HEADING, VALUE_FIELD, focus_value};
use crate::desk::use_desk;
use crate::domain::{Id, Reading};
use crate::figures::count;
use crate::recording::{self, Place};
use crate::ui::Error;
use crate::ui::recording::Entry;
use leptos::prelude::*;

/// How many readings the table shows before it is asked for all.
const FIRST: usize = 8;

/// Adding, correcting and deleting readings.
#[component]
pub fn Readings(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let entry = Entry::new(recording::Subject::Kpi(id.clone()));
    let of = id.clone();
    // Newest first, all of them: also those that a later one of the same day outweighs.
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let mut all: Vec<Reading> = workspace.readings_of(&of).into_iter().cloned().collect();
            all.reverse();
            all
        })
    });
    let whole = RwSignal::new(false);
    let shown = move || {
        let most = if whole.get() { usize::MAX } else { FIRST };
        all.with(|all| {
            all.iter()
                .take(most)
                .map(|reading| reading.id.clone())
                .collect::<Vec<Id>>()
        })
    };
    let number = Memo::new(move |_| all.with(Vec::len));
    let kpi = Signal::derive(move || subject.with(|known| Some(known.kpi.clone())));
    view! {
        <section class="card">
            <div class="group">
                <h2 id=TABLE_HEADING tabindex="-1">"Readings"</h2>
                <small>{move || count(number.get(), "reading", "readings")}</small>
            </div>
            <Add entry subject />
            <Show when=move || number.get() != 0>
                <div class="scroll">
                    <table class="readings">
                        <thead>
                            <tr>
                                <th scope="col">"Day"</th>
                                <th scope="col" class="num">"Value"</th>
                                <th scope="col">"Status that day"</th>
                                <th scope="col">"Note"</th>
                                <th scope="col"><span class="sr">"Edit or delete"</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=shown key=|id| id.clone() let:id>
                                {
                                    let reading = Signal::derive(move || all.with(|all| all.iter().find(|it| it.id == id).cloned()));
                                    view! { <ReadingRow reading kpi /> }
                                }
                            </For>
                        </tbody>
                    </table>
                </div>
            </Show>
            <Show when=move || number.get().saturating_sub(FIRST) != 0>
                <div class="pad">
                    <button class="btn quiet" type="button" on:click=move |_| whole.update(|whole| *whole = !*whole)>
                        {move || if whole.get() { format!("Show the last {FIRST}") } else { format!("Show all {}", number.get()) }}
                    </button>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn Add(entry: Entry, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    entry.date.set(desk.moment().today().to_string());
    let hint = move || {
        let figures = desk.figures();
        subject.with(|known| {
            known.report.last.as_ref().map_or_else(String::new, |last| {
                figures.value(last.value, &known.kpi.unit, known.kpi.decimals)
            })
        })
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let today = desk.moment().today();
        if entry.record(today, None) {
            entry.date.set(today.to_string());
            focus_value();
        }
    };
    let invalid = move |place: Place| move || entry.problem(place).is_some().then_some("true");
    view! {
        <form class="add" on:submit=submit>
            <label class="labelled"><span class="label">"New value"</span>
                <input id=VALUE_FIELD class="field" inputmode="decimal" autocomplete="off" placeholder=hint
                    aria-invalid=invalid(Place::Value) aria-describedby="new-reading-error"
                    prop:value=entry.value
                    on:input=move |event| { entry.value.set(event_target_value(&event)); entry.trouble.set(None); } />
            </label>
            <label class="labelled"><span class="label">"Day"</span>
                <input class="field" type="date" aria-invalid=invalid(Place::Date) aria-describedby="new-reading-error"
                    prop:value=entry.date on:input=move |event| entry.date.set(event_target_value(&event)) />
            </label>
            <label class="labelled grow"><span class="label">"Note"</span>
                <input class="field" autocomplete="off" prop:value=entry.note on:input=move |event| entry.note.set(event_target_value(&event)) />
            </label>
            <button class="btn" type="submit">"Record"</button>
            <div class="wide"><Error text=Signal::derive(move || entry.any_problem()) id="new-reading-error" /></div>
        </form>
    }
}
