//! What was recorded of a goal, as far as it counts: of two on one day the later one, and nothing dated after the report's
//! day or the cycle's end.

use super::progress::{Progress, done, milestones};
use super::schedule::cadence_of;
use crate::domain::{
    Blocker, Cadence, CheckIn, Cycle, Date, Id, KeyResult, KeyResultKind, Kpi, Ordered, Reading,
    Workspace,
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

/// How sure somebody said they were. Nobody's number is invented (DOMAIN §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// 0-10.
    pub level: u8,
    /// The day of the check-in it was said with; none where it was said at the start.
    pub on: Option<Date>,
}

/// What is in the way and what is done about it, as the last check-in says that has a confidence, a blocker or a next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTheWay {
    /// The kind of blocker.
    pub blocker: Option<Blocker>,
    /// What will be done about it; may be empty.
    pub next_step: String,
    /// The day of that check-in.
    pub on: Date,
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
    /// The last confidence that somebody gave.
    pub confidence: Option<Confidence>,
    /// What is in the way.
    pub in_the_way: Option<InTheWay>,
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
        confidence: said(key_result, &own),
        in_the_way: in_the_way(&own),
        by_kpi: kpi.is_some(),
    };
    match (kpi, key_result.measure) {
        (Some(kpi), _) => {
            let from = cycle.map_or(Date::MIN, |cycle| cycle.start);
            found.points = readings(workspace, kpi, until);
            found.points.retain(|point| from <= point.date);
            found.points = one_each(found.points, hourly);
            // "Nothing new, because …" counts as made; a confidence alone is no look at the KPI.
            found.made = own
                .iter()
                .filter(|it| !it.note.is_empty())
                .map(|it| it.date)
                .chain(found.points.iter().map(|point| point.date))
                .collect();
            found.made.order_by_key(|day| *day);
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

/// The last confidence given with a check-in, else the one at the start.
fn said(key_result: &KeyResult, own: &[&CheckIn]) -> Option<Confidence> {
    let last = own.iter().rev().find_map(|it| {
        let on = Some(it.date);
        it.confidence.map(|level| Confidence { level, on })
    });
    let start = key_result.confidence;
    last.or(start.map(|level| Confidence { level, on: None }))
}

/// What the last check-in that speaks of it says: one with a fresh confidence and nothing in the way takes an older blocker back.
fn in_the_way(own: &[&CheckIn]) -> Option<InTheWay> {
    let speaks = |it: &&&CheckIn| {
        it.confidence.is_some() || it.blocker.is_some() || !it.next_step.is_empty()
    };
    let last = own.iter().rev().find(speaks)?;
    (last.blocker.is_some() || !last.next_step.is_empty()).then(|| InTheWay {
        blocker: last.blocker,
        next_step: last.next_step.clone(),
        on: last.date,
    })
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
