//! The objectives as cards, each with its key results.

use super::Group;
use super::cards::Card;
use crate::domain::Id;
use crate::route::Route;
use crate::ui::{BothMarks, KeyResultRow, KindTag, Noticed, Rows};
use leptos::prelude::*;

/// Groups of cards, each below its heading.
#[component]
pub fn Groups(
    groups: Memo<Vec<Group>>,
    /// The cycle that the page's title names; its heading is only read out.
    chosen: Signal<Option<Id>>,
) -> impl IntoView {
    view! {
        <Rows each=move || groups.get() key=|group| group.cycle.as_ref().map(Id::to_string).unwrap_or_default() let:group>
            {
                let id = group.cycle.clone();
                let cards = Memo::new(move |_| {
                    groups.with(|groups| {
                        let group = groups.iter().find(|group| group.cycle == id);
                        group.map(|group| group.cards.clone()).unwrap_or_default()
                    })
                });
                let own = group.cycle.clone();
                view! {
                    <section class="stack loose" aria-label=group.title.clone()>
                        <h2 class:sr=move || own.is_some() && chosen.get() == own>{group.title.clone()}</h2>
                        <Rows each=move || cards.get() key=|card| card.id.clone() let:card>
                            {
                                let id = card.id;
                                let now = Memo::new(move |_| cards.with(|cards| cards.iter().find(|card| card.id == id).cloned()));
                                move || now.get().map(|card| view! { <ObjectiveCard card /> })
                            }
                        </Rows>
                    </section>
                }
            }
        </Rows>
    }
}

#[component]
fn ObjectiveCard(card: Card) -> impl IntoView {
    let last = card.improves.len();
    let improves = card
        .improves
        .into_iter()
        .enumerate()
        .map(|(place, (href, name))| {
            let before = match place {
                0 => "Improves ",
                _ if place + 1 == last => " and ",
                _ => ", ",
            };
            view! { {before}<a class="kpi-link" href=href>{name}</a> }
        });
    let improves = (last > 0).then(|| view! { {improves.collect_view()}". " });
    let empty = card.rows.is_empty();
    let edit = Route::EditObjective(card.id.clone()).href();
    let id = card.id.clone();
    view! {
        <section class="card">
            <div class="card-head">
                <div>
                    <span class="row tight wrap">
                        <KindTag kind=crate::ui::GoalKind::Okr />
                        <h3><a href=Route::Objective(card.id).href()>{card.title}</a></h3>
                        <small>{card.meta}</small>
                    </span>
                    <p class="small">{improves}{card.reason}</p>
                </div>
                <span class="row tight">
                    <Noticed goal=id />
                    {card.score.map(|score| view! { <span class="chip">"score "{score}</span> })}
                    <BothMarks mark=card.mark text=card.word stated=card.stated />
                </span>
            </div>
            {card.rows.into_iter().map(|facts| view! { <KeyResultRow facts /> }).collect_view()}
            {empty.then(|| view! {
                <div class="list-row"><small>"No key result yet: nothing says how far it is."</small><a href=edit>"Add one"</a></div>
            })}
        </section>
    }
}
