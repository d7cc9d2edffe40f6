//! Reading the file of the recovery page (public/rescue.js): every key as stored, the journal and the snapshots.

use super::error::ImportError;
use super::incoming::Incoming;
use crate::domain::Fields;
use crate::domain::read_json;
use crate::persist::{PREFIX, SCHEMA, Unreadable, WRITERS, newer_prefix, read_shelf};
use crate::replica::{Names, Replica, Versioned};
use serde_json::Value;

/// What the file says it is.
const RESCUE: &str = "bearings-rescue";

/// The fields of a recovery file; none if the value is something else.
pub(super) fn recovery_file(value: &Value) -> Option<&Fields> {
    let file = value.as_object()?;
    (file.get("format").and_then(Value::as_str) == Some(RESCUE)
        && file.get("shelves").is_some_and(Value::is_object))
    .then_some(file)
}

/// Reads whatever holds records: the shelves and the journal, whose entries are written like shelves. A snapshot is older than
/// both, so the newest one is read only where nothing else held a record. What cannot be read stays in the file; settings and
/// unfinished forms are not records.
///
/// # Errors
/// A newer version wrote it, or nothing in it can be read.
pub(super) fn read_recovery(file: &Fields) -> Result<Incoming, ImportError> {
    let mut records: Vec<Versioned> = Vec::new();
    let mut damaged = read_shelves(file.get("shelves"), &mut records)?;
    for entry in list(file, "journal") {
        if let Some(text) = entry.get("text").and_then(Value::as_str) {
            damaged += read_one(text, &mut records)?;
        }
    }
    for snapshot in list(file, "snapshots") {
        if records.is_empty() {
            damaged += read_shelves(snapshot.get("shelves"), &mut records)?;
        }
    }
    if records.is_empty() {
        return Err(ImportError::NothingRescued { damaged });
    }
    // A record can lie in several places; joined, it is one.
    let replica = Replica::from_records(records);
    Ok(Incoming {
        records: replica.records().cloned().collect(),
        by_hand: 0,
        names: names_of(file.get("shelves")),
    })
}

fn list<'a>(file: &'a Fields, name: &str) -> &'a [Value] {
    let items = file.get(name).and_then(Value::as_array);
    items.map_or(&[], Vec::as_slice)
}

/// How many of the shelves could not be read.
fn read_shelves(
    shelves: Option<&Value>,
    records: &mut Vec<Versioned>,
) -> Result<usize, ImportError> {
    let mut damaged = 0;
    for (key, text) in shelves.and_then(Value::as_object).into_iter().flatten() {
        if let Some(found) = newer_prefix(key) {
            return Err(newer(found));
        }
        if let Some(text) = text.as_str().filter(|_| key.starts_with(PREFIX)) {
            damaged += read_one(text, records)?;
        }
    }
    Ok(damaged)
}

/// What people are called, as it lies beside the shelves.
fn names_of(shelves: Option<&Value>) -> Names {
    let text = shelves.and_then(|all| all.get(WRITERS)?.as_str());
    let names = text.and_then(|text| read_json(text).ok());
    names
        .and_then(|names| Names::from_json(&names))
        .unwrap_or_default()
}

fn read_one(text: &str, records: &mut Vec<Versioned>) -> Result<usize, ImportError> {
    match read_shelf(text) {
        Ok(contents) => {
            records.extend(contents.records);
            Ok(0)
        }
        Err(Unreadable::Newer(found)) => Err(newer(found)),
        Err(Unreadable::Damaged(_)) => Ok(1),
    }
}

fn newer(found: u64) -> ImportError {
    let known = SCHEMA;
    ImportError::Newer { found, known }
}
