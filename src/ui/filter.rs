//! Filters of a list, kept in the address.

use super::Empty;
use crate::desk::{Desk, use_desk};
use crate::domain::Gathered;
use crate::route::{Query, Route};
use leptos::prelude::*;

/// What can be chosen: keys of the address and their words.
pub type Options = Vec<(String, String)>;

/// Options from fixed keys and words.
pub fn options<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Options {
    let owned = |(key, word): (&str, &str)| (key.to_owned(), word.to_owned());
    pairs.into_iter().map(owned).collect()
}

/// The different texts among some, in order, each as its own key; empty ones are left out.
pub fn different<'a>(texts: impl Iterator<Item = &'a String>) -> Options {
    let texts = texts.filter(|text| !text.is_empty()).into_set();
    options(texts.into_iter().map(|text| (text.as_str(), text.as_str())))
}

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
    let value =
        Memo::new(move |_| query.with(|query| query.get(name).cloned().unwrap_or_default()));
    view! {
        <label>
            {label}
            <select class="field" aria-label=label on:change=move |event| put_in_address(desk, &[(clears, ""), (name, &event_target_value(&event))])>
                <option value="" prop:selected=move || value.with(String::is_empty)>{any}</option>
                {move || options.get().into_iter().map(|(key, word)| {
                    let own = key.clone();
                    view! { <option value=key prop:selected=move || value.with(|value| *value == own)>{word}</option> }
                }).collect_view()}
            </select>
        </label>
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
