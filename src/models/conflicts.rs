//! What two people wrote apart, goal by goal, with both values, whose they are and of when, until somebody chooses.

use super::said::{difference, field_word, value_words};
use super::{GoalKind, Sight};
use crate::domain::{Date, Id, Ordered, Record, Stamp};
use crate::persist::{EditWriter, Writers};
use crate::replica::{Address, Conflict, Dispute, Held, Resolution};
use crate::route::Route;
use serde_json::Value;

/// A text of so many letters is shown with its difference marked.
const LONG: usize = 60;

/// The conflicts of one goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalConflicts {
    /// The address of the goal's page.
    pub href: String,
    /// Its name; of a cycle or another record its own.
    pub name: String,
    /// KPI, objective or key result.
    pub kind: GoalKind,
    /// What is in question.
    pub open: Vec<OpenConflict>,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenConflict {
    /// What the library settles.
    pub conflict: Conflict,
    /// The field, or what happened.
    pub what: String,
    /// What can be chosen, the shown value first.
    pub ways: Vec<ConflictWay>,
    /// Whether a third value can be typed: texts.
    pub takes_text: bool,
}

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictWay {
    /// "Yours", "Ada’s", "A colleague’s".
    pub whose: String,
    /// Whether it was written on this device.
    pub is_mine: bool,
    /// When it was written; empty where nobody knows.
    pub when: String,
    /// The value: what it has in common with the other at its start, what differs, what it has in common at its end.
    pub value: [String; 3],
    /// What choosing it does.
    pub resolution: Resolution,
}

/// All conflicts by goal, goals in the order of files. `day_of` gives the person's day of a moment.
pub fn conflicts(
    sight: &Sight,
    all: &[Conflict],
    writers: &Writers,
    day_of: impl Fn(Stamp) -> Date,
) -> Vec<GoalConflicts> {
    let mut goals: Vec<GoalConflicts> = Vec::new();
    for conflict in all {
        let (href, name, kind) = goal_of(sight, &conflict.record, &conflict.name);
        let open = open(sight, conflict, writers, &day_of);
        match goals
            .iter_mut()
            .find(|goal| goal.href == href && goal.name == name)
        {
            Some(goal) => goal.open.push(open),
            None => goals.push(GoalConflicts {
                href,
                name,
                kind,
                open: vec![open],
            }),
        }
    }
    goals
}

/// Which records have a conflict of their own or of what hangs on them: goals that show a badge.
pub fn in_conflict(sight: &Sight, all: &[Conflict], goal: &Id) -> usize {
    let href = |id: &Id| {
        let of = sight.workspace.find(id);
        of.map(|record| goal_route(sight, record))
    };
    let wanted = href(goal).flatten();
    let is_its = |conflict: &&Conflict| {
        let found = sight.workspace.find(&conflict.record.id);
        let route = found.and_then(|record| goal_route(sight, record));
        conflict.record.id == *goal || (route.is_some() && route == wanted)
    };
    all.iter().filter(is_its).count()
}

fn goal_route(sight: &Sight, record: &Record) -> Option<Route> {
    Some(match record {
        Record::Kpi(kpi) => Route::Kpi(kpi.id.clone()),
        Record::Reading(reading) => Route::Kpi(reading.kpi.clone()),
        Record::Objective(objective) => Route::Objective(objective.id.clone()),
        Record::KeyResult(key_result) => Route::KeyResult(key_result.id.clone()),
        Record::CheckIn(check_in) => Route::KeyResult(check_in.key_result.clone()),
        Record::Amendment(amendment) => Route::KeyResult(amendment.key_result.clone()),
        Record::Review(review) => Route::Objective(review.objective.clone()),
        Record::Initiative(initiative) => match sight.workspace.find(&initiative.parent)? {
            Record::Initiative(_) => return None,
            parent => goal_route(sight, parent)?,
        },
        _ => return None,
    })
}

