//! What a form must know beside what was typed.

use crate::domain::number::plain;
use crate::domain::{Date, Unit, Workspace};
use crate::figures::{DateStyle, Figures, NumberStyle};
use crate::phrase::{
    Calendar, Context, Convention, DateOrder, ENGLISH, ValueError, Ways, read_ways,
};
use crate::settings::Settings;
use chrono::Weekday;

/// How the person writes numbers and dates, and which day it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// How numbers and dates are shown.
    pub figures: Figures,
    /// First month of the fiscal year, 1-12.
    pub fiscal_month: u32,
    /// The person's calendar day.
    pub today: Date,
    /// The first day of the person's week, which weekly due days follow.
    pub week_starts: Weekday,
}

impl Habits {
    /// The habits that are set on this device.
    pub fn of(settings: &Settings, today: Date) -> Self {
        Self {
            figures: settings.figures(),
            fiscal_month: settings.fiscal_month,
            today,
            week_starts: settings.week_start.day(),
        }
    }

    /// How typed numbers are read.
    pub fn convention(&self) -> Convention {
        match self.figures.numbers {
            NumberStyle::Point => Convention::POINT,
            NumberStyle::Comma | NumberStyle::SpaceComma => Convention::COMMA,
        }
    }

    /// How typed dates are read, leaning ahead.
    pub fn calendar(&self) -> Calendar {
        Calendar {
            fiscal: crate::domain::FiscalYear::starting_in(self.fiscal_month),
            order: match self.figures.dates {
                DateStyle::MonthFirst => DateOrder::MonthFirst,
                DateStyle::DayFirst | DateStyle::Iso => DateOrder::DayFirst,
            },
            ..Calendar::new(self.today)
        }
    }

    /// How typed sentences are read.
    pub fn context(&self) -> Context {
        Context {
            calendar: self.calendar(),
            convention: self.convention(),
            lexicon: &ENGLISH,
        }
    }

    /// Reads a value, for a unit, and says whether it has to be asked about; `near` is a value that is known to be right.
    ///
    /// # Errors
    /// What [`read_ways`] says.
    pub fn ways(&self, text: &str, unit: &Unit, near: Option<f64>) -> Result<Ways, ValueError> {
        read_ways(text, self.convention(), unit, near)
    }

    /// A number as a person would type it, with every digit it has, so that reading it gives the same number, whoever reads it:
    /// three decimals get a fourth, lest they be taken for thousands.
    pub fn plain(&self, value: f64) -> String {
        let mut text = plain(value);
        if text
            .split_once('.')
            .is_some_and(|(_, decimals)| decimals.len() == 3)
        {
            text.push('0');
        }
        match self.figures.numbers {
            NumberStyle::Point => text,
            NumberStyle::Comma | NumberStyle::SpaceComma => text.replace('.', ","),
        }
    }
}

/// What a form must know beside what was typed.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The goals there are.
    pub workspace: &'a Workspace,
    /// How the person writes.
    pub habits: Habits,
    /// The person's name, for amendments.
    pub author: &'a str,
}
