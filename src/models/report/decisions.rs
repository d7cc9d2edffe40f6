//! What the report asks others to decide.

use super::kpis::KpiNews;
use super::{Group, OpenDecision, ReportRow, ReportedResult};
use crate::domain::{Blocker, Kpi};
use crate::figures::sentence;
use crate::models::Sight;

/// What others have to decide: where hands, money or priorities are what is missing, and a missed KPI that nobody works on.
pub(super) fn decisions(
    sight: &Sight,
    results: &[ReportedResult],
    kpis: &[(&Kpi, ReportRow, KpiNews)],
) -> Vec<OpenDecision> {
    let asks = |blocker| matches!(blocker, Some(Blocker::Resource | Blocker::Priority));
    let of_results = results
        .iter()
        .filter(|it| it.group == Group::OffTrack && asks(it.blocker))
        .map(|it| {
            let what = match it.blocker {
                Some(Blocker::Priority) => "other priorities came first",
                _ => "not enough people or money",
            };
            let text = match it.next_step.as_str() {
                "" => sentence(what),
                next => format!("{} {}", sentence(what), sentence(next)),
            };
            OpenDecision {
                goal: it.row.name.clone(),
                href: it.row.href.clone(),
                text,
                who: it.who(),
            }
        });
    let of_kpis = kpis.iter().filter_map(|(kpi, row, news)| {
        let report = sight.reports.kpi(sight.workspace, &kpi.id, sight.as_of)?;
        let is_open = *news == KpiNews::Missed && report.improved_by.is_empty();
        is_open.then(|| OpenDecision {
            goal: row.name.clone(),
            href: row.href.clone(),
            text: "It misses its target and no objective improves it. Start one, or change the target?"
                .to_owned(),
            who: kpi.owner.clone(),
        })
    });
    of_results.chain(of_kpis).collect()
}
