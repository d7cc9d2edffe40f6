//! Tables: which column holds what, and the goals of each row. A column that is not understood goes with its name into what stands beside
//! the goal; it never becomes a number, a limit or an owner.

use super::blocks::Block;
use super::columns::{Column, column, is_goal, settle};
use super::paste::BREAK;
use super::raw::{Beside, Raw};
use crate::domain::letters::is_uppercase;
use crate::phrase::lexicon::{Label, Lexicon, LineMark};
use crate::phrase::token::is_space;

/// A table: its columns, with the heads as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The line of its heads, counted from 1.
    pub number: usize,
    /// Its columns in their order.
    pub columns: Vec<(String, Option<Label>)>,
    /// Its rows: the line of each, and its cells as written.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// What a person said a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The line of the table's heads, counted from 1.
    pub line: usize,
    /// The column, counted from 0.
    pub column: usize,
    /// What it holds; none for what goes into the note.
    pub label: Option<Label>,
}

/// The rows of a table before anything is made of them: line numbers and cells.
pub(super) type Rows<'t> = Vec<(usize, Vec<&'t str>)>;

/// How many rows with fewer cells stand above the heads of a table: its title, the day of its figures.
pub(super) fn titles(rows: &Rows, lexicon: &'static Lexicon) -> usize {
    let filled = |cells: &[&str]| cells.iter().filter(|cell| !cell.is_empty()).count();
    let known = |cells: &[&str]| {
        let known = |cell: &&&str| !cell.is_empty() && column(cell, lexicon) != Column::Other;
        cells.iter().filter(known).count()
    };
    let heads = rows.iter().take(6).position(|(_, cells)| known(cells) > 2);
    heads
        .filter(|&heads| {
            let count = rows.get(heads).map_or(0, |(_, cells)| filled(cells));
            rows.iter()
                .take(heads)
                .all(|(_, cells)| filled(cells) * 2 <= count && known(cells) < 2)
        })
        .unwrap_or(0)
}

/// Reads a table: the line of its heads, and the goals of each row. None where no line of heads can be told.
pub(super) fn goals(
    rows: &Rows,
    ruled: bool,
    lexicon: &'static Lexicon,
    said: &[Said],
) -> Option<(Table, Vec<Raw>)> {
    let (number, heads) = rows.first()?;
    let body = rows.get(1..).unwrap_or_default();
    let mut columns: Vec<Column> = heads.iter().map(|head| column(head, lexicon)).collect();
    let known = columns
        .iter()
        .filter(|column| **column != Column::Other)
        .count();
    // Heads are short and have no numbers, or they are known words
    let short = |cell: &&str| {
        cell.split_whitespace().count() <= 5 && (!cell.ends_with(['.', '!']) || cell.len() < 6)
    };
    let worded = heads.iter().zip(&columns).all(|(cell, column)| {
        short(cell)
            && (ruled
                || *column != Column::Other
                || !cell.contains(|letter: char| letter.is_ascii_digit()))
    });
    let several = heads.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let has_goal = columns.iter().any(is_goal);
    let sure = ruled || known * 2 > columns.len() && has_goal;
    if !several || !worded || !(sure || known > 0 && !body.is_empty()) {
        return None;
    }
    let off = off_goals(&columns, body, lexicon);
    settle(&mut columns, heads, body);
    // What a person said counts
    for said in said.iter().filter(|said| said.line == *number) {
        if let Some(column) = columns.get_mut(said.column) {
            *column = match said.label {
                Some(Label::Period) => Column::Period,
                Some(label) => Column::Of(label),
                None => Column::Other,
            };
        }
    }
    let table = Table {
        number: *number,
        columns: heads
            .iter()
            .zip(&columns)
            .map(|(head, column)| {
                let label = match column {
                    Column::Of(label) => Some(*label),
                    Column::Period => Some(Label::Period),
                    Column::Other => None,
                };
                ((*head).to_owned(), label)
            })
            .collect(),
        rows: body
            .iter()
            .map(|(number, cells)| {
                let cells = cells.iter().map(|cell| cell.replace(BREAK, " "));
                (*number, cells.collect())
            })
            .collect(),
    };
    let mut goals = Vec::new();
    let mut objective = String::new();
    for (number, cells) in body {
        let row = TableRow {
            columns: &columns,
            heads,
            cells,
            number: *number,
        };
        match off {
            Some(why) => goals.push(row.aside(Block::Noise, why)),
            None => row.goals(&mut objective, lexicon, &mut goals),
        }
    }
    Some((table, goals))
}

