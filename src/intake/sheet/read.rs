//! From rows of cells to goals: which column holds what, and what each row says.

use super::fields::{Column, plain};
use super::found::{FoundGoal, Remark, What};
use super::head::{CellReader, Head, MEASURED, title_column};
use super::roles::{covers, together};
use super::shape::{depth, headings, over, section};
use super::viva;
use super::words::{amount, cadence, counted, in_english};
use crate::domain::letters::to_lowercase;
use crate::domain::{Date, FiscalYear};
use crate::figures::Figures;
use crate::intake::day_column::columns_order;
use crate::intake::days::{DayRange, DayStyle, read_when};
use crate::intake::numbers::{MarkHint, column_mark, is_blank};
use crate::intake::table::{NumberedRow, Table, column_name};
use crate::phrase::{DateOrder, DecimalMark};

/// What a person says of a sheet where it does not tell by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetAnswers {
    /// What columns hold, by heading.
    pub columns: Vec<(String, Column)>,
    /// What rows are that do not say it.
    pub rows_are: Option<What>,
    /// The decimal mark.
    pub mark: Option<DecimalMark>,
    /// The order of day and month.
    pub order: Option<DateOrder>,
}

/// By whose conventions, and on which day, a sheet is read.
#[derive(Clone, Copy, Debug)]
pub struct SheetHabits {
    /// How the person writes numbers and days.
    pub figures: Figures,
    /// Where quarters and fiscal years start.
    pub fiscal: FiscalYear,
    /// The person's calendar day.
    pub today: Date,
}

/// A sheet as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its columns.
    pub heads: Vec<Head>,
    /// Its goals.
    pub goals: Vec<FoundGoal>,
    /// What is left out, by row and column.
    pub left_out: Vec<Remark>,
    /// What its rows are taken for, where nothing in it says so.
    pub guessed: Option<What>,
    /// A number of two readings that nothing settles: the cell, and what it is with a point and with a comma.
    pub open_mark: Option<(String, f64, f64)>,
    /// A day of two readings that nothing settles: the cell.
    pub open_order: Option<String>,
    /// Whether it comes from Viva Goals.
    pub is_viva: bool,
}

/// Most rows that are read at once.
pub const MOST_ROWS: usize = 5_000;

/// Reads a sheet of goals. What cannot be read is told, and the rest is there.
pub fn sheet(table: &Table, habits: &SheetHabits, said: &SheetAnswers) -> Sheet {
    let mut reading = SheetReading::new(table, habits, said);
    while reading.step(table) {}
    reading.done()
}

/// The columns of a sheet.
pub fn heads_of(table: &Table, habits: &SheetHabits, said: &SheetAnswers) -> Vec<Head> {
    let written = written(habits);
    let rows: Vec<&NumberedRow> = first_rows(table).collect();
    match headings(&rows, &written) {
        Some((head_row, start, is_headed)) => {
            let body = rows.get(start..).unwrap_or_default();
            heads(&head_row, is_headed, body, &written, said)
        }
        None => Vec::new(),
    }
}

fn written(habits: &SheetHabits) -> DayStyle {
    DayStyle {
        order: habits.figures.dates.into(),
        short_years: true,
        fiscal: habits.fiscal,
        today: habits.today,
        is_due: false,
    }
}

fn first_rows(table: &Table) -> impl Iterator<Item = &NumberedRow> {
    let rows = table.rows.iter().take(MOST_ROWS);
    rows.filter(|row| !row.is_blank())
}

/// How many rows are read in a step.
const STEP: usize = 60;

/// A sheet that is being read, in steps.
#[derive(Debug)]
pub struct SheetReading {
    told: Sheet,
    mark: DecimalMark,
    written: DayStyle,
    guess: What,
    /// The places of the rows below the headings, and how many of them are read.
    body: Vec<usize>,
    at: usize,
    nest: Nest,
    covers: Vec<usize>,
}

