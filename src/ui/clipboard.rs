//! Copying: texts, and texts with looks for mail and documents.

use super::focus;
use crate::desk::Desk;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem, HtmlTextAreaElement};

/// Says whether copying worked, once the browser knows.
pub fn say_copied(
    desk: Desk,
    asked: Result<Promise, JsValue>,
    said: &'static str,
    refused: &'static str,
) {
    leptos::task::spawn_local(async move {
        let done = match asked {
            Ok(promise) => JsFuture::from(promise).await.is_ok(),
            Err(_) => false,
        };
        desk.toasts.show(if done { said } else { refused }, None);
    });
}

/// Copies a text. The clipboard must be asked within the click.
///
/// # Errors
/// The browser gives no way to copy.
pub fn copy_text(text: &str) -> Result<Promise, JsValue> {
    match clipboard() {
        Some(clipboard) => Ok(clipboard.write_text(text)),
        None => copy_selected(text).map(|()| Promise::resolve(&JsValue::NULL)),
    }
}

/// Copies the same as HTML and as plain text together, so that each program takes what it can; only the text where the browser copies
/// nothing else.
///
/// # Errors
/// The browser gives no way to copy.
pub fn copy_rich(html: &str, text: &str) -> Result<Promise, JsValue> {
    let Some(clipboard) =
        clipboard().filter(|it| has(it, "write") && has(&window(), "ClipboardItem"))
    else {
        return copy_text(text);
    };
    let parts = Object::new();
    for (kind, content) in [("text/html", html), ("text/plain", text)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let content = Array::of1(&JsValue::from_str(content));
        let blob = Blob::new_with_str_sequence_and_options(&content, &options)?;
        Reflect::set(&parts, &kind.into(), &Promise::resolve(&blob))?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&parts)?;
    Ok(clipboard.write(&Array::of1(&item)))
}

/// The clipboard; none where the browser gives none, as at an address without https.
pub fn clipboard() -> Option<Clipboard> {
    let navigator = window().navigator();
    has(&navigator, "clipboard").then(|| navigator.clipboard())
}

/// Whether an object of the browser has something under a name.
pub fn has(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &name.into()).is_ok_and(|found| found.is_truthy())
}

/// The older way to copy a text: select it in a field and tell the page to copy. The focus goes back where it was.
fn copy_selected(text: &str) -> Result<(), JsValue> {
    let page = document();
    let before = page.active_element();
    let field: HtmlTextAreaElement = page.create_element("textarea")?.dyn_into()?;
    field.set_class_name("sr");
    field.set_value(text);
    page.body().ok_or(JsValue::NULL)?.append_child(&field)?;
    field.select();
    let copy: Function = Reflect::get(&page, &"execCommand".into())?.dyn_into()?;
    let done = copy.call1(&page, &"copy".into());
    field.remove();
    if let Some(element) = before {
        focus(&element);
    }
    match done?.is_truthy() {
        true => Ok(()),
        false => Err(JsValue::NULL),
    }
}
