//! Lines pasted from anywhere become goals.

use crate::ui::Head;
use leptos::prelude::*;

/// Lines pasted from anywhere become goals.
#[component]
pub fn SortPage() -> impl IntoView {
    view! { <Head title="Sort my list" /> }
}
