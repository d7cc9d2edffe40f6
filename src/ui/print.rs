//! Paper.

/// Opens the browser's print dialog.
pub fn print_page() {
    if let Some(window) = web_sys::window() {
        // Refused only where the browser cannot print; its own menu is there then.
        let _ = window.print();
    }
}
