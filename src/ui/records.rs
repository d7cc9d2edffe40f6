//! What was recorded day by day, newest first: readings of a KPI, check-ins of a key result. Both are one table.

use super::{Glyph, Icon, Rows, Show, focus_on, status_mark};
use crate::desk::{Model, use_desk};
use crate::domain::{Command, Id, Kind};
use crate::figures::count;
use crate::models::{RecordLine, RecordLines, Sight};
use leptos::prelude::*;
use std::sync::Arc;

/// What the table is about, in words.
#[derive(Debug)]
pub struct RecordWords {
    /// What it holds.
    pub kind: Kind,
    /// The heading's id in the page, which takes the focus when a row goes.
    pub heading: &'static str,
    /// The heading.
    pub title: &'static str,
    /// One of them: "reading".
    pub one: &'static str,
    /// Several of them.
    pub many: &'static str,
    /// What the third column is headed.
    pub third: &'static str,
    /// How many are shown before all are asked for.
    pub most: usize,
}

/// Gives of what was recorded for a goal so many of the newest, and how many there are in all.
pub type Lines = fn(&Sight, &Id, usize) -> Option<RecordLines>;

/// Draws the row in which one is corrected; the callback closes it.
pub type Editor = Arc<dyn Fn(Id, Callback<()>) -> AnyView + Send + Sync>;

/// The table, with what stands above it: a form for a new one.
#[component]
pub fn Records(
    /// What it is about.
    words: &'static RecordWords,
    /// Whose records.
    goal: Id,
    /// What was recorded.
    lines: Lines,
    /// Whether anything can be changed.
    is_open: Signal<bool>,
    /// The row in which one is corrected.
    editor: Editor,
    /// What stands between the heading and the table.
    children: Children,
) -> impl IntoView {
    let whole = RwSignal::new(false);
    let shown = use_desk().model(move |sight| {
        let most = if whole.get() { usize::MAX } else { words.most };
        lines(sight, &goal, most)
    });
    let table = RecordTable {
        words,
        shown,
        is_open,
        editor: StoredValue::new(editor),
    };
    let number = move || shown.get().all;
    let said = move || (number() > 0).then(|| count(number(), words.one, words.many));
    let more = move || match whole.get() {
        true => format!("Show the last {}", words.most),
        false => format!("Show all {}", number()),
    };
    let is_more = move || number() > words.most;
    view! {
        <section class="card">
            <div class="group">
                <h2 id=words.heading tabindex="-1">{words.title}</h2>
                <small>{said}</small>
            </div>
            {children()}
            <Show when=move || number() != 0>{table.draw()}</Show>
            <Show when=is_more>
                <div class="pad">
                    <button
                        class="btn quiet"
                        type="button"
                        on:click=move |_| whole.update(|whole| *whole = !*whole)
                    >
                        {more}
                    </button>
                </div>
            </Show>
        </section>
    }
}

#[derive(Clone, Copy)]
struct RecordTable {
    words: &'static RecordWords,
    shown: Model<RecordLines>,
    is_open: Signal<bool>,
    editor: StoredValue<Editor>,
}

impl RecordTable {
    fn draw(self) -> AnyView {
        let ids = move || {
            self.shown
                .get()
                .newest
                .iter()
                .map(|line| line.id.clone())
                .collect::<Vec<Id>>()
        };
        view! {
            <div class="scroll">
                <table class="readings">
                    <thead>
                        <tr>
                            <th scope="col">"Day"</th>
                            <th scope="col" class="num">"Value"</th>
                            <th scope="col">{self.words.third}</th>
                            <th scope="col">"Note"</th>
                            <th scope="col"><span class="sr">"Edit or delete"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <Rows each=ids key=Id::clone let:id>{self.row(id)}</Rows>
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    }

    /// One row. While it is corrected it is the editor's.
    fn row(self, id: Id) -> AnyView {
        let editing = RwSignal::new(false);
        let own = StoredValue::new(id.clone());
        let line = self
            .shown
            .one(move |all| all.newest.iter().find(|line| line.id == id).cloned());
        let heading = move || focus_on(format!("#{}", self.words.heading));
        let close = Callback::new(move |()| {
            editing.set(false);
            heading();
        });
        (move || match editing.get() {
            true => self
                .editor
                .with_value(|editor| editor(own.get_value(), close)),
            false => self.shown_row(line, editing),
        })
        .into_any()
    }

    fn shown_row(self, line: Model<RecordLine>, editing: RwSignal<bool>) -> AnyView {
        let desk = use_desk();
        let named = move |verb: &'static str| {
            move || format!("{verb} the {} of {}", self.words.one, line.get().day)
        };
        let delete = move |_| {
            let line = line.peek();
            // The row goes with the focus in it; the heading takes it.
            let said = format!("The {} of {} is deleted.", self.words.one, line.day);
            if desk.run_and_say(Command::delete(self.words.kind, &line.id), said) {
                focus_on(format!("#{}", self.words.heading));
            }
        };
        let third = move || {
            let line = line.get();
            match line.status {
                Some((mark, word)) => status_mark(mark, word.to_owned()),
                None => line.third.clone().into_any(),
            }
        };
        view! {
            <tr>
                <th scope="row" class="nowrap">{line.text(|line| &line.day)}</th>
                <td class="num">{line.text(|line| &line.value)}</td>
                <td class="status-cell">{third}</td>
                <td class="note">{line.text(|line| &line.note)}</td>
                <td class="tools">
                    <Show when=move || self.is_open.get()>
                        <button
                            class="btn icon"
                            type="button"
                            aria-label=named("Edit")
                            on:click=move |_| editing.set(true)
                        >
                            <Icon of=Glyph::Edit />
                        </button>
                        <button class="btn icon" type="button" aria-label=named("Delete") on:click=delete>
                            <Icon of=Glyph::Delete />
                        </button>
                    </Show>
                </td>
            </tr>
        }
        .into_any()
    }
}
