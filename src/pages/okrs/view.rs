//! How the objectives of a cycle are looked at: chosen in the address, so that a link shows the same.

use crate::route::{Query, Route};
use leptos::prelude::*;

/// One way of looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Objective by objective.
    Cards,
    /// Four squares.
    Squares,
    /// Progress, and on track minus off track, over time.
    Course,
}

impl View {
    /// The view an address asks for; cards unless it names another.
    pub fn of(query: &Query) -> Self {
        match query.get("view").map(String::as_str) {
            Some("squares") => Self::Squares,
            Some("course") => Self::Course,
            _ => Self::Cards,
        }
    }
}

/// The views as links, the present one marked. Filters stay.
#[component]
pub fn Views(query: Memo<Query>, view: Memo<View>) -> impl IntoView {
    let links = [
        (View::Cards, "cards", "Cards"),
        (View::Squares, "squares", "Four squares"),
        (View::Course, "course", "Over time"),
    ];
    view! {
        <nav class="views" aria-label="View">
            {links.into_iter().map(|(of, key, word)| {
                let href = move || {
                    let mut asked = query.get();
                    asked.insert("view".to_owned(), key.to_owned());
                    Route::Okrs(asked).href()
                };
                view! { <a href=href aria-current=move || (view.get() == of).then_some("true")>{word}</a> }
            }).collect_view()}
        </nav>
    }
}
