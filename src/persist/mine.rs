//! Who wrote what, as far as this device can tell: its own page loads, which it remembers, and names that people gave with what they
//! recorded in the same page load.

use super::library::Library;
use crate::domain::{Gathered, SortedMap, SortedSet};
use crate::replica::ReplicaId;
use serde_json::Value;

/// The key of this device's own writers, the latest last, apart by spaces. What is not in it is a colleague's, or from long ago.
pub const MINE: &str = "bearings.mine";

/// How many of its own writers a device remembers: years of page loads that wrote.
const MOST_WRITERS: usize = 2_000;

/// Whose an edit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hand {
    /// It was made on this device.
    Mine,
    /// Somebody whose name is known.
    Named(String),
    /// It was made in the file itself, by hand or by a script.
    InFile,
    /// Somebody else.
    Unknown,
}

/// The writers that are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Writers {
    mine: SortedSet<String>,
    names: SortedMap<String, String>,
}

impl Writers {
    /// Whose an edit of this writer is.
    pub fn hand(&self, writer: &ReplicaId) -> Hand {
        if self.mine.contains(writer.as_str()) {
            return Hand::Mine;
        }
        match self.names.get(writer.as_str()) {
            Some(name) => Hand::Named(name.clone()),
            None if writer.is_by_hand() => Hand::InFile,
            None => Hand::Unknown,
        }
    }
}

impl Library {
    /// The writers that are known. One pass over all records: for pages that name people.
    pub fn writers(&self) -> Writers {
        let mine = self.stored_writers().into_iter();
        let own = self.replica.id().map(|id| id.as_str().to_owned());
        let mut names = SortedMap::new();
        for record in self.replica.records() {
            for (name, register) in record.fields() {
                if name != "author" {
                    continue;
                }
                for held in register.held() {
                    if let Some(Value::String(author)) = &held.value {
                        names.insert(held.dot.replica.as_str().to_owned(), author.clone());
                    }
                }
            }
        }
        Writers {
            mine: mine.chain(own).into_set(),
            names,
        }
    }

    /// Remembers this page load as one of this device's own, once it wrote. A store that does not take it loses only a word beside a
    /// conflict.
    pub(super) fn note_writer(&mut self) {
        let Some(id) = self.replica.id().filter(|_| self.newer.is_none()) else {
            return;
        };
        if self.is_noted {
            return;
        }
        let mut all = self.stored_writers();
        all.push(id.as_str().to_owned());
        let from = all.len().saturating_sub(MOST_WRITERS);
        let text = all.split_off(from).join(" ");
        self.is_noted = true;
        let _ = self.store.set(MINE, &text);
    }

    fn stored_writers(&self) -> Vec<String> {
        let text = self.store.get(MINE).ok().flatten().unwrap_or_default();
        text.split_whitespace().map(str::to_owned).collect()
    }
}
