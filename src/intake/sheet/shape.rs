//! What rows of a sheet are beside its goals: headings over one or two rows, names of sections, sums.

use super::fields::Column;
use super::head::{Head, is_period};
use crate::domain::letters::{is_lowercase, is_uppercase, to_lowercase};
use crate::intake::days::DayStyle;
use crate::intake::table::NumberedRow;

/// The headings of a sheet: the row they stand in, or two rows joined, and the place of the first row below. The last answer is whether
/// there are headings at all.
pub(super) fn headings(
    rows: &[&NumberedRow],
    written: &DayStyle,
) -> Option<(NumberedRow, usize, bool)> {
    rows.first()?;
    let is_head = |cell: &str| Column::by_head(cell).is_some() || is_period(cell, written);
    let known = |row: &NumberedRow| row.cells.iter().filter(|cell| is_head(cell)).count();
    let first = rows.iter().take(8).enumerate();
    let (most, at) = first
        .map(|(at, row)| (known(row), at))
        .fold((0, 0), |best, it| if it.0 > best.0 { it } else { best });
    let row = *rows.get(at)?;
    if most == 0 {
        return Some((row.clone(), 0, false));
    }
    let pairs = [(at.checked_sub(1), Some(at)), (Some(at), at.checked_add(1))];
    for (over, under) in pairs {
        let row_at = |at: Option<usize>| at.and_then(|at| rows.get(at)).copied();
        if let (Some(over), Some(under), Some(below)) = (row_at(over), row_at(under), under)
            && is_pair(over, under, written)
        {
            return Some((joined(over, under), below + 1, true));
        }
    }
    Some((row.clone(), at + 1, true))
}

/// Whether two rows are headings over each other: times that cover several columns, each with its own heading below.
fn is_pair(over: &NumberedRow, under: &NumberedRow, written: &DayStyle) -> bool {
    let is_head = |cell: &str| Column::by_head(cell).is_some() || is_period(cell, written);
    let filled = |row: &NumberedRow| {
        row.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    };
    let are_heads = |row: &NumberedRow| {
        row.cells
            .iter()
            .all(|cell| cell.trim().is_empty() || is_head(cell))
    };
    let mut spans = 0;
    for at in 1..under.cells.len() {
        let covers = is_period(over.cell(at - 1), written) && over.cell(at).is_empty();
        spans +=
            usize::from(covers && !under.cell(at).is_empty() && !under.cell(at - 1).is_empty());
    }
    over.number + 1 == under.number
        && spans > 0
        && filled(under) > 1
        && are_heads(over)
        && are_heads(under)
}

fn joined(over: &NumberedRow, under: &NumberedRow) -> NumberedRow {
    let mut cells: Vec<String> = Vec::new();
    let mut covering = String::new();
    for at in 0..over.cells.len().max(under.cells.len()) {
        let (above, below) = (over.cell(at), under.cell(at));
        if !above.is_empty() {
            above.clone_into(&mut covering);
        }
        let top = if below.is_empty() { above } else { &covering };
        cells.push(format!("{top} {below}").trim().to_owned());
    }
    NumberedRow {
        number: under.number,
        cells,
    }
}

/// Words for what sums up other rows.
const SUMS: [&str; 19] = [
    "total",
    "totals",
    "sum",
    "subtotal",
    "sub-total",
    "sub total",
    "grand total",
    "overall",
    "average",
    "avg",
    "mean",
    "summe",
    "gesamt",
    "zwischensumme",
    "durchschnitt",
    "mittelwert",
    "somme",
    "moyenne",
    "suma",
];

/// Whether a name is that of a row that sums up others.
pub(super) fn is_sum(name: &str) -> bool {
    let lower = to_lowercase(name.trim().trim_end_matches(':'));
    let starts = ["subtotal ", "zwischensumme ", "summe ", "sub-total "];
    SUMS.contains(&lower.as_str()) || starts.iter().any(|word| lower.starts_with(word))
}

/// The name of the section that a row begins: it stands alone where goals have their names, in capitals, behind a blank row or with a
/// colon, and a fuller row follows.
pub(super) fn section<'r>(heads: &[Head], body: &[&'r NumberedRow], at: usize) -> Option<&'r str> {
    let has_team = heads.iter().any(|head| head.column == Column::Team);
    let name_at = heads
        .iter()
        .position(|head| matches!(head.column, Column::Title | Column::Kpi))?;
    let filled = |row: &NumberedRow| {
        row.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    };
    let row = *body.get(at)?;
    let next = body.get(at + 1)?;
    if has_team || heads.len() < 3 || filled(row) != 1 || filled(next) < 2 {
        return None;
    }
    let name = row.cell(name_at);
    let is_apart = match at.checked_sub(1).and_then(|before| body.get(before)) {
        Some(before) => before.number + 1 < row.number,
        None => false,
    };
    let in_capitals = name.chars().any(is_uppercase)
        && !name.chars().any(is_lowercase)
        && name.chars().count() > 3;
    (!name.is_empty() && (in_capitals || is_apart || name.ends_with(':')))
        .then(|| name.trim_end_matches(':').trim())
}

/// How deep a title stands, by the blanks in front of it or its number ("1.2").
pub(super) fn depth(cell: &str) -> usize {
    let blanks = cell
        .chars()
        .take_while(|sign| matches!(sign, ' ' | '\u{A0}' | '\t'))
        .count();
    let number = cell
        .trim_start()
        .split(' ')
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    let is_number = !number.is_empty()
        && number
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    match is_number {
        true => number.split('.').count() - 1,
        false => blanks / 2,
    }
}

/// What a number such as `1.2` stands under: `1`.
pub(super) fn over(number: &str) -> Option<&str> {
    let bare = number.trim_end_matches('.');
    let is_number = bare.split('.').all(|part| {
        !part.is_empty() && part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    bare.rsplit_once('.')
        .filter(|_| is_number)
        .map(|(over, _)| over)
}

/// Whether an id is only a number within its file.
pub(super) fn is_running(id: &str) -> bool {
    id.len() <= 9
        && id
            .split('.')
            .all(|part| part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
}
