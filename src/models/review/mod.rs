//! Closing a cycle, objective by objective, and what the cycle tells when all of it is closed.

mod summary;

use super::{FilterFacts, Sight, dotted};
use crate::domain::{Cycle, Date, Id, State, Workspace};
use crate::figures::{Figures, count};
use crate::insight::{self, CycleReview, ReviewItem};
use crate::route::{Query, Route, review_of};

pub use summary::{Summary, SummaryLine, summary};

/// What the page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewPage {
    /// Which cycle is reviewed.
    pub title: String,
    /// How far its review is.
    pub lead: String,
    /// The review of the cycle; none where there is nothing to review.
    pub review: Option<CycleReview>,
    /// The choice of the cycle; it shows the one that is there, however the address came to it.
    pub cycles: FilterFacts,
    /// "2 of 5 closed".
    pub closed: String,
    /// The share of them; none without an objective.
    pub share: Option<f64>,
    /// Every objective with the way to its review.
    pub items: Vec<ReviewLine>,
    /// The objective under review.
    pub shown: Option<ReviewedObjective>,
    /// Drafts that never ran and objectives that were given up: address and title.
    pub without_score: Vec<(String, String)>,
}

/// An objective in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewLine {
    /// The way to its review.
    pub route: Route,
    /// Its title.
    pub title: String,
    /// Its team, and how far its review is.
    pub about: String,
    /// Its score once it is closed; empty until then.
    pub score: String,
    /// Whether it is the one under review.
    pub is_shown: bool,
}

/// The objective under review.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewedObjective {
    /// Which one.
    pub id: Id,
    /// Whether it is closed, to be read and carried over.
    pub is_closed: bool,
    /// Its title.
    pub title: String,
    /// Team, owner, ambition.
    pub meta: String,
    /// The next objective that is open, and its title.
    pub next: Option<(Route, String)>,
}

impl ReviewPage {
    /// Whether all of the cycle is closed.
    pub fn is_complete(&self) -> bool {
        self.review.as_ref().is_some_and(CycleReview::is_complete)
    }

    /// Whether some of it is closed, but not all.
    pub fn is_begun(&self) -> bool {
        self.review.as_ref().is_some_and(|it| it.closed > 0) && !self.is_complete()
    }
}

/// The review of the cycle and objective that an address names; of the cycle that waits for it where none is named.
pub fn page(sight: &Sight, query: &Query) -> ReviewPage {
    let (workspace, today) = (sight.workspace, sight.as_of.day);
    let proposed = insight::cycle_to_review(workspace, today);
    let proposed = proposed.and_then(|id| workspace.cycle(&id));
    let Some(review) = review(workspace, proposed, query) else {
        return ReviewPage {
            title: "Review".to_owned(),
            ..ReviewPage::default()
        };
    };
    // The one that is asked for, else the first that is open.
    let asked = query.get("objective").map(|id| Id::from_text(id));
    let shown = asked
        .filter(|id| review.items.iter().any(|item| item.id == *id))
        .or_else(|| review.first_open().cloned());
    let all = review.items.len();
    let items = review.items.iter();
    let drafts = review.without_score.iter();
    ReviewPage {
        title: format!("Review of {}", review.cycle.name),
        lead: lead(&review, today, &sight.figures),
        cycles: cycles(sight, proposed, &review, query),
        closed: format!("{} of {all} closed", review.closed),
        share: (all > 0).then(|| review.closed as f64 / all as f64),
        items: items
            .map(|it| item(sight, &review.cycle, it, shown.as_ref()))
            .collect(),
        shown: shown
            .as_ref()
            .and_then(|id| shown_one(workspace, &review, id)),
        without_score: drafts
            .map(|(id, title)| (Route::Objective(id.clone()).href(), title.clone()))
            .collect(),
        review: Some(review),
    }
}

fn review(workspace: &Workspace, proposed: Option<&Cycle>, query: &Query) -> Option<CycleReview> {
    let named = |name: &str| query.get(name).map(|id| Id::from_text(id));
    // An objective alone says which cycle is meant.
    let its = || workspace.objective(&named("objective")?)?.cycle.clone();
    named("cycle")
        .or_else(its)
        .and_then(|id| insight::cycle_review(workspace, &id))
        .or_else(|| insight::cycle_review(workspace, &proposed?.id))
}

/// The cycles that can be reviewed: those that began and in which something ran.
fn cycles(
    sight: &Sight,
    proposed: Option<&Cycle>,
    review: &CycleReview,
    query: &Query,
) -> FilterFacts {
    let own = proposed.map(|it| &it.id);
    let others = insight::reviewable_cycles(sight.workspace, sight.as_of.day);
    let others = others.into_iter().filter(|cycle| Some(&cycle.id) != own);
    let options = others.map(|cycle| (cycle.id.to_string(), cycle.name.clone()));
    let any = proposed.map_or("", |it| it.name.as_str());
    let here = Some(&review.cycle.id).filter(|id| Some(*id) != own);
    FilterFacts {
        chosen: here.map(Id::to_string).unwrap_or_default(),
        clears: "objective",
        ..FilterFacts::of(query, ("Cycle", "cycle"), any, options.collect())
    }
}

fn item(sight: &Sight, cycle: &Cycle, it: &ReviewItem, shown: Option<&Id>) -> ReviewLine {
    let how = match (it.is_closed, it.is_to_carry_over) {
        (false, _) if it.is_paused => "paused",
        (false, _) => "open",
        (true, true) => "closed, to carry over",
        (true, false) => "closed",
    };
    let score = it.score.map(|score| sight.figures.score(score));
    ReviewLine {
        route: review_of(Some(&cycle.id), Some(&it.id)),
        title: it.title.clone(),
        about: dotted([it.team.as_str(), how]),
        score: score.unwrap_or_default(),
        is_shown: shown == Some(&it.id),
    }
}

fn shown_one(workspace: &Workspace, review: &CycleReview, id: &Id) -> Option<ReviewedObjective> {
    let objective = workspace.objective(id)?;
    let next = review.next_open(id).map(|next| {
        let route = review_of(Some(&review.cycle.id), Some(&next.id));
        (route, next.title.clone())
    });
    Some(ReviewedObjective {
        id: id.clone(),
        is_closed: objective.state == State::Closed,
        title: objective.title.clone(),
        meta: super::okrs::meta(objective),
        next,
    })
}

/// "2 of 5 objectives are closed. Q4 2026 ends in 12 days."
fn lead(review: &CycleReview, today: Date, figures: &Figures) -> String {
    let cycle = &review.cycle;
    let all = review.items.len();
    if all == 0 {
        return format!("No objectives ran in {}.", cycle.name);
    }
    if review.is_complete() {
        return match all {
            1 => "Its one objective is closed, so the cycle is closed.".to_owned(),
            all => format!("All {all} objectives are closed, so the cycle is closed."),
        };
    }
    let closed = format!(
        "{} of {} closed.",
        review.closed,
        count(all, "objective is", "objectives are")
    );
    let left = (cycle.end - today).num_days();
    match usize::try_from(left) {
        Ok(0) => format!("{closed} {} ends today.", cycle.name),
        Ok(days) if !insight::is_review_time(cycle, today) => format!(
            "{closed} {} runs for another {}; close early only what is really finished.",
            cycle.name,
            count(days, "day", "days")
        ),
        Ok(days) => format!(
            "{closed} {} ends in {}.",
            cycle.name,
            count(days, "day", "days")
        ),
        Err(_) => format!(
            "{closed} {} ended on {}.",
            cycle.name,
            figures.day(cycle.end)
        ),
    }
}

#[cfg(test)]
mod tests;
