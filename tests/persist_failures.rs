//! Storage under stress: full, blocked, forgetful, torn, damaged, newer. Nothing is lost and nothing is overwritten unseen.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::persist::{Absent, Library, MemoryStore, Store, StoreError, Trouble};
use house::page::*;
use house::*;

#[test]
fn a_full_store_means_not_saved_until_a_later_write_succeeds() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("first"));
    page.flushed();
    let used = page.library.usage().unwrap().used;
    store.set_quota(Some(used + 50));
    page.save(kpi("second"));
    let troubles = page.flush();
    assert!(matches!(
        &troubles[..],
        [Trouble::NotSaved {
            error: StoreError::Full,
            ..
        }]
    ));
    assert!(troubles[0].is_unsaved() && troubles[0].to_string().contains("full"));
    assert!(page.library.is_due(), "it stays due");
    assert_eq!(
        page.workspace.kpis().count(),
        2,
        "the page goes on in memory"
    );
    assert_eq!(
        Page::sound(&store, 2).workspace.kpis().count(),
        1,
        "what was there stays"
    );
    store.set_quota(None);
    page.flushed();
    assert_eq!(Page::sound(&store, 3).workspace, page.workspace);
}

#[test]
fn a_blocked_store_is_said_once_at_the_start_and_with_every_flush() {
    let (mut library, troubles) =
        Library::open(Box::new(Absent(StoreError::Blocked)), Box::new(Seeded(1)));
    assert_eq!(troubles, [Trouble::Unavailable(StoreError::Blocked)]);
    let change = Workspace::default()
        .apply(Command::save(vec![kpi("k").into()]))
        .unwrap();
    library.record(&change, Stamp(1));
    let troubles = library.flush().troubles;
    assert!(matches!(
        &troubles[..],
        [Trouble::NotSaved {
            error: StoreError::Blocked,
            ..
        }]
    ));
    assert_eq!(library.workspace().0.kpis().count(), 1);
}

#[test]
fn a_store_that_fails_for_a_while_loses_nothing() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("a"));
    store.fail_with(Some(StoreError::Failed("UnknownError".into())));
    assert_eq!(page.flush().len(), 1);
    page.save(kpi("b"));
    assert_eq!(page.flush().len(), 2);
    store.fail_with(None);
    page.flushed();
    assert_eq!(Page::sound(&store, 2).workspace.kpis().count(), 2);
}

#[test]
fn a_store_that_forgets_is_found_out_by_reading_back() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    store.set_forgetful(true);
    page.save(kpi("a"));
    assert!(matches!(&page.flush()[..], [Trouble::NotKept { .. }]));
    assert!(page.library.is_due());
    store.set_forgetful(false);
    page.flushed();
}

#[test]
fn a_damaged_shelf_is_set_aside_byte_for_byte_and_the_rest_loads() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(vec![kpi("a").into(), kpi("b").into()]));
    page.flushed();
    for damaged in [
        "{\"schema\":1,\"rec",
        "\u{0}\u{FFFF}not json",
        "[]",
        "{}",
        "",
    ] {
        store.set("bearings/1/kpi/a", damaged).unwrap();
        let (page, troubles) = Page::open(&store, 2);
        let [
            Trouble::SetAside {
                shelf, quarantine, ..
            },
        ] = &troubles[..]
        else {
            panic!("{troubles:?}")
        };
        assert_eq!(shelf, "bearings/1/kpi/a");
        assert_eq!(store.get(quarantine).unwrap().as_deref(), Some(damaged));
        assert_eq!(page.workspace.kpis().count(), 1);
        assert_eq!(store.get("bearings/1/kpi/a").unwrap(), None);
        assert_eq!(
            Page::sound(&store, 3).workspace.kpis().count(),
            1,
            "said once"
        );
    }
    assert_eq!(page.library.quarantined().unwrap().len(), 5);
    assert!(page.library.usage().unwrap().quarantined > 0);
}

#[test]
fn a_damaged_record_does_not_take_its_shelf_along() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    for name in ["a", "b", "c"] {
        page.save(reading(name, "k", date(2026, 1, 5), 1.5));
    }
    page.flushed();
    let key = "bearings/1/readings/k/2026";
    let text = store.get(key).unwrap().unwrap();
    let torn = text.replacen("[\"b\",", "[", 1);
    assert_ne!(text, torn);
    store.set(key, &torn).unwrap();
    let (mut again, troubles) = Page::open(&store, 2);
    let [Trouble::SetAside { quarantine, .. }] = &troubles[..] else {
        panic!("{troubles:?}")
    };
    assert_eq!(store.get(quarantine).unwrap().unwrap(), torn);
    assert_eq!(again.workspace.readings().count(), 2);
    again.flushed();
    assert_eq!(Page::sound(&store, 3).workspace.readings().count(), 2);
}

