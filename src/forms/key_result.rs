//! One key result within the form of an objective.

use super::ground::{Ground, Habits};
use super::kpi::band;
use super::mark::FieldMark;
use super::near::near;
use super::problem::Fault;
use super::reader::{Reader, read_unit, write_date, write_unit, write_value};
use super::sheet::FormSheet;
use super::slot::{List, Slot};
use super::words::{CADENCES, DIRECTIONS, KINDS, NATURES, value_of, word_of};
use crate::domain::Ordered;
use crate::domain::{
    Band, Date, Direction, Id, KeyResult, KeyResultKind, Kpi, PhasedTarget, Step, Unit,
};

/// What a new row brings with it; a row with nothing else is no key result yet.
pub(super) const BROUGHT: [Slot; 9] = [
    Slot::Id,
    Slot::Kind,
    Slot::Side,
    Slot::Unit,
    Slot::Currency,
    Slot::TimeUnit,
    Slot::RatingOf,
    Slot::Cadence,
    Slot::Owner,
];

/// A row for a key result that is still to be written.
pub fn blank_key_result(id: &Id) -> FormSheet {
    let mut row = FormSheet::default()
        .with(Slot::Id, id.as_str())
        .with(Slot::Kind, "increase");
    row.set_mark(Slot::Kind, Some(FieldMark::Brought));
    row
}

/// The key of the first row of a form in which no key result is typed yet.
pub fn free_key_result(form: &FormSheet) -> Option<u32> {
    let mut rows = form.rows(List::KeyResults).iter();
    rows.find(|row| is_blank_key_result(row)).map(|row| row.key)
}

/// Whether nothing is typed in the row of a key result yet.
pub fn is_blank_key_result(row: &FormSheet) -> bool {
    row.is_blank(&BROUGHT)
}

/// Makes a key result of another kind: `increase`, `hold`… What it no longer shows stays typed.
pub fn make_kind(row: &mut FormSheet, kind: KeyResultKind) {
    row.set(Slot::Kind, word_of(&KINDS, Some(kind)));
}

/// Makes a change with nothing to change a limit to hold: at least the target of an increase, at most that of a decrease.
pub fn make_hold(row: &mut FormSheet) {
    let limit = row.text(Slot::Target).to_owned();
    if kind(row) == KeyResultKind::Decrease {
        row.set(Slot::Side, "most");
        row.set(Slot::High, limit);
    } else {
        row.set(Slot::Side, "least");
        row.set(Slot::Low, limit);
    }
    make_kind(row, KeyResultKind::Hold);
}

/// The form of a KPI that watches what this key result would have held.
pub fn to_kpi_sheet(row: &FormSheet, id: &Id) -> FormSheet {
    let direction = match kind(row) {
        KeyResultKind::Decrease => Direction::Down,
        KeyResultKind::Hold => Direction::Hold,
        _ => Direction::Up,
    };
    let mut sheet = FormSheet::default()
        .with(Slot::Id, id.as_str())
        .with(Slot::Name, row.text(Slot::Outcome))
        .with(Slot::Direction, word_of(&DIRECTIONS, Some(direction)));
    write_unit(&mut sheet, &read_unit(row));
    for slot in [Slot::Owner, Slot::Cadence, Slot::Nature, Slot::Decimals] {
        sheet.set(slot, row.text(slot));
    }
    let mut target = FormSheet::default();
    for slot in [Slot::Target, Slot::Low, Slot::High] {
        target.set(slot, row.text(slot));
    }
    sheet.add(0, List::Targets, target);
    sheet
}

