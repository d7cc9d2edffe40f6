//! Status as shape, word and colour together; the same four shapes everywhere.

use crate::domain::letters::to_lowercase;
use crate::models::{GoalKind, Mark};
use leptos::prelude::*;

/// The shape alone, for places where the word stands elsewhere.
#[component]
pub fn MarkSign(
    /// Which of the four.
    mark: Mark,
) -> impl IntoView {
    let shape = match mark {
        Mark::Good => path("M1 6.5 4.5 10 11 2.5", "none", Some(("currentColor", "2"))),
        Mark::Warn => path("M6 1 11.5 11H.5z", "currentColor", None),
        Mark::Bad => path("M1 1h10v10H1z", "currentColor", None),
        Mark::Mute => view! {
            <circle
                cx="6"
                cy="6"
                r="4.5"
                fill="none"
                stroke="currentColor"
                stroke-width="1.6"
                stroke-dasharray="2.2 2"
            />
        }
        .into_any(),
    };
    view! { <svg viewBox="0 0 12 12" aria-hidden="true" class=mark.class()>{shape}</svg> }
        .into_any()
}

fn path(
    d: &'static str,
    fill: &'static str,
    stroke: Option<(&'static str, &'static str)>,
) -> AnyView {
    let (colour, width) = stroke.unzip();
    view! { <path d=d fill=fill stroke=colour stroke-width=width /> }.into_any()
}

/// Shape and word.
pub fn status_mark(mark: Mark, text: String) -> AnyView {
    view! {
        <span class=format!("status {}", mark.class())>
            <MarkSign mark />
            <span>{text}</span>
        </span>
    }
    .into_any()
}

/// Shape and word as they come and go.
#[component]
pub fn StatusMark(
    /// Which of the four shapes.
    #[prop(into)]
    mark: Signal<Mark>,
    /// The word beside it.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    move || status_mark(mark.get(), text.get())
}

/// The computed status; where a person set another one, that one above it, and both are shown.
pub fn both_marks(mark: Mark, text: String, stated: Option<(Mark, String)>) -> AnyView {
    let marks = match stated {
        Some((stated, word)) => view! {
            {status_mark(stated, word)}
            <small>"computed: "{to_lowercase(&text)}</small>
        }
        .into_any(),
        None => status_mark(mark, text),
    };
    view! { <span class="standing">{marks}</span> }.into_any()
}

/// The small tag that says KPI, OKR or KR.
#[component]
pub fn KindTag(
    /// Which framework.
    kind: GoalKind,
) -> impl IntoView {
    match kind {
        GoalKind::Kpi => view! { <span class="kind kpi" translate="no">"KPI"</span> },
        GoalKind::Okr => view! { <span class="kind okr" translate="no">"OKR"</span> },
        GoalKind::KeyResult => view! { <span class="kind okr" translate="no">"KR"</span> },
    }
}