fn goal_of(sight: &Sight, record: &Address, name: &str) -> (String, String, GoalKind) {
    let found = sight.workspace.find(&record.id);
    let Some(route) = found.and_then(|record| goal_route(sight, record)) else {
        let name = if name.is_empty() {
            record.to_string()
        } else {
            name.to_owned()
        };
        return (String::new(), name, GoalKind::Okr);
    };
    let (id, kind) = match &route {
        Route::Kpi(id) => (id, GoalKind::Kpi),
        Route::KeyResult(id) => (id, GoalKind::KeyResult),
        Route::Objective(id) => (id, GoalKind::Okr),
        _ => (&record.id, GoalKind::Okr),
    };
    let name = sight.workspace.find(id).map_or(name, Record::name);
    (route.href(), name.to_owned(), kind)
}

fn open(
    sight: &Sight,
    conflict: &Conflict,
    writers: &Writers,
    day_of: &impl Fn(Stamp) -> Date,
) -> OpenConflict {
    let day = |at: Stamp| match at {
        Stamp(0) => String::new(),
        at => sight.figures.near_day(day_of(at), sight.as_of.day),
    };
    match &conflict.about {
        Dispute::Deletion { at } => OpenConflict {
            what: "One person deleted it, the other kept working on it.".to_owned(),
            ways: vec![
                simple("Keep it", String::new(), Resolution::Keep),
                simple(
                    "Delete it",
                    format!("deleted {}", day(*at)),
                    Resolution::Delete,
                ),
            ],
            takes_text: false,
            conflict: conflict.clone(),
        },
        Dispute::Field {
            field,
            shown,
            others,
        } => {
            let words =
                |held: &Held| value_words(sight, &conflict.record, field, held.value.as_ref());
            let first = words(shown);
            let way = |held: &Held, beside: &str| {
                let value = words(held);
                let parts = match value.chars().count() > LONG {
                    true => difference(&value, beside).map(str::to_owned),
                    false => [String::new(), value, String::new()],
                };
                let hand = writers.hand(&held.dot.replica);
                ConflictWay {
                    whose: whose(&hand),
                    is_mine: hand == EditWriter::Mine,
                    when: day(held.at),
                    value: parts,
                    resolution: Resolution::Value(held.value.clone()),
                }
            };
            let second = others.first().map(&words).unwrap_or_default();
            let mut ways = vec![way(shown, &second)];
            ways.extend(others.iter().map(|held| way(held, &first)));
            ways.order_by_key(|way| !way.is_mine);
            let is_text = |held: &Held| matches!(held.value, None | Some(Value::String(_)));
            OpenConflict {
                what: place(sight, conflict, field),
                takes_text: is_text(shown) && others.iter().all(is_text) && is_free(field),
                ways,
                conflict: conflict.clone(),
            }
        }
    }
}

/// "Owner"; of a reading or check-in with its day.
fn place(sight: &Sight, conflict: &Conflict, field: &str) -> String {
    let word = field_word(field);
    let day = match sight.workspace.find(&conflict.record.id) {
        Some(Record::Reading(reading)) => Some(("Reading", reading.date)),
        Some(Record::CheckIn(check_in)) => Some(("Check-in", check_in.date)),
        _ => None,
    };
    match day {
        Some((what, day)) => format!("{what} of {}: {word}", sight.figures.short_day(day)),
        None => word,
    }
}

/// Whether any text may stand in the field.
fn is_free(field: &str) -> bool {
    matches!(
        field,
        "name"
            | "title"
            | "text"
            | "why"
            | "owner"
            | "team"
            | "note"
            | "definition"
            | "source"
            | "scope_name"
            | "next_step"
            | "worked"
            | "hindered"
            | "learned"
            | "reason"
            | "wish"
    )
}

fn whose(hand: &EditWriter) -> String {
    match hand {
        EditWriter::Mine => "Yours".to_owned(),
        EditWriter::Named(name) => format!("{name}’s"),
        EditWriter::InFile => "From a file".to_owned(),
        EditWriter::Unknown => "A colleague’s".to_owned(),
    }
}

