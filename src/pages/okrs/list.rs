//! The objectives as cards, each with its key results.

use crate::desk::Model;
use crate::domain::Id;
use crate::models::okrs::{Card, Group, OkrsPage};
use crate::pages::goal::given_line;
use crate::route::Route;
use crate::ui::{GoalKind, KindTag, Noticed, Rows, both_marks, key_result_row};
use leptos::prelude::*;

/// Groups of cards, each below its heading.
pub fn groups(page: Model<OkrsPage>) -> AnyView {
    let cycles = move || {
        let page = page.get();
        let cycles = page.groups.iter().map(|group| group.cycle.clone());
        cycles.collect::<Vec<Option<Id>>>()
    };
    view! {
        <Rows each=cycles key=|id| id.as_ref().map(Id::to_string).unwrap_or_default() let:id>
            {group(page.one(move |page| page.groups.iter().find(|it| it.cycle == id).cloned()))}
        </Rows>
    }
    .into_any()
}

fn group(group: Model<Group>) -> AnyView {
    let title = group.text(|group| &group.title);
    let ids = move || {
        let group = group.get();
        group
            .cards
            .iter()
            .map(|card| card.id.clone())
            .collect::<Vec<Id>>()
    };
    // Its heading is only read out where the page's title names the cycle.
    view! {
        <section class="stack loose" aria-label=title>
            <h2 class:sr=move || group.get().is_titled>{title}</h2>
            <Rows each=ids key=Id::clone let:id>
                {
                    let of = id.clone();
                    let card = group.one(move |group| group.cards.iter().find(|it| it.id == of).cloned());
                    move || objective_card(&card.get())
                }
            </Rows>
        </section>
    }
    .into_any()
}

fn objective_card(card: &Card) -> AnyView {
    let score = card.score.clone();
    view! {
        <section class="card">
            <div class="card-head">
                <div>
                    <span class="row tight wrap">
                        <KindTag kind=GoalKind::Okr />
                        <h3><a href=Route::Objective(card.id.clone()).href()>{card.title.clone()}</a></h3>
                        <small>{card.meta.clone()}</small>
                    </span>
                    {card.given.clone().map(given_line)}
                    <p class="small">{improves(&card.improves)}{card.reason.clone()}</p>
                </div>
                <span class="row tight">
                    <Noticed goal=card.id.clone() />
                    {score.map(|score| view! { <span class="chip">"score "{score}</span> })}
                    {both_marks(card.mark, card.word.clone(), card.stated.clone())}
                </span>
            </div>
            {card.rows.iter().map(key_result_row).collect_view()}
            {card.rows.is_empty().then(|| no_key_result(&card.id))}
        </section>
    }
    .into_any()
}

/// "Improves A, B and C. "
fn improves(kpis: &[(String, String)]) -> Option<AnyView> {
    let last = kpis.len();
    let links = kpis.iter().enumerate().map(|(place, (href, name))| {
        let before = match place {
            0 => "Improves ",
            _ if place + 1 == last => " and ",
            _ => ", ",
        };
        view! { {before}<a class="kpi-link" href=href.clone()>{name.clone()}</a> }
    });
    let links = links.collect_view();
    (last > 0).then(|| view! { {links}". " }.into_any())
}

fn no_key_result(id: &Id) -> AnyView {
    let edit = Route::EditObjective(id.clone()).href();
    view! {
        <div class="list-row">
            <small>"No key results yet, so there is no progress to show."</small>
            <a href=edit>"Add one"</a>
        </div>
    }
    .into_any()
}
