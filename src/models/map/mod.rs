//! What the map shows: which goals, how each stands, what stands out.

use super::{
    FilterFacts, GoalKind, Mark, Options, Sight, blocker, different, dotted, in_the_way,
    kpi_standing, objective_mark, options,
};
use crate::atlas::{Findings, Goal, Graph, Tier, bonds, findings};
use crate::domain::letters::to_lowercase;
use crate::domain::{Gathered, Id, SortedMap, SortedSet, State};
use crate::figures::count;
use crate::insight;
use crate::plot::reading_said;
use crate::route::{Query, Route};

mod found;
mod note;
mod outline;
mod place;

pub use found::{ChainWay, Circle, Group, StandsOut};
pub use note::{Note, note};
pub use outline::{Outline, OutlineGoal};
pub use place::{Lit, Spot};

/// Everything the page draws.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// All goals and ties, whatever the filters say.
    pub whole: Graph,
    /// Those in sight.
    pub graph: Graph,
    /// The goals in sight, as they stand; one for each of the graph.
    pub cards: Vec<Card>,
    /// What stands out among them.
    pub found: Findings,
    /// The filters.
    pub filters: Vec<FilterFacts>,
    /// What stands out, each with a way out.
    pub stands_out: StandsOut,
    /// The opening sentence.
    pub lead: String,
    places: SortedMap<Id, usize>,
}

/// One goal in sight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Its id.
    pub id: Id,
    /// The address of its page.
    pub href: String,
    /// KPI or OKR.
    pub kind: GoalKind,
    /// Name or title.
    pub title: String,
    /// Whose it is.
    pub about: String,
    /// Shape of its status.
    pub mark: Mark,
    /// Word of its status.
    pub word: String,
    /// How far, or the last value; may be empty.
    pub figure: String,
    /// What stands out about it, in words; empty for nothing.
    pub flag: &'static str,
    /// What is in the way of it, as its worst key result says: in short and in full; empty for nothing.
    pub trouble: (String, String),
    /// Whether it is only here because a goal that was asked for serves it.
    pub is_context: bool,
    /// Everything above and its links, as it is read out.
    pub name: String,
}

impl Scene {
    /// What the map shows under these filters.
    pub fn of(sight: &Sight, query: &Query) -> Self {
        let (workspace, as_of) = (sight.workspace, sight.as_of);
        let whole = Graph::of(workspace, as_of.day);
        let found = findings(workspace, &whole, as_of.day);
        let (keep, asked) = selected(&whole, query);
        let graph = whole.part(&keep);
        let found = found.on(&whole, &graph);
        let asked: SortedSet<&Id> = whole
            .goals
            .iter()
            .zip(&asked)
            .filter_map(|(goal, is_asked)| is_asked.then_some(&goal.id))
            .into_set();
        let serving = whole.neighbours(false);
        let mut cards = Vec::with_capacity(graph.goals.len());
        let mut kept = 0..graph.goals.len();
        for ((place, goal), _) in whole.goals.iter().enumerate().zip(&keep).filter(|it| *it.1) {
            let hidden = serving.get(place).into_iter().flatten();
            let hidden = hidden
                .filter(|other| keep.get(**other) == Some(&false))
                .count();
            let flag = kept.next().map_or("", |new| flag(&found, new));
            let mut card = card(sight, goal);
            card.flag = flag;
            card.is_context = !asked.contains(&goal.id);
            if hidden > 0 && query.contains_key("level") {
                let folded = format!("{hidden} more serve it");
                card.about = dotted([card.about.as_str(), &folded]);
                card.trouble.0.clear();
            }
            card.name = name(&card, &whole, place);
            cards.push(card);
        }
        Self {
            lead: lead(&graph, &found, query),
            places: graph
                .goals
                .iter()
                .enumerate()
                .map(|(place, goal)| (goal.id.clone(), place))
                .into_map(),
            filters: filters(sight, &whole, query),
            stands_out: StandsOut::of(sight, &graph, &cards, &found),
            whole,
            graph,
            cards,
            found,
        }
    }

    /// Whether no goal is linked to another, though there are several.
    pub fn is_unlinked(&self) -> bool {
        self.whole.ties.is_empty() && self.whole.goals.len() > 1
    }

    /// The card of a goal, if it is in sight.
    pub fn card(&self, id: &Id) -> Option<&Card> {
        self.place(id).and_then(|place| self.cards.get(place))
    }

    /// Where a goal stands in the graph, if it is in sight.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The card at a place of the graph.
    pub fn at(&self, place: usize) -> Option<&Card> {
        self.cards.get(place)
    }

    /// The goal's page.
    pub fn address(goal: &Goal) -> String {
        if goal.is_kpi {
            Route::Kpi(goal.id.clone()).href()
        } else {
            Route::Objective(goal.id.clone()).href()
        }
    }
}

fn filters(sight: &Sight, whole: &Graph, query: &Query) -> Vec<FilterFacts> {
    let cycles = whole.cycles(sight.workspace).into_iter();
    let cycles = cycles.map(|cycle| (cycle.id.to_string(), cycle.name.clone()));
    let all = ("all".to_owned(), "All, including closed".to_owned());
    let cycles: Options = cycles.chain([all]).collect();
    let teams = different(whole.goals.iter().map(|goal| &goal.team));
    let owners = different(whole.goals.iter().map(|goal| &goal.owner));
    let kinds = options([("okr", "Objectives"), ("kpi", "KPIs")]);
    let levels = options([
        ("company", "The company"),
        ("department", "Departments"),
        ("team", "Teams"),
    ]);
    let of = |names, any, options| FilterFacts::of(query, names, any, options);
    vec![
        of(("Team", "team"), "All teams", teams),
        of(("Owner", "owner"), "Everyone", owners),
        of(("Cycle", "cycle"), "Open", cycles),
        of(("Kind", "kind"), "KPIs and objectives", kinds),
        of(("Down to", "level"), "Everyone", levels),
    ]
}

