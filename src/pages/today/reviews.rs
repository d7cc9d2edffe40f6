//! Which cycle is to be reviewed next, and which paused goals are to be looked at again.

use crate::desk::use_desk;
use crate::domain::Kind;
use crate::figures::count;
use crate::insight::{ReviewDue, pauses_due, reviews_due};
use crate::pages::goal::resume;
use crate::route::{Query, Route};
use leptos::prelude::*;

/// The cycles that wait for their review, and the next one that will; nothing where no objective runs in a cycle.
#[component]
pub fn Reviews() -> impl IntoView {
    let desk = use_desk();
    let due = Memo::new(move |_| desk.read(|workspace| reviews_due(workspace, desk.today())));
    move || {
        let due = due.get();
        (!due.is_empty()).then(|| view! {
            <section class="card">
                <div class="group"><h2>"Next review"</h2></div>
                {due.into_iter().map(|one| {
                    let query = Query::from([("cycle".to_owned(), one.cycle.to_string())]);
                    let when = format!("{}, {}", desk.figures().long_day(one.end), left(&one));
                    view! {
                        <div class="list-row moved">
                            <a href=Route::Review(query).href()>"Review of "{one.name}</a>
                            <small>{when}" · "{count(one.running, "objective", "objectives")}</small>
                        </div>
                    }
                }).collect_view()}
            </section>
        })
    }
}

/// Paused goals whose day to look again has come; nothing where there is none.
#[component]
pub fn Pauses() -> impl IntoView {
    let desk = use_desk();
    let due = Memo::new(move |_| desk.read(|workspace| pauses_due(workspace, desk.today())));
    move || {
        let due = due.get();
        (!due.is_empty()).then(|| view! {
            <section class="card">
                <div class="group"><h2>"Paused: time to look again"</h2></div>
                {due.into_iter().map(|one| {
                    let href = match one.goal.kind {
                        Kind::Objective => Route::Objective(one.goal.id.clone()),
                        _ => Route::KeyResult(one.goal.id.clone()),
                    };
                    let why = format!(
                        "{} Look again on {}.",
                        crate::figures::sentence(&one.pause.reason),
                        desk.figures().day(one.pause.until)
                    );
                    let label = format!("Resume: {}", one.title);
                    let goal = one.goal;
                    view! {
                        <div class="list-row moved">
                            <span class="row tight wrap"><a href=href.href()>{one.title}</a><small>{why}</small></span>
                            <button class="btn quiet" type="button" aria-label=label on:click=move |_| resume(desk, &goal)>"Resume"</button>
                        </div>
                    }
                }).collect_view()}
            </section>
        })
    }
}

/// "40 days left", "today", "ended 3 days ago".
fn left(due: &ReviewDue) -> String {
    let days = usize::try_from(due.days_left.unsigned_abs()).unwrap_or_default();
    let days = || count(days, "day", "days");
    match due.days_left {
        0 => "today".to_owned(),
        left if left > 0 => format!("{} left", days()),
        _ => format!("ended {} ago", days()),
    }
}
