//! `forecast`: a key result's check-ins in, where it will land as JSON out.

use super::args::Args;
use super::series::{object, read};
use bearings::domain::Date;
use bearings::insight::forecast::{FEWEST_CHECK_INS, forecast};
use bearings::insight::pace::straight;
use bearings::insight::progress::change;
use bearings::insight::{NoForecast, Progress, Reach, Span};
use serde_json::{Value, json};

/// Reads the check-ins and forecasts them. `slope` is per day and `intercept` the line's value on the first day; progress and
/// expected progress are those of the last check-in.
///
/// # Errors
/// A sentence for the person: what in the file or the options cannot be read.
pub fn run(text: &str, args: &Args) -> Result<Value, String> {
    let check_ins: Vec<(Date, f64)> = read(text)?
        .into_iter()
        .map(|(day, _, value)| (day, value))
        .collect();
    let needed = |name: &str| {
        args.day(name)?
            .ok_or(format!("Give --{name} as a date, like 2026-11-14."))
    };
    let span = Span {
        start: needed("start")?,
        end: needed("end")?,
    };
    if span.end < span.start {
        return Err("The end is before the start. Give the first day as --start.".to_owned());
    }
    let (baseline, target) = (args.number("baseline")?, args.number("target")?);
    let aim = baseline.zip(target);
    let progress = |value: f64| {
        aim.and_then(|(baseline, target)| change(baseline, target, value))
            .map(|Progress { raw, rolled }| json!({"raw": raw, "rolled": rolled}))
    };
    let last = check_ins.last().copied();
    let mut answer = object(json!({
        "check_ins": check_ins.len(),
        "last": last.map(|(day, value)| json!({"date": day, "value": value})),
        "progress": last.and_then(|(_, value)| progress(value)),
        "expected": last.map(|(day, _)| straight(span, day)),
    }));
    match forecast(&check_ins, span, aim) {
        Ok(found) => {
            let days_to_target = target
                .filter(|_| found.slope != 0.0)
                .map(|target| (target - found.intercept) / found.slope);
            let landing = json!({
                "used": found.points.len(),
                "from": found.points.first().map(|point| point.0),
                "to": found.points.last().map(|point| point.0),
                "slope": found.slope,
                "intercept": found.intercept,
                "at_end": found.at_end,
                "low": found.low,
                "high": found.high,
                "progress_at_end": progress(found.at_end),
                "days_to_target": days_to_target,
                "reach": found.reach.map(|reach| match reach {
                    Reach::Reached => "reached",
                    Reach::On(_) => "on",
                    Reach::NotInSight => "not in sight",
                }),
                "reach_date": match found.reach {
                    Some(Reach::On(day)) => Some(day),
                    _ => None,
                },
            });
            answer.insert("forecast".to_owned(), landing);
        }
        Err(NoForecast::TooFew(days)) => {
            answer.insert("forecast".to_owned(), Value::Null);
            answer.insert(
                "message".to_owned(),
                json!(format!(
                    "too few check-ins to forecast: {days} of {FEWEST_CHECK_INS}"
                )),
            );
        }
        Err(NoForecast::NothingToProject | NoForecast::Over) => {
            answer.insert("forecast".to_owned(), Value::Null);
        }
    }
    Ok(Value::Object(answer))
}
