//! Taking a fix into a form, and out again.
//!
//! A fix carries records. What differs between the form of the goal as it stands and the form of the goal after the fix is
//! typed into the fields that differ, and nothing else: raw text that cannot be read stays where it is. A key result that a fix
//! brings along is typed into a free row as a person would, so that its sentence fills the fields.

use super::form::{as_if_saved, row_of};
use crate::coach::Fix;
use crate::domain::{Date, Id, Kind, Meaning, Record, Workspace};
use crate::forms::{
    FormSheet, Ground, List, Outcome, Slot, blank_key_result, free_key_result, kpi_sheet,
    okr_sheet, write,
};
use crate::phrase::read_date;

/// What a fix changed in a form, so that it can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What the button said.
    pub label: String,
    /// Sheet, slot, the text before and the text after.
    slots: Vec<(u32, Slot, String, String)>,
    /// Key, the row before (none where it was added) and the row after.
    rows: Vec<(u32, Option<FormSheet>, FormSheet)>,
}

/// Takes a fix into a form. None where it has nothing to change there.
pub fn take_fix(
    sheet: &mut FormSheet,
    fix: &Fix,
    outcome: &Outcome,
    ground: &Ground,
) -> Option<Taken> {
    let Fix::Apply {
        label,
        records,
        gone,
    } = fix
    else {
        return None;
    };
    if let Some(name) = guard(records, &outcome.goal, ground.workspace) {
        let was = sheet.text(Slot::Counter).to_owned();
        sheet.set(Slot::Counter, &name);
        return Some(Taken {
            label: label.clone(),
            slots: vec![(sheet.key, Slot::Counter, was, name)],
            rows: Vec::new(),
        });
    }
    let before = as_if_saved(outcome, ground);
    let all = before.records().chain(records).cloned();
    let after = Workspace::from_records(all);
    let draw = |workspace: &Workspace| {
        let ground = Ground {
            workspace,
            ..*ground
        };
        let is_kpi = records.iter().any(|record| record.kind() == Kind::Kpi);
        if is_kpi {
            kpi_sheet(&outcome.goal, &ground)
        } else {
            okr_sheet(&outcome.goal, &ground)
        }
    };
    let (before, after) = (draw(&before)?, draw(&after)?);
    let mut slots = Vec::new();
    let mut note = |here: &FormSheet, before: &FormSheet, after: &FormSheet| {
        for slot in before.differences(after) {
            let (was, becomes) = (here.text(slot).to_owned(), after.text(slot).to_owned());
            slots.push((here.key, slot, was, becomes));
        }
    };
    note(sheet, &before, &after);
    for (list, is_row) in [
        (
            List::KeyResults,
            same_key_result as fn(&FormSheet, &FormSheet, &FormSheet, &Ground) -> bool,
        ),
        (List::Targets, same_target),
    ] {
        for (was, becomes) in before.rows(list).iter().zip(after.rows(list)) {
            let mut rows = sheet.rows(list).iter();
            if let Some(here) = rows.find(|here| is_row(sheet, here, was, ground)) {
                note(here, was, becomes);
            }
        }
    }
    let linked: Vec<&str> = before
        .rows(List::Improves)
        .iter()
        .map(|row| row.text(Slot::Goal))
        .collect();
    let links = after.rows(List::Improves).iter();
    let links: Vec<&FormSheet> = links
        .filter(|row| !linked.contains(&row.text(Slot::Goal)))
        .collect();
    let known: Vec<&str> = before.rows(List::KeyResults).iter().map(row_id).collect();
    let brought = after.rows(List::KeyResults).iter();
    let brought = brought.filter(|row| !known.contains(&row_id(row)));
    let mut rows = Vec::new();
    for row in links {
        if let Some(key) = sheet.add(0, List::Improves, row.clone())
            && let Some(typed) = sheet.find(key).cloned()
        {
            rows.push((key, None, typed));
        }
    }
    for row in gone
        .iter()
        .filter_map(|one| row_of(sheet, one.id()))
        .collect::<Vec<_>>()
    {
        if let Some(here) = sheet.find_mut(row) {
            let was = here.clone();
            *here = blank_key_result(&Id::from_text(row_id(&was)));
            here.key = was.key;
            rows.push((row, Some(was), here.clone()));
        }
    }
    // A form has no list of initiatives
    for one in records.iter().filter(|one| one.kind() == Kind::Initiative) {
        let was = sheet.text(Slot::Note).to_owned();
        let gap = if was.is_empty() { "" } else { "\n" };
        let noted = format!("An initiative: {}{gap}{was}", one.name());
        slots.push((sheet.key, Slot::Note, was, noted));
    }
    for row in brought {
        let free = free_key_result(sheet);
        let blank = free.and_then(|key| sheet.find(key)).cloned();
        let add = || {
            let row = blank_key_result(&Id::from_text(row_id(row)));
            sheet.add(0, List::KeyResults, row)
        };
        let Some(key) = free.or_else(add) else {
            continue;
        };
        write(sheet, key, Slot::Outcome, row.text(Slot::Outcome), ground);
        if let Some(typed) = sheet.find(key).cloned() {
            rows.push((key, blank, typed));
        }
    }
    for (key, slot, _, becomes) in &slots {
        if let Some(sheet) = sheet.find_mut(*key) {
            sheet.set(*slot, becomes);
        }
    }
    (!slots.is_empty() || !rows.is_empty()).then(|| Taken {
        label: label.clone(),
        slots,
        rows,
    })
}

/// Takes a fix back: every field that still says what the fix typed says again what stood there before, to the letter.
pub fn give_back(sheet: &mut FormSheet, taken: &Taken) {
    for (key, slot, before, after) in &taken.slots {
        if let Some(sheet) = sheet.find_mut(*key)
            && sheet.text(*slot) == after
        {
            sheet.set(*slot, before);
        }
    }
    for (key, before, after) in &taken.rows {
        let is_as_typed = sheet.find(*key) == Some(after);
        match before {
            Some(before) if is_as_typed => {
                if let Some(row) = sheet.find_mut(*key) {
                    row.clone_from(before);
                }
            }
            None if is_as_typed => drop(sheet.remove(*key)),
            _ => {}
        }
    }
}

/// The name of the KPI that a fix sets to guard the goal of this form; it has a field of its own.
fn guard(records: &[Record], goal: &Id, workspace: &Workspace) -> Option<String> {
    let from = records.iter().find_map(|record| match record {
        Record::Link(link) if link.meaning == Meaning::Guards && link.to == *goal => {
            Some(&link.from)
        }
        _ => None,
    })?;
    let new = records.iter().find(|record| record.id() == from);
    match new {
        Some(new) => Some(new.name().to_owned()),
        None => workspace.kpi(from).map(|kpi| kpi.name.clone()),
    }
}

fn row_id(row: &FormSheet) -> &str {
    row.text(Slot::Id)
}

fn same_key_result(_: &FormSheet, here: &FormSheet, drawn: &FormSheet, _: &Ground) -> bool {
    here.text(Slot::Id) == drawn.text(Slot::Id)
}

/// Targets have no id; no two are valid from the same day.
fn same_target(_: &FormSheet, here: &FormSheet, drawn: &FormSheet, ground: &Ground) -> bool {
    let calendar = ground.habits.calendar();
    let day = |sheet: &FormSheet, slot: Slot| -> Option<Date> {
        read_date(sheet.text(slot).trim(), &calendar).ok()
    };
    !here.is_blank(&[Slot::From]) && day(drawn, Slot::From) == day(here, Slot::From)
}
