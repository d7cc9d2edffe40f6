//! Today: what is off track and why, what is due, what changed, and what is next.

mod due;
mod off;

use super::{GoalKind, Mark, Sight, stood};
use crate::domain::letters::to_lowercase;
use crate::domain::{Date, Id, Kind, Workspace};
use crate::figures::{Figures, count};
use crate::insight::{
    AsOf, KpiStatus, ReviewDue, Schedule, Seen, Standing, Status, StatusChange, Stood, pauses_due,
    reviews_due,
};
use crate::plot::{self, Notices};
use crate::route::{Route, review_of};

pub use due::{Due, DueLine, due, fresh, merged, minutes};
pub use off::{OffLine, line, off_track};

/// What the page says beside the numbers that are due. All of it looks at every goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TodayPage {
    /// How many goals are off track.
    pub off: usize,
    /// The name of the next cycle to be reviewed, and the days until it ends.
    pub review: Option<(String, i64)>,
    /// What there is to notice among the KPIs.
    pub notices: Notices,
    /// The day since which statuses are compared, in words.
    pub since: String,
    /// Goals whose status is another than it was.
    pub changed: Vec<MovedGoal>,
    /// Those that turned red since the page opened.
    pub turned: Vec<MovedGoal>,
    /// What is due next, and when; empty for nothing.
    pub next: String,
    /// Paused goals whose day to look again has come.
    pub pauses: Vec<PauseLine>,
    /// The cycles that wait for their review, and the next one that will.
    pub reviews: Vec<ReviewLine>,
}

/// A goal whose status is another than it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MovedGoal {
    /// Its framework.
    pub goal: GoalKind,
    /// Address of its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The word of its status before.
    pub before: String,
    /// The shape of its status.
    pub mark: Mark,
    /// Its word.
    pub after: String,
}

/// A paused goal that is to be looked at again.
#[derive(Clone, Debug, PartialEq)]
pub struct PauseLine {
    /// The goal.
    pub goal: crate::domain::Ref,
    /// Address of its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Why it is paused, and the day.
    pub why: String,
}

/// A cycle to be reviewed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewLine {
    /// Address of its review.
    pub href: String,
    /// Its name.
    pub name: String,
    /// When, and how many objectives.
    pub when: String,
}

/// The statuses that the page compares with, and the day of the last visit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    /// The last visit; none before there was one.
    pub visited: Option<Seen>,
    /// A week ago, in place of a visit.
    pub week_ago: Option<Seen>,
    /// When the page opened.
    pub opened: Option<Seen>,
}

/// What the page says.
pub fn page(sight: &Sight, before: &Before) -> TodayPage {
    let (workspace, as_of) = (sight.workspace, sight.as_of);
    let looked = before.visited.as_ref().map(|seen| seen.day);
    let due = reviews_due(workspace, as_of.day);
    let next_review = due.iter().find(|it| it.days_left >= 0).or(due.first());
    let seen = before.visited.as_ref().or(before.week_ago.as_ref());
    let pauses = pauses_due(workspace, as_of.day).into_iter();
    TodayPage {
        off: off_track(sight).len(),
        review: next_review.map(|it| (it.name.clone(), it.days_left)),
        notices: plot::notices(workspace, sight.reports, as_of, looked, &sight.figures),
        since: since(before.visited.as_ref(), as_of, &sight.figures),
        changed: seen.map(|seen| changed(sight, seen)).unwrap_or_default(),
        turned: before
            .opened
            .as_ref()
            .map(|seen| turned(sight, seen))
            .unwrap_or_default(),
        next: next_said(sight),
        pauses: pauses
            .map(|one| PauseLine {
                href: match one.goal.kind {
                    Kind::Objective => Route::Objective(one.goal.id.clone()),
                    _ => Route::KeyResult(one.goal.id.clone()),
                }
                .href(),
                why: format!(
                    "{} Look again on {}.",
                    crate::figures::sentence(&one.pause.reason),
                    sight.figures.day(one.pause.until)
                ),
                title: one.title,
                goal: one.goal,
            })
            .collect(),
        reviews: due.iter().map(|one| review(sight, one)).collect(),
    }
}

/// "11 updates are due, about 2 minutes. 2 goals are off track. The Q4 2026 review is in 35 days."
pub fn lead(due: usize, page: &TodayPage) -> String {
    let are = |number: usize| if number == 1 { "is" } else { "are" };
    let days = |days: i64| {
        let days = usize::try_from(days.unsigned_abs()).unwrap_or_default();
        count(days, "day", "days")
    };
    let mut said = match due {
        0 => "Nothing is due.".to_owned(),
        due => {
            let updates = count(due, "update", "updates");
            format!("{updates} {} due, {}.", are(due), minutes(due))
        }
    };
    if page.off > 0 {
        let goals = count(page.off, "goal", "goals");
        said.push_str(&format!(" {goals} {} off track.", are(page.off)));
    }
    if let Some((name, left)) = &page.review {
        let when = match *left {
            0 => "is today".to_owned(),
            left if left > 0 => format!("is in {}", days(left)),
            left => format!("has been due for {}", days(left)),
        };
        said.push_str(&format!(" The {name} review {when}."));
    }
    said
}

