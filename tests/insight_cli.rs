//! The command line's `status`, `signals` and `forecast`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../examples/bearings_cli/args.rs"]
mod args;
#[path = "../examples/bearings_cli/forecast.rs"]
mod forecast;
#[path = "../examples/bearings_cli/series.rs"]
mod series;
#[path = "../examples/bearings_cli/signals.rs"]
mod signals;
#[path = "../examples/bearings_cli/status.rs"]
mod status;

use args::Args;
use serde_json::{Value, json};

fn args(line: &str) -> Args {
    Args::parse(line.split_whitespace().map(str::to_owned)).unwrap()
}

fn monthly(values: &[f64]) -> String {
    let mut text = "date,value\n".to_owned();
    for (month, value) in (1..).zip(values) {
        text.push_str(&format!("2026-{month:02}-01,{value}\n"));
    }
    text
}

fn near(found: &Value, wanted: f64) -> bool {
    (found.as_f64().unwrap() - wanted).abs() <= 1e-9 * wanted.abs()
}

#[test]
fn signals_of_the_vector_of_the_domain() {
    let text = monthly(&[10.0, 12.0, 11.0, 13.0, 12.0, 30.0]);
    let found = signals::run(&text, &args("--direction down --target 28")).unwrap();
    assert!(near(&found["limits"]["mean"], 44.0 / 3.0));
    assert!(near(&found["limits"]["lower"], 44.0 / 3.0 - 12.768));
    assert!(near(&found["limits"]["upper"], 44.0 / 3.0 + 12.768));
    assert_eq!(found["signals"][0]["rule"], 1);
    assert_eq!(found["signals"][0]["tone"], "concern");
    assert_eq!(found["signals"][0]["dates"], json!(["2026-06-01"]));
    assert_eq!(found["assurance"]["verdict"], "keeps-meeting");
}

#[test]
fn rows_may_come_in_any_order_and_the_later_of_two_on_one_day_counts() {
    let sorted = monthly(&[10.0, 12.0, 11.0, 13.0, 12.0, 30.0]);
    let mixed = "value;date;note\n30;2026-06-01;x\n10;2026-01-01;\n99;2026-02-01;\n12;2026-02-01;corrected\n\
                 11;2026-03-01;\n;2026-03-15;a gap\n12;2026-05-01;\n13;2026-04-01;\n";
    let plain = args("");
    assert_eq!(signals::run(mixed, &plain), signals::run(&sorted, &plain));
}

#[test]
fn spreadsheets_of_any_country_are_read() {
    let wanted = signals::run(
        &monthly(&[10.5, 12.0, 11.25, 13.0, -12.0, 3000.0]),
        &args(""),
    );
    let comma = "\u{feff}\"Date\";\"VALUE\"\r\n2026-01-01;10,5\r\n\r\n2026-02-01;12\r\n2026-03-01;11,25\r\n2026-04-01;13,0\r\n\
                 2026-05-01;−12\r\n2026-06-01;3e3\r\n2026-07-01;NA\r\n";
    assert_eq!(signals::run(comma, &args("")), wanted);
    let quoted = "note,date,value\n\"one, two\",2026-01-01,\"10,5\"\n,2026-02-01,12\n,2026-03-01,11.25\n,2026-04-01,13\n,2026-05-01,-12\n\
                  ,2026-06-01,3000.0\n";
    assert_eq!(signals::run(quoted, &args("")), wanted);
    let old = "date\tvalue\r2026-01-01\t10.5\r2026-02-01\t12\r2026-03-01\t11.25\r2026-04-01\t13\r2026-05-01\t-12\r2026-06-01\t3000\r";
    assert_eq!(signals::run(old, &args("")), wanted);
    // Three thousand or three? Nobody can tell, so it is asked.
    let unclear = signals::run("date,value\n2026-01-01,\"3,000\"\n", &args("")).unwrap_err();
    assert!(unclear.starts_with("Line 2: “3,000”"), "{unclear}");
}

#[test]
fn too_few_readings_say_so() {
    let found = signals::run(&monthly(&[1.0, 2.0, 3.0]), &args("")).unwrap();
    assert_eq!(found["limits"], Value::Null);
    assert_eq!(found["message"], "too few readings: 3 of 6");
    let none = signals::run("date,value\n", &args("")).unwrap();
    assert_eq!(none["message"], "too few readings: 0 of 6");
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let wrong = |text: &str| signals::run(text, &args("")).unwrap_err();
    assert_eq!(
        wrong("date,value\n2026-13-01,4\n"),
        "Line 2: “2026-13-01” is not a date. Write it like 2026-11-14."
    );
    assert_eq!(
        wrong("date,value\n2026-01-01,NaN\n"),
        "Line 2: “NaN” is not a number. Write it like 12.5, or leave it empty."
    );
    assert_eq!(
        wrong("day,amount\n"),
        "The first line must name the columns date and value."
    );
    assert!(signals::run("2026-01-01,4", &args("--direction sideways")).is_err());
}

#[test]
fn a_forecast_names_the_day_the_target_is_reached() {
    let text = "date,value\n2026-10-08,7\n2026-10-15,14\n2026-10-22,21\n2026-10-29,28\n";
    let found = forecast::run(
        text,
        &args("--start 2026-10-01 --end 2026-12-31 --baseline 0 --target=60"),
    )
    .unwrap();
    assert!(near(&found["forecast"]["at_end"], 91.0));
    assert!(near(&found["forecast"]["slope"], 1.0));
    assert_eq!(found["forecast"]["reach_date"], "2026-11-30");
    assert!(near(&found["progress"]["raw"], 28.0 / 60.0));
    assert!(near(&found["expected"], 28.0 / 91.0));
}

#[test]
fn too_few_check_ins_say_so() {
    let text = "date,value\n2026-10-08,7\n2026-10-15,14\n2026-10-15,15\n";
    let found = forecast::run(text, &args("--start 2026-10-01 --end 2026-12-31")).unwrap();
    assert_eq!(found["message"], "too few check-ins to forecast: 2 of 4");
    assert!(forecast::run(text, &args("--start 2026-10-01")).is_err());
    assert!(Args::parse(["--start".to_owned()]).is_err());
}

#[test]
fn status_has_a_line_for_every_goal() {
    let text = include_str!("golden/storied.json");
    let day = bearings::domain::date(2026, 11, 21);
    let lines = status::run(text, &args(""), day).unwrap();
    let goals: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let workspace = bearings::exchange::read_file(text).unwrap();
    let wanted =
        workspace.kpis().count() + workspace.objectives().count() + workspace.key_results().count();
    assert!(wanted > 0);
    assert_eq!(goals.len(), wanted);
    for goal in &goals {
        assert!(
            !goal["status"].as_str().unwrap().is_empty()
                && !goal["reason"].as_str().unwrap().is_empty()
        );
    }
    assert_ne!(Ok(lines), status::run(text, &args("--on 2020-01-01"), day));
    assert!(status::run("{", &args(""), day).is_err());
}
