//! What a review has before it: which cycle, which objectives, their final values, and how their score is made (DOMAIN §8).

use super::as_of::AsOf;
use super::cycle::counted;
use super::goal_report::KeyResultReport;
use super::key_result::report as key_result_report;
use super::reviewed::{carried_into, final_score};
use super::schedule::Standing;
use super::score::Closing;
use crate::domain::{
    Cycle, Date, Gathered, Id, KeyResult, KeyResultKind, Objective, Ordered, ReviewChoice,
    SortedSet, State, Unit, Workspace,
};
use crate::figures::{Figures, count};

/// How many days before its end a cycle's review is offered.
const NEAR_DAYS: i64 = 14;

/// The review of a cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct CycleReview {
    /// The cycle.
    pub cycle: Cycle,
    /// Its objectives that ran, by team and title.
    pub items: Vec<ReviewItem>,
    /// How many of them are closed.
    pub closed: usize,
    /// Drafts that never ran and objectives that were given up, with their titles; they have no score.
    pub without_score: Vec<(Id, String)>,
}

/// One objective in the review of its cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewItem {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its team.
    pub team: String,
    /// Whether it is closed.
    pub is_closed: bool,
    /// Whether it is paused.
    pub is_paused: bool,
    /// Its score once it is closed.
    pub score: Option<f64>,
    /// Whether it is to go on and was not carried over yet.
    pub is_to_carry_over: bool,
}

impl CycleReview {
    /// Whether everything that ran is closed: the cycle itself then counts as closed.
    pub fn is_complete(&self) -> bool {
        !self.items.is_empty() && self.closed == self.items.len()
    }

    /// The objective to review when none is asked for: the first that is open.
    pub fn first_open(&self) -> Option<&Id> {
        let open = self.items.iter().find(|item| !item.is_closed);
        open.map(|item| &item.id)
    }

    /// The next open objective after one, going round; none when there is no other.
    pub fn next_open(&self, after: &Id) -> Option<&ReviewItem> {
        let place = self.items.iter().position(|item| item.id == *after);
        let (before, behind) = self.items.split_at_checked(place.map_or(0, |it| it + 1))?;
        behind
            .iter()
            .chain(before)
            .find(|item| !item.is_closed && item.id != *after)
    }
}

/// The review of a cycle. None if the cycle is not here.
pub fn cycle_review(workspace: &Workspace, id: &Id) -> Option<CycleReview> {
    let cycle = workspace.cycle(id)?;
    let mut items: Vec<ReviewItem> = counted(workspace, cycle)
        .map(|objective| ReviewItem {
            id: objective.id.clone(),
            title: objective.title.clone(),
            team: objective.team.clone(),
            is_closed: objective.state == State::Closed,
            is_paused: (objective.paused.as_ref()).is_some_and(|it| it.ended.is_none())
                && objective.state == State::Running,
            score: final_score(workspace, objective),
            is_to_carry_over: is_to_carry_over(workspace, objective),
        })
        .collect();
    items.order_by(|one, other| {
        (&one.team, &one.title, &one.id).cmp(&(&other.team, &other.title, &other.id))
    });
    Some(CycleReview {
        closed: items.iter().filter(|item| item.is_closed).count(),
        items,
        without_score: workspace
            .objectives()
            .filter(|it| it.cycle.as_ref() == Some(id))
            .filter(|it| matches!(it.state, State::Draft | State::Dropped))
            .map(|it| (it.id.clone(), it.title.clone()))
            .collect(),
        cycle: cycle.clone(),
    })
}

/// The cycles that can be reviewed: those that began and in which something ran, the latest end first.
pub fn reviewable_cycles(workspace: &Workspace, today: Date) -> Vec<&Cycle> {
    let used: SortedSet<&Id> = workspace
        .objectives()
        .filter(|it| matches!(it.state, State::Running | State::Closed))
        .filter_map(|it| it.cycle.as_ref())
        .into_set();
    let mut cycles: Vec<&Cycle> = used
        .into_iter()
        .filter_map(|id| workspace.cycle(id))
        .filter(|cycle| cycle.start <= today)
        .collect();
    cycles.order_by_key(|cycle| std::cmp::Reverse((cycle.end, cycle.start)));
    cycles
}

