//! What is said about the last backup: the copy that survives this browser.

use crate::desk::Desk;
use crate::figures::count;
use leptos::prelude::*;

/// How old the last backup is: the copy that survives this browser.
pub fn file_note(desk: Desk) -> String {
    let (last, changes) = desk
        .settings
        .with(|settings| (settings.last_file, settings.changes_since_file));
    let since = count(changes as usize, "change since", "changes since");
    match last {
        Some(day) => format!(
            "Last backup: {}, {since}",
            desk.figures().near_day(day, desk.today())
        ),
        None if changes > 0 => "No backup yet".to_owned(),
        None => String::new(),
    }
}
