//! A column of numbers: which sign its decimals stand behind, what is a gap, and what each cell is worth.

use crate::domain::Unit;
use crate::domain::letters::to_lowercase;
use crate::phrase::{Convention, DecimalMark, ValueError, read_value};

/// What a column tells of its decimal mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkHint {
    /// No cell hangs on it.
    Any,
    /// Some cell has one reading only, and the others follow it.
    Told(DecimalMark),
    /// Such a cell can be read in two ways and none tells which.
    Open(String),
}

/// Whether a cell says that there is no number: nothing, a dash, "n/a".
pub fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    let plain = to_lowercase(cell.trim_matches(['(', ')', '.', '#', ' ']));
    matches!(
        plain.as_str(),
        "" | "-"
            | "–"
            | "—"
            | "−"
            | "--"
            | "?"
            | "n/a"
            | "na"
            | "n.a"
            | "none"
            | "null"
            | "nil"
            | "tbd"
            | "tba"
            | "nan"
            | "missing"
            | "no data"
            | "k.a"
            | "div/0!"
            | "value!"
            | "ref!"
    )
}

/// What the cells of a column tell together.
pub fn column_mark(cells: &[&str]) -> MarkHint {
    let (mut points, mut commas, mut open) = (0, 0, None);
    for cell in cells {
        match told(cell) {
            Some(DecimalMark::Point) => points += 1,
            Some(DecimalMark::Comma) => commas += 1,
            None if is_open(cell) => open = open.or(Some((*cell).to_owned())),
            None => {}
        }
    }
    match (points, commas, open) {
        (0, 0, None) => MarkHint::Any,
        (0, 0, Some(cell)) => MarkHint::Open(cell),
        (points, commas, _) if commas > points => MarkHint::Told(DecimalMark::Comma),
        (points, commas, _) if points > commas => MarkHint::Told(DecimalMark::Point),
        (.., open) => open.map_or(MarkHint::Any, MarkHint::Open),
    }
}

/// The run of digits and marks in a cell.
fn figure(cell: &str) -> &str {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let start = cell.find(is_digit).unwrap_or(cell.len());
    let rest = cell.get(start..).unwrap_or_default();
    let end = rest.find(|sign: char| {
        !(is_digit(sign) || matches!(sign, '.' | ',' | '\'' | '’' | '\u{202F}' | '\u{A0}' | ' '))
    });
    let run = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    run.trim_end_matches(|sign: char| !is_digit(sign))
}

/// The decimal mark that one cell alone tells.
fn told(cell: &str) -> Option<DecimalMark> {
    let run = figure(cell);
    let count = |sign: char| run.matches(sign).count();
    let mark = |is_point: bool| {
        Some(if is_point {
            DecimalMark::Point
        } else {
            DecimalMark::Comma
        })
    };
    match (count('.'), count(',')) {
        (0, 0) => None,
        (points, 0) if points > 1 => mark(false),
        (0, commas) if commas > 1 => mark(true),
        (1, 0) | (0, 1) => {
            let is_point = count('.') == 1;
            let (whole, decimals) = run.split_once(['.', ','])?;
            let whole = whole.trim();
            let grouped =
                decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            (!grouped).then_some(())?;
            mark(is_point)
        }
        _ => mark(run.rfind('.') > run.rfind(',')),
    }
}

fn is_open(cell: &str) -> bool {
    figure(cell).contains(['.', ','])
}

/// Reads one cell in a unit. A sign of another unit is an error that names both.
///
/// # Errors
/// As [`read_value`].
pub fn read_cell(cell: &str, mark: DecimalMark, unit: &Unit) -> Result<f64, ValueError> {
    // Three digits behind the column's own mark are decimals, behind the other one they are thousands: what is left open is settled
    // by the column, never by the person's own convention.
    read_value(cell, Convention { decimal: mark }, unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_tells_its_decimal_mark() {
        let mark = |cells: &[&str]| column_mark(cells);
        assert_eq!(mark(&["1,234", "5.5"]), MarkHint::Told(DecimalMark::Point));
        assert_eq!(mark(&["1.234", "5,5"]), MarkHint::Told(DecimalMark::Comma));
        assert_eq!(
            mark(&["1.234", "1.234.567"]),
            MarkHint::Told(DecimalMark::Comma)
        );
        assert_eq!(mark(&["€ 1.234,50"]), MarkHint::Told(DecimalMark::Comma));
        assert_eq!(mark(&["0.125"]), MarkHint::Told(DecimalMark::Point));
        assert_eq!(mark(&["1234.125 %"]), MarkHint::Told(DecimalMark::Point));
        assert_eq!(mark(&["1.234", "2.345"]), MarkHint::Open("1.234".into()));
        assert_eq!(mark(&["12", "1 234", "n/a"]), MarkHint::Any);
        assert_eq!(
            read_cell("1.234", DecimalMark::Comma, &Unit::Number),
            Ok(1234.0)
        );
        assert_eq!(
            read_cell("1.234", DecimalMark::Point, &Unit::Number),
            Ok(1.234)
        );
        assert_eq!(
            read_cell("(1,250)", DecimalMark::Point, &Unit::Number),
            Ok(-1250.0)
        );
    }

    #[test]
    fn gaps_are_told_from_noughts() {
        for cell in [
            "", " ", "-", "–", "n/a", "N/A", "#N/A", "TBD", "null", "#DIV/0!",
        ] {
            assert!(is_blank(cell), "{cell}");
        }
        for cell in ["0", "0 %", "-1", "no"] {
            assert!(!is_blank(cell), "{cell}");
        }
    }
}
