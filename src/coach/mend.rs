//! Fixes that change a sentence or bring a record along. Each loses nothing: what is taken out of one place is kept in another.

use super::drafts::{KeyResultDraft, KpiDraft, ObjectiveDraft};
use super::fill::filled;
use super::finding::Answer;
use super::finding::Fix;
use super::key_result_words::metric;
use super::kpi_words::nature_named;
use super::objective_words::qualitative;
use super::second_aim::second_objective;
use super::sentence::{PREPOSITIONS, Sentence};
use crate::domain::number::plain;
use crate::domain::{
    Date, DatedTarget, Direction, Id, Initiative, KeyResult, Kpi, Link, Meaning, Nature, Objective,
    Record, SortedSet, Workspace,
};
use crate::learn::counter_metric;
use crate::phrase::{Context, capital, read};

/// Most key results one objective has room for (O10).
const MOST_KEY_RESULTS: usize = 5;

/// O1: the title without its number, and the whole sentence as a key result. None where what is left says too little, and
/// before two aims are parted (O5): the key result would have both.
pub(crate) fn number_out(draft: &ObjectiveDraft) -> Option<Fix> {
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
        gone: Vec::new(),
    })
}

/// O4: what follows the first sentence goes in front of the reason.
pub(crate) fn rest_into_why(draft: &ObjectiveDraft) -> Option<Fix> {
    let sentence = &draft.sentence;
    let stop = super::objective_words::first_stop(sentence)?;
    let (first, rest) = parts(sentence, stop, stop + 1)?;
    Some(Fix::apply(
        "Move the rest to the reason",
        Objective {
            title: first,
            why: joined(rest, &draft.objective.why),
            ..draft.objective.clone()
        },
    ))
}

/// O5: the first aim stays, the second is kept in the note until it is an objective of its own.
pub(crate) fn keep_first(draft: &ObjectiveDraft) -> Option<Fix> {
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

/// O12 and S2: the KPI that shares most words with the objective and its key results; none where two share as many.
pub(crate) fn improves(
    workspace: &Workspace,
    objective: &Objective,
    key_results: &[&KeyResult],
    today: Date,
) -> Option<Fix> {
    let mut said: Vec<SortedSet<String>> = key_results
        .iter()
        .map(|one| metric(&Sentence::read(&one.title)))
        .collect();
    said.push(metric(&Sentence::read(&objective.title)));
    let shared = |kpi: &Kpi| {
        let named = metric(&Sentence::read(&kpi.name));
        let most = said
            .iter()
            .map(|words| named.iter().filter(|word| words.contains(*word)).count());
        // Half of the name at least: "customer" alone is in many
        most.max()
            .filter(|most| most * 2 >= named.len())
            .unwrap_or(0)
    };
    let open = workspace
        .kpis()
        .filter(|kpi| kpi.retired.is_none_or(|day| day > today));
    let mut best: (usize, Option<&Kpi>) = (0, None);
    for kpi in open {
        let shared = shared(kpi);
        if shared > best.0 {
            best = (shared, Some(kpi));
        } else if shared == best.0 {
            best.1 = None;
        }
    }
    let kpi = best.1?;
    Some(Fix::apply(
        format!("Link it to “{}”", kpi.name),
        Link::new(&objective.id, Meaning::Improves, &kpi.id),
    ))
}

/// K3: what is done becomes an initiative of the objective, as long as nothing hangs on it as a key result.
pub(crate) fn as_initiative(draft: &KeyResultDraft) -> Option<Fix> {
    let (one, workspace) = (draft.key_result, draft.workspace);
    let is_bare = workspace.check_ins_of(&one.id).is_empty()
        && workspace.initiatives_of(&one.id).next().is_none()
        && workspace.measuring_kpi(&one.id).is_none();
    let initiative = Initiative {
        id: Id::derived(&[one.id.as_str(), "initiative"]),
        parent: draft.objective.id.clone(),
        text: one.title.trim().to_owned(),
        due: one.due,
        ..Initiative::default()
    };
    is_bare.then(|| Fix::Apply {
        label: "Make it an initiative".to_owned(),
        records: vec![initiative.into()],
        gone: vec![one.clone().into()],
    })
}

/// P7: whether its name is of something people do (leading) or of what comes of it (lagging); none where it is of neither.
pub(crate) fn nature_said(draft: &KpiDraft) -> Option<Fix> {
    let (nature, label) = match nature_named(&draft.sentence)? {
        Nature::Leading => (Nature::Leading, "Say that it leads"),
        Nature::Lagging => (Nature::Lagging, "Say that it lags"),
    };
    Some(Fix::apply(
        label,
        draft.changed(|kpi| kpi.nature = Some(nature)),
    ))
}

/// K1 and K7: the last reading of the KPI that measures it is where it starts.
pub(crate) fn from_last_reading(draft: &KeyResultDraft) -> Option<Fix> {
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
pub(crate) fn turned(draft: &KpiDraft) -> Option<Fix> {
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
pub(crate) fn guard(draft: &KpiDraft) -> Option<Fix> {
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
        gone: Vec::new(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date;

    fn offered(kpis: &[&str]) -> Option<Fix> {
        let kpis = kpis.iter().map(|name| Kpi {
            id: Id::from_text(name),
            name: (*name).to_owned(),
            ..Kpi::default()
        });
        let objective = Objective {
            title: "Make parcels arrive when shops expect them".to_owned(),
            ..Objective::default()
        };
        let workspace = Workspace::from_records(kpis.map(Record::from));
        improves(&workspace, &objective, &[], date(2026, 10, 20))
    }

    #[test]
    fn a_kpi_is_offered_from_half_of_its_name_on_and_only_where_one_fits_best() {
        assert!(offered(&["Parcels lost"]).is_some());
        assert!(offered(&["Parcels lost or broken"]).is_none());
        assert!(offered(&["Parcels lost", "Shops lost"]).is_none());
        assert!(offered(&["Parcels for shops", "Shops lost"]).is_some());
        assert!(offered(&["Cash at hand"]).is_none());
    }
}
