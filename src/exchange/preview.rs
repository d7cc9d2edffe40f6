//! What an import would do, before it is done.

use super::goals::{Comparing, Goals};
use super::kin::Find;
use super::read::Incoming;
use crate::domain::Deed;
use crate::domain::Kind;
use crate::domain::{Gathered, Ordered};
use crate::replica::{
    Address, Conflict, DELETED, Hidden, JoinReport, KindWord, Replica, Versioned, nearest,
};
use serde_json::Value;

/// What an import would do, record by record, in the order files list them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Records that are not here yet.
    pub added: Vec<Item>,
    /// Records that would change.
    pub changed: Vec<ChangedItem>,
    /// Records that somebody else deleted and that would go.
    pub deleted: Vec<Item>,
    /// Records that one side deleted and the other edited; they stay.
    pub kept_over_deletion: Vec<Item>,
    /// How many records would stay as they are.
    pub unchanged: usize,
    /// New conflicts; both values are kept until somebody chooses.
    pub conflicts: Vec<Conflict>,
    /// Records that are taken along but cannot be shown here, and why.
    pub hidden: Vec<(Item, Hidden)>,
    /// How many records were written or edited by hand or by a script.
    pub by_hand: usize,
    /// Kinds that this version does not know, with how many records, and what was probably meant.
    pub unknown_kinds: Vec<(String, usize, Option<&'static str>)>,
    /// Fields written by hand that this version does not know and that look like one it knows: kind, field, how many records,
    /// what was probably meant.
    pub unknown_fields: Vec<(KindWord, String, usize, &'static str)>,
    /// What was deleted or replaced here and is in the file, goal by goal.
    pub goals: Goals,
}

/// A record and what people call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The record.
    pub record: Address,
    /// Its name; for records without one, what they belong to and the day: `Revenue, 2026-11-21`.
    pub title: String,
}

/// A record that would change, field by field.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedItem {
    /// The record.
    pub item: Item,
    /// What would change.
    pub fields: Vec<FieldChange>,
}

/// A field before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field's name in files.
    pub field: String,
    /// What stands there now; none for nothing.
    pub before: Option<Value>,
    /// What would stand there; none for nothing.
    pub after: Option<Value>,
}

impl Preview {
    /// Whether merging it would change nothing that people see, unless they choose something.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.changed.is_empty()
            && self.deleted.is_empty()
            && self.conflicts.is_empty()
    }

    /// Whether everything that the file shows is shown here too, so that there is nothing to choose either.
    pub fn is_here_already(&self) -> bool {
        self.is_empty()
            && self.goals.deleted_here().next().is_none()
            && self.goals.with_older().next().is_none()
    }

    /// Records that would be added and can be shown here, as far as their kind says.
    pub fn added_here(&self) -> impl Iterator<Item = &Item> {
        self.added
            .iter()
            .filter(|item| matches!(item.record.kind, KindWord::Known(_)))
    }

    /// How many records of each known kind would be added, in the order files list them.
    pub fn added_by_kind(&self) -> Vec<(KindWord, usize)> {
        let mut counts: Vec<(KindWord, usize)> = Vec::new();
        for item in self.added_here() {
            match counts
                .iter_mut()
                .find(|(kind, _)| *kind == item.record.kind)
            {
                Some((_, count)) => *count += 1,
                None => counts.push((item.record.kind.clone(), 1)),
            }
        }
        counts.order_by(Ord::cmp);
        counts
    }
}

/// Works out what an import would do. Nothing changes.
pub fn preview(replica: &Replica, incoming: &Incoming) -> Preview {
    let mut previewing = Previewing::new(incoming.clone());
    while previewing.step(replica) {}
    previewing.done().1
}

/// How many records are looked at in a step.
const STEP: usize = 150;

/// A preview that is being worked out, in steps.
#[derive(Debug)]
pub struct Previewing {
    incoming: Incoming,
    stage: Stage,
    preview: Preview,
    report: JoinReport,
    /// The records that differ, as they would be.
    after: Replica,
    joined: Vec<Versioned>,
}

#[derive(Debug)]
enum Stage {
    /// Joining, up to this record.
    Join(usize),
    /// Naming what is new.
    Name(std::vec::IntoIter<Address>),
    /// Comparing goal by goal.
    Goals(Box<Comparing>),
    Done,
}

impl Previewing {
    /// Starts to look at a file.
    pub fn new(incoming: Incoming) -> Self {
        Self {
            preview: Preview {
                by_hand: incoming.by_hand,
                ..Preview::default()
            },
            incoming,
            stage: Stage::Join(0),
            report: JoinReport::new(Deed::Imported),
            after: Replica::default(),
            joined: Vec::new(),
        }
    }

    /// Looks at some records more, beside the replica, which must be the same each time. False once all is known.
    pub fn step(&mut self, replica: &Replica) -> bool {
        let records = &self.incoming.records;
        let after = &self.after;
        let find = |address: &Address| after.get(address).or_else(|| replica.get(address));
        match &mut self.stage {
            Stage::Join(at) => {
                let some = records.iter().skip(*at).take(STEP);
                self.joined
                    .extend(some.filter_map(|record| replica.try_one(record, &mut self.report)));
                *at += STEP;
                if *at >= records.len() {
                    self.after = Replica::from_records(std::mem::take(&mut self.joined));
                    self.report.added.order_by(Ord::cmp);
                    self.stage = Stage::Name(std::mem::take(&mut self.report.added).into_iter());
                }
            }
            Stage::Name(left) => {
                let named = left
                    .by_ref()
                    .take(STEP)
                    .map(|address| item(&address, &find));
                self.preview.added.extend(named);
                if left.len() == 0 {
                    self.rest(replica);
                    self.stage = Stage::Goals(Box::new(Comparing::new(&self.incoming.records)));
                }
            }
            Stage::Goals(comparing) => {
                if !comparing.step(replica, records, after, STEP) {
                    self.preview.goals = std::mem::take(comparing.as_mut()).done(replica, records);
                    self.stage = Stage::Done;
                }
            }
            Stage::Done => return false,
        }
        true
    }

