//! The example workspace, on many days of the year.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

use bearings::domain::{
    Command, Date, Deed, Id, Kind, Kpi, Meaning, Moment, Objective, Record, State, Workspace, date,
    validate,
};
use bearings::example::example;
use bearings::guide::{Answers, verdict};
use bearings::insight::{self, Rule, Tone};
use bearings::phrase::Context;
use chrono::Weekday;
use std::collections::{BTreeMap, BTreeSet};

/// Every fourth day of two years, so that each place in a quarter, a month and a week is tried.
fn days() -> impl Iterator<Item = Date> {
    date(2026, 11, 21).iter_days().step_by(4).take(185)
}

fn workspace(today: Date) -> Workspace {
    Workspace::from_records(example(today))
}

fn ex(key: &str) -> Id {
    Id::from_text(&format!("example~{key}"))
}

#[test]
fn every_record_is_valid_marked_and_the_only_one_with_its_id() {
    for today in days() {
        let records = example(today);
        let mut seen = BTreeSet::new();
        for record in &records {
            assert_eq!(validate(record), Ok(()), "{today}");
            assert!(record.is_example());
            assert!(seen.insert(record.reference()), "{:?}", record.reference());
        }
    }
}

#[test]
fn every_reference_leads_to_a_record_of_the_example() {
    let workspace = workspace(date(2026, 11, 21));
    for record in workspace.records() {
        for parent in record.parents() {
            assert!(workspace.find(parent).is_some(), "{record:?}");
        }
    }
    for objective in workspace.objectives() {
        let is_draft = objective.state == State::Draft;
        assert_eq!(workspace.cycle_of(objective).is_none(), is_draft);
    }
}

#[test]
fn nothing_that_happened_lies_in_the_future() {
    for today in days() {
        for record in example(today) {
            let day = match &record {
                Record::Reading(reading) => reading.date,
                Record::CheckIn(check_in) => check_in.date,
                Record::Review(review) => review.date,
                Record::Decision(decision) => decision.date,
                Record::Amendment(amendment) => amendment.date,
                Record::Kpi(kpi) => kpi.changes.iter().map(|c| c.date).max().unwrap_or(today),
                Record::KeyResult(key_result) => {
                    key_result.stated.as_ref().map_or(today, |stated| stated.on)
                }
                _ => today,
            };
            assert!(day <= today, "{today}: {record:?}");
        }
    }
}

#[test]
fn it_is_the_size_of_a_small_company() {
    let workspace = workspace(date(2026, 11, 21));
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for record in workspace.records() {
        *counts.entry(record.kind()).or_default() += 1;
    }
    assert_eq!(counts[&Kind::Kpi], 13);
    assert_eq!(counts[&Kind::Objective], 9);
    assert!((280..420).contains(&counts[&Kind::Reading]), "{counts:?}");
    assert!((100..260).contains(&counts[&Kind::CheckIn]), "{counts:?}");
    for &kind in Kind::ALL {
        assert!(
            kind == Kind::Dismissal || counts.contains_key(&kind),
            "no {kind:?}"
        );
    }
}

#[test]
fn loading_it_twice_or_on_the_next_day_changes_no_record_that_was_there() {
    let today = date(2026, 11, 21);
    assert_eq!(example(today), example(today));
    let mut loaded = workspace(today);
    let again = loaded.apply(Command::save(example(today))).unwrap();
    assert!(again.is_empty());
    let readings = loaded.readings().count();
    let later = example(date(2026, 11, 24));
    for record in &later {
        if let Some(before) = loaded.get(&record.reference())
            && !matches!(record, Record::CheckIn(_))
        {
            assert_eq!(before, record);
        }
    }
    let change = loaded.apply(Command::save(later)).unwrap();
    loaded.commit(&change);
    assert!(loaded.readings().count() > readings);
}

