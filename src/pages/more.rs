//! All pages, for screens too narrow for a sidebar.

use crate::ui::{Head, Icon, more_places};
use leptos::prelude::*;

/// The pages that have no tab of their own.
#[component]
pub fn More() -> impl IntoView {
    view! {
        <Head title="More" />
        <nav class="card nav pad" aria-label="More pages">
            {more_places().into_iter().map(|place| view! {
                <a href=place.route.href()><Icon of=place.glyph />{place.name}</a>
            }).collect_view()}
        </nav>
    }
}
