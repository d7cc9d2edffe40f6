//! Whatever finite numbers and dates a workspace holds, its reports hold together.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

use bearings::domain::*;
use bearings::figures::Figures;
use bearings::insight::{self, *};
use chrono::{Days, Weekday};
use proptest::prelude::*;

fn any_finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO,
        -1e15..1e15_f64,
        (-5i32..5).prop_map(f64::from),
    ]
}

fn any_day() -> impl Strategy<Value = Date> {
    (0u64..500).prop_map(|after| date(2026, 1, 1) + Days::new(after))
}

fn any_key_result() -> impl Strategy<Value = KeyResult> {
    (
        prop::sample::select(KeyResultKind::ALL.to_vec()),
        prop::option::of(any_finite()),
        prop::option::of(any_finite()),
        prop::option::of((any_finite(), any_finite())),
        prop::collection::vec((any_day(), any_finite()), 0..4),
        prop::collection::vec(0.0..1000.0_f64, 0..4),
        0.0..1000.0_f64,
        prop::option::of(any_day()),
        prop::option::of(prop::sample::select(Cadence::ALL.to_vec())),
    )
        .prop_map(
            |(measure, baseline, target, band, phased, steps, weight, due, cadence)| KeyResult {
                id: Id::from_text("k"),
                objective: Id::from_text("o"),
                measure,
                baseline,
                target,
                band: band.map(|(one, other)| Band::between(one, other)),
                phased: phased
                    .into_iter()
                    .map(|(date, value)| PhasedTarget { date, value })
                    .collect(),
                steps: (0..)
                    .zip(steps)
                    .map(|(index, weight)| Step {
                        id: Id::from_text(&format!("s{index}")),
                        text: String::new(),
                        weight,
                    })
                    .collect(),
                weight,
                due,
                cadence,
                ..KeyResult::default()
            },
        )
}

fn any_values() -> impl Strategy<Value = Vec<(Date, f64)>> {
    prop::collection::vec((any_day(), any_finite()), 0..25)
}

fn check_ins(values: &[(Date, f64)]) -> Vec<Record> {
    (0..)
        .zip(values)
        .map(|(index, &(date, value))| {
            CheckIn {
                id: Id::from_text(&format!("c{index}")),
                key_result: Id::from_text("k"),
                date,
                value: Some(value),
                steps_done: Some(vec![Id::from_text("s0")]),
                entered: Stamp(index),
                ..CheckIn::default()
            }
            .into()
        })
        .collect()
}

fn workspace(cycle: &Cycle, key_result: &KeyResult, values: &[(Date, f64)]) -> Workspace {
    let objective = Objective {
        id: Id::from_text("o"),
        cycle: Some(cycle.id.clone()),
        ..Objective::default()
    };
    let mut records: Vec<Record> = vec![
        cycle.clone().into(),
        objective.into(),
        key_result.clone().into(),
    ];
    records.extend(check_ins(values));
    Workspace::from_records(records)
}

