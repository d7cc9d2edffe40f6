//! The objectives, by cycle: as cards, as four squares, over time. View, filters and order live in the address.

mod course;
mod list;
mod squares;

use crate::desk::{Model, use_desk};
use crate::domain::{Kind, Ref};
use crate::models::Figure;
use crate::models::okrs::{self, OkrsPage, OkrsView, every_cycle};
use crate::route::{Query, Route};
use crate::ui::{Empty, Head, NoneMatching, Show, count_noticed, figures, folded_filters};
use leptos::prelude::*;

/// The objectives, by cycle.
#[component]
pub fn Okrs() -> impl IntoView {
    let desk = use_desk();
    // How they stand does not hang on what the address asks for.
    let all = desk.model(|sight| Some(okrs::cards(sight)));
    let page = desk.model(move |sight| Some(okrs::page(sight, &all.get(), &desk.asked())));
    count_noticed(|workspace| {
        let all = workspace.objectives();
        all.map(|one| Ref::new(Kind::Objective, &one.id)).collect()
    });
    let any = move || page.get().any;
    let review = move || {
        let (href, label) = page.get().review.clone()?;
        Some(view! { <a class="btn" href=href>{label}</a> })
    };
    // The report of what is shown: the address names cycle, team and owner alike.
    let report = move || match page.get().review.is_some() {
        true => None,
        false => {
            Some(view! { <a class="btn" href=Route::Report(desk.asked()).href()>"Report"</a> })
        }
    };
    let right = move || {
        view! {
            {review}
            <Show when=any>
                {report}
                <a class="btn primary" href=Route::NewObjective.href()>"New objective"</a>
            </Show>
        }
        .into_any()
    };
    let filters = page.part(|page| page.filters.clone());
    view! {
        <Head title=page.text(|page| &page.title) lead=page.text(|page| &page.lead) right />
        <Show when=any fallback=nothing>
            {move || page.get().strip.as_deref().map(strip)}
            <div class="toolbar">
                <nav class="views" aria-label="View">{move || views(&page.get())}</nav>
                {folded_filters(desk, filters, ViewFn::default())}
            </div>
            {body(page)}
        </Show>
    }
}

/// How the cycle stands as a whole; nothing while several are shown.
fn strip(all: &[Figure]) -> AnyView {
    view! {
        <section class="card whole" aria-label="Cycle summary">
            <div class="figures first">{figures(all)}</div>
        </section>
    }
    .into_any()
}

/// The views as links, the present one marked. Filters stay.
fn views(page: &OkrsPage) -> Vec<AnyView> {
    let link = |(href, word, is_current): &(String, &'static str, bool)| {
        let current = is_current.then_some("true");
        view! { <a href=href.clone() aria-current=current>{*word}</a> }.into_any()
    };
    page.views.iter().map(link).collect()
}

fn body(page: Model<OkrsPage>) -> AnyView {
    let shape = page.part(|page| (page.view, page.cycle.clone()));
    (move || match (*shape.get()).clone() {
        (OkrsView::Cards, _) => view! {
            <Show when=move || !page.get().groups.is_empty() fallback=none_matching>
                {list::groups(page)}
            </Show>
        }
        .into_any(),
        (OkrsView::Squares, Some(cycle)) => view! { <squares::Squares cycle /> }.into_any(),
        (OkrsView::Course, Some(_)) => course::course(page),
        (_, None) => choose_one(),
    })
    .into_any()
}

fn none_matching() -> AnyView {
    view! {
        <NoneMatching
            title="No objective matches"
            text="The filters hide all of them. Remove a filter, or show all."
            label="Show all objectives"
            all=every_cycle()
        />
    }
    .into_any()
}

fn choose_one() -> AnyView {
    view! {
        <Empty
            title="Choose one cycle"
            text="The four squares and the charts show one cycle at a time. Choose a cycle above, or see the cards \
                for all."
        >
            <a class="btn" href=every_cycle().href()>"Show cards"</a>
        </Empty>
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <Empty
            title="No objective yet"
            text="An objective says where you are going, and two to five key results show whether you got there. \
                Draft your first one, or let the guide tell you whether your goal is one."
        >
            <a class="btn primary" href=Route::NewObjective.href()>"New objective"</a>
            <a class="btn" href=Route::Guide.href()>"Guide me"</a>
            <a class="btn" href=Route::Sort(Query::new()).href()>"Paste a list"</a>
        </Empty>
    }
    .into_any()
}
