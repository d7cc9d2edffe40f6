//! `signals`: a series in, its natural process limits, signals and assurance as JSON out.

use super::args::{Args, finite};
use super::series::{Row, object, read};
use bearings::domain::{Band, Date, Direction};
use bearings::figures::sentence;
use bearings::insight::xmr::{FEWEST_READINGS, segments, tone};
use bearings::insight::{Limits, Side, Signal, assurance::assurance};
use serde_json::{Value, json};

/// Reads the series and computes its chart. `limits`, `signals` and `assurance` speak of the process as it is, after the last
/// `--change`; `segments` has every stretch.
///
/// # Errors
/// A sentence for the person: what in the file or the options cannot be read.
pub fn run(text: &str, args: &Args) -> Result<Value, String> {
    let rows = one_a_moment(read(text)?);
    let values: Vec<f64> = rows.iter().map(|row| row.2).collect();
    let direction = direction(args.option("direction"))?;
    let target = target(args.option("target"), direction)?;
    let mut restarts = Vec::new();
    for change in args.all("change") {
        let day: Date = change
            .parse()
            .map_err(|_| format!("--change {change} is not a date. Write it like 2026-11-14."))?;
        restarts.push(rows.partition_point(|row| row.0 < day));
    }
    let parts = segments(&values, &restarts, None);
    let shown = |signal: &Signal| {
        let of = |place: usize| rows.get(place).map(|row| row.2);
        let readings: Vec<f64> = signal
            .points
            .iter()
            .filter_map(|&place| of(place))
            .collect();
        json!({
            "rule": signal.rule.number(),
            "words": signal.rule.words(),
            "side": if signal.side == Side::High { "above" } else { "below" },
            "tone": tone(direction, signal.side, &readings, target.as_ref()).word(),
            "indices": signal.points,
            "dates": signal.points.iter().filter_map(|&place| rows.get(place)).map(named).collect::<Vec<_>>(),
            "values": readings,
            "seen_on": rows.get(signal.seen_at).map(named),
        })
    };
    let stretches: Vec<Value> = parts
        .iter()
        .map(|part| {
            json!({
                "from": rows.get(part.from).map(named),
                "to": part.to.checked_sub(1).and_then(|last| rows.get(last)).map(named),
                "readings": part.to - part.from,
                "limits": part.limits.as_ref().map(lines),
                "signals": part.signals.iter().map(shown).collect::<Vec<_>>(),
            })
        })
        .collect();
    let now = parts.last();
    let limits = now.and_then(|part| part.limits.as_ref());
    let verdict = limits
        .zip(target.as_ref())
        .and_then(|(limits, target)| assurance(limits, target));
    let current = now.map_or(0, |part| part.to - part.from);
    let judged = target.iter().flat_map(|target| {
        let process = values.iter().skip(values.len() - current);
        process.map(|value| target.contains(*value))
    });
    let met = judged.fold((0, 0), |(met, of), is_met| {
        (met + usize::from(is_met), of + 1)
    });
    let mut answer = object(json!({
        "readings": values.len(),
        "limits": limits.map(lines),
        "signals": now.map(|part| part.signals.iter().map(shown).collect::<Vec<_>>()).unwrap_or_default(),
        "assurance": verdict.map(|verdict| json!({"verdict": verdict.word(), "sentence": sentence(&format!("it {}", verdict.outlook(met)))})),
        "segments": stretches,
    }));
    if limits.is_none() {
        answer.insert(
            "message".to_owned(),
            json!(format!("too few readings: {current} of {FEWEST_READINGS}")),
        );
    }
    Ok(Value::Object(answer))
}

fn lines(limits: &Limits) -> Value {
    json!({
        "count": limits.count,
        "mean": limits.mean,
        "average_moving_range": limits.average_range,
        "lower": limits.lower,
        "upper": limits.upper,
        "upper_range_limit": limits.range_limit,
    })
}

/// Of two rows for one day, or one hour where hours are given, the later counts.
fn one_a_moment(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        match kept.last_mut() {
            Some(last) if (last.0, last.1) == (row.0, row.1) => *last = row,
            _ => kept.push(row),
        }
    }
    kept
}

fn named(row: &Row) -> String {
    match row.1 {
        Some(hour) => format!("{}T{hour:02}:00", row.0),
        None => row.0.to_string(),
    }
}

fn direction(text: Option<&str>) -> Result<Option<Direction>, String> {
    match text {
        None => Ok(None),
        Some("up") => Ok(Some(Direction::Up)),
        Some("down") => Ok(Some(Direction::Down)),
        Some("hold") => Ok(Some(Direction::Hold)),
        Some(other) => Err(format!("--direction {other} is not one of up, down, hold.")),
    }
}

/// One number by the direction (at least for up, at most for down and hold), or a band `low..high`, either end open.
fn target(text: Option<&str>, direction: Option<Direction>) -> Result<Option<Band>, String> {
    let Some(text) = text else { return Ok(None) };
    let wrong =
        || format!("--target {text} is not a number or a band. Write it like 12.5 or 3..5.");
    if let Some((low, high)) = text.split_once("..") {
        let end = |part: &str| {
            if part.is_empty() {
                Ok(None)
            } else {
                finite(part).map(Some).ok_or_else(wrong)
            }
        };
        let (low, high) = (end(low)?, end(high)?);
        return Ok(Some(match (low, high) {
            (Some(low), Some(high)) => Band::between(low, high),
            (low, high) => Band { low, high },
        }));
    }
    let value = finite(text).ok_or_else(wrong)?;
    Ok(Some(Band::for_direction(
        direction.unwrap_or(Direction::Up),
        value,
    )))
}
