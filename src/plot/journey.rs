//! A key result on its way: what was recorded, where a straight line would be, the target, where it is heading, what was
//! changed (DOMAIN §3, §8).

use super::sketch::{
    DayRule, LineKind, PointTone, Sketch, SketchLine, SketchPoint, Tint, TintKind, day_number,
    is_drawn,
};
use crate::domain::{Amendment, Date, KeyResult, KeyResultKind, Ordered, Unit};
use crate::figures::Figures;
use crate::insight::{Forecast, KeyResultReport, NoForecast};

/// A key result with everything that is drawn of it.
#[derive(Clone, Copy, Debug)]
pub struct Journey<'a> {
    /// The key result.
    pub key_result: &'a KeyResult,
    /// How it stands.
    pub report: &'a KeyResultReport,
    /// Where it will land.
    pub forecast: Result<&'a Forecast, NoForecast>,
    /// What was changed of its aim.
    pub amendments: &'a [Amendment],
    /// Conventions of numbers and days.
    pub figures: &'a Figures,
}

/// What there is to see of a key result. Steps and done / not done are shown as shares in percent.
pub fn journey(of: &Journey<'_>) -> Sketch {
    let is_change = matches!(
        of.key_result.measure,
        KeyResultKind::Increase | KeyResultKind::Decrease
    );
    let mut lines = Vec::new();
    let mut tints = Vec::new();
    let days = of
        .report
        .span
        .map(|span| (day_number(span.start, None), day_number(span.end, None)));
    if is_change {
        of.pace(&mut lines);
    } else if let Some(days) = days {
        of.levels(days, &mut lines);
    }
    if let (Ok(forecast), Some(span)) = (of.forecast, of.report.span) {
        of.ahead(forecast, span.end, &mut lines, &mut tints);
    }
    let mut rules: Vec<DayRule> = of
        .amendments
        .iter()
        .map(|amendment| DayRule {
            at: day_number(amendment.date, None),
            label: match amendment.field.as_str() {
                "due" => "due day changed".to_owned(),
                "band" => "limit changed".to_owned(),
                field => format!("{field} changed"),
            },
        })
        .collect();
    rules.order_by(|one, other| one.at.total_cmp(&other.at));
    Sketch {
        points: of.points(),
        bridge: None,
        tints,
        lines,
        rules,
        days,
        values: (!of.key_result.measure.is_numeric()).then_some((0.0, 100.0)),
        unit: of.unit(),
    }
}

