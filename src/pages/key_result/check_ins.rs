//! The check-ins: a form for a new one, and the table that says the same as the chart.

use super::Subject;
use super::check_in::{Editor, line};
use super::form::{CheckInFields, Ticked};
use crate::desk::use_desk;
use crate::domain::{Id, Kind};
use crate::figures::count;
use crate::recording;
use crate::route::Route;
use crate::ui::recording::{Asked, Entry};
use crate::ui::{RecordWords, Records, focus_on};
use leptos::prelude::*;
use std::sync::Arc;

static WORDS: RecordWords = RecordWords {
    kind: Kind::CheckIn,
    heading: "check-ins-title",
    title: "Check-ins",
    one: "check-in",
    many: "check-ins",
    third: "Confidence",
    most: 14,
};

/// Adding, correcting and deleting check-ins.
#[component]
pub fn CheckIns(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    // Newest first, all of them: also those that a later one of the same day outweighs.
    let lines = move |most| {
        let figures = desk.figures();
        desk.read(|workspace| {
            let all = workspace.check_ins_of(&of);
            let newest = all.iter().rev().take(most);
            let of = |known: &super::Known| {
                newest
                    .map(|it| line(it, &known.key_result, &figures))
                    .collect()
            };
            (all.len(), subject.with(of))
        })
    };
    let is_open = subject.signal(super::Known::is_open);
    let parent =
        subject.signal(|known| Route::Objective(known.key_result.objective.clone()).href());
    let editor = Arc::new(move |id, close| view! { <Editor id subject close /> }.into_any());
    view! {
        <Records words=&WORDS lines=Box::new(lines) is_open editor>
            <Measured subject />
            <Show when=move || is_open.get()
                fallback=move || view! { <p class="pad small">"Its objective is closed, so nothing is recorded any more. "<a href=parent>"Reopen the objective"</a>" to change it."</p> }>
                <Add id=id.clone() subject />
            </Show>
        </Records>
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
            let value = |value| figures.recorded(&known.key_result, value);
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
    let entry = Entry::kept(recording::Subject::KeyResult(id));
    let ticked = Ticked(RwSignal::default());
    let fresh = move || {
        let steps = subject.with(|known| {
            let steps = known.facts.steps.iter().filter(|(_, _, done)| *done);
            steps.map(|(id, _, _)| id.clone()).collect::<Vec<Id>>()
        });
        if entry.date.with_untracked(String::is_empty) {
            entry.date.set(desk.moment().today().to_string());
        }
        if entry.steps.with_untracked(Option::is_none) {
            entry.steps.set(Some(steps));
        }
        ticked.0.set(String::new());
    };
    untrack(fresh);
    let record = move || {
        // Asked once; a person who leaves it empty is believed the second time.
        if entry.asks_for_blocker() && !entry.open.get_untracked() {
            entry.open.set(true);
            desk.say("Confidence is low: say what is in the way, then Record.");
            return;
        }
        if entry.record(desk.moment().today(), ticked.done()) {
            untrack(fresh);
            focus_on("#check-in-form input, #check-in-form select");
        } else if untrack(|| entry.readings().is_some() || entry.far_day().is_some()) {
            focus_on("#check-in-form .ask button");
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        record();
    };
    view! {
        <form id="check-in-form" class="pad stack ruled" on:submit=submit>
            <CheckInFields entry ticked subject has_value=true />
            <Show when=move || entry.left.get()><p class="small">"Not recorded yet."</p></Show>
            <Asked entry go=Callback::new(move |()| record()) />
            <div class="actions"><button class="btn" type="submit">"Record"</button></div>
        </form>
    }
}
