#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::plot::{DayRule, LineKind, SketchLine, Tint, TintKind};
use proptest::prelude::*;

fn point(at: f64, value: f64) -> SketchPoint {
    SketchPoint {
        at,
        value,
        tone: PointTone::Plain,
        words: String::new(),
    }
}

fn drawn(points: Vec<SketchPoint>, width: f64) -> Drawing {
    let sketch = Sketch {
        points,
        bridge: Some(10.0),
        ..Sketch::default()
    };
    Drawing::of(&sketch, width, &Figures::default(), &usual_width)
}

fn line(value: f64, label: &str) -> SketchLine {
    SketchLine {
        corners: vec![(0.0, value), (100.0, value)],
        kind: LineKind::Limit,
        label: Some(label.to_owned()),
    }
}

#[test]
fn a_gap_breaks_the_line_and_a_lonely_point_keeps_its_dot() {
    let drawing = drawn(
        vec![
            point(0.0, 1.0),
            point(7.0, 2.0),
            point(40.0, 3.0),
            point(80.0, 3.0),
            point(87.0, 4.0),
        ],
        960.0,
    );
    assert_eq!(drawing.course.len(), 2);
    assert_eq!(drawing.places.len(), 5);
    assert_eq!(drawing.dots[0].geometry.matches('M').count(), 5);
}

#[test]
fn nothing_one_point_and_a_thousand_points_can_be_drawn() {
    let nothing = drawn(Vec::new(), 960.0);
    assert!(nothing.course.is_empty() && nothing.dots.is_empty());
    assert!(!nothing.grid.is_empty());

    let one = drawn(vec![point(20_000.0, 3.6)], 320.0);
    assert_eq!(one.dots.len(), 1);
    assert!(one.left < one.places[0].0 && one.places[0].0 < one.right);

    let many = drawn(
        (0..1000)
            .map(|n| point(f64::from(n), f64::from(n % 7)))
            .collect(),
        320.0,
    );
    assert_eq!(many.course.len(), 1);
    // As a line, without a thousand dots on top of one another.
    assert!(many.dots.is_empty());
}

#[test]
fn a_higher_value_stands_higher() {
    let drawing = drawn(vec![point(0.0, 1.0), point(7.0, 2.0)], 960.0);
    assert!(drawing.places[1].1 < drawing.places[0].1);
    assert!(drawing.places[0].0 < drawing.places[1].0);
    assert_eq!(drawing.nearest(drawing.places[1].0 + 20.0), Some(1));
}

#[test]
fn words_at_the_ends_of_close_lines_do_not_lie_on_one_another() {
    let sketch = Sketch {
        points: vec![point(0.0, 0.0), point(100.0, 100.0)],
        lines: vec![
            line(1.0, "lower 1 h"),
            line(2.0, "target 2 h"),
            line(3.0, "mean 3 h"),
            line(99.0, "upper 99 h"),
        ],
        ..Sketch::default()
    };
    for width in [320.0, 1000.0] {
        let drawing = Drawing::of(&sketch, width, &Figures::default(), &usual_width);
        let heights: Vec<f64> = drawing.labels.iter().map(|label| label.y).collect();
        assert!(
            heights
                .windows(2)
                .all(|two| two[1] - two[0] >= LINE - 0.001)
        );
        assert!(heights.iter().all(|y| *y <= drawing.height));
        let first = if width < NARROW {
            "upper"
        } else {
            "upper 99 h"
        };
        assert_eq!(drawing.labels[0].text, first);
        assert!(drawing.width - drawing.right >= first.len() as f64 * LETTER);
    }
}

#[test]
fn words_of_changes_on_close_days_go_below_one_another() {
    let rule = |at, label: &str| DayRule {
        at,
        label: label.to_owned(),
    };
    let sketch = Sketch {
        points: vec![point(0.0, 1.0), point(300.0, 2.0)],
        rules: vec![
            rule(100.0, "new rota"),
            rule(104.0, "new tool"),
            rule(299.0, "price list"),
        ],
        ..Sketch::default()
    };
    let marks = Drawing::of(&sketch, 900.0, &Figures::default(), &usual_width).rules;
    assert!(marks[0].y < marks[1].y);
    assert_eq!((marks[0].before, marks[2].before), (false, true));
}

#[test]
fn a_long_word_of_a_change_is_cut_to_the_room_there_is() {
    let sketch = Sketch {
        points: vec![point(0.0, 1.0), point(300.0, 2.0)],
        rules: vec![DayRule {
            at: 140.0,
            label: "a new help desk with a rather long name".to_owned(),
        }],
        ..Sketch::default()
    };
    let mark = &Drawing::of(&sketch, 320.0, &Figures::default(), &usual_width).rules[0];
    assert!(mark.label.ends_with('…'), "{}", mark.label);
    let wide = &Drawing::of(&sketch, 1000.0, &Figures::default(), &usual_width).rules[0];
    assert!(wide.label.ends_with("name"));
}

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1e15..1e15_f64,
        -1.0..1.0_f64,
        Just(0.0),
        Just(1e15),
        Just(-1e15),
        Just(1e-300),
        Just(f64::MAX),
        Just(f64::NAN),
        Just(f64::NEG_INFINITY),
    ]
}

