//! Whether a key result's words agree with its numbers (K9).

use super::drafts::KeyResultDraft;
use super::finding::{Answer, Field, Fix, Trip};
use super::lexicon::Class;
use super::quantity::{Role, first};
use super::sentence::Verb;
use super::words::{Form, Sort};
use crate::domain::number::plain;
use crate::domain::{KeyResult, KeyResultKind, Unit};
use crate::phrase::{ChangeOf, Context, Part, convert, read};

/// K9: direction, kind and numbers say the same.
pub(crate) fn words_agree(draft: &KeyResultDraft) -> Answer {
    let one = draft.key_result;
    if draft.sentence.words.is_empty() || !one.measure.is_numeric() {
        return Answer::Beside;
    }
    let verb = draft.sentence.verb().or_else(|| finite(draft));
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
                    "The sentence and the numbers go in opposite directions: from {} to {}.",
                    plain(baseline),
                    plain(target)
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
                format!("{} → {}", plain(baseline), plain(target)),
                "The numbers go the opposite way to the kind of key result.",
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

/// "Complaints rise from 40 to 20": a verb behind its subject, before the number it starts from.
fn finite(draft: &KeyResultDraft) -> Option<Verb> {
    let sentence = &draft.sentence;
    let from = first(&draft.numbers, Role::Baseline)?.at.start;
    let at = (from.saturating_sub(3)..from)
        .find(|&at| sentence.is(at, "from"))?
        .checked_sub(1)?;
    let subject = sentence.word(at.checked_sub(1)?)?;
    let word = sentence.word(at)?;
    let agrees = match word.form {
        Form::Base => subject.form == Form::S,
        // The others of this form are as often nouns: "price increases".
        Form::S => {
            word.among("grows climbs shrinks drops falls sinks") && subject.form == Form::Base
        }
        Form::Ed | Form::Ing => false,
    };
    let class = sentence.class_at(at);
    (agrees && subject.sort == Sort::Word && class.meets(Class::UP.or(Class::DOWN))).then_some(
        Verb {
            at: at..at + 1,
            class,
            passive: false,
        },
    )
}

/// A baseline, target or change that the sentence and the fields say differently.
fn number_differs(draft: &KeyResultDraft) -> Option<Answer> {
    let one = draft.key_result;
    let said = read(&one.title, &Context::new(draft.today));
    // "2 days" in the sentence are 48 in a field that counts hours.
    let here = |value: f64| match (&said.unit, &one.unit) {
        (Some(Unit::Duration(from)), Unit::Duration(into)) => convert(value, *from, *into),
        _ => value,
    };
    // A number the sentence names anywhere may be the one that is meant.
    let named = |field: f64| {
        draft
            .numbers
            .iter()
            .any(|number| same(number.value, field) || same(here(number.value), field))
    };
    let trip = |part: fn(&Part) -> bool, value: f64, field: f64, which: Field, fixed: KeyResult| {
        let place = said
            .spans
            .iter()
            .find(|span| part(&span.part) && !span.ambiguous)?;
        Some(Trip::words(
            &draft.sentence.text,
            place.start..place.end,
            format!(
                "The sentence says {}, the {} field {}.",
                plain(value),
                which.word(),
                plain(field)
            ),
            Fix::apply("Use the number from the sentence", fixed),
        ))
    };
    let differs = |value: Option<f64>, field: Option<f64>| {
        let (value, field) = (here(value?), field?);
        (!same(value, field) && !named(field)).then_some((value, field))
    };
    if let Some((value, field)) = differs(said.baseline, one.baseline) {
        let fixed = draft.changed(|one| one.baseline = Some(value));
        return trip(
            |part| matches!(part, Part::Baseline(_)),
            value,
            field,
            Field::Baseline,
            fixed,
        );
    }
    if let Some((value, field)) = differs(said.target, one.target) {
        let step = one.baseline.map(|baseline| (field - baseline).abs());
        if step.is_some_and(|step| same(step, value)) {
            return None;
        }
        let fixed = draft.changed(|one| one.target = Some(value));
        return trip(
            |part| matches!(part, Part::Target(_)),
            value,
            field,
            Field::Target,
            fixed,
        );
    }
    let (baseline, change) = (one.baseline?, said.change?);
    let meant = change.target(baseline)?;
    let field = one.target?;
    // Ten percent up from 400 may be rounded, and "5 %" of a share may mean points.
    let near = |wanted: f64| (field - wanted).abs() <= 0.02 * (wanted - baseline).abs().max(1.0);
    let points = [baseline + change.amount, baseline - change.amount];
    let impossible = change.of == ChangeOf::Percent && change.amount > 100.0;
    if near(meant) || points.into_iter().any(near) || baseline.abs() < f64::EPSILON || impossible {
        return None;
    }
    let fixed = draft.changed(|one| one.target = Some(meant));
    trip(
        |part| matches!(part, Part::Change(_)),
        meant,
        field,
        Field::Target,
        fixed,
    )
}

/// Whether two numbers are the same but for rounding.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * one.abs().max(other.abs()).max(1e-3)
}
