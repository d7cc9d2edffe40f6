//! The measures that fit a wish: by the words in which people complain about a subject or wish for it.

use super::stem::{Phrases, Stemmed, stems};
use super::{KpiTemplate, TemplateLibrary};
use crate::domain::Ordered;
use std::cmp::Reverse;
use std::ops::Range;

/// A measure that fits a wish, and the words of the wish that say so.
#[derive(Clone, Debug, PartialEq)]
pub struct FittingMeasure<'a> {
    /// The measure.
    pub template: &'a KpiTemplate,
    /// The words, as they were written, in the order of the wish.
    pub words: Vec<String>,
}

/// The most measures that are offered.
const MOST: usize = 3;
/// What one word of a subject is worth.
const WORD: usize = 60;
/// What each further word of the same phrase adds.
const FURTHER: usize = 40;
/// What a word is worth that names a thing of the subject: too little alone, enough where something is said to be wrong with it.
const THING: usize = 48;
/// What it adds that the wish says in any way that something is wrong or should change.
const SIGN: usize = 16;
/// What a word is worth that hints at a subject without naming it.
const HINT: usize = 16;
/// What it adds that the wish speaks of the aspect which the measure measures: time, cost, quality…
const ASPECT: usize = 22;
/// What fits is worth this at least: a word that names a subject few share, a thing and what is wrong with it, or two hints and the aspect.
const LEAST: usize = 2 * HINT + ASPECT;

impl TemplateLibrary {
    /// Up to three measures that fit a sentence best, the best first; none rather than some that do not fit.
    pub fn match_wish(&self, sentence: &str) -> Vec<FittingMeasure<'_>> {
        let words = stems(sentence);
        let mut aspects: Vec<(&str, Range<usize>)> = Vec::new();
        for (key, phrases) in &self.aspects {
            let found = phrases.iter().find_map(|phrase| find(&words, phrase));
            aspects.extend(found.map(|range| (key.as_str(), range)));
        }
        let is_sign = |phrase: &Vec<String>| find(&words, phrase).is_some();
        let is_wish = !aspects.is_empty()
            || sentence.contains(|letter: char| letter.is_ascii_digit())
            || self.signs.iter().any(is_sign);
        let mut scored: Vec<(usize, FittingMeasure)> = Vec::new();
        for template in &self.kpis {
            let mut places: Vec<Range<usize>> = Vec::new();
            let mut score = self.named(&words, template, &mut places);
            for phrase in &template.hints {
                if let Some(place) = find(&words, phrase).filter(|place| is_free(&places, place)) {
                    score += HINT;
                    places.push(place);
                }
            }
            if score == 0 {
                continue;
            }
            let aspect = aspects.iter().find(|(key, _)| *key == template.aspect);
            if let Some((_, place)) = aspect {
                score += ASPECT;
                if is_free(&places, place) {
                    places.push(place.clone());
                }
            } else if is_wish {
                score += SIGN;
            }
            if score >= LEAST {
                places.order_by_key(|place| place.start);
                let said = places
                    .iter()
                    .filter_map(|place| said(sentence, &words, place));
                let words = said.collect();
                scored.push((score, FittingMeasure { template, words }));
            }
        }
        scored.order_by_key(|(score, _)| Reverse(*score));
        let best = scored.first().map_or(0, |(score, _)| *score);
        // What fits less than half as well only distracts.
        let near = scored.into_iter().filter(|(score, _)| *score * 2 >= best);
        near.take(MOST).map(|(_, measure)| measure).collect()
    }

    /// What the words are worth that name this template's subject; a word that names many subjects is worth less in each.
    fn named(
        &self,
        words: &[Stemmed],
        template: &KpiTemplate,
        places: &mut Vec<Range<usize>>,
    ) -> usize {
        // The longest first, so that "customer satisfaction" is not "customer" twice.
        let mut named: Vec<(&Vec<String>, Range<usize>)> = Vec::new();
        for phrase in &template.phrases {
            named.extend(find(words, phrase).map(|place| (phrase, place)));
        }
        named.order_by_key(|(phrase, _)| Reverse(phrase.len()));
        let mut score = 0;
        for (phrase, place) in named {
            if is_free(places, &place) {
                let sharing = self
                    .kpis
                    .iter()
                    .filter(|other| other.phrases.contains(phrase));
                let share = match sharing.count() {
                    0 | 1 => 100,
                    2 => 90,
                    3 => 80,
                    _ => 65,
                };
                let first = if self.things.contains(phrase) {
                    THING
                } else {
                    WORD
                };
                score += (first + FURTHER * (phrase.len() - 1)) * share / 100;
                places.push(place);
            }
        }
        score
    }
}

/// How many other words may be among those of a phrase: "flats often stay empty" is about empty flats.
const BETWEEN: usize = 1;

/// The first stretch of the wish that holds all words of a phrase, in any order, with at most [`BETWEEN`] others among them.
fn find(words: &[Stemmed], phrase: &[String]) -> Option<Range<usize>> {
    let reach = phrase.len() + if phrase.len() > 1 { BETWEEN } else { 0 };
    let starts = words
        .iter()
        .enumerate()
        .filter(|(_, word)| phrase.contains(&word.stem));
    starts
        .filter_map(|(start, _)| {
            let near = words.get(start..)?.iter().take(reach);
            let mut missing: Vec<&String> = phrase.iter().collect();
            for (further, word) in near.enumerate() {
                if let Some(at) = missing.iter().position(|wanted| **wanted == word.stem) {
                    missing.remove(at);
                }
                if missing.is_empty() {
                    return Some(start..start + further + 1);
                }
            }
            None
        })
        .next()
}

fn is_free(places: &[Range<usize>], place: &Range<usize>) -> bool {
    places
        .iter()
        .all(|taken| place.end <= taken.start || taken.end <= place.start)
}

fn said(sentence: &str, words: &[Stemmed], place: &Range<usize>) -> Option<String> {
    let (first, last) = (
        words.get(place.start)?,
        words.get(place.end.checked_sub(1)?)?,
    );
    let text = sentence.get(first.range.start..last.range.end)?;
    text.split(',').next().map(str::to_owned)
}

/// Whether any of the phrases starts with what was typed, word by word.
pub(super) fn starts(phrases: &Phrases, typed: &str) -> bool {
    phrases.iter().flatten().any(|word| word.starts_with(typed))
}
