//! How an objective stands: by its key results (DOMAIN §2, §3).

use super::as_of::AsOf;
use super::goal_report::{KeyResultReport, ObjectiveReport};
use super::key_result::report as key_result_report;
use super::progress::{Progress, roll_up};
use super::reason::Reason;
use super::status::Status;
use super::stood::{objective_as_it_stood, stood};
use crate::domain::{Date, Gathered, Id, KeyResult, Objective, SortedSet, State, Workspace};

/// How an objective stands. None if it is not here.
pub fn objective(
    workspace: &Workspace,
    id: &Id,
    as_of: impl Into<AsOf>,
) -> Option<ObjectiveReport> {
    workspace
        .objective(id)
        .map(|objective| report(workspace, objective, as_of.into()))
}

/// An objective's progress over time: on each day something was recorded, and on the last one asked for. Days without data
/// are left out.
pub fn objective_history(
    workspace: &Workspace,
    id: &Id,
    as_of: impl Into<AsOf>,
) -> Vec<(Date, f64)> {
    let as_of = as_of.into();
    let Some(objective) = workspace.objective(id) else {
        return Vec::new();
    };
    let today = report(workspace, objective, as_of);
    let days: SortedSet<Date> = today
        .key_results
        .iter()
        .flat_map(|(_, key_result)| key_result.points.iter().map(|point| point.date))
        .chain([as_of.day])
        .into_set();
    days.into_iter()
        .filter_map(|day| Some((day, report(workspace, objective, as_of.on(day)).progress?)))
        .collect()
}

pub(crate) fn report(workspace: &Workspace, objective: &Objective, as_of: AsOf) -> ObjectiveReport {
    let records = workspace.key_results_of(&objective.id);
    let reports: Vec<(&KeyResult, KeyResultReport)> = records
        .into_iter()
        .map(|record| (record, key_result_report(workspace, record, as_of)))
        .collect();
    let parts: Vec<_> = reports
        .iter()
        .map(|(record, report)| (record.weight, report.progress))
        .collect();
    let expected = |of: fn(&KeyResultReport) -> Option<f64>| {
        let parts = reports.iter();
        let parts = parts.map(|(record, report)| (record.weight, of(report).map(Progress::new)));
        roll_up(&parts.collect::<Vec<_>>())
    };
    let bearing = || reports.iter().filter(|(record, _)| record.weight > 0.0);
    let (status, reason) = worst(objective, as_of.day, bearing());
    let found = ObjectiveReport {
        progress: roll_up(&parts),
        expected: expected(|report| report.expected),
        due_today: expected(|report| report.due_today),
        measured: (
            parts
                .iter()
                .filter(|(_, progress)| progress.is_some())
                .count(),
            parts.len(),
        ),
        status,
        reason,
        stale: bearing()
            .filter_map(|(_, report)| report.stale)
            .max_by_key(|stale| stale.days),
        stated: objective
            .stated
            .clone()
            .filter(|_| status != Status::Paused),
        confidence: bearing()
            .filter_map(|(_, report)| report.confidence.map(|said| said.level))
            .min(),
        paused: objective.paused.clone().filter(|it| it.holds(as_of.day)),
        kept: reports
            .iter()
            .filter_map(|(_, report)| report.kept)
            .fold((0, 0), |sum, kept| (sum.0 + kept.0, sum.1 + kept.1)),
        key_results: reports
            .into_iter()
            .map(|(record, report)| (record.id.clone(), report))
            .collect(),
    };
    match stood(workspace, objective) {
        Some((stood, since)) if since <= as_of.day => objective_as_it_stood(found, stood),
        _ => found,
    }
}

/// The worst status, and the key result that decides it: of several the one furthest below its pace, then the first in order.
fn worst<'a>(
    objective: &Objective,
    day: Date,
    bearing: impl Iterator<Item = &'a (&'a KeyResult, KeyResultReport)>,
) -> (Status, Reason) {
    if objective.state == State::Draft {
        return (Status::NotStarted, Reason::Draft);
    }
    if let Some(pause) = objective.paused.as_ref().filter(|it| it.holds(day))
        && objective.state == State::Running
    {
        return (Status::Paused, Reason::of_pause(pause));
    }
    let decisive = bearing.reduce(|worst, next| {
        let is_worse = (next.1.status, below_pace(&next.1))
            .partial_cmp(&(worst.1.status, below_pace(&worst.1)))
            .is_some_and(std::cmp::Ordering::is_gt);
        if is_worse { next } else { worst }
    });
    match decisive {
        None => (Status::NoData, Reason::NoKeyResults),
        Some((_, report)) if report.status == Status::Done => (Status::Done, Reason::Reached),
        Some((record, report)) => (
            report.status,
            Reason::WorstOf {
                id: record.id.clone(),
                title: record.title.clone(),
                status: report.status,
                reason: Box::new(report.reason.clone()),
            },
        ),
    }
}

/// How far a key result is below its pace; without data not at all.
fn below_pace(report: &KeyResultReport) -> f64 {
    report
        .progress
        .zip(report.expected)
        .map_or(0.0, |(progress, expected)| expected - progress.raw)
}
