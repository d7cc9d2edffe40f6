//! What every released version left in a browser, kept for ever: this version starts with it and keeps everything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, export, parse_text};
use bearings::persist::{
    JournalEntry, Library, MemoryStore, SCHEMA, Store, Trouble, local, read_shelf,
};
use bearings::settings::{Settings, Theme, WeekStart};
use serde_json::Value;

/// A browser's storage as the last version of a schema left it: every shape of shelf, a deletion that has its words, a conflict, a kind
/// and a field of a newer version, settings, a draft of all tabs; and an entry of the journal.
fn released(schema: u64) -> (MemoryStore, Vec<JournalEntry>) {
    let path = format!(
        "{}/tests/golden/released/{schema}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|_| {
        panic!("schema {schema} has no {path}: keep what its last version writes before a new one comes")
    });
    let fixture: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(fixture["schema"], schema);
    let store = MemoryStore::new();
    for (key, text) in fixture["localStorage"].as_object().unwrap() {
        store.set(key, text.as_str().unwrap()).unwrap();
    }
    let entry = |(key, text): (usize, &Value)| JournalEntry {
        key: key as f64,
        at: Stamp(1_760_000_000),
        text: text.as_str().unwrap().to_owned(),
    };
    let journal = fixture["journal"].as_array().unwrap();
    (store, journal.iter().enumerate().map(entry).collect())
}

fn open(store: &MemoryStore) -> Library {
    let (library, troubles) = Library::open(Box::new(store.clone()), Box::new(Seeded(3)));
    assert_eq!(troubles, []);
    library
}

#[test]
fn every_released_schema_starts_and_keeps_every_record() {
    for schema in 1..=SCHEMA {
        let (store, journal) = released(schema);
        let mut library = open(&store);
        let shelves: Vec<String> = store.keys().unwrap();
        let mut records = 0;
        for key in shelves.iter().filter(|key| key.starts_with("bearings/")) {
            let contents = read_shelf(&store.get(key).unwrap().unwrap()).unwrap();
            assert_eq!(contents.problems, [""; 0], "{key}");
            for record in contents.records {
                assert_eq!(library.replica().get(record.address()), Some(&record));
                records += 1;
            }
        }
        assert_eq!((schema, records), (1, 23));
        let (workspace, hidden) = library.workspace();
        let counts = (
            workspace.kpis().count(),
            workspace.objectives().count(),
            workspace.readings().count(),
        );
        assert_eq!(counts, (3, 1, 5));
        assert!(
            matches!(&hidden[..], [Trouble::Hidden { record, .. }] if record.to_string().contains("horoscope"))
        );
        assert_eq!(library.conflicts().len(), 1);
        // What was deleted can still be brought back.
        let gone: Vec<_> = library
            .replica()
            .deleted()
            .map(|it| it.address().clone())
            .collect();
        assert_eq!(gone.len(), 4);
        library.bring_back(&gone, Stamp(1_790_000_000));
        assert_eq!(library.workspace().0.kpis().count(), 4);
        let replayed = library.replay(&journal, Stamp(1_760_000_000), None);
        assert_eq!((journal.len(), replayed.recovered), (1, 0));
        // Written by this version it is all there again.
        let due: Vec<_> = library.replica().records().cloned().collect();
        let fresh = MemoryStore::new();
        let mut other = open(&fresh);
        other.import(due.clone());
        assert_eq!(other.flush().troubles, []);
        let again: Vec<_> = open(&fresh).replica().records().cloned().collect();
        assert_eq!(again, due);
    }
}

#[test]
fn every_released_schema_keeps_settings_and_unfinished_forms() {
    for schema in 1..=SCHEMA {
        let (store, _) = released(schema);
        let settings: Settings = local::read(&store, local::SETTINGS).unwrap();
        let expected = Settings {
            name: "Ana".into(),
            fiscal_month: 4,
            week_start: WeekStart::Sunday,
            numbers: bearings::figures::NumberStyle::Comma,
            dates: bearings::figures::DateStyle::Iso,
            theme: Theme::Dark,
            last_file: Some(date(2026, 11, 14)),
            changes_since_file: 7,
            ..Settings::default()
        };
        assert_eq!(settings, expected);
        let keys = store.keys().unwrap();
        assert_eq!(
            local::left_draft(&keys, "kpi/new", &|_| true).as_deref(),
            Some("kpi/new")
        );
    }
}

#[test]
fn what_a_newer_version_added_travels_through_this_one() {
    let (store, _) = released(SCHEMA);
    let mut library = open(&store);
    let (mut workspace, _) = library.workspace();
    let known = workspace.kpi(&house::id("plus")).unwrap().clone();
    let change = workspace
        .apply(Command::save(vec![
            Kpi {
                owner: "Ben".into(),
                ..known
            }
            .into(),
        ]))
        .unwrap();
    workspace.commit(&change);
    library.record(&change, Stamp(1_790_000_000));
    assert_eq!(library.flush().troubles, []);
    let library = open(&store);
    let file = export(library.replica(), &ExportOptions::backup()).text;
    let read = parse_text(&file, Stamp(0)).unwrap();
    assert_eq!(read.by_hand, 0);
    for word in [
        "\"mood\": \"sunny\"",
        "\"owner\": \"Ben\"",
        "\"kind\": \"horoscope\"",
        "\"stars\": 5",
    ] {
        assert!(file.contains(word), "{word}");
    }
}
