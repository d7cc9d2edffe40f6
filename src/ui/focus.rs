//! Moving the focus to something by its id.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Moves the focus to the first element that a selector finds, once the page shows what just changed.
pub fn focus_on(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(element) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
            element.scroll_into_view_with_bool(false);
        }
    });
}
