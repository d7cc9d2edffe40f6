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
use crate::domain::{Cycle, Date, Id};
use crate::figures::{Figures, count};
use crate::insight::{self, CycleReview};
use crate::route::{Query, Route};
use crate::ui::{Empty, Filter, Head, print_page};
use leptos::prelude::*;

/// The review of the cycle and objective that the address names; of the cycle that waits for it where none is named.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let desk = use_desk();
    let query = desk.query();
    let proposed = Memo::new(move |_| {
        let today = desk.today();
        desk.read(|workspace| {
            let id = insight::cycle_to_review(workspace, today)?;
            workspace.cycle(&id).cloned()
        })
    });
    let review = Memo::new(move |_| {
        let named = |name: &str| query.with(|query| query.get(name).map(|id| Id::from_text(id)));
        desk.read(|workspace| {
            // An objective alone says which cycle is meant.
            let its = || workspace.objective(&named("objective")?)?.cycle.clone();
            named("cycle")
                .or_else(its)
                .and_then(|id| insight::cycle_review(workspace, &id))
                .or_else(|| insight::cycle_review(workspace, &proposed.get()?.id))
        })
    });
    // The objective under review: the one that is asked for, else the first that is open.
    let shown = Memo::new(move |_| {
        let asked = query.with(|query| query.get("objective").map(|id| Id::from_text(id)));
        review.with(|review| {
            let review = review.as_ref()?;
            let is_here = |id: &Id| review.items.iter().any(|item| item.id == *id);
            asked
                .filter(is_here)
                .or_else(|| review.first_open().cloned())
        })
    });
    // The choice above the list shows the cycle that is there, however the address came to it.
    let effective = Memo::new(move |_| {
        let mut query = query.get();
        let own = proposed.with(|it| it.as_ref().map(|it| it.id.clone()));
        let here = review.with(|it| it.as_ref().map(|it| it.cycle.id.clone()));
        match here.filter(|id| Some(id) != own.as_ref()) {
            Some(id) => query.insert("cycle".to_owned(), id.to_string()),
            None => query.remove("cycle"),
        };
        query
    });
    let any = Memo::new(move |_| review.with(Option::is_some));
    let is_complete =
        Memo::new(move |_| review.with(|it| it.as_ref().is_some_and(CycleReview::is_complete)));
    let is_begun = Memo::new(move |_| {
        review.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.closed > 0 && !it.is_complete())
        })
    });
    let title = Signal::derive(move || {
        review.with(|it| {
            it.as_ref().map_or("Review".to_owned(), |it| {
                format!("Review of {}", it.cycle.name)
            })
        })
    });
    let lead = Signal::derive(move || {
        let (today, figures) = (desk.today(), desk.figures());
        review.with(|it| {
            it.as_ref()
                .map(|it| lead(it, today, &figures))
                .unwrap_or_default()
        })
    });
    let cycle = Signal::derive(move || review.with(|it| it.as_ref().map(|it| it.cycle.id.clone())));
    view! {
        <Head title lead right=move || view! {
            <Show when=move || is_complete.get() || is_begun.get()>
                <button class="btn" type="button" on:click=|_| print_page()>"Print the summary"</button>
            </Show>
        }.into_any() />
        <Show when=move || any.get() fallback=|| view! { <Nothing /> }>
            <Cycles query=effective proposed />
            <Show when=move || is_complete.get()><summary::Summary cycle /></Show>
            <div class="reviewing">
                <list::List review shown />
                <panel::Panel review shown />
            </div>
            <Show when=move || is_begun.get()><summary::Summary cycle /></Show>
            <list::WithoutScore review />
        </Show>
    }
}

/// The address of an objective's review.
pub fn review_of(cycle: Option<&Id>, objective: Option<&Id>) -> Route {
    let parts = [("cycle", cycle), ("objective", objective)];
    let named = parts
        .into_iter()
        .filter_map(|(name, id)| Some((name.to_owned(), id?.to_string())));
    Route::Review(named.collect())
}

/// "2 of 5 objectives are closed. Q4 2026 ends in 12 days."
fn lead(review: &CycleReview, today: Date, figures: &Figures) -> String {
    let cycle = &review.cycle;
    let all = review.items.len();
    if all == 0 {
        return format!("No objective ran in {}.", cycle.name);
    }
    if review.is_complete() {
        return match all {
            1 => "Its one objective is closed, and with it the cycle.".to_owned(),
            all => format!("All {all} objectives are closed, and with them the cycle."),
        };
    }
    let closed = format!(
        "{} of {} closed.",
        review.closed,
        count(all, "objective is", "objectives are")
    );
    let left = (cycle.end - today).num_days();
    match usize::try_from(left) {
        Ok(0) => format!("{closed} {} ends today.", cycle.name),
        Ok(days) if !insight::is_review_time(cycle, today) => format!(
            "{closed} {} still runs for {}; close early only what is really over.",
            cycle.name,
            count(days, "day", "days")
        ),
        Ok(days) => format!(
            "{closed} {} ends in {}.",
            cycle.name,
            count(days, "day", "days")
        ),
        Err(_) => format!(
            "{closed} {} ended on {}.",
            cycle.name,
            figures.day(cycle.end)
        ),
    }
}

/// The cycles that can be reviewed: those that began and in which something ran.
#[component]
fn Cycles(query: Memo<Query>, proposed: Memo<Option<Cycle>>) -> impl IntoView {
    let desk = use_desk();
    let options = Memo::new(move |_| {
        let own = proposed.with(|it| it.as_ref().map(|it| it.id.clone()));
        let today = desk.today();
        desk.read(|workspace| {
            insight::reviewable_cycles(workspace, today)
                .into_iter()
                .filter(|cycle| Some(&cycle.id) != own.as_ref())
                .map(|cycle| (cycle.id.to_string(), cycle.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let any = Signal::derive(move || {
        proposed.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default())
    });
    view! {
        <section class="toolbar" aria-label="Filter">
            <Filter label="Cycle" name="cycle" options query any clears="objective" />
        </section>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <Empty title="Nothing to review yet" text="A review closes the objectives of a cycle: final values, a score, what you learned, and what goes on. It needs an objective that runs.">
            <a class="btn primary" href=Route::NewObjective.href()>"New objective"</a>
            <a class="btn" href=Route::Okrs(Query::new()).href()>"See the OKRs"</a>
        </Empty>
    }
}
