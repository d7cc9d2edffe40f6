//! Reading one value that a person typed for a known unit.

use super::convention::Convention;
use super::lexicon::{ENGLISH, Lexicon};
use super::quantity::{Measure, Numerals, Quantity, seconds, time_unit};
use super::signs::{plain_signs, settled};
use super::token::{Piece, Token, tokens};
use crate::domain::letters::to_lowercase;
use crate::domain::{GREATEST, TimeUnit, Unit, read_f64};
use std::fmt;

/// Why a text is not a value of the unit asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueError {
    /// Nothing was typed.
    Empty,
    /// There is no number where it was expected.
    NoNumber {
        /// What stands there.
        text: String,
        /// What is asked for.
        unit: Unit,
    },
    /// The number is counted in something else.
    OtherUnit {
        /// What was typed.
        found: Unit,
        /// What is asked for.
        unit: Unit,
    },
    /// More stands behind the number than its unit.
    Leftover {
        /// The number and unit that were understood.
        understood: String,
        /// What stands behind them.
        rest: String,
        /// What is asked for.
        unit: Unit,
    },
    /// The number is beyond ±1e15.
    TooLarge,
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "Nothing is typed. Type a number, for example 4.1."),
            Self::NoNumber { text, unit } => write!(
                f,
                "“{}” is not a number. Type {}.",
                short(text),
                example(unit)
            ),
            Self::OtherUnit { found, unit } => write!(
                f,
                "This is in {}, but {} expected. Type {}.",
                name(found),
                match unit {
                    Unit::Number => "a plain number is".to_owned(),
                    unit => format!("{} is", name(unit)),
                },
                example(unit)
            ),
            Self::Leftover {
                understood,
                rest,
                unit,
            } => write!(
                f,
                "“{}” was read, but not “{}” behind it. Type {}.",
                short(understood),
                short(rest),
                example(unit)
            ),
            Self::TooLarge => write!(
                f,
                "The number is too large to keep. Type a number between −1e15 and 1e15."
            ),
        }
    }
}

/// Reads one value typed for a unit, in English words: "4.1", "97.2k", "€ 100k", "2 h 30 min", "4.5 of 5", "−3".
///
/// A unit need not be typed. Lengths of time are converted into the unit asked for (a day has 24 hours, a month
/// 365.25 / 12 days). `(3)` is −3, as book-keepers write it. `1:30` is hours and minutes where hours or longer are asked for,
/// minutes and seconds otherwise.
/// Digits of other scripts, full-width signs and every kind of dash, apostrophe and space are read as what they stand for.
///
/// # Errors
/// See [`ValueError`]: nothing, no number, another unit or currency, something left over, too large.
pub fn read_value(text: &str, convention: Convention, unit: &Unit) -> Result<f64, ValueError> {
    read_value_with(&ENGLISH, text, convention, unit)
}

/// Converts a length of time: 90 minutes are 1.5 hours. A day has 24 hours, a month 365.25 / 12 days.
pub fn convert(value: f64, from: TimeUnit, into: TimeUnit) -> f64 {
    if from == into {
        value
    } else {
        value * seconds(from) / seconds(into)
    }
}

