//! Everything a person has: all records, and the one place where they change.

use super::change::{Change, Edit};
use super::cycle::{Cycle, FiscalYear};
use super::deed::Deed;
use super::goal::Visibility;
use super::id::Id;
use super::kpi::{Kpi, Reading};
use super::okr::{CheckIn, Initiative, KeyResult, Objective};
use super::order::Gathered;
use super::order::Ordered;
use super::record::{Kind, Record, Ref};
use super::sorted::{SortedMap, SortedSet};
use super::story::{Amendment, Decision, Dismissal, Link, Meaning, Review};

/// All records, by kind and id, with an index from each record to those that hang on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    records: SortedMap<Ref, Record>,
    children: SortedMap<Id, SortedSet<Ref>>,
}

macro_rules! shelves {
    ($($Kind:ident, $one:ident, $all:ident;)*) => {
        impl Workspace {
            $(
                #[doc = concat!("The ", stringify!($one), " with this id.")]
                pub fn $one(&self, id: &Id) -> Option<&$Kind> {
                    match self.records.get(&Ref::new(Kind::$Kind, id)) {
                        Some(Record::$Kind(record)) => Some(record),
                        _ => None,
                    }
                }

                #[doc = concat!("All ", stringify!($all), ", in the order of their ids.")]
                pub fn $all(&self) -> impl Iterator<Item = &$Kind> {
                    self.of_kind(Kind::$Kind).filter_map(|record| match record {
                        Record::$Kind(record) => Some(record),
                        _ => None,
                    })
                }
            )*
        }
    };
}

shelves! {
    Cycle, cycle, cycles;
    Kpi, kpi, kpis;
    Reading, reading, readings;
    Objective, objective, objectives;
    KeyResult, key_result, key_results;
    CheckIn, check_in, check_ins;
    Initiative, initiative, initiatives;
    Link, link, links;
    Decision, decision, decisions;
    Amendment, amendment, amendments;
    Review, review, reviews;
    Dismissal, dismissal, dismissals;
}

