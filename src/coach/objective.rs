//! Checks on an objective that need more than its sentence: owner, cycle, key results, links (O4, O6-O8, O10-O12, O14).

use super::activity::activity as is_activity;
use super::check::CheckId;
use super::drafts::{ObjectiveDraft, nature};
use super::finding::{Answer, Field, Fix, Trip};
use super::mend;
use super::objective_words as said;
use super::owner;
use super::sentence::Sentence;
use crate::domain::{Ambition, KeyResult, Level, Meaning, Nature, Objective, State, Workspace};

/// Most objectives one owner or team should have in a cycle.
const MOST_OBJECTIVES: usize = 5;

/// A check and how a draft answers it.
type ObjectiveCheck = (CheckId, fn(&ObjectiveDraft) -> Answer);

/// Every check of the family on a draft.
pub(crate) fn answers<'a>(
    draft: &'a ObjectiveDraft<'a>,
) -> impl Iterator<Item = (CheckId, Answer)> + 'a {
    const TABLE: &[ObjectiveCheck] = &[
        (CheckId::O1, |draft| {
            said::qualitative(&draft.sentence).or_fix(|| mend::number_out(draft))
        }),
        (CheckId::O2, |draft| said::outcome(&draft.sentence)),
        (CheckId::O3, |draft| {
            said::not_a_bare_metric(&draft.sentence)
        }),
        (CheckId::O4, |draft| {
            said::one_short_sentence(&draft.sentence).or_fix(|| mend::rest_into_why(draft))
        }),
        (CheckId::O5, |draft| {
            said::one_objective(&draft.sentence).or_fix(|| mend::keep_first(draft))
        }),
        (CheckId::O6, one_owner),
        (CheckId::O7, cycle_is_not_over),
        (CheckId::O8, ambition_is_said),
        (CheckId::O9, |draft| {
            said::not_business_as_usual(&draft.sentence)
        }),
        (CheckId::O10, two_to_five_key_results),
        (CheckId::O11, outcome_and_leading),
        (CheckId::O12, serves_something),
        (CheckId::O13, |draft| said::no_empty_words(&draft.sentence)),
        (CheckId::O14, few_enough),
    ];
    TABLE.iter().map(move |(id, answer)| (*id, answer(draft)))
}

fn one_owner(draft: &ObjectiveDraft) -> Answer {
    match owner::read(&draft.objective.owner) {
        owner::Owner::One => Answer::Passed,
        owner::Owner::Nobody => Trip::beside(
            Field::Owner,
            "Nobody owns this objective.",
            Fix::advice("Name the one person who drives it."),
        ),
        owner::Owner::Everybody => Trip::numbers(
            Field::Owner,
            &draft.objective.owner,
            "A group owns this objective, so nobody really does.",
            Fix::advice("Name one person. Put the group in the team field."),
        )
        .or_fix(|| mend::group_is_team(draft.objective)),
        owner::Owner::Several(first) => Trip::numbers(
            Field::Owner,
            &draft.objective.owner,
            "More than one person owns this objective.",
            Fix::apply(
                format!("Make {first} the owner"),
                Objective {
                    owner: first,
                    ..draft.objective.clone()
                },
            ),
        ),
    }
}

fn cycle_is_not_over(draft: &ObjectiveDraft) -> Answer {
    if matches!(draft.objective.state, State::Closed | State::Dropped) {
        return Answer::Beside;
    }
    match draft.workspace.cycle_of(draft.objective) {
        None => Trip::beside(
            Field::Cycle,
            "It has no cycle, so it has no end.",
            Fix::advice("Choose a cycle, usually a quarter."),
        ),
        Some(cycle) if cycle.end < draft.today => Trip::numbers(
            Field::Cycle,
            &cycle.name,
            format!("Its cycle {} ended on {}.", cycle.name, cycle.end),
            Fix::advice("Close it with a review, or carry it over into the running cycle."),
        ),
        Some(_) => Answer::Passed,
    }
}

fn ambition_is_said(draft: &ObjectiveDraft) -> Answer {
    if draft.objective.ambition.is_some() {
        return Answer::Passed;
    }
    Trip::beside(
        Field::Ambition,
        "It isn’t marked as a promise or a stretch.",
        Fix::apply(
            "Mark it as a stretch",
            Objective {
                ambition: Some(Ambition::Aspirational),
                ..draft.objective.clone()
            },
        ),
    )
}

