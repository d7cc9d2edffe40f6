//! What is owed now: readings and check-ins, overdue first.

use super::as_of::AsOf;
use super::evidence::Point;
use super::kpi::KpiReport;
use super::reports::Reports;
use super::schedule::{Standing, cadence_of};
use super::status::Stale;
use crate::domain::Ordered;
use crate::domain::{
    Cadence, Date, Id, KeyResult, KeyResultKind, Kpi, Moment, State, Unit, Workspace,
};
use crate::figures::week_start;
use chrono::{Days, Timelike, Weekday};

/// One reading or check-in that is owed.
#[derive(Clone, Debug, PartialEq)]
pub struct DueItem {
    /// What to record.
    pub kind: DueKind,
    /// The KPI or key result.
    pub id: Id,
    /// Its name or title.
    pub title: String,
    /// The title of a key result's objective.
    pub objective: Option<String>,
    /// Who owes it: its owner, else its objective's; may be empty.
    pub owner: String,
    /// Unit of the value.
    pub unit: Unit,
    /// Decimals to show.
    pub decimals: Option<u8>,
    /// How often.
    pub cadence: Cadence,
    /// The last recorded value.
    pub last: Option<Point>,
    /// The day it is due: the first that was missed, or one in this week.
    pub due: Date,
    /// Days late; 0 today, negative for days left.
    pub days_late: i64,
    /// The overlay: more than three days late.
    pub stale: Option<Stale>,
    /// The day to record it for: today, or the last day of what is over already.
    pub record_on: Date,
}

/// What to record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueKind {
    /// A KPI's reading.
    Reading,
    /// A key result's check-in, by its kind.
    CheckIn(KeyResultKind),
}

impl DueItem {
    /// Whether its day has passed.
    pub fn is_overdue(&self) -> bool {
        self.days_late > 0
    }
}

/// What is overdue, due today, or due by the end of this week; overdue first, longest first, then by day and name. Key results
/// measured by a KPI are not in it: the KPI's reading is their check-in.
pub fn due_list(workspace: &Workspace, now: &Moment, week_starts: Weekday) -> Vec<DueItem> {
    due_list_from(workspace, &Reports::default(), now, week_starts)
}

/// The same from reports that may be known already.
pub fn due_list_from(
    workspace: &Workspace,
    reports: &Reports,
    now: &Moment,
    week_starts: Weekday,
) -> Vec<DueItem> {
    let as_of = AsOf::from((now, week_starts));
    let week_ends = week_start(as_of.day, week_starts)
        .checked_add_days(Days::new(6))
        .unwrap_or(as_of.day);
    let hour = u8::try_from(now.local.hour()).unwrap_or_default();
    let kpis = workspace.kpis().filter_map(|kpi| {
        let report = reports.kpi(workspace, &kpi.id, as_of)?;
        due_reading(kpi, &report, as_of, hour)
    });
    let key_results = workspace
        .key_results()
        .filter_map(|key_result| due_check_in(workspace, reports, key_result, as_of, hour));
    let mut items: Vec<DueItem> = kpis
        .chain(key_results)
        .filter(|item| item.due <= week_ends)
        .collect();
    items.order_by(|one, other| {
        (one.due, &one.title, &one.id).cmp(&(other.due, &other.title, &other.id))
    });
    items
}

fn due_reading(kpi: &Kpi, report: &KpiReport, as_of: AsOf, hour: u8) -> Option<DueItem> {
    let cadence = kpi.cadence?;
    let standing = report.standing?;
    let another_hour = cadence == Cadence::Hour
        && (report.last.as_ref())
            .is_some_and(|last| hour_passed(last.date, last.hour, as_of, hour));
    // A KPI that nobody has read yet, and that says no day it began, is asked for its first number at once.
    let is_new = report.last.is_none() && kpi.started.is_none();
    let due = if another_hour || is_new {
        as_of.day
    } else {
        due_day(standing)?
    };
    Some(DueItem {
        kind: DueKind::Reading,
        id: kpi.id.clone(),
        title: kpi.name.clone(),
        objective: None,
        owner: kpi.owner.clone(),
        unit: kpi.unit.clone(),
        decimals: kpi.decimals,
        cadence,
        last: report.last.clone(),
        due,
        days_late: (as_of.day - due).num_days(),
        stale: report.stale,
        record_on: as_of.day,
    })
}

fn due_check_in(
    workspace: &Workspace,
    reports: &Reports,
    key_result: &KeyResult,
    as_of: AsOf,
    hour: u8,
) -> Option<DueItem> {
    let objective = workspace.objective(&key_result.objective)?;
    let is_measured =
        key_result.measure.is_numeric() && workspace.measuring_kpi(&key_result.id).is_some();
    if objective.state != State::Running || is_measured {
        return None;
    }
    let found = reports.key_result(workspace, &key_result.id, as_of)?;
    let standing = found.standing?;
    let cadence = cadence_of(workspace, key_result);
    let another_hour = cadence == Cadence::Hour
        && (workspace.check_ins_of(&key_result.id).last())
            .is_some_and(|last| hour_passed(last.date, last.hour, as_of, hour));
    let due = if another_hour {
        as_of.day
    } else {
        due_day(standing)?
    };
    let owner = if key_result.owner.is_empty() {
        &objective.owner
    } else {
        &key_result.owner
    };
    let over = workspace.cycle_of(objective)?.end;
    Some(DueItem {
        kind: DueKind::CheckIn(key_result.measure),
        id: key_result.id.clone(),
        title: key_result.title.clone(),
        objective: Some(objective.title.clone()),
        owner: owner.clone(),
        unit: key_result.unit.clone(),
        decimals: key_result.decimals,
        cadence,
        last: found.current.clone(),
        due,
        days_late: (as_of.day - due).num_days(),
        stale: found.stale,
        record_on: as_of.day.min(over),
    })
}

/// Whether what was recorded last is of today and of an hour before this one: within a day, an hourly goal is due again in every
/// hour. One that was recorded without its hour stands for the day.
fn hour_passed(date: Date, recorded: Option<u8>, as_of: AsOf, hour: u8) -> bool {
    date == as_of.day && recorded.is_some_and(|recorded| recorded < hour)
}

fn due_day(standing: Standing) -> Option<Date> {
    match standing {
        Standing::Due { on } => Some(on),
        Standing::Overdue { since, .. } => Some(since),
        Standing::Early { .. } | Standing::Made { .. } => None,
    }
}
