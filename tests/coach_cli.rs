//! The subcommand `coach` of `examples/bearings.rs`: findings as JSON lines, from every kind of file it reads.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../examples/bearings_cli/args.rs"]
mod args;
#[path = "../examples/bearings_cli/coach.rs"]
mod coach;
#[path = "../examples/bearings_cli/drafts.rs"]
mod drafts;

use args::Args;
use bearings::domain::date;
use serde_json::Value;

fn run(text: &str) -> Result<Vec<Value>, String> {
    let args = Args::parse(std::iter::empty()).unwrap();
    Ok(coach::run(text, &args, date(2026, 11, 21))?
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect())
}

/// The rules that trip on a record, by its id.
fn rules(found: &[Value], record: &str) -> Vec<String> {
    found
        .iter()
        .filter(|finding| finding["record"] == record)
        .map(|finding| finding["rule"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_finding_has_the_agreed_keys() {
    let found =
        run(r#"[{"kind": "objective", "id": "o", "title": "Launch the new website"}]"#).unwrap();
    let finding = found
        .iter()
        .find(|finding| finding["rule"] == "O2")
        .unwrap();
    assert_eq!(finding["severity"], "should");
    assert_eq!(finding["record"], "o");
    assert_eq!(finding["field"], "title");
    assert!(finding["message"].as_str().unwrap().contains("launch"));
    assert!(
        finding["fix"]
            .as_str()
            .unwrap()
            .starts_with("Say what will be different")
    );
}

#[test]
fn plain_json_of_any_shape_is_read() {
    let nested = r#"{"objectives": [{"id": "o1", "title": "Patients trust our ward again", "owner": "Ana", "cycle": "Q1 2027",
        "ambition": "Aspirational", "key_results": ["Cut waiting from 5 h to 3 h", {"title": "Reduce falls from 3 to 5", "id": "k2"},
        {"id": "k3", "title": "Complaints", "baseline": 20, "target": 5, "unit": "%", "confidence": 0.6}]}],
        "kpis": [{"id": "p1", "name": "Improve quality"}, {"id": "p2", "name": "Bed occupancy", "unit": "%", "direction": "down",
        "target": 85, "alarm": 95, "cadence": "weekly", "owner": "Ana"}]}"#;
    let found = run(nested).unwrap();
    assert_eq!(rules(&found, "k2"), ["K9"]);
    assert!(
        !rules(&found, "k3").contains(&"K1".to_owned()),
        "{:?}",
        rules(&found, "k3")
    );
    assert!(
        !rules(&found, "o1")
            .iter()
            .any(|rule| rule == "O7" || rule == "O6" || rule == "O8")
    );
    assert!(rules(&found, "p1").contains(&"P1".to_owned()));
    assert!(
        !rules(&found, "p2")
            .iter()
            .any(|rule| rule == "P3" || rule == "P4" || rule == "P2")
    );

    let flat = r#"{"records": [{"type": "Key Result", "title": "Interview 10 customers"}, {"type": "KPI", "title": "Page views"}]}"#;
    let found = run(flat).unwrap();
    assert!(rules(&found, "goal-1").contains(&"K3".to_owned()));
    assert!(rules(&found, "goal-2").contains(&"P8".to_owned()));

    let one = run(r#"{"kind": "objective", "title": "Increase revenue"}"#).unwrap();
    assert!(rules(&one, "goal-1").contains(&"O3".to_owned()));
}

#[test]
fn a_list_of_sentences_is_sorted_and_coached() {
    let found = run("O: Launch the app\n- KR1: Interview 10 customers\n\nIncrease churn from 5% to 3%\nKPI: Followers\n").unwrap();
    let titles: Vec<(&str, &str)> = found
        .iter()
        .map(|finding| {
            (
                finding["rule"].as_str().unwrap(),
                finding["title"].as_str().unwrap_or_default(),
            )
        })
        .collect();
    assert!(titles.contains(&("O2", "Launch the app")), "{titles:?}");
    assert!(
        titles.contains(&("K3", "Interview 10 customers")),
        "{titles:?}"
    );
    assert!(titles.contains(&("P8", "Followers")), "{titles:?}");
}

#[test]
fn what_cannot_be_read_is_said_in_a_sentence() {
    for (text, says) in [
        ("", "empty"),
        ("   \n", "empty"),
        ("{", "incomplete"),
        ("[{\"title\": 5}]", "title"),
        ("[7]", "Goal 1"),
        ("[{\"kind\": \"horse\", \"title\": \"x\"}]", "horse"),
        ("{\"objectives\": 4}", "objectives"),
        ("{\"a\": 1}", "not"),
        ("12\n??", "None of these lines"),
    ] {
        let error = run(text).unwrap_err();
        assert!(error.contains(says), "{text}: {error}");
        assert!(error.ends_with('.') || error.ends_with(']'), "{error}");
    }
}

#[test]
fn a_key_result_alone_gets_no_findings_about_an_objective_it_does_not_have() {
    let found = run("KR: Increase NPS from 20 to 40 by end of June\n").unwrap();
    assert!(
        found.iter().all(|finding| finding["kind"] != "objective"),
        "{found:?}"
    );
}
