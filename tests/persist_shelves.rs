//! What lies where, and that it comes back as it was.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::persist::{MemoryStore, Store, local, read_shelf, shelf_of, write_shelf};
use bearings::replica::{Resolution, Versioned};
use house::page::*;
use house::*;

#[test]
fn what_is_saved_is_there_after_a_reload() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(one_of_each()));
    page.flushed();
    page.act(Command::delete(Kind::Initiative, &id("in1")));
    page.flushed();
    let again = Page::sound(&store, 2);
    assert_eq!(again.workspace, page.workspace);
    assert_eq!(again.library.replica(), page.library.replica());
}

#[test]
fn one_reading_touches_one_shelf() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(one_of_each()));
    page.flushed();
    page.save(reading("rd9", "kpi1", date(2026, 11, 30), 4.5));
    let flushed = page.library.flush();
    assert_eq!((flushed.saved, flushed.troubles.len()), (1, 0));
}

#[test]
fn a_flush_that_runs_out_of_time_leaves_the_rest_due() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(one_of_each()));
    let mut more = 2;
    let flushed = page.library.flush_while(|| {
        more -= 1;
        more > 0
    });
    assert_eq!((flushed.saved, page.library.is_due()), (2, true));
    assert_eq!(page.library.flush().saved, 6);
    assert!(!page.library.is_due());
    assert_eq!(Page::sound(&store, 2).workspace, page.workspace);
}

#[test]
fn shelves_lie_under_readable_keys() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(one_of_each()));
    page.flushed();
    assert_eq!(
        shelf_keys(&store),
        [
            "bearings/1/check-ins/kr1/2026-Q4",
            "bearings/1/cycles",
            "bearings/1/kpi/kpi1",
            "bearings/1/objective/obj1",
            "bearings/1/readings/kpi1/2026",
            "bearings/1/story/kpi1",
            "bearings/1/story/kr1",
            "bearings/1/story/obj1",
        ]
    );
}

#[test]
fn an_edited_date_does_not_move_a_reading_to_another_shelf() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(reading("r", "k", date(2025, 12, 31), 1.0));
    page.flushed();
    page.save(reading("r", "k", date(2026, 1, 1), 1.0));
    page.flushed();
    assert_eq!(shelf_keys(&store), ["bearings/1/readings/k/2025"]);
    let mut again = Page::sound(&store, 2);
    again.save(reading("r", "k", date(2026, 1, 2), 2.0));
    again.flushed();
    assert_eq!(shelf_keys(&store), ["bearings/1/readings/k/2025"]);
    assert_eq!(Page::sound(&store, 3).workspace.readings().count(), 1);
}

#[test]
fn an_import_is_one_change_and_a_settled_conflict_is_written() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.save(kpi("k"));
    page.flushed();
    let mut ben = Writer::new(5);
    ben.replica
        .join(Deed::Joined, records(page.library.replica()));
    ben.save(
        vec![
            Kpi {
                name: "Ben's".into(),
                ..kpi("k")
            }
            .into(),
            kpi("new").into(),
        ],
        1_770_000_000,
    );
    page.save(Kpi {
        name: "Mine".into(),
        ..kpi("k")
    });
    let incoming = bearings::exchange::parse_text(&ben.file(), Stamp(1)).unwrap();
    let report = page.library.import(incoming.records);
    assert_eq!(report.change.deed, Deed::Imported);
    assert_eq!(report.change.edits.len(), 2);
    page.workspace.commit(&report.change);
    page.flushed();
    let conflict = page.library.conflicts().remove(0);
    let change = page.library.resolve(
        &conflict,
        Resolution::Value(Some("Mine".into())),
        Stamp(1_780_000_000),
    );
    page.workspace.commit(&change);
    page.flushed();
    let again = Page::sound(&store, 2);
    assert!(again.library.conflicts().is_empty());
    assert_eq!(again.workspace.kpi(&id("k")).unwrap().name, "Mine");
    // And the import can be taken back in one step.
    page.act(Command::Revert {
        change: Box::new(report.change),
    });
    assert_eq!(page.workspace.kpis().count(), 1);
    page.flushed();
    assert_eq!(Page::sound(&store, 3).workspace, page.workspace);
}

