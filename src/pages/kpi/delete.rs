//! Deleting a KPI, with what goes along said before.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::{Id, Kind, Ref};
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
            format!("{readings} and {links} to other goals go with it. The other goals stay. You can undo it.")
        })
    });
    let name = subject.signal(|known| known.kpi.name.clone());
    view! { <DeleteGoal target name along back=Route::Kpis(Query::new()) /> }
}
