//! Drafting or editing a KPI.

use crate::ui::Head;
use leptos::prelude::*;

/// Drafting or editing a KPI.
#[component]
pub fn DraftKpi(
    /// Which one; none for a new one.
    id: Option<crate::domain::Id>,
) -> impl IntoView {
    let _ = id;
    view! { <Head title="DraftKpi" /> }
}
