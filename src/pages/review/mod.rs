//! Closing a cycle, objective by objective, and what the cycle tells when all of it is closed.

mod become_kpi;
mod carry;
mod closing;
mod list;
mod panel;
mod summary;
mod values;

pub use become_kpi::BecomeKpi;
pub use closing::draft_name;

use crate::desk::use_desk;
use crate::models::review::{self, ReviewPage as Page};
use crate::route::{Query, Route};
use crate::ui::{Empty, Head, Show, filter, print_page};
use leptos::prelude::*;

/// The review of the cycle and objective that the address names; of the cycle that waits for it where none is named.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let desk = use_desk();
    let page = desk.model(move |sight| Some(review::page(sight, &desk.asked())));
    let is_complete = move || page.get().is_complete();
    let is_begun = move || page.get().is_begun();
    let report = move || {
        let page = page.get();
        let cycle = page
            .review
            .as_ref()
            .map(|review| review.cycle.id.to_string());
        let query = cycle.map(|id| ("cycle".to_owned(), id));
        Route::Report(query.into_iter().collect()).href()
    };
    let right = move || {
        view! {
            <Show when=move || page.get().review.is_some()>
                <a class="btn" href=report>"Report"</a>
            </Show>
            <Show when=move || is_complete() || is_begun()>
                <button class="btn" type="button" on:click=|_| print_page()>"Print summary"</button>
            </Show>
        }
        .into_any()
    };
    view! {
        <Head title=page.text(|page| &page.title) lead=page.text(|page| &page.lead) right />
        <Show when=move || page.get().review.is_some() fallback=nothing>
            <section class="toolbar" aria-label="Filter">{move || filter(desk, &page.get().cycles)}</section>
            <Show when=is_complete><summary::Summary page /></Show>
            <div class="reviewing">
                {list::list(desk, page)}
                {panel::panel(page)}
            </div>
            <Show when=is_begun><summary::Summary page /></Show>
            {move || list::without_score(&page.get().without_score)}
        </Show>
    }
}

fn nothing() -> AnyView {
    view! {
        <Empty
            title="Nothing to review yet"
            text="A review closes the objectives of a cycle: final values, a score, what you learned and what \
                continues. It needs a running objective."
        >
            <a class="btn primary" href=Route::NewObjective.href()>"New objective"</a>
            <a class="btn" href=Route::Okrs(Query::new()).href()>"See all OKRs"</a>
        </Empty>
    }
    .into_any()
}
