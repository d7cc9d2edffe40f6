//! How a KPI stands: status by the target of the day, signals, assurance (DOMAIN §4).

use super::as_of::AsOf;
use super::assurance::{Assurance, assurance};
use super::evidence::{Point, readings};
use super::reason::KpiReason;
use super::schedule::{Schedule, Standing};
use super::status::{KpiStatus, Stale, against_target};
use super::xmr::{self, Limits, Segment, Signal, Tone, tone};
use crate::domain::Ordered;
use crate::domain::{Cadence, Date, DatedTarget, Id, Kpi, Meaning, State, Workspace};

/// A signal counts for the offer of a recovery as long as one of the last eight readings made it: the longest any rule looks
/// back.
const RECENT: usize = 8;

/// How a KPI stands at the end of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiReport {
    /// The readings that count, oldest first: of two on one day the later one (for hourly KPIs: in one hour).
    pub points: Vec<Point>,
    /// How each of them stood to the target of its day.
    pub statuses: Vec<KpiStatus>,
    /// The last reading.
    pub last: Option<Point>,
    /// The target by which the last reading is judged; without a reading the one of today.
    pub target: Option<DatedTarget>,
    /// The status of the last reading.
    pub status: KpiStatus,
    /// Why.
    pub reason: KpiReason,
    /// The overlay: the next reading is late by more than three days. Never drawn as healthy.
    pub stale: Option<Stale>,
    /// Where its owner stands with the due days; none when nothing is due.
    pub standing: Option<Standing>,
    /// The stretches between marked changes, each with its limits. The last one is the process as it is; it has no readings yet
    /// where the change was marked after the last of them.
    pub segments: Vec<Segment>,
    /// The marked change that began the process as it is, up to the report's day.
    pub changed_on: Option<Date>,
    /// All signals with what they mean for this KPI, in the order of the readings that show them.
    pub signals: Vec<KpiSignal>,
    /// Whether the process as it is can meet today's target; none of fewer than six readings since the last marked change.
    pub assurance: Option<Assurance>,
    /// Readings missed in a row up to the last, each by the target of its day.
    pub missed_in_a_row: usize,
    /// How many of the readings of the process as it is met the target of today, and how many were judged by it.
    pub met: (usize, usize),
    /// Why a recovery OKR is offered, if it is.
    pub recovery: Option<RecoveryCause>,
    /// The running objectives that already improve it.
    pub improved_by: Vec<Id>,
}

/// A signal and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiSignal {
    /// Rule, side and readings, by index into [`KpiReport::points`].
    pub signal: Signal,
    /// Improvement, concern or neutral.
    pub tone: Tone,
    /// Whether the last reading is part of it.
    pub is_fresh: bool,
}

/// Why a recovery OKR is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryCause {
    /// So many readings in a row missed their target, at least one.
    Missed(usize),
    /// A recent signal is a concern.
    Concern,
}

impl RecoveryCause {
    /// Whether it comes first: two misses in a row, or a concern.
    pub fn is_pressing(self) -> bool {
        self != Self::Missed(1)
    }
}

impl KpiReport {
    /// The limits of the process as it is; none of fewer than six readings since the last marked change.
    pub fn limits(&self) -> Option<&Limits> {
        self.segments.last()?.limits.as_ref()
    }

    /// Readings since the last marked change: below six there are too few for limits.
    pub fn readings_since_change(&self) -> usize {
        self.segments.last().map_or(0, |part| part.to - part.from)
    }

    /// The latest signal that the last reading is part of.
    pub fn fresh_signal(&self) -> Option<&KpiSignal> {
        self.signals.iter().rev().find(|signal| signal.is_fresh)
    }
}

impl KpiReport {
    /// The latest signal that is news: its last reading lies within the last interval of the KPI's cadence (a week without one),
    /// or on or after the day a person last looked.
    pub fn news(
        &self,
        cadence: Option<Cadence>,
        today: Date,
        looked: Option<Date>,
    ) -> Option<&KpiSignal> {
        let days = cadence.unwrap_or(Cadence::Week).days();
        let is_news = |day: Date| {
            super::sample::days(day, today) <= days.max(1.0)
                || looked.is_some_and(|looked| looked <= day)
        };
        self.signals.iter().rev().find(|found| {
            let last = self.points.get(found.signal.last());
            last.is_some_and(|point| is_news(point.date))
        })
    }
}

/// How a KPI stands. None if it is not here.
pub fn kpi(workspace: &Workspace, id: &Id, as_of: impl Into<AsOf>) -> Option<KpiReport> {
    workspace
        .kpi(id)
        .map(|kpi| report(workspace, kpi, as_of.into()))
}

