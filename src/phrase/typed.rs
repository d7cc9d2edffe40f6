//! The ways a number can be read, and writing one so that it is read back.

use super::convention::{Convention, DecimalMark};
use super::signs::plain_signs;
use super::value::{ValueError, read_value};
use crate::domain::number::{plain, scientific};
use crate::domain::{TimeUnit, Unit};
use crate::figures::NumberStyle;

/// What a typed number can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ways {
    /// One value.
    One(f64),
    /// Two, the likelier one first: `97.200` is 97.2 and 97,200. To be asked before either is taken.
    Either(f64, f64),
}

impl Ways {
    /// The likelier value.
    pub fn likelier(self) -> f64 {
        match self {
            Self::One(value) | Self::Either(value, _) => value,
        }
    }
}

/// Reads one value like [`read_value`] and says whether it has to be asked about.
///
/// `near` is a value of the same goal that is known to be right: the last one, else the one it started from. A number that two
/// conventions read differently is taken without a question only where both the person's convention and `near` speak for the same
/// reading, where the unit allows one only (4.125 of 5), or where nobody would type the other: thousands that end in a zero (`1,200`
/// where points are decimals) and money in thousandths; but not against `near`. Without a `near` other than 0 anything else is asked,
/// with the convention's first.
///
/// Rows and forms both ask by it.
///
/// # Errors
/// The same as [`read_value`].
pub fn read_ways(
    text: &str,
    convention: Convention,
    unit: &Unit,
    near: Option<f64>,
) -> Result<Ways, ValueError> {
    let own = read_value(text, convention, unit)?;
    let Ok(other) = read_value(text, convention.other(), unit) else {
        return Ok(Ways::One(own));
    };
    if own.to_bits() == other.to_bits() {
        return Ok(Ways::One(own));
    }
    if let Unit::Rating(of) = unit {
        let fits = |value: f64| (0.0..=f64::from(*of)).contains(&value);
        match (fits(own), fits(other)) {
            (true, false) => return Ok(Ways::One(own)),
            (false, true) => return Ok(Ways::One(other)),
            _ => {}
        }
    }
    let is_grouped = own.abs() > other.abs();
    let is_cents = (other * 100.0).fract() == 0.0;
    let is_money = matches!(unit, Unit::Currency(_)) && !is_cents;
    let ends_in_nought = || {
        let plain = plain_signs(text);
        plain.rfind(|sign: char| sign.is_ascii_digit()) == plain.rfind('0')
    };
    let is_plain = is_grouped && (is_money || ends_in_nought());
    let either = if is_plain {
        Ways::One(own)
    } else {
        Ways::Either(own, other)
    };
    let Some(near) = near.filter(|near| *near != 0.0) else {
        return Ok(either);
    };
    // The two lie a factor of a thousand apart: the distance is counted in powers of ten.
    let distance = |value: f64| (value.abs() / near.abs()).log10().abs();
    let (of_own, of_other) = (distance(own), distance(other));
    Ok(if of_own <= 1.0 && of_other > of_own {
        Ways::One(own)
    } else if of_other < of_own {
        Ways::Either(other, own)
    } else {
        either
    })
}

/// A value as its person would type it, with every digit it has: reading it by the same convention and unit gives the same value bit by
/// bit. A length of time that was typed in a smaller unit is written in that again: 100 minutes in a goal of hours are `100 min`.
pub fn write_value(value: f64, numbers: NumberStyle, unit: &Unit) -> String {
    let plain = plain_number(value, numbers);
    let Unit::Duration(own) = unit else {
        return plain;
    };
    if plain.len() < 9 {
        return plain;
    }
    let smaller = [
        TimeUnit::Days,
        TimeUnit::Hours,
        TimeUnit::Minutes,
        TimeUnit::Seconds,
    ];
    smaller
        .into_iter()
        .filter(|part| part < own)
        .find_map(|part| {
            let whole = super::value::convert(value, *own, part).round();
            let text = format!("{} {}", plain_number(whole, numbers), part.sign());
            let back = read_value(&text, numbers.into(), unit).ok()?;
            (back.to_bits() == value.to_bits()).then_some(text)
        })
        .unwrap_or(plain)
}

