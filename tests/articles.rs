//! The examples of the five articles (`tests/data/articles.tsv`) come out of the sorter and the coach as their authors mean them.
//! What the guide makes of the articles' cases stands in `guide_verdicts.rs`.
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
