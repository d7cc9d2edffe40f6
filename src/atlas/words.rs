//! Ties in words.

use super::graph::Graph;
use crate::domain::Meaning;

/// The verbs in the order people read them, as they stand between the two ends and the other way round.
const VERBS: [(Meaning, &str, &str); 6] = [
    (Meaning::Improves, "improves", "improved by"),
    (Meaning::Serves, "serves", "served by"),
    (Meaning::MeasuredBy, "measured by", "measures"),
    (Meaning::Drives, "drives", "driven by"),
    (Meaning::Guards, "guards", "guarded by"),
    (
        Meaning::CarriedOverFrom,
        "carried over from",
        "carried over into",
    ),
];

/// The verb of a link, read from its start, or from its end.
pub fn verb(meaning: Meaning, from_start: bool) -> &'static str {
    let found = VERBS.iter().find(|(known, ..)| *known == meaning);
    found.map_or("", |(_, start, end)| if from_start { start } else { end })
}

/// The same verb read from the other end.
pub fn turned(said: &str) -> &'static str {
    let found = VERBS
        .iter()
        .find_map(|(_, start, end)| match (said == *start, said == *end) {
            (true, _) => Some(*end),
            (_, true) => Some(*start),
            _ => None,
        });
    found.unwrap_or_default()
}

/// What a goal is linked to, by verb as read from it, in the order people read them: what it works for first.
pub fn bonds(graph: &Graph, goal: usize) -> Vec<(&'static str, Vec<usize>)> {
    let mut bonds = Vec::new();
    for from_start in [true, false] {
        for (meaning, ..) in VERBS {
            let others: Vec<usize> = graph
                .ties
                .iter()
                .filter(|tie| tie.meanings.contains(&meaning))
                .filter_map(|tie| match from_start {
                    true => (tie.from == goal).then_some(tie.to),
                    false => (tie.to == goal).then_some(tie.from),
                })
                .collect();
            if !others.is_empty() {
                bonds.push((verb(meaning, from_start), others));
            }
        }
    }
    bonds
}
