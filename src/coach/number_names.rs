//! Numbers that name something instead of measuring it: years, dates, versions, "our 3 clinics".

use super::lexicon::{Class, DETERMINERS};
use super::sentence::{PREPOSITIONS, Sentence};
use super::words::{Form, Sort, Word, is_month};
use crate::domain::letters::is_lowercase;
use crate::phrase::{ENGLISH, Sense, Stretch, number_of};

/// Whether a word is a length in which a deadline is said: days and longer, but not hours.
fn is_long(word: &Word) -> bool {
    word.means(|sense| matches!(sense, Sense::Time(length) if length >= Stretch::Day))
        || word.among("sprint sprints")
}

/// Whether a number names something instead of measuring it.
pub(crate) fn is_name(
    sentence: &Sentence,
    at: usize,
    end: usize,
    percent: bool,
    written: bool,
) -> bool {
    let is = |at: usize, list: &str| sentence.is(at, list);
    let before = |list: &str| at > 0 && is(at - 1, list);
    let word = sentence.word(at);
    let text = word.map(|word| word.lower.as_str()).unwrap_or_default();
    let joined =
        word.is_some_and(|word| word.joined) || sentence.word(end).is_some_and(|next| next.joined);
    // "Release 4 versions" starts with a command; "Release 4.2 is deployed" with a name.
    let commanded = at > 0
        && at - 1 == sentence.head
        && sentence
            .word(end)
            .is_some_and(|next| next.sort == Sort::Word && !next.among("is are was has"));
    let slash = is(end, "/")
        && sentence
            .word(end + 1)
            .is_some_and(|next| next.sort == Sort::Number);
    if percent {
        return false;
    }
    if slash || (before("/") && !before("out")) {
        return true;
    }
    if joined && (!written || !is(end, "star point")) {
        return true;
    }
    // "5S", "3D": capitals that are no scale
    let shown = word.and_then(|word| sentence.text.get(word.span.clone()));
    let capitals = shown
        .unwrap_or_default()
        .trim_start_matches(|digit: char| digit.is_ascii_digit());
    if written
        && is_uppercase_word(capitals)
        && !matches!(capitals, "K" | "M" | "B" | "BN" | "H" | "T")
    {
        return true;
    }
    if !commanded
        && before(
            "q h fy release build sprint age aged ages floor bus route act rule page phase tier level grade year class version v iso stage section article part step round wave room unit key \
               windows office chapter covid no category type number generation agenda vision horizon series scope industry",
        )
        || before("# §")
    {
        return true;
    }
    if written
        && text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && !before("$ € £ to from over under")
        && !is(end, "users customers")
    {
        return true;
    }
    if written
        && text.len() == 4
        && text.starts_with("20")
        && (is_last(sentence, end) || before("by in of"))
    {
        return true;
    }
    let month = |at: usize| sentence.word(at).is_some_and(is_month);
    let behind_month = at > 0 && month(at - 1) && !before("may march");
    if month(end) || behind_month || (is(end, ".") && month(end + 1)) {
        return true;
    }
    if sentence.word(end).is_some_and(is_long) {
        let long = !is(end, "day days") || sentence_number(sentence, at) >= 30.0;
        let deadline = before("in within next coming first over every last past following for")
            && (long || before("next coming first every last past"));
        if deadline || before("per") {
            return true;
        }
    }
    if before("our the these all both every those first last") && !is(end, "stars star") {
        return true;
    }
    if !written && text == "zero" && (is(end, "trust based waste") || before("net")) {
        return true;
    }
    named_by_capital(sentence, at) || numbered(sentence, at, end)
}

/// "On line 4", "Retool press 7": a bare number behind a thing that is no measure.
fn numbered(sentence: &Sentence, at: usize, end: usize) -> bool {
    let measure = Class::METRIC
        .or(Class::SHARE)
        .or(Class::QUALITY)
        .or(Class::COUNTED)
        .or(Class::VERB)
        .or(Class::MODIFIER);
    let ends = sentence.word(end).is_none_or(|next| {
        next.among("in on at for with so that and , .")
            || next.among(PREPOSITIONS) && !next.among("to from of per")
    });
    let thing = at
        .checked_sub(1)
        .and_then(|before| sentence.word(before))
        .is_some_and(|word| {
            word.sort == Sort::Word
                && word.form == Form::Base
                && !word.among(PREPOSITIONS)
                && !word.among(DETERMINERS)
                && !word.means(|sense| matches!(sense, Sense::Money(_)))
                && !word.among("least most is was now currently up down nearly almost only just")
        });
    ends && thing && !sentence.class_at(at - 1).meets(measure)
}

/// "Office 365", "Horizon 2": a capital before it that is not the first word, nor a word that is only capital in titles.
fn named_by_capital(sentence: &Sentence, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| sentence.word(before)) else {
        return false;
    };
    let shouted = sentence.text.chars().all(|letter| !is_lowercase(letter));
    before.capital
        && at > 1
        && at - 1 != sentence.head
        && before.sort == Sort::Word
        && !shouted
        && !before.among("by to from over under at least most of than above below within and or for with reach per nps csat eur usd gbp chf")
        && sentence.class_at(at - 1) == Class::default()
}

fn is_uppercase_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn sentence_number(sentence: &Sentence, at: usize) -> f64 {
    sentence.word(at).and_then(value_of).unwrap_or(0.0)
}

fn is_last(sentence: &Sentence, at: usize) -> bool {
    sentence.word(at).is_none()
}

/// What a word counts, as the reader of sentences has it: "10,000", "250k", "forty". "One" and "two" rarely measure anything.
pub(crate) fn value_of(word: &Word) -> Option<f64> {
    match (word.sort, word.lower.as_str()) {
        (Sort::Mark, _) | (Sort::Word, "one" | "two" | "a" | "an") => None,
        (Sort::Word, "hundred") => Some(100.0),
        (Sort::Word, "thousand") => Some(1e3),
        (Sort::Word, "million") => Some(1e6),
        (Sort::Number, text) => number_of(text),
        (Sort::Word, text) => ENGLISH.find(text, |sense| match sense {
            Sense::Count(count) => Some(f64::from(count)),
            _ => None,
        }),
    }
}
