//! The objectives, by cycle.

use crate::ui::Head;
use leptos::prelude::*;

/// The objectives, by cycle.
#[component]
pub fn Okrs() -> impl IntoView {
    view! { <Head title="Okrs" /> }
}
