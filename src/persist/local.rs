//! What belongs to this device and is neither shared nor merged: theme, settings, unfinished forms.

use super::store::{Store, StoreError};
use crate::domain::FieldValue;
use crate::domain::read_json;

/// Light, dark, or as the system says.
pub const THEME: &str = "bearings.theme";

/// Name shown to colleagues, fiscal year, week start, number format.
pub const SETTINGS: &str = "bearings.settings";

/// How everything stood when the page was last left.
pub const SEEN: &str = "bearings.seen";

/// How everything stood at the end of the visit before this one.
pub const SINCE: &str = "bearings.since";

/// The name of the latest snapshot that holds what localStorage held; missing where localStorage was emptied meanwhile.
pub const KEPT: &str = "bearings.kept";

/// The name of the team's file; missing where none is used.
pub const FOLDER: &str = "bearings.folder";

/// The key of an unfinished form, by the form's name: `bearings.draft.kpi-new`.
pub fn draft_key(form: &str) -> String {
    format!("bearings.draft.{form}")
}

/// The name of a form's draft in one tab: `kpi/new@3f9c`.
pub fn tab_draft(form: &str, tab: &str) -> String {
    format!("{form}@{tab}")
}

/// Where a tab gives its signs of life.
pub fn tab_key(tab: &str) -> String {
    format!("bearings.tab.{tab}")
}

/// The name of a draft of this form that no open tab has: one of a tab that is closed, or of an earlier version, which had one for
/// all tabs. Of several the last by name.
pub fn left_draft(keys: &[String], form: &str, is_open: &dyn Fn(&str) -> bool) -> Option<String> {
    let names = keys
        .iter()
        .filter_map(|key| key.strip_prefix("bearings.draft."));
    let left = names.filter(|name| match name.strip_prefix(form) {
        Some("" | "/aside") => true,
        Some(rest) => rest.strip_prefix('@').is_some_and(|tab| !is_open(tab)),
        None => false,
    });
    left.max().map(str::to_owned)
}

/// Reads a small value. What is missing or cannot be read is none; a form then starts empty, and settings from their defaults.
pub fn read<T: FieldValue>(store: &dyn Store, key: &str) -> Option<T> {
    let text = store.get(key).ok()??;
    T::from_json(&read_json(&text).ok()?).ok()
}

/// Writes a small value.
///
/// # Errors
/// The store did not take it.
pub fn write<T: FieldValue>(store: &dyn Store, key: &str, value: &T) -> Result<(), StoreError> {
    store.set(key, &value.to_json().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_its_tabs_as_long_as_the_tab_is_open() {
        let keys: Vec<String> = [
            "kpi/new@a",
            "kpi/new@b",
            "kpi/newer@c",
            "objective/new",
            "kpi/1@c",
        ]
        .map(draft_key)
        .to_vec();
        let left = |form: &str, open: &[&str]| left_draft(&keys, form, &|tab| open.contains(&tab));
        assert_eq!(left("kpi/new", &["a", "b"]), None);
        assert_eq!(left("kpi/new", &["b"]), Some("kpi/new@a".to_owned()));
        assert_eq!(left("kpi/1", &[]), Some("kpi/1@c".to_owned()));
        // What an earlier version kept for all tabs is offered too.
        assert_eq!(
            left("objective/new", &["a"]),
            Some("objective/new".to_owned())
        );
        assert_eq!(left("kpi/2", &[]), None);
    }
}
