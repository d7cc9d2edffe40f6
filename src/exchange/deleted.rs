//! Recently deleted: what can be brought back without a file, by what was deleted together.

use super::item::{Item, item};
use super::kin::{Find, kin};
use crate::domain::{Gathered, Ordered, SortedMap, SortedSet, Stamp};
use crate::replica::{Address, Replica, Versioned};

/// Something that was deleted, with what went along.
#[derive(Clone, Debug, PartialEq)]
pub struct DeletedGoal {
    /// What was deleted: a goal, or a part of one that was deleted alone.
    pub top: Item,
    /// When, by the deleter's clock.
    pub at: Stamp,
    /// Everything that comes back with it, itself included.
    pub records: Vec<Address>,
}

/// What is deleted and still whole, the latest first.
pub fn deleted_goals(replica: &Replica) -> Vec<DeletedGoal> {
    let find = |address: &Address| known(replica, address);
    let mut groups: SortedMap<Address, DeletedGoal> = SortedMap::new();
    for record in replica.deleted() {
        let at = record.deleted_at().unwrap_or_default();
        let top = top_of(record, at, &find);
        let start = || DeletedGoal {
            top: item(&top, &find),
            at: find(&top).and_then(Versioned::deleted_at).unwrap_or(at),
            records: Vec::new(),
        };
        groups.change_from(top.clone(), start, |group| {
            group.records.push(record.address().clone());
        });
    }
    let mut list: Vec<DeletedGoal> = groups.into_values().collect();
    list.order_by(|one, other| (other.at, &one.top.record).cmp(&(one.at, &other.top.record)));
    list
}

/// These records and what of the deleted they cannot be without: the goal of a reading that went first.
pub fn with_what_they_need(replica: &Replica, records: &[Address]) -> Vec<Address> {
    let find = |address: &Address| known(replica, address);
    let mut all: SortedSet<Address> = records.iter().cloned().into_set();
    for record in records.iter().filter_map(find) {
        all.extend(kin(record, &find).ways.into_iter().flatten());
    }
    all.into_iter().collect()
}

/// The uppermost record that was deleted at the same time; the record itself where it went before all others.
fn top_of<'a>(record: &'a Versioned, at: Stamp, find: &Find<'a>) -> Address {
    kin(record, find)
        .ways
        .iter()
        .flat_map(|way| way.iter().rev())
        .find(|address| {
            find(address).is_some_and(|above| above.is_deleted() && above.deleted_at() == Some(at))
        })
        .unwrap_or(record.address())
        .clone()
}

/// A record that is here or can come back.
fn known<'a>(replica: &'a Replica, address: &Address) -> Option<&'a Versioned> {
    replica
        .get(address)
        .filter(|record| !record.is_deleted() || record.has_words())
}
