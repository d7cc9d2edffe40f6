//! A panic is the end of a wasm app: the page's own script then shows how to get the data out (public/rescue.js).

use wasm_bindgen::JsValue;

/// Tells the page when the app has panicked.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        let options = web_sys::CustomEventInit::new();
        options.set_detail(&JsValue::from_str(&info.to_string()));
        let event = web_sys::CustomEvent::new_with_event_init_dict("bearings:panic", &options);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            // Nobody is left to whom a failure could be told.
            let _ = window.dispatch_event(&event);
        }
    }));
}