fn two_to_five_key_results(draft: &ObjectiveDraft) -> Answer {
    let advice = match draft.key_results.len() {
        2..=5 => return Answer::Passed,
        0 => "Add two to five numbers that would show it worked.",
        1 => "Add a second one: what else would be true if this worked?",
        _ => "Keep the five that matter most. Make the others initiatives or KPIs.",
    };
    let count = draft.key_results.len();
    let sentence = match count {
        0 => "It has no key results.".to_owned(),
        1 => "It has one key result.".to_owned(),
        _ => format!("It has {count} key results."),
    };
    Trip::numbers(
        Field::KeyResults,
        count.to_string(),
        sentence,
        Fix::advice(advice),
    )
}

fn outcome_and_leading(draft: &ObjectiveDraft) -> Answer {
    if draft.key_results.is_empty() {
        return Answer::Unanswered;
    }
    let activity = |one: &KeyResult| is_activity(&Sentence::read(&one.title)).is_some();
    if draft.key_results.iter().all(activity) {
        return Trip::beside(
            Field::KeyResults,
            "Every key result is something to do. None shows whether it worked.",
            Fix::advice("Add one that measures the effect on people or on the business."),
        );
    }
    let natures: Vec<Option<Nature>> = draft
        .key_results
        .iter()
        .map(|one| nature(draft.workspace, one))
        .collect();
    if natures.contains(&Some(Nature::Leading)) {
        Answer::Passed
    } else if natures.contains(&None) {
        Answer::Unanswered
    } else {
        Trip::beside(
            Field::KeyResults,
            "Every key result is lagging, so you won’t know until the end.",
            Fix::advice(
                "Add one that moves early, such as something people do each week that drives the result.",
            ),
        )
    }
}

fn serves_something(draft: &ObjectiveDraft) -> Answer {
    if is_tied(draft.workspace, draft.objective) {
        return Answer::Passed;
    }
    Trip::beside(
        Field::Links,
        "It isn’t linked to a KPI or another objective.",
        Fix::advice("Link the KPI it should improve, or the objective it contributes to."),
    )
    .or_fix(|| {
        let key_results: Vec<&KeyResult> = draft.key_results.iter().collect();
        mend::improves(draft.workspace, draft.objective, &key_results, draft.today)
    })
}

/// Whether an objective improves a KPI, has a key result measured by one, or serves another objective. The organisation's own
/// strategic objectives may be the top of the tree.
pub(crate) fn is_tied(workspace: &Workspace, objective: &Objective) -> bool {
    let id = &objective.id;
    workspace
        .linked_from(id, Meaning::Improves)
        .next()
        .is_some()
        || workspace.linked_from(id, Meaning::Serves).next().is_some()
        || workspace
            .key_results_of(id)
            .iter()
            .any(|one| workspace.measuring_kpi(&one.id).is_some())
        || (objective.level == Some(Level::Strategic)
            && workspace.linked_to(id, Meaning::Serves).next().is_some())
}

fn few_enough(draft: &ObjectiveDraft) -> Answer {
    let objective = draft.objective;
    if objective.cycle.is_none() {
        return Answer::Unanswered;
    }
    let open = || {
        draft.workspace.objectives().filter(|other| {
            other.id != objective.id
                && other.cycle == objective.cycle
                && matches!(other.state, State::Draft | State::Running)
        })
    };
    let same = |one: &str, other: &str| !one.trim().is_empty() && owner::same(one, other);
    let of_owner = 1 + open()
        .filter(|other| same(&objective.owner, &other.owner))
        .count();
    let of_team = 1 + open()
        .filter(|other| same(&objective.team, &other.team))
        .count();
    let (whose, count) = if of_owner >= of_team {
        (&objective.owner, of_owner)
    } else {
        (&objective.team, of_team)
    };
    if count <= MOST_OBJECTIVES {
        return Answer::Passed;
    }
    Trip::numbers(
        Field::Owner,
        count.to_string(),
        format!("{whose} has {count} objectives in this cycle."),
        Fix::advice(
            "Choose the five that matter most. Move the others to a later cycle or another owner.",
        ),
    )
}
