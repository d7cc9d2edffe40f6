//! What the people are called who write: named once, beside the records, on this device and in files, without a part in merging.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, ImportError, export, parse_text};
use bearings::persist::{EditWriter, MemoryStore, Store, WRITERS};
use bearings::replica::{Acceptance, Address, Dispute, Names, ReplicaId};
use house::page::Page;
use house::*;
use serde_json::{Value, json};

/// Whose the shown value of a KPI's field is.
fn hand(page: &Page, name: &str, field: &str) -> EditWriter {
    let address = Address::from(&Ref::new(Kind::Kpi, &id(name)));
    let record = page.library.replica().get(&address).unwrap();
    let register = record
        .fields()
        .find(|(known, _)| *known == field)
        .unwrap()
        .1;
    page.library
        .writers()
        .hand(&register.shown().unwrap().dot.replica)
}

fn named(name: &str) -> EditWriter {
    EditWriter::Named(name.to_owned())
}

fn file(page: &Page, options: &ExportOptions) -> String {
    export(page.library.replica(), options).text
}

/// The names of a file.
fn names_in(text: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(text).unwrap();
    let writers = file.get("writers").and_then(Value::as_object);
    writers.map_or_else(Vec::new, |all| all.keys().cloned().collect())
}

fn take_in(page: &mut Page, text: &str) {
    let incoming = parse_text(text, Stamp(page.clock)).unwrap();
    page.library.learn_names(&incoming.names);
    let report = page
        .library
        .accept(incoming.records, &Acceptance::default(), Stamp(page.clock));
    page.workspace.commit(&report.change);
}

/// Somebody who signs, writes a KPI of that id, and has it on the shelf.
fn person(store: &MemoryStore, seed: u64, name: &str, kpi_id: &str) -> Page {
    let mut page = Page::sound(store, seed);
    page.library.sign(name);
    page.save(kpi(kpi_id));
    page.flushed();
    page
}

#[test]
fn a_conflict_says_who_wrote_each_value_also_after_the_page_is_loaded_again() {
    let (ours, theirs) = (MemoryStore::new(), MemoryStore::new());
    let mut me = person(&ours, 1, "Jo", "k");
    let mut mara = Page::sound(&theirs, 2);
    mara.library.sign("Mara");
    take_in(&mut mara, &file(&me, &ExportOptions::shared()));
    let owner = |owner: &str| Kpi {
        owner: owner.into(),
        ..kpi("k")
    };
    mara.save(owner("Ada"));
    me.save(owner("Ben"));
    take_in(&mut me, &file(&mara, &ExportOptions::shared()));
    me.flushed();
    let me = Page::sound(&ours, 3);
    let open = me.library.conflicts();
    let Dispute::Field { shown, others, .. } = &open[0].about else {
        panic!("a field")
    };
    let whose = |dot: &bearings::replica::Dot| me.library.writers().hand(&dot.replica);
    let mut hands = [whose(&shown.dot), whose(&others[0].dot)];
    hands.sort_by_key(|hand| *hand == EditWriter::Mine);
    assert_eq!(hands, [named("Mara"), EditWriter::Mine]);
    // And on the other side.
    assert_eq!(hand(&mara, "k", "name"), named("Jo"));
}

#[test]
fn who_takes_another_name_goes_on_as_another_writer() {
    let store = MemoryStore::new();
    let mut page = person(&store, 1, "Jo", "a");
    // Typed letter by letter; nothing is written meanwhile.
    for name in ["", "J", "Jo ", "Joan"] {
        page.library.sign(name);
    }
    page.save(kpi("b"));
    page.flushed();
    let text = file(&page, &ExportOptions::backup());
    assert_eq!(names_in(&text), ["Jo", "Joan"]);
    let mut other = Page::sound(&MemoryStore::new(), 2);
    take_in(&mut other, &text);
    assert_eq!(hand(&other, "a", "name"), named("Jo"));
    assert_eq!(hand(&other, "b", "name"), named("Joan"));
    // Both are this device's own.
    let again = Page::sound(&store, 3);
    assert_eq!(hand(&again, "a", "name"), EditWriter::Mine);
    assert_eq!(hand(&again, "b", "name"), EditWriter::Mine);
}

#[test]
fn what_was_written_before_a_name_was_given_is_theirs_too() {
    let mut page = person(&MemoryStore::new(), 1, "", "a");
    assert_eq!(names_in(&file(&page, &ExportOptions::backup())), [""; 0]);
    page.library.sign("Jo");
    page.library.call_writer();
    assert_eq!(names_in(&file(&page, &ExportOptions::backup())), ["Jo"]);
}

#[test]
fn tabs_keep_each_others_names_and_emptied_storage_gets_them_back() {
    let store = MemoryStore::new();
    let mut one = person(&store, 1, "Jo", "a");
    let mut other = person(&store, 2, "Joan", "b");
    one.library
        .absorb(WRITERS, store.get(WRITERS).unwrap().as_deref());
    let stored = |store: &MemoryStore| {
        let text = store.get(WRITERS).unwrap().unwrap();
        let all: Value = serde_json::from_str(&text).unwrap();
        all.as_object().unwrap().len()
    };
    assert_eq!(stored(&store), 2);
    for key in store.keys().unwrap() {
        store.remove(&key).unwrap();
    }
    assert!(one.library.was_emptied());
    assert_eq!(stored(&store), 2);
    other.flushed();
    assert_eq!(stored(&store), 2);
}

