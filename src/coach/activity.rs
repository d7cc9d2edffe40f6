//! Whether a key result is something to do instead of something that changes (K3).

use super::lexicon::{Class, DETERMINERS};
use super::object::{object_is_artefact, object_is_event};
use super::quantity::{Quantity, Role, first, quantities};
use super::sentence::{PREPOSITIONS, Sentence, Verb};
use super::words::{Form, Sort, is_month, is_time, is_weekday};
use crate::phrase::{ENGLISH, Sense};
use std::ops::Range;

/// The activity a key result consists of, if it is one (K3): the tokens of its verb.
pub(crate) fn activity(sentence: &Sentence) -> Option<Range<usize>> {
    if sentence.negated {
        return None;
    }
    let numbers = quantities(sentence);
    let measured_change =
        first(&numbers, Role::Baseline).is_some() && first(&numbers, Role::Target).is_some();
    if measured_change {
        return None;
    }
    if let Some(done) = named_activity(sentence, &numbers) {
        return Some(done);
    }
    let Some(verb) = sentence
        .verb()
        .filter(|verb| !sentence.is(verb.at.start, "ensure"))
    else {
        return unknown_verb(sentence, &numbers);
    };
    let stem = sentence.word(verb.at.start)?.stem.as_str();
    let share = numbers
        .iter()
        .any(|number| number.percent && number.role != Role::Change);
    let is = match stem {
        "complet" | "finish" | "finaliz" | "deliver" => {
            !share
                && !sentence.is(verb.at.end, "orders order")
                && (verb.class.meets(Class::ACTIVITY) || !is_on_time(sentence))
                && (stem != "deliver"
                    || makes_artefact(sentence, &verb)
                    || object_is_event(sentence, &verb))
        }
        "report" if verb.passive => false,
        "meet" => meets_people(sentence, &verb),
        // "Hold a round table every month": what is held and has no number is an event
        "hold"
            if numbers.is_empty()
                && !verb.passive
                && sentence.is(verb.at.end, "a an weekly monthly regular") =>
        {
            true
        }
        "hold" | "run" | "teach" | "attend" | "offer" | "giv" | "do" | "mak" | "hav" | "start"
        | "organiz" | "host" | "open" => {
            object_is_event(sentence, &verb)
                || verb.class.meets(Class::ACTIVITY)
                || (!verb.passive && object_is_artefact(sentence, verb.at.end))
        }
        "rol" | "set" | "put" => {
            sentence.is(verb.at.start + 1, "out up in")
                || (verb.passive && sentence.is(verb.at.end, "out up in"))
        }
        // "Leads accepted by sales" are counted, "all staff are trained" is done.
        _ if verb.passive && verb.class.meets(Class::READER) => {
            verb.class.meets(Class::ACTIVITY)
                && numbers.is_empty()
                && sentence.is(verb.at.start.saturating_sub(1), "is are be been")
        }
        _ => {
            verb.class.meets(Class::ACTIVITY)
                || (verb.class.meets(Class::MAKE)
                    && if verb.passive {
                        !share
                    } else {
                        object_is_artefact(sentence, verb.at.end)
                    })
        }
    };
    is.then_some(verb.at)
}

/// What is done, as a noun: "Introduction of 5S in all halls", "Participation in the fair". With a share or a change it is measured.
fn named_activity(sentence: &Sentence, numbers: &[Quantity]) -> Option<Range<usize>> {
    let is_measured = numbers
        .iter()
        .any(|number| number.percent || !matches!(number.role, Role::Bare | Role::Name));
    if is_measured {
        return None;
    }
    let at = sentence.head;
    let is_named = sentence
        .doing_at(at)
        .meets(Class::OUTPUT.or(Class::MAKE).or(Class::ACTIVITY))
        && sentence.is(at + 1, "of in with for at on");
    // "Visit of 20 customers"
    let counted = sentence
        .word(at)
        .is_some_and(|word| word.form == Form::Base && word.class.meets(Class::ACTIVITY))
        && sentence.is(at + 1, "of")
        && numbers.iter().any(|number| number.at.start == at + 2);
    // "Launches of three campaigns"
    let is_named = is_named
        || counted
        || sentence.class_at(at).meets(Class::OUTPUT)
            && sentence.is(at + 1, "of")
            && says_how_many(sentence);
    let is_attended = sentence.is(at, "participation attendance presence involvement")
        && sentence.is(at + 1, "in at");
    // "Toolbox talk every Monday", "Spot checks on Fridays"
    let recurs = (at + 1..sentence.words.len()).any(|at| {
        sentence.word(at + 1).is_some_and(|next| {
            sentence.is(at, "every each") && is_time(next)
                || sentence.is(at, "on") && next.form == Form::S && is_weekday(next)
        })
    });
    let by_people = sentence
        .word(at)
        .is_some_and(|word| ENGLISH.has(&word.lower, Sense::People));
    let measured = sentence.words.iter().any(|word| {
        word.class.meets(Class::METRIC) && !word.class.meets(Class::ACTIVITY) && !is_time(word)
    });
    if recurs && numbers.is_empty() && !by_people && !measured {
        return Some(at..at + 1);
    }
    let is_held = sentence.is(at, "doing holding having running organising organizing");
    if is_named || is_attended || is_held {
        return Some(at..at + 1);
    }
    // "Two parents' evenings held", "3 case studies live"
    let last = sentence
        .words
        .iter()
        .rposition(|word| word.sort != Sort::Mark)?;
    let is_over = sentence.is(
        last,
        "held completed done finished conducted performed live",
    );
    // "One-to-ones held" is counted.
    (last > at && is_over && (!numbers.is_empty() || says_how_many(sentence)))
        .then_some(last..last + 1)
}

