//! One question at a time.

use crate::ui::Head;
use leptos::prelude::*;

/// One question at a time.
#[component]
pub fn Guide() -> impl IntoView {
    view! { <Head title="Guide" /> }
}
