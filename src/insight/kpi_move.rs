//! How far a KPI moved in a cycle.

use super::as_of::AsOf;
use super::kpi::{KpiSignal, report as kpi_report};
use super::xmr::Tone;
use crate::domain::{Cycle, Date, Direction, Id, Kpi, Workspace};
use std::cmp::Ordering;

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
    /// That signal, with its readings by index into the KPI's report at the end of the cycle.
    pub shown_by: Option<KpiSignal>,
    /// How the last reading within the cycle compares with the last before it, by the KPI's direction; none where either is missing,
    /// they are equal, or no direction is better.
    pub went: Option<Tone>,
    /// Whether there were enough readings to tell signal from noise.
    pub can_tell: bool,
}

impl KpiMove {
    /// What the signal test says about the two readings. It claims no cause.
    pub fn sentence(&self) -> &'static str {
        match (self.signal, self.went) {
            (Some(Tone::Improvement), Some(Tone::Concern)) => {
                "It ended worse than before, though it was noticeably better during the cycle."
            }
            (Some(Tone::Concern), Some(Tone::Improvement)) => {
                "It ended better than before, though it was noticeably worse during the cycle."
            }
            (Some(Tone::Improvement), _) => "It became noticeably better during the cycle.",
            (Some(Tone::Concern), _) => "It became noticeably worse during the cycle.",
            (Some(Tone::Neutral), _) => "It changed noticeably during the cycle.",
            (None, _) if self.can_tell => "No noticeable change: normal ups and downs.",
            (None, _) => "Too few readings to tell a real change from normal ups and downs.",
        }
    }
}

pub(super) fn moved(workspace: &Workspace, kpi: &Kpi, cycle: &Cycle, as_of: AsOf) -> KpiMove {
    let found = kpi_report(workspace, kpi, as_of.on(cycle.end.min(as_of.day)));
    let last_before = found
        .points
        .partition_point(|point| point.date < cycle.start);
    let at = |place: Option<usize>| {
        let point = found.points.get(place?)?;
        Some((point.date, point.value))
    };
    let last = found.points.len().checked_sub(1);
    let (before, after) = (
        at(last_before.checked_sub(1)),
        at(last.filter(|&place| place >= last_before)),
    );
    let went = before
        .zip(after)
        .and_then(|((_, was), (_, is))| went(kpi.direction, was, is));
    let in_cycle = || {
        let latest = found.signals.iter().rev();
        latest.filter(|signal| signal.signal.seen_at >= last_before)
    };
    // A run above the mean at the beginning of a long fall is the fall, too: what agrees with where it went says it.
    let agrees = |signal: &&KpiSignal| went.is_none_or(|went| signal.tone == went);
    let shown_by = in_cycle()
        .find(agrees)
        .or_else(|| in_cycle().next())
        .cloned();
    KpiMove {
        id: kpi.id.clone(),
        name: kpi.name.clone(),
        before,
        after,
        went,
        signal: shown_by.as_ref().map(|signal| signal.tone),
        shown_by,
        can_tell: found.limits().is_some(),
    }
}

/// What a step from one value to another means for a metric of a direction.
fn went(direction: Option<Direction>, was: f64, is: f64) -> Option<Tone> {
    match (direction?, is.partial_cmp(&was)?) {
        (Direction::Up, Ordering::Greater) | (Direction::Down, Ordering::Less) => {
            Some(Tone::Improvement)
        }
        (Direction::Up, Ordering::Less) | (Direction::Down, Ordering::Greater) => {
            Some(Tone::Concern)
        }
        _ => None,
    }
}
