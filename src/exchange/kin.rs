//! Which goal a record hangs on, seen from its versions: also where one of the two is deleted.

use crate::domain::{Id, Kind};
use crate::replica::{Address, KindWord, Versioned};
use serde_json::Value;

/// Looks a record up.
pub(super) type Find<'a> = dyn Fn(&Address) -> Option<&'a Versioned> + 'a;

/// The goals a record hangs on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kin {
    /// For each goal the way up to it, the goal last: KPIs, objectives, and cycles that no objective runs in. None where
    /// something that the record needs is not there.
    pub(super) ways: Vec<Vec<Address>>,
    /// Whether it needs all of them: a link has two ends. A decision is content with one.
    pub(super) needs_all: bool,
}

impl Kin {
    /// The goals.
    pub(super) fn roots(&self) -> impl Iterator<Item = &Address> {
        self.ways.iter().filter_map(|way| way.last())
    }
}

/// Climbs to the goals.
pub(super) fn kin<'a>(record: &Versioned, find: &Find<'a>) -> Kin {
    let KindWord::Known(kind) = record.address().kind else {
        return Kin::default();
    };
    let needs_all = kind != Kind::Decision;
    if matches!(kind, Kind::Kpi | Kind::Objective | Kind::Cycle) {
        let ways = vec![vec![record.address().clone()]];
        return Kin { ways, needs_all };
    }
    let mut ways = Vec::new();
    for id in ids(record) {
        // A key result hangs on an objective and nothing nests deeper, whatever a file says.
        let way = match kind {
            Kind::KeyResult | Kind::Review => {
                of_kind(Kind::Objective, &id, find).map(|it| vec![it.address().clone()])
            }
            _ => goal_with(&id, find).and_then(|parent| way_from(parent, find)),
        };
        match way {
            Some(way) => ways.push(way),
            None if needs_all => return Kin::default(),
            None => {}
        }
    }
    Kin { ways, needs_all }
}

/// From what a record hangs on up to the goal.
fn way_from<'a>(parent: &Versioned, find: &Find<'a>) -> Option<Vec<Address>> {
    let own = parent.address().clone();
    if own.kind != KindWord::Known(Kind::KeyResult) {
        return Some(vec![own]);
    }
    let id = Id::from_text(parent.value("objective")?.as_str()?);
    let objective = of_kind(Kind::Objective, &id, find)?;
    Some(vec![own, objective.address().clone()])
}

/// The KPI, objective or key result with this id; no two kinds share one.
fn goal_with<'a>(id: &Id, find: &Find<'a>) -> Option<&'a Versioned> {
    [Kind::Kpi, Kind::Objective, Kind::KeyResult]
        .into_iter()
        .find_map(|kind| of_kind(kind, id, find))
}

fn of_kind<'a>(kind: Kind, id: &Id, find: &Find<'a>) -> Option<&'a Versioned> {
    find(&Address {
        kind: KindWord::Known(kind),
        id: id.clone(),
    })
}

fn ids(record: &Versioned) -> Vec<Id> {
    let KindWord::Known(kind) = record.address().kind else {
        return Vec::new();
    };
    let fields: &[&str] = match kind {
        Kind::Cycle | Kind::Kpi | Kind::Objective => &[],
        Kind::Reading => &["kpi"],
        Kind::KeyResult | Kind::Review => &["objective"],
        Kind::CheckIn | Kind::Amendment => &["key_result"],
        Kind::Initiative => &["parent"],
        Kind::Link => &["from", "to"],
        Kind::Dismissal => &["goal"],
        Kind::Decision => &["goals"],
    };
    let mut found = Vec::new();
    for field in fields {
        match record.value(field) {
            Some(Value::String(text)) => found.push(Id::from_text(text)),
            Some(Value::Array(items)) => {
                found.extend(items.iter().filter_map(Value::as_str).map(Id::from_text));
            }
            _ => {}
        }
    }
    found
}
