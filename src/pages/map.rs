//! How objectives serve KPIs and each other.

use crate::ui::Head;
use leptos::prelude::*;

/// How objectives serve KPIs and each other.
#[component]
pub fn MapPage() -> impl IntoView {
    view! { <Head title="Map" /> }
}