fn plain_number(value: f64, numbers: NumberStyle) -> String {
    // Very small numbers would be hundreds of noughts.
    let text = if value != 0.0 && value.abs() < 1e-9 {
        scientific(value)
    } else {
        let text = plain(value);
        match DecimalMark::from(numbers) {
            DecimalMark::Point => text,
            DecimalMark::Comma => text.replace('.', ","),
        }
    };
    text.replacen('-', "−", usize::from(value < 0.0 && !text.contains('e')))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::GREATEST;
    use proptest::prelude::*;

    const POINT: Convention = Convention::POINT;
    const COMMA: Convention = Convention::COMMA;

    fn ways(text: &str, convention: Convention, near: Option<f64>) -> Ways {
        read_ways(text, convention, &Unit::Number, near).unwrap()
    }

    #[test]
    fn a_number_of_two_readings_is_asked_with_the_likelier_first() {
        for (text, convention, near, expected) in [
            // A German with an American browser goes on after 95,000.
            (
                "97.200",
                POINT,
                Some(95_000.0),
                Ways::Either(97_200.0, 97.2),
            ),
            ("97.200", POINT, None, Ways::Either(97.2, 97_200.0)),
            ("97.200", POINT, Some(95.0), Ways::One(97.2)),
            ("97.200", COMMA, Some(95_000.0), Ways::One(97_200.0)),
            ("97.200", COMMA, Some(95.0), Ways::Either(97.2, 97_200.0)),
            ("1,234", POINT, Some(0.0), Ways::Either(1234.0, 1.234)),
            ("1,234", POINT, Some(1100.0), Ways::One(1234.0)),
            ("1,234", COMMA, None, Ways::Either(1.234, 1234.0)),
            ("1.125", POINT, Some(1.1), Ways::One(1.125)),
            ("1.125", COMMA, Some(1.1), Ways::Either(1.125, 1125.0)),
            ("-1.125", COMMA, Some(1.1), Ways::Either(-1.125, -1125.0)),
            (
                "−1.125",
                POINT,
                Some(-1000.0),
                Ways::Either(-1125.0, -1.125),
            ),
            ("1,234k", POINT, None, Ways::Either(1_234_000.0, 1234.0)),
            // Far from both: asked.
            ("1.125", POINT, Some(1e9), Ways::Either(1125.0, 1.125)),
            // Nobody types 1.200 for 1.2, unless the goal says so.
            ("1,200", POINT, None, Ways::One(1200.0)),
            ("97.200", COMMA, None, Ways::One(97_200.0)),
            ("1,200", POINT, Some(1e9), Ways::One(1200.0)),
            ("1,200", POINT, Some(1.1), Ways::Either(1.2, 1200.0)),
            ("1.200", POINT, None, Ways::Either(1.2, 1200.0)),
            ("1,230k", POINT, None, Ways::One(1_230_000.0)),
        ] {
            assert_eq!(
                ways(text, convention, near),
                expected,
                "{text} near {near:?}"
            );
        }
    }

    #[test]
    fn most_numbers_have_one_reading_whatever_the_convention() {
        for (text, expected) in [
            ("97.2", 97.2),
            ("97,2", 97.2),
            ("0.125", 0.125),
            ("1.1250", 1.125),
            ("95 000", 95_000.0),
            ("95\u{202f}000", 95_000.0),
            ("1'234", 1234.0),
            ("1’234’567.5", 1_234_567.5),
            ("1´234", 1234.0),
            ("1.234.567", 1_234_567.0),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1234", 1234.0),
            ("１２.５", 12.5),
            ("１２．５", 12.5),
            ("１２。５", 12.5),
            ("－１２", -12.0),
            ("３ ", 3.0),
            ("٣", 3.0),
            ("١٢٫٥", 12.5),
            ("١٢٫٥٠٠", 12.5),
            ("١٬٢٣٤", 1234.0),
            ("۱۲", 12.0),
            ("१२.५", 12.5),
            ("१,२३,४५६", 123_456.0),
            ("−3", -3.0),
            ("–3", -3.0),
            ("‐3", -3.0),
            ("‑3", -3.0),
            ("—3", -3.0),
            ("- 3", -3.0),
        ] {
            for convention in [POINT, COMMA] {
                assert_eq!(
                    ways(text, convention, None),
                    Ways::One(expected),
                    "{text} {convention:?}"
                );
            }
        }
        assert_eq!(
            read_ways("45％", POINT, &Unit::Percent, None),
            Ok(Ways::One(45.0))
        );
        assert_eq!(
            read_ways("4.125", COMMA, &Unit::Rating(5), None),
            Ok(Ways::One(4.125))
        );
        let euro = Unit::Currency("EUR".into());
        assert_eq!(
            read_ways("€97.200", POINT, &euro, Some(9e4)),
            Ok(Ways::Either(97_200.0, 97.2))
        );
        assert_eq!(
            read_ways("€1,234", POINT, &euro, None),
            Ok(Ways::One(1234.0))
        );
        assert_eq!(
            read_ways("€1,234k", POINT, &euro, None),
            Ok(Ways::Either(1_234_000.0, 1234.0))
        );
        assert_eq!(
            read_ways("€1,234", COMMA, &euro, None),
            Ok(Ways::Either(1.234, 1234.0))
        );
    }

    #[test]
    fn what_is_corrected_is_written_with_every_digit() {
        let hours = Unit::Duration(TimeUnit::Hours);
        for (value, numbers, unit, text) in [
            (1234.56, NumberStyle::Point, &Unit::Number, "1234.56"),
            (1234.56, NumberStyle::SpaceComma, &Unit::Number, "1234,56"),
            (12.345, NumberStyle::Comma, &Unit::Percent, "12,345"),
            (-0.5, NumberStyle::Point, &Unit::Number, "−0.5"),
            (100.0 / 60.0, NumberStyle::Point, &hours, "100 min"),
            (1.5, NumberStyle::Point, &hours, "1.5"),
            (3.0e-20, NumberStyle::Comma, &Unit::Number, "3e-20"),
        ] {
            assert_eq!(write_value(value, numbers, unit), text);
        }
    }

    fn units() -> impl Strategy<Value = Unit> {
        prop_oneof![
            Just(Unit::Number),
            Just(Unit::Percent),
            Just(Unit::Currency("EUR".into())),
            Just(Unit::Currency("ISK".into())),
            Just(Unit::Rating(5)),
            Just(Unit::Custom("tickets".into())),
            proptest::sample::select(TimeUnit::ALL.to_vec()).prop_map(Unit::Duration),
        ]
    }

    fn styles() -> impl Strategy<Value = NumberStyle> {
        proptest::sample::select(vec![
            NumberStyle::Point,
            NumberStyle::Comma,
            NumberStyle::SpaceComma,
        ])
    }

    /// Every finite number that can be kept: bit patterns, and sizes people have.
    fn values() -> impl Strategy<Value = f64> {
        prop_oneof![
            any::<f64>(),
            -1e6..1e6,
            (0u32..100_000).prop_map(|minutes| f64::from(minutes) / 60.0),
            (0i32..1_000_000).prop_map(|thousandths| f64::from(thousandths) / 1000.0),
        ]
        .prop_filter("kept", |value| value.abs() <= GREATEST)
        .prop_map(|value| if value == 0.0 { 0.0 } else { value })
    }

    proptest! {
        #[test]
        fn what_is_written_for_correction_is_read_back_bit_by_bit(
            value in values(), numbers in styles(), unit in units()
        ) {
            let text = write_value(value, numbers, &unit);
            let read = read_value(&text, numbers.into(), &unit);
            prop_assert_eq!(read.map(f64::to_bits), Ok(value.to_bits()), "{}", text);
            // And is no question, for it is near itself.
            if value != 0.0 {
                prop_assert_eq!(read_ways(&text, numbers.into(), &unit, Some(value)), Ok(Ways::One(value)));
            }
        }

        #[test]
        fn two_readings_are_those_of_the_two_conventions(
            whole in 1u32..1000, decimals in 0u32..1000, near in proptest::option::of(values()), comma in any::<bool>()
        ) {
            let convention = if comma { COMMA } else { POINT };
            let text = format!("{whole}.{decimals:03}");
            let of = |it| read_value(&text, it, &Unit::Number).unwrap();
            match read_ways(&text, convention, &Unit::Number, near).unwrap() {
                Ways::One(value) => prop_assert_eq!(value, of(convention)),
                Ways::Either(one, other) => {
                    prop_assert!((one, other) == (of(POINT), of(COMMA)) || (other, one) == (of(POINT), of(COMMA)));
                }
            }
        }

        #[test]
        fn any_text_can_be_read(text in "\\PC{0,12}") {
            let _ = read_ways(&text, POINT, &Unit::Number, None);
        }
    }
}
