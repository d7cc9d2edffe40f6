//! What a keyboard makes of a number before it is read.

use super::token::is_space;

/// The digits nought of the scripts that write decimals with ten signs of their own.
const NOUGHTS: [u32; 18] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50,
    0xED0, 0xF20, 0x1040, 0x17E0, 0x1810,
];

/// The Arabic decimal sign, which is read in one way only.
const ARABIC_MARK: char = '\u{66B}';

/// A typed text in the signs that numbers are read from: full-width and other scripts' digits, every dash and hyphen as a minus, every
/// apostrophe as one, the full stop of an East Asian keyboard as a point.
pub(crate) fn plain_signs(text: &str) -> String {
    let text = text.trim_matches(is_space);
    let mut plain: String = text.chars().map(plain_sign).collect();
    // "− 5": a minus stands apart where a keyboard puts it so.
    if let Some(rest) = plain.strip_prefix('-') {
        plain = format!("-{}", rest.trim_start_matches(is_space));
    }
    plain
}

fn plain_sign(sign: char) -> char {
    let code = u32::from(sign);
    match sign {
        _ if sign.is_ascii() => sign,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{2BC}' | '\u{B4}' | '\u{FF07}' => '\'',
        // The Arabic sign between thousands.
        '\u{66C}' => '\'',
        '\u{66A}' => '%',
        '\u{3002}' | '\u{FF61}' | '\u{B7}' => '.',
        '\u{3001}' | '\u{FF64}' => ',',
        '\u{FFE5}' => '¥',
        '\u{FFE1}' => '£',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(code - 0xFEE0).unwrap_or(sign),
        _ => NOUGHTS
            .iter()
            .find_map(|nought| char::from_digit(code.checked_sub(*nought)?, 10))
            .unwrap_or(sign),
    }
}

/// Whether the Arabic decimal sign settles how a text is read, and the text with a point for it.
pub(crate) fn settled(text: String) -> (String, bool) {
    let has_mark = text.contains(ARABIC_MARK);
    if has_mark {
        (text.replace(ARABIC_MARK, "."), true)
    } else {
        (text, false)
    }
}