/// The cycle to review when none is asked for: the last that ended with objectives still open; else, of those under way, the
/// one nearest its end; else the last that ended.
pub fn cycle_to_review(workspace: &Workspace, today: Date) -> Option<Id> {
    let cycles = reviewable_cycles(workspace, today);
    let is_open = |cycle: &Cycle| {
        counted(workspace, cycle).any(|objective| objective.state == State::Running)
    };
    let is_over = |cycle: &&&Cycle| cycle.end < today;
    let waiting = cycles.iter().filter(is_over).find(|cycle| is_open(cycle));
    let under_way = || cycles.iter().rev().find(|cycle| today <= cycle.end);
    waiting
        .or_else(under_way)
        .or(cycles.first())
        .map(|cycle| cycle.id.clone())
}

/// Whether a cycle is over or within two weeks of its end, so that its review may be offered.
pub fn is_review_time(cycle: &Cycle, today: Date) -> bool {
    (cycle.end - today).num_days() <= NEAR_DAYS
}

fn is_to_carry_over(workspace: &Workspace, objective: &Objective) -> bool {
    let choice = super::review_of(workspace, objective).and_then(|review| review.choice);
    matches!(choice, Some(ReviewChoice::Keep | ReviewChoice::Change))
        && carried_into(workspace, &objective.id).is_none()
}

/// How a key result ended, for its review.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FinalValue {
    /// The key result.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// From where to where.
    pub aim: String,
    /// How far it came, when it was last recorded, and how often: a sentence.
    pub how_far: String,
    /// What is missing before it can be judged; none when the last check-in is made.
    pub gap: Option<String>,
    /// Each change of its aim with its reason, oldest first.
    pub amendments: Vec<String>,
    /// Whether it is all done, so that nothing of it goes on.
    pub is_done: bool,
    /// Whether it can become a KPI.
    pub can_become_kpi: bool,
}

/// How an objective's key results ended, in their order.
pub fn final_values(
    workspace: &Workspace,
    objective: &Id,
    as_of: impl Into<AsOf>,
    figures: &Figures,
) -> Vec<FinalValue> {
    let as_of = as_of.into();
    workspace
        .key_results_of(objective)
        .into_iter()
        .map(|key_result| {
            let found = key_result_report(workspace, key_result, as_of);
            FinalValue {
                id: key_result.id.clone(),
                title: key_result.title.clone(),
                aim: aim_of(key_result, figures),
                how_far: how_far(&found, figures),
                gap: gap(&found, figures),
                amendments: amendments(workspace, &key_result.id, figures),
                is_done: found.progress.is_some_and(|it| it.raw >= 1.0)
                    && key_result.measure != KeyResultKind::Hold,
                can_become_kpi: super::can_become_kpi(workspace, &key_result.id),
            }
        })
        .collect()
}

/// What a key result aims at: `50 → 10 min`, `at most 2`, `4 steps`, `done or not`.
pub fn aim_of(key_result: &KeyResult, figures: &Figures) -> String {
    let open = || "?".to_owned();
    match key_result.measure {
        KeyResultKind::Increase | KeyResultKind::Decrease => {
            let end = |value| figures.line(value, &key_result.unit, key_result.decimals);
            let start = |value| match key_result.unit {
                // A sign that stands before the number is missed where it is left out.
                Unit::Currency(_) => end(value),
                _ => figures.line(value, &Unit::Number, key_result.decimals),
            };
            format!(
                "{} → {}",
                key_result.baseline.map_or_else(open, start),
                key_result.target.map_or_else(open, end)
            )
        }
        KeyResultKind::Hold => key_result.band.map_or_else(open, |band| {
            figures.band(&band, &key_result.unit, key_result.decimals)
        }),
        KeyResultKind::Milestones => count(key_result.steps.len(), "step", "steps"),
        KeyResultKind::Done => "done or not".to_owned(),
    }
}

