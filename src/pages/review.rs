//! Closing a cycle, objective by objective.

use crate::ui::Head;
use leptos::prelude::*;

/// Closing a cycle, objective by objective.
#[component]
pub fn ReviewPage() -> impl IntoView {
    view! { <Head title="Review" /> }
}
