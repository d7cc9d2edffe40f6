//! Progress as a bar, with a tick where it should be today to be on schedule.

use crate::domain::number::fixed;
use leptos::prelude::*;

/// How far, and how far expected. Its words stand beside it, so it is hidden from screen readers.
#[component]
pub fn Bar(
    /// Progress 0-1; none draws an empty bar.
    #[prop(into)]
    progress: Signal<Option<f64>>,
    /// Expected progress 0-1; none draws no tick.
    #[prop(into)]
    expected: Signal<Option<f64>>,
    /// The class that colours it: good, warn, bad, mute.
    #[prop(into)]
    tone: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <span class=move || format!("bar {}", tone.get()) aria-hidden="true"
            style:--p=move || bar_share(progress.get().unwrap_or(0.0))
            style:--e=move || bar_share(expected.get().unwrap_or(0.0))>
            <i></i>
            <Show when=move || expected.get().is_some()><s></s></Show>
        </span>
    }
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
