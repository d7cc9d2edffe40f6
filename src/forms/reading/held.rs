//! Choices that no sentence changes, because a person typed something that stands on them.

use super::super::sheet::FormSheet;
use super::super::slot::{List, Slot};
use super::{is_set, reach};

/// Whether a person typed into a slot of this sheet.
fn is_typed(sheet: &FormSheet, slot: Slot) -> bool {
    is_set(sheet, slot) && !sheet.text(slot).trim().is_empty()
}

/// Whether a person typed a number that is counted in the unit of the sheet `key`: what it is counted in stays.
pub(super) fn is_counted_by_hand(root: &FormSheet, key: u32) -> bool {
    reach(root, key).into_iter().any(|place| {
        root.find(place).is_some_and(|sheet| {
            let by_then = |row: &FormSheet| is_typed(row, Slot::Value);
            Slot::NUMBERS
                .into_iter()
                .chain([Slot::Benchmark])
                .any(|slot| is_typed(sheet, slot))
                || sheet.rows(List::Phases).iter().any(by_then)
        })
    })
}

/// Whether another choice in a slot would take fields off the screen into which a person typed.
pub(super) fn hides(root: &FormSheet, key: u32, slot: Slot, choice: &str) -> bool {
    let Some(sheet) = root.find(key) else {
        return false;
    };
    let chosen = |of: Slot| if of == slot { choice } else { sheet.text(of) };
    match slot {
        Slot::Kind | Slot::Side => {
            let now = shown_by(sheet.text(Slot::Kind), sheet.text(Slot::Side));
            let then = shown_by(chosen(Slot::Kind), chosen(Slot::Side));
            let has_phases = || {
                let mut rows = sheet.rows(List::Phases).iter();
                rows.any(|row| !row.is_blank(&[]))
            };
            let is_lost = |slot: &&Slot| !then.contains(slot) && is_typed(sheet, **slot);
            now.iter().any(|slot| is_lost(&slot))
                || now.contains(&Slot::Baseline) && !then.contains(&Slot::Baseline) && has_phases()
        }
        Slot::Direction => {
            let now = limits_of(sheet.text(Slot::Direction));
            let then = limits_of(choice);
            let mut rows = sheet.rows(List::Targets).iter();
            now != then && rows.any(|row| now.iter().any(|slot| is_typed(row, *slot)))
        }
        _ => false,
    }
}

/// The fields for numbers that a key result shows.
fn shown_by(kind: &str, side: &str) -> &'static [Slot] {
    match (kind, side) {
        ("milestones" | "done", _) => &[],
        ("hold", "between") => &[Slot::Low, Slot::High],
        ("hold", "least") => &[Slot::Low],
        ("hold", _) => &[Slot::High],
        _ => &[Slot::Baseline, Slot::Target],
    }
}

/// The fields for numbers that the target of a KPI shows.
fn limits_of(direction: &str) -> &'static [Slot] {
    match direction {
        "hold" => &[Slot::Low, Slot::High, Slot::AlarmLow, Slot::AlarmHigh],
        _ => &[Slot::Target, Slot::Alarm],
    }
}