#[test]
fn a_file_names_those_alone_who_wrote_in_it() {
    let store = MemoryStore::new();
    drop(person(&store, 1, "Jo", "a"));
    let mut page = person(&store, 2, "Joan", "b");
    page.library.sign("Private Person");
    page.save(Kpi {
        visibility: Visibility::Kept,
        ..kpi("secret")
    });
    let part = ExportOptions {
        only: Some([id("a")].into()),
        ..ExportOptions::shared()
    };
    assert_eq!(names_in(&file(&page, &part)), ["Jo"]);
    assert_eq!(
        names_in(&file(&page, &ExportOptions::shared())),
        ["Jo", "Joan"]
    );
    let all = file(&page, &ExportOptions::backup());
    assert_eq!(names_in(&all).len(), 3);
    // A name that nobody in the file wrote under is not taken in.
    let mut edited: Value = serde_json::from_str(&all).unwrap();
    edited["writers"]["Stranger"] = json!("nobody");
    assert_eq!(
        parse_text(&edited.to_string(), Stamp(1)),
        parse_text(&all, Stamp(1))
    );
}

#[test]
fn the_file_with_names_is_what_it_always_was_and_one_without_is_read() {
    let mut jo = Writer::new(1);
    jo.save(vec![kpi("k").into()], 1_760_000_000);
    let mut mara = jo.copy(2);
    let owner = |owner: &str| Kpi {
        owner: owner.into(),
        ..kpi("k")
    };
    jo.save(vec![owner("Ada").into()], 1_760_000_100);
    mara.save(vec![owner("Ben").into()], 1_760_000_200);
    jo.fetch(&mara);
    let without = jo.file();
    let ids = [&jo, &mara].map(|one| one.replica.id().cloned().unwrap());
    for (writer, name) in ids.iter().zip(["Jo", "Mara"]) {
        jo.replica.names_mut().call(writer, name);
    }
    let text = jo.file();
    assert_golden("named.json", &text);
    let incoming = parse_text(&text, Stamp(1)).unwrap();
    assert_eq!(incoming.names, *jo.replica.names());
    let before = parse_text(&without, Stamp(1)).unwrap();
    assert_eq!(before.records, incoming.records);
    assert!(before.names.is_empty());
}

#[test]
fn names_of_another_shape_are_refused_with_a_sentence() {
    for wrong in [json!([]), json!({"Mara": 7}), json!({"Mara": "two_signs"})] {
        let file = json!({"format": "bearings", "version": 1, "records": [], "writers": wrong});
        let error = parse_text(&file.to_string(), Stamp(1)).unwrap_err();
        assert!(matches!(
            error,
            ImportError::Header {
                field: "writers",
                ..
            }
        ));
        assert!(error.to_string().contains("“writers” should be"), "{error}");
    }
}

#[test]
fn before_files_had_names_the_one_author_of_a_page_load_is_its_writer() {
    let mut old = Writer::new(1);
    let by = |name: &str, author: &str, day: u32| Reading {
        author: author.into(),
        ..reading(name, "k", date(2026, 1, day), 1.0)
    };
    old.save(vec![kpi("k").into(), by("r1", "Ana", 1).into()], 1);
    let mut several = Writer::new(2);
    let records = [by("r2", "Ana", 2), by("r3", "Ben", 3)].map(Record::from);
    several.save([vec![kpi("other").into()], records.into()].concat(), 2);
    let mut page = Page::sound(&MemoryStore::new(), 3);
    take_in(&mut page, &old.file());
    assert_eq!(hand(&page, "k", "name"), named("Ana"));
    take_in(&mut page, &several.file());
    assert_eq!(hand(&page, "other", "name"), EditWriter::Unknown);
    // What is only inferred is not handed on as known.
    assert_eq!(names_in(&file(&page, &ExportOptions::backup())), [""; 0]);
    // A name that is known is the word of the person.
    let writer: ReplicaId = old.replica.id().cloned().unwrap();
    let mut names = Names::default();
    names.call(&writer, "Ana Ruiz");
    page.library.learn_names(&names);
    assert_eq!(hand(&page, "k", "name"), named("Ana Ruiz"));
}

#[test]
fn the_recovery_file_brings_names_along() {
    let store = MemoryStore::new();
    drop(person(&store, 1, "Jo", "a"));
    let shelves: serde_json::Map<String, Value> = store
        .keys()
        .unwrap()
        .into_iter()
        .map(|key| {
            let text = store.get(&key).unwrap().unwrap();
            (key, Value::from(text))
        })
        .collect();
    let file = json!({"format": "bearings-rescue", "shelves": shelves});
    let incoming = parse_text(&file.to_string(), Stamp(1)).unwrap();
    let written = Value::Object(incoming.names.to_json());
    assert_eq!(written.as_object().unwrap().keys().next().unwrap(), "Jo");
}
