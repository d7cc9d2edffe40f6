//! What was recorded of a goal, as far as it counts: of two on one day the later one, and nothing dated after the report's
//! day or the cycle's end.

use super::progress::{Progress, done, milestones};
use super::schedule::cadence_of;
use crate::domain::{
    Cadence, CheckIn, Cycle, Date, Id, KeyResult, KeyResultKind, Kpi, Reading, Workspace,
};

/// One recorded value.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The reading or check-in.
    pub id: Id,
    /// The day it speaks of.
    pub date: Date,
    /// The hour 0-23, for hourly goals.
    pub hour: Option<u8>,
    /// The value in the goal's unit; of milestones the share done, of a done key result 0 or 1.
    pub value: f64,
}

/// The readings of a KPI up to a day that count, in time order: one a day, one an hour for hourly KPIs. The others are kept
/// in the workspace.
pub fn readings(workspace: &Workspace, kpi: &Kpi, until: Date) -> Vec<Point> {
    let readings = workspace.readings_of(&kpi.id).into_iter();
    one_each(
        readings
            .take_while(|reading| reading.date <= until)
            .map(point_of),
        kpi.cadence == Some(Cadence::Hour),
    )
}

/// What is known of a key result.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Evidence {
    /// One point a day, of hourly key results one an hour, in time order.
    pub points: Vec<Point>,
    /// The days on which anything was recorded, in time order.
    pub made: Vec<Date>,
    /// Steps done, of how many; milestones.
    pub steps: Option<(usize, usize)>,
    /// Progress of milestones and done kinds.
    pub ticked: Option<Progress>,
    /// Confidence 0-10: the last one given.
    pub confidence: Option<u8>,
    /// Whether a KPI's readings are the check-ins.
    pub by_kpi: bool,
}

/// Gathers what is known of a key result at the end of a day. Measured by a KPI, its check-ins are the KPI's readings within
/// the cycle; its own check-ins then carry confidence and notes only.
pub(crate) fn evidence(
    workspace: &Workspace,
    key_result: &KeyResult,
    cycle: Option<&Cycle>,
    today: Date,
) -> Evidence {
    let until = cycle.map_or(today, |cycle| cycle.end.min(today));
    let own: Vec<&CheckIn> = workspace
        .check_ins_of(&key_result.id)
        .into_iter()
        .filter(|it| it.date <= until)
        .collect();
    let kpi = key_result
        .measure
        .is_numeric()
        .then(|| workspace.measuring_kpi(&key_result.id))
        .flatten();
    let hourly = cadence_of(workspace, key_result) == Cadence::Hour;
    let mut found = Evidence {
        points: Vec::new(),
        made: own.iter().map(|it| it.date).collect(),
        steps: None,
        ticked: None,
        confidence: own
            .iter()
            .rev()
            .find_map(|it| it.confidence)
            .or(key_result.confidence),
        by_kpi: kpi.is_some(),
    };
    match (kpi, key_result.measure) {
        (Some(kpi), _) => {
            let from = cycle.map_or(Date::MIN, |cycle| cycle.start);
            found.points = readings(workspace, kpi, until);
            found.points.retain(|point| from <= point.date);
            found.points = one_each(found.points, hourly);
            found.made = found.points.iter().map(|point| point.date).collect();
        }
        (None, KeyResultKind::Milestones) => {
            let shares = own.iter().filter_map(|it| {
                let ticks = ticks(key_result, it.steps_done.as_ref()?);
                Some(point(it, milestones(&ticks)?.raw))
            });
            found.points = one_each(shares, hourly);
            if let Some(steps) = own.iter().rev().find_map(|it| it.steps_done.as_ref()) {
                let ticks = ticks(key_result, steps);
                found.steps = Some((ticks.iter().filter(|tick| tick.1).count(), ticks.len()));
                found.ticked = milestones(&ticks);
            }
        }
        (None, KeyResultKind::Done) => {
            let values = own
                .iter()
                .filter_map(|it| Some(point(it, done(it.value?).raw)));
            found.points = one_each(values, hourly);
            found.ticked = found.points.last().map(|last| done(last.value));
        }
        (None, KeyResultKind::Increase | KeyResultKind::Decrease | KeyResultKind::Hold) => {
            let values = own.iter().filter_map(|it| Some(point(it, it.value?)));
            found.points = one_each(values, hourly);
        }
    }
    found
}

fn point_of(reading: &Reading) -> Point {
    Point {
        id: reading.id.clone(),
        date: reading.date,
        hour: reading.hour,
        value: reading.value,
    }
}

fn point(check_in: &CheckIn, value: f64) -> Point {
    Point {
        id: check_in.id.clone(),
        date: check_in.date,
        hour: check_in.hour,
        value,
    }
}

/// Keeps the last point of each day, or of each hour; the points come in time order.
fn one_each(points: impl IntoIterator<Item = Point>, hourly: bool) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        match kept.last_mut() {
            Some(last) if last.date == point.date && (!hourly || last.hour == point.hour) => {
                *last = point;
            }
            _ => kept.push(point),
        }
    }
    kept
}

/// Each step's weight and whether it is done.
fn ticks(key_result: &KeyResult, steps_done: &[Id]) -> Vec<(f64, bool)> {
    key_result
        .steps
        .iter()
        .map(|step| (step.weight, steps_done.contains(&step.id)))
        .collect()
}
