//! What an objective is linked to, both ways.

use crate::desk::use_desk;
use crate::domain::{Id, Meaning};
use crate::ui::{LinkedGoals, link_groups};
use leptos::prelude::*;

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
                ("KPIs it improves", from(Meaning::Improves)),
                ("Objectives it serves", from(Meaning::Serves)),
                ("Objectives that serve it", to(Meaning::Serves)),
                ("Carried over from", from(Meaning::CarriedOverFrom)),
                ("Carried over into", to(Meaning::CarriedOverFrom)),
            ];
            link_groups(workspace, as_of, groups)
        })
    });
    view! {
        <LinkedGoals groups />
        <Show when=move || groups.with(Vec::is_empty)>
            <section class="card pad stack">
                <h2>"What it is for"</h2>
                <p class="small">"It is linked to nothing yet. Edit it to say which KPI it improves or which objective it serves."</p>
            </section>
        </Show>
    }
}
