//! What a form was filled from, kept with its draft: saving writes only what differs from it (`domain/stale.rs`).

use crate::domain::{Fields, Id, Kind, Ordered, Record, Ref, Workspace};
use serde_json::{Map, Value};

/// The records a form of one goal shows, as they were when it was filled in, and which records hung on them. Empty for a goal that
/// is new.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Base {
    /// The goal, its key results, its links, its dismissed findings, its cycle.
    records: Vec<Record>,
    /// What would fall with a key result, with a digest of what it said: check-ins, initiatives, amendments.
    hanging: Vec<(Ref, u64)>,
}

impl Base {
    /// The base of a form that is filled from a goal as it is.
    pub fn of(workspace: &Workspace, goal: &Id) -> Self {
        Self::with(workspace, goal, &mut Digests::default())
    }

    fn with(workspace: &Workspace, goal: &Id, digests: &mut Digests) -> Self {
        let records = shown(workspace, goal);
        let key_results = workspace.key_results_of(goal).into_iter();
        let refs = key_results.map(|one| Ref::new(Kind::KeyResult, &one.id));
        let falling = workspace.falling(refs.collect()).into_iter();
        let hanging = falling.filter(|record| !records.contains(record));
        Self {
            hanging: digests.of(hanging.collect()),
            records,
        }
    }

    /// The base of a draft that was kept without one, by an earlier version: what the draft does not name was not known to it.
    pub fn known_to(workspace: &Workspace, goal: &Id, named: &[Id]) -> Self {
        let mut base = Self::of(workspace, goal);
        let is_named = |id: &Id| id == goal || named.contains(id);
        base.records.retain(|record| match record {
            Record::KeyResult(one) => is_named(&one.id),
            Record::Link(link) => is_named(&link.from) && is_named(&link.to),
            _ => true,
        });
        base
    }

    /// Whether the form is of a new goal.
    pub fn is_new(&self) -> bool {
        self.records.is_empty()
    }

    /// Whether the goal was deleted since.
    pub fn is_gone(&self, workspace: &Workspace) -> bool {
        self.records.iter().any(|record| {
            matches!(record.kind(), Kind::Kpi | Kind::Objective)
                && workspace.get(&record.reference()).is_none()
        })
    }

    /// Whether what the form shows was changed since: a check-in alone does not count.
    pub fn is_behind(&self, workspace: &Workspace, goal: &Id) -> bool {
        !self.is_new() && shown(workspace, goal) != self.records
    }

    /// The goals as the form knows them: everybody else's as they are, this one as it was. None where nothing of it changed. `digests`
    /// remembers what was digested when it was asked before.
    pub fn laid_over(
        &self,
        workspace: &Workspace,
        goal: &Id,
        digests: &mut Digests,
    ) -> Option<Workspace> {
        if self.is_new() {
            return None;
        }
        let now = Self::with(workspace, goal, digests);
        if now == *self {
            return None;
        }
        let unknown = now.hanging.iter().filter(|one| !self.hanging.contains(one));
        let unseen: Vec<Ref> = now
            .records
            .iter()
            .map(Record::reference)
            .chain(unknown.map(|(reference, _)| reference.clone()))
            .collect();
        let others = workspace
            .records()
            .filter(|record| !unseen.contains(&record.reference()));
        Some(Workspace::from_records(
            others.chain(&self.records).cloned(),
        ))
    }

    /// For keeping it with the draft.
    pub fn to_value(&self) -> Value {
        let record = |record: &Record| {
            Value::Array(vec![
                Value::from(record.kind().word()),
                Value::Object(record.to_fields()),
            ])
        };
        let hanging = |(reference, digest): &(Ref, u64)| {
            Value::Array(vec![
                Value::from(reference.kind.word()),
                Value::from(reference.id.as_str()),
                // As a text: JSON's numbers are exact to 2^53 only.
                Value::from(digest.to_string()),
            ])
        };
        let mut map = Map::new();
        let records = self.records.iter().map(record).collect();
        map.insert("records".to_owned(), Value::Array(records));
        let hanging = self.hanging.iter().map(hanging).collect();
        map.insert("hanging".to_owned(), Value::Array(hanging));
        Value::Object(map)
    }

    /// Reads a kept base. None for anything else: half a base would remove what it does not name.
    pub fn from_value(value: &Value) -> Option<Self> {
        let kind = |value: &Value| Kind::from_word(value.as_str()?);
        let record = |value: &Value| {
            let [word, fields] = value.as_array()?.as_slice() else {
                return None;
            };
            let fields: &Fields = fields.as_object()?;
            Record::from_fields(kind(word)?, fields).ok()
        };
        let hanging = |value: &Value| {
            let [word, id, digest] = value.as_array()?.as_slice() else {
                return None;
            };
            let id = Id::from_text(id.as_str()?);
            Some((Ref::new(kind(word)?, &id), digest.as_str()?.parse().ok()?))
        };
        let list = |name: &str| value.get(name)?.as_array();
        let mut base = Self {
            records: list("records")?.iter().map(record).collect::<Option<_>>()?,
            hanging: list("hanging")?
                .iter()
                .map(hanging)
                .collect::<Option<_>>()?,
        };
        settle(&mut base.records);
        base.hanging
            .order_by_key(|(reference, _)| reference.clone());
        Some(base)
    }
}

/// What a form of a goal shows: the goal, its key results, their links and dismissed findings, its cycle. Nothing where it is new.
fn shown(workspace: &Workspace, goal: &Id) -> Vec<Record> {
    let mut records = Vec::new();
    match workspace.find(goal) {
        Some(Record::Kpi(kpi)) => records.push(kpi.clone().into()),
        Some(Record::Objective(objective)) => {
            records.extend(workspace.cycle_of(objective).cloned().map(Record::from));
            records.push(objective.clone().into());
        }
        _ => return records,
    }
    let key_results = workspace.key_results_of(goal);
    let ids = key_results.iter().map(|one| &one.id);
    for id in std::iter::once(goal).chain(ids) {
        records.extend(workspace.links_of(id).cloned().map(Record::from));
        records.extend(workspace.dismissals_of(id).cloned().map(Record::from));
    }
    records.extend(key_results.into_iter().cloned().map(Record::from));
    settle(&mut records);
    records
}

/// One order, so that the same base is equal; a link between two parts stands once.
fn settle(records: &mut Vec<Record>) {
    records.order_by_key(Record::reference);
    records.dedup();
}

/// The digests of what hung on a goal when they were asked for last: each record is digested once, and again only when it changed.
#[derive(Debug, Default)]
pub struct Digests {
    known: Vec<(Record, u64)>,
    made: usize,
}

impl Digests {
    /// How many were made: what the law of their cost counts.
    pub fn made(&self) -> usize {
        self.made
    }

    fn of(&mut self, records: Vec<Record>) -> Vec<(Ref, u64)> {
        let mut known = std::mem::take(&mut self.known).into_iter().peekable();
        let mut records = records;
        records.order_by_key(Record::reference);
        for record in records {
            let reference = record.reference();
            while known
                .next_if(|(one, _)| one.reference() < reference)
                .is_some()
            {}
            let before = known.next_if(|(one, _)| *one == record);
            let digest = before.map(|(_, digest)| digest).unwrap_or_else(|| {
                self.made += 1;
                digest(&record)
            });
            self.known.push((record, digest));
        }
        let list = self.known.iter();
        list.map(|(record, digest)| (record.reference(), *digest))
            .collect()
    }
}

/// FNV-1a of what a record says.
fn digest(record: &Record) -> u64 {
    let text = Value::Object(record.to_fields()).to_string();
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
