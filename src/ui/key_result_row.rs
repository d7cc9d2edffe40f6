//! A key result in a list: how far beside how far expected, its course, confidence, status.

use super::recording::{RowFacts, row_facts};
use super::{Bar, BothMarks, Spark};
use crate::desk::use_desk;
use crate::recording::Subject;
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
                {(!facts.trouble.is_empty()).then(|| view! { <small>{facts.trouble}</small> })}
            </div>
            <Bar progress=facts.progress expected=facts.expected tone />
            <span class="opt"><Spark values=facts.spark tone /></span>
            <span class="mood small" title="Confidence"><span class="sr">"Confidence "</span>{sure}</span>
            <BothMarks mark=facts.mark text=facts.word stated=facts.stated />
        </div>
    }
}

/// The same for a goal as it stands now; nothing while it is not there.
#[component]
pub fn ReadRow(
    /// Which one.
    subject: Subject,
) -> impl IntoView {
    let desk = use_desk();
    let facts = Memo::new(move |_| {
        let (as_of, figures) = (desk.as_of(), desk.figures());
        desk.read(|workspace| row_facts(workspace, &subject, as_of, &figures))
    });
    move || facts.get().map(|facts| view! { <KeyResultRow facts /> })
}
