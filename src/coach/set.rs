//! Checks on all goals together (S1-S5).

use super::check::CheckId;
use super::finding::{Assessment, Field, Finding, Fix, Strength, Tripped, said};
use super::key_result_words::metric;
use super::mend::improves;
use super::objective::is_tied;
use super::owner;
use super::sentence::Sentence;
use crate::domain::letters::to_lowercase;
use crate::domain::{
    Cycle, Date, Gathered, KeyResult, Kind, Kpi, Meaning, Objective, Ordered, Record, Ref,
    SortedMap, SortedSet, State, Workspace,
};
use crate::insight::{KpiStatus, kpi_report};

/// Fewest key results in a cycle before their due days or confidence say something about the set.
const FEWEST: usize = 4;

/// Every check of the family, or only those of what serves what (S1, S2), which read no words. A check may find several times.
pub(crate) fn assess(workspace: &Workspace, today: Date, only_links: bool) -> Assessment {
    let mut assessment = Assessment::default();
    let running = || {
        workspace
            .objectives()
            // A key result alone has one without a name
            .filter(|objective| is_open(objective) && !objective.title.is_empty())
    };
    let kpis = || {
        workspace
            .kpis()
            .filter(|kpi| kpi.retired.is_none_or(|day| day > today))
    };
    let cycles = || workspace.cycles().filter(|cycle| cycle.end >= today);
    let mut put = |check: CheckId, applies: bool, found: Vec<Finding>| {
        let dismissed = |finding: &Finding| {
            finding.goal.as_ref().is_some_and(|goal| {
                workspace
                    .dismissals_of(&goal.id)
                    .any(|one| one.check == check.word() && one.text == finding.subject)
            })
        };
        let (hidden, shown): (Vec<Finding>, Vec<Finding>) = found.into_iter().partition(dismissed);
        if applies && shown.is_empty() {
            assessment.passed.push(check);
        }
        assessment.dismissed.extend(hidden);
        assessment.findings.extend(shown);
    };
    put(
        CheckId::S1,
        kpis().next().is_some(),
        kpis()
            .filter_map(|kpi| missed_without_okr(workspace, kpi, today))
            .collect(),
    );
    put(
        CheckId::S2,
        running().next().is_some(),
        running()
            .filter_map(|objective| serves_nothing(workspace, objective, today))
            .collect(),
    );
    if only_links {
        assessment.strength = Strength::of(&assessment);
        return assessment;
    }
    let in_cycle = |cycle: &Cycle| -> Vec<&KeyResult> {
        running()
            .filter(|objective| objective.cycle.as_ref() == Some(&cycle.id))
            .flat_map(|objective| workspace.key_results_of(&objective.id))
            .collect()
    };
    let crowded: Vec<(&Cycle, Vec<&KeyResult>)> = cycles()
        .map(|cycle| (cycle, in_cycle(cycle)))
        .filter(|(_, key_results)| key_results.len() >= FEWEST)
        .collect();
    let each = |look: fn(&Workspace, &Cycle, &[&KeyResult]) -> Option<Finding>| {
        crowded
            .iter()
            .filter_map(|(cycle, key_results)| look(workspace, cycle, key_results))
            .collect()
    };
    put(CheckId::S3, !crowded.is_empty(), each(due_the_same_day));
    put(CheckId::S4, !crowded.is_empty(), each(all_certain));
    put(CheckId::S5, !workspace.is_empty(), twice(workspace, today));
    assessment
        .findings
        .order_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.check));
    assessment.strength = Strength::of(&assessment);
    assessment
}

fn is_open(objective: &Objective) -> bool {
    matches!(objective.state, State::Draft | State::Running)
}

/// Whether a running objective improves the KPI or has a key result measured by it.
fn has_okr(workspace: &Workspace, kpi: &Kpi) -> bool {
    let improved = workspace
        .linked_to(&kpi.id, Meaning::Improves)
        .filter_map(|id| workspace.objective(id))
        .any(is_open);
    let measures = workspace
        .linked_to(&kpi.id, Meaning::MeasuredBy)
        .filter_map(|id| workspace.key_result(id))
        .filter_map(|key_result| workspace.objective(&key_result.objective))
        .any(is_open);
    improved || measures
}

fn missed_without_okr(workspace: &Workspace, kpi: &Kpi, today: Date) -> Option<Finding> {
    let missed = kpi_report(workspace, kpi, today.into()).status == KpiStatus::Missed;
    if !missed || has_okr(workspace, kpi) {
        return None;
    }
    Some(found(
        CheckId::S1,
        Record::from(kpi.clone()),
        Tripped {
            text: kpi.name.clone(),
            span: None,
        },
        format!(
            "“{}” misses its target, and no objective improves it.",
            kpi.name
        ),
        Fix::Recover(kpi.id.clone()),
    ))
}

