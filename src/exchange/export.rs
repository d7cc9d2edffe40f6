//! Our file: readable JSON, the same bytes for the same knowledge.

use super::remarks::is_remark;
use super::selection::{ExportOptions, is_cycle, select};
use crate::domain::Ordered;
use crate::replica::{Address, Names, Replica, Versioned, digest};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};
use serde_json::Value;
use std::borrow::Cow;

/// What the file says it is.
pub const FORMAT: &str = "bearings";

/// The field of the file that says what the people behind its writers are called.
pub(super) const WRITERS: &str = "writers";

/// Fields that come first in a record, in this order; then the others by name.
const FIRST: [&str; 30] = [
    "name",
    "title",
    "text",
    "wish",
    "verdict",
    "kpi",
    "objective",
    "key_result",
    "parent",
    "goal",
    "goals",
    "from",
    "meaning",
    "to",
    "date",
    "hour",
    "value",
    "start",
    "end",
    "why",
    "definition",
    "source",
    "measure",
    "unit",
    "decimals",
    "direction",
    "baseline",
    "target",
    "targets",
    "cycle",
];

/// Fields that come last.
const LAST: [&str; 6] = [
    "note",
    "next_step",
    "author",
    "entered",
    "visibility",
    "example",
];

/// An exported file and what was left out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The file.
    pub text: String,
    /// How many records it carries, deletions not counted.
    pub records: usize,
    /// Goals that were left out because they are private. The person exporting is told.
    pub kept_goals: Vec<Address>,
    /// How many records were left out with them, the goals included.
    pub kept_records: usize,
    /// Whether everything that people see here is in the file, so that it will do as a backup.
    pub is_complete: bool,
}

/// The field in which a review keeps what stood.
const STOOD: &str = "stood";

/// Writes the file: no time stamp, stable order, two-space indentation, a newline at the end.
///
/// A deleted record goes along as it is kept here: with its words, until they are removed for good. Somebody may have edited it
/// without knowing of the deletion; what they then see must not depend on which file was opened first
/// (docs/decisions/0008-deletions-and-restores.md).
pub fn export(replica: &Replica, options: &ExportOptions) -> Export {
    let mut exporting = Exporting::new(replica, options);
    while exporting.step(replica) {}
    exporting.done(replica)
}

/// The records that [`export`] writes.
pub fn shared_records(replica: &Replica, options: &ExportOptions) -> Vec<Versioned> {
    let selection = select(replica, options);
    let records = selection.records.iter();
    records
        .map(|record| as_told(record, &selection.kept_goals, options).into_owned())
        .collect()
}

/// These records as a file, with the names of those who wrote in them.
pub fn file_text(records: &[Versioned], names: &Names) -> String {
    let entries = records.iter().map(WrittenEntry).collect();
    let mut text = written(entries, names.in_records(records));
    text.push('\n');
    text
}

/// How many records are written in a step.
const STEP: usize = 150;

/// What stands behind the last record of a file without names, but for the end of the line.
const END: &str = "\n  ]\n}";

/// A file that is being written, in steps.
#[derive(Debug)]
pub struct Exporting {
    options: ExportOptions,
    addresses: Vec<Address>,
    at: usize,
    kept_goals: Vec<Address>,
    kept_records: usize,
    text: String,
    written: usize,
}

impl Exporting {
    /// Chooses what goes into the file.
    pub fn new(replica: &Replica, options: &ExportOptions) -> Self {
        let selection = select(replica, options);
        let records = selection.records.iter();
        Self {
            options: options.clone(),
            addresses: records.map(|record| record.address().clone()).collect(),
            at: 0,
            kept_goals: selection.kept_goals,
            kept_records: selection.kept_records,
            text: String::new(),
            written: 0,
        }
    }

    /// Writes some records more, of the same replica each time. False once all are written.
    pub fn step(&mut self, replica: &Replica) -> bool {
        let some = self.addresses.iter().skip(self.at).take(STEP);
        let records: Vec<Cow<Versioned>> = some
            .filter_map(|address| replica.get(address))
            .map(|record| as_told(record, &self.kept_goals, &self.options))
            .collect();
        if records.is_empty() {
            return false;
        }
        self.at += STEP;
        self.written += records.iter().filter(|it| !it.is_deleted()).count();
        let entries = records.iter().map(|it| WrittenEntry(it)).collect();
        let part = written(entries, Names::default());
        let part = part.strip_suffix(END).unwrap_or_default();
        match part.split_once("[\n") {
            // The head of the file is that of its first part.
            Some((_, rest)) if !self.text.is_empty() => {
                self.text.push_str(",\n");
                self.text.push_str(rest);
            }
            _ => self.text.push_str(part),
        }
        self.at < self.addresses.len()
    }

