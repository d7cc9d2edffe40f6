//! What a cell shows, by what is stored in it and the format of its numbers.

use crate::domain::number::{plain, read_f64};
use chrono::{Days, NaiveDate};

/// How a cell writes its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As it is.
    #[default]
    Plain,
    /// A hundred times as much, with a percent sign.
    Percent,
    /// With the sign of a currency.
    Money(String),
    /// A calendar day.
    Day,
    /// A month of a year.
    Month,
    /// A year.
    Year,
    /// A day with its hour.
    Moment,
    /// An hour.
    Hour,
    /// A stretch of time, in hours.
    Elapsed,
}

impl Format {
    /// The format of a number that every workbook knows.
    pub fn known(id: usize) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=16 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Day,
            17 | 55 | 56 => Self::Month,
            18..=21 | 32..=35 | 45 | 47 => Self::Hour,
            22 => Self::Moment,
            46 => Self::Elapsed,
            _ => Self::Plain,
        }
    }

    /// The format of a code such as `dd.mm.yyyy` or `#,##0.00 "€"`.
    pub fn from_code(code: &str) -> Self {
        let (mut letters, mut quoted, mut elapsed, mut money) =
            (String::new(), String::new(), false, String::new());
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                '"' => quoted.extend(signs.by_ref().take_while(|sign| *sign != '"')),
                '\\' | '_' | '*' => drop(signs.next()),
                '[' => {
                    let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    if let Some(said) = inside.strip_prefix('$') {
                        said.split('-')
                            .next()
                            .unwrap_or_default()
                            .clone_into(&mut money);
                    } else if !inside.is_empty()
                        && inside.chars().all(|sign| "hHmMsS".contains(sign))
                    {
                        elapsed = true;
                    }
                }
                sign => letters.push(sign.to_ascii_lowercase()),
            }
        }
        let has = |of: &str| letters.contains(|sign| of.contains(sign));
        if letters.starts_with("general") {
            return Self::Plain;
        }
        let is_dated = has("yd") || has("m") && !has("hs0#?");
        match () {
            () if elapsed => Self::Elapsed,
            () if is_dated && has("h") => Self::Moment,
            () if has("d") => Self::Day,
            () if is_dated && has("m") => Self::Month,
            () if is_dated => Self::Year,
            () if has("hs") && !has("#?") => Self::Hour,
            () if has("%") => Self::Percent,
            () => {
                let sign = |text: &str| {
                    text.chars()
                        .find(|sign| "€$£¥".contains(*sign))
                        .map(String::from)
                };
                let found = Some(money).filter(|money| !money.is_empty());
                match found.or_else(|| sign(&letters)).or_else(|| sign(&quoted)) {
                    Some(money) => Self::Money(money.trim().to_owned()),
                    None => Self::Plain,
                }
            }
        }
    }
}

/// Days are counted from different ones.
const FIRST: (i32, u32, u32) = (1899, 12, 30);
const FIRST_1904: (i32, u32, u32) = (1904, 1, 1);
/// Behind 31 Dec 9999 there is no day in a workbook.
const LAST: f64 = 2_958_466.0;
const DAY: f64 = 86_400.0;

/// What a number shows. `comma` is the sign in front of its decimals.
pub(super) fn shown(stored: &str, format: &Format, is_1904: bool, comma: bool) -> String {
    let Some(value) = read_f64(stored.trim()) else {
        return stored.trim().to_owned();
    };
    let number = |value: f64| pointed(plain(value), comma);
    match format {
        Format::Plain => number(value),
        Format::Percent => format!("{}%", pointed(hundredfold(&plain(value)), comma)),
        Format::Money(sign) => format!("{} {sign}", number(value)),
        Format::Elapsed => format!("{} h", number((value * DAY).round() / 3600.0)),
        _ => dated(value, format, is_1904).unwrap_or_else(|| number(value)),
    }
}

fn dated(value: f64, format: &Format, is_1904: bool) -> Option<String> {
    if !(0.0..LAST).contains(&value) {
        return None;
    }
    let seconds = (value * DAY).round();
    let (days, rest) = ((seconds / DAY).floor(), seconds % DAY);
    let (hour, minute) = ((rest / 3600.0).floor(), (rest % 3600.0 / 60.0).floor());
    let hour = format!("{:02}:{:02}", hour as u32, minute as u32);
    if *format == Format::Hour && days == 0.0 {
        return Some(hour);
    }
    let (year, month, day) = if is_1904 { FIRST_1904 } else { FIRST };
    // The calendar of the first workbooks has a 29 February 1900.
    let early = u64::from(!is_1904 && days < 60.0);
    let day = NaiveDate::from_ymd_opt(year, month, day)?
        .checked_add_days(Days::new(days as u64 + early))?;
    let text = day.to_string();
    Some(match format {
        Format::Month => text.get(..7)?.to_owned(),
        Format::Year => text.get(..4)?.to_owned(),
        Format::Moment | Format::Hour if rest > 0.0 => format!("{text} {hour}"),
        _ => text,
    })
}

