//! Process behaviour charts over individual readings (XmR; Wheeler, *Understanding Variation*; DOMAIN §4).

use super::sample::{PowerScale, mean};
use crate::domain::{Band, Direction};
use crate::domain::{Gathered, Ordered};

/// Fewer readings than this have no limits.
pub const FEWEST_READINGS: usize = 6;
/// Distance of the natural process limits from the mean, in average moving ranges (Wheeler: 3/d₂, d₂ = 1.128).
pub const LIMIT: f64 = 2.66;
/// Upper range limit, in average moving ranges (Wheeler: D₄ for two values).
pub const RANGE_LIMIT: f64 = 3.267;
/// Half-way from the mean to a limit, in average moving ranges.
pub const HALF_WAY: f64 = 1.33;

/// Mean and natural process limits of a stretch of readings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// How many readings they rest on.
    pub count: usize,
    /// The mean x̄.
    pub mean: f64,
    /// The average moving range mR̄, of mRᵢ = |xᵢ − xᵢ₋₁|.
    pub average_range: f64,
    /// Lower natural process limit, x̄ − 2.66·mR̄.
    pub lower: f64,
    /// Upper natural process limit, x̄ + 2.66·mR̄.
    pub upper: f64,
    /// Upper limit of the moving ranges, 3.267·mR̄.
    pub range_limit: f64,
}

impl Limits {
    /// The same with natural limits within what values can be: what is drawn and told. Signals go by mean and range, and no
    /// reading lies beyond what it can be.
    pub fn within(self, possible: &Band) -> Self {
        Self {
            lower: possible.nearest(self.lower),
            upper: possible.nearest(self.upper),
            ..self
        }
    }
}

/// The limits of readings in time order. None of fewer than six.
pub fn limits(values: &[f64]) -> Option<Limits> {
    if values.len() < FEWEST_READINGS {
        return None;
    }
    let scale = PowerScale::of(values);
    let scaled: Vec<f64> = values.iter().map(|&value| scale.down(value)).collect();
    let ranges: Vec<f64> = scaled
        .iter()
        .zip(scaled.iter().skip(1))
        .map(|(before, after)| (after - before).abs())
        .collect();
    let (centre, range) = (mean(&scaled)?, mean(&ranges)?);
    Some(Limits {
        count: values.len(),
        mean: scale.up(centre),
        average_range: scale.up(range),
        lower: scale.up(centre - LIMIT * range),
        upper: scale.up(centre + LIMIT * range),
        range_limit: scale.up(RANGE_LIMIT * range),
    })
}

/// The three rules that tell a signal from noise (DOMAIN §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// 1: a point outside the limits.
    Outside,
    /// 2: eight in a row on one side of the mean.
    EightInARow,
    /// 3: three of four in a row on one side and nearer that limit than the mean.
    ThreeOfFour,
}

impl Rule {
    /// Its number, 1-3.
    pub fn number(self) -> u8 {
        match self {
            Self::Outside => 1,
            Self::EightInARow => 2,
            Self::ThreeOfFour => 3,
        }
    }

    /// What it says, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Outside => "a point outside the limits",
            Self::EightInARow => "eight or more in a row on one side of the average",
            Self::ThreeOfFour => "three of four in a row closer to the limit than to the average",
        }
    }
}

/// The side of the mean a signal lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Above the mean.
    High,
    /// Below the mean.
    Low,
}

/// One signal: which rule, on which side, by which readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// The rule.
    pub rule: Rule,
    /// The side.
    pub side: Side,
    /// The readings that make it, by index, in time order. Never empty.
    pub points: Vec<usize>,
    /// The reading with which it could first be seen: the point itself, the eighth in the row, the third of four.
    pub seen_at: usize,
}

impl Signal {
    /// Its last reading.
    pub fn last(&self) -> usize {
        self.points.last().copied().unwrap_or(self.seen_at)
    }

    fn moved(mut self, by: usize) -> Self {
        self.points.iter_mut().for_each(|point| *point += by);
        self.seen_at += by;
        self
    }
}

/// What a signal means for a metric of a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Better than before.
    Improvement,
    /// Worse than before.
    Concern,
    /// Different, neither better nor worse.
    Neutral,
}

impl Tone {
    /// The word people and classes use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Improvement => "improvement",
            Self::Concern => "concern",
            Self::Neutral => "neutral",
        }
    }
}

/// The tone of a signal on one side. A metric to hold is judged by its band: on a side where the signal's readings leave the
/// band it is a concern, else neutral. Without a direction every signal is neutral.
pub fn tone(
    direction: Option<Direction>,
    side: Side,
    readings: &[f64],
    band: Option<&Band>,
) -> Tone {
    match (direction, side) {
        (Some(Direction::Up), Side::High) | (Some(Direction::Down), Side::Low) => Tone::Improvement,
        (Some(Direction::Up), Side::Low) | (Some(Direction::Down), Side::High) => Tone::Concern,
        (Some(Direction::Hold), _)
            if band.is_some_and(|band| readings.iter().any(|&value| !band.contains(value))) =>
        {
            Tone::Concern
        }
        (Some(Direction::Hold) | None, _) => Tone::Neutral,
    }
}

