//! First step: characters. What a clipboard holds becomes lines of words: cells with line breaks in them become one line, a table of a web
//! page becomes rows with tabs, invisible signs, tags and addresses of links go.

use super::bullets::without_sign;
use crate::phrase::token::is_space;
use std::borrow::Cow;

/// Parts two lines inside one cell of a table.
pub(super) const BREAK: char = '\u{2028}';

/// The most lines one quoted cell is followed over.
const LONGEST_CELL: usize = 30;

/// A line of the pasted text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PastedLine<'a> {
    /// Counted from 1; the first of those that were put together.
    pub number: usize,
    /// Its words with the white space in front of them.
    pub text: Cow<'a, str>,
    /// Whether it is nothing but a link to another part of the page.
    pub leads: bool,
}

impl PastedLine<'_> {
    /// The same with words of its own.
    pub(super) fn kept(self) -> PastedLine<'static> {
        PastedLine {
            number: self.number,
            text: Cow::Owned(self.text.into_owned()),
            leads: self.leads,
        }
    }
}

/// The lines of a text, blank ones too.
pub(super) fn lines(text: &str) -> Vec<PastedLine<'_>> {
    let html = ["<tr", "<TR", "<td", "<TD"];
    if html.iter().any(|tag| text.contains(tag)) {
        return of_page(text);
    }
    let physical: Vec<&str> = text.lines().collect();
    let mut lines = Vec::with_capacity(physical.len());
    let mut at = 0;
    while let Some(&line) = physical.get(at) {
        let number = at + 1;
        let end = cell_end(&physical, at);
        let text = if end > at {
            let whole = physical.get(at..=end).unwrap_or_default();
            Cow::Owned(unquoted(&whole.join(&BREAK.to_string())))
        } else if line.contains('\t') && line.contains('"') {
            Cow::Owned(unquoted(line))
        } else {
            Cow::Borrowed(line)
        };
        lines.push(PastedLine {
            number,
            leads: text.contains("](#")
                && without_sign(text.trim()).starts_with('[')
                && text.trim_end().ends_with(')'),
            text: cleaned(text),
        });
        // The lines that went into the cell keep their numbers.
        at = end + 1;
    }
    lines
}

/// The last line of a quoted cell that opens on this line and has line breaks in it; the line itself where none does.
fn cell_end(lines: &[&str], at: usize) -> usize {
    let odd = |line: &str| line.bytes().filter(|&byte| byte == b'"').count() % 2 == 1;
    let Some(&first) = lines.get(at) else {
        return at;
    };
    let opens = first.starts_with('"') || first.contains("\t\"");
    if !opens || !odd(first) {
        return at;
    }
    for (ahead, line) in lines.iter().enumerate().skip(at + 1).take(LONGEST_CELL) {
        if !odd(line) {
            continue;
        }
        let behind = line.rfind('"').and_then(|quote| line.get(quote + 1..));
        let closes = behind.is_some_and(|rest| rest.trim().is_empty()) || line.contains("\"\t");
        return if closes { ahead } else { at };
    }
    at
}

/// Takes the quotes off the cells of a row.
fn unquoted(row: &str) -> String {
    let cells = row.split('\t').map(|cell| {
        cell.strip_prefix('"')
            .and_then(|cell| cell.strip_suffix('"'))
            .map_or_else(
                || Cow::Borrowed(cell),
                |inside| Cow::Owned(inside.replace("\"\"", "\"")),
            )
    });
    let cells: Vec<Cow<str>> = cells.collect();
    cells.join("\t")
}

