//! What a file holds of each goal, beside what is here: what could come back, what was replaced here since, what is newer.

use super::item::{ChangedItem, FieldChange, Item, item};
use super::kin::{Find, Kin, kin};
use crate::domain::{Gathered, Kind, Ordered, SortedMap, SortedSet};
use crate::replica::{Acceptance, Address, KindWord, PutBack, Replica, Versioned};
use serde_json::Value;
use std::cmp::Ordering;

/// A goal of a file and what a person can choose about it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalInFile {
    /// The goal; a cycle where no objective runs in it.
    pub root: Item,
    /// How many of its records are deleted here and in the file, itself included.
    pub deleted: usize,
    /// How many are in the file and have never been here.
    pub missing: usize,
    /// Values that were replaced here since, as an import would leave them and could put them back.
    pub older: Vec<ChangedItem>,
    /// Everything that differs from the file, fields that the file leaves out included: what a restore puts back.
    pub differing: Vec<ChangedItem>,
    /// How many records hang on it here that the file does not have; they stay.
    pub newer: usize,
    /// Whether the goal itself comes with the file in any case: it is new, or somebody edited it without knowing of its
    /// deletion.
    pub comes_anyway: bool,
}

/// What can be chosen of a file, goal by goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Goals {
    /// The goals, in the order files list them.
    pub all: Vec<GoalInFile>,
    /// Whether the file has no edit that has not been seen here: a backup of one's own.
    pub is_own: bool,
    entries: Vec<GoalEntry>,
}

/// A record of the file about which there is something to choose.
#[derive(Clone, Debug, PartialEq)]
struct GoalEntry {
    address: Address,
    kin: Kin,
    state: FileState,
    /// The goals it hangs on that are not whole here after an import: it can only come back with them.
    absent: Vec<Address>,
    /// The same before anything is taken in.
    absent_now: Vec<Address>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileState {
    Deleted,
    Missing,
    There { has_older: bool, differs: bool },
}

impl Goals {
    /// The goals that have records which were deleted here.
    pub fn deleted_here(&self) -> impl Iterator<Item = &GoalInFile> {
        self.all.iter().filter(|goal| goal.deleted > 0)
    }

    /// The goals of which values were replaced here.
    pub fn with_older(&self) -> impl Iterator<Item = &GoalInFile> {
        self.all.iter().filter(|goal| !goal.older.is_empty())
    }

    /// The goals that a restore would change.
    pub fn restorable(&self) -> impl Iterator<Item = &GoalInFile> {
        self.all
            .iter()
            .filter(|goal| goal.deleted + goal.missing + goal.differing.len() > 0)
    }

    /// The goals to bring back unless the person says otherwise: all of one's own backup; of a colleague's file those that
    /// somebody edited without knowing of the deletion.
    pub fn usually_back(&self) -> SortedSet<Address> {
        self.deleted_here()
            .filter(|goal| self.is_own || goal.comes_anyway)
            .map(|goal| goal.root.record.clone())
            .into_set()
    }

    /// An import with these goals brought back, and of those the older values.
    pub fn import(&self, back: &SortedSet<Address>, older: &SortedSet<Address>) -> Acceptance {
        let mut acceptance = Acceptance::default();
        for entry in &self.entries {
            let how = match entry.state {
                FileState::Deleted if entry.is_chosen(back, &entry.absent) => PutBack::Whole,
                FileState::There {
                    has_older: true, ..
                } if entry.is_chosen(older, &[]) => PutBack::Values,
                _ => continue,
            };
            acceptance.back.insert(entry.address.clone(), how);
        }
        acceptance
    }

