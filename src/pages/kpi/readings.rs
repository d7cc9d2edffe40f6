//! The readings: a line to add one, and the table that says the same as the chart.

use super::Page;
use super::reading::{Editor, VALUE_FIELD, focus_value};
use crate::desk::{Model, use_desk};
use crate::domain::{Id, Kind};
use crate::models::kpi;
use crate::pages::intake::PasteHistory;
use crate::recording::{self, RowPlace};
use crate::ui::recording::{Asked, RowEntry, hour_field};
use crate::ui::{Error, RecordWords, Records, Show, focus_on};
use leptos::prelude::*;
use std::sync::Arc;

static WORDS: RecordWords = RecordWords {
    kind: Kind::Reading,
    heading: "readings-title",
    title: "Readings",
    one: "reading",
    many: "readings",
    third: "Status that day",
    most: 8,
};

/// Adding, correcting and deleting readings.
#[component]
pub fn Readings(id: Id, page: Model<Page>) -> impl IntoView {
    let subject = recording::Subject::Kpi(id.clone());
    let entry = RowEntry::kept(subject.clone());
    let editor = Arc::new(move |id, close| {
        let hourly = page.peek().hourly;
        view! { <Editor id hourly close /> }.into_any()
    });
    view! {
        <Records words=&WORDS goal=id lines=kpi::readings is_open=Signal::stored(true) editor>
            <Add entry page />
            <PasteHistory subject />
        </Records>
    }
}

#[component]
fn Add(entry: RowEntry, page: Model<Page>) -> impl IntoView {
    let desk = use_desk();
    if entry.date.with_untracked(String::is_empty) {
        entry.date.set(desk.moment().today().to_string());
    }
    let record = move || {
        let today = desk.moment().today();
        if entry.record(today, None) {
            entry.date.set(today.to_string());
            focus_value();
        } else if untrack(|| entry.readings().is_some() || entry.far_day().is_some()) {
            focus_on("form.add .ask button");
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        record();
    };
    let hourly = page.peek().hourly;
    let invalid = move |place: RowPlace| move || entry.problem(place).is_some().then_some("true");
    view! {
        <form class="add" on:submit=submit>
            <label class="labelled">
                <span class="label">"New value"</span>
                <input
                    id=VALUE_FIELD
                    class="field"
                    data-figure=""
                    autocomplete="off"
                    placeholder=page.text(|page| &page.last)
                    aria-invalid=invalid(RowPlace::Value)
                    aria-describedby="new-reading-error"
                    prop:value=entry.value
                    on:input=move |event| {
                        entry.value.set(event_target_value(&event));
                        entry.trouble.set(None);
                    }
                />
            </label>
            <label class="labelled">
                <span class="label">"Day"</span>
                <input
                    class="field"
                    type="date"
                    aria-invalid=invalid(RowPlace::Date)
                    aria-describedby="new-reading-error"
                    prop:value=entry.date
                    on:input=move |event| {
                        entry.date.set(event_target_value(&event));
                        entry.trouble.set(None);
                    }
                />
            </label>
            {hourly.then(|| hour_field(entry))}
            <label class="labelled grow">
                <span class="label">"Note"</span>
                <input
                    class="field"
                    autocomplete="off"
                    prop:value=entry.note
                    on:input=move |event| entry.note.set(event_target_value(&event))
                />
            </label>
            <button class="btn" type="submit">"Record"</button>
            <div class="wide kept">
                <Show when=move || entry.left.get()><p class="small">"Not recorded yet."</p></Show>
                <Asked entry go=Callback::new(move |()| record()) />
                <Error text=Signal::derive(move || entry.plain_problem()) id="new-reading-error" />
            </div>
        </form>
    }
}
