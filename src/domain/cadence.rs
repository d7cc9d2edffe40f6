//! How often a number is read (DOMAIN §1: cadence is not horizon).

use super::json::words;

/// How often a KPI is read or a key result is checked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cadence {
    /// Every hour.
    Hour,
    /// Every day.
    Day,
    /// Every week.
    Week,
    /// Every two weeks.
    Fortnight,
    /// Every month.
    Month,
    /// Every quarter of a year.
    Quarter,
    /// Every year.
    Year,
}

impl Cadence {
    /// All of them, shortest first.
    pub const ALL: [Self; 7] = [
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Fortnight,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// The usual length of one interval in days; an hour is 1/24.
    pub fn days(self) -> f64 {
        match self {
            Self::Hour => 1.0 / 24.0,
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Fortnight => 14.0,
            Self::Month => 365.25 / 12.0,
            Self::Quarter => 365.25 / 4.0,
            Self::Year => 365.25,
        }
    }

    /// The adverb: `weekly`.
    pub fn adverb(self) -> &'static str {
        match self {
            Self::Hour => "hourly",
            Self::Day => "daily",
            Self::Week => "weekly",
            Self::Fortnight => "every two weeks",
            Self::Month => "monthly",
            Self::Quarter => "quarterly",
            Self::Year => "yearly",
        }
    }

    /// The noun for one interval: `week`.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Fortnight => "two weeks",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

words!(Cadence, "a cadence such as \"week\"" {
    Hour = "hour",
    Day = "day",
    Week = "week",
    Fortnight = "fortnight",
    Month = "month",
    Quarter = "quarter",
    Year = "year",
});
