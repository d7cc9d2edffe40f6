//! Targets from the beginning, limits within the unit and fixed ones, and when a recovery is offered (DOMAIN §4).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

use bearings::domain::*;
use bearings::figures::Figures;
use bearings::insight::{self, *};
use bearings::plot;
use chrono::Days;
use proptest::prelude::*;

const NO_BAND: Band = Band {
    low: None,
    high: None,
};

fn monday(index: usize) -> Date {
    date(2026, 6, 1) + Days::new(index as u64 * 7)
}

fn today() -> Date {
    date(2026, 11, 26)
}

fn kpi(unit: &str, direction: Direction, target: Option<Band>) -> Kpi {
    Kpi {
        id: Id::from_text("k"),
        name: "Complaints".into(),
        unit: unit.parse().unwrap(),
        direction: Some(direction),
        targets: target
            .map(|target| DatedTarget {
                from: DatedTarget::beginning(),
                target,
                alarm: None,
            })
            .into_iter()
            .collect(),
        ..Kpi::default()
    }
}

fn report(kpi: &Kpi, values: &[f64]) -> KpiReport {
    let readings = values.iter().enumerate().map(|(index, &value)| {
        Record::from(Reading {
            id: Id::from_text(&format!("r{index:03}")),
            kpi: kpi.id.clone(),
            date: monday(index),
            value,
            ..Reading::default()
        })
    });
    let here = Workspace::from_records([Record::from(kpi.clone())].into_iter().chain(readings));
    insight::kpi(&here, &kpi.id, today()).unwrap()
}

fn said(kpi: &Kpi, values: &[f64]) -> plot::ChartMeaning {
    plot::meaning(kpi, &report(kpi, values), &Figures::default())
}

#[test]
fn the_first_target_counts_from_the_beginning_unless_a_person_dates_it() {
    let undated = kpi("number", Direction::Down, Some(Band::at_most(4.0)));
    let found = report(&undated, &[5.0, 3.0]);
    assert_eq!(found.statuses, [KpiStatus::Missed, KpiStatus::Met]);
    let mut dated = undated.clone();
    dated.targets[0].from = monday(1);
    let found = report(&dated, &[5.0, 3.0]);
    assert_eq!(found.statuses, [KpiStatus::NoTarget, KpiStatus::Met]);
    // A later one counts from its day.
    let mut two = undated;
    two.targets.push(DatedTarget {
        from: monday(1),
        target: Band::at_most(2.0),
        alarm: None,
    });
    let found = report(&two, &[3.0, 3.0]);
    assert_eq!(found.statuses, [KpiStatus::Met, KpiStatus::Missed]);
}

#[test]
fn targets_of_old_files_read_as_before_and_an_undated_one_travels() {
    let undated = Record::from(kpi("number", Direction::Up, Some(Band::at_least(1.0))));
    let fields = undated.to_fields();
    // Older readers take the day as one before any reading.
    assert_eq!(fields["targets"][0]["from"], "1970-01-01");
    assert_eq!(Record::from_fields(Kind::Kpi, &fields).unwrap(), undated);
    let mut left_out = fields.clone();
    left_out["targets"][0]
        .as_object_mut()
        .unwrap()
        .remove("from");
    assert_eq!(Record::from_fields(Kind::Kpi, &left_out).unwrap(), undated);
    let mut old = fields;
    old["targets"][0]["from"] = "2026-03-01".into();
    let Record::Kpi(old) = Record::from_fields(Kind::Kpi, &old).unwrap() else {
        panic!("no KPI")
    };
    assert_eq!(old.targets[0].dated(), Some(date(2026, 3, 1)));
    assert!(!undated.to_fields().contains_key("fixed_limits"));
}

