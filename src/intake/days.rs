//! Days and stretches of time as tables write them: 2025-01-31, 31.1.2025, 1/31/25, Jan 25, 2025-Q1, KW 5/2025. What one cell leaves open
//! is decided by its column.

use crate::domain::letters::{is_alphabetic, to_lowercase};
use crate::domain::{Date, FiscalYear, date, full_year, is_near};
use crate::phrase::DateOrder;
use chrono::{Datelike, Days, Months, Weekday};

/// A stretch of days, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The hour, where one is said.
    pub hour: Option<u8>,
}

impl DayRange {
    fn day(first: Date) -> Self {
        Self {
            first,
            last: first,
            hour: None,
        }
    }

    /// So many months from a day on.
    fn months(first: Date, months: u32) -> Option<Self> {
        let next = first.checked_add_months(Months::new(months))?;
        Some(Self {
            last: next.checked_sub_days(Days::new(1))?,
            ..Self::day(first)
        })
    }

    fn week(year: i32, number: u32) -> Option<Self> {
        let first = Date::from_isoywd_opt(year, number, Weekday::Mon)?;
        Some(Self {
            last: first.checked_add_days(Days::new(6))?,
            ..Self::day(first)
        })
    }

    /// The day that a number of this stretch is recorded for: its last, or today while it goes on.
    pub fn day_of(&self, today: Date) -> Date {
        if self.first <= today {
            self.last.min(today)
        } else {
            self.last
        }
    }

    /// Whether it is one day.
    pub fn is_day(&self) -> bool {
        self.first == self.last
    }
}

/// How a column writes its days, and by which calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayStyle {
    /// Whether 1/2/2025 is the first of February.
    pub order: DateOrder,
    /// Whether "Jan 25" is January 2025; else it is a day.
    pub short_years: bool,
    /// Where quarters and fiscal years start.
    pub fiscal: FiscalYear,
    /// The person's calendar day.
    pub today: Date,
    /// Whether a day without a year may lie ahead, as the days do on which something is due: it is then the one nearest to today, else
    /// the latest that has begun.
    pub is_due: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum DatePart {
    /// A number and how many digits it has.
    Number(u32, usize),
    Word(String),
}

const MONTHS: [&str; 12] = [
    "january janvier januar enero",
    "february février fevrier februar febrero",
    "march mars märz marz maerz marzo",
    "april avril abril",
    "may mai mayo",
    "june juin juni junio",
    "july juillet juli julio",
    "august août aout agosto",
    "september septembre septiembre",
    "october octobre oktober octubre",
    "november novembre noviembre",
    "december décembre decembre dezember diciembre",
];

/// A month's number by its name, or by its first three letters or more.
pub(super) fn month(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|names| {
        let mut names = names.split(' ');
        names.any(|name| name.starts_with(word) || word == "sept" && name.starts_with(word))
    })?;
    u32::try_from(at + 1).ok()
}

const SILENT: [&str; 25] = [
    "by", "until", "till", "end", "bis", "ende", "am", "of", "the", "st", "nd", "rd", "th", "utc",
    "z", "t", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "ending", "de",
];

fn is_weekday(word: &str) -> bool {
    word.ends_with("day") && word.len() > 3
}

