//! The file as it is explained to people who write one by a script: docs/FORMAT.md and the schema say what the code does.
//! `BLESS=1 cargo test --test file_format` writes both anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use bearings::domain::{Kind, Stamp};
use bearings::exchange::{parse_text, schema, tables};
use serde_json::Value;

const START: &str = "<!-- fields -->\n\n";
const END: &str = "<!-- end of fields -->";

fn path(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name)
}

fn compare(name: &str, text: &str) {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path(name), text).unwrap();
    }
    let there = std::fs::read_to_string(path(name)).unwrap_or_default();
    assert!(
        there == text,
        "docs/{name} says something else than the code: run with BLESS=1 and read the difference"
    );
}

#[test]
fn the_schema_beside_the_documentation_is_the_one_of_the_code() {
    compare("bearings.schema.json", &format!("{:#}\n", schema()));
}

#[test]
fn the_tables_of_fields_are_those_of_the_code() {
    let text = std::fs::read_to_string(path("FORMAT.md")).unwrap();
    let (head, _) = text.split_once(START.trim_end()).unwrap();
    compare("FORMAT.md", &format!("{head}{START}{}{END}\n", tables()));
}

#[test]
fn the_example_of_the_documentation_is_read_whole() {
    let text = std::fs::read_to_string(path("FORMAT.md")).unwrap();
    let example = text
        .split("```json\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let incoming = parse_text(example, Stamp(1)).unwrap();
    assert_eq!(incoming.records.len(), 6);
    for record in &incoming.records {
        assert!(record.decode().unwrap().is_some());
    }
}

#[test]
fn the_schema_knows_every_kind_with_every_field() {
    let schema = schema();
    for &kind in Kind::ALL {
        let known = &schema["$defs"][kind.word()]["properties"];
        for field in kind.fields() {
            assert!(known.get(field).is_some(), "{kind:?}.{field}");
        }
        let names: Vec<&str> = kind.shapes().iter().map(|(name, _, _)| *name).collect();
        assert_eq!(names, kind.fields());
    }
    // The kinds of errors that it is for.
    assert_eq!(
        schema["properties"]["format"]["const"],
        Value::from("bearings")
    );
}
