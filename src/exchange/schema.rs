//! What a file of ours looks like, for people who write one by a script: a JSON Schema and tables of fields, both made from the tables
//! that reading and writing use.

use super::export::FORMAT;
use crate::domain::json::object_shape;
use crate::domain::{Gathered, Kind};
use crate::persist::SCHEMA;
use crate::replica::RESERVED;
use serde_json::{Map, Value, json};

/// The schema (JSON Schema 2020-12). Fields that it does not know are let through, as reading does; kinds are not, so that one that is
/// misspelt is found.
pub fn schema() -> Value {
    let kinds = Kind::ALL.iter().map(|&kind| {
        json!({
            "if": { "properties": { "kind": { "const": kind.word() } } },
            "then": { "$ref": format!("#/$defs/{}", kind.word()) },
        })
    });
    let kinds: Vec<Value> = kinds.collect();
    let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
    let defs: Map<String, Value> = Kind::ALL
        .iter()
        .map(|&kind| (kind.word().to_owned(), of_kind(kind)))
        .into_object();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Bearings file",
        "type": "object",
        "required": ["format", "version", "records"],
        "properties": {
            "format": { "const": FORMAT },
            "version": { "type": "integer", "minimum": 1, "maximum": SCHEMA },
            "records": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["kind", "id"],
                    "properties": { "kind": { "enum": words } },
                    "allOf": kinds,
                },
            },
            "writers": {
                "description": "what the people are called who wrote: each name with its writers, apart by spaces; written by the app",
                "type": "object",
                "additionalProperties": { "type": "string" },
            },
        },
        "$defs": defs,
    })
}

fn of_kind(kind: Kind) -> Value {
    let shape = object_shape(kind.shapes());
    let mut properties = shape
        .get("properties")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    for name in RESERVED {
        let written =
            || json!({ "description": "written by the app; leave it as it is or leave it out" });
        if !properties.contains_key(name) && name != "kind" {
            properties.insert(name.to_owned(), written());
        }
    }
    json!({
        "description": kind.noun(),
        "properties": properties,
        // A deleted record may have lost its words.
        "if": { "not": { "required": ["deleted"] } },
        "then": { "required": shape.get("required") },
    })
}

/// A table of fields for each kind, as Markdown. Fields inside a field are named with its name: `targets[].from`.
pub fn tables() -> String {
    let mut text = String::new();
    for &kind in Kind::ALL {
        text.push_str(&format!(
            "### `{}`\n\n| field | holds | |\n|---|---|---|\n",
            kind.word()
        ));
        for (name, must, shape) in kind.shapes() {
            rows(&mut text, name, must, &shape);
        }
        text.push('\n');
    }
    text
}

fn rows(text: &mut String, name: &str, must: bool, shape: &Value) {
    let description = shape.get("description").and_then(Value::as_str);
    let words = shape.get("enum").and_then(Value::as_array);
    let holds = match words {
        Some(words) => {
            let words: Vec<String> = words.iter().map(Value::to_string).collect();
            format!("one of {}", words.join(", "))
        }
        None => description.unwrap_or("an object in { }").to_owned(),
    };
    let required = if must { "required" } else { "" };
    text.push_str(&format!("| `{name}` | {holds} | {required} |\n"));
    let (inner, prefix) = match shape.get("items") {
        Some(items) => (items, format!("{name}[]")),
        None => (shape, name.to_owned()),
    };
    let required: Vec<&str> = inner
        .get("required")
        .and_then(Value::as_array)
        .map(|all| all.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    for (field, shape) in inner
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let shape = shape
            .get("anyOf")
            .and_then(|all| all.get(0))
            .unwrap_or(shape);
        rows(
            text,
            &format!("{prefix}.{field}"),
            required.contains(&field.as_str()),
            shape,
        );
    }
}
