//! The command line's `guide`: the same verdicts, as JSON.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../examples/bearings_cli/guide.rs"]
mod guide;

use bearings::domain::date;
use serde_json::json;

#[test]
fn answers_in_verdict_out() {
    let input = json!({
        "wish": "Double the qualified leads",
        "answers": {"goal": "change", "ambition": "leap", "timeframe": "half"},
    });
    let output = guide::run(&input.to_string(), date(2026, 11, 21)).unwrap();
    assert_eq!(output["verdict"], "okr");
    assert_eq!(output["strength"], json!(6.0 / 7.0));
    assert_eq!(output["reasons"][0]["points"], 3);
    assert_eq!(output["cycle"], "half");
    assert_eq!(output["draft"][0]["kind"], "objective");
    assert_eq!(
        output["draft"][0]["fields"]["title"],
        "Double the qualified leads"
    );
    assert_eq!(output["flip"]["verdict"], "both");
}

#[test]
fn with_a_question_open_the_leaning_and_the_question_come_back() {
    let output = guide::run(r#"{"answers": {"goal": "watch"}}"#, date(2026, 11, 21)).unwrap();
    assert_eq!(output["lean"]["sum"], -3);
    assert_eq!(output["missing"]["question"], "ambition");
    assert_eq!(output.get("verdict"), None);
}

#[test]
fn what_cannot_be_read_is_answered_with_a_sentence() {
    for (input, part) in [
        ("{", "not JSON"),
        ("[]", "an object with “answers”"),
        (r#"{"goal": "watch"}"#, "an object with “answers”"),
        (r#"{"answers": {"goal": 3}}"#, "“goal” is not a word"),
        (
            r#"{"answers": {"mood": "good"}}"#,
            "no question “mood”. Use one of: goal",
        ),
        (
            r#"{"answers": {"goal": "fly"}}"#,
            "no answer “fly”. Use one of: watch",
        ),
    ] {
        let error = guide::run(input, date(2026, 11, 21)).unwrap_err();
        assert!(error.contains(part), "{input}: {error}");
    }
}