impl SheetReading {
    /// Looks at what the columns of a sheet hold.
    pub fn new(table: &Table, habits: &SheetHabits, said: &SheetAnswers) -> Self {
        let mut written = written(habits);
        let own = crate::recording::convention(&habits.figures).decimal;
        let rows: Vec<&NumberedRow> = first_rows(table).collect();
        let Some((head_row, start, is_headed)) = headings(&rows, &written) else {
            return Self {
                told: Sheet::default(),
                mark: own,
                written,
                guess: What::default(),
                body: Vec::new(),
                at: 0,
                nest: Nest::default(),
                covers: Vec::new(),
            };
        };
        let body = rows.get(start..).unwrap_or_default();
        let heads = heads(&head_row, is_headed, body, &written, said);
        let is_viva = viva::is_viva(&heads);
        let mut told = Sheet {
            is_viva,
            ..Sheet::default()
        };
        let cells_of = |wanted: &dyn Fn(&Head) -> bool| -> Vec<&str> {
            let columns = heads.iter().enumerate().filter(|(_, head)| wanted(head));
            let cells = columns.flat_map(|(at, _)| body.iter().map(move |row| row.cell(at)));
            cells.filter(|cell| !is_blank(cell)).collect()
        };
        let numbers =
            cells_of(&|head| MEASURED.contains(&head.column) || head.column == Column::Progress);
        let mark = match column_mark(&numbers) {
            MarkHint::Any => own,
            MarkHint::Told(mark) => mark,
            MarkHint::Open(cell) => {
                let read = |mark| amount(&cell, mark).map(|(value, _)| value);
                if let (Some(point), Some(comma)) =
                    (read(DecimalMark::Point), read(DecimalMark::Comma))
                    && point.to_bits() != comma.to_bits()
                {
                    told.open_mark = Some((cell, point, comma));
                }
                said.mark.unwrap_or(own)
            }
        };
        let days =
            cells_of(&|head| matches!(head.column, Column::Start | Column::End | Column::LastDay));
        written.order = match columns_order(&days, &written, None) {
            Some(order) => order,
            None => {
                told.open_order = days
                    .iter()
                    .find(|cell| cell.contains('/'))
                    .map(|cell| (*cell).to_owned());
                said.order.unwrap_or(written.order)
            }
        };
        let guess = guess(&heads, body);
        let needs_guess = !heads.iter().any(|head| {
            matches!(
                head.column,
                Column::Kind | Column::Objective | Column::KeyResult | Column::Kpi
            )
        });
        told.guessed = needs_guess.then(|| said.rows_are.unwrap_or(guess));
        let covers = covers(&heads, body);
        told.heads = heads;
        let places = table.rows.iter().take(MOST_ROWS).enumerate();
        let places = places.filter(|(_, row)| !row.is_blank());
        Self {
            guess: told.guessed.unwrap_or(guess),
            told,
            mark,
            written,
            body: places.skip(start).map(|(at, _)| at).collect(),
            at: 0,
            nest: Nest::default(),
            covers,
        }
    }

    /// Reads some rows more of the same table. False once all are read.
    pub fn step(&mut self, table: &Table) -> bool {
        let places = self.body.iter();
        let body: Vec<&NumberedRow> = places.filter_map(|at| table.rows.get(*at)).collect();
        let heads = std::mem::take(&mut self.told.heads);
        let reader = CellReader {
            heads: &heads,
            covers: &self.covers,
            mark: self.mark,
            written: self.written,
            guess: self.guess,
        };
        let end = body.len().min(self.at + STEP);
        for at in self.at..end {
            if reader.guess == What::Kpi
                && reader.tell_section(&body, at, &mut self.nest, &mut self.told)
            {
                continue;
            }
            if let Some(row) = body.get(at) {
                reader.row(row, &mut self.nest, &mut self.told);
            }
        }
        self.told.heads = heads;
        self.at = end;
        end < body.len()
    }

    /// How far it is, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.at as f64 / self.body.len().max(1) as f64
    }

    /// What was read.
    pub fn done(self) -> Sheet {
        self.told
    }
}

