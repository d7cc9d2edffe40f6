//! Which cycle is to be reviewed next, and which paused goals are to be looked at again.

use crate::desk::{Desk, Model};
use crate::models::today::{PauseLine, ReviewLine, TodayPage};
use crate::pages::goal::resume;
use leptos::prelude::*;

/// The cycles that wait for their review, and the next one that will; nothing where no objective runs in a cycle.
pub fn reviews(page: Model<TodayPage>) -> AnyView {
    let lines = page.part(|page| page.reviews.clone());
    let line = |one: &ReviewLine| {
        view! {
            <div class="list-row moved">
                <a href=one.href.clone()>"Review of "{one.name.clone()}</a>
                <small>{one.when.clone()}</small>
            </div>
        }
    };
    (move || {
        card(
            "card reviews",
            "Next review",
            lines.get().iter().map(line).collect(),
        )
    })
    .into_any()
}

/// Paused goals whose day to look again has come; nothing where there is none.
pub fn pauses(desk: Desk, page: Model<TodayPage>) -> AnyView {
    let lines = page.part(|page| page.pauses.clone());
    let line = move |one: &PauseLine| {
        let label = format!("Resume: {}", one.title);
        let goal = one.goal.clone();
        view! {
            <div class="list-row moved">
                <span class="row tight wrap">
                    <a href=one.href.clone()>{one.title.clone()}</a>
                    <small>{one.why.clone()}</small>
                </span>
                <button class="btn quiet" type="button" aria-label=label on:click=move |_| resume(desk, &goal)>
                    "Resume"
                </button>
            </div>
        }
    };
    (move || {
        let lines = lines.get();
        card(
            "card",
            "Paused: time to look again",
            lines.iter().map(line).collect(),
        )
    })
    .into_any()
}

fn card<T: IntoView + 'static>(
    class: &'static str,
    title: &'static str,
    lines: Vec<T>,
) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        view! {
            <section class=class>
                <div class="group"><h2>{title}</h2></div>
                {lines.into_iter().collect_view()}
            </section>
        }
        .into_any()
    })
}
