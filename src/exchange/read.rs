//! Reading our file, stage by stage. Nothing is taken in before the whole file is understood.

use super::error::{FilePlace, ImportError, LARGEST, TextSpot};
use super::export::{FORMAT, WRITERS};
use super::incoming::Incoming;
use super::limits;
use super::rescue::{read_recovery, recovery_file};
use super::scan::{Scan, line_of_record};
use crate::domain::{BadJson, JsonPieces};
use crate::domain::{
    FieldError, Fields, Id, Kind, Record, Refusal, SortedMap, SortedSet, Stamp, Workspace, validate,
};
use crate::persist::{SCHEMA, migrate};
use crate::replica::{Address, Dispute, KindWord, Names, Replica, Versioned, conflicts_of};
use serde_json::Value;

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
    Parsing::of_bytes(bytes.to_vec(), now)?.whole()
}

/// The same for a text.
///
/// # Errors
/// As [`parse`].
pub fn parse_text(text: &str, now: Stamp) -> Result<Incoming, ImportError> {
    Parsing::new(text.to_owned(), now)?.whole()
}

/// How many bytes of a text, and how many records, are read in a step.
const BYTES: usize = 60_000;
const RECORDS: usize = 150;

/// A file that is being read, in steps of some milliseconds.
#[derive(Debug)]
pub struct Parsing {
    text: String,
    now: Stamp,
    stage: ReadStage,
}

#[derive(Debug)]
enum ReadStage {
    /// The text is looked at before it is read.
    Look(Scan),
    /// The text becomes values.
    Text(JsonPieces),
    /// The values become records, the last first to be taken from the end.
    Records(Box<Records>),
    /// All is read.
    Done(Incoming),
}

#[derive(Debug)]
struct Records {
    schema: u64,
    /// How many there are, and those that are still to be read.
    count: usize,
    left: std::vec::IntoIter<Value>,
    /// The ids so far, by kind: files list them in order, so that none has to make room for another.
    known: SortedMap<KindWord, SortedSet<Id>>,
    incoming: Incoming,
}

impl Parsing {
    /// Starts to read a file.
    ///
    /// # Errors
    /// It is too large, or no text.
    pub fn of_bytes(bytes: Vec<u8>, now: Stamp) -> Result<Self, ImportError> {
        check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(ImportError::Utf16);
        }
        let text = String::from_utf8(bytes).map_err(|error| ImportError::NotText {
            at: error.utf8_error().valid_up_to() + 1,
        })?;
        Self::new(text, now)
    }

    /// Starts to read a text.
    ///
    /// # Errors
    /// It is too large, or there is nothing in it.
    pub fn new(text: String, now: Stamp) -> Result<Self, ImportError> {
        check_size(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
        let text = match text.strip_prefix('\u{FEFF}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        if text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        let stage = ReadStage::Look(Scan::new());
        Ok(Self { text, now, stage })
    }

    /// Reads a piece more. False once all is read.
    ///
    /// # Errors
    /// The first thing that is wrong, by stages: nesting, JSON, whose, version, each record.
    pub fn step(&mut self) -> Result<bool, ImportError> {
        match &mut self.stage {
            ReadStage::Look(scan) => {
                if !scan.step(&self.text, BYTES * 4)? {
                    self.stage = ReadStage::Text(JsonPieces::default());
                }
            }
            ReadStage::Text(pieces) => {
                let more = pieces.step(&self.text, BYTES);
                if !more.map_err(|error| json_error(&error, &self.text))? {
                    let value = std::mem::take(pieces).done();
                    self.stage = opened(value)?;
                }
            }
            ReadStage::Records(records) => {
                let now = self.now;
                let read = records.step(now);
                if !read.map_err(|error| with_line(error, &self.text))? {
                    self.stage = ReadStage::Done(std::mem::take(&mut records.incoming));
                }
            }
            ReadStage::Done(_) => return Ok(false),
        }
        Ok(true)
    }

    /// How far the reading is, from 0 to 1.
    pub fn share(&self) -> f64 {
        let part = |is: usize, of: usize| is as f64 / of.max(1) as f64;
        match &self.stage {
            ReadStage::Look(_) => 0.0,
            ReadStage::Text(pieces) => part(pieces.read_so_far(), self.text.len()) * 0.4,
            ReadStage::Records(records) => 1.0 - part(records.left.len(), records.count) * 0.6,
            ReadStage::Done(_) => 1.0,
        }
    }

    /// What was read; nothing before all of it is.
    pub fn done(self) -> Incoming {
        match self.stage {
            ReadStage::Done(incoming) => incoming,
            _ => Incoming::default(),
        }
    }

    fn whole(mut self) -> Result<Incoming, ImportError> {
        while self.step()? {}
        Ok(self.done())
    }
}

fn opened(value: Value) -> Result<ReadStage, ImportError> {
    if let Some(file) = recovery_file(&value) {
        return read_recovery(file).map(ReadStage::Done);
    }
    let (schema, records, names) = open_frame(value)?;
    limits::count(records.len())?;
    Ok(ReadStage::Records(Box::new(Records {
        schema,
        count: records.len(),
        left: records.into_iter(),
        known: SortedMap::new(),
        incoming: Incoming {
            names,
            ..Incoming::default()
        },
    })))
}

impl Records {
    fn step(&mut self, now: Stamp) -> Result<bool, ImportError> {
        for record in self.left.by_ref().take(RECORDS) {
            let place = Box::new(FilePlace {
                kind: word(&record, "kind"),
                id: word(&record, "id"),
                number: self.incoming.records.len() + 1,
                line: None,
            });
            let (record, by_hand) = read_record(record, self.schema, now, &place)?;
            let Address { kind, id } = record.address().clone();
            if !self.known.change(kind, |ids| ids.insert(id)) {
                return Err(ImportError::Duplicate { place });
            }
            self.incoming.records.push(record);
            self.incoming.by_hand += usize::from(by_hand);
        }
        let has_more = self.left.len() > 0;
        if !has_more {
            // A name without anything written is nobody's.
            self.incoming.names = self.incoming.names.in_records(&self.incoming.records);
        }
        Ok(has_more)
    }
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
    let at = TextSpot {
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

/// The version, the records and the names of a file that is ours.
fn open_frame(value: Value) -> Result<(u64, Vec<Value>, Names), ImportError> {
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
    let names = match frame.get(WRITERS) {
        None => Names::default(),
        Some(names) => Names::from_json(names).ok_or(ImportError::Header {
            field: WRITERS,
            expected: "an object of names, each with its writers as a text",
        })?,
    };
    match frame.remove("records") {
        Some(Value::Array(records)) => Ok((schema, records, names)),
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
        check(&read.record, &object, place)?;
    }
    Ok((read.record, read.by_hand))
}

/// Checks a record that somebody wrote by hand: what it must have, types, ranges, in every value that stands.
fn check(record: &Versioned, object: &Fields, place: &FilePlace) -> Result<(), ImportError> {
    let KindWord::Known(kind) = record.address().kind else {
        return Ok(());
    };
    if record.is_deleted() {
        return Ok(());
    }
    if !object.contains_key("conflicts") {
        // What stands is what was written.
        return check_fields(kind, object, place);
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
    match text.len() {
        ..=60 => text.to_owned(),
        _ => text.chars().take(60).collect(),
    }
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
