//! What a key result's sentence says: an activity or an outcome, which metric, which numbers (K3, K5, K8-K11).

use super::lexicon::{Class, DETERMINERS};
use super::objective_words::object_is_artefact;
use super::quantity::{Quantity, Role, first, quantities};
use super::sentence::{PREPOSITIONS, Sentence, Verb};
use super::words::{Form, Sort};
use crate::domain::{Band, KeyResult, KeyResultKind, Unit};
use std::collections::BTreeSet;
use std::ops::Range;

/// Metrics whose effect shows only after the quarter (Albrecht: brand perception lags at least one or two quarters).
const SHOWS_LATER: &[&str] = &[
    "brand perception",
    "brand recognition",
    "brand awareness",
    "brand reputation",
    "brand image",
    "brand equity",
    "brand recall",
    "reputation",
    "lifetime value",
    "ltv",
    "clv",
    "market share",
    "employer brand",
    "annual turnover",
    "annual attrition",
    "annual retention",
    "annual churn",
    "yearly turnover",
    "12 month retention",
    "first year retention",
    "one year retention",
    "graduation rate",
    "reoffending rate",
    "readmission within a year",
    "life expectancy",
    "employment after graduation",
    "share price",
    "company valuation",
    "brand preference",
    "brand perception score",
];

const PEOPLE: &str = "apprentice pupil student employee manager rep customer user person head team patient visitor donor \
                      member teacher nurse agent family";

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
        "complet" | "finish" | "finalis" | "finaliz" | "deliver" => {
            !share
                && !sentence.is(verb.at.end, "orders order")
                && (verb.class.meets(Class::ACTIVITY) || !is_on_time(sentence))
                && (stem != "deliver"
                    || makes_artefact(sentence, &verb)
                    || object_is_event(sentence, &verb))
        }
        "report" if verb.passive => false,
        "meet" => meets_people(sentence, &verb),
        "hold" | "run" | "teach" | "attend" | "offer" | "giv" | "do" | "mak" | "hav" | "start"
        | "organis" | "organiz" | "host" | "open" => {
            object_is_event(sentence, &verb) || verb.class.meets(Class::ACTIVITY)
        }
        "rol" | "set" | "put" => {
            sentence.is(verb.at.start + 1, "out up in")
                || (verb.passive && sentence.is(verb.at.end, "out up in"))
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

/// A word we do not know before "the" or "all", without any number: "Translate the handbook". What is measured says a number.
fn unknown_verb(sentence: &Sentence, numbers: &[Quantity]) -> Option<Range<usize>> {
    if !numbers.is_empty() {
        return attendance(sentence);
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
            attends && {
                let from = at + 1;
                let end = (from..sentence.words.len())
                    .find(|&at| at > from && (sentence.is(at, PREPOSITIONS) || sentence.word(at).is_none_or(|word| word.sort == Sort::Mark)))
                    .unwrap_or(sentence.words.len());
                end > from && sentence.class_at(end - 1).meets(Class::EVENT)
            }
        })
        .map(|at| at..at + 1)
}

/// The metric words that show their effect only later (K5).
pub(crate) fn shows_later(sentence: &Sentence) -> Option<Range<usize>> {
    SHOWS_LATER
        .iter()
        .find_map(|phrase| sentence.phrase(phrase))
}

/// What is measured, as a set of stems: verbs, numbers and filler are left out (K8).
pub(crate) fn metric(sentence: &Sentence) -> BTreeSet<String> {
    let numbers = quantities(sentence);
    let verb = sentence.leading_verb().map(|verb| verb.at).unwrap_or(0..0);
    sentence
        .words
        .iter()
        .enumerate()
        .filter(|(at, word)| {
            word.sort == Sort::Word
                && !verb.contains(at)
                && *at >= sentence.head
                && !numbers.iter().any(|number| number.at.contains(at))
                && (word.is("new") || !word.among(DETERMINERS))
                && !word.among(
                    "of per in on for to from by at least most than over under above below within and or with up down end \
                     quarter year half q1 q2 q3 q4 month number amount total overall average avg mean increase reduction \
                     improvement decrease growth more fewer less is are be until level rate score percentage percent current currently",
                )
                && !sentence.class_at(*at).meets(Class::UP.or(Class::DOWN))
        })
        .map(|(_, word)| word.stem.clone())
        .collect()
}

