//! What the tests of the models share: a small workspace, and how it is seen on a day.

use super::Sight;
use crate::domain::{
    Cadence, CheckIn, Cycle, Date, Id, KeyResult, Kpi, Link, Meaning, Objective, Reading, Record,
    State, Workspace, date,
};
use crate::figures::Figures;
use crate::insight::Reports;
use crate::route::Query;

/// A Saturday in the eighth week of the quarter.
pub fn today() -> Date {
    date(2026, 11, 21)
}

pub fn id(text: &str) -> Id {
    Id::from_text(text)
}

pub fn autumn() -> Cycle {
    Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
}

pub fn summer() -> Cycle {
    Cycle::new("Q3 2026", date(2026, 7, 1), date(2026, 9, 30))
}

/// An objective of this autumn.
pub fn objective(name: &str, owner: &str) -> Objective {
    Objective {
        id: id(name),
        title: format!("Objective {name}"),
        owner: owner.into(),
        cycle: Some(autumn().id),
        state: State::Running,
        ..Objective::default()
    }
}

/// From 0 to 10, checked weekly.
pub fn key_result(name: &str, parent: &str) -> KeyResult {
    KeyResult {
        id: id(name),
        objective: id(parent),
        title: format!("Result {name}"),
        baseline: Some(0.0),
        target: Some(10.0),
        cadence: Some(Cadence::Week),
        ..KeyResult::default()
    }
}

pub fn check_in(of: &str, day: Date, value: f64, confidence: u8) -> CheckIn {
    CheckIn {
        id: id(&format!("{of} {day}")),
        key_result: id(of),
        date: day,
        value: Some(value),
        confidence: Some(confidence),
        ..CheckIn::default()
    }
}

pub fn kpi(name: &str, owner: &str) -> Kpi {
    Kpi {
        id: id(name),
        name: format!("Number {name}"),
        owner: owner.into(),
        cadence: Some(Cadence::Week),
        ..Kpi::default()
    }
}

pub fn reading(of: &str, day: Date, value: f64) -> Reading {
    Reading {
        id: id(&format!("{of} {day}")),
        kpi: id(of),
        date: day,
        value,
        ..Reading::default()
    }
}

pub fn link(from: &str, meaning: Meaning, to: &str) -> Record {
    Link::new(&id(from), meaning, &id(to)).into()
}

/// The example company.
pub fn example() -> Workspace {
    Workspace::from_records(crate::example::example(today()))
}

/// Sees records as they stand today.
pub fn see<T>(workspace: &Workspace, read: impl FnOnce(&Sight) -> T) -> T {
    read(&Sight {
        workspace,
        reports: &Reports::default(),
        as_of: today().into(),
        figures: Figures::default(),
    })
}

/// What an address asks for.
pub fn query<const N: usize>(parts: [(&str, &str); N]) -> Query {
    let parts = parts.into_iter();
    let parts = parts.map(|(name, value)| (name.to_owned(), value.to_owned()));
    parts.collect()
}
