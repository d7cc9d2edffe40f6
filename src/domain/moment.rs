//! The clock, as the rest of the library sees it.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

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

/// The years a goal can speak of without a question: anything else is a year typed short or a slip of the hand.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Whether a day lies in a year that needs no question ([`YEARS`]).
pub fn is_near(day: Date) -> bool {
    YEARS.contains(&day.year())
}

/// The day that was probably meant by one outside [`YEARS`]: the year 26, or 1926, is 2026; 98 is 1998. None where the day needs
/// no question, where the year cannot be guessed (202, 20266), or where the guess has no such day.
pub fn meant_by(day: Date) -> Option<Date> {
    let year = day.year();
    if is_near(day) || !matches!(year, 0..=99 | 1900..=1989) {
        return None;
    }
    let meant = if year < 100 {
        full_year(year)
    } else {
        2000 + year % 100
    };
    day.with_year(meant)
}

/// The year that two digits mean: 26 is 2026, 98 is 1998.
pub fn full_year(short: i32) -> i32 {
    if short >= 90 {
        1900 + short
    } else {
        2000 + short
    }
}

/// A day's year as it is written: chrono's own writer for such parts is five kilobytes of the download.
pub fn written_year(day: Date) -> String {
    let mut text = day.to_string();
    text.truncate(text.len().saturating_sub("-12-31".len()));
    text
}

/// Whether something may be recorded for a day: today or an earlier one, by the person's own calendar. What was recorded for
/// `before` stays open to correction although that day is ahead: whoever flies west gets yesterday's tomorrow.
pub fn may_record(day: Date, today: Date, before: Option<Date>) -> bool {
    day <= today || before == Some(day)
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

    #[test]
    fn a_year_is_written_as_chrono_writes_it() {
        for year in (0..=9999).step_by(37).chain([-5, -20_266, 20_266]) {
            let day = date(year, 3, 1);
            assert_eq!(written_year(day), day.format("%Y").to_string());
        }
    }

    #[test]
    fn a_year_typed_short_is_asked_about_with_the_year_that_was_meant() {
        for (year, meant) in [
            (26, Some(2026)),
            (98, Some(1998)),
            (1926, Some(2026)),
            (1900, Some(2000)),
            (202, None),
            (2206, None),
            (1850, None),
        ] {
            let day = date(year, 11, 14);
            assert!(!is_near(day), "{year}");
            assert_eq!(
                meant_by(day),
                meant.map(|year| date(year, 11, 14)),
                "{year}"
            );
        }
        for year in [1990, 2026, 2100] {
            assert!(is_near(date(year, 1, 1)));
            assert_eq!(meant_by(date(year, 1, 1)), None);
        }
        assert_eq!(meant_by(date(1904, 2, 29)), Some(date(2004, 2, 29)));
        assert_eq!(meant_by(date(96, 2, 29)), Some(date(1996, 2, 29)));
    }

    #[test]
    fn yesterdays_tomorrow_stays_open_to_correction() {
        let (today, ahead) = (date(2026, 11, 14), date(2026, 11, 15));
        assert!(may_record(today, today, None));
        assert!(!may_record(ahead, today, None));
        assert!(!may_record(ahead, today, Some(today)));
        assert!(may_record(ahead, today, Some(ahead)));
    }
}
