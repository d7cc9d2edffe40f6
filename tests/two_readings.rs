//! A number that can be read in two ways is asked about by one rule, whether it is typed into a row or into a form.
#![allow(clippy::unwrap_used, clippy::panic)]

mod given;

use bearings::domain::{
    Band, Cadence, CheckIn, Cycle, DatedTarget, Direction, KeyResult, KeyResultKind, Kpi, Moment,
    Objective, Reading, Record, Seeded, State, Unit, Workspace, date,
};
use bearings::figures::{Figures, NumberStyle};
use bearings::forms::{Fault, Ground, Habits, Slot, draft_kpi, draft_okr, kpi_sheet, okr_sheet};
use bearings::recording::{RecordTrouble, Recorder, Subject, Typed, records};
use given::id;
use proptest::prelude::*;

/// A KPI and a key result whose last number is `last`.
fn workspace(unit: &Unit, last: Option<f64>) -> Workspace {
    let day = date(2026, 11, 2);
    let cycle = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
    let mut all: Vec<Record> = vec![
        Kpi {
            id: id("k"),
            name: "Sign-ups".into(),
            unit: unit.clone(),
            direction: Some(Direction::Up),
            cadence: Some(Cadence::Week),
            targets: last
                .map(|last| DatedTarget {
                    from: DatedTarget::beginning(),
                    target: Band::at_least(last),
                    alarm: None,
                })
                .into_iter()
                .collect(),
            ..Kpi::default()
        }
        .into(),
        Objective {
            id: id("o"),
            title: "Be found".into(),
            state: State::Running,
            cycle: Some(cycle.id.clone()),
            ..Objective::default()
        }
        .into(),
        KeyResult {
            id: id("r"),
            objective: id("o"),
            title: "Sign-ups".into(),
            measure: KeyResultKind::Increase,
            unit: unit.clone(),
            ..KeyResult::default()
        }
        .into(),
        cycle.into(),
    ];
    if let Some(value) = last {
        all.push(
            Reading {
                id: id("k1"),
                kpi: id("k"),
                date: day,
                value,
                ..Reading::default()
            }
            .into(),
        );
        all.push(
            CheckIn {
                id: id("r1"),
                key_result: id("r"),
                date: day,
                value: Some(value),
                ..CheckIn::default()
            }
            .into(),
        );
    }
    Workspace::from_records(all)
}

/// What a row or a form makes of a number: the value, or the two it asks about.
#[derive(Debug, PartialEq)]
enum Taken {
    One(f64),
    Asked(f64, f64),
    Refused,
}

fn in_row(workspace: &Workspace, subject: Subject, text: &str, figures: Figures) -> Taken {
    let hand = Recorder {
        figures,
        author: String::new(),
        now: Moment::noon(date(2026, 11, 21)),
        day: date(2026, 11, 21),
    };
    let typed = Typed {
        value: text.to_owned(),
        ..Typed::default()
    };
    match records(workspace, &subject, &typed, &hand, || id("new")) {
        Ok(made) => match &made[..] {
            [Record::Reading(reading)] => Taken::One(reading.value),
            [Record::CheckIn(own)] => Taken::One(own.value.unwrap()),
            other => panic!("{other:?}"),
        },
        Err(RecordTrouble::Which(one, other)) => Taken::Asked(one, other),
        Err(_) => Taken::Refused,
    }
}

fn in_form(workspace: &Workspace, is_kpi: bool, text: &str, figures: Figures) -> Taken {
    let habits = Habits {
        figures,
        fiscal_month: 1,
        today: date(2026, 11, 21),
        week_starts: chrono::Weekday::Mon,
    };
    let ground = Ground {
        workspace,
        habits,
        author: "",
    };
    // Typed where no other number stands: the benchmark, the target of a key result.
    let (drafted, slot) = if is_kpi {
        let mut sheet = kpi_sheet(&id("k"), &ground).unwrap();
        sheet.set(Slot::Benchmark, text);
        (draft_kpi(&sheet, &ground), Slot::Benchmark)
    } else {
        let mut sheet = okr_sheet(&id("o"), &ground).unwrap();
        sheet.find_mut(1).unwrap().set(Slot::Target, text);
        (draft_okr(&sheet, &ground, &mut Seeded(1)), Slot::Target)
    };
    match drafted.problems.iter().find(|one| one.slot == slot) {
        Some(problem) => match problem.fault {
            Fault::TwoValues(one, other) => Taken::Asked(one, other),
            _ => Taken::Refused,
        },
        None => {
            let value = drafted.outcome.records.iter().find_map(|one| match one {
                Record::Kpi(kpi) => kpi.benchmark.as_ref().map(|one| one.value),
                Record::KeyResult(key_result) => key_result.target,
                _ => None,
            });
            Taken::One(value.unwrap())
        }
    }
}

fn figures(numbers: NumberStyle) -> Figures {
    Figures {
        numbers,
        ..Figures::default()
    }
}

#[test]
fn the_same_number_is_asked_in_both_or_in_neither() {
    for (numbers, text, last, expected) in [
        (
            NumberStyle::Point,
            "97.200",
            Some(95_000.0),
            Taken::Asked(97_200.0, 97.2),
        ),
        (NumberStyle::Point, "97.200", Some(95.0), Taken::One(97.2)),
        (
            NumberStyle::Point,
            "97.200",
            None,
            Taken::Asked(97.2, 97_200.0),
        ),
        (NumberStyle::Comma, "97.200", None, Taken::One(97_200.0)),
        (
            NumberStyle::Comma,
            "97.200",
            Some(95.0),
            Taken::Asked(97.2, 97_200.0),
        ),
        (
            NumberStyle::Point,
            "1,234",
            Some(1100.0),
            Taken::One(1234.0),
        ),
        (
            NumberStyle::Point,
            "1,234",
            None,
            Taken::Asked(1234.0, 1.234),
        ),
        (
            NumberStyle::SpaceComma,
            "1,234",
            None,
            Taken::Asked(1.234, 1234.0),
        ),
        (NumberStyle::Point, "12 apples", None, Taken::Refused),
    ] {
        let workspace = workspace(&Unit::Number, last);
        let figures = figures(numbers);
        for is_kpi in [true, false] {
            let subject = if is_kpi {
                Subject::Kpi(id("k"))
            } else {
                Subject::KeyResult(id("r"))
            };
            assert_eq!(
                in_row(&workspace, subject, text, figures),
                expected,
                "{text} in a row after {last:?}"
            );
            assert_eq!(
                in_form(&workspace, is_kpi, text, figures),
                expected,
                "{text} in a form after {last:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn rows_and_forms_agree_about_any_number(
        text in prop_oneof!["[€]?[1-9][0-9]{0,2}[.,][0-9]{3}[kM%]?", "[0-9]{1,3}([.,][0-9]{1,4}){0,2}"],
        last in prop::option::of(prop_oneof![Just(0.0), 0.1..10.0_f64, 500.0..2_000_000.0_f64]),
        unit in prop::sample::select(vec![Unit::Number, Unit::Percent, Unit::Currency("EUR".into()), Unit::Rating(5), Unit::Custom("cups".into())]),
        numbers in prop::sample::select(vec![NumberStyle::Point, NumberStyle::Comma, NumberStyle::SpaceComma]),
    ) {
        let workspace = workspace(&unit, last);
        let figures = figures(numbers);
        for is_kpi in [true, false] {
            let subject = if is_kpi { Subject::Kpi(id("k")) } else { Subject::KeyResult(id("r")) };
            prop_assert_eq!(in_row(&workspace, subject, &text, figures), in_form(&workspace, is_kpi, &text, figures));
        }
    }
}