/// Takes invisible signs, tags and the addresses of links off a line. Most lines have none.
fn cleaned(line: Cow<str>) -> Cow<str> {
    let plain = line
        .bytes()
        .all(|byte| byte.is_ascii() && !matches!(byte, b'<' | b'[' | b'\\' | b'&'));
    if plain {
        return line;
    }
    let mut clean = String::with_capacity(line.len());
    let mut rest: &str = &line;
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        if is_invisible(letter) {
            rest = behind;
        } else if letter == '<'
            && let Some((name, after)) = tag(behind)
        {
            // A line inside a cell, or just the next words
            if name.eq_ignore_ascii_case("br") {
                clean.push(if line.contains('|') { BREAK } else { ' ' });
            }
            rest = after;
        } else if letter == '&'
            && let Some((sign, after)) = entity(behind)
        {
            clean.push(sign);
            rest = after;
        } else if letter == '!'
            && behind.starts_with('[')
            && let Some((_, after)) = link(behind)
        {
            rest = after;
        } else if letter == '['
            && let Some((words, after)) = link(rest)
        {
            clean.push_str(&cleaned(Cow::Borrowed(words)));
            rest = after;
        } else if letter == '\\' && behind.starts_with(|sign: char| sign.is_ascii_punctuation()) {
            rest = behind;
            if let Some(sign) = rest.chars().next() {
                clean.push(sign);
                rest = rest.get(1..).unwrap_or_default();
            }
        } else {
            clean.push(letter);
            rest = behind;
        }
    }
    if clean == line {
        line
    } else {
        Cow::Owned(clean)
    }
}

fn is_invisible(letter: char) -> bool {
    !letter.is_ascii() && !letter.is_whitespace() && is_space(letter) || letter == '\u{200C}'
}

