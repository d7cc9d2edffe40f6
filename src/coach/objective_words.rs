//! Checks on the sentence of an objective (O1-O5, O9, O13).

use super::bare_metric::bare_metric;
use super::finding::{Answer, Fix, Trip};
use super::lexicon::{Class, DETERMINERS};
use super::object::{object_is_artefact, object_is_event};
use super::quantity::{Role, quantities};
use super::second_aim::second_objective;
use super::sentence::{Sentence, Verb};
use super::words::{Form, Sort};
use crate::domain::letters::to_lowercase;
use crate::phrase::{ENGLISH, Sense};
use std::ops::Range;

/// Fewest and most words of an objective.
const WORDS: std::ops::RangeInclusive<usize> = 3..=18;

/// Phrases that promise everything and say nothing.
const EMPTY: &str = "world class|best in class|best in breed|best of breed|synergy|synergistic|cutting edge|bleeding edge|leading edge|state of the art|next level|\
    next generation|next gen|game changing|game changer|holistic|holistically|leverage|paradigm|thought leader|thought leadership|operational excellence|\
    service excellence|second to none|unparalleled|unrivalled|unrivaled|industry leading|turbocharge|supercharge|move the needle|low hanging fruit|\
    value added|value add|mission critical|think outside the box|future proof|win win|gold standard|top notch|excellence|disruptive|revolutionary|\
    revolutionise|revolutionize|synergise|synergize|robust|seamless|seamlessly|innovative|impactful|ecosystem|first class|best practice|hyper growth|\
    hypergrowth|north star|full potential|world leading|world leader|global leader|ground breaking|groundbreaking|trailblazing|unmatched|added value|\
    quantum leap|future ready|transformational|one stop shop|centric";

/// O1: the numbers that are measures.
pub(crate) fn qualitative(sentence: &Sentence) -> Answer {
    let measures = quantities(sentence)
        .into_iter()
        .find(|quantity| quantity.role != Role::Name);
    match measures {
        None => unless_empty(sentence),
        Some(quantity) => Trip::words(
            &sentence.text,
            sentence.span(&quantity.at),
            "A number in an objective belongs in a key result.",
            Fix::advice("Move the number to a key result with a baseline and a target."),
        ),
    }
}

/// O2: a verb that makes something, without what it is for. Beside a bare metric the second aim is looked at too: "Increase
/// revenue and launch the portal" says no effect at all. Beside an effect O5 is enough.
pub(crate) fn outcome(sentence: &Sentence) -> Answer {
    let there = sentence.is_there().map(|at| Verb {
        at,
        class: Class::OUTPUT,
        passive: false,
    });
    let first = there
        .or_else(|| sentence.put_to_use())
        .or_else(|| sentence.verb());
    if sentence.negated {
        return unless_empty(sentence);
    }
    let second = second_objective(sentence)
        .filter(|at| {
            let before = sentence.span(&(0..at.saturating_sub(1)));
            let first = sentence.text.get(before).unwrap_or_default();
            bare_metric(&Sentence::read(first)).is_some()
        })
        .map(|at| Verb {
            at: at..at + 1,
            class: sentence.class_at(at),
            passive: false,
        });
    let Some(verb) = [first, second]
        .into_iter()
        .flatten()
        .find(|verb| is_output(sentence, verb))
    else {
        return unless_empty(sentence);
    };
    let words = sentence.span(&verb.at);
    let said = to_lowercase(sentence.text.get(words.clone()).unwrap_or_default());
    Trip::words(
        &sentence.text,
        words,
        format!("“{said}” says what you will make, not what it’s for."),
        Fix::advice(
            "Say what will be different, and for whom: “… so that …”. The thing itself is an initiative.",
        ),
    )
}

