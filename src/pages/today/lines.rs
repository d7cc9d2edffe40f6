//! What is owed, one line each, in an order that does not move under the hand.

use crate::desk::Desk;
use crate::domain::{Date, SortedMap, State, Workspace};
use crate::insight::{DueKind, due_list_from};
use crate::recording::Subject;
use leptos::prelude::*;

/// One line of the lists.
#[derive(Clone, Debug, PartialEq)]
pub struct DueLine {
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
    /// Who owes it; may be empty.
    pub owner: String,
}

/// What is owed, and what was since the page opened: a line that is done stays where it is and says so.
pub fn owed(desk: Desk) -> Memo<Vec<DueLine>> {
    let fresh = Memo::new(move |_| {
        let week = desk.settings.with(|settings| settings.week_start.day());
        let now = desk.now.get();
        desk.read_reports(|workspace, reports| due_list_from(workspace, reports, &now, week))
            .into_iter()
            .map(|item| DueLine {
                subject: match item.kind {
                    DueKind::Reading => Subject::Kpi(item.id.clone()),
                    DueKind::CheckIn(_) => Subject::KeyResult(item.id.clone()),
                },
                due: item.due,
                is_late: item.is_overdue(),
                day: item.record_on,
                is_owed: true,
                owner: item.owner,
            })
            .collect::<Vec<DueLine>>()
    });
    Memo::new(move |before: Option<&Vec<DueLine>>| {
        let fresh = fresh.get();
        let before = before.cloned().unwrap_or_default();
        desk.read(|workspace| merged(before, fresh, workspace))
    })
}

/// Keeps the order and group that a person already sees.
fn merged(before: Vec<DueLine>, fresh: Vec<DueLine>, workspace: &Workspace) -> Vec<DueLine> {
    if before.is_empty() {
        return fresh;
    }
    let mut owed: SortedMap<Subject, DueLine> = SortedMap::new();
    let mut order: Vec<Subject> = Vec::new();
    for line in fresh {
        order.push(line.subject.clone());
        owed.insert(line.subject.clone(), line);
    }
    let mut lines: Vec<DueLine> = Vec::new();
    for line in before {
        match owed.remove(&line.subject) {
            Some(now) => lines.push(DueLine {
                is_late: line.is_late,
                due: line.due,
                ..now
            }),
            None if is_tracked(workspace, &line.subject) => lines.push(DueLine {
                is_owed: false,
                ..line
            }),
            None => {}
        }
    }
    // What is left is owed since just now.
    lines.extend(order.iter().filter_map(|subject| owed.remove(subject)));
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
