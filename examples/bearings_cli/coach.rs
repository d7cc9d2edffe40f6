//! `coach`: goals in (a file of ours, plain JSON or a list of sentences), what the coach finds in each goal and in all of them together as JSON lines out.
//! `coach-measure`: how right it is on the labelled corpus.

use super::args::Args;
use super::drafts;
use bearings::coach::{Finding, Fix, assess_key_result, assess_kpi, assess_objective, assess_set};
use bearings::domain::{Date, KeyResult, Objective, Workspace};
use serde_json::{Value, json};

/// Every finding of the file at the end of a day: `--on DATE`, else `today`.
///
/// # Errors
/// A sentence for the person: what in the file or the options cannot be read.
pub fn run(text: &str, args: &Args, today: Date) -> Result<String, String> {
    let day = args.day("on")?.unwrap_or(today);
    let workspace = drafts::workspace(text, day)?;
    let kpis = workspace
        .kpis()
        .flat_map(|kpi| assess_kpi(&workspace, kpi, day).findings);
    let objectives = workspace
        .objectives()
        .flat_map(|objective| with_key_results(&workspace, objective, day));
    let all = kpis
        .chain(objectives)
        .chain(assess_set(&workspace, day).findings);
    Ok(all
        .map(|finding| format!("{}\n", line(&workspace, &finding)))
        .collect())
}

fn with_key_results(workspace: &Workspace, objective: &Objective, day: Date) -> Vec<Finding> {
    let siblings: Vec<KeyResult> = workspace
        .key_results_of(&objective.id)
        .into_iter()
        .cloned()
        .collect();
    // A key result alone has an objective without a name, about which there is nothing to say
    let mut findings = if objective.title.is_empty() {
        Vec::new()
    } else {
        assess_objective(workspace, objective, &siblings, day).findings
    };
    for one in &siblings {
        findings.extend(assess_key_result(workspace, objective, one, &siblings, day).findings);
    }
    findings
}

fn line(workspace: &Workspace, finding: &Finding) -> Value {
    let goal = finding.goal.as_ref();
    let name = goal
        .and_then(|goal| workspace.get(goal))
        .map(|record| record.name().to_owned());
    json!({
        "rule": finding.check.word(),
        "severity": finding.severity.word(),
        "record": goal.map(|goal| goal.id.as_str()),
        "kind": goal.map(|goal| goal.kind.word()),
        "title": name,
        "field": finding.field.word(),
        "tripped": finding.tripped.text,
        "message": finding.sentence,
        "why": finding.check.check().why,
        "fix": finding.fix.as_ref().map(Fix::text),
        "applies": matches!(finding.fix, Some(Fix::Apply { .. } | Fix::Recover(_))),
    })
}
