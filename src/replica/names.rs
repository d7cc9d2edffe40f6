//! What the people behind writers are called, so that a value can be shown with who wrote it, on every device that has the value.
//!
//! It stands beside the records and not in them: a name has no versions and cannot be in conflict. A writer is called once and for all:
//! whoever changes their name goes on as another writer ([`super::Replica::change_hands`]). Where two files name one writer in two
//! ways all the same, the name that comes first in the alphabet stays, wherever and in whatever order they meet; so joining names
//! is commutative, associative and idempotent, like joining records.

use super::dot::{Clock, ReplicaId};
use super::versioned::Versioned;
use crate::domain::{Gathered, SortedMap};
use serde_json::{Map, Value};

/// A longer name is none.
const LONGEST: usize = 200;

/// Writers with the names of the people behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(SortedMap<ReplicaId, String>);

impl Names {
    /// What somebody is called.
    pub fn of(&self, writer: &ReplicaId) -> Option<&str> {
        self.0.get(writer).map(String::as_str)
    }

    /// Whether nobody has a name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Calls a writer by a name. Whether that is news: a name that is empty or very long is none, and of two the first in the
    /// alphabet stays.
    pub fn call(&mut self, writer: &ReplicaId, name: &str) -> bool {
        let name = name.trim();
        let is_name = !name.is_empty() && name.len() <= LONGEST && !name.contains(char::is_control);
        let is_news = match self.of(writer) {
            Some(known) => name < known,
            None => true,
        };
        if is_name && is_news {
            self.0.insert(writer.clone(), name.to_owned());
        }
        is_name && is_news
    }

    /// Takes in what others know. Whether that is news.
    pub fn join(&mut self, other: &Self) -> bool {
        let mut is_news = false;
        for (writer, name) in &other.0 {
            is_news |= self.call(writer, name);
        }
        is_news
    }

    /// The names of those who wrote in these records, as far as the records know: also where what they wrote has been replaced since,
    /// so that no name is lost on the way from file to file.
    pub fn in_records<'a>(&self, records: impl IntoIterator<Item = &'a Versioned>) -> Self {
        let mut seen = Clock::default();
        if !self.is_empty() {
            records
                .into_iter()
                .for_each(|record| seen.join(record.clock()));
        }
        let known = self.0.iter().filter(|(writer, _)| seen.count(writer) > 0);
        Self(
            known
                .map(|(writer, name)| (writer.clone(), name.clone()))
                .into_map(),
        )
    }

    /// As JSON: each name with its writers, apart by spaces.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut writers: SortedMap<&str, String> = SortedMap::new();
        for (writer, name) in &self.0 {
            writers.change(name.as_str(), |all| {
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(writer.as_str());
            });
        }
        let written =
            |(name, all): (&&str, &String)| ((*name).to_owned(), Value::from(all.as_str()));
        writers.iter().map(written).into_object()
    }

    /// Reads it from JSON; none if it is anything but an object of names with writers.
    pub fn from_json(value: &Value) -> Option<Self> {
        let mut names = Self::default();
        for (name, writers) in value.as_object()? {
            for writer in writers.as_str()?.split_whitespace() {
                names.call(&ReplicaId::from_text(writer)?, name);
            }
        }
        Some(names)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn names() -> impl Strategy<Value = Names> {
        proptest::collection::vec(("[a-d]", "[A-C]|  |É ö"), 0..6).prop_map(|all| {
            let mut names = Names::default();
            for (writer, name) in all {
                names.call(&ReplicaId::from_text(&writer).unwrap(), &name);
            }
            names
        })
    }

    fn joined(one: &Names, other: &Names) -> Names {
        let mut all = one.clone();
        let is_news = all.join(other);
        assert_eq!(is_news, all != *one);
        all
    }

    #[test]
    fn names_stand_once_with_their_writers() {
        let names = Names::from_json(&json!({"Mara": "b a", "Jo": "c"})).unwrap();
        assert_eq!(
            Value::Object(names.to_json()),
            json!({"Jo": "c", "Mara": "a b"})
        );
        for wrong in [json!([]), json!({"Mara": 1}), json!({"Mara": "a_b"})] {
            assert_eq!(Names::from_json(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_no_name_is_left_out() {
        let long = "x".repeat(LONGEST + 1);
        let all = json!({"": "a", "  ": "b", long: "c", "two\nlines": "d", " Jo ": "e"});
        let names = Names::from_json(&all).unwrap();
        assert_eq!(Value::Object(names.to_json()), json!({"Jo": "e"}));
    }

    proptest! {
        #[test]
        fn joining_names_is_the_same_in_every_order(a in names(), b in names(), c in names()) {
            prop_assert_eq!(joined(&a, &b), joined(&b, &a));
            prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
            prop_assert_eq!(joined(&a, &a), a);
        }

        #[test]
        fn names_read_back_as_they_were_written(names in names()) {
            prop_assert_eq!(Names::from_json(&Value::Object(names.to_json())), Some(names));
        }
    }
}
