//! The rows of a sheet: its cells in their places, what is merged, what each cell shows.

use super::cells::{Format, place, shown, unescaped};
use super::xml::{self, Sign};
use super::{CodesById, Refused};
use crate::intake::numbers::{MarkHint, column_mark};
use crate::intake::table::{NumberedRow, Table};
use crate::phrase::DecimalMark;

/// The last column and the last row that are read.
const WIDEST: usize = 1_000;
const LONGEST: usize = 200_000;
/// Most rows that one merged cell fills.
const MOST_MERGED: usize = 5_000;

/// What is stored in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stored {
    /// Words.
    Words(String),
    /// A number as it is written, and the place of its format.
    Number(String, usize),
}

/// The cell that is open.
#[derive(Debug, Default)]
struct Open {
    column: usize,
    kind: String,
    style: usize,
    text: String,
    /// Whether what comes is its value.
    is_value: bool,
    is_aside: bool,
}

/// The rows that were read so far.
#[derive(Debug, Default)]
pub(super) struct WorkbookRows {
    pub codes: CodesById,
    rows: Vec<(usize, Vec<(usize, Stored)>)>,
    cell: Open,
    /// The row and the column of the cell that was read last.
    row: usize,
    column: usize,
    merged: Vec<(usize, usize, usize)>,
}

impl WorkbookRows {
    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn take(&mut self, sign: Sign, strings: &[String]) -> Result<(), Refused> {
        match sign {
            Sign::Open(b"row", attributes) | Sign::Alone(b"row", attributes) => {
                let said = xml::attribute(attributes, "r").parse().unwrap_or(0);
                // Rows and cells need not say their places.
                self.row = if said > self.row { said } else { self.row + 1 };
                self.column = 0;
            }
            Sign::Open(b"c", attributes) => {
                let of = |name| xml::attribute(attributes, name);
                let said = place(&of("r")).map(|(column, _)| column);
                self.cell = Open {
                    column: said
                        .filter(|column| *column >= self.column)
                        .unwrap_or(self.column),
                    kind: of("t"),
                    style: of("s").parse().unwrap_or(0),
                    ..Open::default()
                };
                self.column = self.cell.column + 1;
            }
            Sign::Alone(b"c", attributes) => {
                let said = place(&xml::attribute(attributes, "r")).map(|(column, _)| column);
                self.column = said.unwrap_or(self.column).max(self.column) + 1;
            }
            Sign::Open(b"v" | b"t", _) => self.cell.is_value = !self.cell.is_aside,
            Sign::Close(b"v" | b"t") => self.cell.is_value = false,
            Sign::Open(b"rPh", _) => self.cell.is_aside = true,
            Sign::Close(b"rPh") => self.cell.is_aside = false,
            Sign::Words(text) if self.cell.is_value => self.cell.text.push_str(&xml::words(text)),
            Sign::Plain(text) if self.cell.is_value => {
                self.cell.text.push_str(&String::from_utf8_lossy(text));
            }
            Sign::Close(b"c") => return self.close(strings),
            Sign::Alone(b"mergeCell", attributes) | Sign::Open(b"mergeCell", attributes) => {
                let said = xml::attribute(attributes, "ref");
                let ends = said
                    .split_once(':')
                    .and_then(|(one, other)| Some((place(one)?, place(other)?)));
                if let Some(((column, first), (_, last))) = ends {
                    self.merged.push((column, first, last));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, strings: &[String]) -> Result<(), Refused> {
        let cell = std::mem::take(&mut self.cell);
        let words = |text: String| (!text.trim().is_empty()).then_some(Stored::Words(text));
        let stored = match cell.kind.as_str() {
            "s" => {
                let at: Option<usize> = cell.text.trim().parse().ok();
                let text = at.and_then(|at| strings.get(at));
                words(
                    text.ok_or_else(|| Refused::Damaged("xl/sharedStrings.xml".to_owned()))?
                        .clone(),
                )
            }
            "b" => words(
                if matches!(cell.text.trim(), "1" | "true") {
                    "TRUE"
                } else {
                    "FALSE"
                }
                .to_owned(),
            )
            .filter(|_| !cell.text.is_empty()),
            "inlineStr" | "str" => words(unescaped(&cell.text)),
            "e" => words(cell.text),
            // A day as ISO writes it, perhaps at midnight.
            "d" => words(cell.text.trim().trim_end_matches("T00:00:00").to_owned()),
            _ => (!cell.text.trim().is_empty()).then_some(Stored::Number(cell.text, cell.style)),
        };
        let Some(stored) = stored else { return Ok(()) };
        if cell.column >= WIDEST || self.row > LONGEST {
            let column = crate::intake::table::column_name(cell.column);
            return Err(Refused::TooWide(format!("{column}{}", self.row)));
        }
        match self.rows.last_mut() {
            Some((number, cells)) if *number == self.row => cells.push((cell.column, stored)),
            _ => self.rows.push((self.row, vec![(cell.column, stored)])),
        }
        Ok(())
    }

    /// The table: what is merged over several rows is in each of them, as in a table of a page.
    pub fn table(self, formats: &[Format], is_1904: bool) -> Table {
        let comma = is_written_with_comma(&self.rows);
        let mut table = Table::default();
        for (number, cells) in self.rows {
            let mut row = NumberedRow {
                number,
                cells: Vec::new(),
            };
            for (column, stored) in cells {
                row.cells.resize(column.max(row.cells.len()), String::new());
                row.cells.push(match stored {
                    Stored::Words(text) => text,
                    Stored::Number(text, style) => shown(
                        &text,
                        formats.get(style).unwrap_or(&Format::Plain),
                        is_1904,
                        comma,
                    ),
                });
            }
            // Blank rows are rows: their numbers are those of the sheet.
            let next = table.rows.len() + 1;
            table.rows.extend((next..number).map(|number| NumberedRow {
                number,
                cells: Vec::new(),
            }));
            table.rows.push(row);
        }
        for (column, first, last) in self.merged {
            let text = table
                .rows
                .get(first.wrapping_sub(1))
                .map_or("", |row| row.cell(column))
                .to_owned();
            if text.is_empty() {
                continue;
            }
            for row in table
                .rows
                .iter_mut()
                .take(last)
                .skip(first)
                .take(MOST_MERGED)
            {
                row.cells
                    .resize((column + 1).max(row.cells.len()), String::new());
                if let Some(cell) = row.cells.get_mut(column) {
                    text.clone_into(cell);
                }
            }
        }
        table
    }
}

/// Whether words among the cells are numbers with a decimal comma: then the numbers are written the same way, so that all are read alike.
fn is_written_with_comma(rows: &[(usize, Vec<(usize, Stored)>)]) -> bool {
    let cells = rows.iter().flat_map(|(_, cells)| cells);
    let words: Vec<&str> = cells
        .filter_map(|(_, stored)| match stored {
            Stored::Words(text)
                if text.len() < 24
                    && text.starts_with(|sign: char| {
                        sign.is_ascii_digit() || "-€$£".contains(sign)
                    }) =>
            {
                Some(text.as_str())
            }
            _ => None,
        })
        .collect();
    column_mark(&words) == MarkHint::Told(DecimalMark::Comma)
}
