//! What numbers are counted in, and how much longer one length of time is than another.

use super::lexicon::Stretch;
use crate::domain::{TimeUnit, Unit};

/// What a number is counted in, as far as the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    Percent,
    Points,
    /// A currency; whether it was written as a sign that several currencies share.
    Money {
        code: &'static str,
        shared: bool,
    },
    Time(Stretch),
    Rating(u8),
    /// Another unit: kg.
    Custom(&'static str),
    /// So many times: 3x.
    Times,
}

impl Measure {
    /// The unit values of this measure are kept in, and by what to multiply them.
    pub(crate) fn unit(self) -> Option<(Unit, f64)> {
        Some(match self {
            Self::Percent | Self::Points => (Unit::Percent, 1.0),
            Self::Money { code, .. } => (Unit::Currency(code.to_owned()), 1.0),
            Self::Time(stretch) => {
                let (unit, factor) = time_unit(stretch);
                (Unit::Duration(unit), factor)
            }
            Self::Rating(of) => (Unit::Rating(of), 1.0),
            Self::Custom(word) => (Unit::Custom(word.to_owned()), 1.0),
            Self::Times => return None,
        })
    }
}

/// The unit that keeps lengths of this kind, and how many of it one is.
pub(crate) fn time_unit(stretch: Stretch) -> (TimeUnit, f64) {
    match stretch {
        Stretch::Second => (TimeUnit::Seconds, 1.0),
        Stretch::Minute => (TimeUnit::Minutes, 1.0),
        Stretch::Hour => (TimeUnit::Hours, 1.0),
        Stretch::Day => (TimeUnit::Days, 1.0),
        Stretch::Week => (TimeUnit::Weeks, 1.0),
        Stretch::Month => (TimeUnit::Months, 1.0),
        Stretch::Quarter => (TimeUnit::Months, 3.0),
        Stretch::Half => (TimeUnit::Months, 6.0),
        Stretch::Year => (TimeUnit::Months, 12.0),
    }
}

/// How many seconds a unit of time lasts: a day has 24 hours, a month 365.25 / 12 days.
pub(crate) fn seconds(unit: TimeUnit) -> f64 {
    match unit {
        TimeUnit::Seconds => 1.0,
        TimeUnit::Minutes => 60.0,
        TimeUnit::Hours => 3600.0,
        TimeUnit::Days => 86_400.0,
        TimeUnit::Weeks => 604_800.0,
        TimeUnit::Months => 86_400.0 * 365.25 / 12.0,
    }
}
