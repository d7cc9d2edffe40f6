//! Who wrote what, as far as this device can tell: its own page loads, which it remembers, and the names that came with files. For what was
//! written before files had names: the one author of what the same page load recorded.

use super::library::Library;
use super::writers::{WRITERS, Writers};
use crate::domain::{Gathered, SortedMap, SortedSet, read_json};
use crate::replica::{Names, ReplicaId};
use serde_json::Value;

/// The key of this device's own writers, the latest last, apart by spaces. What is not in it is a colleague's, or from long ago.
pub const MINE: &str = "bearings.mine";

/// How many of its own writers a device remembers: years of page loads that wrote.
const MOST_WRITERS: usize = 2_000;

impl Library {
    /// The writers that are known. The first time, and after something came in from elsewhere, one pass over all records.
    pub fn writers(&self) -> &Writers {
        self.writers.get_or_init(|| Writers {
            mine: self.own_writers(),
            names: self.replica.names().clone(),
            authors: self.authors(),
        })
    }

    /// Says what the person is called who writes here. What is written from now on is theirs: a name is typed letter by letter.
    pub fn sign(&mut self, name: &str) {
        name.clone_into(&mut self.signature);
    }

    /// Before anything is written: a writer is called once and for all, so under another name another one goes on.
    pub(super) fn take_pen(&mut self) {
        let id = self.replica.id();
        let name = id.and_then(|id| self.replica.names().of(id));
        if name.is_some_and(|name| name != self.signature.trim()) {
            self.replica.change_hands();
            self.is_noted = false;
        }
    }

    /// Calls the writer by the name that is signed with, where it has none yet: also what was written before is theirs.
    pub fn call_writer(&mut self) {
        let Some(id) = self.replica.id().cloned() else {
            return;
        };
        let is_nameless = self.replica.names().of(&id).is_none();
        if is_nameless && self.replica.names_mut().call(&id, &self.signature) {
            self.keep_names();
        }
    }

    /// Takes in what the people are called who wrote in a file.
    pub fn learn_names(&mut self, names: &Names) {
        if self.replica.names_mut().join(names) {
            self.keep_names();
        }
    }

    /// Remembers this page load as one of this device's own, once it wrote, and what the person is called. A store that does not take
    /// it loses only a word beside a conflict.
    pub(super) fn note_writer(&mut self) {
        let Some(id) = self.replica.id().filter(|_| self.newer.is_none()) else {
            return;
        };
        if !self.is_noted {
            let mut all = self.stored_writers();
            all.push(id.as_str().to_owned());
            let from = all.len().saturating_sub(MOST_WRITERS);
            let text = all.split_off(from).join(" ");
            self.is_noted = true;
            self.writers.take();
            let _ = self.store.set(MINE, &text);
        }
        self.call_writer();
    }

    /// Takes in what lies in the store, as other tabs left it.
    pub(super) fn read_names(&mut self) {
        let names = self.stored_names();
        if self.replica.names_mut().join(&names) {
            self.writers.take();
        }
    }

    /// Writes what people are called, together with what other tabs wrote of that.
    pub(super) fn keep_names(&mut self) {
        self.writers.take();
        let stored = self.stored_names();
        self.replica.names_mut().join(&stored);
        let names = self.replica.names();
        if self.newer.is_none() && *names != stored {
            let text = Value::Object(names.to_json()).to_string();
            let _ = self.store.set(WRITERS, &text);
        }
    }

    fn own_writers(&self) -> SortedSet<String> {
        let own = self.replica.id().map(|id| id.as_str().to_owned());
        self.stored_writers().into_iter().chain(own).into_set()
    }

    /// Who recorded numbers under one name. Only what one writer made is looked at: what was brought back has the author of before.
    fn authors(&self) -> SortedMap<ReplicaId, Option<String>> {
        let mut authors: SortedMap<ReplicaId, Option<String>> = SortedMap::new();
        for record in self.replica.records().filter(|it| it.clock().is_of_one()) {
            let fields = record.fields().filter(|(name, _)| *name == "author");
            for held in fields.flat_map(|(_, register)| register.held()) {
                let Some(Value::String(author)) = &held.value else {
                    continue;
                };
                let start = || Some(author.clone());
                authors.change_from(held.dot.replica.clone(), start, |known| {
                    if known.as_ref() != Some(author) {
                        *known = None;
                    }
                });
            }
        }
        authors
    }

    fn stored_names(&self) -> Names {
        let text = self.store.get(WRITERS).ok().flatten();
        let names = text.and_then(|text| read_json(&text).ok());
        names
            .and_then(|names| Names::from_json(&names))
            .unwrap_or_default()
    }

    fn stored_writers(&self) -> Vec<String> {
        let text = self.store.get(MINE).ok().flatten().unwrap_or_default();
        text.split_whitespace().map(str::to_owned).collect()
    }
}
