//! Recently deleted: what can be brought back without a file.

use super::preview::line;
use crate::desk::{Desk, use_desk};
use crate::exchange::{DeletedGoal, deleted_goals, with_what_they_need};
use crate::figures::count;
use crate::replica::Address;
use crate::ui::{Dialog, Rows, Show};
use leptos::prelude::*;

/// Most rows drawn at once; "Restore all" reaches the others too.
const MOST_ROWS: usize = 100;

/// The list; nothing is drawn while nothing is deleted.
#[component]
pub fn RecentlyDeleted() -> impl IntoView {
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let list = Memo::new(move |_| {
        desk.read(|_| ());
        desk.keeping.state.track();
        desk.keeping
            .read_library(|library| deleted_goals(library.replica()))
    });
    let restore_all = move |_| {
        let all =
            list.with_untracked(|list| list.iter().flat_map(|goal| goal.records.clone()).collect());
        bring_back(desk, all, "All deleted goals restored.".to_owned());
    };
    view! {
        <Show when=move || !list.with(Vec::is_empty)>
            <section class="card" id="deleted">
                <div class="group">
                    <h2>"Recently deleted"</h2>
                    <span class="small">
                        "Kept for 30 days, also in the files you save, so that a colleague still working on one can \
                            restore it in full. To leave them out, delete them for good."
                    </span>
                </div>
                <Rows each=move || list.with(|list| list.iter().take(MOST_ROWS).cloned().collect())
                    key=|goal| format!("{} {} {}", goal.top.record, goal.at.0, goal.records.len()) let:goal>
                    <Row goal />
                </Rows>
                <div class="pad actions">
                    {move || list.with(Vec::len).checked_sub(MOST_ROWS).filter(|more| *more > 0).map(|more| view! {
                        <span class="small">{format!("and {more} more")}</span>
                    })}
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

#[component]
fn Row(goal: DeletedGoal) -> impl IntoView {
    let desk = use_desk();
    let name = line(&goal.top);
    let day = desk.day_of(goal.at);
    let along = match goal.records.len() - 1 {
        0 => String::new(),
        some => format!(", with {}", count(some, "record", "records")),
    };
    let when = move || {
        let near = desk.figures().near_day(day, desk.today());
        format!("Deleted {near}{along}")
    };
    let restored = StoredValue::new((goal.records, format!("Restored: {name}")));
    let label = format!("Restore {name}");
    view! {
        <div class="list-row">
            <div><b>{name}</b><small>{when}</small></div>
            <div class="actions">
                <button class="btn" type="button" aria-label=label on:click=move |_| {
                    let (records, said) = restored.get_value();
                    bring_back(desk, records, said);
                }>"Restore"</button>
            </div>
        </div>
    }
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
