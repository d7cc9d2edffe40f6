//! What stood on the day of a review: read from there as long as the objective is closed (DOMAIN §8).

use super::evidence::{Confidence, Evidence, Point};
use super::goal_report::{KeyResultReport, ObjectiveReport};
use super::progress::Progress;
use super::reason::Reason;
use super::reviewed::review_of;
use super::status::{KpiStatus, Status};
use crate::domain::{
    Date, Gathered, Id, KeyResult, Kpi, Meaning, Objective, SortedSet, StoodKpi, StoodObjective,
    StoodPoint, StoodResult, Workspace,
};

/// The KPIs that an objective improves or is measured by.
pub(crate) fn kpis_of<'a>(workspace: &'a Workspace, objective: &Objective) -> Vec<&'a Kpi> {
    let mut ids: SortedSet<&Id> = workspace
        .linked_from(&objective.id, Meaning::Improves)
        .into_set();
    for KeyResult { id, .. } in workspace.key_results_of(&objective.id) {
        ids.extend(workspace.linked_from(id, Meaning::MeasuredBy));
    }
    ids.into_iter().filter_map(|id| workspace.kpi(id)).collect()
}

/// What stood of a closed objective, and the day of that review. None while it is open, and for reviews that kept nothing.
pub fn stood<'a>(
    workspace: &'a Workspace,
    objective: &Objective,
) -> Option<(&'a StoodObjective, Date)> {
    let review = review_of(workspace, objective)?;
    Some((review.stood.as_ref()?, review.date))
}

/// What stood of one of its key results.
pub(crate) fn stood_result<'a>(
    workspace: &'a Workspace,
    objective: &Objective,
    id: &Id,
) -> Option<(&'a StoodResult, Date)> {
    let (stood, on) = stood(workspace, objective)?;
    Some((stood.results.iter().find(|it| it.id == *id)?, on))
}

/// The steps of milestones that are done; of a closed objective those that were when it was closed.
pub fn steps_done(workspace: &Workspace, key_result: &KeyResult) -> Vec<Id> {
    let stood = workspace
        .objective(&key_result.objective)
        .and_then(|objective| stood_result(workspace, objective, &key_result.id));
    let last = || {
        let check_ins = workspace.check_ins_of(&key_result.id).into_iter().rev();
        check_ins.cloned().find_map(|it| it.steps_done)
    };
    let done = match stood {
        Some((stood, _)) => stood.steps_done.clone(),
        None => last(),
    };
    done.unwrap_or_default()
}

/// The KPIs that a closed objective was to improve, as they stood when it was closed. None while it is open, and for reviews that
/// kept nothing.
pub fn stood_kpis<'a>(
    workspace: &'a Workspace,
    objective: &Objective,
) -> Option<Vec<(&'a StoodKpi, KpiStatus)>> {
    let (stood, _) = stood(workspace, objective)?;
    let status = |word: &str| KpiStatus::ALL.into_iter().find(|it| it.word() == word);
    let improved = stood.kpis.iter().filter(|kpi| kpi.improved);
    let told = improved.map(|kpi| (kpi, status(&kpi.status).unwrap_or(KpiStatus::NoData)));
    Some(told.collect())
}

fn point(stood: &StoodPoint) -> Point {
    Point {
        id: stood.id.clone(),
        date: stood.date,
        hour: stood.hour,
        value: stood.value,
    }
}

fn status_of(word: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|it| it.word() == word)
}

/// The values that counted, in the place of those that are here now.
pub(crate) fn evidence_as_it_stood(
    mut known: Evidence,
    stood: &StoodResult,
    key_result: &KeyResult,
    until: Date,
) -> Evidence {
    let counted = stood.points.iter().filter(|it| it.date <= until);
    known.points = counted.map(point).collect();
    if stood.by_kpi {
        known.made = known.points.iter().map(|it| it.date).collect();
    }
    if let Some(last) = stood.last_made.filter(|last| *last <= until) {
        known.made.retain(|day| *day < last);
        known.made.push(last);
    }
    known.by_kpi = stood.by_kpi;
    if !key_result.measure.is_numeric() {
        let last = known.points.last();
        known.ticked = last.map(|it| Progress::new(it.value));
    }
    known
}

/// A key result's report with what stood on the day of the review.
pub(crate) fn result_as_it_stood(
    mut found: KeyResultReport,
    stood: &StoodResult,
    key_result: &KeyResult,
) -> KeyResultReport {
    let pair = |one: Option<u32>, other: Option<u32>| {
        let (one, other) = one.zip(other)?;
        Some((usize::try_from(one).ok()?, usize::try_from(other).ok()?))
    };
    found.status = status_of(&stood.status).unwrap_or(found.status);
    found.progress = stood.progress.map(Progress::new);
    found.expected = stood.expected;
    found.confidence = stood.confidence.map(|level| Confidence {
        level,
        on: stood.said_on,
    });
    found.held = pair(stood.met, stood.due).or(found.held);
    found.kept = pair(stood.made, stood.asked).or(found.kept);
    found.steps = stood.steps_done.as_ref().map(|done| {
        let steps = key_result.steps.iter();
        let there = steps.filter(|step| done.contains(&step.id)).count();
        (there, key_result.steps.len())
    });
    if let Some((progress, expected)) = stood.progress.zip(stood.expected) {
        match &mut found.reason {
            Reason::Pace(pace) | Reason::Steps { pace, .. } => {
                (pace.progress, pace.expected) = (progress, expected);
            }
            _ => {}
        }
    }
    if let (Reason::Held { .. }, Some((met, of))) = (&found.reason, found.held) {
        found.reason = Reason::Held { met, of };
    }
    if let (Reason::Steps { done, of, .. }, Some(there)) = (&mut found.reason, found.steps) {
        (*done, *of) = there;
    }
    found
}

/// An objective's report with what stood on the day of its review.
pub(crate) fn objective_as_it_stood(
    mut found: ObjectiveReport,
    stood: &StoodObjective,
) -> ObjectiveReport {
    found.status = status_of(&stood.status).unwrap_or(found.status);
    found.progress = stood.progress;
    found.expected = stood.expected;
    found
}
