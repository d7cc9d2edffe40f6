//! The map: goals as cards, ties as lines, walked with the arrow keys.

use super::Chart;
use super::note::Note;
use crate::atlas::{Reach, Sheet, Step, Stroke, Tie, bonds, head_of};
use crate::domain::number::plain;
use crate::domain::{Id, Meaning};
use crate::keys::{Act, Place};
use crate::ui::{KindTag, Rows, StatusMark, act_of, focus_id};
use leptos::prelude::*;

/// Room on paper: an A4 or Letter page on its side, without margins, the page's head and the key.
const PAPER: (f64, f64) = (980.0, 640.0);

/// A sheet higher than this scrolls within a region.
const TALL: f64 = 1500.0;

/// How every goal is related to the chosen one, and in which words.
#[derive(Clone, Debug, Default, PartialEq)]
struct Chain {
    reach: Vec<Reach>,
    words: Vec<(usize, String)>,
}

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
    let sheet = Memo::new(move |_| {
        scene.with(|scene| {
            if is_printed.get() {
                Sheet::page(&scene.graph, PAPER.0, PAPER.1)
            } else {
                Sheet::wide(&scene.graph, width.get())
            }
        })
    });
    let chain = Memo::new(move |_| {
        scene.with(|scene| {
            let own = chosen.with(|id| scene.place(id.as_ref()?));
            let own = own.filter(|_| !is_printed.get());
            own.map(|own| chain(&scene.graph, own)).unwrap_or_default()
        })
    });
    // The goals without a tie come after their heading, as they stand on the sheet.
    let ids = move |is_tray: bool| {
        Memo::new(move |_| {
            sheet.with(|sheet| {
                let top = sheet.tray.unwrap_or(f64::INFINITY);
                scene.with(|scene| {
                    let goals = scene.graph.goals.iter().zip(&sheet.places);
                    let wanted = goals.filter(|(_, place)| (place.y >= top) == is_tray);
                    wanted.map(|(goal, _)| goal.id.clone()).collect::<Vec<Id>>()
                })
            })
        })
    };
    let (tied, alone) = (ids(false), ids(true));
    // Tab enters at the chosen goal, or at the first one.
    let entry = Memo::new(move |_| {
        let in_sight = chosen
            .get()
            .filter(|id| scene.with(|scene| scene.place(id).is_some()));
        in_sight.or_else(|| {
            sheet.with(|sheet| {
                let places = sheet.places.iter().enumerate();
                let first = places.min_by_key(|(_, place)| (place.column, place.row))?.0;
                scene.with(|scene| scene.at(first).map(|card| card.id.clone()))
            })
        })
    });
    let walk = move |event: web_sys::KeyboardEvent| {
        let step = match act_of(&event, Place::Walk) {
            Some(Act::Left) => Step::Left,
            Some(Act::Right) => Step::Right,
            Some(Act::Up) => Step::Up,
            Some(Act::Down) => Step::Down,
            Some(Act::Cancel) => {
                chosen.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let next = scene.with_untracked(|scene| {
            let now = entry.with_untracked(|id| scene.place(id.as_ref()?))?;
            let next = sheet.with_untracked(|sheet| sheet.step(&scene.graph, now, step))?;
            scene.at(next).map(|card| card.id.clone())
        });
        if let Some(id) = next {
            focus_card(&id);
        }
    };
    // A sheet that is far larger than the window scrolls within a region of its own.
    let is_big = move || sheet.with(|sheet| sheet.width > width.get() + 1.0 || sheet.height > TALL);
    let tray = move || {
        let is_all = scene.with(|scene| scene.graph.goals.len() == scene.whole.goals.len());
        let words = if is_all {
            "Not linked"
        } else {
            "Not linked to anything shown"
        };
        sheet.with(|sheet| sheet.tray).map(|top| {
            view! { <h2 class="tray" style:--y=plain(top)>{words}</h2> }
        })
    };
    view! {
        <section class="card map-card" aria-label="Map of goals">
            <p class="small map-axis">
                <span>"← what is served"</span>
                <span class="map-hint">"Choose a goal to light up its links. Arrow keys move, Enter opens."</span>
                <span>"what serves it →"</span>
            </p>
            <div class="map-scroll" class:big=is_big>
                <div class="map-fit" style:--w=move || sheet.with(|sheet| plain(sheet.width)) style:--h=move || sheet.with(|sheet| plain(sheet.height))>
                    <div class="map" class:choosing=move || chain.with(|chain| !chain.reach.is_empty())
                        style:--cw=move || sheet.with(|sheet| plain(sheet.card.0)) style:--ch=move || sheet.with(|sheet| plain(sheet.card.1))
                        on:keydown=walk>
                        <svg class="ties" aria-hidden="true" viewBox=move || sheet.with(|sheet| format!("0 0 {} {}", plain(sheet.width), plain(sheet.height)))>
                            {move || lines(chart, sheet, chain)}
                        </svg>
                        <Rows each=move || tied.get() key=Id::clone let:id>
                            <Goal chart id sheet chain entry />
                        </Rows>
                        {tray}
                        <Rows each=move || alone.get() key=Id::clone let:id>
                            <Goal chart id sheet chain entry />
                        </Rows>
                    </div>
                </div>
            </div>
            <Key chart />
        </section>
        <Note chart />
    }
}

fn lines(chart: Chart, sheet: Memo<Sheet>, chain: Memo<Chain>) -> impl IntoView {
    sheet.with(|sheet| {
        chart.scene.with(|scene| {
            scene
                .graph
                .ties
                .iter()
                .zip(&sheet.strokes)
                .map(|(tie, stroke)| line(tie, stroke, chain))
                .collect_view()
        })
    })
}

fn line(tie: &Tie, stroke: &Stroke, chain: Memo<Chain>) -> AnyView {
    let (from, to, is_support) = (tie.from, tie.to, tie.is_support());
    let lit = move || chain.with(|chain| is_lit(&chain.reach, from, to, is_support));
    let (line, head) = (stroke.line.clone(), stroke.head.clone());
    view! {
        <g class=class_of(head_of(tie)) class:circle=tie.in_circle class:lit=lit>
            <path class="run" d=line />
            <path class="head" d=head />
        </g>
    }
    .into_any()
}

/// Whether a tie is part of the chain: both its ends on the same side of the chosen goal, or a tie to it that supports nothing.
fn is_lit(reach: &[Reach], from: usize, to: usize, is_support: bool) -> bool {
    let at = |place: usize| reach.get(place).copied().unwrap_or_default();
    let (from, to) = (at(from), at(to));
    if !is_support {
        return from == Reach::Own && to != Reach::None || to == Reach::Own && from != Reach::None;
    }
    let on = |side: Reach| [from, to].iter().all(|it| *it == side || *it == Reach::Own);
    on(Reach::Served) || on(Reach::Serving)
}

fn chain(graph: &crate::atlas::Graph, own: usize) -> Chain {
    let mut words: Vec<(usize, String)> = Vec::new();
    for (verb, others) in bonds(graph, own) {
        // Read from the other goal it is the verb the other way round.
        let turned = crate::atlas::turned(verb);
        for other in others {
            match words.iter_mut().find(|(place, _)| *place == other) {
                Some((_, said)) => {
                    said.push_str(", ");
                    said.push_str(turned);
                    said.push_str(" it");
                }
                None => words.push((other, format!("{turned} it"))),
            }
        }
    }
    Chain {
        reach: graph.chain(own),
        words,
    }
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

#[component]
fn Goal(
    chart: Chart,
    id: Id,
    sheet: Memo<Sheet>,
    chain: Memo<Chain>,
    entry: Memo<Option<Id>>,
) -> impl IntoView {
    let Chart { scene, chosen, .. } = chart;
    let of = id.clone();
    let place = Memo::new(move |_| scene.with(|scene| scene.place(&of)).unwrap_or(usize::MAX));
    let card = Memo::new(move |_| scene.with(|scene| scene.at(place.get()).cloned()));
    let spot = Memo::new(move |_| {
        sheet.with(|sheet| sheet.places.get(place.get()).copied().unwrap_or_default())
    });
    let reach = Memo::new(move |_| {
        chain.with(|chain| chain.reach.get(place.get()).copied().unwrap_or_default())
    });
    let said = Memo::new(move |_| {
        chain.with(|chain| {
            let found = chain.words.iter().find(|(other, _)| *other == place.get());
            found.map(|(_, said)| said.clone())
        })
    });
    let own = StoredValue::new(id.clone());
    let is_entry = move || entry.with(|entry| own.with_value(|own| entry.as_ref() == Some(own)));
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
    let part = move |read: fn(&super::scene::Card) -> String| {
        move || card.with(|card| card.as_ref().map(read).unwrap_or_default())
    };
    let dom_id = dom_id(&id);
    view! {
        <a class="goal" id=dom_id href=part(|card| card.href.clone()) aria-label=part(|card| card.name.clone())
            class:flagged=move || card.with(|card| card.as_ref().is_some_and(|card| !card.flag.is_empty()))
            class:context=move || card.with(|card| card.as_ref().is_some_and(|card| card.is_context))
            class:own=move || reach.get() == Reach::Own
            class:lit=move || reach.get() != Reach::None
            tabindex=move || if is_entry() { "0" } else { "-1" }
            style:--x=move || plain(spot.get().x) style:--y=move || plain(spot.get().y)
            on:focus=move |_| chosen.set(Some(own.get_value()))
            on:pointerdown=press on:click=click>
            {move || card.get().map(|card| view! {
                <span class="top"><KindTag kind=card.kind /><StatusMark mark=card.mark text=card.word /><span class="end">{card.figure}</span></span>
                <span class="title">{card.title}</span>
                {if !card.flag.is_empty() {
                    view! { <span class="flag"><Flag />{card.flag}</span> }.into_any()
                } else if !card.trouble.0.is_empty() {
                    view! { <small class="trouble">{card.trouble.0}</small> }.into_any()
                } else {
                    view! { <small>{card.about}</small> }.into_any()
                }}
            })}
            {move || said.get().map(|said| view! { <span class="said">{said}</span> })}
        </a>
    }
}

/// The sign of what stands out: a broken ring.
#[component]
pub fn Flag() -> impl IntoView {
    view! {
        <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M4.5 1.6A4.6 4.6 0 1 0 10.4 7.5M7.6 1.4l3 3M10.6 1.4l-3 3" fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
    }
}

/// What the lines mean: those in sight.
#[component]
fn Key(chart: Chart) -> impl IntoView {
    let used = Memo::new(move |_| {
        chart.scene.with(|scene| {
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
                used.push(("tie serves circle", "closes a circle", "M9 6L17 2L17 10Z"));
            }
            used
        })
    });
    view! {
        <ul class="map-key small" aria-label="What the lines mean">
            {move || used.get().into_iter().map(|(class, words, head)| view! {
                <li><svg viewBox="0 0 44 12" aria-hidden="true"><g class=class><path class="run" d="M42 6H9" /><path class="head" d=head /></g></svg>{words}</li>
            }).collect_view()}
        </ul>
    }
}

/// The id of a goal's card in the page.
fn dom_id(id: &Id) -> String {
    format!("goal-{id}")
}

/// Moves the focus to a goal's card.
pub fn focus_card(id: &Id) {
    focus_id(&dom_id(id));
}
