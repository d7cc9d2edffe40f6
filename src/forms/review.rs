//! The form that closes an objective: score, retrospective, what becomes of it (DOMAIN §8).

use super::ground::Ground;
use super::problem::{Fault, Outcome, Problem};
use super::reader::Reader;
use super::sheet::FormSheet;
use super::slot::Slot;
use super::words::{CAUSES, CHOICES, word_of};
use crate::domain::{
    Cycle, Entropy, FiscalYear, Id, Objective, Review, ReviewChoice, State, read_f64,
};
use crate::insight::{AsOf, carry_over, closing, final_values, next_cycles, score, stand};

/// The form of a review that is still to be written. An objective that was opened again starts from what its last review said.
pub fn review_sheet(objective: &Id, ground: &Ground) -> FormSheet {
    let sheet = FormSheet::default().with(Slot::Id, objective.as_str());
    let last = ground
        .workspace
        .reviews_of(objective)
        .max_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
    let Some(last) = last else { return sheet };
    sheet
        .with(Slot::Cause, word_of(&CAUSES, last.cause))
        .with(Slot::Worked, &last.worked)
        .with(Slot::Hindered, &last.hindered)
        .with(Slot::Learned, &last.learned)
        .with(Slot::Choice, word_of(&CHOICES, last.choice))
}

/// The score that will be kept: the one a person chose, else the suggested one.
pub fn effective_score(sheet: &FormSheet, suggested: Option<f64>) -> Option<f64> {
    chosen_score(sheet).or(suggested)
}

/// Turns the form into the closed objective and its review.
///
/// # Errors
/// Everything that is missing: a score where nothing suggests one, a reason for another score than the suggested, the cause
/// where one fell short, what becomes of it.
pub fn read_review(
    sheet: &FormSheet,
    ground: &Ground,
    entropy: &mut dyn Entropy,
) -> Result<Outcome, Vec<Problem>> {
    let mut reader = Reader::new(*ground);
    let id = Id::from_text(sheet.text(Slot::Id));
    let as_of = AsOf::from((ground.habits.today, ground.habits.week_starts));
    let before = ground.workspace.objective(&id);
    let suggested = closing(ground.workspace, &id, as_of).and_then(|found| found.suggested);
    let chosen = chosen_score(sheet);
    let reason = reader.long(sheet, Slot::Override);
    let differs = chosen.is_some() && !is_same(chosen, suggested);
    let given = effective_score(sheet, suggested);
    if given.is_none() {
        let ask = "Nothing was measured, so there is no suggested score. Choose one.";
        reader.note(sheet, Slot::Score, Fault::Missing(ask));
    }
    if differs && reason.is_empty() {
        let ask = "This differs from the suggested score. Say why, for anyone who reads it later.";
        reader.note(sheet, Slot::Override, Fault::Missing(ask));
    }
    let worked = reader.long(sheet, Slot::Worked);
    let hindered = reader.long(sheet, Slot::Hindered);
    let cause = reader.choice(sheet, Slot::Cause, &CAUSES);
    let judgement = given
        .zip(before)
        .map(|(given, objective)| score::judge(given, objective.ambition));
    if cause.is_none() && judgement.is_some_and(score::Judgement::asks_for_cause) {
        let ask = "It fell short. Choose what got in the way most.";
        reader.note(sheet, Slot::Cause, Fault::Missing(ask));
    }
    let learned = reader.long(sheet, Slot::Learned);
    let choice = reader.choice(sheet, Slot::Choice, &CHOICES);
    if choice.is_none() {
        let ask = "Choose what happens next: continue, revise or drop it.";
        reader.note(sheet, Slot::Choice, Fault::Missing(ask));
    }
    let Some(before) = before else {
        reader.note(sheet, Slot::Score, Fault::Gone);
        return Err(reader.problems);
    };
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let review = Review {
        id: Id::random(entropy),
        objective: id.clone(),
        date: ground.habits.today,
        suggested,
        score: given,
        reason: if differs { reason } else { String::new() },
        cause,
        worked,
        hindered,
        learned,
        choice,
        author: ground.author.to_owned(),
        stood: stand(ground.workspace, &id, as_of),
        example: before.example,
        ..Review::default()
    };
    let closed = Objective {
        state: State::Closed,
        ..before.clone()
    };
    let mut records = vec![closed.into(), review.into()];
    if let Some(into) = goes_on_in(sheet, ground) {
        let open = final_values(ground.workspace, &id, as_of, &ground.habits.figures);
        let open = open.into_iter().filter(|it| !it.is_done).map(|it| it.id);
        let open: Vec<Id> = open.collect();
        let copies = carry_over(
            ground.workspace,
            &id,
            &open,
            &into,
            ReviewChoice::Keep,
            as_of,
            entropy,
        );
        records.extend(copies);
    }
    Ok(Outcome::on(ground, id, records, Vec::new()))
}

