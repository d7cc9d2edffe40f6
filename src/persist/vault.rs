//! The browser's IndexedDB, reached through `public/vault.js`: a journal of the latest edits and snapshots of everything. Where the
//! browser has none or does not let the page use it every call fails, and the app goes on with localStorage alone.

use super::journal::JournalEntry;
use super::store::StoreError;
use super::truths::Protection;
use crate::domain::Stamp;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = append, catch)]
    async fn js_append(text: &str, at: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = entries, catch)]
    async fn js_entries() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = trim, catch)]
    async fn js_trim(keys: &Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = keep, catch)]
    async fn js_keep(cause: &str, at: f64, upto: f64, shelves: &Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = ids, catch)]
    async fn js_ids() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = snapshots, catch)]
    async fn js_snapshots() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = shelves, catch)]
    async fn js_shelves(id: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = drop, catch)]
    async fn js_drop(ids: &Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = handle, catch)]
    async fn js_handle(kept: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bearingsVault, js_name = protect, catch)]
    async fn js_protect(ask: bool) -> Result<JsValue, JsValue>;
}

/// A copy of all shelves that was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Its key.
    pub id: f64,
    /// When it was taken, by this device's clock.
    pub at: Stamp,
    /// Why it was taken, in a few words.
    pub cause: String,
    /// The key of the last entry of the journal that it holds; −1 for none.
    pub upto: f64,
    /// Its size in UTF-16 units, keys included.
    pub size: f64,
}

/// Adds an entry to the journal. Done when it is on the disk.
///
/// # Errors
/// The vault did not take it.
pub async fn append(text: &str, at: Stamp) -> Result<(), StoreError> {
    done(js_append(text, at.0 as f64).await)
}

/// The journal, oldest first.
///
/// # Errors
/// The vault cannot be read.
pub async fn entries() -> Result<Vec<JournalEntry>, StoreError> {
    let flat = list(js_entries().await)?;
    let entry = |place: u32| {
        Some(JournalEntry {
            key: flat.get(place).as_f64()?,
            at: Stamp(flat.get(place + 1).as_f64()? as i64),
            text: flat.get(place + 2).as_string()?,
        })
    };
    Ok((0..flat.length() / 3)
        .filter_map(|number| entry(3 * number))
        .collect())
}

/// Takes entries out of the journal.
///
/// # Errors
/// The vault did not do it; nothing is lost by that.
pub async fn trim(keys: &[f64]) -> Result<(), StoreError> {
    done(js_trim(&numbers(keys)).await)
}

/// Keeps a snapshot of these shelves, by their keys, and answers with its id; they hold the journal up to the entry `upto`. Where room is
/// short the oldest ones make some.
///
/// # Errors
/// The vault did not take it.
pub async fn keep(
    cause: &str,
    at: Stamp,
    upto: f64,
    shelves: &[(String, String)],
) -> Result<f64, StoreError> {
    let flat = Array::new();
    for (key, text) in shelves {
        flat.push(&JsValue::from_str(key));
        flat.push(&JsValue::from_str(text));
    }
    let id = js_keep(cause, at.0 as f64, upto, &flat).await;
    let id = id.map_err(|error| super::local_store::failure(&error))?;
    Ok(id.as_f64().unwrap_or_default())
}

/// The ids of the snapshots, oldest first, without reading their texts.
///
/// # Errors
/// The vault cannot be read.
pub async fn ids() -> Result<Vec<f64>, StoreError> {
    let ids = list(js_ids().await)?;
    Ok(ids.iter().filter_map(|id| id.as_f64()).collect())
}

/// The snapshots, newest first.
///
/// # Errors
/// The vault cannot be read.
pub async fn snapshots() -> Result<Vec<Snapshot>, StoreError> {
    let flat = list(js_snapshots().await)?;
    let snapshot = |place: u32| {
        Some(Snapshot {
            id: flat.get(place).as_f64()?,
            at: Stamp(flat.get(place + 1).as_f64()? as i64),
            cause: flat.get(place + 2).as_string()?,
            size: flat.get(place + 3).as_f64()?,
            upto: flat.get(place + 4).as_f64()?,
        })
    };
    Ok((0..flat.length() / 5)
        .filter_map(|number| snapshot(5 * number))
        .collect())
}

/// The shelves of a snapshot, by their keys.
///
/// # Errors
/// The vault cannot be read, or the snapshot is no longer there.
pub async fn shelves(id: f64) -> Result<Vec<(String, String)>, StoreError> {
    let flat = list(js_shelves(id).await)?;
    let text = |place: u32| flat.get(place).as_string();
    Ok((0..flat.length() / 2)
        .filter_map(|number| Some((text(2 * number)?, text(2 * number + 1)?)))
        .collect())
}

/// Takes snapshots out.
///
/// # Errors
/// The vault did not do it.
pub async fn forget(ids: &[f64]) -> Result<(), StoreError> {
    done(js_drop(&numbers(ids)).await)
}

/// The browser's handle of the team's file; undefined where none is kept.
///
/// # Errors
/// It cannot be read.
pub async fn handle() -> Result<JsValue, StoreError> {
    kept(js_handle(&JsValue::UNDEFINED).await)
}

/// Keeps the browser's handle of the team's file; null to forget it.
///
/// # Errors
/// It was not kept.
pub async fn keep_handle(handle: &JsValue) -> Result<(), StoreError> {
    done(js_handle(handle).await)
}

/// Whether the browser promises not to delete the data by itself; asks it to where `ask` says so. Where it does not know such a promise
/// it has not made it.
pub async fn protect(ask: bool) -> Protection {
    let answer = js_protect(ask).await.ok().and_then(|it| it.as_string());
    match answer.as_deref() {
        Some("promised") => Protection::Promised,
        Some("swept") => Protection::Swept,
        _ => Protection::Denied,
    }
}

fn done(result: Result<JsValue, JsValue>) -> Result<(), StoreError> {
    kept(result).map(|_| ())
}

fn kept(result: Result<JsValue, JsValue>) -> Result<JsValue, StoreError> {
    result.map_err(|error| super::local_store::failure(&error))
}

fn list(result: Result<JsValue, JsValue>) -> Result<Array, StoreError> {
    result
        .map(|flat| flat.unchecked_into::<Array>())
        .map_err(|error| super::local_store::failure(&error))
}

fn numbers(keys: &[f64]) -> Array {
    keys.iter().map(|key| JsValue::from_f64(*key)).collect()
}
