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
        let mut base = Self::default();
        let root = match workspace.find(goal) {
            Some(Record::Kpi(kpi)) => Record::from(kpi.clone()),
            Some(Record::Objective(objective)) => {
                base.records
                    .extend(workspace.cycle_of(objective).cloned().map(Record::from));
                objective.clone().into()
            }
            _ => return base,
        };
        base.records.push(root);
        let key_results = workspace.key_results_of(goal);
        let ids = key_results.iter().map(|one| &one.id);
        for id in std::iter::once(goal).chain(ids) {
            base.records
                .extend(workspace.links_of(id).cloned().map(Record::from));
            base.records
                .extend(workspace.dismissals_of(id).cloned().map(Record::from));
        }
        base.records
            .extend(key_results.iter().map(|one| Record::from((*one).clone())));
        let refs = key_results
            .iter()
            .map(|one| Ref::new(Kind::KeyResult, &one.id));
        base.hanging = workspace
            .falling(refs.collect())
            .iter()
            .filter(|record| !base.records.contains(record))
            .map(|record| (record.reference(), digest(record)))
            .collect();
        base.settle();
        base
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
        !self.is_new() && Self::of(workspace, goal).records != self.records
    }

    /// The goals as the form knows them: everybody else's as they are, this one as it was. None where nothing of it changed.
    pub fn laid_over(&self, workspace: &Workspace, goal: &Id) -> Option<Workspace> {
        let now = Self::of(workspace, goal);
        if self.is_new() || now == *self {
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
        base.settle();
        Some(base)
    }

    /// One order, so that the same base is equal; a link between two parts stands once.
    fn settle(&mut self) {
        self.records.order_by_key(Record::reference);
        self.records.dedup();
        self.hanging
            .order_by_key(|(reference, _)| reference.clone());
    }
}

/// FNV-1a of what a record says.
fn digest(record: &Record) -> u64 {
    let text = Value::Object(record.to_fields()).to_string();
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