/// The thing that is counted, where the sentence counts and says nothing of how good it is (K10).
pub(crate) fn bare_quantity(sentence: &Sentence, unit: &Unit) -> Option<Range<usize>> {
    if matches!(
        unit,
        Unit::Percent | Unit::Rating(_) | Unit::Currency(_) | Unit::Duration(_)
    ) || speaks_of_quality(sentence)
    {
        return None;
    }
    let direction = sentence
        .leading_verb()
        .is_some_and(|verb| verb.class.meets(Class::DOWN));
    if direction
        || sentence
            .words
            .iter()
            .any(|word| word.among("% percent time hours minutes days cost costs"))
    {
        return None;
    }
    // So many for each person is an intensity: it does not grow by doing the same for more.
    let intensity =
        (0..sentence.words.len()).any(|at| sentence.is(at, "per") && sentence.is(at + 1, PEOPLE));
    if intensity {
        return None;
    }
    let start = sentence
        .leading_verb()
        .map_or(sentence.head, |verb| verb.at.end);
    (start..sentence.words.len())
        .take_while(|&at| !sentence.is(at, "for from by with in to at who that on about"))
        .filter(|&at| {
            sentence.class_at(at).meets(Class::COUNTED)
                && sentence.word(at).is_some_and(|word| {
                    !word.joined && !sentence.word(at + 1).is_some_and(|next| next.joined)
                })
        })
        .last()
        .map(|at| at..at + 1)
}

/// Whether the sentence says how good, not only how much.
pub(crate) fn speaks_of_quality(sentence: &Sentence) -> bool {
    (0..sentence.words.len()).any(|at| sentence.class_at(at).meets(Class::QUALITY))
        || sentence.phrase("on time").is_some()
        || sentence.phrase("first time").is_some()
}

/// The value beyond what can be, and the limit it breaks (K11).
pub(crate) fn impossible(sentence: &Sentence, key_result: &KeyResult) -> Option<(f64, String)> {
    let numbers = quantities(sentence);
    let said = |role: Role| first(&numbers, role).map(|number| number.value);
    let values: Vec<f64> = [
        key_result.baseline,
        key_result.target,
        key_result.band.and_then(|band| band.low),
        key_result.band.and_then(|band| band.high),
    ]
    .into_iter()
    .flatten()
    .collect();
    let lowering = sentence
        .leading_verb()
        .is_some_and(|verb| verb.class.meets(Class::DOWN))
        || key_result.measure == KeyResultKind::Decrease;
    if lowering
        && let Some(change) = numbers
            .iter()
            .find(|number| number.percent && number.role == Role::Change && number.value > 100.0)
    {
        return Some((change.value, "nothing can fall by more than 100 %".into()));
    }
    if let Unit::Rating(most) = key_result.unit
        && let Some(&over) = values
            .iter()
            .find(|&&value| value > f64::from(most) || value < 0.0)
    {
        return Some((over, format!("the scale ends at {most}")));
    }
    if let Some((over, most)) = over_its_scale(sentence, &numbers) {
        return Some((over, format!("the scale ends at {most}")));
    }
    if sentence.words.iter().any(|word| word.among("nps promoter")) {
        let beyond = values
            .iter()
            .copied()
            .chain(said(Role::Target))
            .find(|value| value.abs() > 100.0);
        return beyond.map(|value| (value, "it runs from −100 to 100".into()));
    }
    let percent = key_result.unit == Unit::Percent;
    let above = |number: &&Quantity| {
        let before = number.at.start.saturating_sub(1);
        number.percent
            && number.value >= 100.0
            && (sentence.is(before, "above over exceeding beyond >")
                || (sentence.is(before, "than")
                    && sentence.is(before.saturating_sub(1), "more higher")))
    };
    if let Some(number) = numbers.iter().find(above)
        && is_share(sentence, &numbers)
    {
        return Some((number.value, "a share ends at 100 %".into()));
    }
    let target = numbers
        .iter()
        .find(|number| {
            number.percent
                && matches!(number.role, Role::Target | Role::Baseline | Role::Bare)
                && number.value > 100.0
        })
        .map(|number| number.value);
    let over = values
        .into_iter()
        .find(|&value| percent && !(0.0..=100.0).contains(&value))
        .or(target)?;
    is_share(sentence, &numbers).then(|| (over, "a share ends at 100 %".into()))
}