impl Journey<'_> {
    /// A value in the key result's unit; of steps and done the share in percent.
    pub fn shown(&self, value: f64) -> String {
        if self.key_result.measure.is_numeric() {
            self.figures.recorded(self.key_result, value)
        } else {
            self.figures.share(value)
        }
    }

    /// A value that was computed, with two digits of what the recorded ones differ by.
    pub fn rounded(&self, value: f64) -> String {
        let (low, high) =
            super::extent(self.report.points.iter().map(|point| point.value)).unwrap_or((0.0, 0.0));
        let range = high - low;
        // Hundreds and more that a forecast cannot know are rounded away: 2,440,000 and not 2,442,857.
        let step = 10_f64.powf(range.log10().floor() - 1.0);
        let aims = self.aims();
        let stepped = (value / step).round() * step;
        let is_apart = |aim: &f64| stepped.partial_cmp(aim) == value.partial_cmp(aim);
        let value = if step > 1.0 && step.is_finite() && aims.iter().all(is_apart) {
            stepped
        } else {
            value
        };
        let decimals = self.key_result.decimals.or_else(|| {
            (range > 0.0).then(|| {
                // Between 0 and 6.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let places = (1.0 - range.log10().floor()).clamp(0.0, 6.0) as u8;
                places
            })
        });
        self.figures
            .beside(value, &self.key_result.unit, decimals, &aims)
    }

    /// The values that decide: target, or the limits to hold.
    fn aims(&self) -> Vec<f64> {
        let band = self.key_result.band.unwrap_or_default();
        [self.key_result.target, band.low, band.high]
            .into_iter()
            .flatten()
            .collect()
    }

    fn unit(&self) -> Unit {
        if self.key_result.measure.is_numeric() {
            self.key_result.unit.clone()
        } else {
            Unit::Percent
        }
    }

    fn points(&self) -> Vec<SketchPoint> {
        let scale = if self.key_result.measure.is_numeric() {
            1.0
        } else {
            100.0
        };
        let points = self.report.points.iter().map(|point| SketchPoint {
            at: day_number(point.date, point.hour),
            value: point.value * scale,
            tone: PointTone::Plain,
            words: format!(
                "{}: {}",
                self.figures.day_hour(point.date, point.hour),
                self.shown(point.value)
            ),
        });
        points.filter(|point| is_drawn(point.at)).collect()
    }

    fn pace(&self, lines: &mut Vec<SketchLine>) {
        let corners: Vec<(f64, f64)> = self
            .report
            .course
            .iter()
            .map(|&(day, value)| (day_number(day, None), value))
            .collect();
        if let (Some(&(from, _)), Some(&(to, _)), Some(target)) =
            (corners.first(), corners.last(), self.key_result.target)
        {
            lines.push(SketchLine {
                corners,
                kind: LineKind::Pace,
                label: None,
            });
            lines.push(self.level((from, to), target, "target"));
        }
    }

    fn levels(&self, days: (f64, f64), lines: &mut Vec<SketchLine>) {
        match (self.key_result.measure, self.key_result.band) {
            (KeyResultKind::Hold, Some(band)) => {
                for value in [band.low, band.high].into_iter().flatten() {
                    lines.push(self.level(days, value, "limit"));
                }
            }
            (KeyResultKind::Milestones, _) => lines.push(SketchLine {
                corners: vec![(days.0, 0.0), (days.1, 100.0)],
                kind: LineKind::Pace,
                label: Some("expected".to_owned()),
            }),
            _ => {}
        }
    }

    fn level(&self, (from, to): (f64, f64), value: f64, word: &str) -> SketchLine {
        let shown = match &self.key_result.unit {
            // The word would be longer than the chart is wide.
            Unit::Custom(_) | Unit::Rating(_) => {
                self.figures
                    .line(value, &Unit::Number, self.key_result.decimals)
            }
            unit => self.figures.line(value, unit, self.key_result.decimals),
        };
        SketchLine {
            corners: vec![(from, value), (to, value)],
            kind: LineKind::Aim,
            label: Some(format!("{word} {shown}")),
        }
    }

    /// The forecast from the last check-in to the last day, with its band.
    fn ahead(
        &self,
        forecast: &Forecast,
        end: Date,
        lines: &mut Vec<SketchLine>,
        tints: &mut Vec<Tint>,
    ) {
        let Some(&(last, _)) = forecast.points.last() else {
            return;
        };
        let corner = |day: Date| (day_number(day, None), forecast.on(day));
        let ((from, near), (to, far)) = (corner(last), corner(end));
        if from >= to {
            return;
        }
        tints.push(Tint {
            corners: vec![(from, near.0, near.2), (to, far.0, far.2)],
            kind: TintKind::Forecast,
        });
        lines.push(SketchLine {
            corners: vec![(from, near.1), (to, far.1)],
            kind: LineKind::Forecast,
            label: Some("forecast".to_owned()),
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]
    use super::*;
    use crate::domain::{CheckIn, Cycle, Id, Objective, Record, Step, Workspace, date};
    use crate::insight;
    use crate::plot::landing;

    fn workspace(key_result: KeyResult, values: &[f64]) -> Workspace {
        let cycle = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
        let objective = Objective {
            id: Id::from_text("o"),
            cycle: Some(cycle.id.clone()),
            ..Objective::default()
        };
        let check_ins = values.iter().zip(0u64..).map(|(value, week)| {
            let is_steps = key_result.measure == KeyResultKind::Milestones;
            Record::from(CheckIn {
                id: Id::from_text(&format!("c{week}")),
                key_result: Id::from_text("k"),
                date: date(2026, 10, 5) + chrono::Days::new(7 * week),
                value: (!is_steps).then_some(*value),
                steps_done: is_steps.then(|| vec![Id::from_text("a")]),
                ..CheckIn::default()
            })
        });
        let check_ins: Vec<Record> = check_ins.collect();
        Workspace::from_records(
            [cycle.into(), objective.into(), key_result.into()]
                .into_iter()
                .chain(check_ins),
        )
    }

    fn rise() -> KeyResult {
        KeyResult {
            id: Id::from_text("k"),
            objective: Id::from_text("o"),
            unit: Unit::Percent,
            baseline: Some(2.0),
            target: Some(5.0),
            ..KeyResult::default()
        }
    }

    fn told(key_result: KeyResult, values: &[f64]) -> (Sketch, String) {
        let here = workspace(key_result, values);
        let today = date(2026, 11, 21);
        let id = Id::from_text("k");
        let report = insight::key_result(&here, &id, today).unwrap();
        let forecast = insight::key_result_forecast(&here, &id, today).unwrap();
        let amendment = Amendment {
            date: date(2026, 11, 2),
            field: "target".into(),
            ..Amendment::default()
        };
        let of = Journey {
            key_result: here.key_result(&id).unwrap(),
            report: &report,
            forecast: forecast.as_ref().map_err(|none| *none),
            amendments: &[amendment],
            figures: &Figures::default(),
        };
        (
            journey(&of),
            format!("{0} {1}", landing(&of).headline, landing(&of).detail),
        )
    }

    fn kinds(sketch: &Sketch) -> Vec<LineKind> {
        sketch.lines.iter().map(|line| line.kind).collect()
    }

    #[test]
    fn a_forecast_is_drawn_from_the_fourth_check_in_on() {
        let (three, words) = told(rise(), &[2.0, 2.4, 2.8]);
        assert_eq!(kinds(&three), [LineKind::Pace, LineKind::Aim]);
        assert!(words.contains("Too few check-ins to forecast"), "{words}");
        let (four, words) = told(rise(), &[2.0, 2.4, 2.8, 3.2]);
        assert_eq!(
            kinds(&four),
            [LineKind::Pace, LineKind::Aim, LineKind::Forecast]
        );
        assert!(words.contains("31 Dec 2026"), "{words}");
        assert_eq!(four.tints.len(), 1);
        assert_eq!(
            four.lines[2].corners[1].0,
            day_number(date(2026, 12, 31), None)
        );
    }

    #[test]
    fn a_changed_target_is_a_rule_with_its_word() {
        let (sketch, _) = told(rise(), &[2.0]);
        assert_eq!(sketch.rules[0].label, "target changed");
    }

    #[test]
    fn steps_are_shown_as_shares_and_limits_as_levels() {
        let step = |id: &str| Step {
            id: Id::from_text(id),
            ..Step::default()
        };
        let steps = KeyResult {
            measure: KeyResultKind::Milestones,
            steps: vec![step("a"), step("b")],
            ..rise()
        };
        let (sketch, _) = told(steps, &[0.0]);
        assert_eq!(
            (sketch.points[0].value, &sketch.unit),
            (50.0, &Unit::Percent)
        );
        let hold = KeyResult {
            measure: KeyResultKind::Hold,
            band: Some(crate::domain::Band::at_most(2.0)),
            ..rise()
        };
        let (sketch, _) = told(hold, &[1.0]);
        assert_eq!(sketch.lines[0].label.as_deref(), Some("limit 2\u{202f}%"));
    }

    #[test]
    fn without_check_ins_there_is_a_way_but_no_point_on_it() {
        let (sketch, words) = told(rise(), &[]);
        assert!(sketch.points.is_empty());
        assert_eq!(kinds(&sketch), [LineKind::Pace, LineKind::Aim]);
        assert!(words.starts_with("No check-ins yet."), "{words}");
    }

    #[test]
    fn a_forecast_is_said_as_roughly_as_it_is_known() {
        let money = KeyResult {
            unit: Unit::Currency("EUR".into()),
            baseline: Some(1.2e6),
            target: Some(2e6),
            ..rise()
        };
        let (_, words) = told(money.clone(), &[1.2e6, 1.3e6, 1.4e6, 1.5e6, 1.6e6, 1.7e6]);
        // On one line there is no band to speak of.
        assert!(
            words.contains("it reaches about €2,440,000 by 31 Dec 2026. It reaches"),
            "{words}"
        );
        let (_, words) = told(money, &[1.2e6, 1.35e6, 1.38e6, 1.5e6, 1.62e6, 1.7e6]);
        assert!(words.contains("(80 % likely: €2,"), "{words}");
    }

    #[test]
    fn a_hold_says_whether_it_will_still_be_met_and_no_number_below_zero() {
        let hold = |high| KeyResult {
            measure: KeyResultKind::Hold,
            band: Some(crate::domain::Band::at_most(high)),
            ..rise()
        };
        let (_, words) = told(hold(3.0), &[4.0, 3.0, 2.0, 1.0]);
        assert!(
            words.ends_with("At this pace it still meets its limit on 31 Dec 2026."),
            "{words}"
        );
        let (_, words) = told(hold(3.0), &[1.0, 1.5, 2.0, 2.5]);
        assert!(
            words.contains("no longer meets its limit on 31 Dec 2026: it ends at"),
            "{words}"
        );
    }
}