/// Whether a verb makes something and nothing behind it says what for.
fn is_output(sentence: &Sentence, verb: &Verb) -> bool {
    let on_people = sentence
        .word(verb.at.end)
        .is_some_and(|word| ENGLISH.has(&word.lower, Sense::Everyone));
    let work = !verb.passive
        && !on_people
        && verb.class.meets(Class::ACTIVITY)
        && !verb.class.meets(Class::MAKE.or(Class::EFFECT));
    // "Make the handover easy" makes no handover.
    let causes =
        sentence.is(verb.at.start, "make") && !sentence.is(verb.at.end, "a an two three new");
    let moved = sentence.is(verb.at.start, "move migrate transfer relocate switch")
        && sentence.is(verb.at.end, DETERMINERS)
        && (verb.at.end..sentence.words.len()).any(|at| {
            sentence.is(
                at,
                "system systems platform software cloud server servers database",
            )
        });
    let output = moved
        || verb.class.meets(Class::OUTPUT)
        || work
        || (sentence.is(verb.at.start, "hold run host organise organize offer start")
            && object_is_event(sentence, verb))
        || (sentence.is(verb.at.start, "complete finish finalise finalize")
            && (sentence.is(verb.at.end, DETERMINERS) || sentence.is(verb.at.end, "phase")))
        || (sentence.is(verb.at.start, "hire recruit")
            && (sentence.is(verb.at.end, "a an another two three")
                || sentence
                    .word(verb.at.end)
                    .is_some_and(|next| next.sort == Sort::Number)))
        || is_particle_verb(sentence, &verb.at)
        || (verb.class.meets(Class::MAKE)
            && !causes
            && if verb.passive {
                noun_before(sentence, verb.at.start)
                    .is_some_and(|at| sentence.class_at(at).meets(Class::ARTEFACT))
            } else {
                object_is_artefact(sentence, verb.at.end)
            });
    // "Ship small and often" is a way of working.
    let manner = sentence.is(
        verb.at.end,
        "small smaller early earlier often faster daily weekly together less",
    );
    // "Open doors", "open minds"
    let manner = manner
        || (sentence.is(verb.at.start, "open") && sentence.is(verb.at.end, "doors minds eyes up"));
    output && !manner && !sentence.states_effect(verb.at.start + 1)
}

/// O3: a direction and a metric, and nothing else.
pub(crate) fn not_a_bare_metric(sentence: &Sentence) -> Answer {
    if sentence.words.is_empty() {
        return Answer::Unanswered;
    }
    match bare_metric(sentence) {
        None => Answer::Passed,
        Some(at) => Trip::words(
            &sentence.text,
            sentence.span(&at),
            "This is a metric with a direction. It doesn’t say for whom or why.",
            Fix::advice("Say what people will notice; keep the metric as a key result or a KPI."),
        ),
    }
}

/// O4: length, and one sentence.
pub(crate) fn one_short_sentence(sentence: &Sentence) -> Answer {
    let count = sentence.count();
    if count == 0 {
        return Answer::Unanswered;
    }
    if let Some(at) = first_stop(sentence) {
        return Trip::words(
            &sentence.text,
            sentence.span(&(at..at + 1)),
            "This is more than one sentence.",
            Fix::advice("Keep the first sentence. Move the rest to the reason."),
        );
    }
    if WORDS.contains(&count) {
        return Answer::Passed;
    }
    let advice = if count < *WORDS.start() {
        "Say in a few more words what will be different."
    } else {
        "Shorten it so that people can remember it. Move the rest to the reason."
    };
    Trip::words(
        &sentence.text,
        0..sentence.text.len(),
        format!(
            "It has {count} {}.",
            if count == 1 { "word" } else { "words" }
        ),
        Fix::advice(advice),
    )
}

/// Where the first sentence ends, if another one follows.
pub(crate) fn first_stop(sentence: &Sentence) -> Option<usize> {
    sentence.words.iter().enumerate().position(|(at, word)| {
        word.among(". ! ?")
            && sentence.word(at + 1).is_some_and(|next| next.capital)
            && at > 0
            && sentence
                .word(at - 1)
                .is_some_and(|before| before.lower.chars().count() > 2)
    })
}

/// O5: a second verb with its own object.
pub(crate) fn one_objective(sentence: &Sentence) -> Answer {
    let Some(second) = second_objective(sentence) else {
        return unless_empty(sentence);
    };
    let words = sentence.span(&(second..second + 2));
    Trip::words(
        &sentence.text,
        words,
        "This is a second objective.",
        Fix::advice("Make two objectives, or say what both are for and keep that."),
    )
}

