//! What an import would do, before it is done.

use super::goals::{Comparing, Goals, in_file};
use super::incoming::Incoming;
use super::item::{ChangedItem, FieldChange, Item, item};
use super::kin::Find;
use crate::domain::Deed;
use crate::domain::Kind;
use crate::domain::{Gathered, Ordered};
use crate::replica::{
    Address, Conflict, DELETED, Hidden, JoinReport, KindWord, Replica, Versioned, nearest,
};

/// What an import would do, record by record, in the order files list them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Records that are not here yet. In each list the first hundred have their titles.
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

/// How many records of one list get a title: more of them than are drawn.
const NAMED: usize = 100;

/// A preview that is being worked out, in steps.
#[derive(Debug)]
pub struct Previewing {
    incoming: Incoming,
    stage: PreviewStage,
    preview: Preview,
    report: JoinReport,
    /// The records that would be neither what they are here nor what they are in the file.
    after: Replica,
    /// The places of the file's records in the order of their addresses.
    order: Vec<usize>,
}

#[derive(Debug)]
enum PreviewStage {
    /// Nothing was looked at yet.
    Start,
    /// Joining, up to this record.
    Join(usize),
    /// Naming what changes.
    Change(std::vec::IntoIter<Address>),
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
            stage: PreviewStage::Start,
            report: JoinReport::new(Deed::Imported),
            after: Replica::default(),
            order: Vec::new(),
        }
    }

    /// Looks at some records more, beside the replica, which must be the same each time. False once all is known.
    pub fn step(&mut self, replica: &Replica) -> bool {
        let records = &self.incoming.records;
        match &mut self.stage {
            PreviewStage::Start => {
                self.order = (0..records.len()).collect();
                let address = |place: &usize| records.get(*place).map(Versioned::address);
                self.order
                    .order_by(|one, other| address(one).cmp(&address(other)));
                self.stage = PreviewStage::Join(0);
            }
            PreviewStage::Join(at) => {
                let some = self.order.iter().skip(*at).take(STEP);
                for record in some.filter_map(|place| records.get(*place)) {
                    if let Some(after) = replica.try_one(record, &mut self.report, false) {
                        self.after.learn(after);
                    }
                }
                *at += STEP;
                if *at >= records.len() {
                    self.tell(replica);
                }
            }
            PreviewStage::Change(left) => {
                let (after, order) = (&self.after, &self.order);
                let find = |address: &Address| then(address, after, replica, order, records);
                for address in left.by_ref().take(STEP) {
                    let is_named = self.preview.changed.len() < NAMED;
                    self.preview.changed.push(ChangedItem {
                        fields: changed_fields(replica.get(&address), after.get(&address)),
                        item: item_if(is_named, address, &find),
                    });
                }
                if left.len() == 0 {
                    let mut order = std::mem::take(&mut self.order);
                    order.retain(|at| records.get(*at).is_some_and(|it| !it.is_deleted()));
                    self.stage = PreviewStage::Goals(Box::new(Comparing::new(order, records)));
                }
            }
            PreviewStage::Goals(comparing) => {
                if !comparing.step(replica, records, &self.after, STEP) {
                    self.preview.goals = std::mem::take(comparing.as_mut()).done(replica, records);
                    self.stage = PreviewStage::Done;
                }
            }
            PreviewStage::Done => return false,
        }
        true
    }

    /// How far it is, from 0 to 1.
    pub fn share(&self) -> f64 {
        let all = self.incoming.records.len().max(1) as f64;
        match &self.stage {
            PreviewStage::Start => 0.0,
            PreviewStage::Join(at) => *at as f64 / all * 0.5,
            PreviewStage::Change(left) => 0.6 - left.len() as f64 / all * 0.1,
            PreviewStage::Goals(comparing) => 0.6 + comparing.at() as f64 / all * 0.4,
            PreviewStage::Done => 1.0,
        }
    }

    /// The file, and what importing it would do.
    pub fn done(self) -> (Incoming, Preview) {
        (self.incoming, self.preview)
    }

    /// Everything is joined: says so list by list, but for the fields that change.
    fn tell(&mut self, replica: &Replica) {
        let (records, report) = (&self.incoming.records, &mut self.report);
        let (after, order) = (&self.after, &self.order);
        let find = |address: &Address| then(address, after, replica, order, records);
        // They were joined in the order of their addresses.
        let items = |addresses: &mut Vec<Address>| -> Vec<Item> {
            let all = std::mem::take(addresses).into_iter().enumerate();
            all.map(|(at, address)| item_if(at < NAMED, address, &find))
                .collect()
        };
        let preview = &mut self.preview;
        preview.added = items(&mut report.added);
        preview.deleted = items(&mut report.deleted);
        preview.kept_over_deletion = items(&mut report.kept_over_deletion);
        preview.unchanged = report.unchanged;
        preview.conflicts = std::mem::take(&mut report.conflicts);
        let hidden = std::mem::take(&mut report.hidden).into_iter().enumerate();
        preview.hidden = hidden
            .map(|(at, (address, why))| (item_if(at < NAMED, address, &find), why))
            .collect();
        preview.unknown_kinds = unknown_kinds(records);
        preview.unknown_fields = unknown_fields(records);
        self.stage = PreviewStage::Change(std::mem::take(&mut report.changed).into_iter());
    }
}

/// A record as it would be after the import.
fn then<'a>(
    address: &Address,
    after: &'a Replica,
    replica: &'a Replica,
    order: &[usize],
    records: &'a [Versioned],
) -> Option<&'a Versioned> {
    let here = after.get(address).or_else(|| replica.get(address));
    here.or_else(|| in_file(order, records, address))
}

/// A record, with its title where that is wanted.
fn item_if<'a>(is_named: bool, record: Address, find: &Find<'a>) -> Item {
    if is_named {
        return item(&record, find);
    }
    let title = String::new();
    Item { record, title }
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
            if !held.any(|held| held.dot.replica.is_by_hand())
                || field == DELETED
                || kind.fields().contains(&field)
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
