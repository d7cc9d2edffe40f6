#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

fn weekly(start: Date, end: Option<Date>) -> Schedule {
    Schedule::new(Cadence::Week, start, end, Weekday::Mon)
}

/// Thursday 1 October to Thursday 31 December 2026.
fn quarter() -> Schedule {
    weekly(date(2026, 10, 1), Some(date(2026, 12, 31)))
}

#[test]
fn a_week_that_the_start_cuts_short_is_joined_to_the_next() {
    assert_eq!(quarter().first_due(), date(2026, 10, 11));
    assert_eq!(
        weekly(date(2026, 10, 5), None).first_due(),
        date(2026, 10, 11)
    );
}

#[test]
fn weeks_follow_the_first_day_of_the_week() {
    let sunday = Schedule::new(Cadence::Week, date(2026, 10, 4), None, Weekday::Sun);
    assert_eq!(
        sunday.due_days(date(2026, 10, 20)),
        [date(2026, 10, 10), date(2026, 10, 17)]
    );
}

#[test]
fn the_last_due_day_is_the_end_itself() {
    let due = quarter().due_days(date(2027, 6, 1));
    assert_eq!(due.len(), 13);
    assert_eq!(due.last(), Some(&date(2026, 12, 31)));
    // A last piece of two days is joined to the week before.
    let tuesday = weekly(date(2026, 10, 5), Some(date(2026, 10, 20)));
    assert_eq!(
        tuesday.due_days(date(2027, 1, 1)),
        [date(2026, 10, 11), date(2026, 10, 20)]
    );
}

#[test]
fn months_quarters_and_years_end_with_the_calendar() {
    let ends = |cadence| Schedule::new(cadence, date(2026, 2, 1), None, Weekday::Mon).first_due();
    assert_eq!(ends(Cadence::Month), date(2026, 2, 28));
    assert_eq!(ends(Cadence::Quarter), date(2026, 3, 31));
    assert_eq!(ends(Cadence::Year), date(2026, 12, 31));
    assert_eq!(ends(Cadence::Day), date(2026, 2, 1));
    assert_eq!(ends(Cadence::Hour), date(2026, 2, 1));
    // From 20 February less than half a month is left.
    let late = Schedule::new(Cadence::Month, date(2026, 2, 20), None, Weekday::Mon);
    assert_eq!(late.first_due(), date(2026, 3, 31));
}

#[test]
fn fortnights_are_counted_from_the_first_week() {
    let schedule = Schedule::new(Cadence::Fortnight, date(2026, 10, 5), None, Weekday::Mon);
    assert_eq!(
        schedule.due_days(date(2026, 11, 10)),
        [date(2026, 10, 18), date(2026, 11, 1)]
    );
}

#[test]
fn what_is_not_made_is_due_then_overdue_then_stale() {
    let standing = |today| quarter().standing(None, today);
    assert_eq!(
        standing(date(2026, 9, 20)),
        Standing::Early {
            first: date(2026, 10, 11)
        }
    );
    assert_eq!(
        standing(date(2026, 10, 11)),
        Standing::Due {
            on: date(2026, 10, 11)
        }
    );
    let late = standing(date(2026, 10, 14));
    assert_eq!(
        late,
        Standing::Overdue {
            since: date(2026, 10, 11),
            days: 3
        }
    );
    assert_eq!(late.stale(), None, "three days are still in time");
    let stale = standing(date(2026, 10, 15)).stale().unwrap();
    assert_eq!((stale.due, stale.days), (date(2026, 10, 11), 4));
}

#[test]
fn what_is_made_in_a_period_is_not_asked_for_again_in_it() {
    let standing = |made, today| quarter().standing(Some(made), today);
    assert_eq!(
        standing(date(2026, 10, 12), date(2026, 10, 18)),
        Standing::Made {
            next: Some(date(2026, 10, 25))
        }
    );
    assert_eq!(
        standing(date(2026, 10, 12), date(2026, 10, 19)),
        Standing::Due {
            on: date(2026, 10, 25)
        }
    );
    assert_eq!(
        standing(date(2026, 10, 12), date(2026, 10, 26)),
        Standing::Overdue {
            since: date(2026, 10, 25),
            days: 1
        }
    );
    // The weeks that were missed before it are not asked for again.
    assert_eq!(
        standing(date(2026, 11, 20), date(2026, 11, 20)),
        Standing::Made {
            next: Some(date(2026, 11, 29))
        }
    );
}

#[test]
fn nothing_is_due_after_the_end_but_the_last_one_stays_owed() {
    let made = quarter().standing(Some(date(2026, 12, 30)), date(2027, 2, 1));
    assert_eq!(made, Standing::Made { next: None });
    let owed = quarter().standing(Some(date(2026, 12, 20)), date(2027, 1, 2));
    assert!(matches!(owed, Standing::Overdue { .. }));
}

#[test]
fn made_of_due_counts_periods_and_not_records() {
    let made = [
        date(2026, 10, 6),
        date(2026, 10, 7),
        date(2026, 10, 20),
        date(2026, 9, 1),
    ];
    assert_eq!(quarter().kept(&made, date(2026, 10, 25), |_| true), (2, 3));
    // What was not asked for is not missed, and counts where it was made.
    assert_eq!(quarter().kept(&made, date(2026, 10, 25), |_| false), (2, 2));
}

proptest! {
    #[test]
    fn due_days_rise_stay_inside_and_reach_the_end(
        start in 0u64..3000, length in 0u64..900, cadence in 0usize..7, first in 0u8..7,
    ) {
        let start = date(2020, 1, 1) + Days::new(start);
        let end = start + Days::new(length);
        let cadence = *Cadence::ALL.get(cadence).unwrap();
        let week_starts = Weekday::try_from(first).unwrap();
        let schedule = Schedule::new(cadence, start, Some(end), week_starts);
        let due = schedule.due_days(end + Days::new(100));
        prop_assert_eq!(due.last(), Some(&end));
        prop_assert!(due.iter().zip(due.iter().skip(1)).all(|(one, next)| one < next));
        prop_assert!(due.iter().all(|day| start <= *day));
        for day in start.iter_days().take_while(|day| *day <= end) {
            let its = schedule.period_end(day);
            prop_assert!(day <= its && due.contains(&its));
        }
    }
}
