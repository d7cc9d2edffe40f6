//! What two people wrote apart, goal by goal, side by side, until somebody chooses.

use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Change, Edit};
use crate::figures::count;
use crate::models::conflicts::{ConflictWay, GoalConflicts, OpenConflict, conflicts};
use crate::models::share::undecided;
use crate::models::twice::place_of;
use crate::replica::{Conflict, Resolution};
use crate::ui::{Field, KindTag, Rows, Show};
use leptos::prelude::*;
use serde_json::Value;

/// The open conflicts; nothing is drawn while there are none.
#[component]
pub fn Conflicts() -> impl IntoView {
    let desk = use_desk();
    let page = Model::new(move || {
        let open = desk.keeping.conflicts.get();
        let day_of = |at| desk.day_of(at);
        Some(desk.see(|sight| {
            desk.keeping.read_library(|library| {
                undecided(conflicts(sight, &open, library.writers(), day_of))
            })
        }))
    });
    let settle_all = move |mine: bool| {
        let page = page.peek();
        choose(
            desk,
            if mine {
                page.mine.clone()
            } else {
                page.theirs.clone()
            },
        );
    };
    let all = move |mine: bool| {
        let page = page.get();
        let is_some = !if mine { &page.mine } else { &page.theirs }.is_empty();
        let label = if mine {
            "Keep all of yours"
        } else {
            "Use all of theirs"
        };
        is_some.then(|| {
            view! { <button class="btn" type="button" on:click=move |_| settle_all(mine)>{label}</button> }
        })
    };
    view! {
        <Show when=move || !page.get().title.is_empty()>
            <section class="card" id="conflicts" aria-labelledby="conflicts-title">
                <div class="group">
                    <h2 id="conflicts-title" tabindex="-1">
                        {page.text(|page| &page.title)}
                    </h2>
                    <span class="small">
                        "Two people changed the same thing. Both values are kept until you choose."
                    </span>
                </div>
                <Rows
                    each=move || page.get().goals.clone()
                    key=|goal| format!("{goal:?}")
                    let:goal
                >
                    {one_goal(desk, &goal)}
                </Rows>
                <Show when=move || { !page.get().mine.is_empty() || !page.get().theirs.is_empty() }>
                    <div class="pad actions">{move || all(true)}{move || all(false)}</div>
                </Show>
            </section>
        </Show>
    }
}

fn one_goal(desk: Desk, goal: &GoalConflicts) -> AnyView {
    let name = match goal.href.as_str() {
        "" => view! { <b>{goal.name.clone()}</b> }.into_any(),
        href => view! { <KindTag kind=goal.kind /><a href=href.to_owned()>{goal.name.clone()}</a> }
            .into_any(),
    };
    let open = goal.open.iter().map(|open| one(desk, open)).collect_view();
    view! { <div class="apart"><h3>{name}</h3>{open}</div> }.into_any()
}

fn one(desk: Desk, open: &OpenConflict) -> AnyView {
    let way = |way: &ConflictWay| {
        let (conflict, resolution) = (open.conflict.clone(), way.resolution.clone());
        let pick = move |_| choose(desk, vec![(conflict.clone(), resolution.clone())]);
        let [same, other, rest] = way.value.clone();
        let is_value = !(same.is_empty() && other.is_empty() && rest.is_empty());
        let value = is_value.then(|| match same.is_empty() && rest.is_empty() {
            true => view! { <span>{other}</span> }.into_any(),
            false => view! { <span>{same}<mark>{other}</mark>{rest}</span> }.into_any(),
        });
        view! {
            <button class="btn way" type="button" on:click=pick>
                <small>{way.whose.clone()}{(!way.when.is_empty()).then(|| format!(", {}", way.when))}</small>
                {value}
            </button>
        }
        .into_any()
    };
    let third = open.takes_text.then(|| third(desk, open));
    view! {
        <div class="open" role="group" id=place_of(&open.conflict) tabindex="-1" aria-label=open.what.clone()>
            <span class="what">{open.what.clone()}</span>
            <div class="ways">{open.ways.iter().map(way).collect_view()}</div>
            {third}
        </div>
    }
    .into_any()
}

/// A field for another value than either.
fn third(desk: Desk, open: &OpenConflict) -> AnyView {
    let typed = RwSignal::new(String::new());
    let conflict = StoredValue::new(open.conflict.clone());
    let take = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() {
            let value = Resolution::Value(Some(Value::from(text)));
            choose(desk, vec![(conflict.get_value(), value)]);
        }
    };
    view! {
        <details>
            <summary>"Enter another value"</summary>
            <form class="actions" on:submit=take>
                <Field label="Another value" value=typed />
                <button class="btn" type="submit">"Use it"</button>
            </form>
        </details>
    }
    .into_any()
}

/// Adds an edit to a change; of a record that is in it already only how it ends.
fn add(all: &mut Change, edit: Edit) {
    let mut known = all.edits.iter_mut();
    match known.find(|known| known.reference() == edit.reference()) {
        Some(known) => known.after = edit.after,
        None => all.edits.push(edit),
    }
}

/// Carries choices out, as one step to undo.
fn choose(desk: Desk, chosen: Vec<(Conflict, Resolution)>) {
    let at = desk.moment().stamp;
    let number = chosen.len();
    let change = desk.keeping.with_library(desk, |library| {
        let mut all = None;
        for (conflict, resolution) in chosen {
            let change = library.resolve(&conflict, resolution, at);
            match &mut all {
                None => all = Some(change),
                Some(all) => change.edits.into_iter().for_each(|edit| add(all, edit)),
            }
        }
        all
    });
    if let Some(change) = change.flatten() {
        desk.take_in(change.clone(), true);
        let said = format!("Resolved: {}.", count(number, "conflict", "conflicts"));
        desk.toasts.show(said, Some(change));
    }
}
