//! What the list shows of each objective, and which of them in which order.

use crate::domain::letters::to_lowercase;
use crate::domain::{Ambition, Cycle, Date, Id, Meaning, Objective, Ordered, State, Workspace};
use crate::insight::{self, ObjectiveReport, Status};
use crate::models::{
    Given, Mark, RowFacts, Sight, asked, computed_mark, dotted, given_of_objective, row_facts,
    standing,
};
use crate::recording::Subject;
use crate::route::{Query, Route};
use std::sync::Arc;

/// One objective in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its owner; may be empty.
    pub owner: String,
    /// Its team; may be empty.
    pub team: String,
    /// Team, owner, ambition.
    pub meta: String,
    /// Its cycle, if that is here.
    pub cycle: Option<Id>,
    /// Key of its status: where it is in its life before how it stands, `stale` before all that is healthy.
    pub status: &'static str,
    /// Its shape.
    pub mark: Mark,
    /// Its word.
    pub word: String,
    /// A status that a person set over the computed one.
    pub stated: Option<(Mark, String)>,
    /// The score of a closed one.
    pub score: Option<String>,
    /// Addresses and names of the KPIs it improves.
    pub improves: Vec<(String, String)>,
    /// Why it has its status, as a sentence.
    pub reason: String,
    /// The reason that people gave, where it runs and somebody did.
    pub given: Option<Given>,
    /// Its key results.
    pub rows: Vec<RowFacts>,
    order: (u8, f64),
}

/// Keys and words of the statuses that can be filtered by, worst first.
pub(super) const STATUSES: [(&str, &str); 10] = [
    (Status::AtRisk.word(), Status::AtRisk.label()),
    (Status::Behind.word(), Status::Behind.label()),
    ("stale", "Stale"),
    (Status::NoData.word(), Status::NoData.label()),
    (Status::NotStarted.word(), Status::NotStarted.label()),
    (Status::OnTrack.word(), Status::OnTrack.label()),
    (Status::Done.word(), Status::Done.label()),
    (Status::Paused.word(), Status::Paused.label()),
    ("draft", "Draft"),
    ("closed", "Closed or dropped"),
];

/// All objectives, as they stand.
pub fn cards(sight: &Sight) -> Vec<Arc<Card>> {
    let objectives = sight.workspace.objectives();
    objectives
        .filter_map(|objective| {
            let report = insight::objective(sight.workspace, &objective.id, sight.as_of)?;
            Some(Arc::new(card(sight, objective, &report)))
        })
        .collect()
}

/// The cards of a stretch of the list that match the filters, in the order asked for; worst first unless asked otherwise.
pub(super) fn selected(all: &[Arc<Card>], query: &Query) -> Vec<Arc<Card>> {
    let matches = |name: &str, value: &str| query.get(name).is_none_or(|wanted| wanted == value);
    let mut cards: Vec<Arc<Card>> = all
        .iter()
        .filter(|card| {
            matches("owner", &card.owner)
                && matches("team", &card.team)
                && matches("status", card.status)
        })
        .cloned()
        .collect();
    let sort = asked(query, "sort");
    cards.order_by(|one, other| {
        let order = match sort {
            "owner" => one.owner.cmp(&other.owner),
            "team" => one.team.cmp(&other.team),
            "progress" => other.order.1.total_cmp(&one.order.1),
            "title" => std::cmp::Ordering::Equal,
            _ => one.order.0.cmp(&other.order.0),
        };
        order.then_with(|| to_lowercase(&one.title).cmp(&to_lowercase(&other.title)))
    });
    cards
}

/// The cycle to show when none is asked for: of those with objectives the shortest that is under way, else the last to have
/// begun, else the first to come.
pub fn current_cycle<'a>(cycles: &[&'a Cycle], today: Date) -> Option<&'a Cycle> {
    let under_way = cycles.iter().filter(|cycle| cycle.contains(today));
    under_way
        .min_by_key(|cycle| cycle.length_days())
        .or_else(|| cycles.iter().find(|cycle| cycle.start <= today))
        .or_else(|| cycles.last())
        .copied()
}

