//! What a key result's sentence says, filled into the fields that are empty.

use super::activity::activity;
use super::key_result_words::only;
use super::lexicon::Class;
use super::quantity::{Quantity, Role, first, quantities};
use super::sentence::Sentence;
use crate::domain::{KeyResult, KeyResultKind, Unit};
use crate::phrase::{Context, read};

/// A key result with what its sentence says filled into the fields that are empty. It never invents a number; only
/// what is counted from nothing ("close 15 new contracts") starts at 0.
pub fn filled(key_result: &KeyResult, context: &Context) -> KeyResult {
    let mut filled = key_result.clone();
    if !key_result.measure.is_numeric()
        || key_result.target.is_some()
        || key_result.band.is_some()
        || key_result.title.trim().is_empty()
    {
        return filled;
    }
    let mut understood = read(&key_result.title, context);
    // With a baseline typed by hand "by 20 %" has a target.
    understood.baseline = key_result.baseline.or(understood.baseline);
    let said = understood.key_result_fields(context);
    if filled.unit == Unit::Number {
        filled.unit = said.unit.unwrap_or_default();
    }
    if let Some(measure) = said.measure.filter(|measure| measure.is_numeric()) {
        filled.measure = measure;
    }
    filled.band = said.band;
    filled.target = said.target;
    filled.baseline = said.baseline;
    let sentence = Sentence::read(&key_result.title);
    let numbers = quantities(&sentence);
    // "From two in ten to four in ten"
    if numbers
        .iter()
        .any(|number| number.percent && number.at.len() > 2)
    {
        filled.unit = Unit::Percent;
        filled.band = None;
        filled.target = None;
        filled.baseline = None;
        filled.measure = KeyResultKind::Increase;
    }
    // What the reader of sentences leaves open ("78% to 85%", "120/month") may still be plain to the coach.
    if filled.measure != KeyResultKind::Hold && filled.target.is_none() {
        let target = first(&numbers, Role::Target).or_else(|| only(&numbers, Role::Bare));
        filled.target = target.map(|number| number.value);
        filled.baseline = filled
            .baseline
            .or_else(|| first(&numbers, Role::Baseline).map(|number| number.value));
    }
    // "15 of 20 pilot customers sign", "5 out of 8": the first is what to arrive at, from none
    if let [some, all, ..] = numbers.as_slice()
        && some.at.start == sentence.head
        && (some.at.end + 1 == all.at.start || sentence.is(some.at.end, "out"))
        && sentence.is(all.at.start - 1, "of")
        && all.at.start - some.at.end <= 2
        && !some.percent
        && filled.target.is_none()
        && filled.measure != KeyResultKind::Hold
    {
        filled.target = Some(some.value);
        filled.baseline = filled.baseline.or(Some(0.0));
    }
    if filled.measure != KeyResultKind::Hold
        && filled.baseline.is_none()
        && let Some(target) = first(&numbers, Role::Target).or_else(|| only(&numbers, Role::Bare))
        && counts_from_nothing(&sentence, target)
    {
        filled.baseline = Some(0.0);
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
