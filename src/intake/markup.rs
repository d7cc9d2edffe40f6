//! The table of a page, as spreadsheets and word processors put it on the clipboard.

/// Most rows or columns that one cell may say it covers.
const WIDEST_SPAN: usize = 200;

/// The largest table of a page; none where there is no table. A cell that covers several rows is in each of them, one that covers
/// several columns in the first.
pub fn table(text: &str) -> Option<Vec<Vec<String>>> {
    let has_rows = ["<tr", "<TR"].iter().any(|tag| text.contains(tag));
    if !has_rows || !text.trim_start().starts_with('<') && !text.contains("<table") {
        return None;
    }
    let mut tables: Vec<Vec<Vec<String>>> = vec![Vec::new()];
    // What is still covered from above, by column: so many rows, and the words.
    let mut covered: Vec<(usize, String)> = Vec::new();
    let mut cell: Option<Cell> = None;
    let mut rest = text;
    while let Some((words, from)) = rest.split_once('<') {
        say(&mut cell, words);
        if from.starts_with("!--") {
            rest = from.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = from.split_once('>').unwrap_or((from, ""));
        rest = after;
        let end = tag
            .find(|sign: char| sign.is_whitespace() || sign == '/' && !tag.starts_with('/'))
            .unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or(tag).to_ascii_lowercase();
        let rows = tables.last_mut()?;
        match name.as_str() {
            "style" | "script" => {
                let small = rest.find(&format!("</{name}"));
                let large = rest.find(&format!("</{}", name.to_ascii_uppercase()));
                let at = small.into_iter().chain(large).min();
                rest = at.and_then(|at| rest.get(at..)).unwrap_or_default();
            }
            "table" => {
                close(rows, &mut cell, &mut covered);
                covered.clear();
                tables.push(Vec::new());
            }
            "tr" => {
                close(rows, &mut cell, &mut covered);
                rows.push(Vec::new());
                fill(rows, &mut covered);
            }
            "td" | "th" => {
                close(rows, &mut cell, &mut covered);
                if !rows.is_empty() {
                    cell = Some(Cell {
                        words: String::new(),
                        rows: span(tag, "rowspan"),
                        columns: span(tag, "colspan"),
                    });
                }
            }
            "/td" | "/th" | "/tr" | "/table" => close(rows, &mut cell, &mut covered),
            "br" | "br/" => broken(&mut cell),
            "/p" | "/div" | "/li" => broken(&mut cell),
            _ => {}
        }
    }
    let largest = tables.into_iter().max_by_key(|rows| {
        let cells = rows.iter().map(Vec::len);
        cells.sum::<usize>()
    })?;
    largest.iter().any(|row| !row.is_empty()).then_some(largest)
}

struct Cell {
    words: String,
    rows: usize,
    columns: usize,
}

fn broken(cell: &mut Option<Cell>) {
    if let Some(cell) = cell {
        cell.words.push('\n');
    }
}

/// Puts the words of the page into the open cell; white space between them is one space.
fn say(cell: &mut Option<Cell>, words: &str) {
    let Some(cell) = cell else { return };
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        if letter == '&'
            && let Some((sign, after)) = entity(behind)
        {
            cell.words.push(sign);
            rest = after;
        } else {
            if !letter.is_ascii_whitespace() {
                cell.words.push(letter);
            } else if !cell.words.ends_with([' ', '\n']) {
                cell.words.push(' ');
            }
            rest = behind;
        }
    }
}

fn entity(text: &str) -> Option<(char, &str)> {
    let (name, after) = text.split_once(';').filter(|(name, _)| name.len() <= 8)?;
    let number = |digits: &str, base| {
        u32::from_str_radix(digits, base)
            .ok()
            .and_then(char::from_u32)
    };
    let sign = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "euro" => '€',
        "pound" => '£',
        "ndash" => '–',
        "mdash" => '—',
        "le" => '≤',
        "ge" => '≥',
        "minus" => '−',
        _ => match name.strip_prefix('#')?.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16)?,
            None => number(name.strip_prefix('#')?, 10)?,
        },
    };
    Some((if sign == '\u{A0}' { ' ' } else { sign }, after))
}

/// How many rows or columns a cell covers.
fn span(tag: &str, name: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let digits = lower.split_once(name).map_or("", |(_, behind)| behind);
    let digits = digits.trim_start_matches([' ', '=', '"', '\'']);
    let end = digits.find(|sign: char| !sign.is_ascii_digit());
    let digits = digits.get(..end.unwrap_or(digits.len())).unwrap_or("");
    digits.parse().unwrap_or(1).clamp(1, WIDEST_SPAN)
}

fn close(rows: &mut [Vec<String>], cell: &mut Option<Cell>, covered: &mut Vec<(usize, String)>) {
    let (Some(cell), Some(row)) = (cell.take(), rows.last_mut()) else {
        return;
    };
    let words = cell.words.trim();
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let words = lines.collect::<Vec<_>>().join("\n");
    for column in 0..cell.columns {
        let at = row.len();
        let own = if column == 0 {
            words.clone()
        } else {
            String::new()
        };
        if cell.rows > 1 {
            covered.resize(covered.len().max(at + 1), (0, String::new()));
            if let Some(place) = covered.get_mut(at) {
                *place = (cell.rows - 1, own.clone());
            }
        }
        row.push(own);
    }
    fill_row(row, covered);
}

/// Puts what is covered from above into a new row, as far as it comes first.
fn fill(rows: &mut [Vec<String>], covered: &mut [(usize, String)]) {
    if let Some(row) = rows.last_mut() {
        fill_row(row, covered);
    }
}

fn fill_row(row: &mut Vec<String>, covered: &mut [(usize, String)]) {
    while let Some((left, words)) = covered.get_mut(row.len()).filter(|(left, _)| *left > 0) {
        // What this row has just put there is for the rows below.
        *left -= 1;
        row.push(words.clone());
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::read_table;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let rows = read_table(text).rows.into_iter();
        rows.map(|row| row.cells).collect()
    }

    #[test]
    fn a_spreadsheets_table_is_read_with_its_merged_cells() {
        let page = "<html><head><style>td {a:b}</style></head><body><!--StartFragment--><table>\n\
            <tr><td>Objective</td><td colspan=2>Key result</td><td>Owner</td></tr>\n\
            <tr><td rowspan=\"2\">Grow &amp; keep</td><td>A<br>B</td><td class=xl65>5&nbsp;%</td><td>Ada</td></tr>\n\
            <tr><td>C</td><td>&lt; 3</td><td></td></tr></table>";
        assert_eq!(
            rows(page),
            [
                vec!["Objective", "Key result", "", "Owner"],
                vec!["Grow & keep", "A\nB", "5 %", "Ada"],
                vec!["Grow & keep", "C", "< 3", ""],
            ]
        );
    }

    #[test]
    fn a_word_processors_table_is_read_without_its_paragraphs() {
        let page = "<table><tr><td><p class=MsoNormal>KPI<o:p></o:p></p></td><td><p>Jan&#8209;25</p></td></tr></table>";
        assert_eq!(rows(page), [["KPI", "Jan\u{2011}25"]]);
        let sheets = "<meta charset='utf-8'><google-sheets-html-origin><table data-x=\"1\"><tbody><tr><td \
            data-sheets-value=\"{&quot;1&quot;:2}\">Day</td><td>4</td></tr></tbody></table>";
        assert_eq!(rows(sheets), [["Day", "4"]]);
        assert_eq!(rows("<tr"), [["<tr"]]);
    }
}
