//! A workspace with something in every field of every kind of record, and a text of the test's choice in every field that takes one.
//!
//! The fields come from the domain's own tables: a new one fails here until it is said what can stand in it.
#![allow(dead_code, clippy::panic)]

use bearings::domain::Kind;
use serde_json::{Map, Value, json};

/// What can stand in a field.
enum Sample {
    /// Words of a person.
    Text,
    /// Something else.
    Value(Value),
    /// Deliberately left out: with it the record would no longer be among the living ones.
    Left,
}

/// One record of every kind, hanging together, as a file holds them. `mark` starts every id; `text` gives the words for a place
/// such as `kpi.benchmark.source`. Goals say `visibility`.
pub fn records(mark: &str, visibility: &str, mut text: impl FnMut(&str) -> String) -> Vec<Value> {
    Kind::ALL
        .iter()
        .map(|&kind| {
            let mut record = Map::new();
            record.insert("kind".to_owned(), json!(kind.word()));
            for &field in kind.fields() {
                let value = match sample(kind, field, mark, visibility, &mut text) {
                    Sample::Text => json!(text(&format!("{}.{field}", kind.word()))),
                    Sample::Value(value) => value,
                    Sample::Left => continue,
                };
                record.insert(field.to_owned(), value);
            }
            Value::Object(record)
        })
        .collect()
}

/// The same as a file written by hand.
pub fn file(records: &[Value]) -> String {
    json!({"format": "bearings", "version": 1, "records": records}).to_string()
}

fn sample(
    kind: Kind,
    field: &str,
    mark: &str,
    visibility: &str,
    text: &mut impl FnMut(&str) -> String,
) -> Sample {
    let id = |of: &str| Sample::Value(json!(format!("{mark}-{of}")));
    let mut inside = |place: &str| text(&format!("{}.{place}", kind.word()));
    Sample::Value(match (kind.word(), field) {
        (of, "id") => return id(of),
        (_, "example") => json!(false),
        (_, "visibility") => json!(visibility),
        ("reading", "kpi") => return id("kpi"),
        ("key-result" | "review", "objective") => return id("objective"),
        ("check-in" | "amendment", "key_result") => return id("key-result"),
        ("initiative", "parent") => return id("key-result"),
        ("objective", "cycle") => return id("cycle"),
        ("link", "from") => return id("objective"),
        ("link", "to") => return id("kpi"),
        ("link", "meaning") => json!("improves"),
        ("dismissal", "goal") => return id("objective"),
        ("dismissal", "check") => json!("O4"),
        ("decision", "goals") => json!([format!("{mark}-kpi"), format!("{mark}-objective")]),
        ("decision", "answers") => json!({"goal": inside("answers")}),
        ("decision", "verdict") => json!("both"),
        ("kpi" | "key-result", "unit") => json!(format!("text:{}", inside("unit"))),
        ("kpi", "targets") => {
            json!([{"from": "2026-01-01", "target": {"high": 4}, "alarm": {"high": 6}}])
        }
        ("kpi", "benchmark") => json!({"value": 5, "source": inside("benchmark.source")}),
        ("kpi", "changes") => json!([{"date": "2026-06-01", "label": inside("changes.label")}]),
        ("kpi", "fixed_limits") => json!(6),
        ("kpi", "direction") => json!("down"),
        ("kpi" | "key-result", "cadence") => json!("week"),
        ("kpi" | "key-result", "nature") => json!("leading"),
        ("kpi", "scope") => json!("team"),
        ("kpi" | "key-result", "decimals") => json!(1),
        ("kpi", "retired") | ("review", "reopened_on" | "reopened_by" | "reopened") => {
            return Sample::Left;
        }
        ("objective", "state") => json!("running"),
        ("objective", "level") => json!("tactical"),
        ("objective", "ambition") => json!("aspirational"),
        ("objective" | "key-result", "stated") => {
            json!({"status": "at-risk", "on": "2026-11-02", "reason": inside("stated.reason")})
        }
        ("objective" | "key-result", "paused") => {
            json!({"on": "2026-10-12", "until": "2026-10-19", "reason": inside("paused.reason"), "ended": "2026-10-16"})
        }
        ("key-result", "baseline_on") => json!("2026-10-05"),
        ("review", "stood") => json!({"status": "at-risk", "progress": 0.5,
            "results": [{"id": format!("{mark}-key-result"), "status": "at-risk", "points": [{"date": "2026-11-02", "value": 7}]}],
            "kpis": [{"id": format!("{mark}-kpi"), "name": inside("stood.kpis.name"), "unit": format!("text:{}", inside("stood.kpis.unit"))}]}),
        ("key-result", "measure") => json!("decrease"),
        ("key-result", "baseline") => json!(9),
        ("key-result", "target") => json!(4),
        ("key-result", "band") => json!({"low": 1, "high": 10}),
        ("key-result", "steps") => json!([{"id": "s1", "text": inside("steps.text"), "weight": 2}]),
        ("key-result", "phased") => json!([{"date": "2026-11-15", "value": 6}]),
        ("key-result", "weight") => json!(0.5),
        ("key-result", "order") => json!(1),
        ("key-result" | "check-in", "confidence") => json!(6),
        ("check-in", "steps_done") => json!(["s1"]),
        ("check-in", "blocker") => json!("resource"),
        ("check-in" | "reading", "value") => json!(5.25),
        ("check-in" | "reading", "hour") => json!(9),
        ("check-in" | "reading", "entered") => json!(1_767_600_000),
        ("initiative", "done") => json!(true),
        ("review", "suggested" | "score") => json!(0.6),
        ("review", "cause") => json!("dependency"),
        ("review", "choice") => json!("change"),
        ("cycle", "start") => json!("2026-10-01"),
        ("cycle", "end") => json!("2026-12-31"),
        (_, "date" | "started" | "due" | "on") => json!("2026-11-02"),
        (
            _,
            "name" | "title" | "text" | "wish" | "overruled" | "author" | "definition" | "source"
            | "scope_name" | "owner" | "note" | "why" | "team" | "next_step" | "field" | "from"
            | "to" | "reason" | "worked" | "hindered" | "learned",
        ) => return Sample::Text,
        (kind, field) => panic!(
            "the field “{field}” of a {kind} is new: say in tests/house/every_field.rs what can stand in it"
        ),
    })
}
