//! The reading of a history, in steps: the columns, their days cell by cell, then row by row what becomes of it.

use super::columns::{Columns, columns, part_words, stand_up};
use super::steps::{first_day, step};
use super::{
    HistoryAnswers, HistoryQuestion, HistoryRow, MOST_ROWS, Metric, ReadHistory, RowFate,
    adopted_unit, decimal_mark, facts,
};
use crate::domain::{Cadence, Date, Id, SortedMap, Unit, is_near};
use crate::figures::count;
use crate::intake::day_column::DayColumn;
use crate::intake::days::{DayRange, DayStyle, read_when};
use crate::intake::numbers::{is_blank, read_cell};
use crate::intake::table::{NumberedRow, Table};
use crate::phrase::{DateOrder, DecimalMark};
use crate::recording::Subject;

/// Reads the history of a metric from a table. None where the table is empty or the metric is not here.
pub fn history(table: &Table, metric: &Metric, answers: &HistoryAnswers) -> Option<ReadHistory> {
    let mut reading = HistoryReading::new(answers.clone());
    while reading.step(table, metric) {}
    reading.done()
}

/// How many rows are read in a step.
const STEP: usize = 250;

/// A history that is being read, in steps.
#[derive(Debug)]
pub struct HistoryReading {
    answers: HistoryAnswers,
    stage: HistoryStage,
    told: Option<ReadHistory>,
}

#[derive(Debug)]
enum HistoryStage {
    Start,
    /// Reading the cells of this column as days.
    Days(Box<Begun>, usize, DayColumn),
    /// Reading the rows, each with its stretch.
    Rows(Box<Begun>, std::vec::IntoIter<Option<DayRange>>),
    Done,
}

/// What is known of a history before its rows are read.
#[derive(Debug)]
struct Begun {
    rows: Vec<NumberedRow>,
    at: usize,
    columns: Columns,
    written: DayStyle,
    own_cadence: Option<Cadence>,
    unit: Unit,
    mark: Option<DecimalMark>,
    known: Vec<KnownValues>,
    taken: SortedMap<(Date, Option<u8>), usize>,
}

/// What is recorded already, in the order of time.
#[derive(Debug)]
struct KnownValues {
    id: Id,
    date: Date,
    hour: Option<u8>,
    value: Option<f64>,
}

impl HistoryReading {
    /// Starts to read, by what a person answered.
    pub fn new(answers: HistoryAnswers) -> Self {
        Self {
            answers,
            stage: HistoryStage::Start,
            told: None,
        }
    }