macro_rules! children {
    ($($(#[$doc:meta])* $name:ident, $Kind:ident;)*) => {
        impl Workspace {
            $($(#[$doc])*
            pub fn $name(&self, parent: &Id) -> impl Iterator<Item = &$Kind> {
                self.children_of(parent).filter_map(|record| match record {
                    Record::$Kind(record) => Some(record),
                    _ => None,
                })
            })*
        }
    };
}

children! {
    /// The initiatives that serve this key result or objective.
    initiatives_of, Initiative;
    /// The links that start or end at this record.
    links_of, Link;
    /// The decisions that led to this goal.
    decisions_of, Decision;
    /// The amendments to this key result.
    amendments_of, Amendment;
    /// The reviews of this objective.
    reviews_of, Review;
    /// The findings dismissed for this goal.
    dismissals_of, Dismissal;
}

impl Workspace {
    /// Builds a workspace from records; of two with one id and kind the later one stays.
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Self {
        let mut workspace = Self::default();
        for record in records {
            workspace.put(record);
        }
        workspace
    }

    /// The goals that are for nobody else.
    pub fn private_goals(&self) -> impl Iterator<Item = &Id> {
        let is_private = |record: &&Record| match record {
            Record::Kpi(kpi) => kpi.visibility == Visibility::Kept,
            Record::Objective(objective) => objective.visibility == Visibility::Kept,
            _ => false,
        };
        self.records().filter(is_private).map(Record::id)
    }

    /// What others may see: all but the private goals and what hangs on them.
    pub fn shared(&self) -> Self {
        let mut gone: SortedSet<&Id> = self.private_goals().into_set();
        // Key results go with their objective before their check-ins can go with them.
        for _ in 0..2 {
            let along = self
                .records()
                .filter(|it| it.parents().iter().any(|id| gone.contains(*id)));
            gone.extend(along.map(Record::id).into_set());
        }
        // A cycle that only they run in has its name from them.
        let cycles = |is_gone: bool| {
            let in_them = self
                .objectives()
                .filter(|it| gone.contains(&it.id) == is_gone);
            in_them.filter_map(|it| it.cycle.as_ref()).into_set()
        };
        let only_theirs = &cycles(true) - &cycles(false);
        let kept = self.records().filter(|it| {
            let is_theirs = matches!(it, Record::Cycle(cycle) if only_theirs.contains(&cycle.id));
            !is_theirs && !gone.contains(it.id())
        });
        Self::from_records(kept.cloned())
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Every record, by kind and id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The record, if it is here.
    pub fn get(&self, reference: &Ref) -> Option<&Record> {
        self.records.get(reference)
    }

    /// The record with this id, whatever its kind.
    pub fn find(&self, id: &Id) -> Option<&Record> {
        Kind::ALL
            .iter()
            .find_map(|&kind| self.records.get(&Ref::new(kind, id)))
    }

    /// Whether anything of the example workspace is here.
    pub fn has_example(&self) -> bool {
        self.records.values().any(Record::is_example)
    }

    /// A KPI's readings in time order; of two for one day the one entered later comes last.
    pub fn readings_of(&self, kpi: &Id) -> Vec<&Reading> {
        let mut readings: Vec<&Reading> = self
            .children_of(kpi)
            .filter_map(|record| match record {
                Record::Reading(reading) => Some(reading),
                _ => None,
            })
            .collect();
        readings.order_by(|a, b| {
            (a.date, a.hour, a.entered, &a.id).cmp(&(b.date, b.hour, b.entered, &b.id))
        });
        readings
    }

    /// A key result's check-ins in time order; of two for one day the one entered later comes last.
    pub fn check_ins_of(&self, key_result: &Id) -> Vec<&CheckIn> {
        let mut check_ins: Vec<&CheckIn> = self
            .children_of(key_result)
            .filter_map(|record| match record {
                Record::CheckIn(check_in) => Some(check_in),
                _ => None,
            })
            .collect();
        check_ins.order_by(|a, b| {
            (a.date, a.hour, a.entered, &a.id).cmp(&(b.date, b.hour, b.entered, &b.id))
        });
        check_ins
    }

    /// An objective's key results in their order.
    pub fn key_results_of(&self, objective: &Id) -> Vec<&KeyResult> {
        let mut key_results: Vec<&KeyResult> = self
            .children_of(objective)
            .filter_map(|record| match record {
                Record::KeyResult(key_result) => Some(key_result),
                _ => None,
            })
            .collect();
        key_results.order_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        key_results
    }

    /// The cycle an objective runs in.
    pub fn cycle_of(&self, objective: &Objective) -> Option<&Cycle> {
        objective.cycle.as_ref().and_then(|id| self.cycle(id))
    }

    /// Ends of the links of this meaning that start at the record.
    pub fn linked_from(&self, from: &Id, meaning: Meaning) -> impl Iterator<Item = &Id> {
        self.links_of(from)
            .filter(move |link| link.meaning == meaning && &link.from == from)
            .map(|link| &link.to)
    }

    /// Starts of the links of this meaning that end at the record.
    pub fn linked_to(&self, to: &Id, meaning: Meaning) -> impl Iterator<Item = &Id> {
        self.links_of(to)
            .filter(move |link| link.meaning == meaning && &link.to == to)
            .map(|link| &link.from)
    }

    /// The KPI whose readings are this key result's check-ins, if there is one.
    pub fn measuring_kpi(&self, key_result: &Id) -> Option<&Kpi> {
        self.linked_from(key_result, Meaning::MeasuredBy)
            .find_map(|id| self.kpi(id))
    }

    /// What would fall if these were deleted: themselves and everything that hangs on them.
    pub fn falling(&self, targets: Vec<Ref>) -> Vec<Record> {
        let falling = self.delete(targets).into_iter();
        falling.filter_map(|edit| edit.before).collect()
    }

    /// Names the quarters, halves and years by a fiscal year: such names are the reader's, not what somebody wrote.
    pub fn name_cycles(&mut self, fiscal: FiscalYear) {
        for record in self.records.values_mut() {
            if let Record::Cycle(cycle) = record {
                cycle.name_by(fiscal);
            }
        }
    }

    /// Carries a change out. It cannot fail: an edit says what stands after it.
    pub fn commit(&mut self, change: &Change) {
        for edit in &change.edits {
            match edit {
                Edit {
                    after: Some(record),
                    ..
                } => self.put(record.clone()),
                Edit {
                    before: Some(record),
                    after: None,
                } => self.remove(&record.reference()),
                Edit {
                    before: None,
                    after: None,
                } => {}
            }
        }
    }

    /// The records that stand here and those of another workspace that differ, as a change from this one to the other.
    pub fn difference(&self, deed: Deed, other: &Self) -> Change {
        let refs: SortedSet<&Ref> = self.records.keys().chain(other.records.keys()).into_set();
        let edits = refs
            .into_iter()
            .filter_map(|reference| {
                let before = self.records.get(reference);
                let after = other.records.get(reference);
                (before != after).then(|| Edit {
                    before: before.cloned(),
                    after: after.cloned(),
                })
            })
            .collect();
        Change::new(deed, edits)
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        let first = Ref::new(kind, &Id::default());
        self.records
            .starting_at(&first)
            .take_while(move |(reference, _)| reference.kind == kind)
            .map(|(_, record)| record)
    }

    fn children_of(&self, parent: &Id) -> impl Iterator<Item = &Record> {
        self.children
            .get(parent)
            .into_iter()
            .flatten()
            .filter_map(|reference| self.records.get(reference))
    }

    /// Deletes records with everything that hangs on them.
    pub(super) fn delete(&self, targets: Vec<Ref>) -> Vec<Edit> {
        let mut doomed: SortedSet<Ref> = SortedSet::new();
        let mut open = targets;
        while let Some(target) = open.pop() {
            if !self.records.contains_key(&target) || !doomed.insert(target.clone()) {
                continue;
            }
            let hanging = self.children.get(&target.id).into_iter().flatten();
            open.extend(
                hanging
                    .filter(|child| self.falls_with(child, &doomed))
                    .cloned(),
            );
        }
        let mut edits: Vec<Edit> = doomed
            .iter()
            .filter_map(|target| self.records.get(target))
            .map(|record| Edit {
                before: Some(record.clone()),
                after: None,
            })
            .collect();
        edits.extend(self.bequeathed(&doomed));
        edits
    }

    /// What key results keep of the KPIs that measured them and go: the readings that counted, as check-ins of their own.
    fn bequeathed(&self, doomed: &SortedSet<Ref>) -> Vec<Edit> {
        let mut kept = Vec::new();
        for key_result in self.key_results() {
            let Some(kpi) = self.measuring_kpi(&key_result.id) else {
                continue;
            };
            if doomed.contains(&Ref::new(Kind::Kpi, &kpi.id))
                && !doomed.contains(&Ref::new(Kind::KeyResult, &key_result.id))
            {
                kept.extend(self.counting_readings(key_result, kpi).map(|reading| Edit {
                    before: None,
                    after: Some(reading.to_check_in(key_result).into()),
                }));
            }
        }
        kept.retain(|edit| {
            edit.reference()
                .is_some_and(|kept| !self.records.contains_key(&kept))
        });
        kept
    }

    /// The readings of a KPI that are a key result's check-ins: those of its cycle.
    pub fn counting_readings<'a>(
        &'a self,
        key_result: &KeyResult,
        kpi: &Kpi,
    ) -> impl Iterator<Item = &'a Reading> {
        let cycle = self
            .objective(&key_result.objective)
            .and_then(|objective| self.cycle_of(objective));
        let is_numeric = key_result.measure.is_numeric();
        self.readings_of(&kpi.id)
            .into_iter()
            .filter(move |reading| {
                is_numeric && cycle.is_none_or(|cycle| cycle.contains(reading.date))
            })
    }

    /// A decision outlives one of its goals as long as another is left; everything else falls with its parent.
    fn falls_with(&self, child: &Ref, doomed: &SortedSet<Ref>) -> bool {
        match self.records.get(child) {
            Some(Record::Decision(decision)) => decision.goals.iter().all(|goal| {
                self.find(goal)
                    .is_none_or(|record| doomed.contains(&record.reference()))
            }),
            Some(_) => true,
            None => false,
        }
    }

    fn put(&mut self, record: Record) {
        let reference = record.reference();
        self.unhook(&reference);
        for parent in record.parents() {
            self.children
                .change(parent.clone(), |hanging| hanging.insert(reference.clone()));
        }
        self.records.insert(reference, record);
    }

    fn remove(&mut self, reference: &Ref) {
        self.unhook(reference);
        self.records.remove(reference);
    }

    fn unhook(&mut self, reference: &Ref) {
        let Some(old) = self.records.get(reference) else {
            return;
        };
        for parent in old.parents() {
            if let Some(siblings) = self.children.get_mut(parent) {
                siblings.remove(reference);
                if siblings.is_empty() {
                    self.children.remove(parent);
                }
            }
        }
    }
}