#[test]
fn removing_it_leaves_a_persons_own_goals() {
    let mut workspace = workspace(date(2026, 11, 21));
    let own = Record::from(Kpi {
        id: Id::from_text("own"),
        name: "My own".into(),
        ..Kpi::default()
    });
    for command in [Command::save(vec![own.clone()]), Command::RemoveExample] {
        let change = workspace.apply(command).unwrap();
        workspace.commit(&change);
    }
    assert_eq!(workspace.records().collect::<Vec<_>>(), [&own]);
}

#[test]
fn a_release_cycle_that_missed_twice_has_its_recovery_okr() {
    for today in days() {
        let workspace = workspace(today);
        let kpi = workspace.kpi(&ex("release")).unwrap();
        let recovery = workspace.objective(&ex("ship")).unwrap();
        let start = workspace.cycle_of(recovery).unwrap().start;
        let before: Vec<_> = workspace
            .readings_of(&kpi.id)
            .into_iter()
            .filter(|reading| reading.date < start)
            .collect();
        for reading in before.iter().rev().take(2) {
            let alarm = kpi.target_on(reading.date).unwrap().alarm.unwrap();
            assert!(!alarm.contains(reading.value), "{today}: {reading:?}");
        }
        let key_result = workspace.key_results_of(&recovery.id)[0];
        assert_eq!(key_result.baseline, before.last().map(|last| last.value));
        assert_eq!(workspace.measuring_kpi(&key_result.id), Some(kpi));
        assert!(
            workspace
                .linked_from(&recovery.id, Meaning::Improves)
                .any(|id| *id == kpi.id)
        );
    }
}

#[test]
fn the_slower_releases_are_a_signal_of_concern() {
    for today in days() {
        let report = insight::kpi(&workspace(today), &ex("release"), today).unwrap();
        assert!(
            report
                .signals
                .iter()
                .any(|found| found.tone == Tone::Concern
                    && matches!(found.signal.rule, Rule::Outside | Rule::EightInARow)),
            "{today}"
        );
        assert!(report.recovery.is_some(), "{today}");
    }
}

#[test]
fn the_marked_change_of_the_response_time_is_a_signal_only_where_it_is_not_marked() {
    for today in days() {
        let mut workspace = workspace(today);
        let marked = insight::kpi(&workspace, &ex("response"), today).unwrap();
        assert_eq!(marked.segments.len(), 2, "{today}");
        let outside = marked
            .signals
            .iter()
            .filter(|found| found.signal.rule == Rule::Outside);
        assert_eq!(outside.count(), 0, "{today}");
        let unmarked = Kpi {
            changes: Vec::new(),
            ..workspace.kpi(&ex("response")).unwrap().clone()
        };
        let change = workspace
            .apply(Command::save(vec![unmarked.into()]))
            .unwrap();
        workspace.commit(&change);
        let unmarked = insight::kpi(&workspace, &ex("response"), today).unwrap();
        let improved = |rule| {
            let mut signals = unmarked.signals.iter();
            signals.any(|found| found.signal.rule == rule && found.tone == Tone::Improvement)
        };
        assert!(
            improved(Rule::Outside) && improved(Rule::EightInARow),
            "{today}"
        );
    }
}

#[test]
fn on_any_day_something_is_due_this_week_and_something_is_overdue() {
    for today in days() {
        let workspace = workspace(today);
        let due = insight::due_list(&workspace, &Moment::noon(today), Weekday::Mon);
        let late =
            |wanted: fn(i64) -> bool| due.iter().filter(|item| wanted(item.days_late)).count();
        assert!((1..=4).contains(&late(|days| days > 0)), "{today} {due:?}");
        assert!(late(|days| days <= 0) >= 2, "{today} {due:?}");
        assert!(due.iter().any(|item| item.stale.is_some()), "{today}");
    }
}

