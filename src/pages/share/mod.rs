//! Files in and out: everything or the chosen goals as readable JSON, and a file of a colleague's merged after a look.

mod conflicts;
mod export;
mod files;
mod inbox;
mod preview;

use crate::ui::Head;
use leptos::prelude::*;

pub use export::download_everything;
pub use files::{open_file, save_text};
pub use inbox::{DropTarget, Inbox, OpenFile, provide_inbox};

/// The Share page.
#[component]
pub fn Share() -> impl IntoView {
    view! {
        <Head title="Share" lead="Your data is yours: a file you can read, keep and hand to a colleague. Nothing is sent anywhere." />
        <export::Export />
        <section class="card pad stack">
            <h2>"Bring a file in"</h2>
            <p class="quiet">"You see what would change before anything does. Merging keeps what is here: where two people wrote different things, both stay until somebody chooses."</p>
            <div class="drop">
                <p>"Drop a Bearings file anywhere on this page, or choose it."</p>
                <OpenFile primary=true />
            </div>
        </section>
        <conflicts::Conflicts />
    }
}
