//! All records with their versions, and the writer of this page load.

use super::address::Address;
use super::conflict::{Conflict, Dispute, Resolution, conflicts_of};
use super::dot::ReplicaId;
use super::names::Names;
use super::report::JoinReport;
use super::versioned::{DELETED, Hidden, Versioned};
use crate::domain::{
    Change, Deed, Edit, Entropy, Fields, Gathered, Ordered, Record, SortedMap, Stamp, Workspace,
};
use serde_json::Value;

/// Everything one page load knows. Equality is equality of knowledge; who knows it, and what people are called, does not matter.
#[derive(Debug, Default)]
pub struct Replica {
    id: Option<ReplicaId>,
    names: Names,
    pub(super) records: SortedMap<Address, Versioned>,
}

/// A copy knows the same but is another writer: two copies that go on writing must never make the same dot.
impl Clone for Replica {
    fn clone(&self) -> Self {
        Self {
            id: None,
            names: self.names.clone(),
            records: self.records.clone(),
        }
    }
}

impl PartialEq for Replica {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records
    }
}

impl Replica {
    /// Takes records as they were stored. Two copies of one record are joined.
    pub fn from_records(records: impl IntoIterator<Item = Versioned>) -> Self {
        let mut records: Vec<Versioned> = records.into_iter().collect();
        // What comes in order is put in place without moving anything.
        records.order_by(|one, other| one.address().cmp(other.address()));
        let mut replica = Self::default();
        for record in records {
            replica.learn(record);
        }
        replica
    }

    /// The writer of this page load, once it wrote.
    pub fn id(&self) -> Option<&ReplicaId> {
        self.id.as_ref()
    }

    /// Goes on as another writer: what is written from now on is another person's, or another name's.
    pub fn change_hands(&mut self) {
        self.id = None;
    }

    /// What the people behind writers are called.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The same, to be told more.
    pub fn names_mut(&mut self) -> &mut Names {
        &mut self.names
    }

    /// All records, deleted ones too, in the order files list them.
    pub fn records(&self) -> impl Iterator<Item = &Versioned> {
        self.records.values()
    }

    /// The record, deleted or not.
    pub fn get(&self, address: &Address) -> Option<&Versioned> {
        self.records.get(address)
    }

    /// What people see, and the records that cannot be shown here. Nothing is dropped.
    pub fn workspace(&self) -> (Workspace, Vec<(Address, Hidden)>) {
        let mut hidden = Vec::new();
        let mut shown = Vec::new();
        for (address, record) in &self.records {
            match record.decode() {
                Ok(record) => shown.extend(record),
                Err(why) => hidden.push((address.clone(), why)),
            }
        }
        (Workspace::from_records(shown), hidden)
    }