/// [`read_value`] in the words of another language.
///
/// # Errors
/// The same.
pub fn read_value_with(
    lexicon: &'static Lexicon,
    text: &str,
    convention: Convention,
    unit: &Unit,
) -> Result<f64, ValueError> {
    let (plain, is_settled) = settled(plain_signs(text));
    let text = plain.as_str();
    let convention = if is_settled {
        Convention::POINT
    } else {
        convention
    };
    if text.is_empty() {
        return Err(ValueError::Empty);
    }
    if let Some(value) = scientific(text) {
        return kept(value);
    }
    let tokens = tokens(text, convention, lexicon);
    let (inner, negated) = match tokens.as_slice() {
        [open, inner @ .., close] if open.is_sign('(') && close.is_sign(')') => (inner, true),
        all => (all, false),
    };
    let no_number = || ValueError::NoNumber {
        text: text.to_owned(),
        unit: unit.clone(),
    };
    let numerals = Numerals {
        lexicon,
        minutes: matches!(unit, Unit::Duration(_)),
    };
    let (value, next) = match (numerals.read(inner, 0), clock(inner, unit)) {
        (Some((quantity, next)), _) => (in_unit(&quantity, unit)?, next),
        (None, Some(value)) => value,
        (None, None) => return Err(no_number()),
    };
    // The unit's own word behind the number is no surprise: "12 tickets" where tickets are counted.
    let next = own_word(inner, next, unit);
    if let Some(rest) = inner.get(next).and_then(|token| text.get(token.start..)) {
        let understood = inner
            .get(next.saturating_sub(1))
            .and_then(|token| text.get(..token.end))
            .unwrap_or_default();
        return Err(ValueError::Leftover {
            understood: understood.to_owned(),
            rest: rest.to_owned(),
            unit: unit.clone(),
        });
    }
    kept(if negated { -value } else { value })
}

/// The number that a word is, or a number and its scale: `10,000`, `1.234,5`, `250k`, `1.5 million`, `2h`, `forty`. None for `5G`, `3rd`
/// and other names.
pub(crate) fn number_of(text: &str) -> Option<f64> {
    let tokens = tokens(text, Convention::POINT, &ENGLISH);
    let numerals = Numerals {
        lexicon: &ENGLISH,
        minutes: false,
    };
    let (quantity, next) = numerals.read(&tokens, 0)?;
    (next == tokens.len()).then_some(quantity.value)
}

fn kept(value: f64) -> Result<f64, ValueError> {
    if value.is_finite() && value.abs() <= GREATEST {
        // No −0, which would be shown with a sign.
        Ok(if value == 0.0 { 0.0 } else { value })
    } else {
        Err(ValueError::TooLarge)
    }
}

/// `1.2E+05`, as spreadsheets write it.
fn scientific(text: &str) -> Option<f64> {
    let digit_first = text
        .trim_start_matches(['+', '-'])
        .starts_with(|first: char| first.is_ascii_digit());
    (digit_first && text.contains(['e', 'E'])).then(|| read_f64(text))?
}

fn in_unit(quantity: &Quantity, unit: &Unit) -> Result<f64, ValueError> {
    let Some(measure) = quantity.measure else {
        return Ok(quantity.value);
    };
    let other = |found| {
        Err(ValueError::OtherUnit {
            found,
            unit: unit.clone(),
        })
    };
    match (measure, unit) {
        (Measure::Percent, Unit::Percent) => Ok(quantity.value),
        (Measure::Points, _) => other(Unit::Custom("percentage points".to_owned())),
        (Measure::Times, _) => other(Unit::Custom("times".to_owned())),
        (Measure::Money { code, shared }, Unit::Currency(expected))
            if code == expected || (shared && shares(code, expected)) =>
        {
            Ok(quantity.value)
        }
        (Measure::Time(stretch), Unit::Duration(expected)) => {
            let (found, factor) = time_unit(stretch);
            Ok(convert(quantity.value * factor, found, *expected))
        }
        // "4.5 stars" of however many; "4.5 of 5" only where 5 is the most.
        (Measure::Rating(of), Unit::Rating(expected)) if of == *expected => Ok(quantity.value),
        (measure, unit) => match (measure.unit(), unit) {
            // A custom unit may be any word, "days open" too.
            (Some((found, factor)), Unit::Custom(word)) if is_custom(&found, word) => {
                Ok(quantity.value * factor)
            }
            (Some((found, _)), _) => other(found),
            (None, _) => Ok(quantity.value),
        },
    }
}

fn is_custom(found: &Unit, word: &str) -> bool {
    let first = word.split(' ').next().unwrap_or_default();
    match found {
        Unit::Duration(unit) => first.eq_ignore_ascii_case(unit.word()) || first == unit.sign(),
        Unit::Percent => word.contains('%') || first.eq_ignore_ascii_case("percent"),
        Unit::Currency(code) => word.contains(code.as_str()),
        Unit::Custom(found) => first.eq_ignore_ascii_case(found),
        _ => false,
    }
}

