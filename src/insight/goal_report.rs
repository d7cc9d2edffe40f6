//! What is found of a key result and of an objective.

use super::evidence::{Confidence, InTheWay, Point};
use super::pace::Span;
use super::progress::Progress;
use super::reason::Reason;
use super::schedule::Standing;
use super::status::{Stale, Status};
use super::status_change::Stood;
use crate::domain::{Date, Id, Pause, StatedStatus};

/// How a key result stands at the end of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResultReport {
    /// Progress; none is *no data*.
    pub progress: Option<Progress>,
    /// Expected progress on the day it is judged: that of its last check-in, before the first one today. None without a cycle.
    pub expected: Option<f64>,
    /// Expected progress today: where the tick of a bar stands. None without a cycle.
    pub due_today: Option<f64>,
    /// The computed status.
    pub status: Status,
    /// Why.
    pub reason: Reason,
    /// The overlay: the last check-in is late by more than three days. Never drawn as healthy.
    pub stale: Option<Stale>,
    /// What a person set over the computed status; both are shown.
    pub stated: Option<StatedStatus>,
    /// The last recorded value.
    pub current: Option<Point>,
    /// How sure somebody said they were last; none before anybody did.
    pub confidence: Option<Confidence>,
    /// What is in the way and what is done about it, where the last check-in said so.
    pub in_the_way: Option<InTheWay>,
    /// Its pause or its objective's, where that day lies in one.
    pub paused: Option<Pause>,
    /// Of a hold: due check-ins that met the limit, and due check-ins.
    pub held: Option<(usize, usize)>,
    /// Of milestones: steps done, and steps.
    pub steps: Option<(usize, usize)>,
    /// Check-ins made of those due so far; none for drafts, dropped objectives and without a cycle.
    pub kept: Option<(usize, usize)>,
    /// Where its owner stands with the due days; none when nothing is due: drafts, closed and dropped objectives, no cycle,
    /// and ticked-off goals.
    pub standing: Option<Standing>,
    /// The day of the last check-in, with a value or without.
    pub last_made: Option<Date>,
    /// Whether a KPI's readings are its check-ins.
    pub by_kpi: bool,
    /// First and last day of the stretch it runs in.
    pub span: Option<Span>,
    /// The same from the day the work began: what pace is reckoned over.
    pub paced: Option<Span>,
    /// The values that count, one a day (of hourly ones one an hour), oldest first.
    pub points: Vec<Point>,
    /// The expected values as corners of a line; increase and decrease only.
    pub course: Vec<(Date, f64)>,
}

impl KeyResultReport {
    /// The status that holds where one word stands for the key result: what a person set, else the computed one.
    pub fn stood(&self) -> Stood {
        Stood::holding(self.stated.as_ref(), self.status, self.stale)
    }
}

/// How an objective stands at the end of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveReport {
    /// Progress within 0…1; none when no key result with weight has data.
    pub progress: Option<f64>,
    /// Expected progress, that of its key results by the same weights, each on the day it is judged; none without a cycle.
    pub expected: Option<f64>,
    /// The same today: where the tick of a bar stands.
    pub due_today: Option<f64>,
    /// Key results with data, and key results: "3 of 4 measured".
    pub measured: (usize, usize),
    /// The worst status of its weight-bearing key results.
    pub status: Status,
    /// Which key result that is, and why.
    pub reason: Reason,
    /// The longest overdue of its weight-bearing key results that are stale.
    pub stale: Option<Stale>,
    /// What a person set over the computed status; both are shown.
    pub stated: Option<StatedStatus>,
    /// The least confidence that somebody said of its weight-bearing key results; none before anybody did.
    pub confidence: Option<u8>,
    /// Its pause, where that day lies in one.
    pub paused: Option<Pause>,
    /// Check-ins made of those due so far, of all key results.
    pub kept: (usize, usize),
    /// Its key results in their order.
    pub key_results: Vec<(Id, KeyResultReport)>,
}

impl ObjectiveReport {
    /// The status that holds where one word stands for the objective: what a person set, else the computed one.
    pub fn stood(&self) -> Stood {
        Stood::holding(self.stated.as_ref(), self.status, self.stale)
    }

    /// What the worst of its key results says is in the way, of several equally bad ones the first; none where nothing is, and while
    /// it is paused.
    pub fn in_the_way(&self) -> Option<&InTheWay> {
        let at_work = self.key_results.iter().filter(|(_, it)| {
            self.status != Status::Paused && !matches!(it.status, Status::Paused | Status::Done)
        });
        let said = at_work.filter_map(|(_, it)| Some((it.status, it.in_the_way.as_ref()?)));
        let worst = said.reduce(|worst, next| if next.0 > worst.0 { next } else { worst });
        worst.map(|(_, it)| it)
    }
}
