//! What stays of deleted records: whole for thirty days, then no word of them, in this store and in every file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, deleted_goals, export, parse_text, preview};
use bearings::persist::{EMPTIED, JournalEntry, KEPT_FOR, MemoryStore, SETTLED, Store};
use bearings::replica::Address;
use house::page::*;
use house::*;
use std::collections::BTreeSet;

const SECRET: &str = "Regretted leavers";

fn told() -> Vec<Record> {
    vec![
        Kpi {
            id: id("k"),
            name: SECRET.into(),
            note: format!("{SECRET}, ask Ben"),
            ..Kpi::default()
        }
        .into(),
        Reading {
            note: SECRET.into(),
            ..reading("r", "k", date(2026, 11, 2), 4.0)
        }
        .into(),
        kpi("stays").into(),
    ]
}

fn is_stored(store: &MemoryStore) -> bool {
    store
        .keys()
        .unwrap()
        .iter()
        .any(|key| store.get(key).unwrap().unwrap().contains(SECRET))
}

/// A page on which a KPI with a reading was deleted, and a file from before.
fn deleted(store: &MemoryStore) -> (Page, String) {
    let mut page = Page::sound(store, 1);
    page.act(Command::save(told()));
    let file = export(page.library.replica(), &ExportOptions::backup()).text;
    page.act(Command::delete(Kind::Kpi, &id("k")));
    page.flushed();
    (page, file)
}

fn at(page: &Page, seconds: i64) -> Stamp {
    Stamp(page.clock + seconds)
}

fn everything(page: &Page) -> Vec<Address> {
    deleted_goals(page.library.replica())
        .into_iter()
        .flat_map(|goal| goal.records)
        .collect()
}

#[test]
fn whole_records_are_kept_for_thirty_days_and_no_word_after() {
    let store = MemoryStore::new();
    let (mut page, _) = deleted(&store);
    assert!(is_stored(&store));
    page.library.forget_old(at(&page, KEPT_FOR - 1));
    assert_eq!(page.library.replica().deleted().count(), 2);
    page.library.forget_old(at(&page, KEPT_FOR));
    page.flushed();
    assert!(!is_stored(&store), "a word is left on a shelf");
    let after = Page::sound(&store, 2);
    assert_eq!(after.workspace, page.workspace);
    assert_eq!(after.library.replica().deleted().count(), 0);
}

#[test]
fn what_was_emptied_stays_empty_whichever_file_or_tab_has_the_words() {
    let store = MemoryStore::new();
    let (mut page, file) = deleted(&store);
    let mut other = Page::sound(&store, 5);
    other.clock = page.clock;
    page.library.forget_deleted(at(&page, 1));
    page.flushed();
    assert!(!is_stored(&store));
    // Another tab still has them in memory and writes the same shelf.
    let text = store.get(EMPTIED).unwrap().unwrap();
    other.library.absorb(EMPTIED, Some(&text));
    other.save(Kpi {
        owner: "Jo".into(),
        ..kpi("stays")
    });
    other.flushed();
    assert!(!is_stored(&store), "the other tab brought them back");
    // A colleague's file still holds them.
    let incoming = parse_text(&file, Stamp(page.clock)).unwrap();
    page.library.import(incoming.records);
    page.flushed();
    assert!(!is_stored(&store), "the file brought them back");
    // And so does an old tab that heard nothing and is written first.
    let (mut late, _) = Page::open(&store, 9);
    late.flushed();
    assert!(!is_stored(&store));
}

#[test]
fn a_tab_that_missed_the_message_reads_it_when_it_writes() {
    let store = MemoryStore::new();
    let (mut page, _) = deleted(&store);
    let mut other = Page::sound(&store, 5);
    other.clock = page.clock;
    page.library.forget_deleted(at(&page, 1));
    page.flushed();
    other.save(Reading {
        id: id("r2"),
        ..reading("r", "k", date(2026, 11, 3), 5.0)
    });
    other.flushed();
    assert!(!is_stored(&store));
}

#[test]
fn after_emptying_a_file_still_brings_all_of_it_back_for_every_device() {
    let store = MemoryStore::new();
    let (mut page, file) = deleted(&store);
    page.library.forget_deleted(at(&page, 1));
    page.clock += 10;
    let incoming = parse_text(&file, Stamp(page.clock)).unwrap();
    let goals = preview(page.library.replica(), &incoming).goals;
    assert_eq!(goals.usually_back().len(), 1, "it is one's own backup");
    let acceptance = goals.import(&goals.usually_back(), &SortedSet::new());
    let report = page
        .library
        .accept(incoming.records, &acceptance, Stamp(page.clock));
    page.workspace.commit(&report.change);
    page.flushed();
    let reloaded = Page::sound(&store, 3).workspace;
    for record in told() {
        assert_eq!(reloaded.get(&record.reference()), Some(&record));
    }
}