/// Why a table's rows are no goals: risks and remarks in front, or the fields of the document, a name and a value each.
fn off_goals(
    columns: &[Column],
    body: &[(usize, Vec<&str>)],
    lexicon: &'static Lexicon,
) -> Option<&'static str> {
    if columns.iter().any(is_goal) {
        return None;
    }
    if let Some(Column::Of(Label::Note | Label::Topic)) = columns.first() {
        return Some("a row of remarks");
    }
    let names = body.iter().filter_map(|(_, cells)| cells.first());
    let fields = names.filter(|name| {
        lexicon
            .label(name)
            .is_some_and(|label| !matches!(label, Label::Goal(_) | Label::Title))
    });
    let are_fields = columns.len() == 2 && fields.count() * 2 >= body.len() && body.len() > 1;
    are_fields.then_some("says something of the document")
}

/// A row while goals are made of it.
struct TableRow<'t> {
    columns: &'t [Column],
    heads: &'t [&'t str],
    cells: &'t [&'t str],
    number: usize,
}

impl TableRow<'_> {
    fn cell(&self, label: Label) -> Option<&str> {
        let at = self
            .columns
            .iter()
            .position(|column| *column == Column::Of(label))?;
        self.cells.get(at).copied().filter(|cell| !is_blank(cell))
    }

    /// The row as one that is no goal.
    fn aside(&self, block: Block, why: &'static str) -> Raw {
        let filled = self.cells.iter().filter(|cell| !cell.is_empty());
        Raw {
            number: self.number,
            text: filled.copied().collect::<Vec<_>>().join(" | "),
            block,
            why,
            ..Raw::default()
        }
    }

    fn goals(&self, objective: &mut String, lexicon: &'static Lexicon, goals: &mut Vec<Raw>) {
        let filled = self.cells.iter().filter(|cell| !is_blank(cell)).count();
        let titled = self
            .columns
            .iter()
            .any(|column| is_goal(column) && self.cell_of(*column).is_some());
        if self.cells == self.heads {
            goals.push(self.aside(Block::Columns, "the heads of a table once more"));
            return;
        }
        let sum = self.cells.first().is_some_and(|first| {
            ["total", "totals", "sum", "average"]
                .iter()
                .any(|word| first.eq_ignore_ascii_case(word))
        });
        if !titled || sum {
            goals.push(self.aside(
                Block::Noise,
                if sum {
                    "a row of totals"
                } else {
                    "a row without a name"
                },
            ));
            return;
        }
        // A merged cell over the whole row
        let lone = filled == 1 && self.columns.len() > 2;
        let child_objective = self.cell(Label::Goal(LineMark::Objective)).is_some();
        if lone && !child_objective {
            goals.push(Raw {
                level_of_heading: Some(7),
                ..self.aside(Block::Heading, "a row with one cell only")
            });
            return;
        }
        let tail = self.tail();
        let owner = self
            .cell(Label::Owner)
            .map(|owner| {
                format!(
                    " (owner: {})",
                    owner.replace(['(', ')', ',', ';', BREAK], " ")
                )
            })
            .unwrap_or_default();
        let numbers = [Label::Baseline, Label::Target, Label::Actual]
            .into_iter()
            .any(|label| self.columns.contains(&Column::Of(label)));
        let kind = self.cell(Label::Kind).and_then(|cell| mark(cell, lexicon));
        let beside = self.beside();
        let goal = |text: String, column, child, quiet| Raw {
            number: self.number,
            text: text.replace(BREAK, " "),
            block: Block::Row,
            why: "a row of a table",
            column,
            child,
            quiet,
            beside: beside.clone(),
            ..Raw::default()
        };
        let has_more = [LineMark::KeyResult, LineMark::Initiative, LineMark::Kpi]
            .into_iter()
            .any(|mark| self.cell(Label::Goal(mark)).is_some());
        if let Some(cell) = self.cell(Label::Goal(LineMark::Objective))
            && cell != objective
        {
            let text = if has_more {
                cell.to_owned()
            } else {
                format!("{cell}{owner}{tail}")
            };
            goals.push(goal(text, Some(LineMark::Objective), false, false));
            cell.clone_into(objective);
        }
        let child = !objective.is_empty();
        for (label, mark) in [
            (Label::Goal(LineMark::KeyResult), Some(LineMark::KeyResult)),
            (Label::Goal(LineMark::Kpi), Some(LineMark::Kpi)),
            (Label::Title, kind),
        ] {
            let Some(cell) = self.cell(label) else {
                continue;
            };
            let under = child && label == Label::Goal(LineMark::KeyResult)
                || mark == Some(LineMark::KeyResult);
            let quiet = numbers && (mark == Some(LineMark::Kpi) || !tail.is_empty());
            for part in parts(cell) {
                goals.push(goal(format!("{part}{owner}{tail}"), mark, under, quiet));
            }
        }
        if let Some(cell) = self.cell(Label::Goal(LineMark::Initiative)) {
            for part in parts(cell) {
                let due = self
                    .cell(Label::Due)
                    .filter(|_| tail.is_empty() || !numbers)
                    .map(|due| format!(" | {due}"))
                    .unwrap_or_default();
                goals.push(goal(
                    format!("{part}{owner}{due}"),
                    Some(LineMark::Initiative),
                    child,
                    false,
                ));
            }
        }
    }

    fn cell_of(&self, column: Column) -> Option<&str> {
        match column {
            Column::Of(label) => self.cell(label),
            Column::Period | Column::Other => None,
        }
    }

    /// The numbers and the day, as the end of a line: ` | baseline | target | actual | due`.
    fn tail(&self) -> String {
        let value = |label: Label| {
            let at = self
                .columns
                .iter()
                .position(|column| *column == Column::Of(label));
            let head = at
                .and_then(|at| self.heads.get(at))
                .copied()
                .unwrap_or_default();
            let unit = self.cell(Label::Unit).or_else(|| in_brackets(head));
            self.cell(label)
                .filter(|cell| {
                    cell.contains(|letter: char| letter.is_ascii_digit()) || is_worded_number(cell)
                })
                .map(|cell| dressed(cell, unit.unwrap_or_default()))
        };
        let mut tail = String::new();
        let values = [
            value(Label::Baseline),
            value(Label::Target),
            value(Label::Actual),
        ];
        if values.iter().any(Option::is_some) {
            for value in values {
                tail.push_str(" | ");
                tail.push_str(value.as_deref().unwrap_or("-"));
            }
        }
        let goal_is_work = self.cell(Label::Goal(LineMark::Initiative)).is_some();
        if let Some(due) = self
            .cell(Label::Due)
            .filter(|_| !goal_is_work || !tail.is_empty())
        {
            tail.push_str(" | ");
            tail.push_str(due);
        }
        tail.replace(BREAK, " ")
    }

    /// What the row says besides, by what it is.
    fn beside(&self) -> Beside {
        let mut beside = Beside::default();
        for ((column, head), cell) in self.columns.iter().zip(self.heads).zip(self.cells) {
            if is_blank(cell) {
                continue;
            }
            let cell = cell.replace(BREAK, " ");
            let read_as_number =
                cell.contains(|letter: char| letter.is_ascii_digit()) || is_worded_number(&cell);
            match column {
                Column::Of(Label::Definition) => beside.definition = cell,
                Column::Of(Label::Source) => beside.source = cell,
                Column::Of(Label::Team) => beside.team = cell,
                Column::Of(Label::Cadence) => beside.often = cell,
                Column::Of(Label::Alarm) => beside.alarm = cell,
                Column::Period => beside.periods.push(((*head).to_owned(), cell)),
                Column::Of(
                    Label::Goal(_)
                    | Label::Title
                    | Label::Owner
                    | Label::Unit
                    | Label::Due
                    | Label::Kind
                    | Label::Number,
                ) => {}
                Column::Of(Label::Target | Label::Baseline | Label::Actual) if read_as_number => {}
                _ => {
                    if !beside.note.is_empty() {
                        beside.note.push_str("; ");
                    }
                    beside.note.push_str(&format!("{head}: {cell}"));
                }
            }
        }
        beside
    }
}

