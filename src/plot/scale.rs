//! From values to pixels.

/// A straight way from a stretch of values to a stretch of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The value at the first pixel.
    pub low: f64,
    /// The value at the last pixel.
    pub high: f64,
    /// The first pixel.
    pub from: f64,
    /// The last pixel; may lie before the first, as heights do on a screen.
    pub to: f64,
}

impl Scale {
    /// The pixel of a value. Values far outside are held within ten times the stretch, so that no coordinate grows without end.
    pub fn place(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        let share = if span.is_finite() {
            (value - self.low) / span
        } else {
            (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0)
        };
        let share = if share.is_nan() {
            0.5
        } else {
            share.clamp(-10.0, 10.0)
        };
        self.from + share * (self.to - self.from)
    }
}

/// The least and the greatest of the values, with room to stand in where all are equal. Values that are not finite do not
/// count; none without a finite one.
pub fn extent(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    let (low, high) = values.into_iter().filter(|value| value.is_finite()).fold(
        None,
        |known: Option<(f64, f64)>, value| {
            Some(known.map_or((value, value), |(low, high)| {
                (low.min(value), high.max(value))
            }))
        },
    )?;
    if low < high {
        return Some((low, high));
    }
    let room = if low == 0.0 { 1.0 } else { low.abs() * 0.1 };
    // Numbers so small or so large that a tenth is lost get a stretch of their own.
    Some(if low - room < low + room {
        ((low - room).max(f64::MIN), (low + room).min(f64::MAX))
    } else {
        (low - 1.0, low + 1.0)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ends_lie_on_the_first_and_last_pixel() {
        let scale = Scale {
            low: -5.0,
            high: 5.0,
            from: 200.0,
            to: 0.0,
        };
        assert_eq!(
            (scale.place(-5.0), scale.place(0.0), scale.place(5.0)),
            (200.0, 100.0, 0.0)
        );
    }

    #[test]
    fn equal_values_get_room_around_them() {
        assert_eq!(extent([4.0, 4.0]), Some((3.6, 4.4)));
        assert_eq!(extent([0.0]), Some((-1.0, 1.0)));
        assert_eq!(extent([f64::NAN, f64::INFINITY]), None);
        assert_eq!(extent([]), None);
    }

    proptest! {
        #[test]
        fn a_pixel_is_always_finite_and_in_order(
            values in prop::collection::vec(prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL, 1..6),
            probe in prop::num::f64::ANY,
        ) {
            let (low, high) = extent(values.iter().copied()).unwrap();
            prop_assert!(low < high);
            let scale = Scale { low, high, from: 50.0, to: 900.0 };
            prop_assert!(scale.place(probe).is_finite());
            for value in values {
                let place = scale.place(value);
                prop_assert!((49.9..=900.1).contains(&place), "{place}");
            }
        }
    }
}
