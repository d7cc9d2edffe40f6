//! A file without remarks: which free texts stay and which go, for every free text the domain knows. A new text field fails here
//! until somebody has decided about it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, LEFT_OUT, STAYS, export};
use house::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const MARK: &str = "Zanzibar";

/// Every free text, and the words on the page that say what becomes of it.
const STAY: &[(&str, &str)] = &[
    ("cycle.name", "titles"),
    ("kpi.name", "titles"),
    ("kpi.definition", "definitions"),
    ("kpi.source", "data sources"),
    ("kpi.scope_name", "owners, teams"),
    ("kpi.owner", "owners"),
    ("kpi.benchmark.source", "data sources"),
    ("kpi.changes.0.label", "labels of marked changes"),
    ("reading.author", "authors"),
    ("objective.title", "titles"),
    ("objective.why", "why an objective matters"),
    ("objective.team", "teams"),
    ("objective.owner", "owners"),
    ("key-result.title", "titles"),
    ("key-result.owner", "owners"),
    ("key-result.steps.0.text", "milestones"),
    ("check-in.author", "authors"),
    ("initiative.text", "initiatives"),
    ("initiative.owner", "owners"),
    ("amendment.author", "authors"),
    ("amendment.field", "the values of changed targets"),
    ("amendment.from", "the values of changed targets"),
    ("amendment.to", "the values of changed targets"),
    ("review.author", "authors"),
    ("review.reopened", "why an objective was reopened"),
    ("review.reopened_by", "authors"),
    ("review.stood.status", "results on the day of a review"),
    (
        "review.stood.results.0.status",
        "results on the day of a review",
    ),
    ("review.stood.kpis.0.name", "titles"),
    (
        "review.stood.kpis.0.status",
        "results on the day of a review",
    ),
    (
        "review.stood.kpis.0.signal",
        "results on the day of a review",
    ),
    ("review.stood.kpis.0.went", "results on the day of a review"),
];

const GO: &[(&str, &str)] = &[
    ("kpi.note", "notes"),
    ("reading.note", "notes"),
    ("objective.note", "notes"),
    (
        "objective.stated.reason",
        "status overrides and pauses with their reasons",
    ),
    (
        "key-result.stated.reason",
        "status overrides and pauses with their reasons",
    ),
    (
        "objective.paused.reason",
        "status overrides and pauses with their reasons",
    ),
    (
        "key-result.paused.reason",
        "status overrides and pauses with their reasons",
    ),
    ("check-in.note", "notes"),
    ("check-in.next_step", "next steps"),
    ("amendment.why", "reasons for changed targets"),
    ("decision.wish", "what the guide was told"),
    ("decision.answers.goal", "what the guide was told"),
    ("decision.verdict", "what the guide was told"),
    ("decision.overruled", "what the guide was told"),
    ("decision.author", "what the guide was told"),
    ("review.reason", "everything written in reviews"),
    ("review.worked", "everything written in reviews"),
    ("review.hindered", "everything written in reviews"),
    ("review.learned", "everything written in reviews"),
    ("dismissal.check", "dismissed suggestions"),
    ("dismissal.text", "dismissed suggestions"),
    ("dismissal.reason", "dismissed suggestions"),
];

/// One of each kind with every field that the domain's tables name.
fn full() -> Vec<Record> {
    let paused = Some(Pause {
        reason: "text".into(),
        ..Pause::default()
    });
    let stood = StoodObjective {
        status: "text".into(),
        results: vec![StoodResult {
            id: id("kr1"),
            status: "text".into(),
            ..StoodResult::default()
        }],
        kpis: vec![StoodKpi {
            id: id("kpi1"),
            name: "text".into(),
            status: "text".into(),
            signal: "text".into(),
            went: "text".into(),
            ..StoodKpi::default()
        }],
        ..StoodObjective::default()
    };
    let with_inner = |record: Record| -> Record {
        match record {
            Record::KeyResult(key_result) => KeyResult {
                stated: Some(StatedStatus {
                    reason: "text".into(),
                    ..StatedStatus::default()
                }),
                paused: paused.clone(),
                band: Some(Band::at_most(4.0)),
                ..key_result
            }
            .into(),
            Record::Objective(objective) => Objective {
                paused: paused.clone(),
                ..objective
            }
            .into(),
            Record::Review(review) => Review {
                stood: Some(stood.clone()),
                ..review
            }
            .into(),
            other => other,
        }
    };
    one_of_each()
        .into_iter()
        .map(with_inner)
        .map(filled)
        .collect()
}

/// The same with every field of the domain's table: what takes a text gets one. What wants an object or a list may hold a text
/// inside, and has to be in the record already.
fn filled(record: Record) -> Record {
    let kind = record.kind();
    let mut fields = record.to_fields();
    for name in kind.fields() {
        if fields.contains_key(*name) {
            continue;
        }
        let mut tried = fields.clone();
        tried.insert((*name).to_owned(), Value::from("text"));
        match Record::from_fields(kind, &tried) {
            Ok(_) => fields = tried,
            Err(error) => assert!(
                !error.expected.contains("{ }") && !error.expected.contains("[ ]"),
                "{}.{name} may hold a text: add it to this record",
                kind.word()
            ),
        }
    }
    Record::from_fields(kind, &fields).unwrap()
}

