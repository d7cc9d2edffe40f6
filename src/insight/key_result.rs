//! How a key result stands (DOMAIN §2, §3).

use super::as_of::AsOf;
use super::evidence::{Evidence, evidence};
use super::forecast::{Forecast, NoForecast, forecast};
use super::goal_report::KeyResultReport;
use super::pace::{self, Course, Span};
use super::pause::{pause_on, was_paused};
use super::progress::{Progress, change, hold};
use super::reason::{Missing, Paced, Reason};
use super::reviewed::review_of;
use super::schedule::{Schedule, Standing, cadence_of, first_day_owed, paced, span_of};
use super::status::{Status, against_pace};
use super::stood::{evidence_as_it_stood, result_as_it_stood, stood_result};
use crate::domain::{
    Band, Date, Id, KeyResult, KeyResultKind, Objective, Pause, SortedMap, State, Workspace,
};

/// Below this confidence a check-in asks for a blocker and a next step (DOMAIN §3).
pub const LOW_CONFIDENCE: u8 = 4;

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
    let stood = objective.and_then(|objective| stood_result(workspace, objective, &key_result.id));
    let mut known = evidence(workspace, key_result, cycle, as_of.day);
    if let Some((stood, _)) = stood {
        known = evidence_as_it_stood(known, stood, key_result, as_of.day);
    }
    let paced = objective
        .zip(span)
        .map(|(objective, span)| paced(objective, key_result, span));
    let cadence = cadence_of(workspace, key_result);
    // The rhythm stays when an objective is closed: its holds are still counted by due check-ins.
    let rhythm = objective.zip(span).map(|(objective, span)| {
        let start = first_day_owed(objective, span, as_of.week_starts);
        Schedule::new(cadence, start, Some(span.end), as_of.week_starts)
    });
    let is_hold = key_result.measure == KeyResultKind::Hold;
    // A value speaks of the day it was recorded for (DOMAIN §3): time that passes since is told by the overlay *stale*. What is
    // held speaks of the whole period once that is over, so that a perfect hold ends at 1.
    let made = known.made.last().map(|&made| made.min(as_of.day));
    let period = rhythm.zip(made).filter(|_| is_hold);
    let period = period
        .map(|(rhythm, made)| rhythm.period_end(made))
        .filter(|&end| end <= as_of.day);
    let judged_on = period.or(made).unwrap_or(as_of.day);
    let held = rhythm
        .zip(key_result.band)
        .filter(|_| is_hold)
        .map(|(rhythm, band)| times_held(&rhythm, &known, &band, judged_on));
    let (course, expected) = expectation(key_result, paced, judged_on);
    let (_, due_today) = expectation(key_result, paced, as_of.day);
    let progress = progress_of(key_result, &known, held, paced, judged_on);
    let paused = pause_on(objective, key_result, as_of.day).cloned();
    let judged = JudgedResult {
        key_result,
        objective,
        known: &known,
        progress,
        held,
        span,
        rhythm,
        paused: paused.as_ref(),
        today: as_of.day,
        judged_on,
    };
    let (status, reason) = judged.status(course, expected);
    let is_ticked_off = status == Status::Done && !key_result.measure.is_numeric();
    let standing = Schedule::of_key_result(workspace, key_result, as_of)
        .filter(|_| !is_ticked_off)
        .map(|schedule| schedule.standing(known.made.last().copied(), as_of.day));
    let found = KeyResultReport {
        progress,
        expected,
        due_today,
        status,
        reason,
        stale: standing.and_then(Standing::stale),
        stated: key_result.stated.clone().filter(|_| paused.is_none()),
        current: known.points.last().cloned(),
        confidence: known.confidence,
        in_the_way: known.in_the_way,
        held,
        steps: known.steps,
        kept: rhythm
            .filter(|_| {
                objective.is_some_and(|it| matches!(it.state, State::Running | State::Closed))
            })
            .map(|rhythm| {
                let asked = |day| !was_paused(objective, key_result, day);
                rhythm.kept(&known.made, as_of.day, asked)
            }),
        standing,
        last_made: known.made.last().copied(),
        by_kpi: known.by_kpi,
        span,
        paced,
        paused,
        course: corners(key_result, paced),
        points: known.points,
    };
    match stood {
        Some((stood, on)) if on <= as_of.day => result_as_it_stood(found, stood, key_result),
        _ => found,
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

/// Due check-ins that met the limit, and due check-ins, up to the day it is judged. The last value of a period stands for it; a
/// due check-in not made is not met, and one made without a value says nothing.
fn times_held(rhythm: &Schedule, known: &Evidence, band: &Band, until: Date) -> (usize, usize) {
    let mut by_due = SortedMap::new();
    for day in known.made.iter().filter(|day| rhythm.holds(**day)) {
        by_due.insert(rhythm.period_end(*day), None);
    }
    for point in known.points.iter().filter(|it| rhythm.holds(it.date)) {
        let met = band.contains(point.value);
        by_due.insert(rhythm.period_end(point.date), Some(met));
    }
    let (mut met, mut of) = (0, 0);
    for day in rhythm.due_days(until) {
        match by_due.get(&day) {
            Some(None) => {}
            Some(Some(true)) => (met, of) = (met + 1, of + 1),
            Some(Some(false)) | None => of += 1,
        }
    }
    (met, of)
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

struct JudgedResult<'a> {
    key_result: &'a KeyResult,
    objective: Option<&'a Objective>,
    known: &'a Evidence,
    progress: Option<Progress>,
    held: Option<(usize, usize)>,
    span: Option<Span>,
    rhythm: Option<Schedule>,
    paused: Option<&'a Pause>,
    today: Date,
    judged_on: Date,
}

impl JudgedResult<'_> {
    fn status(&self, course: Course, expected: Option<f64>) -> (Status, Reason) {
        let state = self.objective.map(|objective| objective.state);
        if state == Some(State::Draft) {
            return (Status::NotStarted, Reason::Draft);
        }
        if let (Some(pause), Some(State::Running)) = (self.paused, state) {
            return (Status::Paused, Reason::of_pause(pause));
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
            let reason = if not_due && (is_hold || !is_made) {
                Reason::NotDueYet { first }
            } else if is_made {
                Reason::NoValue
            } else {
                Reason::NoCheckIn { due: first }
            };
            return (status, reason);
        };
        let pace = Paced {
            progress: progress.raw,
            expected,
            on: self.judged_on,
            course,
            over: self.judged_on >= span.end,
        };
        let reason = match (self.held, self.known.steps) {
            (Some((met, of)), _) => Reason::Held { met, of },
            (None, Some((done, of))) => Reason::Steps { done, of, pace },
            (None, None) => Reason::Pace(pace),
        };
        (against_pace(progress.raw, expected, pace::GRACE), reason)
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
