//! What single cells say: amounts with units, limits, cadences, directions, confidence.

use super::found::FoundGoal;
use super::read::CellReader;
use crate::domain::letters::to_lowercase;
use crate::domain::{Cadence, Direction, Unit};
use crate::intake::numbers::{is_blank, read_cell};
use crate::phrase::{DecimalMark, ValueError};

/// A number with the unit beside it.
pub(super) fn amount(cell: &str, mark: DecimalMark) -> Option<(f64, Option<Unit>)> {
    // "2.6x": so many times.
    if let Some(times) = cell.trim_end().strip_suffix(['x', '×'])
        && let Ok(value) = read_cell(times, mark, &Unit::Number)
    {
        return Some((value, Some(Unit::Custom("x".to_owned()))));
    }
    match read_cell(cell, mark, &Unit::Number) {
        Ok(value) => Some((value, None)),
        Err(ValueError::OtherUnit { found, .. }) => {
            let value = read_cell(cell, mark, &found).ok()?;
            Some((value, Some(found)))
        }
        Err(_) => None,
    }
}

/// The unit that a cell names: "%", "EUR", "hours", "tickets".
pub(super) fn unit(cell: &str) -> Option<Unit> {
    let bare = cell.trim().trim_matches(['(', ')']);
    let lower = to_lowercase(bare);
    match lower.as_str() {
        "" | "-" => None,
        "number" | "#" | "numeric" | "count" | "none" | "no unit" | "absolute" => {
            Some(Unit::Number)
        }
        "%" | "percentage" | "percent" | "pct" => Some(Unit::Percent),
        _ => match amount(&format!("1 {bare}"), DecimalMark::Point) {
            Some((_, Some(unit))) => Some(unit),
            _ => match amount(&format!("{bare} 1"), DecimalMark::Point) {
                Some((_, Some(unit))) => Some(unit),
                _ => Some(Unit::Custom(bare.to_owned())),
            },
        },
    }
}

/// The unit in the brackets of a heading: "Target (%)", "Cycle time [days]". A word that is no known unit says something else.
pub(super) fn bracketed(head: &str) -> Option<Unit> {
    let (_, inside) = head.split_once(['(', '['])?;
    let inside = inside.split([')', ']']).next().unwrap_or_default().trim();
    let inside = inside.strip_prefix("in ").unwrap_or(inside);
    unit(inside).filter(|unit| !matches!(unit, Unit::Custom(_) | Unit::Number))
}

impl CellReader<'_> {
    /// A number of a goal. The first unit beside one is the goal's; a percent sign beside a number of a goal in percent says nothing new.
    pub(super) fn number(&self, found: &mut FoundGoal, cell: &str) -> Option<f64> {
        if is_blank(cell) {
            return None;
        }
        let about = [
            "~", "≈", "ca.", "ca ", "circa ", "approx.", "approx ", "about ",
        ];
        let cell = about
            .iter()
            .find_map(|word| cell.strip_prefix(word))
            .unwrap_or(cell)
            .trim();
        if let Some(unit) = &found.unit
            && let Ok(value) = read_cell(cell, self.mark, unit)
        {
            return Some(value);
        }
        let (value, beside) = amount(cell, self.mark)?;
        match (&found.unit, beside) {
            (_, None) => {}
            (None, Some(unit)) => found.unit = Some(unit),
            // A custom unit is a name of the person's own.
            (Some(Unit::Custom(_)), Some(_)) => {}
            (Some(_), Some(_)) => return None,
        }
        Some(value)
    }

    /// Limits, or a plain number: "≥ 40", "at most 5 %", "3-5", "12".
    pub(super) fn limits(
        &self,
        found: &mut FoundGoal,
        cell: &str,
    ) -> (Option<f64>, Option<f64>, Option<f64>) {
        let lower = to_lowercase(cell);
        for (sign, is_low) in LIMITS {
            if let Some(rest) = lower.strip_prefix(sign) {
                let value = self.number(found, rest.trim());
                return if is_low {
                    (value, None, None)
                } else {
                    (None, value, None)
                };
            }
        }
        for (sign, is_low) in [
            ("+", true),
            (" or more", true),
            (" or less", false),
            (" or better", true),
            (" max", false),
            (" min", true),
        ] {
            if let Some(rest) = lower.strip_suffix(sign) {
                let value = self.number(found, rest.trim());
                return if is_low {
                    (value, None, None)
                } else {
                    (None, value, None)
                };
            }
        }
        if let Some(value) = self.number(found, cell) {
            return (None, None, Some(value));
        }
        let bare = lower
            .strip_prefix("between ")
            .unwrap_or(&lower)
            .replace(" and ", "–")
            .replace(" to ", "–");
        if let Some((low, high)) = bare.split_once(['–', '-', '…'])
            && let (Some(high), Some(low)) = (
                self.number(found, high.trim()),
                self.number(found, low.trim()),
            )
        {
            return (Some(low.min(high)), Some(low.max(high)), None);
        }
        (None, None, None)
    }
}