/// The ways to every text inside a value.
fn texts(value: &Value, way: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(way.to_owned()),
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                texts(item, &format!("{way}/{place}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                texts(field, &format!("{way}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// Every record with one of its free texts marked, by the text's name. What takes any text and is no id is a free text.
fn marked() -> BTreeMap<String, Record> {
    let mut found = BTreeMap::new();
    for record in full() {
        let fields = Value::Object(record.to_fields());
        let mut ways = Vec::new();
        texts(&fields, "", &mut ways);
        for way in ways {
            let mut changed = fields.clone();
            *changed.pointer_mut(&way).unwrap() = Value::from(MARK);
            let Ok(other) = Record::from_fields(record.kind(), changed.as_object().unwrap()) else {
                continue;
            };
            let is_reference = other.parents() != record.parents() || other.id() != record.id();
            let is_id = ["cycle", "id"].contains(&way.rsplit('/').next().unwrap())
                || way.contains("steps_done");
            // A word of a unit such as "text:tickets" does not take any text, but a text is kept as it is written.
            let is_kept =
                Value::Object(other.to_fields()).pointer(&way) == Some(&Value::from(MARK));
            if !is_reference && !is_id && is_kept {
                let name = format!("{}{}", record.kind().word(), way.replace('/', "."));
                found.insert(name, other);
            }
        }
    }
    found
}

fn without_notes(records: Vec<Record>) -> String {
    let mut writer = Writer::new(1);
    writer.save(records, 1_760_000_000);
    let options = ExportOptions {
        with_notes: false,
        ..ExportOptions::backup()
    };
    export(&writer.replica, &options).text
}

#[test]
fn every_free_text_stays_or_goes_as_the_page_says() {
    let decided: BTreeSet<&str> = STAY.iter().chain(GO).map(|(name, _)| *name).collect();
    let known = marked();
    let names: BTreeSet<&str> = known.keys().map(String::as_str).collect();
    assert_eq!(
        names, decided,
        "a free text nobody decided about, or one that is gone"
    );
    for (name, record) in &known {
        let stays = STAY.iter().any(|(known, _)| known == name);
        let file = without_notes(vec![record.clone()]);
        assert_eq!(file.contains(MARK), stays, "{name}");
    }
    for (name, words) in STAY {
        assert!(
            STAYS.contains(words),
            "{name}: the page does not say that {words} stay"
        );
    }
    for (name, words) in GO {
        assert!(
            LEFT_OUT.contains(words),
            "{name}: the page does not say that {words} go"
        );
    }
}

#[test]
fn what_is_no_text_but_a_remark_goes_too() {
    let file = without_notes(full());
    for word in ["blocker", "cause", "stated", "decision", "dismissal"] {
        let is_field = file.contains(&format!("\"{word}\": \"")) && word != "stated";
        let is_kind = file.contains(&format!("\"kind\": \"{word}\""));
        assert!(!is_field && !is_kind, "{word} is still there");
    }
    assert!(file.contains("\"score\": 0.6"), "the score stays");
}

#[test]
fn a_review_does_not_tell_of_a_private_kpi_what_it_stood_at() {
    let mut writer = Writer::new(1);
    writer.save(full(), 1_760_000_000);
    let hidden = Kpi {
        visibility: Visibility::Kept,
        ..writer.shown().kpi(&id("kpi1")).cloned().unwrap()
    };
    let shared = |writer: &Writer| export(&writer.replica, &ExportOptions::shared()).text;
    assert!(shared(&writer).contains("\"went\""));
    writer.save(vec![hidden.into()], 1_760_000_100);
    assert!(!shared(&writer).contains("\"went\""));
    assert!(writer.file().contains("\"went\""), "a backup has it");
}

#[test]
fn a_field_or_kind_of_a_newer_version_goes() {
    let text = include_str!("golden/by_hand.json");
    let incoming = bearings::exchange::parse_text(text, Stamp(5)).unwrap();
    let replica = bearings::replica::Replica::from_records(incoming.records);
    let all = export(&replica, &ExportOptions::backup()).text;
    let few = export(
        &replica,
        &ExportOptions {
            with_notes: false,
            ..ExportOptions::backup()
        },
    )
    .text;
    for word in ["sunny", "horoscope"] {
        assert!(all.contains(word) && !few.contains(word), "{word}");
    }
}

#[test]
fn merging_a_file_without_notes_takes_no_note_away() {
    let mut ana = Writer::new(1);
    ana.save(full(), 1_760_000_000);
    let before = ana.shown();
    let options = ExportOptions {
        with_notes: false,
        ..ExportOptions::backup()
    };
    let file = export(&ana.replica, &options).text;
    ana.replica.join(Deed::Imported, records(&read(&file)));
    assert_eq!(ana.shown(), before);
}
