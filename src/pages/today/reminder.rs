//! Quiet lines: that conflicts wait, and that the last backup is old and much has changed since.

use crate::desk::{Desk, use_desk};
use crate::figures::count;
use crate::route::Route;
use crate::ui::go_and_focus;
use leptos::prelude::*;

/// The line, until there is a backup or the person puts it off.
#[component]
pub fn Reminder() -> impl IntoView {
    let desk = use_desk();
    let said = Memo::new(move |_| desk.keeping.facts(desk).reminder(&desk.figures()));
    let put_off = move |_| desk.set(|settings| settings.put_off_at = settings.changes_since_file);
    move || {
        said.get().map(|said| {
            view! {
                <div class="row wrap tight small">
                    <span>{said}</span>
                    <a href=Route::Share.href()>"Save a backup"</a>
                    <button class="btn quiet" type="button" on:click=put_off>"Not now"</button>
                </div>
            }
        })
    }
}

/// The line that conflicts wait for a decision, with the way there; nothing while there are none.
pub fn conflicts(desk: Desk) -> AnyView {
    (move || {
        let number = desk.keeping.conflicts.with(|all| all.len());
        (number > 0).then(|| {
            let said = count(number, "conflict waits", "conflicts wait");
            let decide = go_and_focus(desk, Route::Share, "#conflicts-title".to_owned());
            view! {
                <div class="row wrap tight small">
                    <span>{format!("{said} for you.")}</span>
                    <a href=Route::Share.href() on:click=decide>"Resolve"</a>
                </div>
            }
        })
    })
    .into_any()
}
