//! The past of one metric: one or two columns become readings of a KPI, or check-ins of a key result.

mod columns;
mod steps;
mod take;

pub use take::command;

use super::days::{Stretch, Written, columns_order, read_column, read_when};
use super::numbers::{Mark, column_mark, is_blank, read_cell};
use super::table::{Row, Table};
use crate::domain::{Cadence, Date, FiscalYear, Id, SortedMap, Unit, Workspace, is_near};
use crate::figures::{Figures, count};
use crate::phrase::{Convention, DateOrder, DecimalMark, ValueError};
use crate::recording::{Subject, convention};
use columns::{Columns, columns, part_words, stand_up};
use steps::{first_day, step};

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
pub struct Answers {
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
pub enum Question {
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
pub enum Fate {
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
    pub fate: Fate,
}

/// All rows of a history, with what is asked about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The rows, in the order they were written; the heading is not among them.
    pub rows: Vec<HistoryRow>,
    /// What is to be asked.
    pub questions: Vec<Question>,
    /// A unit that all cells name and the metric, which has no numbers yet, does not have.
    pub unit: Option<Unit>,
    /// Whether a day hangs on a question without an answer.
    pub is_open: bool,
    /// What else is to be said, as sentences.
    pub remarks: Vec<String>,
}

impl History {
    /// How many rows have a fate that fits.
    pub fn count(&self, fits: fn(&Fate) -> bool) -> usize {
        self.rows.iter().filter(|row| fits(&row.fate)).count()
    }

    /// How many are added and how many corrected.
    pub fn changes(&self) -> (usize, usize) {
        (
            self.count(|fate| *fate == Fate::New),
            self.count(|fate| matches!(fate, Fate::Correction { .. })),
        )
    }

