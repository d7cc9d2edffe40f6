//! Which signs are letters and digits, and their small and capital forms.
//!
//! The standard library's tables of all letters are twelve kilobytes of the download, and the browser has its own. So up to U+00FF this file
//! knows, and beyond it asks the browser, a hundred letters at a time; where there is none it asks the standard library. Both say the
//! same of every letter (`tests/web.rs`).

/// What there is to know of a sign.
#[derive(Clone, Copy, Debug, PartialEq)]
struct KnownLetters {
    classes: u8,
    /// Its small form, itself where there is none; [`DOTTED`] alone has one of two signs.
    small: char,
}

const ALPHABETIC: u8 = 1;
const NUMERIC: u8 = 2;
const SMALL: u8 = 4;
const CAPITAL: u8 = 8;

/// The one letter whose small form is two signs.
const DOTTED: char = 'İ';
/// The one letter whose small form depends on where it stands.
const SIGMA: char = 'Σ';

/// Whether it is a letter, as [`char::is_alphabetic`].
pub fn is_alphabetic(letter: char) -> bool {
    known(letter).classes & ALPHABETIC != 0
}

/// Whether it is a letter or a digit, as [`char::is_alphanumeric`].
pub fn is_alphanumeric(letter: char) -> bool {
    known(letter).classes & (ALPHABETIC | NUMERIC) != 0
}

/// Whether it is a small letter, as [`char::is_lowercase`].
pub fn is_lowercase(letter: char) -> bool {
    known(letter).classes & SMALL != 0
}

/// Whether it is a capital letter, as [`char::is_uppercase`].
pub fn is_uppercase(letter: char) -> bool {
    known(letter).classes & CAPITAL != 0
}

/// A text in small letters, as [`str::to_lowercase`].
pub fn to_lowercase(text: &str) -> String {
    if text.contains(SIGMA) {
        return beyond::to_lowercase(text);
    }
    let mut small = String::with_capacity(text.len());
    small.extend(small_letters(text.chars()));
    small
}

/// A text in capital letters, as [`str::to_uppercase`].
pub fn to_uppercase(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    beyond::to_uppercase(text)
}

/// Each letter's small form, as [`char::to_lowercase`]: wherever it stands.
pub fn small_letters<I: Iterator<Item = char>>(letters: I) -> SmallLetters<I> {
    SmallLetters {
        letters,
        dot: false,
    }
}

/// Letters in their small forms.
pub struct SmallLetters<I> {
    letters: I,
    /// Whether the dot of [`DOTTED`] is still to come.
    dot: bool,
}

impl<I: Iterator<Item = char>> Iterator for SmallLetters<I> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if self.dot {
            self.dot = false;
            return Some('\u{307}');
        }
        let letter = self.letters.next()?;
        self.dot = letter == DOTTED;
        Some(if self.dot { 'i' } else { known(letter).small })
    }
}

/// A text in small letters without their accents, as people type it into a search: "Zürich" becomes "zurich", "Łódź" "lodz".
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in small_letters(text.chars()) {
        match letter {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            // Marks that stand for themselves.
            '\u{300}'..='\u{36F}' => {}
            letter if letter.is_ascii() => plain.push(letter),
            letter => plain.push(without_accent(letter)),
        }
    }
    plain
}

/// Latin letters with accents, after the letter that each is without.
const ACCENTS: &str = "aàáâãäåāăąǎ cçćĉċč dďđð eèéêëēĕėęě gĝğġģ hĥħ iìíîïĩīĭįı jĵ kķ lĺļľŀł nñńņňŋ oòóôõöøōŏőǒ rŕŗř \
    sśŝşšș tţťŧț uùúûüũūŭůűųǔ wŵ yýÿŷ zźżž";

/// The last letter of [`ACCENTS`]: beyond it nothing has to be looked for.
const LAST_ACCENT: char = 'ț';

fn without_accent(letter: char) -> char {
    if letter > LAST_ACCENT {
        return letter;
    }
    let mut groups = ACCENTS.split(' ');
    let group = groups.find(|group| group.contains(letter));
    group
        .and_then(|group| group.chars().next())
        .unwrap_or(letter)
}

/// The text with a capital first letter.
pub fn with_capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(String::from).unwrap_or_default();
    to_uppercase(&first) + rest.as_str()
}

fn known(letter: char) -> KnownLetters {
    let Ok(code) = u8::try_from(letter) else {
        return plain(letter).unwrap_or_else(|| beyond::known(letter));
    };
    let classes = latin(code);
    let small = if classes & CAPITAL == 0 {
        code
    } else {
        code | 0x20
    };
    KnownLetters {
        classes,
        small: char::from(small),
    }
}

/// What needs no table: dashes, quotes, arrows and limits, which stand in every second line, and Cyrillic, whose small letters lie at one
/// distance from their capitals.
fn plain(letter: char) -> Option<KnownLetters> {
    let (classes, behind) = match letter {
        '\u{2010}'..='\u{205E}' | '\u{20A0}'..='\u{20C0}' | '\u{2190}'..='\u{22FF}' => (0, 0),
        'А'..='Я' => (ALPHABETIC | CAPITAL, 0x20),
        'Ѐ'..='Џ' => (ALPHABETIC | CAPITAL, 0x50),
        'а'..='џ' => (ALPHABETIC | SMALL, 0),
        _ => return None,
    };
    let small = char::from_u32(u32::from(letter) + behind)?;
    Some(KnownLetters { classes, small })
}

