//! The day a report speaks of.

use crate::domain::{Date, Moment};
use chrono::Weekday;

/// The end of a day, as a person sees it: nothing dated later is taken into account. Anything that names a day will do: a
/// [`Date`] (weeks then start on Monday), or a day with the first day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub day: Date,
    /// The first day of the week, which weekly due days follow.
    pub week_starts: Weekday,
}

impl AsOf {
    /// The same person on another day.
    pub fn on(self, day: Date) -> Self {
        Self { day, ..self }
    }
}

impl From<Date> for AsOf {
    fn from(day: Date) -> Self {
        Self {
            day,
            week_starts: Weekday::Mon,
        }
    }
}

impl From<(Date, Weekday)> for AsOf {
    fn from((day, week_starts): (Date, Weekday)) -> Self {
        Self { day, week_starts }
    }
}

impl From<(&Moment, Weekday)> for AsOf {
    fn from((moment, week_starts): (&Moment, Weekday)) -> Self {
        Self {
            day: moment.today(),
            week_starts,
        }
    }
}
