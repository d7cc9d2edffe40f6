//! The note about the chosen goal: what it serves, what serves it, and what to do with it.

use super::Chart;
use super::scene::Scene;
use crate::atlas::bonds;
use crate::domain::{Id, KeyResult, Workspace};
use crate::figures::sentence;
use crate::route::Route;
use crate::ui::{KindTag, StatusMark};
use leptos::prelude::*;

/// What it says about a goal.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    card: super::scene::Card,
    /// Verbs with addresses and names.
    bonds: Vec<(String, Vec<(String, String)>)>,
    /// Whether it is linked to nothing.
    is_alone: bool,
}

/// Says what the chosen goal serves and what serves it; nothing while none is chosen.
#[component]
pub fn Note(chart: Chart) -> impl IntoView {
    let told = Memo::new(move |_| {
        chart.scene.with(|scene| {
            let id = chart.chosen.get()?;
            let mut told = told(scene, &id)?;
            let results = chart.desk.read(|workspace| results(workspace, &id));
            if !results.is_empty() {
                told.bonds.push(("Key results".to_owned(), results));
            }
            Some(told)
        })
    });
    move || {
        told.get().map(|told| view! {
            <section class="card pad map-note" aria-label="The chosen goal">{goal(chart, told)}</section>
        })
    }
}

fn told(scene: &Scene, id: &Id) -> Option<Told> {
    let card = scene.card(id)?.clone();
    let place = scene.whole.place(id)?;
    let named = |other: usize| {
        let goal = scene.whole.goal(other)?;
        Some((Scene::address(goal), goal.title.clone()))
    };
    let bonds = bonds(&scene.whole, place);
    Some(Told {
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

fn goal(chart: Chart, told: Told) -> impl IntoView {
    let Told {
        card,
        bonds,
        is_alone,
    } = told;
    let edit = match card.kind {
        crate::ui::GoalKind::Kpi => Route::EditKpi(card.id.clone()),
        _ => Route::EditObjective(card.id.clone()),
    };
    let (id, open) = (card.id, card.href);
    view! {
        <div class="row wrap">
            <KindTag kind=card.kind />
            <h2>{card.title}</h2>
            <StatusMark mark=card.mark text=card.word />
            <span class="row tight end">
                <a class="btn quiet" href=open>"Open"</a>
                <a class="btn quiet" href=edit.href()>"Edit"</a>
                <button class="btn quiet" type="button" on:click=move |_| chart.linking.set(Some(id.clone()))>"Link…"</button>
            </span>
        </div>
        {(!card.trouble.1.is_empty()).then(|| view! { <p class="small">{card.trouble.1}</p> })}
        <dl class="defs">
            {bonds.into_iter().map(|(verb, others)| view! {
                <dt>{verb}</dt>
                <dd>{others.into_iter().enumerate().map(|(number, (href, title))| view! {
                    {(number > 0).then_some(" · ")}<a href=href>{title}</a>
                }).collect_view()}</dd>
            }).collect_view()}
        </dl>
        {is_alone.then(|| view! { <p class="small">"It is not linked. Link what it supports, or ask whether it is needed now."</p> })}
    }
}