/// The classes of the first 256 signs.
fn latin(code: u8) -> u8 {
    match code {
        b'a'..=b'z' | 0xAA | 0xB5 | 0xBA | 0xDF..=0xF6 | 0xF8..=0xFF => ALPHABETIC | SMALL,
        b'A'..=b'Z' | 0xC0..=0xD6 | 0xD8..=0xDE => ALPHABETIC | CAPITAL,
        b'0'..=b'9' | 0xB2 | 0xB3 | 0xB9 | 0xBC..=0xBE => NUMERIC,
        _ => 0,
    }
}

/// What the browser knows.
#[cfg(target_arch = "wasm32")]
mod beyond {
    use super::{ALPHABETIC, CAPITAL, KnownLetters, NUMERIC, SMALL};
    use crate::domain::SortedMap;
    use js_sys::{JsString, RegExp};
    use std::cell::RefCell;

    /// How many signs are asked for at a time: those of one script mostly lie together.
    const BLOCK: u32 = 128;

    thread_local! {
        static BLOCKS: RefCell<SortedMap<u32, Vec<KnownLetters>>> = const { RefCell::new(SortedMap::new()) };
    }

    pub(super) fn known(letter: char) -> KnownLetters {
        let code = u32::from(letter);
        let place = (code % BLOCK) as usize;
        let unknown = KnownLetters {
            classes: 0,
            small: letter,
        };
        BLOCKS.with_borrow_mut(|blocks| {
            let number = code / BLOCK;
            blocks.change_from(
                number,
                || block(number * BLOCK),
                |block| block.get(place).copied().unwrap_or(unknown),
            )
        })
    }

    fn block(first: u32) -> Vec<KnownLetters> {
        let mut text = String::new();
        for code in first..first + BLOCK {
            // Half of a pair is no sign; it is never asked for.
            text.push(char::from_u32(code).unwrap_or_default());
            text.push('\n');
        }
        let text = JsString::from(text);
        let small = String::from(text.to_lower_case());
        let mut block: Vec<KnownLetters> = small
            .lines()
            .map(|small| KnownLetters {
                classes: 0,
                small: small.chars().next().unwrap_or_default(),
            })
            .collect();
        for (class, others) in [
            (ALPHABETIC, r"\P{Alphabetic}"),
            (NUMERIC, r"\P{N}"),
            (SMALL, r"\P{Lowercase}"),
            (CAPITAL, r"\P{Uppercase}"),
        ] {
            let left = text.replace_by_pattern(&RegExp::new(others, "gu"), "");
            for letter in String::from(left).chars() {
                let place = u32::from(letter).wrapping_sub(first) as usize;
                if let Some(known) = block.get_mut(place) {
                    known.classes |= class;
                }
            }
        }
        block
    }

    pub(super) fn to_lowercase(text: &str) -> String {
        JsString::from(text).to_lower_case().into()
    }

    pub(super) fn to_uppercase(text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }
}

/// What the standard library knows.
#[cfg(not(target_arch = "wasm32"))]
mod beyond {
    use super::{ALPHABETIC, CAPITAL, KnownLetters, NUMERIC, SMALL};

    pub(super) fn known(letter: char) -> KnownLetters {
        let class = |holds: bool, class: u8| if holds { class } else { 0 };
        KnownLetters {
            classes: class(letter.is_alphabetic(), ALPHABETIC)
                | class(letter.is_numeric(), NUMERIC)
                | class(letter.is_lowercase(), SMALL)
                | class(letter.is_uppercase(), CAPITAL),
            small: letter.to_lowercase().next().unwrap_or(letter),
        }
    }

    pub(super) fn to_lowercase(text: &str) -> String {
        text.to_lowercase()
    }

    pub(super) fn to_uppercase(text: &str) -> String {
        text.to_uppercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_case_and_accents_away_and_nothing_else() {
        for (text, plain) in [
            ("Zürich", "zurich"),
            ("ŁÓDŹ", "lodz"),
            ("Straße", "strasse"),
            ("cafe\u{301}", "cafe"),
            ("Œuvre, 4.2 %", "oeuvre, 4.2 %"),
            ("Москва Ѐ", "москва ѐ"),
            ("Țară", "tara"),
            ("", ""),
        ] {
            assert_eq!(folded(text), plain);
        }
    }
    use proptest::prelude::*;

    #[test]
    fn every_letter_is_what_the_standard_library_says() {
        for letter in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(letter), letter.is_alphabetic(), "{letter:?}");
            assert_eq!(
                is_alphanumeric(letter),
                letter.is_alphanumeric(),
                "{letter:?}"
            );
            assert_eq!(is_lowercase(letter), letter.is_lowercase(), "{letter:?}");
            assert_eq!(is_uppercase(letter), letter.is_uppercase(), "{letter:?}");
            let small: String = letter.to_lowercase().collect();
            assert_eq!(
                small_letters([letter].into_iter()).collect::<String>(),
                small
            );
            let capital: String = letter.to_uppercase().collect();
            assert_eq!(with_capital(&letter.to_string()), capital, "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn every_text_is_folded_as_by_the_standard_library(text in "[a-zA-Z0-9 .'ΣσςİıßẞŸÿµΩÅÆØŁłДдЖж’“–\u{307}\u{345}]{0,12}|\\PC{0,12}") {
            prop_assert_eq!(to_lowercase(&text), text.to_lowercase());
            prop_assert_eq!(to_uppercase(&text), text.to_uppercase());
            let letter_by_letter: String = text.chars().flat_map(char::to_lowercase).collect();
            prop_assert_eq!(small_letters(text.chars()).collect::<String>(), letter_by_letter);
        }
    }
}
