//! Copies of everything that this browser keeps by itself, each with its day, cause and size; one click shows what restoring it would do.

use super::inbox::{Arrival, Inbox};
use crate::desk::{Desk, use_desk};
use crate::domain::Stamp;
use crate::exchange::Incoming;
use crate::persist::{records_of, vault};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The snapshots, newest first.
#[component]
pub fn Snapshots() -> impl IntoView {
    let desk = use_desk();
    let inbox = expect_context::<Inbox>();
    let kept = desk.keeping.journal.snapshots;
    // Listing reads all of them, so it waits for who wants to see them.
    spawn_local(desk.keeping.list_snapshots());
    view! {
        <section class="card pad stack">
            <h2>"Snapshots on this device"</h2>
            <p class="quiet">
                "Once a day, and before every import, restore or deletion of everything, this browser saves a copy \
                    of your data. A backup is safer still: you keep it even if the browser loses its data."
            </p>
            {move || kept.with(|kept| if kept.as_ref().is_some_and(Vec::is_empty) {
                view! { <p class="small">"None yet."</p> }.into_any()
            } else {
                kept.iter().flatten().map(|one| {
                    let id = one.id;
                    let when = taken(desk, one.at);
                    let name = format!("the snapshot of {when}");
                    let label = format!("Restore from {name}");
                    let size = desk.figures().number((one.size / 1000.0).max(1.0).round(), Some(0));
                    view! {
                        <div class="row between">
                            <span>{when}<small>{format!(" {}, {size} KB", one.cause)}</small></span>
                            <button
                                class="btn"
                                type="button"
                                aria-label=label
                                on:click=move |_| look(desk, inbox, id, name.clone())
                            >
                                "Restore"
                            </button>
                        </div>
                    }
                }).collect_view().into_any()
            })}
        </section>
    }
}

/// Day and time of a moment, by this device's clock.
fn taken(desk: Desk, at: Stamp) -> String {
    let clock = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64 * 1000.0));
    let day = crate::domain::date(
        i32::try_from(clock.get_full_year()).unwrap_or(1970),
        clock.get_month() + 1,
        clock.get_date(),
    );
    format!(
        "{}, {}:{:02}",
        desk.figures().near_day(day, desk.today()),
        clock.get_hours(),
        clock.get_minutes()
    )
}

fn look(desk: Desk, inbox: Inbox, id: f64, name: String) {
    inbox.arrival.set(Arrival::Reading(name.clone()));
    spawn_local(async move {
        match vault::shelves(id).await {
            Ok(shelves) => {
                let incoming = Incoming {
                    records: records_of(&shelves),
                    ..Incoming::default()
                };
                inbox.restore_from(desk, name, incoming);
            }
            Err(error) => {
                let sentence = format!("The browser could not read it: {error}. Try another one.");
                let _ = inbox.arrival.try_set(Arrival::Failed { name, sentence });
            }
        }
    });
}
