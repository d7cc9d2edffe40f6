//! A KPI's process behaviour chart: readings, mean, limits, dated targets, marked changes, signals (DOMAIN §4).

use super::grain::level;
use super::sketch::{
    DayRule, LineKind, PointTone, Sketch, SketchLine, SketchPoint, Tint, TintKind, day_number,
    is_drawn,
};
use crate::domain::Ordered;
use crate::domain::{Cadence, Date, Kpi, Unit};
use crate::figures::Figures;
use crate::insight::{self, KpiReport, KpiStatus, Segment};

/// What there is to see of a KPI. Limits appear with the sixth reading of a stretch, and a gap stays a gap.
pub fn behaviour(kpi: &Kpi, report: &KpiReport, today: Date, figures: &Figures) -> Sketch {
    let brief = Brief {
        kpi,
        report,
        figures,
    };
    let points: Vec<SketchPoint> = brief
        .points()
        .into_iter()
        .filter(|point| is_drawn(point.at))
        .collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Sketch {
            unit: kpi.unit.clone(),
            ..Sketch::default()
        };
    };
    // A stale KPI shows how long nothing was read.
    let until = if report.stale.is_some() {
        day_number(today, None).max(last.at)
    } else {
        last.at
    };
    // One reading alone has no width: its target still is a line.
    let span = if first.at < until {
        (first.at, until)
    } else {
        (first.at - 3.0, until + 3.0)
    };
    let mut lines = brief.targets(span);
    let mut tints = Vec::new();
    let edges = brief.edges(span);
    for (index, (part, edge)) in report.segments.iter().zip(&edges).enumerate() {
        let is_last = index + 1 == report.segments.len();
        brief.limits(part, *edge, is_last, &mut lines, &mut tints);
    }
    if let Some(benchmark) = &kpi.benchmark {
        lines.push(SketchLine {
            corners: vec![(span.0, benchmark.value), (span.1, benchmark.value)],
            kind: LineKind::Benchmark,
            label: Some(brief.given("benchmark", benchmark.value)),
        });
    }
    Sketch {
        rules: brief.rules(span),
        bridge: kpi.cadence.map(bridge),
        days: Some(span),
        values: None,
        unit: kpi.unit.clone(),
        points,
        tints,
        lines,
    }
}

/// The longest step that still joins two readings: a little less than two periods, so that one that was left out shows.
pub fn bridge(cadence: Cadence) -> f64 {
    cadence.days() * 1.75
}

struct Brief<'a> {
    kpi: &'a Kpi,
    report: &'a KpiReport,
    figures: &'a Figures,
}

