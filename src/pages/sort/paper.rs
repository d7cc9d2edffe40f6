//! The text: typed, pasted, dropped or opened.

use super::work::{SortWork, context};
use crate::desk::later;
use crate::pages::share::{Inbox, open_file};
use crate::phrase::sort::sort;
use crate::sorting::{LARGEST, NotSortable, read_file};
use crate::ui::{Mark, MarkSign, Show};
use leptos::html;
use leptos::prelude::*;
use std::hint::black_box;
use std::time::Duration;
use web_sys::{DragEvent, File};

/// A list as people bring it: nested lines, plain ones, a table's row, and one that says too little.
const EXAMPLE: &str = "\
Objective: Make the first week worth paying for (owner: Ines)
- Trial-to-paid conversion from 2% to 5% by end of March
- Cut time to first report from 3 days to 4 hours
  - Rewrite the welcome e-mails
  - Interview ten people who left
- At least 60% of new teams invite a colleague

Become the employer that engineers recommend
- eNPS from 12 to 30
- Fill open roles within 45 days

Gross margin above 40%
First response time under 4 hours
Monthly active users
Publish the new price list by 15 June
Gross margin above 40%
Increase revenue
";

/// When nobody waits: the page stands, and the list is not there yet.
const IDLE: Duration = Duration::from_millis(100);

/// What stands in the empty field.
const PLACEHOLDER: &str = "\
Reduce churn from 5% to 3% by end of June
Gross margin above 40%
Launch the partner portal";

/// The text, and the ways to fill it.
#[component]
pub fn Paper(
    /// The page's state.
    work: SortWork,
) -> impl IntoView {
    let inbox = expect_context::<Inbox>();
    let picker = NodeRef::<html::Input>::new();
    let before = RwSignal::new(String::new());
    // Words are looked up for the first time while nobody waits: the first list is then read as fast as any other.
    let context = context(work.desk);
    set_timeout(
        move || {
            black_box(sort(EXAMPLE, &context));
        },
        IDLE,
    );
    let is_blank = Memo::new(move |_| work.text.with(|text| text.trim().is_empty()));
    let paste = move |_| {
        // What was pasted is in the field after this event.
        later(move || {
            if work
                .text
                .try_with_untracked(|text| text.trim().contains('\n'))
                == Some(true)
            {
                work.sort();
            }
        });
    };
    let chosen = move |_| {
        let Some(input) = picker.get_untracked() else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            receive(work, inbox, &file);
        }
        // The same file can then be chosen again.
        input.set_value("");
    };
    let clear = move |_| {
        before.set(work.text.get_untracked());
        work.clear();
    };
    let example = move |_| {
        work.type_text(EXAMPLE.to_owned());
        work.sort();
    };
    let bring_back = move |_| {
        work.type_text(before.get_untracked());
        before.set(String::new());
    };
    let told = Memo::new(move |_| {
        work.progress.get().map(|(done, of)| {
            let share = (done * 100).checked_div(of).unwrap_or(0);
            format!("Sorting: {share} %")
        })
    });
    view! {
        <section class="card pad stack" aria-label="The text">
            <div class="labelled">
                <label for="sort-text">"Your list"</label>
                <textarea id="sort-text" class="field" rows="9" spellcheck="false"
                    aria-describedby="sort-hint sort-trouble"
                    placeholder=PLACEHOLDER
                    prop:value=work.text on:paste=paste
                    on:input=move |event| work.type_text(event_target_value(&event))></textarea>
                <span class="hint" id="sort-hint">
                    "One goal per line, up to 2,000 lines. Nested lists, Markdown and tables keep their structure. \
                        You can also drop a text file on this page. The text stays in this browser until you clear \
                        it."
                </span>
                <div id="sort-trouble" role="alert">
                    <Show when=move || !work.trouble.with(String::is_empty)>
                        <p class="error"><MarkSign mark=Mark::Bad /><span>{work.trouble}</span></p>
                    </Show>
                </div>
            </div>
            <div class="actions">
                <button class="btn primary" type="button" on:click=move |_| work.sort()>
                    {move || if work.is_sorted.get() { "Sort again" } else { "Sort" }}
                </button>
                <button class="btn" type="button" on:click=move |_| {
                    if let Some(input) = picker.get_untracked() { input.click(); }
                }>"Open a file"</button>
                <input
                    type="file"
                    hidden
                    accept=".txt,.md,.csv,.xlsx,text/plain,text/markdown,text/csv"
                    aria-label="File to sort"
                    node_ref=picker
                    on:change=chosen
                />
                <Show when=move || is_blank.get() && before.with(String::is_empty)>
                    <button class="btn" type="button" on:click=example>"Try an example"</button>
                </Show>
                <Show when=move || is_blank.get() && !before.with(String::is_empty)>
                    <button class="btn" type="button" on:click=bring_back>"Restore text"</button>
                </Show>
                <Show when=move || !is_blank.get()>
                    <button class="btn quiet" type="button" on:click=clear>"Clear"</button>
                </Show>
                <span class="quiet" role="status">{told}</span>
            </div>
        </section>
    }
}

/// Says that a file may be dropped here, and keeps the frame from offering to merge it.
pub fn drag_over(event: &DragEvent) {
    if carries_file(event) {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Takes a text file that was dropped on the page. A file of Bearings' own goes where those go.
pub fn dropped(work: SortWork, inbox: Inbox, event: &DragEvent) {
    let file = event
        .data_transfer()
        .and_then(|data| data.files())
        .and_then(|files| files.get(0));
    let Some(file) = file else { return };
    if file.name().to_ascii_lowercase().ends_with(".json") {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    receive(work, inbox, &file);
}

fn receive(work: SortWork, inbox: Inbox, file: &File) {
    let name = file.name();
    let refuse = move |name: &str, why: NotSortable| {
        work.paper.set(true);
        work.trouble.set(format!("“{name}” was not opened. {why}"));
    };
    // A workbook has no lines to sort: its table is read where tables are.
    if name.to_ascii_lowercase().ends_with(".xlsx") {
        return inbox.receive(work.desk, file, false);
    }
    // The size is known before a byte is read.
    if file.size() > LARGEST as f64 {
        refuse(&name, NotSortable::TooLarge(file.size() as u64));
        return;
    }
    open_file(file, move |bytes| {
        if work.text.try_get_untracked().is_none() {
            return;
        }
        let read = bytes
            .map_err(|_| NotSortable::NotText)
            .and_then(|bytes| read_file(&name, &bytes));
        match read {
            Ok(text) => {
                work.type_text(text);
                work.sort();
            }
            Err(why) => refuse(&name, why),
        }
    });
}

fn carries_file(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}
