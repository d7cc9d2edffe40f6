//! Strips of figures, and lists of properties.

use super::{bar, status_mark};
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
            <small>{figure.label}</small>
            <b>{figure.value.clone()}</b>
            {status.map(|(mark, word)| status_mark(mark, word))}
            <small class=tone>{below}</small>
            {far}
        </div>
    }
    .into_any()
}

/// Names and what they stand for.
pub fn definitions(pairs: &[(String, String)]) -> AnyView {
    let pair = |(name, text): &(String, String)| {
        view! { <dt>{name.clone()}</dt><dd>{text.clone()}</dd> }
    };
    view! { <dl class="defs">{pairs.iter().map(pair).collect_view()}</dl> }.into_any()
}
