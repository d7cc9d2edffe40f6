//! One reading corrected in its place in the table.

use crate::desk::use_desk;
use crate::domain::{Cadence, Command, Id, Kpi, Reading, Record, parse_iso};
use crate::phrase::read_value;
use crate::recording::{self, convention};
use crate::ui::{Error, focus_on};
use leptos::prelude::*;

/// The element id of the field for a new value.
pub const VALUE_FIELD: &str = "new-reading";
/// The table's heading, as a selector.
const TABLE: &str = "#readings-title";

/// Moves the focus to the field for a new value.
pub fn focus_value() {
    focus_on("#new-reading");
}

/// Moves to the table that says the same as the chart.
pub fn show_table() {
    focus_on(TABLE);
}

/// The row in which a reading is corrected: Enter saves, Escape leaves it as it was.
#[component]
pub fn Editor(
    /// The reading.
    id: Id,
    /// Its KPI as it stands now.
    #[prop(into)]
    kpi: Signal<Option<Kpi>>,
    /// Shows it again as it stands.
    close: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let before = desk.peek(|workspace| workspace.reading(&id).cloned().unwrap_or_default());
    let unit =
        kpi.with_untracked(|kpi| kpi.as_ref().map(|kpi| kpi.unit.clone()).unwrap_or_default());
    let value = RwSignal::new(desk.figures().number(before.value, None));
    let date = RwSignal::new(before.date.to_string());
    let hour = RwSignal::new(before.hour.map(|hour| hour.to_string()).unwrap_or_default());
    let hourly = before.hour.is_some()
        || kpi.with_untracked(|kpi| {
            let cadence = kpi.as_ref().and_then(|kpi| kpi.cadence);
            cadence == Some(Cadence::Hour)
        });
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
        let hour = match recording::hour(&hour.get_untracked(), day, &desk.moment()) {
            Ok(hour) => hour,
            Err(error) => return trouble.set(Some(error.to_string())),
        };
        let changed = Reading {
            value: read,
            date: day,
            hour,
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
            close.run(());
        }
    };
    let on_key = {
        let save = save.clone();
        move |event: web_sys::KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                save();
            }
            "Escape" => close.run(()),
            _ => {}
        }
    };
    view! {
        <tr class="editing" on:keydown=on_key>
            <td><input class="field" type="date" aria-label="Day" prop:value=date on:input=move |event| date.set(event_target_value(&event)) />
                {hourly.then(|| view! {
                    <input class="field" inputmode="numeric" autocomplete="off" aria-label="Hour, 0 to 23" placeholder="hour" prop:value=hour on:input=move |event| hour.set(event_target_value(&event)) />
                })}</td>
            <td class="num"><input class="field" inputmode="decimal" autocomplete="off" aria-label="Value" node_ref=node prop:value=value
                aria-invalid=move || trouble.get().is_some().then_some("true")
                on:input=move |event| value.set(event_target_value(&event)) /></td>
            <td colspan="2">
                <input class="field" autocomplete="off" aria-label="Note" placeholder="Note" prop:value=note on:input=move |event| note.set(event_target_value(&event)) />
                <Error text=Signal::derive(move || trouble.get()) />
            </td>
            <td class="tools">
                <button class="btn primary" type="button" on:click=move |_| save()>"Save"</button>
                <button class="btn" type="button" on:click=move |_| close.run(())>"Cancel"</button>
            </td>
        </tr>
    }
}
