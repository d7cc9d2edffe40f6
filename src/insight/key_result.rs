//! How a key result stands (DOMAIN §2, §3).

use super::as_of::AsOf;
use super::evidence::{Evidence, Point, evidence};
use super::forecast::{Forecast, NoForecast, forecast};
use super::pace::{self, Course, Span};
use super::progress::{Progress, change, hold};
use super::reason::{Missing, Paced, Reason};
use super::schedule::{Schedule, Standing, cadence_of, first_day_owed, span_of};
use super::score::review_of;
use super::status::{Stale, Status, against_pace};
use crate::domain::{
    Band, Date, Id, KeyResult, KeyResultKind, Objective, State, StatedStatus, Workspace,
};

/// Confidence before anybody said otherwise (DOMAIN §3).
pub const FIRST_CONFIDENCE: u8 = 5;
/// Below this confidence a check-in asks for a blocker and a next step (DOMAIN §3).
pub const LOW_CONFIDENCE: u8 = 4;

/// How a key result stands at the end of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResultReport {
    /// Progress; none is *no data*.
    pub progress: Option<Progress>,
    /// Expected progress; none without a cycle.
    pub expected: Option<f64>,
    /// Grace; 0.05 at least.
    pub grace: f64,
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
    /// Confidence 0-10: the last one given, else the one at the start, else 5.
    pub confidence: u8,
    /// Of a hold: due check-ins that met the limit, and due check-ins.
    pub held: Option<(usize, usize)>,
    /// Of milestones: steps done, and steps.
    pub steps: Option<(usize, usize)>,
    /// Check-ins made of those due so far; none for drafts, dropped objectives and without a cycle.
    pub kept: Option<(usize, usize)>,
    /// Where its owner stands with the due days; none when nothing is due: drafts, closed and dropped objectives, no cycle,
    /// and ticked-off goals.
    pub standing: Option<Standing>,
    /// Whether a KPI's readings are its check-ins.
    pub by_kpi: bool,
    /// First and last day.
    pub span: Option<Span>,
    /// The values that count, one a day (of hourly ones one an hour), oldest first.
    pub points: Vec<Point>,
    /// The expected values as corners of a line; increase and decrease only.
    pub course: Vec<(Date, f64)>,
}

/// How a key result stands. None if it is not here.
pub fn key_result(
    workspace: &Workspace,
    id: &Id,
    as_of: impl Into<AsOf>,
) -> Option<KeyResultReport> {
    workspace
        .key_result(id)
        .map(|key_result| report(workspace, key_result, as_of.into()))
}

/// Where a key result will land. None if it is not here; only numbers on a scale within a cycle are forecast, and a value to
/// hold has no day on which it is reached.
pub fn key_result_forecast(
    workspace: &Workspace,
    id: &Id,
    as_of: impl Into<AsOf>,
) -> Option<Result<Forecast, NoForecast>> {
    let as_of = as_of.into();
    let key_result = workspace.key_result(id)?;
    let found = report(workspace, key_result, as_of);
    Some(landing(key_result, &found, as_of.day))
}

