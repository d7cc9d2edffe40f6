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

/// Reads a day as files and date fields write it: `2026-11-14`. Chrono's own reader brings all its formats along.
pub fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut next = |length: usize| {
        parts
            .next()
            .filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|part| part.parse::<u32>().ok())
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_what_it_prints_and_nothing_else_is_a_day() {
        let day = date(2024, 2, 29);
        assert_eq!(parse_iso(&day.to_string()), Some(day));
        for wrong in [
            "2026-2-3",
            "2026-02-30",
            "26-02-03",
            "2026-02-03x",
            "2026-02-03-1",
            "",
            "+026-02-03",
        ] {
            assert_eq!(parse_iso(wrong), None, "{wrong}");
        }
    }
}
