//! One KPI: what its numbers mean, its chart and table, what it is linked to.

mod changes;
mod fixing;
mod picture;
mod reading;
mod readings;
mod recovery;

pub use recovery::recover;

use super::goal::{activity_of, conflict_note, gone, said_card, while_here};
use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Id, Kind, Ref};
use crate::models::kpi::{self, KpiPage as Page};
use crate::pages::coach::GoalCoach;
use crate::route::{Query, Route};
use crate::ui::{
    DeleteGoal, GoalKind, Head, KindTag, Show, definitions, figures, linked_goals, twice_marks,
    why_decided,
};
use leptos::prelude::*;

/// One KPI.
#[component]
pub fn KpiPage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let of = id.clone();
    let page = use_desk().model(move |sight| kpi::page(sight, &of));
    while_here(
        page.here(),
        move || whole(id.clone(), page),
        || gone("KPI not found", &all_kpis(), "See all KPIs"),
    )
}

fn all_kpis() -> Route {
    Route::Kpis(Query::new())
}

fn whole(id: Id, page: Model<Page>) -> AnyView {
    let desk = use_desk();
    let title = page.text(|page| &page.title);
    let edit = Route::EditKpi(id.clone()).href();
    let whose = id.clone();
    let over = move || {
        view! {
            <KindTag kind=GoalKind::Kpi />
            <span class="small">{page.text(|page| &page.meta)}</span>
            {twice_marks(desk, whose.clone(), &["scope", "scope_name", "nature", "cadence", "owner", "visibility"])}
        }
        .into_any()
    };
    let of = id.clone();
    let below = move || twice_marks(desk, of.clone(), &["name", "definition"]);
    let right = move || {
        view! {
            <a class="btn" href=edit.clone()>"Edit"</a>
            <button class="btn primary" type="button" on:click=move |_| reading::focus_value()>
                "Add reading"
            </button>
        }
        .into_any()
    };
    let target = Ref::new(Kind::Kpi, &id);
    view! {
        <Head title lead=page.text(|page| &page.lead) over below right />
        {conflict_note(id.clone())}
        {recovery_offer(desk, id.clone(), page)}
        <section class="card">
            <picture::Picture id=id.clone() page />
            <div class="figures">{move || figures(&page.get().figures)}</div>
        </section>
        <readings::Readings id=id.clone() page />
        <div class="cols">
            <div class="stack loose">
                {move || linked_goals(&page.get().links)}
                {move || page.get().links.is_empty().then(unlinked)}
            </div>
            <div class="stack loose">
                {move || why_decided("Why a KPI", &page.get().decisions)}
                <div class="stack tight">
                    {move || targets(&page.get().targets)}
                    {twice_marks(desk, id.clone(), &["targets", "unit", "decimals", "fixed_limits", "changes"])}
                </div>
                <div class="stack tight">
                    {move || about(&page.get().about)}
                    {twice_marks(desk, id, &["source", "direction", "benchmark", "started", "retired", "note"])}
                </div>
            </div>
        </div>
        <GoalCoach goal=target.clone() />
        {activity_of(Some(target.id.clone()))}
        <DeleteGoal
            target
            name=page.text(|page| &page.name)
            along=page.text(|page| &page.along)
            back=all_kpis()
        />
    }
    .into_any()
}

/// The offer to win it back, where it misses its target and nothing improves it.
fn recovery_offer(desk: Desk, id: Id, page: Model<Page>) -> AnyView {
    let text = page.text(|page| &page.recovery);
    let id = StoredValue::new(id);
    view! {
        <Show when=move || !text.with(String::is_empty)>
            <section class="banner" aria-label="Worth an OKR">
                <p>{text}</p>
                <button class="btn primary" type="button" on:click=move |_| id.with_value(|id| recover(desk, id))>
                    "Start a recovery OKR"
                </button>
            </section>
        </Show>
    }
    .into_any()
}

fn unlinked() -> AnyView {
    said_card(
        "Objectives that improve it",
        "None yet. Objectives linked to this KPI show here with their progress.",
    )
}

fn targets(targets: &[(String, String)]) -> AnyView {
    if targets.is_empty() {
        return said_card(
            "Targets",
            "No target yet. Edit the KPI to set one and the day it starts.",
        );
    }
    view! { <section class="card pad stack"><h2>"Targets"</h2>{definitions(targets)}</section> }
        .into_any()
}

fn about(about: &[(String, String)]) -> Option<AnyView> {
    (!about.is_empty()).then(|| {
        view! {
            <section class="card pad stack">
                <h2>"About this KPI"</h2>
                {definitions(about)}
            </section>
        }
        .into_any()
    })
}
