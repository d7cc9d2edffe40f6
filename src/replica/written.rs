//! A record with its versions as JSON: plain fields first, and beside them only what cannot be inferred.
//!
//! | key | says | left out when |
//! |---|---|---|
//! | `v` | the edits behind the shown values: `"k3f9.1@1767600000"` for all fields, or an object of field → edits with `*` for all fields not listed; several edits that wrote the same value stand side by side; a field listed here that is not among the plain fields was cleared | never |
//! | `conflicts` | other values that stand: field → `[{"v": edits, "value": …}]` | there are none |
//! | `clock` | writer → highest counter seen, beyond what `v` and `conflicts` imply | nothing |
//! | `withheld` | field → what has been seen of it, where the record was handed on without that field; `*` for all fields not listed | nothing |
//! | `deleted` | what the deleter had seen | nobody deleted it |
//! | `digest` | four letters for each plain field, in the order of their names, so that an edit made by hand is noticed; files only | shelves |

use super::dot::Clock;
use super::plain::{canonical, digest64};
use super::register::{Held, Register};
use super::versioned::{DELETED, Versioned};
use crate::domain::{Entropy, Fields, Gathered, Id, SortedMap};
use serde_json::{Map, Value};

/// The keys of a written record that are not plain fields.
pub const RESERVED: [&str; 8] = [
    "id",
    "kind",
    DELETED,
    "v",
    "conflicts",
    "clock",
    "withheld",
    "digest",
];

/// How many letters of the digest stand for one field: 20 bits, so that one edit by hand in a million goes unnoticed.
pub(super) const DIGEST_LETTERS: usize = 4;

/// A record ready to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The plain fields, without kind and id.
    pub plain: Fields,
    /// What concerns versions, in the order it is written.
    pub versions: Vec<(&'static str, Value)>,
}

impl Versioned {
    /// The record as it is written.
    pub fn to_written(&self) -> Written {
        let mut plain = self.plain();
        plain.remove("id");
        let mut edits: SortedMap<&str, String> = SortedMap::new();
        let mut conflicts = Map::new();
        let mut implied = Clock::default();
        for (name, register) in self.fields() {
            let mut groups = by_value(register);
            for (_, held) in &groups {
                implied.join(&held.iter().map(|held| &held.dot).collect());
            }
            let shown = register.value().cloned();
            if let Some(place) = groups.iter().position(|(value, _)| value == &shown) {
                edits.insert(name, edits_text(&groups.remove(place).1));
            }
            let others: Vec<Value> = groups.into_iter().map(written_group).collect();
            if !others.is_empty() {
                conflicts.insert(name.to_owned(), Value::Array(others));
            }
        }
        let mut versions = Vec::new();
        if let Some(deleted) = self.value(DELETED) {
            versions.push((DELETED, deleted.clone()));
        }
        versions.push(("v", self.written_edits(&edits)));
        if !conflicts.is_empty() {
            versions.push(("conflicts", Value::Object(conflicts)));
        }
        let clock = self.clock().beyond(&implied);
        if !clock.is_empty() {
            versions.push(("clock", clock.to_json()));
        }
        let withheld = self.written_withheld();
        if !withheld.is_empty() {
            versions.push(("withheld", Value::Object(withheld)));
        }
        Written { plain, versions }
    }

    /// The record as one JSON object, as shelves hold it.
    pub fn to_object(&self) -> Fields {
        let Written {
            plain: mut object,
            versions,
        } = self.to_written();
        object.insert("id".to_owned(), Value::from(self.address().id.as_str()));
        object.insert("kind".to_owned(), Value::from(self.address().kind.as_str()));
        object.extend(
            versions
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        );
        object
    }

    /// The edits behind the shown values: those shared by most fields once, the others by field.
    fn written_edits(&self, edits: &SortedMap<&str, String>) -> Value {
        let mut counts: SortedMap<&str, usize> = SortedMap::new();
        for (name, text) in edits {
            if self.value(name).is_some() {
                counts.change(text, |count| *count += 1);
            }
        }
        // Of two that are as frequent the first in the alphabet, so that everybody writes the same.
        let common = counts
            .iter()
            .max_by(|one, other| one.1.cmp(other.1).then_with(|| other.0.cmp(one.0)))
            .map(|(text, _)| (*text).to_owned());
        let mut listed: Map<String, Value> = edits
            .iter()
            .filter(|(name, text)| self.value(name).is_none() || Some(*text) != common.as_ref())
            .map(|(name, text)| ((*name).to_owned(), Value::from(text.as_str())))
            .into_object();
        match common {
            Some(common) if listed.is_empty() => Value::from(common),
            Some(common) => {
                listed.insert("*".to_owned(), Value::from(common));
                Value::Object(listed)
            }
            None => Value::Object(listed),
        }
    }

    fn written_withheld(&self) -> Map<String, Value> {
        let mut withheld = Map::new();
        if let Some(rest) = &self.rest {
            withheld.insert("*".to_owned(), rest.to_json());
        }
        for (name, register) in &self.fields {
            // Without values nothing but this says that the field is not among the rest.
            if register.seen.is_some() || register.held.is_empty() {
                withheld.insert(name.clone(), self.seen(name).to_json());
            }
        }
        withheld
    }
}

/// The digest of plain fields.
pub fn digest(plain: &Fields) -> String {
    plain
        .iter()
        .filter(|(name, _)| !RESERVED.contains(&name.as_str()))
        .map(|(name, value)| digest_of(name, value))
        .collect()
}

/// The values of a register with the edits that wrote each, in the order of the first edit.
fn by_value(register: &Register) -> Vec<(Option<Value>, Vec<&Held>)> {
    let mut groups: Vec<(Option<Value>, Vec<&Held>)> = Vec::new();
    for held in register.held() {
        match groups.iter_mut().find(|(value, _)| value == &held.value) {
            Some((_, group)) => group.push(held),
            None => groups.push((held.value.clone(), vec![held])),
        }
    }
    groups
}

fn edits_text(held: &[&Held]) -> String {
    let texts: Vec<String> = held.iter().map(|held| held.dot_at().to_string()).collect();
    texts.join(" ")
}

fn written_group((value, held): (Option<Value>, Vec<&Held>)) -> Value {
    let mut group = Map::new();
    group.insert("v".to_owned(), Value::from(edits_text(&held)));
    if let Some(value) = value {
        group.insert("value".to_owned(), value);
    }
    Value::Object(group)
}

pub(super) fn digest_of(name: &str, value: &Value) -> String {
    struct Once(u64);
    impl Entropy for Once {
        fn next_u64(&mut self) -> u64 {
            self.0
        }
    }
    let text = match value {
        Value::Null | Value::Bool(_) | Value::String(_) => value.to_string(),
        other => canonical(other.clone()).to_string(),
    };
    let content = digest64(&[name, &text]);
    let letters = Id::random(&mut Once(content));
    letters.as_str().chars().take(DIGEST_LETTERS).collect()
}
