//! What the guide drafts from wishes as managers type them: `tests/data/wish_drafts.tsv`, by the command line's `guide`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../examples/bearings_cli/guide.rs"]
mod guide;

use bearings::domain::date;
use serde_json::{Value, json};

/// A wish with what a usable draft of it is.
struct Case {
    half: &'static str,
    wish: &'static str,
    numbers: &'static str,
    due: &'static str,
    name: &'static str,
    measures: Vec<&'static str>,
}

fn cases() -> Vec<Case> {
    let rows = include_str!("data/wish_drafts.tsv").lines();
    rows.filter(|row| !row.is_empty() && !row.starts_with('#'))
        .map(|row| {
            let cells: Vec<&str> = row.split('\t').collect();
            let [half, wish, numbers, due, name, measures] = cells[..] else {
                panic!("six cells expected: {row}");
            };
            let measures = measures.split(' ').filter(|id| *id != "-").collect();
            Case {
                half,
                wish,
                numbers,
                due,
                name,
                measures,
            }
        })
        .collect()
}

/// The guide's answer: what the wish says, and for the rest a stretch until the end of a quarter.
fn drafted(wish: &str) -> Value {
    let run = |answers: Value| {
        guide::run(
            &json!({"wish": wish, "answers": answers}).to_string(),
            date(2026, 11, 21),
        )
        .unwrap()
    };
    let mut answers = json!({"goal": "change", "ambition": "stretch", "timeframe": "quarter"});
    let heard = run(json!({}));
    for one in heard["heard"].as_array().into_iter().flatten() {
        answers[one["question"].as_str().unwrap()] = one["answer"].clone();
    }
    // Both kinds of goal, so that every name and number shows.
    answers["goal"] = json!("win-back");
    run(answers)
}

fn record<'a>(draft: &'a Value, kind: &str) -> &'a Value {
    let all = draft["draft"].as_array().unwrap();
    let found = all.iter().find(|record| record["kind"] == kind);
    found.map_or(&Value::Null, |record| &record["fields"])
}

/// The numbers of the draft's key result: `from=6 to=3`.
fn numbers(draft: &Value) -> Vec<String> {
    let key_result = record(draft, "key-result");
    let band = &key_result["band"];
    let named = [
        ("from", &key_result["baseline"]),
        ("to", &key_result["target"]),
        ("low", &band["low"]),
        ("high", &band["high"]),
    ];
    let shown = named
        .iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", value.as_f64()?)));
    shown.collect()
}

/// Words with which no name of a goal starts or ends: pieces of sentences do.
fn is_piece(name: &str) -> bool {
    let words: Vec<String> = name
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let starts = [
        "i",
        "i'd",
        "we",
        "my",
        "they",
        "he",
        "she",
        "it",
        "nobody",
        "everyone",
        "everybody",
        "there",
        "why",
        "how",
        "are",
        "is",
        "half",
        "no",
        "too",
    ];
    let second = words.get(1).map_or("", String::as_str);
    let ends = [
        "is", "are", "was", "has", "have", "to", "of", "from", "at", "by", "the", "a", "an", "and",
        "or", "with", "for", "went", "gone", "that", "should", "take", "takes", "get", "need",
        "on", "in", "we", "us", "it",
    ];
    let leads = ["improve", "win", "secure"].contains(&first.as_str())
        && starts.contains(&second.trim_start_matches("back "));
    starts.contains(&first.as_str())
        || leads
        || ends.contains(&last.trim_end_matches(['.', ',', '?', '!']))
        || words.len() > 14
}

#[derive(Default)]
struct Tally {
    all: usize,
    usable: usize,
    wrong_numbers: usize,
    told: Vec<String>,
}

fn tally(half: &str) -> Tally {
    let mut tally = Tally::default();
    for case in cases().iter().filter(|case| case.half == half) {
        let draft = drafted(case.wish);
        let said = numbers(&draft);
        let expected: Vec<&str> = case.numbers.split(' ').filter(|one| *one != "-").collect();
        let is_wrong = said.iter().any(|one| !expected.contains(&one.as_str()));
        let is_missing = expected
            .iter()
            .any(|one| !said.iter().any(|said| said == one));
        let title = record(&draft, "objective")["title"]
            .as_str()
            .unwrap_or_default();
        let kpi = record(&draft, "kpi")["name"].as_str().unwrap_or_default();
        let due = record(&draft, "key-result")["due"].as_str().unwrap_or("-");
        let words: Vec<String> = case
            .name
            .trim_matches(['+', '?'])
            .split(' ')
            .map(str::to_lowercase)
            .collect();
        let holds = |name: &str| {
            words
                .iter()
                .all(|word| name.to_lowercase().contains(word.as_str()))
        };
        let name_fits = match case.name {
            "0" => title.is_empty() && kpi.is_empty(),
            _ if title.is_empty() => case.name.ends_with('?'),
            _ => holds(title) && !is_piece(title) && !is_piece(kpi),
        };
        let offered: Vec<&str> = draft["measures"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one["id"].as_str())
            .collect();
        let measure_fits =
            offered.is_empty() || offered.iter().any(|id| case.measures.contains(id));
        let due_fits = case.due == due;
        let is_usable = !is_wrong && !is_missing && name_fits && measure_fits && due_fits;
        tally.all += 1;
        tally.usable += usize::from(is_usable);
        tally.wrong_numbers += usize::from(is_wrong);
        if !is_usable {
            tally.told.push(format!(
                "{}\n    “{title}” / “{kpi}” {said:?} {due} {offered:?}; expected {} {} {} {:?}",
                case.wish, case.name, case.numbers, case.due, case.measures
            ));
        }
    }
    tally
}

#[test]
fn drafts_are_usable_and_no_number_is_wrong() {
    let halves = [("tune", 26, 0), ("held", 22, 0), ("strangers", 32, 4)]
        .map(|(half, least, most)| (half, least, most, tally(half)));
    for (half, _, _, tally) in &halves {
        println!(
            "{half}: {} of {} usable, {} with a wrong number",
            tally.usable, tally.all, tally.wrong_numbers
        );
        if *half != "held" || std::env::var("SHOW_HELD").is_ok() {
            println!("{}", tally.told.join("\n"));
        }
    }
    for (half, least, most, tally) in halves {
        assert!(
            tally.usable >= least,
            "{half}: {} of {}",
            tally.usable,
            tally.all
        );
        assert!(
            tally.wrong_numbers <= most,
            "{half}: {}",
            tally.wrong_numbers
        );
    }
}
