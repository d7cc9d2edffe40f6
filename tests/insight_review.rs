//! What the review of a cycle shows: which one, whose values, how the score is made, what goes on, what is learned (DOMAIN §8).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod given;

use bearings::domain::*;
use bearings::figures::Figures;
use bearings::insight::*;
use given::id;
use proptest::prelude::*;

const FIGURES: Figures = Figures {
    numbers: bearings::figures::NumberStyle::Point,
    dates: bearings::figures::DateStyle::DayFirst,
};

fn quarter(day: Date) -> Cycle {
    FiscalYear::starting_in(1).cycle_at(CycleLength::Quarter, day)
}

fn autumn() -> Cycle {
    quarter(date(2026, 11, 21))
}

fn objective(name: &str, cycle: &Cycle, state: State) -> Objective {
    Objective {
        id: id(name),
        title: format!("Objective {name}"),
        cycle: Some(cycle.id.clone()),
        ambition: Some(Ambition::Aspirational),
        state,
        ..Objective::default()
    }
}

fn key_result(name: &str, of: &str) -> KeyResult {
    KeyResult {
        id: id(name),
        objective: id(of),
        title: format!("Result {name}"),
        baseline: Some(0.0),
        target: Some(10.0),
        ..KeyResult::default()
    }
}

fn check_in(of: &str, on: Date, value: f64) -> Record {
    CheckIn {
        id: id(&format!("{of}-{on}")),
        key_result: id(of),
        date: on,
        value: Some(value),
        ..CheckIn::default()
    }
    .into()
}

fn review(of: &str, score: f64, choice: ReviewChoice) -> Review {
    Review {
        id: id(&format!("{of}-review")),
        objective: id(of),
        date: date(2027, 1, 4),
        suggested: Some(score),
        score: Some(score),
        choice: Some(choice),
        ..Review::default()
    }
}

#[test]
fn the_cycle_that_waits_for_its_review_comes_before_the_one_under_way() {
    let (q3, q4) = (quarter(date(2026, 8, 1)), autumn());
    let year = FiscalYear::starting_in(1).cycle_at(CycleLength::Year, date(2026, 8, 1));
    let with = |third: State| {
        Workspace::from_records([
            Record::from(q3.clone()),
            q4.clone().into(),
            year.clone().into(),
            objective("a", &q3, third).into(),
            objective("b", &q4, State::Running).into(),
            objective("c", &year, State::Running).into(),
        ])
    };
    let today = date(2026, 10, 2);
    assert_eq!(
        cycle_to_review(&with(State::Running), today),
        Some(q3.id.clone())
    );
    // Of those under way both end on one day; either will do.
    let found = cycle_to_review(&with(State::Closed), today).unwrap();
    assert!(found == q4.id || found == year.id);
    let drafts = Workspace::from_records([
        Record::from(q4.clone()),
        objective("b", &q4, State::Draft).into(),
    ]);
    assert_eq!(cycle_to_review(&drafts, today), None);
    assert!(!is_review_time(&q4, date(2026, 12, 16)) && is_review_time(&q4, date(2026, 12, 17)));
}

#[test]
fn a_cycle_is_closed_when_all_that_ran_is_and_drafts_do_not_hold_it_up() {
    let cycle = autumn();
    let mut workspace = Workspace::from_records([
        Record::from(cycle.clone()),
        objective("a", &cycle, State::Running).into(),
        objective("b", &cycle, State::Closed).into(),
        review("b", 0.4, ReviewChoice::Keep).into(),
        objective("c", &cycle, State::Running).into(),
        objective("d", &cycle, State::Draft).into(),
        objective("e", &cycle, State::Dropped).into(),
    ]);
    let found = cycle_review(&workspace, &cycle.id).unwrap();
    assert_eq!((found.closed, found.items.len()), (1, 3));
    assert_eq!(found.first_open(), Some(&id("a")));
    assert_eq!(found.next_open(&id("a")).unwrap().id, id("c"));
    assert_eq!(found.next_open(&id("c")).unwrap().id, id("a"));
    assert_eq!(found.next_open(&id("nobody")).unwrap().id, id("a"));
    assert!(found.items[1].is_to_carry_over && !found.is_complete());
    assert_eq!(found.without_score.len(), 2);
    for name in ["a", "c"] {
        let closed = objective(name, &cycle, State::Closed);
        let change = workspace.apply(Command::save(vec![closed.into()])).unwrap();
        workspace.commit(&change);
    }
    assert!(cycle_review(&workspace, &cycle.id).unwrap().is_complete());
}

