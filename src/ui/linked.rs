//! Goals that a goal is linked to, each with where it stands.

use super::{GoalKind, KindTag, Mark, StatusMark, kpi_standing, objective_mark, stood};
use crate::domain::{Id, Workspace};
use crate::insight::{self, AsOf};
use crate::route::Route;
use leptos::prelude::*;

/// One linked goal.
#[derive(Clone, Debug, PartialEq)]
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
pub fn linked(workspace: &Workspace, id: &Id, as_of: AsOf) -> Option<LinkedGoal> {
    if let Some(kpi) = workspace.kpi(id) {
        let (mark, word) = kpi_standing(&insight::kpi(workspace, id, as_of)?);
        return Some(LinkedGoal {
            href: Route::Kpi(id.clone()).href(),
            kind: GoalKind::Kpi,
            title: kpi.name.clone(),
            about: dotted([kpi.scope_name.clone(), kpi.owner.clone()]),
            mark,
            word,
        });
    }
    if let Some(objective) = workspace.objective(id) {
        let report = insight::objective(workspace, id, as_of)?;
        let (mark, word) = objective_mark(objective.state, &report);
        let cycle = workspace.cycle_of(objective);
        let cycle = cycle.map(|cycle| cycle.name.clone()).unwrap_or_default();
        return Some(LinkedGoal {
            href: Route::Objective(id.clone()).href(),
            kind: GoalKind::Okr,
            title: objective.title.clone(),
            about: dotted([cycle, objective.owner.clone()]),
            mark,
            word,
        });
    }
    let key_result = workspace.key_result(id)?;
    let report = insight::key_result(workspace, id, as_of)?;
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
    workspace: &Workspace,
    as_of: AsOf,
    groups: [(&'static str, Vec<&Id>); N],
) -> Vec<LinkGroup> {
    groups
        .into_iter()
        .map(|(title, ids)| {
            let found = ids
                .into_iter()
                .filter_map(|id| linked(workspace, id, as_of));
            (title, found.collect::<Vec<_>>())
        })
        .filter(|(_, items)| !items.is_empty())
        .collect()
}

/// The groups, a card each.
#[component]
pub fn LinkedGoals(
    /// Headings with the goals below them.
    groups: Memo<Vec<LinkGroup>>,
) -> impl IntoView {
    move || {
        groups
            .get()
            .into_iter()
            .map(|(title, items)| {
                view! {
                    <section class="card">
                        <div class="group"><h2>{title}</h2></div>
                        {items.into_iter().map(line).collect_view()}
                    </section>
                }
            })
            .collect_view()
    }
}

fn line(item: LinkedGoal) -> impl IntoView {
    view! {
        <div class="list-row">
            <div>
                <span class="row tight"><KindTag kind=item.kind /><a href=item.href>{item.title}</a></span>
                <small>{item.about}</small>
            </div>
            <StatusMark mark=item.mark text=item.word />
        </div>
    }
}

fn dotted(parts: [String; 2]) -> String {
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}