    /// Reads some rows more of the same table for the same metric. False once all are read.
    pub fn step(&mut self, table: &Table, metric: &Metric) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, HistoryStage::Done) {
            HistoryStage::Start => match self.begin(table, metric) {
                Some(begun) => match begun.columns.day {
                    Some(column) => {
                        let days = DayColumn::new(begun.written);
                        HistoryStage::Days(Box::new(begun), column, days)
                    }
                    None => {
                        let stretches = self.without_days(&begun);
                        HistoryStage::Rows(Box::new(begun), stretches.into_iter())
                    }
                },
                None => HistoryStage::Done,
            },
            HistoryStage::Days(mut begun, column, mut days) => {
                for row in begun.rows.iter().skip(begun.at).take(STEP) {
                    days.add(row.cell(column));
                }
                begun.at += STEP;
                if begun.at < begun.rows.len() {
                    HistoryStage::Days(begun, column, days)
                } else {
                    begun.at = 0;
                    let stretches = self.stretches(&begun, column, days);
                    HistoryStage::Rows(begun, stretches.into_iter())
                }
            }
            HistoryStage::Rows(mut begun, mut stretches) => {
                let told = self.told.get_or_insert_default();
                for stretch in stretches.by_ref().take(STEP) {
                    begun.read_next(stretch, metric, told);
                }
                if begun.at < begun.rows.len() && stretches.len() > 0 {
                    HistoryStage::Rows(begun, stretches)
                } else {
                    HistoryStage::Done
                }
            }
            HistoryStage::Done => HistoryStage::Done,
        };
        !matches!(self.stage, HistoryStage::Done)
    }

    /// How far it is, from 0 to 1.
    pub fn share(&self) -> f64 {
        let part = |begun: &Begun| begun.at as f64 / begun.rows.len().max(1) as f64 * 0.5;
        match &self.stage {
            HistoryStage::Start => 0.0,
            HistoryStage::Days(begun, ..) => part(begun),
            HistoryStage::Rows(begun, _) => 0.5 + part(begun),
            HistoryStage::Done => 1.0,
        }
    }

    /// What was read. None where the table is empty or the metric is not here.
    pub fn done(&mut self) -> Option<ReadHistory> {
        self.told.take()
    }

    /// Finds the columns, the unit and the decimal mark. None where there is nothing to be read row by row.
    fn begin(&mut self, table: &Table, metric: &Metric) -> Option<Begun> {
        let (name, unit, own_cadence) = facts(metric)?;
        let mut rows: Vec<NumberedRow> = table.filled().take(MOST_ROWS).cloned().collect();
        rows.first()?;
        let written = DayStyle {
            order: metric.figures.dates.into(),
            short_years: true,
            fiscal: metric.fiscal,
            today: metric.today,
            is_due: false,
        };
        stand_up(&mut rows, &written);
        part_words(&mut rows, &written);
        let told = self.told.insert(ReadHistory::default());
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
            return None;
        };
        if columns.has_heading {
            rows.remove(0);
        }
        let values = rows.iter().map(|row| row.cell(columns.value));
        let filled: Vec<&str> = values.filter(|cell| !is_blank(cell)).collect();
        told.unit = adopted_unit(metric, &unit, &filled);
        let unit = told.unit.clone().unwrap_or(unit);
        let mark = decimal_mark(told, &filled, &unit, metric, &self.answers);
        Some(Begun {
            rows,
            at: 0,
            columns,
            written,
            own_cadence,
            unit,
            mark,
            known: known(metric),
            taken: SortedMap::new(),
        })
    }

    /// The stretches of rows that have no days, which are asked for.
    fn without_days(&mut self, begun: &Begun) -> Vec<Option<DayRange>> {
        let told = self.told.get_or_insert_default();
        let rows = begun.rows.len();
        let cadence = self.answers.cadence.or(begun.own_cadence);
        let first = self
            .answers
            .first
            .or_else(|| first_day(cadence?, rows, begun.written.today));
        told.is_open = cadence.is_none() || first.is_none();
        told.questions
            .push(HistoryQuestion::Days { cadence, first });
        (0..rows).map(|at| step(first?, cadence?, at)).collect()
    }

    /// The stretches of rows with days. Where their order is open, that is asked.
    fn stretches(
        &mut self,
        begun: &Begun,
        column: usize,
        days: DayColumn,
    ) -> Vec<Option<DayRange>> {
        let told = self.told.get_or_insert_default();
        let cells = || begun.rows.iter().map(|row| row.cell(column));
        let order = match days.order(begun.own_cadence) {
            Some(order) => order,
            None => {
                let by = |order, cell: &str| {
                    let written = DayStyle {
                        order,
                        ..begun.written
                    };
                    read_when(cell, &written).map(|it| it.first)
                };
                let differing = cells().find_map(|cell| {
                    let day_first = by(DateOrder::DayFirst, cell)?;
                    let month_first = by(DateOrder::MonthFirst, cell)?;
                    (day_first != month_first).then(|| HistoryQuestion::Order {
                        cell: cell.to_owned(),
                        day_first,
                        month_first,
                    })
                });
                told.questions.extend(differing);
                match self.answers.order {
                    Some(order) => order,
                    None => {
                        told.is_open = true;
                        return vec![None; begun.rows.len()];
                    }
                }
            }
        };
        days.read(order, cells())
    }
}

