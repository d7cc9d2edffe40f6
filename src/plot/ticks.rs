//! Round numbers along an axis, and how they are written.

use crate::domain::Unit;
use crate::domain::number::powered;
use crate::figures::Figures;

/// Round values along an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// The values, least first.
    pub values: Vec<f64>,
    /// The distance between two.
    pub step: f64,
}

/// Between one and `most` round values within a stretch: multiples of 1, 2, 2.5 or 5 times a power of ten.
pub fn ticks(low: f64, high: f64, most: usize) -> Ticks {
    let span = high / 2.0 - low / 2.0;
    let most = most.clamp(2, 20);
    let raw = span / (most as f64) * 2.0;
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| count(low, high, *step) <= most as f64);
    let Some(step) = step.filter(|step| step.is_finite() && *step > 0.0) else {
        return Ticks {
            values: vec![low],
            step: 1.0,
        };
    };
    let first = (low / step - 1e-9).ceil();
    let values: Vec<f64> = (0..most)
        .map(|index| (first + index as f64) * step)
        // 0.30000000000000004 is 0.3: rounded to the step's own digits.
        .map(|value| if value.abs() < step / 2.0 { 0.0 } else { value })
        .take_while(|value| *value <= high + step * 1e-9)
        .collect();
    Ticks { values, step }
}

impl Ticks {
    /// The values as people read them on an axis: all in one scale (`k`, `M`…) and with as many decimals as the step needs. Where
    /// that would be a long row of decimals they are written in full, and where no row is long enough with a power of ten.
    pub fn labels(&self, unit: &Unit, figures: &Figures) -> Vec<String> {
        let greatest = self
            .values
            .iter()
            .fold(0.0_f64, |most, value| most.max(value.abs()));
        let how = TickStyle::of(greatest, self.step);
        self.values
            .iter()
            .map(|&value| {
                let number = how.number(value, figures);
                match unit {
                    // The words would repeat at every tick; the figures beside the chart have them.
                    Unit::Custom(_) | Unit::Rating(_) => number,
                    unit => figures.dressed(&number, unit),
                }
            })
            .collect()
    }
}

/// How all numbers of one axis are written.
enum TickStyle {
    /// Divided by so much, with so many decimals and this sign behind.
    Counted(f64, u8, &'static str),
    /// A number from 1 to 10 with so many decimals, and a power of ten.
    Power(u8),
}

impl TickStyle {
    /// Most decimals of a number that is counted in thousands or more.
    const FEW: usize = 3;

    fn of(greatest: f64, step: f64) -> Self {
        let (by, sign) = magnitude(greatest);
        let (counted, plain) = (decimals(step / by), decimals(step));
        let small = |places: usize| u8::try_from(places).unwrap_or(6);
        if greatest < 1e15 && counted <= Self::FEW {
            Self::Counted(by, small(counted), sign)
        } else if greatest < 1e15 && plain <= 6 {
            Self::Counted(1.0, small(plain), "")
        } else {
            // As many digits as lie between the greatest number and the step, and one for a step of 2.5.
            let digits = (greatest / step).log10().ceil() + 1.0;
            // Between 1 and 15.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let digits = digits.clamp(1.0, 15.0) as u8;
            Self::Power(digits)
        }
    }