fn heads(
    row: &NumberedRow,
    is_headed: bool,
    body: &[&NumberedRow],
    written: &DayStyle,
    said: &SheetAnswers,
) -> Vec<Head> {
    let width = body
        .iter()
        .copied()
        .chain(std::iter::once(row))
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let mut heads: Vec<Head> = Vec::new();
    for at in 0..width {
        let head = if is_headed { row.cell(at) } else { "" };
        let cells = body
            .iter()
            .map(|row| row.cell(at))
            .filter(|cell| !cell.is_empty());
        let samples: Vec<String> = cells.take(3).map(str::to_owned).collect();
        if head.is_empty() && samples.is_empty() {
            heads.push(Head {
                name: String::new(),
                column: Column::Skip,
                when: None,
                samples,
            });
            continue;
        }
        let name = match head {
            "" => format!("Column {}", column_name(at)),
            head => head.to_owned(),
        };
        let person = said
            .columns
            .iter()
            .find(|(of, _)| plain(of) == plain(&name));
        let (column, when) = match person {
            Some((_, column)) => (*column, stretch_of(head, written).map(|(_, when)| when)),
            None => guess_column(head, body, at, written, &heads),
        };
        heads.push(Head {
            name,
            column,
            when,
            samples,
        });
    }
    let is_said = |head: &Head| {
        let words = plain(&head.name);
        said.columns.iter().any(|(of, _)| plain(of) == words)
    };
    together(&mut heads, &is_said, !said.columns.is_empty());
    heads
}

/// "Q1 2025", "Target Q1", "Actual Jan 25": whether it is a target, and the time.
fn stretch_of(head: &str, written: &DayStyle) -> Option<(bool, DayRange)> {
    let lower = to_lowercase(head);
    let target = ["target", "plan", "goal", "ziel", "soll", "budget"]
        .iter()
        .any(|word| lower.contains(word));
    let bare: Vec<&str> = lower
        .split_whitespace()
        .filter(|word| {
            let silent = "target targets plan goal ziel soll budget actual actuals ist value values result wert";
            !silent.split(' ').any(|it| it == *word)
        })
        .collect();
    Some((target, read_when(&bare.join(" "), written)?))
}

fn guess_column(
    head: &str,
    body: &[&NumberedRow],
    at: usize,
    written: &DayStyle,
    before: &[Head],
) -> (Column, Option<DayRange>) {
    let cells: Vec<&str> = body
        .iter()
        .take(60)
        .map(|row| row.cell(at))
        .filter(|cell| !is_blank(cell))
        .collect();
    let most = |fits: &dyn Fn(&str) -> bool| {
        let fitting = cells.iter().filter(|cell| fits(cell)).count();
        fitting > 0 && fitting * 2 >= cells.len()
    };
    let is_number = |cell: &str| {
        let mark = DecimalMark::Point;
        amount(&in_english(cell), mark).is_some() || counted(cell, mark).is_some()
    };
    let numeric = || most(&is_number);
    let dated = || {
        most(&|cell| {
            read_when(cell, written).is_some() && amount(cell, DecimalMark::Point).is_none()
        })
    };
    let follows_check_ins =
        head.is_empty() && before.iter().any(|it| it.column == Column::CheckIns);
    if follows_check_ins {
        return (Column::CheckIns, None);
    }
    if let Some((target, when)) = stretch_of(head, written).filter(|_| !head.is_empty()) {
        let column = if target {
            Column::PeriodTarget
        } else {
            Column::Period
        };
        return (column, Some(when));
    }
    let column = match Column::by_head(head) {
        // "Start" and "End" are days in one tool and numbers in another.
        Some(Column::Baseline) if dated() => Column::Start,
        Some(Column::Target) if dated() => Column::End,
        Some(Column::Start) if numeric() => Column::Baseline,
        // So are words for goals and for what is reached.
        Some(Column::Title | Column::Objective) if numeric() => Column::Target,
        Some(Column::KeyResult) if numeric() => Column::Actual,
        Some(Column::Kind) if !cells.is_empty() && !most(&|cell| viva::what(cell).is_some()) => {
            Column::Other
        }
        Some(Column::End)
            if numeric() && !dated() && !most(&|cell| read_when(cell, written).is_some()) =>
        {
            Column::Target
        }
        Some(Column::Progress) if most(&|cell| viva::is_status(cell)) => Column::Status,
        Some(Column::Status) if numeric() => Column::Progress,
        // "Metric" is a KPI only where the rows have no other name.
        Some(column) => column,
        None if head.is_empty() && most(&|cell| cell.contains('@')) => Column::Owner,
        None if cells.len() > 1 && most(&|cell| cell.len() < 16 && cadence(cell).is_some()) => {
            Column::Cadence
        }
        // "Level today", "Red zone": where there are numbers below, one word of the heading is enough.
        None if numeric() => {
            let words = plain(head);
            let ends = [words.split(' ').next(), words.split(' ').next_back()];
            let mut said = ends.into_iter().flatten().filter_map(Column::by_head);
            said.find(|it| MEASURED.contains(it))
                .unwrap_or(Column::Other)
        }
        None => Column::Other,
    };
    // Two columns do not hold one thing: the second goes into the note.
    let taken = before.iter().any(|it| it.column == column);
    let many = matches!(
        column,
        Column::Other
            | Column::Note
            | Column::Description
            | Column::Numbered
            | Column::NumberedShare
    );
    (
        if taken && !many {
            Column::Other
        } else {
            column
        },
        None,
    )
}

