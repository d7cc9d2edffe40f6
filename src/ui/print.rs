//! Paper.

use super::Show;
use crate::desk::Desk;
use crate::insight::Reports;
use crate::models::Sight;
use leptos::prelude::*;

/// Opens the browser's print dialog, when the page stands as it is to be printed.
pub fn print_page() {
    tell_page("bearings:print");
    request_animation_frame(|| {
        request_animation_frame(|| {
            // Refused only where the browser cannot print; its own menu is there then.
            let _ = window().print();
            // A browser that tells nothing of the end of printing goes on with the page all the same.
            tell_page("afterprint");
        });
    });
}

/// Tells the page's own scripts, and whoever else listens to the window.
pub fn tell_page(what: &str) {
    if let Ok(event) = web_sys::Event::new(what) {
        let _ = window().dispatch_event(&event);
    }
}

/// Whether the page is being printed.
pub fn printing() -> RwSignal<bool> {
    let is_printed = RwSignal::new(false);
    for (event, is_before) in [
        ("bearings:print", true),
        ("beforeprint", true),
        ("afterprint", false),
    ] {
        let handle = window_event_listener_untyped(event, move |_| {
            is_printed.try_set(is_before);
        });
        on_cleanup(move || handle.remove());
    }
    is_printed
}

/// Reads what the screen shows, or what paper may: private goals are never printed.
pub fn see_shown<T>(desk: Desk, is_printed: RwSignal<bool>, read: impl FnOnce(&Sight) -> T) -> T {
    desk.see(|sight| match is_printed.get() {
        true => read(&Sight {
            workspace: &sight.workspace.shared(),
            // What is computed already is of all goals.
            reports: &Reports::default(),
            ..*sight
        }),
        false => read(sight),
    })
}

/// Says on paper that something was left out.
#[component]
pub fn NotPrinted() -> impl IntoView {
    let desk = crate::desk::use_desk();
    let any = Memo::new(move |_| desk.read(|workspace| workspace.private_goals().next().is_some()));
    view! { <Show when=move || any.get()><p class="paper small">"Private goals are not printed."</p></Show> }
}