/// "since your last visit, Friday, 20 November".
fn since(visited: Option<&Seen>, as_of: AsOf, figures: &Figures) -> String {
    match visited {
        Some(seen) if seen.day == as_of.day => "since your last visit earlier today".to_owned(),
        Some(seen) => format!("since your last visit on {}", figures.long_day(seen.day)),
        None => "in the last 7 days".to_owned(),
    }
}

/// What stands otherwise than it was seen; the first number of a goal is no change of its status.
fn changed(sight: &Sight, seen: &Seen) -> Vec<MovedGoal> {
    let is_new = |stood: &Stood| {
        matches!(
            stood,
            Stood::Okr(Status::NotStarted, _) | Stood::Kpi(KpiStatus::NoData, _)
        )
    };
    let changes = seen.changes(sight.workspace, sight.reports, sight.as_of);
    let changes = changes.into_iter().filter(|it| !is_new(&it.before));
    changes.filter_map(moved).collect()
}

/// What turned red since it was seen.
fn turned(sight: &Sight, seen: &Seen) -> Vec<MovedGoal> {
    let changes = seen.changes(sight.workspace, sight.reports, sight.as_of);
    let changes = changes.into_iter();
    let red = changes.filter(|it| is_red(it.after) && !is_red(it.before));
    red.filter_map(moved).collect()
}

fn is_red(stood: Stood) -> bool {
    match stood {
        Stood::Okr(status, _) => status.is_off_track(),
        Stood::Kpi(status, _) => matches!(status, KpiStatus::Missed),
    }
}

fn moved(change: StatusChange) -> Option<MovedGoal> {
    let id = change.goal.id;
    let (goal, route) = match change.goal.kind {
        Kind::Kpi => (GoalKind::Kpi, Route::Kpi(id)),
        _ => (GoalKind::KeyResult, Route::KeyResult(id)),
    };
    let (mark, after) = stood(change.after);
    let (_, before) = stood(change.before);
    (before != after).then(|| MovedGoal {
        goal,
        href: route.href(),
        title: change.title,
        before: to_lowercase(&before),
        mark,
        after,
    })
}

/// "Next is Churn, on Tuesday."; what to do where no goal has a cadence.
fn next_said(sight: &Sight) -> String {
    match next(sight) {
        Some((day, name)) => format!(
            "Next is {name}, {}.",
            sight.figures.near_day(day, sight.as_of.day)
        ),
        None => {
            "Give a goal a cadence and its updates will show here when they are due.".to_owned()
        }
    }
}

fn next(sight: &Sight) -> Option<(Date, String)> {
    let (workspace, as_of) = (sight.workspace, sight.as_of);
    let of_kpis = workspace.kpis().filter_map(|one| {
        let report = sight.reports.kpi(workspace, &one.id, as_of)?;
        Some((next_day(report.standing?)?, one.name.clone()))
    });
    let of_okrs = workspace.key_results().filter_map(|one| {
        // A KPI that measures it is asked for its number instead.
        let is_measured = one.measure.is_numeric() && workspace.measuring_kpi(&one.id).is_some();
        if is_measured {
            return None;
        }
        Schedule::of_key_result(workspace, one, as_of)?;
        let report = sight.reports.key_result(workspace, &one.id, as_of)?;
        Some((next_day(report.standing?)?, one.title.clone()))
    });
    of_kpis.chain(of_okrs).min()
}

fn next_day(standing: Standing) -> Option<Date> {
    match standing {
        Standing::Early { first } => Some(first),
        Standing::Made { next } => next,
        Standing::Due { on } => Some(on),
        Standing::Overdue { since, .. } => Some(since),
    }
}

fn review(sight: &Sight, one: &ReviewDue) -> ReviewLine {
    let objectives = count(one.running, "objective", "objectives");
    let end = sight.figures.long_day(one.end);
    ReviewLine {
        href: review_of(Some(&one.cycle), None).href(),
        name: one.name.clone(),
        when: format!("{end}, {} · {objectives}", left(one.days_left)),
    }
}

/// "40 days left", "today", "ended 3 days ago".
fn left(days: i64) -> String {
    let said = usize::try_from(days.unsigned_abs()).unwrap_or_default();
    let said = count(said, "day", "days");
    match days {
        0 => "today".to_owned(),
        days if days > 0 => format!("{said} left"),
        _ => format!("ended {said} ago"),
    }
}

/// The goals among some that are still here.
pub fn still_here(workspace: &Workspace, ids: &[Id]) -> Vec<Id> {
    let is_here = |id: &&Id| workspace.key_result(id).is_some();
    ids.iter().filter(is_here).cloned().collect()
}

#[cfg(test)]
mod tests;
