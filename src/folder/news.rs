//! What came out of the team's file, in one line.

use crate::domain::{Edit, Kind};
use crate::figures::count;

/// What these edits brought; none where they brought nothing that people see.
pub fn news(edits: &[Edit]) -> Option<String> {
    let is_goal = |edit: &&Edit| {
        let reference = edit.reference();
        reference.is_some_and(|it| matches!(it.kind, Kind::Kpi | Kind::Objective))
    };
    let is_value = |edit: &&Edit| {
        let reference = edit.reference();
        reference.is_some_and(|it| matches!(it.kind, Kind::Reading | Kind::CheckIn))
    };
    let is_new = |edit: &&Edit| edit.before.is_none();
    let is_gone = |edit: &&Edit| edit.after.is_none();
    let goals = || edits.iter().filter(is_goal);
    let added = goals().filter(is_new).count();
    let deleted = goals().filter(is_gone).count();
    let values = edits.iter().filter(is_value).filter(is_new).count();
    let others = edits.len() - added - deleted - values;
    let parts = [
        (added, "new goal", "new goals"),
        (values, "update", "updates"),
        (deleted, "goal deleted", "goals deleted"),
        (others, "other change", "other changes"),
    ];
    let said = parts.iter().filter(|(number, _, _)| *number > 0);
    let said: Vec<String> = said
        .map(|(number, one, many)| count(*number, one, many))
        .collect();
    (!said.is_empty()).then(|| format!("From the team folder: {}.", said.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Kpi, Reading, Record};

    fn new(record: impl Into<Record>) -> Edit {
        Edit {
            before: None,
            after: Some(record.into()),
        }
    }

    #[test]
    fn it_counts_what_people_call_by_name() {
        let kpi = |name: &str| Kpi {
            name: name.into(),
            ..Kpi::default()
        };
        let gone = Edit {
            before: Some(kpi("Churn").into()),
            after: None,
        };
        let renamed = Edit {
            before: Some(kpi("Sales").into()),
            after: Some(kpi("Revenue").into()),
        };
        let edits = [
            new(kpi("NPS")),
            new(Reading::default()),
            new(Reading::default()),
            gone,
            renamed,
        ];
        assert_eq!(
            news(&edits).as_deref(),
            Some("From the team folder: 1 new goal, 2 updates, 1 goal deleted, 1 other change.")
        );
        assert_eq!(news(&[]), None);
    }
}
