//! A key result in a list: how far beside how far expected, its course, confidence, status.

use super::recording::RowFacts;
use super::{Bar, BothMarks, Spark};
use leptos::prelude::*;

/// One key result, to be read; recording it is [`super::recording::RecordRow`]'s business.
#[component]
pub fn KeyResultRow(
    /// How it stands.
    facts: RowFacts,
) -> impl IntoView {
    let tone = facts.mark.class();
    let sure = facts.confidence.map(|sure| format!("{sure}/10"));
    view! {
        <div class="due kr">
            <div class="what">
                <a href=facts.href>{facts.title}</a>
                <small>{facts.path}</small>
            </div>
            <Bar progress=facts.progress expected=facts.expected tone />
            <span class="opt"><Spark values=facts.spark tone /></span>
            <span class="mood small" title="Confidence"><span class="sr">"Confidence "</span>{sure}</span>
            <BothMarks mark=facts.mark text=facts.word stated=facts.stated />
        </div>
    }
}
