//! `status`: a file of ours in, each goal with progress, pace, status and reason as JSON lines out.

use super::args::Args;
use bearings::domain::{Date, Objective, StatedStatus, Workspace};
use bearings::exchange::read_file;
use bearings::figures::{Figures, sentence};
use bearings::insight::{
    KeyResultReport, KpiReport, ObjectiveReport, Stale, Status, key_result, kpi, objective,
};
use serde_json::{Value, json};

/// How every KPI, objective and key result of the file stands at the end of a day: `--on DATE`, else `today`.
///
/// # Errors
/// A sentence for the person: what in the file or the options cannot be read.
pub fn run(text: &str, args: &Args, today: Date) -> Result<String, String> {
    let workspace = read_file(text).map_err(|error| error.to_string())?;
    let day = args.day("on")?.unwrap_or(today);
    let figures = Figures::default();
    let kpis = workspace.kpis().filter_map(|it| {
        let report = kpi(&workspace, &it.id, day)?;
        Some(of_kpi(&it.id.to_string(), &it.name, &report, &figures))
    });
    let objectives = workspace
        .objectives()
        .flat_map(|it| with_key_results(&workspace, it, day, &figures));
    let mut lines = String::new();
    for line in kpis.chain(objectives) {
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    Ok(lines)
}

fn with_key_results(
    workspace: &Workspace,
    record: &Objective,
    day: Date,
    figures: &Figures,
) -> Vec<Value> {
    let own = objective(workspace, &record.id, day)
        .map(|report| of_objective(&record.id.to_string(), &record.title, &report, figures));
    let key_results = workspace
        .key_results_of(&record.id)
        .into_iter()
        .filter_map(|it| {
            let report = key_result(workspace, &it.id, day)?;
            let mut line = of_key_result(&it.id.to_string(), &it.title, &report, figures);
            if let Some(fields) = line.as_object_mut() {
                fields.insert("objective".to_owned(), json!(record.id.as_str()));
            }
            Some(line)
        });
    own.into_iter().chain(key_results).collect()
}

fn of_kpi(id: &str, name: &str, report: &KpiReport, figures: &Figures) -> Value {
    json!({
        "kind": "kpi",
        "id": id,
        "title": name,
        "progress": null,
        "pace": null,
        "status": report.status.words(),
        "stale": stale(report.stale),
        "reason": report.reason.sentence(figures),
        "last": report.last.as_ref().map(|point| json!({"date": point.date, "value": point.value})),
        "target": report.target.as_ref().map(|it| json!({"low": it.target.low, "high": it.target.high, "from": it.from})),
        "missed_in_a_row": report.missed_in_a_row,
        "met": [report.met.0, report.met.1],
        "signals": report.signals.iter().filter(|it| it.is_fresh).map(|it| json!({
            "rule": it.signal.rule.number(),
            "tone": it.tone.word(),
        })).collect::<Vec<_>>(),
        "assurance": report.assurance.map(|verdict| json!({
            "verdict": verdict.word(),
            "sentence": sentence(&format!("it {}", verdict.outlook(report.met))),
        })),
    })
}

fn of_objective(id: &str, title: &str, report: &ObjectiveReport, figures: &Figures) -> Value {
    json!({
        "kind": "objective",
        "id": id,
        "title": title,
        "progress": report.progress,
        "pace": report.expected,
        "status": report.status.words(),
        "stale": stale(report.stale),
        "reason": report.reason.sentence(figures),
        "measured": report.measured.0,
        "key_results": report.measured.1,
        "stated": stated(report.stated.as_ref()),
    })
}

fn of_key_result(id: &str, title: &str, report: &KeyResultReport, figures: &Figures) -> Value {
    json!({
        "kind": "key-result",
        "id": id,
        "title": title,
        "progress": report.progress.map(|progress| progress.raw),
        "rolled_up": report.progress.map(|progress| progress.rolled),
        "pace": report.expected,
        "grace": bearings::insight::pace::GRACE,
        "status": report.status.words(),
        "stale": stale(report.stale),
        "reason": report.reason.sentence(figures),
        "last": report.current.as_ref().map(|point| json!({"date": point.date, "value": point.value})),
        "confidence": report.confidence.map(|said| said.level),
        "stated": stated(report.stated.as_ref()),
    })
}

fn stale(stale: Option<Stale>) -> Value {
    json!(stale.map(|stale| json!({"due": stale.due, "days": stale.days})))
}

fn stated(stated: Option<&StatedStatus>) -> Value {
    json!(stated.map(|it| json!({
        "status": Status::from(it.status).words(),
        "reason": it.reason,
        "on": it.on,
    })))
}