pub(super) fn parts(text: &str) -> (Vec<DatePart>, Option<u8>, char) {
    let (mut parts, mut sign) = (Vec::new(), ' ');
    let mut text = text;
    let mut hour = None;
    // "2025-01-31 14:30", "2025-01-31T14:30:00Z"
    if let Some((before, behind)) = text.split_once(':')
        && behind.starts_with(|sign: char| sign.is_ascii_digit())
    {
        let digits = before
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count()
            .min(2);
        if let Some((day, number)) = before.split_at_checked(before.len() - digits) {
            hour = number.parse::<u8>().ok().filter(|hour| *hour < 24);
            let afternoon = behind.contains(['p', 'P']) && hour.is_some_and(|hour| hour < 12);
            hour = hour.map(|hour| hour + if afternoon { 12 } else { 0 });
            text = day;
        }
    }
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = |fits: fn(char) -> bool| rest.find(|sign| !fits(sign)).unwrap_or(rest.len());
        let end = if letter.is_ascii_digit() {
            let end = length(|sign| sign.is_ascii_digit());
            let digits = rest.get(..end).unwrap_or_default();
            parts.push(DatePart::Number(digits.parse().unwrap_or(u32::MAX), end));
            end
        } else if is_alphabetic(letter) {
            let end = length(is_alphabetic);
            let word = to_lowercase(rest.get(..end).unwrap_or_default());
            if !SILENT.contains(&word.as_str()) && !is_weekday(&word) {
                parts.push(DatePart::Word(word));
            }
            end
        } else {
            if sign == ' ' && parts.len() == 1 {
                sign = letter;
            }
            letter.len_utf8()
        };
        rest = rest.get(end..).unwrap_or_default();
    }
    (parts, hour, sign)
}

fn whole_year(number: u32, digits: usize) -> Option<i32> {
    let year = i32::try_from(number).ok()?;
    match digits {
        4 if (1990..=2100).contains(&year) => Some(year),
        2 => Some(full_year(year)),
        _ => None,
    }
}

fn exact(year: i32, month: u32, number: u32) -> Option<DayRange> {
    let day = Date::from_ymd_opt(year, month, number)?;
    is_near(day).then_some(DayRange::day(day))
}

/// Reads one cell that is a day or a stretch and nothing else.
pub fn read_when(text: &str, written: &DayStyle) -> Option<DayRange> {
    let (parts, hour, sign) = can_be_when(text).then(|| parts(text))?;
    when_of(&parts, hour, sign, written)
}

pub(super) fn can_be_when(text: &str) -> bool {
    text.len() <= 40 && text.contains(|sign: char| sign.is_ascii_digit() || is_alphabetic(sign))
}

pub(super) fn when_of(
    parts: &[DatePart],
    hour: Option<u8>,
    sign: char,
    written: &DayStyle,
) -> Option<DayRange> {
    use DatePart::{Number as N, Word as W};
    let found = match parts {
        [N(year, 4), N(month, 1..=2), N(day, 1..=2)] => exact(whole_year(*year, 4)?, *month, *day),
        [N(one, 1..=2), N(other, 1..=2), N(year, digits @ (2 | 4))] => {
            let month_first = sign != '.'
                && (*other > 12 || written.order == DateOrder::MonthFirst && *one <= 12);
            let (day, month) = if month_first {
                (*other, *one)
            } else {
                (*one, *other)
            };
            exact(whole_year(*year, *digits)?, month, day)
        }
        [N(year, 4), N(number, 1..=2)] if sign != ' ' => of_month(whole_year(*year, 4)?, *number),
        [N(number, 1..=2), N(year, 4)] if sign != ' ' => of_month(whole_year(*year, 4)?, *number),
        [N(year, 4)] => of_year(whole_year(*year, 4)?),
        [N(number, 8)] => exact(
            whole_year(number / 10_000, 4)?,
            number / 100 % 100,
            number % 100,
        ),
        [N(number, 6)] => of_month(whole_year(number / 100, 4)?, number % 100),
        [W(word), N(year, 4)] if month(word).is_some() => {
            of_month(whole_year(*year, 4)?, month(word)?)
        }
        [N(year, 4), W(word)] if month(word).is_some() => {
            of_month(whole_year(*year, 4)?, month(word)?)
        }
        [N(day, 1..=2), W(word), N(year, digits)] | [W(word), N(day, 1..=2), N(year, digits)]
            if month(word).is_some() =>
        {
            exact(whole_year(*year, *digits)?, month(word)?, *day)
        }
        [W(word), N(number, 2)] if month(word).is_some() && is_short_year(*number, written) => {
            of_month(full_year(i32::try_from(*number).ok()?), month(word)?)
        }
        [W(word), N(day, 1..=2)] | [N(day, 1..=2), W(word)] if month(word).is_some() => {
            let month = month(word)?;
            without_year(written, |year| exact(year, month, *day))
        }
        [W(word)] if month(word).is_some() => {
            let month = month(word)?;
            without_year(written, |year| of_month(year, month))
        }
        parts => part_of_year(parts, written),
    };
    found.map(|stretch| DayRange { hour, ..stretch })
}

