//! What the Share page says: the file for a colleague, what waits for a decision, what was deleted lately.

use super::conflicts::{GoalConflicts, OpenConflict};
use super::sharing::{Choice, SharedGoal, size_words};
use super::{FilterFacts, Sight};
use crate::domain::{Date, Stamp};
use crate::exchange::{DeletedGoal, Export, ExportOptions, Item};
use crate::figures::count;
use crate::replica::{Address, Conflict, Resolution};

/// The file for a colleague, before it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileOut {
    /// Whether there is any goal to share.
    pub has_goals: bool,
    /// What the button says that saves it.
    pub label: String,
    /// Whether there is anything in it.
    pub can_save: bool,
    /// The filters that have something to choose.
    pub filters: Vec<FilterFacts>,
    /// The goals that the filters leave.
    pub listed: Vec<SharedGoal>,
    /// How many of them are in.
    pub told: String,
    /// What the box says that lets private goals in; empty where there are none.
    pub private: String,
}

/// What the part that writes the file says.
pub fn file_out(goals: &[SharedGoal], choice: &Choice, with_private: bool) -> FileOut {
    let listed: Vec<SharedGoal> = choice.of(goals, with_private).cloned().collect();
    let is_in = |goal: &&SharedGoal| !choice.without.contains(&goal.id);
    let chosen = listed.iter().filter(is_in).count();
    let private = goals.iter().filter(|goal| goal.is_private).count();
    let filters = choice.filters(goals).into_iter();
    FileOut {
        has_goals: !goals.is_empty(),
        label: format!("Save a file with {}", count(chosen, "goal", "goals")),
        can_save: chosen > 0,
        filters: filters.filter(|it| !it.options.is_empty()).collect(),
        told: format!("{chosen} of {}", count(listed.len(), "goal", "goals")),
        listed,
        private: match private {
            0 => String::new(),
            some => format!("Include {}", count(some, "private goal", "private goals")),
        },
    }
}

/// What goes into the file.
pub fn file_options(
    goals: &[SharedGoal],
    choice: &Choice,
    with_private: bool,
    with_notes: bool,
) -> ExportOptions {
    ExportOptions {
        include_kept: with_private,
        with_notes,
        only: choice.only(goals, with_private),
    }
}

/// "14 records, 12 KB. 1 private goal stays out."
pub fn measured(sight: &Sight, file: &Export) -> String {
    let left_out = match file.kept_goals.len() {
        0 => String::new(),
        some => format!(
            " {} out.",
            count(some, "private goal stays", "private goals stay")
        ),
    };
    let size = size_words(file.text.len(), sight);
    format!(
        "{}, {size}.{left_out}",
        count(file.records, "record", "records")
    )
}

/// What is said once a file of this name is saved.
pub fn saved(name: &str, file: &Export) -> String {
    let records = count(file.records, "record", "records");
    let left_out = match file.kept_goals.len() {
        0 => String::new(),
        some => format!(
            " Left out: {}.",
            count(some, "private goal", "private goals")
        ),
    };
    format!("Saved {name} with {records}.{left_out}")
}

/// Everything that waits for a decision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undecided {
    /// "2 conflicts to decide"; empty where there are none.
    pub title: String,
    /// The conflicts, goal by goal.
    pub goals: Vec<GoalConflicts>,
    /// What settles all of them that have one side of this device by that side, and by the other; empty where a single click does as
    /// much.
    pub mine: Vec<(Conflict, Resolution)>,
    /// The same by the other side.
    pub theirs: Vec<(Conflict, Resolution)>,
}

/// What the part that decides conflicts says.
pub fn undecided(goals: Vec<GoalConflicts>) -> Undecided {
    let open: Vec<&OpenConflict> = goals.iter().flat_map(|goal| &goal.open).collect();
    let all = |mine: bool| match open.as_slice() {
        [] | [_] => Vec::new(),
        open => {
            let sides = open.iter();
            let sides = sides.filter_map(|open| Some((open.conflict.clone(), side(open, mine)?)));
            sides.collect()
        }
    };
    Undecided {
        title: match open.len() {
            0 => String::new(),
            some => count(some, "conflict to decide", "conflicts to decide"),
        },
        mine: all(true),
        theirs: all(false),
        goals,
    }
}

