//! A metric with a direction and nothing else (O3).

use super::lexicon::{Class, DETERMINERS};
use super::quantity::quantities;
use super::sentence::{PREPOSITIONS, Sentence};
use super::words::{Form, Sort, Word, is_month};
use crate::phrase::{ENGLISH, Sense};
use std::ops::Range;

/// Words around a metric that only say how much and until when.
const QUIET: &str = "up down at least most many as more to than over under above below within next this end quarter year half q1 q2 \
                     q3 q4 and by in than or further significantly seconds minutes hours days weeks months points euros \
                     dollars";

/// The tokens of a metric with nothing but a direction, numbers and a time around it.
pub(crate) fn bare_metric(sentence: &Sentence) -> Option<Range<usize>> {
    let steering = Class::UP.or(Class::DOWN);
    let direction = steering.or(Class::BETTER).or(Class::REACH);
    let starts = sentence.class_at(sentence.head);
    let is_verb = starts.meets(direction)
        && sentence
            .word(sentence.head)
            .is_some_and(|word| word.form != Form::Ed)
        && !sentence
            .word(sentence.head + 1)
            .is_some_and(|next| next.joined);
    // "Reduction of overtime"
    let done = starts.or(sentence.doing_at(sentence.head));
    let as_noun = (done.meets(direction.without(Class::REACH))
        || sentence.is(sentence.head, "growth"))
        && sentence.is(sentence.head + 1, "of in");
    // "Sickness absence down"
    let last = sentence.words.len().saturating_sub(1);
    let as_adverb = sentence.is(last, "up down") && sentence.leading_verb().is_none();
    // "Hire a head of sales" is something else to do.
    let other = sentence
        .leading_verb()
        .is_some_and(|verb| !verb.class.meets(direction))
        && !as_noun;
    if other {
        return None;
    }
    let is_verb = is_verb || as_noun || as_adverb;
    let starts = if as_noun || as_adverb {
        Class::UP
    } else {
        starts
    };
    let from = if as_adverb {
        sentence.head
    } else if as_noun {
        sentence.head + 2
    } else if is_verb {
        sentence.head + 1
    } else {
        sentence.head
    };
    let numbers = quantities(sentence);
    let quiet = |at: usize| {
        numbers.iter().any(|number| number.at.contains(&at))
            || sentence.word(at).is_none_or(|word| word.sort != Sort::Word)
            || sentence.is(at, DETERMINERS)
            || sentence.is(at, QUIET)
            || sentence.word(at).is_some_and(is_month)
            // "Drive EBITDA improvement"
            || at > from && sentence.word(at).is_some_and(|word| word.form == Form::Base && of_change(word))
    };
    // "Reduce contract review time": what stands before the metric only says which.
    let head = if is_verb {
        noun_phrase_head(sentence, from, &quiet)
    } else {
        None
    };
    let counts = |at: usize| {
        let known = sentence.class_at(at);
        let value = sentence.is(at, "value")
            && sentence.is(at.saturating_sub(1), "lifetime order basket contract");
        known.meets(Class::NUMBER)
            || value
            || (starts.meets(steering) && known.meets(Class::METRIC))
    };
    let named = head
        .filter(|&at| counts(at) && sentence.word(at).is_some_and(|word| word.form != Form::Ed));
    // "Increase recycling"
    let alone = starts.meets(steering) && is_verb && from + 1 == sentence.words.len();
    let named = named.or(alone.then_some(from));
    let mut metric = named;
    let mut end = named.map_or(from, |at| at + 1);
    let mut tail_words = 0;
    let mut in_tail = false;
    let tail = end..sentence.words.len();
    for at in tail {
        let known = sentence.class_at(at);
        if sentence.is(at, "in of per at on among across by from") && metric.is_some() {
            in_tail = true;
            continue;
        }
        if quiet(at) {
            continue;
        }
        if known.meets(Class::METRIC) && sentence.word(at).is_some_and(|word| word.form != Form::Ed)
        {
            metric = metric.or(Some(at));
            end = at + 1;
        } else if known.meets(Class::MODIFIER)
            || (known.meets(direction) && sentence.is(at.saturating_sub(1), "and , &"))
        {
            end = at + 1;
        } else if in_tail
            && (sentence.word(at).is_some_and(|word| word.form != Form::Ing)
                || sentence.is(at - 1, "in of at"))
            && tail_words < 2
        {
            tail_words += 1;
        } else {
            return None;
        }
    }
    let metric = metric?;
    let long_name = !is_verb && sentence.count() > 8;
    if is_experience(sentence, metric) || long_name {
        return None;
    }
    let first = sentence.head.min(metric);
    Some(first..end.max(metric + 1))
}

/// "Improvement", "increase": a change as a noun.
fn of_change(word: &Word) -> bool {
    ENGLISH
        .senses(&word.lower)
        .any(|sense| matches!(sense, Sense::Change(_)))
}

/// The last word of the noun phrase that starts here, where nothing in it belongs to a clause.
fn noun_phrase_head(
    sentence: &Sentence,
    from: usize,
    quiet: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let mut last = None;
    let mut before = 0;
    for at in from..sentence.words.len() {
        if sentence.is(at, PREPOSITIONS)
            && sentence.word(at).is_some_and(|word| !word.joined)
            && at > from
        {
            break;
        }
        if quiet(at) {
            if sentence
                .word(at)
                .is_some_and(|word| word.sort == Sort::Mark)
            {
                break;
            }
            continue;
        }
        before += 1;
        last = Some(at);
    }
    last.filter(|_| before <= 4)
}

/// Satisfaction, experience and the like are what people feel, not only a number; with "score" or "rate" they are a metric.
fn is_experience(sentence: &Sentence, metric: usize) -> bool {
    let felt = sentence.words.iter().any(|word| {
        word.among("satisfaction experience engagement visibility awareness trust loyalty happiness morale wellbeing motivation quality safety efficiency")
    });
    felt && !sentence.words.iter().any(|word| {
        word.among("score scores rate rates rating ratings index nps csat percentage number ratio")
    }) && !sentence.is(metric, "score scores rate rates")
}
