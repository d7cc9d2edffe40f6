//! One chart: what a sketch shows, for the width there is.

use super::gauge::Gauge;
use super::width::watch_width;
use crate::desk::{Model, use_desk};
use crate::domain::number::plain;
use crate::keys::{Act, KeyPlace};
use crate::plot::{Drawing, DrawnShape, EndLabel, RuleMark, Sketch};
use crate::ui::act_of;
use leptos::html;
use leptos::prelude::*;

/// A picture. What it says stands beside it as a sentence, so its own name says only how to hear the values. Left and right move from point to point, Home and End to the first and last;
/// the value is shown below and read out. The pointer does the same.
#[component]
pub fn Chart(
    /// What there is to see.
    sketch: Model<Sketch>,
) -> impl IntoView {
    let desk = use_desk();
    let frame = NodeRef::<html::Div>::new();
    let width = watch_width(frame);
    let drawing = Memo::new(move |_| {
        let gauge = Gauge::new(frame.get());
        let (width, figures) = (width.get(), desk.figures());
        let measure = |text: &str| gauge.width(text);
        Drawing::of(&sketch.get(), width, &figures, &measure)
    });
    // The point a person looks at; another sketch may have fewer, so it is looked up, never trusted.
    let at = RwSignal::new(None::<usize>);
    let words = move || {
        let index = at.get()?;
        sketch
            .get()
            .points
            .get(index)
            .map(|point| point.words.clone())
    };
    let walk = move |event: web_sys::KeyboardEvent| {
        let last = drawing.with_untracked(|drawing| drawing.places.len().checked_sub(1));
        let Some(last) = last else { return };
        let now = at.get_untracked().map(|index| index.min(last));
        let next = match act_of(&event, KeyPlace::Walk) {
            Some(Act::Right | Act::Up) => now.map_or(0, |index| (index + 1).min(last)),
            Some(Act::Left | Act::Down) => now.map_or(last, |index| index.saturating_sub(1)),
            Some(Act::First) => 0,
            Some(Act::Last) => last,
            Some(Act::Cancel) => {
                at.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(Some(next));
        if let Some(words) = untrack(words) {
            desk.say(words);
        }
    };
    let point_at = move |event: web_sys::PointerEvent| {
        let Some(frame) = frame.get_untracked() else {
            return;
        };
        let x = f64::from(event.client_x()) - frame.get_bounding_client_rect().left();
        let nearest = drawing.with_untracked(|drawing| drawing.nearest(x));
        if nearest != at.get_untracked() {
            at.set(nearest);
        }
    };
    view! {
        <div class="plot" node_ref=frame>
            <svg class="chart" role="img" tabindex="0" aria-label="Chart. Use the arrow keys to read its values."
                viewBox=move || drawing.with(|it| format!("0 0 {} {}", plain(it.width), plain(it.height)))
                on:keydown=walk
                on:blur=move |_| at.set(None)
                on:pointermove=point_at
                on:pointerleave=move |_| at.set(None)>
                {move || drawing.with(picture)}
                {move || {
                    let index = at.get()?;
                    let (x, y) = drawing.with(|drawing| drawing.places.get(index).copied())?;
                    Some(view! { <circle class="ring" cx=plain(x) cy=plain(y) r="7" /> })
                }}
            </svg>
            <p class="readout small" aria-hidden="true">{words}</p>
        </div>
    }
}

fn picture(drawing: &Drawing) -> impl IntoView + use<> {
    let (left, right) = (drawing.left, drawing.right);
    let (top, bottom) = (drawing.top, drawing.bottom);
    let grid = drawing.grid.iter().map(|line| {
        let label = line.label.clone();
        view! {
            <line class="grid" x1=plain(left) x2=plain(right) y1=plain(line.y) y2=plain(line.y) />
            <text x=plain(left - 8.0) y=plain(line.y + 4.0) text-anchor="end">{label}</text>
        }
    });
    let days = drawing.days.iter().map(|(x, label)| {
        let label = label.clone();
        view! { <text x=plain(*x) y=plain(bottom + 20.0) text-anchor="middle">{label}</text> }
    });
    let rules = drawing
        .rules
        .iter()
        .map(|rule| rule_mark(rule, top, bottom));
    let course = drawing.course.iter().cloned();
    let course = course.map(|points| view! { <polyline class="line" points=points /> });
    let dots = drawing.dots.iter().cloned();
    let dots = dots.map(|DrawnShape { class, geometry }| view! { <path class=class d=geometry /> });
    let lines = drawing.lines.iter().cloned();
    let lines = lines
        .map(|DrawnShape { class, geometry }| view! { <polyline class=class points=geometry /> });
    let tints = drawing.tints.iter().cloned();
    let tints = tints
        .map(|DrawnShape { class, geometry }| view! { <polygon class=class points=geometry /> });
    let labels = drawing.labels.iter().cloned().map(end_label);
    (
        tints.collect_view(),
        grid.collect_view(),
        days.collect_view(),
        rules.collect_view(),
        lines.collect_view(),
        course.collect_view(),
        dots.collect_view(),
        labels.collect_view(),
    )
}

fn rule_mark(rule: &RuleMark, top: f64, bottom: f64) -> impl IntoView + use<> {
    let (aside, anchor) = if rule.before {
        (-6.0, "end")
    } else {
        (6.0, "start")
    };
    let (x, y, label) = (rule.x, rule.y, rule.label.clone());
    view! {
        <line class="rule" x1=plain(x) x2=plain(x) y1=plain(top - 6.0) y2=plain(bottom) />
        <text class="strong halo" x=plain(x + aside) y=plain(y) text-anchor=anchor>{label}</text>
    }
}

fn end_label(label: EndLabel) -> impl IntoView {
    let class = if label.class == "aim" {
        "strong halo"
    } else {
        "halo"
    };
    view! { <text class=class x=plain(label.x) y=plain(label.y)>{label.text}</text> }
}