#[test]
fn a_full_store_drops_the_oldest_deleted_words_and_saves() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    let long = |name: &str| Kpi {
        note: format!("{name} ").repeat(200),
        ..kpi(name)
    };
    for name in ["old", "young", "living"] {
        page.save(long(name));
    }
    page.act(Command::delete(Kind::Kpi, &id("old")));
    page.act(Command::delete(Kind::Kpi, &id("young")));
    page.flushed();
    store.set_quota(Some(page.library.usage().unwrap().used + 200));
    page.save(Kpi {
        note: "n".repeat(600),
        ..kpi("new")
    });
    page.flushed();
    let left: Vec<String> = page
        .library
        .replica()
        .deleted()
        .map(|record| record.name().to_owned())
        .collect();
    assert_eq!(
        left,
        ["young"],
        "the oldest goes first, and no more than needed"
    );
    assert_eq!(Page::sound(&store, 2).workspace, page.workspace);
    page.save(long("more"));
    page.flushed();
    assert_eq!(page.library.replica().deleted().count(), 0);
    page.save(long("too much"));
    assert_eq!(page.flush().len(), 1, "what is alive is never dropped");
    assert_eq!(page.workspace.kpis().count(), 4);
}

#[test]
fn deleted_words_are_counted_and_leave_files_with_the_storage() {
    let store = MemoryStore::new();
    let (mut page, _) = deleted(&store);
    let usage = page.library.usage().unwrap();
    assert!(usage.deleted > 3 * SECRET.len() && usage.deleted < usage.used);
    let is_exported = |page: &Page| {
        let file = export(page.library.replica(), &ExportOptions::backup());
        file.text.contains(SECRET)
    };
    assert!(is_exported(&page), "a colleague's edit may need them");
    page.library.forget_deleted(at(&page, 1));
    page.flushed();
    assert!(!is_exported(&page));
    assert_eq!(page.library.usage().unwrap().deleted, 0);
}

#[test]
fn the_list_names_each_goal_with_what_hangs_on_it_and_what_went_alone() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(one_of_each()));
    page.act(Command::delete(Kind::CheckIn, &id("ci1")));
    page.act(Command::delete(Kind::Kpi, &id("kpi1")));
    let when = Stamp(page.clock);
    page.act(Command::delete(Kind::Objective, &id("obj1")));
    let list = deleted_goals(page.library.replica());
    let said: Vec<(&str, &str, usize)> = list
        .iter()
        .map(|goal| {
            (
                goal.top.record.kind.as_str(),
                goal.top.title.as_str(),
                goal.records.len(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("objective", "Customers feel heard the same day", 7),
            // The reading and the link to the objective went with it.
            ("kpi", "Time to first response", 3),
            ("check-in", "First answer from 9 to 4 hours, 2026-11-06", 1),
        ]
    );
    assert_eq!(list[1].at, when);
    // Each comes back alone, and with it what it hangs on.
    let check_in = list[2].records.clone();
    let back = page.library.bring_back(
        &bearings::exchange::with_what_they_need(page.library.replica(), &check_in),
        Stamp(page.clock + 5),
    );
    let came: BTreeSet<Kind> = back
        .edits
        .iter()
        .filter_map(|edit| Some(edit.after.as_ref()?.kind()))
        .collect();
    assert_eq!(
        came,
        [Kind::Objective, Kind::KeyResult, Kind::CheckIn].into()
    );
    page.workspace.commit(&back);
    // And all the rest at once.
    let rest = everything(&page);
    let back = page.library.bring_back(&rest, Stamp(page.clock + 9));
    page.workspace.commit(&back);
    assert_eq!(page.workspace, Workspace::from_records(one_of_each()));
    page.flushed();
    assert_eq!(Page::sound(&store, 2).workspace, page.workspace);
}

#[test]
fn an_emptied_workspace_is_a_deletion_like_any_other() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(one_of_each()));
    page.act(Command::Empty);
    page.flushed();
    let mut page = Page::sound(&store, 2);
    page.clock = 1_760_001_000;
    assert!(page.workspace.is_empty());
    let change = page
        .library
        .bring_back(&everything(&page), Stamp(page.clock));
    page.workspace.commit(&change);
    assert_eq!(page.workspace, Workspace::from_records(one_of_each()));
    page.flushed();
    assert_eq!(Page::sound(&store, 3).workspace, page.workspace);
}

#[test]
fn a_journal_that_still_has_the_words_settles_and_does_not_bring_them_back() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(told()));
    let text = page.library.take_entry().unwrap();
    page.act(Command::delete(Kind::Kpi, &id("k")));
    page.library.forget_deleted(at(&page, 1));
    page.flushed();
    let mut next = Page::sound(&store, 2);
    let entry = JournalEntry {
        key: 1.0,
        at: Stamp(0),
        text,
    };
    let replayed = next
        .library
        .replay(&[entry], Stamp(SETTLED), Some(f64::MAX));
    assert_eq!((replayed.recovered, replayed.settled), (0, vec![1.0]));
    next.flushed();
    assert!(!is_stored(&store));
}

#[test]
fn a_file_whose_key_results_hang_on_themselves_is_looked_at_without_going_round_in_circles() {
    let text = r#"{"format": "bearings", "version": 1, "records": [
        {"kind": "key-result", "id": "a", "objective": "b", "title": "A"},
        {"kind": "key-result", "id": "b", "objective": "a", "title": "B"},
        {"kind": "key-result", "id": "c", "objective": "c", "title": "C"},
        {"kind": "check-in", "id": "d", "key_result": "c", "date": "2026-11-02"},
        {"kind": "link", "id": "e", "from": "e", "meaning": "serves", "to": "a"}]}"#;
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    let incoming = parse_text(text, Stamp(5)).unwrap();
    assert_eq!(preview(page.library.replica(), &incoming).added.len(), 5);
    page.workspace
        .commit(&page.library.import(incoming.records).change);
    page.act(Command::Empty);
    assert_eq!(everything(&page).len(), 5);
}
