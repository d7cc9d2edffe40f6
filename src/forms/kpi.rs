//! The form of a KPI.

use super::along::read_along;
use super::dismissals::read_dismissals;
use super::ground::Ground;
use super::kept::{counter_of, kept_kpi};
use super::near::near;
use super::problem::{Drafted, Fault, Outcome, Problem};
use super::reader::{Reader, write_date, write_unit, write_value};
use super::sheet::FormSheet;
use super::slot::{List, Slot};
use super::untouched::{KPI, says_same, untouched};
use super::words::{CADENCES, DIRECTIONS, NATURES, SCOPES, word_of};
use crate::domain::Ordered;
use crate::domain::read_json;
use crate::domain::{
    Band, Benchmark, DatedTarget, Decision, Direction, Id, Kind, Kpi, Link, Meaning, Record, Ref,
    Visibility,
};

/// The form of a KPI that is still to be written.
pub fn blank_kpi(id: &Id) -> FormSheet {
    let mut sheet = FormSheet::default().with(Slot::Id, id.as_str());
    sheet.add(0, List::Targets, FormSheet::default());
    sheet
}

/// The row for a further target, valid from today on.
pub fn new_target(ground: &Ground) -> FormSheet {
    let mut row = FormSheet::default();
    write_date(
        &mut row,
        Slot::From,
        Some(ground.habits.today),
        &ground.habits,
    );
    row
}

/// The form of a KPI as it stands. None where there is no such KPI.
pub fn kpi_sheet(id: &Id, ground: &Ground) -> Option<FormSheet> {
    let kpi = ground.workspace.kpi(id)?;
    let habits = &ground.habits;
    let mut sheet = FormSheet::default()
        .with(Slot::Id, id.as_str())
        .with(Slot::Name, &kpi.name)
        .with(Slot::Definition, &kpi.definition)
        .with(Slot::Source, &kpi.source)
        .with(Slot::Direction, word_of(&DIRECTIONS, kpi.direction))
        .with(Slot::Cadence, word_of(&CADENCES, kpi.cadence))
        .with(Slot::Nature, word_of(&NATURES, kpi.nature))
        .with(Slot::Scope, word_of(&SCOPES, kpi.scope))
        .with(Slot::ScopeName, &kpi.scope_name)
        .with(Slot::Owner, &kpi.owner)
        .with(Slot::Note, &kpi.note)
        .with(
            Slot::Visibility,
            if kpi.visibility.is_shared() {
                ""
            } else {
                "kept"
            },
        )
        .with(
            Slot::Decimals,
            kpi.decimals
                .map(|places| places.to_string())
                .unwrap_or_default(),
        );
    write_unit(&mut sheet, &kpi.unit);
    write_date(&mut sheet, Slot::Started, kpi.started, habits);
    write_date(&mut sheet, Slot::Retired, kpi.retired, habits);
    if let Some(benchmark) = &kpi.benchmark {
        write_value(&mut sheet, Slot::Benchmark, Some(benchmark.value), habits);
        sheet.set(Slot::BenchmarkSource, &benchmark.source);
    }
    let mut targets: Vec<&DatedTarget> = kpi.targets.iter().collect();
    targets.order_by_key(|target| target.from);
    for target in targets {
        sheet.push(List::Targets, target_row(target, kpi.direction, ground));
    }
    if kpi.targets.is_empty() {
        sheet.push(List::Targets, FormSheet::default());
    }
    for (list, meaning) in [
        (List::Guards, Meaning::Guards),
        (List::Drives, Meaning::Drives),
    ] {
        for goal in ground.workspace.linked_from(id, meaning) {
            sheet.push(list, FormSheet::default().with(Slot::Goal, goal.as_str()));
        }
    }
    sheet.renumber(&mut 0);
    Some(sheet)
}

