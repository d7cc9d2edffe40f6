//! Lines that cannot be goals whatever their words: drawings, addresses, signatures, rows of bare numbers.

use super::bullets::without_sign;
use crate::domain::letters::is_lowercase;
use crate::phrase::token::is_space;

/// Why a line cannot be a goal whatever its words.
pub(super) fn noise(text: &str) -> Option<&'static str> {
    let drawn = text
        .chars()
        .filter(|&letter| ('\u{2500}'..='\u{259F}').contains(&letter))
        .count();
    if drawn > 0 && (drawn > 2 || text.starts_with(['│', '║', '┃'])) {
        return Some("part of a drawing");
    }
    let rule = |letter: char| {
        matches!(
            letter,
            '-' | '='
                | '_'
                | '*'
                | '|'
                | ':'
                | '+'
                | ' '
                | '~'
                | '–'
                | '—'
                | '.'
                | '•'
                | '#'
                | '>'
                | '▪'
                | '\t'
        )
    };
    if text.chars().all(rule) {
        return Some("signs only");
    }
    if is_address(text) {
        return Some("an address");
    }
    if phone(text) || is_signed(text) {
        return Some("a signature");
    }
    is_bare_numbers(text).then_some("a row of numbers without a head")
}

/// "https://…", "www.…", "jo@example.org".
fn is_address(text: &str) -> bool {
    let word = without_sign(text);
    let one = !word.contains(is_space);
    one && (word.contains("://")
        || word.starts_with("www.")
        || word.contains('@') && word.contains('.') && !word.starts_with('@'))
        || word.starts_with("mailto:")
}

/// "Jo Doe | Sales | +49 30 1234567".
fn phone(text: &str) -> bool {
    let Some((_, number)) = text.split_once('+') else {
        return false;
    };
    let signs = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '(' | ')' | '/' | '.')
    };
    let length = number
        .chars()
        .take_while(|&letter| signs(letter))
        .filter(char::is_ascii_digit)
        .count();
    length >= 8 && !number.contains('%')
}

/// "Dr. H. Lindqvist, for the board".
fn is_signed(text: &str) -> bool {
    let Some((name, _)) = text.split_once(',') else {
        return false;
    };
    ["Dr ", "Dr. ", "Prof ", "Prof. ", "Mr ", "Mrs ", "Ms "]
        .iter()
        .any(|title| name.starts_with(title))
        && name.split(' ').count() < 5
        && name.split(' ').all(|word| !word.starts_with(is_lowercase))
}

/// "Oct-24 4839 4351 1615 37.12": a row of a table whose columns were lost.
fn is_bare_numbers(text: &str) -> bool {
    if text.contains(['\t', '|']) {
        return false;
    }
    let (mut numbers, mut words) = (0, 0);
    for word in text.split_whitespace() {
        let figure = word.starts_with(|first: char| {
            first.is_ascii_digit() || matches!(first, '$' | '€' | '£' | '-' | '(')
        }) && word.chars().all(|letter| {
            letter.is_ascii_digit()
                || matches!(
                    letter,
                    '.' | ',' | '%' | '$' | '€' | '£' | '-' | '/' | '(' | ')'
                )
        }) && word.contains(|letter: char| letter.is_ascii_digit());
        if figure {
            numbers += 1;
        } else {
            words += 1;
        }
    }
    numbers >= 4 && numbers > words
}