fn how_far(found: &KeyResultReport, figures: &Figures) -> String {
    let Some(last) = &found.current else {
        return "Nothing was recorded.".to_owned();
    };
    let far = match (found.held, found.progress) {
        (Some((met, due)), _) => format!("Met {met} of {due}"),
        (None, Some(progress)) => format!("{} of the way", figures.share(progress.raw)),
        (None, None) => "No progress can be computed".to_owned(),
    };
    let mut said = format!("{far}; last recorded for {}", figures.day(last.date));
    if let Some((made, due)) = found.kept.filter(|(_, due)| *due > 0) {
        said.push_str(&format!("; {made} of {due} check-ins made"));
    }
    said.push('.');
    said
}

fn gap(found: &KeyResultReport, figures: &Figures) -> Option<String> {
    match found.standing? {
        Standing::Overdue { since, .. } => Some(format!(
            "No check-in since the one due on {}.",
            figures.day(since)
        )),
        Standing::Due { on } => Some(format!("A check-in is due on {}.", figures.day(on))),
        Standing::Early { .. } | Standing::Made { .. } => None,
    }
}

fn amendments(workspace: &Workspace, key_result: &Id, figures: &Figures) -> Vec<String> {
    let mut all: Vec<_> = workspace.amendments_of(key_result).collect();
    all.order_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
    all.into_iter()
        .map(|it| {
            let day = figures.day(it.date);
            let what = format!("{} from {} to {} on {day}", it.field, it.from, it.to);
            format!(
                "{} {}",
                crate::figures::sentence(&what),
                crate::figures::sentence(&it.why)
            )
        })
        .collect()
}

/// How the suggested score is made, as people would write it, and what about the parts is not plain from it:
/// `(92 % + 75 % + 50 %) / 3 = 72 %, rounded down to 0.7`. None when nothing has data.
pub fn arithmetic(closing: &Closing, figures: &Figures) -> Option<(String, Vec<String>)> {
    let progress = closing.progress?;
    let score = closing.suggested?;
    let parts: Vec<(f64, f64)> = closing
        .parts
        .iter()
        .filter(|part| part.weight > 0.0)
        .filter_map(|part| Some((part.weight, part.progress?.rolled)))
        .collect();
    let (first, _) = parts.first()?;
    let is_even = parts.iter().all(|(weight, _)| weight == first);
    let terms: Vec<String> = parts
        .iter()
        .map(|&(weight, share)| {
            if is_even {
                figures.share(share)
            } else {
                format!(
                    "{} × {}",
                    figures.number(weight, None),
                    figures.share(share)
                )
            }
        })
        .collect();
    let whole: f64 = if is_even {
        super::sample::count(parts.len())
    } else {
        parts.iter().map(|(weight, _)| weight).sum()
    };
    // Never onto the next score, which was not reached.
    let mean = figures.share_beside(progress, &[(score * 10.0 + 1.0) / 10.0]);
    let rounded = figures.number(score, Some(1));
    let formula = match terms.as_slice() {
        [_] => format!("{mean}, rounded down to {rounded}"),
        _ => format!(
            "({}) / {} = {mean}, rounded down to {rounded}",
            terms.join(" + "),
            figures.number(whole, None)
        ),
    };
    let remarks = closing.parts.iter().filter_map(|part| {
        let why = match part.progress {
            _ if part.weight <= 0.0 => "has no weight and does not count",
            None => "has no data and does not count",
            Some(progress) if progress.raw > 1.0 => "passed its target and counts as 1",
            Some(progress) if progress.raw < 0.0 => "is below its start and counts as 0",
            Some(_) => return None,
        };
        Some(format!("“{}” {why}.", part.title))
    });
    Some((formula, remarks.collect()))
}
