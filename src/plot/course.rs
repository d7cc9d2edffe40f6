//! How an objective or a cycle went: progress beside the pace, and on track minus off track, week by week.

use super::sketch::{LineKind, PointTone, Sketch, SketchLine, SketchPoint, day_number};
use crate::domain::{Date, Unit};
use crate::figures::{Figures, count};
use crate::insight::CycleWeek;

/// The longest step in days that joins two weeks: a week without a figure between them is a gap.
const A_WEEK_AND_A_BIT: f64 = 10.0;

/// Progress over time as shares in percent, beside a straight line over the days of its cycle.
pub fn over_time(
    history: &[(Date, f64)],
    cycle: Option<(Date, Date)>,
    figures: &Figures,
) -> Sketch {
    let days = cycle.map(|(start, end)| (day_number(start, None), day_number(end, None)));
    let pace = days.map(|(start, end)| SketchLine {
        corners: vec![(start, 0.0), (end, 100.0)],
        kind: LineKind::Pace,
        label: Some("expected".to_owned()),
    });
    Sketch {
        points: history
            .iter()
            .map(|&(day, share)| point(day, share * 100.0, &figures.share(share), figures))
            .collect(),
        lines: pace.into_iter().collect(),
        days,
        values: Some((0.0, 100.0)),
        unit: Unit::Percent,
        ..Sketch::default()
    }
}

/// A cycle's progress at the end of each week; weeks before anything was recorded have none.
pub fn cycle_over_time(weeks: &[CycleWeek], cycle: (Date, Date), figures: &Figures) -> Sketch {
    Sketch {
        bridge: Some(A_WEEK_AND_A_BIT),
        ..over_time(&measured(weeks), Some(cycle), figures)
    }
}

/// On track minus off track at the end of each week, from −100 to +100, in percent of the objectives.
pub fn net_over_time(weeks: &[CycleWeek], cycle: (Date, Date), figures: &Figures) -> Sketch {
    let (start, end) = (day_number(cycle.0, None), day_number(cycle.1, None));
    let points = weeks.iter().filter_map(|week| {
        let net = week.net_on_track?;
        let words = format!("{}, {}", net_points(net, figures), tracks(week));
        Some(point(week.day, net * 100.0, &words, figures))
    });
    Sketch {
        points: points.collect(),
        bridge: Some(A_WEEK_AND_A_BIT),
        lines: vec![SketchLine {
            corners: vec![(start, 0.0), (end, 0.0)],
            kind: LineKind::Pace,
            label: Some("even".to_owned()),
        }],
        days: Some((start, end)),
        values: Some((-100.0, 100.0)),
        ..Sketch::default()
    }
}

/// "Progress went from 5 % on 4 Oct 2026 to 43 % on 21 Nov 2026; 56 % would have been on schedule."
pub fn progress_said(history: &[(Date, f64)], expected: Option<f64>, figures: &Figures) -> String {
    let share = |share: f64| figures.share(share);
    let lines: Vec<f64> = expected.into_iter().collect();
    let is = |share: f64| figures.share_beside(share, &lines);
    let pace = expected
        .map(|expected| format!("; {} would have been on schedule", share(expected)))
        .unwrap_or_default();
    match (history.first(), history.last()) {
        (Some((from, first)), Some((to, last))) if from < to => format!(
            "Progress went from {} on {} to {} on {}{pace}.",
            share(*first),
            figures.day(*from),
            is(*last),
            figures.day(*to)
        ),
        (_, Some((day, last))) => {
            format!("Progress is {} on {}{pace}.", is(*last), figures.day(*day))
        }
        _ => "Nothing recorded yet.".to_owned(),
    }
}

/// What a cycle's progress over time says.
pub fn cycle_said(weeks: &[CycleWeek], figures: &Figures) -> String {
    let expected = weeks.last().map(|week| week.expected);
    progress_said(&measured(weeks), expected, figures)
}

/// "On track minus off track fell from +60 on 4 Oct 2026 to −20 on 21 Nov 2026, with 2 of 5 objectives on track, 3 off track."
pub fn net_said(weeks: &[CycleWeek], figures: &Figures) -> String {
    let mut known = weeks
        .iter()
        .filter_map(|week| Some((week, week.net_on_track?)));
    let Some((first, from)) = known.next() else {
        return "Nothing recorded yet, so nothing is on or off track.".to_owned();
    };
    let (last, to) = known.next_back().unwrap_or((first, from));
    let (was, is) = (net_points(from, figures), net_points(to, figures));
    let (since, on) = (figures.day(first.day), figures.day(last.day));
    let went = if first.day == last.day {
        format!("is {is} on {on}")
    } else if was == is {
        format!("is {is} on {on}, as on {since}")
    } else {
        let verb = if to > from { "rose" } else { "fell" };
        format!("{verb} from {was} on {since} to {is} on {on}")
    };
    format!("On track minus off track {went}: {}.", tracks(last))
}

