//! Sentences about lines, as they are shown and said.

use crate::domain::Kind;
use crate::figures::{Figures, count};
use crate::phrase::sort::Verdict;
use crate::sorting::{
    Accepted, Counts, Fact, Fate, Obstacle, Parent, SortView, Twin, ambiguous, asked, facts,
    marked, missing_of, reason,
};

/// What is shown of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineWords {
    /// Its number in the pasted text.
    pub number: usize,
    /// Its words in pieces, each with whether it decided.
    pub pieces: Vec<(String, bool)>,
    /// What it is.
    pub verdict: Verdict,
    /// How many lines it stands under, 0-2.
    pub depth: usize,
    /// Why.
    pub reason: String,
    /// What it leaves open, as questions.
    pub asks: Vec<String>,
    /// The draft it would become.
    pub facts: Vec<Fact>,
    /// What it stands under, if it does.
    pub under: Option<String>,
    /// What says the same, and whether it is merged into that.
    pub twin: Option<(String, bool)>,
    /// Whether nothing is made of it, or something was.
    pub state: LineState,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// It waits.
    Open,
    /// It is left out.
    LeftOut,
    /// It is in the workspace.
    Made,
}

/// What is shown of a line; none if it is not there.
pub fn told(view: &SortView, place: usize, figures: &Figures) -> Option<LineWords> {
    let line = view.list.lines.get(place)?;
    let verdict = view.verdict(place);
    let state = match view.fate(place) {
        Fate::Open => LineState::Open,
        Fate::LeftOut => LineState::LeftOut,
        Fate::Made(_) => LineState::Made,
    };
    let merged = view.merged(place);
    let record = view.draft(place);
    let mut asks: Vec<String> = Vec::new();
    if state == LineState::Open && merged.is_none() {
        let open = line.read.understood.asks();
        let matters = matches!(verdict, Verdict::KeyResult | Verdict::Unclear);
        asks.extend(
            open.iter()
                .filter(|_| matters)
                .map(|ask| asked(ask, figures)),
        );
        if asks.is_empty() {
            asks.extend(record.as_ref().and_then(missing_of));
        }
        asks.extend(ambiguous(&line.read, figures));
        match view.obstacle(place) {
            Some(Obstacle::Unclear) if asks.is_empty() => {
                asks.push(
                    "Say what it is: a KPI, an objective, a key result or an initiative."
                        .to_owned(),
                );
            }
            Some(Obstacle::Unclear) | None => {}
            Some(obstacle) => asks.push(hindered(view, obstacle)),
        }
    }
    Some(LineWords {
        number: line.read.number,
        pieces: marked(&line.read),
        verdict,
        depth: depth(view, place),
        reason: reason(&line.read, verdict, line.choice.verdict.is_some()),
        asks,
        facts: record
            .map(|record| facts(&record, &line.read, figures, view.context))
            .unwrap_or_default(),
        under: view.parent_words(place),
        twin: view
            .twin(place)
            .map(|twin| (twin_words(view, &twin), merged.is_some())),
        state,
    })
}

/// "42 lines: 6 KPIs, 5 objectives, 18 key results, 9 initiatives, 4 unclear."
pub fn counted(counts: &Counts, figures: &Figures) -> String {
    let count = |number: usize, one: &str, many: &str| {
        let word = if number == 1 { one } else { many };
        format!("{} {word}", figures.number(number as f64, None))
    };
    let parts = [
        (Verdict::Kpi, "KPI", "KPIs"),
        (Verdict::Objective, "objective", "objectives"),
        (Verdict::KeyResult, "key result", "key results"),
        (Verdict::Initiative, "initiative", "initiatives"),
        (Verdict::Unclear, "unclear", "unclear"),
    ];
    let mut said: Vec<String> = parts
        .into_iter()
        .map(|(verdict, one, many)| (counts.of(verdict), one, many))
        .chain([
            (counts.merged, "merged", "merged"),
            (counts.left_out, "left out", "left out"),
            (counts.made, "accepted", "accepted"),
        ])
        .filter(|(number, _, _)| *number > 0)
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    let last = said.pop().unwrap_or_default();
    let list = if said.is_empty() {
        last
    } else {
        format!("{} and {last}", said.join(", "))
    };
    format!("{}: {list}.", count(counts.lines, "line", "lines"))
}

/// "Accepted: 2 objectives, 3 key results. Objectives are drafts."
pub fn accepted(made: &Accepted) -> String {
    let number = |kind: Kind| made.records.iter().filter(|it| it.kind() == kind).count();
    let kinds = kinds(number);
    if kinds.is_empty() {
        "All of this was in your workspace already.".to_owned()
    } else {
        format!("Accepted: {kinds}.")
    }
}

/// "2 objectives, 3 key results", of the kinds that goals can have.
pub fn kinds(number: impl Fn(Kind) -> usize) -> String {
    let said: Vec<String> = [
        (Kind::Kpi, "KPI", "KPIs"),
        (Kind::Objective, "objective", "objectives"),
        (Kind::KeyResult, "key result", "key results"),
        (Kind::Initiative, "initiative", "initiatives"),
    ]
    .into_iter()
    .map(|(kind, one, many)| (number(kind), one, many))
    .filter(|(number, _, _)| *number > 0)
    .map(|(number, one, many)| count(number, one, many))
    .collect();
    said.join(", ")
}

/// What stands in the way of a line, and what to do.
pub fn hindered(view: &SortView, obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::Unclear => "Say what this line is first.".to_owned(),
        Obstacle::NoParent => "It belongs to no objective. Choose one for it.".to_owned(),
        Obstacle::Waits(over) => format!("It waits for “{}”.", view.words(over)),
        Obstacle::TooLong => "It is too long for a goal. Shorten it to 500 letters.".to_owned(),
    }
}

/// What a line is now, for a screen reader.
pub fn said(view: &SortView, place: usize) -> String {
    match view.fate(place) {
        Fate::LeftOut => return "Left out.".to_owned(),
        Fate::Made(_) => return "Accepted.".to_owned(),
        Fate::Open => {}
    }
    if let Some(twin) = view.merged(place) {
        return format!("Merged into {}.", twin_words(view, &twin));
    }
    let noun = crate::figures::sentence(view.verdict(place).noun());
    match view.parent_words(place) {
        Some(over) => format!("{} Under: {over}", noun),
        None => noun,
    }
}

fn twin_words(view: &SortView, twin: &Twin) -> String {
    match twin {
        Twin::Line(first) => {
            let line = view.list.lines.get(*first);
            format!("line {}", line.map_or(0, |line| line.read.number))
        }
        Twin::Goal(_) => "a goal in your workspace".to_owned(),
    }
}

/// How far to the right a line is drawn: only under lines of the list.
fn depth(view: &SortView, place: usize) -> usize {
    let mut depth = 0;
    let mut at = place;
    while depth < 2 {
        match view.parent(at) {
            Some(Parent::Line(over)) => at = over,
            _ => break,
        }
        depth += 1;
    }
    depth
}
