//! The field a table is pasted into, and the file that takes its place.

use super::source::{FileLine, Source};
use crate::intake::{read_table, write_table};
use crate::ui::{Error, Pick, Show, fresh_dom_id};
use leptos::prelude::*;
use web_sys::ClipboardEvent;

/// The field, with a button that opens a file.
#[component]
pub fn TableField(
    /// The label.
    label: &'static str,
    /// What belongs here.
    hint: &'static str,
    /// An example in place of a text.
    placeholder: &'static str,
    /// The rows.
    source: Source,
) -> impl IntoView {
    let id = fresh_dom_id("table");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let picker = NodeRef::<leptos::html::Input>::new();
    let opened = move |_| {
        let Some(input) = picker.get_untracked() else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            source.open(&file);
        }
        // The same file can then be chosen again.
        input.set_value("");
    };
    view! {
        <div class="labelled" hidden=move || source.file.with(Option::is_some)>
            <label for=id.clone()>{label}</label>
            <textarea id=id class="field" rows="6" spellcheck="false" placeholder=placeholder
                aria-describedby=format!("{error_id} {hint_id}")
                prop:value=source.text
                on:paste=move |event| paste(&event, source)
                on:input=move |event| source.write(event_target_value(&event))></textarea>
            <span class="hint" id=hint_id>{hint}</span>
        </div>
        {file_line(source)}
        <Error text=source.trouble id=error_id />
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| {
                if let Some(input) = picker.get_untracked() { input.click(); }
            }>"Open a spreadsheet"</button>
            <Show when=move || source.file.with(Option::is_some)>
                <button class="btn" type="button" on:click=move |_| source.clear()>"Paste instead"</button>
            </Show>
            <input type="file" hidden accept=".xlsx,.csv,.tsv,.tab,.txt,text/csv,text/plain"
                aria-label="Spreadsheet to open" node_ref=picker on:change=opened />
        </div>
    }
}

/// The file that is being read, with its progress, or was read, with its sheets.
pub fn file_line(source: Source) -> AnyView {
    let read = move |file: &FileLine| {
        let names = file.sheets.iter().enumerate();
        let sheets: Vec<(String, String)> = names
            .map(|(at, name)| (at.to_string(), name.clone()))
            .collect();
        let shown = RwSignal::new(file.shown.to_string());
        let choose = move |at: String| at.parse().map_or((), |at| source.turn_to(at));
        view! {
            <p>{format!("“{}”, {}", file.name, file.rows)}</p>
            {(sheets.len() > 1).then(|| view! {
                <Pick label="Sheet" value=shown options=Signal::stored(sheets) on_edit=choose />
            })}
        }
    };
    let words = move || {
        let reading = source.reading.get();
        reading.map_or_else(String::new, |(name, share)| {
            format!("Reading {name}: {share} %")
        })
    };
    view! {
        {move || source.file.get().as_ref().map(read)}
        <Show when=move || source.reading.with(Option::is_some)>
            <div class="actions">
                <span role="status">{words}</span>
                <button class="btn" type="button" on:click=move |_| source.cancel()>"Stop reading"</button>
            </div>
        </Show>
    }
    .into_any()
}

/// Takes the table of a page from the clipboard, which keeps merged cells and line breaks that its plain text has lost. What is no
/// table is pasted as always.
fn paste(event: &ClipboardEvent, source: Source) {
    let page = event
        .clipboard_data()
        .and_then(|data| data.get_data("text/html").ok());
    let Some(page) =
        page.filter(|page| page.contains("<table") && source.text.with_untracked(String::is_empty))
    else {
        return;
    };
    let table = read_table(&page);
    if !table.rows.is_empty() {
        event.prevent_default();
        source.write(write_table(&table, '\t'));
    }
}
