//! The file of the recovery page (public/rescue.js) is a file that import understands: shelves, journal, and the newest snapshot.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{ImportError, parse_text};
use bearings::persist::write_shelf;
use bearings::replica::Replica;
use house::Writer;
use serde_json::{Value, json};

/// A shelf with one KPI of this name.
fn shelf(name: &str) -> String {
    let mut writer = Writer::new(1);
    writer.save(vec![house::kpi(name).into()], 1);
    write_shelf(writer.replica.records())
}

fn names(file: &Value) -> Result<Vec<String>, ImportError> {
    let incoming = parse_text(&file.to_string(), Stamp(1))?;
    let workspace = Replica::from_records(incoming.records).workspace().0;
    Ok(workspace.kpis().map(|one| one.name.clone()).collect())
}

fn file(shelves: Value, journal: Value, snapshots: Value) -> Value {
    json!({"format": "bearings-rescue", "shelves": shelves, "journal": journal, "snapshots": snapshots})
}

#[test]
fn shelves_and_journal_are_read_together_and_damaged_parts_stand_in_nobodys_way() {
    let file = file(
        json!({"bearings/1/kpi/a": shelf("a"), "bearings/1/kpi/b": "{ torn", "bearings.settings": "{}", "other": shelf("x")}),
        json!([{"at": 1, "text": shelf("in the journal")}, {"at": 2, "text": "torn"}, 7, null]),
        json!([{"id": 1, "at": 1, "shelves": {"bearings/1/kpi/c": shelf("older")}}]),
    );
    assert_eq!(names(&file).unwrap(), ["a", "in the journal"]);
}

#[test]
fn where_nothing_else_is_left_the_newest_snapshot_is_read_and_no_other() {
    let snapshot = |name: &str| json!({"shelves": {"bearings/1/kpi/c": shelf(name)}});
    let file = file(
        json!({"bearings.settings": "{}"}),
        json!([]),
        json!([{"shelves": {}}, snapshot("newest"), snapshot("older")]),
    );
    assert_eq!(names(&file).unwrap(), ["newest"]);
}

#[test]
fn a_file_without_goals_and_one_of_a_newer_version_are_told_apart() {
    let said = |file: &Value| names(file).unwrap_err().to_string();
    assert_eq!(
        said(&file(json!({}), json!([]), json!([]))),
        "This recovery file has no goals in it. Choose another one."
    );
    let torn = json!({"bearings/1/kpi/a": "{", "bearings/1/kpi/b": "["});
    assert!(said(&file(torn, json!([]), json!([]))).starts_with(
        "None of the goals in this recovery file can be read: 2 of its parts are damaged."
    ));
    let newer = json!({"bearings/99/kpi/a": "{}"});
    assert!(matches!(
        names(&file(newer, json!([]), json!([]))),
        Err(ImportError::Newer { found: 99, .. })
    ));
}
