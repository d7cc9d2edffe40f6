//! From typed texts to values, noting what is wrong on the way.

use super::ground::{Ground, Habits};
use super::problem::{Fault, Problem};
use super::sheet::FormSheet;
use super::slot::{List, Slot};
use super::words::{ChoiceWord, value_of};
use crate::domain::letters::to_uppercase;
use crate::domain::{Date, Id, MOST_NAME, MOST_NOTE, TimeUnit, Unit};
use crate::phrase::{Days, Ways, read_days};

/// Reads slots and collects problems. A slot with a problem reads as empty, so that the rest can still be read.
pub(super) struct Reader<'a> {
    pub ground: Ground<'a>,
    pub problems: Vec<Problem>,
    /// The row that is being read.
    pub row: Option<(List, usize)>,
    /// A value of the goal that is being read that is known to be right.
    pub near: Option<f64>,
}

impl<'a> Reader<'a> {
    pub fn new(ground: Ground<'a>) -> Self {
        Self {
            ground,
            problems: Vec::new(),
            row: None,
            near: None,
        }
    }

    /// Notes what is wrong.
    pub fn note(&mut self, sheet: &FormSheet, slot: Slot, fault: Fault) {
        self.problems.push(Problem {
            key: sheet.key,
            slot,
            row: self.row,
            fault,
        });
    }

    /// A name, title or other short text.
    pub fn short(&mut self, sheet: &FormSheet, slot: Slot) -> String {
        self.bounded(sheet, slot, MOST_NAME)
    }

    /// A text of any reasonable length.
    pub fn long(&mut self, sheet: &FormSheet, slot: Slot) -> String {
        self.bounded(sheet, slot, MOST_NOTE)
    }

    /// A short text without which the record would be nothing.
    pub fn needed(&mut self, sheet: &FormSheet, slot: Slot, ask: &'static str) -> String {
        let text = self.short(sheet, slot);
        if text.is_empty() && sheet.text(slot).trim().is_empty() {
            self.note(sheet, slot, Fault::Missing(ask));
        }
        text
    }

    /// A value in a unit.
    pub fn value(&mut self, sheet: &FormSheet, slot: Slot, unit: &Unit) -> Option<f64> {
        let text = sheet.text(slot).trim();
        if text.is_empty() {
            return None;
        }
        match self.ground.habits.ways(text, unit, self.near) {
            Ok(Ways::One(value)) => return Some(value),
            Ok(Ways::Either(likelier, other)) => {
                self.note(sheet, slot, Fault::TwoValues(likelier, other));
            }
            Err(error) => self.note(sheet, slot, Fault::Value(error)),
        }
        None
    }

    /// A date; "end of Q2" too.
    pub fn date(&mut self, sheet: &FormSheet, slot: Slot) -> Option<Date> {
        let text = sheet.text(slot).trim();
        if text.is_empty() {
            return None;
        }
        match read_days(text, &self.ground.habits.calendar()) {
            Ok(Days::One(day)) => return Some(day),
            Ok(Days::Either(day, other)) => self.note(sheet, slot, Fault::TwoDays(day, other)),
            Ok(Days::Far(day, meant)) => self.note(sheet, slot, Fault::FarDay(day, meant)),
            Err(error) => self.note(sheet, slot, Fault::Date(error)),
        }
        None
    }

    /// A whole number within limits.
    pub fn whole(&mut self, sheet: &FormSheet, slot: Slot, low: u8, high: u8) -> Option<u8> {
        let text = sheet.text(slot).trim();
        if text.is_empty() {
            return None;
        }
        let value = text
            .parse()
            .ok()
            .filter(|value| (low..=high).contains(value));
        if value.is_none() {
            self.note(sheet, slot, Fault::Whole(low, high));
        }
        value
    }

    /// A weight; 1 where nothing is typed.
    pub fn weight(&mut self, sheet: &FormSheet) -> f64 {
        let near = self.near.replace(1.0);
        let weight = self.value(sheet, Slot::Weight, &Unit::Number);
        self.near = near;
        if weight.is_some_and(|weight| !(0.0..=1000.0).contains(&weight)) {
            self.note(sheet, Slot::Weight, Fault::Weight);
        }
        weight.unwrap_or(1.0)
    }