impl Brief<'_> {
    fn points(&self) -> Vec<SketchPoint> {
        self.report
            .points
            .iter()
            .zip(&self.report.statuses)
            .enumerate()
            .map(|(index, (point, status))| {
                let value = super::meaning::beside_target(self.kpi, point, self.figures);
                let mut words = format!("{}: {value}", when(self.figures, point));
                if !matches!(status, KpiStatus::NoTarget | KpiStatus::NoData) {
                    words.push_str(", ");
                    words.push_str(status.words());
                }
                let mut tone = PointTone::Plain;
                for found in &self.report.signals {
                    if found.signal.points.contains(&index) {
                        words.push_str("; ");
                        words.push_str(found.tone.word());
                        words.push_str(": ");
                        words.push_str(found.signal.rule.words());
                        tone = worse(tone, found.tone);
                    }
                }
                SketchPoint {
                    at: day_number(point.date, point.hour),
                    value: point.value,
                    tone,
                    words,
                }
            })
            .collect()
    }

    /// First and last day of each stretch between marked changes; a stretch begins on the day that was marked.
    fn edges(&self, (first, last): (f64, f64)) -> Vec<(f64, f64)> {
        let starts: Vec<f64> = self
            .report
            .segments
            .iter()
            .map(|part| {
                let day = self.report.points.get(part.from).map(|point| point.date);
                let day = day.or(self.report.changed_on);
                day.filter(|_| part.from > 0)
                    .and_then(|day| {
                        let marked = self.kpi.changes.iter().map(|change| change.date);
                        marked.filter(|date| *date <= day).max()
                    })
                    .map_or(first, |date| day_number(date, None))
            })
            .collect();
        let ends = starts.iter().skip(1).copied().chain([last]);
        starts.iter().copied().zip(ends).collect()
    }

    fn limits(
        &self,
        part: &Segment,
        (from, to): (f64, f64),
        is_last: bool,
        lines: &mut Vec<SketchLine>,
        tints: &mut Vec<Tint>,
    ) {
        let Some(limits) = &part.limits else { return };
        tints.push(Tint {
            corners: vec![
                (from, limits.lower, limits.upper),
                (to, limits.lower, limits.upper),
            ],
            kind: TintKind::Limits,
        });
        let mut level = |value: f64, kind: LineKind, word: &str| {
            lines.push(SketchLine {
                corners: vec![(from, value), (to, value)],
                kind,
                label: is_last.then(|| self.label(word, value)),
            });
        };
        level(limits.mean, LineKind::Mean, "average");
        if limits.upper > limits.lower {
            level(limits.upper, LineKind::Limit, "upper");
            level(limits.lower, LineKind::Limit, "lower");
        }
    }

    /// Targets and alarm thresholds as steps: each from its day to the day before the next.
    fn targets(&self, (first, last): (f64, f64)) -> Vec<SketchLine> {
        let mut dated: Vec<_> = self.kpi.targets.iter().collect();
        dated.order_by_key(|target| target.from);
        let ends: Vec<f64> = dated
            .iter()
            .skip(1)
            .map(|next| day_number(next.from, None))
            .chain([f64::INFINITY])
            .collect();
        let mut lines = Vec::new();
        for (target, end) in dated.into_iter().zip(ends) {
            let from = day_number(target.from, None).max(first);
            let to = end.min(last);
            if from >= to {
                continue;
            }
            let is_last = end > last;
            let mut edge = |value: Option<f64>, kind: LineKind, word: &str| {
                if let Some(value) = value {
                    lines.push(SketchLine {
                        corners: vec![(from, value), (to, value)],
                        kind,
                        label: is_last.then(|| self.given(word, value)),
                    });
                }
            };
            edge(target.target.low, LineKind::Aim, "target");
            edge(target.target.high, LineKind::Aim, "target");
            if let Some(alarm) = target.alarm {
                edge(alarm.low, LineKind::Alarm, "alarm");
                edge(alarm.high, LineKind::Alarm, "alarm");
            }
        }
        lines
    }

    fn rules(&self, (first, last): (f64, f64)) -> Vec<DayRule> {
        let marked = self.kpi.changes.iter().map(|change| DayRule {
            at: day_number(change.date, None),
            label: if change.label.is_empty() {
                "change".to_owned()
            } else {
                change.label.clone()
            },
        });
        let mut rules: Vec<DayRule> = marked
            .filter(|rule| rule.at > first && rule.at <= last + 1.0)
            .collect();
        if let Some(fixed) = self.fixed_until().filter(|at| *at > first) {
            rules.push(DayRule {
                at: fixed,
                label: "limits fixed up to here".to_owned(),
            });
        }
        if let Some(stale) = self.report.stale {
            rules.push(DayRule {
                at: day_number(stale.due, None),
                label: "was due".to_owned(),
            });
        }
        rules.order_by(|one, other| one.at.total_cmp(&other.at));
        rules
    }

    /// The last of the readings that the limits are fixed at.
    fn fixed_until(&self) -> Option<f64> {
        self.kpi.fixed_limits?;
        let part = self.report.segments.last()?;
        let last = part.from + part.limits.as_ref()?.count.checked_sub(1)?;
        let point = self.report.points.get(last)?;
        Some(day_number(point.date, point.hour))
    }

    /// A line that a person set, with the KPI's own decimals.
    fn given(&self, word: &str, value: f64) -> String {
        let kpi = self.kpi;
        let number = match &kpi.unit {
            Unit::Custom(_) | Unit::Rating(_) => {
                self.figures.line(value, &Unit::Number, kpi.decimals)
            }
            unit => self.figures.line(value, unit, kpi.decimals),
        };
        format!("{word} {number}")
    }

    fn label(&self, word: &str, value: f64) -> String {
        format!(
            "{word} {}",
            level(self.kpi, self.report, value, self.figures)
        )
    }
}

fn when(figures: &Figures, point: &insight::Point) -> String {
    figures.day_hour(point.date, point.hour)
}

