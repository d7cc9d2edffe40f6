//! Files in and out.

use crate::ui::Head;
use leptos::prelude::*;

/// Files in and out.
#[component]
pub fn Share() -> impl IntoView {
    view! { <Head title="Share" /> }
}

/// Takes a file dropped anywhere.
#[component]
pub fn DropTarget() -> impl IntoView {}
