//! Templates of KPIs and OKRs by function; each starts a draft.

use crate::ui::Head;
use leptos::prelude::*;

/// The Library page.
#[component]
pub fn LibraryPage() -> impl IntoView {
    view! { <Head title="Library" lead="KPIs and OKRs to start from, by function." /> }
}
