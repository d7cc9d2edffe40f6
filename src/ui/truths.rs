//! Where the data is, in full: saved or not, the last backup, whether the browser may delete it, how full it is.

use crate::desk::use_desk;
use leptos::prelude::*;

/// One sentence for each.
#[component]
pub fn Truths() -> impl IntoView {
    let desk = use_desk();
    view! {
        <ul class="truths small">
            {move || {
                let truths = desk.keeping.facts(desk).in_full(&desk.figures());
                truths.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()
            }}
        </ul>
    }
}
