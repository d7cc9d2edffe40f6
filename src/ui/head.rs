//! The head of a page, and what stands in for a list that is empty.

use leptos::prelude::*;

/// Title, one sentence of meaning, and at most two buttons, the primary one last. The heading takes the focus after a change of page.
#[component]
pub fn Head(
    /// The page's title.
    #[prop(into)]
    title: Signal<String>,
    /// One sentence of meaning.
    #[prop(into, optional)]
    lead: Option<Signal<String>>,
    /// What stands right below the title.
    #[prop(into, optional)]
    below: ViewFn,
    /// What stands above the title: tags and a few words.
    #[prop(into, optional)]
    over: ViewFn,
    /// The buttons.
    #[prop(into, optional)]
    right: ViewFn,
) -> impl IntoView {
    view! {
        <header class="head">
            <div>
                <div class="over">{over.run()}</div>
                <h1 id="page-title" tabindex="-1">{title}</h1>
                {below.run()}
                {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
            </div>
            <div class="right">{right.run()}</div>
        </header>
    }
}

/// What stands in for a list that is empty: what belongs here and what to do.
#[component]
pub fn Empty(
    /// What is missing, as a heading.
    #[prop(into)]
    title: String,
    /// What belongs here and what to do.
    #[prop(into)]
    text: String,
    /// The ways out.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card empty">
            <h2>{title}</h2>
            <p>{text}</p>
            <div class="actions">{children()}</div>
        </section>
    }
}
