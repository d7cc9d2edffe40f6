//! Tables of a file with commas or semicolons between their cells: they become rows with tabs, as from a spreadsheet.

use super::paste::PastedLine;
use crate::phrase::lexicon::{Label, Lexicon};
use crate::phrase::token::is_space;
use std::borrow::Cow;

/// How many lines with as many cells, and nothing like a sentence, are data of a file whatever their heads.
const ROWS: usize = 3;

/// Puts tabs between the cells of rows of data whose heads nobody knows: no blank stands behind their commas.
fn data(lines: &mut [PastedLine]) {
    let count = |line: &PastedLine| {
        let is_row = !line.text.contains([' ', '\t']) || !line.text.contains(", ");
        let cells = if is_row {
            cells(&line.text, ',').len()
        } else {
            0
        };
        if cells > 3 { cells } else { 0 }
    };
    let mut from = 0;
    while let Some(line) = lines.get(from) {
        let cells_of = count(line);
        let rows = lines.iter().skip(from);
        let length = rows
            .take_while(|line| cells_of > 0 && count(line) == cells_of)
            .count();
        if length >= ROWS {
            for line in lines.iter_mut().skip(from).take(length) {
                line.text = Cow::Owned(cells(&line.text, ',').join("\t"));
            }
        }
        from += length.max(1);
    }
}

/// Puts tabs between the cells of such tables. One begins with a line of which most cells are known heads, one of them of goals, and goes
/// on as long as the lines have as many cells.
pub(super) fn to_tabs(lines: &mut [PastedLine], lexicon: &'static Lexicon) {
    let mut table: Option<(char, usize)> = None;
    for line in lines.iter_mut() {
        if let Some((separator, count)) = table {
            let cells = cells(&line.text, separator);
            if cells.len() == count {
                line.text = Cow::Owned(cells.join("\t"));
                continue;
            }
        }
        table = [',', ';'].into_iter().find_map(|separator| {
            let heads = cells(&line.text, separator);
            heads_of_goals(&heads, separator, lexicon).then_some((separator, heads.len()))
        });
        if let Some((separator, _)) = table {
            line.text = Cow::Owned(cells(&line.text, separator).join("\t"));
        }
    }
    data(lines);
}

fn heads_of_goals(heads: &[String], separator: char, lexicon: &'static Lexicon) -> bool {
    if heads.len() < 2 {
        return false;
    }
    let labels: Vec<Label> = heads
        .iter()
        .filter_map(|head| lexicon.label(head))
        .collect();
    let goal = |label: &Label| matches!(label, Label::Goal(_) | Label::Title);
    // "Objectives, key results" is a heading in words
    let plain = |label: &Label| matches!(label, Label::Topic | Label::Note | Label::Goal(_));
    let other = |label: &Label| !plain(label) && (*label != Label::Title || separator == ';');
    labels.len() * 3 >= heads.len() * 2 && labels.iter().any(goal) && labels.iter().any(other)
}

/// The cells of a line; a separator inside quotes parts nothing.
fn cells(line: &str, separator: char) -> Vec<String> {
    if !line.contains(separator) || line.contains('\t') {
        return Vec::new();
    }
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match (letter, cells.last_mut()) {
            ('"', _) => quoted = !quoted,
            (letter, _) if letter == separator && !quoted => cells.push(String::new()),
            (letter, Some(cell)) => cell.push(letter),
            (_, None) => {}
        }
    }
    cells
        .into_iter()
        .map(|cell| cell.trim_matches(is_space).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::paste;
    use super::*;
    use crate::phrase::lexicon::ENGLISH;

    fn rows(text: &str) -> Vec<String> {
        let mut lines = paste::lines(text);
        to_tabs(&mut lines, &ENGLISH);
        lines
            .into_iter()
            .map(|line| line.text.into_owned())
            .collect()
    }

    #[test]
    fn a_table_with_commas_or_semicolons_gets_tabs() {
        assert_eq!(
            rows("KPI,Target,Owner\nMargin,\"> 70, net\",CFO\nSee below, please"),
            [
                "KPI\tTarget\tOwner",
                "Margin\t> 70, net\tCFO",
                "See below, please"
            ]
        );
        assert_eq!(
            rows("Metric;Goal\nChurn;3,5 %"),
            ["Metric\tGoal", "Churn\t3,5 %"]
        );
        for plain in [
            "Objectives, key results",
            "Owner, due, status",
            "Reach, hold and win",
        ] {
            assert_eq!(rows(plain), [plain]);
        }
    }
}
