//! The journal beside localStorage: what a killed browser lost comes back, and what is settled goes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::persist::{JournalEntry, Kept, MemoryStore, SETTLED, Store};
use house::page::*;
use house::*;

/// Takes the page's next entry, as a browser that is not killed would keep it.
fn journaled(page: &mut Page, journal: &mut Vec<JournalEntry>) {
    if let Some(text) = page.library.take_entry() {
        journal.push(JournalEntry {
            key: journal.len() as f64,
            at: Stamp(page.clock),
            text,
        });
    }
}

fn replay(page: &mut Page, journal: &[JournalEntry], now: i64) -> (usize, Vec<f64>) {
    let replayed = page.library.replay(journal, Stamp(now), Some(f64::MAX));
    page.workspace.commit(&replayed.joined);
    assert_eq!(page.workspace, page.library.workspace().0);
    (replayed.recovered, replayed.settled)
}

#[test]
fn an_edit_that_never_reached_the_shelves_comes_back_and_is_written_there() {
    let store = MemoryStore::new();
    let mut journal = Vec::new();
    let mut killed = Page::sound(&store, 1);
    killed.save(kpi("a"));
    journaled(&mut killed, &mut journal);
    killed.flushed();
    killed.save(Kpi {
        owner: "Ana".into(),
        ..kpi("a")
    });
    journaled(&mut killed, &mut journal);
    let mut next = Page::sound(&store, 2);
    assert_eq!(next.workspace.kpi(&id("a")).unwrap().owner, "");
    let (recovered, settled) = replay(&mut next, &journal, killed.clock);
    assert_eq!((recovered, settled.len()), (1, 0));
    assert_eq!(next.workspace, killed.workspace);
    next.flushed();
    assert_eq!(Page::sound(&store, 3).workspace, killed.workspace);
}

#[test]
fn entries_go_once_the_shelves_have_held_the_same_for_long_enough() {
    let store = MemoryStore::new();
    let mut journal = Vec::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("a"));
    journaled(&mut page, &mut journal);
    page.flushed();
    let mut next = Page::sound(&store, 2);
    let young = page.clock + SETTLED - 1;
    assert_eq!(replay(&mut next, &journal, young), (0, vec![]));
    assert_eq!(replay(&mut next, &journal, young + 1), (0, vec![0.0]));
}

#[test]
fn an_old_entry_that_the_shelves_do_not_hold_stays() {
    let store = MemoryStore::new();
    let mut journal = Vec::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("a"));
    journaled(&mut page, &mut journal);
    let mut next = Page::sound(&store, 2);
    assert_eq!(
        replay(&mut next, &journal, page.clock + 10 * SETTLED),
        (1, vec![])
    );
}

#[test]
fn damaged_and_newer_entries_are_left_alone() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    let texts = ["{", "{\"schema\":99}", "[]", ""];
    let journal: Vec<JournalEntry> = texts
        .iter()
        .enumerate()
        .map(|(key, text)| JournalEntry {
            key: key as f64,
            at: Stamp(0),
            text: (*text).to_owned(),
        })
        .collect();
    assert_eq!(replay(&mut page, &journal, i64::MAX / 2), (0, vec![]));
}

#[test]
fn a_journal_that_is_behind_brings_nothing_old_back() {
    let store = MemoryStore::new();
    let mut journal = Vec::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("a"));
    journaled(&mut page, &mut journal);
    page.save(Kpi {
        owner: "Ana".into(),
        ..kpi("a")
    });
    page.act(Command::Delete {
        targets: vec![Ref::new(Kind::Kpi, &id("a"))],
    });
    page.flushed();
    let mut next = Page::sound(&store, 2);
    assert_eq!(replay(&mut next, &journal, page.clock).0, 0);
    assert!(next.workspace.is_empty());
}

#[test]
fn a_snapshot_holds_what_the_page_knows_even_where_nothing_can_be_written() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    store.set_quota(Some(0));
    page.save(kpi("a"));
    assert!(!page.flush().is_empty());
    let written = page.library.written();
    let fresh = MemoryStore::new();
    for (key, text) in &written {
        fresh.set(key, text).unwrap();
    }
    assert_eq!(Page::sound(&fresh, 2).workspace, page.workspace);
}

#[test]
fn what_no_snapshot_holds_stays_in_the_journal_however_old_it_is() {
    let store = MemoryStore::new();
    let mut journal = Vec::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("a"));
    journaled(&mut page, &mut journal);
    page.flushed();
    let now = Stamp(page.clock + 100 * SETTLED);
    for (kept, settled) in [(None, 0), (Some(-1.0), 0), (Some(0.0), 1)] {
        let mut next = Page::sound(&store, 2);
        let replayed = next.library.replay(&journal, now, kept);
        assert_eq!(replayed.settled.len(), settled, "{kept:?}");
    }
}

fn kept(name: &str) -> Kept {
    Kept {
        name: name.to_owned(),
        at: Stamp(1_760_000_000),
        upto: 12.0,
    }
}

#[test]
fn a_snapshot_is_read_only_where_localstorage_may_lack_something_of_it() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(vec![kpi("a").into(), kpi("b").into()]));
    page.flushed();
    page.library.note_snapshot(&kept("7"));
    let holds = |name: &str| {
        let (page, troubles) = Page::open(&store, 2);
        page.library.holds(name, &troubles)
    };
    assert_eq!(holds("7"), Some(kept("7")));
    // Another snapshot was taken since, or this is another localStorage.
    assert_eq!(holds("8"), None);
    // A new shelf is noted with the write that makes it.
    page.save(kpi("c"));
    page.flushed();
    assert_eq!(holds("7"), Some(kept("7")));
    for damage in [None, Some("{\"schema\":1,\"rec")] {
        let key = "bearings/1/kpi/a";
        let text = store.get(key).unwrap().unwrap();
        match damage {
            Some(damaged) => store.set(key, damaged).unwrap(),
            None => store.remove(key).unwrap(),
        }
        let (again, troubles) = Page::open(&store, 3);
        assert_eq!(again.library.holds("7", &troubles), None);
        assert!(again.library.lacks(key, "7", &troubles));
        assert!(!again.library.lacks("bearings/1/kpi/b", "7", &troubles));
        store.set(key, &text).unwrap();
    }
    assert_eq!(holds("7"), Some(kept("7")));
}

#[test]
fn a_page_without_the_snapshot_does_not_vouch_for_it() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(vec![kpi("a").into(), kpi("b").into()]));
    page.flushed();
    page.library.note_snapshot(&kept("7"));
    store.remove("bearings/1/kpi/a").unwrap();
    // Its vault is blocked, so it never noted anything itself.
    let mut blind = Page::sound(&store, 2);
    blind.save(kpi("c"));
    blind.flushed();
    let again = Page::sound(&store, 3);
    assert_eq!(again.library.holds("7", &[]), None);
}

#[test]
fn going_back_to_a_snapshot_is_not_undone_by_what_lies_missing() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("a"));
    page.flushed();
    // As public/rescue.js notes it; earlier versions noted the name alone.
    for (note, lacks) in [("7 back", false), ("7", true), ("6 back", true)] {
        store.set("bearings.kept", note).unwrap();
        let (again, troubles) = Page::open(&store, 2);
        assert_eq!(
            again.library.lacks("bearings/1/kpi/newer", "7", &troubles),
            lacks
        );
        assert_eq!(again.library.holds("7", &troubles), None);
    }
}
