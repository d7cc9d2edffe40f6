//! Findings that are dismissed, or brought back, while a goal is drafted. They wait in the form and are saved with it.

use super::sheet::FormSheet;
use super::slot::{List, Slot};
use crate::domain::{Dismissal, Id, Kind, Record, Ref};

/// Notes in a form that a finding is dismissed. A dismissal that was noted before for the same check and goal gives way.
pub fn note_dismissal(sheet: &mut FormSheet, dismissal: &Dismissal) {
    forget(sheet, |row| {
        row.text(Slot::Check) == dismissal.check && row.text(Slot::Goal) == dismissal.goal.as_str()
    });
    let row = FormSheet::default()
        .with(Slot::Id, dismissal.id.as_str())
        .with(Slot::Goal, dismissal.goal.as_str())
        .with(Slot::Check, &dismissal.check)
        .with(Slot::Said, &dismissal.text)
        .with(Slot::Reason, &dismissal.reason);
    sheet.add(0, List::Dismissals, row);
}

/// Takes a dismissal back: one that waits in the form is forgotten, a saved one will be deleted when the form is saved.
pub fn take_dismissal_back(sheet: &mut FormSheet, id: &Id) {
    let waits = forget(sheet, |row| row.text(Slot::Id) == id.as_str());
    if !waits {
        sheet.add(
            0,
            List::Dismissals,
            FormSheet::default().with(Slot::Id, id.as_str()),
        );
    }
}

/// What is noted for these goals, as records to save and to delete.
pub(super) fn read_dismissals(
    sheet: &FormSheet,
    goals: &[Id],
    records: &mut Vec<Record>,
    gone: &mut Vec<Ref>,
) {
    for row in sheet.rows(List::Dismissals) {
        let id = Id::from_text(row.text(Slot::Id));
        let goal = Id::from_text(row.text(Slot::Goal));
        if row.text(Slot::Check).is_empty() {
            gone.push(Ref::new(Kind::Dismissal, &id));
        } else if goals.contains(&goal) {
            records.push(Record::from(Dismissal {
                id,
                goal,
                check: row.text(Slot::Check).to_owned(),
                text: row.text(Slot::Said).to_owned(),
                reason: row.text(Slot::Reason).to_owned(),
                example: false,
            }));
        }
    }
}

/// Takes out the rows that are meant. Whether there were any.
fn forget(sheet: &mut FormSheet, is_meant: impl Fn(&FormSheet) -> bool) -> bool {
    let keys: Vec<u32> = sheet
        .rows(List::Dismissals)
        .iter()
        .filter(|row| is_meant(row))
        .map(|row| row.key)
        .collect();
    for &key in &keys {
        sheet.remove(key);
    }
    !keys.is_empty()
}