/// What rows are where no column says so.
fn guess(heads: &[Head], body: &[&NumberedRow]) -> What {
    let has = |column| heads.iter().any(|head| head.column == column);
    if [
        Column::Cadence,
        Column::Alarm,
        Column::Period,
        Column::Definition,
        Column::Source,
    ]
    .into_iter()
    .any(has)
    {
        What::Kpi
    } else if [
        Column::Parent,
        Column::Cycle,
        Column::End,
        Column::Progress,
        Column::Numbered,
    ]
    .into_iter()
    .any(has)
        || indents(heads, body)
        || is_numbered(heads, body)
    {
        What::Objective
    } else {
        What::Kpi
    }
}

/// Whether the rows are nested by numbers of their own: 1, 1.1, 1.2.
fn is_numbered(heads: &[Head], body: &[&NumberedRow]) -> bool {
    let Some(at) = heads.iter().position(|head| head.column == Column::Id) else {
        return false;
    };
    let is_there = |over: &str| {
        body.iter()
            .any(|row| row.cell(at).trim_end_matches('.') == over)
    };
    body.iter()
        .any(|row| over(row.cell(at)).is_some_and(is_there))
}

/// Whether titles are nested by blanks or numbers in front of them.
fn indents(heads: &[Head], body: &[&NumberedRow]) -> bool {
    let Some(at) = title_column(heads) else {
        return false;
    };
    body.iter()
        .any(|row| row.cells.get(at).is_some_and(|cell| depth(cell) > 0))
}

impl CellReader<'_> {
    /// Whether a row only names the section that begins.
    fn tell_section(
        &self,
        body: &[&NumberedRow],
        at: usize,
        nest: &mut Nest,
        told: &mut Sheet,
    ) -> bool {
        let (Some(name), Some(row)) = (section(self.heads, body, at), body.get(at)) else {
            return false;
        };
        name.clone_into(&mut nest.section);
        let said =
            format!("“{name}” is alone in its row, so it was read as the team of the rows below.");
        told.left_out.push(Remark::new(row.number, "", said));
        true
    }
}

/// What stands above the rows that come.
#[derive(Debug, Default)]
pub(super) struct Nest {
    /// The section, which is the team of its rows.
    pub section: String,
    pub objective: String,
    pub path: Vec<(usize, String)>,
    /// What was last said in each of the columns that cover what is below.
    pub covers: Vec<String>,
}
