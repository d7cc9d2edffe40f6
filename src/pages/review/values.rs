//! How each key result ended, and a way to record the last value where it is missing.

use super::become_kpi::BecomeKpi;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::insight::{self, FinalValue};
use crate::recording::Subject;
use crate::ui::recording::RecordRow;
use crate::ui::{Mark, MarkSign, ReadRow, Rows};
use leptos::prelude::*;

/// The key results in their order. While the objective is open, a missing last check-in can be made in the row.
#[component]
pub fn Values(id: Id, is_closed: bool) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let values = Memo::new(move |_| {
        let (as_of, figures) = (desk.as_of(), desk.figures());
        desk.read(|workspace| insight::final_values(workspace, &of, as_of, &figures))
    });
    // What is recorded late belongs to the cycle, so it is proposed for the last day of it.
    let day = Signal::derive(move || {
        let today = desk.today();
        desk.read(|workspace| {
            let cycle = workspace.cycle_of(workspace.objective(&id)?)?;
            Some(cycle.end.min(today))
        })
        .unwrap_or(today)
    });
    let gaps = move || values.with(|all| all.iter().filter(|it| it.gap.is_some()).count());
    let note = move || match (is_closed, gaps()) {
        (true, _) => "as they were on the day of the review",
        (false, 0) => "all check-ins are in",
        (false, _) => "a last check-in is missing: record it before you close, or close without it",
    };
    view! {
        <section class="card list">
            <div class="group"><h3>"Final values"</h3><small>{note}</small></div>
            <Rows each=move || values.with(|all| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>()) key=|id| id.clone() let:id>
                {
                    let own = id.clone();
                    let value = Memo::new(move |_| values.with(|all| all.iter().find(|it| it.id == own).cloned()));
                    let subject = Subject::KeyResult(id.clone());
                    let owed = Signal::derive(move || value.with(|it| it.as_ref().is_some_and(|it| it.gap.is_some())));
                    let row = if is_closed {
                        view! { <ReadRow subject /> }.into_any()
                    } else {
                        view! { <RecordRow subject day owed below=true /> }.into_any()
                    };
                    view! { <div class="final">{row}<div class="below"><Remarks value /><BecomeKpi id /></div></div> }
                }
            </Rows>
            <Show when=move || values.with(Vec::is_empty)>
                <p class="pad small">"It has no key result, so nothing says how far it came."</p>
            </Show>
        </section>
    }
}

/// How far it came, what is missing, what was changed of its aim.
#[component]
fn Remarks(value: Memo<Option<FinalValue>>) -> impl IntoView {
    move || {
        value.get().map(|it| {
            view! {
                <div class="remarks small">
                    <p>{it.how_far}</p>
                    {it.gap.map(|gap| view! { <p class="row tight warned"><MarkSign mark=Mark::Warn /><span>{gap}</span></p> })}
                    {it.amendments.into_iter().map(|text| view! { <p>"Changed: "{text}</p> }).collect_view()}
                </div>
            }
        })
    }
}