pub(crate) fn report(
    workspace: &Workspace,
    key_result: &KeyResult,
    as_of: AsOf,
) -> KeyResultReport {
    let objective = workspace.objective(&key_result.objective);
    let as_of = as_of.on(last_day(workspace, objective, as_of.day));
    let cycle = objective.and_then(|objective| workspace.cycle_of(objective));
    let span = objective.and_then(|objective| span_of(workspace, objective, key_result));
    let known = evidence(workspace, key_result, cycle, as_of.day);
    let cadence = cadence_of(workspace, key_result);
    // The rhythm stays when an objective is closed: its holds are still counted by due check-ins.
    let rhythm = objective.zip(span).map(|(objective, span)| {
        let start = first_day_owed(objective, span, as_of.week_starts);
        Schedule::new(cadence, start, Some(span.end), as_of.week_starts)
    });
    let held = rhythm
        .zip(key_result.band)
        .filter(|_| key_result.measure == KeyResultKind::Hold)
        .map(|(rhythm, band)| times_held(&rhythm, &known.points, &band, as_of.day));
    let (course, expected) = expectation(key_result, span, as_of.day);
    let progress = progress_of(key_result, &known, held, span, as_of.day);
    let grace = span.map_or(0.05, |span| pace::grace(cadence, span));
    let judged = Judged {
        key_result,
        objective,
        known: &known,
        progress,
        held,
        span,
        rhythm,
        today: as_of.day,
    };
    let (status, reason) = judged.status(course, expected, grace);
    let is_ticked_off = status == Status::Done && !key_result.measure.is_numeric();
    let standing = Schedule::of_key_result(workspace, key_result, as_of.week_starts)
        .filter(|_| !is_ticked_off)
        .map(|schedule| schedule.standing(known.made.last().copied(), as_of.day));
    KeyResultReport {
        progress,
        expected,
        grace,
        status,
        reason,
        stale: standing.and_then(Standing::stale),
        stated: key_result.stated.clone(),
        current: known.points.last().cloned(),
        confidence: known.confidence.unwrap_or(FIRST_CONFIDENCE),
        held,
        steps: known.steps,
        kept: rhythm
            .filter(|_| {
                objective.is_some_and(|it| matches!(it.state, State::Running | State::Closed))
            })
            .map(|rhythm| rhythm.kept(&known.made, as_of.day)),
        standing,
        by_kpi: known.by_kpi,
        span,
        course: corners(key_result, span),
        points: known.points,
    }
}

/// A closed objective stays as it was on the day of its review, however much later one looks.
fn last_day(workspace: &Workspace, objective: Option<&Objective>, today: Date) -> Date {
    objective
        .and_then(|objective| review_of(workspace, objective))
        .map_or(today, |review| review.date.min(today))
}

/// Forecasts from a report's points.
fn landing(
    key_result: &KeyResult,
    found: &KeyResultReport,
    today: Date,
) -> Result<Forecast, NoForecast> {
    let span = found
        .span
        .filter(|_| key_result.measure.is_numeric())
        .ok_or(NoForecast::NothingToProject)?;
    if today >= span.end {
        return Err(NoForecast::Over);
    }
    let points: Vec<(Date, f64)> = found
        .points
        .iter()
        .map(|point| (point.date, point.value))
        .collect();
    let aim = match key_result.measure {
        KeyResultKind::Hold => None,
        _ => key_result.baseline.zip(key_result.target),
    };
    let mut known: Vec<f64> = points.iter().map(|&(_, value)| value).collect();
    known.extend(
        [key_result.baseline, key_result.target]
            .into_iter()
            .flatten(),
    );
    let possible = key_result.unit.possible(&key_result.title, &known);
    forecast(&points, span, aim).map(|found| found.within(possible))
}

/// Due check-ins that met the limit, and due check-ins. The last value of a period stands for it; a due check-in not made is
/// not met.
fn times_held(rhythm: &Schedule, points: &[Point], band: &Band, today: Date) -> (usize, usize) {
    let mut by_due = std::collections::BTreeMap::new();
    for point in points.iter().filter(|point| rhythm.holds(point.date)) {
        by_due.insert(rhythm.period_end(point.date), band.contains(point.value));
    }
    let due = rhythm.due_days(today);
    let met = due
        .iter()
        .filter(|day| by_due.get(day).copied().unwrap_or(false))
        .count();
    (met, due.len())
}

fn progress_of(
    key_result: &KeyResult,
    known: &Evidence,
    held: Option<(usize, usize)>,
    span: Option<Span>,
    today: Date,
) -> Option<Progress> {
    match key_result.measure {
        KeyResultKind::Increase | KeyResultKind::Decrease => change(
            key_result.baseline?,
            key_result.target?,
            known.points.last()?.value,
        ),
        KeyResultKind::Hold => {
            let (met, due) = held?;
            // Without a single value there is nothing to have held.
            known.points.last()?;
            hold(met, due, pace::straight(span?, today))
        }
        KeyResultKind::Milestones | KeyResultKind::Done => known.ticked,
    }
}

