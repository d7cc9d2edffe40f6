//! A column of days: in which order they are written, and what each cell means beside the others.

use super::days::{
    DatePart, DayRange, DayStyle, can_be_when, month, of_month, parts, read_when, when_of,
};
use crate::domain::{Cadence, Date};
use crate::phrase::DateOrder;
use chrono::Datelike;

/// Which order the days of a column are in, as far as it tells by itself. None where both can be meant and differ.
pub fn columns_order(
    cells: &[&str],
    written: &DayStyle,
    cadence: Option<Cadence>,
) -> Option<DateOrder> {
    let mut column = DayColumn::new(*written);
    for cell in cells {
        column.add(cell);
    }
    column.order(cadence)
}

/// A column of days that is read cell by cell, in both orders.
#[derive(Debug)]
pub struct DayColumn {
    written: DayStyle,
    by_day: Vec<Option<DayRange>>,
    by_month: Vec<Option<DayRange>>,
    /// Whether a number over 12 tells the order of the whole column.
    tells_day: bool,
    tells_month: bool,
    years: ShortYears,
    /// Whether all cells are names of months without a year.
    is_bare: bool,
}

impl DayColumn {
    /// Nothing is read yet.
    pub fn new(written: DayStyle) -> Self {
        Self {
            written,
            by_day: Vec::new(),
            by_month: Vec::new(),
            tells_day: false,
            tells_month: false,
            years: ShortYears {
                before: None,
                moves: true,
                is_told: false,
            },
            is_bare: true,
        }
    }

    /// Reads the next cell.
    pub fn add(&mut self, cell: &str) {
        let (parts, hour, sign) = parts(cell);
        let when = |order| {
            let written = DayStyle {
                order,
                ..self.written
            };
            can_be_when(cell).then(|| when_of(&parts, hour, sign, &written))?
        };
        let day = when(DateOrder::DayFirst);
        self.by_month.push(when(DateOrder::MonthFirst));
        self.by_day.push(day);
        if let [
            DatePart::Number(one, ..=2),
            DatePart::Number(other, ..=2),
            DatePart::Number(..),
        ] = parts.as_slice()
        {
            self.tells_day |= *one > 12;
            self.tells_month |= *other > 12;
        }
        self.years.add(&parts);
        let is_month = matches!(parts.as_slice(), [DatePart::Word(word)] if month(word).is_some());
        self.is_bare &= is_month || cell.is_empty();
    }

    /// Which order the days are in, as far as the column tells by itself: what the other order cannot be, what would lie ahead, or
    /// what would not follow the cadence. None where both can be meant and differ.
    pub fn order(&self, cadence: Option<Cadence>) -> Option<DateOrder> {
        let (days, months) = (&self.by_day, &self.by_month);
        if days == months {
            return Some(self.written.order);
        }
        let fits = |read: &[Option<DayRange>]| {
            let begun =
                |it: &&Option<DayRange>| it.is_some_and(|it| it.first <= self.written.today);
            read.iter().filter(begun).count()
        };
        match (self.tells_day, self.tells_month) {
            (true, false) => return Some(DateOrder::DayFirst),
            (false, true) => return Some(DateOrder::MonthFirst),
            _ => {}
        }
        if fits(days) != fits(months) {
            return Some(if fits(days) > fits(months) {
                DateOrder::DayFirst
            } else {
                DateOrder::MonthFirst
            });
        }
        let wanted = cadence?.days();
        let off = |read: &[Option<DayRange>]| -> f64 {
            let mut all: Vec<Date> = read.iter().flatten().map(|it| it.first).collect();
            crate::domain::Ordered::order_by_key(&mut all, |day| *day);
            let gaps = all.windows(2).filter_map(|pair| match pair {
                [one, other] => Some((*other - *one).num_days() as f64),
                _ => None,
            });
            let (sum, count) = gaps.fold((0.0, 0.0), |(sum, count), gap| {
                (sum + (gap.max(0.5) / wanted).ln().abs(), count + 1.0)
            });
            if count == 0.0 { 0.0 } else { sum / count }
        };
        let (by_day, by_month) = (off(days), off(months));
        if by_day < 0.3 && by_month > 0.7 {
            Some(DateOrder::DayFirst)
        } else if by_month < 0.3 && by_day > 0.7 {
            Some(DateOrder::MonthFirst)
        } else {
            None
        }
    }

    /// The stretches in this order: what "Jan 25" means is the same in all of the column, and names of months without a year follow
    /// one another. `cells` are those that were added.
    pub fn read<'c>(
        self,
        order: DateOrder,
        cells: impl Iterator<Item = &'c str>,
    ) -> Vec<Option<DayRange>> {
        let short_years = self.years.are_years();
        let mut read = match order {
            _ if short_years != self.written.short_years => {
                let written = DayStyle {
                    order,
                    short_years,
                    ..self.written
                };
                cells.map(|cell| read_when(cell, &written)).collect()
            }
            DateOrder::DayFirst => self.by_day,
            DateOrder::MonthFirst => self.by_month,
        };
        // "Jan" … "Dec": each before the one below it.
        let ascending = read.iter().flatten().zip(read.iter().flatten().skip(1));
        let rises = |(one, other): (&DayRange, &DayRange)| {
            (other.first.month() + 12 - one.first.month()) % 12 <= 6
        };
        if self.is_bare
            && ascending.clone().filter(|pair| rises(*pair)).count() * 2 >= ascending.count()
        {
            let mut next: Option<Date> = None;
            for stretch in read.iter_mut().rev().flatten() {
                while let Some(limit) = next
                    && stretch.first >= limit
                {
                    match of_month(stretch.first.year() - 1, stretch.first.month()) {
                        Some(earlier) => *stretch = earlier,
                        None => break,
                    }
                }
                next = Some(stretch.first);
            }
        }
        read
    }
}

/// Whether the two digits behind the names of months are years: one month then follows another within a year. `Jan 6`, `Jan 13` are days.
#[derive(Debug)]
struct ShortYears {
    before: Option<(u32, u32)>,
    moves: bool,
    is_told: bool,
}

impl ShortYears {
    fn add(&mut self, parts: &[DatePart]) {
        let [DatePart::Word(word), DatePart::Number(year, 2)] = parts else {
            return;
        };
        let Some(month) = month(word) else { return };
        self.is_told |= *year > 31;
        if let Some((last_year, last)) = self.before {
            let gap = (year * 12 + month).abs_diff(last_year * 12 + last);
            self.moves &= gap <= 12 && month != last;
        }
        self.before = Some((*year, month));
    }

    fn are_years(&self) -> bool {
        self.is_told || self.moves
    }
}
