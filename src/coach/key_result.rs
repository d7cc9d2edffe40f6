//! Checks on a key result (K1-K11).

use super::activity::{activity, says_how_many};
use super::agreement::words_agree;
use super::check::CheckId;
use super::drafts::{KeyResultDraft, nature};
use super::fill::filled;
use super::finding::{Answer, Field, Fix, Trip, said};
use super::key_result_words as said;
use super::mend;
use super::quantity::{Quantity, Role};
use super::sentence::Sentence;
use crate::domain::letters::to_lowercase;
use crate::domain::number::plain;
use crate::domain::{Ambition, Band, KeyResultKind, Nature, Unit};
use crate::phrase::Context;

/// A check and how a draft answers it.
type KeyResultCheck = (CheckId, fn(&KeyResultDraft) -> Answer);

/// Every check of the family on a draft.
pub(crate) fn answers<'a>(
    draft: &'a KeyResultDraft<'a>,
) -> impl Iterator<Item = (CheckId, Answer)> + 'a {
    const TABLE: &[KeyResultCheck] = &[
        (CheckId::K1, measurable),
        (CheckId::K2, goes_somewhere),
        (CheckId::K3, outcome),
        (CheckId::K4, due_in_the_cycle),
        (CheckId::K5, shows_in_the_cycle),
        (CheckId::K6, confidence_fits),
        (CheckId::K7, change_has_a_baseline),
        (CheckId::K8, metric_of_its_own),
        (CheckId::K9, words_agree),
        (CheckId::K10, quality_beside_quantity),
        (CheckId::K11, possible),
    ];
    TABLE.iter().map(move |(id, answer)| (*id, answer(draft)))
}

fn measurable(draft: &KeyResultDraft) -> Answer {
    let one = draft.key_result;
    match one.measure {
        KeyResultKind::Done => return Answer::Passed,
        KeyResultKind::Milestones if one.steps.is_empty() => {
            return Trip::beside(
                Field::Steps,
                "It has no steps.",
                Fix::advice("Add the steps that lead to it, or measure its effect instead."),
            );
        }
        KeyResultKind::Milestones => return Answer::Passed,
        KeyResultKind::Hold if one.band.is_none_or(|band| band.is_open()) => {
            return Trip::beside(
                Field::Target,
                "It has no limit to hold.",
                Fix::advice("Set its lowest or highest allowed value."),
            );
        }
        KeyResultKind::Hold => return unit_fits(draft),
        KeyResultKind::Increase | KeyResultKind::Decrease => {}
    }
    if one.baseline.is_some() && one.target.is_some() {
        return unit_fits(draft);
    }
    // By how much, and of what, is K7's question.
    if relative_change(draft).is_some() && one.baseline.is_none() {
        return Answer::Unanswered;
    }
    let filled = filled(one, &Context::new(draft.today));
    if filled != *one && filled.baseline.is_some() && filled.target.is_some() {
        return Trip::beside(
            Field::Target,
            "The numbers are in the sentence but not in the fields.",
            Fix::apply("Use the numbers from the sentence", filled),
        );
    }
    // "Attend two trade fairs": that it is an activity is what matters, and so many of it start from none.
    if says_how_many(&draft.sentence) && activity(&draft.sentence).is_some() {
        return Answer::Unanswered;
    }
    let (field, sentence, advice) = match (one.baseline, one.target) {
        (None, None) => (
            Field::Target,
            "It has no baseline and no target.",
            "Add where the number is today and where it should be at the end.",
        ),
        (Some(_), None) => (
            Field::Target,
            "It has no target.",
            "Add where the number should be at the end.",
        ),
        _ => (
            Field::Baseline,
            "It has no baseline.",
            "Add where the number is today. If it starts from nothing, type 0.",
        ),
    };
    Trip::beside(field, sentence, Fix::advice(advice)).or_fix(|| {
        let starts = one.baseline.is_none() && one.target.is_some();
        starts.then(|| mend::from_last_reading(draft)).flatten()
    })
}

