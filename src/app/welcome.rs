//! The three ways in.

use super::later::use_later;
use crate::desk::use_desk;
use crate::pages::guide::begin_with;
use crate::route::Route;
use crate::ui::Head;
use leptos::prelude::*;

/// What Bearings is, and where to begin.
#[component]
pub fn Welcome() -> impl IntoView {
    let (desk, later) = (use_desk(), use_later());
    let wish = RwSignal::new(String::new());
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let wish = wish.get_untracked();
        if !wish.trim().is_empty() {
            begin_with(desk, &wish);
        }
        desk.go(&Route::Guide);
    };
    view! {
        <Head title="Find your bearings"
            lead="KPIs tell you how you are doing; OKRs tell you where you are going.".to_owned() />
        <section class="ways" aria-label="Ways in">
            <form class="card pad stack" data-say="" on:submit=begin>
                <h2>"What do you want to happen?"</h2>
                <input class="field" type="text" autocomplete="off" data-first-focus="" aria-label="Your wish"
                    placeholder="Our onboarding is too slow" prop:value=move || wish.get()
                    on:input=move |event| wish.set(event_target_value(&event)) />
                <p class="quiet">
                    "One sentence in your own words. Then three questions."
                </p>
                <span class="actions">
                    <button class="btn primary" type="submit">"Guide me"</button>
                    <a class="btn" href=Route::Sort(Default::default()).href()>"Paste a list"</a>
                </span>
            </form>
            <div class="card pad stack">
                <h2>"Start from an example"</h2>
                <p class="quiet">"Made-up numbers. One click removes it."</p>
                <button class="btn" type="button" data-wish="example" aria-busy=move || later.awaits_example().to_string() on:click=move |_| later.load_example()>"Load the example"</button>
            </div>
            <div class="card pad stack">
                <h2>"Open a file"</h2>
                <p class="quiet">"From a colleague, or your own backup."</p>
                <a class="btn" href=Route::Share.href()>"Open a file"</a>
            </div>
        </section>
        <p class="small">
            "Everything stays in this browser: no account, no server. "
            <a href=Route::Learn.href()>"KPI or OKR: what’s the difference?"</a>
        </p>
    }
}