#[test]
fn final_values_say_how_far_when_and_what_is_missing() {
    let cycle = autumn();
    let hold = KeyResult {
        measure: KeyResultKind::Hold,
        band: Some(Band::at_most(2.0)),
        ..key_result("hold", "a")
    };
    let workspace = Workspace::from_records([
        Record::from(cycle.clone()),
        objective("a", &cycle, State::Running).into(),
        key_result("kept", "a").into(),
        key_result("left", "a").into(),
        key_result("never", "a").into(),
        hold.into(),
        check_in("kept", date(2026, 12, 29), 12.0),
        check_in("left", date(2026, 12, 1), 4.0),
        check_in("hold", date(2026, 12, 30), 2.0),
        Amendment {
            id: id("m"),
            key_result: id("left"),
            date: date(2026, 11, 3),
            field: "target".into(),
            from: "20".into(),
            to: "10".into(),
            why: "half the team left".into(),
            ..Amendment::default()
        }
        .into(),
    ]);
    let values = final_values(&workspace, &id("a"), date(2027, 1, 4), &FIGURES);
    let of = |name: &str| values.iter().find(|it| it.id == id(name)).unwrap();
    assert_eq!(of("kept").aim, "0 → 10");
    assert!(
        of("kept")
            .how_far
            .starts_with("120\u{202f}% of the way; last recorded for 29 Dec 2026")
    );
    assert_eq!(
        (of("kept").gap.as_deref(), of("kept").is_done),
        (None, true)
    );
    assert_eq!(
        of("left").gap.as_deref(),
        Some("No check-in since the one due on 13 Dec 2026.")
    );
    assert_eq!(
        of("left").amendments,
        ["Target from 20 to 10 on 3 Nov 2026. Half the team left."]
    );
    assert_eq!(of("never").how_far, "Nothing was recorded.");
    assert!(of("never").gap.is_some());
    assert_eq!(of("hold").aim, "at most 2");
    assert!(
        of("hold").how_far.starts_with("Met 1 of "),
        "{}",
        of("hold").how_far
    );
    assert!(!of("hold").is_done);
}

#[test]
fn the_arithmetic_of_a_score_is_written_as_people_would() {
    let cycle = autumn();
    let weighted = |weight| KeyResult {
        weight,
        ..key_result("two", "a")
    };
    let with = |two: KeyResult| {
        Workspace::from_records([
            Record::from(cycle.clone()),
            objective("a", &cycle, State::Running).into(),
            key_result("one", "a").into(),
            two.into(),
            key_result("void", "a").into(),
            check_in("one", date(2026, 12, 29), 9.0),
            check_in("two", date(2026, 12, 29), 12.0),
        ])
    };
    let told = |two| {
        let found = closing(&with(two), &id("a"), cycle.end).unwrap();
        let (formula, remarks) = arithmetic(&found, &FIGURES).unwrap();
        (plain(&formula), remarks)
    };
    let (formula, remarks) = told(weighted(1.0));
    assert_eq!(formula, "(90 % + 100 %) / 2 = 95 %, rounded down to 0.9");
    assert_eq!(
        remarks,
        [
            "“Result two” passed its target and counts as 1.",
            "“Result void” has no data and does not count."
        ]
    );
    let (formula, _) = told(weighted(3.0));
    assert_eq!(
        formula,
        "(1 × 90 % + 3 × 100 %) / 4 = 98 %, rounded down to 0.9"
    );
    let (formula, remarks) = told(weighted(0.0));
    assert_eq!(formula, "90 %, rounded down to 0.9");
    assert!(remarks[0].contains("has no weight"));
}

#[test]
fn the_next_cycle_follows_the_fiscal_year_or_is_as_long_and_is_never_over() {
    let fiscal = FiscalYear::starting_in(1);
    let spring = quarter(date(2027, 5, 1));
    let workspace = Workspace::from_records([Record::from(spring.clone())]);
    let names = |ended: &Cycle, today| -> Vec<String> {
        let found = next_cycles(&workspace, ended, fiscal, today, &FIGURES);
        found.into_iter().map(|cycle| cycle.name).collect()
    };
    assert_eq!(names(&autumn(), date(2026, 12, 28)), ["Q1 2027", "Q2 2027"]);
    // A review that comes late goes on where people are now.
    assert_eq!(names(&autumn(), date(2027, 4, 2)), ["Q2 2027"]);
    let own = Cycle::new("Sprint", date(2026, 12, 1), date(2026, 12, 14));
    assert_eq!(
        names(&own, date(2026, 12, 15)),
        ["15 Dec 2026 – 28 Dec 2026", "Q2 2027"]
    );
}