/// Changes which way is good. A limit that was typed on one side moves to the side that is shown now.
pub fn turn_direction(sheet: &mut FormSheet, word: &str) {
    let before = sheet.text(Slot::Direction).to_owned();
    sheet.set(Slot::Direction, word);
    let keys: Vec<u32> = sheet
        .rows(List::Targets)
        .iter()
        .map(|row| row.key)
        .collect();
    for key in keys {
        let Some(row) = sheet.find_mut(key) else {
            continue;
        };
        let mut carry = |from: Slot, to: Slot| {
            if row.text(to).trim().is_empty() {
                let text = row.text(from).to_owned();
                row.set(to, text);
            }
        };
        match (before.as_str(), word) {
            ("down", "hold") => {
                carry(Slot::Target, Slot::High);
                carry(Slot::Alarm, Slot::AlarmHigh);
            }
            (_, "hold") => {
                carry(Slot::Target, Slot::Low);
                carry(Slot::Alarm, Slot::AlarmLow);
            }
            ("hold", "up") => {
                carry(Slot::Low, Slot::Target);
                carry(Slot::AlarmLow, Slot::Alarm);
            }
            ("hold", _) => {
                carry(Slot::High, Slot::Target);
                carry(Slot::AlarmHigh, Slot::Alarm);
            }
            _ => {}
        }
    }
}

/// Turns the form into a KPI, its links, and the decision that led to it.
///
/// # Errors
/// Everything that is wrong, in the order of the form.
pub fn read_kpi(sheet: &FormSheet, ground: &Ground) -> Result<Outcome, Vec<Problem>> {
    draft_kpi(sheet, ground).whole()
}

/// What the form would become, as far as it can be read, and everything that is wrong with it.
pub fn draft_kpi(sheet: &FormSheet, ground: &Ground) -> Drafted {
    let mut reader = Reader::new(*ground);
    let id = Id::from_text(sheet.text(Slot::Id));
    let before = ground.workspace.kpi(&id).cloned().unwrap_or_default();
    let name = reader.needed(
        sheet,
        Slot::Name,
        "Give the KPI a name, for example Time to first response.",
    );
    let unit = reader.unit(sheet);
    reader.near = near(sheet, ground);
    let direction = reader.choice(sheet, Slot::Direction, &DIRECTIONS);
    let started = reader.date(sheet, Slot::Started);
    let targets = targets(&mut reader, sheet, &unit, direction);
    let benchmark = reader.value(sheet, Slot::Benchmark, &unit);
    let benchmark_source = reader.long(sheet, Slot::BenchmarkSource);
    if benchmark.is_none()
        && !benchmark_source.is_empty()
        && sheet.text(Slot::Benchmark).trim().is_empty()
    {
        let ask = "Type the figure from this source, or clear the source.";
        reader.note(sheet, Slot::Benchmark, Fault::Missing(ask));
    }
    let retired = reader.date(sheet, Slot::Retired);
    if let (Some(started), Some(retired)) = (started, retired)
        && retired < started
    {
        reader.note(sheet, Slot::Retired, Fault::EndsBeforeStart);
    }
    let kpi = Kpi {
        id: id.clone(),
        name,
        definition: reader.long(sheet, Slot::Definition),
        source: reader.long(sheet, Slot::Source),
        unit,
        decimals: reader.whole(sheet, Slot::Decimals, 0, 6),
        direction,
        cadence: reader.choice(sheet, Slot::Cadence, &CADENCES),
        nature: reader.choice(sheet, Slot::Nature, &NATURES),
        scope: reader.choice(sheet, Slot::Scope, &SCOPES),
        scope_name: reader.short(sheet, Slot::ScopeName),
        owner: reader.short(sheet, Slot::Owner),
        targets,
        benchmark: benchmark.map(|value| Benchmark {
            value,
            source: benchmark_source,
        }),
        started,
        retired,
        note: reader.long(sheet, Slot::Note),
        visibility: visibility(sheet),
        ..before
    };
    // What the person left as it was stays as it was recorded.
    let written = kpi_sheet(&id, ground);
    let kpi = match (ground.workspace.kpi(&id), &written) {
        (Some(before), Some(written)) => {
            untouched(&before.clone().into(), kpi.into(), (sheet, written), KPI)
        }
        _ => kpi.into(),
    };
    // Nobody has to mend a target that somebody else recorded before changing a name.
    let is_left = |slot: Slot| {
        written
            .as_ref()
            .is_some_and(|one| one.text(slot) == sheet.text(slot))
    };
    if is_left(Slot::Direction)
        && is_left(Slot::Unit)
        && is_same_list(sheet, written.as_ref(), List::Targets)
    {
        let is_own = |one: &Problem| {
            !matches!(one.row, Some((List::Targets, _))) && one.slot != Slot::Direction
        };
        reader.problems.retain(is_own);
    }
    let mut records = vec![kpi];
    let mut gone = Vec::new();
    for (list, meaning) in [
        (List::Guards, Meaning::Guards),
        (List::Drives, Meaning::Drives),
    ] {
        if is_same_list(sheet, written.as_ref(), list) {
            continue;
        }
        let wanted = reader.goals(sheet, list);
        relink(ground, &id, meaning, &wanted, &mut records, &mut gone);
    }
    records.extend(counter_metric(&mut reader, sheet, &id));
    records.extend(decision(sheet, &id, ground));
    records.extend(read_along(sheet, ground.workspace));
    read_dismissals(sheet, std::slice::from_ref(&id), &mut records, &mut gone);
    Drafted {
        outcome: Outcome::on(ground, id, records, gone),
        problems: reader.problems,
    }
}

