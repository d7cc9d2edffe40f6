//! Where a key result will land if it goes on like this (DOMAIN §3).

use super::pace::Span;
use super::sample::{PowerScale, days, finite, median, quantile};
use crate::domain::{Band, Date, Gathered, SortedMap};
use chrono::Days;

/// Fewer check-ins than this, on different days, give no forecast.
pub const FEWEST_CHECK_INS: usize = 4;
/// Only so many of the last check-ins count.
pub const MOST_CHECK_INS: usize = 12;

/// A straight line through the last check-ins that a few odd ones cannot bend (Theil 1950, Sen 1968).
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The days and values it rests on: the last 4…12, one a day.
    pub points: Vec<(Date, f64)>,
    /// Change of the value per day: the median of the slopes of all pairs.
    pub slope: f64,
    /// The line's value on the first day of the span: the median of y − slope·x, x in days since then.
    pub intercept: f64,
    /// The line's value on the last day of the span.
    pub at_end: f64,
    /// Lower end of the 80 % band on the last day: `at_end` plus the 10 % quantile of the residuals.
    pub low: f64,
    /// Upper end of the 80 % band on the last day: `at_end` plus the 90 % quantile of the residuals.
    pub high: f64,
    /// When the target will be reached; none where there is no target.
    pub reach: Option<Reach>,
    start: Date,
    offsets: (f64, f64),
    possible: Band,
}

/// When a target will be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The last check-in has it.
    Reached,
    /// On this day, the first on which the line has it.
    On(Date),
    /// Not until as long after the span as the span itself is long; or never, when the line leads away from it.
    NotInSight,
}

/// Why there is no forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoForecast {
    /// Too few check-ins to forecast: so many, on different days.
    TooFew(usize),
    /// Progress is not a number on a scale, or there is no cycle to land in.
    NothingToProject,
    /// The span is over: what happened is known.
    Over,
}

impl Forecast {
    /// The line's value on a day, with the lower and upper end of the band: what to draw.
    pub fn on(&self, day: Date) -> (f64, f64, f64) {
        let middle = finite(self.intercept + self.slope * days(self.start, day));
        let within = |value| self.possible.nearest(finite(value));
        (
            within(middle + self.offsets.0),
            within(middle),
            within(middle + self.offsets.1),
        )
    }

    /// The same, told and drawn within what values can be: nobody ends at fewer than no complaints.
    #[must_use]
    pub fn within(self, possible: Band) -> Self {
        Self {
            at_end: possible.nearest(self.at_end),
            low: possible.nearest(self.low),
            high: possible.nearest(self.high),
            possible,
            ..self
        }
    }
}

/// Forecasts from days and values in any order; of two values for one day the later in the list counts.
///
/// `aim` is the target with the baseline it is seen from, which says whether to reach it from below or above.
///
/// # Errors
/// [`NoForecast::TooFew`] with fewer than four different days.
pub fn forecast(
    check_ins: &[(Date, f64)],
    span: Span,
    aim: Option<(f64, f64)>,
) -> Result<Forecast, NoForecast> {
    let by_day: SortedMap<Date, f64> = check_ins.iter().copied().into_map();
    if by_day.len() < FEWEST_CHECK_INS {
        return Err(NoForecast::TooFew(by_day.len()));
    }
    let skipped = by_day.len().saturating_sub(MOST_CHECK_INS);
    let points: Vec<(Date, f64)> = by_day.into_iter().skip(skipped).collect();
    let values: Vec<f64> = points.iter().map(|&(_, value)| value).collect();
    let scale = PowerScale::of(&values);
    let scaled: Vec<(f64, f64)> = points
        .iter()
        .map(|&(day, value)| (days(span.start, day), scale.down(value)))
        .collect();
    let line = theil_sen(&scaled).ok_or(NoForecast::TooFew(points.len()))?;
    let residuals: Vec<f64> = scaled
        .iter()
        .map(|&(x, y)| y - (line.0 * x + line.1))
        .collect();
    let at_end = line.0 * span.length() + line.1;
    let (low, high) = (
        quantile(&residuals, 0.1).unwrap_or_default(),
        quantile(&residuals, 0.9).unwrap_or_default(),
    );
    let reach = aim.map(|(baseline, target)| {
        let sign = if target < baseline { -1.0 } else { 1.0 };
        let last = values.last().copied().unwrap_or(baseline);
        if sign * last >= sign * target {
            Reach::Reached
        } else {
            reach_day(&points, span, line, scale.down(target), sign)
        }
    });
    Ok(Forecast {
        slope: scale.up(line.0),
        intercept: scale.up(line.1),
        at_end: scale.up(at_end),
        low: scale.up(at_end + low),
        high: scale.up(at_end + high),
        reach,
        start: span.start,
        possible: Band::default(),
        offsets: (scale.up(low), scale.up(high)),
        points,
    })
}

