//! The one objective that is under review: open to be closed, or closed to be read and carried over.

use super::carry::CarryOver;
use super::closing::ClosingForm;
use super::review_of;
use super::values::Values;
use crate::desk::use_desk;
use crate::domain::{Id, State};
use crate::insight::CycleReview;
use crate::pages::objective::{Ended, Past};
use crate::pages::okrs::meta;
use crate::route::Route;
use crate::ui::{focus_on, go_and_focus};
use leptos::prelude::*;

/// The objective under review. It is drawn anew only when it is another one, or when it was closed or opened again.
#[component]
pub fn Panel(review: Memo<Option<CycleReview>>, shown: Memo<Option<Id>>) -> impl IntoView {
    let desk = use_desk();
    let subject = Memo::new(move |_| {
        let id = shown.get()?;
        let state = desk.read(|workspace| workspace.objective(&id).map(|it| it.state))?;
        Some((id, state == State::Closed))
    });
    move || {
        subject.get().map(|(id, is_closed)| {
            view! { <One id is_closed review /> }
        })
    }
}

#[component]
fn One(id: Id, is_closed: bool, review: Memo<Option<CycleReview>>) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let known = Memo::new(move |_| {
        desk.read(|workspace| {
            workspace
                .objective(&of)
                .map(|it| (it.title.clone(), meta(it)))
        })
        .unwrap_or_default()
    });
    let page = Route::Objective(id.clone()).href();
    let rest = if is_closed {
        view! {
            <Ended id=id.clone() />
            <CarryOver id=id.clone() />
            <Next id=id.clone() review />
        }
        .into_any()
    } else {
        view! { <ClosingForm id=id.clone() review /> }.into_any()
    };
    view! {
        <section class="stack loose" aria-labelledby="closing-title">
            <div class="stack tight">
                <h2 id="closing-title" tabindex="-1">{move || known.with(|it| it.0.clone())}</h2>
                <p class="small">{move || known.with(|it| it.1.clone())}" · "<a href=page>"its page"</a></p>
            </div>
            <Past id=id.clone() />
            <Values id is_closed />
            {rest}
        </section>
    }
}

/// The way on to the next open objective, or to the summary.
#[component]
fn Next(id: Id, review: Memo<Option<CycleReview>>) -> impl IntoView {
    let desk = use_desk();
    let next = move || {
        review.with(|review| {
            let review = review.as_ref()?;
            let next = review.next_open(&id)?;
            let route = review_of(Some(&review.cycle.id), Some(&next.id));
            Some((route, next.title.clone()))
        })
    };
    move || {
        match next() {
        Some((route, title)) => view! {
            <div class="actions"><a class="btn primary" href=route.href() on:click=go_and_focus(desk, route, "#closing-title")>"Go on with “"{title}"”"</a></div>
        }
        .into_any(),
        None => view! {
            <div class="actions"><button class="btn" type="button" on:click=|_| focus_on("#summary-title")>"See the summary"</button></div>
        }
        .into_any(),
    }
    }
}
