//! The map as an indented list: what serves a goal stands below it.

use super::Chart;
use super::board::Flag;
use crate::desk::Model;
use crate::models::dotted;
use crate::models::map::{Outline, OutlineGoal};
use crate::ui::{KindTag, status_mark};
use leptos::prelude::*;

/// The indented list.
#[component]
pub fn List(chart: Chart) -> impl IntoView {
    let outline = Model::new(move || Some(Outline::of(&chart.scene.get())));
    move || {
        let outline = outline.get();
        view! {
            <div class="stack">
                {some(chart, &outline.items, "How goals are linked")}
                {some(chart, &outline.loose, "Not linked to anything shown")}
            </div>
        }
    }
}

fn some(chart: Chart, items: &[OutlineGoal], title: &'static str) -> Option<AnyView> {
    (!items.is_empty()).then(|| {
        view! {
            <section class="card pad stack">
                <h2>{title}</h2>
                <ul class="tree">{items.iter().map(|item| row(chart, item)).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(chart: Chart, item: &OutlineGoal) -> AnyView {
    let card = &item.card;
    let trouble = Some(card.trouble.1.clone()).filter(|it| !it.is_empty());
    let below = || {
        let rows = item.below.iter().map(|item| row(chart, item));
        view! {
            <details open>
                <summary>{item.how_many.clone()}</summary>
                <ul>{rows.collect_view()}</ul>
            </details>
        }
    };
    let flag = || {
        let id = card.id.clone();
        view! {
            <span class="flag"><Flag />{card.flag}</span>
            <button
                class="btn quiet"
                type="button"
                aria-label=format!("Link {}", card.title)
                on:click=move |_| chart.linking.set(Some(id.clone()))
            >
                "Link…"
            </button>
        }
    };
    view! {
        <li>
            <div class="leaf">
                <KindTag kind=card.kind />
                <a href=card.href.clone()>{card.title.clone()}</a>
                {status_mark(card.mark, card.word.clone())}
                {(!card.flag.is_empty()).then(flag)}
                <small>{dotted([item.said.as_str(), &card.about])}</small>
                {trouble.map(|trouble| view! { <small>{trouble}</small> })}
            </div>
            {(!item.below.is_empty()).then(below)}
        </li>
    }
    .into_any()
}
