//! The objectives, by cycle: as cards, as four squares, over time.

mod cards;
mod course;
pub mod squares;
mod strip;

use super::{Figure, FilterFacts, Sight, asked, different, options};
use crate::domain::{Cycle, Date, Id, Objective, Workspace};
use crate::figures::Figures;
use crate::insight;
use crate::route::{Query, Route, review_of};
use cards::{STATUSES, selected};
use std::sync::Arc;

pub use cards::{Card, cards, current_cycle, meta, used_cycles};
pub use course::CycleCourse;

/// What the page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OkrsPage {
    /// The name of the cycle, or of the page while several are shown.
    pub title: String,
    /// One sentence of meaning.
    pub lead: String,
    /// Address and label of the way to the cycle's review, near its end and after it.
    pub review: Option<(String, String)>,
    /// Whether there is an objective at all.
    pub any: bool,
    /// How the cycle stands as a whole; none while several are shown.
    pub strip: Option<Vec<Figure>>,
    /// The ways of looking: address, word, whether it is this one.
    pub views: Vec<(String, &'static str, bool)>,
    /// The filters that fit this way of looking.
    pub filters: Vec<FilterFacts>,
    /// How the objectives are looked at.
    pub view: OkrsView,
    /// The cycle that is shown; none while several are.
    pub cycle: Option<Id>,
    /// Whose objectives.
    pub filtered: Filtered,
    /// The objectives that match, for the cards.
    pub groups: Vec<Group>,
    /// The two charts, where the cycle is looked at over time.
    pub course: Option<CycleCourse>,
}

/// One way of looking at the objectives of a cycle: chosen in the address, so that a link shows the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OkrsView {
    /// Objective by objective.
    #[default]
    Cards,
    /// Four squares.
    Squares,
    /// Progress, and on track minus off track, over time.
    Course,
}

impl OkrsView {
    /// The view an address asks for; cards unless it names another.
    pub fn of(query: &Query) -> Self {
        match asked(query, "view") {
            "squares" => Self::Squares,
            "course" => Self::Course,
            _ => Self::Cards,
        }
    }
}

/// Whose objectives the page is about; none for everybody's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filtered {
    owner: Option<String>,
    team: Option<String>,
}

impl Filtered {
    /// Those that an address asks for.
    pub fn of(query: &Query) -> Self {
        Self {
            owner: query.get("owner").cloned(),
            team: query.get("team").cloned(),
        }
    }

    /// Whether an objective is one of them.
    pub fn holds(&self, objective: &Objective) -> bool {
        let fits = |wanted: &Option<String>, is: &String| wanted.as_ref().is_none_or(|it| it == is);
        fits(&self.owner, &objective.owner) && fits(&self.team, &objective.team)
    }
}

/// Objectives of one cycle, or of none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The cycle; none for objectives without one.
    pub cycle: Option<Id>,
    /// The heading.
    pub title: String,
    /// Whether the page's title says it already.
    pub is_titled: bool,
    /// Its objectives in their order.
    pub cards: Vec<Arc<Card>>,
}

/// The page as an address asks for it. `all` are the [`cards`] of all objectives.
pub fn page(sight: &Sight, all: &[Arc<Card>], query: &Query) -> OkrsPage {
    let (workspace, today, figures) = (sight.workspace, sight.as_of.day, sight.figures);
    let cycles = used_cycles(workspace);
    let current = current_cycle(&cycles, today);
    let asked_cycle = query.get("cycle").map(String::as_str);
    let chosen = match asked_cycle {
        Some("all") => None,
        Some(id) => {
            let mut found = cycles.iter().copied();
            found.find(|it| it.id.as_str() == id).or(current)
        }
        None => current,
    };
    let filtered = Filtered::of(query);
    let view = OkrsView::of(query);
    let review = chosen.and_then(|cycle| ReviewLink::of(workspace, cycle, today));
    OkrsPage {
        title: chosen.map_or("OKRs".to_owned(), |cycle| cycle.name.clone()),
        lead: lead(chosen, review.as_ref(), today, &figures),
        review: review.map(|review| (review.href, review.label)),
        any: !all.is_empty(),
        strip: chosen.and_then(|cycle| strip::strip(sight, &cycle.id, &filtered)),
        views: views(query, view),
        filters: filters(all, &cycles, current, query),
        view,
        cycle: chosen.map(|cycle| cycle.id.clone()),
        groups: groups(&selected(all, query), &cycles, chosen, asked_cycle),
        course: chosen
            .filter(|_| view == OkrsView::Course)
            .map(|cycle| course::course(sight, cycle, &filtered)),
        filtered,
    }
}

/// How many objectives the page shows without filters.
pub fn shown(workspace: &Workspace, today: Date) -> usize {
    let chosen = current_cycle(&used_cycles(workspace), today).map(|cycle| cycle.id.clone());
    let cycle = |it: &Objective| workspace.cycle_of(it).map(|cycle| cycle.id.clone());
    let objectives = workspace.objectives();
    objectives
        .filter(|it| {
            let of = cycle(it);
            of.is_none() || of == chosen
        })
        .count()
}