#[test]
fn a_damaged_shelf_is_left_alone_while_there_is_no_room_to_set_it_aside() {
    let store = MemoryStore::new();
    let damaged = "x".repeat(500);
    store.set("bearings/1/kpi/a", &damaged).unwrap();
    store.set_quota(Some(700));
    let (mut page, troubles) = Page::open(&store, 1);
    assert!(matches!(
        &troubles[..],
        [Trouble::Stuck {
            error: StoreError::Full,
            ..
        }]
    ));
    page.save(kpi("a"));
    assert!(matches!(&page.flush()[..], [Trouble::Stuck { .. }]));
    assert_eq!(store.get("bearings/1/kpi/a").unwrap().unwrap(), damaged);
    store.set_quota(None);
    assert!(matches!(&page.flush()[..], [Trouble::SetAside { .. }]));
    assert_eq!(page.library.quarantined().unwrap()[0].1, damaged);
    assert_eq!(Page::sound(&store, 2).workspace.kpis().count(), 1);
}

#[test]
fn a_newer_schema_makes_the_library_read_only() {
    for (key, text) in [
        ("bearings/1/kpi/z", "{\"schema\":2,\"rows\":\"unheard of\"}"),
        ("bearings/2/all", "binary"),
    ] {
        let store = MemoryStore::new();
        let mut page = Page::sound(&store, 1);
        page.save(kpi("a"));
        page.flushed();
        store.set(key, text).unwrap();
        let (mut page, troubles) = Page::open(&store, 2);
        assert_eq!(troubles, [Trouble::Newer { found: 2 }]);
        assert!(page.library.is_read_only());
        assert_eq!(
            page.workspace.kpis().count(),
            1,
            "what can be read is shown"
        );
        let before: Vec<_> = shelf_keys(&store)
            .iter()
            .map(|key| store.get(key).unwrap())
            .collect();
        page.save(kpi("b"));
        assert_eq!(page.flush(), [Trouble::Newer { found: 2 }]);
        let after: Vec<_> = shelf_keys(&store)
            .iter()
            .map(|key| store.get(key).unwrap())
            .collect();
        assert_eq!(before, after, "not a byte was written");
    }
}

#[test]
fn a_torn_write_of_several_shelves_is_an_ordinary_state() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(one_of_each()));
    // The store fills up in the middle of the flush: some shelves are written, others not.
    for quota in [400, 900, 1_400, 2_000] {
        store.set_quota(Some(quota));
        assert!(!page.flush().is_empty());
        let (part, troubles) = Page::open(&store, 9);
        assert_eq!(troubles, [], "what was written can be read");
        let whole: Vec<&Record> = part.workspace.records().collect();
        assert!(
            whole
                .iter()
                .all(|record| page.workspace.get(&record.reference()) == Some(record))
        );
    }
    store.set_quota(None);
    page.flushed();
    assert_eq!(Page::sound(&store, 2).workspace, page.workspace);
}

#[test]
fn a_record_that_cannot_be_shown_is_reported_kept_and_written_back() {
    let store = MemoryStore::new();
    let odd = "{\"schema\":1,\"records\":[{\"kind\":\"kpi\",\"id\":\"a\",\"name\":7,\"v\":\"x.1@1\"},{\"kind\":\"horoscope\",\"id\":\"h\",\"v\":\"x.1@1\"}]}";
    store.set("bearings/1/kpi/a", odd).unwrap();
    let (mut library, troubles) = Library::open(Box::new(store.clone()), Box::new(Seeded(1)));
    assert_eq!(troubles, []);
    let (workspace, hidden) = library.workspace();
    assert_eq!((workspace.is_empty(), hidden.len()), (true, 2));
    assert_eq!(
        hidden[0].to_string(),
        "The KPI “a” cannot be shown: field “name”: expected a text in quotes, found 7. It is kept unchanged and included in your files."
    );
    let change = workspace
        .apply(Command::save(vec![kpi("a").into()]))
        .unwrap();
    library.record(&change, Stamp(5));
    assert_eq!(library.flush().troubles, []);
    let text = store.get("bearings/1/kpi/a").unwrap().unwrap();
    assert!(text.contains("horoscope"), "{text}");
}