/// The cells of a row.
pub(super) fn cells(line: &str, separator: char) -> Vec<&str> {
    let line = if separator == '|' {
        let line = line.trim_matches(is_space);
        let line = line.strip_prefix('|').unwrap_or(line);
        line.strip_suffix('|').unwrap_or(line)
    } else {
        line.trim_end_matches(['\r', '\n'])
    };
    line.split(separator)
        .map(|cell| {
            let cell = cell.trim_matches(is_space);
            let inside = cell
                .strip_prefix("**")
                .and_then(|cell| cell.strip_suffix("**"));
            inside
                .filter(|inside| !inside.contains("**"))
                .unwrap_or(cell)
        })
        .collect()
}

/// The goals of a cell: its lines, where each begins like one, with a list sign or a capital.
fn parts(cell: &str) -> Vec<&str> {
    let lines: Vec<&str> = cell
        .split(BREAK)
        .map(|line| line.trim_matches(is_space))
        .filter(|line| !line.is_empty())
        .collect();
    let begins = |line: &&str| super::bullets::is_item(line) || line.starts_with(is_uppercase);
    if lines.len() > 1 && lines.iter().all(begins) {
        lines
    } else {
        vec![cell]
    }
}

fn is_blank(cell: &str) -> bool {
    cell.is_empty()
        || matches!(
            cell.to_ascii_lowercase().as_str(),
            "-" | "–" | "—" | "n/a" | "na" | "tbd" | "tbc" | "?" | "…" | "..." | "none" | "x"
        )
}

