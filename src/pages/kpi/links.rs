//! What the KPI is linked to, both ways, and the offer to win it back.

use super::Subject;
use super::recover;
use crate::desk::use_desk;
use crate::domain::{Id, Meaning, Workspace};
use crate::insight::AsOf;
use crate::plot::recovery_said;
use crate::ui::{LinkGroup, LinkedGoals, link_groups};
use leptos::prelude::*;

/// Goals that are linked to it, by what the link means.
#[component]
pub fn Links(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let groups = Memo::new(move |_| {
        let as_of = desk.as_of();
        desk.read(|workspace| groups(workspace, &of, as_of))
    });
    view! {
        <div class="stack loose">
            <Recovery id subject />
            <LinkedGoals groups />
            <Show when=move || groups.with(Vec::is_empty)>
                <section class="card pad stack">
                    <h2>"Objectives that improve it"</h2>
                    <p class="small">"None yet. An objective that is linked to this KPI shows here, with how far it is."</p>
                </section>
            </Show>
        </div>
    }
}

fn groups(workspace: &Workspace, id: &Id, as_of: AsOf) -> Vec<LinkGroup> {
    let from = |meaning| workspace.linked_from(id, meaning).collect();
    let to = |meaning| workspace.linked_to(id, meaning).collect();
    let groups = [
        ("Objectives that improve it", to(Meaning::Improves)),
        ("Key results it measures", to(Meaning::MeasuredBy)),
        ("Guarded by", to(Meaning::Guards)),
        ("Guards", from(Meaning::Guards)),
        ("Driven by", to(Meaning::Drives)),
        ("Drives", from(Meaning::Drives)),
    ];
    link_groups(workspace, as_of, groups)
}

#[component]
fn Recovery(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let cause = move || {
        subject.with(|known| {
            known
                .report
                .recovery
                .filter(|_| known.report.improved_by.is_empty())
        })
    };
    let text = move || cause().map(recovery_said);
    let id = StoredValue::new(id);
    view! {
        <Show when=move || cause().is_some()>
            <section class="card pad stack">
                <h2>"Worth an OKR"</h2>
                <p class="small">{text}</p>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| id.with_value(|id| recover(desk, id))>"Start an OKR to recover it"</button>
                </div>
            </section>
        </Show>
    }
}
