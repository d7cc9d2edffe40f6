//! Target, alarm and last value of a KPI's draft on one scale.

use crate::domain::{Id, Unit};
use crate::figures::Figures;
use crate::forms::{FormSheet, Ground, List, Slot, near, read_unit};
use crate::models::Mark;
use crate::phrase::Ways;

/// A stretch of the scale with the status a value there has.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleZone {
    /// Where it begins, in percent of the width from the left.
    pub from: f64,
    /// How wide it is, in percent.
    pub width: f64,
    /// The status.
    pub mark: Mark,
}

/// A value on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleMark {
    /// Where it is, in percent of the width from the left.
    pub at: f64,
    /// What it is: `target`, `alarm`, `last`.
    pub name: &'static str,
    /// The value with its unit.
    pub value: String,
}

/// Target, alarm and last value on one scale, from the lower value on the left to the higher on the right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagScale {
    /// What a value would be called where.
    pub zones: Vec<ScaleZone>,
    /// The values.
    pub marks: Vec<ScaleMark>,
    /// All of it in a sentence.
    pub sentence: String,
}

/// How much of the scale lies beyond its outermost values, on each side, as a share of what lies between them.
const MARGIN: f64 = 0.25;

/// The scale of a KPI's target; none until a target can be read and it is known which way is good.
pub fn scale(sheet: &FormSheet, ground: &Ground) -> Option<TagScale> {
    let unit = read_unit(sheet);
    let known = near(sheet, ground);
    let rows = sheet.rows(List::Targets);
    // The latest target is the one that counts.
    let row = rows.iter().rev().find(|row| !row.is_blank(&[Slot::From]))?;
    let read = |slot: Slot| match ground.habits.ways(row.text(slot).trim(), &unit, known) {
        Ok(Ways::One(value)) => Some(value),
        _ => None,
    };
    let ((low, high), (alarm_low, alarm_high)) = match sheet.text(Slot::Direction) {
        "hold" => (
            (read(Slot::Low), read(Slot::High)),
            (read(Slot::AlarmLow), read(Slot::AlarmHigh)),
        ),
        "down" => ((None, read(Slot::Target)), (None, read(Slot::Alarm))),
        "up" => ((read(Slot::Target), None), (read(Slot::Alarm), None)),
        _ => return None,
    };
    if low.is_none() && high.is_none() {
        return None;
    }
    let id = Id::from_text(sheet.text(Slot::Id));
    let readings = ground.workspace.readings_of(&id);
    let last = readings.last().map(|reading| reading.value);
    let figures = &ground.habits.figures;
    let named = [
        ("alarm", alarm_low),
        (if high.is_some() { "at least" } else { "target" }, low),
        (if low.is_some() { "at most" } else { "target" }, high),
        ("alarm", alarm_high),
        ("last", last),
    ];
    Some(place(&named, figures, &unit))
}

/// Places five values on the scale: lower alarm, lower and upper limit, upper alarm, last value; each may be open.
fn place(named: &[(&'static str, Option<f64>); 5], figures: &Figures, unit: &Unit) -> TagScale {
    let [_, (_, low), (_, high), _, _] = *named;
    let [(_, alarm_low), _, _, (_, alarm_high), _] = *named;
    let values = || named.iter().filter_map(|(_, value)| *value);
    let least = values().fold(f64::INFINITY, f64::min);
    let most = values().fold(f64::NEG_INFINITY, f64::max);
    let spread = match most - least {
        0.0 => most.abs().max(1.0),
        spread => spread,
    };
    let (start, end) = (least - spread * MARGIN, most + spread * MARGIN);
    let at = |value: f64| (value - start) / (end - start) * 100.0;
    // From the left: missed, watch, good, watch, missed; what is open has no width.
    let good = (low.map_or(0.0, at), high.map_or(100.0, at));
    let alarmed = (
        alarm_low.map_or(good.0, at).min(good.0),
        alarm_high.map_or(good.1, at).max(good.1),
    );
    let borders = [0.0, alarmed.0, good.0, good.1, alarmed.1, 100.0];
    let marks = [Mark::Bad, Mark::Warn, Mark::Good, Mark::Warn, Mark::Bad];
    let zones = borders.windows(2).zip(marks).filter_map(|(border, mark)| {
        let [from, to] = border else { return None };
        (to > from).then_some(ScaleZone {
            from: *from,
            width: to - from,
            mark,
        })
    });
    let placed = |(name, value): &(&'static str, Option<f64>)| {
        let value = (*value)?;
        Some(ScaleMark {
            at: at(value),
            name,
            value: figures.value(value, unit, None),
        })
    };
    let marks: Vec<ScaleMark> = named.iter().filter_map(placed).collect();
    let words = marks
        .iter()
        .map(|mark| format!("{} {}", mark.name, mark.value));
    TagScale {
        sentence: words.collect::<Vec<_>>().join(", "),
        zones: zones.collect(),
        marks,
    }
}
