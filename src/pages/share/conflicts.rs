//! What two people wrote apart, side by side, until somebody chooses.

use super::preview::value;
use crate::desk::{Desk, use_desk};
use crate::replica::{Conflict, Dispute, Resolution};
use crate::ui::{Rows, Show};
use leptos::prelude::*;

/// The open conflicts; nothing is drawn while there are none.
#[component]
pub fn Conflicts() -> impl IntoView {
    let desk = use_desk();
    let conflicts = Memo::new(move |_| {
        // A conflict comes and goes with a change of the workspace or with a choice that leaves it looking the same.
        desk.read(|_| ());
        desk.keeping.state.track();
        desk.keeping.read_library(|library| library.conflicts())
    });
    view! {
        <Show when=move || !conflicts.with(Vec::is_empty)>
            <section class="card">
                <div class="group">
                    <h2>"Conflicts"</h2>
                    <span class="small">
                        "Two people changed the same thing. Both values are kept until you choose."
                    </span>
                </div>
                <Rows each=move || conflicts.get() key=|conflict| format!("{:?}", conflict) let:conflict>
                    <OneConflict conflict />
                </Rows>
            </section>
        </Show>
    }
}

#[component]
fn OneConflict(conflict: Conflict) -> impl IntoView {
    let desk = use_desk();
    let name = if conflict.name.is_empty() {
        conflict.record.to_string()
    } else {
        conflict.name.clone()
    };
    let (what, choices) = choices(&conflict);
    let buttons = choices.into_iter().map(|(label, resolution)| {
        let conflict = conflict.clone();
        view! {
            <button class="btn" type="button" on:click=move |_| choose(desk, &conflict, resolution.clone())>
                {label}
            </button>
        }
    });
    view! {
        <div class="list-row">
            <div><b>{name}</b><small>{what}</small></div>
            <div class="actions">{buttons.collect_view()}</div>
        </div>
    }
}

fn choices(conflict: &Conflict) -> (String, Vec<(String, Resolution)>) {
    match &conflict.about {
        Dispute::Field {
            field,
            shown,
            others,
        } => (
            format!("{}: which one?", field.replace('_', " ")),
            std::iter::once(shown)
                .chain(others)
                .map(|held| {
                    (
                        value(held.value.as_ref()),
                        Resolution::Value(held.value.clone()),
                    )
                })
                .collect(),
        ),
        Dispute::Deletion { .. } => (
            "One side deleted it, the other edited it.".to_owned(),
            vec![
                ("Keep it".to_owned(), Resolution::Keep),
                ("Delete it".to_owned(), Resolution::Delete),
            ],
        ),
    }
}

fn choose(desk: Desk, conflict: &Conflict, resolution: Resolution) {
    let at = desk.moment().stamp;
    let change = desk
        .keeping
        .with_library(desk, |library| library.resolve(conflict, resolution, at));
    if let Some(change) = change {
        desk.take_in(change.clone(), true);
        desk.toasts.show("Chosen.", Some(change));
    }
}
