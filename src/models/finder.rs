//! The search: goals by any word of theirs, pages, actions of the page, and "record 4.2 for churn".

use super::{GoalKind, Sight, dotted, row_facts};
use crate::domain::letters::{folded, is_alphanumeric};
use crate::domain::{Id, Kpi, Ordered, State, Workspace};
use crate::keys::Act;
use crate::recording::Subject;
use crate::route::Route;

/// Most that are shown.
pub const MOST: usize = 10;

/// What is shown for a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FinderHit {
    /// What kind of goal it is; none for pages and actions.
    pub goal: Option<GoalKind>,
    /// Its kind in a word where it is no goal: "Page", "Action", "Record".
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// A few words that tell it from its like; may be empty.
    pub detail: String,
    /// What choosing it does.
    pub act: FoundAct,
}

/// What choosing a result does.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FoundAct {
    /// Nothing.
    #[default]
    Nothing,
    /// Goes to a page.
    Go(Route),
    /// Presses one of the buttons that the page shows, by its place among them.
    Press(usize),
    /// Runs a command that works everywhere.
    Run(Act),
    /// Records what was typed for a goal.
    Record(Subject, String),
}

/// What fits a text, best first, at most [`MOST`]. `here` are the words on the page's own buttons.
///
/// Every word of the text must be found. A title counts before an owner, that before a team and that before a note; a word that
/// begins so before one that only holds it. Case and accents make no difference.
pub fn find(sight: &Sight, text: &str, here: &[String]) -> Vec<FinderHit> {
    let text = text.trim();
    let is_record = |head: &&str| head.eq_ignore_ascii_case(RECORD);
    if text.get(..RECORD.len()).as_ref().is_some_and(is_record)
        && let Some((value, name)) = text.get(RECORD.len()..).and_then(parts)
    {
        return recordable(sight, value, &folded(name));
    }
    let text = folded(text);
    let text = text.as_str();
    let words: Vec<&str> = text.split_whitespace().collect();
    let pages = PAGES.iter().map(|(_, title, more)| {
        let found = page(title);
        (found, [*title, "", "", *more].map(folded))
    });
    let actions = here.iter().enumerate().map(|(at, word)| {
        let found = FinderHit {
            kind: "Action",
            title: word.clone(),
            detail: "on this page".to_owned(),
            act: FoundAct::Press(at),
            ..FinderHit::default()
        };
        (found, [word.as_str(), "", "", ""].map(folded))
    });
    let everywhere = ACTS.iter().map(|(act, title, more)| {
        let found = FinderHit {
            kind: "Action",
            title: (*title).to_owned(),
            act: FoundAct::Run(*act),
            ..FinderHit::default()
        };
        (found, [*title, "", "", *more].map(folded))
    });
    let all = actions.chain(pages).chain(everywhere);
    if words.is_empty() {
        return all.map(|(found, _)| found).take(MOST).collect();
    }
    let goals = goals(sight.workspace);
    let mut ranked: Vec<(Rank, FinderHit)> = goals
        .into_iter()
        .map(|goal| (goal.found, goal.fields, goal.is_over))
        .chain(all.map(|(found, fields)| (found, fields, false)))
        .filter_map(|(found, fields, is_over)| {
            let (field, place) = rank(&words, &fields)?;
            let is_whole = fields.first().is_some_and(|title| title == text);
            let is_goal = found.goal.is_some();
            let title = fields.first().cloned().unwrap_or_default();
            Some(((!is_whole, field, is_over, place, !is_goal, title), found))
        })
        .collect();
    ranked.order_by(|one, other| one.0.cmp(&other.0));
    ranked
        .into_iter()
        .map(|(_, found)| found)
        .take(MOST)
        .collect()
}

/// How a text begins that records a number.
const RECORD: &str = "record ";

type Rank = (bool, usize, bool, usize, bool, String);

/// Title, owner, team, note.
type FoundFields = [String; 4];

struct Searched {
    found: FinderHit,
    fields: FoundFields,
    is_over: bool,
}

