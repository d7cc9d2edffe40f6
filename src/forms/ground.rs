//! What a form must know beside what was typed.

use crate::domain::{Date, Unit, Workspace};
use crate::figures::{DateStyle, Figures, NumberStyle};
use crate::phrase::{Calendar, Context, Convention, DateOrder, ENGLISH, ValueError, read_value};
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

    /// Reads a value, for a unit.
    ///
    /// # Errors
    /// What [`read_value`] says.
    pub fn reads(&self, text: &str, unit: &Unit) -> Result<f64, ValueError> {
        read_value(text, self.convention(), unit)
    }

    /// What a text also says, by the convention that is not the person's: the second way to read `97.200`. None where there is one
    /// way only. Thousands that end in a zero are one way only too: `1,200` where points are decimals, for nobody types 1.200 for
    /// 1.2. So is money: nobody counts its thousandths.
    pub fn reads_also(&self, text: &str, unit: &Unit) -> Option<f64> {
        let value = self.reads(text, unit).ok()?;
        let other = read_value(text, self.convention().other(), unit).ok()?;
        let is_grouped = value.abs() > other.abs();
        let is_money = matches!(unit, Unit::Currency(_));
        let is_plain = is_grouped && (is_money || value % 10.0 == 0.0);
        (other != value && !is_plain).then_some(other)
    }

    /// A number as a person would type it, with every digit it has, so that reading it gives the same number, whoever reads it:
    /// three decimals get a fourth, lest they be taken for thousands.
    pub fn plain(&self, value: f64) -> String {
        let mut text = value.to_string();
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
