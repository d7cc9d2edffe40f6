//! Keys that work everywhere: undo and redo.

use crate::desk::Desk;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Listens for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (with ⌘ on a Mac).
pub fn watch(desk: Desk) {
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_typing(&event) {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => {
                event.prevent_default();
                desk.undo();
            }
            ("z", true) | ("y", false) => {
                event.prevent_default();
                desk.redo();
            }
            _ => {}
        }
    });
}

/// Whether the key belongs to text that is being typed: then the browser's own undo is meant.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let Some(target) = event.target() else {
        return false;
    };
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        let has_text = !matches!(
            input.type_().as_str(),
            "checkbox" | "radio" | "button" | "range" | "file"
        );
        return has_text && !input.value().is_empty();
    }
    target
        .dyn_ref::<web_sys::HtmlTextAreaElement>()
        .is_some_and(|area| !area.value().is_empty())
}