/// A number's digits with its point two places further: a product may have digits that nobody wrote.
fn hundredfold(text: &str) -> String {
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("-", rest));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let padded = format!("{decimals:0<2}");
    let (up, rest) = padded.split_at_checked(2).unwrap_or((&padded, ""));
    let joined = format!("{whole}{up}");
    let whole = joined.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match rest {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

/// A number so written that it has one reading: three digits behind a point could be thousands.
fn pointed(mut text: String, comma: bool) -> String {
    if let Some((_, decimals)) = text.split_once('.') {
        if decimals.len() == 3 {
            text.push('0');
        }
        if comma {
            text = text.replace('.', ",");
        }
    }
    text
}

/// The column of a cell's place, counted from 0, and its row, counted from 1: `B7` is 1 and 7.
pub(super) fn place(reference: &str) -> Option<(usize, usize)> {
    let letters = reference
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (letters, row) = reference.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some((column - 1, row.parse().ok()?))
}

/// Signs that XML has no place for stand as `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("_x") {
        read.push_str(before);
        let code = behind.get(..4).filter(|_| behind.get(4..5) == Some("_"));
        let sign = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        match sign {
            Some('\r') => rest = behind.get(5..).unwrap_or_default(),
            Some(sign) => {
                read.push(sign);
                rest = behind.get(5..).unwrap_or_default();
            }
            None => {
                read.push_str("_x");
                rest = behind;
            }
        }
    }
    read.push_str(rest);
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(stored: &str, code: &str) -> String {
        shown(stored, &Format::from_code(code), false, false)
    }

    #[test]
    fn a_number_shows_what_its_format_says() {
        for (stored, code, text) in [
            ("45688", "dd.mm.yyyy", "2025-01-31"),
            ("45688", "[$-407]d. mmmm yyyy;@", "2025-01-31"),
            ("45658", "mmm\\ yy", "2025-01"),
            ("45658", "mmmm", "2025-01"),
            ("45658", "yyyy", "2025"),
            ("45688.604166666664", "yyyy-mm-dd hh:mm", "2025-01-31 14:30"),
            ("0.60416666666666663", "h:mm AM/PM", "14:30"),
            ("1.5", "[h]:mm", "36 h"),
            ("0.07", "0%", "7%"),
            ("0.84999999999999998", "0.0%", "85%"),
            ("-0.125", "0.0%", "-12.5%"),
            ("1.0056", "0%", "100.56%"),
            ("12500.5", "#,##0.00\\ \"€\"", "12500.5 €"),
            ("3", "[$CHF-807] #,##0", "3 CHF"),
            ("3", "_-[$€-2]\\ * #,##0_-", "3 €"),
            ("3", "\"$\"#,##0;[Red]-\"$\"#,##0", "3 $"),
            ("3", "0\" days\"", "3"),
            ("1.234", "0.000", "1.2340"),
            ("1234", "#,##0", "1234"),
            ("1E-2", "General", "0.01"),
            ("2E+5", "0.00E+00", "200000"),
            ("60", "yyyy-mm-dd", "1900-02-28"),
            ("61", "yyyy-mm-dd", "1900-03-01"),
            ("-4", "yyyy-mm-dd", "-4"),
            ("4e9", "yyyy-mm-dd", "4000000000"),
            ("words", "0%", "words"),
        ] {
            assert_eq!(show(stored, code), text, "{stored} as {code}");
        }
        assert_eq!(
            shown("44226", &Format::known(14), true, false),
            "2025-01-31"
        );
        assert_eq!(shown("0.125", &Format::Plain, false, true), "0,1250");
        assert_eq!(shown("0.125", &Format::known(10), false, true), "12,5%");
    }

    #[test]
    fn a_place_is_a_column_and_a_row() {
        assert_eq!(place("A1"), Some((0, 1)));
        assert_eq!(place("AB12"), Some((27, 12)));
        assert_eq!(place("XFD1048576"), Some((16_383, 1_048_576)));
        for none in ["", "A", "12", "ABCD1", "1A"] {
            assert_eq!(place(none), None, "{none}");
        }
    }

    #[test]
    fn signs_that_xml_has_no_place_for_are_read() {
        assert_eq!(
            unescaped("a_x000D_\nb_x005F_x000D_ _xyz_ _x"),
            "a\nb_x000D_ _xyz_ _x"
        );
    }
}
