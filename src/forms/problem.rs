//! What is wrong with a form, and what comes of one with which nothing is wrong.

use super::ground::{Ground, Habits};
use super::slot::{List, Slot};
use crate::domain::{Command, Date, Deed, Id, KeyResultKind, Record, Ref, Workspace};
use crate::phrase::{DateError, ValueError};
use chrono::Datelike;
use std::fmt;

/// What is wrong, and in which field.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The key of the sheet.
    pub key: u32,
    /// The slot.
    pub slot: Slot,
    /// Which row it is, if it is one: the second key result.
    pub row: Option<(List, usize)>,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Nothing was typed where the record would be nothing without it; with what to type.
    Missing(&'static str),
    /// It is not a value of the unit.
    Value(ValueError),
    /// It can be read two ways, the likelier one first.
    TwoValues(f64, f64),
    /// It is not a date.
    Date(DateError),
    /// It can be read two ways: by the person's order of day and month, and by the other.
    TwoDays(Date, Date),
    /// Its year is far from now; with the day that was probably meant.
    FarDay(Date, Option<Date>),
    /// It is not a whole number within these limits.
    Whole(u8, u8),
    /// It is longer than the most characters allowed.
    TooLong(usize),
    /// The last day is before the first.
    EndsBeforeStart,
    /// The lower limit is above the upper one.
    LimitsCrossed,
    /// The weight lies outside 0-1000.
    Weight,
    /// Two rows speak of the same day.
    SameDay,
    /// Start value and target are the same (DOMAIN §2).
    NoChange,
    /// The numbers go the other way than the kind says; with the kind they would fit.
    WrongWay(KeyResultKind),
    /// The choice is no longer on offer.
    Gone,
}

/// What a button beside the problem can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Make the key result a limit to hold.
    Hold,
    /// Make it a KPI instead of a key result.
    Kpi,
    /// Turn the direction.
    Turn(KeyResultKind),
    /// Write this instead, which can be read one way only.
    Write {
        /// The text for the field.
        text: String,
        /// What the button says.
        label: String,
    },
}

impl Problem {
    /// Which field it is, in words: `Key result 2, Target`.
    pub fn place(&self) -> String {
        match self.row {
            Some((list, place)) => {
                format!("{} {}, {}", list.noun(), place + 1, self.slot.label())
            }
            None => self.slot.label().to_owned(),
        }
    }

    /// What buttons can do about it.
    pub fn offers(&self, habits: &Habits) -> Vec<Offer> {
        let day = |day: Date, doubt: &str| {
            let text = habits.figures.day(day);
            let label = format!("{text}{doubt}");
            Offer::Write { text, label }
        };
        let value = |value: f64| Offer::Write {
            text: habits.plain(value),
            label: habits.figures.number(value, None),
        };
        match self.fault {
            Fault::NoChange => vec![Offer::Hold, Offer::Kpi],
            Fault::WrongWay(KeyResultKind::Decrease) => vec![Offer::Turn(KeyResultKind::Decrease)],
            Fault::WrongWay(_) => vec![Offer::Turn(KeyResultKind::Increase)],
            Fault::TwoValues(one, other) => vec![value(one), value(other)],
            Fault::TwoDays(one, other) => vec![day(one, ""), day(other, "")],
            Fault::FarDay(_, Some(meant)) => vec![day(meant, "?")],
            _ => Vec::new(),
        }
    }
}

impl Fault {
    /// Whether it is a question about what was typed rather than a mistake in it.
    pub fn is_question(&self) -> bool {
        matches!(
            self,
            Self::TwoValues(..) | Self::TwoDays(..) | Self::FarDay(..)
        )
    }
}

