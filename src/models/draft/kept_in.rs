//! In which field of which record a field of the form is kept.

use crate::domain::Id;
use crate::forms::{FormSheet, List, Slot};

/// The record and its field, as files name it; none for what is a record of its own, or a second part of a field that is marked already.
pub fn kept_in(sheet: &FormSheet, key: u32, slot: Slot) -> Option<(Id, &'static str)> {
    let list = sheet.list_of(key);
    let is_part = matches!(list, Some(List::Targets | List::Steps | List::Phases));
    let of = if is_part { sheet.parent_of(key)? } else { key };
    let id = sheet.find(of)?.text(Slot::Id);
    let field = match (list, slot) {
        (Some(List::Targets), Slot::From) => "targets",
        (Some(List::Steps), Slot::Step) => "steps",
        (Some(List::Phases), Slot::From) => "phased",
        (None | Some(List::KeyResults), slot) => field_of(slot)?,
        _ => return None,
    };
    (!id.is_empty()).then(|| (Id::from_text(id), field))
}

fn field_of(slot: Slot) -> Option<&'static str> {
    Some(match slot {
        Slot::Kind => "measure",
        Slot::Outcome => "title",
        Slot::ScopeName => "scope_name",
        Slot::Side => "band",
        Slot::Name
        | Slot::Definition
        | Slot::Source
        | Slot::Unit
        | Slot::Decimals
        | Slot::Direction
        | Slot::Cadence
        | Slot::Nature
        | Slot::Scope
        | Slot::Owner
        | Slot::Benchmark
        | Slot::Started
        | Slot::Retired
        | Slot::Note
        | Slot::Visibility
        | Slot::Target
        | Slot::Title
        | Slot::Why
        | Slot::Cycle
        | Slot::Ambition
        | Slot::Level
        | Slot::Team
        | Slot::State
        | Slot::Baseline
        | Slot::Weight
        | Slot::Due
        | Slot::Confidence => slot.word(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::Kind;
    use crate::forms::{
        FieldSpec, Shape, key_result_fields, key_result_more, kpi_fields, kpi_more,
        objective_fields, objective_more,
    };

    fn sheet() -> FormSheet {
        let mut sheet = FormSheet::default().with(Slot::Id, "goal");
        let row = FormSheet::default().with(Slot::Id, "kr");
        let kr = sheet.add(0, List::KeyResults, row).unwrap();
        sheet.add(kr, List::Steps, FormSheet::default()).unwrap();
        sheet.add(0, List::Targets, FormSheet::default()).unwrap();
        sheet
    }

    #[test]
    fn what_a_form_shows_is_kept_in_a_field_of_its_record() {
        let sheet = sheet();
        let kr = sheet.rows(List::KeyResults).first().unwrap();
        let hold = kr.clone().with(Slot::Kind, "hold");
        let tables: [(u32, Kind, Vec<&FieldSpec>); 4] = [
            (0, Kind::Kpi, [kpi_fields(&sheet), kpi_more(false)].concat()),
            (
                0,
                Kind::Objective,
                [objective_fields(&sheet), objective_more(true)].concat(),
            ),
            (
                kr.key,
                Kind::KeyResult,
                [key_result_fields(kr, false, false), key_result_more()].concat(),
            ),
            (
                kr.key,
                Kind::KeyResult,
                key_result_fields(&hold, false, false),
            ),
        ];
        for (key, kind, fields) in tables {
            for spec in fields {
                // Links are records of their own; the limit is marked once, beside its side.
                let is_own = matches!(spec.shape, Shape::Links(..))
                    || matches!(spec.slot, Slot::Serves | Slot::BenchmarkSource | Slot::High);
                let found = kept_in(&sheet, key, spec.slot);
                assert_eq!(found.is_none(), is_own, "{:?} of {kind:?}", spec.slot);
                if let Some((_, field)) = found {
                    assert!(kind.fields().contains(&field), "{field} of {kind:?}");
                }
            }
        }
    }

    #[test]
    fn rows_are_kept_in_the_record_above_them() {
        let sheet = sheet();
        let kr = sheet.rows(List::KeyResults).first().unwrap();
        let step = kr.rows(List::Steps).first().unwrap().key;
        let target = sheet.rows(List::Targets).first().unwrap().key;
        let at = |key, slot| kept_in(&sheet, key, slot).map(|(id, field)| (id.to_string(), field));
        assert_eq!(at(step, Slot::Step), Some(("kr".to_owned(), "steps")));
        assert_eq!(at(step, Slot::Weight), None);
        assert_eq!(at(target, Slot::From), Some(("goal".to_owned(), "targets")));
        assert_eq!(at(kr.key, Slot::Outcome), Some(("kr".to_owned(), "title")));
        assert_eq!(kept_in(&FormSheet::default(), 0, Slot::Name), None);
    }
}
