//! Signs in front of the items of a list: dots, dashes, boxes, numbers and letters.

use crate::domain::letters::is_alphabetic;
use crate::phrase::token::is_space;

/// Whether a list sign stands in front: "•", "- ", "1.", "(a)", "[ ]".
pub(super) fn is_item(text: &str) -> bool {
    sign_length(text) > 0
}

/// How many bytes of a list sign stand in front of a line.
pub(super) fn sign_length(text: &str) -> usize {
    let mut letters = text.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else {
        return 0;
    };
    let length = first.len_utf8();
    let dashes = "-*+–—→>".contains(first) && second.is_none_or(is_space)
        || !first.is_ascii() && "•·‣▪◦●○■►➢➤☐☑✅✓✔□❖✦\u{F0B7}\u{F0A7}".contains(first)
        || first == 'o' && second.is_some_and(is_space)
        // "-all elements": a dash glued to its words
        || first == '-' && second.is_some_and(is_alphabetic)
        || first == '>' && second.is_some_and(is_alphabetic);
    if dashes {
        return length;
    }
    // "[ ] task", "[x] task"; but "[P0] Fix" opens no list
    if first == '[' && second.is_none_or(|second| is_space(second) || "]xX✓✔-_/~".contains(second))
    {
        return 1;
    }
    numbered(text)
}

/// How long "1.", "2)", "a)", "(3)", "IV.", "2.1" in front of words is; 0 where there is none.
pub(super) fn numbered(text: &str) -> usize {
    let open = usize::from(text.starts_with('('));
    let inside = text.get(open..).unwrap_or_default();
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let word = inside.get(..length).unwrap_or_default();
    let digits = !word.is_empty() && word.bytes().all(|digit| digit.is_ascii_digit());
    let roman = !word.is_empty() && word.bytes().all(|letter| b"IVX".contains(&letter));
    let behind = inside.get(length..).unwrap_or_default();
    let mut letters = behind.chars();
    let close = letters.next();
    let spaced = letters.next().is_none_or(is_space);
    let short = (1..=3).contains(&length);
    if spaced
        && (close == Some(')') && short
            || close == Some('.')
                && (digits && short
                    || roman && length <= 4
                    || length == 1 && word.bytes().all(|letter| letter.is_ascii_lowercase())))
    {
        return open + length + 1;
    }
    0
}

/// How deep a list sign stands by its kind where the indentation does not say it: numbers, then letters and dots, then rings.
pub(super) fn rank(text: &str) -> usize {
    let mut letters = text.trim_start_matches('(').chars();
    match letters.next() {
        _ if sign_length(text) == 0 => 0,
        Some(first) if first.is_ascii_digit() || first.is_ascii_uppercase() => 1,
        Some('•' | '●' | '■' | '►' | '➢' | '➤' | '\u{F0B7}') => 2,
        Some('-' | '*' | '+' | '–' | '—' | '→' | '[' | '☐' | '☑' | '✅' | '✓' | '✔' | '>') => {
            3
        }
        Some('o') if letters.next().is_some_and(is_space) => 4,
        Some(first) if first.is_ascii_lowercase() => 3,
        Some('○' | '◦') => 4,
        _ => 5,
    }
}

/// A line without its list sign.
pub(super) fn without_sign(text: &str) -> &str {
    match sign_length(text) {
        0 => text,
        length => text
            .get(length..)
            .unwrap_or_default()
            .trim_start_matches(is_space),
    }
}
