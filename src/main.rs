//! Mounts the app; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    bearings::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // The app lives in the browser; the library's command line is `cargo run --example bearings`.
    eprintln!(
        "Bearings runs in a browser: `make run`. For the command line: `cargo run --example bearings`."
    );
}
