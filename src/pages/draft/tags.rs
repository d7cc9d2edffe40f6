//! What a line says, as tags that open their fields, and what is marked in its margin.

use super::OpenForm;
use crate::figures::count;
use crate::models::draft::{DraftPage, LineNote, Tag, TagKind};
use crate::ui::MarkSign;
use leptos::prelude::*;

/// The tags of the goal itself (0) or of a key result, while its fields are closed.
pub fn tags(form: OpenForm, page: Memo<DraftPage>, line: u32) -> AnyView {
    let tags = Memo::new(move |_| page.with(|page| page.tags_of(line).to_vec()));
    let tag = move |tag: Tag| {
        let class = match tag.kind {
            TagKind::Said => "tag",
            TagKind::Kpi => "tag of-kpi",
            TagKind::Follows | TagKind::Open => "tag unset",
        };
        let open = move |_| form.go(tag.key, tag.word);
        view! {
            <button class=class type="button" on:click=open>
                <span>{tag.name}</span>" "<b>{tag.value}</b>
            </button>
        }
    };
    view! {
        <div class="tags" hidden=move || form.is_open(line)>
            {move || tags.get().into_iter().map(tag).collect_view()}
        </div>
    }
    .into_any()
}

/// What is wrong at a line and what the coach found there, counted.
pub fn margin(form: OpenForm, line: u32) -> AnyView {
    let note = move |note: LineNote| {
        let said = match (note.wrong, note.found) {
            (0, found) => count(found, "finding", "findings"),
            (wrong, 0) => format!("{wrong} to fix"),
            (wrong, found) => {
                format!("{wrong} to fix, {}", count(found, "finding", "findings"))
            }
        };
        let told = format!(" {said}");
        view! {
            <span class="noted" title=said>
                <MarkSign mark=note.mark />
                <span aria-hidden="true">{note.wrong + note.found}</span>
                <span class="sr">{told}</span>
            </span>
        }
    };
    let noted = Memo::new(move |_| form.note_at(line));
    view! { {move || noted.get().map(note)} }.into_any()
}