proptest! {
    #[test]
    fn no_key_result_makes_a_number_that_is_not_finite(
        key_result in any_key_result(), values in any_values(), start in any_day(), length in 0u64..400, today in any_day(),
    ) {
        let cycle = Cycle::new("C", start, start + Days::new(length));
        let workspace = workspace(&cycle, &key_result, &values);
        let found = insight::key_result(&workspace, &key_result.id, today).unwrap();
        if let Some(progress) = found.progress {
            prop_assert!(progress.raw.is_finite() && (0.0..=1.0).contains(&progress.rolled));
        }
        prop_assert!(found.expected.is_none_or(f64::is_finite));
        let said = found.reason.sentence(&Figures::default());
        prop_assert!(!said.is_empty() && !said.contains("NaN") && !said.contains("inf"), "{said}");
        if let Some(Ok(forecast)) = key_result_forecast(&workspace, &key_result.id, today) {
            prop_assert!(forecast.at_end.is_finite() && forecast.low <= forecast.high);
        }
        let objective = insight::objective(&workspace, &Id::from_text("o"), today).unwrap();
        prop_assert!(objective.progress.is_none_or(|p| (0.0..=1.0).contains(&p)));
        prop_assert_eq!(objective.progress.is_some(), found.progress.is_some() && key_result.weight > 0.0);
        let cycle = insight::cycle(&workspace, &cycle.id, today).unwrap();
        prop_assert!(cycle.net_on_track.is_none_or(|net| (-1.0..=1.0).contains(&net)));
        let (made, due) = cycle.kept;
        prop_assert!(made <= due);
        for item in due_list(&workspace, &Moment::noon(today), Weekday::Sun) {
            prop_assert!(item.due >= start && item.stale.is_none_or(|stale| stale.days > 3));
        }
    }

    #[test]
    fn no_kpi_makes_a_number_that_is_not_finite(
        values in any_values(), target in any_finite(), alarm in any_finite(), today in any_day(),
        change in prop::option::of(any_day()), direction in prop::option::of(prop::sample::select(vec![Direction::Up, Direction::Down, Direction::Hold])),
    ) {
        let kpi = Kpi {
            id: Id::from_text("kpi"),
            direction,
            cadence: Some(Cadence::Week),
            targets: vec![DatedTarget {
                from: date(2026, 3, 1),
                target: Band::at_least(target),
                alarm: Some(Band::at_least(alarm)),
            }],
            changes: change.map(|date| MarkedChange { date, label: String::new() }).into_iter().collect(),
            ..Kpi::default()
        };
        let readings = (0..).zip(&values).map(|(index, &(date, value))| Record::from(Reading {
            id: Id::from_text(&format!("r{index}")),
            kpi: kpi.id.clone(),
            date,
            value,
            entered: Stamp(index),
            ..Reading::default()
        }));
        let sorted: Vec<Record> = readings.collect();
        let forwards = Workspace::from_records(sorted.clone().into_iter().chain([kpi.clone().into()]));
        let backwards = Workspace::from_records(sorted.into_iter().rev().chain([kpi.clone().into()]));
        let found = insight::kpi(&forwards, &kpi.id, today).unwrap();
        prop_assert_eq!(&Some(found.clone()), &insight::kpi(&backwards, &kpi.id, today), "order of entry does not matter");
        prop_assert_eq!(found.points.len(), found.statuses.len());
        for limits in found.segments.iter().filter_map(|part| part.limits) {
            prop_assert!(limits.lower.is_finite() && limits.upper.is_finite() && limits.lower <= limits.upper);
        }
        for signal in &found.signals {
            prop_assert!(signal.signal.last() < found.points.len());
        }
        prop_assert_eq!(found.status == KpiStatus::NoData, found.points.is_empty());
    }

    #[test]
    fn improving_the_last_value_never_lowers_progress_or_worsens_the_status(
        mut key_result in any_key_result(), rises in any::<bool>(), values in any_values(), step in any_finite(), today in any_day(),
    ) {
        key_result.measure = if rises { KeyResultKind::Increase } else { KeyResultKind::Decrease };
        let (Some(baseline), Some(target)) = (key_result.baseline, key_result.target) else { return Ok(()) };
        key_result.due = None;
        let cycle = Cycle::new("C", date(2026, 1, 1), date(2027, 12, 31));
        let before = workspace(&cycle, &key_result, &values);
        let before = insight::key_result(&before, &key_result.id, today).unwrap();
        let Some(last) = before.current.clone() else { return Ok(()) };
        let better = if target > baseline { last.value + step.abs() } else { last.value - step.abs() };
        if !better.is_finite() { return Ok(()) }
        let mut improved = values;
        improved.push((last.date, better));
        let after = workspace(&cycle, &key_result, &improved);
        let after = insight::key_result(&after, &key_result.id, today).unwrap();
        if let (Some(before), Some(after)) = (before.progress, after.progress) {
            prop_assert!(after.raw >= before.raw);
        }
        prop_assert!(after.status <= before.status, "{:?} {:?}", before.status, after.status);
    }
}
