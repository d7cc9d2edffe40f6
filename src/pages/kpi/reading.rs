//! One reading in the table: shown, corrected in place, deleted with an undo.

use crate::desk::{Desk, use_desk};
use crate::domain::{Command, Kind, Kpi, Reading, Record, parse_iso};
use crate::insight::status::against_target;
use crate::phrase::read_value;
use crate::recording::convention;
use crate::ui::{Error, Glyph, Icon, StatusMark, focus_on, kpi_mark};
use leptos::prelude::*;

/// The element id of the field for a new value.
pub const VALUE_FIELD: &str = "new-reading";
/// The element id of the table's heading.
pub const TABLE_HEADING: &str = "readings-title";

/// Moves the focus to the field for a new value.
pub fn focus_value() {
    focus_on("#new-reading");
}

/// Moves to the table that says the same as the chart.
pub fn show_table() {
    focus_on("#readings-title");
}

/// One row. While it is edited its cells are fields; Enter saves, Escape leaves it as it was.
#[component]
pub fn ReadingRow(
    /// The reading as it stands now; none for a moment while it is deleted.
    #[prop(into)]
    reading: Signal<Option<Reading>>,
    /// Its KPI as it stands now.
    #[prop(into)]
    kpi: Signal<Option<Kpi>>,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    move || {
        if editing.get() {
            view! { <Editor reading kpi editing /> }.into_any()
        } else {
            view! { <Shown reading kpi editing /> }.into_any()
        }
    }
}

#[component]
fn Shown(
    reading: Signal<Option<Reading>>,
    kpi: Signal<Option<Kpi>>,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let both = move || reading.get().zip(kpi.get());
    let day = Signal::derive(move || {
        both()
            .map(|(reading, _)| when(desk, &reading))
            .unwrap_or_default()
    });
    let value = move || {
        both().map(|(reading, kpi)| desk.figures().value(reading.value, &kpi.unit, kpi.decimals))
    };
    let status = Signal::derive(move || {
        both().map(|(reading, kpi)| {
            kpi_mark(against_target(reading.value, kpi.target_on(reading.date)))
        })
    });
    let said = move || {
        both().map(|(reading, _)| {
            let parts = [reading.note, reading.author];
            let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            told.join(" · ")
        })
    };
    let delete = move |_| {
        let Some(reading) = reading.get_untracked() else {
            return;
        };
        // The row goes with the focus in it; the heading takes it.
        if desk.run_and_say(
            Command::delete(Kind::Reading, &reading.id),
            format!("Reading of {} deleted.", when(desk, &reading)),
        ) {
            focus_on("#readings-title");
        }
    };
    view! {
        <tr>
            <th scope="row" class="nowrap">{day}</th>
            <td class="num">{value}</td>
            <td class="status-cell">{move || status.get().map(|(mark, word)| view! { <StatusMark mark text=word.to_owned() /> })}</td>
            <td class="note">{said}</td>
            <td class="tools">
                <button class="btn icon" type="button" aria-label=move || format!("Edit the reading of {}", day.get()) on:click=move |_| editing.set(true)>
                    <Icon of=Glyph::Edit />
                </button>
                <button class="btn icon" type="button" aria-label=move || format!("Delete the reading of {}", day.get()) on:click=delete>
                    <Icon of=Glyph::Delete />
                </button>
            </td>
        </tr>
    }
}

#[component]
fn Editor(
    reading: Signal<Option<Reading>>,
    kpi: Signal<Option<Kpi>>,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let before = reading.get_untracked().unwrap_or_default();
    let unit =
        kpi.with_untracked(|kpi| kpi.as_ref().map(|kpi| kpi.unit.clone()).unwrap_or_default());
    let value = RwSignal::new(desk.figures().number(before.value, None));
    let date = RwSignal::new(before.date.to_string());
    let note = RwSignal::new(before.note.clone());
    let trouble = RwSignal::new(None::<String>);
    let node = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            let _ = field.focus();
            field.select();
        }
    });
    let original = StoredValue::new(before);
    let save = move || {
        let figures = desk
            .settings
            .with_untracked(crate::settings::Settings::figures);
        let read = match read_value(&value.get_untracked(), convention(&figures), &unit) {
            Ok(read) => read,
            Err(error) => return trouble.set(Some(error.to_string())),
        };
        let day = parse_iso(&date.get_untracked());
        let Some(day) = day.filter(|day| *day <= desk.moment().today()) else {
            return trouble.set(Some("Choose today or an earlier day.".to_owned()));
        };
        let changed = Reading {
            value: read,
            date: day,
            note: note.get_untracked().trim().to_owned(),
            ..original.get_value()
        };
        let same = changed == original.get_value();
        if same
            || desk.run_and_say(
                Command::save(vec![Record::from(changed)]),
                "The reading is corrected.",
            )
        {
            editing.set(false);
            focus_on("#readings-title");
        }
    };
    let on_key = {
        let save = save.clone();
        move |event: web_sys::KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                save();
            }
            "Escape" => {
                editing.set(false);
                focus_on("#readings-title");
            }
            _ => {}
        }
    };
    view! {
        <tr class="editing" on:keydown=on_key>
            <td><input class="field" type="date" aria-label="Day" prop:value=date on:input=move |event| date.set(event_target_value(&event)) /></td>
            <td class="num"><input class="field" inputmode="decimal" autocomplete="off" aria-label="Value" node_ref=node prop:value=value
                aria-invalid=move || trouble.get().is_some().then_some("true")
                on:input=move |event| value.set(event_target_value(&event)) /></td>
            <td colspan="2">
                <input class="field" autocomplete="off" aria-label="Note" placeholder="Note" prop:value=note on:input=move |event| note.set(event_target_value(&event)) />
                <Error text=Signal::derive(move || trouble.get()) />
            </td>
            <td class="tools">
                <button class="btn primary" type="button" on:click=move |_| save()>"Save"</button>
                <button class="btn" type="button" on:click=move |_| { editing.set(false); focus_on("#readings-title"); }>"Cancel"</button>
            </td>
        </tr>
    }
}

fn when(desk: Desk, reading: &Reading) -> String {
    let day = desk.figures().day(reading.date);
    match reading.hour {
        Some(hour) => format!("{day} {hour}:00"),
        None => day,
    }
}