#[test]
fn a_shelf_reads_back_whatever_it_was_given() {
    let mut ana = Writer::new(1);
    ana.save(one_of_each(), 1);
    let mut ben = ana.copy(2);
    for day in 1..=28 {
        ana.save(
            vec![
                reading(
                    &format!("a{day}"),
                    "kpi1",
                    date(2026, 2, day),
                    f64::from(day) / 8.0,
                )
                .into(),
            ],
            9,
        );
        ben.save(
            vec![
                reading(
                    &format!("b{day}"),
                    "kpi1",
                    date(2026, 2, day),
                    f64::from(day),
                )
                .into(),
            ],
            8,
        );
    }
    ana.save(
        vec![reading("a3", "kpi1", date(2026, 2, 3), 99.0).into()],
        10,
    );
    ben.act(Command::delete(Kind::Reading, &id("b4")), 11);
    ana.fetch(&ben);
    let all = records(&ana.replica);
    let text = write_shelf(&all);
    let mut backward: Vec<&Versioned> = all.iter().collect();
    backward.reverse();
    assert_eq!(
        write_shelf(backward),
        text,
        "the order they come in does not matter"
    );
    let mut read = read_shelf(&text).unwrap();
    assert_eq!(read.problems, [""; 0]);
    read.records
        .sort_by(|one, other| one.address().cmp(other.address()));
    assert_eq!(read.records, all);
}

#[test]
fn letters_beyond_latin_1_are_escaped_only_where_that_is_smaller_in_webkit() {
    let shelf = |name: &str| {
        let mut writer = Writer::new(1);
        writer.save(
            vec![
                Kpi {
                    name: name.into(),
                    ..kpi("k")
                }
                .into(),
            ],
            1,
        );
        let text = write_shelf(&records(&writer.replica));
        let read = read_shelf(&text).unwrap();
        assert_eq!(read.records, records(&writer.replica));
        text
    };
    assert!(
        shelf("Réponse — vite").is_ascii()
            || shelf("Réponse — vite").chars().all(|c| c <= '\u{FF}')
    );
    assert!(shelf("Réponse").contains('é'));
    let japanese = "顧客満足度".repeat(30);
    assert!(shelf(&japanese).contains("顧客"));
    assert!(shelf("🙂").contains("\\ud83d\\ude42"));
}

#[test]
fn every_kind_has_a_shelf_of_its_own_sort() {
    let mut writer = Writer::new(1);
    writer.save(one_of_each(), 1);
    for record in writer.replica.records() {
        let shelf = shelf_of(record);
        assert!(
            shelf.starts_with("bearings/1/") && !shelf.contains("none"),
            "{shelf}"
        );
        assert!(!shelf.contains("/other/"), "{shelf}");
    }
}

#[test]
fn small_values_of_this_device_are_read_and_written_and_damage_means_none() {
    let store = MemoryStore::new();
    let key = local::draft_key("kpi-new");
    assert_eq!(local::read::<Vec<String>>(&store, &key), None);
    local::write(&store, &key, &vec!["half a na".to_owned()]).unwrap();
    assert_eq!(
        local::read::<Vec<String>>(&store, &key),
        Some(vec!["half a na".to_owned()])
    );
    store.set(&key, "{").unwrap();
    assert_eq!(local::read::<Vec<String>>(&store, &key), None);
    let (page, troubles) = Page::open(&store, 1);
    assert!(
        troubles.is_empty() && page.workspace.is_empty(),
        "drafts are not records"
    );
}

#[test]
fn every_migration_has_a_fixture_and_does_what_it_says() {
    for migration in bearings::persist::MIGRATIONS {
        let path = format!(
            "{}/tests/golden/migrations/{}.json",
            env!("CARGO_MANIFEST_DIR"),
            migration.name
        );
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path} is missing"));
        let fixture: serde_json::Value = serde_json::from_str(&text).unwrap();
        let before = fixture["before"].as_object().unwrap().clone();
        assert_eq!(
            serde_json::Value::Object((migration.apply)(before)),
            fixture["after"]
        );
    }
    let names: std::collections::BTreeSet<_> = bearings::persist::MIGRATIONS
        .iter()
        .map(|migration| migration.name)
        .collect();
    assert_eq!(names.len(), bearings::persist::MIGRATIONS.len());
}

/// The plain page of public/rescue.js writes every key as stored; the app must read its file back.
#[test]
fn a_rescue_file_is_read_back_whole() {
    let store = MemoryStore::new();
    let mut page = Page::sound(&store, 1);
    page.act(Command::save(one_of_each()));
    page.flushed();
    store.set("bearings.settings", "{}").unwrap();
    store.set("bearings/1/broken", "{ torn").unwrap();
    let mut shelves = serde_json::Map::new();
    for key in store.keys().unwrap() {
        let text = store.get(&key).unwrap().unwrap();
        shelves.insert(key, text.into());
    }
    let file =
        serde_json::json!({"format": "bearings-rescue", "saved": "2026-11-21", "shelves": shelves});
    let incoming = bearings::exchange::parse_text(&file.to_string(), Stamp(1)).unwrap();
    let rescued = bearings::replica::Replica::from_records(incoming.records);
    assert_eq!(&rescued, page.library.replica());
}
