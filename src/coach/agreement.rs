//! Whether a key result's words agree with its numbers (K9).

use super::finding::{Answer, Field, Fix, Trip};
use super::key_result::Draft;
use super::key_result_words as said;
use super::lexicon::Class;
use super::quantity::{Quantity, Role, first};
use crate::domain::{KeyResult, KeyResultKind, Unit};

pub(crate) fn words_agree(draft: &Draft) -> Answer {
    let one = draft.key_result;
    if draft.sentence.words.is_empty() || !one.measure.is_numeric() {
        return Answer::Beside;
    }
    let verb = draft.sentence.verb();
    let says = |class: Class| {
        !draft.sentence.negated
            && verb
                .as_ref()
                .is_some_and(|verb| verb.class.meets(class) && !verb.class.meets(Class::KEEP))
    };
    if let Some(answer) = number_differs(draft) {
        return answer;
    }
    if let (Some(baseline), Some(target), true) =
        (draft.baseline(), draft.target(), draft.is_change())
    {
        let rises = target > baseline;
        let falls = target < baseline;
        let wrong_way = (says(Class::DOWN) && rises) || (says(Class::UP) && falls);
        if wrong_way {
            let at = verb.map(|verb| verb.at).unwrap_or(0..0);
            return Trip::words(
                &draft.sentence.text,
                draft.sentence.span(&at),
                format!(
                    "The sentence and the numbers go opposite ways: from {baseline} to {target}."
                ),
                Fix::apply(
                    "Swap baseline and target",
                    draft.changed(|one| {
                        one.baseline = Some(target);
                        one.target = Some(baseline);
                    }),
                ),
            );
        }
        let other_kind = match one.measure {
            KeyResultKind::Increase if falls => Some(KeyResultKind::Decrease),
            KeyResultKind::Decrease if rises => Some(KeyResultKind::Increase),
            _ => None,
        };
        if let Some(kind) = other_kind {
            return Trip::numbers(
                Field::Target,
                format!("{baseline} → {target}"),
                "The numbers go the other way than the kind of key result.",
                Fix::apply(
                    if kind == KeyResultKind::Decrease {
                        "Make it a decrease"
                    } else {
                        "Make it an increase"
                    },
                    draft.changed(|one| one.measure = kind),
                ),
            );
        }
    }
    Answer::Passed
}

/// A baseline, target or change that the sentence and the fields say differently.
fn number_differs(draft: &Draft) -> Option<Answer> {
    let one = draft.key_result;
    let differs =
        |said: f64, field: f64| (said - field).abs() > 1e-6 * said.abs().max(field.abs()).max(1e-3);
    let trip = |number: &Quantity, field: f64, which: Field, fixed: KeyResult| {
        Trip::words(
            &draft.sentence.text,
            draft.sentence.span(&number.at),
            format!(
                "The sentence says {}, the {} field {field}.",
                number.value,
                which.word()
            ),
            Fix::apply("Take the number from the sentence", fixed),
        )
    };
    if let (Some(number), Some(field)) = (first(&draft.numbers, Role::Baseline), one.baseline)
        && differs(number.value, field)
    {
        return Some(trip(
            number,
            field,
            Field::Baseline,
            draft.changed(|one| one.baseline = Some(number.value)),
        ));
    }
    let said = first(&draft.numbers, Role::Target).or_else(|| {
        let measures = draft
            .numbers
            .iter()
            .filter(|number| number.role != Role::Name)
            .count();
        said::only(&draft.numbers, Role::Bare).filter(|_| measures == 1)
    });
    if let (Some(number), Some(field)) = (said, one.target) {
        let is_difference = one
            .baseline
            .is_some_and(|baseline| !differs(number.value, (field - baseline).abs()));
        let per_cent = number.percent == (one.unit == Unit::Percent) || !number.percent;
        if differs(number.value, field) && per_cent && !is_difference {
            return Some(trip(
                number,
                field,
                Field::Target,
                draft.changed(|one| one.target = Some(number.value)),
            ));
        }
    }
    let change = draft
        .numbers
        .iter()
        .find(|number| number.percent && number.role == Role::Change && number.value <= 100.0)?;
    let (baseline, target) = (one.baseline?, one.target?);
    let step = (target - baseline).abs();
    let relative = baseline.abs() * change.value / 100.0;
    let near = |wanted: f64| (step - wanted).abs() <= 0.02 * wanted.abs().max(1.0);
    if baseline.abs() < f64::EPSILON || near(relative) || near(change.value) {
        return None;
    }
    let up = target >= baseline;
    let meant = if up {
        baseline + relative
    } else {
        baseline - relative
    };
    Some(trip(
        change,
        target,
        Field::Target,
        draft.changed(|one| one.target = Some(meant)),
    ))
}
