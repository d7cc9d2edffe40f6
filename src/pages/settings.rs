//! Conventions, storage, theme.

use crate::ui::Head;
use leptos::prelude::*;

/// Conventions, storage, theme.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <Head title="SettingsPage" /> }
}