/// The counter-metric that was named: a KPI of that name, a new one where there is none, and its link to the KPI it guards.
fn counter_metric(reader: &mut Reader, sheet: &FormSheet, guarded: &Id) -> Vec<Record> {
    let name = reader.short(sheet, Slot::Counter);
    if name.is_empty() {
        return Vec::new();
    }
    let mut records = Vec::new();
    let known = kept_kpi(reader.ground.workspace, &name).map(|(kpi, _)| kpi.id.clone());
    let counter = known.unwrap_or_else(|| {
        let counter = Kpi {
            visibility: visibility(sheet),
            ..counter_of(guarded, &name)
        };
        let id = counter.id.clone();
        records.push(counter.into());
        id
    });
    if counter != *guarded {
        records.push(Link::new(&counter, Meaning::Guards, guarded).into());
    }
    records
}

/// Whether a list is as the form of a goal that is kept wrote it: then its links stay as they are.
pub(super) fn is_same_list(sheet: &FormSheet, written: Option<&FormSheet>, list: List) -> bool {
    written.is_some_and(|written| says_same(sheet, written, list))
}

/// The links of one meaning from a record, as wanted: new ones to save, others gone.
pub(super) fn relink(
    ground: &Ground,
    from: &Id,
    meaning: Meaning,
    wanted: &[Id],
    records: &mut Vec<Record>,
    gone: &mut Vec<Ref>,
) {
    let before: Vec<&Id> = ground.workspace.linked_from(from, meaning).collect();
    for goal in wanted {
        if !before.contains(&goal) && goal != from {
            records.push(Link::new(from, meaning, goal).into());
        }
    }
    for goal in before {
        if !wanted.contains(goal) {
            gone.push(Ref::new(Kind::Link, &Link::new(from, meaning, goal).id));
        }
    }
}

/// The guide's decision that a draft carries.
pub fn carried_decision(sheet: &FormSheet) -> Option<Decision> {
    let Ok(serde_json::Value::Object(fields)) = read_json(sheet.text(Slot::Decision)) else {
        return None;
    };
    match Record::from_fields(Kind::Decision, &fields) {
        Ok(Record::Decision(carried)) => Some(carried),
        _ => None,
    }
}

/// The guide's decision that a draft carries, led to this goal. A goal it led to before stays with it.
pub(super) fn decision(sheet: &FormSheet, goal: &Id, ground: &Ground) -> Option<Record> {
    let carried = carried_decision(sheet)?;
    let mut decision: Decision = ground
        .workspace
        .decision(&carried.id)
        .cloned()
        .unwrap_or(carried);
    if !decision.goals.contains(goal) {
        decision.goals.push(goal.clone());
    }
    Some(decision.into())
}

