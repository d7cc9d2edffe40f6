//! A part of a page that folds to its heading.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Whether parts of a page start open: where there is room for them, and not on a phone.
pub fn opens_wide() -> RwSignal<bool> {
    let is_wide = window()
        .match_media("(min-width: 761px)")
        .ok()
        .flatten()
        .is_none_or(|query| query.matches());
    RwSignal::new(is_wide)
}

/// A heading with what it is about; pressed, it shows or hides what stands below.
#[component]
pub fn Fold(
    /// The heading.
    title: &'static str,
    /// A few words beside it.
    #[prop(into)]
    note: String,
    /// Whether it is open; outlives what is drawn inside.
    open: RwSignal<bool>,
    /// What stands below.
    children: Children,
) -> impl IntoView {
    let toggled = move |event: web_sys::Event| {
        let details = event.current_target();
        if let Some(details) = details.and_then(|it| it.dyn_into::<web_sys::Element>().ok()) {
            open.set(details.has_attribute("open"));
        }
    };
    view! {
        <details class="fold" open=open on:toggle=toggled>
            <summary class="group"><h2>{title}</h2><small>{note}</small></summary>
            <div>{children()}</div>
        </details>
    }
}