/// The page without filters, with the objectives of all cycles.
pub fn every_cycle() -> Route {
    Route::Okrs(Query::from([("cycle".to_owned(), "all".to_owned())]))
}

/// The way to a cycle's review, and whether all of it is closed.
struct ReviewLink {
    href: String,
    label: String,
    is_complete: bool,
}

impl ReviewLink {
    fn of(workspace: &Workspace, cycle: &Cycle, today: Date) -> Option<Self> {
        let found = insight::cycle_review(workspace, &cycle.id)?;
        let is_time = insight::is_review_time(cycle, today) && !found.items.is_empty();
        is_time.then(|| Self {
            href: review_of(Some(&cycle.id), None).href(),
            label: format!("Review {}", cycle.name),
            is_complete: found.is_complete(),
        })
    }
}

/// "Week 8 of 13. The tick on each bar shows where it should be today to be on schedule."
fn lead(
    chosen: Option<&Cycle>,
    review: Option<&ReviewLink>,
    today: Date,
    figures: &Figures,
) -> String {
    const TICK: &str = "The tick on each bar shows where it should be today to be on schedule.";
    let Some(cycle) = chosen else {
        return format!("Where you are going. {TICK}");
    };
    if review.is_some_and(|review| review.is_complete) {
        return "All its objectives are closed, so the cycle is closed. See its review for how it ended."
            .to_owned();
    }
    match cycle.week_of(today) {
        Some((week, of)) => format!("Week {week} of {of}. {TICK}"),
        None if today < cycle.start => format!("It starts on {}.", figures.day(cycle.start)),
        None => format!("It ended on {}.", figures.day(cycle.end)),
    }
}

fn views(query: &Query, view: OkrsView) -> Vec<(String, &'static str, bool)> {
    let all = [
        (OkrsView::Cards, "cards", "Cards"),
        (OkrsView::Squares, "squares", "Four squares"),
        (OkrsView::Course, "course", "Over time"),
    ];
    all.into_iter()
        .map(|(of, key, word)| {
            let mut asked = query.clone();
            asked.insert("view".to_owned(), key.to_owned());
            (Route::Okrs(asked).href(), word, of == view)
        })
        .collect()
}

fn filters(
    all: &[Arc<Card>],
    cycles: &[&Cycle],
    current: Option<&Cycle>,
    query: &Query,
) -> Vec<FilterFacts> {
    let others = cycles
        .iter()
        .filter(|cycle| Some(&cycle.id) != current.map(|it| &it.id))
        .map(|cycle| (cycle.id.as_str(), cycle.name.as_str()))
        .chain([("all", "All cycles")]);
    let now = current.map_or("None yet", |cycle| cycle.name.as_str());
    let of = |names, any, options| FilterFacts::of(query, names, any, options);
    let mut filters = vec![
        of(("Cycle", "cycle"), now, options(others)),
        of(
            ("Owner", "owner"),
            "Everyone",
            different(all.iter().map(|card| &card.owner)),
        ),
        of(
            ("Team", "team"),
            "All teams",
            different(all.iter().map(|card| &card.team)),
        ),
    ];
    if OkrsView::of(query) == OkrsView::Cards {
        let is_there = |key: &str| all.iter().any(|card| card.status == key);
        let statuses = STATUSES.into_iter().filter(|(key, _)| is_there(key));
        let orders = [
            ("title", "Title"),
            ("owner", "Owner"),
            ("team", "Team"),
            ("progress", "Most progress first"),
        ];
        filters.push(of(("Status", "status"), "Any status", options(statuses)));
        filters.push(of(("Order", "sort"), "Worst first", options(orders)));
    }
    filters
}

fn groups(
    shown: &[Arc<Card>],
    cycles: &[&Cycle],
    chosen: Option<&Cycle>,
    asked: Option<&str>,
) -> Vec<Group> {
    let of: Vec<Option<&Cycle>> = match (chosen, asked) {
        // Without a cycle they would be seen nowhere but among all.
        (Some(_), None) => vec![chosen, None],
        (Some(_), Some(_)) => vec![chosen],
        (None, _) => cycles.iter().copied().map(Some).chain([None]).collect(),
    };
    let group = |cycle: Option<&Cycle>| {
        let id = cycle.map(|cycle| cycle.id.clone());
        let cards = shown.iter().filter(|card| card.cycle == id);
        Group {
            title: cycle.map_or("No cycle".to_owned(), |cycle| cycle.name.clone()),
            is_titled: id.is_some() && id == chosen.map(|it| it.id.clone()),
            cards: cards.cloned().collect(),
            cycle: id,
        }
    };
    let groups = of.into_iter().map(group);
    groups.filter(|group| !group.cards.is_empty()).collect()
}

#[cfg(test)]
mod tests;
