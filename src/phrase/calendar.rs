//! What a reader of dates must be told: which day it is, how years are counted, and which way a date without a year leans.

use super::lexicon::{Edge, Stretch};
use crate::domain::{CycleLength, Date, FiscalYear, date};
use crate::figures::DateStyle;
use chrono::{Datelike, Days, Months};

/// How days and months are ordered in `3/4/2026`. Written with points the day always comes first, with a year in front
/// the month always follows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// 3 April.
    #[default]
    DayFirst,
    /// March 4.
    MonthFirst,
}

impl From<DateStyle> for DateOrder {
    fn from(style: DateStyle) -> Self {
        match style {
            DateStyle::MonthFirst => Self::MonthFirst,
            DateStyle::DayFirst | DateStyle::Iso => Self::DayFirst,
        }
    }
}

/// Which of several years, weeks or quarters is meant where none is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lean {
    /// The latest one that has begun: dates of readings and check-ins.
    Back,
    /// The next one that is not over: deadlines.
    #[default]
    Ahead,
}

/// What a reader of dates must be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The person's calendar day.
    pub today: Date,
    /// Where quarters and fiscal years start.
    pub fiscal: FiscalYear,
    /// Order of day and month.
    pub order: DateOrder,
    /// Which way a date without a year leans.
    pub lean: Lean,
}

/// First and last day of what was named; the same for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    pub start: Date,
    pub end: Date,
}

impl When {
    pub(crate) fn day(day: Date) -> Self {
        Self {
            start: day,
            end: day,
        }
    }

    pub(crate) fn edge(self, edge: Edge) -> Self {
        Self::day(match edge {
            Edge::Start => self.start,
            Edge::End => self.end,
            Edge::Middle => {
                let half = u64::try_from((self.end - self.start).num_days() / 2).unwrap_or(0);
                self.start
                    .checked_add_days(Days::new(half))
                    .unwrap_or(self.start)
            }
        })
    }
}

impl Calendar {
    /// A calendar for deadlines: calendar years, the day before the month.
    pub fn new(today: Date) -> Self {
        Self {
            today,
            fiscal: FiscalYear::starting_in(1),
            order: DateOrder::default(),
            lean: Lean::Ahead,
        }
    }

    /// The same, for dates that lie behind us.
    pub fn looking_back(self) -> Self {
        Self {
            lean: Lean::Back,
            ..self
        }
    }

    /// The period of this kind that is so many away from the one today lies in.
    pub(crate) fn period(&self, stretch: Stretch, away: i64) -> Option<When> {
        let today = self.today;
        let months = |start: Date, length: u32| {
            let start = add_months(start, away * i64::from(length))?;
            span(start, length)
        };
        match stretch {
            Stretch::Second | Stretch::Minute | Stretch::Hour => None,
            Stretch::Day => add_days(today, away).map(When::day),
            Stretch::Week => {
                let monday = add_days(today, -i64::from(today.weekday().num_days_from_monday()))?;
                let start = add_days(monday, away * 7)?;
                Some(When {
                    start,
                    end: add_days(start, 6)?,
                })
            }
            Stretch::Month => months(date(today.year(), today.month(), 1), 1),
            Stretch::Quarter => months(self.fiscal.cycle_at(CycleLength::Quarter, today).start, 3),
            Stretch::Half => months(self.fiscal.cycle_at(CycleLength::Half, today).start, 6),
            Stretch::Year => months(date(today.year(), 1, 1), 12),
        }
    }

    /// The fiscal year so many away from the running one.
    pub(crate) fn fiscal_period(&self, away: i64) -> Option<When> {
        let start = self.fiscal.cycle_at(CycleLength::Year, self.today).start;
        span(add_months(start, away * 12)?, 12)
    }

    /// The fiscal year with this name.
    pub(crate) fn fiscal_year(&self, year: i32) -> Option<When> {
        let first = year - i32::from(self.fiscal.first_month > 1);
        span(day(first, self.fiscal.first_month, 1)?, 12)
    }

    /// One part of a fiscal year that is cut into parts of so many months; of the year the calendar leans to when none is said.
    pub(crate) fn part(&self, number: u32, months: u32, year: Option<i32>) -> Option<When> {
        let within =
            |start: Date| span(add_months(start, i64::from((number - 1) * months))?, months);
        if number == 0 || number * months > 12 {
            return None;
        }
        match year {
            Some(year) => within(self.fiscal_year(year)?.start),
            None => self.leaning(|away| within(self.fiscal_period(away)?.start)),
        }
    }

    /// A month, of the year the calendar leans to when none is said.
    pub(crate) fn month(&self, month: u32, year: Option<i32>) -> Option<When> {
        let of = |year| span(day(year, month, 1)?, 1);
        match year {
            Some(year) => of(year),
            None => self.leaning(|away| of(self.year(away)?)),
        }
    }

