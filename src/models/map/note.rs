//! What the note about a chosen goal says: what it serves, and what serves it.

use super::{Card, Scene};
use crate::atlas::bonds;
use crate::domain::{Id, KeyResult, Workspace};
use crate::figures::sentence;
use crate::models::Sight;
use crate::route::Route;

/// What it says about a goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// The goal.
    pub card: Card,
    /// Verbs with addresses and names.
    pub bonds: Vec<(String, Vec<(String, String)>)>,
    /// Whether it is linked to nothing.
    pub is_alone: bool,
}

/// The note about a goal; none if that is not in sight.
pub fn note(sight: &Sight, scene: &Scene, id: &Id) -> Option<Note> {
    let mut told = told(scene, id)?;
    let results = results(sight.workspace, id);
    if !results.is_empty() {
        told.bonds.push(("Key results".to_owned(), results));
    }
    Some(told)
}

fn told(scene: &Scene, id: &Id) -> Option<Note> {
    let card = scene.card(id)?.clone();
    let place = scene.whole.place(id)?;
    let named = |other: usize| {
        let goal = scene.whole.goal(other)?;
        Some((Scene::address(goal), goal.title.clone()))
    };
    let bonds = bonds(&scene.whole, place);
    Some(Note {
        card,
        is_alone: bonds.is_empty(),
        bonds: bonds
            .into_iter()
            .map(|(verb, others)| {
                let verb = sentence(verb);
                let verb = verb.trim_end_matches('.').to_owned();
                (verb, others.into_iter().filter_map(named).collect())
            })
            .collect(),
    })
}

/// An objective's key results, each with its owner: the way from the team to the person.
fn results(workspace: &Workspace, objective: &Id) -> Vec<(String, String)> {
    let of = |result: &KeyResult| {
        let owner = if result.owner.is_empty() {
            String::new()
        } else {
            format!(" ({})", result.owner)
        };
        let address = Route::KeyResult(result.id.clone()).href();
        (address, format!("{}{owner}", result.title))
    };
    let results = workspace.key_results_of(objective);
    results.into_iter().map(of).collect()
}
