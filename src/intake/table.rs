//! From text to rows of cells: commas, semicolons, tabs, bars, or the table of a page.

use super::markup;

/// One row, numbered as a spreadsheet numbers it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberedRow {
    /// Counted from 1, blank rows included.
    pub number: usize,
    /// Its cells as they were written; rows may differ in length.
    pub cells: Vec<String>,
}

/// A cell without the apostrophe that keeps a spreadsheet from computing it.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\'', '\t', '\r']) => rest,
        // So a number is kept as words.
        Some(rest)
            if !rest.is_empty()
                && rest
                    .chars()
                    .all(|sign| sign.is_ascii_digit() || "., %".contains(sign)) =>
        {
            rest
        }
        _ => cell,
    }
}

impl NumberedRow {
    /// The cell in a column counted from 0, without white space around it; empty where the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        let cell = self.cells.get(column).map_or("", |cell| cell.trim());
        unguarded(cell)
    }

    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Rows of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows in their order.
    pub rows: Vec<NumberedRow>,
}

impl Table {
    /// How many columns the longest row has.
    pub fn width(&self) -> usize {
        let widths = self.rows.iter().map(|row| row.cells.len());
        widths.max().unwrap_or(0)
    }

    /// The rows that are not blank.
    pub fn filled(&self) -> impl Iterator<Item = &NumberedRow> {
        self.rows.iter().filter(|row| !row.is_blank())
    }

    pub(super) fn numbered(rows: Vec<Vec<String>>) -> Self {
        let rows = rows.into_iter().enumerate().map(|(at, cells)| NumberedRow {
            number: at + 1,
            cells,
        });
        Self {
            rows: rows.collect(),
        }
    }
}

/// A column's letters, as spreadsheets name it: A, B, … Z, AA.
pub fn column_name(mut column: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(column % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        if column < 26 {
            return name;
        }
        column = column / 26 - 1;
    }
}

/// Signs that part cells; of those that fit equally well the first is taken.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];

/// How much of a text is looked at to find what parts its cells, in bytes.
const SAMPLE: usize = 16_000;

/// Reads a table, whatever parts its cells.
pub fn read_table(text: &str) -> Table {
    let mut reading = TableReading::new(text.to_owned());
    while reading.step(usize::MAX) {}
    reading.done()
}

/// A table that is being read, a piece at a time.
#[derive(Debug)]
pub struct TableReading {
    text: String,
    delimiter: char,
    /// Whether the first line only says what parts the cells.
    says_delimiter: bool,
    cut: CellCut,
    /// A table that a page holds is read at once.
    page: Option<Table>,
}

impl TableReading {
    /// Starts to read a text.
    pub fn new(text: String) -> Self {
        let text = match text.strip_prefix('\u{FEFF}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let page = markup::table(&text).map(Table::numbered);
        // A first line that spreadsheets write for one another: "sep=;".
        let said = text
            .get(..4)
            .filter(|start| start.eq_ignore_ascii_case("sep="))
            .and_then(|_| text.get(4..)?.chars().next());
        let found = || match page {
            Some(_) => '\t',
            None => delimiter(&text),
        };
        Self {
            delimiter: said.unwrap_or_else(found),
            says_delimiter: said.is_some(),
            cut: CellCut::default(),
            page,
            text,
        }
    }

    /// Reads about so many bytes more. False once there are no more.
    pub fn step(&mut self, size: usize) -> bool {
        self.page.is_none() && self.cut.step(&self.text, self.delimiter, size)
    }

    /// How far the reading is, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.cut.at as f64 / self.text.len().max(1) as f64
    }

    /// The table that was read.
    pub fn done(self) -> Table {
        if let Some(page) = self.page {
            return page;
        }
        let mut table = self.cut.done();
        if self.says_delimiter {
            if let Some(first) = table.rows.first_mut() {
                first.cells.clear();
            }
        } else if self.delimiter == '|' {
            without_frame(&mut table);
        }
        table
    }
}

