//! What was closed stays as it was until it is opened again with a reason (DOMAIN §8).

use super::change::Edit;
use super::command::Refusal;
use super::deed::Deed;
use super::id::Id;
use super::okr::State;
use super::record::{Kind, Record};
use super::workspace::Workspace;

/// Refuses edits that reach into an objective that was closed before them: itself, its key results, check-ins, initiatives,
/// amendments and review. Reopening may, if it says why. What comes from elsewhere (a merged file, another tab) and what takes
/// a change back is not a person's edit and passes.
///
/// # Errors
/// [`Refusal::Closed`] with the objective's title, or [`Refusal::NoReason`].
pub(super) fn guard(workspace: &Workspace, deed: Deed, edits: &[Edit]) -> Result<(), Refusal> {
    if matches!(deed, Deed::Imported | Deed::ExampleLoaded | Deed::Joined) {
        return Ok(());
    }
    for edit in edits {
        for record in edit.before.iter().chain(&edit.after) {
            // A KPI that is deleted takes its links along, whoever it was linked to.
            if deed == Deed::Deleted && record.kind() == Kind::Link {
                continue;
            }
            // And its readings stay as check-ins: the closed key result keeps the numbers it was closed with.
            if deed == Deed::Deleted && edit.before.is_none() {
                continue;
            }
            let closed = owner(workspace, record)
                .and_then(|id| workspace.objective(id))
                .filter(|objective| objective.state == State::Closed);
            let Some(objective) = closed else { continue };
            let is_part = matches!(record.kind(), Kind::Objective | Kind::Review);
            if deed != Deed::Reopened || !is_part {
                return Err(Refusal::Closed {
                    title: objective.title.clone(),
                });
            }
            if !says_why(&objective.id, edits) {
                return Err(Refusal::NoReason);
            }
        }
    }
    Ok(())
}

/// Whether one of the edits writes down why an objective is opened again.
fn says_why(objective: &Id, edits: &[Edit]) -> bool {
    edits.iter().any(|edit| match &edit.after {
        Some(Record::Review(review)) => {
            review.objective == *objective && !review.reopened.trim().is_empty()
        }
        _ => false,
    })
}