#[test]
fn limits_stay_within_what_the_unit_can_be() {
    let values = [1.0, 0.0, 3.0, 0.0, 2.0, 0.0, 1.0];
    let complaints = kpi("text:complaints", Direction::Down, None);
    let found = report(&complaints, &values);
    assert_eq!(found.limits().unwrap().lower, 0.0);
    let words = said(&complaints, &values).detail;
    assert!(words.contains("between 0"), "{words}");

    let share = [99.0, 97.0, 100.0, 96.0, 100.0, 98.0];
    let uptime = kpi("percent", Direction::Up, None);
    assert_eq!(report(&uptime, &share).limits().unwrap().upper, 100.0);
    // More than 100 % is no share, and neither is what grows.
    let retention = [99.0, 97.0, 104.0, 96.0, 100.0, 98.0];
    assert!(report(&uptime, &retention).limits().unwrap().upper > 104.0);
    let mut growth = uptime.clone();
    growth.name = "Revenue growth".into();
    assert!(
        report(&growth, &[1.0, 4.0, 0.0, 3.0, 1.0, 2.0])
            .limits()
            .unwrap()
            .lower
            < 0.0
    );
    let mut beyond = uptime;
    beyond.targets = kpi("percent", Direction::Up, Some(Band::at_least(105.0))).targets;
    assert!(report(&beyond, &share).limits().unwrap().upper > 100.0);
    // Losses are there already.
    let result = kpi("currency:USD", Direction::Up, None);
    assert!(
        report(&result, &[1.0, -1.0, 3.0, 0.0, 2.0, 0.0])
            .limits()
            .unwrap()
            .lower
            < -1.0
    );
    let stars = kpi("rating:5", Direction::Up, None);
    assert_eq!(
        report(&stars, &[4.9, 4.0, 5.0, 4.2, 5.0, 4.6])
            .limits()
            .unwrap()
            .upper,
        5.0
    );
}

#[test]
fn a_count_that_must_not_be_negative_keeps_meeting_at_least_nothing() {
    let found = report(
        &kpi("number", Direction::Up, Some(Band::at_least(0.0))),
        &[1.0, 0.0, 3.0, 0.0, 2.0, 0.0],
    );
    assert_eq!(found.assurance, Some(Assurance::KeepsMeeting));
}

#[test]
fn fixed_limits_show_a_drift_that_would_widen_them() {
    let values: Vec<f64> = (0..14)
        .map(|week| 10.0 + f64::from(week % 2) + f64::from(week) * 0.4)
        .collect();
    let mut drifting = kpi("number", Direction::Down, None);
    let free = report(&drifting, &values);
    drifting.fixed_limits = Some(6);
    let fixed = report(&drifting, &values);
    let (free, limits) = (free.limits().unwrap(), fixed.limits().unwrap());
    assert_eq!((free.count, limits.count), (14, 6));
    assert!(limits.upper < free.upper && limits.mean < free.mean);
    assert!(
        fixed.signals.iter().any(|it| it.is_fresh
            && it.signal.rule == Rule::EightInARow
            && it.tone == Tone::Concern),
        "{:?}",
        fixed.signals
    );
    let words = said(&drifting, &values).detail;
    assert!(
        words.contains("The limits are fixed at the first 6 readings, 1 Jun 2026 to 6 Jul 2026."),
        "{words}"
    );
    assert!(!words.contains("fix the limits"), "{words}");
    let sketch = plot::behaviour(&drifting, &fixed, today(), &Figures::default());
    assert!(
        sketch
            .rules
            .iter()
            .any(|rule| rule.label == "limits fixed up to here")
    );
    // A change that is marked later begins anew, and six readings are the least.
    drifting.changes = vec![MarkedChange {
        date: monday(7),
        label: String::new(),
    }];
    assert_eq!(report(&drifting, &values).limits().unwrap().count, 6);
    drifting.changes[0].date = monday(9);
    assert_eq!(report(&drifting, &values).limits(), None);
    drifting.fixed_limits = Some(5);
    let refused = Workspace::default().apply(Command::save(vec![drifting.into()]));
    assert!(refused.is_err());
}

#[test]
fn where_a_signal_lasts_marking_a_change_and_fixing_the_limits_are_both_offered() {
    let mut values = vec![5.0, 5.4, 5.2, 5.6, 5.1, 5.3, 5.2, 5.4];
    values.extend([4.1, 4.3, 4.2, 4.0, 4.1, 4.2, 4.3, 4.1]);
    let words = said(&kpi("number", Direction::Down, None), &values).detail;
    assert!(words.contains("mark it and the limits restart"), "{words}");
    assert!(
        words.contains("fix the limits at the first readings"),
        "{words}"
    );
}

