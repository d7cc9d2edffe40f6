//! Goals sheets as people keep them, each with what somebody who knows it would say it holds: tests/data/sheets/make.py. No number, owner
//! or team may be lost or invented.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../examples/bearings_cli/args.rs"]
mod args;
#[allow(dead_code)] // what it writes is tests/import_cli.rs's business
#[path = "../examples/bearings_cli/import.rs"]
mod import;

use args::Args;
use bearings::domain::date;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/sheets")
}

fn preview(file: &str, options: &Value) -> Value {
    let options = options.as_array().unwrap().iter();
    let words = options.map(|word| word.as_str().unwrap().to_owned());
    let args = Args::parse(words).unwrap();
    let bytes = fs::read(folder().join(file)).unwrap();
    let imported = import::run(&bytes, &args, date(2026, 11, 27)).unwrap();
    serde_json::from_str(&imported.preview).unwrap()
}

/// What an import holds for a key of a label.
fn held(new: &[Value], goal: &Value, key: &str) -> Value {
    let id = &goal["id"];
    match key {
        "name" => match &goal["title"] {
            Value::Null => goal["name"].clone(),
            title => title.clone(),
        },
        "under" => {
            let over = new.iter().find(|it| it["id"] == goal["objective"]);
            over.map_or(Value::Null, |over| over["title"].clone())
        }
        "team" if goal["kind"] == "kpi" => goal["scope_name"].clone(),
        "low" | "high" => {
            let target = goal["targets"].as_array().and_then(|all| all.last());
            target.map_or(Value::Null, |it| it["target"][key].clone())
        }
        "values" => {
            let of = |it: &&Value| &it["kpi"] == id || &it["key_result"] == id;
            let mut values: Vec<(&str, f64)> = new
                .iter()
                .filter(of)
                .filter_map(|it| Some((it["date"].as_str()?, it["value"].as_f64()?)))
                .collect();
            values.sort_by(|one, other| one.0.cmp(other.0));
            json!(values.iter().map(|(_, value)| value).collect::<Vec<_>>())
        }
        // What a key result has no place for is said with its last check-in.
        "note" if goal["kind"] == "key-result" => {
            let notes = new.iter().filter(|it| &it["key_result"] == id);
            json!(
                notes
                    .filter_map(|it| it["note"].as_str())
                    .collect::<String>()
            )
        }
        "owner" | "team" => json!(goal[key].as_str().unwrap_or_default()),
        key => goal[key].clone(),
    }
}

fn is_same(key: &str, wanted: &Value, held: &Value) -> bool {
    match (wanted, held) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(key, one, other))
        }
        (Value::String(part), Value::String(note)) if key == "note" => note.contains(part.as_str()),
        _ => wanted == held,
    }
}

/// How many facts of a sheet are as they should be, of how many; and what is not.
fn compare(file: &str) -> (usize, usize, Vec<String>) {
    let label = fs::read_to_string(folder().join(format!("{file}.label.json"))).unwrap();
    let label: Value = serde_json::from_str(&label).unwrap();
    let preview = preview(file, &label["options"]);
    let new = preview["new"].as_array().unwrap();
    let is_goal = |it: &&Value| {
        matches!(
            it["kind"].as_str(),
            Some("kpi" | "objective" | "key-result" | "initiative")
        )
    };
    let mut goals: Vec<&Value> = new.iter().filter(is_goal).collect();
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for wanted in label["goals"].as_array().unwrap() {
        let place = goals
            .iter()
            .position(|it| it["kind"] == wanted["kind"] && held(new, it, "name") == wanted["name"]);
        let found = place.map(|at| goals.remove(at));
        for (key, value) in wanted.as_object().unwrap() {
            all += 1;
            let held = match (key.as_str(), found) {
                ("kind" | "name", Some(_)) => value.clone(),
                (_, None) => Value::Null,
                (key, Some(found)) => held(new, found, key),
            };
            if is_same(key, value, &held) {
                right += 1;
            } else {
                wrong.push(format!(
                    "{file}: {} {key} is {held}, not {value}",
                    wanted["name"]
                ));
            }
        }
    }
    for more in goals {
        all += 1;
        wrong.push(format!(
            "{file}: {} “{}” was invented",
            more["kind"],
            held(new, more, "name")
        ));
    }
    (right, all, wrong)
}

fn files() -> Vec<String> {
    let names = fs::read_dir(folder())
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = names
        .filter(|name| {
            name.starts_with(|sign: char| sign.is_ascii_digit()) && !name.ends_with(".json")
        })
        .collect();
    files.sort();
    files
}

#[test]
fn sheets_hold_what_their_labels_say() {
    let files = files();
    assert!(files.len() >= 10);
    let mut wrong = Vec::new();
    for file in files {
        let (right, all, more) = compare(&file);
        println!("{file}: {right} of {all}");
        wrong.extend(more);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
