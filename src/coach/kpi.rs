//! Checks on a KPI (P1-P12).

use super::check::CheckId;
use super::drafts::KpiDraft;
use super::finding::{Answer, Field, Fix, Trip};
use super::mend;
use super::{kpi_words as said, owner};
use crate::domain::number::plain;
use crate::domain::{Band, Cadence, DatedTarget, Direction, Meaning, Nature, Unit};
use crate::figures::Figures;
use crate::insight::{Assurance, kpi_report};
use crate::phrase::{ENGLISH, Sense};

/// Most KPIs one owner should have.
const MOST_KPIS: usize = 7;

/// A check and how a draft answers it.
type KpiCheck = (CheckId, fn(&KpiDraft) -> Answer);

/// Every check of the family on a draft.
pub(crate) fn answers<'a>(draft: &'a KpiDraft<'a>) -> impl Iterator<Item = (CheckId, Answer)> + 'a {
    const TABLE: &[KpiCheck] = &[
        (CheckId::P1, metric),
        (CheckId::P2, unit_and_direction),
        (CheckId::P3, sides),
        (CheckId::P4, cadence),
        (CheckId::P5, one_owner),
        (CheckId::P6, definition_and_source),
        (CheckId::P7, leading_or_lagging),
        (CheckId::P8, not_vanity_alone),
        (CheckId::P9, guarded),
        (CheckId::P10, reachable),
        (CheckId::P11, no_weasel_words),
        (CheckId::P12, few_enough),
    ];
    TABLE.iter().map(move |(id, answer)| (*id, answer(draft)))
}

fn metric(draft: &KpiDraft) -> Answer {
    if draft.sentence.words.is_empty() {
        return Answer::Unanswered;
    }
    match said::action(&draft.sentence) {
        None => Answer::Passed,
        Some(at) => Trip::words(
            &draft.sentence.text,
            draft.sentence.span(&at),
            "This is something to do, not something to measure again and again.",
            Fix::advice(
                "Name the number it should move. The action is an initiative or an objective.",
            ),
        ),
    }
}

fn unit_and_direction(draft: &KpiDraft) -> Answer {
    if draft.kpi.direction.is_none() {
        return Trip::beside(
            Field::Direction,
            "The direction isn’t set.",
            Fix::advice("Choose up, down or hold."),
        );
    }
    let named = (draft.kpi.unit == Unit::Number)
        .then(|| said::unit_named(&draft.sentence))
        .flatten();
    let Some((at, unit)) = named else {
        return Answer::Passed;
    };
    let fix = match unit {
        Some(unit) => Fix::apply(
            if unit == Unit::Percent {
                "Set the unit to percent"
            } else {
                "Set the unit to hours"
            },
            draft.changed(|kpi| kpi.unit = unit),
        ),
        None => Fix::advice("Choose the currency it is counted in."),
    };
    Trip::words(
        &draft.sentence.text,
        draft.sentence.span(&at),
        "The name suggests a unit, but the field says plain number.",
        fix,
    )
}

fn sides(draft: &KpiDraft) -> Answer {
    let kpi = draft.kpi;
    if kpi.targets.is_empty() || kpi.targets.iter().all(|target| target.target.is_open()) {
        return Trip::beside(
            Field::Target,
            "It has no target, so no reading can meet or miss it.",
            Fix::advice("Set the value that meets it and the value that triggers the alarm."),
        );
    }
    let wrong = kpi
        .targets
        .iter()
        .position(|target| side_problem(kpi.direction, target).is_some());
    let Some((at, target)) = wrong.and_then(|at| kpi.targets.get(at).map(|target| (at, target)))
    else {
        return Answer::Passed;
    };
    let shown = format!(
        "{} / {}",
        shown(&target.target),
        target.alarm.as_ref().map(shown).unwrap_or_default()
    );
    match side_problem(kpi.direction, target) {
        Some(StrictSide::Alarm) => {
            let swapped = draft.changed(|kpi| {
                if let Some(target) = kpi.targets.get_mut(at)
                    && let Some(alarm) = target.alarm
                {
                    target.alarm = Some(target.target);
                    target.target = alarm;
                }
            });
            Trip::numbers(
                Field::Target,
                shown,
                "The alarm is on the good side of the target, so it would never trigger.",
                Fix::apply("Swap target and alarm", swapped),
            )
        }
        _ => Trip::numbers(
            Field::Target,
            shown,
            "The target is a limit on the bad side for this direction.",
            Fix::advice("Reverse the direction, or use the other limit for the target."),
        )
        .or_fix(|| mend::turned(draft)),
    }
}