/// On track minus off track in points with its sign: "+40", "−20", "0".
pub fn net_points(net: f64, figures: &Figures) -> String {
    let points = (net * 100.0).round();
    let sign = if points > 0.0 { "+" } else { "" };
    // Without the sign of a negative zero.
    format!("{sign}{}", figures.number(points + 0.0, Some(0)))
}

fn measured(weeks: &[CycleWeek]) -> Vec<(Date, f64)> {
    weeks
        .iter()
        .filter_map(|week| Some((week.day, week.progress?)))
        .collect()
}

/// "2 of 5 objectives on track, 3 off track".
fn tracks(week: &CycleWeek) -> String {
    format!(
        "{} of {} on track, {} off track",
        week.on_track,
        count(week.of, "objective", "objectives"),
        week.off_track
    )
}

fn point(day: Date, value: f64, words: &str, figures: &Figures) -> SketchPoint {
    SketchPoint {
        at: day_number(day, None),
        value,
        tone: PointTone::Plain,
        words: format!("{}: {words}", figures.day(day)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::date;
    use crate::plot::Drawing;
    use chrono::Days;

    fn weeks(values: &[Option<(f64, f64)>]) -> Vec<CycleWeek> {
        let all = values.iter().zip(0_u64..).map(|(known, week)| CycleWeek {
            day: date(2026, 10, 4) + Days::new(7 * week),
            progress: known.map(|known| known.0),
            expected: 0.5,
            net_on_track: known.map(|known| known.1),
            on_track: 2,
            off_track: 3,
            of: 5,
        });
        all.collect()
    }

    fn quarter() -> (Date, Date) {
        (date(2026, 10, 1), date(2026, 12, 31))
    }

    fn plain(text: &str) -> String {
        text.replace('\u{202f}', " ")
    }

    #[test]
    fn weeks_before_the_first_check_in_are_left_out_and_a_week_without_figures_is_a_gap() {
        let known = weeks(&[
            None,
            Some((0.1, 0.2)),
            Some((0.2, 0.2)),
            None,
            Some((0.3, -0.2)),
        ]);
        let figures = Figures::default();
        for sketch in [
            cycle_over_time(&known, quarter(), &figures),
            net_over_time(&known, quarter(), &figures),
        ] {
            assert_eq!(sketch.points.len(), 3);
            let drawing = Drawing::of(&sketch, 960.0, &figures, &crate::plot::usual_width);
            // Two weeks are joined, the third stands alone.
            assert_eq!(drawing.course.len(), 1);
            assert_eq!(drawing.dots[0].geometry.matches('M').count(), 3);
        }
    }

    #[test]
    fn nothing_recorded_is_nothing_drawn_and_said_so() {
        let known = weeks(&[None, None]);
        let figures = Figures::default();
        assert!(net_over_time(&known, quarter(), &figures).points.is_empty());
        assert!(net_said(&known, &figures).starts_with("Nothing recorded yet"));
        assert_eq!(cycle_said(&known, &figures), "Nothing recorded yet.");
    }

    #[test]
    fn one_sentence_says_from_where_to_where() {
        let figures = Figures::default();
        let known = weeks(&[Some((0.05, 0.6)), Some((0.43, -0.2))]);
        assert_eq!(
            plain(&cycle_said(&known, &figures)),
            "Progress went from 5 % on 4 Oct 2026 to 43 % on 11 Oct 2026; 50 % would have been on schedule."
        );
        assert_eq!(
            net_said(&known, &figures),
            "On track minus off track fell from +60 on 4 Oct 2026 to −20 on 11 Oct 2026: 2 of 5 objectives on track, 3 off track."
        );
        let same = weeks(&[Some((0.05, 0.6)), Some((0.43, 0.6))]);
        assert_eq!(
            net_said(&same, &figures),
            "On track minus off track is +60 on 11 Oct 2026, as on 4 Oct 2026: 2 of 5 objectives on track, 3 off track."
        );
        let one = weeks(&[Some((0.05, 0.6))]);
        assert!(
            net_said(&one, &figures).starts_with("On track minus off track is +60 on 4 Oct 2026:")
        );
    }

    #[test]
    fn a_point_is_read_out_with_what_it_is_made_of() {
        let known = weeks(&[Some((0.05, -0.2))]);
        let sketch = net_over_time(&known, quarter(), &Figures::default());
        assert_eq!(
            sketch.points[0].words,
            "4 Oct 2026: −20, 2 of 5 objectives on track, 3 off track"
        );
        assert_eq!(net_points(-0.001, &Figures::default()), "0");
    }
}
