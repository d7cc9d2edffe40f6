//! Taking a fix into a form, and out again.
//!
//! A fix carries records. What differs between the form of the goal as it stands and the form of the goal after the fix is
//! typed into the fields that differ, and nothing else: raw text that cannot be read stays where it is.

use super::form::as_if_saved;
use crate::coach::Fix;
use crate::domain::{Date, Kind, Workspace};
use crate::forms::{Ground, List, Outcome, Sheet, Slot, kpi_sheet, okr_sheet};
use crate::phrase::read_date;

/// What a fix changed in a form, so that it can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What the button said.
    pub label: String,
    /// Sheet, slot, the text before and the text after.
    slots: Vec<(u32, Slot, String, String)>,
}

/// Takes a fix into a form. None where it has nothing to change there.
pub fn take_fix(sheet: &mut Sheet, fix: &Fix, outcome: &Outcome, ground: &Ground) -> Option<Taken> {
    let Fix::Apply { label, records } = fix else {
        return None;
    };
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
    let mut note = |here: &Sheet, before: &Sheet, after: &Sheet| {
        for slot in before.differences(after) {
            let (was, becomes) = (here.text(slot).to_owned(), after.text(slot).to_owned());
            slots.push((here.key, slot, was, becomes));
        }
    };
    note(sheet, &before, &after);
    for (list, is_row) in [
        (
            List::KeyResults,
            same_key_result as fn(&Sheet, &Sheet, &Sheet, &Ground) -> bool,
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
    for (key, slot, _, becomes) in &slots {
        if let Some(sheet) = sheet.find_mut(*key) {
            sheet.set(*slot, becomes);
        }
    }
    (!slots.is_empty()).then(|| Taken {
        label: label.clone(),
        slots,
    })
}

/// Takes a fix back: every field that still says what the fix typed says again what stood there before, to the letter.
pub fn give_back(sheet: &mut Sheet, taken: &Taken) {
    for (key, slot, before, after) in &taken.slots {
        if let Some(sheet) = sheet.find_mut(*key)
            && sheet.text(*slot) == after
        {
            sheet.set(*slot, before);
        }
    }
}

fn same_key_result(_: &Sheet, here: &Sheet, drawn: &Sheet, _: &Ground) -> bool {
    here.text(Slot::Id) == drawn.text(Slot::Id)
}

/// Targets have no id; no two are valid from the same day.
fn same_target(form: &Sheet, here: &Sheet, drawn: &Sheet, ground: &Ground) -> bool {
    let calendar = ground.habits.calendar();
    let day = |sheet: &Sheet, slot: Slot| -> Option<Date> {
        read_date(sheet.text(slot).trim(), &calendar).ok()
    };
    let from = day(here, Slot::From)
        .or_else(|| day(form, Slot::Started))
        .unwrap_or(ground.habits.today);
    !here.is_blank(&[Slot::From]) && day(drawn, Slot::From) == Some(from)
}
