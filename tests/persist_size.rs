//! The large workspace of docs/ARCHITECTURE.md fits the budget, counted in UTF-16 units as WebKit counts them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

use bearings::domain::*;
use bearings::persist::{BUDGET, Library, MemoryStore, Store, shelf_of, units, write_shelf};
use bearings::replica::{Replica, Versioned};
use std::collections::BTreeMap;

const OWNERS: [&str; 6] = [
    "Ana Sørensen",
    "Ben Okafor",
    "Cléo Martin",
    "Dora Weiß",
    "Emre",
    "Fumiko",
];

fn large() -> (Vec<Record>, Vec<Record>) {
    let mut source = Seeded(42);
    let mut fresh = move || Id::random(&mut source);
    let cycle = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
    let (mut goals, mut values) = (vec![Record::from(cycle.clone())], Vec::new());
    for place in 0..200usize {
        let owner = OWNERS[place % OWNERS.len()];
        let kpi = Kpi {
            id: fresh(),
            name: format!("Share of orders that arrive on the promised day, region {place}"),
            definition: "Orders delivered on or before the day promised at checkout, divided by all orders of the week".into(),
            source: "Warehouse report, Monday".into(),
            unit: Unit::Percent,
            direction: Some(Direction::Up),
            cadence: Some(Cadence::Week),
            owner: owner.into(),
            targets: vec![DatedTarget { from: date(2025, 1, 1), target: Band::at_least(95.0), alarm: Some(Band::at_least(90.0)) }],
            ..Kpi::default()
        };
        // A year of weekly readings and some more: 12,000 in all, one in ten with a note.
        for week in 0..60u64 {
            let number = week as usize + place;
            values.push(
                Reading {
                    id: fresh(),
                    kpi: kpi.id.clone(),
                    date: date(2025, 10, 6) + chrono::Days::new(7 * week),
                    value: 90.0 + (number % 97) as f64 / 10.0,
                    note: if number.is_multiple_of(10) {
                        "Strike at the depot – two days lost".into()
                    } else {
                        String::new()
                    },
                    author: owner.into(),
                    entered: Stamp(1_760_000_000 + number as i64 * 604_800),
                    ..Reading::default()
                }
                .into(),
            );
        }
        let objective = Objective {
            id: fresh(),
            title: format!("Customers of region {place} can rely on the day we promise"),
            why: "Late parcels are the first reason people give for leaving us".into(),
            team: "Logistics".into(),
            owner: owner.into(),
            cycle: Some(cycle.id.clone()),
            ambition: Some(Ambition::Aspirational),
            ..Objective::default()
        };
        goals.push(Link::new(&objective.id, Meaning::Improves, &kpi.id).into());
        for order in 0..4 {
            let key_result = KeyResult {
                id: fresh(),
                objective: objective.id.clone(),
                title: format!(
                    "Raise on-time delivery from {} % to 96 % by the end of the quarter",
                    80 + order
                ),
                unit: Unit::Percent,
                baseline: Some(80.0 + f64::from(order)),
                target: Some(96.0),
                cadence: Some(Cadence::Week),
                confidence: Some(5),
                order,
                ..KeyResult::default()
            };
            // 8,000 check-ins, most with a sentence.
            for week in 0..10u64 {
                values.push(
                    CheckIn {
                        id: fresh(),
                        key_result: key_result.id.clone(),
                        date: date(2026, 10, 5) + chrono::Days::new(7 * week),
                        value: Some(81.0 + week as f64 * 1.3),
                        confidence: Some(6),
                        note: if week % 2 == 0 {
                            "New carrier starts next week".into()
                        } else {
                            String::new()
                        },
                        author: owner.into(),
                        entered: Stamp(1_790_000_000 + week as i64 * 604_800),
                        ..CheckIn::default()
                    }
                    .into(),
                );
            }
            goals.push(key_result.into());
        }
        goals.push(kpi.into());
        goals.push(objective.into());
    }
    (goals, values)
}

/// WebKit stores a text in two bytes a letter as soon as one of them lies beyond Latin-1.
fn webkit_units(text: &str) -> usize {
    let is_wide = text.chars().any(|letter| letter > '\u{FF}');
    units(text) * if is_wide { 2 } else { 1 }
}

/// Every record written at a page load of its own, the worst case for the versions.
fn written_apart(records: &[Record]) -> Vec<Versioned> {
    let mut versioned = Vec::new();
    for (place, record) in records.iter().enumerate() {
        let mut replica = Replica::default();
        let edit = Edit {
            before: None,
            after: Some(record.clone()),
        };
        let at = Stamp(1_790_000_000 + place as i64);
        replica.stamp(
            &Change::new(Deed::Saved, vec![edit]),
            at,
            &mut Seeded(place as u64),
        );
        versioned.extend(replica.records().cloned());
    }
    versioned
}

#[test]
fn the_large_workspace_fits_the_budget_and_reads_back() {
    let (goals, values) = large();
    assert_eq!(values.len(), 20_000);
    let all: Vec<Record> = goals.into_iter().chain(values).collect();
    let mut shelves: BTreeMap<String, Vec<Versioned>> = BTreeMap::new();
    for record in written_apart(&all) {
        shelves.entry(shelf_of(&record)).or_default().push(record);
    }
    let store = MemoryStore::new();
    let (mut in_webkit, mut largest) = (0, 0);
    for (key, records) in &shelves {
        let text = write_shelf(records);
        in_webkit += webkit_units(key) + webkit_units(&text);
        largest = largest.max(units(&text));
        store.set(key, &text).unwrap();
    }
    let (library, troubles) = Library::open(Box::new(store), Box::new(Seeded(9)));
    assert_eq!(troubles, []);
    let used = library.usage().unwrap().used;
    println!(
        "{used} units, {in_webkit} in WebKit, on {} shelves, the largest {largest}",
        shelves.len()
    );
    assert!(in_webkit <= BUDGET, "{in_webkit} units of {BUDGET}");
    assert!(largest < 10_000, "a write touches {largest} units");
    assert!(library.workspace().0 == Workspace::from_records(all));
}
