//! A record with its versions: what stands in each field, who wrote it, and what has been seen.

use super::address::{Address, KindWord};
use super::dot::{Clock, Dot, ReplicaId};
use super::plain::canonical;
use super::register::{Held, Register, join_held};
use crate::domain::{
    FieldError, Fields, Gathered, Kind, Ordered, Record, Refusal, SortedMap, SortedSet, Stamp,
    validate,
};
use serde_json::Value;
use std::fmt;

/// The name of the field that says a record was deleted. Its value is the clock that the deleter had seen.
pub const DELETED: &str = "deleted";

/// A record of any kind, also of one this version does not know.
///
/// Each field is a multi-value register; all share one clock. Fields that this version does not know are carried along
/// like any other.
#[derive(Clone, Debug, PartialEq)]
pub struct Versioned {
    pub(super) address: Address,
    pub(super) fields: SortedMap<String, Register>,
    pub(super) clock: Clock,
    /// What has been seen of fields that are not listed, where that is less than the clock says.
    pub(super) rest: Option<Clock>,
}

/// Why a record cannot be shown here. It is kept and handed on as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Hidden {
    /// Its kind belongs to a newer version.
    UnknownKind,
    /// A field is not of the expected shape.
    Field(FieldError),
    /// It breaks an invariant.
    Refused(Refusal),
}

