//! Lines pasted from anywhere become goals.

mod asides;
mod board;
mod line;
mod made;
mod paper;
mod tools;
mod work;

use crate::desk::use_desk;
use crate::figures::count;
use crate::pages::share::Inbox;
use crate::ui::{Head, Show};
use leptos::prelude::*;
use work::SortWork;

const LEAD: &str = "Paste a list from anywhere. Each line becomes a KPI, an objective, a key result or an \
    initiative, with the reason.";

/// Paste a list, see what each line is and why, change what is wrong, and accept.
#[component]
pub fn SortPage() -> impl IntoView {
    let work = SortWork::open(use_desk());
    let inbox = expect_context::<Inbox>();
    let lead = Signal::derive(move || {
        if work.is_sorted.get() {
            work.counted()
        } else {
            LEAD.to_owned()
        }
    });
    let ready = move || work.facts.with(|facts| facts.ready);
    let accept = move || format!("Accept {}", count(ready(), "line", "lines"));
    view! {
        <div
            class="sorting"
            on:dragover=move |event| paper::drag_over(&event)
            on:drop=move |event| paper::dropped(work, inbox, &event)
        >
            <Head title="Sort my list" lead right=move || view! {
                <Show when=move || work.is_sorted.get()>
                    <button
                        class="btn"
                        type="button"
                        aria-expanded=move || work.paper.get().to_string()
                        on:click=move |_| work.turn_paper()
                    >
                        {move || if work.paper.get() { "Close text" } else { "Edit text" }}
                    </button>
                    <Show when=move || { ready() > 0 }>
                        <button class="btn primary" type="button" on:click=move |_| work.accept_all()>{accept}</button>
                    </Show>
                </Show>
            }.into_any() />
            <Show when=move || work.paper.get() || !work.is_sorted.get()>
                <paper::Paper work />
            </Show>
            <Show when=move || work.is_sorted.get()>
                <made::Made work />
                <board::Board work />
            </Show>
        </div>
    }
}
