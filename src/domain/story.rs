//! Why things are as they are: links, decisions, amendments, reviews, dismissed findings.

use super::goal::Nature;
use super::id::Id;
use super::moment::Date;
use serde::{Deserialize, Serialize};

/// Two records and what one means for the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// An objective improves a KPI.
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

impl Meaning {
    /// The word used in ids and files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Improves => "improves",
            Self::MeasuredBy => "measured-by",
            Self::Guards => "guards",
            Self::Serves => "serves",
            Self::CarriedOverFrom => "carried-over-from",
            Self::Drives => "drives",
        }
    }
}

/// What the guide was told and what it said, kept with the goals it led to (DOMAIN §5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// Identifier.
    pub id: Id,
    /// What the person came with, in their words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub wish: String,
    /// Question key → answer key, as the guide names them.
    pub answers: std::collections::BTreeMap<String, String>,
    /// `kpi`, `okr` or `both`.
    pub verdict: String,
    /// Why the person chose differently, if they did.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub overruled: String,
    /// Who decided.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When.
    pub date: Date,
    /// The goals it led to.
    pub goals: Vec<Id>,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// A change to a running key result's target or baseline, with its reason (DOMAIN §8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amendment {
    /// Identifier.
    pub id: Id,
    /// The key result that was changed.
    pub key_result: Id,
    /// When.
    pub date: Date,
    /// `baseline`, `target`, `band` or `due`.
    pub field: String,
    /// The value before, as shown.
    pub from: String,
    /// The value after, as shown.
    pub to: String,
    /// Why.
    pub why: String,
    /// Who.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// How an objective ended (DOMAIN §8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// Identifier.
    pub id: Id,
    /// The objective that was closed.
    pub objective: Id,
    /// When.
    pub date: Date,
    /// What the arithmetic suggested, 0.0-1.0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested: Option<f64>,
    /// What the person gave, 0.0-1.0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Why the score differs from the suggestion.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What got in the way, from the short list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What worked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub worked: String,
    /// What got in the way, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hindered: String,
    /// What we learned.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub learned: String,
    /// What becomes of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
    /// Who reviewed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// Why it was opened again, if it was.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reopened: String,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// The short list of causes for falling short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// Carry it over as it is.
    Keep,
    /// Carry it over changed.
    Change,
    /// Let it go.
    Drop,
}

/// A coach's finding that a person does not want to see again until the text changes (DOMAIN §7).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

impl Nature {
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Leading => "leading",
            Self::Lagging => "lagging",
        }
    }
}