/// How good the fields hold all words, less is better: by field, then by place in it. None where a word is missing.
fn rank(words: &[&str], fields: &FoundFields) -> Option<(usize, usize)> {
    let mut sum = (0, 0);
    for word in words {
        let places = fields.iter().enumerate();
        let best = places
            .filter_map(|(field, text)| Some((field, place(text, word)?)))
            .min()?;
        sum = (sum.0 + best.0, sum.1 + best.1);
    }
    Some(sum)
}

/// 0 where a text begins so, 1 where one of its words does, 2 where it is inside of one; none where it is missing.
fn place(text: &str, word: &str) -> Option<usize> {
    let begins = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|sign| !is_alphanumeric(sign))
    };
    let mut places = text.match_indices(word).map(|(at, _)| match at {
        0 => 0,
        at if begins(at) => 1,
        _ => 2,
    });
    let first = places.next()?;
    Some(places.fold(first, usize::min))
}

fn goals(workspace: &Workspace) -> Vec<Searched> {
    let kpis = workspace.kpis().map(|kpi| Searched {
        found: FinderHit {
            goal: Some(GoalKind::Kpi),
            title: kpi.name.clone(),
            detail: dotted([kpi.owner.as_str(), &kpi.scope_name]),
            act: FoundAct::Go(Route::Kpi(kpi.id.clone())),
            ..FinderHit::default()
        },
        fields: [
            folded(&kpi.name),
            folded(&kpi.owner),
            folded(&kpi.scope_name),
            folded(&format!("{} {}", kpi.definition, kpi.note)),
        ],
        is_over: kpi.retired.is_some(),
    });
    let objectives = workspace.objectives().map(|it| Searched {
        found: FinderHit {
            goal: Some(GoalKind::Okr),
            title: it.title.clone(),
            detail: dotted([cycle_name(workspace, &it.id), &it.owner, &it.team]),
            act: FoundAct::Go(Route::Objective(it.id.clone())),
            ..FinderHit::default()
        },
        fields: [
            folded(&it.title),
            folded(&it.owner),
            folded(&it.team),
            folded(&format!("{} {}", it.why, it.note)),
        ],
        is_over: matches!(it.state, State::Closed | State::Dropped),
    });
    let key_results = workspace.key_results().filter_map(|it| {
        let objective = workspace.objective(&it.objective)?;
        let owner = match it.owner.as_str() {
            "" => &objective.owner,
            _ => &it.owner,
        };
        Some(Searched {
            found: FinderHit {
                goal: Some(GoalKind::KeyResult),
                title: it.title.clone(),
                detail: dotted([
                    cycle_name(workspace, &objective.id),
                    owner,
                    &objective.title,
                ]),
                act: FoundAct::Go(Route::KeyResult(it.id.clone())),
                ..FinderHit::default()
            },
            fields: [
                folded(&it.title),
                folded(owner),
                folded(&objective.team),
                folded(&objective.title),
            ],
            is_over: matches!(objective.state, State::Closed | State::Dropped),
        })
    });
    kpis.chain(objectives).chain(key_results).collect()
}

fn cycle_name<'a>(workspace: &'a Workspace, objective: &Id) -> &'a str {
    workspace
        .objective(objective)
        .and_then(|it| workspace.cycle_of(it))
        .map_or("", |cycle| cycle.name.as_str())
}

/// "4.2 for churn", "4.2 churn": the value as typed, and the words of the name.
fn parts(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let (value, name) = match text.split_once(" for ") {
        Some(parts) => parts,
        None => text.split_once(' ')?,
    };
    let (value, name) = (value.trim(), name.trim());
    let is_value = value.chars().any(|sign| sign.is_ascii_digit());
    (is_value && !name.is_empty()).then_some((value, name))
}

