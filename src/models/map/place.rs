//! Where each goal stands on the map, and which of them light up with the chosen one.

use super::{Card, Scene};
use crate::atlas::{ChainReach, Graph, MapSheet, Tie, bonds, turned};
use crate::domain::Id;

/// How every goal is related to the chosen one and in which words, and where Tab enters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lit {
    reach: Vec<ChainReach>,
    words: Vec<(usize, String)>,
    /// The chosen goal, or the first one.
    pub entry: Option<Id>,
}

/// One goal on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// The goal.
    pub card: Card,
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// How it is related to the chosen one.
    pub reach: ChainReach,
    /// The same in words; empty for none.
    pub said: String,
    /// Whether Tab enters here.
    pub is_entry: bool,
}

impl Lit {
    /// What lights up with a goal. On paper nothing does.
    pub fn of(scene: &Scene, sheet: &MapSheet, chosen: Option<&Id>, is_printed: bool) -> Self {
        let place = chosen.and_then(|id| scene.place(id));
        let lit = place.filter(|_| !is_printed);
        let mut lit = lit.map(|own| chain(&scene.graph, own)).unwrap_or_default();
        let places = sheet.places.iter().enumerate();
        let first = places.min_by_key(|(_, place)| (place.column, place.row));
        let entry = place.or(first.map(|(place, _)| place));
        lit.entry = entry.and_then(|place| Some(scene.at(place)?.id.clone()));
        lit
    }

    /// Whether something is lit.
    pub fn any(&self) -> bool {
        !self.reach.is_empty()
    }

    /// Whether a tie is part of the chain: both its ends on the same side of the chosen goal, or a tie to it that supports nothing.
    pub fn holds(&self, tie: &Tie) -> bool {
        let (from, to) = (self.reach(tie.from), self.reach(tie.to));
        if !tie.is_support() {
            return from == ChainReach::Own && to != ChainReach::None
                || to == ChainReach::Own && from != ChainReach::None;
        }
        let on = |side: ChainReach| {
            [from, to]
                .iter()
                .all(|it| *it == side || *it == ChainReach::Own)
        };
        on(ChainReach::Served) || on(ChainReach::Serving)
    }

    fn reach(&self, place: usize) -> ChainReach {
        self.reach.get(place).copied().unwrap_or_default()
    }
}

impl Spot {
    /// Where a goal stands; none if it is not in sight.
    pub fn of(scene: &Scene, sheet: &MapSheet, lit: &Lit, id: &Id) -> Option<Self> {
        let place = scene.place(id)?;
        let at = sheet.places.get(place).copied().unwrap_or_default();
        let mut words = lit.words.iter();
        let said = words.find(|(other, _)| *other == place);
        Some(Self {
            card: scene.at(place)?.clone(),
            x: at.x,
            y: at.y,
            reach: lit.reach(place),
            said: said.map(|(_, said)| said.clone()).unwrap_or_default(),
            is_entry: lit.entry.as_ref() == Some(id),
        })
    }
}

fn chain(graph: &Graph, own: usize) -> Lit {
    let mut words: Vec<(usize, String)> = Vec::new();
    for (verb, others) in bonds(graph, own) {
        // Read from the other goal it is the verb the other way round.
        let verb = turned(verb);
        for other in others {
            match words.iter_mut().find(|(place, _)| *place == other) {
                Some((_, said)) => {
                    said.push_str(", ");
                    said.push_str(verb);
                    said.push_str(" it");
                }
                None => words.push((other, format!("{verb} it"))),
            }
        }
    }
    Lit {
        reach: graph.chain(own),
        words,
        entry: None,
    }
}