/// Whether the sentence counts things, as it counts no days and names no date.
pub(crate) fn says_how_many(sentence: &Sentence) -> bool {
    (0..sentence.words.len()).any(|at| {
        let is_number = sentence.is(at, "two three four five six seven eight nine ten twelve")
            || sentence
                .word(at)
                .is_some_and(|word| word.sort == Sort::Number && word.lower.len() < 4);
        let thing = sentence.word(at + 1);
        is_number
            && thing.is_some_and(|thing| {
                thing.sort == Sort::Word && !is_time(thing) && !is_month(thing)
            })
            && !(at > 0 && sentence.is(at - 1, "by until before q phase version release"))
    })
}

/// A word we do not know before "the" or "all", without any number: "Translate the handbook". What is measured says a number.
fn unknown_verb(sentence: &Sentence, numbers: &[Quantity]) -> Option<Range<usize>> {
    if numbers.iter().any(|number| number.role != Role::Name) {
        return attendance(sentence);
    }
    if let Some(there) = sentence.is_there() {
        return Some(there);
    }
    is_command(sentence)
        .then_some(sentence.head..sentence.head + 1)
        .or_else(|| attendance(sentence))
}

/// Whether the sentence starts with a word that can only be a verb because "the" or "all" follows.
pub(crate) fn is_command(sentence: &Sentence) -> bool {
    sentence.word(sentence.head).is_some_and(|head| {
        head.form == Form::Base
            && head.sort == Sort::Word
            && !sentence
                .class_at(sentence.head)
                .meets(Class::METRIC.or(Class::SHARE))
            && !head.among(DETERMINERS)
            && !head.among(PREPOSITIONS)
            && !head.among("no not only even half ensure is are")
            && sentence.is(sentence.head + 1, "the a an our all its their")
    })
}

/// "All new hires take the training", "100 % of managers complete a presentation": being there is no effect.
fn attendance(sentence: &Sentence) -> Option<Range<usize>> {
    (sentence.head + 1..sentence.words.len())
        .find(|&at| {
            let attends = sentence.is(at, "complete completes completed attend attends attended take takes receive receives received undergo finish");
            attends && !sentence.is(at + 1, PREPOSITIONS) && {
                let from = at + 1;
                let end = (from..sentence.words.len())
                    .find(|&at| at > from && (sentence.is(at, PREPOSITIONS) || sentence.word(at).is_none_or(|word| word.sort == Sort::Mark)))
                    .unwrap_or(sentence.words.len());
                end > from && sentence.class_at(end - 1).meets(Class::EVENT.or(Class::ARTEFACT))
            }
        })
        .map(|at| at..at + 1)
}

fn makes_artefact(sentence: &Sentence, verb: &Verb) -> bool {
    if verb.passive {
        return verb
            .at
            .start
            .checked_sub(1)
            .is_some_and(|at| sentence.class_at(at).meets(Class::ARTEFACT));
    }
    object_is_artefact(sentence, verb.at.end)
}

fn meets_people(sentence: &Sentence, verb: &Verb) -> bool {
    sentence.is(verb.at.end, "with")
        || sentence.is(verb.at.end - 1, "with")
        || (sentence.word(verb.at.end).is_some_and(|word| word.sort == Sort::Number)
            && (verb.at.end + 1..verb.at.end + 4).any(|at| {
                sentence.is(at, "customers clients leads prospects partners donors suppliers teams parents investors candidates users employees managers journalists")
            }))
}

fn is_on_time(sentence: &Sentence) -> bool {
    sentence.phrase("on time").is_some() || sentence.phrase("within").is_some()
}
