//! Days along an axis: weeks, months, quarters or years, as many as there is room for.

use super::sketch::day_number;
use crate::domain::number::plain;
use crate::domain::{Date, date};
use crate::figures::{Figures, short_month};
use chrono::{Datelike, Days, Months};

/// A day on an axis and its word.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTick {
    /// Days since 1970-01-01.
    pub at: f64,
    /// `14 Nov`, `Nov`, `2027`.
    pub label: String,
}

/// At the most `most` round days from one day number to another. A year stands where it begins and at the first tick.
pub fn time_ticks(from: f64, to: f64, most: usize, figures: &Figures) -> Vec<TimeTick> {
    let (Some(first), Some(last)) = (day(from.ceil()), day(to.floor())) else {
        return Vec::new();
    };
    let most = most.max(2);
    if to - from < 2.0 && from.fract() + to.fract() > 0.0 {
        return hours(from, to, most, figures);
    }
    let days = (last - first).num_days();
    let room = i64::try_from(most).unwrap_or(20);
    if let Some(step) = [1, 2, 7, 14].into_iter().find(|step| days / step < room)
        && days / 31 < 3
    {
        let step = u64::try_from(step).unwrap_or(1);
        return (0..u64::try_from(room).unwrap_or(2))
            .filter_map(|index| first.checked_add_days(Days::new(index * step)))
            .take_while(|day| *day <= last)
            .map(|day| TimeTick {
                at: day_number(day, None),
                label: figures.short_day(day),
            })
            .collect();
    }
    let found = months(first, last, room);
    if found.len() < 2 && days < 300 {
        // One month alone says nothing of where the axis begins and ends.
        return [first, last]
            .map(|day| TimeTick {
                at: day_number(day, None),
                label: figures.short_day(day),
            })
            .into();
    }
    found
}

/// Full hours; midnight and the first tick say the day.
fn hours(from: f64, to: f64, most: usize, figures: &Figures) -> Vec<TimeTick> {
    let (first, last) = ((from * 24.0).ceil(), (to * 24.0).floor());
    let step = [1.0, 2.0, 3.0, 6.0, 12.0]
        .into_iter()
        .find(|step| (last - first) / step < most as f64)
        .unwrap_or(24.0);
    let start = (first / step).ceil() * step;
    let mut found: Vec<TimeTick> = Vec::new();
    for index in 0..most {
        let hour = start + step * index as f64;
        if hour > last {
            break;
        }
        let of_day = hour.rem_euclid(24.0);
        let label = match day((hour / 24.0).floor()) {
            Some(day) if of_day == 0.0 || found.is_empty() => figures.short_day(day),
            _ => format!("{}:00", plain(of_day)),
        };
        found.push(TimeTick {
            at: hour / 24.0,
            label,
        });
    }
    if found.is_empty() {
        found.extend(day(from.floor()).map(|day| TimeTick {
            at: from,
            label: figures.short_day(day),
        }));
    }
    found
}

fn months(first: Date, last: Date, room: i64) -> Vec<TimeTick> {
    let span = i64::from(last.year() - first.year()) * 12 + i64::from(last.month())
        - i64::from(first.month());
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12_000]
        .into_iter()
        .find(|step| span / i64::from(*step) < room)
        .unwrap_or(12_000_u32);
    // Quarters start in January, April…; steps of years with a January.
    let into = (first.year().unsigned_abs() * 12 + first.month0()) % step;
    let start = date(first.year(), first.month(), 1)
        .checked_sub_months(Months::new(into))
        .unwrap_or(first);
    let mut found: Vec<TimeTick> = Vec::new();
    for index in 0..=u32::try_from(room).unwrap_or(20) {
        let Some(day) = start.checked_add_months(Months::new(index * step)) else {
            break;
        };
        if day > last {
            break;
        }
        if day < first {
            continue;
        }
        let is_first = found.is_empty();
        let label = if step >= 12 {
            day.year().to_string()
        } else if day.month() == 1 || (is_first && span >= 11) {
            format!("{} {}", short_month(day), day.year())
        } else {
            short_month(day).to_owned()
        };
        found.push(TimeTick {
            at: day_number(day, None),
            label,
        });
    }
    if found.is_empty() {
        found.push(TimeTick {
            at: day_number(first, None),
            label: format!("{} {}", short_month(first), first.year()),
        });
    }
    found
}

fn day(number: f64) -> Option<Date> {
    if !number.is_finite() || number.abs() > 4e6 {
        return None;
    }
    // Within ±4 million: a small whole number.
    #[allow(clippy::cast_possible_truncation)]
    let whole = number as i64;
    let epoch = date(1970, 1, 1);
    if whole >= 0 {
        epoch.checked_add_days(Days::new(whole.unsigned_abs()))
    } else {
        epoch.checked_sub_days(Days::new(whole.unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(from: Date, to: Date, most: usize) -> Vec<String> {
        time_ticks(
            day_number(from, None),
            day_number(to, None),
            most,
            &Figures::default(),
        )
        .into_iter()
        .map(|tick| tick.label)
        .collect()
    }

    #[test]
    fn a_week_shows_days_and_half_a_year_shows_months() {
        assert_eq!(
            words(date(2026, 11, 16), date(2026, 11, 18), 6),
            ["16 Nov", "17 Nov", "18 Nov"]
        );
        assert_eq!(
            words(date(2026, 6, 3), date(2026, 11, 20), 8),
            ["Jul", "Aug", "Sep", "Oct", "Nov"]
        );
    }

    #[test]
    fn the_year_stands_where_it_begins_and_at_the_first_tick_of_a_long_stretch() {
        assert_eq!(
            words(date(2025, 11, 3), date(2026, 11, 20), 6),
            ["Jan 2026", "Apr", "Jul", "Oct"]
        );
        assert_eq!(
            words(date(2019, 3, 1), date(2026, 3, 1), 5),
            ["2020", "2022", "2024", "2026"]
        );
    }

    #[test]
    fn a_quarter_with_room_for_two_words_says_where_it_begins_and_ends() {
        assert_eq!(
            words(date(2026, 10, 1), date(2026, 12, 31), 2),
            ["1 Oct", "31 Dec"]
        );
    }

    #[test]
    fn one_day_is_one_tick() {
        assert_eq!(words(date(2026, 6, 3), date(2026, 6, 3), 6), ["3 Jun"]);
    }

    #[test]
    fn a_working_day_shows_its_hours() {
        let day = date(2026, 11, 20);
        let found = time_ticks(
            day_number(day, Some(8)),
            day_number(day, Some(17)),
            6,
            &Figures::default(),
        );
        let labels: Vec<&str> = found.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, ["20 Nov", "10:00", "12:00", "14:00", "16:00"]);
    }

    proptest! {
        #[test]
        fn any_stretch_has_few_ticks_in_order(from in -700_000.0..700_000.0_f64, span in 0.0..100_000.0_f64, most in 2..12_usize) {
            let found = time_ticks(from, from + span, most, &Figures::default());
            prop_assert!(found.len() <= most + 1, "{}", found.len());
            prop_assert!(!found.is_empty());
            prop_assert!(found.iter().zip(found.iter().skip(1)).all(|(one, next)| one.at < next.at));
        }
    }
}
