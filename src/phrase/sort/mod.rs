//! Sorting a pasted list: what each line is, why, and the draft it would become (DOMAIN §6).

mod lines;
mod nest;
mod nominal;
mod reason;
mod records;
mod signs;
mod states;
mod table;
mod weigh;

pub use reason::{Point, Reason};
pub use records::{Placement, records};

use super::lexicon::{LineMark, Sense};
use super::sentence::{Context, Understood, read};
use super::token::{Piece, fold, tokens};
use lines::Raw;
use std::collections::BTreeMap;

/// The most lines that are sorted at once.
pub const MOST_LINES: usize = 2_000;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A metric, a standing level, no end.
    Kpi,
    /// A qualitative direction.
    Objective,
    /// A measured change with an end.
    KeyResult,
    /// An action or an output.
    Initiative,
    /// It could be several things, or none.
    Unclear,
}

impl Verdict {
    /// All of them, in the order people meet them.
    pub const ALL: [Self; 5] = [
        Self::Kpi,
        Self::Objective,
        Self::KeyResult,
        Self::Initiative,
        Self::Unclear,
    ];

    /// The word used in files and on the command line: `key_result`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kpi => "kpi",
            Self::Objective => "objective",
            Self::KeyResult => "key_result",
            Self::Initiative => "initiative",
            Self::Unclear => "unclear",
        }
    }

    /// What people call it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Kpi => "KPI",
            Self::Objective => "objective",
            Self::KeyResult => "key result",
            Self::Initiative => "initiative",
            Self::Unclear => "unclear",
        }
    }
}

impl From<LineMark> for Verdict {
    fn from(mark: LineMark) -> Self {
        match mark {
            LineMark::Objective => Self::Objective,
            LineMark::KeyResult => Self::KeyResult,
            LineMark::Kpi => Self::Kpi,
            LineMark::Initiative => Self::Initiative,
        }
    }
}

/// A list after sorting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sorted {
    /// The lines that say something, in their order.
    pub lines: Vec<SortedLine>,
    /// Headings that only name a group: their line numbers, counted from 1, and their words.
    pub headings: Vec<(usize, String)>,
    /// How many lines were left out because there were more than [`MOST_LINES`].
    pub left_out: usize,
}

/// A line after sorting. Verdict and parent may be changed before records are made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SortedLine {
    /// The line of the pasted text, counted from 1.
    pub number: usize,
    /// The line as it was, without white space around it.
    pub text: String,
    /// What it is.
    pub verdict: Verdict,
    /// What else it could be.
    pub runner_up: Option<Verdict>,
    /// The words that decided, weightiest first.
    pub because: Vec<Reason>,
    /// What was read out of it. Its places are those of `text`, except where a table's row or one of several goals on a line was put together.
    pub understood: Understood,
    /// The line it stands under, by its place in [`Sorted::lines`]: an objective, or a key result for an initiative.
    pub parent: Option<usize>,
    /// An earlier line that says the same, by its place in [`Sorted::lines`].
    pub duplicate_of: Option<usize>,
}

/// Sorts a pasted list of any shape: plain lines, nested lists, Markdown, tables.
pub fn sort(text: &str, context: &Context) -> Sorted {
    let (raw, left_out) = lines::cut(text);
    let mut sorted = Sorted {
        left_out,
        ..Sorted::default()
    };
    let mut kept: Vec<(Raw, Understood)> = Vec::with_capacity(raw.len());
    let mut section = None;
    // Whether the lines of the section have list signs: a plain line then ends it.
    let mut listed = None;
    let mut opens_group = false;
    for mut line in raw {
        let understood = read(&line.text, context);
        if understood.title.is_empty() {
            // "Key Results:"
            if let Some(mark) = understood.mark {
                section = Some(mark);
                listed = None;
                // Key results belong to something: the line above their heading.
                if mark == LineMark::KeyResult
                    && let Some((above, _)) = kept.last_mut()
                    && above.section != Some(LineMark::KeyResult)
                {
                    above.owns_section = true;
                }
                sorted.headings.push((line.number, line.text));
            }
            continue;
        }
        if line.is_heading(&understood, context) {
            section = None;
            opens_group |= line.level_of_heading.is_some();
            sorted.headings.push((line.number, line.text));
            continue;
        }
        line.opens_group = std::mem::take(&mut opens_group);
        if understood.mark == Some(LineMark::Objective) || line.level_of_heading.is_some() {
            section = None;
        }
        if *listed.get_or_insert(line.bullet) && !line.bullet && line.indent == 0 {
            section = None;
        }
        line.section = section;
        kept.push((line, understood));
    }
    let parents = nest::parents(&kept);
    let depths: Vec<usize> = kept.iter().map(|(line, _)| nest::depth(line)).collect();
    let mut parts = vec![0_usize; kept.len()];
    for parent in parents.iter().flatten() {
        if let Some(count) = parts.get_mut(*parent) {
            *count += 1;
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (index, (line, understood)) in kept.into_iter().enumerate() {
        let parent = parents.get(index).copied().flatten();
        let over = parent
            .and_then(|parent| sorted.lines.get(parent))
            .map(|line| line.verdict);
        let judged = weigh::judge(
            &understood,
            &line,
            over,
            parts.get(index).copied().unwrap_or(0),
            context,
        );
        let key = key(&understood, context);
        let duplicate_of = seen.get(&key).copied();
        seen.entry(key).or_insert(index);
        sorted.lines.push(SortedLine {
            number: line.number,
            text: line.text,
            verdict: judged.verdict,
            runner_up: judged.runner_up,
            because: judged.because,
            understood,
            parent,
            duplicate_of,
        });
    }
    nest::gather(&mut sorted.lines, &depths);
    sorted
}

/// What two lines that say the same have in common: their words without the small ones, and their numbers.
fn key(understood: &Understood, context: &Context) -> String {
    let mut key = String::new();
    for token in tokens(&understood.title, context.convention, context.lexicon) {
        let small = token
            .senses()
            .any(|sense| matches!(sense, Sense::Article | Sense::Filler));
        if matches!(token.piece, Piece::Sign(_)) || small {
            continue;
        }
        key.extend(token.text.chars().map(fold).flat_map(char::to_lowercase));
        key.push(' ');
    }
    let numbers = [
        understood.baseline,
        understood.target,
        understood.change.map(|change| change.amount),
    ];
    for number in numbers.into_iter().chain(
        understood
            .band
            .map(|band| [band.low, band.high])
            .into_iter()
            .flatten(),
    ) {
        key.push_str(&number.map_or_else(|| "|".to_owned(), |number| format!("|{number}")));
    }
    key
}