/// A key result with what its sentence says filled into the fields that are empty. It never invents a number; only
/// what is counted from nothing ("close 15 new contracts") starts at 0.
pub fn filled(key_result: &KeyResult) -> KeyResult {
    let mut filled = key_result.clone();
    if !key_result.measure.is_numeric() || key_result.target.is_some() || key_result.band.is_some()
    {
        return filled;
    }
    let sentence = Sentence::read(&key_result.title);
    let numbers = quantities(&sentence);
    let verb = sentence.leading_verb();
    let is = |class: Class| verb.as_ref().is_some_and(|verb| verb.class.meets(class));
    let target = first(&numbers, Role::Target).or_else(|| only(&numbers, Role::Bare));
    if let Some(target) = target {
        if target.percent && filled.unit == Unit::Number {
            filled.unit = Unit::Percent;
        }
        let limit = is(Class::KEEP) || sentence.is(sentence.head, "hold");
        if limit && first(&numbers, Role::Baseline).is_none() {
            filled.measure = KeyResultKind::Hold;
            let below = sentence
                .words
                .iter()
                .any(|word| word.among("under below most within ≤ < max maximum"));
            filled.band = Some(if below {
                Band::at_most(target.value)
            } else {
                Band::at_least(target.value)
            });
            return filled;
        }
        filled.target = Some(target.value);
    }
    if filled.baseline.is_none() {
        filled.baseline = first(&numbers, Role::Baseline).map(|number| number.value);
    }
    if let (Some(baseline), None, Some(change)) = (
        filled.baseline,
        filled.target,
        first(&numbers, Role::Change),
    ) && change.percent
    {
        let falls = is(Class::DOWN)
            || sentence.is(
                change.at.end,
                "decrease reduction drop cut decline fewer less lower shorter faster cheaper",
            );
        let step = baseline * change.value / 100.0;
        filled.target = Some(if falls {
            baseline - step
        } else {
            baseline + step
        });
    }
    if let (Some(baseline), None, Some(times)) = (
        filled.baseline,
        filled.target,
        first(&numbers, Role::Factor),
    ) {
        filled.target = Some(baseline * times.value);
    }
    if filled.baseline.is_none()
        && let Some(target) = target
        && counts_from_nothing(&sentence, target)
    {
        filled.baseline = Some(0.0);
    }
    let falls = matches!((filled.baseline, filled.target), (Some(baseline), Some(target)) if target < baseline);
    if is(Class::DOWN) || (falls && !is(Class::UP)) {
        filled.measure = KeyResultKind::Decrease;
    }
    filled
}