    /// Everything that was written apart and not yet chosen among.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.records.values().flat_map(conflicts_of).collect()
    }

    /// The same for so many records from a place on; none once there are no more.
    pub fn conflicts_from(&self, place: usize, size: usize) -> Option<Vec<Conflict>> {
        let some = self.records.values().skip(place).take(size);
        (place < self.records.len()).then(|| some.flat_map(conflicts_of).collect())
    }

    /// Records a change that was made here: each record's changed fields get a new dot. Draws the writer's id at the first
    /// write. Returns the records touched.
    pub fn stamp(&mut self, change: &Change, at: Stamp, entropy: &mut dyn Entropy) -> Vec<Address> {
        if change.is_empty() {
            return Vec::new();
        }
        let writer = self.writer(entropy);
        let mut touched = Vec::new();
        for edit in &change.edits {
            let Some(reference) = edit.reference() else {
                continue;
            };
            let address = Address::from(&reference);
            let beside: Vec<&str> = change
                .apart
                .iter()
                .filter(|apart| apart.record == reference)
                .map(|apart| apart.field.as_str())
                .collect();
            if self.stamp_edit(&address, edit, &beside, &writer, at) {
                touched.push(address);
            }
        }
        touched
    }

    /// Takes in what somebody else knows, under the name of what is being done ([`Deed::Imported`], [`Deed::Joined`]).
    pub fn join(
        &mut self,
        deed: Deed,
        incoming: impl IntoIterator<Item = Versioned>,
    ) -> JoinReport {
        let mut report = JoinReport::new(deed);
        for record in incoming {
            let before = self.records.get(record.address());
            if before == Some(&record) {
                // Most of two workspaces that were one is the same.
                report.unchanged += 1;
                continue;
            }
            let (address, before) = (record.address().clone(), before.cloned());
            if self.learn(record) {
                report.learned.push(address.clone());
            }
            if let Some(after) = self.records.get(&address) {
                describe(&mut report, before.as_ref(), after, true);
            }
        }
        report
    }

    /// Joins one record without a report; whether anything was learned.
    pub fn learn(&mut self, record: Versioned) -> bool {
        match self.records.get_mut(record.address()) {
            None => self.records.insert_new(record.address().clone(), record),
            Some(ours) if *ours == record => false,
            Some(ours) => {
                let before = ours.clone();
                ours.join(&record);
                *ours != before
            }
        }
    }

    /// What joining would do, without doing it.
    pub fn try_join<'a>(
        &self,
        deed: Deed,
        incoming: impl IntoIterator<Item = &'a Versioned>,
    ) -> JoinReport {
        let mut report = JoinReport::new(deed);
        for record in incoming {
            self.try_one(record, &mut report, true);
        }
        report
    }

    /// What joining one record would do, put into a report, with the change for the workspace where that is asked for; the record as
    /// it would be, where it would be neither the one here nor the one given.
    pub fn try_one(
        &self,
        record: &Versioned,
        report: &mut JoinReport,
        with_edits: bool,
    ) -> Option<Versioned> {
        let Some(ours) = self.records.get(record.address()) else {
            report.learned.push(record.address().clone());
            describe(report, None, record, with_edits);
            return None;
        };
        if ours == record {
            report.unchanged += 1;
            return None;
        }
        let mut after = record.clone();
        after.join(ours);
        if *ours != after {
            report.learned.push(record.address().clone());
        }
        describe(report, Some(ours), &after, with_edits);
        Some(after)
    }

    /// Carries out what a person chose: an edit that has seen both sides. Returns what changes for people, which may be
    /// nothing: choosing what is shown anyway settles the conflict without a visible change.
    pub fn resolve(
        &mut self,
        conflict: &Conflict,
        resolution: Resolution,
        at: Stamp,
        entropy: &mut dyn Entropy,
    ) -> Change {
        let writer = self.writer(entropy);
        let mut change = Change::new(Deed::Saved, Vec::new());
        let Some(record) = self.records.get_mut(&conflict.record) else {
            return change;
        };
        let before = record.decode().ok().flatten();
        match (resolution, &conflict.about) {
            (Resolution::Value(value), Dispute::Field { field, .. }) => {
                record.edit([(field.clone(), value)], &writer, at);
            }
            (Resolution::Delete, _) => record.delete(&writer, at),
            (Resolution::Keep | Resolution::Value(_), Dispute::Deletion { .. }) => {
                record.edit([(DELETED.to_owned(), None)], &writer, at);
            }
            (Resolution::Keep, Dispute::Field { field, shown, .. }) => {
                record.edit([(field.clone(), shown.value.clone())], &writer, at);
            }
        }
        let after = record.decode().ok().flatten();
        if before != after {
            change.edits.push(Edit { before, after });
        }
        change
    }

    /// The writer of this page load.
    pub(super) fn writer(&mut self, entropy: &mut dyn Entropy) -> ReplicaId {
        self.id
            .get_or_insert_with(|| ReplicaId::random(entropy))
            .clone()
    }

    fn stamp_edit(
        &mut self,
        address: &Address,
        edit: &Edit,
        beside: &[&str],
        writer: &ReplicaId,
        at: Stamp,
    ) -> bool {
        let Some(after) = &edit.after else {
            let Some(record) = self.records.get_mut(address) else {
                return false;
            };
            record.delete(writer, at);
            return true;
        };
        let start = || Versioned::new(address.clone());
        self.records.change_from(address.clone(), start, |record| {
            // A record that comes back is compared with what it was when it went.
            let stood = match &edit.before {
                Some(before) if record.fields().next().is_some() => before.to_fields(),
                _ => readable(record),
            };
            let mut changes = changed_fields(&stood, &after.to_fields());
            if record.value(DELETED).is_some() && edit.before.is_none() {
                changes.push((DELETED.to_owned(), None));
            }
            let is_touched = !changes.is_empty();
            record.edit_beside(changes, beside, writer, at);
            is_touched
        })
    }
}

/// Notes what one joined record means for people, and the edit for the workspace where that is asked for.
fn describe(
    report: &mut JoinReport,
    before: Option<&Versioned>,
    after: &Versioned,
    with_edits: bool,
) {
    if before == Some(after) {
        report.unchanged += 1;
        return;
    }
    let address = after.address().clone();
    let is = after.decode();
    if let Err(why) = &is {
        report.hidden.push((address.clone(), why.clone()));
    }
    if after.is_kept_over_deletion() && !before.is_some_and(Versioned::is_kept_over_deletion) {
        report.kept_over_deletion.push(address.clone());
    }
    let known: Vec<Conflict> = before.map(conflicts_of).unwrap_or_default();
    report.conflicts.extend(
        conflicts_of(after)
            .into_iter()
            .filter(|conflict| !known.contains(conflict)),
    );
    let was_there = before.is_some_and(|record| !record.is_deleted());
    match (was_there, !after.is_deleted()) {
        (false, true) => report.added.push(address),
        (true, false) => report.deleted.push(address),
        (true, true) if before.map(Versioned::plain) != Some(after.plain()) => {
            report.changed.push(address);
        }
        _ => report.unchanged += 1,
    }
    if !with_edits {
        return;
    }
    let was = before.map(Versioned::decode).transpose();
    let edit = Edit {
        before: was.ok().flatten().flatten(),
        after: is.ok().flatten(),
    };
    if edit.before != edit.after {
        report.change.edits.push(edit);
    }
}

/// The fields that stand, as the domain writes them; those it cannot read as they are. A default that was never written
/// does not stand: a new record writes all its fields.
fn readable(record: &Versioned) -> Fields {
    let plain = record.plain();
    let decoded = record
        .address()
        .reference()
        .and_then(|reference| Record::from_fields(reference.kind, &plain).ok());
    match decoded {
        Some(record) => record
            .to_fields()
            .into_iter()
            .filter(|(name, _)| plain.contains_key(name))
            .into_object(),
        None => plain,
    }
}

/// The fields that differ, with what they become; none where one is cleared. The id is not a field.
fn changed_fields(before: &Fields, after: &Fields) -> Vec<(String, Option<Value>)> {
    let became = after
        .iter()
        .filter(|(name, value)| before.get(*name) != Some(value))
        .map(|(name, value)| (name.clone(), Some(value.clone())));
    let cleared = before
        .keys()
        .filter(|name| !after.contains_key(*name))
        .map(|name| (name.clone(), None));
    became
        .chain(cleared)
        .filter(|(name, _)| name != "id")
        .collect()
}
