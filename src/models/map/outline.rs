//! The map as an indented list: what serves a goal stands below it.

use super::{Card, Scene};
use crate::atlas::{OutlineLine, OutlineSeen, is_support, outline, verb};
use crate::figures::count;
use crate::models::dotted;

/// The goals in sight as a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// What serves what.
    pub items: Vec<OutlineGoal>,
    /// What is not linked to anything shown.
    pub loose: Vec<OutlineGoal>,
}

/// One goal in the list, with those that serve it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutlineGoal {
    /// The goal.
    pub card: Card,
    /// What it means for the goal above, and where else it stands.
    pub said: String,
    /// Those that serve it.
    pub below: Vec<OutlineGoal>,
    /// How many these are.
    pub how_many: String,
}

impl Outline {
    /// What is in sight as a list.
    pub fn of(scene: &Scene) -> Self {
        let (lines, loose) = outline(&scene.graph);
        let loose = loose.into_iter();
        let loose = loose.filter_map(|goal| plain(scene, goal, String::new()));
        Self {
            items: lines.iter().filter_map(|line| item(scene, line)).collect(),
            loose: loose.collect(),
        }
    }
}

fn item(scene: &Scene, line: &OutlineLine) -> Option<OutlineGoal> {
    let verbs: Vec<&str> = line
        .meanings
        .iter()
        .filter(|meaning| is_support(**meaning))
        .map(|meaning| verb(*meaning, true))
        .collect();
    let verbs: Vec<String> = verbs.iter().map(|verb| format!("{verb} it")).collect();
    let means = verbs.join(", ");
    let title = |goal: &usize| scene.at(*goal).map(|card| format!("“{}”", card.title));
    let also: Vec<String> = line.also.iter().filter_map(title).collect();
    let also = if also.is_empty() {
        String::new()
    } else {
        format!("also under {}", also.join(", "))
    };
    let seen = match line.seen {
        OutlineSeen::Circle => "also listed above: a loop",
        OutlineSeen::Before if scene.graph.ties.iter().any(|tie| tie.to == line.goal) => {
            "see its first entry for what serves it"
        }
        _ => "",
    };
    let mut found = plain(scene, line.goal, dotted([means.as_str(), &also, seen]))?;
    found.below = line
        .below
        .iter()
        .filter_map(|line| item(scene, line))
        .collect();
    found.how_many = count(found.below.len(), "goal serves it", "goals serve it");
    Some(found)
}

/// A line with what stands beside the goal: what it guards and was carried over from.
fn plain(scene: &Scene, goal: usize, said: String) -> Option<OutlineGoal> {
    let card = scene.at(goal)?.clone();
    let mut beside = vec![said];
    for tie in scene.graph.ties.iter().filter(|tie| tie.from == goal) {
        for meaning in tie.meanings.iter().filter(|meaning| !is_support(**meaning)) {
            if let Some(other) = scene.at(tie.to) {
                beside.push(format!("{} “{}”", verb(*meaning, true), other.title));
            }
        }
    }
    Some(OutlineGoal {
        said: dotted(beside.iter().map(String::as_str)),
        card,
        below: Vec::new(),
        how_many: String::new(),
    })
}
