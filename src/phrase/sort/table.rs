//! Rows of a pasted table with a line of headers: Markdown's bars or a spreadsheet's tabs.

use super::lines::Raw;
use crate::phrase::lexicon::LineMark;
use crate::phrase::token::is_space;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Objective,
    KeyResult,
    Kpi,
    Initiative,
    Title,
    Kind,
    Owner,
    Baseline,
    Target,
    Actual,
    Unit,
    Due,
    Other,
}

/// The columns of the table that is being read, if there is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    columns: Vec<Column>,
    objective: String,
}

impl Rows {
    /// The goals of a row; none where this line is no row of a table. A line of headers is a row without goals.
    pub(super) fn row(&mut self, line: &str, number: usize) -> Option<Vec<Raw>> {
        let cells = cells(line)?;
        if self.columns.is_empty() {
            let columns: Vec<Column> = cells.iter().map(|cell| column(cell)).collect();
            let goal = |column: &Column| {
                matches!(
                    column,
                    Column::Objective
                        | Column::KeyResult
                        | Column::Kpi
                        | Column::Initiative
                        | Column::Title
                )
            };
            let named = columns
                .iter()
                .filter(|column| **column != Column::Other)
                .count();
            if named * 2 > columns.len() && columns.iter().any(goal) {
                self.columns = columns;
                return Some(Vec::new());
            }
            return None;
        }
        Some(self.goals(&cells, number))
    }

    fn goals(&mut self, cells: &[&str], number: usize) -> Vec<Raw> {
        let cell = |wanted: Column| {
            let at = self.columns.iter().position(|column| *column == wanted)?;
            cells.get(at).copied().filter(|cell| !cell.is_empty())
        };
        let unit = cell(Column::Unit).unwrap_or_default();
        let value =
            |column| cell(column).map_or_else(|| "-".to_owned(), |value| dressed(value, unit));
        let mut tail = String::new();
        if [Column::Baseline, Column::Target, Column::Actual]
            .into_iter()
            .any(|column| cell(column).is_some())
        {
            tail = format!(
                " | {} | {} | {}",
                value(Column::Baseline),
                value(Column::Target),
                value(Column::Actual)
            );
        }
        if let Some(due) = cell(Column::Due) {
            tail.push_str(" | ");
            tail.push_str(due);
        }
        let owner = cell(Column::Owner)
            .map(|owner| format!(" (owner: {})", owner.replace(['(', ')', ',', ';'], " ")));
        let owner = owner.unwrap_or_default();
        let kind = cell(Column::Kind).and_then(mark);
        let goal = |text: String, column, child| Raw {
            number,
            text,
            column,
            child,
            ..Raw::default()
        };
        let mut goals = Vec::new();
        let objective = cell(Column::Objective).map(str::to_owned);
        let has_more = cell(Column::KeyResult).is_some() || cell(Column::Initiative).is_some();
        if let Some(objective) = objective
            && objective != self.objective
        {
            let text = if has_more {
                format!("{objective}{owner}")
            } else {
                format!("{objective}{owner}{tail}")
            };
            goals.push(goal(text, Some(LineMark::Objective), false));
            self.objective = objective;
        }
        let child = !self.objective.is_empty();
        for (column, mark) in [
            (Column::KeyResult, Some(LineMark::KeyResult)),
            (Column::Kpi, Some(LineMark::Kpi)),
            (Column::Title, kind),
        ] {
            let cell = self
                .columns
                .iter()
                .position(|known| *known == column)
                .and_then(|at| cells.get(at));
            if let Some(text) = cell.filter(|cell| !cell.is_empty()) {
                let under =
                    child && column == Column::KeyResult || mark == Some(LineMark::KeyResult);
                goals.push(goal(format!("{text}{owner}{tail}"), mark, under));
            }
        }
        let at = self
            .columns
            .iter()
            .position(|known| *known == Column::Initiative);
        if let Some(text) = at
            .and_then(|at| cells.get(at))
            .filter(|cell| !cell.is_empty())
        {
            goals.push(goal(
                format!("{text}{owner}"),
                Some(LineMark::Initiative),
                child,
            ));
        }
        goals
    }
}

fn cells(line: &str) -> Option<Vec<&str>> {
    let trim = |cell: &'_ str| -> (usize, usize) {
        let start = cell.len() - cell.trim_start_matches(is_space).len();
        (start, cell.trim_matches(is_space).len())
    };
    let separator = if line.contains('\t') {
        '\t'
    } else if line.starts_with('|') && line.len() > 2 || line.matches('|').count() >= 2 {
        '|'
    } else {
        return None;
    };
    let line = if separator == '|' {
        let line = line.strip_prefix('|').unwrap_or(line);
        line.strip_suffix('|').unwrap_or(line)
    } else {
        line
    };
    let cells = line
        .split(separator)
        .map(|cell| {
            let (start, length) = trim(cell);
            cell.get(start..start + length).unwrap_or_default()
        })
        .collect();
    Some(cells)
}

/// What a header says its column holds.
fn column(header: &str) -> Column {
    let header = header
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_ascii_lowercase();
    match header.as_str() {
        "objective" | "objectives" | "o" => Column::Objective,
        "key result" | "key results" | "kr" | "krs" | "key result title" => Column::KeyResult,
        "kpi" | "kpis" | "metric" | "indicator" | "measure" | "metric name" => Column::Kpi,
        "initiative" | "initiatives" | "action" | "actions" | "task" | "tasks" => {
            Column::Initiative
        }
        "title" | "goal" | "goals" | "name" | "goal title" | "okr" | "description" | "text" => {
            Column::Title
        }
        "type" | "kind" | "object type" | "goal type" => Column::Kind,
        "owner" | "owners" | "who" | "dri" | "responsible" | "lead" | "assignee" => Column::Owner,
        "baseline" | "start" | "starting value" | "from" | "start value" | "initial" => {
            Column::Baseline
        }
        "target" | "target value" | "to" | "goal value" | "aim" => Column::Target,
        "actual" | "current" | "current value" | "now" | "value" | "today" => Column::Actual,
        "unit" | "units" => Column::Unit,
        "due" | "deadline" | "end" | "end date" | "due date" | "by" | "until" | "when" => {
            Column::Due
        }
        _ => Column::Other,
    }
}

/// What a cell of the column "Type" says.
fn mark(cell: &str) -> Option<LineMark> {
    match cell.to_ascii_lowercase().as_str() {
        "objective" | "o" => Some(LineMark::Objective),
        "key result" | "kr" | "keyresult" => Some(LineMark::KeyResult),
        "kpi" | "metric" => Some(LineMark::Kpi),
        "initiative" | "deliverable" | "task" | "action" | "project" => Some(LineMark::Initiative),
        _ => None,
    }
}

/// A number with the unit of its row, where it has none of its own.
fn dressed(value: &str, unit: &str) -> String {
    let bare = value
        .chars()
        .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '-' | '−'));
    if bare && !unit.is_empty() {
        format!("{value} {unit}")
    } else {
        value.to_owned()
    }
}
