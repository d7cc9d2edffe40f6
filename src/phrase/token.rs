//! Cutting a text into words, numbers, dates and signs, each tied to its place.

use super::convention::Convention;
use super::lexicon::{Lexicon, Sense};
use crate::domain::letters::{is_alphabetic, is_alphanumeric, is_lowercase};
use crate::domain::read_f64;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Letters, with digits, hyphens and apostrophes inside.
    Word,
    /// A number.
    Number(Figure),
    /// Three numbers that can only be a date, in the order written.
    Dated(RawDate),
    /// `1:30` or `1:30:00`.
    Clock(u32, u32, Option<u32>),
    /// Any other single character.
    Sign(char),
}

/// A number as written, without sign and unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figure {
    /// Its magnitude; may be infinite when far too many digits were written.
    pub value: f64,
    /// Whether it is written with digits only: a year may be written so.
    pub plain: bool,
    /// How many digits it has before the decimal sign.
    pub digits: usize,
    /// Whether it could be read another way under the other convention.
    pub ambiguous: bool,
    /// Whether it has decimals.
    pub fraction: bool,
}

/// A date written in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawDate {
    pub first: u32,
    pub second: u32,
    pub third: Option<u32>,
    pub separator: char,
    /// Whether the year stands first, in four digits.
    pub year_first: bool,
    /// Whether the year is written in four digits, be it 0026.
    pub whole_year: bool,
}

/// A piece with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token<'a> {
    pub piece: Piece,
    /// The text as written.
    pub text: &'a str,
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// Whether white space stands before it, or nothing.
    pub spaced: bool,
    /// What the lexicon says it can mean.
    pub entries: &'static [(&'static str, Sense)],
}

impl Token<'_> {
    pub(crate) fn is_sign(&self, sign: char) -> bool {
        matches!(self.piece, Piece::Sign(found) if found == sign)
    }

    pub(crate) fn is_word(&self) -> bool {
        matches!(self.piece, Piece::Word)
    }

    /// Whether it is this word, which is written in lower case; capitals do not matter.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.text.len() == word.len() && self.is_word() && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it can mean this.
    pub(crate) fn has(&self, sense: Sense) -> bool {
        self.entries.iter().any(|&(_, found)| found == sense)
    }

    /// Whether it joins what stands before it with what comes after it, so that a name ends here: in, by, to, of, and, for.
    pub(crate) fn joins(&self) -> bool {
        self.senses().any(|sense| {
            matches!(
                sense,
                Sense::In | Sense::By | Sense::To | Sense::Of | Sense::And | Sense::Purpose
            )
        })
    }

    /// What it can mean.
    pub(crate) fn senses(&self) -> impl Iterator<Item = Sense> + use<> {
        self.entries.iter().map(|&(_, sense)| sense)
    }

    /// The first of its meanings that the question takes.
    pub(crate) fn find<T>(&self, question: impl FnMut(Sense) -> Option<T>) -> Option<T> {
        self.senses().find_map(question)
    }

    pub(crate) fn figure(&self) -> Option<Figure> {
        match self.piece {
            Piece::Number(figure) => Some(figure),
            _ => None,
        }
    }
}

/// Lower case for the letters tables are written in: ASCII and Latin-1. No Unicode tables, which are large.
pub(crate) fn fold(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{DE}' => {
            char::from_u32(u32::from(letter) + 32).unwrap_or(letter)
        }
        '’' => '\'',
        '‑' | '‐' => '-',
        other => other,
    }
}

/// Cuts a text into tokens.
pub(crate) fn tokens<'a>(
    text: &'a str,
    convention: Convention,
    lexicon: &'static Lexicon,
) -> Vec<Token<'a>> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    let mut spaced = true;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        if is_space(first) {
            // A spreadsheet's tab parts columns like a bar; behind a list sign it is white space.
            let column = first == '\t'
                && found.last().is_some_and(|last: &Token| {
                    last.is_word() && (last.text.len() > 2 || found.len() == 1) || found.len() > 2
                })
                && rest
                    .trim_start_matches(is_space)
                    .starts_with(|letter: char| {
                        is_alphanumeric(letter) || "€$£-+<>≥≤".contains(letter)
                    });
            if column {
                found.push(Token {
                    piece: Piece::Sign('|'),
                    text: "|",
                    start: at,
                    end: at + 1,
                    spaced: true,
                    entries: &[],
                });
            }
            at += first.len_utf8();
            spaced = true;
            continue;
        }
        // "2h30": behind a number a small letter's word ends where the next number starts
        let unit = !spaced
            && found
                .last()
                .is_some_and(|before: &Token| before.figure().is_some())
            && is_lowercase(first);
        let (piece, length) = if unit {
            let letters = rest.chars().take_while(|letter| is_alphabetic(*letter));
            (Piece::Word, letters.map(char::len_utf8).sum())
        } else {
            piece(rest, first, spaced, convention)
        };
        let end = at + length;
        let written = text.get(at..end).unwrap_or_default();
        let entries = match piece {
            Piece::Word | Piece::Sign(_) => lexicon.entries(written),
            _ => &[],
        };
        found.push(Token {
            piece,
            text: written,
            entries,
            start: at,
            end,
            spaced,
        });
        at = end;
        spaced = false;
    }
    found
}

