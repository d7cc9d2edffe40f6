//! Who changed what and when, of a goal or of everything, from the versions that records keep. Of each field only the latest change is
//! known, so this tells what stands and since when, not every step on the way.

use super::said::{field_word, value_words};
use super::{Sight, dotted};
use crate::domain::{Date, Id, Kind, Ordered, Record, SortedMap, Stamp};
use crate::persist::{EditWriter, Writers};
use crate::replica::{DELETED, Dot, KindWord, Replica, Versioned};
use serde_json::Value;

/// Most lines that are told.
const MOST_LINES: usize = 60;

/// One change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityLine {
    /// The day as people say it.
    pub day: String,
    /// "You", a name, "A colleague".
    pub who: String,
    /// What it was: "Revenue: target and alarm, owner".
    pub what: String,
    /// Whether an aim was changed: it stands out.
    pub is_aim: bool,
}

/// The fields that say what a goal aims at.
const AIMS: [&str; 7] = [
    "targets", "target", "baseline", "band", "measure", "due", "phased",
];

/// Fields that are written along and mean nothing to people.
const QUIET: [&str; 8] = [
    "entered", "example", "order", "id", "author", "decimals", "hour", "goals",
];

/// The latest changes of a goal and of what hangs on it, or of everything; the latest first. `day_of` gives the person's day of a moment.
pub fn activity(
    sight: &Sight,
    replica: &Replica,
    writers: &Writers,
    goal: Option<&Id>,
    day_of: impl Fn(Stamp) -> Date,
) -> Vec<ActivityLine> {
    let is_in_scope = |record: &Versioned| match goal {
        None => !matches!(
            record.address().kind,
            KindWord::Known(Kind::Dismissal | Kind::Link)
        ),
        Some(goal) => belongs(sight, record, goal),
    };
    let mut found: Vec<(Stamp, &Versioned, Dot, Vec<&str>, bool)> = Vec::new();
    for record in replica.records().filter(|record| is_in_scope(record)) {
        let mut edits: SortedMap<&Dot, (Stamp, Vec<&str>)> = SortedMap::new();
        for (field, register) in record.fields() {
            for held in register.held() {
                edits.change_from(
                    &held.dot,
                    || (held.at, Vec::new()),
                    |edit| edit.1.push(field),
                );
            }
        }
        // Each writer counts from one: the first edit of the record itself is the one before which nothing stands.
        let first = edits.iter().map(|(_, (at, _))| *at).min();
        for (dot, (at, fields)) in edits {
            let made_it = dot.counter == 1 && Some(at) == first;
            found.push((at, record, dot.clone(), fields, made_it));
        }
    }
    // What comes in by a file written by hand has no moment.
    found.retain(|(at, ..)| at.0 > 0);
    found.order_by(|one, other| other.0.cmp(&one.0));
    let lines = found
        .into_iter()
        .filter_map(|(at, record, dot, fields, made_it)| {
            let what = what(sight, record, &fields, made_it)?;
            Some(ActivityLine {
                day: sight.figures.near_day(day_of(at), sight.as_of.day),
                who: match writers.hand(&dot.replica) {
                    EditWriter::Mine => "You".to_owned(),
                    EditWriter::Named(name) => name,
                    EditWriter::InFile => "In a file".to_owned(),
                    EditWriter::Unknown => "A colleague".to_owned(),
                },
                is_aim: !made_it && fields.iter().any(|field| AIMS.contains(field)),
                what,
            })
        });
    lines.take(MOST_LINES).collect()
}

fn belongs(sight: &Sight, record: &Versioned, goal: &Id) -> bool {
    if record.address().id == *goal {
        return true;
    }
    let names = |field: &str| {
        let value = record.value(field).and_then(Value::as_str);
        value.map(Id::from_text)
    };
    let parent = ["kpi", "key_result", "objective", "parent"]
        .into_iter()
        .find_map(names);
    parent.is_some_and(|parent| {
        let above = sight.workspace.key_result(&parent);
        parent == *goal || above.is_some_and(|it| it.objective == *goal)
    })
}

/// What one edit did; none for what nobody would look for.
fn what(sight: &Sight, record: &Versioned, fields: &[&str], made_it: bool) -> Option<String> {
    let name = name_of(sight, record)?;
    if fields.contains(&DELETED) {
        let is_back = record.value(DELETED).is_none();
        return Some(format!(
            "{name}: {}",
            if is_back { "restored" } else { "deleted" }
        ));
    }
    let told: Vec<&str> = fields
        .iter()
        .copied()
        .filter(|it| !QUIET.contains(it))
        .collect();
    let said = |field: &str| value_words(sight, record.address(), field, record.value(field));
    if made_it {
        let value = match &record.address().kind {
            KindWord::Known(Kind::Reading | Kind::CheckIn) if record.value("value").is_some() => {
                said("value")
            }
            _ => "new".to_owned(),
        };
        return Some(format!("{name}: {value}"));
    }
    let changed: Vec<String> = match told.as_slice() {
        [] => return None,
        [one] => vec![format!("{} {}", lower(one), said(one))],
        many => many.iter().map(|field| lower(field)).collect(),
    };
    Some(format!("{name}: {}", changed.join(", ")))
}

