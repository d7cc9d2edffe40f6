//! What a key result is linked to, and what was changed of its aim.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::{Id, Meaning};
use crate::ui::{LinkedGoals, link_groups};
use leptos::prelude::*;

/// The KPI it is measured by, and what it was carried over from and into.
#[component]
pub fn Linked(id: Id) -> impl IntoView {
    let desk = use_desk();
    let groups = Memo::new(move |_| {
        let as_of = desk.as_of();
        desk.read(|workspace| {
            let groups = [
                (
                    "Measured by",
                    workspace.linked_from(&id, Meaning::MeasuredBy).collect(),
                ),
                (
                    "Carried over from",
                    workspace
                        .linked_from(&id, Meaning::CarriedOverFrom)
                        .collect(),
                ),
                (
                    "Carried over into",
                    workspace.linked_to(&id, Meaning::CarriedOverFrom).collect(),
                ),
            ];
            link_groups(workspace, as_of, groups)
        })
    });
    view! { <LinkedGoals groups /> }
}

/// Each change of its aim with its reason, newest first.
#[component]
pub fn Amendments(subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let all = subject.signal(|known| known.amendments.clone());
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <section class="card pad stack">
            <h2>"Changes to its target"</h2>
            <Show when=move || is_empty.get()>
                <p class="small">"None. A changed target, baseline, limit, step or day asks why, and is shown here and on the chart."</p>
            </Show>
            {move || all.get().into_iter().rev().map(|it| {
                let by = if it.author.is_empty() { String::new() } else { format!(" by {}", it.author) };
                view! {
                    <div class="stack tight">
                        <b>{it.field}" from "{it.from}" to "{it.to}</b>
                        <p class="small">{desk.figures().day(it.date)}{by}</p>
                        <p class="small">{it.why}</p>
                    </div>
                }
            }).collect_view()}
        </section>
    }
}
