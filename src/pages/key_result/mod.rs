//! One key result: what its check-ins mean, its chart and table, what was changed of its aim.

mod check_in;
mod check_ins;
mod form;

use super::goal::{
    Initiatives, StandingCard, activity_of, conflict_note, gone, picture, while_here,
};
use crate::desk::{Model, use_desk};
use crate::domain::{Id, Kind, Ref};
use crate::models::key_result::{self, Amended, KeyResultPage as Page};
use crate::pages::coach::GoalCoach;
use crate::pages::review::BecomeKpi;
use crate::route::{Query, Route};
use crate::ui::{
    DeleteGoal, GoalKind, Head, KindTag, Show, figures, focus_on, linked_goals, twice_marks,
};
use leptos::prelude::*;

/// One key result.
#[component]
pub fn KeyResultPage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let of = id.clone();
    let page = use_desk().model(move |sight| key_result::page(sight, &of));
    while_here(
        page.here(),
        move || whole(id.clone(), page),
        || gone("Key result not found", &all_okrs(), "See all OKRs"),
    )
}

fn all_okrs() -> Route {
    Route::Okrs(Query::new())
}

fn whole(id: Id, page: Model<Page>) -> AnyView {
    let is_open = page.test(|page| page.is_open);
    let not_closed = page.test(|page| !page.is_closed);
    let target = Ref::new(Kind::KeyResult, &id);
    let deleted = StoredValue::new(target.clone());
    let back = page
        .peek()
        .back
        .clone()
        .map_or_else(all_okrs, Route::Objective);
    let back = StoredValue::new(back);
    let desk = use_desk();
    let (of, whose) = (id.clone(), id.clone());
    const PATH: &[&str] = &[
        "title", "measure", "unit", "decimals", "baseline", "target", "band", "steps", "phased",
    ];
    view! {
        <Head
            title=page.text(|page| &page.title)
            lead=page.text(|page| &page.lead)
            over=move || over(page, whose.clone())
            below=move || twice_marks(desk, of.clone(), PATH)
            right=move || right(page, is_open, not_closed)
        />
        {conflict_note(id.clone())}
        <section class="card">
            <div class="pad">
                {picture(
                    page.part(|page| page.said.clone()),
                    page.part(|page| page.sketch.clone()),
                    "#check-ins-title",
                    ViewFn::default(),
                )}
            </div>
            <div class="figures">{move || figures(&page.get().figures)}</div>
            <StandingCard target=target.clone() judged=page.part(|page| page.judged.clone()) is_open />
            {twice_marks(desk, id.clone(), &["confidence", "weight", "stated", "paused", "baseline_on"])}
        </section>
        <check_ins::CheckIns id=id.clone() page is_open />
        <div class="cols">
            <div class="stack loose">
                <Initiatives
                    parent=id.clone()
                    told=page.part(|page| page.initiatives.clone())
                    is_open=not_closed
                />
                {move || linked_goals(&page.get().links)}
                <BecomeKpi id alone=true />
            </div>
            {move || amendments(&page.get().amendments)}
        </div>
        <GoalCoach goal=target />
        {activity_of(Some(deleted.get_value().id))}
        <Show when=move || not_closed.get()>
            <DeleteGoal
                target=deleted.get_value()
                name=page.text(|page| &page.name)
                along=page.text(|page| &page.along)
                back=back.get_value()
            />
        </Show>
    }
    .into_any()
}

fn over(page: Model<Page>, id: Id) -> AnyView {
    let parent = move || {
        let (href, title) = page.get().parent.clone()?;
        Some(view! { <a href=href>{title}</a> })
    };
    view! {
        <KindTag kind=GoalKind::KeyResult />
        <span class="small">"Key result of "{parent}{page.text(|page| &page.meta)}</span>
        {twice_marks(use_desk(), id, &["owner", "nature", "cadence", "due"])}
    }
    .into_any()
}

fn right(page: Model<Page>, is_open: Signal<bool>, not_closed: Signal<bool>) -> AnyView {
    let check_in = |_| focus_on("#check-in-form input, #check-in-form select");
    view! {
        <Show when=move || not_closed.get()>
            <a class="btn" href=page.text(|page| &page.edit)>"Edit"</a>
        </Show>
        <Show when=move || is_open.get()>
            <button class="btn primary" type="button" on:click=check_in>"Check in"</button>
        </Show>
    }
    .into_any()
}

/// Each change of its aim with its reason.
fn amendments(all: &[Amended]) -> AnyView {
    let none = all.is_empty().then(|| {
        view! {
            <p class="small">
                "None. When you change a target, baseline, limit, step or date, you give a reason. It shows here \
                    and on the chart."
            </p>
        }
    });
    let one = |it: &Amended| {
        view! {
            <div class="stack tight">
                <b>{it.what.clone()}</b>
                <p class="small">{it.when.clone()}</p>
                <p class="small">{it.why.clone()}</p>
            </div>
        }
    };
    view! {
        <section class="card pad stack">
            <h2>"Changes to its target"</h2>
            {none}
            {all.iter().map(one).collect_view()}
        </section>
    }
    .into_any()
}
