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
fn too_many_lines_are_refused_and_the_number_is_said() {
    let args = Args::parse(std::iter::empty()).unwrap();
    let error = sort::run(&"Revenue\n".repeat(2_001), &args, date(2026, 11, 21)).unwrap_err();
    assert_eq!(
        error,
        "2001 lines are too many at once. Sort 2,000 at a time."
    );
}
