//! Mean, median and quantiles of a handful of numbers, without overflow and without needless rounding.

use crate::domain::Ordered;

/// The arithmetic mean; none of no numbers.
///
/// Sums with Neumaier's compensation, so that large numbers that cancel leave the small rest intact. Equal numbers have
/// exactly that number as their mean.
pub fn mean(values: &[f64]) -> Option<f64> {
    let first = *values.first()?;
    if values.iter().all(|&value| value == first) {
        return Some(first);
    }
    let scale = PowerScale::of(values);
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for value in values.iter().map(|&value| scale.down(value)) {
        let next = sum + value;
        lost += if sum.abs() >= value.abs() {
            (sum - next) + value
        } else {
            (value - next) + sum
        };
        sum = next;
    }
    Some(scale.up((sum + lost) / count(values.len())))
}

/// The median: the middle number, or the mean of the two in the middle. None of no numbers.
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// The quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7, the one of R and NumPy).
/// `share` lies in 0…1. None of no numbers.
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.order_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let place = count(last) * share.clamp(0.0, 1.0);
    // A place lies within 0…last, so the cast neither truncates a sign nor overflows.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let below = place.floor() as usize;
    let (low, high) = (
        *sorted.get(below)?,
        *sorted.get((below + 1).min(last)).or(sorted.last())?,
    );
    let part = place - place.floor();
    let step = high - low;
    Some(if step.is_finite() {
        low + part * step
    } else {
        low * (1.0 - part) + high * part
    })
}

/// A power of two that keeps sums, differences and small multiples of huge numbers finite. For ordinary numbers it is 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PowerScale(f64);

impl PowerScale {
    /// The scale for numbers like these.
    pub(crate) fn of(values: &[f64]) -> Self {
        let greatest = values
            .iter()
            .fold(0.0_f64, |most, value| most.max(value.abs()));
        // 2^-100: any sum over fewer than 2^60 of the greatest numbers, times the constants of this module, stays finite.
        Self(if greatest > 1e270 {
            7.888_609_052_210_118e-31
        } else {
            1.0
        })
    }

    /// Into the range in which to compute.
    pub(crate) fn down(self, value: f64) -> f64 {
        value * self.0
    }

    /// Back, and to the nearest finite number where the result itself is too large.
    pub(crate) fn up(self, value: f64) -> f64 {
        finite(value / self.0)
    }
}

/// The nearest finite number; 0 for what is not a number.
pub(crate) fn finite(value: f64) -> f64 {
    if value.is_nan() {
        0.0
    } else {
        value.clamp(f64::MIN, f64::MAX)
    }
}

/// A count as a number. Counts here are far below 2⁵³.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn count(of: usize) -> f64 {
    of as f64
}

/// Days as a number. Any two dates of the calendar are fewer than 2⁵³ days apart.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn days(from: crate::domain::Date, to: crate::domain::Date) -> f64 {
    (to - from).num_days() as f64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn large_numbers_that_cancel_leave_the_small_rest() {
        assert_eq!(mean(&[1e15, 0.3, -1e15]), Some(0.3 / 3.0));
    }

    #[test]
    fn of_nothing_there_is_no_mean_and_no_median() {
        assert_eq!(mean(&[]), None);
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn quantiles_are_those_of_type_7() {
        let values = [4.0, 1.0, 3.0, 2.0];
        assert_eq!(median(&values), Some(2.5));
        assert!((quantile(&values, 0.1).unwrap() - 1.3).abs() < 1e-12);
        assert!((quantile(&values, 0.9).unwrap() - 3.7).abs() < 1e-12);
        assert_eq!(quantile(&values, 1.0), Some(4.0));
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
    }

    proptest! {
        #[test]
        fn finite_numbers_have_finite_means_and_quantiles(
            values in prop::collection::vec(prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO, 1..20),
            share in 0.0..=1.0_f64,
        ) {
            prop_assert!(mean(&values).unwrap().is_finite());
            let found = quantile(&values, share).unwrap();
            let least = values.iter().copied().fold(f64::MAX, f64::min);
            let most = values.iter().copied().fold(f64::MIN, f64::max);
            prop_assert!(least <= found && found <= most, "{least} {found} {most}");
        }
    }
}
