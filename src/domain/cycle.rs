//! Cycles: the closed stretch of time an OKR runs in (DOMAIN §1).

use super::id::Id;
use super::json::{fields, words};
use super::moment::{Date, date};
use chrono::{Datelike, Days, Months};

/// A stretch of days, first and last included, in which objectives run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cycle {
    /// Identifier; derived from the dates, so that two colleagues' "Q4 2026" is one cycle.
    pub id: Id,
    /// What people call it: "Q4 2026".
    pub name: String,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

impl Cycle {
    /// A cycle with its derived id.
    pub fn new(name: impl Into<String>, start: Date, end: Date) -> Self {
        Self {
            id: Id::derived(&["cycle", &start.to_string(), &end.to_string()]),
            name: name.into(),
            start,
            end,
            example: false,
        }
    }

    /// Whether the day lies inside, both ends included.
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }

    /// Which of its weeks a day lies in and how many there are, counted from its first day: "week 8 of 13". A rest of less than
    /// half a week belongs to the last one. None outside the cycle.
    pub fn week_of(&self, day: Date) -> Option<(i64, i64)> {
        let weeks = ((self.length_days() + 1 + 3) / 7).max(1);
        let week = (day - self.start).num_days() / 7 + 1;
        self.contains(day).then(|| (week.min(weeks), weeks))
    }

    /// Whether some fiscal year gives a cycle of these dates this name: it was derived then, and is no words of anybody's.
    pub fn is_derived_name(name: &str, start: Date, end: Date) -> bool {
        (1..=12).any(|month| {
            let standard = FiscalYear::starting_in(month).standard(start, end);
            standard.is_some_and(|cycle| cycle.name == name)
        })
    }

    /// Takes the name that a fiscal year gives a standard cycle. A cycle with a name of its own keeps it, and so does one that is no
    /// quarter, half or year of this fiscal year.
    pub fn name_by(&mut self, fiscal: FiscalYear) {
        if let Some(standard) = fiscal.standard(self.start, self.end)
            && self.name != standard.name
            && Self::is_derived_name(&self.name, self.start, self.end)
        {
            self.name = standard.name;
        }
    }

    /// Days from the first to the last day; at least 0.
    pub fn length_days(&self) -> i64 {
        (self.end - self.start).num_days().max(0)
    }
}

/// The lengths a cycle of a fiscal year can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CycleLength {
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// Twelve months.
    Year,
}

