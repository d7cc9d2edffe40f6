//! What is due, one line each, in an order that does not move under the hand.

use crate::domain::{Date, Ordered, SortedMap, State, Workspace};
use crate::figures::{Figures, count};
use crate::insight::{DueItem, DueKind};
use crate::models::Options;
use crate::recording::Subject;

/// One line of the list.
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

/// What the list says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Due {
    /// The lines of whoever is asked for.
    pub lines: Vec<DueLine>,
    /// How many are left, and how many of them are late.
    pub note: String,
    /// How many are still owed.
    pub left: usize,
    /// Those whose lines can be asked for; none where that is no help.
    pub owners: Options,
}

/// So many lines need no choice of whose they are.
const HANDFUL: usize = 8;

/// The list as somebody asks for it; `whose` is empty for everybody.
pub fn due(all: &[DueLine], whose: &str, figures: &Figures, today: Date) -> Due {
    let of_them = |line: &&DueLine| whose.is_empty() || line.owner == whose;
    let lines: Vec<DueLine> = all.iter().filter(of_them).cloned().collect();
    let left = lines.iter().filter(|line| line.is_owed).count();
    Due {
        note: note(&lines, left, figures, today),
        left,
        owners: owners(all),
        lines,
    }
}

/// "8 left, 2 overdue since 14 Nov".
fn note(lines: &[DueLine], left: usize, figures: &Figures, today: Date) -> String {
    if left == 0 {
        return "all done".to_owned();
    }
    let late = lines.iter().filter(|line| line.is_owed && line.is_late);
    let since = late.clone().map(|line| line.due).min();
    let late = since.map(|day| {
        let since = figures.near_day(day, today);
        format!(", {} overdue since {since}", late.count())
    });
    format!("{left} left{}", late.unwrap_or_default())
}

fn owners(all: &[DueLine]) -> Options {
    let mut names: Vec<&String> = all.iter().map(|line| &line.owner).collect();
    names.retain(|name| !name.is_empty());
    names.order_by_key(|name| (*name).clone());
    names.dedup();
    let is_help = all.len() > HANDFUL && names.len() > 1;
    let names = names.into_iter().filter(|_| is_help);
    names.map(|name| (name.clone(), name.clone())).collect()
}

/// Ten seconds a number, as people find it in practice.
pub fn minutes(numbers: usize) -> String {
    match (numbers * 10).div_ceil(60) {
        0 | 1 => "about a minute".to_owned(),
        more => format!("about {}", count(more, "minute", "minutes")),
    }
}

/// The lines of what is owed now.
pub fn fresh(items: Vec<DueItem>) -> Vec<DueLine> {
    let line = |item: DueItem| DueLine {
        subject: match item.kind {
            DueKind::Reading => Subject::Kpi(item.id.clone()),
            DueKind::CheckIn(_) => Subject::KeyResult(item.id.clone()),
        },
        due: item.due,
        is_late: item.is_overdue(),
        day: item.record_on,
        is_owed: true,
        owner: item.owner,
    };
    items.into_iter().map(line).collect()
}

/// Keeps the order that a person already sees: a line that is done stays where it is and says so.
pub fn merged(before: Vec<DueLine>, fresh: Vec<DueLine>, workspace: &Workspace) -> Vec<DueLine> {
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
