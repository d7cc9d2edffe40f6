//! What the coach says about the whole workspace.

use crate::ui::Head;
use leptos::prelude::*;

/// What the coach says about the whole workspace.
#[component]
pub fn CoachPage() -> impl IntoView {
    view! { <Head title="Coach" /> }
}
