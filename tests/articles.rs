//! The examples of the five articles (`tests/data/articles.tsv`) come out of the sorter and the coach as their authors mean them,
//! and their cases (`tests/data/articles_guide.tsv`) out of the guide.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation
)]

mod coach_corpus;

use bearings::domain::date;
use bearings::guide::{Answers, Topic, follow, hear, verdict};
use bearings::phrase::Context;
use bearings::phrase::sort::sort;
use coach_corpus::{case, tripped};

#[test]
fn every_example_of_the_articles_comes_out_as_the_article_means_it() {
    let mut wrong = Vec::new();
    let mut articles = [0_usize; 5];
    for row in include_str!("data/articles.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
    {
        let cells: Vec<&str> = row.split('\t').collect();
        let [article, verdicts, kind, sentence, with, checks] = cells[..] else {
            panic!("six cells expected: {row}");
        };
        articles[article.parse::<usize>().unwrap() - 1] += 1;
        let found = sort(sentence, &Context::new(date(2026, 11, 21)));
        let verdict = found.lines[0].verdict.word();
        if !verdicts.split('/').any(|one| one == verdict) {
            wrong.push(format!("{sentence}: sorted as {verdict}, not {verdicts}"));
        }
        let draft = case(["article", "", kind, sentence, with, checks]);
        let said = tripped(&draft);
        for check in said.difference(&draft.expected) {
            if !draft.either.contains(check) {
                wrong.push(format!("{sentence}: {check} trips"));
            }
        }
        for check in draft.expected.difference(&said) {
            wrong.push(format!("{sentence}: {check} does not trip"));
        }
    }
    assert!(articles.iter().all(|&count| count >= 7), "{articles:?}");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_case_of_the_articles_comes_out_of_the_guide_as_the_article_means_it() {
    let context = Context::new(date(2026, 11, 21));
    let mut wrong = Vec::new();
    let mut articles = [0_usize; 5];
    for row in include_str!("data/articles_guide.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
    {
        let cells: Vec<&str> = row.split('\t').collect();
        let [article, meant, sentence, heard, further, draft] = cells[..] else {
            panic!("six cells expected: {row}");
        };
        articles[article.parse::<usize>().unwrap() - 1] += 1;
        let said = hear(sentence, &context);
        let own: Vec<(&str, &str)> = further
            .split_whitespace()
            .map(|pair| pair.split_once(':').unwrap())
            .collect();
        let shown: Vec<String> = said
            .iter()
            .map(|one| format!("{}:{}", one.topic.question().key, one.answer.key))
            .collect();
        if shown.join(" ") != heard {
            wrong.push(format!("{sentence}: heard {}", shown.join(" ")));
        }
        let mut answers = follow(&Answers::default(), &[], &said);
        for (question, answer) in own {
            let topic = Topic::ALL
                .into_iter()
                .find(|topic| topic.question().key == question)
                .unwrap();
            assert!(answers.give(topic, answer), "{row}");
        }
        let Some(verdict) = verdict(&answers, sentence, &context) else {
            wrong.push(format!("{sentence}: no verdict"));
            continue;
        };
        if verdict.framework.word() != meant {
            wrong.push(format!(
                "{sentence}: {}, not {meant}",
                verdict.framework.word()
            ));
        }
        let (kpi, objective) = draft.split_once('|').unwrap_or((draft, ""));
        let proposal = &verdict.proposal;
        let name = proposal.kpi.as_ref().map_or("", |kpi| &kpi.name);
        let title = proposal.objective.as_ref().map_or("", |one| &one.title);
        if name != kpi.trim() || title != objective.trim() {
            wrong.push(format!("{sentence}: drafted as “{name}” | “{title}”"));
        }
    }
    assert!(articles.iter().all(|&count| count >= 2), "{articles:?}");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
