//! The objectives of the cycle, at the side: which are closed and with what, and which one is open before you.

use super::Page;
use crate::desk::{Desk, Model};
use crate::models::review::ReviewLine;
use crate::ui::{bar, go_and_focus};
use leptos::prelude::*;

/// Every objective as a link to its review, with its score once it is closed.
pub fn list(desk: Desk, page: Model<Page>) -> AnyView {
    view! {
        <nav class="card side-list" aria-label="Objectives of the cycle">
            <div class="group">
                <h2>"Objectives"</h2>
                <small>{page.text(|page| &page.closed)}</small>
            </div>
            <div class="far">{move || bar(page.get().share, None, "good")}</div>
            {move || page.get().items.iter().map(|item| line(desk, item)).collect_view()}
        </nav>
    }
    .into_any()
}

fn line(desk: Desk, item: &ReviewLine) -> AnyView {
    let score = (!item.score.is_empty()).then(|| item.score.clone());
    view! {
        <a
            class="list-row"
            href=item.route.href()
            aria-current=item.is_shown.then_some("true")
            on:click=go_and_focus(desk, item.route.clone(), "#closing-title".to_owned())
        >
            <span>{item.title.clone()}<small>{item.about.clone()}</small></span>
            <b>{score}</b>
        </a>
    }
    .into_any()
}

/// Drafts that never ran and objectives that were given up: they have no score, but they are not hidden.
pub fn without_score(rest: &[(String, String)]) -> Option<AnyView> {
    let link = |(place, (href, title)): (usize, &(String, String))| {
        view! { {(place > 0).then_some(", ")}<a href=href.clone()>{title.clone()}</a> }
    };
    (!rest.is_empty()).then(|| {
        view! {
            <p class="small without-score">
                "Without a score, because they never started or were dropped: "
                {rest.iter().enumerate().map(link).collect_view()}
                "."
            </p>
        }
        .into_any()
    })
}
