//! The guide over every combination of answers there is, and over the articles' own cases (DOMAIN §5).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod given;

use bearings::domain::{
    Direction, Id, KeyResultKind, Kpi, Meaning, Seeded, State, TimeUnit, Unit, Workspace, date,
    validate,
};
use bearings::guide::{Answers, Framework, QUESTIONS, Topic, Verdict, lean, verdict};
use given::context;
use std::collections::BTreeSet;

/// Every combination with the three deciding questions answered and the others answered or not.
fn all_combinations() -> Vec<Answers> {
    let mut all = vec![Answers::default()];
    for question in &QUESTIONS {
        let mut longer = Vec::new();
        for so_far in &all {
            if question.is_optional() {
                longer.push(*so_far);
            }
            for answer in question.answers {
                let mut next = *so_far;
                assert!(next.give(question.topic, answer.key));
                longer.push(next);
            }
        }
        all = longer;
    }
    all
}

/// A fair share of them, where each takes long: 29 divides none of the numbers of answers.
fn many_combinations() -> impl Iterator<Item = Answers> {
    all_combinations().into_iter().step_by(29)
}

fn judge(answers: &Answers) -> Verdict {
    verdict(answers, "", &context()).expect("the three questions are answered")
}

/// Reads "goal:hold ambition:normal".
fn answers(given: &str) -> Answers {
    let map = given
        .split_whitespace()
        .map(|pair| {
            let (question, answer) = pair.split_once(':').unwrap();
            (question.to_owned(), answer.to_owned())
        })
        .collect();
    Answers::from_map(&map).unwrap()
}

#[test]
fn there_are_as_many_combinations_as_the_table_says() {
    assert_eq!(all_combinations().len(), 5 * 5 * 5 * 4 * 3 * 3 * 3);
}

#[test]
fn every_combination_has_a_verdict_with_reasons_and_another_reading() {
    for given in all_combinations() {
        let verdict = judge(&given);
        assert_eq!(verdict.reasons.len(), given.iter().count());
        let reasons = verdict.reasons.iter();
        let points: i32 = reasons.map(|reason| reason.answer.points).sum();
        assert_eq!(points, verdict.sum, "the reasons add up to the sum");
        for reason in &verdict.reasons {
            assert_eq!(given.get(reason.question.topic), Some(reason.answer));
        }
        assert_ne!(verdict.reasons[0].answer.points, 0);
        assert!(
            verdict
                .reasons
                .is_sorted_by_key(|reason| -reason.answer.points.abs())
        );
        assert_ne!(verdict.other.framework, verdict.framework);
        assert!((0.0..=1.0).contains(&verdict.strength()));
        assert!((0.0..=1.0).contains(&lean(&given).position()));
    }
}

#[test]
fn the_thresholds_are_three_points_and_win_back_is_always_both() {
    let mut seen = BTreeSet::new();
    for given in all_combinations() {
        let verdict = judge(&given);
        let expected = if given.is(Topic::Goal, "win-back") {
            Framework::Both
        } else {
            seen.insert(verdict.sum);
            match verdict.sum {
                sum if sum <= -3 => Framework::Kpi,
                sum if sum >= 3 => Framework::Okr,
                _ => Framework::Both,
            }
        };
        assert_eq!(verdict.framework, expected, "{:?}", given.to_map());
    }
    for edge in [-3, -2, 2, 3] {
        assert!(seen.contains(&edge), "no combination tries {edge}");
    }
}

#[test]
fn moving_one_answer_towards_okr_never_moves_the_verdict_towards_kpi() {
    for given in all_combinations() {
        let before = judge(&given).framework;
        for (question, from) in given.iter() {
            for to in question
                .answers
                .iter()
                .filter(|to| to.points >= from.points)
            {
                let mut moved = given;
                moved.give(question.topic, to.key);
                let held = given.is(Topic::Goal, "win-back") == moved.is(Topic::Goal, "win-back");
                assert!(
                    !held || judge(&moved).framework >= before,
                    "{:?} → {}",
                    given.to_map(),
                    to.key
                );
            }
        }
    }
}

