//! KPI versus OKR explained.

use crate::ui::Head;
use leptos::prelude::*;

/// KPI versus OKR explained.
#[component]
pub fn Learn() -> impl IntoView {
    view! { <Head title="Learn" /> }
}
