//! One check-in corrected in its place in the table.

use super::Page;
use super::form::{CheckInFields, Ticked};
use crate::desk::{Model, use_desk};
use crate::domain::Id;
use crate::keys::{Act, KeyPlace};
use crate::recording;
use crate::ui::recording::{Asked, RowEntry};
use crate::ui::{act_of, focus_on};
use leptos::prelude::*;

/// The row in which a check-in is corrected; Escape leaves it as it was.
#[component]
pub fn Editor(
    /// The check-in.
    id: Id,
    /// Its key result.
    page: Model<Page>,
    /// Shows it again as it stands.
    close: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let before = desk.peek(|workspace| workspace.check_in(&id).cloned().unwrap_or_default());
    let entry = RowEntry::new(recording::Subject::KeyResult(before.key_result.clone()));
    entry.correct_this(before.clone().into());
    let ticked = Ticked(RwSignal::new(
        match before.value {
            Some(value) if value >= 1.0 => "yes",
            Some(_) => "no",
            None => "",
        }
        .to_owned(),
    ));
    // A value that belongs to the KPI is corrected there; an old one of its own stays editable.
    let has_value = page.peek().measured.is_none();
    let original = StoredValue::new(before);
    let save = move || {
        if original.with_value(|original| entry.correct(original, ticked.done(), has_value)) {
            close.run(());
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save();
    };
    focus_on("tr.editing input, tr.editing select");
    let on_key = move |event: web_sys::KeyboardEvent| {
        if act_of(&event, KeyPlace::Line) == Some(Act::Cancel) {
            close.run(());
        }
    };
    view! {
        <tr class="editing" on:keydown=on_key>
            <td colspan="5">
                <form class="stack" aria-label="Correct check-in" on:submit=submit>
                    <CheckInFields entry ticked page has_value />
                    <Asked entry go=Callback::new(move |()| save()) />
                    <div class="actions">
                        <button class="btn primary" type="submit">"Save"</button>
                        <button class="btn" type="button" on:click=move |_| close.run(())>"Cancel"</button>
                    </div>
                </form>
            </td>
        </tr>
    }
}
