//! What a column of a pasted table can be said to hold, as words for people and for what is kept.

use crate::phrase::{Label, LineMark};

/// What a column can hold, and its word; none is for what goes into the note.
pub const COLUMNS: [(Option<Label>, &str); 19] = [
    (None, "note"),
    (Some(Label::Goal(LineMark::Kpi)), "KPI"),
    (Some(Label::Goal(LineMark::Objective)), "objective"),
    (Some(Label::Goal(LineMark::KeyResult)), "key result"),
    (Some(Label::Goal(LineMark::Initiative)), "initiative"),
    (Some(Label::Title), "goal of any kind"),
    (Some(Label::Kind), "kind of goal"),
    (Some(Label::Owner), "owner"),
    (Some(Label::Team), "team"),
    (Some(Label::Baseline), "start value"),
    (Some(Label::Target), "target"),
    (Some(Label::Alarm), "alarm"),
    (Some(Label::Actual), "current value"),
    (Some(Label::Period), "values by date"),
    (Some(Label::Unit), "unit"),
    (Some(Label::Due), "deadline"),
    (Some(Label::Cadence), "how often"),
    (Some(Label::Definition), "definition"),
    (Some(Label::Source), "source"),
];

/// The word for what a column holds.
pub fn column_word(label: Option<Label>) -> &'static str {
    let found = COLUMNS.iter().find(|(known, _)| *known == label);
    found.map_or("note", |(_, word)| word)
}

/// What a word says that a column holds; none for a word that is none of them.
pub fn column_of(word: &str) -> Option<Option<Label>> {
    let found = COLUMNS.iter().find(|(_, known)| *known == word);
    found.map(|(label, _)| *label)
}
