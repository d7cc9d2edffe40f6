//! Our file: readable JSON, the same bytes for the same knowledge.

use super::remarks::is_remark;
use super::selection::{ExportOptions, Selection, is_cycle, select};
use crate::domain::Ordered;
use crate::replica::{Address, Names, Replica, Versioned, digest};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};
use serde_json::Value;

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
    let selection = select(replica, options);
    let records = carried(&selection, options);
    let written = records.iter().filter(|record| !record.is_deleted()).count();
    let alive = replica.records().filter(|record| !record.is_deleted());
    Export {
        text: file_text(&records, replica.names()),
        records: written,
        is_complete: options.with_notes && written == alive.count(),
        kept_goals: selection.kept_goals,
        kept_records: selection.kept_records,
    }
}

/// The records that [`export`] writes.
pub fn shared_records(replica: &Replica, options: &ExportOptions) -> Vec<Versioned> {
    carried(&select(replica, options), options)
}

/// These records as a file, with the names of those who wrote in them.
pub fn file_text(records: &[Versioned], names: &Names) -> String {
    let file = File {
        records: records.iter().map(WrittenEntry).collect(),
        writers: names.in_records(records),
    };
    // Writing plain JSON values to a string does not fail.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn carried(selection: &Selection, options: &ExportOptions) -> Vec<Versioned> {
    let kept_goals = &selection.kept_goals;
    // What a review kept of a goal that stays here stays here too, its name and values.
    let tells = |record: &Versioned| {
        let stood = record.value(STOOD).map(Value::to_string);
        stood.is_some_and(|text| {
            let names = |kept: &Address| text.contains(&Value::from(kept.id.as_str()).to_string());
            kept_goals.iter().any(names)
        })
    };
    selection
        .records
        .iter()
        .copied()
        .map(|record| {
            let hides = tells(record);
            // A cycle's name can be about a private goal that ran in it.
            let may_tell = record.is_deleted() && is_cycle(record) && !options.include_kept;
            if may_tell {
                record.tombstone()
            } else if options.with_notes && !hides {
                record.clone()
            } else {
                let withheld = |field: &str| {
                    (hides && field == STOOD) || (!options.with_notes && is_remark(record, field))
                };
                record.without(withheld)
            }
        })
        .collect()
}

struct File<'a> {
    records: Vec<WrittenEntry<'a>>,
    writers: Names,
}

impl Serialize for File<'_> {
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