pub(crate) fn report(workspace: &Workspace, kpi: &Kpi, as_of: AsOf) -> KpiReport {
    let points = readings(workspace, kpi, as_of.day);
    let statuses: Vec<KpiStatus> = points
        .iter()
        .map(|point| against_target(point.value, kpi.target_on(point.date)))
        .collect();
    let last = points.last().cloned();
    let schedule = Schedule::of_kpi(kpi, points.first().map(|point| point.date), as_of);
    let standing = schedule
        .filter(|schedule| schedule.holds(as_of.day))
        .map(|schedule| schedule.standing(last.as_ref().map(|point| point.date), as_of.day));
    let marked = kpi.changes.iter().map(|change| change.date);
    let changed_on = marked.filter(|day| *day <= as_of.day).max();
    let segments = segments(kpi, &points, changed_on);
    let signals = coloured(kpi, &points, &segments);
    let missed_in_a_row = statuses
        .iter()
        .rev()
        .take_while(|status| **status == KpiStatus::Missed)
        .count();
    let limits = segments.last().and_then(|part| part.limits.as_ref());
    let assurance = limits
        .zip(kpi.target_on(as_of.day))
        .and_then(|(limits, target)| assurance(limits, &target.target));
    let is_recent = |signal: &KpiSignal| signal.signal.last() + RECENT >= points.len();
    let current_from = segments.last().map_or(0, |part| part.from);
    let is_concern = signals.iter().any(|signal| {
        signal.tone == Tone::Concern && signal.signal.last() >= current_from && is_recent(signal)
    });
    KpiReport {
        target: kpi
            .target_on(last.as_ref().map_or(as_of.day, |point| point.date))
            .cloned(),
        status: statuses.last().copied().unwrap_or(KpiStatus::NoData),
        reason: reason(kpi, last.as_ref()),
        stale: standing.and_then(Standing::stale),
        recovery: match missed_in_a_row {
            0 | 1 if is_concern => Some(RecoveryCause::Concern),
            0 => None,
            times => Some(RecoveryCause::Missed(times)),
        },
        met: met(kpi, &points, &statuses, current_from, as_of.day),
        improved_by: improved_by(workspace, kpi),
        points,
        statuses,
        last,
        standing,
        segments,
        changed_on,
        signals,
        assurance,
        missed_in_a_row,
    }
}

fn reason(kpi: &Kpi, last: Option<&Point>) -> KpiReason {
    let Some(last) = last else {
        return KpiReason::NoReading;
    };
    match kpi.target_on(last.date) {
        Some(dated) if !dated.target.is_open() => KpiReason::Judged {
            status: against_target(last.value, Some(dated)),
            value: last.value,
            on: last.date,
            target: dated.target,
            alarm: dated.alarm,
            unit: kpi.unit.clone(),
            decimals: kpi.decimals,
        },
        _ => KpiReason::NoTarget { on: last.date },
    }
}

fn segments(kpi: &Kpi, points: &[Point], changed_on: Option<Date>) -> Vec<Segment> {
    let values: Vec<f64> = points.iter().map(|point| point.value).collect();
    let restarts: Vec<usize> = kpi
        .changes
        .iter()
        .map(|change| points.partition_point(|point| point.date < change.date))
        .collect();
    let fixed = kpi
        .fixed_limits
        .and_then(|readings| usize::try_from(readings).ok());
    let possible = kpi.possible(&values);
    let mut found = xmr::segments(&values, &restarts, fixed);
    for part in &mut found {
        part.limits = part.limits.map(|limits| limits.within(&possible));
    }
    let last = points.last().map(|point| point.date);
    if last.is_some_and(|last| changed_on.is_some_and(|day| last < day)) {
        found.push(Segment {
            from: points.len(),
            to: points.len(),
            limits: None,
            signals: Vec::new(),
        });
    }
    found
}

fn coloured(kpi: &Kpi, points: &[Point], segments: &[Segment]) -> Vec<KpiSignal> {
    let last = points.len().saturating_sub(1);
    let mut found: Vec<KpiSignal> = segments
        .iter()
        .flat_map(|part| &part.signals)
        .map(|signal| {
            let values: Vec<f64> = signal
                .points
                .iter()
                .filter_map(|&index| Some(points.get(index)?.value))
                .collect();
            let band = points
                .get(signal.last())
                .and_then(|point| kpi.target_on(point.date))
                .map(|dated| dated.target);
            KpiSignal {
                tone: tone(kpi.direction, signal.side, &values, band.as_ref()),
                is_fresh: signal.last() == last,
                signal: signal.clone(),
            }
        })
        .collect();
    found.order_by_key(|it| (it.signal.seen_at, it.signal.rule));
    found
}

/// How many readings from one on met the target of a day, of those that are judged by it.
fn met(
    kpi: &Kpi,
    points: &[Point],
    statuses: &[KpiStatus],
    from: usize,
    today: Date,
) -> (usize, usize) {
    let current = kpi.target_on(today).map(|target| target.from);
    let judged = points
        .iter()
        .zip(statuses)
        .skip(from)
        .filter(|(point, status)| {
            **status != KpiStatus::NoTarget
                && kpi.target_on(point.date).map(|target| target.from) == current
        });
    judged.fold((0, 0), |(met, of), (_, status)| {
        (met + usize::from(*status == KpiStatus::Met), of + 1)
    })
}

/// Running objectives that improve the KPI, or one of whose key results is measured by it.
fn improved_by(workspace: &Workspace, kpi: &Kpi) -> Vec<Id> {
    let measured = workspace
        .linked_to(&kpi.id, Meaning::MeasuredBy)
        .filter_map(|id| workspace.key_result(id))
        .map(|key_result| &key_result.objective);
    let mut found: Vec<Id> = workspace
        .linked_to(&kpi.id, Meaning::Improves)
        .chain(measured)
        .filter(|id| {
            workspace
                .objective(id)
                .is_some_and(|objective| objective.state == State::Running)
        })
        .cloned()
        .collect();
    found.order_by(Ord::cmp);
    found.dedup();
    found
}
