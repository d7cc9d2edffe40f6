//! The check-ins: a form for a new one, and the table that says the same as the chart.

use super::Subject;
use super::check_in::CheckInRow;
use super::form::{CheckInFields, Ticked};
use crate::desk::use_desk;
use crate::domain::{CheckIn, Id};
use crate::figures::count;
use crate::recording;
use crate::route::Route;
use crate::ui::focus_on;
use crate::ui::recording::Entry;
use leptos::prelude::*;

/// How many check-ins the table shows before it is asked for all.
const FIRST: usize = 14;

/// Adding, correcting and deleting check-ins.
#[component]
pub fn CheckIns(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    // Newest first, all of them: also those that a later one of the same day outweighs.
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let all = workspace.check_ins_of(&of).into_iter().rev().cloned();
            all.collect::<Vec<CheckIn>>()
        })
    });
    let whole = RwSignal::new(false);
    let shown = move || {
        let most = if whole.get() { usize::MAX } else { FIRST };
        all.with(|all| {
            all.iter()
                .take(most)
                .map(|it| it.id.clone())
                .collect::<Vec<Id>>()
        })
    };
    let number = Memo::new(move |_| all.with(Vec::len));
    let is_open = subject.signal(super::Known::is_open);
    let parent =
        subject.signal(|known| Route::Objective(known.key_result.objective.clone()).href());
    view! {
        <section class="card">
            <div class="group">
                <h2 id="check-ins-title" tabindex="-1">"Check-ins"</h2>
                <small>{move || (number.get() > 0).then(|| count(number.get(), "check-in", "check-ins"))}</small>
            </div>
            <Measured subject />
            <Show when=move || is_open.get()
                fallback=move || view! { <p class="pad small">"Its objective is closed, so nothing is recorded any more. "<a href=parent>"Reopen the objective"</a>" to change it."</p> }>
                <Add id=id.clone() subject />
            </Show>
            <Show when=move || number.get() != 0>
                <div class="scroll">
                    <table class="readings">
                        <thead>
                            <tr>
                                <th scope="col">"Day"</th>
                                <th scope="col" class="num">"Value"</th>
                                <th scope="col" class="num">"Confidence"</th>
                                <th scope="col">"Note"</th>
                                <th scope="col"><span class="sr">"Edit or delete"</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=shown key=|id| id.clone() let:id>
                                {
                                    let check_in = Memo::new(move |_| all.with(|all| all.iter().find(|it| it.id == id).cloned()));
                                    view! { <CheckInRow check_in subject /> }
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

/// That a KPI's readings are the check-ins, with those of the cycle.
#[component]
fn Measured(subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let kpi = subject.signal(|known| {
        known
            .kpi
            .as_ref()
            .map(|kpi| (Route::Kpi(kpi.id.clone()).href(), kpi.name.clone()))
    });
    let readings = Memo::new(move |_| {
        let figures = desk.figures();
        subject.with(|known| {
            let value =
                |value| figures.value(value, &known.key_result.unit, known.key_result.decimals);
            let points = known.report.points.iter().rev();
            points
                .map(|point| (figures.day(point.date), value(point.value)))
                .collect::<Vec<_>>()
        })
    });
    move || {
        kpi.get().map(|(href, name)| view! {
            <div class="pad stack">
                <p>
                    "It is measured by the KPI "<a class="kpi-link" href=href>{name}</a>
                    ". Its readings are the check-ins: a value recorded here becomes a reading there, and is corrected there."
                </p>
                <details>
                    <summary>{move || count(readings.with(Vec::len), "reading in the cycle", "readings in the cycle")}</summary>
                    <div class="scroll"><table>
                        <thead><tr><th scope="col">"Day"</th><th scope="col" class="num">"Value"</th></tr></thead>
                        <tbody>
                            {move || readings.get().into_iter().map(|(day, value)| view! {
                                <tr><th scope="row">{day}</th><td class="num">{value}</td></tr>
                            }).collect_view()}
                        </tbody>
                    </table></div>
                </details>
            </div>
        })
    }
}

#[component]
fn Add(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let entry = Entry::new(recording::Subject::KeyResult(id));
    let ticked = Ticked(RwSignal::default());
    let fresh = move || {
        let steps = subject.with(|known| {
            let steps = known.facts.steps.iter().filter(|(_, _, done)| *done);
            steps.map(|(id, _, _)| id.clone()).collect::<Vec<Id>>()
        });
        entry.date.set(desk.moment().today().to_string());
        entry.steps.set(Some(steps));
        ticked.0.set(String::new());
    };
    untrack(fresh);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // Asked once; a person who leaves it empty is believed the second time.
        if entry.asks_for_blocker() && !entry.open.get_untracked() {
            entry.open.set(true);
            desk.say("Confidence is low: say what is in the way, then Record.");
            return;
        }
        if entry.record(desk.moment().today(), ticked.done()) {
            untrack(fresh);
            focus_on("#check-in-form input, #check-in-form select");
        }
    };
    view! {
        <form id="check-in-form" class="pad stack ruled" on:submit=submit>
            <CheckInFields entry ticked subject has_value=true />
            <div class="actions"><button class="btn" type="submit">"Record"</button></div>
        </form>
    }
}
