//! One KPI.

use crate::ui::Head;
use leptos::prelude::*;

/// One KPI.
#[component]
pub fn KpiPage(
    /// Which one.
    id: crate::domain::Id,
) -> impl IntoView {
    let _ = id;
    view! { <Head title="KpiPage" /> }
}
