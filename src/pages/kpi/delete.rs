//! Deleting a KPI, with what goes along said before.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::{Id, Kind, Meaning, Ref};
use crate::figures::count;
use crate::route::{Query, Route};
use crate::ui::DeleteGoal;
use leptos::prelude::*;

/// The button at the end of the page and its dialog.
#[component]
pub fn Delete(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let target = Ref::new(Kind::Kpi, &id);
    let along = Signal::derive(move || {
        desk.read(|workspace| {
            let readings = count(workspace.readings_of(&id).len(), "reading", "readings");
            let links = count(workspace.links_of(&id).count(), "link", "links");
            let kept: Vec<String> = workspace
                .linked_to(&id, Meaning::MeasuredBy)
                .filter(|one| workspace.measuring_kpi(one).is_some_and(|kpi| kpi.id == id))
                .filter_map(|one| workspace.key_result(one))
                .map(|one| {
                    format!(
                        " “{}” keeps its numbers as check-ins of its own.",
                        one.title
                    )
                })
                .collect();
            format!(
                "{readings} and {links} to other goals go with it. The other goals stay.{}",
                kept.concat()
            )
        })
    });
    let name = subject.signal(|known| known.kpi.name.clone());
    view! { <DeleteGoal target name along back=Route::Kpis(Query::new()) /> }
}
