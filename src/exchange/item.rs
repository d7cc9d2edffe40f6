//! A record as an import names it: what people call it, and what would change in it.

use super::kin::Find;
use crate::replica::{Address, KindWord, Versioned};
use serde_json::Value;

/// A record and what people call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The record.
    pub record: Address,
    /// Its name; for records without one, what they belong to and the day: `Revenue, 2026-11-21`.
    pub title: String,
}

/// A record that would change, field by field.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedItem {
    /// The record.
    pub item: Item,
    /// What would change.
    pub fields: Vec<FieldChange>,
}

/// A field before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field's name in files.
    pub field: String,
    /// What stands there now; none for nothing.
    pub before: Option<Value>,
    /// What would stand there; none for nothing.
    pub after: Option<Value>,
}

pub(super) fn item<'a>(address: &Address, find: &Find<'a>) -> Item {
    Item {
        title: find(address).map_or_else(String::new, |record| title(record, find)),
        record: address.clone(),
    }
}

fn title<'a>(record: &Versioned, find: &Find<'a>) -> String {
    if !record.name().is_empty() {
        return record.name().to_owned();
    }
    let text = |field: &str| record.value(field).and_then(Value::as_str);
    let name_of = |field: &str| {
        let id = text(field)?;
        let parents = ["kpi", "objective", "key-result"]
            .iter()
            .filter_map(|word| {
                find(&Address {
                    kind: KindWord::from_text(word),
                    id: crate::domain::Id::from_text(id),
                })
            });
        parents
            .map(|parent| parent.name().to_owned())
            .find(|name| !name.is_empty())
    };
    let parts = [
        name_of("kpi"),
        name_of("key_result"),
        name_of("objective"),
        name_of("goal"),
        name_of("from"),
        text("meaning").map(|meaning| meaning.replace('-', " ")),
        name_of("to"),
        text("date").map(str::to_owned),
    ];
    let is_link = text("meaning").is_some();
    let known: Vec<String> = parts.into_iter().flatten().collect();
    known.join(if is_link { " " } else { ", " })
}