/// Takes over from the KPI that measures it what the row does not say yet: unit, start value, how often.
pub fn adopt_kpi(row: &mut FormSheet, kpi: &Kpi, last: Option<f64>, habits: &Habits) {
    let is_open = [Slot::Baseline, Slot::Target]
        .iter()
        .all(|&slot| row.text(slot).trim().is_empty());
    if is_open && kpi.direction == Some(Direction::Down) {
        make_kind(row, KeyResultKind::Decrease);
    }
    write_unit(row, &kpi.unit);
    let mut fill = |slot, text: String| {
        if row.text(slot).trim().is_empty() {
            row.set(slot, text);
        }
    };
    fill(
        Slot::Decimals,
        kpi.decimals
            .map(|places| places.to_string())
            .unwrap_or_default(),
    );
    fill(Slot::Cadence, word_of(&CADENCES, kpi.cadence).to_owned());
    fill(Slot::Nature, word_of(&NATURES, kpi.nature).to_owned());
    fill(
        Slot::Baseline,
        last.map(|value| habits.plain(value)).unwrap_or_default(),
    );
    fill(Slot::Outcome, kpi.name.clone());
}

/// Writes a key result into a row.
pub(super) fn key_result_row(key_result: &KeyResult, ground: &Ground) -> FormSheet {
    let habits = &ground.habits;
    let measured_by = ground
        .workspace
        .linked_from(&key_result.id, crate::domain::Meaning::MeasuredBy);
    let mut row = FormSheet::default()
        .with(Slot::Id, key_result.id.as_str())
        .with(Slot::Outcome, &key_result.title)
        .with(Slot::Kind, word_of(&KINDS, Some(key_result.measure)))
        .with(Slot::Nature, word_of(&NATURES, key_result.nature))
        .with(Slot::Cadence, word_of(&CADENCES, key_result.cadence))
        .with(Slot::Owner, &key_result.owner)
        .with(
            Slot::MeasuredBy,
            measured_by.map(Id::as_str).next().unwrap_or_default(),
        );
    let count = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
    row.set(Slot::Decimals, count(key_result.decimals));
    row.set(Slot::Confidence, count(key_result.confidence));
    write_unit(&mut row, &key_result.unit);
    write_value(&mut row, Slot::Baseline, key_result.baseline, habits);
    write_value(&mut row, Slot::Target, key_result.target, habits);
    write_date(&mut row, Slot::Due, key_result.due, habits);
    write_weight(&mut row, key_result.weight, habits);
    if let Some(band) = key_result.band {
        row.set(
            Slot::Side,
            match (band.low, band.high) {
                (Some(_), Some(_)) => "between",
                (Some(_), None) => "least",
                _ => "most",
            },
        );
        write_value(&mut row, Slot::Low, band.low, habits);
        write_value(&mut row, Slot::High, band.high, habits);
    }
    for step in &key_result.steps {
        let mut line = FormSheet::default()
            .with(Slot::Id, step.id.as_str())
            .with(Slot::Step, &step.text);
        write_weight(&mut line, step.weight, habits);
        row.push(List::Steps, line);
    }
    for phase in &key_result.phased {
        let mut line = FormSheet::default();
        write_date(&mut line, Slot::From, Some(phase.date), habits);
        write_value(&mut line, Slot::Value, Some(phase.value), habits);
        row.push(List::Phases, line);
    }
    row
}

/// Reads a row. `before` is the key result as it stands.
pub(super) fn read_key_result(
    reader: &mut Reader,
    row: &FormSheet,
    before: KeyResult,
) -> KeyResult {
    let ask = "Say what will be different, for example Raise trial conversion to 5 %.";
    let title = reader.needed(row, Slot::Outcome, ask);
    let measure = kind(row);
    let unit = if measure.is_numeric() {
        reader.unit(row)
    } else {
        read_unit(row)
    };
    reader.near = near(row, &reader.ground);
    let mut key_result = KeyResult {
        id: Id::from_text(row.text(Slot::Id)),
        title,
        measure,
        decimals: reader.whole(row, Slot::Decimals, 0, 6),
        baseline: None,
        target: None,
        band: None,
        steps: Vec::new(),
        phased: Vec::new(),
        weight: reader.weight(row),
        nature: reader.choice(row, Slot::Nature, &NATURES),
        due: reader.date(row, Slot::Due),
        cadence: reader.choice(row, Slot::Cadence, &CADENCES),
        owner: reader.short(row, Slot::Owner),
        confidence: reader.whole(row, Slot::Confidence, 0, 10),
        ..before
    };
    match measure {
        KeyResultKind::Increase | KeyResultKind::Decrease => {
            key_result.baseline = reader.value(row, Slot::Baseline, &unit);
            key_result.target = reader.value(row, Slot::Target, &unit);
            key_result.phased = phases(reader, row, &unit);
            check_direction(reader, row, &key_result);
        }
        KeyResultKind::Hold => key_result.band = limits(reader, row, &unit),
        KeyResultKind::Milestones => key_result.steps = steps(reader, row),
        KeyResultKind::Done => {}
    }
    key_result.unit = unit;
    key_result
}

