//! Filters of a list, kept in the address.

use crate::desk::{Desk, use_desk};
use crate::route::{Query, Route};
use leptos::prelude::*;

/// Changes one part of the query of the list that is open; an empty value takes it out.
pub fn put_in_address(desk: Desk, name: &str, value: &str) {
    let mut route = desk.route.get_untracked();
    let (Route::Kpis(query)
    | Route::Okrs(query)
    | Route::Map(query)
    | Route::Sort(query)
    | Route::Review(query)
    | Route::Coach(query)) = &mut route
    else {
        return;
    };
    // What was chosen of one cycle is not in another.
    if name == "cycle" {
        query.remove("objective");
    }
    if value.is_empty() {
        query.remove(name);
    } else {
        query.insert(name.to_owned(), value.to_owned());
    }
    desk.replace(&route);
}

/// One filter: a list of values, and one that takes the filter away.
#[component]
pub fn Filter(
    /// Its label.
    label: &'static str,
    /// Its name in the address.
    name: &'static str,
    /// Values and words.
    options: Memo<Vec<(String, String)>>,
    /// The filters as they stand.
    query: Memo<Query>,
    /// The word for no filter.
    #[prop(into)]
    any: Signal<String>,
) -> impl IntoView {
    let desk = use_desk();
    let value =
        Memo::new(move |_| query.with(|query| query.get(name).cloned().unwrap_or_default()));
    view! {
        <label>
            {label}
            <select class="field" aria-label=label on:change=move |event| put_in_address(desk, name, &event_target_value(&event))>
                <option value="" prop:selected=move || value.with(String::is_empty)>{any}</option>
                {move || options.get().into_iter().map(|(key, word)| {
                    let own = key.clone();
                    view! { <option value=key prop:selected=move || value.with(|value| *value == own)>{word}</option> }
                }).collect_view()}
            </select>
        </label>
    }
}
