//! The mark beside a field of which two values stand: it says so, and leads to the choice.

use super::go_and_focus;
use crate::desk::Desk;
use crate::domain::Id;
use crate::models::twice::{Twice, twice};
use crate::route::Route;
use leptos::prelude::*;

/// A mark for each of these fields of a record that is in conflict; nothing while none is. Followed.
pub fn twice_marks(desk: Desk, record: Id, fields: &'static [&'static str]) -> AnyView {
    (move || {
        let found = desk
            .keeping
            .conflicts
            .with(|all| twice(all, &record, fields));
        (!found.is_empty()).then(|| marks(desk, found, true))
    })
    .into_any()
}

/// The marks themselves. `named`: whether the field's word is seen, and not only heard; beside a label it is there already.
pub fn marks(desk: Desk, found: Vec<Twice>, named: bool) -> AnyView {
    let mark = move |it: Twice| {
        let choose = go_and_focus(desk, Route::Share, format!("#{}", it.place));
        let name = format!("{}: ", it.word);
        view! {
            <a class="twice" href=Route::Share.href() on:click=choose>
                <span class:sr=!named>{name}</span>
                {it.values}" values"<span class="sr">" (choose one)"</span>
            </a>
        }
    };
    view! { <span class="twices">{found.into_iter().map(mark).collect_view()}</span> }.into_any()
}
