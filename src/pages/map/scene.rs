//! What the map shows: which goals, how each stands, what stands out.

use crate::atlas::{Findings, Goal, Graph, Tier, bonds, findings};
use crate::domain::letters::to_lowercase;
use crate::domain::{Gathered, Id, SortedMap, SortedSet, State, Workspace};
use crate::figures::{Figures, count};
use crate::insight::{self, AsOf};
use crate::plot::reading_said;
use crate::route::{Query, Route};
use crate::ui::recording::{blocker, in_the_way};
use crate::ui::{GoalKind, Mark, Options, different, kpi_standing, objective_mark};

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
    /// Owners, teams and cycles to filter by, as values and words.
    pub options: [Options; 3],
    /// The opening sentence.
    pub lead: String,
    places: SortedMap<Id, usize>,
}

/// One goal in sight.
#[derive(Clone, Debug, PartialEq)]
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
    /// What the map shows of a workspace under these filters.
    pub fn of(workspace: &Workspace, as_of: AsOf, figures: &Figures, query: &Query) -> Self {
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
            let mut card = card(workspace, goal, as_of, figures);
            card.flag = flag;
            card.is_context = !asked.contains(&goal.id);
            if hidden > 0 && query.contains_key("level") {
                let folded = format!("{hidden} more serve it");
                card.about = dotted(&[&card.about, &folded]);
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
            options: [
                different(whole.goals.iter().map(|goal| &goal.owner)),
                different(whole.goals.iter().map(|goal| &goal.team)),
                whole
                    .cycles(workspace)
                    .into_iter()
                    .map(|cycle| (cycle.id.to_string(), cycle.name.clone()))
                    .chain([("all".to_owned(), "All, closed ones too".to_owned())])
                    .collect(),
            ],
            whole,
            graph,
            cards,
            found,
        }
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

fn card(workspace: &Workspace, goal: &Goal, as_of: AsOf, figures: &Figures) -> Card {
    let mut mark = (Mark::Mute, String::new());
    let mut figure = String::new();
    let mut trouble = (String::new(), String::new());
    if let Some(kpi) = workspace.kpi(&goal.id) {
        if let Some(report) = insight::kpi(workspace, &goal.id, as_of) {
            mark = kpi_standing(&report);
            figure = report
                .last
                .map(|last| reading_said(kpi, last.date, last.value, figures))
                .unwrap_or_default();
        }
    } else if let Some(objective) = workspace.objective(&goal.id)
        && let Some(report) = insight::objective(workspace, &goal.id, as_of)
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
        about: dotted(&[&goal.team, &goal.owner]),
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
        "In a circle"
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
        return "How objectives serve KPIs and each other.".to_owned();
    }
    let sentence = found.sentence(graph);
    let is_filtered = query.keys().any(|key| key != "as");
    if is_filtered {
        format!("In sight: {sentence}")
    } else {
        sentence
    }
}

/// Of some texts those that say something, with dots between.
pub fn dotted(parts: &[&str]) -> String {
    let told: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    told.join(" · ")
}