#[test]
fn the_flip_turns_the_verdict_and_no_change_nearer_in_points_does() {
    for given in all_combinations() {
        let verdict = judge(&given);
        let flip = verdict.flip.expect("one change is always enough");
        let mut changed = given;
        changed.give(flip.question.topic, flip.to.key);
        assert_eq!(judge(&changed).framework, flip.framework);
        assert_ne!(flip.framework, verdict.framework);
        assert_eq!(given.get(flip.question.topic), Some(flip.from));
        let distance = (flip.to.points - flip.from.points).abs();
        for (question, from) in given.iter() {
            for to in question.answers {
                if (to.points - from.points).abs() < distance {
                    let mut nearer = given;
                    nearer.give(question.topic, to.key);
                    assert_eq!(judge(&nearer).framework, verdict.framework);
                }
            }
        }
    }
}

#[test]
fn cautions_stand_where_the_domain_asks_for_them_and_each_only_once() {
    for given in all_combinations() {
        let cautions = judge(&given).cautions;
        let keys: BTreeSet<&str> = cautions.iter().map(|caution| caution.key).collect();
        assert_eq!(keys.len(), cautions.len());
        for (topic, answer, caution) in [
            (Topic::Timeframe, "month", "initiative"),
            (Topic::Influence, "late", "leading"),
            (Topic::Ambition, "leap", "leap"),
        ] {
            assert_eq!(given.is(topic, answer), keys.contains(caution));
        }
    }
}

#[test]
fn without_the_three_answers_that_decide_there_is_no_verdict() {
    for given in all_combinations() {
        for topic in [Topic::Goal, Topic::Ambition, Topic::Timeframe] {
            let mut open = given;
            open.clear(topic);
            assert_eq!(verdict(&open, "", &context()), None);
            assert_eq!(open.missing().map(|question| question.topic), Some(topic));
        }
    }
}

#[test]
fn every_draft_fits_its_verdict_is_valid_and_holds_no_number_that_nobody_said() {
    for given in many_combinations() {
        let verdict = verdict(&given, "Maintain customer satisfaction", &context()).unwrap();
        let proposal = verdict.proposal.clone().with_fresh_ids(&mut Seeded(1));
        assert_eq!(proposal.kpi.is_some(), verdict.framework != Framework::Okr);
        assert_eq!(
            proposal.objective.is_some(),
            verdict.framework != Framework::Kpi
        );
        assert_eq!(proposal.cycle.is_some(), proposal.objective.is_some());
        if let Some(kpi) = &proposal.kpi {
            assert_eq!(kpi.name, "Customer satisfaction");
            assert!(kpi.targets.is_empty() && kpi.cadence.is_none());
        }
        if let Some(objective) = &proposal.objective {
            assert_eq!(objective.state, State::Draft);
            assert!(objective.ambition.is_some());
        }
        for key_result in &proposal.key_results {
            assert_eq!((key_result.baseline, key_result.target), (None, None));
            assert_eq!((key_result.band, key_result.due), (None, None));
        }
        for record in proposal.into_records() {
            assert_eq!(validate(&record), Ok(()));
        }
    }
}

#[test]
fn the_numbers_of_the_wish_stand_in_every_draft_where_they_belong() {
    let wish = "Increase trial conversion from 2% to 5% by end of Q1 (owner: Jo)";
    for given in many_combinations() {
        let verdict = verdict(&given, wish, &context()).unwrap();
        let proposal = verdict.proposal.clone().with_fresh_ids(&mut Seeded(1));
        if let Some(kpi) = &proposal.kpi {
            assert_eq!(
                (kpi.name.as_str(), kpi.owner.as_str()),
                ("Trial conversion", "Jo")
            );
            assert_eq!(kpi.unit, Unit::Percent);
            assert_eq!(kpi.direction, Some(Direction::Up));
            // Beside an OKR the target is the key result's.
            assert_eq!(kpi.targets.is_empty(), verdict.framework == Framework::Both);
        }
        if proposal.objective.is_some() {
            let key_result = &proposal.key_results[0];
            assert_eq!(
                (key_result.baseline, key_result.target),
                (Some(2.0), Some(5.0))
            );
            assert_eq!(key_result.unit, Unit::Percent);
            assert_eq!(key_result.due, Some(date(2027, 3, 31)));
            assert_eq!(proposal.due, Some(date(2027, 3, 31)));
        }
        if let Some(objective) = &proposal.objective {
            assert!(!objective.title.contains('%'), "{}", objective.title);
            assert_eq!(objective.owner, "Jo");
        }
        for record in proposal.into_records() {
            assert_eq!(validate(&record), Ok(()));
        }
    }
}

