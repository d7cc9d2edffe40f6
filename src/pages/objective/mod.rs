//! One objective: where it stands and why, its key results to check in, what is done for it, what it is linked to.

mod results;
mod review;

pub use review::{Ended, Past};

use super::goal::{
    Initiatives, StandingCard, activity_of, conflict_note, gone, said_card, while_here,
};
use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Command, Id, Kind, Record, Ref, State};
use crate::models::objective::{self, ObjectivePage as Page};
use crate::pages::coach::GoalCoach;
use crate::route::{Query, Route};
use crate::ui::charts::timeline;
use crate::ui::{
    DeleteGoal, GoalKind, Head, KindTag, Show, figures, focus_on, goal_report, linked_goals,
    twice_marks, why_decided,
};
use leptos::prelude::*;

/// One objective.
#[component]
pub fn ObjectivePage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let of = id.clone();
    let page = use_desk().model(move |sight| objective::page(sight, &of));
    while_here(
        page.here(),
        move || whole(id.clone(), page),
        || gone("Objective not found", &all_okrs(), "See all OKRs"),
    )
}

fn all_okrs() -> Route {
    Route::Okrs(Query::new())
}

fn whole(id: Id, page: Model<Page>) -> AnyView {
    let is_open = page.test(Page::is_open);
    let edit = Route::EditObjective(id.clone()).href();
    let desk = use_desk();
    let whose = id.clone();
    let over = move || {
        view! {
            <KindTag kind=GoalKind::Okr />
            <span class="small">{page.text(|page| &page.meta)}</span>
            {twice_marks(desk, whose.clone(), &["team", "owner", "level", "ambition", "cycle", "visibility"])}
        }
        .into_any()
    };
    let of = id.clone();
    let below = move || twice_marks(desk, of.clone(), &["title", "why"]);
    let right = {
        let (id, edit) = (id.clone(), edit.clone());
        let state = page.part(|page| page.state);
        move || {
            let (id, edit) = (id.clone(), edit.clone());
            view! {
                <Show when=move || is_open.get()><a class="btn" href=edit.clone()>"Edit"</a></Show>
                {move || first_deed(&id, *state.get())}
            }
            .into_any()
        }
    };
    let course = page.one(|page| page.course.clone());
    let target = Ref::new(Kind::Objective, &id);
    let deleted = StoredValue::new(target.clone());
    view! {
        <Head title=page.text(|page| &page.title) lead=page.text(|page| &page.lead) over below right />
        {conflict_note(id.clone())}
        {review::ended(id.clone(), page.one(|page| page.ended.clone()))}
        <section class="card">
            <div class="figures first">{move || figures(&page.get().figures)}</div>
            <StandingCard
                target=target.clone()
                judged=page.part(|page| page.judged.clone())
                is_open=page.test(Page::runs)
            />
            {twice_marks(desk, id.clone(), &["state", "stated", "paused", "started", "note"])}
        </section>
        {results::results(page, edit)}
        <div class="cols">
            <div class="stack loose">
                <Initiatives parent=id told=page.part(|page| page.initiatives.clone()) is_open />
                {move || linked_goals(&page.get().links)}
                {move || page.get().links.is_empty().then(unlinked)}
                {move || page.get().closing.as_ref().map(review::closing)}
                {move || review::taken_back(&page.get().past)}
            </div>
            <div class="stack loose">
                <Show when=move || course.is_here()>{timeline("Progress over time", "Progress", course)}</Show>
                {move || why_decided("Why an OKR", &page.get().decisions)}
            </div>
        </div>
        <GoalCoach goal=target />
        {activity_of(Some(deleted.get_value().id))}
        <Show when=move || is_open.get() fallback=move || goal_report(&deleted.get_value().id)>
            <DeleteGoal
                target=deleted.get_value()
                name=page.text(|page| &page.name)
                along=page.text(|page| &page.along)
                back=all_okrs()
            />
        </Show>
    }
    .into_any()
}

fn unlinked() -> AnyView {
    said_card(
        "What it’s for",
        "Not linked yet. Edit it to set which KPI it improves or which objective it serves.",
    )
}

/// The primary button: what to do next with an objective in this state.
fn first_deed(id: &Id, state: State) -> Option<AnyView> {
    let desk = use_desk();
    let id = id.clone();
    let (label, act): (_, Box<dyn Fn() + Send>) = match state {
        State::Running => ("Check in", Box::new(|| focus_on("[data-row] [data-due]"))),
        State::Draft => ("Start objective", Box::new(move || start(desk, &id))),
        State::Closed | State::Dropped => return None,
    };
    let button = view! { <button class="btn primary" type="button" on:click=move |_| act()>{label}</button> };
    Some(button.into_any())
}

fn start(desk: Desk, id: &Id) {
    if let Some(mut started) = desk.peek(|workspace| workspace.objective(id).cloned()) {
        started.start(desk.moment().today());
        desk.run_and_say(
            Command::save(vec![Record::from(started)]),
            "Started. Its check-ins appear on Today when they are due.",
        );
    }
}
