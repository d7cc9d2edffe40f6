//! Why a goal is what it is: what the guide was told, and what it said.

use crate::desk::use_desk;
use crate::domain::Id;
use crate::domain::Ordered;
use crate::guide::{Answers, Framework};
use leptos::prelude::*;

/// The decisions that led to a goal, newest first; nothing where there is none.
#[component]
pub fn WhyDecided(
    /// The KPI or objective.
    goal: Id,
    /// The heading, as a question answered: "Why a KPI".
    title: &'static str,
) -> impl IntoView {
    let desk = use_desk();
    let told = move || {
        let figures = desk.figures();
        desk.read(|workspace| {
            let mut decisions: Vec<_> = workspace.decisions_of(&goal).collect();
            decisions.order_by_key(|decision| std::cmp::Reverse(decision.date));
            decisions
                .into_iter()
                .map(|decision| {
                    let said =
                        Framework::from_word(&decision.verdict).map_or("", Framework::headline);
                    let because: Vec<&str> = Answers::from_map(&decision.answers)
                        .map(|answers| answers.iter().map(|(_, answer)| answer.label).collect())
                        .unwrap_or_default();
                    let by = if decision.author.is_empty() {
                        String::new()
                    } else {
                        format!(" by {}", decision.author)
                    };
                    (
                        decision.wish.clone(),
                        format!("Decided on {}{by}. {said}.", figures.day(decision.date)),
                        because.join(" · "),
                        decision.overruled.clone(),
                    )
                })
                .collect::<Vec<_>>()
        })
    };
    move || {
        let told = told();
        (!told.is_empty()).then(|| view! {
            <section class="card pad stack">
                <h2>{title}</h2>
                {told.into_iter().map(|(wish, said, because, overruled)| view! {
                    <div class="stack tight">
                        {(!wish.is_empty()).then(|| view! { <p>"“"{wish}"”"</p> })}
                        <p class="small">{said}</p>
                        <p class="small">{because}</p>
                        {(!overruled.is_empty()).then(|| view! { <p class="small">"Chosen differently: "{overruled}</p> })}
                    </div>
                }).collect_view()}
            </section>
        })
    }
}