#[test]
fn a_complaint_starts_where_it_stands_and_wants_back_what_was() {
    let given = answers("goal:win-back ambition:stretch timeframe:quarter");
    let draft = |wish| {
        verdict(&given, wish, &context())
            .unwrap()
            .proposal
            .key_results
            .remove(0)
    };
    let fallen = draft("Retention has dropped from 92% to 85%");
    assert_eq!((fallen.baseline, fallen.target), (Some(85.0), Some(92.0)));
    assert_eq!(fallen.measure, KeyResultKind::Increase);
    let alone = draft("Customer satisfaction is only 60%");
    assert_eq!((alone.baseline, alone.target), (Some(60.0), None));
}

#[test]
fn an_objective_beside_a_kpi_reads_as_a_sentence_whatever_was_typed() {
    let given = answers("goal:win-back ambition:promise timeframe:quarter");
    for (wish, title) in [
        ("Retention has dropped since summer", "Win back retention"),
        ("Customer satisfaction", "Win back customer satisfaction"),
        ("Uptime must not slip, always", "Win back uptime"),
        ("We missed our target for renewals", "Win back renewals"),
        ("Bring churn back below 3%", "Bring churn back"),
        // Better no name than a piece of a sentence: the form shows an example to type over.
        ("We do not know yet what makes people stay", ""),
        (
            "Make the first week worth paying for",
            "Make the first week worth paying for",
        ),
        ("A stopwatch for the lab", "A stopwatch for the lab"),
    ] {
        let proposal = verdict(&given, wish, &context()).unwrap().proposal;
        assert_eq!(proposal.objective.unwrap().title, title, "{wish}");
    }
}

#[test]
fn a_kpi_that_is_kept_already_takes_the_place_of_a_new_one() {
    let given = answers("goal:win-back ambition:stretch timeframe:quarter");
    let kept = Kpi {
        id: Id::from_text("kept"),
        name: "First response time".into(),
        unit: Unit::Duration(TimeUnit::Hours),
        direction: Some(Direction::Down),
        ..Kpi::default()
    };
    let wish = "Win back our first response time";
    let proposal = verdict(&given, wish, &context())
        .unwrap()
        .proposal
        .on_kept(&kept, Some(5.5))
        .with_fresh_ids(&mut Seeded(7));
    assert_eq!((proposal.kpi.as_ref(), proposal.counter), (None, None));
    let key_result = &proposal.key_results[0];
    assert_eq!(key_result.baseline, Some(5.5));
    assert_eq!(
        (key_result.measure, &key_result.unit),
        (KeyResultKind::Decrease, &kept.unit)
    );
    assert!(proposal.links.iter().all(|link| link.to == kept.id));
    assert_eq!(proposal.links.len(), 2);
}

#[test]
fn a_counter_metric_is_proposed_with_a_kpi_and_never_without() {
    for given in many_combinations() {
        let verdict = verdict(&given, "Reduce our first response time", &context()).unwrap();
        assert_eq!(
            verdict.proposal.counter.is_some(),
            verdict.proposal.kpi.is_some()
        );
    }
}

