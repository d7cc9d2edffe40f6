//! What was made of the list, and where it went.

use super::work::SortWork;
use crate::domain::{Id, Kind};
use crate::route::{Query, Route};
use crate::ui::Show;
use leptos::prelude::*;

/// Says what was made, with the ways there.
#[component]
pub fn Made(
    /// The page's state.
    work: SortWork,
) -> impl IntoView {
    let made = Memo::new(move |_| work.facts.with(|facts| facts.made.clone()));
    let named = move || {
        made.with(|made| {
            let link = |(kind, id, name): &(Kind, Id, String)| {
                let route = match kind {
                    Kind::Kpi => Route::Kpi(id.clone()),
                    _ => Route::Objective(id.clone()),
                };
                view! { <li><a href=route.href()>{name.clone()}</a></li> }
            };
            made.named.iter().map(link).collect_view()
        })
    };
    let has = move |kind: Kind| made.with(|made| made.has.contains(&kind));
    view! {
        <Show when=move || made.with(|made| made.all > 0)>
            <section class="card pad stack" aria-labelledby="sort-made">
                <h2 id="sort-made" tabindex="-1">{move || made.with(|made| made.said.clone())}</h2>
                <ul class="bullets">{named}</ul>
                <div class="actions">
                    <Show when=move || has(Kind::Objective)>
                        <a class="btn" href=Route::Okrs(Query::from([("cycle".to_owned(), "all".to_owned())])).href()>
                            "See all OKRs"
                        </a>
                    </Show>
                    <Show when=move || has(Kind::Kpi)>
                        <a class="btn" href=Route::Kpis(Query::new()).href()>"See all KPIs"</a>
                    </Show>
                </div>
            </section>
        </Show>
    }
}