#[test]
fn a_review_keeps_what_a_real_closing_would_keep() {
    for today in days().step_by(5) {
        let workspace = workspace(today);
        for review in workspace.reviews() {
            let objective = workspace.objective(&review.objective).unwrap();
            let mut open = workspace.clone();
            let reopened = Objective {
                state: State::Running,
                ..objective.clone()
            };
            let change = open
                .apply(Command::Save {
                    deed: Deed::Imported,
                    records: vec![reopened.into()],
                })
                .unwrap();
            open.commit(&change);
            assert_eq!(
                review.stood,
                insight::stand(&open, &objective.id, review.date),
                "{today} {}",
                objective.title
            );
            let found = insight::closing(&open, &objective.id, review.date).unwrap();
            assert_eq!(review.suggested, found.suggested, "{today}");
            // Another score than the suggested one has its reason.
            assert_eq!(
                review.score != review.suggested,
                !review.reason.is_empty(),
                "{today}"
            );
        }
    }
}

#[test]
fn the_first_quarter_looks_like_a_real_teams() {
    for today in days().step_by(5) {
        let workspace = workspace(today);
        let first = workspace.cycles().min_by_key(|cycle| cycle.start).unwrap();
        let net = insight::cycle(&workspace, &first.id, today).unwrap();
        assert_eq!(net.net_on_track, Some(-1.0 / 3.0), "{today}");
        let statuses: BTreeSet<&str> = workspace
            .reviews()
            .map(|review| review.stood.as_ref().unwrap().status.as_str())
            .collect();
        assert!(
            statuses.contains("on-track") && statuses.len() > 1,
            "{today} {statuses:?}"
        );
        let summary = insight::cycle_summary(&workspace, &first.id, today).unwrap();
        let scores: Vec<Option<f64>> = summary.scores.iter().map(|line| line.score).collect();
        assert_eq!(scores.len(), 3);
        assert!(scores.iter().all(Option::is_some));
    }
}

#[test]
fn the_objectives_under_way_stand_differently() {
    let today = date(2026, 11, 21);
    let workspace = workspace(today);
    let statuses: BTreeSet<String> = workspace
        .objectives()
        .filter(|objective| objective.state == State::Running)
        .map(|objective| insight::objective(&workspace, &objective.id, today).unwrap())
        .map(|report| format!("{:?}", report.status))
        .collect();
    assert_eq!(
        statuses.into_iter().collect::<Vec<_>>(),
        ["AtRisk", "Behind", "OnTrack"]
    );
}

#[test]
fn a_low_confidence_comes_with_a_blocker_and_a_next_step() {
    let workspace = workspace(date(2026, 11, 21));
    let mut blocked = 0;
    for key_result in workspace.key_results() {
        let check_ins = workspace.check_ins_of(&key_result.id);
        if let Some(latest) = check_ins.last()
            && latest.confidence.unwrap() < 4
        {
            blocked += 1;
            assert!(latest.blocker.is_some() && !latest.next_step.is_empty());
        }
    }
    assert!(blocked >= 3);
}

#[test]
fn closed_objectives_have_a_review_and_running_ones_an_owner() {
    let workspace = workspace(date(2026, 11, 21));
    for objective in workspace.objectives() {
        let reviews = workspace.reviews_of(&objective.id).count();
        assert_eq!(reviews, usize::from(objective.state == State::Closed));
        assert_eq!(objective.owner.is_empty(), objective.state == State::Draft);
        assert!((2..=5).contains(&workspace.key_results_of(&objective.id).len()));
    }
}

#[test]
fn the_guide_gave_the_verdicts_that_the_decisions_keep() {
    let workspace = workspace(date(2026, 11, 21));
    for decision in workspace.decisions() {
        let answers = Answers::from_map(&decision.answers).unwrap();
        let verdict = verdict(&answers, &decision.wish, &Context::new(decision.date)).unwrap();
        assert_eq!(
            verdict.framework.word(),
            decision.verdict,
            "{}",
            decision.wish
        );
    }
}
