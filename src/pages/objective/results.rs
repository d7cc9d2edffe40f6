//! The key results: to check in while the objective runs, else to be read.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::{Id, State};
use crate::recording::Subject as Recorded;
use crate::route::Route;
use crate::ui::recording::RecordRow;
use crate::ui::{ReadRow, Rows};
use leptos::prelude::*;

/// Its key results in their order.
#[component]
pub fn Results(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let ids = subject.signal(|known| {
        let ids = known.report.key_results.iter().map(|(id, _)| id.clone());
        ids.collect::<Vec<Id>>()
    });
    let runs = subject.signal(|known| known.objective.state == State::Running);
    let is_open =
        subject.signal(|known| matches!(known.objective.state, State::Running | State::Draft));
    let today = Signal::derive(move || desk.today());
    let note = move || match (ids.with(Vec::is_empty), runs.get()) {
        (true, _) => "none yet: nothing says how far it is",
        (false, true) => "type the number, Enter records it",
        (false, false) => "check-ins are made while it runs",
    };
    let edit = Route::EditObjective(id).href();
    view! {
        <section class="card list">
            <div class="group">
                <h2>"Key results"</h2>
                <small>{note}</small>
                <Show when=move || is_open.get()><a class="end" href=edit.clone()>"Add key result"</a></Show>
            </div>
            <Rows each=move || ids.get() key=|id| id.clone() let:id>
                {
                    let subject = Recorded::KeyResult(id);
                    move || if runs.get() {
                        view! { <RecordRow subject=subject.clone() day=today owed=true below=true /> }.into_any()
                    } else {
                        view! { <ReadRow subject=subject.clone() /> }.into_any()
                    }
                }
            </Rows>
        </section>
    }
}
