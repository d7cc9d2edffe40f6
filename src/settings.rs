//! What a person set for this browser. It never travels with a file.

use crate::domain::{FiscalYear, Moment};
use crate::figures::Figures;
use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// Conventions and a name, kept on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name colleagues see beside readings and check-ins.
    pub name: String,
    /// First month of the fiscal year, 1-12.
    pub fiscal_month: u32,
    /// First day of the week.
    pub week_start: WeekStart,
    /// How numbers and dates are written and read.
    pub figures: Figures,
    /// Light, dark or as the system says.
    pub theme: Theme,
    /// The civil day of the last file that was written, `2026-11-14`.
    pub last_file: Option<chrono::NaiveDate>,
    /// Changes made since that file.
    pub changes_since_file: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            fiscal_month: 1,
            week_start: WeekStart::Monday,
            figures: Figures::default(),
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

    /// The first day of the current week.
    pub fn this_week(&self, now: &Moment) -> chrono::NaiveDate {
        crate::figures::week_start(now.today(), self.week_start.day())
    }
}

/// The first day of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word in storage and in `data-theme`.
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
