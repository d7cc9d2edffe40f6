//! What changed its status between two days.

use super::as_of::AsOf;
use super::key_result::report as key_result_report;
use super::kpi::report as kpi_report;
use super::objective::report as objective_report;
use super::status::{KpiStatus, Status};
use crate::domain::{Kind, Ref, State, Workspace};

/// A goal whose status is another than it was.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusChange {
    /// The goal.
    pub goal: Ref,
    /// Its name or title.
    pub title: String,
    /// How it stood.
    pub before: Stood,
    /// How it stands.
    pub after: Stood,
}

/// A status with its overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stood {
    /// A key result or objective, and whether it is stale.
    Okr(Status, bool),
    /// A KPI, and whether it is stale.
    Kpi(KpiStatus, bool),
}

/// The running objectives, their key results and the KPIs whose status or staleness differs between the end of an earlier day
/// and that of a later one: objectives first, then key results, then KPIs. Both are computed from what is recorded now.
pub fn status_changes(
    workspace: &Workspace,
    earlier: impl Into<AsOf>,
    later: impl Into<AsOf>,
) -> Vec<StatusChange> {
    let (earlier, later) = (earlier.into(), later.into());
    let running = || {
        workspace
            .objectives()
            .filter(|objective| objective.state == State::Running)
    };
    let objectives = running().map(|objective| {
        let stood = |day| {
            let report = objective_report(workspace, objective, day);
            Stood::Okr(report.status, report.stale.is_some())
        };
        StatusChange {
            goal: Ref::new(Kind::Objective, &objective.id),
            title: objective.title.clone(),
            before: stood(earlier),
            after: stood(later),
        }
    });
    let key_results = running()
        .flat_map(|objective| workspace.key_results_of(&objective.id))
        .map(|key_result| {
            let stood = |day| {
                let report = key_result_report(workspace, key_result, day);
                Stood::Okr(report.status, report.stale.is_some())
            };
            StatusChange {
                goal: Ref::new(Kind::KeyResult, &key_result.id),
                title: key_result.title.clone(),
                before: stood(earlier),
                after: stood(later),
            }
        });
    let kpis = workspace.kpis().map(|kpi| {
        let stood = |day| {
            let report = kpi_report(workspace, kpi, day);
            Stood::Kpi(report.status, report.stale.is_some())
        };
        StatusChange {
            goal: Ref::new(Kind::Kpi, &kpi.id),
            title: kpi.name.clone(),
            before: stood(earlier),
            after: stood(later),
        }
    });
    objectives
        .chain(key_results)
        .chain(kpis)
        .filter(|change| change.before != change.after)
        .collect()
}
