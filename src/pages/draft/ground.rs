//! What a form must know beside what was typed, and where its fields are on the page.

use crate::desk::Desk;
use crate::domain::Workspace;
use crate::forms::{Ground, Habits, Slot};
use crate::ui::{focus, once_found};
use chrono::Timelike;
use leptos::prelude::*;

/// The day and the time, for telling when a draft was typed.
pub(super) fn time(desk: Desk) -> String {
    let now = desk.now.get_untracked();
    let day = habits(desk).figures.short_day(now.today());
    format!("{day}, {:02}:{:02}", now.local.hour(), now.local.minute())
}

/// How the person writes, and which day it is.
pub fn habits(desk: Desk) -> Habits {
    desk.settings.with_untracked(|settings| {
        Habits::of(
            settings,
            desk.now.with_untracked(crate::domain::Moment::today),
        )
    })
}

/// What a form must know beside what was typed; not followed.
pub fn on_ground<T>(desk: Desk, work: impl FnOnce(&Ground) -> T) -> T {
    on_goals(desk, None, work)
}

/// The same with other goals than the workspace's.
pub(super) fn on_goals<T>(
    desk: Desk,
    goals: Option<&Workspace>,
    work: impl FnOnce(&Ground) -> T,
) -> T {
    let habits = habits(desk);
    let author = desk
        .settings
        .with_untracked(|settings| settings.name.clone());
    desk.peek(|workspace| {
        work(&Ground {
            workspace: goals.unwrap_or(workspace),
            habits,
            author: &author,
        })
    })
}

/// The id of the element around a field.
pub fn dom_id(key: u32, slot: Slot) -> String {
    format!("{}-{key}", slot.word())
}

/// The word of a row where a field has its own.
pub(super) const ROW: &str = "row";

/// The id of the element around a row.
pub fn row_id(key: u32) -> String {
    format!("{ROW}-{key}")
}

/// Moves the focus to the first field in an element, once it is drawn, and opens what hides it.
pub fn focus_soon(id: String) {
    once_found(move || {
        let Some(place) = document().get_element_by_id(&id) else {
            return false;
        };
        let mut above = place.parent_element();
        while let Some(element) = above {
            if element.tag_name() == "DETAILS" {
                let _ = element.set_attribute("open", "");
            }
            above = element.parent_element();
        }
        // A row's buttons stand before its fields, but typing is what a new row is for.
        let first = |selector: &str| place.query_selector(selector).ok().flatten();
        let inside = first("input:checked, input:not([type=radio]), select, textarea")
            .or_else(|| first("input, button:not([disabled])"));
        focus(&inside.unwrap_or(place))
    });
}
