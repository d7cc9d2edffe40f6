//! What single cells say: amounts with units, limits, cadences, directions, confidence.

use super::found::FoundGoal;
use super::head::{CellReader, MEASURED};
use crate::domain::letters::{is_alphabetic, to_lowercase};
use crate::domain::number::plain;
use crate::domain::{Cadence, Date, Direction, Unit};
use crate::intake::days::{DayStyle, read_when};
use crate::intake::numbers::{is_blank, read_cell};
use crate::intake::table::NumberedRow;
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

/// Units of time as sheets in other languages write them: their beginnings, and what they are.
const TIMES: [(&str, &str); 12] = [
    ("tag", "d"),
    ("arbeitstag", "d"),
    ("stunde", "h"),
    ("std", "h"),
    ("minute", "min"),
    ("woche", "weeks"),
    ("monat", "months"),
    ("jour", "d"),
    ("heure", "h"),
    ("día", "d"),
    ("dia", "d"),
    ("hora", "h"),
];

/// A cell of which the word behind the number is a unit of time in another language, with ours.
pub(super) fn in_english(cell: &str) -> String {
    let behind = |sign: char| !is_alphabetic(sign);
    let number = cell.trim_end_matches(|sign: char| is_alphabetic(sign) || sign == '.');
    let word = cell.get(number.len()..).unwrap_or_default();
    let lower = to_lowercase(word.trim_end_matches('.'));
    let known = TIMES.iter().find(|(start, _)| {
        let ending = lower.strip_prefix(start);
        ending.is_some_and(|ending| ["", "e", "en", "n", "s", "es"].contains(&ending))
    });
    match known.filter(|_| number.ends_with(behind)) {
        Some((_, ours)) => format!("{number}{ours}"),
        None => cell.to_owned(),
    }
}

/// The word that stands behind the number of a cell, and the number: "12 visits".
pub(super) fn counted(cell: &str, mark: DecimalMark) -> Option<(f64, &str)> {
    let (number, word) = cell.trim().split_once([' ', '\u{A0}'])?;
    let value = read_cell(number, mark, &Unit::Number).ok()?;
    let is_word = word.chars().all(|sign| is_alphabetic(sign) || sign == '/')
        && (2..=20).contains(&word.chars().count());
    is_word.then_some((value, word))
}

/// The unit that a cell names: "%", "EUR", "hours", "tickets".
pub(super) fn unit(cell: &str) -> Option<Unit> {
    let bare = cell.trim();
    let bare = bare
        .strip_prefix('(')
        .and_then(|inside| inside.strip_suffix(')'))
        .unwrap_or(bare);
    let lower = to_lowercase(bare);
    match lower.as_str() {
        "" | "-" => None,
        "number" | "#" | "numeric" | "count" | "none" | "no unit" | "absolute" => {
            Some(Unit::Number)
        }
        "%" | "percentage" | "percent" | "pct" => Some(Unit::Percent),
        _ => {
            // "k€": the numbers below are thousands of them, and stay as they are written.
            let one = |text: String| match amount(&text, DecimalMark::Point)? {
                (value, Some(unit)) if value.to_bits() == 1.0_f64.to_bits() => Some(unit),
                _ => None,
            };
            let known = one(format!("1 {bare}")).or_else(|| one(format!("{bare} 1")));
            Some(known.unwrap_or_else(|| Unit::Custom(bare.to_owned())))
        }
    }
}

/// The unit in the brackets of a heading: "Target (%)", "Cycle time [days]". A word that is no known unit says something else.
pub(super) fn bracketed(head: &str) -> Option<Unit> {
    let (_, inside) = head.split_once(['(', '['])?;
    let inside = inside.split([')', ']']).next().unwrap_or_default().trim();
    let inside = inside.strip_prefix("in ").unwrap_or(inside);
    // "[k€]" is no unit we know, and still one.
    let is_money = matches!(
        amount(&format!("1 {inside}"), DecimalMark::Point),
        Some((_, Some(_)))
    );
    unit(inside).filter(|unit| is_money || !matches!(unit, Unit::Custom(_) | Unit::Number))
}

impl CellReader<'_> {
    /// What the row counts, where two of its numbers name it: "12 visits" and "20 visits".
    pub(super) fn counted(&self, row: &NumberedRow) -> Option<Unit> {
        let measured = self
            .cells(row)
            .filter(|(head, cell)| MEASURED.contains(&head.column) && !is_blank(cell));
        let mut words = measured.filter_map(|(_, cell)| Some(counted(cell, self.mark)?.1));
        let word = words.next()?;
        let is_known = amount(&in_english(&format!("1 {word}")), self.mark).is_some();
        (words.any(|other| other == word) && !is_known).then(|| Unit::Custom(word.to_owned()))
    }

    /// Whether a number of the row is written in percent and is more than one of them.
    pub(super) fn has_percent(&self, row: &NumberedRow) -> bool {
        self.cells(row).any(|(head, cell)| {
            let is_percent = |(value, unit): (f64, Option<Unit>)| {
                unit == Some(Unit::Percent) && value.abs() > 1.0
            };
            MEASURED.contains(&head.column)
                && cell.contains('%')
                && amount(cell, self.mark).is_some_and(is_percent)
        })
    }

    /// A share such as 0.72, in percent.
    pub(super) fn as_percent(&self, cell: &str) -> Option<String> {
        let (value, unit) = amount(cell, self.mark)?;
        let is_share = unit.is_none() && value.abs() > 0.0 && value.abs() < 1.0;
        let mark = if self.mark == DecimalMark::Comma {
            ","
        } else {
            "."
        };
        let hundred = (value * 1e8).round() / 1e6;
        is_share.then(|| format!("{} %", plain(hundred).replace('.', mark)))
    }

    /// The last day of a cell on which something is due.
    pub(super) fn due(&self, cell: &str) -> Option<Date> {
        let written = DayStyle {
            is_due: true,
            ..self.written
        };
        read_when(cell, &written).map(|it| it.last)
    }

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
        let cell = &in_english(cell);
        if let Some(unit) = &found.unit
            && let Ok(value) = read_cell(cell, self.mark, unit)
        {
            return Some(value);
        }
        // "5 of 5" are two numbers, a rating only where the unit says so.
        if cell.contains(" of ") {
            return None;
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