#[test]
fn both_are_linked_the_objective_to_the_kpi_and_the_key_result_to_its_readings() {
    let given = answers("goal:win-back ambition:promise timeframe:quarter");
    let wish = "Retention has dropped since summer";
    let proposal = verdict(&given, wish, &context())
        .unwrap()
        .proposal
        .with_fresh_ids(&mut Seeded(7));
    let kpi = proposal.kpi.clone().unwrap();
    let objective = proposal.objective.clone().unwrap();
    assert_eq!(kpi.name, "Retention");
    assert_eq!(objective.title, "Win back retention");
    assert_eq!(objective.why, wish);
    assert_eq!(proposal.goals(), [kpi.id.clone(), objective.id.clone()]);
    let workspace = Workspace::from_records(proposal.into_records());
    let improved: Vec<&Id> = workspace
        .linked_from(&objective.id, Meaning::Improves)
        .collect();
    assert_eq!(improved, [&kpi.id]);
    let key_result = workspace.key_results_of(&objective.id)[0];
    assert_eq!(workspace.measuring_kpi(&key_result.id), Some(&kpi));
    assert_eq!(workspace.links().count(), 2);
}

#[test]
fn there_is_a_leaning_from_the_first_answer_and_no_verdict_before_the_third() {
    let mut given = Answers::default();
    assert!((lean(&given).position() - 0.5).abs() < 1e-9);
    given.give(Topic::Goal, "change");
    assert!(lean(&given).position() > 0.9);
    assert!(lean(&given).sentence.contains("OKR"));
    given.give(Topic::Ambition, "stretch");
    assert_eq!(verdict(&given, "", &context()), None);
    given.give(Topic::Timeframe, "quarter");
    assert_eq!(judge(&given).framework, Framework::Okr);
}

#[test]
fn the_decision_keeps_the_wish_the_answers_and_the_verdict() {
    let given = answers("goal:hold ambition:normal timeframe:open");
    let decision = judge(&given).decision(
        Id::from_text("d"),
        &given,
        " Keep it so ",
        Vec::new(),
        date(2026, 11, 21),
    );
    assert_eq!(decision.wish, "Keep it so");
    assert_eq!(
        Framework::from_word(&decision.verdict),
        Some(Framework::Kpi)
    );
    assert_eq!(Answers::from_map(&decision.answers), Ok(given));
}

#[test]
fn the_articles_own_cases_come_out_as_the_articles_say() {
    use Framework::{Both, Kpi, Okr};
    let cases = [
        (
            "a steady, operational phase",
            Kpi,
            "goal:hold ambition:likely timeframe:open",
        ),
        (
            "monthly sales revenue",
            Kpi,
            "goal:watch ambition:normal timeframe:open measurement:one",
        ),
        (
            "satisfaction at 90 % or above",
            Kpi,
            "goal:hold ambition:normal timeframe:year flexibility:fixed",
        ),
        (
            "one person refining what runs",
            Kpi,
            "goal:improve ambition:likely timeframe:open team:person",
        ),
        (
            "retention that may not dip",
            Kpi,
            "goal:hold ambition:normal timeframe:open influence:late",
        ),
        (
            "innovation and growth",
            Okr,
            "goal:change ambition:stretch timeframe:quarter",
        ),
        (
            "twice the leads in six months",
            Okr,
            "goal:change ambition:leap timeframe:half",
        ),
        (
            "a more engaging place to work",
            Okr,
            "goal:change ambition:stretch timeframe:year team:several measurement:several",
        ),
        (
            "a strong place in a new market",
            Okr,
            "goal:change ambition:stretch timeframe:quarter flexibility:learning",
        ),
        (
            "a missed KPI, a gap to close",
            Both,
            "goal:win-back ambition:stretch timeframe:quarter",
        ),
        (
            "a missed KPI in ordinary work",
            Both,
            "goal:win-back ambition:normal timeframe:open",
        ),
        (
            "a slow process, better this quarter",
            Both,
            "goal:improve ambition:promise timeframe:quarter",
        ),
    ];
    for (case, expected, given) in cases {
        assert_eq!(judge(&answers(given)).framework, expected, "{case}");
    }
}
