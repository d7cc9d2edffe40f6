//! The team folder: one file that a team's sync service keeps alike, followed while the app is open. The protocol is `crate::folder`; here it
//! meets the browser. All but this file comes in a wasm file of its own (`pages/apart.rs`).

mod handle;
mod section;
mod team;

use crate::desk::Desk;
use crate::pages::apart::{Wanted, apart, follow_folder};
use crate::persist::local;
use leptos::prelude::*;
use std::cell::RefCell;

pub use section::section;
pub use team::team;

thread_local! {
    /// What follows the file lives as long as the app.
    static APP: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Follows the file of an earlier visit.
pub fn begin(desk: Desk) {
    APP.set(Owner::current());
    let noted = desk
        .keeping
        .read_library(|library| library.store().get(local::FOLDER));
    if matches!(noted, Ok(Some(_))) {
        follow_folder(desk);
    }
}

/// Whether the browser can keep a file in view.
fn can_follow() -> bool {
    let picker = "showOpenFilePicker".into();
    js_sys::Reflect::has(&window(), &picker).unwrap_or_default()
}

/// The section of the Share page.
#[component]
pub fn TeamFolder() -> impl IntoView {
    view! {
        <section class="card pad stack" aria-labelledby="team-folder">
            <h2 id="team-folder" tabindex="-1">"Team folder"</h2>
            <p class="quiet">
                "One file in a folder that your team syncs, with OneDrive or Dropbox for example, or on a network \
                drive. While Bearings is open it brings in your colleagues’ changes and writes yours."
            </p>
            {if can_follow() {
                apart(Wanted::Folder)
            } else {
                view! {
                    <p>
                        "This browser cannot do that; Chrome and Edge on a computer can. Here, open the team’s file \
                        under “Import a file”, then save yours over it under “Share with a colleague”."
                    </p>
                }
                    .into_any()
            }}
        </section>
    }
}
