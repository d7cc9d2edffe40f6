//! Which records an export carries. A private goal stays here with everything that hangs on it (DOMAIN §2).

use super::remarks::is_remark_kind;
use crate::domain::{Gathered, Id, Kind, Ordered, SortedMap, SortedSet};
use crate::replica::{Address, Held, KindWord, Replica, Versioned};
use serde_json::Value;

/// What an export shall carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOptions {
    /// Also private goals. For a backup, not for a colleague.
    pub include_kept: bool,
    /// Also what people wrote for those they work with ([`super::LEFT_OUT`]).
    pub with_notes: bool,
    /// Only these KPIs and objectives, with what hangs on them and the cycles they run in; none for all.
    pub only: Option<SortedSet<Id>>,
}

impl ExportOptions {
    /// What a colleague gets: all shared goals with their notes.
    pub fn shared() -> Self {
        Self {
            include_kept: false,
            with_notes: true,
            only: None,
        }
    }

    /// Everything there is.
    pub fn backup() -> Self {
        Self {
            include_kept: true,
            ..Self::shared()
        }
    }
}

/// The records an export carries.
pub(super) struct Selection<'a> {
    pub(super) records: Vec<&'a Versioned>,
    /// Goals that were left out because they are private.
    pub(super) kept_goals: Vec<Address>,
    /// Records that were left out with them.
    pub(super) kept_records: usize,
}

pub(super) fn select<'a>(replica: &'a Replica, options: &ExportOptions) -> Selection<'a> {
    let all: Vec<&Versioned> = replica.records().collect();
    let kept_goals: Vec<&Versioned> = if options.include_kept {
        Vec::new()
    } else {
        all.iter()
            .copied()
            .filter(|record| is_private(record))
            .collect()
    };
    // Where everything goes along, nobody asks what hangs on what.
    let hanging = if kept_goals.is_empty() && options.only.is_none() {
        Hanging::default()
    } else {
        Hanging::new(&all)
    };
    let left_out = hanging.with_all_below(kept_goals.iter().map(|record| record.address()));
    let wanted = options.only.as_ref().map(|only| {
        let goals = all
            .iter()
            .map(|record| record.address())
            .filter(|address| is_goal(address) && only.contains(&address.id));
        hanging.with_all_below(goals)
    });
    let mut records: Vec<&Versioned> = all
        .iter()
        .copied()
        .filter(|record| !left_out.contains(record.address()))
        .filter(|record| options.with_notes || !is_remark_kind(record))
        .filter(|record| {
            wanted
                .as_ref()
                .is_none_or(|wanted| wanted.contains(record.address()))
        })
        .collect();
    if let Some(wanted) = &wanted {
        // A link or decision is about two goals; with one of them missing it would point nowhere.
        records.retain(|record| {
            !matches!(record.address().kind, KindWord::Known(Kind::Link))
                || hanging.all_parents_in(record, wanted)
        });
    }
    if !options.include_kept || wanted.is_some() {
        // A cycle's name can be about the one goal that runs in it, so a cycle goes along only with a goal that does.
        let used = cycles_in_use(&records);
        let cycles = all.iter().copied().filter(|record| {
            is_cycle(record)
                && (used.contains(record.address().id.as_str())
                    || (wanted.is_none() && record.is_deleted()))
        });
        // They come first in files, and what is in order is not sorted.
        let others = records.iter().copied().filter(|record| !is_cycle(record));
        records = cycles.chain(others).collect();
        records.order_by_key(|record| record.address());
    }
    let kept_shown = kept_goals.iter().filter(|record| !record.is_deleted());
    Selection {
        kept_goals: kept_shown.map(|record| record.address().clone()).collect(),
        kept_records: all
            .iter()
            .filter(|record| left_out.contains(record.address()) && !record.is_deleted())
            .count(),
        records,
    }
}

/// Whether anybody said that the record is private, even where somebody else said otherwise; a word of a newer version
/// counts as kept, to be safe.
pub fn is_private(record: &Versioned) -> bool {
    let mut fields = record.fields().filter(|(name, _)| *name == "visibility");
    fields.any(|(_, register)| {
        register
            .held()
            .iter()
            .filter_map(|held| held.value.as_ref())
            .any(|value| value != "shared")
    })
}

/// Whether it is a cycle.
pub(super) fn is_cycle(record: &Versioned) -> bool {
    record.address().kind == KindWord::Known(Kind::Cycle)
}

fn is_goal(address: &Address) -> bool {
    matches!(
        address.kind,
        KindWord::Known(Kind::Kpi | Kind::Objective) | KindWord::Unknown(_)
    )
}

/// Which records mention which. A record hangs on whatever it names in a field, whether this version knows the field or not;
/// only a cycle that an objective runs in is not above it.
#[derive(Default)]
struct Hanging<'a> {
    below: SortedMap<&'a str, Vec<&'a Versioned>>,
    by_id: SortedMap<&'a str, Vec<&'a Address>>,
}

impl<'a> Hanging<'a> {
    fn new(all: &[&'a Versioned]) -> Self {
        let mut by_id: SortedMap<&str, Vec<&Address>> = SortedMap::new();
        let mut sorted: Vec<&Address> = all.iter().map(|record| record.address()).collect();
        // What comes in order moves nothing.
        sorted.order_by_key(|address| &address.id);
        for address in sorted {
            if address.kind != KindWord::Known(Kind::Cycle) {
                by_id.change(address.id.as_str(), |held| held.push(address));
            }
        }
        let mut below: SortedMap<&str, Vec<&Versioned>> = SortedMap::new();
        for record in all {
            for id in mentions(record).filter(|id| by_id.contains_key(id)) {
                below.change(id, |held| held.push(*record));
            }
        }
        Self { below, by_id }
    }

    fn with_all_below(&self, start: impl Iterator<Item = &'a Address>) -> SortedSet<&'a Address> {
        let mut found: SortedSet<&Address> = SortedSet::new();
        let mut open: Vec<&Address> = start.collect();
        while let Some(address) = open.pop() {
            if found.insert(address) {
                let below = self.below.get(address.id.as_str());
                open.extend(below.into_iter().flatten().map(|record| record.address()));
            }
        }
        found
    }

    fn all_parents_in(&self, record: &'a Versioned, wanted: &SortedSet<&Address>) -> bool {
        mentions(record)
            .filter_map(|id| self.by_id.get(id))
            .flatten()
            .all(|address| wanted.contains(address))
    }
}

/// The ids of the cycles that one of the records runs in.
fn cycles_in_use<'a>(records: &[&'a Versioned]) -> SortedSet<&'a str> {
    let living = records.iter().filter(|record| !record.is_deleted());
    living
        .filter_map(|record| record.value("cycle").and_then(Value::as_str))
        .into_set()
}

/// Every text that stands alone in a field or in a list, in all values that stand.
fn mentions(record: &Versioned) -> impl Iterator<Item = &str> {
    record
        .fields()
        .flat_map(|(_, register)| register.held())
        .filter_map(|held: &Held| held.value.as_ref())
        .flat_map(|value| match value {
            Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
            other => Vec::from_iter(other.as_str()),
        })
}
