//! What an objective is linked to, both ways.

use crate::desk::use_desk;
use crate::domain::{Id, Meaning, StoodKpi};
use crate::insight::{self, KpiStatus};
use crate::route::Route;
use crate::ui::{GoalKind, LinkedGoal, LinkedGoals, kpi_mark, link_groups};
use leptos::prelude::*;

const IMPROVES: &str = "KPIs it improves";

fn as_it_stood((kpi, status): (&StoodKpi, KpiStatus)) -> LinkedGoal {
    let (mark, word) = kpi_mark(status);
    LinkedGoal {
        href: Route::Kpi(kpi.id.clone()).href(),
        kind: GoalKind::Kpi,
        title: kpi.name.clone(),
        about: "when the objective was closed".to_owned(),
        mark,
        word: word.to_owned(),
    }
}

/// KPIs it improves, objectives it serves and that serve it, what it was carried over from and into.
#[component]
pub fn Links(id: Id) -> impl IntoView {
    let desk = use_desk();
    let groups = Memo::new(move |_| {
        let as_of = desk.as_of();
        desk.read(|workspace| {
            let from = |meaning| workspace.linked_from(&id, meaning).collect();
            let to = |meaning| workspace.linked_to(&id, meaning).collect();
            let groups = [
                (IMPROVES, from(Meaning::Improves)),
                ("Objectives it serves", from(Meaning::Serves)),
                ("Objectives that serve it", to(Meaning::Serves)),
                ("Carried over from", from(Meaning::CarriedOverFrom)),
                ("Carried over into", to(Meaning::CarriedOverFrom)),
            ];
            let mut groups = link_groups(workspace, as_of, groups);
            // What was closed shows its KPIs as they were then, whatever became of them.
            let closed = workspace.objective(&id);
            let kept = closed.and_then(|objective| insight::stood_kpis(workspace, objective));
            if let Some(kept) = kept {
                groups.retain(|(title, _)| *title != IMPROVES);
                let lines: Vec<LinkedGoal> = kept.into_iter().map(as_it_stood).collect();
                if !lines.is_empty() {
                    groups.insert(0, (IMPROVES, lines));
                }
            }
            groups
        })
    });
    view! {
        <LinkedGoals groups />
        <Show when=move || groups.with(Vec::is_empty)>
            <section class="card pad stack">
                <h2>"What it is for"</h2>
                <p class="small">"It is not linked yet. Edit it to say which KPI it improves or which objective it serves."</p>
            </section>
        </Show>
    }
}