/// A percent sign in the sentence and another unit in the field.
fn unit_fits(draft: &KeyResultDraft) -> Answer {
    let percent = draft
        .numbers
        .iter()
        .find(|number| number.percent && matches!(number.role, Role::Baseline | Role::Target));
    let agrees = matches!(draft.key_result.unit, Unit::Percent);
    match percent {
        Some(number) if !agrees => Trip::words(
            &draft.sentence.text,
            draft.sentence.span(&number.at),
            "The sentence says percent, but the unit doesn’t.",
            Fix::apply(
                "Set the unit to percent",
                draft.changed(|one| one.unit = Unit::Percent),
            ),
        ),
        _ => Answer::Passed,
    }
}

fn goes_somewhere(draft: &KeyResultDraft) -> Answer {
    if !draft.is_change() {
        return Answer::Beside;
    }
    let (Some(baseline), Some(target)) = (draft.baseline(), draft.target()) else {
        return Answer::Unanswered;
    };
    if (baseline - target).abs() > f64::EPSILON {
        return Answer::Passed;
    }
    Trip::numbers(
        Field::Target,
        plain(target),
        "Target and baseline are the same number.",
        Fix::apply(
            "Make it a level to hold",
            draft.changed(|one| {
                one.band = Some(match one.measure {
                    KeyResultKind::Decrease => Band::at_most(target),
                    _ => Band::at_least(target),
                });
                one.measure = KeyResultKind::Hold;
                one.baseline = None;
                one.target = None;
            }),
        ),
    )
}

fn outcome(draft: &KeyResultDraft) -> Answer {
    if draft.sentence.words.is_empty() {
        return Answer::Unanswered;
    }
    let Some(at) = activity(&draft.sentence) else {
        return Answer::Passed;
    };
    let words = draft.sentence.span(&at);
    let verb = to_lowercase(draft.sentence.text.get(words.clone()).unwrap_or_default());
    Trip::words(
        &draft.sentence.text,
        words,
        format!("“{verb}” is something to do. It can be done without any effect."),
        Fix::advice("Keep it as an initiative, and measure what changes if it works."),
    )
    .or_fix(|| mend::as_initiative(draft))
}

fn due_in_the_cycle(draft: &KeyResultDraft) -> Answer {
    let Some(cycle) = draft.workspace.cycle_of(draft.objective) else {
        return Answer::Unanswered;
    };
    match draft.key_result.due {
        Some(due) if !cycle.contains(due) => Trip::numbers(
            Field::Due,
            due.to_string(),
            format!(
                "It is due on {}, outside its cycle {} to {}.",
                said(due),
                said(cycle.start),
                said(cycle.end)
            ),
            Fix::apply(
                "Make it due on the cycle's last day",
                draft.changed(|one| one.due = Some(cycle.end)),
            ),
        ),
        _ => Answer::Passed,
    }
}

fn shows_in_the_cycle(draft: &KeyResultDraft) -> Answer {
    let own = nature(draft.workspace, draft.key_result);
    let late = said::shows_later(&draft.sentence);
    let leading = draft
        .siblings
        .iter()
        .any(|other| nature(draft.workspace, other) == Some(Nature::Leading));
    let fix =
        || Fix::advice("Add a leading key result that you can measure before the cycle ends.");
    match (own, late) {
        (Some(Nature::Leading), _) => Answer::Passed,
        _ if leading => Answer::Passed,
        (_, Some(at)) => Trip::words(
            &draft.sentence.text,
            draft.sentence.span(&at),
            "The effect on this number usually only shows after the cycle.",
            fix(),
        ),
        (Some(Nature::Lagging), None) => Trip::beside(
            Field::Nature,
            "This number moves late, and there is no leading key result with it.",
            fix(),
        ),
        (None, None) => Answer::Unanswered,
    }
}

