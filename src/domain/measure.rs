//! Units, directions and the bands that targets are made of (DOMAIN §2, §4).

use super::json::{FieldError, FieldValue, inner_fields, typed, unexpected, words};
use super::letters::is_alphanumeric;
use serde_json::Value;
use std::fmt;
use std::str::FromStr;

/// What a metric is counted in.
///
/// Stored as one readable word: `number`, `percent`, `currency:EUR`, `duration:h`, `rating:5`, `text:tickets`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// A plain number.
    #[default]
    Number,
    /// Percent; 5 % is the value 5, not 0.05.
    Percent,
    /// Money, with its ISO 4217 code in capitals.
    Currency(String),
    /// A length of time in the named unit.
    Duration(TimeUnit),
    /// A rating out of so many points or stars.
    Rating(u8),
    /// Anything else, in the person's own word.
    Custom(String),
}

/// The unit a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
}

impl TimeUnit {
    /// All of them, shortest first.
    pub const ALL: [Self; 6] = [
        Self::Seconds,
        Self::Minutes,
        Self::Hours,
        Self::Days,
        Self::Weeks,
        Self::Months,
    ];

    /// The short sign that stands behind a number: `h`.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Seconds => "s",
            Self::Minutes => "min",
            Self::Hours => "h",
            Self::Days => "d",
            Self::Weeks => "wk",
            Self::Months => "mo",
        }
    }

    /// The plural English word: `hours`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
        }
    }
}

impl Unit {
    /// What values in this unit can be, as far as its name and the values at hand tell: a share lies within 0-100 % and a
    /// rating within its points, and counts, money and times are not negative – each only while no known value says otherwise.
    /// What grows, differs or nets out may be of either sign, and no limit is known of it.
    pub fn possible(&self, name: &str, known: &[f64]) -> Band {
        let top = match self {
            Self::Percent => Some(100.0),
            Self::Rating(of) => Some(f64::from(*of)),
            _ => None,
        };
        let fits = |band: &Band| known.iter().all(|&value| band.contains(value));
        let whole = top.map(|top| Band::between(0.0, top)).filter(fits);
        // Percents of more than 100 are growth as often as a share of something smaller.
        let above = (*self != Self::Percent).then(|| Band::at_least(0.0));
        whole
            .or(above.filter(fits))
            .filter(|_| !has_either_sign(name))
            .unwrap_or_default()
    }
}

/// Whether a name speaks of something that may be above or below zero.
fn has_either_sign(name: &str) -> bool {
    const WORDS: [&str; 12] = [
        "growth",
        "net",
        "nps",
        "margin",
        "profit",
        "balance",
        "deviation",
        "variance",
        "difference",
        "temperature",
        "surplus",
        "gap",
    ];
    name.split(|sign: char| !is_alphanumeric(sign))
        .any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number => f.write_str("number"),
            Self::Percent => f.write_str("percent"),
            Self::Currency(code) => write!(f, "currency:{code}"),
            Self::Duration(unit) => write!(f, "duration:{}", unit.sign()),
            Self::Rating(of) => write!(f, "rating:{of}"),
            Self::Custom(word) => write!(f, "text:{word}"),
        }
    }
}

/// The text is not one of the unit words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownUnit(pub String);

impl fmt::Display for UnknownUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "unknown unit “{}”, expected number, percent, currency:EUR, duration:h, rating:5 or text:…",
            self.0
        )
    }
}

impl FromStr for Unit {
    type Err = UnknownUnit;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownUnit(text.to_owned());
        match text.split_once(':') {
            None => match text {
                "number" => Ok(Self::Number),
                "percent" => Ok(Self::Percent),
                _ => Err(unknown()),
            },
            Some(("currency", code)) if !code.is_empty() => Ok(Self::Currency(code.to_owned())),
            Some(("duration", sign)) => TimeUnit::ALL
                .into_iter()
                .find(|unit| unit.sign() == sign)
                .map(Self::Duration)
                .ok_or_else(unknown),
            Some(("rating", of)) => of.parse().map(Self::Rating).map_err(|_| unknown()),
            Some(("text", word)) if !word.is_empty() => Ok(Self::Custom(word.to_owned())),
            Some(_) => Err(unknown()),
        }
    }
}

