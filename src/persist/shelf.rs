//! Shelves: which record lies under which key, and how a shelf is written.
//!
//! A shelf is readable JSON made small: records of one kind with the same fields and one edit each stand in a table that
//! names its columns once; what was deleted together and has no words is a list of ids, so that deleting makes room; all others stand in
//! full. A year of weekly readings takes about 60 letters a reading.

use super::migrate::{SCHEMA, migrate};
use crate::domain::read_json;
use crate::domain::{Fields, SortedMap, Stamp};
use crate::replica::{Address, DELETED, Dot, Held, KindWord, ReplicaId, Versioned};
use serde_json::{Map, Value, json};

/// What the keys of all shelves start with. The number is the schema that can find them.
pub const PREFIX: &str = "bearings/1/";

/// What the keys of shelves of any schema start with.
pub const ANY_PREFIX: &str = "bearings/";

/// The key of the last moment at which the person, or a lack of room, emptied the list. What was deleted up to then has no words,
/// in whichever file or tab they turn up again.
pub const EMPTIED: &str = "bearings.emptied";

/// The key under which room is tried out.
pub(super) const PROBE: &str = "bearings.probe";

/// What a record has seen, as it stands in files.
const CLOCK: &str = "clock";

/// Fewer records than this are written in full.
const LEAST_ROWS: usize = 2;

/// What a shelf held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// The records that could be read.
    pub records: Vec<Versioned>,
    /// What could not be read, in words; empty for a sound shelf.
    pub problems: Vec<String>,
}

/// Why a shelf cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not JSON, or not a shelf.
    Damaged(String),
    /// A newer version of the app wrote it.
    Newer(u64),
}

/// The key of the shelf that a new record goes to. A record that already lies somewhere stays there, so that an edit never
/// moves it and a torn write never loses it.
pub fn shelf_of(record: &Versioned) -> String {
    let text = |field: &str| {
        record
            .value(field)
            .and_then(Value::as_str)
            .unwrap_or("none")
    };
    let year = || text("date").chars().take(4).collect::<String>();
    let id = record.address().id.as_str();
    let place = match record.address().kind.as_str() {
        "cycle" => "cycles".to_owned(),
        "kpi" => format!("kpi/{id}"),
        "reading" => format!("readings/{}/{}", text("kpi"), year()),
        "objective" => format!("objective/{id}"),
        "key-result" => format!("objective/{}", text("objective")),
        "check-in" => format!("check-ins/{}/{}", text("key_result"), quarter(text("date"))),
        "initiative" => format!("story/{}", text("parent")),
        "link" => format!("story/{}", text("from")),
        "amendment" => format!("story/{}", text("key_result")),
        "review" => format!("story/{}", text("objective")),
        "dismissal" => format!("story/{}", text("goal")),
        "decision" => {
            let first = record
                .value("goals")
                .and_then(|goals| goals.get(0))
                .and_then(Value::as_str);
            format!("story/{}", first.unwrap_or("none"))
        }
        other => format!("other/{other}"),
    };
    format!("{PREFIX}{place}")
}

/// Writes a shelf. The same records always give the same bytes.
pub fn write_shelf<'a>(records: impl IntoIterator<Item = &'a Versioned>) -> String {
    let mut sorted: SortedMap<&Address, &Versioned> = SortedMap::new();
    for record in records {
        sorted.insert(record.address(), record);
    }
    let mut tables: SortedMap<(&KindWord, Vec<&str>), Vec<ShelfRow>> = SortedMap::new();
    let mut full: Vec<Value> = Vec::new();
    // What records without words have in common, as text: their ids, and what each deletion had seen.
    let mut alike: SortedMap<String, (Fields, Vec<Value>, Vec<Value>)> = SortedMap::new();
    for record in sorted.values() {
        match ShelfRow::of(record) {
            Some(row) => {
                let table = (&record.address().kind, row.names());
                tables.change(table, |rows| rows.push(row));
            }
            None if record.has_words() => full.push(Value::Object(record.to_object())),
            None => {
                let mut object = record.to_object();
                let Some(seen) = object.remove(DELETED) else {
                    full.push(Value::Object(object));
                    continue;
                };
                let id = object.remove("id").unwrap_or_default();
                // Most deletions had seen what there was to see.
                if let Some(clock) = object.get_mut(CLOCK)
                    && *clock == seen
                {
                    *clock = Value::Null;
                }
                let common = Value::Object(object.clone()).to_string();
                let start = || (object, Vec::new(), Vec::new());
                alike.change_from(common, start, |group| {
                    group.1.push(id);
                    group.2.push(seen);
                });
            }
        }
    }
    let gone: Vec<Value> = alike
        .into_values()
        .map(|(object, ids, mut seen)| {
            if seen.iter().all(|one| seen.first() == Some(one)) {
                seen.truncate(1);
            }
            json!({"as": object, "ids": ids, "seen": seen})
        })
        .collect();
    let mut writers: Vec<&str> = Vec::new();
    let mut written: Vec<Value> = Vec::new();
    for ((kind, names), rows) in &tables {
        if rows.len() < LEAST_ROWS {
            full.extend(rows.iter().map(|row| Value::Object(row.record.to_object())));
        } else {
            written.push(write_table(kind, names, rows, &mut writers));
        }
    }
    let mut shelf = Map::new();
    shelf.insert("schema".to_owned(), Value::from(SCHEMA));
    if !written.is_empty() {
        shelf.insert("tables".to_owned(), Value::Array(written));
        shelf.insert("writers".to_owned(), json!(writers));
    }
    if !full.is_empty() {
        shelf.insert("records".to_owned(), Value::Array(full));
    }
    if !gone.is_empty() {
        shelf.insert("gone".to_owned(), Value::Array(gone));
    }
    frugal(Value::Object(shelf).to_string())
}

