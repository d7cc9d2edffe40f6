//! The table of sentences and their expected readings: `tests/data/phrases.tsv`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod given;

use bearings::phrase::{Understood, read};
use given::context;

/// `doing direction | metric | everything that was taken out of the title`
fn describe(understood: &Understood) -> String {
    let doing = understood.verb.as_ref().map_or_else(
        || "-".to_owned(),
        |verb| format!("{:?}", verb.doing).to_lowercase(),
    );
    let direction = understood.direction.map_or_else(
        || "-".to_owned(),
        |direction| format!("{direction:?}").to_lowercase(),
    );
    let text = understood.to_text(&context());
    let facts = match text.rsplit_once('[') {
        Some((_, facts)) if text.ends_with(']') => facts.trim_end_matches(']'),
        _ => "",
    };
    let facts: Vec<&str> = facts
        .split("; ")
        .filter(|fact| {
            !["good ", "verb ", "every "]
                .iter()
                .any(|word| fact.starts_with(word))
        })
        .collect();
    let cadence = understood
        .cadence
        .map_or_else(String::new, |cadence| format!(" {}", cadence.adverb()));
    format!(
        "{doing} {direction}{cadence} | {} | {}",
        understood.metric,
        facts.join("; ")
    )
}

#[test]
fn every_sentence_of_the_table_is_read_as_expected() {
    let table = include_str!("data/phrases.tsv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (sentence, expected) = line
            .split_once('\t')
            .expect("a tab between sentence and reading");
        count += 1;
        let found = describe(&read(sentence, &context()));
        if found != expected {
            wrong.push(format!(
                "{sentence}\n  expected {expected}\n  found    {found}"
            ));
        }
    }
    assert!(count >= 300, "only {count} sentences");
    assert!(
        wrong.is_empty(),
        "{} of {count} are read wrongly:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