/// The cycle in which the objective goes on by the same step that closes it: the next one, where a person keeps it and asked for that.
pub fn goes_on_in(sheet: &FormSheet, ground: &Ground) -> Option<Cycle> {
    let is_kept = sheet.text(Slot::Choice) == word_of(&CHOICES, Some(ReviewChoice::Keep));
    if !is_kept || sheet.text(Slot::GoesOn).is_empty() {
        return None;
    }
    let objective = ground
        .workspace
        .objective(&Id::from_text(sheet.text(Slot::Id)))?;
    let habits = ground.habits;
    let fiscal = FiscalYear::starting_in(habits.fiscal_month);
    let ended = ground.workspace.cycle_of(objective)?;
    let next = next_cycles(
        ground.workspace,
        ended,
        fiscal,
        habits.today,
        &habits.figures,
    );
    next.into_iter().next()
}

fn chosen_score(sheet: &FormSheet) -> Option<f64> {
    let typed = read_f64(sheet.text(Slot::Score));
    typed.filter(|score| (0.0..=1.0).contains(score))
}

/// Scores are compared to a thousandth, as they are judged.
fn is_same(one: Option<f64>, other: Option<f64>) -> bool {
    one.zip(other)
        .is_some_and(|(one, other)| (one - other).abs() < 0.000_5)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use crate::domain::{
        Ambition, Cause, CheckIn, Command, Deed, KeyResult, Record, ReviewChoice, Seeded,
        Workspace, date,
    };
    use crate::figures::Figures;
    use crate::forms::Habits;

    /// One key result that came from 0 to 7 of 10.
    fn lived(ambition: Ambition, value: Option<f64>) -> Workspace {
        let objective = Objective {
            id: Id::from_text("o"),
            ambition: Some(ambition),
            ..Objective::default()
        };
        let key_result = KeyResult {
            id: Id::from_text("k"),
            objective: Id::from_text("o"),
            baseline: Some(0.0),
            target: Some(10.0),
            ..KeyResult::default()
        };
        let check_in = value.map(|value| {
            Record::from(CheckIn {
                id: Id::from_text("c"),
                key_result: Id::from_text("k"),
                date: date(2026, 12, 28),
                value: Some(value),
                ..CheckIn::default()
            })
        });
        Workspace::from_records(
            [Record::from(objective), key_result.into()]
                .into_iter()
                .chain(check_in),
        )
    }

    fn read(workspace: &Workspace, sheet: &FormSheet) -> Result<Outcome, Vec<Problem>> {
        let ground = Ground {
            workspace,
            habits: Habits {
                figures: Figures::default(),
                fiscal_month: 1,
                today: date(2027, 1, 4),
                week_starts: chrono::Weekday::Mon,
            },
            author: "Ada",
        };
        read_review(sheet, &ground, &mut Seeded(1))
    }

    fn sheet() -> FormSheet {
        FormSheet::default()
            .with(Slot::Id, "o")
            .with(Slot::Choice, "keep")
    }

    fn asked(workspace: &Workspace, sheet: &FormSheet) -> Vec<Slot> {
        let problems = read(workspace, sheet).unwrap_err();
        problems.iter().map(|problem| problem.slot).collect()
    }

    #[test]
    fn what_is_suggested_needs_no_reason_and_becomes_one_closing_step() {
        let workspace = lived(Ambition::Aspirational, Some(7.0));
        let outcome = read(&workspace, &sheet()).unwrap();
        let Record::Review(review) = outcome.records.last().unwrap() else {
            panic!("no review")
        };
        assert_eq!((review.suggested, review.score), (Some(0.7), Some(0.7)));
        assert_eq!(
            (review.choice, review.author.as_str()),
            (Some(ReviewChoice::Keep), "Ada")
        );
        let command = outcome.command();
        assert!(matches!(
            command,
            Command::Rewrite {
                deed: Deed::Closed,
                ..
            }
        ));
        let mut closed = workspace.clone();
        closed.commit(&workspace.apply(command).unwrap());
        let objective = closed.objective(&Id::from_text("o")).unwrap();
        assert_eq!(crate::insight::final_score(&closed, objective), Some(0.7));
    }

    #[test]
    fn what_is_kept_goes_on_by_the_step_that_closes_it_where_that_was_asked() {
        let mut workspace = lived(Ambition::Aspirational, Some(7.0));
        let cycle = crate::domain::Cycle {
            id: Id::from_text("q4"),
            name: "Q4 2026".to_owned(),
            start: date(2026, 10, 1),
            end: date(2026, 12, 31),
            ..Default::default()
        };
        let objective = workspace.objective(&Id::from_text("o")).unwrap();
        let objective = Objective {
            cycle: Some(cycle.id.clone()),
            ..objective.clone()
        };
        let saved = Command::save(vec![cycle.into(), objective.into()]);
        let change = workspace.apply(saved).unwrap();
        workspace.commit(&change);

        let asked = sheet().with(Slot::GoesOn, "yes");
        for (sheet, copies) in [
            (asked.clone(), 1),
            (sheet(), 0),
            (asked.with(Slot::Choice, "drop"), 0),
        ] {
            let command = read(&workspace, &sheet).unwrap().command();
            let change = workspace.apply(command).unwrap();
            let mut after = workspace.clone();
            after.commit(&change);
            let old = Id::from_text("o");
            assert_eq!(after.objective(&old).unwrap().state, State::Closed);
            let copy = crate::insight::carried_into(&after, &old);
            assert_eq!(usize::from(copy.is_some()), copies);
            if let Some(copy) = copy {
                assert_eq!(copy.state, State::Running);
                assert_eq!(after.cycle_of(copy).unwrap().name, "Q1 2027");
                let key_results = after.key_results_of(&copy.id);
                let baselines: Vec<_> = key_results.iter().map(|it| it.baseline).collect();
                assert_eq!(baselines, [Some(7.0)]);
            }
        }
    }

    #[test]
    fn another_score_asks_why_and_the_same_one_does_not() {
        let workspace = lived(Ambition::Aspirational, Some(7.0));
        let other = sheet().with(Slot::Score, "0.8");
        assert_eq!(asked(&workspace, &other), [Slot::Override]);
        let why = other.with(Slot::Override, "The hard part is behind us.");
        assert!(read(&workspace, &why).is_ok());
        let same = sheet()
            .with(Slot::Score, "0.7")
            .with(Slot::Override, "typed before");
        let outcome = read(&workspace, &same).unwrap();
        assert!(
            outcome.records.iter().all(
                |record| !matches!(record, Record::Review(review) if !review.reason.is_empty())
            )
        );
    }

    #[test]
    fn a_promise_that_fell_short_asks_for_a_cause_and_a_stretch_in_its_zone_does_not() {
        let promise = lived(Ambition::Committed, Some(7.0));
        assert_eq!(asked(&promise, &sheet()), [Slot::Cause]);
        let outcome = read(&promise, &sheet().with(Slot::Cause, "dependency")).unwrap();
        assert!(outcome.records.iter().any(
            |record| matches!(record, Record::Review(review) if review.cause == Some(Cause::Dependency))
        ));
        assert!(read(&lived(Ambition::Aspirational, Some(7.0)), &sheet()).is_ok());
        let far = lived(Ambition::Aspirational, Some(3.0));
        assert_eq!(asked(&far, &sheet()), [Slot::Cause]);
    }

    #[test]
    fn without_data_a_person_has_to_give_the_score_and_say_why() {
        let workspace = lived(Ambition::Aspirational, None);
        assert_eq!(asked(&workspace, &sheet()), [Slot::Score]);
        let given = sheet().with(Slot::Score, "0.6");
        assert_eq!(asked(&workspace, &given), [Slot::Override]);
    }

    #[test]
    fn what_becomes_of_it_has_to_be_said_and_a_score_beyond_one_is_none() {
        let workspace = lived(Ambition::Aspirational, Some(7.0));
        let empty = FormSheet::default()
            .with(Slot::Id, "o")
            .with(Slot::Score, "7");
        assert_eq!(asked(&workspace, &empty), [Slot::Choice]);
        assert_eq!(effective_score(&empty, Some(0.7)), Some(0.7));
    }
}