impl Offer {
    /// What the button says.
    pub fn label(&self) -> String {
        match self {
            Self::Hold => "Make it a limit to hold",
            Self::Kpi => "Make it a KPI instead",
            Self::Turn(KeyResultKind::Decrease) => "Make it a decrease",
            Self::Turn(_) => "Make it an increase",
            Self::Write { label, .. } => label,
        }
        .to_owned()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing(ask) => ask,
            Self::Value(error) => return error.fmt(f),
            Self::Date(error) => return error.fmt(f),
            Self::TwoValues(..) => "This number can be read two ways. Which one do you mean?",
            Self::TwoDays(..) => "This date can be read two ways. Which one do you mean?",
            Self::FarDay(day, meant) => {
                let year = day.year();
                return match meant {
                    Some(_) => write!(f, "This is in the year {year}. Did you mean another year?"),
                    None => write!(f, "This is in the year {year}. Type a year from 1990 to 2100."),
                };
            }
            Self::Whole(low, high) => {
                return write!(f, "Type a whole number from {low} to {high}.");
            }
            Self::TooLong(most) => {
                return write!(f, "This is too long. Keep it under {most} characters.");
            }
            Self::EndsBeforeStart => "The last day is before the first. Type a later day.",
            Self::LimitsCrossed => {
                "The lower limit is above the upper one. Type the smaller number here."
            }
            Self::Weight => "A weight is a number from 0 to 1000. Type 1 for the usual weight.",
            Self::SameDay => "Another row is for the same day. Type another day or remove one.",
            Self::NoChange => {
                "Start value and target are the same, so there is nothing to reach. Type another target, or make it a limit to \
                 hold or a KPI."
            }
            Self::WrongWay(KeyResultKind::Decrease) => {
                "The target is below the start value: that’s a decrease. Type a higher target, or change the direction."
            }
            Self::WrongWay(_) => {
                "The target is above the start value: that’s an increase. Type a lower target, or change the direction."
            }
            Self::Gone => "This choice no longer exists. Choose another one.",
        })
    }
}

/// What a form becomes: records to save and records that are no longer part of the goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The KPI or objective.
    pub goal: Id,
    /// What shall stand.
    pub records: Vec<Record>,
    /// What shall be gone.
    pub gone: Vec<Ref>,
    /// What both were made from.
    pub base: Vec<Record>,
}

/// A form as far as it can be read: a slot with a problem reads as empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// What the form would become.
    pub outcome: Outcome,
    /// Everything that is wrong, in the order of the form.
    pub problems: Vec<Problem>,
}

impl From<Result<Outcome, Vec<Problem>>> for Drafted {
    /// A form of which nothing can be said before it is whole.
    fn from(read: Result<Outcome, Vec<Problem>>) -> Self {
        let nothing = Outcome {
            goal: Id::from_text(""),
            records: Vec::new(),
            gone: Vec::new(),
            base: Vec::new(),
        };
        match read {
            Ok(outcome) => Self {
                outcome,
                problems: Vec::new(),
            },
            Err(problems) => Self {
                outcome: nothing,
                problems,
            },
        }
    }
}

impl Drafted {
    /// The outcome of a form with which nothing is wrong.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn whole(self) -> Result<Outcome, Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(self.outcome)
        } else {
            Err(self.problems)
        }
    }
}

impl Outcome {
    /// What a form made of the goals as its ground knows them.
    pub(super) fn on(ground: &Ground, goal: Id, records: Vec<Record>, gone: Vec<Ref>) -> Self {
        let known = |record: &Record| ground.workspace.get(&record.reference()).cloned();
        let mut base: Vec<Record> = records.iter().filter_map(known).collect();
        base.extend(ground.workspace.falling(gone.clone()));
        Self {
            goal,
            records,
            gone,
            base,
        }
    }

    /// The one command, and so the one undo step.
    pub fn command(self) -> Command {
        let is_amended = self
            .records
            .iter()
            .any(|record| matches!(record, Record::Amendment(_)));
        let is_closed = self
            .records
            .iter()
            .any(|record| matches!(record, Record::Review(_)));
        Command::Rewrite {
            deed: if is_closed {
                Deed::Closed
            } else if is_amended {
                Deed::Amended
            } else {
                Deed::Saved
            },
            base: self.base,
            records: self.records,
            gone: self.gone,
        }
    }

    /// The same where the goal was deleted meanwhile and a person wants it back, with what they typed: what is not here any more
    /// is new.
    pub fn revived(mut self, now: &Workspace) -> Self {
        self.base
            .retain(|record| now.get(&record.reference()).is_some());
        self
    }
}
