//! What belongs to this device and is neither shared nor merged: theme, settings, unfinished forms.

use super::store::{Store, StoreError};
use crate::domain::FieldValue;

/// Light, dark, or as the system says.
pub const THEME: &str = "bearings.theme";

/// Name shown to colleagues, fiscal year, week start, number format.
pub const SETTINGS: &str = "bearings.settings";

/// How everything stood when the page was last left.
pub const SEEN: &str = "bearings.seen";

/// How everything stood at the end of the visit before this one.
pub const SINCE: &str = "bearings.since";

/// The key of an unfinished form, by the form's name: `bearings.draft.kpi-new`.
pub fn draft_key(form: &str) -> String {
    format!("bearings.draft.{form}")
}

/// Reads a small value. What is missing or cannot be read is none; a form then starts empty, and settings from their defaults.
pub fn read<T: FieldValue>(store: &dyn Store, key: &str) -> Option<T> {
    let text = store.get(key).ok()??;
    T::from_json(&serde_json::from_str(&text).ok()?).ok()
}

/// Writes a small value.
///
/// # Errors
/// The store did not take it.
pub fn write<T: FieldValue>(store: &dyn Store, key: &str, value: &T) -> Result<(), StoreError> {
    store.set(key, &value.to_json().to_string())
}
