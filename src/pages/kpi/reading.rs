//! One reading corrected in its place in the table.

use crate::desk::use_desk;
use crate::domain::{Id, Record};
use crate::keys::{Act, KeyPlace as Keys};
use crate::recording::{RowPlace, Subject};
use crate::ui::recording::{Asked, RowEntry};
use crate::ui::{Error, act_of, focus_on};
use leptos::prelude::*;

/// The element id of the field for a new value.
pub const VALUE_FIELD: &str = "new-reading";
/// Moves the focus to the field for a new value.
pub fn focus_value() {
    focus_on("#new-reading");
}

/// The row in which a reading is corrected: Enter saves, Escape leaves it as it was. The number is held with every digit it has.
#[component]
pub fn Editor(
    /// The reading.
    id: Id,
    /// Whether its KPI's numbers are of an hour and not of a whole day.
    hourly: bool,
    /// Shows it again as it stands.
    close: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let before = desk.peek(|workspace| workspace.reading(&id).cloned().unwrap_or_default());
    let entry = RowEntry::new(Subject::Kpi(before.kpi.clone()));
    let hourly = hourly || before.hour.is_some();
    let day = before.date;
    entry.correct_this(Record::from(before));
    let node = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            let _ = field.focus();
            field.select();
        }
    });
    let save = move || {
        if entry.record(day, None) {
            close.run(());
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| match act_of(&event, Keys::Line) {
        // Enter on a button is the button's.
        Some(Act::Confirm) if entry.readings().is_none() && entry.far_day().is_none() => {
            event.prevent_default();
            save();
        }
        Some(Act::Cancel) => close.run(()),
        _ => {}
    };
    let invalid = move |place: RowPlace| move || entry.problem(place).is_some().then_some("true");
    view! {
        <tr class="editing" on:keydown=on_key>
            <td>
                <input
                    class="field"
                    type="date"
                    aria-label="Day"
                    aria-invalid=invalid(RowPlace::Date)
                    prop:value=entry.date
                    on:input=move |event| {
                        entry.date.set(event_target_value(&event));
                        entry.trouble.set(None);
                    }
                />
                {hourly.then(|| view! {
                    <input
                        class="field"
                        inputmode="numeric"
                        data-figure=""
                        autocomplete="off"
                        aria-label="Hour, 0 to 23"
                        placeholder="hour"
                        aria-invalid=invalid(RowPlace::Hour)
                        prop:value=entry.hour
                        on:input=move |event| entry.hour.set(event_target_value(&event))
                    />
                })}
            </td>
            <td class="num">
                <input
                    class="field"
                    data-figure=""
                    autocomplete="off"
                    aria-label="Value"
                    node_ref=node
                    prop:value=entry.value
                    aria-invalid=invalid(RowPlace::Value)
                    on:input=move |event| {
                        entry.value.set(event_target_value(&event));
                        entry.trouble.set(None);
                    }
                />
            </td>
            <td colspan="2">
                <input
                    class="field"
                    autocomplete="off"
                    aria-label="Note"
                    placeholder="Note"
                    prop:value=entry.note
                    on:input=move |event| entry.note.set(event_target_value(&event))
                />
                <Asked entry go=Callback::new(move |()| save()) />
                <Error text=Signal::derive(move || entry.plain_problem()) />
            </td>
            <td class="tools">
                <button class="btn primary" type="button" on:click=move |_| save()>"Save"</button>
                <button class="btn" type="button" on:click=move |_| close.run(())>"Cancel"</button>
            </td>
        </tr>
    }
}
