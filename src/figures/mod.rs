//! How numbers, units and dates are written, by a person's conventions. Reading them back is `phrase`'s business.

mod calendar;
mod rounding;

use crate::domain::json::words;
use crate::domain::letters::with_capital;
use crate::domain::number::{fixed, powered};
use crate::domain::{Band, Direction, Unit};

pub use calendar::{DateStyle, month, short_month, week_start};

/// The conventions a person reads numbers and dates by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Decimal sign and grouping.
    pub numbers: NumberStyle,
    /// Order of day, month and year.
    pub dates: DateStyle,
}

/// Decimal sign and grouping of thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// 1,234.5
    #[default]
    Point,
    /// 1.234,5
    Comma,
    /// 1 234,5
    SpaceComma,
}

words!(NumberStyle, "\"point\", \"comma\" or \"space-comma\"" {
    Point = "point",
    Comma = "comma",
    SpaceComma = "space-comma",
});

impl NumberStyle {
    /// The sign between whole and fraction.
    pub fn decimal(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma | Self::SpaceComma => ',',
        }
    }

    /// The sign between thousands.
    pub fn group(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
            Self::SpaceComma => NARROW,
        }
    }
}

/// Narrow no-break space: between a number and its unit, and between thousands.
const NARROW: char = '\u{202f}';
const MINUS: char = '−';

impl Figures {
    /// The conventions as two words, for keeping them beside a text that was typed by them: `point day-first`.
    pub fn written(&self) -> String {
        format!("{} {}", self.numbers.word(), self.dates.word())
    }

    /// Reads what [`Figures::written`] wrote; none for anything else.
    pub fn from_written(text: &str) -> Option<Self> {
        let (numbers, dates) = text.split_once(' ')?;
        Some(Self {
            numbers: NumberStyle::from_word(numbers)?,
            dates: DateStyle::from_word(dates)?,
        })
    }

    /// A number. With `decimals` exactly so many; without, as many as it needs, at the most four.
    pub fn number(&self, value: f64, decimals: Option<u8>) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let plain = match decimals {
            Some(places) => fixed(value.abs(), usize::from(places.min(6))),
            None => shortest(value.abs()),
        };
        let is_zero = plain.chars().all(|sign| sign == '0' || sign == '.');
        let mut text = String::new();
        if value < 0.0 && !is_zero {
            text.push(MINUS);
        }
        text.push_str(&self.grouped(&plain));
        text
    }

    /// A number with its unit: `4.1 %`, `€97,200`, `3.6 h`, `4.6 of 5`, `12 tickets`.
    pub fn value(&self, value: f64, unit: &Unit, decimals: Option<u8>) -> String {
        self.dressed(&self.number(value, decimals), unit)
    }

    /// A number that is already written, with its unit: `97k` in euros is `€97k`.
    pub fn dressed(&self, number: &str, unit: &Unit) -> String {
        match unit {
            Unit::Number => number.to_owned(),
            Unit::Percent => format!("{number}{NARROW}%"),
            Unit::Currency(code) => self.money(number, code),
            Unit::Duration(time) => format!("{number}{NARROW}{}", time.sign()),
            Unit::Rating(of) => format!("{number} of {of}"),
            Unit::Custom(word) => format!("{number} {word}"),
        }
    }

    /// A difference of shares in percentage points, without a sign: 0.18 is `18 points`.
    pub fn points(&self, difference: f64) -> String {
        let number = self.number((difference * 100.0).abs(), Some(0));
        if number == "1" {
            "1 point".to_owned()
        } else {
            format!("{number} points")
        }
    }

    /// A band in words: `at least 85 %`, `at most 4 h`, `between 3 and 5`. Its limits are written as they were set.
    pub fn band(&self, band: &Band, unit: &Unit, decimals: Option<u8>) -> String {
        let show = |value| self.line(value, unit, decimals);
        match (band.low, band.high) {
            (Some(low), Some(high)) => {
                let low = self.line(low, &Unit::Number, decimals);
                format!("between {low} and {}", show(high))
            }
            (Some(low), None) => format!("at least {}", show(low)),
            (None, Some(high)) => format!("at most {}", show(high)),
            (None, None) => "any value".to_owned(),
        }
    }

    /// A number short enough for an axis: `1.2k`, `3.4M`.
    pub fn short(&self, value: f64) -> String {
        let size = value.abs();
        let scaled = |by: f64, sign: &str| {
            let part = value / by;
            let places = u8::from(part.abs() < 100.0 && (part * 10.0).round() % 10.0 != 0.0);
            format!("{}{sign}", self.number(part, Some(places)))
        };
        if size >= 1e15 {
            powered(value, 1).replace('-', &MINUS.to_string())
        } else if size >= 1e12 {
            scaled(1e12, "tn")
        } else if size >= 1e9 {
            scaled(1e9, "bn")
        } else if size >= 1e6 {
            scaled(1e6, "M")
        } else if size >= 1e4 {
            scaled(1e3, "k")
        } else {
            self.number(value, None)
        }
    }

    fn money(&self, number: &str, code: &str) -> String {
        let sign = match code {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            "JPY" => "¥",
            "INR" => "₹",
            other => other,
        };
        match self.numbers {
            NumberStyle::Point => {
                let (minus, digits) = match number.strip_prefix(MINUS) {
                    Some(rest) => ("−", rest),
                    None => ("", number),
                };
                let gap = if sign.chars().count() > 1 {
                    "\u{202f}"
                } else {
                    ""
                };
                format!("{minus}{sign}{gap}{digits}")
            }
            NumberStyle::Comma | NumberStyle::SpaceComma => format!("{number}{NARROW}{sign}"),
        }
    }

    fn grouped(&self, plain: &str) -> String {
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let digits = whole.chars().count();
        let mut text = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (digits - place) % 3 == 0 {
                text.push(self.numbers.group());
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.numbers.decimal());
            text.push_str(fraction);
        }
        text
    }
}

