//! Which columns of a history hold days, values and notes.

use super::unit_of;
use crate::domain::Unit;
use crate::domain::letters::to_lowercase;
use crate::intake::days::{DayStyle, read_when};
use crate::intake::numbers::{is_blank, read_cell};
use crate::intake::table::NumberedRow;
use crate::phrase::DecimalMark;

/// Which columns hold what.
#[derive(Debug)]
pub(super) struct Columns {
    pub day: Option<usize>,
    pub value: usize,
    pub note: Option<usize>,
    pub has_heading: bool,
}

const VALUES: [&str; 12] = [
    "actual",
    "value",
    "reading",
    "result",
    "current",
    "ist",
    "wert",
    "measured",
    "figure",
    "current value",
    "actuals",
    "amount",
];
const NOTES: [&str; 8] = [
    "comment",
    "comments",
    "note",
    "notes",
    "remark",
    "remarks",
    "kommentar",
    "check-in note",
];

/// Lays rows upright that were written side by side: days in one row, values in the next.
pub(super) fn stand_up(rows: &mut Vec<NumberedRow>, written: &DayStyle) {
    let [first, others @ ..] = rows.as_slice() else {
        return;
    };
    let width = first.cells.len();
    let days = first
        .cells
        .iter()
        .skip(1)
        .filter(|cell| read_when(cell, written).is_some());
    if others.is_empty() || others.len() > 2 || width < 3 || days.count() * 2 < width {
        return;
    }
    let upright = (0..width).map(|at| NumberedRow {
        number: at + 1,
        cells: rows.iter().map(|row| row.cell(at).to_owned()).collect(),
    });
    *rows = upright.filter(|row| !row.is_blank()).collect();
}

/// Parts "Jan 2025: 12.5" where nothing else parts day and value.
pub(super) fn part_words(rows: &mut [NumberedRow], written: &DayStyle) {
    if rows.iter().any(|row| row.cells.len() > 1) {
        return;
    }
    let part = |row: &NumberedRow| {
        let cell = row.cell(0);
        let at = cell.rfind([':', '=', ' ', '\u{A0}'])?;
        let (day, value) = (cell.get(..at)?, cell.get(at..)?);
        let value = value.trim_start_matches([':', '=', ' ', '\u{A0}']);
        let day = day.trim_end_matches([':', '=', ' ', '-', '–']);
        let is_number = value.contains(|sign: char| sign.is_ascii_digit()) || is_blank(value);
        let fits =
            is_number && read_when(day, written).is_some() && read_when(cell, written).is_none();
        fits.then(|| vec![day.to_owned(), value.to_owned()])
    };
    let parted: Vec<Option<Vec<String>>> = rows.iter().map(part).collect();
    if parted.iter().flatten().count() * 2 > rows.len() {
        for (row, cells) in rows.iter_mut().zip(parted) {
            if let Some(cells) = cells {
                row.cells = cells;
            }
        }
    }
}

fn is_number(cell: &str) -> bool {
    let unit = unit_of(cell);
    unit.is_some() || read_cell(cell, DecimalMark::Point, &Unit::Number).is_ok()
}

pub(super) fn columns(rows: &[NumberedRow], written: &DayStyle, name: &str) -> Option<Columns> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    // A first cell that does not fit is a heading; of thousands a part tells enough.
    let body = rows.get(..rows.len().min(200)).unwrap_or_default();
    let share = |at: usize, fits: &dyn Fn(&str) -> bool| {
        let filled = body.iter().enumerate().map(|(row, it)| (row, it.cell(at)));
        let filled = filled.filter(|(_, cell)| !is_blank(cell));
        let fitting: Vec<bool> = filled
            .map(|(row, cell)| (row, fits(cell)))
            .filter(|(row, fits)| *fits || *row > 0)
            .map(|(_, fits)| fits)
            .collect();
        let count = fitting.iter().filter(|fits| **fits).count();
        count > 0 && count * 2 >= fitting.len()
    };
    let is_day = |cell: &str| read_when(cell, written).is_some();
    let numbers: Vec<usize> = (0..width).filter(|at| share(*at, &is_number)).collect();
    // A year is a number too: a column of days needs one of values beside it.
    let day = (0..width).find(|at| share(*at, &is_day) && numbers.iter().any(|other| other != at));
    let head = |at: usize| to_lowercase(rows.first().map_or("", |row| row.cell(at)));
    let name = to_lowercase(name);
    let candidates: Vec<usize> = numbers.into_iter().filter(|at| Some(*at) != day).collect();
    let named = candidates
        .iter()
        .find(|at| VALUES.contains(&head(**at).as_str()) || head(**at) == name);
    let value = *named.or(candidates.first())?;
    let first = rows.first()?;
    let no_value = !first.cell(value).is_empty()
        && !is_number(first.cell(value))
        && !is_blank(first.cell(value));
    let no_day = day.is_some_and(|at| !first.cell(at).is_empty() && !is_day(first.cell(at)));
    let has_heading = rows.len() > 1 && (no_value || no_day && !is_number(first.cell(value)));
    let note = (0..width).find(|at| {
        let is_free = Some(*at) != day && *at != value;
        let is_words = || share(*at, &|cell| !is_number(cell) && !is_day(cell));
        is_free && (has_heading && NOTES.contains(&head(*at).as_str()) || width == 3 && is_words())
    });
    Some(Columns {
        day,
        value,
        note,
        has_heading,
    })
}