    /// A restore of these goals.
    pub fn restore(&self, chosen: &SortedSet<Address>) -> Acceptance {
        let is_wanted = |entry: &&GoalEntry| {
            entry.is_chosen(chosen, &entry.absent_now)
                && match entry.state {
                    FileState::Deleted | FileState::Missing => true,
                    FileState::There { differs, .. } => differs,
                }
        };
        Acceptance {
            back: self
                .entries
                .iter()
                .filter(is_wanted)
                .map(|entry| (entry.address.clone(), PutBack::Whole))
                .into_map(),
            nothing_else: true,
        }
    }
}

impl GoalEntry {
    /// One of its goals is chosen, and each that it cannot be without is here or comes too.
    fn is_chosen(&self, chosen: &SortedSet<Address>, absent: &[Address]) -> bool {
        let is_complete = !self.kin.needs_all || absent.iter().all(|root| chosen.contains(root));
        is_complete && self.kin.roots().any(|root| chosen.contains(root))
    }
}

/// A file that is compared with what is here and with what joining it would make of that, in steps.
#[derive(Debug, Default)]
pub(super) struct Comparing {
    /// The places of the records that are not deleted, in the order of their addresses.
    order: Vec<usize>,
    at: usize,
    /// The objectives by the cycle they run in.
    objectives: SortedMap<String, Vec<Address>>,
    by_root: SortedMap<Address, GoalInFile>,
    entries: Vec<GoalEntry>,
    /// Of what is here and not in the file: the goals it hangs on.
    newer_at: usize,
}

/// Finds a record of a file by the places of its records in the order of their addresses.
pub(super) fn in_file<'r>(
    order: &[usize],
    records: &'r [Versioned],
    address: &Address,
) -> Option<&'r Versioned> {
    let of = |place: &usize| records.get(*place);
    let compare = |place: &usize| of(place).map_or(Ordering::Less, |it| it.address().cmp(address));
    order
        .binary_search_by(compare)
        .ok()
        .and_then(|at| of(order.get(at)?))
}

impl Comparing {
    /// `order`: the places of the records that are not deleted, in the order of their addresses.
    pub(super) fn new(order: Vec<usize>, records: &[Versioned]) -> Self {
        let sorted = order.iter().filter_map(|place| records.get(*place));
        Self {
            objectives: runs_in(sorted),
            order,
            ..Self::default()
        }
    }

    /// How many records were compared.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Compares some records more. False once there are no more.
    pub(super) fn step(
        &mut self,
        replica: &Replica,
        records: &[Versioned],
        joined: &Replica,
        size: usize,
    ) -> bool {
        if self.at >= self.order.len() {
            return self.step_here(replica, records, joined, size * 4);
        }
        let order = &self.order;
        let given = |address: &Address| in_file(order, records, address);
        // What is new comes as it is in the file.
        let after = |address: &Address| joined.get(address).or_else(|| replica.get(address));
        let after = |address: &Address| after(address).or_else(|| given(address));
        let here = |address: &Address| after(address).filter(|record| !record.is_deleted());
        let find = |address: &Address| given(address).or_else(|| here(address));
        let now = |address: &Address| replica.get(address).filter(|record| !record.is_deleted());
        for record in order
            .iter()
            .skip(self.at)
            .take(size)
            .filter_map(|place| records.get(*place))
        {
            let address = record.address();
            let hangs = !matches!(
                address.kind,
                KindWord::Known(Kind::Kpi | Kind::Objective | Kind::Cycle)
            );
            if hangs && replica.get(address) == Some(record) {
                // It is here as it is in the file: nothing to choose, and nothing to say of its goal.
                continue;
            }
            let mut kin = kin(record, &find);
            if let Some(objectives) = self
                .objectives
                .get(address.id.as_str())
                .filter(|_| is_cycle(address))
            {
                kin = Kin {
                    ways: objectives.iter().map(|one| vec![one.clone()]).collect(),
                    needs_all: false,
                };
            }
            let was = now(address);
            let (state, older, differing) = match (was, here(address)) {
                (_, None) => (FileState::Deleted, Vec::new(), Vec::new()),
                (None, Some(_)) => (FileState::Missing, Vec::new(), Vec::new()),
                (Some(was), Some(then)) => {
                    let older = then.replaced_since(record, PutBack::Values);
                    let differing = was.replaced_since(record, PutBack::Whole);
                    let state = FileState::There {
                        has_older: !older.is_empty(),
                        differs: !differing.is_empty(),
                    };
                    (state, changes(then, older), changes(was, differing))
                }
            };
            let first = kin.roots().next();
            for root in kin.roots() {
                let start = || GoalInFile {
                    root: item(root, &find),
                    deleted: 0,
                    missing: 0,
                    older: Vec::new(),
                    differing: Vec::new(),
                    newer: 0,
                    comes_anyway: here(root).is_some() && now(root).is_none(),
                };
                self.by_root.change_from(root.clone(), start, |goal| {
                    match state {
                        FileState::Deleted => goal.deleted += 1,
                        FileState::Missing => goal.missing += 1,
                        FileState::There { .. } => {}
                    }
                    // What hangs on two goals is listed once.
                    if Some(root) == first {
                        let listed = |fields: &Vec<FieldChange>| {
                            (!fields.is_empty()).then(|| ChangedItem {
                                item: item(address, &find),
                                fields: fields.clone(),
                            })
                        };
                        goal.older.extend(listed(&older));
                        goal.differing.extend(listed(&differing));
                    }
                });
            }
            let has_choice = !matches!(
                state,
                FileState::There {
                    has_older: false,
                    differs: false
                }
            );
            if has_choice && !kin.ways.is_empty() {
                self.entries.push(GoalEntry {
                    address: address.clone(),
                    absent: absent(&kin, &here),
                    absent_now: absent(&kin, &now),
                    state,
                    kin,
                });
            }
        }
        self.at += size;
        true
    }