/// The only number of a role, where there is just one.
pub(crate) fn only(numbers: &[Quantity], role: Role) -> Option<&Quantity> {
    let mut found = numbers.iter().filter(|number| number.role == role);
    found.next().filter(|_| found.next().is_none())
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

/// "Close 15 new contracts", "Save 200,000 euros": what is produced within the cycle starts at 0.
fn counts_from_nothing(sentence: &Sentence, target: &Quantity) -> bool {
    let steers = Class::UP
        .or(Class::DOWN)
        .or(Class::BETTER)
        .or(Class::REACH)
        .or(Class::KEEP);
    let currency = |at: usize| sentence.is(at, "$ € £ eur usd gbp chf");
    let first = if currency(target.at.start.saturating_sub(1)) {
        target.at.start - 1
    } else {
        target.at.start
    };
    let opens = first == sentence.head + 1
        || (first == sentence.head + 2 && sentence.is(sentence.head + 1, "back up in another"));
    let money = first != target.at.start
        || currency(target.at.end)
        || sentence.is(target.at.end, "euros dollars pounds francs");
    let raises_money = sentence.is(sentence.head, "raise") && money;
    // "10 dentists pay in advance".
    if first == sentence.head && !target.percent && target.role == Role::Bare {
        return true;
    }
    let produced = (opens && !sentence.class_at(sentence.head).meets(steers)) || raises_money;
    let activity = activity(sentence).is_some();
    let per_period = sentence
        .words
        .iter()
        .any(|word| word.among("per weekly monthly daily yearly annual"))
        || sentence.phrase("a month").is_some()
        || sentence.phrase("a week").is_some()
        || sentence.phrase("a day").is_some();
    if target.percent {
        return activity;
    }
    target.role == Role::Bare
        && (activity || !per_period)
        && (produced || activity || sentence.is(target.at.end, "new additional more extra further"))
}

fn meets_people(sentence: &Sentence, verb: &Verb) -> bool {
    sentence.is(verb.at.end, "with")
        || (sentence.word(verb.at.end).is_some_and(|word| word.sort == Sort::Number)
            && (verb.at.end + 1..verb.at.end + 4).any(|at| {
                sentence.is(at, "customers clients leads prospects partners donors suppliers teams parents investors candidates users employees managers journalists")
            }))
}

/// Whether the object is something that is held: "10 workshops", "a weekly meeting".
fn object_is_event(sentence: &Sentence, verb: &Verb) -> bool {
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

fn is_on_time(sentence: &Sentence) -> bool {
    sentence.phrase("on time").is_some() || sentence.phrase("within").is_some()
}

/// "5.5 stars", "4.8 out of 4", "6/5".
fn over_its_scale(sentence: &Sentence, numbers: &[Quantity]) -> Option<(f64, f64)> {
    let stars = numbers.iter().find(|number| {
        (sentence.is(number.at.end, "star stars")) && number.value > 5.0 && number.value <= 10.0
    });
    if let Some(stars) = stars {
        return Some((stars.value, 5.0));
    }
    numbers
        .iter()
        .zip(numbers.iter().skip(1))
        .find_map(|(one, scale)| {
            let between = one.at.end..scale.at.start;
            let out_of = (between.len() == 2
                && sentence.is(between.start, "out")
                && sentence.is(between.start + 1, "of"))
                || (between.len() == 1 && sentence.is(between.start, "/"));
            (out_of && one.value > scale.value && scale.value <= 10.0)
                .then_some((one.value, scale.value))
        })
}

/// Whether what is measured is a share of a whole, and not a growth or a ratio that may exceed it.
fn is_share(sentence: &Sentence, numbers: &[Quantity]) -> bool {
    let beyond = sentence.words.iter().any(|word| {
        word.among("growth grow roi return returns quota plan budget attainment capacity ratio target targets funded goal goals forecast margin markup npv oversubscribed expansion")
    });
    let net = sentence.is(sentence.head, "net")
        || sentence.phrase("net revenue").is_some()
        || sentence.phrase("net dollar").is_some()
        || sentence.phrase("net retention").is_some();
    let of_whole = numbers
        .iter()
        .any(|number| number.percent && sentence.is(number.at.end, "of"));
    let share = (0..sentence.words.len()).any(|at| sentence.class_at(at).meets(Class::SHARE));
    !beyond && !net && (share || of_whole)
}
