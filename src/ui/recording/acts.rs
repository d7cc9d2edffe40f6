//! What keys and buttons of a row do, and where the focus goes then.

use super::entry::RowEntry;
use crate::domain::Date;
use crate::ui::{focus, focus_on, focus_on_id, once_drawn};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Asks for the reason why there is nothing new; of key results only.
pub(super) fn ask_why(entry: RowEntry) {
    if entry.is_okr() && !entry.is_correcting() {
        entry.nothing_new.set(true);
        entry.open.set(false);
        focus_on("[data-row]:focus-within .because");
    }
}

/// Shows the last reading or check-in of this row in its fields, with the focus on the value.
pub(super) fn correct_last(entry: RowEntry) {
    let next = next_input();
    if entry.correct_last() {
        focus_here_or(next);
    }
}

/// Records, and moves the focus to the next row that is owed. Asks for a blocker once when confidence is low.
pub(super) fn submit(entry: RowEntry, day: Date, done: Option<bool>) {
    if entry.asks_for_blocker() && !entry.open.get_untracked() {
        entry.open.set(true);
        focus_on("[data-row]:focus-within select");
        return;
    }
    let next = next_input();
    if entry.correcting.with_untracked(Option::is_some) {
        if entry.record(day, done) {
            focus_here_or(next);
        }
    } else if !entry.record(day, done) {
        // What has to be chosen is one Enter away: the likelier one first.
        if untrack(|| entry.readings().is_some() || entry.far_day().is_some()) {
            focus_on("[data-row]:focus-within .ask button");
        }
    } else {
        match next {
            Some(next) => {
                let _ = next.focus();
            }
            None => focus_on_id("page-title"),
        }
    }
}

/// The input of the next row that is owed, seen from the element that has the focus; from the top again after the last.
pub(super) fn next_input() -> Option<web_sys::HtmlElement> {
    let page = document();
    let here = page
        .active_element()?
        .closest("[data-row]")
        .ok()
        .flatten()?;
    let all = page.query_selector_all("[data-row] [data-due]").ok()?;
    let mut others = Vec::new();
    let mut passed = 0;
    for index in 0..all.length() {
        let Some(element) = all
            .item(index)
            .and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
        else {
            continue;
        };
        if here.contains(Some(&element)) {
            passed = others.len();
        } else {
            others.push(element);
        }
    }
    others.get(passed).or(others.first()).cloned()
}

/// Focuses the input of the row that has the focus now, once the page shows what just changed; where it has none any more, the
/// given one.
pub(super) fn focus_here_or(next: Option<web_sys::HtmlElement>) {
    let row = document()
        .active_element()
        .and_then(|here| here.closest("[data-row]").ok().flatten());
    once_drawn(move || {
        let own = row.and_then(|row| row.query_selector("[data-due]").ok().flatten());
        if let Some(element) = own.or(next.map(Into::into)) {
            focus(&element);
        }
    });
}
