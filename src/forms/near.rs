//! The value by which a number of two readings is judged in a form, as in a row.

use super::ground::Ground;
use super::reader::read_unit;
use super::sheet::FormSheet;
use super::slot::{List, Slot};
use crate::domain::{Id, Unit};
use crate::insight::{near_key_result, near_kpi};
use crate::phrase::Ways;

/// A value that is known to be right for the sheet in whose unit it is counted: what was recorded, else the first other number of the
/// form that can be read in one way only. None where nothing is known.
pub fn near(sheet: &FormSheet, ground: &Ground) -> Option<f64> {
    recorded(sheet, ground).or_else(|| {
        let unit = read_unit(sheet);
        let lists = [List::Targets, List::Phases].map(|list| sheet.rows(list));
        let sheets = std::iter::once(sheet).chain(lists.into_iter().flatten());
        let texts = sheets.flat_map(|sheet| {
            let slots = Slot::NUMBERS.into_iter().chain([Slot::Value]);
            slots.map(|slot| sheet.text(slot).trim())
        });
        texts
            .filter(|text| !text.is_empty())
            .filter_map(|text| match ground.habits.ways(text, &unit, None) {
                Ok(Ways::One(value)) if value != 0.0 => Some(value),
                _ => None,
            })
            .next()
    })
}

/// What was recorded of the goal of a sheet, as long as it is counted in the same unit.
pub(super) fn recorded(sheet: &FormSheet, ground: &Ground) -> Option<f64> {
    let workspace = ground.workspace;
    let counted = |unit: &Unit| *unit == read_unit(sheet);
    let of_kpi = |id: &str| {
        let kpi = workspace.kpi(&Id::from_text(id))?;
        counted(&kpi.unit)
            .then(|| near_kpi(workspace, kpi, ground.habits.today))
            .flatten()
    };
    let of_key_result = |id: &str| {
        let key_result = workspace.key_result(&Id::from_text(id))?;
        counted(&key_result.unit)
            .then(|| near_key_result(workspace, key_result))
            .flatten()
    };
    of_kpi(sheet.text(Slot::Id))
        .or_else(|| of_key_result(sheet.text(Slot::Id)))
        .or_else(|| of_kpi(sheet.text(Slot::MeasuredBy)))
}
