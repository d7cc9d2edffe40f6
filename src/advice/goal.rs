//! What the coach says about a goal that is saved.

use super::{Advice, To, ToldFinding};
use crate::coach::{Assessment, Finding, Fix, assess_key_result, assess_kpi, assess_objective};
use crate::domain::{Date, KeyResult, Kind, Objective, Record, Ref, State, Workspace};
use crate::figures::Figures;
use crate::insight::aim_changes;
use crate::route::Route;

/// Whether the coach still speaks about a goal: not once it is retired, closed or dropped.
pub fn is_coached(workspace: &Workspace, goal: &Ref, today: Date) -> bool {
    let is_open = |objective: &Objective| matches!(objective.state, State::Draft | State::Running);
    match goal.kind {
        Kind::Kpi => workspace
            .kpi(&goal.id)
            .is_some_and(|kpi| kpi.retired.is_none_or(|day| day > today)),
        Kind::Objective => workspace.objective(&goal.id).is_some_and(is_open),
        Kind::KeyResult => workspace
            .key_result(&goal.id)
            .and_then(|one| workspace.objective(&one.objective))
            .is_some_and(is_open),
        _ => false,
    }
}

/// What the coach says about a goal; an objective's key results are part of it. None for goals it is silent about.
pub fn of_goal(workspace: &Workspace, goal: &Ref, today: Date) -> Option<Advice> {
    advice(workspace, goal, today, |_| true)
}

/// The same of a goal alone: of an objective without its key results.
pub fn of_one(workspace: &Workspace, goal: &Ref, today: Date) -> Option<Advice> {
    advice(workspace, goal, today, |part| part == goal)
}

fn advice(
    workspace: &Workspace,
    goal: &Ref,
    today: Date,
    is_meant: impl Fn(&Ref) -> bool,
) -> Option<Advice> {
    if !is_coached(workspace, goal, today) {
        return None;
    }
    let mut advice = Advice::default();
    let parts = assessments(workspace, goal, today).into_iter();
    for (part, assessment) in parts.filter(|(part, _)| is_meant(part)) {
        let about = if part == *goal {
            String::new()
        } else {
            workspace
                .get(&part)
                .map(|record| record.name().to_owned())
                .unwrap_or_default()
        };
        let to = To::Page(edit_route(workspace, &part)?);
        let tell = |finding: Finding| ToldFinding {
            finding,
            about: about.clone(),
            to: to.clone(),
            is_ahead: false,
        };
        advice.add(workspace, assessment, &tell);
    }
    Some(advice.settle())
}

/// How many open findings a goal has; an objective's key results are part of it.
pub fn open_findings(workspace: &Workspace, goal: &Ref, today: Date) -> usize {
    if !is_coached(workspace, goal, today) {
        return 0;
    }
    let parts = assessments(workspace, goal, today).into_iter();
    parts.map(|(_, assessment)| assessment.findings.len()).sum()
}

/// The command behind a fix, where it can be carried out on a saved goal at once. The aim of a running key result changes
/// only with a reason, which the form asks for: then it is none.
pub fn fixed_at_once(
    workspace: &Workspace,
    fix: &Fix,
    today: Date,
    figures: &Figures,
) -> Option<crate::domain::Command> {
    let Fix::Apply { records, .. } = fix else {
        return None;
    };
    let asks_for_reason = records.iter().any(|record| match record {
        Record::KeyResult(after) => !aim_changes(workspace, after, today, figures).is_empty(),
        _ => false,
    });
    if asks_for_reason { None } else { fix.command() }
}

/// The form in which a goal is changed.
pub(super) fn edit_route(workspace: &Workspace, goal: &Ref) -> Option<Route> {
    match goal.kind {
        Kind::Kpi => Some(Route::EditKpi(goal.id.clone())),
        Kind::Objective => Some(Route::EditObjective(goal.id.clone())),
        Kind::KeyResult => {
            let key_result = workspace.key_result(&goal.id)?;
            Some(Route::EditObjective(key_result.objective.clone()))
        }
        _ => None,
    }
}

/// The assessment of a goal, and for an objective those of its key results in their order.
fn assessments(workspace: &Workspace, goal: &Ref, today: Date) -> Vec<(Ref, Assessment)> {
    match goal.kind {
        Kind::Kpi => workspace
            .kpi(&goal.id)
            .map(|kpi| (goal.clone(), assess_kpi(workspace, kpi, today)))
            .into_iter()
            .collect(),
        Kind::Objective => workspace
            .objective(&goal.id)
            .map(|objective| of_okr(workspace, objective, today, None))
            .unwrap_or_default(),
        _ => workspace
            .key_result(&goal.id)
            .and_then(|one| workspace.objective(&one.objective))
            .map(|objective| of_okr(workspace, objective, today, Some(goal)))
            .unwrap_or_default(),
    }
}

/// The objective and its key results; of them only one where one is asked for.
pub(super) fn of_okr(
    workspace: &Workspace,
    objective: &Objective,
    today: Date,
    only: Option<&Ref>,
) -> Vec<(Ref, Assessment)> {
    let key_results: Vec<KeyResult> = workspace
        .key_results_of(&objective.id)
        .into_iter()
        .cloned()
        .collect();
    let mut list = Vec::new();
    if only.is_none() && !objective.title.is_empty() {
        list.push((
            Ref::new(Kind::Objective, &objective.id),
            assess_objective(workspace, objective, &key_results, today),
        ));
    }
    for one in &key_results {
        let goal = Ref::new(Kind::KeyResult, &one.id);
        if only.is_none_or(|only| *only == goal) {
            let assessment = assess_key_result(workspace, objective, one, &key_results, today);
            list.push((goal, assessment));
        }
    }
    list
}