/// What stands in front of a limit, and whether it is the least value.
const LIMITS: [(&str, bool); 19] = [
    (">=", true),
    ("≥", true),
    (">", true),
    ("at least", true),
    ("min.", true),
    ("minimum", true),
    ("min", true),
    ("over", true),
    ("above", true),
    ("<=", false),
    ("≤", false),
    ("<", false),
    ("at most", false),
    ("max.", false),
    ("maximum", false),
    ("max", false),
    ("under", false),
    ("below", false),
    ("up to", false),
];

pub(super) fn cadence(cell: &str) -> Option<Cadence> {
    let lower = to_lowercase(cell);
    let known = [
        ("hour", Cadence::Hour),
        ("dai", Cadence::Day),
        ("day", Cadence::Day),
        ("biweek", Cadence::Fortnight),
        ("bi-week", Cadence::Fortnight),
        ("fortnight", Cadence::Fortnight),
        ("two weeks", Cadence::Fortnight),
        ("2 weeks", Cadence::Fortnight),
        ("week", Cadence::Week),
        ("month", Cadence::Month),
        ("quarter", Cadence::Quarter),
        ("year", Cadence::Year),
        ("annual", Cadence::Year),
        ("täglich", Cadence::Day),
        ("wöchentlich", Cadence::Week),
        ("monatlich", Cadence::Month),
    ];
    let is_twice = [
        "twice",
        "half",
        "semi",
        "every 2 m",
        "every two m",
        "bi-m",
        "bim",
    ]
    .iter()
    .any(|word| lower.contains(word));
    let found = known.into_iter().find(|(word, _)| lower.contains(word));
    found.filter(|_| !is_twice).map(|(_, cadence)| cadence)
}

pub(super) fn direction(cell: &str) -> Option<Direction> {
    match to_lowercase(cell).as_str() {
        "up" | "increase" | "increase from" | "reach" | "higher" | "higher is better" | "↑"
        | "more" | "stay above" | "maximize" | "maximise" => Some(Direction::Up),
        "down" | "decrease" | "decrease from" | "reduce" | "lower" | "lower is better" | "↓"
        | "less" | "stay below" | "minimize" | "minimise" => Some(Direction::Down),
        "hold" | "maintain" | "within" | "stay within" | "→" | "between" => Some(Direction::Hold),
        _ => None,
    }
}

/// 0-10: a whole number, "7/10", or a share.
pub(super) fn confidence(cell: &str) -> Option<u8> {
    let bare = cell.trim().trim_end_matches("/10").trim();
    let (value, unit) = amount(bare, DecimalMark::Point)?;
    let tenths = match unit {
        Some(Unit::Percent) => value / 10.0,
        _ if value > 0.0 && value < 1.0 => value * 10.0,
        _ => value,
    };
    let rounded = tenths.round();
    ((0.0..=10.0).contains(&rounded)).then_some(rounded as u8)
}