fn delimiter(text: &str) -> char {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    let mut best = ('\t', 0_usize);
    for delimiter in DELIMITERS {
        let mut table = parse(sample, delimiter);
        // The last row may be cut off.
        if end < text.len() {
            table.rows.pop();
        }
        let rows: Vec<&NumberedRow> = table.filled().take(60).collect();
        let heading = rows.first().filter(|row| !is_one_number(&row.cells));
        let has_heads = heading.is_some_and(|row| row.cells.len() > 1);
        let numbers = || rows.iter().skip(usize::from(heading.is_some()));
        if delimiter == ',' && !has_heads && numbers().all(|row| is_one_number(&row.cells)) {
            continue;
        }
        let parted = rows.iter().filter(|row| row.cells.len() > 1);
        let widest = parted.clone().map(|row| row.cells.len()).max().unwrap_or(0);
        // Rows of the usual width speak for it, ragged ones half as much.
        let score: usize = parted
            .map(|row| 1 + usize::from(row.cells.len() == widest))
            .sum();
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Whether cells are one number that was cut at its commas: `12` and `5`, `1` and `234`.
fn is_one_number(cells: &[String]) -> bool {
    let is_figure = |sign: char| sign.is_ascii_digit() || " .'’%€$£()kKmM".contains(sign);
    let Some((first, rest)) = cells.split_first() else {
        return true;
    };
    let first = first.trim_start_matches(['-', '+', '−', '(']);
    let mut groups = first.split('.').skip(1);
    let grouped = groups.all(|group| group.len() == 3);
    let digits = |cell: &String| cell.starts_with(|sign: char| sign.is_ascii_digit());
    first.chars().all(is_figure)
        && (rest.is_empty() || grouped && !first.is_empty())
        && rest
            .iter()
            .all(|cell| digits(cell) && cell.chars().all(is_figure))
        && (rest.len() < 2 || rest.iter().all(|cell| cell.len() >= 3))
}

/// Takes off what only draws a Markdown table: the bars at both ends and the row of dashes.
fn without_frame(table: &mut Table) {
    table.rows.retain(|row| {
        let drawn = |cell: &String| cell.chars().all(|sign| " :-".contains(sign));
        row.is_blank() || !row.cells.iter().all(drawn)
    });
    let framed = |row: &NumberedRow| row.cells.first().is_some_and(|cell| cell.trim().is_empty());
    if table.filled().all(framed) {
        for row in &mut table.rows {
            if !row.cells.is_empty() {
                row.cells.remove(0);
            }
            if row.cells.last().is_some_and(|cell| cell.trim().is_empty()) {
                row.cells.pop();
            }
        }
    }
}

/// Reads a table whose cells one sign parts. A cell in quotes may hold that sign, line breaks, and quotes written twice. A quote that is
/// never closed is a sign like any other.
pub fn parse(text: &str, delimiter: char) -> Table {
    let mut cut = CellCut::default();
    while cut.step(text, delimiter, usize::MAX) {}
    cut.done()
}

/// How far a text was cut into cells.
#[derive(Debug, Default)]
struct CellCut {
    at: usize,
    rows: Vec<Vec<String>>,
    cells: Vec<String>,
    cell: String,
    /// Whether something of the cell at hand was read.
    is_inside: bool,
    /// Whether a quote was met that is never closed: none behind it is either.
    is_unclosed: bool,
}

impl CellCut {
    /// Cuts about so many bytes more. False at the end of the text.
    fn step(&mut self, text: &str, delimiter: char, size: usize) -> bool {
        let end = self.at.saturating_add(size).min(text.len());
        while self.at < end {
            let rest = text.get(self.at..).unwrap_or_default();
            let mut signs = rest.chars();
            let Some(letter) = signs.next() else { break };
            self.at += letter.len_utf8();
            match letter {
                '"' if !self.is_inside && !self.is_unclosed => {
                    self.is_inside = true;
                    match quoted(signs.as_str()) {
                        Some((inside, after)) => {
                            self.cell = inside;
                            self.at = text.len() - after.len();
                        }
                        None => {
                            self.is_unclosed = true;
                            self.cell.push(letter);
                        }
                    }
                }
                _ if letter == delimiter => self.close_cell(),
                '\r' | '\n' => {
                    if letter == '\r' && signs.as_str().starts_with('\n') {
                        self.at += 1;
                    }
                    self.close_cell();
                    self.rows.push(std::mem::take(&mut self.cells));
                }
                _ => {
                    self.cell.push(letter);
                    self.is_inside = true;
                }
            }
        }
        self.at < text.len()
    }

    fn close_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
        self.is_inside = false;
    }

    fn done(mut self) -> Table {
        if self.is_inside || !self.cells.is_empty() {
            self.close_cell();
            self.rows.push(self.cells);
        }
        Table::numbered(self.rows)
    }
}

/// The words of a cell that opened with a quote, and what stands behind the quote that closes it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut inside = String::new();
    let mut rest = text;
    loop {
        let (words, after) = rest.split_once('"')?;
        inside.push_str(words);
        match after.strip_prefix('"') {
            Some(after) => {
                inside.push('"');
                rest = after;
            }
            None => return Some((inside, after)),
        }
    }
}

