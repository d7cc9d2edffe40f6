//! One objective.

use crate::ui::Head;
use leptos::prelude::*;

/// One objective.
#[component]
pub fn ObjectivePage(
    /// Which one.
    id: crate::domain::Id,
) -> impl IntoView {
    let _ = id;
    view! { <Head title="ObjectivePage" /> }
}