pub(super) fn of_month(year: i32, month: u32) -> Option<DayRange> {
    DayRange::months(Date::from_ymd_opt(year, month, 1)?, 1)
}

fn of_year(year: i32) -> Option<DayRange> {
    DayRange::months(Date::from_ymd_opt(year, 1, 1)?, 12)
}

/// Whether the number behind a month is a year: in a column of due days, one of these years.
fn is_short_year(number: u32, written: &DayStyle) -> bool {
    let near = i32::try_from(number).map_or(0, full_year) - written.today.year();
    written.short_years && (!written.is_due || (-1..=2).contains(&near))
}

/// A stretch in the year that is meant where none is said.
fn without_year(written: &DayStyle, of: impl Fn(i32) -> Option<DayRange>) -> Option<DayRange> {
    let today = written.today;
    let years = (today.year() - 4..=today.year() + 1).rev();
    let mut stretches = years.filter_map(of);
    if written.is_due {
        stretches.min_by_key(|stretch| (stretch.last - today).num_days().abs())
    } else {
        stretches.find(|stretch| stretch.first <= today)
    }
}

/// Quarters, halves, weeks and fiscal years, in whatever order their words and numbers stand.
fn part_of_year(parts: &[DatePart], written: &DayStyle) -> Option<DayRange> {
    let mut words = String::new();
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut before_number = String::new();
    let mut named = None;
    for part in parts {
        match part {
            DatePart::Word(word) => {
                words.push_str(word);
                words.push(' ');
                before_number.clone_from(word);
                // "1Q25": the number in front is the quarter.
                if matches!(word.as_str(), "q" | "h") && matches!(numbers.as_slice(), [(_, 1)]) {
                    named = numbers.pop().map(|(number, _)| number);
                }
            }
            DatePart::Number(number, digits) => {
                if matches!(
                    before_number.as_str(),
                    "q" | "quarter" | "h" | "half" | "kw" | "cw" | "w" | "wk" | "week" | "qtr"
                ) && *digits <= 2
                    && named.is_none()
                {
                    named = Some(*number);
                } else {
                    numbers.push((*number, *digits));
                }
                before_number.clear();
            }
        }
    }
    let is = |one: &str| words.split(' ').any(|word| word == one);
    let any = |all: &[&str]| all.iter().any(|one| is(one));
    let (quarter, half, week) = (
        any(&["q", "quarter", "qtr", "qfy"]),
        any(&["h", "half"]),
        any(&["kw", "cw", "w", "wk", "week"]),
    );
    let fiscal = any(&["fy", "fiscal", "qfy"]);
    let known = [
        "q", "quarter", "qtr", "qfy", "h", "half", "kw", "cw", "w", "wk", "week", "fy", "fiscal",
        "cy", "year", "annual",
    ];
    if words.split_whitespace().any(|word| !known.contains(&word)) || words.is_empty() {
        return None;
    }
    let year = match numbers.as_slice() {
        [] => None,
        [(year, digits)] => Some(whole_year(*year, *digits)?),
        // "FY 2025/26" ends in 2026.
        [(one, 2 | 4), (other, 2)] if fiscal && (one + 1) % 100 == *other => {
            Some(full_year(i32::try_from(*other).ok()?))
        }
        _ => return None,
    };
    let fiscal_start = |year: i32| {
        let first = written.fiscal.first_month;
        date(year - i32::from(first > 1), first, 1)
    };
    let part = |months: u32| {
        let number = named?;
        if number == 0 || number * months > 12 {
            return None;
        }
        let of = |year: i32| {
            let skipped = Months::new((number - 1) * months);
            DayRange::months(fiscal_start(year).checked_add_months(skipped)?, months)
        };
        match year {
            Some(year) => of(year),
            None => without_year(written, of),
        }
    };
    if quarter {
        part(3)
    } else if half {
        part(6)
    } else if week {
        let number = named?;
        match year {
            Some(year) => DayRange::week(year, number),
            None => without_year(written, |year| DayRange::week(year, number)),
        }
    } else if named.is_none() {
        let year = year?;
        match fiscal {
            true => DayRange::months(fiscal_start(year), 12),
            false => of_year(year),
        }
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::day_column::{DayColumn, columns_order};
    use super::*;
    use crate::domain::Cadence;

    fn written() -> DayStyle {
        DayStyle {
            order: DateOrder::DayFirst,
            short_years: true,
            fiscal: FiscalYear::starting_in(1),
            today: date(2026, 11, 27),
            is_due: false,
        }
    }

    #[test]
    fn a_due_day_without_a_year_is_the_nearest() {
        let due = DayStyle {
            is_due: true,
            ..written()
        };
        for (text, begun, last) in [
            ("Dec 31", "2031-12-31", "2026-12-31"),
            ("31 Dec", "2025-12-31", "2026-12-31"),
            ("KW 50", "2025-12-14", "2026-12-13"),
            ("15 March", "2026-03-15", "2027-03-15"),
            ("end of Q4", "2026-12-31", "2026-12-31"),
            ("by Q1", "2026-03-31", "2027-03-31"),
            ("bis Ende März", "2026-03-31", "2027-03-31"),
            ("Dec 26", "2026-12-31", "2026-12-31"),
        ] {
            let read = |written: DayStyle| read_when(text, &written).map(|it| it.last.to_string());
            assert_eq!(read(written()).as_deref(), Some(begun), "{text}");
            assert_eq!(read(due).as_deref(), Some(last), "{text}");
        }
    }

    #[test]
    fn days_and_stretches_are_read_in_every_usual_form() {
        for (text, first, last) in [
            ("2025-01-31", "2025-01-31", "2025-01-31"),
            ("2025-01-31T14:30:00Z", "2025-01-31", "2025-01-31"),
            ("2024-12-09 14:36:20 UTC", "2024-12-09", "2024-12-09"),
            ("2025/1/31", "2025-01-31", "2025-01-31"),
            ("31.1.2025", "2025-01-31", "2025-01-31"),
            ("31.01.25", "2025-01-31", "2025-01-31"),
            ("1/31/2025", "2025-01-31", "2025-01-31"),
            ("31-Jan-25", "2025-01-31", "2025-01-31"),
            ("31 January 2025", "2025-01-31", "2025-01-31"),
            ("January 31, 2025", "2025-01-31", "2025-01-31"),
            ("Fri 31 Jan 2025", "2025-01-31", "2025-01-31"),
            ("20250131", "2025-01-31", "2025-01-31"),
            ("Jan 25", "2025-01-01", "2025-01-31"),
            ("Jan-25", "2025-01-01", "2025-01-31"),
            ("Jan '25", "2025-01-01", "2025-01-31"),
            ("January 2025", "2025-01-01", "2025-01-31"),
            ("2025-01", "2025-01-01", "2025-01-31"),
            ("01/2025", "2025-01-01", "2025-01-31"),
            ("März 2025", "2025-03-01", "2025-03-31"),
            ("2025-Q1", "2025-01-01", "2025-03-31"),
            ("Q1 25", "2025-01-01", "2025-03-31"),
            ("Q1/2025", "2025-01-01", "2025-03-31"),
            ("1Q25", "2025-01-01", "2025-03-31"),
            ("Quarter 1 FY25", "2025-01-01", "2025-03-31"),
            ("FY25 Q1", "2025-01-01", "2025-03-31"),
            ("Q1FY25", "2025-01-01", "2025-03-31"),
            ("H2 2025", "2025-07-01", "2025-12-31"),
            ("KW 5/2025", "2025-01-27", "2025-02-02"),
            ("W05 2025", "2025-01-27", "2025-02-02"),
            ("2025-W05", "2025-01-27", "2025-02-02"),
            ("Week 5, 2025", "2025-01-27", "2025-02-02"),
            ("Annual 2025", "2025-01-01", "2025-12-31"),
            ("2025", "2025-01-01", "2025-12-31"),
            ("FY25", "2025-01-01", "2025-12-31"),
            ("Dec", "2025-12-01", "2025-12-31"),
            ("Oct", "2026-10-01", "2026-10-31"),
            ("Q4", "2026-10-01", "2026-12-31"),
        ] {
            let read = read_when(text, &written());
            let read = read.map(|it| (it.first.to_string(), it.last.to_string()));
            assert_eq!(read, Some((first.into(), last.into())), "{text}");
        }
        for text in [
            "",
            "12",
            "1.5",
            "12,500",
            "Target",
            "31.2.2025",
            "5 of 7",
            "maybe",
            "Q5 2025",
            "KW 54/2025",
            "1234",
            "0.5 Q",
        ] {
            assert_eq!(read_when(text, &written()), None, "{text}");
        }
        let april = DayStyle {
            fiscal: FiscalYear::starting_in(4),
            ..written()
        };
        let read = read_when("Q1 FY26", &april).map(|it| it.first);
        assert_eq!(read, Some(date(2025, 4, 1)));
    }

    #[test]
    fn a_column_decides_what_its_cells_leave_open() {
        let order = |cells: &[&str], cadence| columns_order(cells, &written(), cadence);
        let month = Some(Cadence::Month);
        assert_eq!(
            order(&["1/2/2025", "1/31/2025"], None),
            Some(DateOrder::MonthFirst)
        );
        assert_eq!(
            order(&["1/2/2025", "31/1/2025"], None),
            Some(DateOrder::DayFirst)
        );
        assert_eq!(
            order(&["1/1/2025", "2/1/2025", "3/1/2025"], month),
            Some(DateOrder::MonthFirst)
        );
        assert_eq!(
            order(&["1/1/2025", "1/2/2025", "1/3/2025"], month),
            Some(DateOrder::DayFirst)
        );
        assert_eq!(order(&["1/1/2025", "2/1/2025", "3/1/2025"], None), None);
        // The sixth of December is still to come.
        assert_eq!(order(&["12/6/2026"], None), Some(DateOrder::DayFirst));
        let firsts = |cells: &[&str]| -> Vec<Date> {
            let mut column = DayColumn::new(written());
            cells.iter().for_each(|cell| column.add(cell));
            let read = column.read(written().order, cells.iter().copied());
            read.into_iter().flatten().map(|it| it.first).collect()
        };
        assert_eq!(
            firsts(&["Jan 6", "Jan 13", "Jan 20"]),
            [6, 13, 20].map(|day| date(2026, 1, day))
        );
        assert_eq!(
            firsts(&["Nov 24", "Dec 24", "Jan 25"]),
            [date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1)]
        );
        assert_eq!(
            firsts(&["Jan 06", "Jan 13", "Jan 20", "Jan 27"]),
            [6, 13, 20, 27].map(|day| date(2026, 1, day))
        );
        // Twelve names of months end with the last one that is over.
        assert_eq!(
            firsts(&["Oct", "Nov", "Dec"]),
            [10, 11, 12].map(|month| date(2025, month, 1))
        );
        assert_eq!(
            firsts(&["Sep", "Oct"]),
            [9, 10].map(|month| date(2026, month, 1))
        );
    }
}
