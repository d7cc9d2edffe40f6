//! What stood on the day of a review: kept with the review, and read from there as long as the objective is closed (DOMAIN §8).

use super::as_of::AsOf;
use super::evidence::{Confidence, Evidence, Point};
use super::key_result::KeyResultReport;
use super::kpi::report as kpi_report;
use super::objective::{ObjectiveReport, report as objective_report};
use super::progress::Progress;
use super::reason::Reason;
use super::score::review_of;
use super::status::{KpiStatus, Status};
use super::summary::moved;
use super::xmr::Tone;
use crate::domain::{
    Cycle, Date, Gathered, Id, KeyResult, Kpi, Meaning, Objective, SortedSet, StoodKpi,
    StoodObjective, StoodPoint, StoodResult, Workspace,
};

/// What stands today of an objective that is about to be closed, to be kept with its review. None if it is not here.
pub fn stand(workspace: &Workspace, id: &Id, as_of: impl Into<AsOf>) -> Option<StoodObjective> {
    let as_of = as_of.into();
    let objective = workspace.objective(id)?;
    let found = objective_report(workspace, objective, as_of);
    let results = found.key_results.iter().filter_map(|(id, report)| {
        let record = workspace.key_result(id)?;
        Some(result_as_it_stands(workspace, record, report, as_of.day))
    });
    let cycle = workspace.cycle_of(objective);
    Some(StoodObjective {
        status: found.status.word().to_owned(),
        progress: found.progress,
        expected: found.expected,
        results: results.collect(),
        kpis: kpis_of(workspace, objective)
            .into_iter()
            .map(|kpi| {
                let mut improves = workspace.linked_from(&objective.id, Meaning::Improves);
                StoodKpi {
                    improved: improves.any(|id| *id == kpi.id),
                    ..kpi_as_it_stands(workspace, kpi, cycle, as_of)
                }
            })
            .collect(),
    })
}

fn result_as_it_stands(
    workspace: &Workspace,
    record: &KeyResult,
    report: &KeyResultReport,
    today: Date,
) -> StoodResult {
    let small = |number: usize| u32::try_from(number).ok();
    let check_ins = workspace.check_ins_of(&record.id);
    let ticked = check_ins.iter().rev().filter(|it| it.date <= today);
    StoodResult {
        id: record.id.clone(),
        status: report.status.word().to_owned(),
        progress: report.progress.map(|progress| progress.raw),
        expected: report.expected,
        confidence: report.confidence.map(|said| said.level),
        said_on: report.confidence.and_then(|said| said.on),
        met: report.held.and_then(|(met, _)| small(met)),
        due: report.held.and_then(|(_, due)| small(due)),
        steps_done: ticked.cloned().find_map(|it| it.steps_done.clone()),
        made: report.kept.and_then(|(made, _)| small(made)),
        asked: report.kept.and_then(|(_, asked)| small(asked)),
        last_made: report.last_made,
        by_kpi: report.by_kpi,
        points: report.points.iter().map(stood_point).collect(),
    }
}

fn stood_point(point: &Point) -> StoodPoint {
    StoodPoint {
        id: point.id.clone(),
        date: point.date,
        hour: point.hour,
        value: point.value,
    }
}

fn kpi_as_it_stands(
    workspace: &Workspace,
    kpi: &Kpi,
    cycle: Option<&Cycle>,
    as_of: AsOf,
) -> StoodKpi {
    let until = cycle.map_or(as_of.day, |cycle| cycle.end.min(as_of.day));
    let found = kpi_report(workspace, kpi, as_of.on(until));
    let begins = |point: &&Point| cycle.is_none_or(|cycle| cycle.start <= point.date);
    let went = cycle.map(|cycle| moved(workspace, kpi, cycle, as_of));
    let word = |tone: Option<Tone>| tone.map_or("", Tone::word).to_owned();
    StoodKpi {
        id: kpi.id.clone(),
        name: kpi.name.clone(),
        unit: kpi.unit.clone(),
        decimals: kpi.decimals,
        status: found.status.word().to_owned(),
        before: found
            .points
            .iter()
            .rev()
            .find(|it| !begins(it))
            .map(stood_point),
        after: found.points.last().filter(begins).map(stood_point),
        signal: word(went.as_ref().and_then(|went| went.signal)),
        went: word(went.as_ref().and_then(|went| went.went)),
        can_tell: went.is_some_and(|went| went.can_tell),
        ..StoodKpi::default()
    }
}

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
