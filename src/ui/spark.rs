//! The course of a number at a glance, beside a row. The row's words say the same, so it is hidden from screen readers.

use crate::domain::number::{fixed, plain};
use leptos::prelude::*;

const WIDTH: f64 = 132.0;
const HEIGHT: f64 = 30.0;

/// A line without axes over the given values, oldest first, and the class that colours it; nothing below two values.
pub fn spark(values: &[f64], tone: &'static str) -> AnyView {
    let points = place(values);
    let line = points
        .iter()
        .map(|(x, y)| format!("{},{}", fixed(*x, 1), fixed(*y, 1)));
    let line = line.collect::<Vec<String>>().join(" ");
    let course = points.last().map(|&(x, y)| {
        view! {
            <polyline points=line />
            <circle cx=fixed(x, 1) cy=fixed(y, 1) r="2.6" />
        }
    });
    view! {
        <svg
            class=format!("spark {tone}")
            viewBox=format!("0 0 {} {}", plain(WIDTH), plain(HEIGHT))
            aria-hidden="true"
        >
            {course}
        </svg>
    }
    .into_any()
}

fn place(values: &[f64]) -> Vec<(f64, f64)> {
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = highest - lowest;
    if values.len() < 2 || !span.is_finite() {
        return Vec::new();
    }
    let step = (WIDTH - 8.0) / (values.len() - 1) as f64;
    values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            let share = if span > 0.0 {
                (value - lowest) / span
            } else {
                0.5
            };
            let y = HEIGHT - 4.0 - share * (HEIGHT - 8.0);
            (4.0 + step * index as f64, y)
        })
        .collect()
}
