//! Deleting a KPI, with what goes along said before.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::{Command, Id, Kind};
use crate::figures::count;
use crate::route::{Query, Route};
use crate::ui::Dialog;
use leptos::prelude::*;

/// The button at the end of the page and its dialog.
#[component]
pub fn Delete(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let id = StoredValue::new(id);
    let along = move || {
        id.with_value(|id| {
            desk.read(|workspace| {
                let readings = count(workspace.readings_of(id).len(), "reading", "readings");
                let links = count(workspace.links_of(id).count(), "link", "links");
                format!("{readings} and {links} to other goals go with it. The other goals stay. You can undo it.")
            })
        })
    };
    let delete = move |_| {
        open.set(false);
        let name = untrack(|| subject.with(|known| known.kpi.name.clone()));
        let command = id.with_value(|id| Command::delete(Kind::Kpi, id));
        if desk.run_and_say(command, format!("Deleted: {name}")) {
            desk.replace(&Route::Kpis(Query::new()));
        }
    };
    let title = Signal::derive(move || {
        format!("Delete “{}”?", subject.with(|known| known.kpi.name.clone()))
    });
    view! {
        <div class="actions">
            <button class="btn quiet danger" type="button" on:click=move |_| open.set(true)>"Delete this KPI"</button>
        </div>
        <Dialog open title>
            <p>{along}</p>
            <div class="actions last">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Keep it"</button>
                <button class="btn danger" type="button" on:click=delete>"Delete it"</button>
            </div>
        </Dialog>
    }
}