/// Reads a shelf. Records that cannot be read do not stop the others.
///
/// # Errors
/// Nothing of it can be read.
pub fn read_shelf(text: &str) -> Result<Contents, Unreadable> {
    let damaged = |what: &str| Unreadable::Damaged(what.to_owned());
    let value: Value = read_json(text).map_err(|error| Unreadable::Damaged(error.to_string()))?;
    let shelf = value.as_object().ok_or_else(|| damaged("not an object"))?;
    let schema = shelf
        .get("schema")
        .and_then(Value::as_u64)
        .ok_or_else(|| damaged("no schema number"))?;
    if schema > SCHEMA {
        return Err(Unreadable::Newer(schema));
    }
    let list = |name: &str| shelf.get(name).and_then(Value::as_array);
    let writers: Vec<ReplicaId> = list("writers")
        .into_iter()
        .flatten()
        .filter_map(|writer| ReplicaId::from_text(writer.as_str()?))
        .collect();
    let mut contents = Contents::default();
    for table in list("tables").into_iter().flatten() {
        read_table(table, &writers, schema, &mut contents);
    }
    for record in list("records").into_iter().flatten() {
        match record.as_object() {
            Some(object) => read_record(object.clone(), schema, &mut contents),
            None => contents
                .problems
                .push("a record is not an object".to_owned()),
        }
    }
    for group in list("gone").into_iter().flatten() {
        let part = |name: &str| group.get(name).and_then(Value::as_array);
        let common = group.get("as").and_then(Value::as_object);
        let (Some(common), Some(ids), Some(seen)) = (common, part("ids"), part("seen")) else {
            contents
                .problems
                .push("a list of deleted records is incomplete".to_owned());
            continue;
        };
        for (place, id) in ids.iter().enumerate() {
            let mut object = common.clone();
            object.insert("id".to_owned(), id.clone());
            // One for all, or one for each.
            let seen = seen.get(if seen.len() == 1 { 0 } else { place });
            let seen = seen.cloned().unwrap_or_default();
            if let Some(clock @ Value::Null) = object.get_mut(CLOCK) {
                clock.clone_from(&seen);
            }
            object.insert(DELETED.to_owned(), seen);
            read_record(object, schema, &mut contents);
        }
    }
    Ok(contents)
}

/// A record that one edit wrote and nobody has touched since.
struct ShelfRow<'a> {
    record: &'a Versioned,
    edit: &'a Held,
}

impl<'a> ShelfRow<'a> {
    fn of(record: &'a Versioned) -> Option<Self> {
        let mut edits = record.fields().flat_map(|(_, register)| register.held());
        let edit = edits.next()?;
        let dot = &edit.dot;
        let is_plain = record.is_whole()
            && dot.counter == 1
            && record.clock() == &std::iter::once(dot).collect()
            && record.fields().all(|(name, register)| {
                let [held] = register.held() else {
                    return false;
                };
                held.dot == *dot && held.at == edit.at && held.value.is_some() && name != DELETED
            });
        is_plain.then_some(Self { record, edit })
    }

    fn names(&self) -> Vec<&'a str> {
        self.record.fields().map(|(name, _)| name).collect()
    }

    fn value(&self, name: &str) -> Value {
        self.record.value(name).cloned().unwrap_or_default()
    }
}