/// The objective that a record is part of. A link is part of what it starts from.
fn owner<'a>(workspace: &'a Workspace, record: &'a Record) -> Option<&'a Id> {
    let of_key_result = |id: &Id| workspace.key_result(id).map(|it| &it.objective);
    match record {
        Record::Objective(objective) => Some(&objective.id),
        Record::KeyResult(key_result) => Some(&key_result.objective),
        Record::CheckIn(check_in) => of_key_result(&check_in.key_result),
        Record::Amendment(amendment) => of_key_result(&amendment.key_result),
        Record::Review(review) => Some(&review.objective),
        Record::Initiative(initiative) => {
            of_key_result(&initiative.parent).or(Some(&initiative.parent))
        }
        Record::Link(link) => of_key_result(&link.from).or(Some(&link.from)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        CheckIn, Command, Initiative, KeyResult, Kpi, Link, Meaning, Objective, Ref, Review, date,
    };

    fn id(text: &str) -> Id {
        Id::from_text(text)
    }

    fn objective(state: State) -> Objective {
        Objective {
            id: id("o"),
            title: "Make waiting short".into(),
            state,
            ..Objective::default()
        }
    }

    fn review(reopened: &str) -> Review {
        Review {
            id: id("v"),
            objective: id("o"),
            date: date(2027, 1, 4),
            score: Some(0.7),
            reopened: reopened.into(),
            ..Review::default()
        }
    }

    fn check_in() -> CheckIn {
        CheckIn {
            id: id("c"),
            key_result: id("k"),
            value: Some(3.0),
            ..CheckIn::default()
        }
    }

    fn closed() -> Workspace {
        let key_result = KeyResult {
            id: id("k"),
            objective: id("o"),
            ..KeyResult::default()
        };
        let kpi = Kpi {
            id: id("kpi"),
            ..Kpi::default()
        };
        Workspace::from_records([
            objective(State::Closed).into(),
            key_result.into(),
            check_in().into(),
            review("").into(),
            kpi.into(),
            Link::new(&id("k"), Meaning::MeasuredBy, &id("kpi")).into(),
        ])
    }

    fn refusal(command: Command) -> Refusal {
        closed().apply(command).unwrap_err()
    }

    #[test]
    fn nothing_of_a_closed_objective_can_be_edited() {
        let edits: Vec<Record> = vec![
            Objective {
                owner: "Jo".into(),
                ..objective(State::Closed)
            }
            .into(),
            objective(State::Running).into(),
            KeyResult {
                id: id("k"),
                objective: id("o"),
                target: Some(5.0),
                ..KeyResult::default()
            }
            .into(),
            CheckIn {
                value: Some(4.0),
                ..check_in()
            }
            .into(),
            CheckIn {
                id: id("another"),
                ..check_in()
            }
            .into(),
            Initiative {
                id: id("i"),
                parent: id("k"),
                ..Initiative::default()
            }
            .into(),
            Review {
                score: Some(1.0),
                ..review("")
            }
            .into(),
            Link::new(&id("o"), Meaning::Improves, &id("kpi")).into(),
        ];
        for edit in edits {
            let said = refusal(Command::save(vec![edit.clone()])).to_string();
            assert!(said.contains("“Make waiting short” is closed"), "{edit:?}");
            assert!(said.contains("reopen it and give a reason"), "{said}");
        }
        for target in [
            Ref::new(Kind::Objective, &id("o")),
            Ref::new(Kind::CheckIn, &id("c")),
        ] {
            let delete = Command::Delete {
                targets: vec![target],
            };
            assert!(matches!(refusal(delete), Refusal::Closed { .. }));
        }
    }

    #[test]
    fn moving_a_key_result_out_of_a_closed_objective_is_refused_too() {
        let moved = KeyResult {
            id: id("k"),
            objective: id("elsewhere"),
            ..KeyResult::default()
        };
        let command = Command::save(vec![moved.into()]);
        assert!(matches!(refusal(command), Refusal::Closed { .. }));
    }

    #[test]
    fn it_is_opened_again_with_a_reason_and_undo_closes_it_as_it_was() {
        let reopen = |why: &str| Command::Save {
            deed: Deed::Reopened,
            records: vec![objective(State::Running).into(), review(why).into()],
        };
        assert_eq!(refusal(reopen("  ")), Refusal::NoReason);
        let mut workspace = closed();
        let before = workspace.clone();
        let change = workspace.apply(reopen("A late invoice came in.")).unwrap();
        workspace.commit(&change);
        assert_eq!(workspace.objective(&id("o")).unwrap().state, State::Running);
        let undone = workspace
            .apply(Command::Revert {
                change: Box::new(change),
            })
            .unwrap();
        workspace.commit(&undone);
        assert_eq!(workspace, before);
    }

    #[test]
    fn reopening_is_no_way_to_edit_what_hangs_on_it() {
        let command = Command::Save {
            deed: Deed::Reopened,
            records: vec![
                objective(State::Running).into(),
                review("A late invoice").into(),
                CheckIn {
                    value: Some(9.0),
                    ..check_in()
                }
                .into(),
            ],
        };
        assert!(matches!(refusal(command), Refusal::Closed { .. }));
    }

    #[test]
    fn what_comes_from_elsewhere_passes_and_so_does_a_kpi_that_goes_with_its_links() {
        let import = Command::Save {
            deed: Deed::Imported,
            records: vec![objective(State::Running).into()],
        };
        assert!(closed().apply(import).is_ok());
        assert!(
            closed()
                .apply(Command::delete(Kind::Kpi, &id("kpi")))
                .is_ok()
        );
        assert!(closed().apply(Command::Empty).is_ok());
    }

    #[test]
    fn closing_itself_is_one_step_with_the_review() {
        let workspace = Workspace::from_records([objective(State::Running).into()]);
        let close = Command::Save {
            deed: Deed::Closed,
            records: vec![objective(State::Closed).into(), review("").into()],
        };
        assert_eq!(workspace.apply(close).unwrap().edits.len(), 2);
    }
}
