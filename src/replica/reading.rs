//! Reading a record as it is written, and noticing what was edited by hand.

use super::address::{Address, KindWord};
use super::dot::{Clock, Dot, DotAt, ReplicaId};
use super::plain::{canonical, digest64};
use super::register::{Held, Register};
use super::versioned::{DELETED, Versioned};
use super::written::{DIGEST_LETTERS, RESERVED, digest_of};
use crate::domain::{Fields, Gathered, Id, Ordered, SortedMap, SortedSet, Stamp};
use serde_json::{Map, Value};

/// A record that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadRecord {
    /// The record.
    pub record: Versioned,
    /// Whether it was written or edited by hand or by a script.
    pub by_hand: bool,
}

/// What is wrong with a written record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The key.
    pub field: String,
    /// What was expected there.
    pub expected: &'static str,
}

impl Versioned {
    /// Reads a written record. What was written or edited by hand becomes an edit by a writer of its own, made `now`.
    ///
    /// # Errors
    /// The first key that is not as expected.
    pub fn from_object(object: &Fields, now: Stamp) -> Result<ReadRecord, Malformed> {
        let reader = RecordReader::new(object)?;
        let mut record = reader.trusted()?;
        // A field that was taken out has no edit of its own: the clock has seen what stood there, so joining takes it out.
        let by_hand = reader.edits_by_hand();
        if !by_hand.is_empty() {
            record.edit(by_hand, &reader.hand(), now);
        }
        Ok(ReadRecord {
            record,
            by_hand: reader.removed || !reader.changed.is_empty(),
        })
    }
}

impl Versioned {
    /// A record that one edit wrote and nobody has touched since, from an object without versions; none if it has no kind
    /// or id.
    pub fn from_one_edit(mut object: Fields, dot: Dot, at: Stamp) -> Option<Self> {
        let kind = object.remove("kind")?;
        let id = object.remove("id")?;
        let mut record = Self::new(Address {
            kind: KindWord::from_text(kind.as_str()?),
            id: Id::from_text(id.as_str().filter(|id| !id.is_empty())?),
        });
        record.clock.see(&dot.replica, dot.counter);
        record.fields = object
            .into_iter()
            .filter(|(name, _)| is_field(name))
            .map(|(name, value)| {
                let held = vec![Held {
                    dot: dot.clone(),
                    at,
                    value: Some(canonical(value)),
                }];
                (name, Register { held, seen: None })
            })
            .into_map();
        Some(record)
    }
}

/// Reads one object, key by key.
struct RecordReader<'a> {
    object: &'a Fields,
    address: Address,
    /// Names of plain fields that were written or changed by hand.
    changed: SortedSet<&'a str>,
    /// Whether a plain field was taken out by hand.
    removed: bool,
}

impl<'a> RecordReader<'a> {
    fn new(object: &'a Fields) -> Result<Self, Malformed> {
        let text = |field: &str, expected| match object.get(field).and_then(Value::as_str) {
            Some(text) if !text.is_empty() && text.len() <= 400 => Ok(text),
            _ => Err(malformed(field, expected)),
        };
        let kind = KindWord::from_text(text("kind", "a word such as kpi or objective")?);
        let id = Id::from_text(text("id", "a text of its own")?);
        let plain = || {
            object
                .iter()
                .filter(|(name, _)| !RESERVED.contains(&name.as_str()))
        };
        let (changed, removed) = if object.contains_key("v") {
            match object.get("digest").and_then(Value::as_str) {
                Some(digest) => compare(plain(), digest),
                None => (SortedSet::new(), false),
            }
        } else {
            (plain().map(|(name, _)| name.as_str()).collect(), false)
        };
        Ok(Self {
            object,
            address: Address { kind, id },
            changed,
            removed,
        })
    }

    /// The record without what was changed by hand, but with the versions of what stood there before.
    fn trusted(&self) -> Result<Versioned, Malformed> {
        let mut record = Versioned::new(self.address.clone());
        let Some(edits) = self.object.get("v") else {
            return Ok(record);
        };
        let (common, listed) = read_edits(edits)?;
        if let Some(clock) = self.object.get("clock") {
            record.clock = read_clock("clock", clock)?;
        }
        for (name, value) in self.object.iter().filter(|(name, _)| is_field(name)) {
            let edits = listed.get(name.as_str()).or(common.as_ref());
            record.hold(name, edits.map_or(&[], Vec::as_slice), Some(value));
        }
        for (name, edits) in &listed {
            if !self.object.contains_key(*name) {
                record.hold(name, edits, None);
            }
        }
        self.read_conflicts(&mut record)?;
        self.read_withheld(&mut record)?;
        record.tidy();
        Ok(record)
    }

