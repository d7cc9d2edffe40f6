//! Cutting a pasted text into lines with their depth.

use super::MOST_LINES;
use super::table;
use crate::phrase::lexicon::{LineMark, Sense};
use crate::phrase::sentence::{Context, Understood};
use crate::phrase::token::{is_space, tokens};

/// A line of the pasted text.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    /// Counted from 1.
    pub number: usize,
    /// Without white space around it.
    pub text: String,
    /// White space in front of it, in columns.
    pub indent: usize,
    /// Whether a list sign stands in front of it.
    pub bullet: bool,
    /// Level of a Markdown heading, 1-6.
    pub level_of_heading: Option<usize>,
    /// What the heading above says the lines are.
    pub section: Option<LineMark>,
    /// What a table's column says it is.
    pub column: Option<LineMark>,
    /// Whether a heading "Key results:" follows it.
    pub owns_section: bool,
    /// Whether a table says that it belongs to the objective above.
    pub child: bool,
    /// Whether a Markdown heading that only names a group stands right above: nothing before it holds this line.
    pub opens_group: bool,
}

impl Raw {
    /// Whether the line only names a group: "Sales:", "## Marketing department".
    pub(super) fn is_heading(&self, understood: &Understood, context: &Context) -> bool {
        if understood.mark.is_some() || understood.verb.is_some() || understood.has_numbers() {
            return false;
        }
        if self.text.ends_with(':') && !self.bullet {
            return true;
        }
        if self.level_of_heading.is_none() {
            return false;
        }
        let metric = understood.names_metric(context);
        let group = tokens(&understood.title, context.convention, context.lexicon)
            .last()
            .is_some_and(|last| last.has(Sense::Group));
        !metric || group
    }
}

/// The lines of a text, and how many there were too many.
pub(super) fn cut(text: &str) -> (Vec<Raw>, usize) {
    let mut lines = Vec::new();
    let mut left_out = 0;
    let mut rows = table::Rows::default();
    for (index, line) in text.lines().enumerate() {
        let trimmed = line.trim_matches(is_space);
        if trimmed.is_empty() {
            rows = table::Rows::default();
            continue;
        }
        if lines.len() >= MOST_LINES {
            left_out += 1;
            continue;
        }
        if is_rule(trimmed) {
            continue;
        }
        if let Some(row) = rows.row(trimmed, index + 1) {
            lines.extend(row);
            continue;
        }
        for part in split_marks(trimmed) {
            lines.push(raw(line, part, index + 1));
        }
    }
    (lines, left_out)
}

fn raw(line: &str, text: &str, number: usize) -> Raw {
    let indent = line
        .chars()
        .take_while(|letter| is_space(*letter))
        .map(|letter| if letter == '\t' { 4 } else { 1 })
        .sum();
    let heading = text.chars().take_while(|&letter| letter == '#').count();
    let behind = text.get(heading..).unwrap_or_default();
    let is_heading = (1..=6).contains(&heading) && behind.starts_with(' ');
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.next());
    let signed = first.is_some_and(|first| "•·‣▪◦●○■►➢➤☐☑✅✓✔□\u{F0B7}".contains(first))
        || first.is_some_and(|first| "-*+–—→".contains(first)) && second.is_none_or(is_space)
        || first == Some('o') && second.is_some_and(is_space)
        // "[ ] task", "[x] task"; but "[P0] Fix" opens no list
        || first == Some('[') && second.is_none_or(|second| is_space(second) || "]xX✓✔-_/~".contains(second));
    Raw {
        number,
        text: text.to_owned(),
        indent,
        bullet: signed || is_numbered(text),
        level_of_heading: is_heading.then_some(heading),
        ..Raw::default()
    }
}

/// "1.", "2)", "a)", "(3)" in front of words.
fn is_numbered(text: &str) -> bool {
    let text = text.strip_prefix('(').unwrap_or(text);
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let digits = text
        .bytes()
        .take(length)
        .all(|digit| digit.is_ascii_digit());
    let mut behind = text.get(length..).unwrap_or_default().chars();
    let close = behind.next();
    let spaced = behind.next().is_some_and(is_space);
    spaced
        && (close == Some(')') && (1..=3).contains(&length)
            || close == Some('.') && digits && (1..=3).contains(&length))
}

/// A line of signs only: `---`, `===`, `|---|---|`.
fn is_rule(text: &str) -> bool {
    text.chars().all(|letter| {
        matches!(
            letter,
            '-' | '=' | '_' | '*' | '|' | ':' | '+' | ' ' | '~' | '–' | '—'
        )
    })
}

/// The goals of a line that holds several: "Key Results: KR1: … KR2: …".
fn split_marks(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices("KR") {
        let digits = bytes
            .iter()
            .skip(at + 2)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let closes = bytes.get(at + 2 + digits) == Some(&b':');
        let apart = at == 0
            || bytes
                .get(at - 1)
                .is_some_and(|before| matches!(before, b' ' | b'\t' | b'*' | b'('));
        if (1..=2).contains(&digits) && closes && apart {
            starts.push(at);
        }
    }
    let several = starts.len() > 1
        || starts.first().is_some_and(|&first| {
            text.get(..first)
                .is_some_and(|head| head.trim_end().ends_with(':'))
        });
    if !several {
        return vec![text];
    }
    let mut parts = Vec::new();
    let first = starts.first().copied().unwrap_or(0);
    let head = text
        .get(..first)
        .unwrap_or_default()
        .trim_matches(|letter: char| is_space(letter) || matches!(letter, '-' | '*' | '•'));
    if !head.is_empty() {
        parts.push(head);
    }
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        parts.push(
            text.get(start..end)
                .unwrap_or_default()
                .trim_matches(is_space),
        );
    }
    parts
}
