#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use proptest::prelude::*;

fn rules(values: &[f64]) -> Vec<(u8, Side, Vec<usize>)> {
    let limits = limits(values).unwrap();
    signals(values, &limits)
        .into_iter()
        .map(|signal| (signal.rule.number(), signal.side, signal.points))
        .collect()
}

#[test]
fn the_vector_of_the_domain() {
    let values = [10.0, 12.0, 11.0, 13.0, 12.0, 30.0];
    let found = limits(&values).unwrap();
    assert!((found.mean - 44.0 / 3.0).abs() < 1e-12);
    assert!((found.average_range - 4.8).abs() < 1e-12);
    assert!((found.lower - (44.0 / 3.0 - 12.768)).abs() < 1e-12);
    assert!((found.upper - (44.0 / 3.0 + 12.768)).abs() < 1e-12);
    assert!((found.range_limit - 15.6816).abs() < 1e-12);
    assert_eq!(moving_ranges(&values), [2.0, 1.0, 2.0, 1.0, 18.0]);
    assert_eq!(rules(&values), [(1, Side::High, vec![5])]);
}

#[test]
fn five_readings_have_no_limits() {
    assert_eq!(limits(&[1.0, 2.0, 3.0, 2.0, 1.0]), None);
    assert_eq!(limits(&[]), None);
}

#[test]
fn equal_readings_have_their_limits_on_the_mean_and_no_signal() {
    for value in [0.0, 0.1, -7.3, 1e15, f64::MAX] {
        let values = [value; 20];
        let found = limits(&values).unwrap();
        assert_eq!(
            (found.lower, found.mean, found.upper),
            (value, value, value)
        );
        assert_eq!(rules(&values), []);
    }
}

#[test]
fn eight_in_a_row_are_a_signal_and_seven_are_not() {
    // Even up and down, so that the limits are wide; the mean lies between 4 and 6.
    let eight = [
        6.0, 8.0, 6.0, 8.0, 6.0, 8.0, 6.0, 8.0, 2.0, 4.0, 2.0, 4.0, 2.0, 4.0, 2.0,
    ];
    let found = rules(&eight);
    assert_eq!(found, [(2, Side::High, (0..8).collect::<Vec<_>>())]);
    let seven = &eight[1..];
    assert_eq!(rules(seven), []);
}

#[test]
fn a_reading_on_the_mean_ends_a_row() {
    let values = [
        6.0, 8.0, 6.0, 8.0, 5.0, 6.0, 8.0, 6.0, 8.0, 2.0, 4.0, 2.0, 4.0, 2.0, 4.0, 2.0, 4.0,
    ];
    let centre = mean(&values).unwrap();
    assert_eq!(centre, 5.0);
    assert!(
        rules(&values)
            .iter()
            .all(|(rule, side, _)| (*rule, *side) != (2, Side::High))
    );
}

#[test]
fn three_of_four_near_a_limit_are_a_signal() {
    let values = [
        5.0, 4.0, 6.0, 5.0, 4.0, 6.0, 5.0, 8.0, 8.0, 6.0, 8.0, 5.0, 4.0, 5.0, 4.0, 4.0, 5.0, 4.0,
    ];
    let found = limits(&values).unwrap();
    let line = found.mean + HALF_WAY * found.average_range;
    assert!(6.0 < line && line < 8.0 && 8.0 < found.upper);
    assert_eq!(rules(&values), [(3, Side::High, vec![7, 8, 10])]);
    let signal = &signals(&values, &found)[0];
    assert_eq!((signal.seen_at, signal.last()), (10, 10));
}

#[test]
fn limits_restart_at_a_marked_change() {
    let mut values = vec![10.0, 12.0, 11.0, 13.0, 12.0, 11.0];
    values.extend([30.0, 31.0, 29.0, 30.0]);
    let parts = segments(&values, &[6], None);
    assert_eq!(parts.len(), 2);
    assert_eq!((parts[0].from, parts[0].to), (0, 6));
    assert_eq!(parts[0].limits, limits(&values[..6]));
    assert_eq!(parts[1].limits, None, "four readings are too few");
    assert!(segments(&[], &[3], None).is_empty());
    assert_eq!(segments(&values, &[0, 99, 6, 6], None).len(), 2);
}

#[test]
fn signals_of_a_later_segment_point_into_the_whole_series() {
    let mut values = vec![1.0; 7];
    values.extend([10.0, 12.0, 11.0, 13.0, 12.0, 30.0]);
    let parts = segments(&values, &[7], None);
    assert_eq!(parts[1].signals[0].points, [12]);
}

#[test]
fn a_signal_is_coloured_by_direction() {
    let at = |direction, side| tone(Some(direction), side, &[9.0], Some(&Band::at_most(5.0)));
    assert_eq!(at(Direction::Up, Side::High), Tone::Improvement);
    assert_eq!(at(Direction::Up, Side::Low), Tone::Concern);
    assert_eq!(at(Direction::Down, Side::Low), Tone::Improvement);
    assert_eq!(at(Direction::Down, Side::High), Tone::Concern);
    assert_eq!(at(Direction::Hold, Side::High), Tone::Concern);
    let inside = tone(
        Some(Direction::Hold),
        Side::High,
        &[4.0],
        Some(&Band::at_most(5.0)),
    );
    assert_eq!(inside, Tone::Neutral);
    assert_eq!(tone(None, Side::High, &[9.0], None), Tone::Neutral);
}

fn any_finite() -> impl Strategy<Value = f64> {
    prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO
}

fn near(one: f64, other: f64, size: f64) -> bool {
    (one - other).abs() <= 1e-12 * size.max(1.0)
}

proptest! {
    #[test]
    fn finite_readings_have_finite_limits_in_order(values in prop::collection::vec(any_finite(), 6..40)) {
        let found = limits(&values).unwrap();
        for number in [found.mean, found.average_range, found.lower, found.upper, found.range_limit] {
            prop_assert!(number.is_finite());
        }
        prop_assert!(found.lower <= found.mean && found.mean <= found.upper);
        for signal in signals(&values, &found) {
            prop_assert!(signal.last() < values.len() && signal.points.contains(&signal.seen_at));
        }
    }

    #[test]
    fn shifting_and_scaling_the_readings_shifts_and_scales_the_limits(
        values in prop::collection::vec(-1e6..1e6_f64, 6..40), shift in -1e6..1e6_f64, scale in 1e-3..1e3_f64,
    ) {
        let before = limits(&values).unwrap();
        let moved: Vec<f64> = values.iter().map(|value| value * scale + shift).collect();
        let after = limits(&moved).unwrap();
        let size = 1e7 * (scale + 1.0);
        prop_assert!(near(after.mean, before.mean * scale + shift, size));
        prop_assert!(near(after.lower, before.lower * scale + shift, size));
        prop_assert!(near(after.upper, before.upper * scale + shift, size));
        prop_assert!(near(after.range_limit, before.range_limit * scale, size));
    }

    #[test]
    fn turning_the_readings_upside_down_turns_the_signals(values in prop::collection::vec(-100i32..100, 6..60)) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let mirrored: Vec<f64> = values.iter().map(|value| -value).collect();
        let turned = |side| if side == Side::High { Side::Low } else { Side::High };
        let mut expected = rules(&values);
        expected.iter_mut().for_each(|signal| signal.1 = turned(signal.1));
        let mut found = rules(&mirrored);
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }
}
