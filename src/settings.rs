//! What a person set for this browser. It never travels with a file.

use crate::domain::json::{inner_fields, words};
use crate::domain::{Date, FiscalYear};
use crate::figures::{DateStyle, Figures, NumberStyle};
use chrono::Weekday;

/// Conventions and a name, kept on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The name colleagues see beside readings and check-ins.
    pub name: String,
    /// First month of the fiscal year, 1-12.
    pub fiscal_month: u32,
    /// First day of the week.
    pub week_start: WeekStart,
    /// How numbers are written and read.
    pub numbers: NumberStyle,
    /// How dates are written and read.
    pub dates: DateStyle,
    /// Light, dark or as the system says.
    pub theme: Theme,
    /// The civil day of the last file that was written, `2026-11-14`.
    pub last_file: Option<Date>,
    /// Changes made since that file.
    pub changes_since_file: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            fiscal_month: 1,
            week_start: WeekStart::Monday,
            numbers: NumberStyle::default(),
            dates: DateStyle::default(),
            theme: Theme::System,
            last_file: None,
            changes_since_file: 0,
        }
    }
}

impl Settings {
    /// The fiscal year that cycles follow.
    pub fn fiscal_year(&self) -> FiscalYear {
        FiscalYear::starting_in(self.fiscal_month)
    }

    /// The conventions numbers and dates are written by.
    pub fn figures(&self) -> Figures {
        Figures {
            numbers: self.numbers,
            dates: self.dates,
        }
    }
}

/// The first day of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WeekStart {
    /// Monday, as in ISO 8601.
    #[default]
    Monday,
    /// Sunday.
    Sunday,
    /// Saturday.
    Saturday,
}

impl WeekStart {
    /// As chrono names it.
    pub fn day(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Sunday => Weekday::Sun,
            Self::Saturday => Weekday::Sat,
        }
    }
}

/// Light, dark or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

words!(WeekStart, "\"monday\", \"sunday\" or \"saturday\"" {
    Monday = "monday",
    Sunday = "sunday",
    Saturday = "saturday",
});

words!(Theme, "\"system\", \"light\" or \"dark\"" {
    System = "system",
    Light = "light",
    Dark = "dark",
});

inner_fields!(Settings {
    must: [],
    may: [
        name,
        fiscal_month,
        week_start,
        numbers,
        dates,
        theme,
        last_file,
        changes_since_file
    ],
});
