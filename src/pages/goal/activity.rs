//! Who changed what and when, folded until somebody asks; and the note that something of a goal waits for a decision.

use crate::desk::{Desk, use_desk};
use crate::domain::Id;
use crate::figures::count;
use crate::models::activity::{ActivityLine, activity};
use crate::models::conflicts::in_conflict;
use crate::route::Route;
use crate::ui::{Fold, go_and_focus};
use leptos::prelude::*;

/// What was changed lately: of a goal, or of everything.
pub fn activity_of(goal: Option<Id>) -> AnyView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let lines = Memo::new(move |_| match open.get() {
        true => told(desk, goal.as_ref()),
        false => Vec::new(),
    });
    let line = |line: ActivityLine| {
        view! {
            <li class:aim=line.is_aim>
                <span class="small">{line.day}</span>
                <span>{line.who}</span>
                <span>{line.what}</span>
            </li>
        }
    };
    view! {
        <section class="card">
            <Fold title="Activity" note="who changed what, and when" open>
                <ul class="activity">{move || lines.get().into_iter().map(line).collect_view()}</ul>
            </Fold>
        </section>
    }
    .into_any()
}

fn told(desk: Desk, goal: Option<&Id>) -> Vec<ActivityLine> {
    let day_of = |at| desk.day_of(at);
    desk.see(|sight| {
        desk.keeping.read_library(|library| {
            activity(sight, library.replica(), library.writers(), goal, day_of)
        })
    })
}

/// The note that a goal has conflicts, with the way to decide them; nothing while it has none.
pub fn conflict_note(goal: Id) -> impl Fn() -> Option<AnyView> + Send + 'static {
    let desk = use_desk();
    move || {
        let number = desk.keeping.conflicts.with(|all| match all.is_empty() {
            true => 0,
            false => desk.see(|sight| in_conflict(sight, all, &goal)),
        });
        (number > 0).then(|| {
            let said = count(number, "conflict to decide", "conflicts to decide");
            let decide = go_and_focus(desk, Route::Share, "#conflicts-title".to_owned());
            view! { <a class="decide" href=Route::Share.href() on:click=decide>{said}</a> }
                .into_any()
        })
    }
}
