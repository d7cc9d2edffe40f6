//! Two tabs on one store: both keep their edits, and both come to rest.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::persist::{MemoryStore, Store, Trouble};
use house::page::*;
use house::*;

#[test]
fn a_newer_version_in_another_tab_stops_writing_at_once() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("a"));
    page.flushed();
    store.set("bearings/1/kpi/a", "{\"schema\":7}").unwrap();
    page.save(Kpi {
        owner: "Ana".into(),
        ..kpi("a")
    });
    assert_eq!(page.flush(), [Trouble::Newer { found: 7 }]);
    assert_eq!(
        store.get("bearings/1/kpi/a").unwrap().unwrap(),
        "{\"schema\":7}"
    );
}

#[test]
fn two_tabs_that_write_the_same_shelf_both_keep_their_edits() {
    let store = MemoryStore::new();
    let mut one = Page::sound(&store, 1);
    one.save(kpi("k"));
    one.flushed();
    let mut other = Page::sound(&store, 2);
    one.save(Kpi {
        name: "One's".into(),
        ..kpi("k")
    });
    other.save(Kpi {
        owner: "Other's".into(),
        ..kpi("k")
    });
    one.flushed();
    other.flushed();
    let both = other.workspace.kpi(&id("k")).cloned().unwrap();
    assert_eq!(
        (both.name.as_str(), both.owner.as_str()),
        ("One's", "Other's")
    );
    let absorbed = one.library.absorb(
        "bearings/1/kpi/k",
        store.get("bearings/1/kpi/k").unwrap().as_deref(),
    );
    one.workspace.commit(&absorbed.joined);
    assert!(!absorbed.is_behind);
    assert_eq!(one.workspace, other.workspace);
    assert_eq!(Page::sound(&store, 3).workspace, one.workspace);
}

#[test]
fn a_tab_whose_write_was_overtaken_writes_again_and_then_rests() {
    let store = MemoryStore::new();
    let mut one = Page::sound(&store, 1);
    one.save(kpi("k"));
    one.flushed();
    let mut other = Page::sound(&store, 2);
    let key = "bearings/1/kpi/k";
    let stale = store.get(key).unwrap();
    one.save(Kpi {
        name: "One's".into(),
        ..kpi("k")
    });
    one.flushed();
    // The other tab's process still sees the old text and writes over it, as Chromium was measured to do.
    store.set(key, &stale.unwrap()).unwrap();
    other.save(Kpi {
        owner: "Other's".into(),
        ..kpi("k")
    });
    other.flushed();
    let absorbed = one.library.absorb(key, store.get(key).unwrap().as_deref());
    one.workspace.commit(&absorbed.joined);
    assert!(absorbed.is_behind && one.library.is_due());
    one.flushed();
    let absorbed = other
        .library
        .absorb(key, store.get(key).unwrap().as_deref());
    other.workspace.commit(&absorbed.joined);
    assert!(
        !absorbed.is_behind && !other.library.is_due(),
        "no ping-pong"
    );
    assert_eq!(one.workspace, other.workspace);
}

#[test]
fn a_shelf_that_another_tab_removed_is_written_again() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("k"));
    page.flushed();
    store.remove("bearings/1/kpi/k").unwrap();
    assert!(page.library.absorb("bearings/1/kpi/k", None).is_behind);
    page.flushed();
    assert_eq!(Page::sound(&store, 2).workspace.kpis().count(), 1);
    let foreign = page.library.absorb("somebody-else", None);
    assert!(!foreign.is_behind && foreign.joined.is_empty());
}

#[test]
fn bytes_from_another_tab_that_cannot_be_understood_are_set_aside_before_ours_are_written() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("k"));
    page.flushed();
    store.set("bearings/1/kpi/k", "{torn").unwrap();
    assert!(
        page.library
            .absorb("bearings/1/kpi/k", Some("{torn"))
            .is_behind
    );
    assert!(matches!(&page.flush()[..], [Trouble::SetAside { .. }]));
    assert_eq!(page.library.quarantined().unwrap()[0].1, "{torn");
    assert_eq!(Page::sound(&store, 2).workspace.kpis().count(), 1);
}
