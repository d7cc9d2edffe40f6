//! Filters of a list, kept in the address.

use super::Empty;
use crate::desk::{Desk, Model, use_desk};
use crate::models::{FilterFacts, Options};
use crate::route::{Query, Route};
use leptos::prelude::*;

/// Changes parts of the query of the list that is open; an empty value takes its part out.
pub fn put_in_address(desk: Desk, changes: &[(&str, &str)]) {
    let route = desk.route.get_untracked();
    let Some(mut query) = route.query().cloned() else {
        return;
    };
    for (name, value) in changes {
        if value.is_empty() {
            query.remove(*name);
        } else {
            query.insert((*name).to_owned(), (*value).to_owned());
        }
    }
    desk.replace(&route.with_query(query));
}

/// One filter: a list of values, and one that takes the filter away.
pub fn filter(desk: Desk, facts: &FilterFacts) -> AnyView {
    let (label, name, clears) = (facts.label, facts.name, facts.clears);
    let choose = move |event: web_sys::Event| {
        let chosen = event_target_value(&event);
        put_in_address(desk, &[(clears, ""), (name, &chosen)]);
    };
    let option = |(key, word): &(String, String)| {
        let is_chosen = *key == facts.chosen;
        view! { <option value=key.clone() prop:selected=is_chosen>{word.clone()}</option> }
    };
    let options: Vec<_> = facts.options.iter().map(option).collect();
    let any = facts.any.clone();
    view! {
        <label>
            {label}
            <select class="field" aria-label=label on:change=choose>
                <option value="" prop:selected=facts.chosen.is_empty()>{any}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// The filters of a list: on a phone they are behind one button that says how many are set, so that the list is in sight.
pub fn folded_filters(desk: Desk, all: Model<Vec<FilterFacts>>, also: ViewFn) -> AnyView {
    let open = RwSignal::new(false);
    let set = move || all.get().iter().filter(|it| !it.chosen.is_empty()).count();
    let label = move || match set() {
        0 => "Filter".to_owned(),
        some => format!("Filter ({some})"),
    };
    view! {
        <button class="btn filters" type="button" aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)>{label}</button>
        <section class="toolbar" aria-label="Filter" class:folded=move || !open.get()>
            {move || all.get().iter().map(|it| filter(desk, it)).collect_view()}
            {also.run()}
        </section>
    }
    .into_any()
}

/// The same for pages whose filters are signals.
#[component]
pub fn Filter(
    /// Its label.
    label: &'static str,
    /// Its name in the address.
    name: &'static str,
    /// Values and words.
    options: Memo<Options>,
    /// The filters as they stand.
    query: Memo<Query>,
    /// The word for no filter.
    #[prop(into)]
    any: Signal<String>,
    /// Another part of the address that is taken out with every change: it belonged to what was chosen before.
    #[prop(optional)]
    clears: &'static str,
) -> impl IntoView {
    let desk = use_desk();
    move || {
        let facts =
            query.with(|query| FilterFacts::of(query, (label, name), &any.get(), options.get()));
        filter(desk, &FilterFacts { clears, ..facts })
    }
}

/// What stands in for a list whose filters leave nothing of it.
#[component]
pub fn NoneMatching(
    /// What was not found, as a heading.
    title: &'static str,
    /// Why, and what to do.
    text: &'static str,
    /// The label of the button that takes the filters away.
    label: &'static str,
    /// The list without its filters.
    all: Route,
) -> impl IntoView {
    let desk = use_desk();
    view! {
        <Empty title text>
            <button class="btn primary" type="button" on:click=move |_| desk.replace(&all)>{label}</button>
        </Empty>
    }
}