/// The words of a Markdown link, and what stands behind it: `[our plan](https://…)`.
fn link(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix('[')?;
    let mut depth = 1_usize;
    let close = text.char_indices().find_map(|(at, letter)| {
        match letter {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let behind = text.get(close + 1..)?.strip_prefix('(')?;
    let (address, after) = behind.split_once(')')?;
    let is_address = !address.contains(' ') || address.contains("://") || address.contains(" \"");
    is_address.then_some((text.get(..close)?, after))
}

/// The tags that text from a page carries.
const TAGS: &str = " a b i u p s br em hr h1 h2 h3 h4 h5 h6 li ol ul td th tr col div pre sub sup img code font span body html head meta table tbody thead \
                    tfoot colgroup strong style small center details summary ";

/// The name of the tag that starts here, behind its `<`, with a slash in front where it ends something, and what stands behind it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let length = text
        .bytes()
        .enumerate()
        .take_while(|&(at, byte)| byte.is_ascii_alphanumeric() || at == 0 && byte == b'/')
        .count();
    let name = text.get(..length)?;
    let bare = name.trim_start_matches('/').to_ascii_lowercase();
    let known = !bare.is_empty() && TAGS.contains(&format!(" {bare} "));
    let comment = text.starts_with("!--");
    let (_, after) = if comment {
        text.split_once("-->")?
    } else {
        text.get(length..)?.split_once('>')?
    };
    (known || comment).then_some((name, after))
}

fn entity(text: &str) -> Option<(char, &str)> {
    [
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("nbsp;", ' '),
        ("quot;", '"'),
        ("#39;", '\''),
        ("le;", '≤'),
        ("ge;", '≥'),
        ("ndash;", '–'),
    ]
    .iter()
    .find_map(|(name, sign)| Some((*sign, text.strip_prefix(name)?)))
}

/// The lines of a page's source: rows of tables with tabs between their cells, everything else without its tags.
fn of_page(text: &str) -> Vec<PastedLine<'_>> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let (mut number, mut begun, mut in_row, mut cells) = (1, 1, false, 0_usize);
    let mut rest = text;
    let mut flush = |line: &mut String, begun: usize| {
        let text = std::mem::take(line);
        let text = text.trim_end_matches(['\t', ' ']);
        // What stands between two rows is no blank line
        let row = lines
            .last()
            .is_some_and(|last: &PastedLine| last.text.contains('\t'));
        if !text.is_empty() || !row {
            lines.push(PastedLine {
                number: begun,
                text: Cow::Owned(text.to_owned()),
                leads: false,
            });
        }
    };
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        match letter {
            '\n' => {
                if in_row {
                    line.push(' ');
                } else {
                    flush(&mut line, begun);
                }
                number += 1;
                if !in_row {
                    begun = number;
                }
                rest = behind;
            }
            '<' if tag(behind).is_some() => {
                let Some((name, after)) = tag(behind) else {
                    break;
                };
                let skipped = behind.len() - after.len();
                let lost = behind.get(..skipped).unwrap_or_default();
                number += lost.matches('\n').count();
                rest = after;
                match name.to_ascii_lowercase().as_str() {
                    "tr" => {
                        if !line.trim().is_empty() {
                            flush(&mut line, begun);
                        }
                        line.clear();
                        (begun, in_row, cells) = (number, true, 0);
                    }
                    "/tr" => {
                        flush(&mut line, begun);
                        (begun, in_row) = (number, false);
                    }
                    "td" | "th" => {
                        let cell = line.trim_end_matches(' ').len();
                        line.truncate(cell);
                        if cells > 0 {
                            line.push('\t');
                        }
                        cells += 1;
                    }
                    "br" => line.push(if in_row { BREAK } else { ' ' }),
                    "/p" | "/li" | "/h1" | "/h2" | "/h3" | "/h4" | "/div" if !in_row => {
                        flush(&mut line, begun);
                        begun = number;
                    }
                    "style" => {
                        if let Some((lost, after)) = rest.split_once("</style>") {
                            number += lost.matches('\n').count();
                            rest = after;
                        }
                    }
                    _ => {}
                }
            }
            '&' if entity(behind).is_some() => {
                if let Some((sign, after)) = entity(behind) {
                    line.push(sign);
                    rest = after;
                }
            }
            '\t' | '\r' if in_row => rest = behind,
            _ => {
                let doubled = in_row && letter == ' ' && line.ends_with([' ', '\t']);
                if !(doubled || is_invisible(letter)) {
                    line.push(letter);
                }
                rest = behind;
            }
        }
    }
    flush(&mut line, begun);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(usize, String)> {
        lines(text)
            .into_iter()
            .filter(|line| !line.text.trim().is_empty())
            .map(|line| (line.number, line.text.into_owned()))
            .collect()
    }

    #[test]
    fn a_cell_with_line_breaks_is_one_line() {
        assert_eq!(
            words("Goal\tTarget\n\"Cut the\nqueue\"\t5 min\nNext\t2\n"),
            [
                (1, "Goal\tTarget".to_owned()),
                (2, format!("Cut the{BREAK}queue\t5 min")),
                (4, "Next\t2".to_owned()),
            ]
        );
        assert_eq!(
            words("\"Answer\nfaster\"\n"),
            [(1, format!("Answer{BREAK}faster"))]
        );
        // An inch is no quote
        assert_eq!(words("\"12\" pipes\nMore\n").len(), 2);
    }

    #[test]
    fn a_table_of_a_page_becomes_rows_with_tabs() {
        let page = "<table>\n<tr><th>KPI</th><th>Target</th></tr>\n<tr>\n  <td><b>Lead time</b></td>\n  <td>&lt; 5 days</td>\n</tr></table>";
        assert_eq!(
            words(page),
            [
                (2, "KPI\tTarget".to_owned()),
                (3, "Lead time\t< 5 days".to_owned())
            ]
        );
        assert_eq!(
            words("<tr><td></td><td>x</td></tr>"),
            [(1, "\tx".to_owned())]
        );
    }

    #[test]
    fn addresses_tags_and_invisible_signs_go() {
        for (line, clean) in [
            (
                "Use [the guide](https://example.org/2027/5) well",
                "Use the guide well",
            ),
            ("<a name=\"x1\"></a> Answer < 5 calls", " Answer < 5 calls"),
            ("![logo](a.png)Grow", "Grow"),
            ("\u{200B}Lead\u{AD}ers", "Leaders"),
            ("R&amp;D cost &lt; 3 %", "R&D cost < 3 %"),
            ("[x] done", "[x] done"),
            ("1\\. First", "1. First"),
            ("a <b", "a <b"),
        ] {
            assert_eq!(cleaned(Cow::Borrowed(line)), clean, "{line}");
        }
    }
}
