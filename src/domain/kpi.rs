//! Key performance indicators and their readings (DOMAIN §2 Fields, §4).

use super::cadence::Cadence;
use super::goal::{Nature, Scope, Visibility};
use super::id::Id;
use super::measure::{Band, Direction, Unit};
use super::moment::{Date, Stamp};
use serde::{Deserialize, Serialize};

/// One metric that says how we are doing. Beyond the id everything is optional while drafting; what a finished KPI must
/// have is the coach's business (DOMAIN §2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kpi {
    /// Identifier.
    pub id: Id,
    /// What is measured, as people say it: "Time to first response".
    pub name: String,
    /// Definition or formula: what is counted, over what.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Where the number comes from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Unit of every value of this KPI.
    pub unit: Unit,
    /// Decimals to show, 0-6; none means as many as were typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// Which way is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How often it is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cadence: Option<Cadence>,
    /// Leading or lagging.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// Whose performance it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Name of the person, team or department in the scope.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scope_name: String,
    /// The one who answers for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Dated targets, each valid from its day on. A past reading is judged by the target of its day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<DatedTarget>,
    /// A figure to compare with; a line on the chart, never a status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<Benchmark>,
    /// Known changes of the process; the chart's limits restart at each (Wheeler).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<MarkedChange>,
    /// First day it is tracked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<Date>,
    /// Day from which it is no longer tracked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retired: Option<Date>,
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

impl Kpi {
    /// The target that is valid on a day: the latest one that starts on or before it.
    pub fn target_on(&self, day: Date) -> Option<&DatedTarget> {
        self.targets
            .iter()
            .filter(|target| target.from <= day)
            .max_by_key(|target| target.from)
    }
}

/// A target and its alarm threshold, in the KPI's own unit, valid from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatedTarget {
    /// First day it counts.
    pub from: Date,
    /// Values that meet the target.
    pub target: Band,
    /// Values that are not yet missed; between target and alarm is *watch*. None: no watch zone, short of the target is missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alarm: Option<Band>,
}

/// A comparison figure with its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Benchmark {
    /// The figure, in the KPI's unit.
    pub value: f64,
    /// Where it was found: an industry report, or our own past.
    #[serde(default)]
    pub source: String,
}

/// A day on which something known changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkedChange {
    /// First day of the changed process.
    pub date: Date,
    /// What changed, in a few words.
    #[serde(default)]
    pub label: String,
}

/// One value of a KPI on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// Identifier.
    pub id: Id,
    /// The KPI it belongs to.
    pub kpi: Id,
    /// The civil day it speaks of.
    pub date: Date,
    /// The hour 0-23, for hourly KPIs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hour: Option<u8>,
    /// The value in the KPI's unit; always finite.
    pub value: f64,
    /// Free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who wrote it down.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When it was written down; of two readings for one day the later one counts.
    #[serde(skip_serializing_if = "is_zero_stamp")]
    pub entered: Stamp,
    /// Whether it belongs to the example workspace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// Whether a stamp was never set.
pub(crate) fn is_zero_stamp(stamp: &Stamp) -> bool {
    stamp.0 == 0
}
