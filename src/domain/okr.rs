//! Objectives, key results, check-ins and initiatives (DOMAIN §2 Fields).

use super::cadence::Cadence;
use super::goal::{Nature, Visibility};
use super::id::Id;
use super::kpi::is_zero_stamp;
use super::measure::{Band, Direction, Unit};
use super::moment::{Date, Stamp};
use serde::{Deserialize, Serialize};

/// Where we are going: a qualitative sentence with an owner and an end.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Objective {
    /// Identifier.
    pub id: Id,
    /// The sentence.
    pub title: String,
    /// Why it matters now.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Strategic, tactical or operational.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The team that contributes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub team: String,
    /// Exactly one person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// The cycle it runs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Id>,
    /// A promise or a stretch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ambition: Option<Ambition>,
    /// Draft, running, closed or dropped.
    pub state: State,
    /// A status that a person set over the computed one, with the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<StatedStatus>,
    /// Free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Whether exports carry it.
    #[serde(skip_serializing_if = "Visibility::is_shared")]
    pub visibility: Visibility,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// How far up an objective is set (first article: "separate OKRs at different levels").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// For the whole organisation.
    Strategic,
    /// For a department.
    Tactical,
    /// For a team.
    Operational,
}

/// How an objective is meant (Doerr).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ambition {
    /// A promise: 1.0 is expected.
    Committed,
    /// A stretch: 0.6-0.8 is the healthy zone.
    Aspirational,
}

/// Where an objective is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Being written; nothing is due.
    Draft,
    /// Being worked on.
    #[default]
    Running,
    /// Ended with a review.
    Closed,
    /// Given up before its end.
    Dropped,
}

/// A status that a person set by hand; both it and the computed one are shown (DOMAIN §3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatedStatus {
    /// What the person says.
    pub status: Health,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// On which day.
    pub on: Date,
}

/// The three statuses a person may state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Health {
    /// On track.
    OnTrack,
    /// Behind.
    Behind,
    /// At risk.
    AtRisk,
}

/// How success is measured: one measured change, limit, list of steps, or yes/no.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyResult {
    /// Identifier.
    pub id: Id,
    /// The objective it measures.
    pub objective: Id,
    /// The sentence.
    pub title: String,
    /// How progress is computed.
    pub measure: KeyResultKind,
    /// Unit of its values.
    pub unit: Unit,
    /// Decimals to show, 0-6; none means as many as were typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// Where it starts; increase and decrease.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
    /// Where it should end; increase and decrease.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// The limit or band; hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<Band>,
    /// The steps; milestones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// Expected values on the way; pace then follows them instead of a straight line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phased: Vec<PhasedTarget>,
    /// Weight in the objective's progress, not negative; 1 unless set.
    #[serde(skip_serializing_if = "is_one")]
    pub weight: f64,
    /// Leading or lagging.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// The day it is due; the cycle's end unless set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How often it is checked in; weekly unless set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cadence: Option<Cadence>,
    /// The owner, if it is not the objective's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Confidence 0-10 when the cycle started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// A status that a person set over the computed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<StatedStatus>,
    /// Place among its siblings, smallest first.
    #[serde(skip_serializing_if = "is_zero")]
    pub order: i32,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

impl Default for KeyResult {
    fn default() -> Self {
        Self {
            id: Id::default(),
            objective: Id::default(),
            title: String::new(),
            measure: KeyResultKind::default(),
            unit: Unit::default(),
            decimals: None,
            baseline: None,
            target: None,
            band: None,
            steps: Vec::new(),
            phased: Vec::new(),
            weight: 1.0,
            nature: None,
            due: None,
            cadence: None,
            owner: String::new(),
            confidence: None,
            stated: None,
            order: 0,
            example: false,
        }
    }
}

impl KeyResult {
    /// Which way its metric is good.
    pub fn direction(&self) -> Direction {
        match (self.measure, self.baseline, self.target) {
            (KeyResultKind::Decrease, _, _) => Direction::Down,
            (KeyResultKind::Hold, _, _) => Direction::Hold,
            _ => Direction::Up,
        }
    }
}

/// How a key result's progress is computed (DOMAIN §2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyResultKind {
    /// From a baseline up to a target.
    #[default]
    Increase,
    /// From a baseline down to a target.
    Decrease,
    /// Stay at most, at least or between.
    Hold,
    /// Weighted steps, each done or not.
    Milestones,
    /// One thing, done or not.
    Done,
}

impl KeyResultKind {
    /// All of them, in the order people meet them.
    pub const ALL: [Self; 5] = [
        Self::Increase,
        Self::Decrease,
        Self::Hold,
        Self::Milestones,
        Self::Done,
    ];

    /// Whether its values are numbers on a scale.
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Increase | Self::Decrease | Self::Hold)
    }
}

/// A step of a milestones key result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Identifier within the key result.
    pub id: Id,
    /// What will be true.
    #[serde(default)]
    pub text: String,
    /// Share of the whole, not negative; 1 unless set.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: f64,
}

/// A value expected on a day on the way to the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhasedTarget {
    /// The day.
    pub date: Date,
    /// The value expected then, in the key result's unit.
    pub value: f64,
}

/// What was true of a key result on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckIn {
    /// Identifier.
    pub id: Id,
    /// The key result it belongs to.
    pub key_result: Id,
    /// The civil day it speaks of.
    pub date: Date,
    /// The value; for done / not done 1 or 0. None when only steps, confidence or a note were recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// All steps that are done by then; milestones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_done: Option<Vec<Id>>,
    /// Confidence 0-10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// Free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What is in the way; asked for below confidence 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocker: Option<Blocker>,
    /// What will be done about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_step: String,
    /// Who wrote it down.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When it was written down; of two check-ins for one day the later one counts.
    #[serde(skip_serializing_if = "is_zero_stamp")]
    pub entered: Stamp,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// What stands in the way of a key result (DOMAIN §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Blocker {
    /// Too few hands, too little money.
    Resource,
    /// Waiting for somebody else.
    Dependency,
    /// Not clear what to do.
    Clarity,
    /// Something else came first.
    Priority,
    /// Outside our reach.
    External,
}

/// Something that will be done: not a result, but the work towards one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Initiative {
    /// Identifier.
    pub id: Id,
    /// The key result or objective it serves.
    pub parent: Id,
    /// What will be done.
    pub text: String,
    /// Who does it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

fn one() -> f64 {
    1.0
}

fn is_one(weight: &f64) -> bool {
    (*weight - 1.0).abs() < f64::EPSILON
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands a reference
fn is_zero(order: &i32) -> bool {
    *order == 0
}
