//! The list of KPIs.

use crate::ui::Head;
use leptos::prelude::*;

/// The list of KPIs.
#[component]
pub fn Kpis() -> impl IntoView {
    view! { <Head title="Kpis" /> }
}
