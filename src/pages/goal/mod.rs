//! What the pages of a KPI, an objective and a key result share.

mod activity;
mod initiatives;
mod picture;
mod standing;

pub use activity::{activity_of, conflict_note};
pub use initiatives::Initiatives;
pub use picture::picture;
pub use standing::{StandingCard, given_line, resume};

use crate::route::Route;
use crate::ui::Head;
use leptos::prelude::*;

/// Draws a page while what it is about is here. A goal may be deleted while its page is open: by undo, or in another tab.
pub fn while_here(
    is_here: Signal<bool>,
    whole: impl Fn() -> AnyView + Send + 'static,
    gone: fn() -> AnyView,
) -> AnyView {
    (move || if is_here.get() { whole() } else { gone() }).into_any()
}

/// What stands for a goal that is not here, with ways back: to the list of its kind, and to a file.
pub fn gone(title: &'static str, list: &Route, see: &'static str) -> AnyView {
    let lead =
        "It may have been deleted, or the link may be from a workspace that isn’t in this browser.";
    view! {
        <Head title lead=lead.to_owned() />
        <div class="actions">
            <a class="btn primary" href=list.href()>{see}</a>
            <a class="btn" href=Route::Share.href()>"Open a file"</a>
        </div>
    }
    .into_any()
}

/// A card with a heading and a sentence.
pub fn said_card(title: &'static str, text: &'static str) -> AnyView {
    view! {
        <section class="card pad stack">
            <h2>{title}</h2>
            <p class="small">{text}</p>
        </section>
    }
    .into_any()
}
