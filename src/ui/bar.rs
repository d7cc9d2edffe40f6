//! Progress as a bar, with a tick where it should be today to be on schedule.

use crate::domain::number::fixed;
use leptos::prelude::*;

/// How far, 0-1, none for an empty bar; how far expected, none for no tick; and the class that colours it: good, warn, bad, mute. Its
/// words stand beside it, so it is hidden from screen readers.
pub fn bar(progress: Option<f64>, expected: Option<f64>, tone: &'static str) -> AnyView {
    view! {
        <span
            class=format!("bar {tone}")
            aria-hidden="true"
            style:--p=bar_share(progress.unwrap_or(0.0))
            style:--e=bar_share(expected.unwrap_or(0.0))
        >
            <i></i>
            {expected.map(|_| view! { <s></s> })}
        </span>
    }
    .into_any()
}

/// A share of one as the bar's percent, between 0 and 100.
pub fn bar_share(share: f64) -> String {
    let percent = if share.is_finite() {
        (share * 100.0).clamp(0.0, 100.0)
    } else {
        0.0
    };
    fixed(percent, 1)
}
