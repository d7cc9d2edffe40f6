//! The browser's files: choosing one, reading it, saving a text as one.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, Url};

/// Saves a text as a file through the browser's download. False where the browser refuses.
pub fn save_text(name: &str, text: &str, mime: &str) -> bool {
    try_save(name, text, mime).is_ok()
}

/// Whether the system takes a file from here and hands it on: by mail, by message.
pub fn can_share() -> bool {
    let file = json_file("bearings.json", "{}");
    file.is_ok_and(|file| ask_system("canShare", &file).is_ok_and(|can| can.is_truthy()))
}

/// Hands a file to the system, to be sent by whatever the person chooses there. Nothing happens where they choose nothing.
pub fn share_file(name: &str, text: &str) {
    if let Ok(promise) = json_file(name, text).and_then(|file| ask_system("share", &file))
        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
    {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

fn json_file(name: &str, text: &str) -> Result<JsValue, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type("application/json");
    let parts = Array::of1(&JsValue::from_str(text));
    File::new_with_str_sequence_and_options(&parts, name, &options).map(Into::into)
}

/// Calls what not every browser has.
fn ask_system(what: &str, file: &JsValue) -> Result<JsValue, JsValue> {
    let navigator = window().navigator();
    let ask: js_sys::Function = js_sys::Reflect::get(&navigator, &what.into())?.dyn_into()?;
    let data = js_sys::Object::new();
    js_sys::Reflect::set(&data, &"files".into(), &Array::of1(file))?;
    ask.call1(&navigator, &data)
}

/// Reads a file's bytes and hands them on; an error carries the browser's words.
pub fn open_file(file: &File, then: impl FnOnce(Result<Vec<u8>, String>) + 'static) {
    let promise = file.array_buffer();
    spawn_local(async move {
        let read = JsFuture::from(promise).await;
        then(
            read.map(|buffer| Uint8Array::new(&buffer).to_vec())
                .map_err(|error| {
                    error
                        .dyn_ref::<js_sys::Error>()
                        .map(|error| String::from(error.message()))
                        .unwrap_or_default()
                }),
        );
    });
}

fn try_save(name: &str, text: &str, mime: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has its own hold on the bytes after a moment.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    Ok(())
}
