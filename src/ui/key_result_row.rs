//! A key result in a list: how far beside how far expected, its course, confidence, status.

use super::{bar, both_marks, spark};
use crate::desk::use_desk;
use crate::models::{RowFacts, row_facts};
use crate::recording::Subject;
use leptos::prelude::*;

/// One key result, to be read; recording it is [`super::recording::RecordRow`]'s business.
pub fn key_result_row(facts: &RowFacts) -> AnyView {
    let tone = facts.mark.class();
    let sure = facts.confidence.map(|sure| format!("{sure}/10"));
    let trouble = (!facts.trouble.is_empty()).then(|| facts.trouble.clone());
    view! {
        <div class="due kr">
            <div class="what">
                <a href=facts.href.clone()>{facts.title.clone()}</a>
                <small>{facts.path.clone()}</small>
                {trouble.map(|trouble| view! { <small>{trouble}</small> })}
            </div>
            {bar(facts.progress, facts.expected, tone)}
            <span class="opt">{spark(&facts.spark, tone)}</span>
            <span class="mood small" title="Confidence">
                <span class="sr">"Confidence "</span>
                {sure}
            </span>
            {both_marks(facts.mark, facts.word.clone(), facts.stated.clone())}
        </div>
    }
    .into_any()
}

/// The same for a goal as it stands now; nothing while it is not there.
#[component]
pub fn ReadRow(
    /// Which one.
    subject: Subject,
) -> impl IntoView {
    let facts = use_desk().model(move |sight| row_facts(sight, &subject));
    move || facts.is_here().then(|| key_result_row(&facts.get()))
}