fn worse(known: PointTone, found: insight::Tone) -> PointTone {
    match (known, found) {
        (PointTone::Bad, _) | (_, insight::Tone::Concern) => PointTone::Bad,
        (PointTone::Good, _) | (_, insight::Tone::Improvement) => PointTone::Good,
        _ => PointTone::Neutral,
    }
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{
        Band, DatedTarget, Direction, Id, MarkedChange, Reading, Record, TimeUnit, Workspace, date,
    };
    use chrono::Days;

    /// A weekly KPI in hours, lower is better, read every Monday from 1 June 2026 on.
    pub(in crate::plot) fn weekly(values: &[f64]) -> (Workspace, Kpi) {
        let kpi = Kpi {
            id: Id::from_text("m"),
            name: "Time to first response".into(),
            unit: Unit::Duration(TimeUnit::Hours),
            direction: Some(Direction::Down),
            cadence: Some(Cadence::Week),
            targets: vec![DatedTarget {
                from: date(2026, 1, 1),
                target: Band::at_most(4.0),
                alarm: Some(Band::at_most(5.0)),
            }],
            ..Kpi::default()
        };
        let readings = values.iter().enumerate().map(|(index, &value)| {
            Record::from(Reading {
                id: Id::from_text(&format!("r{index:03}")),
                kpi: kpi.id.clone(),
                date: monday(index),
                value,
                ..Reading::default()
            })
        });
        let workspace =
            Workspace::from_records([Record::from(kpi.clone())].into_iter().chain(readings));
        (workspace, kpi)
    }

    pub(in crate::plot) fn monday(index: usize) -> Date {
        date(2026, 6, 1)
            .checked_add_days(Days::new(index as u64 * 7))
            .unwrap()
    }

    fn sketch(workspace: &Workspace, kpi: &Kpi, today: Date) -> Sketch {
        let workspace = {
            let mut records: Vec<Record> = workspace.records().cloned().collect();
            records.push(kpi.clone().into());
            Workspace::from_records(records)
        };
        let report = insight::kpi(&workspace, &kpi.id, today).unwrap();
        behaviour(kpi, &report, today, &Figures::default())
    }

    fn kinds(sketch: &Sketch) -> Vec<LineKind> {
        sketch.lines.iter().map(|line| line.kind).collect()
    }

    #[test]
    fn limits_appear_with_the_sixth_reading() {
        let (workspace, kpi) = weekly(&[5.0, 4.0, 6.0, 5.0, 4.5]);
        let five = sketch(&workspace, &kpi, monday(4));
        assert_eq!(kinds(&five), [LineKind::Aim, LineKind::Alarm]);
        assert!(five.tints.is_empty());

        let (workspace, kpi) = weekly(&[5.0, 4.0, 6.0, 5.0, 4.5, 5.5]);
        let six = sketch(&workspace, &kpi, monday(5));
        assert!(kinds(&six).contains(&LineKind::Mean));
        assert_eq!(six.tints.len(), 1);
        let labels: Vec<&str> = six
            .lines
            .iter()
            .filter_map(|line| line.label.as_deref())
            .collect();
        assert_eq!(labels[0], "target 4\u{202f}h");
        assert_eq!(labels[2], "average 5\u{202f}h");
    }

    #[test]
    fn limits_restart_on_the_day_that_was_marked() {
        let mut values = vec![5.0, 5.4, 5.2, 5.6, 5.1, 5.3];
        values.extend([3.0, 3.4, 3.2, 3.6, 3.1, 3.3]);
        let (workspace, mut kpi) = weekly(&values);
        let marked = date(2026, 7, 10);
        kpi.changes = vec![MarkedChange {
            date: marked,
            label: "new rota".into(),
        }];
        let both = sketch(&workspace, &kpi, monday(11));
        assert_eq!(both.tints.len(), 2);
        assert_eq!(both.tints[0].corners[1].0, day_number(marked, None));
        assert_eq!(both.tints[1].corners[0].0, day_number(marked, None));
        assert_eq!(both.rules[0].label, "new rota");
        // Only the process as it is has words at its lines.
        let named = both
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Mean && line.label.is_some());
        assert_eq!(named.count(), 1);
    }

    #[test]
    fn a_target_is_drawn_from_its_day_to_the_next() {
        let (workspace, mut kpi) = weekly(&[5.0, 4.0, 6.0]);
        kpi.targets.push(DatedTarget {
            from: monday(1),
            target: Band::at_most(3.0),
            alarm: None,
        });
        let drawn = sketch(&workspace, &kpi, monday(2));
        let aims: Vec<_> = drawn
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Aim)
            .collect();
        assert_eq!(aims.len(), 2);
        assert_eq!(aims[0].corners[1].0, aims[1].corners[0].0);
        assert_eq!(aims[0].label, None);
        assert_eq!(aims[1].label.as_deref(), Some("target 3\u{202f}h"));
    }

    #[test]
    fn a_signal_colours_its_point_and_says_which_rule() {
        let (workspace, kpi) = weekly(&[10.0, 12.0, 11.0, 13.0, 12.0, 30.0]);
        let drawn = sketch(&workspace, &kpi, monday(5));
        assert_eq!(drawn.points[5].tone, PointTone::Bad);
        assert_eq!(drawn.points[4].tone, PointTone::Plain);
        assert_eq!(
            drawn.points[5].words,
            "6 Jul 2026: 30\u{202f}h, missed; concern: a point outside the limits"
        );
    }

    #[test]
    fn a_stale_kpi_shows_how_long_nothing_was_read() {
        let (workspace, kpi) = weekly(&[5.0, 4.0, 6.0]);
        let today = date(2026, 9, 1);
        let drawn = sketch(&workspace, &kpi, today);
        assert_eq!(drawn.days.unwrap().1, day_number(today, None));
        assert_eq!(drawn.rules.last().unwrap().label, "was due");
    }

    #[test]
    fn nothing_read_is_nothing_drawn() {
        let (workspace, kpi) = weekly(&[]);
        let drawn = sketch(&workspace, &kpi, monday(0));
        assert!(drawn.points.is_empty() && drawn.lines.is_empty());
    }
}