fn confidence_fits(draft: &KeyResultDraft) -> Answer {
    let Some(confidence) = draft.key_result.confidence else {
        return Answer::Unanswered;
    };
    let stretch = draft.objective.ambition == Some(Ambition::Aspirational);
    let has_path = !draft.key_result.steps.is_empty()
        || !draft.key_result.phased.is_empty()
        || draft
            .workspace
            .initiatives_of(&draft.key_result.id)
            .next()
            .is_some();
    let shown = format!("0.{confidence}");
    let trip = |said: &str, sentence: &str, advice: &str| {
        Trip::numbers(Field::Confidence, said, sentence, Fix::advice(advice))
    };
    match confidence {
        10.. => trip(
            "1.0",
            "You are sure to reach it, so it’s business as usual.",
            "Aim higher, or make it a KPI.",
        ),
        // 0.4-0.75 in tenths: 4 to 7.
        8..=9 if stretch => trip(
            &shown,
            "Too certain for a stretch.",
            "Aim higher, or call the objective committed.",
        ),
        0..=2 if !has_path => trip(
            &shown,
            "This is unlikely, and nothing says how to get there.",
            "Add initiatives or steps that could get you there, or lower the target.",
        ),
        3 if stretch => trip(
            &shown,
            "This is unlikely, even for a stretch.",
            "Lower the target a little, or add what would make it more likely.",
        ),
        _ => Answer::Passed,
    }
}

fn relative_change<'a>(draft: &'a KeyResultDraft) -> Option<&'a Quantity> {
    draft
        .numbers
        .iter()
        .find(|number| matches!(number.role, Role::Change | Role::Factor))
}

fn change_has_a_baseline(draft: &KeyResultDraft) -> Answer {
    if !draft.is_change() {
        return Answer::Beside;
    }
    let Some(change) = relative_change(draft) else {
        return Answer::Beside;
    };
    if draft.baseline().is_some() || activity(&draft.sentence).is_some() {
        return Answer::Passed;
    }
    Trip::words(
        &draft.sentence.text,
        draft.sentence.span(&change.at),
        "A change from what? There is no baseline.",
        Fix::advice("Look up today’s value and enter it as the baseline."),
    )
    .or_fix(|| mend::from_last_reading(draft))
}

fn metric_of_its_own(draft: &KeyResultDraft) -> Answer {
    if draft.siblings.is_empty() {
        return Answer::Beside;
    }
    let own_kpi = draft.workspace.measuring_kpi(&draft.key_result.id);
    let own = said::metric(&draft.sentence);
    let twin = draft.siblings.iter().find(|other| {
        let kpi = draft.workspace.measuring_kpi(&other.id);
        (own_kpi.is_some() && own_kpi.map(|kpi| &kpi.id) == kpi.map(|kpi| &kpi.id))
            || (!own.is_empty() && own == said::metric(&Sentence::read(&other.title)))
    });
    match twin {
        None => Answer::Passed,
        Some(other) => Trip::numbers(
            Field::Title,
            other.title.clone(),
            format!("It measures the same as “{}”.", other.title),
            Fix::advice("Keep one of them, and measure something else that success needs."),
        ),
    }
}

fn quality_beside_quantity(draft: &KeyResultDraft) -> Answer {
    if !draft.key_result.measure.is_numeric() || activity(&draft.sentence).is_some() {
        return Answer::Beside;
    }
    let Some(at) = said::bare_quantity(&draft.sentence, &draft.key_result.unit) else {
        return Answer::Beside;
    };
    let beside = draft.siblings.iter().any(|other| {
        matches!(other.unit, Unit::Percent | Unit::Rating(_))
            || said::speaks_of_quality(&Sentence::read(&other.title))
    });
    if beside {
        return Answer::Passed;
    }
    Trip::words(
        &draft.sentence.text,
        draft.sentence.span(&at),
        "This counts how many, but not how good.",
        Fix::advice(
            "Add a key result for quality, such as the share that is accepted, kept or satisfied.",
        ),
    )
}

fn possible(draft: &KeyResultDraft) -> Answer {
    if !draft.key_result.measure.is_numeric() {
        return Answer::Beside;
    }
    match said::impossible(&draft.sentence, draft.key_result) {
        None => Answer::Passed,
        Some((value, limit)) => Trip::numbers(
            Field::Target,
            plain(value),
            format!("{} cannot be: {limit}.", plain(value)),
            Fix::advice("Correct the number, or the unit if it isn’t a share."),
        ),
    }
}
