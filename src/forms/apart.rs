//! What is said where somebody else had changed the same since a form was filled in.

use crate::domain::letters::with_capital;
use crate::domain::{Apart, Change, Gathered, Record, SortedSet, Workspace};
use serde_json::Value;

/// What a save came upon, as sentences: fields that were changed on both sides, and parts that stay because something came or changed
/// there. None where nobody else changed anything.
pub fn told_apart(change: &Change, now: &Workspace) -> Vec<String> {
    let mut told = Vec::new();
    match change.apart.as_slice() {
        [] => {}
        [one] => told.push(match words(one.theirs.as_ref()) {
            Some(theirs) => format!(
                "{} has since been changed to {theirs}. Both are kept: choose on Share.",
                label(one)
            ),
            None => format!(
                "{} has since been changed. Both versions are kept: choose on Share.",
                label(one)
            ),
        }),
        many => {
            let labels: SortedSet<String> = many.iter().map(label).into_set();
            let labels: Vec<String> = labels.into_iter().collect();
            told.push(format!(
                "Also changed since: {}. Both versions are kept: choose on Share.",
                labels.join(", ")
            ));
        }
    }
    let spared = change.spared.iter().filter_map(|one| now.get(one));
    told.extend(spared.filter(|one| !one.name().is_empty()).map(|one| {
        format!(
            "“{}” has since been changed, so it was kept. Remove it again if you don’t need it.",
            Record::name(one)
        )
    }));
    told
}

/// The field as people read it: `Scope name`.
fn label(apart: &Apart) -> String {
    with_capital(&apart.field.replace('_', " "))
}

/// A short value in words; none for a list or a structure.
fn words(value: Option<&Value>) -> Option<String> {
    match value {
        None => Some("nothing".to_owned()),
        Some(Value::String(text)) if text.chars().count() <= 60 => Some(format!("“{text}”")),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    }
}
