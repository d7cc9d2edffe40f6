//! Key performance indicators and their readings (DOMAIN §2 Fields, §4).

use super::cadence::Cadence;
use super::goal::{Nature, Scope, Visibility};
use super::id::Id;
use super::json::{
    FieldError, FieldValue, Fielded, Fields, Place, fields, inner_fields, object, object_shape,
    put, take_all,
};
use super::measure::{Band, Direction, Unit};
use super::moment::{Date, Stamp};
use super::okr::{CheckIn, KeyResult};

/// One metric that says how we are doing. Beyond the id everything is optional while drafting; what a finished KPI must
/// have is the coach's business (DOMAIN §2).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kpi {
    /// Identifier.
    pub id: Id,
    /// What is measured, as people say it: "Time to first response".
    pub name: String,
    /// Definition or formula: what is counted, over what.
    pub definition: String,
    /// Where the number comes from.
    pub source: String,
    /// Unit of every value of this KPI.
    pub unit: Unit,
    /// Decimals to show, 0-6; none means as many as were typed.
    pub decimals: Option<u8>,
    /// Which way is good.
    pub direction: Option<Direction>,
    /// How often it is measured.
    pub cadence: Option<Cadence>,
    /// Leading or lagging.
    pub nature: Option<Nature>,
    /// Whose performance it is.
    pub scope: Option<Scope>,
    /// Name of the person, team or department in the scope.
    pub scope_name: String,
    /// The one who answers for it.
    pub owner: String,
    /// Dated targets, each valid from its day on. A past reading is judged by the target of its day.
    pub targets: Vec<DatedTarget>,
    /// A figure to compare with; a line on the chart, never a status.
    pub benchmark: Option<Benchmark>,
    /// Known changes of the process; the chart's limits restart at each (Wheeler).
    pub changes: Vec<MarkedChange>,
    /// The limits are fixed at so many first readings, at least six, of the process as it is: those since the last known
    /// change. None: they follow all of its readings.
    pub fixed_limits: Option<u32>,
    /// First day it is tracked.
    pub started: Option<Date>,
    /// Day from which it is no longer tracked.
    pub retired: Option<Date>,
    /// Free text.
    pub note: String,
    /// Whether exports carry it.
    pub visibility: Visibility,
    /// Whether it belongs to the example workspace.
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

    /// What values of this KPI can be, as far as its unit, its name, its targets and its readings tell; see [`Unit::possible`].
    pub fn possible(&self, readings: &[f64]) -> Band {
        let mut known = readings.to_vec();
        for target in &self.targets {
            known.extend(target.lines());
        }
        known.extend(self.benchmark.as_ref().map(|mark| mark.value));
        self.unit.possible(&self.name, &known)
    }
}

/// A target and its alarm threshold, in the KPI's own unit, valid from a day on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DatedTarget {
    /// First day it counts; [`DatedTarget::beginning`] where nobody said one.
    pub from: Date,
    /// Values that meet the target.
    pub target: Band,
    /// Values that are not yet missed; between target and alarm is *watch*. None: no watch zone, short of the target is missed.
    pub alarm: Option<Band>,
}

impl DatedTarget {
    /// The day of a target that nobody dated: it counts from the beginning of the readings (DOMAIN §4).
    pub fn beginning() -> Date {
        Date::default()
    }

    /// Every value at which a reading changes its status: the limits of target and alarm.
    pub fn lines(&self) -> Vec<f64> {
        let alarm = self.alarm.unwrap_or_default();
        let sides = [self.target.low, self.target.high, alarm.low, alarm.high];
        sides.into_iter().flatten().collect()
    }

    /// The day from which a person said it counts, if one did.
    pub fn dated(&self) -> Option<Date> {
        Some(self.from).filter(|day| *day != Self::beginning())
    }
}

/// A comparison figure with its source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Benchmark {
    /// The figure, in the KPI's unit.
    pub value: f64,
    /// Where it was found: an industry report, or our own past.
    pub source: String,
}

/// A day on which something known changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkedChange {
    /// First day of the changed process.
    pub date: Date,
    /// What changed, in a few words.
    pub label: String,
}

/// One value of a KPI on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Identifier.
    pub id: Id,
    /// The KPI it belongs to.
    pub kpi: Id,
    /// The civil day it speaks of.
    pub date: Date,
    /// The hour 0-23, for hourly KPIs.
    pub hour: Option<u8>,
    /// The value in the KPI's unit; always finite.
    pub value: f64,
    /// Free text.
    pub note: String,
    /// Who wrote it down.
    pub author: String,
    /// When it was written down; of two readings for one day the later one counts.
    pub entered: Stamp,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

impl Reading {
    /// The same value as a check-in of a key result that this reading's KPI measured. Its id is derived, so that two people
    /// who delete the KPI make one check-in of it.
    pub fn to_check_in(&self, key_result: &KeyResult) -> CheckIn {
        CheckIn {
            id: Id::derived(&["check-in", key_result.id.as_str(), self.id.as_str()]),
            key_result: key_result.id.clone(),
            date: self.date,
            hour: self.hour,
            value: Some(self.value),
            note: self.note.clone(),
            author: self.author.clone(),
            entered: self.entered,
            example: key_result.example,
            ..CheckIn::default()
        }
    }
}

fields!(Kpi {
    must: [id, name],
    may: [
        definition,
        source,
        unit,
        decimals,
        direction,
        cadence,
        nature,
        scope,
        scope_name,
        owner,
        targets,
        benchmark,
        changes,
        fixed_limits,
        started,
        retired,
        note,
        visibility,
        example
    ],
});

fields!(Reading {
    must: [id, kpi, date, value],
    may: [hour, note, author, entered, example],
});

// Its day is always written, because every reader has understood it so; one that is left out is the beginning.
impl Fielded for DatedTarget {
    const NAMES: &'static [&'static str] = &["from", "target", "alarm"];

    fn write_fields(&self, fields: &mut Fields) {
        put(fields, "from", &self.from);
        put(fields, "target", &self.target);
        if self.alarm.is_some() {
            put(fields, "alarm", &self.alarm);
        }
    }

    fn read_fields(fields: &Fields) -> Result<Self, FieldError> {
        let mut target = Self::default();
        take_all(fields, &["from"], 0, &mut [&mut target.from])?;
        let rest: &mut [&mut dyn Place] = &mut [&mut target.target, &mut target.alarm];
        take_all(fields, &["target", "alarm"], 1, rest)?;
        Ok(target)
    }

    fn shapes() -> Vec<(&'static str, bool, serde_json::Value)> {
        vec![
            ("from", false, Date::shape()),
            ("target", true, Band::shape()),
            ("alarm", false, Option::<Band>::shape()),
        ]
    }
}

impl FieldValue for DatedTarget {
    fn to_json(&self) -> serde_json::Value {
        let mut fields = Fields::new();
        self.write_fields(&mut fields);
        serde_json::Value::Object(fields)
    }

    fn from_json(value: &serde_json::Value) -> Result<Self, FieldError> {
        Self::read_fields(object(value)?)
    }

    fn shape() -> serde_json::Value {
        object_shape(Self::shapes())
    }
}

inner_fields!(Benchmark {
    must: [value],
    may: [source],
});

inner_fields!(MarkedChange {
    must: [date],
    may: [label],
});
