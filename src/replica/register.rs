//! One field that several people write: the multi-value register.

use super::dot::{Clock, Dot, DotAt};
use super::plain::order;
use crate::domain::Ordered;
use crate::domain::Stamp;
use serde_json::Value;

/// A value somebody wrote. None: the field was cleared.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The edit that wrote it.
    pub dot: Dot,
    /// When, by the writer's clock.
    pub at: Stamp,
    /// What was written.
    pub value: Option<Value>,
}

impl Held {
    /// The edit with its wall clock.
    pub fn dot_at(&self) -> DotAt {
        DotAt {
            dot: self.dot.clone(),
            at: self.at,
        }
    }
}

/// The values of one field that no later edit has replaced; more than one means they were written apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// Sorted by dot.
    pub(super) held: Vec<Held>,
    /// The edits of this field that have been seen here, where that is less than the record's clock says: somebody handed
    /// the record on without this field.
    pub(super) seen: Option<Clock>,
}

impl Register {
    /// The values, sorted by the edits that wrote them.
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// The one that is shown: later wall clock, then replica id, then counter, then the value itself.
    pub fn shown(&self) -> Option<&Held> {
        self.held.iter().max_by(|one, other| {
            (one.at, &one.dot)
                .cmp(&(other.at, &other.dot))
                .then_with(|| order(one.value.as_ref(), other.value.as_ref()))
        })
    }

    /// The shown value; none if the field was cleared or never written.
    pub fn value(&self) -> Option<&Value> {
        self.shown().and_then(|held| held.value.as_ref())
    }

    /// The latest edit of each value that differs from the shown one, the latest first.
    pub fn others(&self) -> Vec<&Held> {
        let Some(shown) = self.shown().filter(|_| self.held.len() > 1) else {
            return Vec::new();
        };
        let mut sorted: Vec<&Held> = self.held.iter().collect();
        sorted.order_by(|one, other| (other.at, &other.dot).cmp(&(one.at, &one.dot)));
        let mut others: Vec<&Held> = Vec::new();
        for held in sorted {
            let known = others.iter().any(|other| other.value == held.value);
            if held.value != shown.value && !known {
                others.push(held);
            }
        }
        others
    }
}

/// Joins two sets of values: a value stays if the other side has it too, or has not seen its edit.
pub(super) fn join_held(
    ours: &[Held],
    our_seen: &Clock,
    theirs: &[Held],
    their_seen: &Clock,
) -> Vec<Held> {
    let find = |side: &[Held], dot: &Dot| side.iter().position(|held| &held.dot == dot);
    let mut joined: Vec<Held> = Vec::new();
    for held in ours {
        match find(theirs, &held.dot).and_then(|place| theirs.get(place)) {
            Some(twin) => joined.push(one_of_twins(held, twin)),
            None if !their_seen.includes(&held.dot) => joined.push(held.clone()),
            None => {}
        }
    }
    for held in theirs {
        if find(ours, &held.dot).is_none() && !our_seen.includes(&held.dot) {
            joined.push(held.clone());
        }
    }
    joined.order_by(|one, other| one.dot.cmp(&other.dot));
    joined
}

/// One edit has one value and one wall clock. A file tampered with may say otherwise, and an edit made by hand has the wall
/// clock of its import; then everybody takes the same.
fn one_of_twins(one: &Held, other: &Held) -> Held {
    let value = match order(one.value.as_ref(), other.value.as_ref()) {
        std::cmp::Ordering::Less => &other.value,
        _ => &one.value,
    };
    Held {
        dot: one.dot.clone(),
        at: one.at.min(other.at),
        value: value.clone(),
    }
}