#[test]
fn a_recovery_is_offered_from_the_first_miss_and_pressing_from_the_second() {
    let down = kpi("number", Direction::Down, Some(Band::at_most(4.0)));
    let offered = |values: &[f64]| report(&down, values).recovery;
    assert_eq!(offered(&[3.0, 4.0]), None);
    let once = offered(&[3.0, 5.0]).unwrap();
    assert_eq!(
        (once, once.is_pressing()),
        (RecoveryCause::Missed(1), false)
    );
    let twice = offered(&[3.0, 5.0, 5.0]).unwrap();
    assert_eq!(
        (twice, twice.is_pressing()),
        (RecoveryCause::Missed(2), true)
    );
    assert!(RecoveryCause::Concern.is_pressing());
}

#[test]
fn in_a_row_counts_the_readings_that_the_table_shows() {
    // Three readings in one month, which is one period.
    let monthly = Kpi {
        cadence: Some(Cadence::Month),
        ..kpi("number", Direction::Down, Some(Band::at_most(4.0)))
    };
    let found = report(&monthly, &[3.0, 5.0, 6.0, 5.0]);
    assert_eq!(found.missed_in_a_row, 3);
    assert_eq!(
        plot::recovery_said(found.recovery.unwrap()),
        "It missed its target 3 times in a row, and no active objective improves it."
    );
}

#[test]
fn the_outlook_agrees_with_how_often_the_target_was_met() {
    let values: Vec<f64> = (0..13).map(|week| [5.0, 6.0, 7.0, 5.5][week % 4]).collect();
    let never = kpi("number", Direction::Down, Some(Band::at_most(4.8)));
    assert_eq!(
        said(&never, &values).headline,
        "Normal ups and downs; it has not met the target yet (0 of 13)."
    );
    let some = kpi("number", Direction::Down, Some(Band::at_most(5.2)));
    assert_eq!(
        said(&some, &values).headline,
        "Normal ups and downs; it meets the target some of the time (4 of 13)."
    );
    assert_eq!(plot::met_said(&some, &report(&some, &values)).0, "4 of 13");
}

#[test]
fn a_day_far_from_now_stays_in_the_table_and_off_the_axis() {
    let plain = kpi("number", Direction::Down, None);
    let mut records: Vec<Record> = vec![plain.clone().into()];
    for (index, day) in [date(26, 11, 1), date(1900, 1, 1), monday(0), monday(1)]
        .into_iter()
        .enumerate()
    {
        records.push(
            Reading {
                id: Id::from_text(&format!("r{index}")),
                kpi: plain.id.clone(),
                date: day,
                value: 4.0,
                ..Reading::default()
            }
            .into(),
        );
    }
    let found = insight::kpi(&Workspace::from_records(records), &plain.id, today()).unwrap();
    assert_eq!(found.points.len(), 4);
    let sketch = plot::behaviour(&plain, &found, today(), &Figures::default());
    assert_eq!(sketch.points.len(), 2);
    let (from, to) = sketch.days.unwrap();
    assert!(to - from < 400.0);
}

proptest! {
    #[test]
    fn limits_within_the_unit_change_no_signal_and_hide_no_reading(
        values in prop::collection::vec(0..40_i32, 6..25),
        unit in prop::sample::select(vec!["number", "percent", "rating:5", "currency:EUR", "duration:d", "text:tickets"]),
    ) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let found = report(&kpi(unit, Direction::Down, None), &values);
        let limits = found.limits().unwrap();
        let plain = xmr::segments(&values, &[], None);
        let (raw, signals) = (plain[0].limits.unwrap(), &plain[0].signals);
        prop_assert_eq!(signals.len(), found.signals.len());
        prop_assert!(0.0 <= limits.lower && limits.lower <= limits.mean && limits.mean <= limits.upper);
        let possible = kpi(unit, Direction::Down, None).possible(&values);
        prop_assert!(possible != NO_BAND);
        for value in values {
            prop_assert_eq!(value > limits.upper, value > raw.upper);
            prop_assert_eq!(value < limits.lower, value < raw.lower);
        }
    }
}
