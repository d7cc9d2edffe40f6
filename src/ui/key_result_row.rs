//! A key result in a list: the same columns wherever it stands. And the heads of these columns.

use super::{bar, both_marks};
use crate::desk::use_desk;
use crate::models::{RowFacts, row_facts};
use crate::recording::Subject;
use leptos::prelude::*;

/// The heads of the columns, beside the title of the list.
pub fn row_heads(title: AnyView, is_okr: bool) -> AnyView {
    let head = |word: &'static str| view! { <span aria-hidden="true">{word}</span> };
    view! {
        <div class="due heads" class:kr=is_okr>
            {title}
            {["Value", "Confidence", "Last", "Status"].map(head).collect_view()}
            {is_okr.then(|| head("Target"))}
        </div>
    }
    .into_any()
}

/// One key result, to be read; recording it is [`super::recording::RecordRow`]'s business.
pub fn key_result_row(facts: &RowFacts) -> AnyView {
    let sure = facts.confidence.map(|sure| format!("{sure}/10"));
    let trouble = (!facts.trouble.is_empty()).then(|| facts.trouble.clone());
    view! {
        <div class="due kr">
            <div class="what">
                <span class="row">
                    <a href=facts.href.clone()>{facts.title.clone()}</a>
                    <small class="aim"><span class="sr">"Target "</span>{facts.to.clone()}</small>
                </span>
                {trouble.map(|trouble| view! { <small>{trouble}</small> })}
            </div>
            <span class="enter recorded">
                <b>{facts.last.clone()}</b>
                <span class="sure small" title="Confidence"><span class="sr">"Confidence "</span>{sure}</span>
            </span>
            <span class="opt course">{bar(facts.progress, facts.expected, facts.mark.class())}</span>
            <span class="opt last small">{facts.was.clone()}</span>
            <span class="row tight answer">{both_marks(facts.mark, facts.word.clone(), facts.stated.clone())}</span>
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
