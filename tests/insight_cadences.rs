//! Cadences from an hour to a year, of KPIs and of key results: what is due when, by any first day of the week, and of what nothing
//! is due.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod given;

use bearings::domain::*;
use bearings::insight::{self, Standing, due_list};
use chrono::{Days, Weekday};
use given::id;
use proptest::prelude::*;

/// Wednesday.
fn today() -> Date {
    date(2026, 5, 13)
}

/// Tuesday of the week before.
fn last_made() -> Date {
    date(2026, 5, 5)
}

fn year() -> Cycle {
    Cycle::new("2026", date(2026, 1, 1), date(2026, 12, 31))
}

fn kpi(cadence: Option<Cadence>) -> Kpi {
    Kpi {
        id: id("kpi"),
        name: "kpi".into(),
        cadence,
        started: Some(year().start),
        ..Kpi::default()
    }
}

fn key_result(cadence: Option<Cadence>) -> KeyResult {
    KeyResult {
        id: id("kr"),
        objective: id("o"),
        title: "kr".into(),
        baseline: Some(0.0),
        target: Some(10.0),
        cadence,
        ..KeyResult::default()
    }
}

fn objective(state: State) -> Objective {
    Objective {
        id: id("o"),
        cycle: Some(year().id),
        state,
        ..Objective::default()
    }
}

fn reading(name: &str, on: Date, value: f64, entered: i64) -> Reading {
    Reading {
        id: id(name),
        kpi: id("kpi"),
        date: on,
        value,
        entered: Stamp(entered),
        ..Reading::default()
    }
}

fn check_in(name: &str, on: Date, value: f64, entered: i64) -> CheckIn {
    CheckIn {
        id: id(name),
        key_result: id("kr"),
        date: on,
        value: Some(value),
        entered: Stamp(entered),
        ..CheckIn::default()
    }
}

/// A KPI and a key result of the same rhythm, both last recorded on the same day.
fn both(cadence: Cadence) -> Workspace {
    Workspace::from_records([
        year().into(),
        objective(State::Running).into(),
        kpi(Some(cadence)).into(),
        key_result(Some(cadence)).into(),
        reading("r", last_made(), 1.0, 1).into(),
        check_in("c", last_made(), 1.0, 1).into(),
    ])
}

fn standings(workspace: &Workspace, week: Weekday) -> (Standing, Standing) {
    let as_of = (today(), week);
    let of_kpi = insight::kpi(workspace, &id("kpi"), as_of).unwrap().standing;
    let of_result = insight::key_result(workspace, &id("kr"), as_of)
        .unwrap()
        .standing;
    (of_kpi.unwrap(), of_result.unwrap())
}

fn listed(workspace: &Workspace) -> Vec<Id> {
    let items = due_list(workspace, &Moment::noon(today()), Weekday::Mon);
    items.into_iter().map(|item| item.id).collect()
}

#[test]
fn every_cadence_has_its_due_day_for_kpis_and_key_results_alike() {
    let overdue = Standing::Overdue {
        since: date(2026, 5, 6),
        days: 7,
    };
    let made = |next| Standing::Made { next: Some(next) };
    let due = |on| Standing::Due { on };
    for (cadence, week, wanted) in [
        (Cadence::Hour, Weekday::Mon, overdue),
        (Cadence::Day, Weekday::Sun, overdue),
        (Cadence::Week, Weekday::Mon, due(date(2026, 5, 17))),
        (Cadence::Week, Weekday::Sun, due(date(2026, 5, 16))),
        (Cadence::Week, Weekday::Sat, due(date(2026, 5, 15))),
        (Cadence::Fortnight, Weekday::Mon, made(date(2026, 5, 31))),
        (Cadence::Month, Weekday::Mon, made(date(2026, 6, 30))),
        (Cadence::Quarter, Weekday::Sat, made(date(2026, 9, 30))),
    ] {
        let found = standings(&both(cadence), week);
        assert_eq!(found, (wanted, wanted), "{cadence:?} {week:?}");
    }
    // A KPI goes on next year; a key result ends with its cycle.
    let found = standings(&both(Cadence::Year), Weekday::Mon);
    assert_eq!(found.0, made(date(2027, 12, 31)));
    assert_eq!(found.1, Standing::Made { next: None });
}

