//! Drafting or editing an objective with its key results.

use crate::ui::Head;
use leptos::prelude::*;

/// Drafting or editing an objective with its key results.
#[component]
pub fn DraftOkr(
    /// Which one; none for a new one.
    id: Option<crate::domain::Id>,
) -> impl IntoView {
    let _ = id;
    view! { <Head title="DraftOkr" /> }
}