enum StrictSide {
    /// The alarm is stricter than the target.
    Alarm,
    /// The target limits the wrong side.
    Target,
}

fn side_problem(direction: Option<Direction>, target: &DatedTarget) -> Option<StrictSide> {
    let lacks = match direction {
        Some(Direction::Up) => target.target.low.is_none(),
        Some(Direction::Down) => target.target.high.is_none(),
        Some(Direction::Hold) | None => target.target.is_open(),
    };
    if lacks {
        return Some(StrictSide::Target);
    }
    match &target.alarm {
        Some(alarm) if !alarm.is_open() && !alarm.encloses(&target.target) => {
            Some(StrictSide::Alarm)
        }
        _ => None,
    }
}

fn shown(band: &Band) -> String {
    match (band.low, band.high) {
        (Some(low), Some(high)) => format!("{} to {}", plain(low), plain(high)),
        (Some(low), None) => format!("≥ {}", plain(low)),
        (None, Some(high)) => format!("≤ {}", plain(high)),
        (None, None) => String::new(),
    }
}

fn cadence(draft: &KpiDraft) -> Answer {
    if draft.kpi.cadence.is_some() {
        return Answer::Passed;
    }
    let often = |sense| match sense {
        Sense::Often(cadence) => Some(cadence),
        _ => None,
    };
    let named = draft.sentence.words.iter();
    let named = named
        .filter_map(|word| ENGLISH.find(&word.lower, often))
        .next()
        .unwrap_or(Cadence::Month);
    Trip::beside(
        Field::Cadence,
        "No cadence is set.",
        Fix::apply(
            format!("Read it {}", named.adverb()),
            draft.changed(|kpi| kpi.cadence = Some(named)),
        ),
    )
}

fn one_owner(draft: &KpiDraft) -> Answer {
    match owner::read(&draft.kpi.owner) {
        owner::Owner::Nobody => Trip::beside(
            Field::Owner,
            "Nobody owns this KPI.",
            Fix::advice("Name the person or department responsible for it."),
        ),
        _ => Answer::Passed,
    }
}

fn definition_and_source(draft: &KpiDraft) -> Answer {
    let defined = !draft.kpi.definition.trim().is_empty();
    let sourced = !draft.kpi.source.trim().is_empty();
    let (sentence, advice) = match (defined, sourced) {
        (true, true) => return Answer::Passed,
        (false, true) => (
            "It has no definition.",
            "Write what is counted, out of what, and what is excluded.",
        ),
        (true, false) => (
            "No data source is set.",
            "Name the system, report or person it comes from.",
        ),
        (false, false) => (
            "It has no definition and no data source.",
            "Write what is counted, out of what, and the system it comes from.",
        ),
    };
    Trip::beside(Field::Definition, sentence, Fix::advice(advice))
}

fn leading_or_lagging(draft: &KpiDraft) -> Answer {
    let is_leading = |id| {
        draft
            .workspace
            .kpi(id)
            .is_some_and(|driver| driver.nature == Some(Nature::Leading))
    };
    match draft.kpi.nature {
        Some(Nature::Leading) => Answer::Passed,
        None => Trip::beside(
            Field::Nature,
            "It isn’t marked as leading or lagging.",
            Fix::advice(
                "Leading if you can act on it before the result is in; lagging if it shows the result.",
            ),
        )
        .or_fix(|| mend::nature_said(draft)),
        Some(Nature::Lagging)
            if draft
                .workspace
                .linked_to(&draft.kpi.id, Meaning::Drives)
                .any(is_leading) =>
        {
            Answer::Passed
        }
        Some(Nature::Lagging) => Trip::beside(
            Field::Links,
            "It’s lagging, and no leading KPI is linked to it.",
            Fix::advice(
                "Link a KPI that moves earlier, such as what people do to get the result.",
            ),
        ),
    }
}

