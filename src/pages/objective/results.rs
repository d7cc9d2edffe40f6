//! The key results: to check in while the objective runs, else to be read; to be put in another order by who wants to.

use super::Page;
use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Id, State};
use crate::models::objective::order::place_key_result;
use crate::recording::Subject;
use crate::ui::recording::RecordRow;
use crate::ui::{Glyph, Icon, ReadRow, Rows, Show, focus_on_id, row_heads, twice_marks};
use leptos::prelude::*;

/// The fields of a key result that its row says, or counts with.
const SHOWN: &[&str] = &[
    "title",
    "owner",
    "due",
    "measure",
    "unit",
    "baseline",
    "target",
    "band",
    "steps",
    "phased",
    "confidence",
    "weight",
    "stated",
    "paused",
];

/// Its key results in their order. `edit` is the address of the form that adds one.
pub fn results(page: Model<Page>, edit: String) -> AnyView {
    let desk = use_desk();
    let ids = page.part(|page| page.key_results.clone());
    let runs = page.test(Page::runs);
    let takes_more = move || matches!(page.get().state, State::Running | State::Draft);
    let today = Signal::derive(move || desk.today());
    let row = move |subject: Subject| match runs.get() {
        true => view! { <RecordRow subject day=today owed=true below=true /> }.into_any(),
        false => view! { <ReadRow subject /> }.into_any(),
    };
    let ordering = RwSignal::new(false);
    let can_order = move || takes_more() && ids.get().len() > 1;
    let is_ordering = move || ordering.get() && can_order();
    let toggle = move |_| ordering.update(|it| *it = !*it);
    let title =
        view! { <h2>"Key results"<small>{page.text(|page| page.note)}</small></h2> }.into_any();
    view! {
        <section class="card list">
            {row_heads(title, true)}
            <Show when=is_ordering fallback=move || view! {
                <Rows each=move || ids.get().to_vec() key=|id| id.clone() let:id>
                    {
                        let (subject, of) = (Subject::KeyResult(id.clone()), id);
                        view! { {move || row(subject.clone())} {twice_marks(desk, of, SHOWN)} }
                    }
                </Rows>
            }.into_any()>
                <ol class="order" aria-label="Key results, in order">
                    <Rows each=move || ids.get().to_vec() key=|id| id.clone() let:id>{ordered(desk, ids, id)}</Rows>
                </ol>
            </Show>
            <Show when=takes_more>
                <div class="row below-list">
                    <a class="btn quiet" href=edit.clone()>"Add key result"</a>
                    <Show when=can_order>
                        <button class="btn quiet" type="button" aria-pressed=move || ordering.get().to_string()
                            on:click=toggle>
                            {move || if ordering.get() { "Done" } else { "Reorder" }}
                        </button>
                    </Show>
                </div>
            </Show>
        </section>
    }
    .into_any()
}

/// One key result among the others: to be dragged, or moved by its buttons.
fn ordered(desk: Desk, ids: Model<Vec<Id>>, id: Id) -> AnyView {
    let title = desk.peek(|workspace| workspace.key_result(&id).map(|it| it.title.clone()));
    let title = title.unwrap_or_default();
    let id = StoredValue::new(id);
    let place = move || id.with_value(|id| ids.get().iter().position(|it| it == id).unwrap_or(0));
    let is_last = move || place() + 1 >= ids.get().len();
    let name = title.clone();
    let button = move |glyph: Glyph, word: &'static str| {
        let is_up = word == "up";
        let is_off = move || if is_up { place() == 0 } else { is_last() };
        let press = move |_| {
            let now = untrack(place);
            let wanted = if is_up {
                now.saturating_sub(1)
            } else {
                now + 1
            };
            put(desk, ids, &id.get_value(), wanted);
            // The button that was pressed stays under the finger; at the end the other one goes on.
            let other = if is_up { "down" } else { "up" };
            let next = if untrack(is_off) { other } else { word };
            focus_on_id(id.with_value(|id| format!("{next}-{id}")));
        };
        view! {
            <button class="btn icon" type="button" id=id.with_value(|id| format!("{word}-{id}"))
                aria-label=format!("Move {word}: {name}") disabled=is_off on:click=press>
                <Icon of=glyph />
            </button>
        }
    };
    let (up, down) = (button(Glyph::Up, "up"), button(Glyph::Down, "down"));
    let lift = move |event: web_sys::DragEvent| {
        if let Some(data) = event.data_transfer() {
            // Refused only outside of a drag, and this is one.
            let _ = data.set_data("text/plain", &id.with_value(Id::to_string));
        }
    };
    let drop = move |event: web_sys::DragEvent| {
        let lifted = event
            .data_transfer()
            .and_then(|data| data.get_data("text/plain").ok());
        let lifted = lifted.map(|text| Id::from_text(&text));
        if let Some(lifted) = lifted.filter(|lifted| ids.peek().contains(lifted)) {
            event.prevent_default();
            event.stop_propagation();
            put(desk, ids, &lifted, untrack(place));
        }
    };
    view! {
        <li draggable="true" on:dragstart=lift on:dragover=|event| event.prevent_default() on:drop=drop>
            <span class="num small">{move || place() + 1}</span>
            <span>{title}</span>
            {up}
            {down}
        </li>
    }
    .into_any()
}

fn put(desk: Desk, ids: Model<Vec<Id>>, id: &Id, place: usize) {
    let command = desk.peek(|workspace| place_key_result(workspace, id, place));
    if let Some(command) = command {
        let place = place.min(ids.peek().len().saturating_sub(1)) + 1;
        desk.run_and_say(command, format!("Moved to position {place}."));
    }
}
