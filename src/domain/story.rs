//! Why things are as they are: links, decisions, amendments, reviews, dismissed findings.

use super::id::Id;
use super::json::{fields, words};
use super::moment::Date;
use super::sorted::SortedMap;
use super::stood::StoodObjective;

/// Two records and what one means for the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// Identifier; derived from the rest, so that the same link drawn twice is one.
    pub id: Id,
    /// The record the sentence starts with.
    pub from: Id,
    /// The verb.
    pub meaning: Meaning,
    /// The record the sentence ends with.
    pub to: Id,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

impl Link {
    /// A link with its derived id.
    pub fn new(from: &Id, meaning: Meaning, to: &Id) -> Self {
        Self {
            id: Id::derived(&["link", from.as_str(), meaning.word(), to.as_str()]),
            from: from.clone(),
            meaning,
            to: to.clone(),
            example: false,
        }
    }
}

/// The verb of a link, read from → to (DOMAIN §1, §2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// An objective improves a KPI.
    #[default]
    Improves,
    /// A key result is measured by a KPI: the KPI's readings are its check-ins.
    MeasuredBy,
    /// A KPI guards another metric against being bought at its cost (Grove's paired indicators).
    Guards,
    /// An objective serves another objective.
    Serves,
    /// A key result or objective was carried over from an earlier one.
    CarriedOverFrom,
    /// A leading KPI drives a lagging one.
    Drives,
}

/// What the guide was told and what it said, kept with the goals it led to (DOMAIN §5).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// Identifier.
    pub id: Id,
    /// What the person came with, in their words.
    pub wish: String,
    /// Question key → answer key, as the guide names them.
    pub answers: SortedMap<String, String>,
    /// `kpi`, `okr` or `both`.
    pub verdict: String,
    /// Why the person chose differently, if they did.
    pub overruled: String,
    /// Who decided.
    pub author: String,
    /// When.
    pub date: Date,
    /// The goals it led to.
    pub goals: Vec<Id>,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

/// A change to a running key result's target or baseline, with its reason (DOMAIN §8).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amendment {
    /// Identifier.
    pub id: Id,
    /// The key result that was changed.
    pub key_result: Id,
    /// When.
    pub date: Date,
    /// `baseline`, `target`, `band`, `phased targets`, `steps`, `weight` or `due`.
    pub field: String,
    /// The value before, as shown.
    pub from: String,
    /// The value after, as shown.
    pub to: String,
    /// Why.
    pub why: String,
    /// Who.
    pub author: String,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

/// How an objective ended (DOMAIN §8).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Identifier.
    pub id: Id,
    /// The objective that was closed.
    pub objective: Id,
    /// When.
    pub date: Date,
    /// What the arithmetic suggested, 0.0-1.0.
    pub suggested: Option<f64>,
    /// What the person gave, 0.0-1.0.
    pub score: Option<f64>,
    /// Why the score differs from the suggestion.
    pub reason: String,
    /// What got in the way, from the short list.
    pub cause: Option<Cause>,
    /// What worked.
    pub worked: String,
    /// What got in the way, in words.
    pub hindered: String,
    /// What we learned.
    pub learned: String,
    /// What becomes of it.
    pub choice: Option<ReviewChoice>,
    /// Who reviewed.
    pub author: String,
    /// What stood that day: progress, statuses, values. None in reviews of older versions.
    pub stood: Option<StoodObjective>,
    /// Why it was opened again, if it was. A review with a reason here is history.
    pub reopened: String,
    /// When it was opened again.
    pub reopened_on: Option<Date>,
    /// Who opened it again.
    pub reopened_by: String,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

/// The short list of causes for falling short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The aim was too high for the time.
    AimTooHigh,
    /// People or money were missing.
    Resources,
    /// Somebody else was not ready.
    Dependency,
    /// Something else came first.
    Priorities,
    /// What we did did not move the number.
    WrongLever,
    /// The number could not be measured in time.
    Measurement,
    /// Something outside changed.
    External,
}

/// What becomes of a goal after its cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewChoice {
    /// Carry it over as it is.
    Keep,
    /// Carry it over changed.
    Change,
    /// Let it go.
    Drop,
}

/// A coach's finding that a person does not want to see again until the text changes (DOMAIN §7).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dismissal {
    /// Identifier.
    pub id: Id,
    /// The goal the finding is about.
    pub goal: Id,
    /// The check's id: `K10`.
    pub check: String,
    /// The text it was dismissed for.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

words!(Meaning, "a meaning such as \"improves\"" {
    Improves = "improves",
    MeasuredBy = "measured-by",
    Guards = "guards",
    Serves = "serves",
    CarriedOverFrom = "carried-over-from",
    Drives = "drives",
});

words!(Cause, "a cause such as \"resources\"" {
    AimTooHigh = "aim-too-high",
    Resources = "resources",
    Dependency = "dependency",
    Priorities = "priorities",
    WrongLever = "wrong-lever",
    Measurement = "measurement",
    External = "external",
});

words!(ReviewChoice, "\"keep\", \"change\" or \"drop\"" {
    Keep = "keep",
    Change = "change",
    Drop = "drop",
});

fields!(Link {
    must: [id, from, meaning, to],
    may: [example],
});

fields!(Decision {
    must: [id, date],
    may: [wish, answers, verdict, overruled, author, goals, example],
});

fields!(Amendment {
    must: [id, key_result, date],
    may: [field, from, to, why, author, example],
});

fields!(Review {
    must: [id, objective, date],
    may: [
        suggested,
        score,
        reason,
        cause,
        worked,
        hindered,
        learned,
        choice,
        author,
        stood,
        reopened,
        reopened_on,
        reopened_by,
        example
    ],
});

fields!(Dismissal {
    must: [id, goal, check],
    may: [text, reason, example],
});
