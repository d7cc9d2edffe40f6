//! KPI versus OKR: in short, on seven aspects, where they meet, when to use which, and the terms.

use crate::learn::{ASPECTS, GLOSSARY, HORIZON_AND_CADENCE, IN_SHORT, MEETINGS, WHEN_TO_USE};
use crate::route::Route;
use crate::ui::{GoalKind, Head, KindTag};
use leptos::prelude::*;

/// The Learn page.
#[component]
pub fn Learn() -> impl IntoView {
    view! {
        <Head
            title="KPI or OKR?"
            lead=IN_SHORT.to_owned()
            right=|| view! { <a class="btn primary" href=Route::Guide.href()>"Guide me"</a> }.into_any()
        />
        <section class="card">
            <div class="group"><h2>"Seven differences"</h2></div>
            <div class="scroll">
                <table class="compare">
                    <thead>
                        <tr>
                            <th scope="col">"Aspect"</th>
                            <th scope="col"><KindTag kind=GoalKind::Kpi /></th>
                            <th scope="col"><KindTag kind=GoalKind::Okr /></th>
                        </tr>
                    </thead>
                    <tbody>
                        {ASPECTS.iter().map(|aspect| view! {
                            <tr><th scope="row">{aspect.name}</th><td>{aspect.kpi}</td><td>{aspect.okr}</td></tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
        <section class="card pad stack tight">
            <h2>"Long-term or short-term?"</h2>
            <p>{HORIZON_AND_CADENCE}</p>
        </section>
        <section class="trio">
            {WHEN_TO_USE.iter().map(|case| view! {
                <div class="card pad stack tight">
                    <h2>{case.name}</h2>
                    <ul class="bullets">
                        {case.when.iter().map(|condition| view! { <li>{*condition}</li> }).collect_view()}
                    </ul>
                </div>
            }).collect_view()}
        </section>
        <section class="card pad stack">
            <h2>"Where they meet"</h2>
            <dl class="stack">
                {MEETINGS.iter().map(|meeting| view! {
                    <div class="stack tight">
                        <dt><b>{meeting.name}</b></dt><dd>{meeting.text}</dd><dd class="small">{meeting.example}</dd>
                    </div>
                }).collect_view()}
            </dl>
        </section>
        <section class="card pad stack">
            <h2>"The terms"</h2>
            <dl class="terms">
                {GLOSSARY.iter().map(|term| view! { <dt>{term.name}</dt><dd>{term.meaning}</dd> }).collect_view()}
            </dl>
        </section>
    }
}
