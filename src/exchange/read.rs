//! Reading our file, stage by stage. Nothing is taken in before the whole file is understood.

use super::error::{FilePlace, ImportError, LARGEST};
use super::export::FORMAT;
use super::limits;
use super::rescue::{read_recovery, recovery_file};
use super::scan::{Spot, line_of_record, scan};
use crate::domain::{BadJson, read_json};
use crate::domain::{
    FieldError, Fields, Kind, Record, Refusal, SortedSet, Stamp, Workspace, validate,
};
use crate::persist::{SCHEMA, migrate};
use crate::replica::{Dispute, KindWord, Replica, Versioned, conflicts_of};
use serde_json::Value;

/// A file that was understood, ready to be previewed and merged.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Its records, each kind and id once.
    pub records: Vec<Versioned>,
    /// How many of them were written or edited by hand or by a script.
    pub by_hand: usize,
}

/// Refuses a file by its size, before it is read at all.
///
/// # Errors
/// [`ImportError::TooLarge`].
pub fn check_size(size: u64) -> Result<(), ImportError> {
    if size > LARGEST {
        Err(ImportError::TooLarge { size })
    } else {
        Ok(())
    }
}

/// Reads a file. `now` is when edits made by hand in it count as made.
///
/// # Errors
/// The first thing that is wrong, by stages: size, text, nesting, JSON, whose, version, each record.
pub fn parse(bytes: &[u8], now: Stamp) -> Result<Incoming, ImportError> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ImportError::Utf16);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ImportError::NotText {
        at: error.valid_up_to() + 1,
    })?;
    parse_text(text, now)
}