#[test]
fn what_is_made_or_due_later_than_this_week_is_not_listed() {
    let all = Cadence::ALL.map(|cadence| listed(&both(cadence)).len());
    // Hour, day and week are owed; the longer ones are made.
    assert_eq!(all, [2, 2, 2, 0, 0, 0, 0]);
}

#[test]
fn a_key_result_without_a_cadence_follows_its_kpi_and_else_the_week() {
    let plain = |records: Vec<Record>| {
        let base = [
            year().into(),
            objective(State::Running).into(),
            key_result(None).into(),
        ];
        let workspace = Workspace::from_records(base.into_iter().chain(records));
        let found = insight::key_result(&workspace, &id("kr"), last_made()).unwrap();
        found.kept.unwrap().1
    };
    let measured = Link::new(&id("kr"), Meaning::MeasuredBy, &id("kpi"));
    // 17 Sundays and 4 ends of months until 5 May; the first four days join the week after.
    assert_eq!(plain(vec![]), 17);
    assert_eq!(
        plain(vec![kpi(Some(Cadence::Month)).into(), measured.into()]),
        4
    );
}

#[test]
fn what_is_retired_closed_dropped_a_draft_or_done_asks_for_nothing() {
    let retired = Kpi {
        retired: Some(date(2026, 5, 1)),
        ..kpi(Some(Cadence::Day))
    };
    assert_eq!(listed(&Workspace::from_records([retired.into()])), []);
    assert_eq!(
        listed(&Workspace::from_records([kpi(None).into()])),
        [],
        "without a cadence"
    );
    for state in [State::Draft, State::Closed, State::Dropped] {
        let workspace = Workspace::from_records([
            year().into(),
            objective(state).into(),
            key_result(Some(Cadence::Day)).into(),
        ]);
        assert_eq!(listed(&workspace), [], "{state:?}");
    }
    let ticked = KeyResult {
        measure: KeyResultKind::Done,
        ..key_result(Some(Cadence::Day))
    };
    let workspace = Workspace::from_records([
        year().into(),
        objective(State::Running).into(),
        ticked.into(),
        check_in("c", date(2026, 4, 1), 1.0, 1).into(),
    ]);
    assert_eq!(listed(&workspace), [], "done");
}

#[test]
fn a_key_result_with_a_due_day_of_its_own_asks_until_then() {
    let early = KeyResult {
        due: Some(date(2026, 5, 8)),
        ..key_result(Some(Cadence::Day))
    };
    let until = |last: Date| {
        let workspace = Workspace::from_records([
            year().into(),
            objective(State::Running).into(),
            early.clone().into(),
            check_in("c", last, 1.0, 1).into(),
        ]);
        listed(&workspace).len()
    };
    assert_eq!((until(date(2026, 5, 7)), until(date(2026, 5, 8))), (1, 0));
}

#[test]
fn of_two_readings_on_one_day_both_are_kept_and_the_later_counts() {
    let on = date(2026, 5, 4);
    let workspace = Workspace::from_records([
        kpi(Some(Cadence::Week)).into(),
        reading("b", on, 7.0, 20).into(),
        reading("a", on, 3.0, 30).into(),
    ]);
    assert_eq!(workspace.readings_of(&id("kpi")).len(), 2);
    let found = insight::kpi(&workspace, &id("kpi"), today()).unwrap();
    let values: Vec<f64> = found.points.iter().map(|point| point.value).collect();
    assert_eq!(values, [3.0]);
}

