//! Files that a person or a script edited: what was changed comes in as new edits, and nothing else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::parse_text;
use bearings::replica::{Dispute, Versioned};
use house::*;

fn edited(writer: &Writer, from: &str, to: &str) -> Vec<Versioned> {
    let text = writer.file();
    assert!(text.contains(from), "{text}");
    let incoming = parse_text(&text.replace(from, to), Stamp(1_800_000_000)).unwrap();
    assert_eq!(incoming.by_hand, 1);
    incoming.records
}

fn ana() -> Writer {
    let mut writer = Writer::new(1);
    writer.save(one_of_each(), 1_760_000_000);
    writer
}

#[test]
fn a_value_changed_by_hand_arrives_as_an_edit_that_has_seen_the_file() {
    let mut ana = ana();
    let incoming = edited(&ana, "\"target\": 4,", "\"target\": 3.5,");
    let report = ana.replica.join(Deed::Imported, incoming.clone());
    assert_eq!(report.changed.len(), 1);
    assert!(report.conflicts.is_empty());
    assert_eq!(
        ana.shown().key_result(&id("kr1")).unwrap().target,
        Some(3.5)
    );
    let again = ana.replica.join(Deed::Imported, incoming);
    assert!(again.learned.is_empty(), "a second import adds nothing");
}

#[test]
fn only_the_changed_field_gets_a_new_edit() {
    let mut ana = ana();
    let incoming = edited(&ana, "\"target\": 4,", "\"target\": 3.5,");
    // Meanwhile the title changes here. The file's title is the old one, and is not an edit.
    let renamed = KeyResult {
        title: "Answer within 4 hours".into(),
        ..ana.shown().key_result(&id("kr1")).cloned().unwrap()
    };
    ana.save(vec![renamed.into()], 1_760_000_500);
    let report = ana.replica.join(Deed::Imported, incoming);
    assert!(report.conflicts.is_empty());
    let now = ana.shown().key_result(&id("kr1")).cloned().unwrap();
    assert_eq!(
        (now.title.as_str(), now.target),
        ("Answer within 4 hours", Some(3.5))
    );
}

#[test]
fn the_same_field_changed_here_and_by_hand_is_a_conflict_and_both_values_stay() {
    let mut ana = ana();
    let incoming = edited(&ana, "\"target\": 4,", "\"target\": 3.5,");
    let tighter = KeyResult {
        target: Some(3.0),
        ..ana.shown().key_result(&id("kr1")).cloned().unwrap()
    };
    ana.save(vec![tighter.into()], 1_760_000_500);
    let report = ana.replica.join(Deed::Imported, incoming);
    let [conflict] = report.conflicts.as_slice() else {
        panic!("{:?}", report.conflicts)
    };
    let Dispute::Field {
        field,
        shown,
        others,
    } = &conflict.about
    else {
        panic!("{conflict:?}")
    };
    assert_eq!(field, "target");
    assert_eq!(
        (&shown.value, &others[0].value),
        (&Some(3.5.into()), &Some(3.into()))
    );
}

#[test]
fn a_field_taken_out_by_hand_is_cleared() {
    let mut ana = ana();
    let incoming = edited(&ana, "\"why\": \"They leave when they wait\",", "");
    ana.replica.join(Deed::Imported, incoming);
    assert_eq!(ana.shown().objective(&id("obj1")).unwrap().why, "");
}

#[test]
fn a_field_added_by_hand_arrives() {
    let mut ana = ana();
    let incoming = edited(
        &ana,
        "\"team\": \"Support\",",
        "\"team\": \"Support\", \"note\": \"By hand\",",
    );
    ana.replica.join(Deed::Imported, incoming);
    assert_eq!(ana.shown().objective(&id("obj1")).unwrap().note, "By hand");
}

#[test]
fn layout_and_the_way_a_number_is_written_are_not_an_edit() {
    let ana = ana();
    let text = ana
        .file()
        .replace("\"target\": 4,", "\"target\": 4.0,")
        .replace("  ", "\t");
    let incoming = parse_text(&text, Stamp(9)).unwrap();
    assert_eq!(incoming.by_hand, 0);
    assert_eq!(incoming.records, records(&ana.replica));
}

#[test]
fn two_people_who_read_the_same_edited_file_agree() {
    let (ana, mut ben) = (ana(), Writer::new(2));
    let incoming = edited(&ana, "\"target\": 4,", "\"target\": 3.5,");
    let mut ana = ana;
    ana.replica.join(Deed::Imported, incoming.clone());
    ben.replica.join(Deed::Imported, incoming);
    let before = ana.replica.clone();
    ana.fetch(&ben);
    assert_eq!(ana.replica, before);
    assert!(ana.replica.conflicts().is_empty());
}

#[test]
fn two_hand_written_files_merge_alike_in_either_order() {
    let file = |name: &str| {
        format!(
            "{{\"format\": \"bearings\", \"version\": 1, \"records\": [{{\"kind\": \"kpi\", \"id\": \"k\", \"name\": \"{name}\", \"owner\": \"Ana\"}}]}}"
        )
    };
    let (p, q) = (read(&file("P")), read(&file("Q")));
    let mut forward = Writer::new(1);
    forward.replica.join(Deed::Imported, records(&p));
    forward.replica.join(Deed::Imported, records(&q));
    let mut backward = Writer::new(2);
    backward.replica.join(Deed::Imported, records(&q));
    backward.replica.join(Deed::Imported, records(&p));
    assert_eq!(forward.file(), backward.file());
    let conflicts = forward.replica.conflicts();
    assert_eq!(
        conflicts.len(),
        1,
        "the name, and not the owner: {conflicts:?}"
    );
}
