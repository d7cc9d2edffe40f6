//! What the Sort page says: how many lines there are of each sort, what was made of them, what is no goal, and what the columns of tables
//! were taken for.

mod line;
#[cfg(test)]
mod tests;

pub use line::{LineState, LineTools, LineWords, accepted, hindered, said, told, tools, under_of};

use crate::domain::{Id, Kind, Ref, SortedSet};
use crate::figures::{Figures, count};
use crate::phrase::sort::{Table, Verdict};
use crate::sorting::{COLUMNS, Fate, LinesShown, SortView, column_word};
use line::{LONGEST, counted, kinds};

/// What the page says of the list as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SortFacts {
    /// How many lines there are of each sort, as a sentence.
    pub lead: String,
    /// How many wait for a decision.
    pub open: usize,
    /// How many can be accepted.
    pub ready: usize,
    /// How many stand under nothing and have to.
    pub loose: usize,
    /// The name of the objective that would be made for those.
    pub title: String,
    /// What those can be put under besides a new objective: words of options and their names.
    pub overs: Vec<(String, String)>,
    /// What can be shown: words of the address and their names.
    pub filters: Vec<(String, String)>,
    /// The name of showing all.
    pub any: String,
    /// How many lines of the text were too many.
    pub left_out: usize,
    /// How many lines are no goals.
    pub asides: usize,
    /// What was made.
    pub made: MadeGoals,
}

/// What the page says of a list.
pub fn facts(view: &SortView, shown: LinesShown, figures: &Figures) -> SortFacts {
    let counts = view.counts();
    let filters = LinesShown::ALL.into_iter().skip(1);
    let filters = filters.filter(|one| one.count(&counts) > 0 || *one == shown);
    let name = |shown: LinesShown| format!("{} ({})", shown_word(shown), shown.count(&counts));
    SortFacts {
        lead: counted(&counts, figures),
        open: counts.open(),
        ready: counts.ready,
        loose: counts.loose,
        title: view.list.title.clone(),
        overs: if counts.loose > 0 {
            over_loose(view)
        } else {
            Vec::new()
        },
        filters: filters
            .map(|one| (one.word().to_owned(), name(one)))
            .collect(),
        any: name(LinesShown::Open),
        left_out: view.list.left_out,
        asides: view.list.asides.len(),
        made: made(view),
    }
}

/// The objectives of the list and of the workspace.
fn over_loose(view: &SortView) -> Vec<(String, String)> {
    let lines = view.places(LinesShown::Verdict(Verdict::Objective));
    let lines = lines.into_iter().take(LONGEST);
    let of_lines = lines.map(|place| (format!("line {place}"), view.words(place)));
    let of_goals = view.objectives().into_iter();
    let of_goals = of_goals.map(|(id, name)| (format!("goal {id}"), name));
    of_lines.chain(of_goals).collect()
}

fn shown_word(shown: LinesShown) -> &'static str {
    match shown {
        LinesShown::Open => "Still to sort",
        LinesShown::Verdict(Verdict::Kpi) => "KPIs",
        LinesShown::Verdict(Verdict::Objective) => "Objectives",
        LinesShown::Verdict(Verdict::KeyResult) => "Key results",
        LinesShown::Verdict(Verdict::Initiative) => "Initiatives",
        LinesShown::Verdict(Verdict::Unclear) => "Unclear",
        LinesShown::Loose => "Without an objective",
        LinesShown::Same => "Duplicates",
        LinesShown::LeftOut => "Left out",
        LinesShown::Made => "Accepted",
    }
}

/// How many rows of a table are drawn: more would take longer than a frame.
const ROWS: usize = 30;

/// A table of the text as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableFacts {
    /// The line of its heads, counted from 1.
    pub line: usize,
    /// What it is called: "Table in line 3".
    pub name: String,
    /// Its columns: the head, and the word for what it holds.
    pub columns: Vec<(String, &'static str)>,
    /// Its first rows: the line of each, and a cell for every column.
    pub rows: Vec<(usize, Vec<String>)>,
    /// How many more rows there are, as a sentence; empty for none.
    pub more: String,
}

/// The words for what a column can hold, in their order.
pub fn column_words() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(_, word)| *word)
}

/// A table as it is drawn.
pub fn table(table: &Table) -> TableFacts {
    let width = table.columns.len();
    let row = |(line, cells): &(usize, Vec<String>)| {
        let mut cells = cells.clone();
        cells.resize(width, String::new());
        (*line, cells)
    };
    let more = table.rows.len().saturating_sub(ROWS);
    TableFacts {
        line: table.number,
        name: format!("Table in line {}", table.number),
        columns: table
            .columns
            .iter()
            .map(|(head, label)| (head.clone(), column_word(*label)))
            .collect(),
        rows: table.rows.iter().take(ROWS).map(row).collect(),
        more: if more > 0 {
            format!("{} more. All of them are read.", count(more, "row", "rows"))
        } else {
            String::new()
        },
    }
}

/// How many goals are named.
const NAMED: usize = 8;

/// What was made of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MadeGoals {
    /// How many.
    pub all: usize,
    /// How many of each kind, in words.
    pub said: String,
    /// The first of them that have a page: kind, id and name.
    pub named: Vec<(Kind, Id, String)>,
    /// Whose lists hold some of them.
    pub has: Vec<Kind>,
}

fn made(view: &SortView) -> MadeGoals {
    let mut refs: Vec<Ref> = Vec::new();
    for place in 0..view.list.lines.len() {
        if let Fate::Made(goal) = view.fate(place) {
            refs.push(goal);
        }
    }
    if refs.is_empty() {
        return MadeGoals::default();
    }
    let own = view
        .list
        .made
        .as_ref()
        .map(|id| Ref::new(Kind::Objective, id));
    refs.extend(own.filter(|own| view.workspace.get(own).is_some()));
    let mut seen = SortedSet::new();
    refs.retain(|goal| seen.insert(goal.clone()));
    let number = |kind: Kind| refs.iter().filter(|goal| goal.kind == kind).count();
    let mut goals = MadeGoals {
        all: refs.len(),
        said: format!("Added from this list: {}", kinds(number)),
        ..MadeGoals::default()
    };
    for goal in &refs {
        let kind = match goal.kind {
            // Both lie on the OKRs page.
            Kind::KeyResult | Kind::Initiative => Kind::Objective,
            other => other,
        };
        if !goals.has.contains(&kind) {
            goals.has.push(kind);
        }
        if matches!(goal.kind, Kind::Objective | Kind::Kpi)
            && goals.named.len() < NAMED
            && let Some(record) = view.workspace.get(goal)
        {
            goals
                .named
                .push((goal.kind, goal.id.clone(), record.name().to_owned()));
        }
    }
    goals
}
