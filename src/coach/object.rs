//! What a verb's object is: an event, a thing that is made.

use super::lexicon::{Class, DETERMINERS};
use super::sentence::{PREPOSITIONS, Sentence, Verb};
use super::words::{Form, Sort};
use crate::phrase::Sense;

/// Whether the object is something that is held: "10 workshops", "a weekly meeting".
pub(crate) fn object_is_event(sentence: &Sentence, verb: &Verb) -> bool {
    if verb.passive {
        return verb.at.start.checked_sub(1).is_some_and(|mut at| {
            while at > 0 && sentence.is(at, "is are be been being were was") {
                at -= 1;
            }
            sentence.class_at(at).meets(Class::EVENT)
        });
    }
    let mut last = None;
    for at in verb.at.end..sentence.words.len() {
        if sentence.is(
            at,
            "for to of in with at by from that which on across so and or as per a each every",
        ) && at > verb.at.end
            && sentence.word(at).is_some_and(|word| !word.joined)
        {
            break;
        }
        if sentence
            .word(at)
            .is_some_and(|word| word.sort == Sort::Word)
        {
            last = Some(at);
        }
    }
    last.is_some_and(|at| sentence.class_at(at).meets(Class::EVENT))
}

/// Whether the object that starts here ends in a thing that is made: "a new customer portal".
pub(crate) fn object_is_artefact(sentence: &Sentence, from: usize) -> bool {
    let mut last = None;
    for at in from..sentence.words.len() {
        let Some(word) = sentence.word(at) else { break };
        let ends = (word.sort == Sort::Mark && !word.among("/ &"))
            || word.among("everyone people customers we they patients parents")
            || (word.among(PREPOSITIONS) && !word.joined);
        if ends && at > from {
            break;
        }
        if word.sort == Sort::Word && !word.among(DETERMINERS) {
            last = Some(at);
        }
    }
    // "Renovate the lobby", "Replace all mattresses": works are done on things, whichever they are.
    let felt = |sense| {
        matches!(
            sense,
            Sense::Quality | Sense::Soft | Sense::Vague | Sense::People | Sense::Feeling
        )
    };
    let works = from > 0
        && sentence.is(from - 1, "renovate replace revamp overhaul modernise modernize automate refurbish construct upgrade")
        && sentence.is(from, "the all");
    last.is_some_and(|at| {
        (sentence.class_at(at).meets(Class::ARTEFACT)
            || works && sentence.word(at).is_some_and(|word| !word.means(felt)))
            && sentence.word(at).is_some_and(|word| word.form != Form::Ed)
    })
}
