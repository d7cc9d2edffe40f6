//! The lists to work through: overdue, and due this week.

use crate::desk::{Desk, use_desk};
use crate::domain::{Date, State, Workspace};
use crate::figures::count;
use crate::insight::{DueKind, Schedule, Standing, due_list, key_result, kpi};
use crate::recording::Subject;
use crate::ui::recording::RecordRow;
use leptos::prelude::*;

/// One line of the lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is owed.
    pub subject: Subject,
    /// The day it is or was due.
    pub due: Date,
    /// Whether its day had passed when it was listed.
    pub is_late: bool,
    /// The day to record it for.
    pub day: Date,
    /// Whether it is still owed.
    pub is_owed: bool,
}

/// What is owed, and what was since the page opened: a line that is done stays where it is and says so.
pub fn owed(desk: Desk) -> Memo<Vec<Line>> {
    let fresh = Memo::new(move |_| {
        let week = desk.settings.with(|settings| settings.week_start.day());
        let now = desk.now.get();
        desk.read(|workspace| due_list(workspace, &now, week))
            .into_iter()
            .map(|item| Line {
                subject: match item.kind {
                    DueKind::Reading => Subject::Kpi(item.id.clone()),
                    DueKind::CheckIn(_) => Subject::KeyResult(item.id.clone()),
                },
                due: item.due,
                is_late: item.is_overdue(),
                day: item.record_on,
                is_owed: true,
            })
            .collect::<Vec<Line>>()
    });
    Memo::new(move |before: Option<&Vec<Line>>| {
        let fresh = fresh.get();
        let before = before.cloned().unwrap_or_default();
        desk.read(|workspace| merged(before, fresh, workspace))
    })
}

/// Keeps the order and group that a person already sees.
fn merged(before: Vec<Line>, fresh: Vec<Line>, workspace: &Workspace) -> Vec<Line> {
    let mut lines: Vec<Line> = before
        .into_iter()
        .filter(|line| is_tracked(workspace, &line.subject))
        .map(
            |line| match fresh.iter().find(|it| it.subject == line.subject) {
                Some(now) => Line {
                    is_late: line.is_late,
                    due: line.due,
                    ..now.clone()
                },
                None => Line {
                    is_owed: false,
                    ..line
                },
            },
        )
        .collect();
    for line in fresh {
        if !lines.iter().any(|known| known.subject == line.subject) {
            lines.push(line);
        }
    }
    lines
}

fn is_tracked(workspace: &Workspace, subject: &Subject) -> bool {
    match subject {
        Subject::Kpi(id) => workspace
            .kpi(id)
            .is_some_and(|kpi| kpi.cadence.is_some() && kpi.retired.is_none()),
        Subject::KeyResult(id) => workspace
            .key_result(id)
            .and_then(|key_result| workspace.objective(&key_result.objective))
            .is_some_and(|objective| objective.state == State::Running),
    }
}

/// The two lists, or that nothing is due.
#[component]
pub fn Owed(owed: Memo<Vec<Line>>) -> impl IntoView {
    let desk = use_desk();
    let has_lines = Memo::new(move |_| owed.with(|lines| !lines.is_empty()));
    let of = move |late: bool| {
        Memo::new(move |_| {
            owed.with(|lines| {
                lines
                    .iter()
                    .filter(|line| line.is_late == late)
                    .cloned()
                    .collect::<Vec<Line>>()
            })
        })
    };
    let (late, soon) = (of(true), of(false));
    let since = Signal::derive(move || {
        let first = late.with(|lines| {
            lines
                .iter()
                .filter(|line| line.is_owed)
                .map(|line| line.due)
                .min()
        });
        first.map_or_else(
            || "all done".to_owned(),
            |day| format!("since {}", desk.figures().near_day(day, desk.today())),
        )
    });
    let left = Signal::derive(move || {
        let left = soon.with(|lines| lines.iter().filter(|line| line.is_owed).count());
        if left == 0 {
            "all done".to_owned()
        } else {
            format!("{left} left, {}", minutes(left))
        }
    });
    // The first line that is owed when the page opens has the focus.
    let first = owed.with_untracked(|lines| {
        let owed = |late: bool| {
            lines
                .iter()
                .find(move |line| line.is_owed && line.is_late == late)
        };
        owed(true).or(owed(false)).map(|line| line.subject.clone())
    });
    let first = StoredValue::new(first);
    view! {
        <Show when=move || has_lines.get() fallback=|| view! { <NothingDue /> }>
            <section class="card list">
                <Group title="Overdue" note=since lines=late first />
                <Group title="Due this week" note=left lines=soon first />
            </section>
        </Show>
    }
}

#[component]
fn Group(
    title: &'static str,
    note: Signal<String>,
    lines: Memo<Vec<Line>>,
    first: StoredValue<Option<Subject>>,
) -> impl IntoView {
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <div class="group"><h2>{title}</h2><small>{note}</small></div>
            <For each=move || lines.get() key=|line| line.subject.clone() let:line>
                {
                    let (subject, shown) = (StoredValue::new(line.subject.clone()), line.subject.clone());
                    let is_first = first.with_value(|first| first.as_ref() == Some(&line.subject));
                    let now = move || {
                        lines.with(|lines| {
                            let line = subject.with_value(|subject| lines.iter().find(|line| line.subject == *subject));
                            line.map(|line| (line.is_owed, line.day))
                        })
                    };
                    let day = line.day;
                    view! {
                        <RecordRow subject=shown first=is_first
                            day=Signal::derive(move || now().map_or(day, |(_, day)| day))
                            owed=Signal::derive(move || now().is_some_and(|(owed, _)| owed)) />
                    }
                }
            </For>
        </Show>
    }
}

#[component]
fn NothingDue() -> impl IntoView {
    let desk = use_desk();
    let next = move || {
        let as_of = desk.as_of();
        desk.read(|workspace| {
            let of_kpis = workspace.kpis().filter_map(|one| {
                let report = kpi(workspace, &one.id, as_of)?;
                Some((next_day(report.standing?)?, one.name.clone()))
            });
            let of_okrs = workspace.key_results().filter_map(|one| {
                // A KPI that measures it is asked for its number instead.
                let is_measured =
                    one.measure.is_numeric() && workspace.measuring_kpi(&one.id).is_some();
                if is_measured {
                    return None;
                }
                Schedule::of_key_result(workspace, one, as_of.week_starts)?;
                let report = key_result(workspace, &one.id, as_of)?;
                Some((next_day(report.standing?)?, one.title.clone()))
            });
            of_kpis.chain(of_okrs).min()
        })
    };
    let text = move || match next() {
        Some((day, name)) => format!(
            "Next is {name}, {}.",
            desk.figures().near_day(day, desk.today())
        ),
        None => "Give a goal a cadence, and it will ask for its number here.".to_owned(),
    };
    view! {
        <section class="card empty">
            <h2>"Nothing is due this week"</h2>
            <p>{text}</p>
        </section>
    }
}

fn next_day(standing: Standing) -> Option<Date> {
    match standing {
        Standing::Early { first } => Some(first),
        Standing::Made { next } => next,
        Standing::Due { on } => Some(on),
        Standing::Overdue { since, .. } => Some(since),
    }
}

/// Ten seconds a number, as people find it in practice.
fn minutes(numbers: usize) -> String {
    match (numbers * 10).div_ceil(60) {
        0 | 1 => "about a minute".to_owned(),
        more => format!("about {}", count(more, "minute", "minutes")),
    }
}