/// What choosing one side settles; none where it is not known whose the values are.
fn side(open: &OpenConflict, mine: bool) -> Option<Resolution> {
    let is_known = open.ways.iter().any(|way| way.is_mine);
    let mut ways = open.ways.iter().filter(|way| way.is_mine == mine);
    let way = ways.next().filter(|_| is_known)?;
    Some(way.resolution.clone())
}

/// What was deleted lately.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeletedLately {
    /// The latest.
    pub lines: Vec<DeletedLine>,
    /// How many more there are, in words; empty for none.
    pub more: String,
    /// The records of all of them.
    pub all: Vec<Address>,
}

/// A goal that was deleted, or what was deleted of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeletedLine {
    /// What people call it.
    pub name: String,
    /// When, and how much went with it.
    pub about: String,
    /// What comes back with it.
    pub records: Vec<Address>,
}

/// Most lines drawn at once; restoring all reaches the others too.
const MOST_LINES: usize = 100;

/// What the list of deleted goals says. `day_of` gives the person's day of a moment.
pub fn deleted_lately(
    sight: &Sight,
    all: &[DeletedGoal],
    day_of: impl Fn(Stamp) -> Date,
) -> DeletedLately {
    let line = |goal: &DeletedGoal| {
        let along = match goal.records.len().saturating_sub(1) {
            0 => String::new(),
            some => format!(", with {}", count(some, "record", "records")),
        };
        let near = sight.figures.near_day(day_of(goal.at), sight.as_of.day);
        DeletedLine {
            name: item_words(&goal.top),
            about: format!("Deleted {near}{along}"),
            records: goal.records.clone(),
        }
    };
    DeletedLately {
        lines: all.iter().take(MOST_LINES).map(line).collect(),
        more: match all.len().saturating_sub(MOST_LINES) {
            0 => String::new(),
            some => format!("and {some} more"),
        },
        all: all.iter().flat_map(|goal| goal.records.clone()).collect(),
    }
}

