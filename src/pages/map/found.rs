//! What stands out, each with a way out.

use super::Chart;
use super::board::{Flag, focus_card};
use crate::domain::{Command, Id, Kind, Ref};
use crate::models::map::{ChainWay, Circle, Group, StandsOut};
use crate::pages::kpi::recover;
use crate::route::Route;
use leptos::prelude::*;

/// Groups of more goals than this stay closed until they are opened.
const OPEN: usize = 3;

/// What stands out among the goals in sight.
#[component]
pub fn Found(chart: Chart) -> impl IntoView {
    let found = chart.scene.part(|scene| scene.stands_out.clone());
    view! {
        {move || chart.scene.get().is_unlinked().then(unlinked)}
        {move || found.get().any().then(|| standing_out(chart, &found.get()))}
    }
}

fn unlinked() -> AnyView {
    view! {
        <section class="card pad stack">
            <h2>"No goal is linked yet"</h2>
            <p class="small">
                "A link shows what a goal is for: an objective improves a KPI, or serves another objective. To add \
                    the first, choose a goal, then “Link…”."
            </p>
        </section>
    }
    .into_any()
}

fn standing_out(chart: Chart, found: &StandsOut) -> AnyView {
    let groups = found.groups.iter().map(|group| self::group(chart, group));
    let circles = found
        .circles
        .iter()
        .map(|circle| self::circle(chart, circle));
    view! {
        <section class="card pad stack map-found">
            <h2>"What stands out"</h2>
            {groups.collect_view()}
            {circles.collect_view()}
        </section>
    }
    .into_any()
}

fn group(chart: Chart, group: &Group) -> AnyView {
    let is_open = group.goals.len() <= OPEN;
    let goal = |(id, title, href): &(Id, String, String)| {
        let (shown, linked, lost) = (id.clone(), id.clone(), id.clone());
        let recovering = (group.way == ChainWay::Recover).then(|| {
            view! {
                <button class="btn quiet" type="button" on:click=move |_| recover(chart.desk, &lost)>
                    "Start an OKR from it"
                </button>
            }
        });
        view! {
            <li>
                <a href=href.clone() on:click=move |event| show(chart, &event, &shown)>{title.clone()}</a>
                {recovering}
                <button
                    class="btn quiet"
                    type="button"
                    aria-label=format!("Link {title}")
                    on:click=move |_| chart.linking.set(Some(linked.clone()))
                >
                    "Link…"
                </button>
            </li>
        }
    };
    view! {
        <details open=is_open>
            <summary><span class="flag"><Flag />{group.title.clone()}</span></summary>
            <p class="small">{group.why}</p>
            <ul class="ways-out">{group.goals.iter().map(goal).collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn circle(chart: Chart, circle: &Circle) -> AnyView {
    let first = circle.first.clone();
    let href = Route::Objective(first.clone()).href();
    let link = |(id, said): &(Id, String)| {
        let (id, gone) = (id.clone(), format!("Link removed: {said}"));
        let take_out = move |_| {
            let targets = vec![Ref::new(Kind::Link, &id)];
            chart
                .desk
                .run_and_say(Command::Delete { targets }, gone.clone());
        };
        view! {
            <li>
                <span>{said.clone()}</span>
                <button
                    class="btn quiet"
                    type="button"
                    aria-label=format!("Remove the link: {said}")
                    on:click=take_out
                >
                    "Remove"
                </button>
            </li>
        }
    };
    view! {
        <details open class="wide">
            <summary><span class="flag"><Flag />"A loop"</span></summary>
            <p class="small">
                {circle.text.clone()}
                " Remove the weakest link, so that it’s clear what they are all for. "
                <a href=href on:click=move |event| show(chart, &event, &first)>"Show it"</a>
            </p>
            <ul class="ways-out">{circle.links.iter().map(link).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Shows a goal on the map instead of opening its page, while the map is there.
fn show(chart: Chart, event: &web_sys::MouseEvent, id: &Id) {
    if untrack(|| chart.is_map.get()) && !(event.ctrl_key() || event.meta_key()) {
        event.prevent_default();
        focus_card(id);
    }
}