    /// How far it is, from 0 to 1.
    pub fn share(&self) -> f64 {
        let all = self.incoming.records.len().max(1) as f64;
        match &self.stage {
            Stage::Join(at) => *at as f64 / all * 0.4,
            Stage::Name(left) => 0.6 - left.len() as f64 / all * 0.2,
            Stage::Goals(comparing) => 0.6 + comparing.at() as f64 / all * 0.4,
            Stage::Done => 1.0,
        }
    }

    /// The file, and what importing it would do.
    pub fn done(self) -> (Incoming, Preview) {
        (self.incoming, self.preview)
    }

    fn rest(&mut self, replica: &Replica) {
        let (after, report, records) = (&self.after, &mut self.report, &self.incoming.records);
        let find = |address: &Address| after.get(address).or_else(|| replica.get(address));
        let items = |addresses: &[Address]| -> Vec<Item> {
            let mut items: Vec<Item> = addresses
                .iter()
                .map(|address| item(address, &find))
                .collect();
            items.order_by(|one, other| one.record.cmp(&other.record));
            items
        };
        let preview = &mut self.preview;
        preview.changed = items(&report.changed)
            .into_iter()
            .map(|item| ChangedItem {
                fields: changed_fields(replica.get(&item.record), after.get(&item.record)),
                item,
            })
            .collect();
        preview.deleted = items(&report.deleted);
        preview.kept_over_deletion = items(&report.kept_over_deletion);
        preview.unchanged = report.unchanged;
        preview.conflicts = std::mem::take(&mut report.conflicts);
        preview.hidden = report
            .hidden
            .iter()
            .map(|(address, why)| (item(address, &find), why.clone()))
            .collect();
        preview.unknown_kinds = unknown_kinds(records);
        preview.unknown_fields = unknown_fields(records);
    }
}

fn unknown_kinds(records: &[Versioned]) -> Vec<(String, usize, Option<&'static str>)> {
    let mut found: Vec<(String, usize, Option<&'static str>)> = Vec::new();
    for record in records.iter().filter(|record| !record.is_deleted()) {
        let kind = &record.address().kind;
        let KindWord::Unknown(word) = kind else {
            continue;
        };
        match found.iter_mut().find(|(known, _, _)| known == word) {
            Some((_, number, _)) => *number += 1,
            None => found.push((word.clone(), 1, kind.nearest().map(Kind::word))),
        }
    }
    found
}

fn unknown_fields(records: &[Versioned]) -> Vec<(KindWord, String, usize, &'static str)> {
    let mut found: Vec<(KindWord, String, usize, &'static str)> = Vec::new();
    for record in records {
        let KindWord::Known(kind) = record.address().kind else {
            continue;
        };
        for (field, register) in record.fields() {
            let mut held = register.held().iter();
            if field == DELETED
                || kind.fields().contains(&field)
                || !held.any(|held| held.dot.replica.is_by_hand())
            {
                continue;
            }
            let is_same = |(of, name, _, _): &&mut (KindWord, String, usize, &'static str)| {
                *of == KindWord::Known(kind) && name == field
            };
            if let Some((_, _, number, _)) = found.iter_mut().find(is_same) {
                *number += 1;
            } else if let Some(meant) = nearest(field, kind.fields()) {
                found.push((KindWord::Known(kind), field.to_owned(), 1, meant));
            }
        }
    }
    found
}

pub(super) fn item<'a>(address: &Address, find: &Find<'a>) -> Item {
    Item {
        title: find(address).map_or_else(String::new, |record| title(record, find)),
        record: address.clone(),
    }
}

fn title<'a>(record: &Versioned, find: &Find<'a>) -> String {
    if !record.name().is_empty() {
        return record.name().to_owned();
    }
    let text = |field: &str| record.value(field).and_then(Value::as_str);
    let name_of = |field: &str| {
        let id = text(field)?;
        let parents = ["kpi", "objective", "key-result"]
            .iter()
            .filter_map(|word| {
                find(&Address {
                    kind: KindWord::from_text(word),
                    id: crate::domain::Id::from_text(id),
                })
            });
        parents
            .map(|parent| parent.name().to_owned())
            .find(|name| !name.is_empty())
    };
    let parts = [
        name_of("kpi"),
        name_of("key_result"),
        name_of("objective"),
        name_of("goal"),
        name_of("from"),
        text("meaning").map(|meaning| meaning.replace('-', " ")),
        name_of("to"),
        text("date").map(str::to_owned),
    ];
    let is_link = text("meaning").is_some();
    let known: Vec<String> = parts.into_iter().flatten().collect();
    known.join(if is_link { " " } else { ", " })
}

fn changed_fields(before: Option<&Versioned>, after: Option<&Versioned>) -> Vec<FieldChange> {
    let (Some(before), Some(after)) = (before, after) else {
        return Vec::new();
    };
    let names = before.fields().chain(after.fields());
    let names = names.map(|(name, _)| name).into_set();
    names
        .into_iter()
        .filter(|name| *name != DELETED && before.value(name) != after.value(name))
        .map(|name| FieldChange {
            field: name.to_owned(),
            before: before.value(name).cloned(),
            after: after.value(name).cloned(),
        })
        .collect()
}
