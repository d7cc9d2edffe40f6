//! What people wrote apart: shown, kept, settled. Deleting and editing at the same time.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::replica::{Conflict, Dispute, Resolution};
use house::*;

/// Two people who both know the KPI "k".
fn two() -> (Writer, Writer) {
    let mut ana = Writer::new(1);
    ana.save(vec![kpi("k").into()], 10);
    let ben = ana.copy(2);
    (ana, ben)
}

fn named(name: &str) -> Record {
    Kpi {
        name: name.into(),
        ..kpi("k")
    }
    .into()
}

fn meet(one: &mut Writer, other: &mut Writer) {
    one.fetch(other);
    other.fetch(one);
    assert_eq!(one.replica, other.replica);
}

fn only_conflict(writer: &Writer) -> Conflict {
    let conflicts = writer.replica.conflicts();
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    conflicts[0].clone()
}

#[test]
fn different_fields_edited_apart_come_together_without_a_conflict() {
    let (mut ana, mut ben) = two();
    ana.save(vec![named("Ana's")], 20);
    let owned = Kpi {
        owner: "Ben".into(),
        ..kpi("k")
    };
    ben.save(vec![owned.into()], 20);
    meet(&mut ana, &mut ben);
    let both = ana.shown().kpi(&id("k")).cloned().unwrap();
    assert_eq!((both.name.as_str(), both.owner.as_str()), ("Ana's", "Ben"));
    assert!(ana.replica.conflicts().is_empty());
}

#[test]
fn the_later_wall_clock_is_shown_and_the_other_value_is_kept() {
    let (mut ana, mut ben) = two();
    ana.save(vec![named("later")], 30);
    ben.save(vec![named("earlier")], 20);
    meet(&mut ana, &mut ben);
    assert_eq!(ben.shown().kpi(&id("k")).unwrap().name, "later");
    let Dispute::Field { shown, others, .. } = only_conflict(&ben).about else {
        panic!()
    };
    assert_eq!(
        (shown.value, others[0].value.clone()),
        (Some("later".into()), Some("earlier".into()))
    );
}

#[test]
fn at_the_same_second_everybody_shows_the_same_value() {
    let (mut ana, mut ben) = two();
    ana.save(vec![named("a")], 20);
    ben.save(vec![named("b")], 20);
    meet(&mut ana, &mut ben);
    assert_eq!(ana.shown(), ben.shown());
}

#[test]
fn the_same_value_written_apart_is_no_conflict() {
    let (mut ana, mut ben) = two();
    ana.save(vec![named("same")], 20);
    ben.save(vec![named("same")], 25);
    meet(&mut ana, &mut ben);
    assert!(ana.replica.conflicts().is_empty());
}

#[test]
fn choosing_a_value_settles_the_conflict_for_everybody() {
    for choice in ["later", "earlier", "neither"] {
        let (mut ana, mut ben) = two();
        ana.save(vec![named("later")], 30);
        ben.save(vec![named("earlier")], 20);
        meet(&mut ana, &mut ben);
        let conflict = only_conflict(&ana);
        let mut seen = ana.shown();
        let change = ana.replica.resolve(
            &conflict,
            Resolution::Value(Some(choice.into())),
            Stamp(5), // a clock that runs behind changes nothing: this edit has seen both
            &mut ana.entropy,
        );
        seen.commit(&change);
        assert_eq!(seen, ana.shown());
        assert_eq!(change.is_empty(), choice == "later");
        meet(&mut ana, &mut ben);
        assert!(ben.replica.conflicts().is_empty());
        assert_eq!(ben.shown().kpi(&id("k")).unwrap().name, choice);
    }
}

#[test]
fn an_ordinary_edit_of_the_field_settles_its_conflict_too() {
    let (mut ana, mut ben) = two();
    ana.save(vec![named("a")], 30);
    ben.save(vec![named("b")], 20);
    meet(&mut ana, &mut ben);
    ben.save(vec![named("c")], 40);
    meet(&mut ana, &mut ben);
    assert!(ana.replica.conflicts().is_empty());
    assert_eq!(ana.shown().kpi(&id("k")).unwrap().name, "c");
}