/// Whether two currencies are written with one sign.
fn shares(code: &str, other: &str) -> bool {
    const FAMILIES: [&[&str]; 3] = [
        &[
            "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP",
        ],
        &["JPY", "CNY"],
        &["SEK", "NOK", "DKK", "ISK"],
    ];
    FAMILIES
        .iter()
        .any(|family| family.contains(&code) && family.contains(&other))
}

/// `1:30` and `1:30:00` in the unit asked for.
fn clock(tokens: &[Token], unit: &Unit) -> Option<(f64, usize)> {
    let Unit::Duration(unit) = unit else {
        return None;
    };
    let Piece::Clock(first, second, third) = tokens.first()?.piece else {
        return None;
    };
    let parts = |hours: u32, minutes: u32, seconds: u32| {
        f64::from(hours) * 3600.0 + f64::from(minutes) * 60.0 + f64::from(seconds)
    };
    let total = match (third, unit) {
        (Some(third), _) => parts(first, second, third),
        (None, TimeUnit::Seconds | TimeUnit::Minutes) => parts(0, first, second),
        (None, _) => parts(first, second, 0),
    };
    Some((convert(total, TimeUnit::Seconds, *unit), 1))
}

fn own_word(tokens: &[Token], from: usize, unit: &Unit) -> usize {
    let word = match unit {
        Unit::Custom(word) => word.as_str(),
        Unit::Rating(_) => "points",
        _ => return from,
    };
    let rest = tokens.get(from..).unwrap_or_default();
    let mut words = word.split_whitespace();
    let agrees = |typed: &str, own: &str| {
        let stem = |text: &str| to_lowercase(text.trim_end_matches(['s', 'S']));
        stem(typed) == stem(own)
    };
    if !rest.is_empty()
        && rest
            .iter()
            .all(|token| words.next().is_some_and(|own| agrees(token.text, own)))
    {
        tokens.len()
    } else {
        from
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn name(unit: &Unit) -> String {
    match unit {
        Unit::Number => "a plain number".to_owned(),
        Unit::Percent => "percent".to_owned(),
        Unit::Currency(code) => code.clone(),
        Unit::Duration(unit) => unit.word().to_owned(),
        Unit::Rating(of) => format!("points of {of}"),
        Unit::Custom(word) => word.clone(),
    }
}

fn example(unit: &Unit) -> String {
    match unit {
        Unit::Number => "a number, for example 42".to_owned(),
        Unit::Percent => "a percentage, for example 4.1 or 4.1 %".to_owned(),
        Unit::Currency(code) => format!("an amount in {code}, for example 100k"),
        Unit::Duration(unit) => format!("a time, for example 2.5 {} or 2 h 30 min", unit.sign()),
        Unit::Rating(of) => format!("a rating from 0 to {of}, for example 4.5"),
        Unit::Custom(word) => format!("a number of {word}, for example 42"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str, unit: &str) -> Result<f64, ValueError> {
        read_value(text, Convention::POINT, &unit.parse().unwrap())
    }

    #[test]
    fn a_value_is_read_in_the_many_ways_people_type_it() {
        for (text, unit, expected) in [
            ("4.1", "number", 4.1),
            ("4,1", "number", 4.1),
            (" 4.1 % ", "percent", 4.1),
            ("4.1 percent", "percent", 4.1),
            ("97.2k", "number", 97_200.0),
            ("1,234.5", "number", 1234.5),
            ("1.234,5", "number", 1234.5),
            ("1 234", "number", 1234.0),
            ("1,234", "number", 1234.0),
            ("€ 100k", "currency:EUR", 100_000.0),
            ("100 k€", "currency:EUR", 100_000.0),
            ("EUR 1.5m", "currency:EUR", 1_500_000.0),
            ("1.5 bn USD", "currency:USD", 1_500_000_000.0),
            ("-$5", "currency:USD", -5.0),
            ("$-5", "currency:USD", -5.0),
            ("A$ 5", "currency:AUD", 5.0),
            ("$5", "currency:AUD", 5.0),
            ("3.6 h", "duration:h", 3.6),
            ("2 h 30 min", "duration:h", 2.5),
            ("2h30", "duration:h", 2.5),
            ("2h30m", "duration:min", 150.0),
            ("1 d 12 h", "duration:h", 36.0),
            ("1:30", "duration:h", 1.5),
            ("1:30", "duration:min", 1.5),
            ("1:30", "duration:s", 90.0),
            ("1:30:00", "duration:min", 90.0),
            ("90 min", "duration:h", 1.5),
            ("5m", "duration:min", 5.0),
            ("5m", "number", 5_000_000.0),
            ("2 weeks", "duration:d", 14.0),
            ("4.5 of 5", "rating:5", 4.5),
            ("4.5/5", "rating:5", 4.5),
            ("4.5 out of 5", "rating:5", 4.5),
            ("4.5 stars", "rating:5", 4.5),
            ("8", "rating:10", 8.0),
            ("−3", "number", -3.0),
            ("-3", "number", -3.0),
            ("(3)", "number", -3.0),
            ("+3", "number", 3.0),
            ("three", "number", 3.0),
            ("1.2E+05", "number", 120_000.0),
            ("12 tickets", "text:tickets", 12.0),
            ("1 ticket", "text:tickets", 1.0),
            ("0", "number", 0.0),
            ("-0", "number", 0.0),
            (".5", "number", 0.5),
        ] {
            let value = read(text, unit);
            assert!(
                value
                    .as_ref()
                    .is_ok_and(|value| (value - expected).abs() < 1e-9),
                "{text} as {unit}: {value:?}"
            );
        }
        assert_eq!(
            read_value("1,234", Convention::COMMA, &Unit::Number),
            Ok(1.234)
        );
        assert_eq!(
            read_value("1.234", Convention::COMMA, &Unit::Number),
            Ok(1234.0)
        );
    }

    #[test]
    fn another_currency_or_unit_is_refused_by_name() {
        for (text, unit, says) in [
            ("$5", "currency:EUR", "USD"),
            ("5 €", "percent", "EUR"),
            ("5 %", "currency:EUR", "percent"),
            ("5 h", "number", "hours"),
            ("8 of 10", "rating:5", "points of 10"),
            ("3 pp", "percent", "percentage points"),
        ] {
            let error = read(text, unit).unwrap_err();
            assert!(
                matches!(error, ValueError::OtherUnit { .. }),
                "{text}: {error:?}"
            );
            let message = error.to_string();
            assert!(
                message.contains(says) && message.contains("Type "),
                "{message}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_refused_and_says_what_to_type() {
        assert_eq!(read("  ", "number"), Err(ValueError::Empty));
        for text in [
            "many",
            "NaN",
            "inf",
            "-inf",
            "infinity",
            "-",
            "€",
            "1.2.3",
            "one of them",
            "30.6.2026",
        ] {
            assert!(
                matches!(read(text, "number"), Err(ValueError::NoNumber { .. })),
                "{text}: {:?}",
                read(text, "number")
            );
        }
        for text in ["5 apples", "5 6", "5 to 6", "4.1 %%"] {
            let unit = if text.contains('%') {
                "percent"
            } else {
                "number"
            };
            assert!(
                matches!(read(text, unit), Err(ValueError::Leftover { .. })),
                "{text}"
            );
        }
        for text in ["1e999", "2e15", "-9999999999999999", "9999 tn"] {
            assert_eq!(read(text, "number"), Err(ValueError::TooLarge), "{text}");
        }
        let digits = "9".repeat(500);
        assert_eq!(read(&digits, "number"), Err(ValueError::TooLarge));
        let message = read("lots", "currency:EUR").unwrap_err().to_string();
        assert_eq!(
            message,
            "“lots” is not a number. Type an amount in EUR, for example 100k."
        );
    }
}