/// All signals of readings against limits, by rule and then by time. Readings that all equal one another give none.
pub fn signals(values: &[f64], limits: &Limits) -> Vec<Signal> {
    let lines = LimitLines::of(limits);
    let mut found = Vec::new();
    for (index, &value) in values.iter().enumerate() {
        if let Some(side) = lines.beyond(value, LIMIT) {
            found.push(Signal {
                rule: Rule::Outside,
                side,
                points: vec![index],
                seen_at: index,
            });
        }
    }
    found.extend(runs(values, &lines));
    let mut of_four: Vec<Signal> = [Side::High, Side::Low]
        .into_iter()
        .flat_map(|side| crowds(values, &lines, side))
        .collect();
    of_four.order_by_key(|signal| signal.seen_at);
    found.extend(of_four);
    found
}

/// A stretch of readings between two marked changes of the process, with limits of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Index of its first reading.
    pub from: usize,
    /// Index after its last reading.
    pub to: usize,
    /// Its limits; none of fewer than six readings.
    pub limits: Option<Limits>,
    /// Its signals, with indices into the whole series.
    pub signals: Vec<Signal>,
}

/// Splits a series at the marked changes and computes each stretch by itself: limits restart at a known change (Wheeler).
/// `restarts` are the indices of the first readings of a changed process, in any order. A series without readings has no
/// segments. `fixed` is how many first readings of the last stretch its limits rest on, at least six: a drift then shows as
/// signals instead of widening the limits that should catch it.
pub fn segments(values: &[f64], restarts: &[usize], fixed: Option<usize>) -> Vec<Segment> {
    let edges = restarts
        .iter()
        .copied()
        .filter(|&index| 0 < index && index < values.len())
        .chain([0, values.len()])
        .into_set();
    edges
        .iter()
        .zip(edges.iter().skip(1))
        .map(|(&from, &to)| {
            let stretch = values.get(from..to).unwrap_or_default();
            let base = fixed
                .filter(|_| to == values.len())
                .and_then(|first| stretch.get(..first.max(FEWEST_READINGS)));
            let limits = limits(base.unwrap_or(stretch));
            let signals = limits
                .as_ref()
                .map(|limits| signals(stretch, limits))
                .unwrap_or_default()
                .into_iter()
                .map(|signal| signal.moved(from))
                .collect();
            Segment {
                from,
                to,
                limits,
                signals,
            }
        })
        .collect()
}

/// The moving ranges |xᵢ − xᵢ₋₁|, one fewer than readings.
pub fn moving_ranges(values: &[f64]) -> Vec<f64> {
    values
        .iter()
        .zip(values.iter().skip(1))
        .map(|(before, after)| (after - before).abs().min(f64::MAX))
        .collect()
}

/// Mean and range, ready for comparisons that rounding must not decide.
struct LimitLines {
    mean: f64,
    range: f64,
}

impl LimitLines {
    fn of(limits: &Limits) -> Self {
        Self {
            mean: limits.mean,
            range: limits.average_range,
        }
    }

    /// The side on which a value lies beyond so many average ranges from the mean. A value on the line, within the rounding of
    /// the mean and the line, is not beyond it.
    fn beyond(&self, value: f64, ranges: f64) -> Option<Side> {
        let distance = value / 2.0 - self.mean / 2.0;
        let reach = self.range / 2.0 * ranges;
        let rounding = f64::EPSILON * (self.mean.abs().max(value.abs()) + reach);
        if distance.abs() <= reach + rounding {
            None
        } else if distance > 0.0 {
            Some(Side::High)
        } else {
            Some(Side::Low)
        }
    }
}

/// Rule 2: the longest stretches of at least eight on one side. A reading on the mean ends a stretch.
fn runs(values: &[f64], lines: &LimitLines) -> Vec<Signal> {
    const ENOUGH: usize = 8;
    let sides: Vec<Option<Side>> = values
        .iter()
        .map(|&value| lines.beyond(value, 0.0))
        .collect();
    let mut found = Vec::new();
    let mut start = 0;
    for stretch in sides.chunk_by(|one, next| one == next) {
        if let Some(&Some(side)) = stretch.first()
            && stretch.len() >= ENOUGH
        {
            found.push(Signal {
                rule: Rule::EightInARow,
                side,
                points: (start..start + stretch.len()).collect(),
                seen_at: start + ENOUGH - 1,
            });
        }
        start += stretch.len();
    }
    found
}

/// Rule 3 on one side: windows of four with three beyond half-way; windows that share such a reading make one signal.
fn crowds(values: &[f64], lines: &LimitLines, side: Side) -> Vec<Signal> {
    const WINDOW: usize = 4;
    const ENOUGH: usize = 3;
    let beyond: Vec<bool> = values
        .iter()
        .map(|&value| lines.beyond(value, HALF_WAY) == Some(side))
        .collect();
    let mut found: Vec<Signal> = Vec::new();
    for (start, window) in beyond.windows(WINDOW).enumerate() {
        let points: Vec<usize> = window
            .iter()
            .enumerate()
            .filter(|&(_, &is_beyond)| is_beyond)
            .map(|(place, _)| start + place)
            .collect();
        let (Some(&first), Some(&third)) = (points.first(), points.get(ENOUGH - 1)) else {
            continue;
        };
        match found.last_mut() {
            Some(open) if open.last() >= first => {
                let known = open.last();
                open.points
                    .extend(points.into_iter().filter(|&point| point > known));
            }
            _ => found.push(Signal {
                rule: Rule::ThreeOfFour,
                side,
                points,
                seen_at: third,
            }),
        }
    }
    found
}

#[cfg(test)]
mod tests;
