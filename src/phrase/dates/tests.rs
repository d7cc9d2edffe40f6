//! Dates as people type them, read on Saturday, 21 November 2026.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::{FiscalYear, date};

/// Saturday, 21 November 2026.
fn calendar() -> Calendar {
    Calendar::new(date(2026, 11, 21))
}

#[test]
fn deadlines_are_read_ahead() {
    for (text, expected) in [
        ("30 June", (2027, 6, 30)),
        ("30 June 2026", (2026, 6, 30)),
        ("30th of June", (2027, 6, 30)),
        ("June 30", (2027, 6, 30)),
        ("June 30th, 2027", (2027, 6, 30)),
        ("by 30 June", (2027, 6, 30)),
        ("30.6.2026", (2026, 6, 30)),
        ("30.06.", (2027, 6, 30)),
        ("30/6/2026", (2026, 6, 30)),
        ("6/30/2026", (2026, 6, 30)),
        ("3/4/2026", (2026, 4, 3)),
        ("3/4", (2027, 4, 3)),
        ("2026-06-30", (2026, 6, 30)),
        ("30.6.26", (2026, 6, 30)),
        ("Friday, 4 December", (2026, 12, 4)),
        ("June", (2027, 6, 30)),
        ("June 2028", (2028, 6, 30)),
        ("end of Q2", (2027, 6, 30)),
        ("end of Q4", (2026, 12, 31)),
        ("the end of the second quarter", (2027, 6, 30)),
        ("Q3 2027", (2027, 9, 30)),
        ("Q3-2027", (2027, 9, 30)),
        ("3Q27", (2027, 9, 30)),
        ("FY27 Q3", (2027, 9, 30)),
        ("Quarter 1 FY25", (2025, 3, 31)),
        ("2027 Q1", (2027, 3, 31)),
        ("Q1'28", (2028, 3, 31)),
        ("H1 2027", (2027, 6, 30)),
        ("first half of 2027", (2027, 6, 30)),
        ("FY2027", (2027, 12, 31)),
        ("2027", (2027, 12, 31)),
        ("start of Q1", (2027, 1, 1)),
        ("mid-July", (2027, 7, 16)),
        ("this quarter", (2026, 12, 31)),
        ("the quarter", (2026, 12, 31)),
        ("next quarter", (2027, 3, 31)),
        ("end of year", (2026, 12, 31)),
        ("the end of next month", (2026, 12, 31)),
        ("EOY", (2026, 12, 31)),
        ("EOY 2027", (2027, 12, 31)),
        ("year-end", (2026, 12, 31)),
        ("in six months", (2027, 5, 21)),
        ("within 6 months", (2027, 5, 21)),
        ("within the next 2 weeks", (2026, 12, 5)),
        ("in half a year", (2027, 5, 21)),
        ("within a year", (2027, 11, 21)),
        ("in 3 weeks", (2026, 12, 12)),
        ("3 weeks from now", (2026, 12, 12)),
        ("tomorrow", (2026, 11, 22)),
        ("Friday", (2026, 11, 27)),
        ("before July", (2027, 6, 30)),
        ("before 1 July", (2027, 6, 30)),
        ("before the end of June", (2027, 6, 30)),
        ("31 Jan.", (2027, 1, 31)),
    ] {
        assert_eq!(
            read_date(text, &calendar()),
            Ok(date(expected.0, expected.1, expected.2)),
            "{text}"
        );
    }
}

#[test]
fn dates_of_check_ins_are_read_back() {
    for (text, expected) in [
        ("yesterday", (2026, 11, 20)),
        ("today", (2026, 11, 21)),
        ("last Friday", (2026, 11, 20)),
        ("Friday", (2026, 11, 20)),
        ("Saturday", (2026, 11, 21)),
        ("last Saturday", (2026, 11, 14)),
        ("30 June", (2026, 6, 30)),
        ("24 December", (2025, 12, 24)),
        ("3 days ago", (2026, 11, 18)),
        ("two weeks ago", (2026, 11, 7)),
        ("a month ago", (2026, 10, 21)),
        ("last month", (2026, 10, 31)),
        ("this month", (2026, 11, 21)),
        ("end of Q2", (2026, 6, 30)),
        ("last quarter", (2026, 9, 30)),
        ("29 Feb", (2024, 2, 29)),
    ] {
        assert_eq!(
            read_date(text, &calendar().looking_back()),
            Ok(date(expected.0, expected.1, expected.2)),
            "{text}"
        );
    }
}

#[test]
fn quarters_follow_the_fiscal_year() {
    let april = Calendar {
        fiscal: FiscalYear::starting_in(4),
        ..calendar()
    };
    assert_eq!(read_date("Q3 FY27", &april), Ok(date(2026, 12, 31)));
    assert_eq!(read_date("end of Q1", &april), Ok(date(2027, 6, 30)));
    assert_eq!(
        read_date("end of the fiscal year", &april),
        Ok(date(2027, 3, 31))
    );
    assert_eq!(read_date("end of the year", &april), Ok(date(2026, 12, 31)));
}

