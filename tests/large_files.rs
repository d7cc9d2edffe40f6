//! Large files: read, compared, measured, taken in and written in steps, each of which has a bound, with the same outcome as at once.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::*;
use bearings::persist::{JournalEntry, Measuring, MemoryStore};
use bearings::replica::{Acceptance, Replica, Versioned};
use chrono::Days;
use house::page::*;
use house::*;

/// As many KPIs with twenty readings each.
fn many(seed: u64, mark: &str, kpis: usize) -> Writer {
    let mut writer = Writer::new(seed);
    let mut all: Vec<Record> = Vec::new();
    for number in 0..kpis {
        let name = format!("{mark}{number}");
        all.push(kpi(&name).into());
        for day in 0..20 {
            let when = date(2026, 1, 1) + Days::new(day);
            all.push(reading(&format!("{name}r{day}"), &name, when, day as f64).into());
        }
    }
    writer.save(all, 1_760_000_000);
    writer
}

fn incoming(records: Vec<Versioned>) -> Incoming {
    Incoming {
        records,
        ..Incoming::default()
    }
}

/// How many steps something takes.
fn steps(mut step: impl FnMut() -> bool) -> usize {
    let mut count = 1;
    while step() {
        count += 1;
    }
    count
}

#[test]
fn a_file_written_in_steps_is_one_file() {
    for kpis in [0, 1, 7, 8, 30] {
        let writer = many(3, "m", kpis);
        let all = ExportOptions::backup();
        let mut exporting = Exporting::new(&writer.replica, &all);
        let taken = steps(|| exporting.step(&writer.replica));
        assert!(taken <= kpis * 21 / 150 + 2, "{kpis}: {taken} steps");
        let file = exporting.done(&writer.replica);
        assert_eq!((file.records, file.is_complete), (kpis * 21, true));
        assert_eq!(file.text, export(&writer.replica, &all).text);
        // Read strictly, nothing in it was written by hand, and it holds what was there.
        serde_json::from_str::<serde_json::Value>(&file.text).unwrap();
        let read = parse_text(&file.text, Stamp(9)).unwrap();
        assert_eq!(read.by_hand, 0);
        assert_eq!(Replica::from_records(read.records), writer.replica);
        assert!(file.text.ends_with("]\n}\n"), "{kpis}");
    }
}

#[test]
fn reading_and_comparing_take_steps_in_proportion_to_the_file() {
    let taken = |kpis: usize| {
        let text = many(3, "m", kpis).file();
        let mut parsing = Parsing::new(text, Stamp(9)).unwrap();
        let read = steps(|| parsing.step().unwrap());
        let ours = many(4, "o", 5).replica;
        let mut previewing = Previewing::new(parsing.done());
        let compared = steps(|| previewing.step(&ours));
        (read, compared)
    };
    let (small, large) = (taken(20), taken(80));
    for (small, large) in [(small.0, large.0), (small.1, large.1)] {
        assert!(large > 2 * small, "{small} and {large}: steps have a bound");
        assert!(large <= 5 * small, "{small} and {large}");
    }
}

#[test]
fn a_preview_counts_everything_and_names_what_a_page_shows() {
    let ours = many(3, "m", 20);
    let mut theirs = ours.copy(5);
    let changed: Vec<Record> = ours
        .shown()
        .readings()
        .map(|it| {
            Reading {
                value: 7.5,
                ..it.clone()
            }
            .into()
        })
        .collect();
    theirs.save(changed, 1_760_000_100);
    let mut file = records(&theirs.replica);
    file.extend(records(&many(6, "n", 10).replica));
    let told = preview(&ours.replica, &incoming(file.clone()));
    assert_eq!((told.added.len(), told.changed.len()), (210, 400));
    assert_eq!(told.unchanged, 20);
    assert!(told.changed.iter().all(|it| it.fields.len() == 1));
    for (at, title) in told.added.iter().map(|it| &it.title).enumerate() {
        assert_eq!(title.is_empty(), at >= 100, "{at}");
    }
    // In whatever order the file lists them.
    file.reverse();
    assert_eq!(preview(&ours.replica, &incoming(file)), told);
}

