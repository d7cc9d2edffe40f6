//! Where a key result would be on a day, and how much behind that is still in time (DOMAIN §3).

use super::progress::change;
use super::sample::{days, finite};
use crate::domain::{Date, PhasedTarget, SortedMap};

/// First and last day of what is paced: a cycle, or the stretch from the day the work began up to a key result's own due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day: nothing is expected yet.
    pub start: Date,
    /// Last day: everything is expected.
    pub end: Date,
}

impl Span {
    /// Days from the first to the last.
    pub fn length(&self) -> f64 {
        days(self.start, self.end).max(0.0)
    }
}

/// Whether expected progress follows a straight line or the phased targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// A straight line from the first to the last day.
    Straight,
    /// Straight from each phased target to the next.
    Phased,
}

/// Expected progress on a straight line: (now−start)/(end−start) in days, 0 up to the first day, 1 from the last day on
/// (DOMAIN §3; the pace of Viva Goals).
pub fn straight(span: Span, today: Date) -> f64 {
    if today >= span.end {
        return 1.0;
    }
    if today <= span.start {
        return 0.0;
    }
    days(span.start, today) / span.length()
}

/// The expected values of a phased key result as corners of a line: the baseline on the first day, each phased target, and
/// the target on the last day (Viva Goals' phased targets). A phased target on the first or last day takes the place of
/// the baseline or target; of two for one day the later in the list counts; those outside the span are left out.
pub fn corners(
    span: Span,
    baseline: f64,
    target: f64,
    phased: &[PhasedTarget],
) -> Vec<(Date, f64)> {
    let mut by_day = SortedMap::from([(span.start, baseline)]);
    by_day.insert(span.end, target);
    for phase in phased {
        if span.start <= phase.date && phase.date <= span.end {
            by_day.insert(phase.date, phase.value);
        }
    }
    by_day.into_iter().collect()
}

/// The value expected on a day, straight between the corners and level before the first and after the last. None without
/// corners.
pub fn value_on(corners: &[(Date, f64)], today: Date) -> Option<f64> {
    let before = corners.iter().rev().find(|(day, _)| *day <= today);
    let after = corners.iter().find(|(day, _)| *day >= today);
    match (before, after) {
        (Some(&(from, low)), Some(&(to, high))) if from < to => {
            let part = days(from, today) / days(from, to);
            // The weighted sum, unlike low + part·(high − low), stays finite for any finite values.
            Some(finite(low * (1.0 - part) + high * part))
        }
        (Some(&(_, value)), _) | (None, Some(&(_, value))) => Some(value),
        (None, None) => None,
    }
}

/// Expected progress along phased targets: how far the expected value would be. None when baseline and target are equal.
pub fn phased(
    span: Span,
    baseline: f64,
    target: f64,
    phases: &[PhasedTarget],
    today: Date,
) -> Option<f64> {
    let expected = value_on(&corners(span, baseline, target, phases), today)?;
    Some(change(baseline, target, expected)?.raw)
}

/// Grace: how far below the line is still on track, whatever the cadence (DOMAIN §3).
pub const GRACE: f64 = 0.05;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::date;
    use proptest::prelude::*;

    const QUARTER: fn() -> Span = || Span {
        start: date(2026, 10, 1),
        end: date(2026, 12, 31),
    };

    #[test]
    fn expected_is_0_on_the_first_day_and_1_on_the_last() {
        assert_eq!(straight(QUARTER(), date(2026, 9, 1)), 0.0);
        assert_eq!(straight(QUARTER(), date(2026, 10, 1)), 0.0);
        assert_eq!(straight(QUARTER(), date(2026, 12, 31)), 1.0);
        assert_eq!(straight(QUARTER(), date(2027, 5, 1)), 1.0);
        assert_eq!(straight(QUARTER(), date(2026, 10, 2)), 1.0 / 91.0);
    }

    #[test]
    fn a_cycle_of_one_day_is_over_on_that_day() {
        let day = Span {
            start: date(2026, 10, 1),
            end: date(2026, 10, 1),
        };
        assert_eq!(straight(day, date(2026, 9, 30)), 0.0);
        assert_eq!(straight(day, date(2026, 10, 1)), 1.0);
    }

    #[test]
    fn phased_targets_bend_the_line() {
        let phases = [PhasedTarget {
            date: date(2026, 10, 31),
            value: 10.0,
        }];
        let expected = |day| phased(QUARTER(), 0.0, 100.0, &phases, day).unwrap();
        assert_eq!(expected(date(2026, 10, 1)), 0.0);
        assert!((expected(date(2026, 10, 16)) - 0.05).abs() < 1e-12);
        assert!((expected(date(2026, 10, 31)) - 0.1).abs() < 1e-12);
        assert!((expected(date(2026, 11, 30)) - (0.1 + 0.9 * 30.0 / 61.0)).abs() < 1e-12);
        assert_eq!(expected(date(2026, 12, 31)), 1.0);
    }

    #[test]
    fn phased_targets_that_fall_are_read_from_the_baseline_down() {
        let phases = [PhasedTarget {
            date: date(2026, 11, 1),
            value: 60.0,
        }];
        assert_eq!(
            phased(QUARTER(), 80.0, 40.0, &phases, date(2026, 11, 1)),
            Some(0.5)
        );
    }

    proptest! {
        #[test]
        fn a_straight_line_never_falls(start in 0i64..4000, length in 0i64..800, one in -100i64..5000, two in -100i64..5000) {
            let day = |n: i64| date(2020, 1, 1) + chrono::Duration::days(n);
            let span = Span { start: day(start), end: day(start + length) };
            let (sooner, later) = (straight(span, day(one.min(two))), straight(span, day(one.max(two))));
            prop_assert!((0.0..=1.0).contains(&sooner) && sooner <= later && later <= 1.0);
        }
    }
}
