//! The subcommand `sort` of `examples/bearings.rs`: one JSON object a line.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../examples/bearings_cli/args.rs"]
mod args;
#[path = "../examples/bearings_cli/sort.rs"]
mod sort;

use args::Args;
use bearings::domain::date;
use serde_json::Value;

fn rows(text: &str, words: &[&str]) -> Vec<Value> {
    let args = Args::parse(words.iter().map(|word| (*word).to_owned())).unwrap();
    sort::run(text, &args, date(2026, 11, 21))
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_line_is_answered_in_its_order() {
    let text = "Goals of the quarter:\n- Increase trial-to-paid conversion from 2% to 5% by end of Q2\n- Increase revenue\n";
    let rows = rows(text, &[]);
    let kinds: Vec<&str> = rows.iter().filter_map(|row| row["kind"].as_str()).collect();
    assert_eq!(kinds, ["unclear", "key_result", "unclear"]);
    assert_eq!(rows[1]["runner_up"], "objective");
    assert_eq!(rows[1]["reading"]["baseline"], 2.0);
    assert_eq!(rows[1]["reading"]["due"], "2027-06-30");
    assert_eq!(
        rows[1]["because"][0],
        "“from 2% to 5%” is a measured change"
    );
    assert!(
        rows[2]["asks"][0]
            .as_str()
            .unwrap()
            .starts_with("By how much")
    );
}

#[test]
fn the_day_and_the_decimal_sign_are_given() {
    let rows = rows(
        "Raise weight from 1,234 to 2 by end of Q4",
        &["--on", "2020-01-01", "--decimal", "comma"],
    );
    assert_eq!(rows[0]["reading"]["baseline"], 1.234);
    assert_eq!(rows[0]["reading"]["due"], "2020-12-31");
}

#[test]
fn every_line_that_is_not_blank_has_exactly_one_object_with_its_text_and_number() {
    let text = "\u{FEFF}# Goals\r\n\r\n---\r\n  - NPS\r\n| Objective | Key result | Target |\n|---|---|---|\n| Grow up | Raise NPS | 40 |\n\
                Key Results: KR1: Raise NPS from 1 to 2 KR2: Cut churn from 3% to 2%\n\t\n-\n***\n12\n";
    let rows = rows(text, &[]);
    let expected: Vec<(usize, &str)> = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_start_matches('\u{FEFF}').trim()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let found: Vec<(usize, &str)> = rows
        .iter()
        .map(|row| {
            (
                usize::try_from(row["number"].as_u64().unwrap()).unwrap(),
                row["line"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(found, expected);
    for row in &rows {
        let kind = row["kind"].as_str().unwrap();
        assert!(["kpi", "objective", "key_result", "initiative", "unclear"].contains(&kind));
        assert!(
            row["because"].is_array() && row["reading"].is_object(),
            "{row}"
        );
        assert!(row.get("runner_up").is_some(), "{row}");
    }
    let table = &rows[5];
    assert_eq!(table["kind"], "key_result");
    assert_eq!(table["also"][0]["kind"], "objective");
}

#[test]
fn more_lines_than_the_app_takes_at_once_are_all_answered() {
    let rows = rows(&"- Revenue\n".repeat(4_100), &[]);
    assert_eq!(rows.len(), 4_100);
    assert_eq!(rows[4_099]["number"], 4_100);
}
