//! What a key result's sentence says, filled into the fields that are empty.

use super::activity::activity;
use super::key_result_words::only;
use super::lexicon::Class;
use super::quantity::{Quantity, Role, first, quantities};
use super::sentence::Sentence;
use crate::domain::{Band, KeyResult, KeyResultKind, Unit};

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
