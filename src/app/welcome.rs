//! The three ways in.

use super::later::use_later;
use crate::route::Route;
use crate::ui::Head;
use leptos::prelude::*;

/// What Bearings is, and where to begin.
#[component]
pub fn Welcome() -> impl IntoView {
    let later = use_later();
    view! {
        <Head title="Find your bearings"
            lead="KPIs tell you how you are doing; OKRs tell you where you are going. Bearings helps you choose, draft, and keep both alive.".to_owned() />
        <section class="ways" aria-label="Ways in">
            <div class="card pad stack">
                <h2>"Guide me"</h2>
                <p class="quiet">"Say what you want in your own words. A few short questions tell a KPI from an OKR, give their reasons, and fill a first draft. With a whole list of goals, paste it."</p>
                <span class="actions">
                    <a class="btn primary" href=Route::Guide.href() data-first-focus="">"Guide me"</a>
                    <a class="btn" href=Route::Sort(Default::default()).href()>"Paste a list"</a>
                </span>
            </div>
            <div class="card pad stack">
                <h2>"Start from an example"</h2>
                <p class="quiet">"A year of a company’s goals: sales, people, marketing, product, service. One click removes it; your own goals are not affected."</p>
                <button class="btn" type="button" data-wish="example" aria-busy=move || later.awaits_example().to_string() on:click=move |_| later.load_example()>"Load the example"</button>
            </div>
            <div class="card pad stack">
                <h2>"Open a file"</h2>
                <p class="quiet">"From a colleague, or your own from another browser. You see every change before it is made. You can also drop a file anywhere."</p>
                <a class="btn" href=Route::Share.href()>"Open a file"</a>
            </div>
        </section>
        <p class="small">
            "Everything stays in this browser: no account, no server, nothing is sent. "
            <a href=Route::Learn.href()>"What is the difference between a KPI and an OKR?"</a>
        </p>
    }
}
