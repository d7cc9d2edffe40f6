//! Who wrote, and what has been seen: dots and clocks.

use crate::domain::{Entropy, Gathered, Id, Stamp};
use serde_json::Value;
use std::fmt;
use std::sync::Arc;

/// The greatest counter that is read from outside. Nobody edits one record this often in one page load.
const GREATEST_COUNTER: u32 = 1_000_000_000;

/// The name of one writer: drawn at random at a page load's first write and never used again, so that restored backups,
/// cloned profiles and two tabs cannot produce the same dot twice.
///
/// An edit made by hand in a file has a writer too, derived from what the file says ([`ReplicaId::by_hand`]): the same
/// edit read twice, or by two people, is one edit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(Arc<str>);

impl ReplicaId {
    /// Draws a new one.
    pub fn random(entropy: &mut dyn Entropy) -> Self {
        Self(Id::random(entropy).as_str().into())
    }

    /// The writer of an edit made by hand, from 64 bits that stand for the content.
    pub(crate) fn by_hand(content: u64) -> Self {
        struct Once(u64);
        impl Entropy for Once {
            fn next_u64(&mut self) -> u64 {
                self.0
            }
        }
        Self(format!("hand-{}", Id::random(&mut Once(content))).into())
    }

    /// Reads one: 1-40 letters, digits and hyphens.
    pub fn from_text(text: &str) -> Option<Self> {
        let fits = (1..=40).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        fits.then(|| Self(text.into()))
    }

    /// The text of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it stands for an edit made by hand in a file.
    pub fn is_by_hand(&self) -> bool {
        self.0.starts_with("hand-")
    }
}

/// The name of one edit of one record: the writer and its count of edits of that record, from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dot {
    /// Who.
    pub replica: ReplicaId,
    /// The how-manieth edit of this record by them.
    pub counter: u32,
}

/// A dot with the wall clock of its edit, as written in files: `k3f9x2abcd.1@1767600000`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DotAt {
    /// The edit.
    pub dot: Dot,
    /// When, by the writer's clock.
    pub at: Stamp,
}

impl fmt::Display for DotAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Dot { replica, counter } = &self.dot;
        write!(f, "{}.{counter}@{}", replica.as_str(), self.at.0)
    }
}

impl DotAt {
    /// Reads `replica.counter@seconds`.
    pub fn from_text(text: &str) -> Option<Self> {
        let (dot, at) = text.split_once('@')?;
        let (replica, counter) = dot.split_once('.')?;
        Some(Self {
            dot: Dot {
                replica: ReplicaId::from_text(replica)?,
                counter: counter
                    .parse()
                    .ok()
                    .filter(|count| (1..=GREATEST_COUNTER).contains(count))?,
            },
            at: Stamp(at.parse().ok()?),
        })
    }
}

/// A version vector: for each writer the highest counter seen. Sorted by writer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock(Vec<(ReplicaId, u32)>);

impl Clock {
    /// The highest counter seen of this writer, 0 if none.
    pub fn count(&self, replica: &ReplicaId) -> u32 {
        match self.0.binary_search_by(|(known, _)| known.cmp(replica)) {
            Ok(place) => self.0.get(place).map_or(0, |(_, count)| *count),
            Err(_) => 0,
        }
    }

    /// Whether this edit has been seen.
    pub fn includes(&self, dot: &Dot) -> bool {
        self.count(&dot.replica) >= dot.counter
    }

    /// Whether everything the other one has seen has been seen here.
    pub fn includes_all(&self, other: &Self) -> bool {
        other
            .0
            .iter()
            .all(|(replica, count)| self.count(replica) >= *count)
    }

    /// Whether nothing has been seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one writer made all that has been seen.
    pub fn is_of_one(&self) -> bool {
        self.0.len() == 1
    }

    /// Marks an edit, and those of the same writer before it, as seen.
    pub fn see(&mut self, replica: &ReplicaId, counter: u32) {
        match self.0.binary_search_by(|(known, _)| known.cmp(replica)) {
            Ok(place) => {
                if let Some((_, count)) = self.0.get_mut(place) {
                    *count = counter.max(*count);
                }
            }
            Err(place) => self.0.insert(place, (replica.clone(), counter)),
        }
    }

    /// Takes in what the other one has seen.
    pub fn join(&mut self, other: &Self) {
        for (replica, count) in &other.0 {
            self.see(replica, *count);
        }
    }

    /// What either has seen.
    pub fn joined(mut self, other: &Self) -> Self {
        self.join(other);
        self
    }

    /// What is seen here beyond the other one.
    pub(crate) fn beyond(&self, other: &Self) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(replica, count)| other.count(replica) < *count)
                .cloned()
                .collect(),
        )
    }

    /// As JSON: writer → counter.
    pub fn to_json(&self) -> Value {
        Value::Object(
            self.0
                .iter()
                .map(|(replica, count)| (replica.as_str().to_owned(), Value::from(*count)))
                .into_object(),
        )
    }

    /// Reads it from JSON; none if it is anything but an object of writers with counters.
    pub fn from_json(value: &Value) -> Option<Self> {
        let mut clock = Self::default();
        for (replica, count) in value.as_object()? {
            let count = u32::try_from(count.as_u64()?).ok()?;
            if !(1..=GREATEST_COUNTER).contains(&count) {
                return None;
            }
            clock.see(&ReplicaId::from_text(replica)?, count);
        }
        Some(clock)
    }
}

impl<'a> FromIterator<&'a Dot> for Clock {
    fn from_iter<T: IntoIterator<Item = &'a Dot>>(dots: T) -> Self {
        let mut clock = Self::default();
        for dot in dots {
            clock.see(&dot.replica, dot.counter);
        }
        clock
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn a_dot_reads_back_what_it_prints() {
        for text in ["abc.1@1767600000", "hand-0.7@-5"] {
            assert_eq!(DotAt::from_text(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "abc",
            "abc.1",
            "abc.0@1",
            "a b.1@1",
            "abc.4000000000@1",
            ".1@1",
        ] {
            assert_eq!(DotAt::from_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_clock_reads_back_what_it_writes_and_refuses_the_rest() {
        let clock = Clock::from_json(&json!({"b": 2, "a": 1})).unwrap();
        assert_eq!(clock.to_json(), json!({"a": 1, "b": 2}));
        for wrong in [
            json!(3),
            json!({"a": 0}),
            json!({"a": -1}),
            json!({"": 1}),
            json!({"a": "1"}),
        ] {
            assert_eq!(Clock::from_json(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn joining_clocks_takes_the_higher_counter_of_each_writer() {
        let one = Clock::from_json(&json!({"a": 1, "b": 5})).unwrap();
        let other = Clock::from_json(&json!({"a": 3, "c": 1})).unwrap();
        let both = one.clone().joined(&other);
        assert_eq!(both.to_json(), json!({"a": 3, "b": 5, "c": 1}));
        assert!(both.includes_all(&one) && both.includes_all(&other));
        assert!(!one.includes_all(&other));
        assert_eq!(both.beyond(&one).to_json(), json!({"a": 3, "c": 1}));
    }
}
