//! Fixes that change a sentence or bring a record along. Each loses nothing: what is taken out of one place is kept in another.

use super::fill::filled;
use super::finding::Fix;
use super::objective_words::qualitative;
use super::second_aim::second_objective;
use super::sentence::{PREPOSITIONS, Sentence};
use super::{finding::Answer, key_result, kpi, objective};
use crate::domain::number::plain;
use crate::domain::{DatedTarget, Direction, Id, KeyResult, Kpi, Link, Meaning, Objective, Record};
use crate::learn::counter_metric;
use crate::phrase::{Context, capital, read};

/// Most key results one objective has room for (O10).
const MOST_KEY_RESULTS: usize = 5;

/// O1: the title without its number, and the whole sentence as a key result. None where what is left says too little, and
/// before two aims are parted (O5): the key result would have both.
pub(crate) fn number_out(draft: &objective::Draft) -> Option<Fix> {
    let context = Context::new(draft.today);
    let shorter = read(&draft.objective.title, &context).title;
    let left = Sentence::read(&shorter);
    let last = left.words.last()?;
    let dangles = last.among(PREPOSITIONS) || last.among("the a an our at least most more");
    let is_joined = second_objective(&draft.sentence).is_some();
    let has_room = !is_joined && draft.key_results.len() < MOST_KEY_RESULTS;
    if !has_room || left.count() < 2 || dangles || !matches!(qualitative(&left), Answer::Passed) {
        return None;
    }
    let id = (1..)
        .map(|number: u32| {
            Id::derived(&[draft.objective.id.as_str(), "number", &number.to_string()])
        })
        .find(|id| draft.workspace.key_result(id).is_none())?;
    let key_result = KeyResult {
        id,
        objective: draft.objective.id.clone(),
        title: draft.objective.title.trim().to_owned(),
        order: i32::try_from(draft.key_results.len()).unwrap_or(i32::MAX),
        ..KeyResult::default()
    };
    let objective = Objective {
        title: shorter,
        ..draft.objective.clone()
    };
    Some(Fix::Apply {
        label: "Make the number a key result".to_owned(),
        records: vec![objective.into(), filled(&key_result, &context).into()],
    })
}

/// O4: what follows the first sentence goes in front of the reason.
pub(crate) fn rest_into_why(draft: &objective::Draft) -> Option<Fix> {
    let sentence = &draft.sentence;
    let stop = super::objective_words::first_stop(sentence)?;
    let (first, rest) = parts(sentence, stop, stop + 1)?;
    Some(Fix::apply(
        "Move the rest into the reason",
        Objective {
            title: first,
            why: joined(rest, &draft.objective.why),
            ..draft.objective.clone()
        },
    ))
}

/// O5: the first aim stays, the second is kept in the note until it is an objective of its own.
pub(crate) fn keep_first(draft: &objective::Draft) -> Option<Fix> {
    let sentence = &draft.sentence;
    let second = second_objective(sentence)?;
    let is_link = |at: usize| {
        sentence.is(at, "and & + plus then also to so , ;")
            || sentence
                .word(at)
                .is_some_and(|word| word.lower.ends_with("ly"))
    };
    let mut end = second;
    while end > 0 && is_link(end - 1) {
        end -= 1;
    }
    let (first, rest) = parts(sentence, end, second)?;
    let second = format!("A second objective: {rest}");
    Some(Fix::apply(
        "Keep the first, note the second",
        Objective {
            title: first,
            note: joined(second, &draft.objective.note),
            ..draft.objective.clone()
        },
    ))
}

/// O6: a group in the owner's place is the team.
pub(crate) fn group_is_team(objective: &Objective) -> Option<Fix> {
    objective.team.trim().is_empty().then(|| {
        Fix::apply(
            "Make it the team, and ask who drives it",
            Objective {
                team: objective.owner.trim().to_owned(),
                owner: String::new(),
                ..objective.clone()
            },
        )
    })
}

/// K1 and K7: the last reading of the KPI that measures it is where it starts.
pub(crate) fn from_last_reading(draft: &key_result::Draft) -> Option<Fix> {
    let kpi = draft.workspace.measuring_kpi(&draft.key_result.id)?;
    let last = draft.workspace.readings_of(&kpi.id).last()?.value;
    (kpi.unit == draft.key_result.unit).then(|| {
        Fix::apply(
            format!("Start from the KPI’s last reading, {}", plain(last)),
            draft.changed(|one| one.baseline = Some(last)),
        )
    })
}

/// P3: the other direction, where every target fits that one.
pub(crate) fn turned(draft: &kpi::Draft) -> Option<Fix> {
    let fits = |side: fn(&DatedTarget) -> bool| draft.kpi.targets.iter().all(side);
    let (direction, label) = match draft.kpi.direction {
        Some(Direction::Up) if fits(|one| one.target.low.is_none()) => {
            (Direction::Down, "Say that lower is better")
        }
        Some(Direction::Down) if fits(|one| one.target.high.is_none()) => {
            (Direction::Up, "Say that higher is better")
        }
        _ => return None,
    };
    let turned = draft.changed(|kpi| kpi.direction = Some(direction));
    Some(Fix::apply(label, turned))
}

/// P9: a KPI that guards this one; one of that name that is there already is only linked.
pub(crate) fn guard(draft: &kpi::Draft) -> Option<Fix> {
    let counter = counter_metric(&draft.kpi.name)?;
    let known = draft
        .workspace
        .kpis()
        .find(|kpi| kpi.retired.is_none() && kpi.name.eq_ignore_ascii_case(counter.name));
    let id = match known {
        Some(known) => known.id.clone(),
        None => Id::derived(&[draft.kpi.id.as_str(), "counter"]),
    };
    if id == draft.kpi.id || (known.is_none() && draft.workspace.kpi(&id).is_some()) {
        return None;
    }
    let mut records = vec![Record::from(Link::new(&id, Meaning::Guards, &draft.kpi.id))];
    if known.is_none() {
        let guard = Kpi {
            id,
            name: counter.name.to_owned(),
            visibility: draft.kpi.visibility,
            ..Kpi::default()
        };
        records.insert(0, guard.into());
    }
    Some(Fix::Apply {
        label: format!("Guard it with “{}”", counter.name),
        records,
    })
}

/// The text before a token and the text from another token on, as sentences; none where one of them says nothing.
fn parts(sentence: &Sentence, end: usize, from: usize) -> Option<(String, String)> {
    let first = sentence.span(&(0..end));
    let rest = sentence.word(from)?.span.start;
    let first = sentence.text.get(first)?.trim();
    let rest = sentence.text.get(rest..)?.trim();
    (first.split_whitespace().count() > 1).then(|| (first.to_owned(), capital(rest)))
}

fn joined(first: String, before: &str) -> String {
    match before.trim() {
        "" => first,
        before => format!("{first}\n{before}"),
    }
}
