//! Dates in words.

use super::Figures;
use crate::domain::json::words;
use crate::domain::{Date, date};
use chrono::{Datelike, Weekday};

/// The order of day, month and year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateStyle {
    /// 14 Nov 2026
    #[default]
    DayFirst,
    /// Nov 14, 2026
    MonthFirst,
    /// 2026-11-14
    Iso,
}

words!(DateStyle, "\"day-first\", \"month-first\" or \"iso\"" {
    DayFirst = "day-first",
    MonthFirst = "month-first",
    Iso = "iso",
});

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Figures {
    /// A day with its year: `14 Nov 2026`.
    pub fn day(&self, day: Date) -> String {
        let (number, month, year) = (day.day(), short_month(day), day.year());
        match self.dates {
            DateStyle::DayFirst => format!("{number} {month} {year}"),
            DateStyle::MonthFirst => format!("{month} {number}, {year}"),
            DateStyle::Iso => day.to_string(),
        }
    }

    /// A day with the hour 0-23 where there is one: `14 Nov 2026 9:00`.
    pub fn day_hour(&self, day: Date, hour: Option<u8>) -> String {
        let day = self.day(day);
        match hour {
            Some(hour) => format!("{day} {hour}:00"),
            None => day,
        }
    }

    /// A day without its year: `14 Nov`.
    pub fn short_day(&self, day: Date) -> String {
        let (number, month) = (day.day(), short_month(day));
        match self.dates {
            DateStyle::DayFirst => format!("{number} {month}"),
            DateStyle::MonthFirst => format!("{month} {number}"),
            DateStyle::Iso => day.to_string(),
        }
    }

    /// A day as a heading: `Saturday, 21 November`.
    pub fn long_day(&self, day: Date) -> String {
        let (week, number, month) = (weekday(day), day.day(), month(day));
        match self.dates {
            DateStyle::MonthFirst => format!("{week}, {month} {number}"),
            DateStyle::DayFirst | DateStyle::Iso => format!("{week}, {number} {month}"),
        }
    }

    /// A day as people say it near today: `today`, `yesterday`, `Monday`, else [`Figures::short_day`], with the year where it differs.
    pub fn near_day(&self, day: Date, today: Date) -> String {
        match (today - day).num_days() {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            -1 => "tomorrow".to_owned(),
            2..=6 => weekday(day).to_owned(),
            _ if day.year() == today.year() => self.short_day(day),
            _ => self.day(day),
        }
    }
}

/// The full name of the day's month.
pub fn month(day: Date) -> &'static str {
    usize::try_from(day.month0())
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("")
}

/// The first three letters of the day's month.
pub fn short_month(day: Date) -> &'static str {
    month(day).get(..3).unwrap_or("")
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The Monday of the day's week, for grouping; pass the settings' first day of the week to shift it.
pub fn week_start(day: Date, first: Weekday) -> Date {
    let back = (7 + day.weekday().num_days_from_monday() - first.num_days_from_monday()) % 7;
    day.checked_sub_days(chrono::Days::new(u64::from(back)))
        .unwrap_or_else(|| date(1970, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_the_style() {
        let day = date(2026, 11, 14);
        let style = |dates| Figures {
            dates,
            ..Figures::default()
        };
        assert_eq!(style(DateStyle::DayFirst).day(day), "14 Nov 2026");
        assert_eq!(style(DateStyle::MonthFirst).day(day), "Nov 14, 2026");
        assert_eq!(style(DateStyle::Iso).short_day(day), "2026-11-14");
        assert_eq!(
            style(DateStyle::DayFirst).long_day(date(2026, 11, 21)),
            "Saturday, 21 November"
        );
    }

    #[test]
    fn near_days_are_said_as_people_say_them() {
        let figures = Figures::default();
        let today = date(2026, 11, 21);
        let near = |day| figures.near_day(day, today);
        assert_eq!(near(date(2026, 11, 20)), "yesterday");
        assert_eq!(near(date(2026, 11, 16)), "Monday");
        assert_eq!(near(date(2026, 10, 12)), "12 Oct");
        assert_eq!(near(date(2025, 12, 31)), "31 Dec 2025");
    }

    #[test]
    fn a_week_starts_on_the_day_the_person_chose() {
        let saturday = date(2026, 11, 21);
        assert_eq!(week_start(saturday, Weekday::Mon), date(2026, 11, 16));
        assert_eq!(week_start(saturday, Weekday::Sun), date(2026, 11, 15));
        assert_eq!(week_start(saturday, Weekday::Sat), saturday);
    }
}
