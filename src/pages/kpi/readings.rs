//! The readings: a line to add one, and the table that says the same as the chart.

use super::Subject;
use super::reading::{Editor, VALUE_FIELD, focus_value};
use crate::desk::use_desk;
use crate::domain::{Cadence, Id, Kind, Kpi, Reading};
use crate::figures::Figures;
use crate::insight::status::against_target;
use crate::plot::reading_said;
use crate::recording::{self, Place};
use crate::ui::recording::{Asked, Entry, hour_field};
use crate::ui::{Error, RecordLine, RecordWords, Records, focus_on, kpi_mark};
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
pub fn Readings(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let entry = Entry::kept(recording::Subject::Kpi(id.clone()));
    // Newest first, all of them: also those that a later one of the same day outweighs.
    let lines = move |most| {
        let figures = desk.figures();
        desk.read(|workspace| {
            let all = workspace.readings_of(&id);
            let newest = all.iter().rev().take(most);
            let lines =
                subject.with(|known| newest.map(|it| line(it, &known.kpi, &figures)).collect());
            (all.len(), lines)
        })
    };
    let kpi = Signal::derive(move || subject.with(|known| Some(known.kpi.clone())));
    let editor = Arc::new(move |id, close| view! { <Editor id kpi close /> }.into_any());
    view! {
        <Records words=&WORDS lines=Box::new(lines) is_open=true editor>
            <Add entry subject />
        </Records>
    }
}

/// A reading as the table shows it, judged by the target of its day.
fn line(reading: &Reading, kpi: &Kpi, figures: &Figures) -> RecordLine {
    let parts = [reading.note.as_str(), reading.author.as_str()];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    RecordLine {
        id: reading.id.clone(),
        day: figures.day_hour(reading.date, reading.hour),
        value: reading_said(kpi, reading.date, reading.value, figures),
        status: Some(kpi_mark(against_target(
            reading.value,
            kpi.target_on(reading.date),
        ))),
        note: told.join(" · "),
        ..RecordLine::default()
    }
}

#[component]
fn Add(entry: Entry, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    if entry.date.with_untracked(String::is_empty) {
        entry.date.set(desk.moment().today().to_string());
    }
    let hint = move || {
        let figures = desk.figures();
        subject.with(|known| {
            known.report.last.as_ref().map_or_else(String::new, |last| {
                reading_said(&known.kpi, last.date, last.value, &figures)
            })
        })
    };
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
    let hourly = untrack(|| subject.with(|known| known.kpi.cadence == Some(Cadence::Hour)));
    let invalid = move |place: Place| move || entry.problem(place).is_some().then_some("true");
    view! {
        <form class="add" on:submit=submit>
            <label class="labelled"><span class="label">"New value"</span>
                <input id=VALUE_FIELD class="field" data-figure="" autocomplete="off" placeholder=hint
                    aria-invalid=invalid(Place::Value) aria-describedby="new-reading-error"
                    prop:value=entry.value
                    on:input=move |event| { entry.value.set(event_target_value(&event)); entry.trouble.set(None); } />
            </label>
            <label class="labelled"><span class="label">"Day"</span>
                <input class="field" type="date" aria-invalid=invalid(Place::Date) aria-describedby="new-reading-error"
                    prop:value=entry.date on:input=move |event| { entry.date.set(event_target_value(&event)); entry.trouble.set(None); } />
            </label>
            {hourly.then(|| hour_field(entry))}
            <label class="labelled grow"><span class="label">"Note"</span>
                <input class="field" autocomplete="off" prop:value=entry.note on:input=move |event| entry.note.set(event_target_value(&event)) />
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
