//! Files in: by button, or dropped anywhere.

use super::files::open_file;
use super::preview::PreviewDialog;
use crate::desk::{Desk, use_desk};
use crate::domain::read_json;
use crate::exchange::{Incoming, Preview, check_size, parse, preview};
use crate::intake::sheet::is_viva_json;
use crate::intake::workbook::is_workbook;
use crate::ui::Show;
use leptos::prelude::*;
use web_sys::{DragEvent, File};

/// What became of the file that was opened last.
#[derive(Clone, PartialEq)]
pub enum Arrival {
    /// No file is being looked at.
    Nothing,
    /// It is being read.
    Reading(String),
    /// It could not be read; nothing changed.
    Failed {
        /// The file's name.
        name: String,
        /// What is wrong, where, and what to do.
        sentence: String,
    },
    /// It is a table of goals.
    Table {
        /// The file's name.
        name: String,
        /// The name and what it holds; none where the table is still to be pasted.
        file: Option<(String, Vec<u8>)>,
    },
    /// It was understood and waits for a person to agree.
    Understood {
        /// The file's name.
        name: String,
        /// Its records.
        incoming: Incoming,
        /// What merging would do.
        preview: Preview,
        /// The room in KB that it needs, where the browser's storage has less.
        shortage: Option<usize>,
        /// Whether it was opened to restore goals from it.
        restores: bool,
    },
}

impl Arrival {
    /// Records that were read, with what merging them, or restoring from them, would do.
    pub(super) fn understood(desk: Desk, name: String, incoming: Incoming, restores: bool) -> Self {
        let (preview, shortage) = desk.keeping.read_library(|library| {
            let preview = preview(library.replica(), &incoming);
            (preview, library.shortage(&incoming.records))
        });
        Self::Understood {
            name,
            incoming,
            preview,
            shortage: shortage.map(|room| room.div_ceil(1000)),
            restores,
        }
    }
}

/// The one place where files arrive.
#[derive(Clone, Copy)]
pub struct Inbox {
    /// What became of the file that was opened last.
    pub arrival: RwSignal<Arrival, LocalStorage>,
}

impl Inbox {
    /// Opens the preview for a table that is still to be pasted.
    pub fn paste(self) {
        let name = "a table".to_owned();
        self.arrival.set(Arrival::Table { name, file: None });
    }

    fn new() -> Self {
        Self {
            arrival: RwSignal::new_local(Arrival::Nothing),
        }
    }

    /// Reads a file and shows what merging it, or restoring goals from it, would do.
    pub fn receive(self, desk: Desk, file: &File, restores: bool) {
        let name = file.name();
        let failed = {
            let name = name.clone();
            move |sentence: String| Arrival::Failed { name, sentence }
        };
        // The size is known before a byte is read, so that a giant file does not freeze the page.
        if let Err(error) = check_size(file.size() as u64) {
            self.arrival.set(failed(error.to_string()));
            return;
        }
        self.arrival.set(Arrival::Reading(name.clone()));
        open_file(file, move |bytes| {
            let bytes = match bytes {
                Ok(bytes) if !restores && is_sheet(&name, &bytes) => {
                    let file = Some((name.clone(), bytes));
                    let _ = self.arrival.try_set(Arrival::Table { name, file });
                    return;
                }
                bytes => bytes,
            };
            let understood = bytes
                .map_err(|words| {
                    let way = "Copy it to this computer and try again.";
                    format!("The browser could not read the file ({words}). {way}")
                })
                .and_then(|bytes| {
                    parse(&bytes, desk.moment().stamp).map_err(|error| error.to_string())
                });
            let next = match understood {
                Ok(incoming) => Arrival::understood(desk, name, incoming, restores),
                Err(sentence) => failed(sentence),
            };
            let _ = self.arrival.try_set(next);
        });
    }
}

/// Whether a file holds a table, by its name or by how it begins, or is what Viva Goals exports as JSON.
fn is_sheet(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let is_named = [".csv", ".tsv", ".tab", ".txt"]
        .iter()
        .any(|end| name.ends_with(end));
    is_named
        || is_workbook(bytes)
        || name.ends_with(".json")
            && std::str::from_utf8(bytes)
                .ok()
                .and_then(|text| read_json(text.trim_start_matches('\u{FEFF}')).ok())
                .is_some_and(|value| is_viva_json(&value))
}

/// A button that opens a file.
#[component]
pub fn OpenFile(
    /// Whether it is the main button of its place.
    #[prop(optional)]
    primary: bool,
    /// Whether goals shall be restored from it.
    #[prop(optional)]
    restores: bool,
) -> impl IntoView {
    let desk = use_desk();
    let inbox = expect_context::<Inbox>();
    let picker = NodeRef::<leptos::html::Input>::new();
    let opened = move |_| {
        let Some(input) = picker.get_untracked() else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            inbox.receive(desk, &file, restores);
        }
        // The same file can then be chosen again.
        input.set_value("");
    };
    view! {
        <button class="btn" class:primary=primary type="button" on:click=move |_| {
            if let Some(input) = picker.get_untracked() { input.click(); }
        }>{if restores { "Choose a backup" } else { "Open a file" }}</button>
        <input
            type="file"
            hidden
            accept=if restores { ".json" } else { ".json,.xlsx,.csv,.tsv,.tab,.txt,application/json,text/csv" }
            aria-label=if restores { "Backup to restore from" } else { "File to open" }
            node_ref=picker
            on:change=opened
        />
    }
}

/// Takes a file dropped anywhere, and shows what became of it. Stands once in the frame.
#[component]
pub fn DropTarget() -> impl IntoView {
    let desk = use_desk();
    let inbox = expect_context::<Inbox>();
    let over = RwSignal::new(false);
    let _ = window_event_listener(leptos::ev::dragover, move |event| {
        if carries_file(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let _ = window_event_listener(leptos::ev::dragleave, move |event| {
        // Leaving the window has no element it goes to.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let _ = window_event_listener(leptos::ev::drop, move |event| {
        if !carries_file(&event) {
            return;
        }
        event.prevent_default();
        over.set(false);
        let file = event
            .data_transfer()
            .and_then(|data| data.files())
            .and_then(|files| files.get(0));
        if let Some(file) = file {
            inbox.receive(desk, &file, false);
        }
    });
    view! {
        <Show when=move || over.get()>
            <div class="veil"><p>"Drop the file to look at it"</p></div>
        </Show>
        <PreviewDialog />
    }
}

/// Provides the inbox to everything below.
pub fn provide_inbox() {
    provide_context(Inbox::new());
}

fn carries_file(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}
