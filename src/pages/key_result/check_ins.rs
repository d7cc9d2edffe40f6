//! The check-ins: a form for a new one, and the table that says the same as the chart.

use super::Page;
use super::check_in::Editor;
use super::form::{CheckInFields, Ticked};
use crate::desk::{Model, use_desk};
use crate::domain::{Id, KeyResultKind, Kind};
use crate::models::key_result::{self, Measured};
use crate::pages::intake::PasteHistory;
use crate::recording;
use crate::ui::recording::{Asked, RowEntry};
use crate::ui::{RecordWords, Records, Show, focus_on};
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
pub fn CheckIns(id: Id, page: Model<Page>, is_open: Signal<bool>) -> impl IntoView {
    let measured_by = page.one(|page| page.measured.clone());
    let editor = Arc::new(move |id, close| view! { <Editor id page close /> }.into_any());
    let own = id.clone();
    let past = StoredValue::new(recording::Subject::KeyResult(id.clone()));
    view! {
        <Records words=&WORDS goal=id lines=key_result::check_ins is_open editor>
            <Show when=move || measured_by.is_here()>{measured(measured_by)}</Show>
            <Show when=move || is_open.get() fallback=move || closed(page)>
                <Add id=own.clone() page />
                <Show when=move || has_history(page) && !measured_by.is_here()>
                    <PasteHistory subject=past.get_value() />
                </Show>
            </Show>
        </Records>
    }
}

/// Whether its check-ins are numbers.
fn has_history(page: Model<Page>) -> bool {
    page.get().facts.kind.is_some_and(KeyResultKind::is_numeric)
}

fn closed(page: Model<Page>) -> AnyView {
    let parent = move || page.get().parent.clone().map(|(href, _)| href);
    view! {
        <p class="pad small">
            "Its objective is closed, so check-ins are off. "
            <a href=parent>"Reopen the objective"</a>
            " to change it."
        </p>
    }
    .into_any()
}

/// That a KPI's readings are the check-ins, with those of the cycle.
fn measured(by: Model<Measured>) -> AnyView {
    let row = |(day, value): &(String, String)| {
        view! { <tr><th scope="row">{day.clone()}</th><td class="num">{value.clone()}</td></tr> }
    };
    view! {
        <div class="pad stack">
            <p>
                "Measured by the KPI "
                <a class="kpi-link" href=by.text(|by| &by.href)>{by.text(|by| &by.name)}</a>
                ". The KPI’s readings are the check-ins: a value you record here is added there. Correct it there."
            </p>
            <details>
                <summary>{by.text(|by| &by.count)}</summary>
                <div class="scroll"><table>
                    <thead><tr><th scope="col">"Day"</th><th scope="col" class="num">"Value"</th></tr></thead>
                    <tbody>{move || by.get().readings.iter().map(row).collect_view()}</tbody>
                </table></div>
            </details>
        </div>
    }
    .into_any()
}

#[component]
fn Add(id: Id, page: Model<Page>) -> impl IntoView {
    let desk = use_desk();
    let entry = RowEntry::kept(recording::Subject::KeyResult(id));
    let ticked = Ticked(RwSignal::default());
    let fresh = move || {
        let page = page.get();
        let steps = page.facts.steps.iter().filter(|(_, _, done)| *done);
        let steps = steps.map(|(id, _, _)| id.clone()).collect::<Vec<Id>>();
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
            desk.say("Confidence is low: say what is in the way, then record.");
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
            <CheckInFields entry ticked page has_value=true />
            <Show when=move || entry.left.get()><p class="small">"Not recorded yet."</p></Show>
            <Asked entry go=Callback::new(move |()| record()) />
            <div class="actions"><button class="btn" type="submit">"Record"</button></div>
        </form>
    }
}
