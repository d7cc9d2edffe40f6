//! What stands in for a page whose file is not here: public/boot.js knows it by its class.

use super::{Empty, Head};
use leptos::prelude::*;

/// Said where a file of the app did not come.
pub const NOT_FETCHED: &str = "Part of Bearings could not be loaded. Your data is safe. Check your connection, then \
    try again.";

/// A page that is being fetched.
pub fn coming_page(title: impl Into<String>) -> AnyView {
    view! {
        <div class="later">
            <Head title=title.into() />
            <p class="quiet" role="status">"Opening this page."</p>
        </div>
    }
    .into_any()
}

/// A page that could not be fetched: what to do, and what must be written before the app is loaded again.
pub fn absent_page(
    title: impl Into<String>,
    again: impl Fn() + Send + 'static,
    write: impl Fn() + Send + 'static,
) -> AnyView {
    view! {
        <div class="later stack loose" role="alert">
            <Head title=title.into() />
            <Empty title="This page did not load" text=NOT_FETCHED>
                <button class="btn primary" type="button" on:click=move |_| again()>"Try again"</button>
                <button class="btn" type="button" on:click=move |_| {
                    // A newer version may have taken this one's place.
                    write();
                    if let Some(window) = web_sys::window() { let _ = window.location().reload(); }
                }>"Reload Bearings"</button>
            </Empty>
        </div>
    }
    .into_any()
}
