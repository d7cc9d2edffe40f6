//! Room in the browser's storage, by each engine's way of counting: predicted before a file is accepted, freed by deleting, and used as
//! soon as there is some.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::persist::{
    JournalEntry, LIMIT, MemoryStore, Store, StoreError, Trouble, room_of, units,
};
use bearings::replica::Versioned;
use house::page::*;
use house::*;

type Measure = fn(&str) -> usize;

/// Chromium and Firefox count UTF-16 units, others bytes: of UTF-8, or of what WebKit keeps.
const MEASURES: [(&str, Measure); 3] = [
    ("units", units),
    ("bytes", str::len),
    ("two bytes beyond Latin-1", |text| {
        let is_wide = text.chars().any(|letter| letter > '\u{FF}');
        units(text) * if is_wide { 2 } else { 1 }
    }),
];

/// As many KPIs with readings as make a few tens of kilobytes, their notes in letters of all widths.
fn many(seed: u64, kpis: usize) -> Vec<Versioned> {
    let mut writer = Writer::new(seed);
    let mut all: Vec<Record> = Vec::new();
    for number in 0..kpis {
        let name = format!("many{number}");
        all.push(kpi(&name).into());
        for day in 1..20 {
            let note = ["counted", "gezählt – müde", "数えた"][day % 3].repeat(3);
            let one = Reading {
                note,
                ..reading(
                    &format!("{name}r{day}"),
                    &name,
                    date(2026, 1, u32::try_from(day).unwrap()),
                    day as f64,
                )
            };
            all.push(one.into());
        }
    }
    writer.save(all, 1_760_000_000);
    records(&writer.replica)
}

fn used(store: &MemoryStore, measure: Measure) -> usize {
    let keys = store.keys().unwrap();
    let text = |key: &String| store.get(key).unwrap().unwrap();
    keys.iter()
        .map(|key| measure(key) + measure(&text(key)))
        .sum()
}

#[test]
fn what_will_not_fit_is_said_before_and_nothing_is_lost_when_it_is_accepted_anyway() {
    for (name, measure) in MEASURES {
        let store = MemoryStore::new();
        store.count_by(measure);
        let mut page = Page::sound(&store, 1);
        page.save(kpi("first"));
        page.flushed();
        let incoming = many(7, 12);
        assert_eq!(page.library.shortage(&incoming), None, "{name}: no limit");
        let before = store.keys().unwrap();
        // Room for half of it.
        let half = used(&store, measure) + 9_000;
        store.set_quota(Some(half));
        let short = page.library.shortage(&incoming).expect(name);
        assert_eq!(
            store.keys().unwrap(),
            before,
            "{name}: trying leaves no trace"
        );

        let report = page.library.import(incoming.clone());
        page.workspace.commit(&report.change);
        let journal = JournalEntry {
            key: 1.0,
            at: Stamp(1),
            text: page
                .library
                .take_entry()
                .expect("the journal gets all of it"),
        };
        let troubles = page.flush();
        let is_full = |it: &Trouble| {
            matches!(
                it,
                Trouble::NotSaved {
                    error: StoreError::Full,
                    ..
                }
            )
        };
        assert!(troubles.iter().any(is_full), "{name}: {troubles:?}");
        assert_eq!(page.workspace.kpis().count(), 13, "{name}");
        // A reload meanwhile: the journal has what the shelves did not take.
        let mut next = Page::sound(&store, 2);
        let replayed = next.library.replay(&[journal], Stamp(2), Some(9.0));
        next.workspace.commit(&replayed.joined);
        assert_eq!(next.workspace, page.workspace, "{name}");
        assert_eq!(
            replayed.settled, [0.0; 0],
            "{name}: it stays in the journal"
        );
        // As soon as there is room all of it is written. What was said it needs was enough, and not twice as much.
        store.set_quota(Some(half - 9_000 + short));
        next.flushed();
        page.flushed();
        assert_eq!(Page::sound(&store, 3).workspace, page.workspace, "{name}");
        let grown = used(&store, measure) + 9_000 - half;
        assert!(short < 2 * grown + 200, "{name}: {short} for {grown}");
    }
}

#[test]
fn what_fits_is_not_warned_of_and_what_is_here_already_needs_nothing() {
    for (name, measure) in MEASURES {
        let store = MemoryStore::new();
        store.count_by(measure);
        let mut page = Page::sound(&store, 1);
        let incoming = many(7, 5);
        page.library.import(incoming.clone());
        let _ = page.library.flush();
        store.set_quota(Some(used(&store, measure)));
        assert_eq!(page.library.shortage(&incoming), None, "{name}");
        store.set_quota(Some(used(&store, measure) + 100_000));
        assert_eq!(page.library.shortage(&many(9, 9)), None, "{name}");
    }
}

