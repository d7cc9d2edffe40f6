//! The past of one metric: one or two columns become readings of a KPI, or check-ins of a key result.

mod columns;
mod reading;
mod steps;
mod take;

pub use reading::{HistoryReading, history};
pub use take::command;

use super::numbers::{MarkHint, column_mark, read_cell};
use crate::domain::{Cadence, Date, FiscalYear, Id, Unit, Workspace};
use crate::figures::Figures;
use crate::phrase::{Convention, DateOrder, DecimalMark, ValueError};
use crate::recording::{Subject, convention};

/// Most rows that are read at once.
pub const MOST_ROWS: usize = 20_000;

/// Whose history is read, by whose conventions, and on which day.
#[derive(Clone, Copy, Debug)]
pub struct Metric<'a> {
    /// Everything there is.
    pub workspace: &'a Workspace,
    /// The KPI or key result.
    pub subject: &'a Subject,
    /// How the person writes numbers and days.
    pub figures: Figures,
    /// Where quarters and fiscal years start.
    pub fiscal: FiscalYear,
    /// The person's calendar day.
    pub today: Date,
}

/// What a person answered where the rows leave something open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryAnswers {
    /// The decimal mark.
    pub mark: Option<DecimalMark>,
    /// Day or month first.
    pub order: Option<DateOrder>,
    /// How far rows without days are apart.
    pub cadence: Option<Cadence>,
    /// The first day of the first row, where rows have no days.
    pub first: Option<Date>,
}

/// What is to be asked before anything is added.
#[derive(Clone, Debug, PartialEq)]
pub enum HistoryQuestion {
    /// A number can be read in two ways.
    Mark {
        /// The cell as it was written.
        cell: String,
        /// With a decimal point.
        point: f64,
        /// With a decimal comma.
        comma: f64,
    },
    /// A day can be read in two ways.
    Order {
        /// The cell as it was written.
        cell: String,
        /// With the day first.
        day_first: Date,
        /// With the month first.
        month_first: Date,
    },
    /// The rows have no days: what they are apart, and the first day.
    Days {
        /// What was answered, or what the metric's own cadence is.
        cadence: Option<Cadence>,
        /// What was answered, or the day by which the last row is the last one that is over.
        first: Option<Date>,
    },
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum RowFate {
    /// It is added.
    New,
    /// The same is recorded already.
    Same,
    /// It takes the place of another value.
    Correction {
        /// What was recorded.
        before: f64,
        /// Where.
        id: Id,
    },
    /// It has no value.
    Gap,
    /// It waits for an answer.
    Waiting,
    /// It is left out, for this reason.
    LeftOut(String),
}

/// A row as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryRow {
    /// As a spreadsheet counts it, from 1.
    pub number: usize,
    /// The day as it was written; empty where the rows have none.
    pub day: String,
    /// The value as it was written.
    pub value: String,
    /// What stands beside it.
    pub note: String,
    /// The day it is recorded for, and the hour.
    pub when: Option<(Date, Option<u8>)>,
    /// What was read.
    pub read: Option<f64>,
    /// What becomes of it.
    pub fate: RowFate,
}

/// All rows of a history, with what is asked about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadHistory {
    /// The rows, in the order they were written; the heading is not among them.
    pub rows: Vec<HistoryRow>,
    /// What is to be asked.
    pub questions: Vec<HistoryQuestion>,
    /// A unit that all cells name and the metric, which has no numbers yet, does not have.
    pub unit: Option<Unit>,
    /// Whether a day hangs on a question without an answer.
    pub is_open: bool,
    /// What else is to be said, as sentences.
    pub remarks: Vec<String>,
}

impl ReadHistory {
    /// How many rows have a fate that fits.
    pub fn count(&self, fits: fn(&RowFate) -> bool) -> usize {
        self.rows.iter().filter(|row| fits(&row.fate)).count()
    }

    /// How many are added and how many corrected.
    pub fn changes(&self) -> (usize, usize) {
        (
            self.count(|fate| *fate == RowFate::New),
            self.count(|fate| matches!(fate, RowFate::Correction { .. })),
        )
    }

    /// Whether it can be taken: something changes, and nothing is left to ask.
    pub fn is_ready(&self) -> bool {
        self.changes() != (0, 0) && self.count(|fate| *fate == RowFate::Waiting) == 0
    }
}

fn facts(metric: &Metric) -> Option<(String, Unit, Option<Cadence>)> {
    match metric.subject {
        Subject::Kpi(id) => {
            let kpi = metric.workspace.kpi(id)?;
            Some((kpi.name.clone(), kpi.unit.clone(), kpi.cadence))
        }
        Subject::KeyResult(id) => {
            let it = metric.workspace.key_result(id)?;
            Some((it.title.clone(), it.unit.clone(), it.cadence))
        }
    }
}

/// The unit that all cells name, where the metric is a plain number that nobody has given a value or an aim yet.
fn adopted_unit(metric: &Metric, unit: &Unit, cells: &[&str]) -> Option<Unit> {
    let is_free = *unit == Unit::Number
        && match metric.subject {
            Subject::Kpi(id) => {
                let aims = metric
                    .workspace
                    .kpi(id)
                    .is_none_or(|kpi| kpi.targets.is_empty());
                aims && metric.workspace.readings_of(id).is_empty()
            }
            Subject::KeyResult(_) => false,
        };
    let (first, rest) = cells.split_first().filter(|_| is_free)?;
    let found = unit_of(first)?;
    rest.iter()
        .all(|cell| unit_of(cell).as_ref() == Some(&found))
        .then_some(found)
}

/// The unit that a cell names beside its number.
pub(super) fn unit_of(cell: &str) -> Option<Unit> {
    match read_cell(cell, DecimalMark::Point, &Unit::Number) {
        Err(ValueError::OtherUnit { found, .. }) => Some(found),
        _ => None,
    }
}

fn decimal_mark(
    told: &mut ReadHistory,
    cells: &[&str],
    unit: &Unit,
    metric: &Metric,
    answers: &HistoryAnswers,
) -> Option<DecimalMark> {
    let own = convention(&metric.figures).decimal;
    match column_mark(cells) {
        MarkHint::Any => Some(own),
        MarkHint::Told(mark) => Some(mark),
        MarkHint::Open(cell) => {
            let read = |mark| read_cell(&cell, mark, unit).ok();
            let (point, comma) = (read(DecimalMark::Point), read(DecimalMark::Comma));
            let (Some(point), Some(comma)) = (point, comma) else {
                return Some(own);
            };
            if point.to_bits() == comma.to_bits() {
                return Some(own);
            }
            // The numbers so far tell, where the person's own convention agrees.
            let near = crate::recording::near(metric.workspace, metric.subject, metric.today);
            let ways = crate::phrase::read_ways(&cell, Convention { decimal: own }, unit, near);
            if answers.mark.is_none()
                && matches!(ways, Ok(crate::phrase::Ways::One(_)))
                && near.is_some()
            {
                return Some(own);
            }
            told.questions
                .push(HistoryQuestion::Mark { cell, point, comma });
            answers.mark
        }
    }
}

#[cfg(test)]
mod tests;