/// "KPI: Churn"; of a record without a name its kind and id.
pub fn item_words(item: &Item) -> String {
    match item.title.as_str() {
        "" => item.record.to_string(),
        title => format!("{}: {title}", item.record.kind),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{Kind, Kpi, Visibility, Workspace, date};
    use crate::models::GoalKind;
    use crate::models::conflicts::ConflictWay;
    use crate::models::sharing::goals;
    use crate::models::tests::{autumn, id, kpi, objective, see};
    use crate::replica::{Dispute, KindWord};

    fn all() -> Vec<SharedGoal> {
        let secret = Kpi {
            visibility: Visibility::Kept,
            ..kpi("secret", "Ada")
        };
        let records = [
            autumn().into(),
            objective("o", "Ada").into(),
            kpi("k", "Jo").into(),
            secret.into(),
        ];
        see(&Workspace::from_records(records), goals)
    }

    #[test]
    fn the_button_counts_what_goes_into_the_file() {
        let mut choice = Choice::default();
        let page = file_out(&all(), &choice, false);
        assert_eq!(
            (page.label.as_str(), page.told.as_str()),
            ("Save a file with 2 goals", "2 of 2 goals")
        );
        assert_eq!(page.private, "Include 1 private goal");
        assert_eq!(file_out(&all(), &choice, true).told, "3 of 3 goals");
        choice.owner = "Jo".into();
        choice.without.insert(id("k"));
        let page = file_out(&all(), &choice, false);
        assert_eq!(
            (page.label.as_str(), page.can_save),
            ("Save a file with 0 goals", false)
        );
        assert_eq!(page.listed.len(), 1);
        let labels: Vec<&str> = page.filters.iter().map(|it| it.label).collect();
        assert_eq!(labels, ["Owner", "Cycle"]);
        let options = file_options(&all(), &choice, false, false);
        assert_eq!(
            (options.with_notes, options.only.unwrap().len()),
            (false, 0)
        );
    }

    #[test]
    fn without_goals_there_is_nothing_to_save() {
        let page = file_out(&[], &Choice::default(), false);
        assert!(
            !page.has_goals && !page.can_save && page.filters.is_empty() && page.private.is_empty()
        );
    }

    #[test]
    fn a_file_is_told_with_what_stays_out() {
        let private = Address {
            kind: KindWord::Known(Kind::Kpi),
            id: id("secret"),
        };
        let mut file = Export {
            text: "x".repeat(2_300),
            records: 1,
            kept_goals: vec![private],
            kept_records: 1,
            is_complete: false,
        };
        let said = |file: &Export| see(&Workspace::default(), |sight| measured(sight, file));
        assert_eq!(said(&file), "1 record, 3 KB. 1 private goal stays out.");
        assert_eq!(
            saved("a.json", &file),
            "Saved a.json with 1 record. Left out: 1 private goal."
        );
        file.kept_goals.clear();
        file.records = 2;
        assert_eq!(said(&file), "2 records, 3 KB.");
        assert_eq!(saved("a.json", &file), "Saved a.json with 2 records.");
    }

    fn open(name: &str, whose: &[bool]) -> OpenConflict {
        let about = Dispute::Deletion { at: Stamp(1) };
        let record = Address {
            kind: KindWord::Known(Kind::Kpi),
            id: id(name),
        };
        let way = |is_mine: &bool| ConflictWay {
            whose: String::new(),
            is_mine: *is_mine,
            when: String::new(),
            value: Default::default(),
            resolution: if *is_mine {
                Resolution::Keep
            } else {
                Resolution::Delete
            },
        };
        OpenConflict {
            conflict: Conflict {
                record,
                name: String::new(),
                about,
            },
            what: String::new(),
            ways: whose.iter().map(way).collect(),
            takes_text: false,
        }
    }

    fn of_goal(open: Vec<OpenConflict>) -> Vec<GoalConflicts> {
        vec![GoalConflicts {
            open,
            kind: GoalKind::Kpi,
            ..GoalConflicts::default()
        }]
    }

    #[test]
    fn all_are_settled_by_one_side_where_it_is_known_whose_they_are() {
        let page = undecided(of_goal(vec![
            open("a", &[true, false]),
            open("b", &[false, false]),
        ]));
        assert_eq!(page.title, "2 conflicts to decide");
        let settled = |all: &[(Conflict, Resolution)]| -> Vec<(String, Resolution)> {
            let told = all
                .iter()
                .map(|(it, how)| (it.record.id.to_string(), how.clone()));
            told.collect()
        };
        assert_eq!(settled(&page.mine), [("a".to_owned(), Resolution::Keep)]);
        assert_eq!(
            settled(&page.theirs),
            [("a".to_owned(), Resolution::Delete)]
        );
    }

    #[test]
    fn one_conflict_is_settled_by_itself_and_none_says_nothing() {
        let page = undecided(of_goal(vec![open("a", &[true, false])]));
        assert_eq!(
            (page.title.as_str(), page.mine.len()),
            ("1 conflict to decide", 0)
        );
        assert_eq!(undecided(Vec::new()), Undecided::default());
    }

    #[test]
    fn what_was_deleted_is_told_with_its_day_and_what_went_along() {
        let address = |name: &str| Address {
            kind: KindWord::Known(Kind::Kpi),
            id: id(name),
        };
        let goal = |name: &str, title: &str, records: usize| DeletedGoal {
            top: Item {
                record: address(name),
                title: title.to_owned(),
            },
            at: Stamp(1),
            records: (0..records)
                .map(|at| address(&format!("{name}{at}")))
                .collect(),
        };
        let goals: Vec<DeletedGoal> = std::iter::once(goal("k", "Churn", 3))
            .chain((0..MOST_LINES).map(|at| goal(&format!("n{at}"), "", 1)))
            .collect();
        let told = see(&Workspace::default(), |sight| {
            deleted_lately(sight, &goals, |_| date(2026, 11, 20))
        });
        let first = &told.lines[0];
        assert_eq!(first.name, "KPI: Churn");
        assert_eq!(first.about, "Deleted yesterday, with 2 records");
        assert_eq!(told.lines[1].about, "Deleted yesterday");
        assert_eq!(
            (told.lines.len(), told.more.as_str()),
            (MOST_LINES, "and 1 more")
        );
        assert_eq!(told.all.len(), 3 + MOST_LINES);
    }
}