proptest! {
    #[test]
    fn no_coordinate_is_ever_anything_but_a_number(
        points in prop::collection::vec((-90_000.0..90_000.0_f64, any_value()), 0..40),
        level in any_value(),
        width in prop_oneof![Just(f64::NAN), Just(0.0), 100.0..5000.0_f64],
    ) {
        let mut points: Vec<SketchPoint> = points.into_iter().map(|(at, value)| point(at, value)).collect();
        points.sort_by(|one, other| one.at.total_cmp(&other.at));
        let sketch = Sketch {
            points,
            bridge: Some(30.0),
            lines: vec![line(level, "limit")],
            tints: vec![Tint { corners: vec![(0.0, level, 5.0), (30.0, level, 5.0)], kind: TintKind::Limits }],
            rules: vec![DayRule { at: 12.0, label: "change".into() }],
            ..Sketch::default()
        };
        let drawing = Drawing::of(&sketch, width, &Figures::default(), &usual_width);
        let shapes = drawing.tints.iter().chain(&drawing.lines).chain(&drawing.dots).map(|shape| shape.geometry.clone());
        for text in shapes.chain(drawing.course.iter().cloned()) {
            prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
        }
        prop_assert!(drawing.places.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
        prop_assert!(drawing.labels.iter().all(|label| label.x.is_finite() && label.y.is_finite()));
        prop_assert!(drawing.left < drawing.right && drawing.top < drawing.bottom);
    }

    #[test]
    fn words_along_the_days_neither_meet_nor_leave_the_picture(
        from in 15_000.0..25_000.0_f64, span in prop_oneof![0.0..1.0_f64, 1.0..60.0_f64, 60.0..800.0_f64, 800.0..40_000.0_f64],
        width in 320.0..1080.0_f64, high in prop_oneof![Just(1.0), Just(1e-9), Just(1e14)], label in prop_oneof![Just(String::new()), "[a-z]{1,14}"],
    ) {
        let sketch = Sketch {
            points: vec![point(from, 0.0), point(from + span, high)],
            lines: vec![SketchLine { corners: vec![(from, high), (from + span, high)], ..line(high, &label) }],
            ..Sketch::default()
        };
        let drawing = Drawing::of(&sketch, width, &Figures::default(), &usual_width);
        let half = |word: &str| word.chars().count() as f64 * LETTER / 2.0;
        for two in drawing.days.windows(2) {
            let (one, next) = (&two[0], &two[1]);
            prop_assert!(one.0 + half(&one.1) <= next.0 - half(&next.1), "{:?} at {width}", drawing.days);
        }
        for (x, word) in &drawing.days {
            prop_assert!(x - half(word) >= 0.0 && x + half(word) <= width, "{word} at {x} of {width}");
        }
        // Words beside the grid lines begin within the picture.
        for grid in &drawing.grid {
            prop_assert!(drawing.left - 8.0 - 2.0 * half(&grid.label) >= -0.1, "{}", grid.label);
        }
    }

    #[test]
    fn nothing_one_point_and_a_thousand_are_drawn_in_numbers_whatever_their_size(
        count in prop_oneof![Just(0_usize), Just(1), Just(2), Just(1000)], size in -300..300_i32, equal in any::<bool>(), width in 320.0..1080.0_f64,
    ) {
        let values = (0..count).map(|n| if equal { 1.0 } else { ((n * 37) % 101) as f64 - 50.0 });
        let points: Vec<SketchPoint> = values.zip(0..).map(|(value, day)| point(f64::from(day), value * 10_f64.powi(size))).collect();
        let drawing = drawn(points, width);
        prop_assert_eq!(drawing.places.len(), count);
        let shapes = drawing.dots.iter().map(|shape| shape.geometry.as_str());
        for text in shapes.chain(drawing.course.iter().map(String::as_str)) {
            prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
        }
        for (x, y) in &drawing.places {
            prop_assert!(drawing.left <= *x && *x <= drawing.right && drawing.top - 1.0 <= *y && *y <= drawing.bottom + 1.0);
        }
        let words: std::collections::BTreeSet<&String> = drawing.grid.iter().map(|grid| &grid.label).collect();
        prop_assert_eq!(words.len(), drawing.grid.len(), "{:?}", drawing.grid);
    }
}