fn not_vanity_alone(draft: &KpiDraft) -> Answer {
    let Some(at) = said::vanity(&draft.sentence) else {
        return Answer::Passed;
    };
    let links = |meaning| {
        draft
            .workspace
            .linked_from(&draft.kpi.id, meaning)
            .next()
            .is_some()
    };
    let guarded = draft
        .workspace
        .linked_to(&draft.kpi.id, Meaning::Guards)
        .next()
        .is_some();
    if links(Meaning::Drives) || guarded {
        return Answer::Passed;
    }
    Trip::words(
        &draft.sentence.text,
        draft.sentence.span(&at),
        "This can rise without helping you.",
        Fix::advice("Link the KPI it should drive, or measure what these people do next."),
    )
}

fn guarded(draft: &KpiDraft) -> Answer {
    let Some((at, counter)) = said::temptation(&draft.sentence) else {
        return Answer::Beside;
    };
    if draft
        .workspace
        .linked_to(&draft.kpi.id, Meaning::Guards)
        .next()
        .is_some()
    {
        return Answer::Passed;
    }
    Trip::words(
        &draft.sentence.text,
        draft.sentence.span(&at),
        "It can be met at the cost of something else, and no counter-metric shows that.",
        Fix::advice(format!("Link a counter-metric for {counter}.")),
    )
    .or_fix(|| mend::guard(draft))
}

fn reachable(draft: &KpiDraft) -> Answer {
    let Some(target) = draft.kpi.target_on(draft.today) else {
        return Answer::Beside;
    };
    let report = kpi_report(draft.workspace, draft.kpi, draft.today.into());
    match (report.assurance, report.limits()) {
        (Some(Assurance::WillNotMeet), Some(limits)) => {
            let (lines, figures) = (target.lines(), Figures::default());
            let give = |limit| figures.beside(limit, &Unit::Number, Some(1), &lines);
            let (lower, upper) = (give(limits.lower), give(limits.upper));
            Trip::numbers(
                Field::Target,
                shown(&target.target),
                format!(
                    "The process normally delivers {lower} to {upper}. It will not meet this target as it is."
                ),
                // Changing the process is an OKR (DOMAIN §4).
                Fix::Recover(draft.kpi.id.clone()),
            )
        }
        (Some(_), _) => Answer::Passed,
        (None, _) => Answer::Beside,
    }
}

fn no_weasel_words(draft: &KpiDraft) -> Answer {
    let Some(at) = said::weasel(&draft.sentence) else {
        return Answer::Passed;
    };
    if !draft.kpi.definition.trim().is_empty() {
        return Answer::Passed;
    }
    let words = draft.sentence.span(&at);
    let said = draft
        .sentence
        .text
        .get(words.clone())
        .unwrap_or_default()
        .to_owned();
    Trip::words(
        &draft.sentence.text,
        words,
        format!("“{said}” means something different to everyone."),
        Fix::advice("Define what is counted, or name the number itself."),
    )
}

fn few_enough(draft: &KpiDraft) -> Answer {
    let owner = draft.kpi.owner.trim();
    if owner.is_empty() {
        return Answer::Unanswered;
    }
    let others = draft.workspace.kpis().filter(|other| {
        other.id != draft.kpi.id
            && owner::same(&other.owner, owner)
            && other.retired.is_none_or(|day| day > draft.today)
    });
    let count = 1 + others.count();
    if count <= MOST_KPIS {
        return Answer::Passed;
    }
    Trip::numbers(
        Field::Owner,
        count.to_string(),
        format!("{owner} owns {count} KPIs."),
        Fix::advice("Keep the seven that people act on. Retire the others or hand them over."),
    )
}
