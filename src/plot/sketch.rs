//! What there is to see, in days and values, before anybody knows how wide the screen is.

use crate::domain::{Date, Unit, date};

/// Days that a chart shows: 1990 to 2100. A reading of the year 26 would stretch the axis over two thousand years; it stays in the
/// table.
pub fn is_drawn(at: f64) -> bool {
    (day_number(date(1990, 1, 1), None)..day_number(date(2101, 1, 1), None)).contains(&at)
}

/// Everything one chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    /// What was measured, in time order.
    pub points: Vec<SketchPoint>,
    /// The longest step in days that the line between two points bridges; a longer one is a gap. None: no gaps.
    pub bridge: Option<f64>,
    /// Areas behind everything else.
    pub tints: Vec<Tint>,
    /// Lines that nobody measured: limits, targets, pace, forecast.
    pub lines: Vec<SketchLine>,
    /// Days on which something happened.
    pub rules: Vec<DayRule>,
    /// Days to show at least, as day numbers: a cycle from first to last.
    pub days: Option<(f64, f64)>,
    /// Values to show at least: 0 and 1 for shares.
    pub values: Option<(f64, f64)>,
    /// The unit of the values.
    pub unit: Unit,
}

/// One measured value.
#[derive(Clone, Debug, PartialEq)]
pub struct SketchPoint {
    /// Day number, see [`day_number`].
    pub at: f64,
    /// The value.
    pub value: f64,
    /// What it says.
    pub tone: PointTone,
    /// What is read out when a person moves to it: "14 Nov 2026: 3.6 h, met".
    pub words: String,
}

/// What a point says. Each has its own shape beside its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PointTone {
    /// Nothing out of the ordinary.
    #[default]
    Plain,
    /// A signal for the better: a diamond.
    Good,
    /// A signal for the worse: a square.
    Bad,
    /// A signal that is neither: an open ring.
    Neutral,
}

impl PointTone {
    /// The classes that colour it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "dot",
            Self::Good => "dot good",
            Self::Bad => "dot bad",
            Self::Neutral => "dot open",
        }
    }
}

/// An area between a lower and an upper edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Tint {
    /// Day number, lower and upper edge, in time order.
    pub corners: Vec<(f64, f64, f64)>,
    /// What it stands for.
    pub kind: TintKind,
}

/// What an area stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TintKind {
    /// Between the natural process limits.
    Limits,
    /// Where a forecast is likely to end.
    Forecast,
}

impl TintKind {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Limits => "tint",
            Self::Forecast => "band",
        }
    }
}

/// A line that nobody measured.
#[derive(Clone, Debug, PartialEq)]
pub struct SketchLine {
    /// Day numbers and values, in time order.
    pub corners: Vec<(f64, f64)>,
    /// What it stands for.
    pub kind: LineKind,
    /// The words at its end; none for lines that need none. Narrow charts have room for the first word only: "target 4 h".
    pub label: Option<String>,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The mean of a stretch of readings.
    Mean,
    /// A natural process limit.
    Limit,
    /// A target.
    Aim,
    /// An alarm threshold.
    Alarm,
    /// A figure to compare with.
    Benchmark,
    /// Where a straight line would be.
    Pace,
    /// Where it is heading.
    Forecast,
}

impl LineKind {
    /// The class that draws it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Limit => "limit",
            Self::Aim => "aim",
            Self::Alarm => "alarm",
            Self::Benchmark => "benchmark",
            Self::Pace => "pace",
            Self::Forecast => "forecast",
        }
    }
}

/// A day on which something happened.
#[derive(Clone, Debug, PartialEq)]
pub struct DayRule {
    /// Day number.
    pub at: f64,
    /// What happened, in a few words; may be empty.
    pub label: String,
}

/// Days since 1970-01-01, with the hour as a part of the day.
pub fn day_number(day: Date, hour: Option<u8>) -> f64 {
    // Any date of the calendar is fewer than 2⁵³ days away.
    #[allow(clippy::cast_precision_loss)]
    let days = (day - date(1970, 1, 1)).num_days() as f64;
    days + f64::from(hour.unwrap_or(0)) / 24.0
}