#[test]
fn clearing_a_field_against_an_edit_is_a_conflict_of_nothing_and_something() {
    let mut ana = Writer::new(1);
    ana.save(
        vec![
            Kpi {
                note: "n".into(),
                ..kpi("k")
            }
            .into(),
        ],
        10,
    );
    let mut ben = ana.copy(2);
    ana.save(vec![kpi("k").into()], 30);
    ben.save(
        vec![
            Kpi {
                note: "m".into(),
                ..kpi("k")
            }
            .into(),
        ],
        20,
    );
    meet(&mut ana, &mut ben);
    let Dispute::Field { shown, others, .. } = only_conflict(&ana).about else {
        panic!()
    };
    assert_eq!(
        (shown.value, others[0].value.clone()),
        (None, Some("m".into()))
    );
    assert_eq!(read(&ana.file()), ana.replica, "and a file keeps it");
}

#[test]
fn a_deletion_that_knew_everything_goes_through() {
    let (mut ana, mut ben) = two();
    ana.act(Command::delete(Kind::Kpi, &id("k")), 20);
    let report = ben.replica.join(Deed::Joined, records(&ana.replica));
    assert!(ben.shown().is_empty());
    assert_eq!((report.deleted.len(), report.conflicts.len()), (1, 0));
}

#[test]
fn an_edit_the_deleter_had_not_seen_wins_and_both_are_reported_until_somebody_chooses() {
    let (mut ana, mut ben) = two();
    ana.act(Command::delete(Kind::Kpi, &id("k")), 40);
    ben.save(vec![named("Ben's")], 20);
    let report = ana.replica.join(Deed::Joined, records(&ben.replica));
    assert_eq!(
        (report.added.len(), report.kept_over_deletion.len()),
        (1, 1)
    );
    meet(&mut ana, &mut ben);
    assert_eq!(ana.shown().kpi(&id("k")).unwrap().name, "Ben's");
    assert_eq!(
        only_conflict(&ana).about,
        Dispute::Deletion { at: Stamp(40) }
    );

    let (mut keeper, mut goer) = (ana.copy(3), ana.copy(4));
    keeper.replica.resolve(
        &only_conflict(&ana),
        Resolution::Keep,
        Stamp(50),
        &mut keeper.entropy,
    );
    assert!(keeper.replica.conflicts().is_empty());
    assert_eq!(keeper.shown().kpis().count(), 1);
    goer.replica.resolve(
        &only_conflict(&ana),
        Resolution::Delete,
        Stamp(50),
        &mut goer.entropy,
    );
    assert!(goer.shown().is_empty() && goer.replica.conflicts().is_empty());
    // The two choices are made apart, so keeping wins again and is reported again.
    meet(&mut keeper, &mut goer);
    assert_eq!(keeper.shown().kpis().count(), 1);
    assert_eq!(keeper.replica.conflicts().len(), 1);
}

#[test]
fn undoing_a_deletion_brings_the_record_back_for_everybody() {
    let (mut ana, mut ben) = two();
    let change = ana.act(Command::delete(Kind::Kpi, &id("k")), 20);
    meet(&mut ana, &mut ben);
    assert!(ben.shown().is_empty());
    ana.act(
        Command::Revert {
            change: Box::new(change),
        },
        30,
    );
    meet(&mut ana, &mut ben);
    assert_eq!(ben.shown().kpi(&id("k")), Some(&kpi("k")));
    assert!(ben.replica.conflicts().is_empty());
    ben.act(Command::delete(Kind::Kpi, &id("k")), 40);
    meet(&mut ana, &mut ben);
    assert!(ana.shown().is_empty(), "and it can be deleted again");
}