#[test]
fn the_order_of_day_and_month_is_the_persons() {
    let american = Calendar {
        order: DateOrder::MonthFirst,
        ..calendar()
    };
    assert_eq!(read_date("3/4/2026", &american), Ok(date(2026, 3, 4)));
    assert_eq!(read_date("30/4/2026", &american), Ok(date(2026, 4, 30)));
    assert_eq!(read_date("3.4.2026", &american), Ok(date(2026, 4, 3)));
}

#[test]
fn what_is_no_date_is_refused() {
    let read = |text| read_date(text, &calendar());
    assert_eq!(read(" "), Err(DateError::Empty));
    for text in ["31 June", "30 February 2027", "2026-02-30"] {
        assert!(
            matches!(read(text), Err(DateError::NoSuchDay { .. })),
            "{text}: {:?}",
            read(text)
        );
    }
    for text in ["soon", "Q5", "when it is done", "42", "99999", "1:30", "H3"] {
        assert!(
            matches!(read(text), Err(DateError::NotADate { .. })),
            "{text}: {:?}",
            read(text)
        );
    }
    assert!(matches!(
        read("30 June at noon"),
        Err(DateError::Leftover { .. })
    ));
}

#[test]
fn a_day_that_can_be_read_two_ways_is_told_with_both_and_the_persons_order_first() {
    let ahead = Calendar::new(date(2026, 11, 14));
    let month_first = Calendar {
        order: DateOrder::MonthFirst,
        ..ahead
    };
    let (may, december) = (date(2026, 5, 12), date(2026, 12, 5));
    for (text, calendar, days) in [
        ("12/05/2026", ahead, Days::Either(may, december)),
        ("12/05/2026", month_first, Days::Either(december, may)),
        ("12-05-2026", ahead, Days::Either(may, december)),
        // With points the day comes first, with the year in front the month follows it: one way only.
        ("12.05.2026", month_first, Days::One(may)),
        ("2026-05-12", month_first, Days::One(may)),
        ("25/05/2026", month_first, Days::One(date(2026, 5, 25))),
        ("05/05/2026", ahead, Days::One(date(2026, 5, 5))),
        ("12 May 2026", month_first, Days::One(may)),
        ("end of Q2 2027", month_first, Days::One(date(2027, 6, 30))),
        ("12/5", ahead, Days::Either(date(2027, 5, 12), december)),
    ] {
        assert_eq!(read_days(text, &calendar), Ok(days), "{text}");
    }
}

#[test]
fn a_day_far_from_now_is_told_with_the_one_that_was_meant() {
    let calendar = Calendar::new(date(2026, 11, 14));
    let meant = Some(date(2026, 11, 14));
    for (text, day, meant) in [
        ("14 Nov 26", date(26, 11, 14), meant),
        ("14/11/1926", date(1926, 11, 14), meant),
        ("1926-11-14", date(1926, 11, 14), meant),
        ("14 Nov 1826", date(1826, 11, 14), None),
    ] {
        assert_eq!(
            read_days(text, &calendar),
            Ok(Days::Far(day, meant)),
            "{text}"
        );
    }
    assert!(read_days("14 Nov maybe", &calendar).is_err());
}

#[test]
fn years_are_those_that_were_typed_or_plainly_meant() {
    let calendar = Calendar::new(date(2026, 11, 21));
    let far = |year, meant| Ok(Days::Far(date(year, 11, 14), meant));
    let one = |year, month, number| Ok(Days::One(date(year, month, number)));
    for (text, expected) in [
        ("0026-11-14", far(26, Some(date(2026, 11, 14)))),
        ("14.11.0026", far(26, Some(date(2026, 11, 14)))),
        ("14.11.98", one(1998, 11, 14)),
        ("14 Nov ’98", one(1998, 11, 14)),
        ("14.11.89", one(2089, 11, 14)),
        ("14.11.26", one(2026, 11, 14)),
        ("１４．１１．２０２６", one(2026, 11, 14)),
        ("١٤/١١/٢٠٢٦", one(2026, 11, 14)),
        ("２０２６－１１－１４", one(2026, 11, 14)),
    ] {
        assert_eq!(read_days(text, &calendar), expected, "{text}");
    }
    // A number behind a period is no year.
    for text in ["end of week 54", "next quarter 26"] {
        assert!(read_days(text, &calendar).is_err(), "{text}");
    }
    assert_eq!(
        read_days("Nov 14, 26", &calendar),
        far(26, Some(date(2026, 11, 14)))
    );
}
