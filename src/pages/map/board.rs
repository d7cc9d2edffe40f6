//! The map: goals as cards, ties as lines, walked with the arrow keys.

use super::Chart;
use super::note::Note;
use crate::atlas::{ArrowStep, ChainReach, MapSheet, Stroke, Tie, head_of};
use crate::desk::Model;
use crate::domain::number::plain;
use crate::domain::{Id, Meaning};
use crate::keys::{Act, KeyPlace};
use crate::models::map::{Card, Lit, Scene, Spot};
use crate::ui::{KindTag, Rows, act_of, focus_id, status_mark};
use leptos::prelude::*;

/// Room on paper: an A4 or Letter page on its side, without margins, the page's head and the key.
const PAPER: (f64, f64) = (980.0, 640.0);

/// A sheet higher than this scrolls within a region.
const TALL: f64 = 1500.0;

/// The map with its key and the note about the chosen goal.
#[component]
pub fn Board(chart: Chart) -> impl IntoView {
    let Chart {
        scene,
        chosen,
        width,
        is_printed,
        ..
    } = chart;
    let sheet = Model::new(move || {
        let graph = &scene.get().graph;
        Some(match is_printed.get() {
            true => MapSheet::page(graph, PAPER.0, PAPER.1),
            false => MapSheet::wide(graph, width.get()),
        })
    });
    let lit = Model::new(move || {
        let (scene, sheet) = (scene.get(), sheet.get());
        Some(chosen.with(|id| Lit::of(&scene, &sheet, id.as_ref(), is_printed.get())))
    });
    let walk = move |event: web_sys::KeyboardEvent| {
        let step = match act_of(&event, KeyPlace::Walk) {
            Some(Act::Left) => ArrowStep::Left,
            Some(Act::Right) => ArrowStep::Right,
            Some(Act::Up) => ArrowStep::Up,
            Some(Act::Down) => ArrowStep::Down,
            Some(Act::Cancel) => {
                chosen.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let (scene, sheet, lit) = (scene.peek(), sheet.peek(), lit.peek());
        let now = lit.entry.as_ref().and_then(|id| scene.place(id));
        let next = now.and_then(|now| sheet.step(&scene.graph, now, step));
        if let Some(card) = next.and_then(|next| scene.at(next)) {
            focus_card(&card.id);
        }
    };
    // A sheet that is far larger than the window scrolls within a region of its own.
    let is_big = move || sheet.with(|sheet| sheet.width > width.get() + 1.0 || sheet.height > TALL);
    // The goals without a tie come after their heading, as they stand on the sheet.
    let goals = move |is_tray: bool| {
        let ids = move || in_part(&scene.get(), &sheet.get(), is_tray);
        view! { <Rows each=ids key=Id::clone let:id>{goal(chart, id, sheet, lit)}</Rows> }
    };
    let tray = move || {
        let words = match scene.with(|scene| scene.graph.goals.len() == scene.whole.goals.len()) {
            true => "Not linked",
            false => "Not linked to anything shown",
        };
        let top = sheet.get().tray?;
        Some(view! { <h2 class="tray" style:--y=plain(top)>{words}</h2> })
    };
    view! {
        <section class="card map-card" aria-label="Map of goals">
            <p class="small map-axis">
                <span>"← what is served"</span>
                <span class="map-hint">"Choose a goal to highlight its links. Use the arrow keys to move and Enter \
                    to open."</span>
                <span>"what serves it →"</span>
            </p>
            <div class="map-scroll" class:big=is_big>
                <div
                    class="map-fit"
                    style:--w=move || plain(sheet.get().width)
                    style:--h=move || plain(sheet.get().height)
                >
                    <div
                        class="map"
                        class:choosing=move || lit.get().any()
                        style:--cw=move || plain(sheet.get().card.0)
                        style:--ch=move || plain(sheet.get().card.1)
                        on:keydown=walk
                    >
                        <svg
                            class="ties"
                            aria-hidden="true"
                            viewBox=move || sheet.with(|it| format!("0 0 {} {}", plain(it.width), plain(it.height)))
                        >
                            {move || lines(&scene.get(), &sheet.get(), lit)}
                        </svg>
                        {goals(false)}
                        {tray}
                        {goals(true)}
                    </div>
                </div>
            </div>
            <ul class="map-key small" aria-label="What the lines mean">{move || key(&scene.get())}</ul>
        </section>
        <Note chart />
    }
}

/// The goals above the heading of those without a tie, or below it.
fn in_part(scene: &Scene, sheet: &MapSheet, is_tray: bool) -> Vec<Id> {
    let top = sheet.tray.unwrap_or(f64::INFINITY);
    let goals = scene.graph.goals.iter().zip(&sheet.places);
    let wanted = goals.filter(|(_, place)| (place.y >= top) == is_tray);
    wanted.map(|(goal, _)| goal.id.clone()).collect()
}

fn lines(scene: &Scene, sheet: &MapSheet, lit: Model<Lit>) -> AnyView {
    let ties = scene.graph.ties.iter().zip(&sheet.strokes);
    let lines = ties.map(|(tie, stroke)| line(tie, stroke, lit));
    lines.collect_view().into_any()
}

fn line(tie: &Tie, stroke: &Stroke, lit: Model<Lit>) -> AnyView {
    let (line, head) = (stroke.line.clone(), stroke.head.clone());
    let (class, in_circle) = (class_of(head_of(tie)), tie.in_circle);
    let tie = tie.clone();
    view! {
        <g class=class class:circle=in_circle class:lit=move || lit.get().holds(&tie)>
            <path class="run" d=line />
            <path class="head" d=head />
        </g>
    }
    .into_any()
}

fn class_of(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Improves => "tie improves",
        Meaning::Serves => "tie serves",
        Meaning::MeasuredBy => "tie measured",
        Meaning::Drives => "tie drives",
        Meaning::Guards => "tie guards",
        Meaning::CarriedOverFrom => "tie carried",
    }
}

fn goal(chart: Chart, id: Id, sheet: Model<MapSheet>, lit: Model<Lit>) -> AnyView {
    let Chart { scene, chosen, .. } = chart;
    let own = StoredValue::new(id.clone());
    let dom_id = dom_id(&id);
    let spot = Model::new(move || Spot::of(&scene.get(), &sheet.get(), &lit.get(), &id));
    let was_chosen = StoredValue::new(false);
    let press = move |_| {
        let is = chosen.with_untracked(|now| own.with_value(|own| now.as_ref() == Some(own)));
        was_chosen.set_value(is);
    };
    let click = move |event: web_sys::MouseEvent| {
        // The first click or tap chooses, the next one opens; Enter always opens.
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if event.detail() > 0 && is_plain && !was_chosen.get_value() {
            event.prevent_default();
            chosen.set(Some(own.get_value()));
        }
    };
    let said = move || {
        let spot = spot.get();
        (!spot.said.is_empty()).then(|| view! { <span class="said">{spot.said.clone()}</span> })
    };
    view! {
        <a
            class="goal"
            id=dom_id
            href=spot.text(|spot| &spot.card.href)
            aria-label=spot.text(|spot| &spot.card.name)
            class:flagged=move || !spot.get().card.flag.is_empty()
            class:context=move || spot.get().card.is_context
            class:own=move || spot.get().reach == ChainReach::Own
            class:lit=move || spot.get().reach != ChainReach::None
            tabindex=move || if spot.get().is_entry { "0" } else { "-1" }
            style:--x=move || plain(spot.get().x)
            style:--y=move || plain(spot.get().y)
            on:focus=move |_| chosen.set(Some(own.get_value()))
            on:pointerdown=press
            on:click=click
        >
            {move || inside(&spot.get().card)}
            {said}
        </a>
    }
    .into_any()
}

fn inside(card: &Card) -> AnyView {
    let last = match (card.flag, card.trouble.0.as_str()) {
        ("", "") => view! { <small>{card.about.clone()}</small> }.into_any(),
        ("", trouble) => view! { <small class="trouble">{trouble.to_owned()}</small> }.into_any(),
        (flag, _) => view! { <span class="flag"><Flag />{flag}</span> }.into_any(),
    };
    view! {
        <span class="top">
            <KindTag kind=card.kind />
            {status_mark(card.mark, card.word.clone())}
            <span class="end">{card.figure.clone()}</span>
        </span>
        <span class="title">{card.title.clone()}</span>
        {last}
    }
    .into_any()
}

/// The sign of what stands out: a broken ring.
#[component]
pub fn Flag() -> impl IntoView {
    view! {
        <svg viewBox="0 0 12 12" aria-hidden="true">
            <path
                d="M4.5 1.6A4.6 4.6 0 1 0 10.4 7.5M7.6 1.4l3 3M10.6 1.4l-3 3"
                fill="none"
                stroke="currentColor"
                stroke-width="1.6"
            />
        </svg>
    }
}

/// What the lines mean: those in sight.
fn key(scene: &Scene) -> Vec<AnyView> {
    let all = [
        (Meaning::Improves, "improves or serves", "M9 6L17 2L17 10Z"),
        (
            Meaning::MeasuredBy,
            "is measured by",
            "M9.5 6A3.5 3.5 0 1 0 16.5 6A3.5 3.5 0 1 0 9.5 6Z",
        ),
        (Meaning::Drives, "drives", "M17 1.5L10 6L17 10.5"),
        (Meaning::Guards, "guards", "M9 6L14 1.5L19 6L14 10.5Z"),
        (
            Meaning::CarriedOverFrom,
            "was carried over from",
            "M9.5 6A3.5 3.5 0 1 0 16.5 6A3.5 3.5 0 1 0 9.5 6Z",
        ),
    ];
    let is_used = |meaning: Meaning| {
        scene.graph.ties.iter().any(|tie| {
            let head = head_of(tie);
            head == meaning || meaning == Meaning::Improves && head == Meaning::Serves
        })
    };
    let mut used: Vec<_> = all
        .into_iter()
        .filter(|(meaning, ..)| is_used(*meaning))
        .map(|(meaning, words, head)| (class_of(meaning), words, head))
        .collect();
    if scene.graph.ties.iter().any(|tie| tie.in_circle) {
        used.push(("tie serves circle", "closes a loop", "M9 6L17 2L17 10Z"));
    }
    let line = |(class, words, head): (&'static str, &'static str, &'static str)| {
        view! {
            <li>
                <svg viewBox="0 0 44 12" aria-hidden="true">
                    <g class=class><path class="run" d="M42 6H9" /><path class="head" d=head /></g>
                </svg>
                {words}
            </li>
        }
        .into_any()
    };
    used.into_iter().map(line).collect()
}

/// The id of a goal's card in the page.
fn dom_id(id: &Id) -> String {
    format!("goal-{id}")
}

/// Moves the focus to a goal's card.
pub fn focus_card(id: &Id) {
    focus_id(&dom_id(id));
}