/// Which goals are in sight, and which of them were asked for: the others are served by those.
fn selected(whole: &Graph, query: &Query) -> (Vec<bool>, Vec<bool>) {
    let asked = |name: &str| query.get(name).map(String::as_str);
    let deepest = Tier::ALL
        .into_iter()
        .find(|(_, word, _)| asked("level") == Some(word))
        .map(|(tier, ..)| tier);
    let may = |goal: &Goal| {
        let in_time = match asked("cycle") {
            Some("all") => true,
            Some(cycle) if !goal.is_kpi => {
                goal.cycle.as_ref().is_some_and(|id| id.as_str() == cycle)
            }
            _ => goal.is_open,
        };
        let of_kind = match asked("kind") {
            Some("kpi") => goal.is_kpi,
            Some("okr") => !goal.is_kpi,
            _ => true,
        };
        in_time && of_kind && deepest.is_none_or(|deepest| goal.tier <= deepest)
    };
    let wanted = |goal: &Goal| {
        asked("owner").is_none_or(|owner| owner == goal.owner)
            && asked("team").is_none_or(|team| team == goal.team)
    };
    let may: Vec<bool> = whole.goals.iter().map(may).collect();
    let asked: Vec<bool> = whole
        .goals
        .iter()
        .zip(&may)
        .map(|(goal, may)| *may && wanted(goal))
        .collect();
    // What they serve stays in sight, or nobody sees what they are for.
    let served = whole.neighbours(true);
    let mut keep = asked.clone();
    let mut open: Vec<usize> = (0..keep.len())
        .filter(|place| keep.get(*place) == Some(&true))
        .collect();
    while let Some(place) = open.pop() {
        for &other in served.get(place).into_iter().flatten() {
            if may.get(other) == Some(&true)
                && let Some(kept) = keep.get_mut(other).filter(|kept| !**kept)
            {
                *kept = true;
                open.push(other);
            }
        }
    }
    (keep, asked)
}

fn card(sight: &Sight, goal: &Goal) -> Card {
    let (workspace, figures) = (sight.workspace, &sight.figures);
    let mut mark = (Mark::Mute, String::new());
    let mut figure = String::new();
    let mut trouble = (String::new(), String::new());
    if let Some(kpi) = workspace.kpi(&goal.id) {
        if let Some(report) = sight.reports.kpi(workspace, &goal.id, sight.as_of) {
            mark = kpi_standing(&report);
            figure = report
                .last
                .as_ref()
                .map(|last| reading_said(kpi, last.date, last.value, figures))
                .unwrap_or_default();
        }
    } else if let Some(objective) = workspace.objective(&goal.id)
        && let Some(report) = insight::objective(workspace, &goal.id, sight.as_of)
    {
        mark = objective_mark(objective.state, &report);
        if objective.state == State::Running {
            let said = report.in_the_way();
            trouble = said
                .map(|it| (blocker(it), in_the_way(it)))
                .unwrap_or_default();
        }
        figure = report
            .progress
            .map(|progress| figures.share(progress))
            .unwrap_or_default();
    }
    let (mark, word) = mark;
    Card {
        id: goal.id.clone(),
        href: Scene::address(goal),
        kind: if goal.is_kpi {
            GoalKind::Kpi
        } else {
            GoalKind::Okr
        },
        title: goal.title.clone(),
        about: dotted([goal.team.as_str(), &goal.owner]),
        mark,
        word,
        figure,
        flag: "",
        trouble,
        is_context: false,
        name: String::new(),
    }
}

/// What stands out about a goal, the worst first.
fn flag(found: &Findings, place: usize) -> &'static str {
    if found.circles.iter().any(|circle| circle.contains(&place)) {
        "In a loop"
    } else if found.unsupported.contains(&place) {
        "Nothing improves it"
    } else if found.serves_nothing.contains(&place) || found.alone.contains(&place) {
        "Not linked"
    } else {
        ""
    }
}

/// "Objective Grow, on track, 62 %, in a circle, serves Revenue and Margin, served by 3 goals."
fn name(card: &Card, whole: &Graph, place: usize) -> String {
    let kind = match card.kind {
        GoalKind::Kpi => "KPI",
        _ => "Objective",
    };
    let mut parts = vec![format!("{kind} {}", card.title), to_lowercase(&card.word)];
    parts.extend([
        card.figure.clone(),
        to_lowercase(card.flag),
        card.trouble.1.trim_end_matches('.').to_owned(),
    ]);
    for (verb, others) in bonds(whole, place) {
        let titles: Vec<&str> = others
            .iter()
            .filter_map(|other| whole.goal(*other).map(|goal| goal.title.as_str()))
            .collect();
        let told = match titles.as_slice() {
            [] => continue,
            [one] => (*one).to_owned(),
            [one, other] => format!("{one} and {other}"),
            many => count(many.len(), "goal", "goals"),
        };
        parts.push(format!("{verb} {told}"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn lead(graph: &Graph, found: &Findings, query: &Query) -> String {
    if graph.goals.is_empty() {
        return "How objectives and KPIs are linked.".to_owned();
    }
    let sentence = found.sentence(graph);
    let is_filtered = query.keys().any(|key| key != "as");
    if is_filtered {
        format!("Shown: {sentence}")
    } else {
        sentence
    }
}

#[cfg(test)]
mod tests;