    /// What is here and not in the file.
    fn step_here(
        &mut self,
        replica: &Replica,
        records: &[Versioned],
        joined: &Replica,
        size: usize,
    ) -> bool {
        let order = &self.order;
        let after = |address: &Address| joined.get(address).or_else(|| replica.get(address));
        let after = |address: &Address| after(address).or_else(|| in_file(order, records, address));
        let here = |address: &Address| after(address).filter(|record| !record.is_deleted());
        let mut looked = 0;
        for record in replica.records().skip(self.newer_at).take(size) {
            looked += 1;
            if !record.is_deleted() && in_file(order, records, record.address()).is_none() {
                for root in kin(record, &here).roots() {
                    if let Some(goal) = self.by_root.get_mut(root) {
                        goal.newer += 1;
                    }
                }
            }
        }
        self.newer_at += looked;
        looked == size
    }

    pub(super) fn done(self, replica: &Replica, records: &[Versioned]) -> Goals {
        let mut all: Vec<GoalInFile> = self.by_root.into_values().collect();
        all.order_by_key(|goal| goal.root.record.clone());
        Goals {
            is_own: records.iter().all(|record| {
                replica
                    .get(record.address())
                    .is_some_and(|ours| ours.clock().includes_all(record.clock()))
            }),
            all,
            entries: self.entries,
        }
    }
}

/// The goals that a record cannot come back without: those that are not there, or the key result between.
fn absent<'a>(kin: &Kin, find: &Find<'a>) -> Vec<Address> {
    kin.ways
        .iter()
        .filter(|way| way.iter().any(|address| find(address).is_none()))
        .filter_map(|way| way.last().cloned())
        .collect()
}

/// The objectives of a file by the cycle they run in.
fn runs_in<'r>(records: impl Iterator<Item = &'r Versioned>) -> SortedMap<String, Vec<Address>> {
    let mut found: SortedMap<String, Vec<Address>> = SortedMap::new();
    for record in records {
        let address = record.address();
        if address.kind == KindWord::Known(Kind::Objective)
            && let Some(cycle) = record.value("cycle").and_then(Value::as_str)
        {
            found.change(cycle.to_owned(), |held| held.push(address.clone()));
        }
    }
    found
}

fn is_cycle(address: &Address) -> bool {
    address.kind == KindWord::Known(Kind::Cycle)
}

fn changes(now: &Versioned, fields: Vec<(String, Option<Value>)>) -> Vec<FieldChange> {
    fields
        .into_iter()
        .map(|(field, after)| FieldChange {
            before: now.value(&field).cloned(),
            field,
            after,
        })
        .collect()
}