/// Writes a table so that [`parse`] reads the same.
pub fn write_table(table: &Table, delimiter: char) -> String {
    let mut text = String::new();
    for row in &table.rows {
        let alone = row.cells.len() == 1;
        for (at, cell) in row.cells.iter().enumerate() {
            if at > 0 {
                text.push(delimiter);
            }
            let special = |sign: char| sign == delimiter || matches!(sign, '"' | '\r' | '\n');
            if cell.contains(special) || alone && cell.is_empty() {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let rows = read_table(text).rows.into_iter();
        rows.map(|row| row.cells).collect()
    }

    #[test]
    fn the_sign_between_cells_is_found() {
        for text in [
            "Day,Value\n2025-01-31,4\n",
            "Day;Value\r\n2025-01-31;4",
            "Day\tValue\r2025-01-31\t4\r",
            "| Day | Value |\n|:--|--:|\n| 2025-01-31 | 4 |\n",
            "sep=;\nDay;Value\n2025-01-31;4",
        ] {
            let rows: Vec<Vec<String>> = cells(text)
                .into_iter()
                .filter(|row| !row.is_empty())
                .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect())
                .collect();
            assert_eq!(rows, [["Day", "Value"], ["2025-01-31", "4"]], "{text}");
        }
        // A decimal comma parts nothing, alone or between semicolons.
        assert_eq!(
            cells("Churn\n12,5\n13,1\n"),
            [["Churn"], ["12,5"], ["13,1"]]
        );
        assert_eq!(cells("1,234\n12,345,678"), [["1,234"], ["12,345,678"]]);
        assert_eq!(cells("a;1,5\nb;2,5"), [["a", "1,5"], ["b", "2,5"]]);
        assert_eq!(cells("4\n5\n\n6").len(), 4);
    }

    #[test]
    fn a_cell_in_quotes_may_hold_everything() {
        assert_eq!(
            cells("a,\"b, \"\"c\"\"\nd\",e\nf,g,h"),
            [["a", "b, \"c\"\nd", "e"], ["f", "g", "h"]]
        );
        // A quote that is never closed takes nothing with it.
        assert_eq!(
            cells("\"12\tpipes\nmore\tx"),
            [["\"12", "pipes"], ["more", "x"]]
        );
        assert_eq!(cells("12\" pipe\tx"), [["12\" pipe", "x"]]);
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let names = [0, 25, 26, 27, 701, 702].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    proptest! {
        #[test]
        fn steps_of_any_size_read_the_same(text in "[a-c \"\n\r,;|\t]{0,60}", size in 1_usize..9) {
            let mut reading = TableReading::new(text.clone());
            let mut steps = 0;
            while reading.step(size) {
                steps += 1;
            }
            prop_assert!(steps <= text.len() / size);
            prop_assert_eq!(reading.done(), read_table(&text));
        }

        #[test]
        fn what_is_written_reads_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a-c \"\n\r,;|\t]{0,6}", 1..5), 0..8),
            delimiter in proptest::sample::select(DELIMITERS.to_vec()),
        ) {
            let table = Table::numbered(rows);
            prop_assert_eq!(parse(&write_table(&table, delimiter), delimiter), table);
        }
    }
}