fn recordable(sight: &Sight, value: &str, name: &str) -> Vec<FinderHit> {
    let workspace = sight.workspace;
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_kept = |kpi: &&Kpi| kpi.retired.is_none();
    let kpis = workspace.kpis().filter(is_kept).map(|kpi| {
        let fields = [&kpi.name, &kpi.owner, &kpi.scope_name, ""].map(folded);
        (Subject::Kpi(kpi.id.clone()), fields)
    });
    // Those that a KPI measures are recorded with it.
    let key_results = workspace.key_results().filter_map(|it| {
        let objective = workspace.objective(&it.objective)?;
        let is_open = objective.state == State::Running
            && it.measure.is_numeric()
            && workspace.measuring_kpi(&it.id).is_none();
        let fields = [
            it.title.as_str(),
            &it.owner,
            &objective.team,
            &objective.title,
        ]
        .map(folded);
        is_open.then(|| (Subject::KeyResult(it.id.clone()), fields))
    });
    let mut ranked: Vec<((usize, usize, String), FinderHit)> = kpis
        .chain(key_results)
        .filter_map(|(subject, fields)| {
            let (field, place) = rank(&words, &fields)?;
            let facts = row_facts(sight, &subject)?;
            let last = match facts.last.as_str() {
                "" => "nothing recorded yet".to_owned(),
                last => format!("last: {last}"),
            };
            let found = FinderHit {
                goal: Some(facts.goal),
                kind: "Record",
                title: format!("Record {value} for {}", facts.title),
                detail: dotted([last.as_str(), &facts.aim]),
                act: FoundAct::Record(subject, value.to_owned()),
            };
            let title = fields.first().cloned().unwrap_or_default();
            Some(((field, place, title), found))
        })
        .collect();
    ranked.order_by(|one, other| one.0.cmp(&other.0));
    ranked
        .into_iter()
        .map(|(_, found)| found)
        .take(MOST)
        .collect()
}

/// Address, name and other words of each page that is found.
const PAGES: [(&str, &str, &str); 13] = [
    ("/", "Today", "due check in start home off track"),
    ("/okrs", "OKRs", "objectives key results cycle quarter"),
    ("/kpis", "KPIs", "metrics measures numbers indicators"),
    ("/map", "Map", "alignment links graph tree"),
    (
        "/review",
        "Review",
        "close cycle score retrospective carry over",
    ),
    (
        "/report",
        "Report",
        "boss summary print e-mail markdown status week",
    ),
    ("/coach", "Coach", "findings quality advice check"),
    ("/library", "Library", "templates examples"),
    ("/learn", "Learn", "glossary help difference kpi okr"),
    (
        "/share",
        "Share",
        "import export backup restore merge csv calendar open file conflicts deleted",
    ),
    (
        "/settings",
        "Settings",
        "name fiscal year week numbers dates theme dark storage keys",
    ),
    ("/guide", "Guide", "new goal wish say it kpi or okr"),
    (
        "/sort",
        "Sort my list",
        "new paste list sheet table document",
    ),
];

/// What can be done anywhere, with other words for it.
const ACTS: [(Act, &str, &str); 4] = [
    (
        Act::New,
        "New goal",
        "add create kpi objective okr template",
    ),
    (Act::Undo, "Undo", "take back"),
    (Act::Redo, "Redo", "again"),
    (Act::Keys, "All keys", "keyboard shortcuts help"),
];

fn page(title: &str) -> FinderHit {
    let address = PAGES.iter().find(|(_, name, _)| *name == title);
    FinderHit {
        kind: "Page",
        title: title.to_owned(),
        act: address.map_or(FoundAct::Nothing, |(to, ..)| FoundAct::Go(Route::parse(to))),
        ..FinderHit::default()
    }
}

/// What is shown where nothing is found.
pub fn nothing(text: &str) -> String {
    let text = text.trim();
    match text.strip_prefix("record") {
        Some(_) => {
            "To record a number, type it with the goal’s name: record 4.2 for churn.".to_owned()
        }
        None => {
            format!("No results for “{text}” in titles, owners, teams or notes. Try fewer letters.")
        }
    }
}

#[cfg(test)]
mod tests;
