//! What was recorded day by day, newest first: readings of a KPI, check-ins of a key result. Both are one table.

use super::{Glyph, Icon, Mark, Rows, StatusMark, focus_on};
use crate::desk::use_desk;
use crate::domain::{Command, Id, Kind};
use crate::figures::count;
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

/// One of them as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordLine {
    /// Its id.
    pub id: Id,
    /// When, as people write it.
    pub day: String,
    /// The value with its unit.
    pub value: String,
    /// Shape and word of its status, where the third column shows one.
    pub status: Option<(Mark, &'static str)>,
    /// The third column where that shows no status.
    pub third: String,
    /// Note and author.
    pub note: String,
}

/// Gives of so many the newest, and how many there are in all.
pub type Lines = Box<dyn Fn(usize) -> (usize, Vec<RecordLine>) + Send + Sync>;

/// Draws the row in which one is corrected; the callback closes it.
pub type Editor = Arc<dyn Fn(Id, Callback<()>) -> AnyView + Send + Sync>;

/// The table, with what stands above it: a form for a new one.
#[component]
pub fn Records(
    /// What it is about.
    words: &'static RecordWords,
    /// What was recorded.
    lines: Lines,
    /// Whether anything can be changed.
    #[prop(into)]
    is_open: Signal<bool>,
    /// The row in which one is corrected.
    editor: Editor,
    /// What stands between the heading and the table.
    children: Children,
) -> impl IntoView {
    let editor = StoredValue::new(editor);
    let whole = RwSignal::new(false);
    let shown = Memo::new(move |_| lines(if whole.get() { usize::MAX } else { words.most }));
    let number = Memo::new(move |_| shown.with(|(number, _)| *number));
    let ids = move || {
        shown.with(|(_, lines)| {
            let ids = lines.iter().map(|line| line.id.clone());
            ids.collect::<Vec<Id>>()
        })
    };
    view! {
        <section class="card">
            <div class="group">
                <h2 id=words.heading tabindex="-1">{words.title}</h2>
                <small>{move || (number.get() > 0).then(|| count(number.get(), words.one, words.many))}</small>
            </div>
            {children()}
            <Show when=move || number.get() != 0>
                <div class="scroll">
                    <table class="readings">
                        <thead>
                            <tr>
                                <th scope="col">"Day"</th>
                                <th scope="col" class="num">"Value"</th>
                                <th scope="col">{words.third}</th>
                                <th scope="col">"Note"</th>
                                <th scope="col"><span class="sr">"Edit or delete"</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <Rows each=ids key=Id::clone let:id>{row(words, id, shown, is_open, editor)}</Rows>
                        </tbody>
                    </table>
                </div>
            </Show>
            <Show when=move || number.get().saturating_sub(words.most) != 0>
                <div class="pad">
                    <button class="btn quiet" type="button" on:click=move |_| whole.update(|whole| *whole = !*whole)>
                        {move || if whole.get() { format!("Show the last {}", words.most) } else { format!("Show all {}", number.get()) }}
                    </button>
                </div>
            </Show>
        </section>
    }
}

/// One row. While it is corrected it is the editor's.
fn row(
    words: &'static RecordWords,
    id: Id,
    shown: Memo<(usize, Vec<RecordLine>)>,
    is_open: Signal<bool>,
    editor: StoredValue<Editor>,
) -> AnyView {
    let desk = use_desk();
    let editing = RwSignal::new(false);
    let of = id.clone();
    // None for a moment while it is deleted.
    let line = Memo::new(move |_| {
        shown.with(|(_, lines)| lines.iter().find(|line| line.id == of).cloned())
    });
    let close = Callback::new(move |()| {
        editing.set(false);
        focus_on(format!("#{}", words.heading));
    });
    let part = move |read: fn(&RecordLine) -> &String| {
        move || line.with(|line| line.as_ref().map(|line| read(line).clone()))
    };
    let named = move |verb: &'static str| {
        move || {
            let day = line.with(|line| line.as_ref().map(|line| line.day.clone()));
            format!("{verb} the {} of {}", words.one, day.unwrap_or_default())
        }
    };
    let own = StoredValue::new(id);
    let delete = move |_| {
        let Some(line) = line.get_untracked() else {
            return;
        };
        // The row goes with the focus in it; the heading takes it.
        let said = format!("The {} of {} is deleted.", words.one, line.day);
        if desk.run_and_say(Command::delete(words.kind, &line.id), said) {
            focus_on(format!("#{}", words.heading));
        }
    };
    let third = move || {
        line.get().map(|line| match line.status {
            Some((mark, word)) => view! { <StatusMark mark text=word.to_owned() /> }.into_any(),
            None => line.third.into_any(),
        })
    };
    (move || {
        if editing.get() {
            return editor.with_value(|editor| editor(own.get_value(), close));
        }
        view! {
            <tr>
                <th scope="row" class="nowrap">{part(|line| &line.day)}</th>
                <td class="num">{part(|line| &line.value)}</td>
                <td class="status-cell">{third}</td>
                <td class="note">{part(|line| &line.note)}</td>
                <td class="tools">
                    <Show when=move || is_open.get()>
                        <button class="btn icon" type="button" aria-label=named("Edit") on:click=move |_| editing.set(true)>
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
    })
    .into_any()
}
