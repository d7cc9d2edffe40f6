//! Rows without days: the stretch of each, counted from a first day.

use crate::domain::{Cadence, Date};
use crate::intake::days::DayRange;
use chrono::{Datelike, Days, Months};

/// The stretch that begins so many steps after a day.
pub(super) fn step(first: Date, cadence: Cadence, at: usize) -> Option<DayRange> {
    let at_most = u32::try_from(at).ok()?;
    let start = |steps: u32| match cadence {
        Cadence::Hour => first.checked_add_days(Days::new(u64::from(steps / 24))),
        Cadence::Day => first.checked_add_days(Days::new(u64::from(steps))),
        Cadence::Week => first.checked_add_days(Days::new(u64::from(steps) * 7)),
        Cadence::Fortnight => first.checked_add_days(Days::new(u64::from(steps) * 14)),
        Cadence::Month => first.checked_add_months(Months::new(steps)),
        Cadence::Quarter => first.checked_add_months(Months::new(steps * 3)),
        Cadence::Year => first.checked_add_months(Months::new(steps * 12)),
    };
    let begin = start(at_most)?;
    let last = match cadence {
        Cadence::Hour | Cadence::Day => begin,
        _ => start(at_most + 1)?.checked_sub_days(Days::new(1))?,
    };
    let hour = (cadence == Cadence::Hour)
        .then(|| u8::try_from(at % 24).ok())
        .flatten();
    Some(DayRange {
        first: begin,
        last,
        hour,
    })
}

/// The first day by which the last of so many rows is the last one that is over.
pub(super) fn first_day(cadence: Cadence, rows: usize, today: Date) -> Option<Date> {
    let rows = u32::try_from(rows).ok()?;
    let days_back = |days: u64| today.checked_sub_days(Days::new(days));
    let months_back =
        |start: Date, months: u32| start.checked_sub_months(Months::new(months * rows));
    match cadence {
        Cadence::Hour => days_back(u64::from(rows.div_ceil(24))),
        Cadence::Day => days_back(u64::from(rows)),
        Cadence::Week | Cadence::Fortnight => {
            let monday = days_back(u64::from(today.weekday().num_days_from_monday()))?;
            let length = if cadence == Cadence::Week { 7 } else { 14 };
            monday.checked_sub_days(Days::new(u64::from(rows) * length))
        }
        Cadence::Month => months_back(today.with_day(1)?, 1),
        Cadence::Quarter => months_back(
            today
                .with_day(1)?
                .with_month((today.month() - 1) / 3 * 3 + 1)?,
            3,
        ),
        Cadence::Year => months_back(Date::from_ymd_opt(today.year(), 1, 1)?, 12),
    }
}
