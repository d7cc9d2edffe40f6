//! The key results: to check in while the objective runs, else to be read.

use super::Page;
use crate::desk::{Model, use_desk};
use crate::domain::State;
use crate::recording::Subject;
use crate::ui::recording::RecordRow;
use crate::ui::{ReadRow, Rows, Show};
use leptos::prelude::*;

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
    view! {
        <section class="card list">
            <div class="group">
                <h2>"Key results"</h2>
                <small>{page.text(|page| page.note)}</small>
                <Show when=takes_more>
                    <a class="end" href=edit.clone()>"Add key result"</a>
                </Show>
            </div>
            <Rows each=move || ids.get().to_vec() key=|id| id.clone() let:id>
                {
                    let subject = Subject::KeyResult(id);
                    move || row(subject.clone())
                }
            </Rows>
        </section>
    }
    .into_any()
}
