//! Tests that need a real browser: run by `make test` in headless Chromium.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Without it every other test here would fail for a reason that has nothing to do with the app.
#[wasm_bindgen_test]
fn the_tests_run_in_a_page_with_a_body() {
    let body = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.body());
    assert!(body.is_some());
}
