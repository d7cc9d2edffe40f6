//! Files in and out: everything or the chosen goals as readable JSON, a colleague's file merged after a look, a backup restored,
//! and what was deleted lately.

mod chosen;
mod conflicts;
mod deleted;
mod elsewhere;
mod export;
mod files;
mod inbox;
mod preview;
mod snapshots;

use crate::desk::use_desk;
use crate::pages::folder::TeamFolder;
use crate::pages::goal::activity_of;
use crate::ui::Head;
use leptos::prelude::*;

pub use elsewhere::save_for;
pub use export::download_everything;
pub use files::{open_file, save_text};
pub use inbox::{DropTarget, Inbox, OpenFile, provide_inbox};

/// The Share page.
#[component]
pub fn Share() -> impl IntoView {
    let inbox = expect_context::<Inbox>();
    use_desk().keeping.call_writer();
    view! {
        <Head
            title="Share"
            lead="Your data is yours: a file you can read, keep and give to a colleague. Nothing is sent anywhere."
        />
        <conflicts::Conflicts />
        <export::Export />
        <section class="card pad stack">
            <h2>"Import a file"</h2>
            <p class="quiet">
                "You see every change before it’s made. If you and a colleague changed the same thing, both values \
                    are kept as a conflict until you choose one."
            </p>
            <div class="drop">
                <p>
                    "Drop a Bearings file or a spreadsheet (.xlsx, CSV) anywhere on this page, or choose one. Viva \
                        Goals exports (CSV, JSON) work too."
                </p>
                <div class="actions">
                    <OpenFile primary=true />
                    <button class="btn" type="button" on:click=move |_| inbox.paste()>
                        "Paste a table"
                    </button>
                </div>
            </div>
        </section>
        <TeamFolder />
        <section class="card pad stack">
            <h2>"Restore from a backup"</h2>
            <p class="quiet">
                "Restore all goals from a backup, or only some. They go back to how they were; anything newer that \
                    isn’t in the backup stays."
            </p>
            <div class="actions"><OpenFile restores=true /></div>
        </section>
        <elsewhere::Elsewhere />
        {activity_of(None)}
        <deleted::RecentlyDeleted />
        <snapshots::Snapshots />
    }
}
