//! A series of days and values from CSV text with the columns `date` and `value`.

use super::args::finite;
use bearings::domain::Date;
use serde_json::{Map, Value};

/// One row: the day, an hour if the date had one, and the value.
pub type Row = (Date, Option<u8>, f64);

/// Reads the rows in time order; of two on one day (or in one hour) the later row comes last. The header may name further
/// columns; without a header the first two columns are date and value. Rows without a value are gaps and left out. Columns are
/// separated by commas, semicolons or tabs; cells may stand in quotes; a decimal comma is read where it can be nothing else.
///
/// # Errors
/// The first line that cannot be read, with what was expected.
pub fn read(text: &str) -> Result<Vec<Row>, String> {
    let text = text.trim_start_matches('\u{feff}');
    // Some old exports end their lines with a carriage return alone.
    let ending = if text.contains('\n') { '\n' } else { '\r' };
    let mut lines = text
        .split(ending)
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .peekable();
    let (_, first) = *lines.peek().ok_or("The file is empty.")?;
    let separator = [';', '\t']
        .into_iter()
        .find(|&sign| first.contains(sign))
        .unwrap_or(',');
    let names: Vec<String> = cells(first, separator)
        .iter()
        .map(|name| name.to_lowercase())
        .collect();
    let place = |wanted: &str| names.iter().position(|name| name == wanted);
    let (date, value) = match (place("date"), place("value")) {
        (Some(date), Some(value)) => {
            lines.next();
            (date, value)
        }
        _ if names.first().is_some_and(|cell| moment(cell).is_some()) => (0, 1),
        _ => return Err("The first line must name the columns date and value.".to_owned()),
    };
    let mut rows = Vec::new();
    for (index, line) in lines {
        let number = index + 1;
        let cells = cells(line, separator);
        let at = |place: usize| cells.get(place).map(String::as_str).unwrap_or_default();
        let (day, hour) = moment(at(date)).ok_or_else(|| {
            format!(
                "Line {number}: “{}” is not a date. Write it like 2026-11-14.",
                at(date)
            )
        })?;
        if is_gap(at(value)) {
            continue;
        }
        let found = amount(at(value), separator).ok_or_else(|| {
            format!(
                "Line {number}: “{}” is not a number. Write it like 12.5, or leave it empty.",
                at(value)
            )
        })?;
        rows.push((day, hour, found));
    }
    rows.sort_by_key(|&(day, hour, _)| (day, hour));
    Ok(rows)
}

/// The fields of an object, to add to.
pub fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// `2026-11-14`, or with a time: `2026-11-14T09:30`.
fn moment(text: &str) -> Option<(Date, Option<u8>)> {
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let hour = match time {
        Some(time) => {
            let (hour, _) = time.split_once(':').unwrap_or((time, ""));
            Some(hour.parse::<u8>().ok().filter(|&hour| hour < 24)?)
        }
        None => None,
    };
    Some((day.parse().ok()?, hour))
}

/// What spreadsheets and statistics programs write where nothing was recorded.
fn is_gap(cell: &str) -> bool {
    const GAPS: [&str; 6] = ["", "-", "–", "na", "n/a", "null"];
    GAPS.contains(&cell.to_lowercase().as_str())
}

/// A number as spreadsheets write it. A comma is read as the decimal sign only where it can be no sign of thousands: in a file
/// whose columns are separated by semicolons, or with other than three digits behind it.
fn amount(cell: &str, separator: char) -> Option<f64> {
    let plain = cell.replace('−', "-");
    if let Some((whole, part)) = plain.split_once(',') {
        let is_decimal = separator == ';' || part.len() != 3;
        let is_one = !part.contains([',', '.']) && !whole.contains('.');
        if !(is_decimal && is_one) {
            return None;
        }
    }
    finite(&plain.replace(',', "."))
}

/// The cells of a line. What stands in quotes belongs together; the quotes go.
fn cells(line: &str, separator: char) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for letter in line.trim().chars() {
        match letter {
            '"' => quoted = !quoted,
            letter if letter == separator && !quoted => found.push(String::new()),
            letter => {
                if let Some(cell) = found.last_mut() {
                    cell.push(letter);
                }
            }
        }
    }
    found.iter().map(|cell| cell.trim().to_owned()).collect()
}
