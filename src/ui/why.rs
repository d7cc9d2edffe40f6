//! Why a goal is what it is: what the guide was told, and what it said.

use crate::models::Decided;
use leptos::prelude::*;

/// The decisions that led to a goal, below a heading as a question answered: "Why a KPI". Nothing where there is none.
pub fn why_decided(title: &'static str, decisions: &[Decided]) -> Option<AnyView> {
    let decision = |it: &Decided| {
        let wish = (!it.wish.is_empty()).then(|| it.wish.clone());
        let overruled = (!it.overruled.is_empty()).then(|| it.overruled.clone());
        view! {
            <div class="stack tight">
                {wish.map(|wish| view! { <p>"“"{wish}"”"</p> })}
                <p class="small">{it.said.clone()}</p>
                <p class="small">{it.because.clone()}</p>
                {overruled.map(|why| view! { <p class="small">"Your choice instead: "{why}</p> })}
            </div>
        }
    };
    (!decisions.is_empty()).then(|| {
        view! {
            <section class="card pad stack">
                <h2>{title}</h2>
                {decisions.iter().map(decision).collect_view()}
            </section>
        }
        .into_any()
    })
}
