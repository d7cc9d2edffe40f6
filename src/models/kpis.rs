//! The list of KPIs: which of them in which order, and what it says of each.

use super::{FilterFacts, Mark, Sight, asked, different, kpi_standing, options};
use crate::domain::letters::to_lowercase;
use crate::domain::{Id, Kpi, Ordered};
use crate::figures::count;
use crate::insight::{KpiReport, KpiStatus, Tone};
use crate::plot::beside_target;
use crate::route::Query;
use std::cmp::Ordering;
use std::sync::Arc;

/// What the page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpisPage {
    /// How many there are and how they stand.
    pub lead: String,
    /// Whether there is a KPI at all.
    pub any: bool,
    /// The filters.
    pub filters: Vec<FilterFacts>,
    /// The order, for narrow screens that have no column heads.
    pub order: FilterFacts,
    /// The heads of the columns that can be sorted by.
    pub columns: Vec<ColumnHead>,
    /// The KPIs that match, in the order asked for.
    pub rows: Vec<Arc<KpiRow>>,
}

/// The head of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnHead {
    /// What the column shows.
    pub word: &'static str,
    /// Its class.
    pub class: &'static str,
    /// Whether and how the list is sorted by it, as assistive technology names it.
    pub sorted: Option<&'static str>,
    /// What a press on it asks for.
    pub next: String,
}

/// One KPI in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpiRow {
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
pub fn rows(sight: &Sight) -> Vec<Arc<KpiRow>> {
    let kpis = sight.workspace.kpis();
    kpis.filter_map(|kpi| {
        let report = sight.reports.kpi(sight.workspace, &kpi.id, sight.as_of)?;
        Some(Arc::new(row(sight, kpi, &report)))
    })
    .collect()
}

/// The page as an address asks for it. `all` are the [`rows`] of all KPIs.
pub fn page(all: &[Arc<KpiRow>], query: &Query) -> KpisPage {
    let statuses = STATUSES.into_iter();
    let statuses = statuses.filter(|(key, _, _)| all.iter().any(|row| row.status == *key));
    let statuses = options(statuses.map(|(key, word, _)| (key, word)));
    let orders = options([
        ("name", "Name"),
        ("status", "Status"),
        ("owner", "Owner"),
        ("team", "Team"),
        ("read", "Last recorded"),
    ]);
    let owners = different(all.iter().map(|row| &row.owner));
    let teams = different(all.iter().map(|row| &row.team));
    let of = |names, any, options| FilterFacts::of(query, names, any, options);
    KpisPage {
        lead: lead(all),
        any: !all.is_empty(),
        filters: vec![
            of(("Owner", "owner"), "Everyone", owners),
            of(("Team", "team"), "All teams", teams),
            of(("Status", "status"), "Any status", statuses),
        ],
        order: of(("Order", "sort"), "Worst first", orders),
        columns: columns(asked(query, "sort")),
        rows: selected(all, query),
    }
}

/// Keys of the statuses, their words in a list of them and in a sentence.
const STATUSES: [(&str, &str, &str); 6] = [
    (KpiStatus::Met.word(), KpiStatus::Met.label(), "met"),
    (
        KpiStatus::Watch.word(),
        KpiStatus::Watch.label(),
        "to watch",
    ),
    (
        KpiStatus::Missed.word(),
        KpiStatus::Missed.label(),
        "missed",
    ),
    ("stale", "Stale", "stale"),
    (
        KpiStatus::NoData.word(),
        KpiStatus::NoData.label(),
        "without data",
    ),
    (
        KpiStatus::NoTarget.word(),
        KpiStatus::NoTarget.label(),
        "without a target",
    ),
];

/// Keys, words and classes of the columns that can be sorted by.
const COLUMNS: [(&str, &str, &str); 7] = [
    ("name", "KPI", ""),
    ("value", "Last", "num"),
    ("target", "Target", ""),
    ("status", "Status", ""),
    ("signal", "Signal", ""),
    ("owner", "Owner", ""),
    ("read", "Recorded", ""),
];

/// "12 KPIs: 7 met, 2 to watch, 1 missed, 2 stale."
fn lead(all: &[Arc<KpiRow>]) -> String {
    if all.is_empty() {
        return "Numbers that show how you are doing.".to_owned();
    }
    let told: Vec<String> = STATUSES
        .into_iter()
        .map(|(key, _, word)| (all.iter().filter(|row| row.status == key).count(), word))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    format!("{}: {}.", count(all.len(), "KPI", "KPIs"), told.join(", "))
}

fn columns(sort: &str) -> Vec<ColumnHead> {
    let column = |(key, word, class): (&str, &'static str, &'static str)| {
        let sorted = match sort.strip_prefix('-') {
            Some(name) if name == key => Some("descending"),
            None if sort == key || (sort.is_empty() && key == "status") => Some("ascending"),
            _ => None,
        };
        let next = match sorted {
            Some("ascending") => format!("-{key}"),
            _ => key.to_owned(),
        };
        ColumnHead {
            word,
            class,
            sorted,
            next,
        }
    };
    COLUMNS.into_iter().map(column).collect()
}

fn row(sight: &Sight, kpi: &Kpi, report: &KpiReport) -> KpiRow {
    let (today, figures) = (sight.as_of.day, &sight.figures);
    let (mark, word) = kpi_standing(report);
    let last = report.last.as_ref();
    let target = kpi.target_on(today).filter(|dated| !dated.target.is_open());
    let skip = report.points.len().saturating_sub(16);
    let shown = report.points.iter().skip(skip);
    KpiRow {
        id: kpi.id.clone(),
        name: kpi.name.clone(),
        owner: kpi.owner.clone(),
        team: kpi.scope_name.clone(),
        last: last.map_or_else(String::new, |last| beside_target(kpi, last, figures)),
        read: last.map_or_else(String::new, |last| figures.near_day(last.date, today)),
        target: target.map_or_else(String::new, |dated| {
            figures.band(&dated.target, &kpi.unit, kpi.decimals)
        }),
        status: match report.stale {
            Some(_) => "stale",
            None => report.status.word(),
        },
        mark,
        word,
        signal: match report.fresh_signal().map(|signal| signal.tone) {
            Some(Tone::Improvement) => "better",
            Some(Tone::Concern) => "worse",
            Some(Tone::Neutral) => "changed",
            None => "",
        },
        spark: shown.map(|point| point.value).collect(),
        order: (
            severity(report.status, report.stale.is_some()),
            last.map_or(f64::NEG_INFINITY, |last| last.value),
            last.map_or(i64::MIN, |last| i64::from(days(last.date))),
        ),
    }
}

/// The rows that match the filters, in the order asked for; worst first unless asked otherwise.
fn selected(all: &[Arc<KpiRow>], query: &Query) -> Vec<Arc<KpiRow>> {
    let matches = |name: &str, value: &str| query.get(name).is_none_or(|wanted| wanted == value);
    let mut rows: Vec<Arc<KpiRow>> = all
        .iter()
        .filter(|row| {
            matches("owner", &row.owner)
                && matches("team", &row.team)
                && matches("status", row.status)
        })
        .cloned()
        .collect();
    let sort = asked(query, "sort");
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

fn by(key: &str, one: &KpiRow, other: &KpiRow) -> Ordering {
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

#[cfg(test)]
mod tests;