    /// A day of a month, of the year the calendar leans to when none is said.
    pub(crate) fn day(&self, number: u32, month: u32, year: Option<i32>) -> Option<When> {
        match year {
            Some(year) => day(year, month, number).map(When::day),
            None => self.leaning(|away| day(self.year(away)?, month, number).map(When::day)),
        }
    }

    /// A season by its first month, three whole months long, of the year the calendar leans to when none is said. Winter is named after
    /// the year it begins in.
    pub(crate) fn season(&self, first: u32, year: Option<i32>) -> Option<When> {
        let of = |year| span(day(year, first, 1)?, 3);
        match year {
            Some(year) => of(year),
            None => self.leaning(|away| of(self.year(away)?)),
        }
    }

    /// Easter Sunday of a year, or of the year the calendar leans to (the Gregorian rule of Meeus, Jones and Butcher).
    pub(crate) fn easter(&self, year: Option<i32>) -> Option<When> {
        let of = |year: i32| {
            let (a, b, c) = (year % 19, year / 100, year % 100);
            let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
            let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
            let sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
            day(
                year,
                u32::try_from(sum / 31).ok()?,
                u32::try_from(sum % 31 + 1).ok()?,
            )
        };
        match year {
            Some(year) => of(year).map(When::day),
            None => self.leaning(|away| of(self.year(away)?).map(When::day)),
        }
    }

    /// A calendar week by its number (ISO 8601), of the year the calendar leans to.
    pub(crate) fn week(&self, number: u32) -> Option<When> {
        let this = self.today.iso_week().year();
        self.leaning(|away| week(this.checked_add(i32::try_from(away).ok()?)?, number))
    }

    /// A day of the week: the one that is meant by "Friday" alone.
    pub(crate) fn weekday(&self, weekday: u32, which: Option<i64>) -> Option<When> {
        let today = i64::from(self.today.weekday().num_days_from_monday());
        let ahead = (i64::from(weekday) - today).rem_euclid(7);
        let back = (today - i64::from(weekday)).rem_euclid(7);
        let days = match which {
            Some(-1) => -(if back == 0 { 7 } else { back }),
            Some(1) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            _ if self.lean == Lean::Back => -back,
            _ => ahead,
        };
        add_days(self.today, days).map(When::day)
    }

    /// The day so many lengths away from today.
    pub(crate) fn away(&self, count: f64, stretch: Stretch) -> Option<Date> {
        if !(0.0..=1200.0).contains(&count.abs()) {
            return None;
        }
        let days = |each: f64| add_days(self.today, (count * each).round() as i64);
        match stretch {
            Stretch::Second | Stretch::Minute | Stretch::Hour => Some(self.today),
            Stretch::Day => days(1.0),
            Stretch::Week => days(7.0),
            Stretch::Month => add_months(self.today, count.round() as i64),
            Stretch::Quarter => add_months(self.today, (count * 3.0).round() as i64),
            Stretch::Half => add_months(self.today, (count * 6.0).round() as i64),
            Stretch::Year => add_months(self.today, (count * 12.0).round() as i64),
        }
    }

    /// The same day so many months later.
    pub(crate) fn away_from(&self, from: Date, months: i64) -> Option<Date> {
        add_months(from, months)
    }

    fn year(&self, away: i64) -> Option<i32> {
        self.today.year().checked_add(i32::try_from(away).ok()?)
    }

    /// The candidate the calendar leans to: the first that is not over, or the last that has begun. A leap day may be eight years away.
    fn leaning(&self, candidate: impl Fn(i64) -> Option<When>) -> Option<When> {
        match self.lean {
            Lean::Ahead => (-1..=8)
                .filter_map(candidate)
                .find(|when| when.end >= self.today),
            Lean::Back => (-8..=1)
                .rev()
                .filter_map(candidate)
                .find(|when| when.start <= self.today),
        }
    }
}

/// A day of the civil calendar in the years goals live in.
pub(crate) fn day(year: i32, month: u32, day: u32) -> Option<Date> {
    (1900..=2200)
        .contains(&year)
        .then(|| Date::from_ymd_opt(year, month, day))?
}

/// A calendar week of a year (ISO 8601).
pub(crate) fn week(year: i32, number: u32) -> Option<When> {
    let start = Date::from_isoywd_opt(year, number, chrono::Weekday::Mon)?;
    Some(When {
        start,
        end: add_days(start, 6)?,
    })
}

pub(crate) fn add_days(from: Date, days: i64) -> Option<Date> {
    let length = Days::new(days.unsigned_abs());
    if days < 0 {
        from.checked_sub_days(length)
    } else {
        from.checked_add_days(length)
    }
}

fn add_months(from: Date, months: i64) -> Option<Date> {
    let length = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 {
        from.checked_sub_months(length)
    } else {
        from.checked_add_months(length)
    }
}

fn span(start: Date, months: u32) -> Option<When> {
    let end = add_days(add_months(start, i64::from(months))?, -1)?;
    Some(When { start, end })
}
