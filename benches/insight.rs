//! How long the screens wait for their reports in a large workspace: 200 objectives, 800 key results, 200 KPIs, 20,000
//! readings and check-ins (docs/ARCHITECTURE.md). Prints the middle of several runs; no harness needed.

use bearings::advice::whole;
use bearings::atlas::{Graph, findings};
use bearings::domain::*;
use bearings::insight::{self, AsOf, Reports, Seen, due_list, due_list_from};
use chrono::{Days, Weekday};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let workspace = large();
    let today = date(2026, 11, 21);
    let now = Moment::noon(today);
    println!("{} records", workspace.records().count());
    timed("what is due", || {
        due_list(&workspace, &now, Weekday::Mon).len()
    });
    timed("every KPI", || {
        workspace
            .kpis()
            .filter_map(|kpi| insight::kpi(&workspace, &kpi.id, today))
            .count()
    });
    timed("every cycle with its objectives", || {
        workspace
            .cycles()
            .filter_map(|cycle| insight::cycle(&workspace, &cycle.id, today))
            .count()
    });
    timed("a cycle week by week", || {
        workspace
            .cycles()
            .take(1)
            .map(|cycle| insight::cycle_weeks(&workspace, &cycle.id, |_| true, today).len())
            .sum()
    });
    let mut workspace = workspace;
    let reports = Reports::default();
    due_list_from(&workspace, &reports, &now, Weekday::Mon);
    let goal = workspace.key_results().next().map(|it| it.id.clone());
    let mut entropy = Seeded(5);
    timed("what is due after one more check-in", || {
        let check_in = CheckIn {
            id: Id::random(&mut entropy),
            key_result: goal.clone().unwrap_or_default(),
            date: today,
            value: Some(50.0),
            ..CheckIn::default()
        };
        if let Ok(change) = workspace.apply(Command::save(vec![check_in.into()])) {
            workspace.commit(&change);
            reports.forget(&change, &workspace);
        }
        due_list_from(&workspace, &reports, &now, Weekday::Mon).len()
    });
    timed("what the coach says about all", || {
        whole(&workspace, today).goals
    });
    timed("what stands out on the map", || {
        findings(&workspace, &Graph::of(&workspace, today), today)
            .alone
            .len()
    });
    println!("{} reports computed in all", reports.computed());
    let as_of = AsOf::from(today);
    let seen = Seen::now(&workspace, &reports, &now, as_of);
    timed("what changed since the last visit", || {
        seen.changes(&workspace, &reports, as_of).len()
    });
}

fn timed(name: &str, mut work: impl FnMut() -> usize) {
    let mut runs: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    println!("{name}: {:.2} ms", runs.get(4).copied().unwrap_or_default());
}

fn large() -> Workspace {
    let cycle = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
    let mut entropy = Seeded(4);
    let mut records: Vec<Record> = vec![cycle.clone().into()];
    for _ in 0..200 {
        let kpi = Kpi {
            id: Id::random(&mut entropy),
            direction: Some(Direction::Up),
            cadence: Some(Cadence::Week),
            targets: vec![DatedTarget {
                from: date(2025, 1, 1),
                target: Band::at_least(50.0),
                alarm: Some(Band::at_least(40.0)),
            }],
            ..Kpi::default()
        };
        for week in 0..68 {
            records.push(
                Reading {
                    id: Id::random(&mut entropy),
                    kpi: kpi.id.clone(),
                    date: date(2025, 8, 1) + Days::new(7 * week),
                    value: value(&mut entropy),
                    ..Reading::default()
                }
                .into(),
            );
        }
        records.push(kpi.into());
    }
    for _ in 0..200 {
        let objective = Objective {
            id: Id::random(&mut entropy),
            cycle: Some(cycle.id.clone()),
            ..Objective::default()
        };
        for order in 0..4 {
            let key_result = KeyResult {
                id: Id::random(&mut entropy),
                objective: objective.id.clone(),
                baseline: Some(0.0),
                target: Some(100.0),
                order,
                ..KeyResult::default()
            };
            for week in 0..8 {
                records.push(
                    CheckIn {
                        id: Id::random(&mut entropy),
                        key_result: key_result.id.clone(),
                        date: date(2026, 10, 2) + Days::new(7 * week),
                        value: Some(value(&mut entropy)),
                        ..CheckIn::default()
                    }
                    .into(),
                );
            }
            records.push(key_result.into());
        }
        records.push(objective.into());
    }
    Workspace::from_records(records)
}

/// A number within 0…100.
fn value(entropy: &mut Seeded) -> f64 {
    f64::from(u8::try_from(entropy.next_u64() % 101).unwrap_or_default())
}
