//! Goals with open findings, those with the gravest first, of these the weakest.

use super::goal::OneGoal;
use crate::advice::{CoachedGoal, Whole, of_one};
use crate::coach::Severity;
use crate::desk::use_desk;
use crate::domain::{Kind, Ref};
use crate::models::options;
use crate::route::{Query, Route};
use crate::ui::{Filter, GoalKind, KindTag, MarkSign, NoneMatching, Rows, Show, severity_mark};
use leptos::prelude::*;

/// How many goals are drawn before the person asks for more.
const MOST: usize = 40;

/// The goals that match the filters.
#[component]
pub fn Goals(all: Memo<Whole>, query: Memo<Query>) -> impl IntoView {
    let most = RwSignal::new(MOST);
    let matching =
        Memo::new(move |_| all.with(|all| query.with(|query| selected(&all.standings, query))));
    let shown = move |worst: Severity| {
        matching.with(|rows| {
            let rows = rows.iter().take(most.get());
            rows.filter(|row| row.worst == worst)
                .map(|row| row.goal.clone())
                .collect::<Vec<Ref>>()
        })
    };
    let groups = [
        (Severity::Must, "Must"),
        (Severity::Should, "Should"),
        (Severity::Consider, "Consider"),
    ];
    let group = move |(worst, title): (Severity, &'static str)| {
        let goals = Memo::new(move |_| shown(worst));
        let number =
            move || matching.with(|rows| rows.iter().filter(|row| row.worst == worst).count());
        view! {
            <Show when=move || !goals.with(Vec::is_empty)>
                <section class="card list" aria-label=title>
                    <div class="group"><h2>{title}</h2><small>{number}</small></div>
                    <Rows each=move || goals.get() key=|goal: &Ref| goal.id.clone() let:goal>
                        <Row goal matching query />
                    </Rows>
                </section>
            </Show>
        }
    };
    let rest = move || matching.with(|rows| rows.len().saturating_sub(most.get()));
    let any = move || all.with(|all| !all.standings.is_empty());
    view! {
        <Show when=any>
            <Filters all query />
            {groups.map(group).collect_view()}
            <Show when=move || rest() != 0>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| most.update(|most| *most += 100)>
                        {move || format!("Show {} more", rest().min(100))}
                    </button>
                </div>
            </Show>
            <Show when=move || matching.with(Vec::is_empty)>
                <NoneMatching
                    title="Nothing to suggest here"
                    text="None of the goals shown has an open finding. Remove a filter, or show all goals."
                    label="Show all goals"
                    all=Route::Coach(Query::new())
                />
            </Show>
        </Show>
    }
}

/// The goals that match: one with what belongs to it, a kind, a severity.
fn selected(all: &[CoachedGoal], query: &Query) -> Vec<CoachedGoal> {
    let asked = |name: &str| query.get(name).map_or("", String::as_str);
    let (goal, kind, severity) = (asked("goal"), asked("kind"), asked("severity"));
    let is_meant = |row: &&CoachedGoal| {
        let is_goal = |reference: &Ref| reference.id.as_str() == goal;
        (goal.is_empty() || is_goal(&row.goal) || row.parent.as_ref().is_some_and(is_goal))
            && (kind.is_empty() || kind_word(row.goal.kind) == kind)
            && match severity {
                "must" => row.counts.first() != Some(&0),
                "should" => row.counts.get(1) != Some(&0),
                "consider" => row.counts.get(2) != Some(&0),
                _ => true,
            }
    };
    all.iter().filter(is_meant).cloned().collect()
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Kpi => "kpi",
        Kind::Objective => "objective",
        _ => "key-result",
    }
}

#[component]
fn Filters(all: Memo<Whole>, query: Memo<Query>) -> impl IntoView {
    let kinds = Memo::new(|_| {
        options([
            ("kpi", "KPIs"),
            ("objective", "Objectives"),
            ("key-result", "Key results"),
        ])
    });
    let severities = Memo::new(|_| {
        options([
            ("must", "Must"),
            ("should", "Should"),
            ("consider", "Consider"),
        ])
    });
    let one = move || {
        let goal = query.with(|query| query.get("goal").cloned())?;
        Some(all.with(|all| {
            let mut found = all.standings.iter();
            found
                .find(|row| row.goal.id.as_str() == goal)
                .map_or_else(|| "one goal".to_owned(), |row| row.name.clone())
        }))
    };
    let desk = use_desk();
    move || {
        match one() {
        Some(name) => view! {
            <p class="row tight wrap">
                "Only " <b>{name}</b>
                <button class="btn quiet" type="button" on:click=move |_| desk.replace(&Route::Coach(Query::new()))>
                    "Show all goals"
                </button>
            </p>
        }
        .into_any(),
        None => view! {
            <section class="toolbar" aria-label="Filter">
                <Filter label="Kind" name="kind" options=kinds query any="All kinds" />
                <Filter label="Severity" name="severity" options=severities query any="Any severity" />
            </section>
        }
        .into_any(),
    }
    }
}

/// A goal with how it stands; opened, its findings. Only those that are open are looked at.
#[component]
fn Row(goal: Ref, matching: Memo<Vec<CoachedGoal>>, query: Memo<Query>) -> impl IntoView {
    let desk = use_desk();
    let is_asked = query.with_untracked(|query| query.contains_key("goal"));
    let is_open = RwSignal::new(is_asked);
    let kind = match goal.kind {
        Kind::Kpi => GoalKind::Kpi,
        Kind::KeyResult => GoalKind::KeyResult,
        _ => GoalKind::Okr,
    };
    let page = match goal.kind {
        Kind::Kpi => Route::Kpi(goal.id.clone()),
        Kind::Objective => Route::Objective(goal.id.clone()),
        _ => Route::KeyResult(goal.id.clone()),
    };
    let of = goal.clone();
    let standing = move || matching.with(|rows| rows.iter().find(|row| row.goal == of).cloned());
    let head = move || {
        standing().map(|row| {
            let quality = desk.figures().share(row.strength);
            let words = ["must", "should", "consider"];
            let told: Vec<String> = row
                .counts
                .iter()
                .zip(words)
                .filter(|(number, _)| **number > 0)
                .map(|(number, word)| format!("{number} {word}"))
                .collect();
            view! {
                <MarkSign mark=severity_mark(row.worst) />
                <span class="what"><b>{row.name}</b><small>{row.about}</small></span>
                <span class="end small">{told.join(", ")}</span>
                <span class="small nowrap">"draft quality "{quality}</span>
            }
        })
    };
    let goal = StoredValue::new(goal);
    view! {
        <details class="goal-row" prop:open=is_asked on:toggle=move |event| {
            let details = event_target::<web_sys::Element>(&event);
            is_open.set(details.has_attribute("open"));
        }>
            <summary><KindTag kind />{head}</summary>
            <Show when=move || is_open.get()>
                {
                    let advice = Memo::new(move |_| desk.read(|workspace| {
                        goal.with_value(|goal| of_one(workspace, goal, desk.today()).unwrap_or_default())
                    }));
                    view! { <div class="stack"><p><a href=page.href()>"Open"</a></p><OneGoal advice /></div> }
                }
            </Show>
        </details>
    }
}