fn expectation(key_result: &KeyResult, span: Option<Span>, today: Date) -> (Course, Option<f64>) {
    let Some(span) = span else {
        return (Course::Straight, None);
    };
    let is_change = matches!(
        key_result.measure,
        KeyResultKind::Increase | KeyResultKind::Decrease
    );
    let along_phases = || {
        let (baseline, target) = key_result.baseline.zip(key_result.target)?;
        pace::phased(span, baseline, target, &key_result.phased, today)
    };
    if is_change
        && !key_result.phased.is_empty()
        && let Some(expected) = along_phases()
    {
        return (Course::Phased, Some(expected));
    }
    (Course::Straight, Some(pace::straight(span, today)))
}

fn corners(key_result: &KeyResult, span: Option<Span>) -> Vec<(Date, f64)> {
    match (
        key_result.measure,
        span,
        key_result.baseline,
        key_result.target,
    ) {
        (
            KeyResultKind::Increase | KeyResultKind::Decrease,
            Some(span),
            Some(baseline),
            Some(target),
        ) => pace::corners(span, baseline, target, &key_result.phased),
        _ => Vec::new(),
    }
}

struct Judged<'a> {
    key_result: &'a KeyResult,
    objective: Option<&'a Objective>,
    known: &'a Evidence,
    progress: Option<Progress>,
    held: Option<(usize, usize)>,
    span: Option<Span>,
    rhythm: Option<Schedule>,
    today: Date,
}

impl Judged<'_> {
    fn status(&self, course: Course, expected: Option<f64>, grace: f64) -> (Status, Reason) {
        if self
            .objective
            .is_some_and(|objective| objective.state == State::Draft)
        {
            return (Status::NotStarted, Reason::Draft);
        }
        if let Some(missing) = self.missing() {
            return (Status::NoData, Reason::Missing(missing));
        }
        let is_hold = self.key_result.measure == KeyResultKind::Hold;
        if !is_hold && self.progress.is_some_and(|progress| progress.raw >= 1.0) {
            return (Status::Done, Reason::Reached);
        }
        let (Some(span), Some(rhythm), Some(expected)) = (self.span, self.rhythm, expected) else {
            return (Status::NoData, Reason::NoCycle);
        };
        let is_made = !self.known.made.is_empty();
        if self.today < span.start && !is_made {
            return (
                Status::NotStarted,
                Reason::BeforeStart { start: span.start },
            );
        }
        let Some(progress) = self.progress else {
            let first = rhythm.first_due();
            let not_due = self.today < first;
            let status = if not_due && !is_made {
                Status::NotStarted
            } else {
                Status::NoData
            };
            let reason = if not_due {
                Reason::NotDueYet { first }
            } else {
                Reason::NoCheckIn { due: first }
            };
            return (status, reason);
        };
        let pace = Paced {
            progress: progress.raw,
            expected,
            grace,
            course,
            over: self.today >= span.end,
        };
        let reason = match (self.held, self.known.steps) {
            (Some((met, of)), _) => Reason::Held { met, of },
            (None, Some((done, of))) => Reason::Steps { done, of, pace },
            (None, None) => Reason::Pace(pace),
        };
        (against_pace(progress.raw, expected, grace), reason)
    }

    fn missing(&self) -> Option<Missing> {
        let key_result = self.key_result;
        match key_result.measure {
            KeyResultKind::Increase | KeyResultKind::Decrease => {
                match (key_result.baseline, key_result.target) {
                    (None, _) => Some(Missing::Baseline),
                    (_, None) => Some(Missing::Target),
                    (Some(baseline), Some(target)) if baseline == target => Some(Missing::Change),
                    _ => None,
                }
            }
            KeyResultKind::Hold => key_result
                .band
                .is_none_or(|band| band.is_open())
                .then_some(Missing::Limit),
            KeyResultKind::Milestones => key_result
                .steps
                .iter()
                .all(|step| step.weight <= 0.0)
                .then_some(Missing::Steps),
            KeyResultKind::Done => None,
        }
    }
}
