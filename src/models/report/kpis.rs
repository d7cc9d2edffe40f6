//! What the report says of KPIs.

use super::ReportRow;
use crate::domain::{Id, Kpi, Workspace};
use crate::insight::{KpiStatus, Tone};
use crate::models::{GoalKind, Sight, row_facts};
use crate::plot::{reading_said, signal_sentence};
use crate::recording::Subject;

/// What is new of a KPI, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KpiNews {
    /// Its target is missed.
    Missed,
    /// Between target and alarm.
    Watch,
    /// It changed noticeably.
    Changed,
    /// Nothing recent is recorded.
    Silent,
    /// Nothing.
    None,
}

/// A KPI of the report, and what is new of it.
pub(super) fn kpi_row<'a>(
    sight: &Sight<'a>,
    kpi: &'a Kpi,
) -> Option<(&'a Kpi, ReportRow, KpiNews)> {
    let (workspace, figures) = (sight.workspace, &sight.figures);
    let report = sight.reports.kpi(workspace, &kpi.id, sight.as_of)?;
    let facts = row_facts(sight, &Subject::Kpi(kpi.id.clone()))?;
    let signal = report.fresh_signal();
    let news = match report.status {
        KpiStatus::Missed => KpiNews::Missed,
        KpiStatus::Watch => KpiNews::Watch,
        _ if report.stale.is_some() || report.status == KpiStatus::NoData => KpiNews::Silent,
        _ if signal.is_some() => KpiNews::Changed,
        _ => KpiNews::None,
    };
    let missed = match report.missed_in_a_row {
        0 | 1 => String::new(),
        times => format!("Missed {times} times in a row."),
    };
    let changed = signal.map_or(String::new(), |found| {
        let said = signal_sentence(kpi, &report, found, figures);
        match found.tone {
            Tone::Improvement => format!("Better. {said}"),
            Tone::Concern => format!("Worse. {said}"),
            Tone::Neutral => said,
        }
    });
    let done = improving(workspace, &report.improved_by);
    let silent = match (&report.last, report.stale) {
        (Some(last), Some(_)) => format!("Last reading on {}.", figures.day(last.date)),
        (None, _) => "Nothing recorded yet.".to_owned(),
        _ => String::new(),
    };
    let parts = [missed, changed, silent, done];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    let value = report.last.as_ref().map_or(String::new(), |last| {
        reading_said(kpi, last.date, last.value, figures)
    });
    let row = ReportRow {
        kind: GoalKind::Kpi,
        name: facts.title,
        aim: facts.aim,
        under: String::new(),
        href: facts.href,
        value,
        mark: facts.mark,
        word: facts.word,
        note: parts.join(" "),
        spark: facts.spark,
    };
    Some((kpi, row, news))
}

/// What is being done about a KPI: the running objectives that improve it.
fn improving(workspace: &Workspace, objectives: &[Id]) -> String {
    let titles = objectives.iter().filter_map(|id| workspace.objective(id));
    let titles: Vec<String> = titles.map(|it| format!("“{}”", it.title)).collect();
    match titles.is_empty() {
        true => String::new(),
        false => format!("Improved by {}.", titles.join(", ")),
    }
}