proptest! {
    #[test]
    fn the_order_in_which_check_ins_are_entered_does_not_matter(
        values in prop::collection::vec((0u64..364, -1e6..1e6_f64), 0..20), turn in 0usize..20,
    ) {
        let check_ins: Vec<Record> = values.iter().zip(0..).map(|(&(after, value), place)| {
            check_in(&format!("c{place}"), year().start + Days::new(after), value, place).into()
        }).collect();
        let of = |check_ins: Vec<Record>| {
            let base = [year().into(), objective(State::Running).into(), key_result(Some(Cadence::Week)).into()];
            Workspace::from_records(base.into_iter().chain(check_ins))
        };
        let mut turned = check_ins.clone();
        turned.rotate_left(turn % values.len().max(1));
        turned.reverse();
        let (one, other) = (of(check_ins), of(turned));
        prop_assert_eq!(
            insight::key_result(&one, &id("kr"), today()),
            insight::key_result(&other, &id("kr"), today())
        );
        prop_assert_eq!(
            insight::key_result_forecast(&one, &id("kr"), today()),
            insight::key_result_forecast(&other, &id("kr"), today())
        );
    }
}

#[test]
fn an_hourly_key_result_is_asked_for_again_in_every_hour_as_a_kpi_is() {
    let at = |hour: u32| {
        let local = today().and_hms_opt(hour, 20, 0).unwrap();
        Moment {
            local,
            stamp: Stamp(local.and_utc().timestamp()),
        }
    };
    let hours = |name: &str, hour| CheckIn {
        hour: Some(hour),
        ..check_in(name, today(), f64::from(hour), 1)
    };
    let mut records: Vec<Record> = vec![
        year().into(),
        objective(State::Running).into(),
        key_result(Some(Cadence::Hour)).into(),
        hours("late", 9).into(),
        hours("early", 8).into(),
    ];
    let owed = |records: &[Record], hour| {
        let here = Workspace::from_records(records.to_vec());
        let list = due_list(&here, &at(hour), Weekday::Mon);
        list.iter()
            .map(|item| (item.due, item.days_late))
            .collect::<Vec<_>>()
    };
    assert_eq!(owed(&records, 9), []);
    assert_eq!(owed(&records, 10), [(today(), 0)]);
    // Both are kept, an hour each, and the later one counts whichever was written first.
    let here = Workspace::from_records(records.clone());
    let report = insight::key_result(&here, &id("kr"), today()).unwrap();
    assert_eq!(report.points.len(), 2);
    assert_eq!(report.current.unwrap().value, 9.0);
    assert_eq!(report.kept.unwrap().0, 1);
    // One without an hour, as older files have it, stands for the day.
    records.retain(|record| record.kind() != Kind::CheckIn);
    records.push(check_in("whole", today(), 3.0, 1).into());
    assert_eq!(owed(&records, 15), []);
    // What was ticked off is not asked for in any hour.
    let done = KeyResult {
        measure: KeyResultKind::Done,
        ..key_result(Some(Cadence::Hour))
    };
    let mut ticked = records[..2].to_vec();
    ticked.push(done.into());
    ticked.push(hours("done", 8).into());
    assert_eq!(owed(&ticked, 15), []);
}

#[test]
fn a_check_in_keeps_its_hour_in_a_file_and_older_files_have_none() {
    let with = Record::from(CheckIn {
        hour: Some(7),
        ..check_in("c", today(), 1.0, 5)
    });
    let mut fields = with.to_fields();
    assert_eq!(Record::from_fields(Kind::CheckIn, &fields).unwrap(), with);
    fields.remove("hour");
    let older = Record::from_fields(Kind::CheckIn, &fields).unwrap();
    assert!(matches!(&older, Record::CheckIn(it) if it.hour.is_none()));
    assert!(!older.to_fields().contains_key("hour"));
    let wrong = CheckIn {
        hour: Some(24),
        ..check_in("c", today(), 1.0, 5)
    };
    assert!(bearings::domain::validate(&wrong.into()).is_err());
}
