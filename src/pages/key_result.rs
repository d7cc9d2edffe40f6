//! One key result.

use crate::ui::Head;
use leptos::prelude::*;

/// One key result.
#[component]
pub fn KeyResultPage(
    /// Which one.
    id: crate::domain::Id,
) -> impl IntoView {
    let _ = id;
    view! { <Head title="KeyResultPage" /> }
}