    fn read_conflicts(&self, record: &mut Versioned) -> Result<(), Malformed> {
        let wrong = || malformed("conflicts", "lists of values with their edits, by field");
        let Some(conflicts) = self.object.get("conflicts") else {
            return Ok(());
        };
        for (name, others) in conflicts.as_object().ok_or_else(wrong)? {
            for other in others.as_array().ok_or_else(wrong)? {
                let edits = other.get("v").and_then(Value::as_str).ok_or_else(wrong)?;
                let edits = read_dots(edits).ok_or_else(wrong)?;
                record.hold(name, &edits, other.get("value"));
            }
        }
        Ok(())
    }

    fn read_withheld(&self, record: &mut Versioned) -> Result<(), Malformed> {
        let Some(withheld) = self.object.get("withheld") else {
            return Ok(());
        };
        let withheld = withheld
            .as_object()
            .ok_or_else(|| malformed("withheld", "an object of fields"))?;
        for (name, seen) in withheld {
            let mut seen = read_clock("withheld", seen)?;
            record.clock.join(&seen);
            if name == "*" {
                record.rest = Some(seen);
            } else {
                record.fields.change(name.clone(), |register| {
                    seen.join(&register.held.iter().map(|held| &held.dot).collect());
                    register.seen = Some(seen);
                });
            }
        }
        Ok(())
    }

    /// Every plain field that was changed by hand, with its value; and those taken out, as far as their names are known.
    fn edits_by_hand(&self) -> Vec<(String, Option<Value>)> {
        let changed = self.changed.iter().filter_map(|&name| {
            let value = self.object.get(name)?.clone();
            Some((name.to_owned(), Some(value)))
        });
        let listed = self.object.get("v").and_then(Value::as_object);
        let removed = listed
            .into_iter()
            .flat_map(Map::keys)
            .filter(|name| self.removed && *name != "*" && !self.object.contains_key(*name))
            .map(|name| (name.clone(), None));
        changed.chain(removed).collect()
    }

    /// The same content always has the same writer, so that reading a file twice changes nothing.
    fn hand(&self) -> ReplicaId {
        let content = canonical(Value::Object(self.object.clone())).to_string();
        ReplicaId::by_hand(digest64(&[&content]))
    }
}

impl Versioned {
    /// Puts a value that was read into its register.
    fn hold(&mut self, field: &str, edits: &[DotAt], value: Option<&Value>) {
        self.fields.change(field.to_owned(), |register| {
            for edit in edits {
                if register.held.iter().all(|held| held.dot != edit.dot) {
                    register.held.push(Held {
                        dot: edit.dot.clone(),
                        at: edit.at,
                        value: value.cloned().map(canonical),
                    });
                }
                self.clock.see(&edit.dot.replica, edit.dot.counter);
            }
            register.held.order_by(|one, other| one.dot.cmp(&other.dot));
        });
    }
}

fn is_field(name: &str) -> bool {
    name == DELETED || !RESERVED.contains(&name)
}

fn malformed(field: &str, expected: &'static str) -> Malformed {
    Malformed {
        field: field.to_owned(),
        expected,
    }
}

fn read_clock(field: &str, value: &Value) -> Result<Clock, Malformed> {
    Clock::from_json(value).ok_or_else(|| malformed(field, "an object of writers and counters"))
}

type Edits<'a> = (Option<Vec<DotAt>>, SortedMap<&'a str, Vec<DotAt>>);

fn read_edits(value: &Value) -> Result<Edits<'_>, Malformed> {
    let wrong = || malformed("v", "edits such as \"k3f9.1@1767600000\"");
    match value {
        Value::String(text) => Ok((Some(read_dots(text).ok_or_else(wrong)?), SortedMap::new())),
        Value::Object(fields) => {
            let mut listed = SortedMap::new();
            for (name, edits) in fields {
                let edits = edits.as_str().and_then(read_dots).ok_or_else(wrong)?;
                listed.insert(name.as_str(), edits);
            }
            Ok((listed.remove("*"), listed))
        }
        _ => Err(wrong()),
    }
}

fn read_dots(text: &str) -> Option<Vec<DotAt>> {
    text.split(' ').map(DotAt::from_text).collect()
}

/// The plain fields that the digest does not vouch for, and whether it vouches for some that are not there.
fn compare<'a>(
    plain: impl Iterator<Item = (&'a String, &'a Value)>,
    digest: &str,
) -> (SortedSet<&'a str>, bool) {
    let letters: Vec<char> = digest.chars().collect();
    let mut vouched: Vec<String> = letters
        .chunks(DIGEST_LETTERS)
        .map(|chunk| chunk.iter().collect())
        .collect();
    let mut changed = SortedSet::new();
    for (name, value) in plain {
        let wanted = digest_of(name, value);
        match vouched.iter().position(|known| *known == wanted) {
            Some(place) => {
                vouched.remove(place);
            }
            None => {
                changed.insert(name.as_str());
            }
        }
    }
    let removed = vouched.len() > changed.len();
    (changed, removed)
}