fn simple(whose: &str, when: String, resolution: Resolution) -> ConflictWay {
    ConflictWay {
        whose: whose.to_owned(),
        is_mine: false,
        when,
        value: Default::default(),
        resolution,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{Command, Kpi, Seeded, Workspace, date};
    use crate::models::tests::{id, kpi, see};
    use crate::replica::Replica;

    /// Somebody who writes.
    struct Person(Replica, Seeded);

    impl Person {
        fn save(&mut self, kpi: Kpi, at: i64) {
            let shown = self.0.workspace().0;
            let change = shown.apply(Command::save(vec![kpi.into()])).unwrap();
            self.0.stamp(&change, Stamp(at), &mut self.1);
        }

        fn copy(&self, seed: u64) -> Self {
            Self(self.0.clone(), Seeded(seed))
        }

        fn fetch(&mut self, other: &Self) {
            self.0
                .join(crate::domain::Deed::Joined, other.0.records().cloned());
        }
    }

    fn told(replica: &Replica) -> Vec<GoalConflicts> {
        let workspace: Workspace = replica.workspace().0;
        let day = |_| date(2026, 11, 20);
        see(&workspace, |sight| {
            conflicts(sight, &replica.conflicts(), &Writers::default(), day)
        })
    }

    fn two() -> (Person, Person) {
        let mut ana = Person(Replica::default(), Seeded(1));
        ana.save(kpi("k", "Jo"), 1);
        let ben = ana.copy(2);
        (ana, ben)
    }

    #[test]
    fn both_values_stand_with_whose_they_are_and_of_when() {
        let (mut ana, mut ben) = two();
        ana.save(
            Kpi {
                owner: "Ada".into(),
                ..kpi("k", "")
            },
            5,
        );
        ben.save(
            Kpi {
                owner: "Ben".into(),
                ..kpi("k", "")
            },
            6,
        );
        ana.fetch(&ben);
        let goals = told(&ana.0);
        assert_eq!(goals.len(), 1);
        assert_eq!(
            (goals[0].name.as_str(), goals[0].kind),
            ("Number k", GoalKind::Kpi)
        );
        let open = &goals[0].open[0];
        assert_eq!(open.what, "Owner");
        let values: Vec<String> = open.ways.iter().map(|way| way.value.concat()).collect();
        assert_eq!(values, ["Ben", "Ada"]);
        assert_eq!(open.ways[0].when, "yesterday");
        assert!(open.takes_text);
    }

    #[test]
    fn a_deletion_against_an_edit_asks_keep_or_delete() {
        let (mut ana, mut ben) = two();
        let change = ana
            .0
            .workspace()
            .0
            .apply(Command::delete(crate::domain::Kind::Kpi, &id("k")))
            .unwrap();
        ana.0.stamp(&change, Stamp(5), &mut ana.1);
        ben.save(
            Kpi {
                note: "still here".into(),
                ..kpi("k", "Jo")
            },
            6,
        );
        ana.fetch(&ben);
        let goals = told(&ana.0);
        let ways: Vec<&str> = goals[0].open[0]
            .ways
            .iter()
            .map(|way| way.whose.as_str())
            .collect();
        assert_eq!(ways, ["Keep it", "Delete it"]);
        assert_eq!(goals[0].open[0].ways[1].resolution, Resolution::Delete);
    }

    #[test]
    fn a_goal_knows_how_many_of_its_own_are_open() {
        let (mut ana, mut ben) = two();
        ana.save(
            Kpi {
                owner: "Ada".into(),
                ..kpi("k", "")
            },
            5,
        );
        ben.save(
            Kpi {
                owner: "Ben".into(),
                ..kpi("k", "")
            },
            6,
        );
        ana.fetch(&ben);
        let workspace = ana.0.workspace().0;
        let open = ana.0.conflicts();
        let of = |name: &str| see(&workspace, |sight| in_conflict(sight, &open, &id(name)));
        assert_eq!((of("k"), of("other")), (1, 0));
    }
}
