//! The part of Settings that says which protections are live.

use crate::protection::PageProbe;
use crate::ui::{Rows, tell_page};
use leptos::prelude::*;

/// Asks the page's own script to ask the host, and lists what is found.
#[component]
pub fn Protections() -> impl IntoView {
    let found = RwSignal::new(look());
    let handle = window_event_listener_untyped("bearings:protections", move |_| {
        found.set(look());
    });
    on_cleanup(move || handle.remove());
    // Nobody listens in a build of the app alone; the two lines then stay “not known”.
    tell_page("bearings:protections-wanted");
    view! {
        <section class="card pad stack">
            <h2>"Protection"</h2>
            <ul class="stack tight">
                <Rows
                    each=move || found.get().lines()
                    key=|(name, state, _)| format!("{name} {}", state.word()) let:one
                >
                    <li><strong>{one.0}</strong>": "{one.1.word()}<br /><small class="quiet">{one.2}</small></li>
                </Rows>
            </ul>
        </section>
    }
}

fn look() -> PageProbe {
    let page = document();
    let has = |what: &str| page.query_selector(what).ok().flatten().is_some();
    let headers = page
        .document_element()
        .and_then(|root| root.get_attribute("data-headers"));
    PageProbe {
        policy: has("meta[http-equiv='Content-Security-Policy']"),
        inert: has("meta[content*='require-trusted-types-for']")
            && js_sys::Reflect::has(&window(), &"trustedTypes".into()).unwrap_or(false),
        checksums: has("link[rel='preload'][integrity]"),
        private_line: window().is_secure_context(),
        ..PageProbe::default()
    }
    .with_headers(headers.as_deref())
}
