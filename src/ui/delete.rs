//! Deleting a goal, with what goes along said before.

use super::Dialog;
use crate::desk::use_desk;
use crate::domain::{Command, Id, Kind, Ref};
use crate::route::Route;
use leptos::prelude::*;

/// The way to the report of one KPI or objective.
pub fn goal_report(goal: &Id) -> AnyView {
    let query = [("goal".to_owned(), goal.to_string())];
    let href = Route::Report(query.into_iter().collect()).href();
    view! { <a class="btn quiet" href=href>"Report on this goal"</a> }.into_any()
}

/// The buttons at the end of a goal's page, and the dialog of the one that deletes.
#[component]
pub fn DeleteGoal(
    /// The goal.
    target: Ref,
    /// What it is called.
    #[prop(into)]
    name: Signal<String>,
    /// What goes with it and what stays, as sentences.
    #[prop(into)]
    along: Signal<String>,
    /// Where to go when it is gone.
    back: Route,
) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let noun = match target.kind {
        Kind::Kpi => "Delete this KPI",
        Kind::Objective => "Delete this objective",
        _ => "Delete this key result",
    };
    let report = (target.kind != Kind::KeyResult).then(|| goal_report(&target.id));
    let delete = move |_| {
        open.set(false);
        let said = format!("Deleted: {}", name.get_untracked());
        let targets = vec![target.clone()];
        if desk.run_and_say(Command::Delete { targets }, said) {
            desk.replace(&back);
        }
    };
    let delete = StoredValue::new(delete);
    let title = Signal::derive(move || format!("Delete “{}”?", name.get()));
    view! {
        <div class="actions">
            {report}
            <button class="btn quiet danger" type="button" on:click=move |_| open.set(true)>{noun}</button>
        </div>
        <Dialog open title>
            <p>{along}</p>
            <p class="quiet">"You can undo this, or restore it within 30 days on the Share page."</p>
            <div class="actions last">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button
                    class="btn danger"
                    type="button"
                    on:click=move |event| delete.with_value(|delete| delete(event))
                >
                    "Delete"
                </button>
            </div>
        </Dialog>
    }
}
