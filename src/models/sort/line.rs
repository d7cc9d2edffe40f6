//! What is shown and said of one line of a sorted list, and what it can stand under.

use crate::domain::{Id, Kind};
use crate::figures::{Figures, count};
use crate::phrase::sort::Verdict;
use crate::sorting::{
    Accepted, Counts, Fate, LineFact, Obstacle, Parent, SortView, Twin, Under, ambiguous, asked,
    facts, marked, missing_of, reason,
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
    pub facts: Vec<LineFact>,
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
                    "Choose what it is: a KPI, an objective, a key result or an initiative."
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
        "All of this was already in your workspace.".to_owned()
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
        Obstacle::Unclear => "First choose what this line is.".to_owned(),
        Obstacle::NoParent => "It needs an objective. Choose one.".to_owned(),
        Obstacle::Waits(over) => format!("Accept “{}” first.", view.words(over)),
        Obstacle::TooLong => "Too long for a goal. Shorten it to 500 characters.".to_owned(),
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

/// What can be done to the line that was worked on last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineTools {
    /// Whether it is left out.
    pub is_out: bool,
    /// Whether another says the same, and then whether it is merged into that.
    pub merged: Option<bool>,
    /// The word of the option it stands under.
    pub under: String,
    /// What it can stand under: words of options and their names; empty for what stands under nothing.
    pub overs: Vec<(String, String)>,
}

/// What can be done to a line.
pub fn tools(view: &SortView, place: usize) -> LineTools {
    let (under, overs) = overs(view, place);
    LineTools {
        is_out: view.fate(place) == Fate::LeftOut,
        merged: view.twin(place).map(|_| view.merged(place).is_some()),
        under,
        overs,
    }
}

/// What a line can stand under, as words of options and names, and the option it stands under now.
fn overs(view: &SortView, place: usize) -> (String, Vec<(String, String)>) {
    let verdict = view.verdict(place);
    let mut overs = Vec::new();
    if matches!(verdict, Verdict::Kpi | Verdict::Unclear) {
        return (String::new(), overs);
    }
    let word = |place: usize| format!("line {place}");
    let now = match view.parent(place) {
        Some(Parent::Line(over)) => word(over),
        Some(Parent::Goal(id)) => format!("goal {id}"),
        Some(Parent::New) => "new".to_owned(),
        None => "nothing".to_owned(),
    };
    overs.push(("nothing".to_owned(), "Nothing".to_owned()));
    let carries = |over: &usize| {
        view.carries(*over, place) && view.fate(*over) == Fate::Open && view.merged(*over).is_none()
    };
    // The nearest ones: most stand under something near.
    let mut near: Vec<usize> = (0..place).rev().filter(carries).take(LONGEST).collect();
    near.reverse();
    near.extend(
        (place + 1..view.list.lines.len())
            .filter(carries)
            .take(LONGEST),
    );
    if let Some(Parent::Line(over)) = view.parent(place)
        && !near.contains(&over)
    {
        near.insert(0, over);
    }
    overs.extend(near.into_iter().map(|over| {
        let number = view.list.lines.get(over).map_or(0, |line| line.read.number);
        (word(over), format!("Line {number}: {}", view.words(over)))
    }));
    if verdict != Verdict::Objective {
        overs.push((
            "new".to_owned(),
            format!("New objective: {}", view.list.title),
        ));
    }
    let goals = view.goals_over(place).into_iter();
    overs.extend(
        goals.map(|(kind, id, name)| (format!("goal {id}"), format!("{}{name}", kind_word(kind)))),
    );
    (now, overs)
}

/// The most lines of the list that are offered as what another stands under.
pub(super) const LONGEST: usize = 100;

/// What an option of "stands under" means.
pub fn under_of(word: &str) -> Option<Under> {
    match word.split_once(' ') {
        Some(("line", place)) => place.parse().ok().map(Under::Line),
        Some(("goal", id)) => Some(Under::Goal(Id::from_text(id))),
        _ if word == "new" => Some(Under::New),
        _ if word == "nothing" => Some(Under::Nothing),
        _ => None,
    }
}

/// The word before a goal's name in a list of what a line can stand under.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::KeyResult => "Key result: ",
        _ => "",
    }
}
