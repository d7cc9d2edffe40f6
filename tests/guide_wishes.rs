//! What a wish answers by itself: the table `tests/data/wishes.tsv`, and what holds for any text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod given;

use bearings::guide::{Answers, Heard, Topic, follow, hear};
use given::context;
use proptest::prelude::*;

fn describe(heard: &[Heard]) -> String {
    let one = |heard: &Heard| {
        let question = heard.topic.question().key;
        format!("{question}={} ({})", heard.answer.key, heard.words)
    };
    heard.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Every wish of the table with what it should answer.
fn table() -> Vec<(&'static str, &'static str)> {
    include_str!("data/wishes.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
        .collect()
}

#[test]
fn every_wish_of_the_table_answers_what_it_says_and_nothing_else() {
    let table = table();
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(wish, expected)| {
            let heard = describe(&hear(wish, &context()));
            (heard != *expected).then(|| format!("{wish}\t{heard}"))
        })
        .collect();
    assert!(wrong.is_empty(), "heard instead:\n{}", wrong.join("\n"));
    assert!(table.len() >= 50);
    let silent = table.iter().filter(|(_, expected)| expected.is_empty());
    assert!(silent.count() >= 10, "what is not said is as important");
}

#[test]
fn answers_follow_the_wish_except_those_a_person_gave_or_took_back() {
    let first = hear("Our onboarding is too slow", &context());
    let answers = follow(&Answers::default(), &[], &first);
    assert!(answers.is(Topic::Goal, "change"));
    // Other words, another answer; no words, none.
    let second = hear("Win back retention", &context());
    assert!(follow(&answers, &[], &second).is(Topic::Goal, "win-back"));
    assert_eq!(follow(&answers, &[], &[]), Answers::default());
    // The person's own stays, be it that there is none.
    let mut own = answers;
    own.give(Topic::Goal, "improve");
    assert_eq!(follow(&own, &[Topic::Goal], &second), own);
    own.clear(Topic::Goal);
    assert_eq!(follow(&own, &[Topic::Goal], &second), own);
}

proptest! {
    #[test]
    fn any_text_is_heard_and_every_answer_names_its_words(text in "\\PC{0,80}") {
        for heard in hear(&text, &context()) {
            prop_assert!(!heard.words.is_empty() && text.contains(&heard.words));
        }
    }

    #[test]
    fn capitals_quotes_and_lead_ins_change_no_answer(row in 0..table().len()) {
        let (wish, _) = table()[row];
        let keys = |text: &str| {
            let heard = hear(text, &context()).into_iter();
            heard.map(|heard| (heard.topic, heard.answer.key)).collect::<Vec<_>>()
        };
        prop_assert_eq!(keys(&format!("  “{wish}”")), keys(wish));
    }
}
