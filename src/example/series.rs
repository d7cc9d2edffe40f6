//! Believable numbers: a level, a drift, noise. The same key and day always give the same number.

use crate::domain::{Cadence, Date, Entropy, Seeded};
use chrono::{Datelike, Days, Months, Weekday};

/// The day so many days later; earlier if negative.
pub(super) fn after(day: Date, days: i64) -> Date {
    let by = Days::new(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(by)
    } else {
        day.checked_add_days(by)
    }
    .unwrap_or(day)
}

/// The day so many months earlier.
pub(super) fn months_before(day: Date, months: u32) -> Date {
    day.checked_sub_months(Months::new(months)).unwrap_or(day)
}

/// Days from one to the other.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    (to - from).num_days()
}

/// The same as a fraction of a length in days.
pub(super) fn share_of(from: Date, to: Date, length: i64) -> f64 {
    days_between(from, to) as f64 / length.max(1) as f64
}

/// The days a KPI of this cadence is read on: Mondays, every other Monday, or the last of each month.
pub(super) fn reading_days(cadence: Cadence, from: Date, last: Date) -> impl Iterator<Item = Date> {
    from.iter_days()
        .take_while(move |day| *day <= last)
        .filter(move |day| match cadence {
            Cadence::Month => after(*day, 1).day() == 1,
            Cadence::Fortnight => day.weekday() == Weekday::Mon && day.num_days_from_ce() % 14 < 7,
            _ => day.weekday() == Weekday::Mon,
        })
}

/// Noise between −1 and 1, more often near 0.
pub(super) fn noise(key: &str, day: Date) -> f64 {
    // FNV-1a, so that neighbouring keys and days draw unrelated numbers.
    let seed = key
        .bytes()
        .chain(day.num_days_from_ce().to_le_bytes())
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
    let bits = Seeded(seed).next_u64();
    let half = |bits: u64| f64::from((bits & 0xFFFF) as u16) / f64::from(u16::MAX);
    half(bits) + half(bits >> 16) - 1.0
}

/// Rounds to so many decimals; what is counted here is never below zero.
pub(super) fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    // Adding 0 turns −0 into 0.
    ((value * scale).round() / scale).max(0.0) + 0.0
}
