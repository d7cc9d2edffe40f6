//! What stands out among the goals in sight, each with a way out.

use super::Card;
use crate::atlas::{Findings, Graph};
use crate::domain::{Id, Link};
use crate::figures::count;
use crate::models::Sight;

/// Everything that stands out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StandsOut {
    /// Goals by the reason why they do.
    pub groups: Vec<Group>,
    /// Objectives that serve each other in a circle.
    pub circles: Vec<Circle>,
}

impl StandsOut {
    pub(super) fn of(sight: &Sight, graph: &Graph, cards: &[Card], found: &Findings) -> Self {
        let links: Vec<&Link> = sight.workspace.links().collect();
        let circles = found.circles.iter();
        Self {
            groups: groups(cards, found),
            circles: circles
                .filter_map(|circle| told(graph, circle, &links))
                .collect(),
        }
    }

    /// Whether anything does.
    pub fn any(&self) -> bool {
        !self.groups.is_empty() || !self.circles.is_empty()
    }
}

/// Some goals that stand out for the same reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// How many, and what of them.
    pub title: String,
    /// Why that stands out.
    pub why: &'static str,
    /// The goals with their titles and addresses.
    pub goals: Vec<(Id, String, String)>,
    /// What can be done about it.
    pub way: ChainWay,
}

/// What can be done about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChainWay {
    /// Draft an objective that wins the KPI back.
    Recover,
    /// Link it.
    Link,
}

/// A circle: its goals, and the links that close it.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// Which goals serve each other.
    pub text: String,
    /// The first of them.
    pub first: Id,
    /// Links between two goals of the circle, with what they say.
    pub links: Vec<(Id, String)>,
}

fn groups(cards: &[Card], found: &Findings) -> Vec<Group> {
    let goals = |places: &[usize]| -> Vec<(Id, String, String)> {
        let card = |place: &usize| {
            let card = cards.get(*place)?;
            Some((card.id.clone(), card.title.clone(), card.href.clone()))
        };
        places.iter().filter_map(card).collect()
    };
    [
        (
            &found.unsupported,
            (
                "missed KPI has no objective",
                "missed KPIs have no objective",
            ),
            "It misses its target, and no objective improves it.",
            ChainWay::Recover,
        ),
        (
            &found.serves_nothing,
            (
                "objective isn’t linked to a KPI or objective",
                "objectives aren’t linked to a KPI or objective",
            ),
            "It improves no KPI and serves no other objective.",
            ChainWay::Link,
        ),
        (
            &found.alone,
            ("other goal isn’t linked", "other goals aren’t linked"),
            "No objective improves it, and it doesn’t drive or guard another KPI.",
            ChainWay::Link,
        ),
    ]
    .into_iter()
    .filter(|(places, ..)| !places.is_empty())
    .map(|(places, (one, many), why, way)| Group {
        title: count(places.len(), one, many),
        why,
        goals: goals(places),
        way,
    })
    .collect()
}

fn told(graph: &Graph, circle: &[usize], links: &[&Link]) -> Option<Circle> {
    let goals: Vec<_> = circle
        .iter()
        .filter_map(|place| graph.goal(*place))
        .collect();
    let first = goals.first()?.id.clone();
    let quoted: Vec<String> = goals
        .iter()
        .map(|goal| format!("“{}”", goal.title))
        .collect();
    let text = match quoted.as_slice() {
        [one] => format!("{one} serves itself."),
        _ => format!("{} serve each other in a loop.", quoted.join(", ")),
    };
    let title = |id: &Id| {
        goals
            .iter()
            .find(|goal| &goal.id == id)
            .map(|goal| &goal.title)
    };
    let links = links
        .iter()
        .filter(|link| crate::atlas::is_support(link.meaning))
        .filter_map(|link| {
            let verb = crate::atlas::verb(link.meaning, true);
            let said = format!("“{}” {verb} “{}”", title(&link.from)?, title(&link.to)?);
            Some((link.id.clone(), said))
        })
        .collect();
    Some(Circle { text, first, links })
}
