//! What a command did, record by record, and how to take it back.

use super::deed::Deed;
use super::json::Fields;
use super::record::{Record, Ref};
use serde_json::Value;

/// What a command did.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it was.
    pub deed: Deed,
    /// The records it touched.
    pub edits: Vec<Edit>,
    /// Fields that somebody else had changed since the person read them. What the person wrote is shown; the other value is kept
    /// beside it until somebody chooses.
    pub apart: Vec<Apart>,
    /// What was to be removed and stays, because something on it came or changed since the person saw it.
    pub spared: Vec<Ref>,
}

/// A field that was changed on two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// The record.
    pub record: Ref,
    /// The field's name in files.
    pub field: String,
    /// What somebody else wrote there; none where they cleared it.
    pub theirs: Option<Value>,
}

/// One record before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The record before; none if it was added.
    pub before: Option<Record>,
    /// The record after; none if it was deleted.
    pub after: Option<Record>,
}

impl Change {
    /// A change of these edits.
    pub fn new(deed: Deed, edits: Vec<Edit>) -> Self {
        Self {
            deed,
            edits,
            apart: Vec::new(),
            spared: Vec::new(),
        }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

impl Edit {
    /// Which record it is about.
    pub fn reference(&self) -> Option<Ref> {
        self.after
            .as_ref()
            .or(self.before.as_ref())
            .map(Record::reference)
    }

    /// The edit that takes this one back in a workspace where the record now stands as `current`. Fields that somebody
    /// changed since stay as they are. None where there is nothing left to take back.
    pub fn undone_in(&self, current: Option<&Record>) -> Option<Self> {
        let after = match (&self.before, &self.after, current) {
            (before, after, current) if after.as_ref() == current => before.clone(),
            (Some(before), None, _) => Some(before.clone()),
            (None, Some(_), _) => None,
            (Some(before), Some(after), Some(current)) => {
                let fields =
                    undone_fields(&before.to_fields(), &after.to_fields(), current.to_fields());
                Record::from_fields(current.kind(), &fields).ok()
            }
            (Some(_), Some(_), None) | (None, None, _) => return None,
        };
        (after.as_ref() != current).then(|| Self {
            before: current.cloned(),
            after,
        })
    }
}

fn undone_fields(before: &Fields, after: &Fields, mut current: Fields) -> Fields {
    let names: Vec<&String> = before.keys().chain(after.keys()).collect();
    for name in names {
        let (was, became) = (before.get(name), after.get(name));
        if was != became && current.get(name) == became {
            match was {
                Some(value) => current.insert(name.clone(), Value::clone(value)),
                None => current.remove(name),
            };
        }
    }
    current
}
