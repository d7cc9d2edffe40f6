//! Status as shape, word and colour together; the same four shapes everywhere.

use crate::domain::letters::to_lowercase;
use leptos::prelude::*;

/// The four shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Tick: on track, met, done.
    Good,
    /// Triangle: behind, watch.
    Warn,
    /// Square: at risk, missed.
    Bad,
    /// Dashed ring: stale, no data, not started.
    Mute,
}

impl Mark {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Mute => "mute",
        }
    }
}

/// The shape alone, for places where the word stands elsewhere.
#[component]
pub fn MarkSign(
    /// Which of the four.
    #[prop(into)]
    mark: Signal<Mark>,
) -> impl IntoView {
    view! {
        <svg viewBox="0 0 12 12" aria-hidden="true" class=move || mark.get().class()>
            {move || match mark.get() {
                Mark::Good => view! { <path d="M1 6.5 4.5 10 11 2.5" fill="none" stroke="currentColor" stroke-width="2" /> }.into_any(),
                Mark::Warn => view! { <path d="M6 1 11.5 11H.5z" fill="currentColor" /> }.into_any(),
                Mark::Bad => view! { <path d="M1 1h10v10H1z" fill="currentColor" /> }.into_any(),
                Mark::Mute => view! { <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.2 2" /> }.into_any(),
            }}
        </svg>
    }
}

/// Shape and word.
#[component]
pub fn StatusMark(
    /// Which of the four shapes.
    #[prop(into)]
    mark: Signal<Mark>,
    /// The word beside it.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class=move || format!("status {}", mark.get().class())>
            <MarkSign mark />
            <span>{text}</span>
        </span>
    }
}

/// The computed status; where a person set another one, that one above it, and both are shown.
#[component]
pub fn BothMarks(
    /// Shape of the computed status.
    #[prop(into)]
    mark: Signal<Mark>,
    /// Word of the computed status.
    #[prop(into)]
    text: Signal<String>,
    /// Shape and word of the stated one.
    #[prop(into)]
    stated: Signal<Option<(Mark, String)>>,
) -> impl IntoView {
    view! {
        <span class="standing">
            {move || match stated.get() {
                Some((stated, word)) => view! {
                    <StatusMark mark=stated text=word />
                    <small>"computed: "{move || to_lowercase(&text.get())}</small>
                }.into_any(),
                None => view! { <StatusMark mark text /> }.into_any(),
            }}
        </span>
    }
}

/// Which framework a goal belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalKind {
    /// A KPI.
    Kpi,
    /// An objective.
    Okr,
    /// A key result.
    KeyResult,
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