/// The cycles that objectives run in, the latest first.
pub fn used_cycles(workspace: &Workspace) -> Vec<&Cycle> {
    let mut cycles: Vec<&Cycle> = workspace
        .cycles()
        .filter(|cycle| {
            let mut objectives = workspace.objectives();
            objectives.any(|it| it.cycle.as_ref() == Some(&cycle.id))
        })
        .collect();
    cycles.order_by_key(|cycle| std::cmp::Reverse((cycle.start, cycle.end)));
    cycles
}

/// Team, owner and ambition of an objective in one line.
pub fn meta(objective: &Objective) -> String {
    let owner = match objective.owner.as_str() {
        "" => "no owner",
        owner => owner,
    };
    let ambition = objective.ambition.map_or("", Ambition::word);
    dotted([objective.team.as_str(), owner, ambition])
}

fn card(sight: &Sight, objective: &Objective, report: &ObjectiveReport) -> Card {
    let (workspace, figures) = (sight.workspace, &sight.figures);
    let (mark, word) = computed_mark(objective.state, report);
    let key = match objective.state {
        State::Draft => "draft",
        State::Closed | State::Dropped => "closed",
        State::Running if report.stale.is_some() && !report.status.is_off_track() => "stale",
        State::Running => report.status.word(),
    };
    let score = insight::final_score(workspace, objective);
    let reason = match objective.state {
        State::Running => report.reason.sentence(figures),
        State::Draft => "still a draft, so nothing is due".to_owned(),
        State::Dropped => "dropped before its end".to_owned(),
        State::Closed => score.map_or("closed".to_owned(), |score| {
            insight::score::judge(score, objective.ambition)
                .sentence()
                .to_owned()
        }),
    };
    Card {
        id: objective.id.clone(),
        title: objective.title.clone(),
        owner: objective.owner.clone(),
        team: objective.team.clone(),
        meta: meta(objective),
        cycle: workspace.cycle_of(objective).map(|cycle| cycle.id.clone()),
        status: key,
        mark,
        word,
        stated: report
            .stated
            .as_ref()
            .filter(|_| objective.state == State::Running)
            .map(|stated| standing(stated.status.into(), None)),
        score: score.map(|score| figures.score(score)),
        improves: improved(workspace, objective),
        reason: crate::figures::sentence(&reason),
        given: given_of_objective(sight, objective, report)
            .filter(|_| objective.state == State::Running),
        rows: report
            .key_results
            .iter()
            .filter_map(|(id, _)| {
                let subject = Subject::KeyResult(id.clone());
                row_facts(sight, &subject)
            })
            .collect(),
        order: (
            severity(objective.state, report.status, key),
            report.progress.unwrap_or(-1.0),
        ),
    }
}

/// Addresses and names of the KPIs it improves; of a closed one those it was to improve when it was closed.
fn improved(workspace: &Workspace, objective: &Objective) -> Vec<(String, String)> {
    let line = |id: &Id, name: &str| (Route::Kpi(id.clone()).href(), name.to_owned());
    match insight::stood_kpis(workspace, objective) {
        Some(kept) => kept
            .iter()
            .map(|(kpi, _)| line(&kpi.id, &kpi.name))
            .collect(),
        None => workspace
            .linked_from(&objective.id, Meaning::Improves)
            .filter_map(|id| workspace.kpi(id))
            .map(|kpi| line(&kpi.id, &kpi.name))
            .collect(),
    }
}

fn severity(state: State, status: Status, key: &str) -> u8 {
    match (state, status) {
        (State::Running, Status::AtRisk) => 0,
        (State::Running, Status::Behind) => 1,
        (State::Running, _) if key == "stale" => 2,
        (State::Running, Status::NoData) => 3,
        (State::Running, Status::OnTrack) => 4,
        (State::Running, Status::NotStarted) => 5,
        (State::Running, Status::Done) => 6,
        (State::Running, Status::Paused) => 7,
        (State::Draft, _) => 8,
        _ => 9,
    }
}