#[test]
fn a_kept_objective_owes_nothing_before_it_was_carried_over() {
    let cycle = autumn();
    let mut started = objective("a", &cycle, State::Closed);
    started.started = Some(date(2026, 10, 20));
    let workspace = Workspace::from_records([
        Record::from(cycle.clone()),
        started.into(),
        key_result("k", "a").into(),
    ]);
    let next = quarter(date(2027, 1, 1));
    let copied = |choice| {
        let on = date(2027, 1, 14);
        let records = carry_over(
            &workspace,
            &id("a"),
            &[id("k")],
            &next,
            choice,
            on,
            &mut Seeded(1),
        );
        records
            .into_iter()
            .find_map(|record| match record {
                Record::Objective(copy) => Some(copy.started),
                _ => None,
            })
            .unwrap()
    };
    assert_eq!(copied(ReviewChoice::Keep), Some(date(2027, 1, 14)));
    assert_eq!(copied(ReviewChoice::Change), None);
}

#[test]
fn a_key_result_becomes_a_kpi_once_and_while_it_runs_no_number_is_asked_for_twice() {
    let cycle = autumn();
    let with = |state| {
        Workspace::from_records([
            Record::from(cycle.clone()),
            objective("a", &cycle, state).into(),
            key_result("k", "a").into(),
            check_in("k", date(2026, 12, 1), 4.0),
        ])
    };
    for state in [State::Running, State::Closed] {
        let mut workspace = with(state);
        assert!(can_become_kpi(&workspace, &id("k")));
        let made = kpi_from_key_result(&workspace, &id("k"), date(2026, 12, 2), &mut Seeded(1));
        let before = key_result_progress(&workspace);
        let change = workspace.apply(Command::save(made)).unwrap();
        workspace.commit(&change);
        assert_eq!(
            workspace.measuring_kpi(&id("k")).is_some(),
            state == State::Running
        );
        assert_eq!(key_result_progress(&workspace), before);
        assert!(!can_become_kpi(&workspace, &id("k")));
        assert_eq!(
            kpi_from_key_result(&workspace, &id("k"), date(2026, 12, 2), &mut Seeded(2)),
            []
        );
    }
}

fn key_result_progress(workspace: &Workspace) -> Option<f64> {
    let report = bearings::insight::key_result(workspace, &id("k"), date(2026, 12, 2)).unwrap();
    report.progress.map(|progress| progress.raw)
}

#[test]
fn changed_phased_targets_are_an_amendment_too() {
    let cycle = autumn();
    let workspace = Workspace::from_records([
        Record::from(cycle.clone()),
        objective("a", &cycle, State::Running).into(),
        key_result("k", "a").into(),
    ]);
    let changed = KeyResult {
        phased: vec![PhasedTarget {
            date: date(2026, 12, 1),
            value: 3.0,
        }],
        ..key_result("k", "a")
    };
    let found = aim_changes(&workspace, &changed, date(2026, 11, 21), &FIGURES);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].field, found[0].from.as_str(), found[0].to.as_str()),
        ("phased targets", "a straight line", "3 by 1 Dec 2026")
    );
}

#[test]
fn an_aim_changed_by_less_than_its_decimals_is_told_in_full() {
    let cycle = autumn();
    let with = |target: f64| KeyResult {
        decimals: Some(1),
        target: Some(target),
        ..key_result("k", "a")
    };
    let workspace = Workspace::from_records([
        Record::from(cycle.clone()),
        objective("a", &cycle, State::Running).into(),
        with(4.5).into(),
    ]);
    let found = aim_changes(&workspace, &with(4.48), date(2026, 11, 21), &FIGURES);
    assert_eq!(
        (found[0].from.as_str(), found[0].to.as_str()),
        ("4.5", "4.48")
    );
    let aim = bearings::insight::aim_of(&with(4.48), &FIGURES);
    assert!(aim.ends_with("→ 4.48"), "{aim}");
}

/// A cycle with these objectives closed: kind, score, cause.
fn summed(ends: &[(Option<Ambition>, f64, Option<Cause>)]) -> CycleSummary {
    let cycle = autumn();
    let mut records = vec![Record::from(cycle.clone())];
    for (place, &(ambition, score, cause)) in ends.iter().enumerate() {
        let name = format!("o{place}");
        records.push(
            Objective {
                ambition,
                ..objective(&name, &cycle, State::Closed)
            }
            .into(),
        );
        let learned = if place == 0 { "Ask earlier" } else { "" };
        records.push(
            Review {
                cause,
                learned: learned.into(),
                ..review(&name, score, ReviewChoice::Keep)
            }
            .into(),
        );
    }
    cycle_summary(
        &Workspace::from_records(records),
        &cycle.id,
        date(2027, 1, 10),
    )
    .unwrap()
}

