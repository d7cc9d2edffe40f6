//! Private goals stay here: no word of theirs is in a file for somebody else (DOMAIN §2).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, export, parse_text};
use bearings::replica::Replica;
use house::{Writer, every_field, id};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A word of its own for every place, so that a leak says where it comes from.
fn secret(place: &str) -> String {
    format!("Zanzibar/{place}")
}

/// A kept goal of each kind with every field filled in, beside shared ones.
fn both() -> Vec<Value> {
    let mut all = every_field::records("kept", "kept", secret);
    all.extend(every_field::records("shared", "shared", |place| {
        format!("open {place}")
    }));
    all
}

fn replica(records: &[Value]) -> Replica {
    let incoming = parse_text(&every_field::file(records), Stamp(1)).unwrap();
    Replica::from_records(incoming.records)
}

/// Every way to write a file that is not a backup.
fn files(replica: &Replica) -> Vec<String> {
    let every = replica
        .workspace()
        .0
        .kpis()
        .map(|one| one.id.clone())
        .chain(replica.workspace().0.objectives().map(|one| one.id.clone()))
        .collect::<SortedSet<Id>>();
    let selections = every
        .iter()
        .map(|one| Some([one.clone()].into()))
        .chain([None, Some(every.clone())]);
    selections
        .flat_map(|only| {
            [true, false].map(|with_notes| {
                let options = ExportOptions {
                    only: only.clone(),
                    with_notes,
                    ..ExportOptions::shared()
                };
                export(replica, &options).text
            })
        })
        .collect()
}

/// The secrets and the ids of kept goals that are in a file.
fn leaks(file: &str) -> BTreeSet<String> {
    let value: Value = serde_json::from_str(file).unwrap();
    let mut found = BTreeSet::new();
    let mut open = vec![&value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if text.contains("Zanzibar") => {
                found.insert(text.clone());
            }
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => {
                found.extend(
                    fields
                        .keys()
                        .filter(|name| name.contains("Zanzibar"))
                        .cloned(),
                );
                open.extend(fields.values());
            }
            _ => {}
        }
    }
    found
}

fn expect_no_leak(replica: &Replica) {
    for file in files(replica) {
        assert_eq!(leaks(&file), BTreeSet::new());
    }
}

#[test]
fn no_word_of_a_kept_goal_is_in_a_file_for_others() {
    let replica = replica(&both());
    expect_no_leak(&replica);
    // The words are there, or the test would say nothing.
    let backup = leaks(&export(&replica, &ExportOptions::backup()).text);
    assert!(backup.len() >= 40, "{backup:?}");
    let shared = export(&replica, &ExportOptions::shared()).text;
    assert!(shared.contains("open key-result.title") && shared.contains("open cycle.name"));
}

#[test]
fn no_word_of_a_kept_goal_is_on_paper() {
    let workspace = replica(&both()).workspace().0;
    assert!(format!("{workspace:?}").contains("Zanzibar"));
    let paper = format!("{:?}", workspace.shared());
    assert!(!paper.contains("Zanzibar"), "{paper}");
    assert!(paper.contains("open key-result.title") && paper.contains("open cycle.name"));
}

#[test]
fn what_ties_a_kept_goal_to_a_shared_one_stays_here() {
    let mut all = both();
    let ties = [
        json!({"kind": "link", "id": "l1", "from": "shared-objective", "meaning": "serves", "to": "kept-objective"}),
        json!({"kind": "link", "id": "l2", "from": "kept-kpi", "meaning": "guards", "to": "shared-kpi"}),
        json!({"kind": "link", "id": "l3", "from": "shared-key-result", "meaning": "measured-by", "to": "kept-kpi"}),
        json!({"kind": "link", "id": "l4", "from": "shared-objective", "meaning": "carried-over-from", "to": "kept-objective"}),
        json!({"kind": "decision", "id": "d1", "date": "2026-11-01", "wish": secret("mixed wish"),
            "goals": ["shared-kpi", "kept-objective"]}),
        json!({"kind": "review", "id": "r1", "objective": "shared-objective", "date": "2027-01-02", "worked": "open",
            "stood": {"status": "at-risk", "kpis": [{"id": "kept-kpi", "name": secret("name in a review")}]}}),
    ];
    all.extend(ties);
    let replica = replica(&all);
    expect_no_leak(&replica);
    let text = export(&replica, &ExportOptions::shared()).text;
    for hidden in ["\"l1\"", "\"l2\"", "\"l3\"", "\"l4\"", "\"d1\"", "kept-"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
}

#[test]
fn a_cycle_goes_along_only_with_a_goal_that_does() {
    // A cycle that only a kept objective runs in can be named after what is to stay secret.
    let alone = replica(&every_field::records("kept", "kept", secret));
    expect_no_leak(&alone);
    // Nor does one that nobody runs in any more; one that shared and kept goals run in does.
    let mut all = both();
    all.push(json!({"kind": "cycle", "id": "old", "name": secret("old cycle"), "start": "2025-01-01", "end": "2025-12-31"}));
    for record in &mut all {
        if record["kind"] == "objective" {
            record["cycle"] = json!("shared-cycle");
        }
    }
    let replica = replica(&all);
    expect_no_leak(&replica);
    let text = export(&replica, &ExportOptions::shared()).text;
    assert!(text.contains("open cycle.name"), "{text}");
}

#[test]
fn a_goal_kept_later_and_a_deleted_one_leak_nothing() {
    let mut writer = Writer::new(7);
    let records = every_field::records("kept", "shared", secret);
    let incoming = parse_text(&every_field::file(&records), Stamp(1)).unwrap();
    writer.replica.join(Deed::Imported, incoming.records);
    let mut objective = writer
        .shown()
        .objective(&id("kept-objective"))
        .unwrap()
        .clone();
    objective.visibility = Visibility::Kept;
    let mut kpi = writer.shown().kpi(&id("kept-kpi")).unwrap().clone();
    kpi.visibility = Visibility::Kept;
    writer.save(vec![objective.into(), kpi.into()], 2);
    expect_no_leak(&writer.replica);
    writer.act(Command::delete(Kind::Objective, &id("kept-objective")), 3);
    writer.act(Command::delete(Kind::Kpi, &id("kept-kpi")), 4);
    expect_no_leak(&writer.replica);
}
