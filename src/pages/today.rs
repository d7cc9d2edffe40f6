//! What is due now.

use crate::ui::Head;
use leptos::prelude::*;

/// What is due now.
#[component]
pub fn Today() -> impl IntoView {
    view! { <Head title="Today" /> }
}