    /// The file, once all is written.
    pub fn done(mut self, replica: &Replica) -> Export {
        let records = self.addresses.iter();
        let records = records.filter_map(|address| replica.get(address));
        let empty = written(Vec::new(), replica.names().in_records(records));
        match empty.split_once("[]") {
            Some((_, end)) if !self.text.is_empty() => {
                self.text.push_str("\n  ]");
                self.text.push_str(end);
            }
            _ => self.text = empty,
        }
        self.text.push('\n');
        let alive = replica.records().filter(|record| !record.is_deleted());
        Export {
            is_complete: self.options.with_notes && self.written == alive.count(),
            text: self.text,
            records: self.written,
            kept_goals: self.kept_goals,
            kept_records: self.kept_records,
        }
    }
}

/// A record as the file tells it.
fn as_told<'a>(
    record: &'a Versioned,
    kept_goals: &[Address],
    options: &ExportOptions,
) -> Cow<'a, Versioned> {
    let hides = tells_of(record, kept_goals);
    // A cycle's name can be about a private goal that ran in it.
    let may_tell = record.is_deleted() && is_cycle(record) && !options.include_kept;
    if may_tell {
        Cow::Owned(record.tombstone())
    } else if options.with_notes && !hides {
        Cow::Borrowed(record)
    } else {
        let withheld = |field: &str| {
            (hides && field == STOOD) || (!options.with_notes && is_remark(record, field))
        };
        Cow::Owned(record.without(withheld))
    }
}

/// What a review kept of a goal that stays here stays here too, its name and values.
fn tells_of(record: &Versioned, kept_goals: &[Address]) -> bool {
    let Some(stood) = record.value(STOOD).filter(|_| !kept_goals.is_empty()) else {
        return false;
    };
    let text = stood.to_string();
    let names = |kept: &Address| text.contains(&Value::from(kept.id.as_str()).to_string());
    kept_goals.iter().any(names)
}

/// Writing plain JSON values to a string does not fail.
fn written(records: Vec<WrittenEntry>, writers: Names) -> String {
    serde_json::to_string_pretty(&WrittenFile { records, writers }).unwrap_or_default()
}

struct WrittenFile<'a> {
    records: Vec<WrittenEntry<'a>>,
    writers: Names,
}

impl Serialize for WrittenFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut file = serializer.serialize_struct("File", 4)?;
        file.serialize_field("format", FORMAT)?;
        file.serialize_field("version", &crate::persist::SCHEMA)?;
        file.serialize_field("records", &self.records)?;
        // A file of people without names is as it always was.
        if !self.writers.is_empty() {
            file.serialize_field(WRITERS, &self.writers.to_json())?;
        }
        file.end()
    }
}

struct WrittenEntry<'a>(&'a Versioned);

impl Serialize for WrittenEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = self.0.to_written();
        let mut plain: Vec<(&String, &Value)> = written.plain.iter().collect();
        plain.order_by_key(|(name, _)| rank(name));
        let mut entry = serializer.serialize_map(None)?;
        entry.serialize_entry("kind", self.0.address().kind.as_str())?;
        entry.serialize_entry("id", self.0.address().id.as_str())?;
        for (name, value) in plain {
            entry.serialize_entry(name, value)?;
        }
        for (name, value) in &written.versions {
            entry.serialize_entry(name, value)?;
        }
        if !written.plain.is_empty() {
            entry.serialize_entry("digest", &digest(&written.plain))?;
        }
        entry.end()
    }
}

/// Where a field stands; the sort is stable, so fields of one rank stay in the order of their names.
fn rank(name: &str) -> usize {
    let last = || LAST.iter().position(|known| *known == name);
    match FIRST.iter().position(|known| *known == name) {
        Some(place) => place,
        None => FIRST.len() + last().map_or(0, |place| place + 1),
    }
}
