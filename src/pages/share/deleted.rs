//! Recently deleted: what can be brought back without a file.

use crate::desk::{Desk, Model, use_desk};
use crate::exchange::{deleted_goals, with_what_they_need};
use crate::models::share::{DeletedLine, deleted_lately};
use crate::replica::Address;
use crate::ui::{Dialog, Rows, Show};
use leptos::prelude::*;

/// The list; nothing is drawn while nothing is deleted.
#[component]
pub fn RecentlyDeleted() -> impl IntoView {
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let list = Model::new(move || {
        desk.read(|_| ());
        desk.keeping.state.track();
        let deleted = desk
            .keeping
            .read_library(|library| deleted_goals(library.replica()));
        Some(desk.see(|sight| deleted_lately(sight, &deleted, |at| desk.day_of(at))))
    });
    let restore_all = move |_| {
        let all = list.peek().all.clone();
        bring_back(desk, all, "All deleted goals restored.".to_owned());
    };
    view! {
        <Show when=move || !list.get().all.is_empty()>
            <section class="card" id="deleted">
                <div class="group">
                    <h2>"Recently deleted"</h2>
                    <span class="small">
                        "Kept for 30 days, also in the files you save, so that a colleague still working on one can \
                            restore it in full. To leave them out, delete them for good."
                    </span>
                </div>
                <Rows each=move || list.get().lines.clone() key=|line| format!("{line:?}") let:line>
                    {row(desk, line)}
                </Rows>
                <div class="pad actions">
                    <span class="small">{list.text(|list| &list.more)}</span>
                    <button class="btn" type="button" on:click=restore_all>"Restore all"</button>
                    <button class="btn danger" type="button" on:click=move |_| asking.set(true)>
                        "Delete for good"
                    </button>
                </div>
            </section>
            <Dialog open=asking title=Signal::stored("Delete these for good?".to_owned())>
                <p>
                    "Their names, notes and numbers are removed from this browser. Only a backup that still has \
                        them can bring them back."
                </p>
                <div class="actions last">
                    <button class="btn" type="button" on:click=move |_| asking.set(false)>"Keep them"</button>
                    <button class="btn danger" type="button" on:click=move |_| {
                        asking.set(false);
                        forget(desk);
                    }>"Delete for good"</button>
                </div>
            </Dialog>
        </Show>
    }
}

fn row(desk: Desk, line: DeletedLine) -> AnyView {
    let label = format!("Restore {}", line.name);
    let said = format!("Restored: {}", line.name);
    view! {
        <div class="list-row">
            <div><b>{line.name}</b><small>{line.about}</small></div>
            <div class="actions">
                <button class="btn" type="button" aria-label=label
                    on:click=move |_| bring_back(desk, line.records.clone(), said.clone())>
                    "Restore"
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn bring_back(desk: Desk, records: Vec<Address>, said: String) {
    let at = desk.moment().stamp;
    let change = desk.keeping.with_library(desk, move |library| {
        let records = with_what_they_need(library.replica(), &records);
        library.bring_back(&records, at)
    });
    if let Some(change) = change {
        desk.take_in(change.clone(), true);
        desk.toasts.show(said, Some(change));
    }
}

fn forget(desk: Desk) {
    let now = desk.moment().stamp;
    desk.keeping
        .with_library(desk, |library| library.forget_deleted(now));
    desk.keeping.forget_words(desk);
    desk.keeping.flush(desk);
    desk.toasts.show("Deleted for good.", None);
}