#[test]
fn full_to_the_last_letter_deleting_makes_room_and_the_next_edit_is_saved() {
    for (name, measure) in MEASURES {
        let store = MemoryStore::new();
        store.count_by(measure);
        let mut page = Page::sound(&store, 1);
        let report = page.library.import(many(7, 4));
        page.workspace.commit(&report.change);
        page.flushed();
        store.set("somebody-else", "").unwrap();
        store.set_quota(Some(used(&store, measure)));
        page.save(reading("late", "many0", date(2026, 5, 5), 5.5));
        assert!(!page.flush().is_empty(), "{name}: it is full");
        page.act(Command::Delete {
            targets: vec![Ref::new(Kind::Kpi, &id("many3"))],
        });
        page.flushed();
        let again = Page::sound(&store, 2);
        assert_eq!(again.workspace, page.workspace, "{name}");
        assert!(again.workspace.readings().any(|one| one.id == id("late")));
    }
}

#[test]
fn where_room_is_short_a_slice_writes_few_shelves_and_in_the_end_all_are_written() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    let report = page.library.import(many(7, 40));
    page.workspace.commit(&report.change);
    page.flushed();
    store.set_quota(Some(used(&store, MEASURES[0].1)));
    page.save(reading("late", "many0", date(2026, 5, 5), 5.5));
    let targets = (3..40).map(|at| Ref::new(Kind::Kpi, &id(&format!("many{at}"))));
    page.act(Command::Delete {
        targets: targets.collect(),
    });
    let due = 80;
    let mut slices = 0;
    while page.library.is_due() {
        let flushed = page.library.flush_while(|| false);
        assert_eq!(flushed.troubles, []);
        assert!(flushed.saved <= 2, "{} in one slice", flushed.saved);
        slices += 1;
        assert!(slices < 4 * due, "it ends");
    }
    assert!(slices > 5, "{slices}");
    assert_eq!(Page::sound(&store, 2).workspace, page.workspace);
}

#[test]
fn what_was_deleted_takes_less_room_than_it_had_even_without_a_word() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    let of = |day: u32| reading(&format!("reading{day}"), "k", date(2026, 1, day), 1.5);
    page.save(kpi("k"));
    page.act(Command::save((1..29).map(|day| of(day).into()).collect()));
    page.flushed();
    // A script writes each record as a writer of its own.
    let by_hand: Vec<String> = (1..29)
        .map(|day| format!(r#"{{"kind":"reading","id":"byhand{day}","kpi":"h","date":"2026-01-{day:02}","value":{day}}}"#))
        .collect();
    let text = format!(
        r#"{{"format":"bearings","version":1,"records":[{{"kind":"kpi","id":"h","name":"By hand"}},{}]}}"#,
        by_hand.join(",")
    );
    let file = bearings::exchange::parse_text(&text, Stamp(1_760_000_000)).unwrap();
    let report = page.library.import(file.records);
    page.workspace.commit(&report.change);
    page.flushed();
    for kpi in ["k", "h"] {
        let shelf = format!("bearings/1/readings/{kpi}/2026");
        let room = || units(&store.get(&shelf).unwrap().unwrap());
        let before = room();
        page.act(Command::Delete {
            targets: vec![Ref::new(Kind::Kpi, &id(kpi))],
        });
        page.library.forget_deleted(Stamp(2_000_000_000));
        page.flushed();
        let after = room();
        assert!(
            after * 3 < before * 2,
            "{kpi}: {after} of {before} {}",
            store.get(&shelf).unwrap().unwrap()
        );
        let again = Page::sound(&store, 2);
        assert_eq!(again.library.replica(), page.library.replica());
    }
}

#[test]
fn how_full_it_is_counts_what_others_have_at_this_origin() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("a"));
    page.flushed();
    assert_eq!(page.library.fullness(), 0);
    store
        .set("somebody-else", &"x".repeat(LIMIT * 4 / 5))
        .unwrap();
    let page = Page::sound(&store, 2);
    assert_eq!(page.library.fullness(), 80);
    assert_eq!(room_of("ä"), 2);
    assert_eq!(room_of("長"), 3);
}

#[test]
fn what_a_page_left_that_died_while_it_tried_is_taken_away() {
    let store = MemoryStore::new();
    store.set("bearings.probe", &"x".repeat(1_000)).unwrap();
    let page = Page::sound(&store, 1);
    assert_eq!(store.keys().unwrap(), [""; 0]);
    assert_eq!(page.library.fullness(), 0);
}
