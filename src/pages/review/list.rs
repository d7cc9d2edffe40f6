//! The objectives of the cycle, at the side: which are closed and with what, and which one is open before you.

use super::review_of;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::insight::CycleReview;
use crate::route::Route;
use crate::ui::{Bar, go_and_focus};
use leptos::prelude::*;

/// Every objective as a link to its review, with its score once it is closed.
#[component]
pub fn List(review: Memo<Option<CycleReview>>, shown: Memo<Option<Id>>) -> impl IntoView {
    let desk = use_desk();
    let closed = Memo::new(move |_| {
        review.with(|it| it.as_ref().map_or((0, 0), |it| (it.closed, it.items.len())))
    });
    let share = Signal::derive(move || {
        let (closed, all) = closed.get();
        (all > 0).then(|| closed as f64 / all as f64)
    });
    let lines = move || {
        let figures = desk.figures();
        review.with(|review| {
            let review = review.as_ref()?;
            let line = |item: &crate::insight::ReviewItem| {
                let route = review_of(Some(&review.cycle.id), Some(&item.id));
                let id = item.id.clone();
                let score = item.score.map(|score| figures.score(score));
                let how = match (item.is_closed, item.is_to_carry_over) {
                    (false, _) if item.is_paused => "paused",
                    (false, _) => "open",
                    (true, true) => "closed, to carry over",
                    (true, false) => "closed",
                };
                view! {
                    <a class="list-row" href=route.href() aria-current=move || (shown.get().as_ref() == Some(&id)).then_some("true")
                        on:click=go_and_focus(desk, route, "#closing-title")>
                        <span>{item.title.clone()}<small>{said(&item.team, how)}</small></span>
                        <b>{score}</b>
                    </a>
                }
            };
            Some(review.items.iter().map(line).collect_view())
        })
    };
    view! {
        <nav class="card side-list" aria-label="Objectives of the cycle">
            <div class="group">
                <h2>"Objectives"</h2>
                <small>{move || { let (closed, all) = closed.get(); format!("{closed} of {all} closed") }}</small>
            </div>
            <div class="far"><Bar progress=share expected=None tone="good" /></div>
            {lines}
        </nav>
    }
}

/// "Sales · closed, to carry over".
fn said(team: &str, how: &str) -> String {
    if team.is_empty() {
        how.to_owned()
    } else {
        format!("{team} · {how}")
    }
}

/// Drafts that never ran and objectives that were given up: they have no score, but they are not hidden.
#[component]
pub fn WithoutScore(review: Memo<Option<CycleReview>>) -> impl IntoView {
    move || {
        let rest = review.with(|it| it.as_ref().map(|it| it.without_score.clone()));
        let rest = rest.filter(|rest| !rest.is_empty())?;
        Some(view! {
            <p class="small without-score">
                "Without a score, because they never ran or were given up: "
                {rest.into_iter().enumerate().map(|(place, (id, title))| view! {
                    {(place > 0).then_some(", ")}
                    <a href=Route::Objective(id).href()>{title}</a>
                }).collect_view()}
                "."
            </p>
        })
    }
}
