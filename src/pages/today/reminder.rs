//! One quiet line where the last backup is old and much has changed.

use crate::desk::use_desk;
use crate::route::Route;
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
