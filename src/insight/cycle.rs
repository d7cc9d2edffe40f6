//! How a cycle stands: by its objectives (DOMAIN §2).

use super::as_of::AsOf;
use super::goal_report::ObjectiveReport;
use super::objective::report as objective_report;
use super::pace::{Span, straight};
use super::sample::{count, mean};
use super::status::Status;
use crate::domain::{Cycle, Date, Id, Objective, State, Workspace};
use crate::figures::week_start;
use chrono::Days;

/// How a cycle stands at the end of a day. Drafts and dropped objectives do not count.
#[derive(Clone, Debug, PartialEq)]
pub struct CycleReport {
    /// The mean of its objectives' progress; none when no objective has data.
    pub progress: Option<f64>,
    /// Expected progress on a straight line.
    pub expected: f64,
    /// Objectives with data, and objectives.
    pub measured: (usize, usize),
    /// Its objectives by status, one count for each of [`Status::ALL`].
    pub by_status: [(Status, usize); 7],
    /// Objectives on track or done and not stale.
    pub on_track: usize,
    /// Objectives behind or at risk.
    pub off_track: usize,
    /// Objectives that are stale.
    pub stale: usize,
    /// On track minus off track within −1…1: the share of objectives on track less the share off track; those that are paused do
    /// not count. None before any of them has data: then nobody has said anything.
    pub net_on_track: Option<f64>,
    /// Check-ins made of those due so far.
    pub kept: (usize, usize),
    /// Its objectives, in the order of their ids.
    pub objectives: Vec<(Id, ObjectiveReport)>,
}

impl CycleReport {
    /// How many of its objectives have a status: those that are paused have none.
    pub fn judged(&self) -> usize {
        self.objectives.len() - self.paused()
    }

    /// How many are paused.
    pub fn paused(&self) -> usize {
        let all = self.objectives.iter();
        all.filter(|(_, report)| report.status == Status::Paused)
            .count()
    }
}

/// How a cycle stands. None if it is not here.
pub fn cycle(workspace: &Workspace, id: &Id, as_of: impl Into<AsOf>) -> Option<CycleReport> {
    workspace.cycle(id).map(|cycle| {
        let counted: Vec<&Objective> = counted(workspace, cycle).collect();
        report(workspace, cycle, &counted, as_of.into())
    })
}

/// How some of a cycle's objectives stand together, for example one team's.
pub fn cycle_of(
    workspace: &Workspace,
    id: &Id,
    belongs: impl Fn(&Objective) -> bool,
    as_of: impl Into<AsOf>,
) -> Option<CycleReport> {
    workspace.cycle(id).map(|cycle| {
        let counted: Vec<&Objective> = counted(workspace, cycle)
            .filter(|objective| belongs(objective))
            .collect();
        report(workspace, cycle, &counted, as_of.into())
    })
}

/// How a cycle stood at the end of one of its weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct CycleWeek {
    /// The last day of the week, or the day looked from.
    pub day: Date,
    /// Progress; none before anything was recorded.
    pub progress: Option<f64>,
    /// Expected progress on a straight line.
    pub expected: f64,
    /// On track minus off track within −1…1; none before anything was recorded.
    pub net_on_track: Option<f64>,
    /// Objectives on track or done and not stale.
    pub on_track: usize,
    /// Objectives behind or at risk.
    pub off_track: usize,
    /// All of them that had begun by then and were not paused.
    pub of: usize,
}

/// A cycle week by week, at the end of each week up to the day asked for, of those objectives that belong. One that was set
/// running in mid-cycle counts from then on.
pub fn cycle_weeks(
    workspace: &Workspace,
    id: &Id,
    belongs: impl Fn(&Objective) -> bool,
    as_of: impl Into<AsOf>,
) -> Vec<CycleWeek> {
    let as_of = as_of.into();
    let Some(cycle) = workspace.cycle(id) else {
        return Vec::new();
    };
    let counted: Vec<&Objective> = counted(workspace, cycle)
        .filter(|objective| belongs(objective))
        .collect();
    let until = as_of.day.min(cycle.end);
    let mut days = Vec::new();
    let mut week = week_start(cycle.start, as_of.week_starts).checked_add_days(Days::new(6));
    while let Some(day) = week.filter(|&day| day < until) {
        days.push(day);
        week = day.checked_add_days(Days::new(7));
    }
    if cycle.start <= until {
        days.push(until);
    }
    days.into_iter()
        .map(|day| {
            let begun: Vec<&Objective> = counted
                .iter()
                .filter(|objective| objective.started.is_none_or(|started| started <= day))
                .copied()
                .collect();
            let then = report(workspace, cycle, &begun, as_of.on(day));
            CycleWeek {
                day,
                progress: then.progress,
                expected: then.expected,
                net_on_track: then.net_on_track,
                on_track: then.on_track,
                off_track: then.off_track,
                of: then.judged(),
            }
        })
        .collect()
}

/// A cycle's objectives that count: neither drafts nor dropped.
pub(crate) fn counted<'a>(
    workspace: &'a Workspace,
    cycle: &'a Cycle,
) -> impl Iterator<Item = &'a Objective> {
    workspace
        .objectives()
        .filter(|objective| objective.cycle.as_ref() == Some(&cycle.id))
        .filter(|objective| matches!(objective.state, State::Running | State::Closed))
}

fn report(
    workspace: &Workspace,
    cycle: &Cycle,
    counted: &[&Objective],
    as_of: AsOf,
) -> CycleReport {
    let objectives: Vec<(Id, ObjectiveReport)> = counted
        .iter()
        .map(|objective| {
            (
                objective.id.clone(),
                objective_report(workspace, objective, as_of),
            )
        })
        .collect();
    let known: Vec<f64> = objectives
        .iter()
        .filter_map(|(_, report)| report.progress)
        .collect();
    let number_where = |holds: &dyn Fn(&ObjectiveReport) -> bool| {
        objectives
            .iter()
            .filter(|(_, report)| holds(report))
            .count()
    };
    let on_track = number_where(&|it| it.status.is_on_track() && it.stale.is_none());
    let off_track = number_where(&|it| it.status.is_off_track());
    let of = objectives.len();
    let judged = of - number_where(&|it| it.status == Status::Paused);
    CycleReport {
        progress: mean(&known),
        expected: straight(
            Span {
                start: cycle.start,
                end: cycle.end,
            },
            as_of.day,
        ),
        measured: (known.len(), of),
        by_status: Status::ALL.map(|status| (status, number_where(&|it| it.status == status))),
        on_track,
        off_track,
        stale: number_where(&|it| it.stale.is_some()),
        net_on_track: (judged > 0 && !known.is_empty())
            .then(|| (count(on_track) - count(off_track)) / count(judged)),
        kept: objectives.iter().fold((0, 0), |sum, (_, report)| {
            (sum.0 + report.kept.0, sum.1 + report.kept.1)
        }),
        objectives,
    }
}