fn write_table<'a>(
    kind: &KindWord,
    names: &[&str],
    rows: &[ShelfRow<'a>],
    writers: &mut Vec<&'a str>,
) -> Value {
    let mut same = Map::new();
    let mut columns: Vec<&str> = Vec::new();
    for name in names {
        let mut values = rows.iter().map(|row| row.record.value(name));
        let first = values.next().flatten();
        match first {
            Some(first) if values.all(|value| value == Some(first)) => {
                same.insert((*name).to_owned(), first.clone());
            }
            _ => columns.push(name),
        }
    }
    let rows: Vec<Value> = rows
        .iter()
        .map(|row| {
            let writer = row.edit.dot.replica.as_str();
            let place = match writers.iter().position(|known| *known == writer) {
                Some(place) => place,
                None => {
                    writers.push(writer);
                    writers.len() - 1
                }
            };
            let mut cells = vec![Value::from(row.record.address().id.as_str())];
            cells.extend(columns.iter().map(|name| row.value(name)));
            cells.extend([Value::from(place), Value::from(row.edit.at.0)]);
            Value::Array(cells)
        })
        .collect();
    json!({"kind": kind.as_str(), "same": same, "columns": columns, "rows": rows})
}

/// Reads a table row by row.
fn read_table(table: &Value, writers: &[ReplicaId], schema: u64, contents: &mut Contents) {
    let list = |name: &str| table.get(name).and_then(Value::as_array);
    let (Some(kind), Some(columns), Some(rows)) =
        (table.get("kind"), list("columns"), list("rows"))
    else {
        contents.problems.push("a table is incomplete".to_owned());
        return;
    };
    let same = table.get("same").and_then(Value::as_object);
    for row in rows {
        let read = row_edit(row, columns.len(), writers)
            .and_then(|(dot, at)| Some((row_object(kind, same, columns, row)?, dot, at)));
        let Some((object, dot, at)) = read else {
            contents
                .problems
                .push(format!("a row cannot be read: {row}"));
            continue;
        };
        match migrate(object, schema).map(|object| Versioned::from_one_edit(object, dot, at)) {
            Ok(Some(record)) => contents.records.push(record),
            _ => contents
                .problems
                .push(format!("a row is not a record: {row}")),
        }
    }
}

/// The edit that wrote a row: its last two cells.
fn row_edit(row: &Value, columns: usize, writers: &[ReplicaId]) -> Option<(Dot, Stamp)> {
    let [writer, at] = row.as_array()?.get(columns + 1..)? else {
        return None;
    };
    let writer = writers.get(usize::try_from(writer.as_u64()?).ok()?)?;
    let dot = Dot {
        replica: writer.clone(),
        counter: 1,
    };
    Some((dot, Stamp(at.as_i64()?)))
}

/// A row as an object, as it would stand in a file, without its edit.
fn row_object(
    kind: &Value,
    same: Option<&Fields>,
    columns: &[Value],
    row: &Value,
) -> Option<Fields> {
    let (id, values) = row.as_array()?.split_first()?;
    let mut object = same.cloned().unwrap_or_default();
    for (name, value) in columns.iter().zip(values) {
        object.insert(name.as_str()?.to_owned(), value.clone());
    }
    object.insert("id".to_owned(), id.clone());
    object.insert("kind".to_owned(), kind.clone());
    Some(object)
}

fn read_record(object: Fields, schema: u64, contents: &mut Contents) {
    let name = object.get("id").map(Value::to_string).unwrap_or_default();
    let Ok(object) = migrate(object, schema) else {
        return;
    };
    match Versioned::from_object(&object, Stamp::default()) {
        Ok(read) => contents.records.push(read.record),
        Err(wrong) => contents.problems.push(format!(
            "record {name}: “{}” should be {}",
            wrong.field, wrong.expected
        )),
    }
}

/// WebKit stores a text with a single letter beyond Latin-1 at double size. Writing the few such letters as `\u…` is then
/// cheaper; where there are many it is not.
fn frugal(text: String) -> String {
    let (mut length, mut wide) = (0, 0);
    for letter in text.chars() {
        length += letter.len_utf16();
        if letter > '\u{FF}' {
            wide += letter.len_utf16();
        }
    }
    if wide == 0 || length + 5 * wide >= 2 * length {
        return text;
    }
    let mut narrow = String::with_capacity(length + 5 * wide);
    for letter in text.chars() {
        if letter > '\u{FF}' {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                narrow.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            narrow.push(letter);
        }
    }
    narrow
}

/// `2026-Q3` of a date as written; texts that are no date share a shelf.
fn quarter(date: &str) -> String {
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    match parts.next().and_then(|month| month.parse::<u32>().ok()) {
        Some(month @ 1..=12) => format!("{year}-Q{}", (month - 1) / 3 + 1),
        _ => "none".to_owned(),
    }
}

/// The schema in a key such as `bearings/2/cycles`, if it is newer than ours.
pub fn newer_prefix(key: &str) -> Option<u64> {
    let schema = key.strip_prefix(ANY_PREFIX)?.split('/').next()?;
    schema.parse().ok().filter(|&schema| schema > SCHEMA)
}
