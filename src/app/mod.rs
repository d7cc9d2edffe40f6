//! The frame around the pages: navigation, keyboard, banners, toasts, and what happens on a change of page.

mod banners;
mod counts;
mod finder;
mod frame;
mod keys;
mod last_done;
mod later;
mod panel;
mod panels;
mod panic;
mod travel;
mod welcome;

use crate::desk::Desk;
use leptos::prelude::*;

/// Mounts the app into the page.
pub fn mount() {
    panic::watch();
    leptos::mount::mount_to_body(App);
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::open();
    provide_context(desk);
    later::fetch(desk);
    crate::ui::watch_clicks();
    let later = later::use_later();
    travel::watch(desk, move || later.leave_rows());
    view! { <frame::Frame /> }
}