/// White space, and the invisible signs that text pasted from elsewhere carries.
pub(crate) fn is_space(letter: char) -> bool {
    if letter.is_ascii() {
        return matches!(letter, ' ' | '\t'..='\r');
    }
    letter.is_whitespace()
        || matches!(
            letter,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' | '\u{2060}' | '\u{AD}'
        )
}

fn piece(rest: &str, first: char, spaced: bool, convention: Convention) -> (Piece, usize) {
    if first.is_ascii_digit() {
        return dated(rest)
            .or_else(|| clock(rest))
            .unwrap_or_else(|| number(rest, convention));
    }
    let leads_decimals = spaced
        && matches!(first, '.' | ',')
        && rest
            .chars()
            .nth(1)
            .is_some_and(|next| next.is_ascii_digit());
    if leads_decimals {
        let (digits, _) = digits(rest.get(1..).unwrap_or_default());
        let value = parse("0", digits);
        let figure = Figure {
            value,
            plain: false,
            digits: 0,
            ambiguous: false,
            fraction: true,
        };
        return (Piece::Number(figure), 1 + digits.len());
    }
    if is_alphabetic(first) {
        return (Piece::Word, word_length(rest));
    }
    (Piece::Sign(first), first.len_utf8())
}

fn word_length(rest: &str) -> usize {
    // Most words are plain letters up to a space or the end.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if matches!(rest.as_bytes().get(plain), None | Some(b' ')) {
        return plain;
    }
    let mut length = 0;
    let mut letters = rest.chars().peekable();
    while let Some(letter) = letters.next() {
        let inside = is_alphanumeric(letter)
            || letter == '_'
            || (matches!(letter, '\'' | '’' | '-' | '‑' | '‐' | '&')
                && letters.peek().is_some_and(|next| is_alphanumeric(*next)));
        if !inside {
            break;
        }
        // "mid-July" and "pre-2027" are two words to a reader of dates; "trial-to-paid" is one.
        if letter == '-'
            && rest
                .get(..length)
                .is_some_and(|so_far| so_far.eq_ignore_ascii_case("mid"))
        {
            break;
        }
        length += letter.len_utf8();
    }
    length
}

fn digits(rest: &str) -> (&str, Option<char>) {
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
    (digits, behind.chars().next())
}

fn number(rest: &str, convention: Convention) -> (Piece, usize) {
    let (whole, mut behind) = digits(rest);
    let mut length = whole.len();
    // (separator, digits behind it)
    let mut groups: Vec<(char, &str)> = Vec::new();
    while let Some(separator) = behind {
        let from = length + separator.len_utf8();
        let (group, next) = digits(rest.get(from..).unwrap_or_default());
        let joins = match separator {
            '.' | ',' => !group.is_empty(),
            '\'' | '’' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '_' => {
                group.len() == 3
                    && whole.len() <= 3
                    && groups.iter().all(|&(before, _)| before == separator)
            }
            _ => false,
        };
        if !joins {
            break;
        }
        groups.push((separator, group));
        length = from + group.len();
        behind = next;
    }
    match resolve(whole, &groups, convention) {
        Some(figure) => (Piece::Number(figure), length),
        // A version or a chapter, "1.2.3": a word.
        None => (Piece::Word, length),
    }
}

fn resolve(whole: &str, groups: &[(char, &str)], convention: Convention) -> Option<Figure> {
    let figure = |decimals: &str, grouped: &[(char, &str)], ambiguous| {
        let mut all = whole.to_owned();
        for (_, group) in grouped {
            all.push_str(group);
        }
        Figure {
            value: parse(&all, decimals),
            plain: false,
            digits: all.len(),
            ambiguous,
            fraction: !decimals.is_empty(),
        }
    };
    let Some((&(last, decimals), before)) = groups.split_last() else {
        return Some(Figure {
            value: parse(whole, ""),
            plain: true,
            digits: whole.len(),
            ambiguous: false,
            fraction: false,
        });
    };
    let is_mark = matches!(last, '.' | ',');
    if before.is_empty() && is_mark {
        let groupable =
            decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        return Some(if groupable && last != convention.decimal.sign() {
            figure("", groups, true)
        } else {
            figure(decimals, &[], groupable)
        });
    }
    let thousands = |groups: &[(char, &str)]| {
        // Groups of three, or the Indian way: two, two, …, three.
        let ends_in_three = groups.last().is_some_and(|(_, group)| group.len() == 3);
        let same = groups
            .windows(2)
            .all(|pair| matches!(pair, [(one, _), (other, _)] if one == other));
        let inner = groups.split_last().map_or(&[][..], |(_, inner)| inner);
        let threes = inner.iter().all(|(_, group)| group.len() == 3);
        let twos = inner.iter().all(|(_, group)| group.len() == 2) && whole.len() <= 2;
        ends_in_three && same && (threes || twos) && (1..=3).contains(&whole.len())
    };
    if thousands(groups) {
        return Some(figure("", groups, false));
    }
    let differs = before.iter().all(|&(separator, _)| separator != last);
    (is_mark && differs && thousands(before)).then(|| figure(decimals, before, false))
}