fn lower(field: &str) -> String {
    crate::domain::letters::to_lowercase(&field_word(field))
}

/// What people call the record, with what it belongs to.
fn name_of(sight: &Sight, record: &Versioned) -> Option<String> {
    let kind = match &record.address().kind {
        KindWord::Known(kind) => *kind,
        KindWord::Unknown(_) => return None,
    };
    if !record.name().is_empty() {
        return Some(record.name().to_owned());
    }
    let of = |field: &str| {
        let id = Id::from_text(record.value(field)?.as_str()?);
        sight
            .workspace
            .find(&id)
            .map(|it: &Record| it.name().to_owned())
    };
    let above = ["kpi", "key_result", "objective", "goal"]
        .into_iter()
        .find_map(of)?;
    let day = record.value("date").and_then(Value::as_str);
    let day = day.and_then(crate::domain::parse_iso);
    let day = day.map_or(String::new(), |day| sight.figures.short_day(day));
    let noun = kind.noun();
    Some(format!(
        "{above}, {}",
        dotted([noun, &day]).replace(" · ", " of ")
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{Band, Command, DatedTarget, Kpi, Seeded, date};
    use crate::models::tests::{id, kpi, reading, see};

    #[test]
    fn the_latest_change_comes_first_and_a_changed_target_stands_out() {
        let mut replica = Replica::default();
        let mut entropy = Seeded(1);
        let mut save = |records: Vec<Record>, at: i64| {
            let change = replica.workspace().0.apply(Command::save(records)).unwrap();
            replica.stamp(&change, Stamp(at), &mut entropy);
        };
        save(vec![kpi("k", "Jo").into(), kpi("other", "Ada").into()], 1);
        save(vec![reading("k", date(2026, 11, 2), 4.0).into()], 2);
        let target = DatedTarget {
            from: DatedTarget::beginning(),
            target: Band::at_most(3.0),
            alarm: None,
        };
        save(
            vec![
                Kpi {
                    targets: vec![target],
                    ..kpi("k", "Jo")
                }
                .into(),
            ],
            3,
        );
        let workspace = replica.workspace().0;
        let told = |goal: Option<&Id>| {
            see(&workspace, |sight| {
                activity(sight, &replica, &Writers::default(), goal, |_| {
                    date(2026, 11, 20)
                })
            })
        };
        let whats: Vec<String> = told(Some(&id("k")))
            .iter()
            .map(|line| line.what.clone())
            .collect();
        assert_eq!(
            whats,
            [
                "Number k: target and alarm at most 3",
                "Number k, reading of 2 Nov: 4",
                "Number k: new",
            ]
        );
        let aims: Vec<bool> = told(Some(&id("k")))
            .iter()
            .map(|line| line.is_aim)
            .collect();
        assert_eq!(aims, [true, false, false]);
        assert_eq!(told(None).len(), 4);
        assert_eq!(told(None)[0].day, "yesterday");
    }

    #[test]
    fn a_deletion_is_told_and_nothing_is_of_an_empty_workspace() {
        let mut replica = Replica::default();
        let mut entropy = Seeded(1);
        let change = replica
            .workspace()
            .0
            .apply(Command::save(vec![kpi("k", "Jo").into()]))
            .unwrap();
        replica.stamp(&change, Stamp(1), &mut entropy);
        let change = replica
            .workspace()
            .0
            .apply(Command::delete(Kind::Kpi, &id("k")))
            .unwrap();
        replica.stamp(&change, Stamp(2), &mut entropy);
        let workspace = replica.workspace().0;
        let lines = see(&workspace, |sight| {
            activity(sight, &replica, &Writers::default(), None, |_| {
                date(2026, 11, 20)
            })
        });
        assert_eq!(lines[0].what, "Number k: deleted");
        let empty = see(&workspace, |sight| {
            activity(
                sight,
                &Replica::default(),
                &Writers::default(),
                None,
                |_| date(2026, 11, 20),
            )
        });
        assert_eq!(empty, []);
    }

    #[test]
    fn the_first_edit_of_a_second_person_is_no_new_goal() {
        let save = |replica: &mut Replica, owner: &str, at: i64, seed: u64| {
            let records = vec![kpi("k", owner).into()];
            let change = replica.workspace().0.apply(Command::save(records)).unwrap();
            replica.stamp(&change, Stamp(at), &mut Seeded(seed));
        };
        let mut first = Replica::default();
        save(&mut first, "Jo", 1, 1);
        let mut second = Replica::from_records(first.records().cloned());
        save(&mut second, "Ada", 2, 2);
        let lines = see(&second.workspace().0, |sight| {
            activity(sight, &second, &Writers::default(), None, |_| {
                date(2026, 11, 20)
            })
        });
        let whats: Vec<&str> = lines.iter().map(|line| line.what.as_str()).collect();
        assert_eq!(whats, ["Number k: owner Ada", "Number k: new"]);
    }
}