impl Versioned {
    /// A record nobody has written to yet.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            fields: SortedMap::new(),
            clock: Clock::default(),
            rest: None,
        }
    }

    /// Kind and id.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// What has been seen of this record.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Whether nothing was withheld when the record was handed on.
    pub fn is_whole(&self) -> bool {
        self.rest.is_none()
            && self
                .fields
                .values()
                .all(|register| register.seen.is_none() && !register.held.is_empty())
    }

    /// All fields with their values, in the order of their names.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Register)> {
        self.fields
            .iter()
            .map(|(name, register)| (name.as_str(), register))
    }

    /// The shown value of a field.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.fields.get(field).and_then(Register::value)
    }

    /// The shown plain fields, with the id and without what concerns versions.
    pub fn plain(&self) -> Fields {
        let mut plain: Fields = self
            .fields
            .iter()
            .filter(|(name, _)| *name != DELETED)
            .filter_map(|(name, register)| Some((name.clone(), register.value()?.clone())))
            .into_object();
        plain.insert("id".to_owned(), Value::from(self.address.id.as_str()));
        plain
    }

    /// What people call it; empty for records without a name of their own.
    pub fn name(&self) -> &str {
        ["name", "title", "text", "wish"]
            .iter()
            .find_map(|field| self.value(field).and_then(Value::as_str))
            .unwrap_or_default()
    }

    /// Whether the record is deleted: somebody deleted it and every edit that stands was known to a deleter. An edit that no
    /// deleter had seen wins over the deletion.
    pub fn is_deleted(&self) -> bool {
        self.deleters_saw()
            .is_some_and(|saw| self.edits().all(|held| saw.includes(&held.dot)))
    }

    /// Whether somebody deleted the record while somebody else, not knowing, edited it.
    pub fn is_kept_over_deletion(&self) -> bool {
        self.deleters_saw()
            .is_some_and(|saw| self.edits().any(|held| !saw.includes(&held.dot)))
    }

    /// When it was last deleted, if a deletion stands.
    pub fn deleted_at(&self) -> Option<Stamp> {
        self.deletions().map(|held| held.at).max()
    }

    /// The record as the domain knows it; none if it is deleted.
    ///
    /// # Errors
    /// Why it cannot be shown. It is kept all the same.
    pub fn decode(&self) -> Result<Option<Record>, Hidden> {
        if self.is_deleted() {
            return Ok(None);
        }
        let KindWord::Known(kind) = &self.address.kind else {
            return Err(Hidden::UnknownKind);
        };
        let record = Record::from_fields(*kind, &self.plain()).map_err(Hidden::Field)?;
        match validate(&record) {
            Ok(()) => Ok(Some(record)),
            // One side's first day may come to stand beside the other's last day. The arithmetic bears it, and a person
            // can only mend what is shown.
            Err(Refusal::OutOfRange { .. }) if *kind == Kind::Cycle => Ok(Some(record)),
            Err(refusal) => Err(Hidden::Refused(refusal)),
        }
    }

    /// Writes fields as one edit that has seen everything here. None clears a field.
    pub fn edit(
        &mut self,
        changes: impl IntoIterator<Item = (String, Option<Value>)>,
        replica: &ReplicaId,
        at: Stamp,
    ) {
        self.edit_beside(changes.into_iter().collect(), &[], replica, at);
    }

    /// The same by somebody who had not seen what stands in the fields `beside`: there the new value is shown, and what stands
    /// is kept with it until somebody chooses.
    pub fn edit_beside(
        &mut self,
        changes: Vec<(String, Option<Value>)>,
        beside: &[&str],
        replica: &ReplicaId,
        at: Stamp,
    ) {
        if changes.is_empty() {
            return;
        }
        let dot = Dot {
            replica: replica.clone(),
            counter: self.clock.count(replica).saturating_add(1),
        };
        for (field, value) in changes {
            let mut seen = self.own_seen(&field).cloned();
            if let Some(seen) = &mut seen {
                seen.see(&dot.replica, dot.counter);
            }
            let mut held = match self.fields.get(&field) {
                Some(register) if beside.contains(&field.as_str()) => register.held.clone(),
                _ => Vec::new(),
            };
            // What the person wrote is shown, whatever the clock of the other side said.
            let latest = held.iter().map(|held| held.at.0.saturating_add(1)).max();
            held.push(Held {
                dot: dot.clone(),
                at: Stamp(latest.unwrap_or(at.0).max(at.0)),
                value: value.map(canonical),
            });
            held.order_by(|one, other| one.dot.cmp(&other.dot));
            self.fields.insert(field, Register { held, seen });
        }
        self.clock.see(&dot.replica, dot.counter);
        self.tidy();
    }

    /// Deletes the record: an edit that remembers what it has seen.
    pub fn delete(&mut self, replica: &ReplicaId, at: Stamp) {
        let saw = self.clock.to_json();
        self.edit([(DELETED.to_owned(), Some(saw))], replica, at);
    }

    /// Takes in what another copy of the same record knows: per field the multi-value register join, clocks by maximum.
    pub fn join(&mut self, other: &Self) {
        if self == other {
            return;
        }
        let names: SortedSet<&String> = self.fields.keys().chain(other.fields.keys()).into_set();
        let fields = names
            .into_iter()
            .map(|name| {
                let (our_seen, their_seen) = (self.seen(name), other.seen(name));
                let held = join_held(self.held(name), our_seen, other.held(name), their_seen);
                let seen = Some(our_seen.clone().joined(their_seen));
                (name.clone(), Register { held, seen })
            })
            .into_map();
        let rest = self.rest_seen().clone().joined(other.rest_seen());
        self.fields = fields;
        self.rest = Some(rest);
        self.clock.join(&other.clock);
        self.tidy();
    }

    /// The same record without the values of these fields, in such a way that joining it takes nothing away from anybody.
    pub fn without(&self, withheld: impl Fn(&str) -> bool) -> Self {
        let mut copy = self.clone();
        for (name, register) in copy.fields.iter_mut() {
            if withheld(name) {
                *register = Register {
                    held: Vec::new(),
                    seen: Some(Clock::default()),
                };
            }
        }
        copy.tidy();
        copy
    }

    /// A deleted record with nothing but its deletion. Joining it takes nothing away from anybody.
    pub fn tombstone(&self) -> Self {
        let mut copy = self.clone();
        copy.fields.retain(|name, _| name == DELETED);
        copy.rest = Some(Clock::default());
        copy.tidy();
        copy
    }

    /// What has been seen of a field.
    pub(super) fn seen(&self, field: &str) -> &Clock {
        self.own_seen(field).unwrap_or(&self.clock)
    }

    pub(super) fn rest_seen(&self) -> &Clock {
        self.rest.as_ref().unwrap_or(&self.clock)
    }

    /// Brings the record into its one form, so that equal knowledge is equal data.
    pub(super) fn tidy(&mut self) {
        if self.rest.as_ref() == Some(&self.clock) {
            self.rest = None;
        }
        for register in self.fields.values_mut() {
            if register.seen.as_ref() == Some(&self.clock) {
                register.seen = None;
            }
        }
        let rest = &self.rest;
        self.fields
            .retain(|_, register| !register.held.is_empty() || &register.seen != rest);
    }

    fn own_seen(&self, field: &str) -> Option<&Clock> {
        match self.fields.get(field) {
            Some(register) => register.seen.as_ref(),
            None => self.rest.as_ref(),
        }
    }

    fn held(&self, field: &str) -> &[Held] {
        self.fields.get(field).map_or(&[], Register::held)
    }

    fn deletions(&self) -> impl Iterator<Item = &Held> {
        self.held(DELETED)
            .iter()
            .filter(|held| held.value.is_some())
    }

    /// Everything written that is not a deletion; taking a deletion back is an edit too.
    fn edits(&self) -> impl Iterator<Item = &Held> {
        self.fields.iter().flat_map(|(name, register)| {
            register
                .held
                .iter()
                .filter(move |held| name != DELETED || held.value.is_none())
        })
    }

    /// What those who deleted it had seen, all together; none if no deletion stands.
    fn deleters_saw(&self) -> Option<Clock> {
        self.deletions()
            .map(|held| {
                held.value
                    .as_ref()
                    .and_then(Clock::from_json)
                    .unwrap_or_default()
            })
            .reduce(|saw, other| saw.joined(&other))
    }
}

impl fmt::Display for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind => f.write_str("a newer version of this app made it"),
            Self::Field(error) => write!(f, "{error}"),
            Self::Refused(refusal) => {
                let sentence = refusal.to_string();
                f.write_str(sentence.trim_end_matches('.'))
            }
        }
    }
}