    fn number(&self, value: f64, figures: &Figures) -> String {
        match *self {
            // No thousands are none: 0, not 0k.
            Self::Counted(_, _, sign) if value == 0.0 && !sign.is_empty() => "0".to_owned(),
            Self::Counted(by, places, sign) => {
                format!("{}{sign}", figures.number(value / by, Some(places)))
            }
            Self::Power(_) if value == 0.0 => "0".to_owned(),
            Self::Power(digits) => {
                let written = powered(value, usize::from(digits));
                let (front, power) = written.split_once('e').unwrap_or((&written, "0"));
                // Zeros that say nothing go.
                let front = match front.split_once('.') {
                    Some((whole, part)) if part.trim_end_matches('0').is_empty() => {
                        whole.to_owned()
                    }
                    Some((whole, part)) => {
                        format!(
                            "{whole}{}{}",
                            figures.numbers.decimal(),
                            part.trim_end_matches('0')
                        )
                    }
                    None => front.to_owned(),
                };
                format!("{front}e{power}").replace('-', "−")
            }
        }
    }
}

/// The thousands a number is counted in where there is little room, and their sign: `k`, `M`, `bn`, `tn`.
pub fn magnitude(value: f64) -> (f64, &'static str) {
    match value.abs() {
        size if size >= 1e15 => (1.0, ""),
        size if size >= 1e12 => (1e12, "tn"),
        size if size >= 1e9 => (1e9, "bn"),
        size if size >= 1e6 => (1e6, "M"),
        size if size >= 1e4 => (1e3, "k"),
        _ => (1.0, ""),
    }
}

/// How many multiples of the step lie within.
fn count(low: f64, high: f64, step: f64) -> f64 {
    (high / step + 1e-9).floor() - (low / step - 1e-9).ceil() + 1.0
}

/// The decimals that a step needs: 0.25 needs two, 5 none.
fn decimals(step: f64) -> usize {
    (0..=6)
        .find(|&places| {
            let scaled = step * 10_f64.powi(places);
            scaled > 0.5 && (scaled - scaled.round()).abs() < 1e-6 * scaled.max(1.0)
        })
        .and_then(|places| usize::try_from(places).ok())
        .unwrap_or(7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(low: f64, high: f64, unit: &Unit) -> Vec<String> {
        ticks(low, high, 5).labels(unit, &Figures::default())
    }

    #[test]
    fn ticks_are_round_numbers() {
        assert_eq!(ticks(2.4, 7.0, 5).values, [3.0, 4.0, 5.0, 6.0, 7.0]);
        assert_eq!(ticks(0.0, 1.0, 5).values, [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(ticks(-30.0, 40.0, 5).values, [-20.0, 0.0, 20.0, 40.0]);
    }

    #[test]
    fn labels_share_a_scale_and_their_decimals() {
        assert_eq!(
            labels(0.0, 1.0, &Unit::Number),
            ["0.00", "0.25", "0.50", "0.75", "1.00"]
        );
        assert_eq!(
            labels(85_000.0, 101_000.0, &Unit::Currency("EUR".into())),
            ["€85k", "€90k", "€95k", "€100k"]
        );
        assert_eq!(
            labels(0.000_000_001, 0.000_000_003, &Unit::Number)
                .last()
                .map(String::as_str),
            Some("3e−9")
        );
        assert_eq!(
            labels(1e15, 3e15, &Unit::Number)
                .first()
                .map(String::as_str),
            Some("1e15")
        );
        assert_eq!(
            labels(2.0, 6.0, &Unit::Custom("tickets".into())),
            ["2", "3", "4", "5", "6"]
        );
    }

    #[test]
    fn nothing_is_not_counted_in_thousands() {
        assert_eq!(
            labels(0.0, 5e6, &Unit::Currency("EUR".into())),
            ["€0", "€2M", "€4M"]
        );
    }

    #[test]
    fn numbers_that_differ_little_are_written_so_that_they_differ() {
        let last = |low: f64, high: f64| labels(low, high, &Unit::Number).pop().unwrap_or_default();
        assert_eq!(last(1e12 + 2.0, 1e12 + 30.0), "1,000,000,000,030");
        assert_eq!(last(85_000.2, 85_001.9), "85,001.5");
        assert_eq!(last(1.000e-9, 1.002e-9), "1.002e−9");
        let comma = Figures {
            numbers: crate::figures::NumberStyle::Comma,
            ..Figures::default()
        };
        let found = ticks(1e-9, 1.002e-9, 5).labels(&Unit::Number, &comma);
        assert_eq!(found.last().map(String::as_str), Some("1,002e−9"));
    }

    proptest! {
        #[test]
        fn ticks_are_nice_and_readable_from_the_tiny_to_the_huge(
            power in -12..15_i32, front in 1.0..10.0_f64, spread in -5.0..0.3_f64, below in any::<bool>(), most in 4..8_usize,
        ) {
            let size = front * 10_f64.powi(power) * if below { -1.0 } else { 1.0 };
            let span = size.abs() * 10_f64.powf(spread);
            let found = ticks(size, size + span, most);
            // 1, 2, 2.5 or 5 times a power of ten.
            let head = found.step / 10_f64.powf(found.step.log10().floor());
            let nice = [1.0, 2.0, 2.5, 5.0, 10.0].iter().any(|wanted| (head - wanted).abs() < 1e-6);
            prop_assert!(nice, "{}", found.step);
            let written = found.labels(&Unit::Number, &Figures::default());
            let different: std::collections::BTreeSet<&String> = written.iter().collect();
            prop_assert_eq!(different.len(), written.len(), "{:?}", written);
            for label in &written {
                prop_assert!(label.chars().count() <= 24 && !label.contains("NaN"), "{}", label);
            }
        }

        #[test]
        fn there_is_a_tick_and_never_too_many(low in -1e15..1e15_f64, span in prop::num::f64::POSITIVE, most in 2..12_usize) {
            let span = span.min(1e15).max(low.abs() * 1e-9).max(1e-300);
            let found = ticks(low, low + span, most);
            prop_assert!(!found.values.is_empty());
            prop_assert!(found.values.len() <= most);
            prop_assert!(found.values.iter().all(|value| value.is_finite()));
            prop_assert_eq!(found.labels(&Unit::Percent, &Figures::default()).len(), found.values.len());
        }

        #[test]
        fn ticks_of_an_ordinary_stretch_lie_inside_and_differ_when_read(low in -1e6..1e6_f64, span in 0.01..1e6_f64) {
            let found = ticks(low, low + span, 6);
            let slack = span * 1e-6;
            prop_assert!(found.values.iter().all(|value| (low - slack..=low + span + slack).contains(value)));
            let labels = found.labels(&Unit::Number, &Figures::default());
            let different: std::collections::BTreeSet<&String> = labels.iter().collect();
            prop_assert_eq!(different.len(), labels.len());
        }
    }
}
