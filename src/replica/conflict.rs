//! What two people wrote apart, until somebody chooses.

use super::address::Address;
use super::register::Held;
use super::versioned::{DELETED, Versioned};
use crate::domain::{Cycle, Kind, Stamp, parse_iso};
use serde_json::Value;

/// One field of one record with more than one value, or a record that one side deleted and the other edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub record: Address,
    /// What people call it; empty for records without a name of their own.
    pub name: String,
    /// What is in question.
    pub about: Dispute,
}

/// What is in question.
#[derive(Clone, Debug, PartialEq)]
pub enum Dispute {
    /// A field was given different values.
    Field {
        /// The field's name in files.
        field: String,
        /// The value that is shown for now.
        shown: Held,
        /// The others, the latest first; at least one.
        others: Vec<Held>,
    },
    /// Somebody deleted the record while somebody else, not knowing, edited it. The edit wins for now.
    Deletion {
        /// When it was deleted, by the deleter's clock.
        at: Stamp,
    },
}

/// What a person chooses. Each is an edit that has seen both sides.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// The field shall have this value; none clears it.
    Value(Option<Value>),
    /// The record stays.
    Keep,
    /// The record goes.
    Delete,
}

/// Whether all of these are names that a fiscal year gave a cycle of these dates: each reader sees their own, so there is nothing to
/// choose.
fn names_are_derived(record: &Versioned, names: &[Held]) -> bool {
    let day = |field| parse_iso(record.value(field)?.as_str()?);
    let (Some(Kind::Cycle), Some(start), Some(end)) = (
        record.address().reference().map(|it| it.kind),
        day("start"),
        day("end"),
    ) else {
        return false;
    };
    names.iter().all(|held| {
        let name = held.value.as_ref().and_then(Value::as_str);
        name.is_some_and(|name| Cycle::is_derived_name(name, start, end))
    })
}

/// The conflicts of one record. A deleted record has none.
pub fn conflicts_of(record: &Versioned) -> Vec<Conflict> {
    if record.is_deleted() {
        return Vec::new();
    }
    let conflict = |about| Conflict {
        record: record.address().clone(),
        name: record.name().to_owned(),
        about,
    };
    let mut conflicts = Vec::new();
    if let (true, Some(at)) = (record.is_kept_over_deletion(), record.deleted_at()) {
        conflicts.push(conflict(Dispute::Deletion { at }));
    }
    for (field, register) in record.fields() {
        if register.held().len() < 2 {
            continue;
        }
        let others = register.others();
        if let (Some(shown), false, true) = (register.shown(), others.is_empty(), field != DELETED)
            && !(field == "name" && names_are_derived(record, register.held()))
        {
            conflicts.push(conflict(Dispute::Field {
                field: field.to_owned(),
                shown: shown.clone(),
                others: others.into_iter().cloned().collect(),
            }));
        }
    }
    conflicts
}
