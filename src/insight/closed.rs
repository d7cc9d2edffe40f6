//! What stands on the day of a review, to be kept with it (DOMAIN §8); `stood.rs` reads it.

use super::as_of::AsOf;
use super::evidence::Point;
use super::goal_report::KeyResultReport;
use super::kpi::report as kpi_report;
use super::kpi_move::moved;
use super::objective::report as objective_report;
use super::stood::kpis_of;
use super::xmr::Tone;
use crate::domain::{
    Cycle, Date, Id, KeyResult, Kpi, Meaning, StoodKpi, StoodObjective, StoodPoint, StoodResult,
    Workspace,
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