#[test]
fn the_room_is_measured_in_steps_and_each_part_makes_its_entry_of_the_journal() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    let first = many(3, "m", 10);
    let report = page.library.import(records(&first.replica));
    page.workspace.commit(&report.change);
    page.library.take_entry();
    page.flushed();
    // Half of it is new.
    let file = records(&many(7, "n", 60).replica);
    store.set_quota(Some(40_000));
    let mut measuring = Measuring::default();
    let taken = steps(|| measuring.step(&page.library, &file));
    assert!((1260 / 150..40).contains(&taken), "{taken} steps");
    let short = measuring.done(&page.library);
    assert!(short.is_some());
    assert_eq!(short, page.library.shortage(&file));
    store.set_quota(None);

    let mut entries = Vec::new();
    for part in file.chunks(150) {
        let report = page
            .library
            .accept(part.to_vec(), &Acceptance::default(), Stamp(5));
        page.workspace.commit(&report.change);
        entries.extend(page.library.take_full_entry());
    }
    assert_eq!(entries.len(), 2, "an entry for each four parts");
    entries.extend(page.library.take_entry());
    let entry = |text: String| JournalEntry {
        key: 1.0,
        at: Stamp(1),
        text,
    };
    let entries: Vec<JournalEntry> = entries.into_iter().map(entry).collect();
    let mut other = Page::sound(&MemoryStore::new(), 2);
    let replayed = other.library.replay(&entries, Stamp(2), None);
    assert_eq!(replayed.joined.edits.len(), file.len());
}

#[test]
fn taken_back_in_parts_it_is_as_if_taken_back_at_once() {
    let before = many(3, "m", 20).shown();
    // Some of it changes what is here, some is new, and afterwards a person edited one of each.
    let file: Vec<Record> = many(4, "m", 40)
        .shown()
        .records()
        .cloned()
        .map(|it| match it {
            Record::Reading(reading) => Reading {
                value: reading.value + 0.5,
                ..reading
            }
            .into(),
            other => other,
        })
        .collect();
    let mut workspace = before.clone();
    let change = workspace.apply(Command::save(file)).unwrap();
    workspace.commit(&change);
    let edited = |name: &str| Reading {
        note: "seen".into(),
        ..workspace
            .readings()
            .find(|it| it.id.as_str() == name)
            .unwrap()
            .clone()
    };
    let edited: Vec<Record> = vec![edited("m1r1").into(), edited("m30r1").into()];
    let later = workspace.apply(Command::save(edited)).unwrap();
    workspace.commit(&later);

    let revert = |workspace: &Workspace, edits: Vec<Edit>| {
        let change = Box::new(Change::new(change.deed, edits));
        workspace.apply(Command::Revert { change }).unwrap()
    };
    let mut at_once = workspace.clone();
    let whole = revert(&workspace, change.edits.clone());
    at_once.commit(&whole);
    let (mut left, mut parts) = (change.edits.clone(), Vec::new());
    while !left.is_empty() {
        let part = revert(&workspace, left.split_off(left.len().saturating_sub(150)));
        workspace.commit(&part);
        parts.extend(part.edits);
    }
    assert_eq!(workspace, at_once);
    assert_eq!(parts, whole.edits);
    assert_ne!(workspace, before, "what was edited since stays");
}

#[test]
fn what_was_written_apart_is_found_in_steps() {
    let one = many(3, "m", 20);
    let mut other = one.copy(5);
    let mut again = one.copy(6);
    for (writer, value) in [(&mut other, 1.5), (&mut again, 2.5)] {
        let shown = one.shown();
        let changed = shown.readings().take(30).cloned();
        let changed = changed.map(|it| Reading { value, ..it }.into());
        writer.save(changed.collect::<Vec<Record>>(), 1_760_000_100);
    }
    other.replica.join(Deed::Joined, records(&again.replica));
    let all = other.replica.conflicts();
    assert_eq!(all.len(), 30);
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(some) = other.replica.conflicts_from(at, 100) {
        found.extend(some);
        at += 100;
    }
    assert_eq!(found, all);
    assert_eq!(at, 500, "420 records");
}

#[test]
fn a_snapshot_is_what_would_be_written_whether_it_lies_in_the_store_or_not() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    let report = page.library.import(records(&many(3, "m", 10).replica));
    page.workspace.commit(&report.change);
    let before = page.library.written();
    page.flushed();
    assert_eq!(page.library.written(), before);
    // A reload reads it back, and an edit that is not written yet is in it.
    let mut page = Page::sound(&store, 2);
    assert_eq!(page.library.written(), before);
    page.save(reading("late", "m3", date(2026, 2, 1), 4.0));
    let after = page.library.written();
    let differ = after.iter().filter(|shelf| !before.contains(shelf));
    assert_eq!(differ.count(), 1);
    page.flushed();
    assert_eq!(page.library.written(), after);
    // What somebody else put there is not taken for ours.
    let (key, _) = &after[0];
    bearings::persist::Store::set(&store, key, "{}").unwrap();
    assert_eq!(page.library.written(), after);
}