#[test]
fn two_people_checking_in_never_conflict() {
    let mut ana = Writer::new(1);
    ana.save(one_of_each(), 10);
    let mut ben = ana.copy(2);
    let check_in = |name: &str, value| CheckIn {
        id: id(name),
        key_result: id("kr1"),
        date: date(2026, 11, 13),
        value: Some(value),
        ..CheckIn::default()
    };
    ana.save(vec![check_in("a", 6.0).into()], 20);
    ben.save(vec![check_in("b", 6.5).into()], 20);
    meet(&mut ana, &mut ben);
    assert!(ana.replica.conflicts().is_empty());
    assert_eq!(ana.shown().check_ins_of(&id("kr1")).len(), 3);
}

#[test]
fn the_same_cycle_made_by_two_people_is_one() {
    let cycle = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
    let (mut ana, mut ben) = (Writer::new(1), Writer::new(2));
    ana.save(vec![cycle.clone().into()], 10);
    ben.save(vec![cycle.into()], 20);
    meet(&mut ana, &mut ben);
    assert_eq!(ana.shown().cycles().count(), 1);
    assert!(ana.replica.conflicts().is_empty());
}

#[test]
fn a_page_that_only_reads_draws_no_writer() {
    struct Never;
    impl Entropy for Never {
        fn next_u64(&mut self) -> u64 {
            panic!("nothing was written")
        }
    }
    let (mut ana, ben) = two();
    ana.fetch(&ben);
    let nothing = Change::new(Deed::Saved, Vec::new());
    assert!(ana.replica.stamp(&nothing, Stamp(1), &mut Never).is_empty());
}

#[test]
fn a_quarter_that_two_fiscal_years_name_apart_is_no_conflict_and_a_name_of_its_own_is() {
    let (start, end) = (date(2026, 10, 1), date(2026, 12, 31));
    let (mut ana, mut ben) = two();
    ana.save(vec![Cycle::new("Q4 2026", start, end).into()], 20);
    ben.save(vec![Cycle::new("Q3 FY27", start, end).into()], 30);
    meet(&mut ana, &mut ben);
    assert_eq!(ana.replica.conflicts(), []);
    // Each reads it by their own fiscal year.
    let named = |writer: &Writer, month| {
        let mut here = writer.shown();
        here.name_cycles(FiscalYear::starting_in(month));
        here.cycles().next().unwrap().name.clone()
    };
    assert_eq!(
        (named(&ana, 1), named(&ben, 4)),
        ("Q4 2026".to_owned(), "Q3 FY27".to_owned())
    );
    ana.save(vec![Cycle::new("Autumn", start, end).into()], 40);
    ben.save(vec![Cycle::new("Before the move", start, end).into()], 40);
    meet(&mut ana, &mut ben);
    assert!(matches!(only_conflict(&ana).about, Dispute::Field { .. }));
}

#[test]
fn the_day_a_baseline_was_read_comes_along_with_it() {
    let key_result = |baseline: Option<f64>, on: Option<Date>| {
        Record::from(KeyResult {
            id: id("kr"),
            objective: id("o"),
            title: "Answer rate".into(),
            baseline,
            baseline_on: on,
            ..KeyResult::default()
        })
    };
    let mut ana = Writer::new(1);
    ana.save(
        vec![
            Objective {
                id: id("o"),
                title: "Be quick".into(),
                ..Objective::default()
            }
            .into(),
            key_result(None, None),
        ],
        10,
    );
    let mut ben = ana.copy(2);
    ana.save(vec![key_result(Some(60.0), Some(date(2026, 11, 10)))], 20);
    let Record::KeyResult(noted) = key_result(None, None) else {
        panic!("a key result")
    };
    ben.save(
        vec![
            KeyResult {
                owner: "Ben".into(),
                ..noted
            }
            .into(),
        ],
        30,
    );
    meet(&mut ana, &mut ben);
    let both = ben.shown().key_result(&id("kr")).cloned().unwrap();
    assert_eq!(
        (both.owner.as_str(), both.baseline, both.baseline_on),
        ("Ben", Some(60.0), Some(date(2026, 11, 10)))
    );
    assert!(ana.replica.conflicts().is_empty());
}
