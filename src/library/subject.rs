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
/// What a word is worth that names a subject by itself, where no other subject has it.
const WORD: usize = 54;
/// What a word is worth that names a subject with others: "basket" of "abandoned baskets".
const PART: usize = 35;
/// What a word is worth that hints at a subject without naming it.
const HINT: usize = 16;
/// What each further word of a phrase adds that the wish says as a whole.
const FURTHER: usize = 30;
/// What it adds that the wish speaks of the aspect which the measure measures: time, cost, quality…
const ASPECT: usize = 28;
/// What it adds that the wish says in any way that something is wrong or should change.
const SIGN: usize = 22;
/// What fits is worth this at least: a word that names a subject and what is wrong with it, or two words of it and what is wrong.
const LEAST: usize = 60;

/// What the words of a wish are worth for one subject, and which of them say so.
#[derive(Default)]
struct Fit {
    score: usize,
    places: Vec<Range<usize>>,
}

impl TemplateLibrary {
    /// Up to three measures that fit a sentence best, the best first; none rather than some that do not fit.
    pub fn match_wish(&self, sentence: &str) -> Vec<FittingMeasure<'_>> {
        let words = stems(sentence);
        let rare: Vec<usize> = words.iter().map(|word| self.rarity(&word.stem)).collect();
        let mut aspects: Vec<(&str, Range<usize>)> = Vec::new();
        for (key, phrases) in &self.aspects {
            let found = phrases.iter().find_map(|phrase| find(&words, phrase));
            aspects.extend(found.map(|range| (key.as_str(), range)));
        }
        let is_sign = |phrase: &Vec<String>| find(&words, phrase).is_some();
        let is_wish = !aspects.is_empty()
            || sentence.contains(|letter: char| letter.is_ascii_digit())
            || self.signs.iter().any(is_sign);
        let sign = if is_wish { SIGN } else { 0 };
        let mut scored: Vec<(usize, FittingMeasure)> = Vec::new();
        for template in &self.kpis {
            let mut fit = Fit::of(&words, &rare, &template.phrases, &template.hints);
            if fit.score == 0 {
                continue;
            }
            let aspect = aspects.iter().find(|(key, _)| *key == template.aspect);
            if let Some((_, place)) = aspect {
                fit.score += ASPECT;
                fit.take(place);
            } else {
                fit.score += sign;
            }
            if fit.score >= LEAST {
                fit.places.order_by_key(|place| place.start);
                let places = fit.places.iter();
                let words = places.filter_map(|place| said(sentence, &words, place));
                let words = words.collect();
                scored.push((fit.score, FittingMeasure { template, words }));
            }
        }
        scored.order_by_key(|(score, _)| Reverse(*score));
        let best = scored.first().map_or(0, |(score, _)| *score);
        let elsewhere = Fit::of(&words, &rare, &self.elsewhere, &Phrases::new());
        let elsewhere = elsewhere.score + sign;
        if elsewhere >= LEAST && elsewhere * 10 >= best * 9 {
            return Vec::new();
        }
        // What fits less than three fifths as well only distracts.
        let near = scored
            .into_iter()
            .filter(|(score, _)| *score * 5 >= best * 3);
        near.take(MOST).map(|(_, measure)| measure).collect()
    }

    /// What a word says about a subject, in hundredths: all where one has it, less with each doubling of those that share it.
    fn rarity(&self, stem: &String) -> usize {
        let has = |phrases: &Phrases| phrases.iter().any(|phrase| phrase.contains(stem));
        let kpis = self.kpis.iter();
        let sharing = kpis.filter(|one| has(&one.phrases) || has(&one.hints));
        let all = sharing.count() + usize::from(has(&self.elsewhere));
        let doublings = all.max(1).ilog2() as usize;
        100_usize.saturating_sub(14 * doublings)
    }
}

impl Fit {
    /// Whole phrases first, the longest before others; then each word by itself, once.
    fn of(words: &[Stemmed], rare: &[usize], phrases: &Phrases, hints: &Phrases) -> Self {
        let mut fit = Self::default();
        let mut whole: Vec<(usize, Range<usize>)> = Vec::new();
        for phrase in phrases.iter().filter(|phrase| phrase.len() > 1) {
            whole.extend(find(words, phrase).map(|place| (phrase.len(), place)));
        }
        whole.order_by_key(|(length, _)| Reverse(*length));
        for (length, place) in whole {
            if fit.take(&place) {
                fit.score += FURTHER * (length - 1);
            }
        }
        for (at, (word, rare)) in words.iter().zip(rare).enumerate() {
            if words.iter().take(at).any(|other| other.stem == word.stem) {
                continue;
            }
            let mut with = phrases.iter().filter(|one| one.contains(&word.stem));
            let worth = match with.next() {
                // Even a word that many share names each of them.
                Some(one) if one.len() == 1 || with.any(|one| one.len() == 1) => {
                    WORD * (35 + rare * 65 / 100) / 100
                }
                Some(_) => PART * rare / 100,
                None if hints.iter().any(|one| one.contains(&word.stem)) => HINT,
                None => 0,
            };
            if worth > 0 {
                fit.score += worth;
                // A word that half the library has is counted, but it would be an odd reason.
                if worth >= HINT || fit.places.is_empty() {
                    fit.take(&(at..at + 1));
                }
            }
        }
        fit
    }

    /// Takes a place where it is free.
    fn take(&mut self, place: &Range<usize>) -> bool {
        let free = is_free(&self.places, place);
        if free {
            self.places.push(place.clone());
        }
        free
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