/// The word for a direction, as it stands before a target.
pub fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "higher is better",
        Direction::Down => "lower is better",
        Direction::Hold => "hold within limits",
    }
}

/// `1 goal`, `3 goals`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// A clause as a sentence: with a capital and a full stop.
pub fn sentence(clause: &str) -> String {
    let mut text = with_capital(clause);
    if !text.is_empty() && !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}

/// At the most four decimals, and none that are zero; very small numbers keep two digits that count.
fn shortest(size: f64) -> String {
    let places = if size > 0.0 && size < 0.001 {
        // The place of the first digit that counts, and one more; sizes below 1e-12 are as good as nothing.
        ((-size.log10()).ceil().clamp(0.0, 12.0) as usize) + 1
    } else if size < 10.0 {
        4
    } else if size < 1000.0 {
        2
    } else {
        1
    };
    let text = fixed(size, places);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TimeUnit;
    use proptest::prelude::*;

    const POINT: Figures = Figures {
        numbers: NumberStyle::Point,
        dates: DateStyle::DayFirst,
    };
    const COMMA: Figures = Figures {
        numbers: NumberStyle::Comma,
        dates: DateStyle::DayFirst,
    };

    #[test]
    fn numbers_are_grouped_and_carry_no_empty_decimals() {
        assert_eq!(POINT.number(1_234_567.0, None), "1,234,567");
        assert_eq!(POINT.number(4.10, None), "4.1");
        assert_eq!(COMMA.number(1234.5, None), "1.234,5");
        assert_eq!(POINT.number(-0.25, None), "−0.25");
        assert_eq!(POINT.number(-0.001, Some(1)), "0.0");
        assert_eq!(POINT.number(0.000_023, None), "0.000023");
        assert_eq!(POINT.number(1e15, None), "1,000,000,000,000,000");
    }

    #[test]
    fn values_carry_their_unit() {
        assert_eq!(POINT.value(4.1, &Unit::Percent, None), "4.1\u{202f}%");
        let euro = Unit::Currency("EUR".into());
        assert_eq!(POINT.value(-97_200.0, &euro, None), "−€97,200");
        assert_eq!(COMMA.value(97_200.0, &euro, None), "97.200\u{202f}€");
        let hours = Unit::Duration(TimeUnit::Hours);
        assert_eq!(POINT.value(3.6, &hours, Some(1)), "3.6\u{202f}h");
        assert_eq!(POINT.value(4.6, &Unit::Rating(5), None), "4.6 of 5");
    }

    #[test]
    fn bands_are_said_in_words() {
        assert_eq!(
            POINT.band(&Band::at_most(2.0), &Unit::Number, None),
            "at most 2"
        );
        assert_eq!(
            POINT.band(&Band::between(3.0, 5.0), &Unit::Percent, None),
            "between 3 and 5\u{202f}%"
        );
    }

    #[test]
    fn a_clause_becomes_a_sentence_once() {
        assert_eq!(sentence("the target is reached"), "The target is reached.");
        assert_eq!(sentence("“Ärger” is done."), "“Ärger” is done.");
        assert_eq!(sentence(""), "");
    }

    #[test]
    fn axis_numbers_stay_short() {
        assert_eq!(POINT.short(97_200.0), "97.2k");
        assert_eq!(POINT.short(3_000_000.0), "3M");
        assert_eq!(POINT.short(-2.5e12), "−2.5tn");
        assert_eq!(POINT.short(120.0), "120");
    }

    proptest! {
        #[test]
        fn any_number_can_be_written(value in any::<f64>(), places in proptest::option::of(0u8..9)) {
            prop_assert!(!POINT.number(value, places).is_empty());
            prop_assert!(!POINT.short(value).is_empty());
        }
    }
}