    /// A choice from a list.
    pub fn choice<T: Copy>(
        &self,
        sheet: &FormSheet,
        slot: Slot,
        list: &[ChoiceWord<T>],
    ) -> Option<T> {
        value_of(list, sheet.text(slot))
    }

    /// The unit of a sheet.
    pub fn unit(&mut self, sheet: &FormSheet) -> Unit {
        match sheet.text(Slot::Unit) {
            "rating" => match self.whole(sheet, Slot::RatingOf, 1, 100) {
                Some(of) => Unit::Rating(of),
                None => Unit::Rating(5),
            },
            "text" => {
                self.needed(
                    sheet,
                    Slot::UnitWord,
                    "Type what is counted, for example tickets.",
                );
                read_unit(sheet)
            }
            _ => read_unit(sheet),
        }
    }

    /// Goals named in the rows of a list that are still here.
    pub fn goals(&self, sheet: &FormSheet, list: List) -> Vec<Id> {
        let rows = sheet.rows(list).iter();
        rows.map(|row| Id::from_text(row.text(Slot::Goal)))
            .filter(|id| self.ground.workspace.find(id).is_some())
            .collect()
    }

    fn bounded(&mut self, sheet: &FormSheet, slot: Slot, most: usize) -> String {
        let text = sheet.text(slot).trim();
        if text.chars().count() > most {
            self.note(sheet, slot, Fault::TooLong(most));
            return String::new();
        }
        text.to_owned()
    }
}

/// The unit of a sheet, as far as it is known: without a word of one's own it is a plain number.
pub fn read_unit(sheet: &FormSheet) -> Unit {
    match sheet.text(Slot::Unit) {
        "percent" => Unit::Percent,
        "currency" => {
            let code = to_uppercase(sheet.text(Slot::Currency).trim());
            Unit::Currency(if code.is_empty() {
                "EUR".to_owned()
            } else {
                code
            })
        }
        "duration" => {
            let sign = sheet.text(Slot::TimeUnit);
            let known = TimeUnit::ALL.into_iter().find(|unit| unit.sign() == sign);
            Unit::Duration(known.unwrap_or(TimeUnit::Hours))
        }
        "rating" => Unit::Rating(sheet.text(Slot::RatingOf).trim().parse().unwrap_or(5)),
        "text" => match sheet.text(Slot::UnitWord).trim() {
            "" => Unit::Number,
            word => Unit::Custom(word.to_owned()),
        },
        _ => Unit::Number,
    }
}

/// Chooses a kind of unit, with the detail it usually has where none was chosen yet.
pub fn choose_unit(sheet: &mut FormSheet, word: &str) {
    sheet.set(Slot::Unit, word);
    let (slot, usual) = match word {
        "currency" => (Slot::Currency, "EUR"),
        "duration" => (Slot::TimeUnit, "h"),
        "rating" => (Slot::RatingOf, "5"),
        _ => return,
    };
    if sheet.text(slot).trim().is_empty() {
        sheet.set(slot, usual);
    }
}

/// Writes a unit into a sheet.
pub fn write_unit(sheet: &mut FormSheet, unit: &Unit) {
    let (kind, detail) = match unit {
        Unit::Number => ("", None),
        Unit::Percent => ("percent", None),
        Unit::Currency(code) => ("currency", Some((Slot::Currency, code.clone()))),
        Unit::Duration(time) => ("duration", Some((Slot::TimeUnit, time.sign().to_owned()))),
        Unit::Rating(of) => ("rating", Some((Slot::RatingOf, of.to_string()))),
        Unit::Custom(word) => ("text", Some((Slot::UnitWord, word.clone()))),
    };
    sheet.set(Slot::Unit, kind);
    if let Some((slot, text)) = detail {
        sheet.set(slot, text);
    }
}

/// Writes a value into a sheet, so that reading it gives the same value.
pub(super) fn write_value(sheet: &mut FormSheet, slot: Slot, value: Option<f64>, habits: &Habits) {
    sheet.set(
        slot,
        value.map(|value| habits.plain(value)).unwrap_or_default(),
    );
}

/// Writes a date into a sheet.
pub(super) fn write_date(sheet: &mut FormSheet, slot: Slot, day: Option<Date>, habits: &Habits) {
    sheet.set(
        slot,
        day.map(|day| habits.figures.day(day)).unwrap_or_default(),
    );
}
