//! What was made of the list, and where it went.

use super::line_words::kinds;
use super::work::Work;
use crate::domain::{Id, Kind, Ref, SortedSet};
use crate::route::{Query, Route};
use crate::sorting::{Fate, SortView};
use crate::ui::Show;
use leptos::prelude::*;

/// How many goals are named.
const NAMED: usize = 8;

/// Says what was made, with the ways there.
#[component]
pub fn Made(
    /// The page's state.
    work: Work,
) -> impl IntoView {
    let made = Memo::new(move |_| work.look(made));
    let any = Memo::new(move |_| made.with(|made| made.all > 0));
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
        <Show when=move || any.get()>
            <section class="card pad stack" aria-labelledby="sort-made">
                <h2 id="sort-made" tabindex="-1">{move || made.with(|made| made.said.clone())}</h2>
                <ul class="bullets">{named}</ul>
                <div class="actions">
                    <Show when=move || has(Kind::Objective)>
                        <a class="btn" href=Route::Okrs(Query::from([("cycle".to_owned(), "all".to_owned())])).href()>
                            "See the OKRs"
                        </a>
                    </Show>
                    <Show when=move || has(Kind::Kpi)>
                        <a class="btn" href=Route::Kpis(Query::new()).href()>"See the KPIs"</a>
                    </Show>
                </div>
            </section>
        </Show>
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Goals {
    all: usize,
    said: String,
    named: Vec<(Kind, Id, String)>,
    has: Vec<Kind>,
}

fn made(view: &SortView) -> Goals {
    let mut refs: Vec<Ref> = Vec::new();
    for place in 0..view.list.lines.len() {
        if let Fate::Made(goal) = view.fate(place) {
            refs.push(goal);
        }
    }
    if refs.is_empty() {
        return Goals::default();
    }
    let own = view
        .list
        .made
        .as_ref()
        .map(|id| Ref::new(Kind::Objective, id));
    refs.extend(own.filter(|own| view.workspace.get(own).is_some()));
    let mut seen = SortedSet::new();
    refs.retain(|goal| seen.insert(goal.clone()));
    let number = |kind: Kind| refs.iter().filter(|goal| goal.kind == kind).count();
    let mut goals = Goals {
        all: refs.len(),
        said: format!("In your workspace from this list: {}", kinds(number)),
        ..Goals::default()
    };
    for goal in &refs {
        let kind = match goal.kind {
            // Both lie on the OKRs page.
            Kind::KeyResult | Kind::Initiative => Kind::Objective,
            other => other,
        };
        if !goals.has.contains(&kind) {
            goals.has.push(kind);
        }
        if matches!(goal.kind, Kind::Objective | Kind::Kpi)
            && goals.named.len() < NAMED
            && let Some(record) = view.workspace.get(goal)
        {
            goals
                .named
                .push((goal.kind, goal.id.clone(), record.name().to_owned()));
        }
    }
    goals
}
