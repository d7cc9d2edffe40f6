//! What the host and the browser allow: whether the app opens without a network, as the page's own script has found out
//! (public/boot.js), and which browsers it is made for.

use leptos::prelude::*;

/// A sentence about offline use, empty until it is known, and one about the oldest browsers.
#[component]
pub fn HostNotes() -> impl IntoView {
    let state = RwSignal::new(found());
    let listener = window_event_listener_untyped("bearings:offline", move |_| state.set(found()));
    on_cleanup(move || listener.remove());
    view! {
        <div id="offline" role="status">{move || {
            let said = state.with(|state| sentence(state));
            (!said.is_empty()).then(|| view! { <p class="small">{said}</p> })
        }}</div>
        <p class="small">"Works in Chrome and Edge 111, Firefox 121, Safari 16.4 and later."</p>
    }
}

fn found() -> String {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-offline"))
        .unwrap_or_default()
}

fn sentence(state: &str) -> String {
    match state.strip_prefix("altered ") {
        Some(file) => format!(
            "This host changes the app’s files ({file}), so offline use and updates are off. Your data is not \
                affected. Whoever runs the host can turn the changes off."
        ),
        None => match state {
            "ready" => "Works offline: the app is stored in this browser.",
            "off" => {
                "Offline use is off: this browser or address does not allow it. It needs an address that starts \
                    with https."
            }
            _ => "",
        }
        .to_owned(),
    }
}
