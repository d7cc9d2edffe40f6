//! The sentence above a key result's chart: how far it is, and where it will land.

use super::journey::Journey;
use super::meaning::ChartMeaning;
use crate::domain::KeyResultKind;
use crate::figures::count;
use crate::insight::{Forecast, NoForecast, Reach, forecast::FEWEST_CHECK_INS};

/// How far a key result is, and where it will land if it goes on like this.
pub fn landing(of: &Journey<'_>) -> ChartMeaning {
    let report = of.report;
    let figures = of.figures;
    let Some(current) = &report.current else {
        return ChartMeaning {
            headline: "No check-ins yet.".to_owned(),
            detail: "The first one adds the first point. A forecast appears after the fourth."
                .to_owned(),
        };
    };
    let on = figures.day(current.date);
    let now = match (of.key_result.measure, report.steps) {
        (KeyResultKind::Milestones, Some((done, steps))) => {
            format!("{done} of {} done on {on}", count(steps, "step", "steps"))
        }
        (KeyResultKind::Done, _) if current.value >= 1.0 => format!("Done on {on}"),
        (KeyResultKind::Done, _) => format!("Not done on {on}"),
        _ => format!("{} on {on}", of.shown(current.value)),
    };
    // What would have been on schedule, and on which day, is said with the status.
    let headline = match (report.held, report.progress) {
        (Some((met, due)), _) => format!(
            "{now}; {met} of {} met the limit.",
            count(due, "due check-in", "due check-ins")
        ),
        (None, Some(progress)) => {
            format!("{now}: {} of the way.", figures.share(progress.raw))
        }
        (None, None) => format!("{now}."),
    };
    let detail = match of.forecast {
        Ok(forecast) => ahead(of, forecast),
        Err(NoForecast::TooFew(made)) => format!(
            "Too few check-ins to forecast: {made} of {FEWEST_CHECK_INS}, on different days."
        ),
        Err(NoForecast::Over) => "Its last day has passed, so there is no forecast.".to_owned(),
        Err(NoForecast::NothingToProject) => String::new(),
    };
    ChartMeaning { headline, detail }
}

fn ahead(of: &Journey<'_>, forecast: &Forecast) -> String {
    let figures = of.figures;
    let Some(span) = of.report.span else {
        return String::new();
    };
    let (end, on) = (of.rounded(forecast.at_end), figures.day(span.end));
    if let (KeyResultKind::Hold, Some(band)) = (of.key_result.measure, of.key_result.band) {
        // Where within its limit a value ends, nobody asks; and a line through a few counts soon runs below zero.
        return if band.contains(forecast.at_end) {
            format!("At this pace it still meets its limit on {on}.")
        } else {
            format!("At this pace it no longer meets its limit on {on}: it ends at {end}.")
        };
    }
    let (low, high) = (of.rounded(forecast.low), of.rounded(forecast.high));
    let about = if end.starts_with("just") {
        ""
    } else {
        "about "
    };
    let mut said = format!("At this pace it reaches {about}{end} by {on}");
    if low == high {
        // All check-ins lie on one line: a band without width says nothing.
        said.push('.');
    } else {
        said.push_str(&format!(" (80 % likely: {low} to {high})."));
    }
    match forecast.reach {
        Some(Reach::Reached) => said.push_str(" The target is reached."),
        Some(Reach::On(day)) if day <= span.end => {
            said.push_str(&format!(" It reaches the target on {}.", figures.day(day)));
        }
        Some(Reach::On(day)) => said.push_str(&format!(
            " It would reach the target on {}, too late.",
            figures.day(day)
        )),
        Some(Reach::NotInSight) => said.push_str(" It will miss the target."),
        None => {}
    }
    said
}
