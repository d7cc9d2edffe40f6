//! Strips of figures, and lists of properties.

use super::{bar, status_mark};
use crate::learn::term;
use crate::models::Figure;
use leptos::prelude::*;

/// Figures side by side, each with what it counts above it and what it means below.
pub fn figures(all: &[Figure]) -> AnyView {
    all.iter().map(figure).collect_view().into_any()
}

fn figure(figure: &Figure) -> AnyView {
    let below = figure.below.clone();
    let below = match figure.href.as_str() {
        "" => below.into_any(),
        href => view! { <a href=href.to_owned()>{below}</a> }.into_any(),
    };
    let tone = (!figure.tone.is_empty()).then_some(figure.tone);
    let status = figure.status.clone();
    let far = figure
        .far
        .map(|far| bar(far.progress, far.expected, far.tone));
    view! {
        <div>
            {term_label(figure.label)}
            <b>{figure.value.clone()}</b>
            {status.map(|(mark, word)| status_mark(mark, word))}
            <small class=tone>{below}</small>
            {far}
        </div>
    }
    .into_any()
}

/// A name above a figure or before a property; one that is a term of the field opens to what it means, in place.
pub fn term_label(name: &str) -> AnyView {
    match term(name) {
        Some(meaning) => view! {
            <details class="term">
                <summary>{name.to_owned()}</summary>
                <small>{meaning}</small>
            </details>
        }
        .into_any(),
        None => view! { <small>{name.to_owned()}</small> }.into_any(),
    }
}

/// Names and what they stand for.
pub fn definitions(pairs: &[(String, String)]) -> AnyView {
    let pair = |(name, text): &(String, String)| {
        view! { <dt>{term_label(name)}</dt><dd>{text.clone()}</dd> }
    };
    view! { <dl class="defs">{pairs.iter().map(pair).collect_view()}</dl> }.into_any()
}
