//! How wide an element is, followed as the window changes.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The width of an element in pixels; 960 until it is in the page.
pub fn watch_width(node: NodeRef<html::Div>) -> Signal<f64> {
    let width = RwSignal::new(960.0);
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let measured = element.clone();
        let measure = move || {
            let now = f64::from(measured.client_width());
            if now > 0.0 && width.try_get_untracked() != Some(now) {
                width.try_set(now);
            }
        };
        measure();
        let closure = Closure::<dyn FnMut()>::new(measure);
        let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) else {
            return;
        };
        observer.observe(&element);
        // Kept until the element goes: the observer calls into the closure.
        let held = StoredValue::new_local(closure);
        let watching = StoredValue::new_local(observer);
        on_cleanup(move || {
            watching.try_with_value(|observer| observer.disconnect());
            held.dispose();
        });
    });
    width.into()
}
