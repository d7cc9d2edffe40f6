//! How much a file may hold: counts and lengths far above what people write, so that no file can stop the page.

use super::error::{FilePlace, ImportError};
use crate::domain::Fields;
use serde_json::Value;

/// Most records of a file. A team of fifty writes some ten thousand a year.
pub const MOST_RECORDS: usize = 150_000;
/// Most fields of a record; ours have about twenty and as many that say who wrote them.
pub const MOST_FIELDS: usize = 200;
/// Most letters of a field's name.
pub const LONGEST_NAME: usize = 100;
/// Most items of a list or an object inside a field.
pub const MOST_ITEMS: usize = 2_000;
/// Most items of what says who wrote and saw a record: one for every page load that ever changed it.
pub const MOST_WRITERS: usize = 50_000;
/// Most letters of a text. A note may have 20,000; what says who saw what can be longer.
pub const LONGEST_TEXT: usize = 100_000;

pub(super) fn count(found: usize) -> Result<(), ImportError> {
    let most = MOST_RECORDS;
    if found > most {
        Err(ImportError::TooMany { found, most })
    } else {
        Ok(())
    }
}

/// Refuses a record that is larger than any of ours could be, whoever wrote it.
pub(super) fn record(object: &Fields, place: &FilePlace) -> Result<(), ImportError> {
    let overfull = |what: String| ImportError::Overfull {
        place: Box::new(place.clone()),
        what,
    };
    if object.len() > MOST_FIELDS {
        return Err(overfull(format!(
            "it has {} fields, and {MOST_FIELDS} can be read",
            object.len()
        )));
    }
    for (name, value) in object {
        if name.chars().count() > LONGEST_NAME {
            return Err(overfull(format!(
                "the name of a field is longer than {LONGEST_NAME} characters"
            )));
        }
        let most = match name.as_str() {
            "v" | "clock" | "withheld" | "conflicts" | "deleted" => MOST_WRITERS,
            _ => MOST_ITEMS,
        };
        if let Some(what) = too_much(value, most) {
            return Err(overfull(format!("“{name}” {what}")));
        }
    }
    Ok(())
}

/// What there is too much of in a value, if anything. The nesting was limited before.
fn too_much(value: &Value, most: usize) -> Option<String> {
    let (items, inner): (usize, Vec<&Value>) = match value {
        Value::String(text) if text.chars().count() > LONGEST_TEXT => {
            return Some(format!("is longer than {LONGEST_TEXT} characters"));
        }
        Value::Array(items) => (items.len(), items.iter().collect()),
        Value::Object(fields) => (fields.len(), fields.values().collect()),
        _ => return None,
    };
    if items > most {
        return Some(format!("has {items} items, and {most} can be read"));
    }
    inner.into_iter().find_map(|value| too_much(value, most))
}

/// Refuses control characters in what somebody wrote by hand or by a script. What the app itself wrote comes back as it was, so
/// that a backup always can be restored; on the screen such a character is nothing.
pub(super) fn plain_text(object: &Fields, place: &FilePlace) -> Result<(), ImportError> {
    for (name, value) in object {
        let found = control_in(name).or_else(|| control_inside(value));
        if let Some(code) = found {
            return Err(ImportError::Control {
                place: Box::new(place.clone()),
                field: name.clone(),
                code,
            });
        }
    }
    Ok(())
}

fn control_inside(value: &Value) -> Option<u32> {
    match value {
        Value::String(text) => control_in(text),
        Value::Array(items) => items.iter().find_map(control_inside),
        Value::Object(fields) => fields
            .iter()
            .find_map(|(name, value)| control_in(name).or_else(|| control_inside(value))),
        _ => None,
    }
}

/// The first control character of a text that is neither a tab nor the end of a line.
fn control_in(text: &str) -> Option<u32> {
    text.chars()
        .find(|letter| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
        .map(u32::from)
}
