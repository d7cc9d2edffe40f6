//! The clock, as the rest of the library sees it.

use chrono::{NaiveDate, NaiveDateTime};

/// A civil date: a day on the wall calendar, without a time zone.
pub type Date = NaiveDate;

/// What the clock said when something happened. Passed in, never asked for, so that every test repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Date and time on the person's wall clock.
    pub local: NaiveDateTime,
    /// The same instant everywhere.
    pub stamp: Stamp,
}

impl Moment {
    /// The person's calendar day.
    pub fn today(&self) -> Date {
        self.local.date()
    }

    /// A moment at noon UTC of a day, for tests and the command line.
    pub fn noon(day: Date) -> Self {
        let local = day.and_hms_opt(12, 0, 0).unwrap_or_default();
        Self {
            local,
            stamp: Stamp(local.and_utc().timestamp()),
        }
    }
}

/// Seconds since 1970-01-01 UTC. Orders what happened on one day and settles which of two edits is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(pub i64);

/// Builds a date, or the first day of 1970 where there is no such day. For constants and tests.
pub fn date(year: i32, month: u32, day: u32) -> Date {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
