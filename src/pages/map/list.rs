//! The map as an indented list: what serves a goal stands below it.

use super::Chart;
use super::board::Flag;
use super::scene::{Card, Scene, dotted};
use crate::atlas::{Line, Seen, is_support, outline, verb};
use crate::figures::count;
use crate::ui::{KindTag, StatusMark};
use leptos::prelude::*;

/// One goal in the list, with those that serve it.
#[derive(Clone, Debug, PartialEq)]
struct Item {
    card: Card,
    /// What it means for the goal above, and where else it stands.
    said: String,
    below: Vec<Item>,
    how_many: String,
}

/// The indented list.
#[component]
pub fn List(chart: Chart) -> impl IntoView {
    let items = Memo::new(move |_| {
        chart.scene.with(|scene| {
            let (lines, loose) = outline(&scene.graph);
            let items = lines.iter().filter_map(|line| item(scene, line));
            let items: Vec<Item> = items.collect();
            let loose = loose
                .into_iter()
                .filter_map(|goal| plain(scene, goal, String::new()));
            (items, loose.collect::<Vec<Item>>())
        })
    });
    let some = move |items: Vec<Item>, title: &'static str| {
        (!items.is_empty()).then(|| {
            view! {
                <section class="card pad stack">
                    <h2>{title}</h2>
                    <ul class="tree">{items.into_iter().map(|item| row(chart, item)).collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        <div class="stack">
            {move || {
                let (items, loose) = items.get();
                (some(items, "What serves what"), some(loose, "Not linked to anything shown"))
            }}
        </div>
    }
}

fn item(scene: &Scene, line: &Line) -> Option<Item> {
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
        Seen::Circle => "listed above as well: a circle",
        Seen::Before if scene.graph.ties.iter().any(|tie| tie.to == line.goal) => {
            "what serves it is listed where it first appears"
        }
        _ => "",
    };
    let mut found = plain(scene, line.goal, dotted(&[&means, &also, seen]))?;
    found.below = line
        .below
        .iter()
        .filter_map(|line| item(scene, line))
        .collect();
    found.how_many = count(found.below.len(), "goal serves it", "goals serve it");
    Some(found)
}

/// A line with what stands beside the goal: what it guards and was carried over from.
fn plain(scene: &Scene, goal: usize, said: String) -> Option<Item> {
    let card = scene.at(goal)?.clone();
    let mut beside = vec![said];
    for tie in scene.graph.ties.iter().filter(|tie| tie.from == goal) {
        for meaning in tie.meanings.iter().filter(|meaning| !is_support(**meaning)) {
            if let Some(other) = scene.at(tie.to) {
                beside.push(format!("{} “{}”", verb(*meaning, true), other.title));
            }
        }
    }
    let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
    Some(Item {
        said: dotted(&beside),
        card,
        below: Vec::new(),
        how_many: String::new(),
    })
}

fn row(chart: Chart, item: Item) -> AnyView {
    let Item {
        card,
        said,
        below,
        how_many,
    } = item;
    let id = card.id;
    let is_flagged = !card.flag.is_empty();
    let title = card.title.clone();
    view! {
        <li>
            <div class="leaf">
                <KindTag kind=card.kind />
                <a href=card.href>{card.title}</a>
                <StatusMark mark=card.mark text=card.word />
                {is_flagged.then(|| view! {
                    <span class="flag"><Flag />{card.flag}</span>
                    <button class="btn quiet" type="button" aria-label=format!("Link {title}") on:click=move |_| chart.linking.set(Some(id.clone()))>"Link…"</button>
                })}
                <small>{dotted(&[&said, &card.about])}</small>
                {(!card.trouble.1.is_empty()).then(|| view! { <small>{card.trouble.1}</small> })}
            </div>
            {(!below.is_empty()).then(|| view! {
                <details open>
                    <summary>{how_many}</summary>
                    <ul>{below.into_iter().map(|item| row(chart, item)).collect_view()}</ul>
                </details>
            })}
        </li>
    }
    .into_any()
}
