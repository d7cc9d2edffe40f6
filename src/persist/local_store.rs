//! The browser's localStorage, reached through gloo-storage.

use super::store::{Store, StoreError};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

/// The browser's localStorage of this origin. Made only where the browser lets the page use it.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStore;

impl LocalStore {
    /// Tries whether the browser lets this page use its localStorage.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where it is missing or switched off.
    pub fn open() -> Result<Self, StoreError> {
        // gloo panics where there is no localStorage at all, so ask first.
        let is_there = web_sys_window_has_storage();
        is_there.then_some(Self).ok_or(StoreError::Blocked)
    }
}

impl Store for LocalStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = LocalStorage::raw();
        let length = storage.length().map_err(|error| failure(&error))?;
        let mut keys = Vec::new();
        for place in 0..length {
            keys.extend(storage.key(place).map_err(|error| failure(&error))?);
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStorage::raw()
            .get_item(key)
            .map_err(|error| failure(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        LocalStorage::raw()
            .set_item(key, text)
            .map_err(|error| failure(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        LocalStorage::raw()
            .remove_item(key)
            .map_err(|error| failure(&error))
    }
}

/// Reading `window.localStorage` throws where it is switched off, and is null in some embedded views.
fn web_sys_window_has_storage() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("localStorage"))
        .is_ok_and(|storage| !storage.is_null() && !storage.is_undefined())
}

/// Engines name the same failure differently.
pub(super) fn failure(error: &JsValue) -> StoreError {
    let name = error
        .dyn_ref::<js_sys::Object>()
        .and_then(|object| js_sys::Reflect::get(object, &JsValue::from_str("name")).ok())
        .and_then(|name| name.as_string())
        .unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" | "NS_ERROR_DOM_SECURITY_ERR" => StoreError::Blocked,
        "" => StoreError::Failed("unknown error".to_owned()),
        _ => StoreError::Failed(name),
    }
}

/// Where a tab keeps its name: it survives a reload and goes with the tab.
const TAB: &str = "bearings.tab";

/// The name this tab had before it was loaded again; none for a new one, or where the browser keeps nothing for tabs.
pub fn tab_name() -> Option<String> {
    let session = web_sys::window()?.session_storage().ok()??;
    session.get_item(TAB).ok()?
}

/// Keeps the name of this tab until it is closed.
pub fn keep_tab_name(name: &str) {
    let session = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(session) = session {
        let _ = session.set_item(TAB, name);
    }
}
