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
use bearings::persist::{Entry, MemoryStore, SETTLED, Store};
use house::page::*;
use house::*;

/// Takes the page's next entry, as a browser that is not killed would keep it.
fn journaled(page: &mut Page, journal: &mut Vec<Entry>) {
    if let Some(text) = page.library.take_entry() {
        journal.push(Entry {
            key: journal.len() as f64,
            at: Stamp(page.clock),
            text,
        });
    }
}

fn replay(page: &mut Page, journal: &[Entry], now: i64) -> (usize, Vec<f64>) {
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
    let journal: Vec<Entry> = texts
        .iter()
        .enumerate()
        .map(|(key, text)| Entry {
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