/// The kind a row is of; an increase unless said.
pub(super) fn kind(row: &FormSheet) -> KeyResultKind {
    value_of(&KINDS, row.text(Slot::Kind)).unwrap_or_default()
}

/// Start value and target must differ, and differ in the direction that the kind says (DOMAIN §2).
fn check_direction(reader: &mut Reader, row: &FormSheet, key_result: &KeyResult) {
    let (Some(baseline), Some(target)) = (key_result.baseline, key_result.target) else {
        return;
    };
    let fault = match key_result.measure {
        _ if baseline == target => Fault::NoChange,
        KeyResultKind::Increase if target < baseline => Fault::WrongWay(KeyResultKind::Decrease),
        KeyResultKind::Decrease if target > baseline => Fault::WrongWay(KeyResultKind::Increase),
        _ => return,
    };
    reader.note(row, Slot::Target, fault);
}

fn limits(reader: &mut Reader, row: &FormSheet, unit: &Unit) -> Option<Band> {
    match row.text(Slot::Side) {
        "between" => band(reader, row, Slot::Low, Slot::High, unit),
        "least" => reader.value(row, Slot::Low, unit).map(Band::at_least),
        _ => reader.value(row, Slot::High, unit).map(Band::at_most),
    }
}

fn phases(reader: &mut Reader, row: &FormSheet, unit: &Unit) -> Vec<PhasedTarget> {
    let mut phases: Vec<PhasedTarget> = Vec::new();
    for line in row.rows(List::Phases) {
        if line.is_blank(&[]) {
            continue;
        }
        for (slot, ask) in [
            (Slot::From, "Type the day you expect this value."),
            (Slot::Value, "Type the value you expect on this day."),
        ] {
            if line.text(slot).trim().is_empty() {
                reader.note(line, slot, Fault::Missing(ask));
            }
        }
        let date: Option<Date> = reader.date(line, Slot::From);
        let value = reader.value(line, Slot::Value, unit);
        if let (Some(date), Some(value)) = (date, value) {
            if phases.iter().any(|other| other.date == date) {
                reader.note(line, Slot::From, Fault::SameDay);
            }
            phases.push(PhasedTarget { date, value });
        }
    }
    phases.order_by_key(|phase| phase.date);
    phases
}

fn steps(reader: &mut Reader, row: &FormSheet) -> Vec<Step> {
    let mut steps = Vec::new();
    for (place, line) in row.rows(List::Steps).iter().enumerate() {
        if line.is_blank(&[Slot::Id]) {
            continue;
        }
        let id = match line.text(Slot::Id) {
            // Unique within its key result, which is all a step needs.
            "" => Id::from_text(&format!("s{}-{place}", line.key)),
            id => Id::from_text(id),
        };
        steps.push(Step {
            id,
            text: reader.needed(
                line,
                Slot::Step,
                "Say what will be true when this step is done.",
            ),
            weight: reader.weight(line),
        });
    }
    steps
}

fn write_weight(sheet: &mut FormSheet, weight: f64, habits: &Habits) {
    let is_usual = (weight - 1.0).abs() < f64::EPSILON;
    write_value(sheet, Slot::Weight, (!is_usual).then_some(weight), habits);
}
