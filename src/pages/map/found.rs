//! What stands out, each with a way out.

use super::Chart;
use super::board::{Flag, focus_card};
use super::scene::Scene;
use crate::atlas::Graph;
use crate::domain::{Command, Id, Kind, Ref};
use crate::figures::count;
use crate::pages::kpi::recover;
use crate::route::Route;
use leptos::prelude::*;

/// Groups of more goals than this stay closed until they are opened.
const OPEN: usize = 3;

/// Some goals that stand out for the same reason.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    title: String,
    why: &'static str,
    goals: Vec<(Id, String, String)>,
    way: Way,
}

/// What can be done about it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// Draft an objective that wins the KPI back.
    Recover,
    /// Link it.
    Link,
}

/// A circle: its goals, and the links that close it.
#[derive(Clone, Debug, PartialEq)]
struct Circle {
    text: String,
    first: Id,
    /// Links between two goals of the circle, with what they say.
    links: Vec<(Id, String)>,
}

/// What stands out among the goals in sight.
#[component]
pub fn Found(chart: Chart) -> impl IntoView {
    let groups = Memo::new(move |_| chart.scene.with(groups));
    let circles = Memo::new(move |_| {
        let desk = chart.desk;
        desk.read(|workspace| {
            chart.scene.with(|scene| {
                let found = scene.found.circles.iter();
                let links: Vec<_> = workspace.links().cloned().collect();
                found
                    .filter_map(|circle| told(&scene.graph, circle, &links))
                    .collect::<Vec<Circle>>()
            })
        })
    });
    let unlinked = Memo::new(move |_| {
        chart
            .scene
            .with(|scene| scene.whole.ties.is_empty() && scene.whole.goals.len() > 1)
    });
    let any = Memo::new(move |_| !groups.with(Vec::is_empty) || !circles.with(Vec::is_empty));
    view! {
        <Show when=move || unlinked.get()>
            <section class="card pad stack">
                <h2>"No goal is linked yet"</h2>
                <p class="small">"A link says what a goal is good for: this objective improves that KPI, that objective serves this one. Choose a goal, then “Link…”, to draw the first."</p>
            </section>
        </Show>
        <Show when=move || any.get()>
            <section class="card pad stack map-found">
                <h2>"What stands out"</h2>
                {move || groups.get().into_iter().map(|group| self::group(chart, group)).collect_view()}
                {move || circles.get().into_iter().map(|circle| self::circle(chart, circle)).collect_view()}
            </section>
        </Show>
    }
}

fn groups(scene: &Scene) -> Vec<Group> {
    let found = &scene.found;
    let goals = |places: &[usize]| -> Vec<(Id, String, String)> {
        let card = |place: &usize| {
            let card = scene.at(*place)?;
            Some((card.id.clone(), card.title.clone(), card.href.clone()))
        };
        places.iter().filter_map(card).collect()
    };
    [
        (
            &found.unsupported,
            (
                "missed KPI has no objective",
                "missed KPIs have no objective",
            ),
            "It misses its target, and no objective improves it.",
            Way::Recover,
        ),
        (
            &found.serves_nothing,
            (
                "objective is not linked to a KPI or objective",
                "objectives are not linked to a KPI or objective",
            ),
            "It improves no KPI and serves no other objective.",
            Way::Link,
        ),
        (
            &found.alone,
            ("other goal is not linked", "other goals are not linked"),
            "No objective improves it, and it drives and guards nothing.",
            Way::Link,
        ),
    ]
    .into_iter()
    .filter(|(places, ..)| !places.is_empty())
    .map(|(places, (one, many), why, way)| Group {
        title: count(places.len(), one, many),
        why,
        goals: goals(places),
        way,
    })
    .collect()
}

fn told(graph: &Graph, circle: &[usize], links: &[crate::domain::Link]) -> Option<Circle> {
    let goals: Vec<_> = circle
        .iter()
        .filter_map(|place| graph.goal(*place))
        .collect();
    let first = goals.first()?.id.clone();
    let quoted: Vec<String> = goals
        .iter()
        .map(|goal| format!("“{}”", goal.title))
        .collect();
    let text = match quoted.as_slice() {
        [one] => format!("{one} serves itself."),
        _ => format!("{} serve each other in a circle.", quoted.join(", ")),
    };
    let title = |id: &Id| {
        goals
            .iter()
            .find(|goal| &goal.id == id)
            .map(|goal| &goal.title)
    };
    let links = links
        .iter()
        .filter(|link| crate::atlas::is_support(link.meaning))
        .filter_map(|link| {
            let verb = crate::atlas::verb(link.meaning, true);
            let said = format!("“{}” {verb} “{}”", title(&link.from)?, title(&link.to)?);
            Some((link.id.clone(), said))
        })
        .collect();
    Some(Circle { text, first, links })
}

fn group(chart: Chart, group: Group) -> impl IntoView {
    let Group {
        title,
        why,
        goals,
        way,
    } = group;
    let is_open = goals.len() <= OPEN;
    view! {
        <details open=is_open>
            <summary><span class="flag"><Flag />{title}</span></summary>
            <p class="small">{why}</p>
            <ul class="ways-out">
                {goals.into_iter().map(|(id, title, href)| {
                    let (shown, linked, lost) = (id.clone(), id.clone(), id);
                    let about = title.clone();
                    view! {
                        <li>
                            <a href=href on:click=move |event| show(chart, &event, &shown)>{title}</a>
                            {(way == Way::Recover).then(|| view! {
                                <button class="btn quiet" type="button" on:click=move |_| recover(chart.desk, &lost)>"Start an OKR from it"</button>
                            })}
                            <button class="btn quiet" type="button" aria-label=format!("Link {about}") on:click=move |_| chart.linking.set(Some(linked.clone()))>"Link…"</button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </details>
    }
}

fn circle(chart: Chart, circle: Circle) -> impl IntoView {
    let Circle { text, first, links } = circle;
    let href = Route::Objective(first.clone()).href();
    view! {
        <details open class="wide">
            <summary><span class="flag"><Flag />"A circle"</span></summary>
            <p class="small">{text}" Take out the link that is least true, so that it says what they are all for. "
                <a href=href on:click=move |event| show(chart, &event, &first)>"Show it"</a></p>
            <ul class="ways-out">
                {links.into_iter().map(|(id, said)| {
                    let about = format!("Take out the link: {said}");
                    let gone = format!("Taken out: {said}");
                    view! {
                        <li>
                            <span>{said}</span>
                            <button class="btn quiet" type="button" aria-label=about on:click=move |_| {
                                let targets = vec![Ref::new(Kind::Link, &id)];
                                chart.desk.run_and_say(Command::Delete { targets }, gone.clone());
                            }>"Take it out"</button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </details>
    }
}

/// Shows a goal on the map instead of opening its page, while the map is there.
fn show(chart: Chart, event: &web_sys::MouseEvent, id: &Id) {
    if chart.is_map.get_untracked() && !(event.ctrl_key() || event.meta_key()) {
        event.prevent_default();
        focus_card(id);
    }
}
