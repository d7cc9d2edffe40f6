//! The field a table is pasted into, and the file that fills it.

use crate::intake::{decode, read_table, write_table};
use crate::pages::share::open_file;
use crate::ui::{Error, fresh_dom_id};
use leptos::prelude::*;
use web_sys::ClipboardEvent;

/// The largest file that is read here, in bytes.
const LARGEST: f64 = 5e6;

/// The field, with a button that opens a file.
#[component]
pub fn TableField(
    /// The label.
    label: &'static str,
    /// What belongs here.
    hint: &'static str,
    /// An example in place of a text.
    placeholder: &'static str,
    /// The text.
    text: RwSignal<String>,
) -> impl IntoView {
    let id = fresh_dom_id("table");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let trouble = RwSignal::new(None::<String>);
    let picker = NodeRef::<leptos::html::Input>::new();
    let opened = move |_| {
        let Some(input) = picker.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can then be chosen again.
        input.set_value("");
        let Some(file) = file else { return };
        let name = file.name();
        if file.size() > LARGEST {
            trouble.set(Some(format!(
                "“{name}” is larger than 5 MB. Open a part of it."
            )));
            return;
        }
        open_file(&file, move |bytes| match bytes {
            Ok(bytes) if bytes.starts_with(b"PK") => {
                let said = "This is a workbook. In your spreadsheet, save the sheet as CSV, or copy its cells here.";
                let _ = trouble.try_set(Some(said.to_owned()));
            }
            Ok(bytes) => {
                let _ = trouble.try_set(None);
                let _ = text.try_set(decode(&bytes));
            }
            Err(_) => {
                let said = format!(
                    "The browser could not read “{name}”. Copy it to this computer and try again."
                );
                let _ = trouble.try_set(Some(said));
            }
        });
    };
    view! {
        <div class="labelled">
            <label for=id.clone()>{label}</label>
            <textarea id=id class="field" rows="6" spellcheck="false" placeholder=placeholder
                aria-describedby=format!("{error_id} {hint_id}")
                prop:value=text
                on:paste=move |event| paste(&event, text)
                on:input=move |event| {
                    trouble.set(None);
                    text.set(event_target_value(&event));
                }></textarea>
            <span class="hint" id=hint_id>{hint}</span>
            <Error text=trouble id=error_id />
        </div>
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| {
                if let Some(input) = picker.get_untracked() { input.click(); }
            }>"Open a CSV file"</button>
            <input type="file" hidden accept=".csv,.tsv,.txt,text/csv,text/plain" aria-label="CSV file" node_ref=picker
                on:change=opened />
        </div>
    }
}

/// Takes the table of a page from the clipboard, which keeps merged cells and line breaks that its plain text has lost. What is no
/// table is pasted as always.
fn paste(event: &ClipboardEvent, text: RwSignal<String>) {
    let page = event
        .clipboard_data()
        .and_then(|data| data.get_data("text/html").ok());
    let Some(page) =
        page.filter(|page| page.contains("<table") && text.with_untracked(String::is_empty))
    else {
        return;
    };
    let table = read_table(&page);
    if !table.rows.is_empty() {
        event.prevent_default();
        text.set(write_table(&table, '\t'));
    }
}
