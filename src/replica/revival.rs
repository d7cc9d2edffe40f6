//! Bringing back: what a person says about deleted and replaced values when they open a file, and what is still there of
//! what was deleted (docs/decisions/0008-deletions-and-restores.md).
//!
//! A join never brings back what a deletion has seen; a person may. Bringing back is an edit like any other, with a dot of
//! its own, so it holds on every device that knew of the deletion.

use super::address::Address;
use super::register::Held;
use super::replica::Replica;
use super::report::JoinReport;
use super::versioned::{DELETED, Versioned};
use crate::domain::{Change, Deed, Edit, Entropy, Gathered, Record, SortedMap, SortedSet, Stamp};
use serde_json::Value;

/// How a record of a file shall be put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutBack {
    /// It shall show what the file shows, fields that the file leaves out included.
    Whole,
    /// Only values that the file has and that were replaced here since.
    Values,
}

/// What a person accepts of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Acceptance {
    /// The records to be put back.
    pub back: SortedMap<Address, PutBack>,
    /// Whether nothing but these is taken from the file: a restore, not an import.
    pub nothing_else: bool,
}

impl Versioned {
    /// Whether the record was handed on without this field, so that its absence says nothing.
    pub fn is_withheld(&self, field: &str) -> bool {
        match self.fields.get(field) {
            Some(register) => register.held.is_empty(),
            None => self.rest.is_some(),
        }
    }

    /// Whether the record still has anything but its deletion.
    pub fn has_words(&self) -> bool {
        self.fields
            .iter()
            .any(|(name, register)| name != DELETED && !register.held.is_empty())
    }

    /// Whether everything in it was written by hand or by a script, which may say a part only.
    fn is_by_hand(&self) -> bool {
        let mut held = self.fields.values().flat_map(|register| &register.held);
        held.all(|held| held.dot.replica.is_by_hand())
    }

    /// The fields in which this record differs from what a file shows, with what the file has: none where it has nothing.
    pub fn replaced_since(&self, file: &Self, how: PutBack) -> Vec<(String, Option<Value>)> {
        let names: SortedSet<&String> = self.fields.keys().chain(file.fields.keys()).into_set();
        let leaves_out = how == PutBack::Values || file.is_by_hand();
        names
            .into_iter()
            .filter(|name| *name != DELETED && self.value(name) != file.value(name))
            .filter(|name| !file.is_withheld(name))
            .filter(|name| match file.fields.get(*name) {
                None => !leaves_out,
                // What still stands beside another value is in conflict, not replaced.
                Some(theirs) => how == PutBack::Whole || !self.still_holds(name, theirs.shown()),
            })
            .map(|name| (name.clone(), file.value(name).cloned()))
            .collect()
    }

    fn still_holds(&self, field: &str, shown: Option<&Held>) -> bool {
        shown.is_some_and(|shown| {
            self.fields
                .get(field)
                .is_some_and(|ours| ours.held.iter().any(|held| held.dot == shown.dot))
        })
    }
}

impl Replica {
    /// Takes in a file as a person accepted it: joins it, then puts back what they chose, as one change.
    pub fn accept(
        &mut self,
        incoming: Vec<Versioned>,
        acceptance: &Acceptance,
        at: Stamp,
        entropy: &mut dyn Entropy,
    ) -> JoinReport {
        let chosen: Vec<Versioned> = incoming
            .iter()
            .filter(|record| acceptance.back.contains_key(record.address()))
            .cloned()
            .collect();
        let before: Vec<Option<Record>> = chosen
            .iter()
            .map(|record| self.shown(record.address()))
            .collect();
        let mut report = if acceptance.nothing_else {
            self.join(Deed::Restored, chosen.iter().cloned())
        } else {
            self.join(Deed::Imported, incoming)
        };
        let mut put = SortedSet::new();
        for record in &chosen {
            if let Some(how) = acceptance.back.get(record.address())
                && self.put_back(record, *how, at, entropy)
            {
                put.insert(record.address().clone());
            }
        }
        if put.is_empty() {
            return report;
        }
        let addresses: SortedSet<&Address> = chosen.iter().map(Versioned::address).into_set();
        report.change.edits.retain(|edit| {
            edit.reference()
                .is_none_or(|reference| !addresses.contains(&Address::from(&reference)))
        });
        for (record, before) in chosen.iter().zip(before) {
            let after = self.shown(record.address());
            if before != after {
                report.change.edits.push(Edit { before, after });
            }
        }
        report.learned.retain(|address| !put.contains(address));
        report.learned.extend(put);
        report
    }

    /// Brings back deleted records as they were when they went, as one change.
    pub fn bring_back(
        &mut self,
        addresses: &[Address],
        at: Stamp,
        entropy: &mut dyn Entropy,
    ) -> Change {
        let writer = self.writer(entropy);
        let mut change = Change::new(Deed::Restored, Vec::new());
        for address in addresses {
            let Some(record) = self.records.get_mut(address) else {
                continue;
            };
            if record.is_deleted() && record.has_words() {
                record.edit([(DELETED.to_owned(), None)], &writer, at);
                let after = record.decode().ok().flatten();
                change.edits.extend(after.is_some().then_some(Edit {
                    before: None,
                    after,
                }));
            }
        }
        change
    }

    /// The deleted records of which the words are still here.
    pub fn deleted(&self) -> impl Iterator<Item = &Versioned> {
        self.records
            .values()
            .filter(|record| record.has_words() && record.is_deleted())
    }

    /// Leaves nothing of a deleted record but its deletion. Whether there was anything else.
    pub fn forget_words(&mut self, address: &Address) -> bool {
        match self.records.get_mut(address) {
            Some(record) if record.has_words() && record.is_deleted() => {
                *record = record.tombstone();
                true
            }
            _ => false,
        }
    }

    fn shown(&self, address: &Address) -> Option<Record> {
        self.get(address)?.decode().ok().flatten()
    }

    fn put_back(
        &mut self,
        file: &Versioned,
        how: PutBack,
        at: Stamp,
        entropy: &mut dyn Entropy,
    ) -> bool {
        let writer = self.writer(entropy);
        let Some(record) = self.records.get_mut(file.address()) else {
            return false;
        };
        let mut edits = record.replaced_since(file, how);
        if record.deleted_at().is_some() && how == PutBack::Whole {
            edits.push((DELETED.to_owned(), None));
        }
        let is_put = !edits.is_empty();
        record.edit(edits, &writer, at);
        is_put
    }
}