impl CycleLength {
    fn months(self) -> u32 {
        match self {
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

/// A fiscal year that starts on the first of a month. It is named after the calendar year in which it *ends*,
/// as companies write FY27 for the year that ends in 2027; a year that starts in January is the calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalYear {
    /// The month it starts in, 1-12.
    pub first_month: u32,
}

impl FiscalYear {
    /// A fiscal year that starts in this month; values outside 1-12 are taken to the nearest end.
    pub fn starting_in(month: u32) -> Self {
        Self {
            first_month: month.clamp(1, 12),
        }
    }

    /// The cycle of this length that the day lies in.
    pub fn cycle_at(self, length: CycleLength, day: Date) -> Cycle {
        let months_in = (day.month() + 12 - self.first_month) % 12;
        let year_start = first_of_month(day)
            .checked_sub_months(Months::new(months_in))
            .unwrap_or(day);
        let index = months_in / length.months();
        let start = year_start
            .checked_add_months(Months::new(index * length.months()))
            .unwrap_or(year_start);
        let end = start
            .checked_add_months(Months::new(length.months()))
            .and_then(|next| next.checked_sub_days(Days::new(1)))
            .unwrap_or(start);
        let year_end = year_start
            .checked_add_months(Months::new(11))
            .unwrap_or(year_start);
        Cycle::new(self.name(length, index, year_end.year()), start, end)
    }

    /// The quarter, half or year of this fiscal year with these dates; none where they are others.
    pub fn standard(self, start: Date, end: Date) -> Option<Cycle> {
        [CycleLength::Quarter, CycleLength::Half, CycleLength::Year]
            .into_iter()
            .map(|length| self.cycle_at(length, start))
            .find(|cycle| (cycle.start, cycle.end) == (start, end))
    }

    /// The cycle that begins the day after the given one ends.
    pub fn next(self, length: CycleLength, cycle: &Cycle) -> Cycle {
        let day = cycle
            .end
            .checked_add_days(Days::new(1))
            .unwrap_or(cycle.end);
        self.cycle_at(length, day)
    }

    fn name(self, length: CycleLength, index: u32, year: i32) -> String {
        let year = if self.first_month == 1 {
            year.to_string()
        } else {
            format!("FY{:02}", year.rem_euclid(100))
        };
        match length {
            CycleLength::Quarter => format!("Q{} {year}", index + 1),
            CycleLength::Half => format!("H{} {year}", index + 1),
            CycleLength::Year => year,
        }
    }
}

fn first_of_month(day: Date) -> Date {
    date(day.year(), day.month(), 1)
}

words!(CycleLength, "\"quarter\", \"half\" or \"year\"" {
    Quarter = "quarter",
    Half = "half",
    Year = "year",
});

fields!(Cycle {
    must: [id, name, start, end],
    may: [example],
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_counted_from_the_first_day() {
        let quarter = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
        assert_eq!(quarter.week_of(date(2026, 10, 1)), Some((1, 13)));
        assert_eq!(quarter.week_of(date(2026, 11, 21)), Some((8, 13)));
        assert_eq!(quarter.week_of(date(2026, 12, 31)), Some((13, 13)));
        assert_eq!(quarter.week_of(date(2027, 1, 1)), None);
        assert_eq!(quarter.week_of(date(2026, 9, 30)), None);
        let day = Cycle::new("a day", date(2026, 10, 1), date(2026, 10, 1));
        assert_eq!(day.week_of(date(2026, 10, 1)), Some((1, 1)));
    }

    #[test]
    fn a_calendar_quarter_is_named_after_its_year() {
        let cycle = FiscalYear::starting_in(1).cycle_at(CycleLength::Quarter, date(2026, 11, 21));
        assert_eq!(cycle.name, "Q4 2026");
        assert_eq!(
            (cycle.start, cycle.end),
            (date(2026, 10, 1), date(2026, 12, 31))
        );
    }

    #[test]
    fn a_fiscal_year_from_april_is_named_after_the_year_it_ends_in() {
        let april = FiscalYear::starting_in(4);
        let cycle = april.cycle_at(CycleLength::Quarter, date(2026, 11, 21));
        assert_eq!(cycle.name, "Q3 FY27");
        assert_eq!(
            (cycle.start, cycle.end),
            (date(2026, 10, 1), date(2026, 12, 31))
        );
        let winter = april.cycle_at(CycleLength::Half, date(2027, 2, 3));
        assert_eq!(winter.name, "H2 FY27");
        assert_eq!(
            (winter.start, winter.end),
            (date(2026, 10, 1), date(2027, 3, 31))
        );
        assert_eq!(
            april.cycle_at(CycleLength::Year, date(2026, 4, 1)).name,
            "FY27"
        );
    }

    #[test]
    fn a_standard_cycle_is_named_by_its_reader_and_an_own_name_stays() {
        let april = FiscalYear::starting_in(4);
        let mut quarter = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
        quarter.name_by(april);
        assert_eq!(quarter.name, "Q3 FY27");
        // Three months from October are no quarter of a fiscal year that starts in February.
        quarter.name_by(FiscalYear::starting_in(2));
        assert_eq!(quarter.name, "Q3 FY27");
        quarter.name_by(FiscalYear::starting_in(1));
        assert_eq!(quarter.name, "Q4 2026");
        for name in ["Autumn", "Q3 2026", "Q4 2027", "Q4", ""] {
            let mut own = Cycle {
                name: name.into(),
                ..quarter.clone()
            };
            own.name_by(april);
            assert_eq!(own.name, name);
        }
        let mut year = Cycle::new("2026", date(2026, 1, 1), date(2026, 12, 31));
        year.name_by(april);
        assert_eq!(year.name, "2026");
    }

    #[test]
    fn the_next_cycle_starts_the_day_after() {
        let year = FiscalYear::starting_in(1);
        let q4 = year.cycle_at(CycleLength::Quarter, date(2026, 12, 31));
        let q1 = year.next(CycleLength::Quarter, &q4);
        assert_eq!((q1.name.as_str(), q1.start), ("Q1 2027", date(2027, 1, 1)));
    }

    #[test]
    fn the_same_dates_make_the_same_id() {
        let one = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
        let other = Cycle::new("Autumn", date(2026, 10, 1), date(2026, 12, 31));
        assert_eq!(one.id, other.id);
    }
}
