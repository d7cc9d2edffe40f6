//! A look at the text before it is parsed, without recursion: how deep it nests, and words JSON does not have.

use super::error::{DEEPEST, ImportError, TextSpot};

/// How far a text was looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan {
    at: usize,
    depth: usize,
    line: usize,
    column: usize,
}

impl Scan {
    /// At the start of a text.
    pub(super) fn new() -> Self {
        let (line, column) = (1, 1);
        Self {
            at: 0,
            depth: 0,
            line,
            column,
        }
    }

    /// Looks at about so many bytes more of a text, which must be the same each time. False once all of it was looked at. Refuses a
    /// text that nests too deep or holds NaN or Infinity outside of texts.
    pub(super) fn step(&mut self, text: &str, size: usize) -> Result<bool, ImportError> {
        let mut walk = Walk {
            rest: text.get(self.at..).unwrap_or_default(),
            depth: self.depth,
            line: self.line,
            column: self.column,
        };
        let end = walk.rest.len().saturating_sub(size);
        look(&mut walk, end)?;
        *self = Self {
            at: text.len() - walk.rest.len(),
            depth: walk.depth,
            line: walk.line,
            column: walk.column,
        };
        Ok(!walk.rest.is_empty())
    }
}

/// The same for all of a text.
#[cfg(test)]
fn scan(text: &str) -> Result<(), ImportError> {
    Scan::new().step(text, text.len()).map(|_| ())
}

/// Looks on until no more than so many bytes are left.
fn look(walk: &mut Walk, end: usize) -> Result<(), ImportError> {
    while walk.rest.len() > end {
        let Some(token) = walk.next() else { break };
        match token {
            ScanToken::Open(_) if walk.depth > DEEPEST => {
                return Err(ImportError::TooDeep { line: walk.line });
            }
            ScanToken::Word { start, word }
                if matches!(
                    word,
                    "NaN" | "Infinity" | "-Infinity" | "nan" | "inf" | "-inf"
                ) =>
            {
                return Err(ImportError::NotANumber {
                    at: start,
                    word: word.to_owned(),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// The line on which the record with this place in `records` begins, from 1.
pub(super) fn line_of_record(text: &str, place: usize) -> Option<usize> {
    let mut walk = Walk::new(text);
    let mut key = "";
    let mut seen = 0;
    while let Some(token) = walk.next() {
        match token {
            ScanToken::Text(text) if walk.depth == 1 => key = text,
            ScanToken::Open(_) if walk.depth == 3 && key == "records" => {
                if seen == place {
                    return Some(walk.line);
                }
                seen += 1;
            }
            _ => {}
        }
    }
    None
}

enum ScanToken<'a> {
    /// An opening bracket or brace; the depth counts it already.
    Open(#[allow(dead_code)] char),
    Close,
    /// A text, without its quotation marks, as written.
    Text(&'a str),
    /// Anything else that stands together: a number, `true`, `NaN`.
    Word {
        start: TextSpot,
        word: &'a str,
    },
}

struct Walk<'a> {
    rest: &'a str,
    depth: usize,
    line: usize,
    column: usize,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            depth: 0,
            line: 1,
            column: 1,
        }
    }

    fn next(&mut self) -> Option<ScanToken<'a>> {
        loop {
            let first = self.rest.bytes().next()?;
            match first {
                b'\n' => {
                    self.skip(1);
                    self.line += 1;
                    self.column = 1;
                }
                b' ' | b'\t' | b'\r' | b',' | b':' => self.skip(1),
                b'{' | b'[' => {
                    self.skip(1);
                    self.depth += 1;
                    return Some(ScanToken::Open(char::from(first)));
                }
                b'}' | b']' => {
                    self.skip(1);
                    self.depth = self.depth.saturating_sub(1);
                    return Some(ScanToken::Close);
                }
                b'"' => return Some(ScanToken::Text(self.text())),
                _ => {
                    let start = TextSpot {
                        line: self.line,
                        column: self.column,
                    };
                    // The same letters as above, or a word could be empty and the walk would not end.
                    let ends = |letter: char| " \t\r\n,:{}[]\"".contains(letter);
                    let length = self.rest.find(ends).unwrap_or(self.rest.len());
                    let word = self.skip_over(length);
                    return Some(ScanToken::Word { start, word });
                }
            }
        }
    }

    /// Reads over a text in quotation marks; one that does not end reaches to the end of the file.
    fn text(&mut self) -> &'a str {
        self.skip(1);
        let mut is_escaped = false;
        let end = self.rest.bytes().position(|byte| {
            let is_end = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            is_end
        });
        let text = self.skip_over(end.unwrap_or(self.rest.len()));
        self.line += text.bytes().filter(|byte| *byte == b'\n').count();
        self.skip(1);
        text
    }

    fn skip(&mut self, bytes: usize) {
        self.skip_over(bytes);
    }

    fn skip_over(&mut self, bytes: usize) -> &'a str {
        let (over, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.column += over.len();
        self.rest = rest;
        over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_inside_texts_do_not_matter() {
        assert!(scan(r#"{"a": "NaN [[[ \" Infinity", "b": [true, -1e5]}"#).is_ok());
    }

    #[test]
    fn whatever_stands_between_texts_the_walk_ends() {
        for code in 0..0x300 {
            let letter = char::from_u32(code).unwrap_or(' ');
            assert!(scan(&format!("{{{letter}1{letter}{letter}x{letter}")).is_ok());
        }
    }

    #[test]
    fn nan_is_found_where_it_stands() {
        let found = scan("{\n  \"a\": NaN}");
        let at = TextSpot { line: 2, column: 8 };
        let word = "NaN".to_owned();
        assert_eq!(found, Err(ImportError::NotANumber { at, word }));
    }

    #[test]
    fn a_million_brackets_are_refused_and_64_are_not() {
        assert!(matches!(
            scan(&"[".repeat(1_000_000)),
            Err(ImportError::TooDeep { line: 1 })
        ));
        assert!(scan(&"[".repeat(DEEPEST)).is_ok());
    }

    #[test]
    fn the_line_of_a_record_counts_records_only() {
        let text = "{\n \"other\": [{}, {}],\n \"records\": [\n {\"a\": [{}]},\n\n {}\n]}";
        assert_eq!(line_of_record(text, 0), Some(4));
        assert_eq!(line_of_record(text, 1), Some(6));
        assert_eq!(line_of_record(text, 2), None);
    }
}