fn parse(whole: &str, decimals: &str) -> f64 {
    if decimals.is_empty() {
        read_f64(whole)
    } else {
        read_f64(&format!("{whole}.{decimals}"))
    }
    .unwrap_or(f64::INFINITY)
}

fn small(digits: &str) -> Option<u32> {
    (1..=4)
        .contains(&digits.len())
        .then(|| digits.parse().ok())?
}

fn dated(rest: &str) -> Option<(Piece, usize)> {
    let (first, separator) = digits(rest);
    let separator = separator.filter(|sign| matches!(sign, '-' | '.' | '/'))?;
    let (second, again) = digits(rest.get(first.len() + 1..)?);
    if again != Some(separator) || !(1..=2).contains(&second.len()) {
        return None;
    }
    let length = first.len() + second.len() + 2;
    let (third, behind) = digits(rest.get(length..)?);
    let year_first = first.len() == 4 && (1..=2).contains(&third.len()) && separator != '.';
    let raw = |number| {
        Some(RawDate {
            first: small(first)?,
            second: small(second)?,
            third: number,
            separator,
            year_first,
            whole_year: year_first || third.len() == 4,
        })
    };
    let year_last = (1..=2).contains(&first.len()) && matches!(third.len(), 2 | 4);
    // "1.2.34.5" is none.
    let goes_on = behind == Some(separator)
        && rest
            .get(length + third.len() + 1..)
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
    if (year_first || year_last) && !goes_on {
        let raw = raw(small(third))?;
        plausible(&raw).then_some((Piece::Dated(raw), length + third.len()))
    } else if separator == '.' && third.is_empty() && first.len() <= 2 {
        // "30.6." as in German
        let raw = raw(None)?;
        plausible(&raw).then_some((Piece::Dated(raw), length))
    } else {
        None
    }
}

/// Whether some order of the numbers is a day of some month.
fn plausible(raw: &RawDate) -> bool {
    let small = |one, other| (1..=31).contains(&one) && (1..=12).contains(&other);
    match raw.third {
        Some(third) if raw.year_first => small(third, raw.second),
        _ => small(raw.first, raw.second) || small(raw.second, raw.first),
    }
}

fn clock(rest: &str) -> Option<(Piece, usize)> {
    let (first, colon) = digits(rest);
    (colon == Some(':')).then_some(())?;
    let (second, again) = digits(rest.get(first.len() + 1..)?);
    (second.len() == 2).then_some(())?;
    let (first, second, length) = (small(first)?, small(second)?, first.len() + 3);
    if second > 59 {
        return None;
    }
    let third = (again == Some(':'))
        .then(|| digits(rest.get(length + 1..).unwrap_or_default()).0)
        .filter(|third| third.len() == 2)
        .and_then(small)
        .filter(|&third| third <= 59);
    let length = if third.is_some() { length + 3 } else { length };
    Some((Piece::Clock(first, second, third), length))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::lexicon::ENGLISH;
    use super::*;

    fn value(text: &str, convention: Convention) -> f64 {
        match tokens(text, convention, &ENGLISH)[0].piece {
            Piece::Number(figure) => figure.value,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn numbers_of_both_conventions_are_read() {
        for (text, expected) in [
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("12,5", 12.5),
            ("1 234", 1234.0),
            ("1\u{202F}234\u{202F}567,8", 1_234_567.8),
            ("1'234'567", 1_234_567.0),
            ("1,23,456", 123_456.0),
            ("1,234,567", 1_234_567.0),
            ("0,125", 0.125),
            ("1234,567", 1234.567),
            (".5", 0.5),
        ] {
            assert!(
                (value(text, Convention::POINT) - expected).abs() < 1e-9,
                "{text}"
            );
            assert!(
                (value(text, Convention::COMMA) - expected).abs() < 1e-9,
                "{text}"
            );
        }
    }

    #[test]
    fn the_convention_settles_what_is_open() {
        assert_eq!(value("1,234", Convention::POINT), 1234.0);
        assert_eq!(value("1,234", Convention::COMMA), 1.234);
        assert_eq!(value("1.234", Convention::POINT), 1.234);
        assert_eq!(value("1.234", Convention::COMMA), 1234.0);
    }

    #[test]
    fn a_version_is_a_word_and_a_date_is_a_date() {
        let kinds = |text| tokens(text, Convention::POINT, &ENGLISH)[0].piece;
        assert_eq!(kinds("1.2.3"), Piece::Word);
        assert!(matches!(kinds("30.6.2026"), Piece::Dated(_)));
        assert!(matches!(kinds("2026-06-30"), Piece::Dated(_)));
        assert!(matches!(kinds("1:30"), Piece::Clock(1, 30, None)));
    }

    #[test]
    fn every_token_stands_where_it_says() {
        let text = "Cut “lead time” from 12 d to 4,5 d – by mid-July (@jo)";
        for token in tokens(text, Convention::POINT, &ENGLISH) {
            assert_eq!(text.get(token.start..token.end), Some(token.text));
        }
    }
}
