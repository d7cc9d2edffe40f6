//! What the list shows of each KPI, and which of them in which order.

use crate::domain::Ordered;
use crate::domain::letters::to_lowercase;
use crate::domain::{Id, Workspace};
use crate::figures::Figures;
use crate::insight::{self, AsOf, KpiStatus, Tone};
use crate::plot::beside_target;
use crate::route::Query;
use crate::ui::{Mark, kpi_standing};
use std::cmp::Ordering;

/// One KPI in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The KPI.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its owner; may be empty.
    pub owner: String,
    /// The person, team or department whose performance it is; may be empty.
    pub team: String,
    /// The last value as written; empty without one.
    pub last: String,
    /// The day of the last value as people say it; empty without one.
    pub read: String,
    /// The target of today as written; empty without one.
    pub target: String,
    /// Key of the status, `stale` before all others.
    pub status: &'static str,
    /// Its shape.
    pub mark: Mark,
    /// Its word.
    pub word: String,
    /// The fresh signal in words; empty without one.
    pub signal: &'static str,
    /// The last values, oldest first.
    pub spark: Vec<f64>,
    order: (u8, f64, i64),
}

/// All KPIs, as they stand.
pub fn rows(workspace: &Workspace, as_of: AsOf, figures: &Figures) -> Vec<Row> {
    workspace
        .kpis()
        .filter_map(|kpi| {
            let report = insight::kpi(workspace, &kpi.id, as_of)?;
            let (mark, word) = kpi_standing(&report);
            let last = report.last.as_ref();
            let status = if report.stale.is_some() {
                "stale"
            } else {
                report.status.word()
            };
            let skip = report.points.len().saturating_sub(16);
            Some(Row {
                id: kpi.id.clone(),
                name: kpi.name.clone(),
                owner: kpi.owner.clone(),
                team: kpi.scope_name.clone(),
                last: last
                    .map(|last| beside_target(kpi, last, figures))
                    .unwrap_or_default(),
                read: last
                    .map(|last| figures.near_day(last.date, as_of.day))
                    .unwrap_or_default(),
                target: kpi
                    .target_on(as_of.day)
                    .filter(|dated| !dated.target.is_open())
                    .map(|dated| figures.band(&dated.target, &kpi.unit, kpi.decimals))
                    .unwrap_or_default(),
                status,
                mark,
                word,
                signal: match report.fresh_signal().map(|signal| signal.tone) {
                    Some(Tone::Improvement) => "better",
                    Some(Tone::Concern) => "worse",
                    Some(Tone::Neutral) => "changed",
                    None => "",
                },
                spark: report
                    .points
                    .iter()
                    .skip(skip)
                    .map(|point| point.value)
                    .collect(),
                order: (
                    severity(report.status, report.stale.is_some()),
                    last.map_or(f64::NEG_INFINITY, |last| last.value),
                    last.map_or(i64::MIN, |last| i64::from(days(last.date))),
                ),
            })
        })
        .collect()
}

/// The rows that match the filters, in the order asked for; worst first unless asked otherwise.
pub fn selected(all: &[Row], query: &Query) -> Vec<Row> {
    let matches = |name: &str, value: &str| query.get(name).is_none_or(|wanted| wanted == value);
    let mut rows: Vec<Row> = all
        .iter()
        .filter(|row| {
            matches("owner", &row.owner)
                && matches("team", &row.team)
                && matches("status", row.status)
        })
        .cloned()
        .collect();
    let sort = query.get("sort").map_or("", String::as_str);
    let (key, falling) = match sort.strip_prefix('-') {
        Some(key) => (key, true),
        None => (sort, false),
    };
    rows.order_by(|one, other| {
        let order = by(key, one, other);
        let order = if falling { order.reverse() } else { order };
        order.then_with(|| folded(&one.name).cmp(&folded(&other.name)))
    });
    rows
}

fn by(key: &str, one: &Row, other: &Row) -> Ordering {
    match key {
        "name" => folded(&one.name).cmp(&folded(&other.name)),
        "owner" => folded(&one.owner).cmp(&folded(&other.owner)),
        "team" => folded(&one.team).cmp(&folded(&other.team)),
        "value" => one.order.1.total_cmp(&other.order.1),
        "target" => one.target.cmp(&other.target),
        "read" => other.order.2.cmp(&one.order.2),
        "signal" => other.signal.cmp(one.signal),
        _ => one.order.0.cmp(&other.order.0),
    }
}

fn folded(text: &str) -> String {
    to_lowercase(text)
}

fn severity(status: KpiStatus, is_stale: bool) -> u8 {
    match (status, is_stale) {
        (KpiStatus::Missed, _) => 0,
        (KpiStatus::Watch, _) => 1,
        (_, true) => 2,
        (KpiStatus::NoData, _) => 3,
        (KpiStatus::NoTarget, _) => 4,
        (KpiStatus::Met, _) => 5,
    }
}

fn days(date: crate::domain::Date) -> i32 {
    use chrono::Datelike;
    date.num_days_from_ce()
}
