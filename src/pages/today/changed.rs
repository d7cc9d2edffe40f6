//! What changed its status since the last visit.

use crate::desk::{Desk, use_desk};
use crate::domain::Kind;
use crate::domain::letters::to_lowercase;
use crate::figures::Figures;
use crate::insight::{AsOf, KpiStatus, Reports, Seen, Status, Stood};
use crate::models::stood;
use crate::route::Route;
use crate::ui::{Fold, GoalKind, KindTag, Mark, opens_wide, status_mark};
use chrono::Days;
use leptos::prelude::*;

/// A goal whose status is another than it was.
#[derive(Clone, Debug, PartialEq)]
struct Moved {
    goal: GoalKind,
    href: String,
    title: String,
    before: String,
    mark: Mark,
    after: String,
}

/// What changed its status since the last visit, or in the last 7 days where there was none; nothing where nothing did.
#[component]
pub fn Changed(quiet: Signal<u32>) -> impl IntoView {
    let desk = use_desk();
    // How it stood a week ago, computed once: only until there was a visit to compare with.
    let week_ago = StoredValue::new(None::<Seen>);
    let open = opens_wide();
    // Not a Memo: read in one place, and drawn anew only after the workspace or the day changed.
    move || {
        let as_of = desk.as_of();
        quiet.track();
        let visited = desk.last_visit();
        let note = note(visited.as_ref(), as_of, &desk.figures());
        let seen = match visited {
            Some(seen) => seen,
            None => {
                if week_ago.with_value(Option::is_none) {
                    week_ago.set_value(a_week_before(desk, as_of));
                }
                week_ago.get_value()?
            }
        };
        let moved = desk.peek_reports(|workspace, reports| {
            let changes = seen.changes(workspace, reports, as_of).into_iter();
            // The first number of a goal is no change of its status.
            let changes = changes.filter(|change| !is_new(&change.before));
            changes.filter_map(moved).collect::<Vec<Moved>>()
        });
        (!moved.is_empty()).then(|| view! {
            <section class="card">
                <Fold title="Changed status" note open>
                {moved.into_iter().map(|one| view! {
                    <div class="list-row moved">
                        <span class="row tight"><KindTag kind=one.goal /><a href=one.href>{one.title}</a></span>
                        <span class="row tight"><small>"was "{to_lowercase(&one.before)}</small>{status_mark(one.mark, one.after)}</span>
                    </div>
                }).collect_view()}
                </Fold>
            </section>
        })
    }
}

fn a_week_before(desk: Desk, as_of: AsOf) -> Option<Seen> {
    let then = as_of.on(as_of.day.checked_sub_days(Days::new(7))?);
    Some(desk.peek(|workspace| Seen::now(workspace, &Reports::default(), &desk.moment(), then)))
}

/// "since your last visit, Friday, 20 November".
fn note(visited: Option<&Seen>, as_of: AsOf, figures: &Figures) -> String {
    match visited {
        Some(seen) if seen.day == as_of.day => "since your last visit, earlier today".to_owned(),
        Some(seen) => format!("since your last visit, {}", figures.long_day(seen.day)),
        None => "in the last 7 days".to_owned(),
    }
}

fn is_new(stood: &Stood) -> bool {
    matches!(
        stood,
        Stood::Okr(Status::NotStarted, _) | Stood::Kpi(KpiStatus::NoData, _)
    )
}

fn moved(change: crate::insight::StatusChange) -> Option<Moved> {
    let id = change.goal.id;
    let (goal, route) = match change.goal.kind {
        Kind::Kpi => (GoalKind::Kpi, Route::Kpi(id)),
        _ => (GoalKind::KeyResult, Route::KeyResult(id)),
    };
    let (mark, after) = stood(change.after);
    let (_, before) = stood(change.before);
    (before != after).then(|| Moved {
        goal,
        href: route.href(),
        title: change.title,
        before,
        mark,
        after,
    })
}