/// O9: leaving things as they are.
pub(crate) fn not_business_as_usual(sentence: &Sentence) -> Answer {
    let usual = "business as usual|day to day operation|as usual|as before|day to day|daily business|carry on|keep running|keep the lights on"
    .split('|')
    .find_map(|phrase| sentence.phrase(phrase));
    let ongoing = (!sentence.negated && sentence.is(sentence.head, "ongoing"))
        .then(|| sentence.head..sentence.head + 1);
    let ensured = (!sentence.negated
        && sentence.is(
            sentence.head,
            "ensure ensuring assure assuring guarantee secure safeguard",
        ))
    .then(|| {
        // Of what is ensured it is said that it goes on: "Assure the ongoing supply".
        let goes_on = |&at: &usize| {
            sentence.is(
                at,
                "ongoing continued continuous continuing continuity uninterrupted permanent",
            )
        };
        let opening = sentence.head + 1..sentence.head + 4;
        opening
            .clone()
            .find(goes_on)
            .map(|at| sentence.head..at + 1)
    })
    .flatten();
    // "Go on providing good services"
    let goes_on = (!sentence.negated
        && sentence.is(sentence.head, "go")
        && sentence.is(sentence.head + 1, "on")
        && sentence
            .word(sentence.head + 2)
            .is_some_and(|word| word.form == Form::Ing))
    .then(|| sentence.head..sentence.head + 2);
    // "Holding the quality on the actual level"
    let as_now = sentence.words.iter().enumerate().find_map(|(at, word)| {
        let level = sentence.is(
            at + 1,
            "level levels standard standards position quality staffing state",
        );
        let steers = sentence
            .class_at(sentence.head)
            .meets(Class::UP.or(Class::DOWN).or(Class::BETTER));
        let beyond = at > 0 && sentence.is(at - 1, "beyond above from below than");
        (level
            && word.among("current actual present existing")
            && !steers
            && !beyond
            && !sentence.negated)
            .then(|| at..at + 2)
    });
    let kept = usual
        .or(as_now)
        .or(ongoing)
        .or(goes_on)
        .or(ensured)
        .or_else(|| kept_verb(sentence));
    match kept {
        None => unless_empty(sentence),
        Some(at) => Trip::words(
            &sentence.text,
            sentence.span(&at),
            "Something that should stay the same needs a level to watch.",
            Fix::advice("Make it a KPI with a limit, or say what should change."),
        ),
    }
}

/// O13: phrases without content.
pub(crate) fn no_empty_words(sentence: &Sentence) -> Answer {
    let found = EMPTY.split('|').find_map(|phrase| {
        sentence
            .phrase(phrase)
            .filter(|at| !is_innocent(sentence, phrase, at))
    });
    match found {
        None => unless_empty(sentence),
        Some(at) => {
            let words = sentence.span(&at);
            let said = sentence
                .text
                .get(words.clone())
                .unwrap_or_default()
                .to_owned();
            Trip::words(
                &sentence.text,
                words,
                format!("Nobody can check “{said}”."),
                Fix::advice("Say what people will notice instead."),
            )
        }
    }
}

fn is_innocent(sentence: &Sentence, phrase: &str, at: &Range<usize>) -> bool {
    match phrase {
        "move the needle" => sentence.is(at.end, "of"),
        "next generation" => sentence.is(at.end, "of"),
        "first class" => sentence.is(at.end, "mail passenger passengers tickets ticket"),
        "ecosystem" => sentence.words.iter().any(|word| {
            word.among(
                "river forest lake marine natural wetland local river's species wildlife coastal",
            )
        }),
        "excellence" => !sentence.words.iter().any(|word| {
            word.among("achieve operational service drive deliver pursue reach strive customer")
        }),
        "best practice" => true,
        _ => false,
    }
}

fn unless_empty(sentence: &Sentence) -> Answer {
    if sentence.words.is_empty() {
        Answer::Unanswered
    } else {
        Answer::Passed
    }
}

fn is_particle_verb(sentence: &Sentence, verb: &Range<usize>) -> bool {
    let base = |stem: &str| {
        sentence
            .word(verb.start)
            .is_some_and(|word| word.stem == stem)
    };
    (base("rol") && sentence.is(verb.start + 1, "out"))
        || (base("set") && sentence.is(verb.start + 1, "up"))
}

fn noun_before(sentence: &Sentence, at: usize) -> Option<usize> {
    (0..at).rev().find(|&before| {
        !sentence.is(
            before,
            "is are be been being get gets was were has have will shall should must can to fully successfully now",
        )
    })
}

fn kept_verb(sentence: &Sentence) -> Option<Range<usize>> {
    let word = sentence.word(sentence.head)?;
    let known = sentence.class_at(sentence.head);
    let next_joined = sentence
        .word(sentence.head + 1)
        .is_some_and(|next| next.joined);
    if sentence.negated || next_joined || !known.meets(Class::KEEP) {
        return None;
    }
    if word.form == Form::Ed && !sentence.is(sentence.head, "continued sustained") {
        return None;
    }
    let rest = || {
        (sentence.head + 1..sentence.words.len())
            .filter_map(|at| sentence.word(at).map(|word| (at, word)))
    };
    let kept_up =
        sentence.is(sentence.head + 1, "up") && sentence.is(sentence.head + 2, DETERMINERS);
    if word.stem == "keep" && !kept_up {
        let changed = rest().any(|(at, word)| {
            word.among("longer more better closer coming returning from ahead up out")
                && !(word.is("from") && sentence.is(at + 1, "the"))
        });
        if changed {
            return None;
        }
    }
    if word.stem == "stai" && rest().any(|(_, word)| word.among("ahead longer")) {
        return None;
    }
    if word.stem == "remain" && sentence.is(sentence.head + 1, "challenges issues") {
        return None;
    }
    Some(sentence.head..sentence.head + 1)
}
