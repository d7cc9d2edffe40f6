//! What was recorded day by day, newest first: readings of a KPI, check-ins of a key result.

use super::Mark;
use crate::domain::Id;

/// The newest records, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordLines {
    /// How many there are.
    pub all: usize,
    /// The newest of them.
    pub newest: Vec<RecordLine>,
}

/// One record as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordLine {
    /// Its id.
    pub id: Id,
    /// When, as people write it.
    pub day: String,
    /// The value with its unit.
    pub value: String,
    /// Shape and word of its status, where the third column shows one.
    pub status: Option<(Mark, &'static str)>,
    /// The third column where that shows no status.
    pub third: String,
    /// Note and author.
    pub note: String,
}