/// Whether exports carry the goal.
pub(super) fn visibility(sheet: &FormSheet) -> Visibility {
    if sheet.text(Slot::Visibility) == "kept" {
        Visibility::Kept
    } else {
        Visibility::Shared
    }
}

fn target_row(target: &DatedTarget, direction: Option<Direction>, ground: &Ground) -> FormSheet {
    let habits = &ground.habits;
    let mut row = FormSheet::default();
    write_date(&mut row, Slot::From, target.dated(), habits);
    let alarm = target.alarm.unwrap_or_default();
    match direction {
        Some(Direction::Up) => {
            write_value(&mut row, Slot::Target, target.target.low, habits);
            write_value(&mut row, Slot::Alarm, alarm.low, habits);
        }
        Some(Direction::Down) => {
            write_value(&mut row, Slot::Target, target.target.high, habits);
            write_value(&mut row, Slot::Alarm, alarm.high, habits);
        }
        Some(Direction::Hold) | None => {
            write_value(&mut row, Slot::Low, target.target.low, habits);
            write_value(&mut row, Slot::High, target.target.high, habits);
            write_value(&mut row, Slot::AlarmLow, alarm.low, habits);
            write_value(&mut row, Slot::AlarmHigh, alarm.high, habits);
        }
    }
    row
}

fn targets(
    reader: &mut Reader,
    sheet: &FormSheet,
    unit: &crate::domain::Unit,
    direction: Option<Direction>,
) -> Vec<DatedTarget> {
    let mut targets: Vec<DatedTarget> = Vec::new();
    for (place, row) in sheet.rows(List::Targets).iter().enumerate() {
        if row.is_blank(&[Slot::From]) {
            continue;
        }
        reader.row = Some((List::Targets, place));
        let (target, alarm) = match direction {
            Some(Direction::Hold) => (
                band(reader, row, Slot::Low, Slot::High, unit),
                band(reader, row, Slot::AlarmLow, Slot::AlarmHigh, unit),
            ),
            direction => {
                let direction = direction.unwrap_or(Direction::Up);
                let side = |value| Band::for_direction(direction, value);
                (
                    reader.value(row, Slot::Target, unit).map(side),
                    reader.value(row, Slot::Alarm, unit).map(side),
                )
            }
        };
        // Nobody's day is invented: a target without one counts from the first reading on.
        let from = reader.date(row, Slot::From);
        let from = from.unwrap_or_else(DatedTarget::beginning);
        if targets.iter().any(|other| other.from == from) {
            let fault = if from == DatedTarget::beginning() {
                Fault::Missing(
                    "Only the first target can have no date. Type the day this one starts.",
                )
            } else {
                Fault::SameDay
            };
            reader.note(row, Slot::From, fault);
        }
        match target {
            Some(target) => targets.push(DatedTarget {
                from,
                target,
                alarm,
            }),
            None if alarm.is_some() => {
                let slot = if direction == Some(Direction::Hold) {
                    Slot::Low
                } else {
                    Slot::Target
                };
                reader.note(
                    row,
                    slot,
                    Fault::Missing("There is an alarm but no target. Add the target too."),
                );
            }
            None => {}
        }
    }
    reader.row = None;
    if direction.is_none() && !targets.is_empty() {
        let ask = "Choose which way is good. A target needs it.";
        reader.note(sheet, Slot::Direction, Fault::Missing(ask));
    }
    targets.order_by_key(|target| target.from);
    targets
}

/// Two limits, either of which may be open; none where both are.
pub(super) fn band(
    reader: &mut Reader,
    sheet: &FormSheet,
    low: Slot,
    high: Slot,
    unit: &crate::domain::Unit,
) -> Option<Band> {
    let band = Band {
        low: reader.value(sheet, low, unit),
        high: reader.value(sheet, high, unit),
    };
    if let (Some(least), Some(most)) = (band.low, band.high)
        && least > most
    {
        reader.note(sheet, low, Fault::LimitsCrossed);
    }
    (!band.is_open()).then_some(band)
}
