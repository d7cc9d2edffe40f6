//! How each key result ended, and a way to record the last value where it is missing.

use super::become_kpi::BecomeKpi;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::insight::{self, FinalValue};
use crate::recording::Subject;
use crate::ui::recording::RecordRow;
use crate::ui::{Mark, MarkSign, ReadRow, Rows, Show, row_heads};
use leptos::prelude::*;

/// The key results in their order. While the objective is open, a missing last check-in can be made in the row.
#[component]
pub fn Values(id: Id, is_closed: bool) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let values = desk.model(move |sight| {
        let found = insight::final_values(sight.workspace, &of, sight.as_of, &sight.figures);
        Some(found)
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
    let gaps = move || values.get().iter().filter(|it| it.gap.is_some()).count();
    let note = move || match (is_closed, gaps()) {
        (true, _) => "as on the day of the review",
        (false, 0) => "all check-ins are in",
        (false, 1) => "one check-in is missing",
        (false, _) => "some check-ins are missing",
    };
    let ids = move || {
        values
            .get()
            .iter()
            .map(|it| it.id.clone())
            .collect::<Vec<Id>>()
    };
    let row = move |id: Id| {
        let own = id.clone();
        let value = values.one(move |all| all.iter().find(|it| it.id == own).cloned());
        let subject = Subject::KeyResult(id.clone());
        let owed = Signal::derive(move || value.get().gap.is_some());
        let row = match is_closed {
            true => view! { <ReadRow subject /> }.into_any(),
            false => view! { <RecordRow subject day owed below=true /> }.into_any(),
        };
        view! {
            <div class="final">
                {row}
                <div class="below">{move || remarks(&value.get())}<BecomeKpi id /></div>
            </div>
        }
    };
    view! {
        <section class="card list">
            {row_heads(view! { <h3>"Final values"<small>{note}</small></h3> }.into_any(), true)}
            <Rows each=ids key=Id::clone let:id>{row(id)}</Rows>
            <Show when=move || values.get().is_empty()>
                <p class="pad small">"It has no key results, so there is no progress to show."</p>
            </Show>
        </section>
    }
}

/// How far it came, what is missing, what was changed of its aim.
fn remarks(it: &FinalValue) -> AnyView {
    let gap = it.gap.clone().map(|gap| {
        view! { <p class="row tight warned"><MarkSign mark=Mark::Warn /><span>{gap}</span></p> }
    });
    let changed = |text: &String| view! { <p>"Changed: "{text.clone()}</p> };
    view! {
        <div class="remarks small">
            <p>{it.how_far.clone()}</p>
            {gap}
            {it.amendments.iter().map(changed).collect_view()}
        </div>
    }
    .into_any()
}
