//! A goal as a file says it, whatever the file is.

use crate::domain::{Cadence, Date, Direction, Nature, Stamp, Unit};

/// What a goal is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A KPI.
    #[default]
    Kpi,
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
    /// Work.
    Initiative,
}

/// A value on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundValue {
    /// The day; none for a value that has none.
    pub date: Option<Date>,
    /// The value; none for words alone.
    pub value: Option<f64>,
    /// Whether the value is a share of the way from start to target, in percent.
    pub is_share: bool,
    /// What was said.
    pub note: String,
    /// Who said it.
    pub author: String,
    /// When it was written down.
    pub entered: Option<Stamp>,
    /// Confidence 0-10.
    pub confidence: Option<u8>,
}

/// What a goal stands under.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Above {
    /// Its id in the file; may be empty.
    pub id: String,
    /// Its title; may be empty.
    pub title: String,
    /// The weight of the goal in it.
    pub weight: Option<f64>,
}

/// A goal of a file, with what the file says of it. What has no place of its own is in `rest`, with its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundGoal {
    /// Its row.
    pub row: usize,
    /// What it is.
    pub what: What,
    /// Its id in the file; empty where it has none.
    pub external: String,
    /// Its number in the file, which another file may give to another goal; empty where it has none.
    pub number: String,
    /// What it stands under.
    pub above: Vec<Above>,
    /// Its title.
    pub title: String,
    /// Why it matters, or what is counted.
    pub why: String,
    /// Where the number comes from.
    pub source: String,
    /// Who answers for it.
    pub owner: String,
    /// The team.
    pub team: String,
    /// The cycle's name.
    pub cycle: String,
    /// First and last day of the cycle the name means, or as the file says them.
    pub days: (Option<Date>, Option<Date>),
    /// The last day, where the file says one.
    pub due: Option<Date>,
    /// Unit of its numbers.
    pub unit: Option<Unit>,
    /// Where it starts.
    pub baseline: Option<f64>,
    /// Where it should end: a number, or limits.
    pub target: Option<f64>,
    /// The least and the greatest value that meet it, where the file says limits.
    pub limits: (Option<f64>, Option<f64>),
    /// The alarm threshold.
    pub alarm: Option<f64>,
    /// Whether a cell of its numbers holds words: what it measures is said there.
    pub has_unread: bool,
    /// How far it is, 0-1.
    pub progress: Option<f64>,
    /// The status in the file's word.
    pub status: String,
    /// How often it is measured.
    pub cadence: Option<Cadence>,
    /// Which way is good.
    pub direction: Option<Direction>,
    /// Leading or lagging.
    pub nature: Option<Nature>,
    /// Whether it is a promise; none where nothing is said.
    pub committed: Option<bool>,
    /// Whether it is private.
    pub private: bool,
    /// Its weight among its siblings.
    pub weight: Option<f64>,
    /// The grade at its end, 0-1.
    pub score: Option<f64>,
    /// Values on days.
    pub points: Vec<FoundValue>,
    /// Values expected from one day on and by another.
    pub phased: Vec<(Date, Date, f64)>,
    /// What else the file says, by name.
    pub rest: Vec<(String, String)>,
}

impl FoundGoal {
    /// The titles of what it hangs on beside the first.
    pub(super) fn also_under(&self) -> String {
        let others = self.above.iter().skip(1);
        let titles: Vec<&str> = others.map(|above| above.title.as_str()).collect();
        titles.join("; ")
    }

    /// Keeps what has no place of its own.
    pub(super) fn keep(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.rest.push((name.to_owned(), text.trim().to_owned()));
        }
    }

    /// Keeps the words that stand where a number was expected.
    pub(super) fn unread(&mut self, name: &str, text: &str) {
        self.has_unread = true;
        self.keep(name, text);
    }

    /// The note: what has no place of its own, a line each.
    pub(super) fn note(&self) -> String {
        let line = |(name, text): &(String, String)| match name.as_str() {
            "" => text.clone(),
            name => format!("{name}: {text}"),
        };
        self.rest.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// What is left out, or to be said, of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    /// The row as a spreadsheet counts it; 0 for the file.
    pub row: usize,
    /// The column's name; may be empty.
    pub column: String,
    /// A sentence.
    pub text: String,
}

impl Remark {
    pub(super) fn new(row: usize, column: &str, text: impl Into<String>) -> Self {
        Self {
            row,
            column: column.to_owned(),
            text: text.into(),
        }
    }

    /// The sentence with its place: `Row 4, Target: “soon” is not a number.`
    pub fn said(&self) -> String {
        match (self.row, self.column.as_str()) {
            (0, _) => self.text.clone(),
            (row, "") => format!("Row {row}: {}", self.text),
            (row, column) => format!("Row {row}, {column}: {}", self.text),
        }
    }
}