impl Begun {
    /// Reads the next row.
    fn read_next(&mut self, stretch: Option<DayRange>, metric: &Metric, told: &mut ReadHistory) {
        let Some(row) = self.rows.get(self.at) else {
            return;
        };
        self.at += 1;
        let cell = row.cell(self.columns.value);
        let text = |column: Option<usize>| column.map_or("", |at| row.cell(at)).to_owned();
        let mut read = HistoryRow {
            number: row.number,
            day: text(self.columns.day),
            value: cell.to_owned(),
            note: text(self.columns.note),
            when: stretch.map(|it| (it.day_of(metric.today), it.hour)),
            read: None,
            fate: RowFate::Gap,
        };
        if !is_blank(cell) {
            match self.mark.map(|mark| read_cell(cell, mark, &self.unit)) {
                None => read.fate = RowFate::Waiting,
                Some(Err(error)) => read.fate = RowFate::LeftOut(error.to_string()),
                Some(Ok(value)) => {
                    read.read = Some(value);
                    read.fate = fate(value, stretch, &read, told, &self.known, metric);
                }
            }
        }
        if matches!(
            read.fate,
            RowFate::New | RowFate::Same | RowFate::Correction { .. }
        ) && let Some(when) = read.when
            && let Some(earlier) = self.taken.insert(when, told.rows.len())
        {
            // Of two rows for one day the later counts, as everywhere.
            let later = read.number;
            if let Some(earlier) = told.rows.get_mut(earlier) {
                earlier.fate = RowFate::LeftOut(format!(
                    "Row {later} is for the same day; the later row is used."
                ));
            }
        }
        told.rows.push(read);
    }
}

fn known(metric: &Metric) -> Vec<KnownValues> {
    match metric.subject {
        Subject::Kpi(id) => {
            let readings = metric.workspace.readings_of(id).into_iter();
            readings
                .map(|it| KnownValues {
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
                .map(|it| KnownValues {
                    id: it.id.clone(),
                    date: it.date,
                    hour: it.hour,
                    value: it.value,
                })
                .collect()
        }
    }
}

fn fate(
    value: f64,
    stretch: Option<DayRange>,
    row: &HistoryRow,
    told: &ReadHistory,
    known: &[KnownValues],
    metric: &Metric,
) -> RowFate {
    let Some(stretch) = stretch else {
        return match (told.is_open, row.day.as_str()) {
            (true, _) => RowFate::Waiting,
            (false, "") => RowFate::LeftOut("There is no date in this row.".to_owned()),
            (false, day) => RowFate::LeftOut(format!(
                "“{day}” is not a date. Write it like 2025-01-31 or Jan 2025."
            )),
        };
    };
    let (day, hour) = (stretch.day_of(metric.today), stretch.hour);
    if day > metric.today {
        return RowFate::LeftOut("This day is in the future.".to_owned());
    }
    if !is_near(day) {
        return RowFate::LeftOut("This year is too far away. Check the date.".to_owned());
    }
    // The same day, else the one number of the stretch.
    let between = |first: Date, last: Date| {
        let start = known.partition_point(|it| it.date < first);
        let rest = known.get(start..).unwrap_or_default();
        rest.iter().take_while(move |it| it.date <= last)
    };
    let hours = between(day, day)
        .filter(|it| hour.is_none() || it.hour == hour)
        .last();
    let mut within = between(stretch.first, stretch.last);
    let only = match (within.next(), within.next()) {
        (Some(one), None) if !stretch.is_day() => Some(one),
        _ => None,
    };
    match hours.or(only) {
        None => RowFate::New,
        Some(KnownValues {
            value: Some(before),
            ..
        }) if before.to_bits() == value.to_bits() => RowFate::Same,
        Some(KnownValues {
            value: Some(before),
            id,
            ..
        }) => RowFate::Correction {
            before: *before,
            id: id.clone(),
        },
        // A check-in of words alone stays as it is, and the value is one beside it.
        Some(_) => RowFate::New,
    }
}