    /// Whether it can be taken: something changes, and nothing is left to ask.
    pub fn is_ready(&self) -> bool {
        self.changes() != (0, 0) && self.count(|fate| *fate == Fate::Waiting) == 0
    }
}

/// What is recorded already.
struct Known {
    id: Id,
    date: Date,
    hour: Option<u8>,
    value: Option<f64>,
}

/// Reads the history of a metric from a table. None where the table is empty or the metric is not here.
pub fn history(table: &Table, metric: &Metric, answers: &Answers) -> Option<History> {
    let (name, unit, own_cadence) = facts(metric)?;
    let mut rows: Vec<Row> = table.filled().take(MOST_ROWS).cloned().collect();
    rows.first()?;
    let written = Written {
        order: metric.figures.dates.into(),
        short_years: true,
        fiscal: metric.fiscal,
        today: metric.today,
    };
    stand_up(&mut rows, &written);
    part_words(&mut rows, &written);
    let mut told = History::default();
    let left = table
        .filled()
        .count()
        .saturating_sub(rows.len().max(MOST_ROWS));
    if left > 0 {
        let rows = count(left, "row", "rows");
        told.remarks.push(format!("Only the first {MOST_ROWS} rows were read; {rows} more were not. Paste them separately."));
    }
    let Some(columns) = columns(&rows, &written, &name) else {
        told.remarks.push(
            "No column of numbers found. Paste one column of values, or dates next to values."
                .to_owned(),
        );
        return Some(told);
    };
    if columns.has_heading {
        rows.remove(0);
    }
    let values: Vec<&str> = rows.iter().map(|row| row.cell(columns.value)).collect();
    let filled: Vec<&str> = values
        .iter()
        .copied()
        .filter(|cell| !is_blank(cell))
        .collect();
    told.unit = adopted_unit(metric, &unit, &filled);
    let unit = told.unit.clone().unwrap_or(unit);
    let mark = decimal_mark(&mut told, &filled, &unit, metric, answers);
    let known = known(metric);
    let stretches = days(&mut told, &rows, &columns, &written, own_cadence, answers);
    let mut taken: SortedMap<(Date, Option<u8>), usize> = SortedMap::new();
    for (row, stretch) in rows.iter().zip(stretches) {
        let cell = row.cell(columns.value);
        let mut read = HistoryRow {
            number: row.number,
            day: columns
                .day
                .map_or_else(String::new, |at| row.cell(at).to_owned()),
            value: cell.to_owned(),
            note: columns
                .note
                .map_or_else(String::new, |at| row.cell(at).to_owned()),
            when: stretch.map(|it| (it.day_of(metric.today), it.hour)),
            read: None,
            fate: Fate::Gap,
        };
        if !is_blank(cell) {
            match mark.map(|mark| read_cell(cell, mark, &unit)) {
                None => read.fate = Fate::Waiting,
                Some(Err(error)) => read.fate = Fate::LeftOut(error.to_string()),
                Some(Ok(value)) => {
                    read.read = Some(value);
                    read.fate = fate(value, stretch, &read, &told, &known, metric);
                }
            }
        }
        if matches!(read.fate, Fate::New | Fate::Same | Fate::Correction { .. })
            && let Some(when) = read.when
            && let Some(earlier) = taken.insert(when, told.rows.len())
        {
            // Of two rows for one day the later counts, as everywhere.
            let later = read.number;
            if let Some(earlier) = told.rows.get_mut(earlier) {
                earlier.fate = Fate::LeftOut(format!(
                    "Row {later} is for the same day; the later row is used."
                ));
            }
        }
        told.rows.push(read);
    }
    Some(told)
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

fn known(metric: &Metric) -> Vec<Known> {
    match metric.subject {
        Subject::Kpi(id) => {
            let readings = metric.workspace.readings_of(id).into_iter();
            readings
                .map(|it| Known {
                    id: it.id.clone(),
                    date: it.date,
                    hour: it.hour,
                    value: Some(it.value),
                })
                .collect()
        }
        Subject::KeyResult(id) => {
            let check_ins = metric.workspace.check_ins_of(id).into_iter();
            check_ins
                .map(|it| Known {
                    id: it.id.clone(),
                    date: it.date,
                    hour: it.hour,
                    value: it.value,
                })
                .collect()
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
    told: &mut History,
    cells: &[&str],
    unit: &Unit,
    metric: &Metric,
    answers: &Answers,
) -> Option<DecimalMark> {
    let own = convention(&metric.figures).decimal;
    match column_mark(cells) {
        Mark::Any => Some(own),
        Mark::Told(mark) => Some(mark),
        Mark::Open(cell) => {
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
            told.questions.push(Question::Mark { cell, point, comma });
            answers.mark
        }
    }
}

/// The stretch of each row. Where the rows have no days, or the order is open, that is asked.
fn days(
    told: &mut History,
    rows: &[Row],
    columns: &Columns,
    written: &Written,
    own: Option<Cadence>,
    answers: &Answers,
) -> Vec<Option<Stretch>> {
    let Some(column) = columns.day else {
        let cadence = answers.cadence.or(own);
        let first = answers
            .first
            .or_else(|| first_day(cadence?, rows.len(), written.today));
        told.is_open = cadence.is_none() || first.is_none();
        told.questions.push(Question::Days { cadence, first });
        return (0..rows.len())
            .map(|at| step(first?, cadence?, at))
            .collect();
    };
    let cells: Vec<&str> = rows.iter().map(|row| row.cell(column)).collect();
    let order = match columns_order(&cells, written, own) {
        Some(order) => order,
        None => {
            let by = |order, cell: &str| {
                read_when(cell, &Written { order, ..*written }).map(|it| it.first)
            };
            let differing = cells.iter().find_map(|cell| {
                let day_first = by(DateOrder::DayFirst, cell)?;
                let month_first = by(DateOrder::MonthFirst, cell)?;
                (day_first != month_first).then(|| Question::Order {
                    cell: (*cell).to_owned(),
                    day_first,
                    month_first,
                })
            });
            told.questions.extend(differing);
            match answers.order {
                Some(order) => order,
                None => {
                    told.is_open = true;
                    return vec![None; rows.len()];
                }
            }
        }
    };
    read_column(&cells, &Written { order, ..*written })
}

fn fate(
    value: f64,
    stretch: Option<Stretch>,
    row: &HistoryRow,
    told: &History,
    known: &[Known],
    metric: &Metric,
) -> Fate {
    let Some(stretch) = stretch else {
        return match (told.is_open, row.day.as_str()) {
            (true, _) => Fate::Waiting,
            (false, "") => Fate::LeftOut("There is no date in this row.".to_owned()),
            (false, day) => Fate::LeftOut(format!(
                "“{day}” is not a date. Write it like 2025-01-31 or Jan 2025."
            )),
        };
    };
    let (day, hour) = (stretch.day_of(metric.today), stretch.hour);
    if day > metric.today {
        return Fate::LeftOut("This day is in the future.".to_owned());
    }
    if !is_near(day) {
        return Fate::LeftOut("This year is too far away. Check the date.".to_owned());
    }
    // The same day, else the one number of the stretch.
    let hours = known
        .iter()
        .rev()
        .find(|it| it.date == day && (hour.is_none() || it.hour == hour));
    let mut within = known
        .iter()
        .filter(|it| stretch.first <= it.date && it.date <= stretch.last);
    let only = match (within.next(), within.next()) {
        (Some(one), None) if !stretch.is_day() => Some(one),
        _ => None,
    };
    match hours.or(only) {
        None => Fate::New,
        Some(Known {
            value: Some(before),
            ..
        }) if before.to_bits() == value.to_bits() => Fate::Same,
        Some(Known {
            value: Some(before),
            id,
            ..
        }) => Fate::Correction {
            before: *before,
            id: id.clone(),
        },
        // A check-in of words alone stays as it is, and the value is one beside it.
        Some(_) => Fate::New,
    }
}

#[cfg(test)]
mod tests;
