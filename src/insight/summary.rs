//! A closed cycle in one view: scores, ambition, check-ins, and what the KPIs did meanwhile (DOMAIN §8).

use super::as_of::AsOf;
use super::cycle::{counted, cycle as cycle_report};
use super::kpi::report as kpi_report;
use super::sample::mean;
use super::score::{Judgement, final_score, judge};
use super::xmr::Tone;
use crate::domain::Gathered;
use crate::domain::{Ambition, Cycle, Date, Id, KeyResult, Kpi, Meaning, Workspace};
use std::collections::{BTreeMap, BTreeSet};

/// How a cycle ended.
#[derive(Clone, Debug, PartialEq)]
pub struct CycleSummary {
    /// Its objectives with their scores; drafts and dropped ones do not count.
    pub scores: Vec<ScoreLine>,
    /// The mean score of the closed ones.
    pub mean: Option<f64>,
    /// The mean score by team with the number of scores; objectives without a team under an empty name.
    pub by_team: BTreeMap<String, (f64, usize)>,
    /// The mean score of promises, with the number of scores.
    pub committed: Option<(f64, usize)>,
    /// The mean score of stretches, with the number of scores.
    pub aspirational: Option<(f64, usize)>,
    /// Whether all of at least two objectives ended at 1.0: the aim was low.
    pub all_full: bool,
    /// Check-ins made of those due.
    pub kept: (usize, usize),
    /// The KPIs its objectives improve or are measured by, before and after. No cause is claimed.
    pub kpis: Vec<KpiMove>,
}

/// One objective's end.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLine {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its team.
    pub team: String,
    /// A promise or a stretch.
    pub ambition: Option<Ambition>,
    /// Its score; none while it is not closed.
    pub score: Option<f64>,
    /// What the score says.
    pub judgement: Option<Judgement>,
}

/// A KPI before and after a cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiMove {
    /// The KPI.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The last reading before the cycle.
    pub before: Option<(Date, f64)>,
    /// The last reading within the cycle.
    pub after: Option<(Date, f64)>,
    /// The latest signal first seen within the cycle; none: nothing but noise, or too few readings to tell.
    pub signal: Option<Tone>,
    /// Whether there were enough readings to tell signal from noise.
    pub can_tell: bool,
}

/// How a cycle ended, or stands if it has not. None if it is not here.
pub fn cycle_summary(
    workspace: &Workspace,
    id: &Id,
    as_of: impl Into<AsOf>,
) -> Option<CycleSummary> {
    let as_of = as_of.into();
    let cycle = workspace.cycle(id)?;
    let scores: Vec<ScoreLine> = counted(workspace, cycle)
        .map(|objective| {
            let score = final_score(workspace, objective);
            ScoreLine {
                id: objective.id.clone(),
                title: objective.title.clone(),
                team: objective.team.clone(),
                ambition: objective.ambition,
                score,
                judgement: score.map(|score| judge(score, objective.ambition)),
            }
        })
        .collect();
    let teams: BTreeSet<&str> = scores.iter().map(|line| line.team.as_str()).into_set();
    let by_team = teams
        .into_iter()
        .filter_map(|team| {
            let found = mean_where(&scores, |line| line.team == team)?;
            Some((team.to_owned(), found))
        })
        .collect();
    let given: Vec<f64> = scores.iter().filter_map(|line| line.score).collect();
    Some(CycleSummary {
        mean: mean(&given),
        by_team,
        committed: mean_where(&scores, |line| line.ambition == Some(Ambition::Committed)),
        aspirational: mean_where(&scores, |line| {
            line.ambition == Some(Ambition::Aspirational)
        }),
        all_full: given.len() >= 2 && given.iter().all(|&score| score >= 0.9995),
        kept: kept(workspace, cycle, as_of),
        kpis: touched(workspace, cycle)
            .into_iter()
            .map(|kpi| moved(workspace, kpi, cycle, as_of))
            .collect(),
        scores,
    })
}

fn mean_where(scores: &[ScoreLine], belongs: impl Fn(&ScoreLine) -> bool) -> Option<(f64, usize)> {
    let given: Vec<f64> = scores
        .iter()
        .filter(|line| belongs(line))
        .filter_map(|line| line.score)
        .collect();
    mean(&given).map(|mean| (mean, given.len()))
}

fn kept(workspace: &Workspace, cycle: &Cycle, as_of: AsOf) -> (usize, usize) {
    cycle_report(workspace, &cycle.id, as_of).map_or((0, 0), |report| report.kept)
}

/// The KPIs that the cycle's objectives improve or are measured by.
fn touched<'a>(workspace: &'a Workspace, cycle: &'a Cycle) -> Vec<&'a Kpi> {
    let mut ids: BTreeSet<&Id> = BTreeSet::new();
    for objective in counted(workspace, cycle) {
        ids.extend(workspace.linked_from(&objective.id, Meaning::Improves));
        for KeyResult { id, .. } in workspace.key_results_of(&objective.id) {
            ids.extend(workspace.linked_from(id, Meaning::MeasuredBy));
        }
    }
    ids.into_iter().filter_map(|id| workspace.kpi(id)).collect()
}

fn moved(workspace: &Workspace, kpi: &Kpi, cycle: &Cycle, as_of: AsOf) -> KpiMove {
    let found = kpi_report(workspace, kpi, as_of.on(cycle.end.min(as_of.day)));
    let last_before = found
        .points
        .partition_point(|point| point.date < cycle.start);
    let at = |place: Option<usize>| {
        let point = found.points.get(place?)?;
        Some((point.date, point.value))
    };
    let last = found.points.len().checked_sub(1);
    KpiMove {
        id: kpi.id.clone(),
        name: kpi.name.clone(),
        before: at(last_before.checked_sub(1)),
        after: at(last.filter(|&place| place >= last_before)),
        signal: found
            .signals
            .iter()
            .rev()
            .find(|signal| signal.signal.seen_at >= last_before)
            .map(|signal| signal.tone),
        can_tell: found.limits().is_some(),
    }
}
