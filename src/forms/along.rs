//! What is saved with a form beside its own goal.

use super::sheet::FormSheet;
use super::slot::Slot;
use crate::domain::{Kind, Record, Workspace, read_json};
use serde_json::Value;

/// Records as a form keeps them: pairs of kind and fields.
pub(super) fn write_along(records: &[Record]) -> String {
    if records.is_empty() {
        return String::new();
    }
    let record = |record: &Record| {
        Value::Array(vec![
            Value::from(record.kind().word()),
            Value::Object(record.to_fields()),
        ])
    };
    Value::Array(records.iter().map(record).collect()).to_string()
}

/// What is saved with a form, as far as it is not here yet.
pub fn read_along(sheet: &FormSheet, workspace: &Workspace) -> Vec<Record> {
    let Ok(Value::Array(pairs)) = read_json(sheet.text(Slot::Along)) else {
        return Vec::new();
    };
    let record = |pair: &Value| {
        let kind = Kind::from_word(pair.get(0)?.as_str()?)?;
        Record::from_fields(kind, pair.get(1)?.as_object()?).ok()
    };
    let all = pairs.iter().filter_map(record);
    all.filter(|record| workspace.get(&record.reference()).is_none())
        .collect()
}
