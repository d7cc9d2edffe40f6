//! The one objective that is under review: open to be closed, or closed to be read and carried over.

use super::Page;
use super::carry::CarryOver;
use super::closing::ClosingForm;
use super::values::Values;
use crate::desk::{Model, use_desk};
use crate::domain::Id;
use crate::models::review::ReviewedObjective;
use crate::pages::objective::{Ended, Past};
use crate::route::Route;
use crate::ui::{focus_on, go_and_focus};
use leptos::prelude::*;

/// The objective under review. It is drawn anew only when it is another one, or when it was closed or opened again.
pub fn panel(page: Model<Page>) -> AnyView {
    let subject = page.one(|page| page.shown.as_ref().map(|it| (it.id.clone(), it.is_closed)));
    let shown = page.one(|page| page.shown.clone());
    (move || {
        subject.is_here().then(|| {
            let (id, is_closed) = (*subject.get()).clone();
            one(id, is_closed, page, shown)
        })
    })
    .into_any()
}

fn one(id: Id, is_closed: bool, page: Model<Page>, shown: Model<ReviewedObjective>) -> AnyView {
    let href = Route::Objective(id.clone()).href();
    let rest = if is_closed {
        view! {
            <Ended id=id.clone() />
            <CarryOver id=id.clone() />
            {move || next(&shown.get())}
        }
        .into_any()
    } else {
        view! { <ClosingForm id=id.clone() page /> }.into_any()
    };
    view! {
        <section class="stack loose" aria-labelledby="closing-title">
            <div class="stack tight">
                <h2 id="closing-title" tabindex="-1">{shown.text(|it| &it.title)}</h2>
                <p class="small">{shown.text(|it| &it.meta)}" · "<a href=href>"its page"</a></p>
            </div>
            <Past id=id.clone() />
            <Values id is_closed />
            {rest}
        </section>
    }
    .into_any()
}

/// The way on to the next open objective, or to the summary.
fn next(shown: &ReviewedObjective) -> AnyView {
    let desk = use_desk();
    let way = match shown.next.clone() {
        Some((route, title)) => view! {
            <a class="btn primary" href=route.href()
                on:click=go_and_focus(desk, route, "#closing-title".to_owned())>
                "Go on with “"{title}"”"
            </a>
        }
        .into_any(),
        None => view! {
            <button class="btn" type="button" on:click=|_| focus_on("#summary-title")>"See summary"</button>
        }
        .into_any(),
    };
    view! { <div class="actions">{way}</div> }.into_any()
}