#[test]
fn a_summary_says_how_ambitious_the_cycle_was() {
    let stretch = Some(Ambition::Aspirational);
    let promise = Some(Ambition::Committed);
    let said = |ends: &[(Option<Ambition>, f64)]| {
        let ends: Vec<_> = ends
            .iter()
            .map(|&(kind, score)| (kind, score, None))
            .collect();
        summed(&ends).ambition(&FIGURES).unwrap_or_default()
    };
    assert!(said(&[(stretch, 1.0), (stretch, 1.0)]).contains("the aim was low"));
    assert!(said(&[(stretch, 1.0), (promise, 1.0)]).contains("the aim was low"));
    assert!(said(&[(promise, 1.0), (promise, 1.0)]).contains("None was a stretch"));
    assert!(said(&[(stretch, 0.7), (stretch, 0.7)]).contains("about right"));
    assert!(said(&[(stretch, 0.3), (promise, 1.0)]).contains("below the healthy zone"));
    assert!(said(&[(stretch, 0.9)]).contains("Aim a little higher"));
    assert!(said(&[(promise, 0.8)]).contains("a promise should reach 1.0"));
    assert!(said(&[(promise, 1.0), (stretch, 0.7)]).ends_with("The one promise was kept."));
    // A mean in the zone does not speak for those outside of it, and the promises are not forgotten.
    assert_eq!(
        said(&[
            (stretch, 0.4),
            (stretch, 1.0),
            (stretch, 0.7),
            (promise, 0.8),
            (promise, 0.7)
        ]),
        "The 3 stretches ended at 0.7 on average, in the healthy zone of 0.6 to 0.8, but some are outside it: 2 of 3. \
         Look at each one. The 2 promises ended at 0.8 on average; a promise should reach 1.0."
    );
    assert!(said(&[(None, 0.8)]).contains("No objective was marked"));
    assert_eq!(said(&[]), "");
}

#[test]
fn causes_are_counted_and_lessons_listed() {
    let (first, second) = (Some(Cause::Priorities), Some(Cause::Resources));
    let found = summed(&[
        (None, 0.5, second),
        (None, 0.5, first),
        (None, 0.5, first),
        (None, 1.0, None),
    ]);
    assert_eq!(
        found.causes,
        [(Cause::Priorities, 2), (Cause::Resources, 1)]
    );
    assert_eq!(found.lessons.len(), 1);
    assert_eq!(found.lessons[0].learned, "Ask earlier");
    assert_eq!(found.scores[0].choice, Some(ReviewChoice::Keep));
}

#[test]
fn what_a_kpi_did_meanwhile_is_said_without_a_cause() {
    let tones = [
        None,
        Some(Tone::Improvement),
        Some(Tone::Concern),
        Some(Tone::Neutral),
    ];
    let all = tones
        .into_iter()
        .flat_map(|signal| tones.map(|went| (signal, went)));
    for (signal, went, can_tell) in all.flat_map(|(one, two)| [(one, two, true), (one, two, false)])
    {
        let moved = KpiMove {
            id: id("k"),
            name: "K".into(),
            before: None,
            after: None,
            signal,
            shown_by: None,
            went,
            can_tell,
        };
        let said = moved.sentence().to_lowercase();
        match went {
            Some(Tone::Improvement) => assert!(!said.contains("became noticeably worse"), "{said}"),
            Some(Tone::Concern) => assert!(!said.contains("became noticeably better"), "{said}"),
            _ => {}
        }
        for word in [
            "because",
            "thanks to",
            "caused",
            "due to",
            "led to",
            "effect",
        ] {
            assert!(!said.contains(word), "{said}");
        }
    }
}

proptest! {
    #[test]
    fn the_arithmetic_shown_rounds_to_the_score_suggested(
        ends in proptest::collection::vec((0.0..20.0_f64, 0.0..4.0_f64), 1..6),
    ) {
        let cycle = autumn();
        let mut records = vec![Record::from(cycle.clone()), objective("a", &cycle, State::Running).into()];
        for (place, &(value, weight)) in ends.iter().enumerate() {
            let name = format!("k{place}");
            records.push(KeyResult { weight, ..key_result(&name, "a") }.into());
            records.push(check_in(&name, date(2026, 12, 29), value));
        }
        let found = closing(&Workspace::from_records(records), &id("a"), cycle.end).unwrap();
        if let Some((formula, _)) = arithmetic(&found, &FIGURES) {
            let (shown, rounded) = formula.split_once(", rounded down to ").unwrap();
            let shown = shown.rsplit("= ").next().unwrap();
            // As every other page writes it, and on the same side of the next score.
            if let Ok(percent) = plain(shown).trim_end_matches(" %").parse::<f64>() {
                prop_assert!((found.progress.unwrap() * 100.0 - percent).abs() <= 0.5 + 1e-9);
                prop_assert_eq!((percent / 10.0).floor() / 10.0, found.suggested.unwrap());
            } else {
                prop_assert!(shown.starts_with("just "));
            }
            prop_assert_eq!(rounded.parse::<f64>().unwrap(), found.suggested.unwrap());
        } else {
            prop_assert!(found.suggested.is_none());
        }
    }
}

/// With ordinary spaces.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
