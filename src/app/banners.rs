//! What is said above the page: data that is not safe, a new version that waits.

use super::later::use_later;
use crate::desk::use_desk;
use crate::route::Route;
use crate::ui::Rows;
use leptos::prelude::*;

/// The banners, most urgent first.
#[component]
pub fn Banners() -> impl IntoView {
    let desk = use_desk();
    let later = use_later();
    let troubles = desk.keeping.troubles;
    let update = RwSignal::new(is_update_waiting());
    let _ = window_event_listener_untyped("bearings:update-ready", move |_| update.set(true));
    view! {
        <div class="banners" hidden=move || !update.get() && troubles.with(Vec::is_empty)>
            <Rows each=move || troubles.get() key=|sentence| sentence.clone() let:sentence>
                <div class="banner bad" role="alert">
                    <p>{sentence}</p>
                    <a class="btn" href=Route::Share.href()>"Download my data"</a>
                </div>
            </Rows>
            <Show when=move || update.get()>
                <div class="banner calm" role="status" aria-atomic="false">
                    <p>"A new version of Bearings is ready. Your data is not affected."</p>
                    <button class="btn" type="button" on:click=move |_| { later.write(); accept_update(); }>"Update \
                        now"</button>
                    <button class="btn quiet" type="button" on:click=move |_| update.set(false)>"Later"</button>
                </div>
            </Show>
        </div>
    }
}

fn is_update_waiting() -> bool {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-update"))
        .is_some()
}

fn accept_update() {
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        web_sys::CustomEvent::new("bearings:update-accept"),
    ) {
        let _ = window.dispatch_event(&event);
    }
}