/// The same for a text.
///
/// # Errors
/// As [`parse`].
pub fn parse_text(text: &str, now: Stamp) -> Result<Incoming, ImportError> {
    check_size(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    scan(text)?;
    let value: Value = read_json(text).map_err(|error| json_error(&error, text))?;
    if let Some(file) = recovery_file(&value) {
        return read_recovery(file);
    }
    let (schema, records) = open_frame(value)?;
    limits::count(records.len())?;
    let mut incoming = Incoming {
        records: Vec::new(),
        by_hand: 0,
    };
    let mut known = SortedSet::new();
    for (number, record) in records.into_iter().enumerate() {
        let place = Box::new(FilePlace {
            kind: word(&record, "kind"),
            id: word(&record, "id"),
            number: number + 1,
            line: None,
        });
        let read = read_record(record, schema, now, &place).and_then(|(record, by_hand)| {
            if known.insert(record.address().clone()) {
                Ok((record, by_hand))
            } else {
                Err(ImportError::Duplicate { place })
            }
        });
        let (record, by_hand) = read.map_err(|error| with_line(error, text))?;
        incoming.records.push(record);
        incoming.by_hand += usize::from(by_hand);
    }
    Ok(incoming)
}

/// Reads a file as a workspace, for the command line.
///
/// # Errors
/// As [`parse`].
pub fn read_file(text: &str) -> Result<Workspace, ImportError> {
    let incoming = parse_text(text, Stamp::default())?;
    Ok(Replica::from_records(incoming.records).workspace().0)
}

fn json_error(error: &BadJson, text: &str) -> ImportError {
    let at = Spot {
        line: error.line,
        column: error.column,
    };
    if error.is_cut() {
        let line = text.lines().count();
        ImportError::Truncated { line }
    } else if error.is_too_large() {
        ImportError::NumberTooLarge { at }
    } else {
        ImportError::NotJson { at }
    }
}

/// The version and the records of a file that is ours.
fn open_frame(value: Value) -> Result<(u64, Vec<Value>), ImportError> {
    let mut frame = match value {
        Value::Object(frame) => frame,
        other => return Err(ImportError::Foreign { saw: seen(&other) }),
    };
    if frame.get("format").and_then(Value::as_str) != Some(FORMAT) {
        let saw = seen(&Value::Object(frame));
        return Err(ImportError::Foreign { saw });
    }
    let schema = match frame.get("version").and_then(Value::as_u64) {
        Some(found) if found > SCHEMA => {
            let known = SCHEMA;
            return Err(ImportError::Newer { found, known });
        }
        Some(schema) if schema > 0 => schema,
        _ => {
            return Err(ImportError::Header {
                field: "version",
                expected: "a whole number from 1",
            });
        }
    };
    match frame.remove("records") {
        Some(Value::Array(records)) => Ok((schema, records)),
        _ => Err(ImportError::Header {
            field: "records",
            expected: "a list in square brackets",
        }),
    }
}

/// What a foreign file looks like, in words.
fn seen(value: &Value) -> String {
    match value {
        Value::Object(fields) if fields.is_empty() => "an empty object".to_owned(),
        Value::Object(fields) => {
            let names: Vec<String> = fields
                .keys()
                .take(4)
                .map(|name| format!("“{}”", name.chars().take(40).collect::<String>()))
                .collect();
            format!("an object with {}", names.join(", "))
        }
        Value::Array(items) => match items.first() {
            Some(first @ Value::Object(_)) => {
                format!("a list of {}, the first {}", items.len(), seen(first))
            }
            _ => format!("a list of {}", items.len()),
        },
        Value::String(_) => "a single text".to_owned(),
        Value::Number(_) => "a single number".to_owned(),
        Value::Bool(_) | Value::Null => format!("just {value}"),
    }
}

fn read_record(
    record: Value,
    schema: u64,
    now: Stamp,
    place: &FilePlace,
) -> Result<(Versioned, bool), ImportError> {
    let Value::Object(object) = record else {
        let place = Box::new(place.clone());
        return Err(ImportError::NotARecord { place });
    };
    limits::record(&object, place)?;
    let object = migrate(object, schema).map_err(|newer| ImportError::Newer {
        found: newer.found,
        known: SCHEMA,
    })?;
    let read = Versioned::from_object(&object, now).map_err(|wrong| {
        let (place, field) = (Box::new(place.clone()), wrong.field);
        let expected = wrong.expected;
        match object.get(&field) {
            None | Some(Value::Null) => ImportError::Missing {
                place,
                field,
                expected,
            },
            Some(value) => ImportError::WrongType {
                found: seen_value(value),
                place,
                field,
                expected,
            },
        }
    })?;
    // What the app wrote is vouched for by its digest; a record that cannot be shown here then travels on untouched.
    if read.by_hand || !object.contains_key("digest") {
        limits::plain_text(&object, place)?;
        check(&read.record, place)?;
    }
    Ok((read.record, read.by_hand))
}

/// Checks a record that somebody wrote by hand: what it must have, types, ranges, in every value that stands.
fn check(record: &Versioned, place: &FilePlace) -> Result<(), ImportError> {
    let KindWord::Known(kind) = record.address().kind else {
        return Ok(());
    };
    if record.is_deleted() {
        return Ok(());
    }
    let plain = record.plain();
    check_fields(kind, &plain, place)?;
    for conflict in conflicts_of(record) {
        let Dispute::Field { field, others, .. } = conflict.about else {
            continue;
        };
        for other in others {
            let mut plain = plain.clone();
            match other.value {
                Some(value) => plain.insert(field.clone(), value),
                None => plain.remove(&field),
            };
            check_fields(kind, &plain, place)?;
        }
    }
    Ok(())
}

fn check_fields(kind: Kind, plain: &Fields, place: &FilePlace) -> Result<(), ImportError> {
    let place = || Box::new(place.clone());
    let record = Record::from_fields(kind, plain).map_err(|error| wrong_type(error, place()))?;
    match validate(&record) {
        Ok(()) => Ok(()),
        Err(Refusal::NoId(_)) => Err(ImportError::Missing {
            place: place(),
            field: "id".to_owned(),
            expected: "a text of its own",
        }),
        Err(refusal) => Err(ImportError::Refused {
            place: place(),
            refusal,
        }),
    }
}

fn wrong_type(error: FieldError, place: Box<FilePlace>) -> ImportError {
    let FieldError {
        field,
        expected,
        found,
    } = error;
    if found.is_empty() {
        ImportError::Missing {
            place,
            field,
            expected,
        }
    } else {
        ImportError::WrongType {
            place,
            field,
            expected,
            found,
        }
    }
}

fn word(record: &Value, key: &str) -> String {
    let text = record.get(key).and_then(Value::as_str).unwrap_or_default();
    text.chars().take(60).collect()
}

fn seen_value(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}

/// Looks up the line only now that there is something to say.
fn with_line(mut error: ImportError, text: &str) -> ImportError {
    if let ImportError::NotARecord { place }
    | ImportError::Missing { place, .. }
    | ImportError::WrongType { place, .. }
    | ImportError::Refused { place, .. }
    | ImportError::Duplicate { place } = &mut error
    {
        place.line = line_of_record(text, place.number.saturating_sub(1));
    }
    error
}
