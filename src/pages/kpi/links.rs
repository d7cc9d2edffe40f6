//! What the KPI is linked to, both ways, and the offer to win it back.

use super::recover;
use super::{Subject, as_of};
use crate::desk::use_desk;
use crate::domain::{Id, Meaning, Workspace};
use crate::insight::{self, AsOf, RecoveryCause};
use crate::route::Route;
use crate::ui::{GoalKind, KindTag, Mark, StatusMark, kpi_standing, standing};
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq)]
struct Item {
    href: String,
    kind: GoalKind,
    title: String,
    about: String,
    mark: Mark,
    word: String,
}

/// Goals that are linked to it, by what the link means.
#[component]
pub fn Links(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let groups = Memo::new(move |_| {
        let as_of = as_of(desk);
        desk.read(|workspace| groups(workspace, &of, as_of))
    });
    view! {
        <div class="stack loose">
            <Recovery id subject />
            {move || groups.get().into_iter().map(|(title, items)| view! {
                <section class="card">
                    <div class="group"><h2>{title}</h2></div>
                    {items.into_iter().map(line).collect_view()}
                </section>
            }).collect_view()}
            <Show when=move || groups.with(Vec::is_empty)>
                <section class="card pad stack">
                    <h2>"Objectives that improve it"</h2>
                    <p class="small">"None yet. An objective that is linked to this KPI shows here, with how far it is."</p>
                </section>
            </Show>
        </div>
    }
}

fn line(item: Item) -> impl IntoView {
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

fn groups(workspace: &Workspace, id: &Id, as_of: AsOf) -> Vec<(&'static str, Vec<Item>)> {
    let kpis = |ids: Vec<&Id>| {
        ids.into_iter()
            .filter_map(|id| kpi(workspace, id, as_of))
            .collect()
    };
    let found: [(&'static str, Vec<Item>); 6] = [
        (
            "Objectives that improve it",
            workspace
                .linked_to(id, Meaning::Improves)
                .filter_map(|id| objective(workspace, id, as_of))
                .collect(),
        ),
        (
            "Key results it measures",
            workspace
                .linked_to(id, Meaning::MeasuredBy)
                .filter_map(|id| key_result(workspace, id, as_of))
                .collect(),
        ),
        (
            "Guarded by",
            kpis(workspace.linked_to(id, Meaning::Guards).collect()),
        ),
        (
            "Guards",
            kpis(workspace.linked_from(id, Meaning::Guards).collect()),
        ),
        (
            "Driven by",
            kpis(workspace.linked_to(id, Meaning::Drives).collect()),
        ),
        (
            "Drives",
            kpis(workspace.linked_from(id, Meaning::Drives).collect()),
        ),
    ];
    found
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .collect()
}

fn objective(workspace: &Workspace, id: &Id, as_of: AsOf) -> Option<Item> {
    let objective = workspace.objective(id)?;
    let report = insight::objective(workspace, id, as_of)?;
    let (mark, word) = standing(report.status, report.stale);
    let cycle = workspace
        .cycle_of(objective)
        .map(|cycle| cycle.name.clone());
    Some(Item {
        href: Route::Objective(id.clone()).href(),
        kind: GoalKind::Okr,
        title: objective.title.clone(),
        about: dotted([cycle.unwrap_or_default(), objective.owner.clone()]),
        mark,
        word,
    })
}

fn key_result(workspace: &Workspace, id: &Id, as_of: AsOf) -> Option<Item> {
    let key_result = workspace.key_result(id)?;
    let report = insight::key_result(workspace, id, as_of)?;
    let (mark, word) = standing(report.status, report.stale);
    let parent = workspace.objective(&key_result.objective);
    Some(Item {
        href: Route::KeyResult(id.clone()).href(),
        kind: GoalKind::Okr,
        title: key_result.title.clone(),
        about: parent.map(|it| it.title.clone()).unwrap_or_default(),
        mark,
        word,
    })
}

fn kpi(workspace: &Workspace, id: &Id, as_of: AsOf) -> Option<Item> {
    let kpi = workspace.kpi(id)?;
    let (mark, word) = kpi_standing(&insight::kpi(workspace, id, as_of)?);
    Some(Item {
        href: Route::Kpi(id.clone()).href(),
        kind: GoalKind::Kpi,
        title: kpi.name.clone(),
        about: dotted([kpi.scope_name.clone(), kpi.owner.clone()]),
        mark,
        word,
    })
}

fn dotted(parts: [String; 2]) -> String {
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

#[component]
fn Recovery(id: Id, subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let cause = Memo::new(move |_| {
        subject.with(|known| {
            known
                .report
                .recovery
                .filter(|_| known.report.improved_by.is_empty())
        })
    });
    let text = move || match cause.get() {
        Some(RecoveryCause::Missed(times)) => format!(
            "It missed its target {times} times in a row, and no running objective improves it."
        ),
        _ => "A signal says it is getting worse, and no running objective improves it.".to_owned(),
    };
    let id = StoredValue::new(id);
    view! {
        <Show when=move || cause.get().is_some()>
            <section class="card pad stack">
                <h2>"Worth an OKR"</h2>
                <p class="small">{text}</p>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| id.with_value(|id| recover(desk, id))>"Start an OKR to recover it"</button>
                </div>
            </section>
        </Show>
    }
}