/// Slope and intercept of the line by Theil and Sen: the median of the slopes of all pairs with different x, and the median
/// of y − slope·x. None without two different x.
pub fn theil_sen(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let slopes: Vec<f64> = points
        .iter()
        .enumerate()
        .flat_map(|(index, one)| points.iter().skip(index + 1).map(move |other| (one, other)))
        .filter(|(one, other)| one.0 != other.0)
        .map(|(one, other)| (other.1 - one.1) / (other.0 - one.0))
        .collect();
    let slope = median(&slopes)?;
    let rests: Vec<f64> = points.iter().map(|&(x, y)| y - slope * x).collect();
    Some((slope, median(&rests)?))
}

/// The first day, not before the last check-in, on which the line has the target. Never looks past the span by more than its
/// own length (DOMAIN §3).
fn reach_day(
    points: &[(Date, f64)],
    span: Span,
    (slope, intercept): (f64, f64),
    target: f64,
    sign: f64,
) -> Reach {
    // A line that has its target within a millionth of a day of midnight has it that day, whatever the rounding.
    const HAIR: f64 = 1e-6;
    let last = points.last().map_or(span.start, |&(day, _)| day);
    let since = days(span.start, last);
    let ahead = if sign * (intercept + slope * since) >= sign * target {
        since
    } else if sign * slope > 0.0 {
        ((target - intercept) / slope - HAIR).ceil().max(since)
    } else {
        return Reach::NotInSight;
    };
    if ahead > 2.0 * span.length() {
        return Reach::NotInSight;
    }
    // At most twice the length of a span: a small whole number, unless check-ins lie before the span.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let day = if ahead >= 0.0 {
        span.start.checked_add_days(Days::new(ahead as u64))
    } else {
        span.start.checked_sub_days(Days::new(-ahead as u64))
    };
    day.map_or(Reach::NotInSight, Reach::On)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::date;
    use proptest::prelude::*;

    fn quarter() -> Span {
        Span {
            start: date(2026, 10, 1),
            end: date(2026, 12, 31),
        }
    }

    fn day(n: u64) -> Date {
        quarter().start + Days::new(n)
    }

    fn weekly(values: &[f64]) -> Vec<(Date, f64)> {
        (1..)
            .zip(values)
            .map(|(week, &value)| (day(7 * week), value))
            .collect()
    }

    #[test]
    fn three_check_ins_are_too_few() {
        let three = weekly(&[1.0, 2.0, 3.0]);
        assert_eq!(
            forecast(&three, quarter(), None),
            Err(NoForecast::TooFew(3))
        );
        let mut on_one_day = three.clone();
        on_one_day.push((day(21), 4.0));
        assert_eq!(
            forecast(&on_one_day, quarter(), None),
            Err(NoForecast::TooFew(3))
        );
    }

    #[test]
    fn a_straight_line_goes_on_straight() {
        let found = forecast(
            &weekly(&[7.0, 14.0, 21.0, 28.0]),
            quarter(),
            Some((0.0, 60.0)),
        )
        .unwrap();
        assert!((found.slope - 1.0).abs() < 1e-12 && found.intercept.abs() < 1e-12);
        assert!((found.at_end - 91.0).abs() < 1e-9);
        assert!((found.low - 91.0).abs() < 1e-9 && (found.high - 91.0).abs() < 1e-9);
        assert_eq!(found.reach, Some(Reach::On(day(60))));
        assert_eq!(found.on(day(10)).1, 10.0);
    }

    #[test]
    fn one_odd_check_in_does_not_bend_the_line() {
        let found = forecast(&weekly(&[7.0, 14.0, 90.0, 28.0, 35.0]), quarter(), None).unwrap();
        assert!((found.slope - 1.0).abs() < 1e-12);
        assert!(found.high > found.at_end && found.low <= found.at_end);
    }

    #[test]
    fn a_falling_target_is_reached_from_above() {
        let found = forecast(
            &weekly(&[93.0, 86.0, 79.0, 72.0]),
            quarter(),
            Some((100.0, 50.0)),
        )
        .unwrap();
        assert_eq!(found.reach, Some(Reach::On(day(50))));
    }

    #[test]
    fn what_is_reached_is_reached_and_what_moves_away_is_not_in_sight() {
        let reach = |values: &[f64], target| {
            forecast(&weekly(values), quarter(), Some((0.0, target)))
                .unwrap()
                .reach
        };
        assert_eq!(reach(&[1.0, 2.0, 3.0, 10.0], 10.0), Some(Reach::Reached));
        assert_eq!(reach(&[4.0, 3.0, 2.0, 1.0], 10.0), Some(Reach::NotInSight));
        assert_eq!(reach(&[4.0, 4.0, 4.0, 4.0], 10.0), Some(Reach::NotInSight));
    }

    #[test]
    fn it_never_looks_past_the_cycle_by_more_than_its_own_length() {
        let reach = |target| {
            forecast(
                &weekly(&[7.0, 14.0, 21.0, 28.0]),
                quarter(),
                Some((0.0, target)),
            )
            .unwrap()
            .reach
        };
        assert_eq!(reach(182.0), Some(Reach::On(day(182))));
        assert_eq!(reach(183.0), Some(Reach::NotInSight));
    }

    #[test]
    fn only_the_last_twelve_count_and_the_later_of_two_on_one_day() {
        let mut values: Vec<f64> = vec![1000.0; 5];
        values.extend((1..=12).map(f64::from));
        let mut series = weekly(&values);
        series.insert(0, (day(7 * 17), -50.0));
        let found = forecast(&series, quarter(), None).unwrap();
        assert_eq!(found.points.len(), 12);
        assert!((found.slope - 1.0 / 7.0).abs() < 1e-12);
    }

    fn any_finite() -> impl Strategy<Value = f64> {
        prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO
    }

    proptest! {
        #[test]
        fn finite_check_ins_have_a_finite_forecast(
            series in prop::collection::btree_map(0u64..300, any_finite(), 4..20), baseline in any_finite(), target in any_finite(),
        ) {
            let series: Vec<(Date, f64)> = series.into_iter().map(|(n, value)| (day(n), value)).collect();
            let found = forecast(&series, quarter(), Some((baseline, target))).unwrap();
            for number in [found.slope, found.intercept, found.at_end, found.low, found.high] {
                prop_assert!(number.is_finite());
            }
            let (low, middle, high) = found.on(day(400));
            prop_assert!(low.is_finite() && middle.is_finite() && high.is_finite());
            if let Some(Reach::On(reached)) = found.reach {
                prop_assert!(reached <= day(182));
            }
        }

        #[test]
        fn the_order_of_entry_does_not_matter(
            series in prop::collection::btree_map(0u64..90, -1e9..1e9_f64, 4..20), seed in any::<u64>(),
        ) {
            let sorted: Vec<(Date, f64)> = series.into_iter().map(|(n, value)| (day(n), value)).collect();
            let mut mixed = sorted.clone();
            mixed.sort_by_key(|&(day, _)| (chrono::Datelike::ordinal(&day) as u64).wrapping_mul(seed | 1) >> 32);
            prop_assert_eq!(forecast(&mixed, quarter(), None), forecast(&sorted, quarter(), None));
        }

        #[test]
        fn shifting_and_scaling_the_values_shifts_and_scales_the_forecast(
            series in prop::collection::btree_map(0u64..90, -1e4..1e4_f64, 4..20), shift in -1e4..1e4_f64, scale in 1e-2..1e2_f64,
        ) {
            let plain: Vec<(Date, f64)> = series.into_iter().map(|(n, value)| (day(n), value)).collect();
            let moved: Vec<(Date, f64)> = plain.iter().map(|&(day, value)| (day, value * scale + shift)).collect();
            let before = forecast(&plain, quarter(), None).unwrap();
            let after = forecast(&moved, quarter(), None).unwrap();
            let near = |one: f64, other: f64| (one - other).abs() <= 1e-4 * scale.max(1.0);
            prop_assert!(near(after.slope, before.slope * scale));
            prop_assert!(near(after.at_end, before.at_end * scale + shift), "{} {}", after.at_end, before.at_end);
            prop_assert!(near(after.low, before.low * scale + shift));
            prop_assert!(near(after.high, before.high * scale + shift));
        }
    }
}
