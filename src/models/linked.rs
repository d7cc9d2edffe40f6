//! Goals that a goal is linked to, each with where it stands.

use super::{GoalKind, Mark, Sight, dotted, kpi_standing, objective_mark, stood};
use crate::domain::Id;
use crate::insight;
use crate::route::Route;

/// One linked goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkedGoal {
    /// The address of its page.
    pub href: String,
    /// KPI or OKR.
    pub kind: GoalKind,
    /// Its name or title.
    pub title: String,
    /// Whose it is, and when.
    pub about: String,
    /// The shape of its status.
    pub mark: Mark,
    /// The word of its status.
    pub word: String,
}

/// A heading and the goals below it.
pub type LinkGroup = (&'static str, Vec<LinkedGoal>);

/// The goal with this id as a line: a KPI, an objective or a key result; none if it is not here.
fn linked(sight: &Sight, id: &Id) -> Option<LinkedGoal> {
    let (workspace, as_of) = (sight.workspace, sight.as_of);
    if let Some(kpi) = workspace.kpi(id) {
        let (mark, word) = kpi_standing(&*sight.reports.kpi(workspace, id, as_of)?);
        return Some(LinkedGoal {
            href: Route::Kpi(id.clone()).href(),
            kind: GoalKind::Kpi,
            title: kpi.name.clone(),
            about: dotted([kpi.scope_name.as_str(), &kpi.owner]),
            mark,
            word,
        });
    }
    if let Some(objective) = workspace.objective(id) {
        let report = insight::objective(workspace, id, as_of)?;
        let (mark, word) = objective_mark(objective.state, &report);
        let cycle = workspace.cycle_of(objective);
        let cycle = cycle.map_or("", |cycle| cycle.name.as_str());
        return Some(LinkedGoal {
            href: Route::Objective(id.clone()).href(),
            kind: GoalKind::Okr,
            title: objective.title.clone(),
            about: dotted([cycle, &objective.owner]),
            mark,
            word,
        });
    }
    let key_result = workspace.key_result(id)?;
    let report = sight.reports.key_result(workspace, id, as_of)?;
    let (mark, word) = stood(report.stood());
    let parent = workspace.objective(&key_result.objective);
    Some(LinkedGoal {
        href: Route::KeyResult(id.clone()).href(),
        kind: GoalKind::Okr,
        title: key_result.title.clone(),
        about: parent.map(|it| it.title.clone()).unwrap_or_default(),
        mark,
        word,
    })
}

/// Of some headings and ids those that lead somewhere.
pub fn link_groups<const N: usize>(
    sight: &Sight,
    groups: [(&'static str, Vec<&Id>); N],
) -> Vec<LinkGroup> {
    let groups = groups.into_iter().map(|(title, ids)| {
        let found = ids.into_iter().filter_map(|id| linked(sight, id));
        (title, found.collect::<Vec<LinkedGoal>>())
    });
    groups.filter(|(_, found)| !found.is_empty()).collect()
}
