//! What stood on the day of a review, kept with it: a closed objective stays as it was, whatever is recorded, corrected or deleted
//! elsewhere afterwards (DOMAIN §8).

use super::id::Id;
use super::json::inner_fields;
use super::measure::Unit;
use super::moment::Date;

/// An objective on the day of its review. Statuses are kept by their words in files: `on-track`, `met`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoodObjective {
    /// Its status.
    pub status: String,
    /// Its progress within 0…1; none without data.
    pub progress: Option<f64>,
    /// The progress expected then.
    pub expected: Option<f64>,
    /// Its key results in their order.
    pub results: Vec<StoodResult>,
    /// The KPIs it improves or is measured by.
    pub kpis: Vec<StoodKpi>,
}

/// A key result on that day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoodResult {
    /// The key result.
    pub id: Id,
    /// Its status.
    pub status: String,
    /// Progress as computed; none without data.
    pub progress: Option<f64>,
    /// The progress expected on the day it was judged.
    pub expected: Option<f64>,
    /// Confidence 0-10, if anybody said one.
    pub confidence: Option<u8>,
    /// The day of that confidence.
    pub said_on: Option<Date>,
    /// Of a hold: due check-ins that met the limit.
    pub met: Option<u32>,
    /// Of a hold: due check-ins.
    pub due: Option<u32>,
    /// Of milestones: the steps that were done.
    pub steps_done: Option<Vec<Id>>,
    /// Check-ins made of those due.
    pub made: Option<u32>,
    /// Check-ins due by then.
    pub asked: Option<u32>,
    /// The day of its last check-in: the day it was judged.
    pub last_made: Option<Date>,
    /// Whether the values are a KPI's readings.
    pub by_kpi: bool,
    /// The values that counted.
    pub points: Vec<StoodPoint>,
}

/// A value that counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoodPoint {
    /// The reading or check-in.
    pub id: Id,
    /// The day it speaks of.
    pub date: Date,
    /// The hour, for hourly goals.
    pub hour: Option<u8>,
    /// The value.
    pub value: f64,
}

/// A KPI on that day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoodKpi {
    /// The KPI.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The unit of its values.
    pub unit: Unit,
    /// Decimals to show.
    pub decimals: Option<u8>,
    /// Its status.
    pub status: String,
    /// Whether the objective was to improve it; else it only measures a key result.
    pub improved: bool,
    /// The last reading before the cycle.
    pub before: Option<StoodPoint>,
    /// The last reading by then, within the cycle.
    pub after: Option<StoodPoint>,
    /// Whether the latest signal of the cycle was an `improvement`, a `concern` or `neutral`; empty for none.
    pub signal: String,
    /// Whether the last reading was an `improvement` on the one before the cycle, or a `concern`; empty where neither can be said.
    pub went: String,
    /// Whether there were enough readings to tell signal from noise.
    pub can_tell: bool,
}

inner_fields!(StoodObjective {
    must: [status],
    may: [progress, expected, results, kpis],
});

inner_fields!(StoodResult {
    must: [id, status],
    may: [
        progress, expected, confidence, said_on, met, due, steps_done, made, asked, last_made,
        by_kpi, points
    ],
});

inner_fields!(StoodPoint {
    must: [date, value],
    may: [id, hour],
});

inner_fields!(StoodKpi {
    must: [id, name],
    may: [
        unit, decimals, status, improved, before, after, signal, went, can_tell
    ],
});