fn is_worded_number(cell: &str) -> bool {
    matches!(
        cell.to_ascii_lowercase().as_str(),
        "zero" | "none" | "all" | "nil"
    )
}

/// The unit in the brackets of a head: "Target (%)", "Baseline (days)".
fn in_brackets(head: &str) -> Option<&str> {
    let (_, unit) = head.split_once('(')?;
    let unit = unit.split(')').next()?.trim_matches(is_space);
    let unit = unit.strip_prefix("in ").unwrap_or(unit);
    (!unit.is_empty() && unit.len() <= 8 && !unit.contains(|letter: char| letter.is_ascii_digit()))
        .then_some(unit)
}

/// What a cell of the column "Type" says.
fn mark(cell: &str, lexicon: &'static Lexicon) -> Option<LineMark> {
    match lexicon.label(cell)? {
        Label::Goal(mark) => Some(mark),
        _ => None,
    }
}

/// A number with the unit of its row, where it has none of its own.
fn dressed(value: &str, unit: &str) -> String {
    let bare = value.chars().all(|letter| {
        letter.is_ascii_digit()
            || matches!(
                letter,
                '.' | ',' | ' ' | '-' | '−' | '<' | '>' | '≥' | '≤' | '='
            )
    });
    if bare && !unit.is_empty() {
        format!("{value} {unit}")
    } else {
        value.to_owned()
    }
}