fn serves_nothing(workspace: &Workspace, objective: &Objective, today: Date) -> Option<Finding> {
    if is_tied(workspace, objective) {
        return None;
    }
    Some(found(
        CheckId::S2,
        Record::from(objective.clone()),
        Tripped {
            text: objective.title.clone(),
            span: None,
        },
        format!(
            "“{}” isn’t linked to a KPI or another objective.",
            objective.title
        ),
        improves(
            workspace,
            objective,
            &workspace.key_results_of(&objective.id),
            today,
        )
        .unwrap_or_else(|| {
            Fix::advice("Link it to what it serves, or ask whether you need it now.")
        }),
    ))
}

fn due_the_same_day(_: &Workspace, cycle: &Cycle, key_results: &[&KeyResult]) -> Option<Finding> {
    let days: SortedSet<Date> = key_results
        .iter()
        .map(|one| one.due.unwrap_or(cycle.end))
        .into_set();
    let [day] = days.into_iter().collect::<Vec<_>>()[..] else {
        return None;
    };
    Some(of_cycle(
        CheckId::S3,
        cycle,
        day.to_string(),
        format!(
            "All {} key results of {} are due on {}.",
            key_results.len(),
            cycle.name,
            said(day)
        ),
        "Bring some forward so that you learn before the end.",
    ))
}

fn all_certain(
    workspace: &Workspace,
    cycle: &Cycle,
    key_results: &[&KeyResult],
) -> Option<Finding> {
    let now: Vec<u8> = key_results
        .iter()
        .filter_map(|one| {
            workspace
                .check_ins_of(&one.id)
                .into_iter()
                .rev()
                .find_map(|check_in| check_in.confidence)
                .or(one.confidence)
        })
        .collect();
    if now.len() < FEWEST || now.iter().any(|confidence| *confidence <= 9) {
        return None;
    }
    Some(of_cycle(
        CheckId::S4,
        cycle,
        "1.0".to_owned(),
        format!(
            "Everyone is certain of all {} key results of {}.",
            now.len(),
            cycle.name
        ),
        "Aim higher where it matters most, or ask what could go wrong.",
    ))
}

/// Goals that say the same, told by their words without filler. The later one is reported.
fn twice(workspace: &Workspace, today: Date) -> Vec<Finding> {
    type Key = (Kind, String, Vec<String>);
    let mut seen: SortedMap<Key, String> = SortedMap::new();
    let mut found_twice = Vec::new();
    let mut look = |place: String, record: Record| {
        let words = all_words(record.name());
        if words.is_empty() {
            return;
        }
        let key = (record.kind(), place, words);
        if let Some(first) = seen.get(&key) {
            let name = record.name().to_owned();
            let sentence = format!(
                "This {} exists twice: “{first}” and “{name}”.",
                record.kind().noun()
            );
            found_twice.push(found(
                CheckId::S5,
                record,
                Tripped {
                    text: name,
                    span: None,
                },
                sentence,
                Fix::advice(
                    "Keep one, move the recorded values to it, and link it where it’s needed.",
                ),
            ));
        } else {
            seen.insert(key, record.name().to_owned());
        }
    };
    for kpi in workspace
        .kpis()
        .filter(|kpi| kpi.retired.is_none_or(|day| day > today))
    {
        look(to_lowercase(&kpi.scope_name), kpi.clone().into());
    }
    for objective in workspace
        .objectives()
        .filter(|objective| is_open(objective))
    {
        let cycle = objective
            .cycle
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        look(
            format!("{cycle} {}", to_lowercase(&objective.team)),
            objective.clone().into(),
        );
        for key_result in workspace.key_results_of(&objective.id) {
            let owner = if key_result.owner.is_empty() {
                &objective.owner
            } else {
                &key_result.owner
            };
            let owner = if owner::read(owner) == owner::Owner::Nobody {
                String::new()
            } else {
                to_lowercase(owner)
            };
            look(format!("{cycle} {owner}"), key_result.clone().into());
        }
    }
    found_twice
}

/// The words of a title in their order, without filler and numbers.
fn all_words(title: &str) -> Vec<String> {
    let sentence = Sentence::read(title);
    let kept = metric(&sentence);
    let verb = sentence.leading_verb().map_or(0..0, |verb| verb.at);
    sentence
        .words
        .iter()
        .enumerate()
        .filter(|(at, word)| verb.contains(at) || kept.contains(&word.stem))
        .map(|(_, word)| word.stem.clone())
        .collect()
}

fn found(check: CheckId, record: Record, tripped: Tripped, sentence: String, fix: Fix) -> Finding {
    Finding {
        check,
        severity: check.check().severity,
        subject: record.name().to_owned(),
        goal: Some(record.reference()),
        field: Field::Set,
        tripped,
        sentence,
        fix: Some(fix),
    }
}

fn of_cycle(
    check: CheckId,
    cycle: &Cycle,
    text: String,
    sentence: String,
    advice: &str,
) -> Finding {
    Finding {
        check,
        severity: check.check().severity,
        goal: Some(Ref::new(Kind::Cycle, &cycle.id)),
        field: Field::Set,
        subject: format!("{} · {text}", cycle.name),
        tripped: Tripped { text, span: None },
        sentence,
        fix: Some(Fix::advice(advice)),
    }
}