/// Which way a metric is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Staying within a limit or a band is good.
    Hold,
}

/// A stretch of values: at least, at most, between, or anything. A limit itself lies inside ("equality is met").
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// The least value inside, if there is one.
    pub low: Option<f64>,
    /// The greatest value inside, if there is one.
    pub high: Option<f64>,
}

impl Band {
    /// Everything from this value up.
    pub fn at_least(low: f64) -> Self {
        Self {
            low: Some(low),
            high: None,
        }
    }

    /// Everything up to this value.
    pub fn at_most(high: f64) -> Self {
        Self {
            low: None,
            high: Some(high),
        }
    }

    /// Everything from one value to the other, in either order.
    pub fn between(one: f64, other: f64) -> Self {
        Self {
            low: Some(one.min(other)),
            high: Some(one.max(other)),
        }
    }

    /// The band that a single number means for a metric of this direction. For *hold* a single number is an upper limit.
    pub fn for_direction(direction: Direction, value: f64) -> Self {
        match direction {
            Direction::Up => Self::at_least(value),
            Direction::Down | Direction::Hold => Self::at_most(value),
        }
    }

    /// Whether the value lies inside, limits included.
    pub fn contains(&self, value: f64) -> bool {
        self.low.is_none_or(|low| value >= low) && self.high.is_none_or(|high| value <= high)
    }

    /// The value, or the limit it lies beyond.
    pub fn nearest(&self, value: f64) -> f64 {
        let value = self.low.map_or(value, |low| value.max(low));
        self.high.map_or(value, |high| value.min(high))
    }

    /// Whether neither limit is given, so that the band says nothing.
    pub fn is_open(&self) -> bool {
        self.low.is_none() && self.high.is_none()
    }

    /// Whether every value of the other band lies inside this one.
    pub fn encloses(&self, inner: &Self) -> bool {
        let low_fits = match (self.low, inner.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(outer), Some(inner)) => outer <= inner,
        };
        let high_fits = match (self.high, inner.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(outer), Some(inner)) => outer >= inner,
        };
        low_fits && high_fits
    }
}

words!(Direction, "\"up\", \"down\" or \"hold\"" {
    Up = "up",
    Down = "down",
    Hold = "hold",
});

inner_fields!(Band {
    must: [],
    may: [low, high],
});

impl FieldValue for Unit {
    fn to_json(&self) -> Value {
        Value::from(self.to_string())
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        value
            .as_str()
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| {
                unexpected(
                    "a unit: \"number\", \"percent\", \"currency:EUR\", \"duration:h\", \"rating:5\" or \"text:tickets\"",
                    value,
                )
            })
    }

    fn shape() -> Value {
        typed::<Self>("string")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_unit_reads_back_what_it_prints() {
        let units = [
            Unit::Number,
            Unit::Percent,
            Unit::Currency("EUR".into()),
            Unit::Duration(TimeUnit::Hours),
            Unit::Rating(5),
            Unit::Custom("tickets a day".into()),
        ];
        for unit in units {
            assert_eq!(unit.to_string().parse::<Unit>().unwrap(), unit);
        }
        assert!("furlong".parse::<Unit>().is_err());
        assert!("duration:y".parse::<Unit>().is_err());
    }

    #[test]
    fn a_limit_itself_lies_inside() {
        assert!(Band::at_most(2.0).contains(2.0));
        assert!(Band::at_least(0.0).contains(0.0));
        assert!(Band::between(5.0, 3.0).contains(3.0));
        assert!(!Band::at_most(0.0).contains(0.1));
    }

    #[test]
    fn an_alarm_band_encloses_its_target_band() {
        assert!(Band::at_least(80.0).encloses(&Band::at_least(90.0)));
        assert!(!Band::at_least(95.0).encloses(&Band::at_least(90.0)));
        assert!(!Band::at_most(4.0).encloses(&Band::at_least(3.0)));
    }
}
