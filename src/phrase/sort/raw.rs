//! A line on its way to being a goal.

use super::Aside;
use super::blocks::Block;
use crate::phrase::lexicon::{Label, LineMark};
use crate::phrase::sentence::{Context, Understood, read, read_named};

/// What stands under a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    /// How many lines.
    pub count: usize,
    /// Whether one of them says by how much, or that it is a key result.
    pub measured: bool,
}

/// A line of the pasted text.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    /// Counted from 1.
    pub number: usize,
    /// Without white space around it.
    pub text: String,
    /// White space in front of it, in columns.
    pub indent: usize,
    /// Whether a list sign stands in front of it.
    pub bullet: bool,
    /// Whether a blank line stands in front of it.
    pub opens: bool,
    /// What kind of list sign stands in front: a later kind stands deeper at the same indentation.
    pub rank: usize,
    /// What it is by its shape.
    pub block: Block,
    /// Why.
    pub why: &'static str,
    /// How strongly it stands above what follows, 1 is the strongest; 7 where words are set apart without signs.
    pub level_of_heading: Option<usize>,
    /// What the heading above says the lines are.
    pub section: Option<LineMark>,
    /// Whether it stands below an item of that heading's list.
    pub nested: bool,
    /// Whether that heading stands above the next one.
    pub inherits: bool,
    /// Whether the heading above is about something else than goals.
    pub off_topic: bool,
    /// What a table's column says it is.
    pub column: Option<LineMark>,
    /// Whether a heading "Key results:" follows it.
    pub owns_section: bool,
    /// Whether a table says that it belongs to the objective above.
    pub child: bool,
    /// Whether its numbers stand in other cells, so that those in its words are only words.
    pub quiet: bool,
    /// Whether labels below it say how it is measured.
    pub measured: bool,
    /// What else its table says.
    pub beside: Beside,
    /// What labels below it say of it: "Target: 95 %".
    pub fields: Vec<(Label, String)>,
    /// The strongest heading between it and the line before that only names a group: nothing at that level or below holds this line.
    pub opened: Option<usize>,
}

impl Raw {
    /// Reads its words; where its numbers stand elsewhere, those in its words stay words.
    pub(super) fn understood(&self, context: &Context) -> Understood {
        if self.quiet {
            read_named(&self.text, context)
        } else {
            read(&self.text, context)
        }
    }

    /// The line as one that is no goal.
    pub(super) fn aside(self, because: &'static str) -> Aside {
        Aside {
            number: self.number,
            text: self.text,
            block: self.block,
            because,
        }
    }

    /// Puts what the labels below say behind its words, as the row of a table would; whether there was anything.
    pub(super) fn take_fields(&mut self) -> bool {
        let fields = std::mem::take(&mut self.fields);
        if fields.is_empty() {
            return false;
        }
        let value = |label: Label| {
            fields
                .iter()
                .find(|(named, _)| *named == label)
                .map(|(_, value)| value.as_str())
        };
        let words = self.text.trim_end_matches([':', '*', '_', ' ']).to_owned();
        self.text = words;
        if let Some(owner) = value(Label::Owner) {
            self.text.push_str(&format!(
                " (owner: {})",
                owner.replace(['(', ')', ',', ';'], " ")
            ));
        }
        let numbers = [Label::Baseline, Label::Target, Label::Actual].map(|label| {
            value(label).filter(|value| value.contains(|letter: char| letter.is_ascii_digit()))
        });
        if numbers.iter().any(Option::is_some) {
            self.quiet = true;
            for number in numbers {
                self.text.push_str(" | ");
                self.text.push_str(number.unwrap_or("-"));
            }
        }
        if let Some(due) = value(Label::Due) {
            self.text.push_str(" | ");
            self.text.push_str(due);
        }
        for (label, value) in &fields {
            let beside = &mut self.beside;
            let place = match label {
                Label::Definition => &mut beside.definition,
                Label::Source => &mut beside.source,
                Label::Team => &mut beside.team,
                Label::Cadence => &mut beside.often,
                Label::Alarm => &mut beside.alarm,
                Label::Why | Label::Stretch => &mut beside.note,
                _ => continue,
            };
            place.clone_from(value);
            self.measured |= matches!(label, Label::Definition | Label::Source | Label::Cadence);
        }
        self.measured |= numbers.iter().any(Option::is_some);
        true
    }
}

/// What a table says of a goal besides its words and numbers, each as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// What is counted, over what.
    pub definition: String,
    /// Where the number comes from.
    pub source: String,
    /// Whose goal it is.
    pub team: String,
    /// How often it is looked at.
    pub often: String,
    /// From where something has to be done.
    pub alarm: String,
    /// Its values by stretches of time: the heads of their columns, and the cells.
    pub periods: Vec<(String, String)>,
    /// The columns that were not understood, with their names.
    pub note: String,
}

impl Beside {
    /// What has no field of its own, as a note; values that became readings have one.
    pub(super) fn in_words(&self, readings: usize) -> String {
        let alarm = if self.alarm.is_empty() {
            String::new()
        } else {
            format!("Alarm: {}", self.alarm)
        };
        let often = if self.often.is_empty() {
            String::new()
        } else {
            format!("How often: {}", self.often)
        };
        let periods = self.periods.iter().skip(readings);
        let periods: Vec<String> = periods
            .map(|(head, cell)| format!("{head}: {cell}"))
            .collect();
        let periods = periods.join("; ");
        let parts: Vec<&str> = [&alarm, &often, &periods, &self.note]
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join("; ")
    }
}
