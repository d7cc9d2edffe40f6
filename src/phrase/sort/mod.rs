//! Sorting a pasted list: what each line is, why, and the draft it would become (DOMAIN §6).

mod counts;
mod draft;
mod head;
mod lines;
mod nest;
mod nominal;
mod place;
mod reason;
mod signs;
mod states;
mod table;
mod weigh;

pub use draft::draft;
pub use reason::{Point, Reason};

use super::lexicon::{LineMark, Sense};
use super::sentence::{Context, Understood, read};
use super::token::{Piece, Token, fold, is_space, tokens};
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
    /// What lines that say the same have in common ([`gist`]).
    pub gist: String,
}

/// Sorts a pasted list of any shape: plain lines, nested lists, Markdown, tables.
pub fn sort(text: &str, context: &Context) -> Sorted {
    let mut sorter = Sorter::new(text, context);
    while sorter.step(usize::MAX) {}
    sorter.finish()
}

/// Reads one line again after its words were changed. Its place in the list still counts: what it stands under and how many lines
/// stand under it. Number, parent and twin are left empty.
pub fn sort_line(
    text: &str,
    section: Option<LineMark>,
    over: Option<Verdict>,
    parts: usize,
    context: &Context,
) -> SortedLine {
    let raw = Raw {
        text: text.trim_matches(is_space).to_owned(),
        section,
        ..Raw::default()
    };
    let understood = read(&raw.text, context);
    judged(raw, understood, over, parts, context)
}

/// Sorting in steps, so that a long list never keeps the browser from drawing. Any steps lead to what [`sort`] gives at once.
#[derive(Clone, Debug)]
pub struct Sorter {
    context: Context,
    raw: std::vec::IntoIter<Raw>,
    kept: Vec<(Raw, Understood)>,
    section: Option<LineMark>,
    /// Whether the lines of the section have list signs: a plain line then ends it.
    listed: Option<bool>,
    /// Whether the next line is the first under a heading.
    opens_group: bool,
    nested: Option<Nested>,
    sorted: Sorted,
    of: usize,
}

/// Which line stands under which, once all are read.
#[derive(Clone, Debug)]
struct Nested {
    kept: std::vec::IntoIter<(Raw, Understood)>,
    parents: Vec<Option<usize>>,
    depths: Vec<usize>,
    parts: Vec<usize>,
    seen: BTreeMap<String, usize>,
}

impl Sorter {
    /// Cuts the text into lines; nothing is read yet.
    pub fn new(text: &str, context: &Context) -> Self {
        let (raw, left_out) = lines::cut(text);
        Self {
            context: *context,
            of: raw.len(),
            kept: Vec::with_capacity(raw.len()),
            raw: raw.into_iter(),
            section: None,
            listed: None,
            opens_group: false,
            nested: None,
            sorted: Sorted {
                left_out,
                ..Sorted::default()
            },
        }
    }

    /// How much of the work is done, and how much there is: every line is read once and judged once.
    pub fn progress(&self) -> (usize, usize) {
        let judged = self
            .nested
            .as_ref()
            .map_or(0, |it| it.parts.len() - it.kept.len());
        (self.of - self.raw.len() + judged, self.of * 2)
    }

    /// Reads or judges so many lines; false when nothing is left to do.
    pub fn step(&mut self, lines: usize) -> bool {
        for _ in 0..lines {
            if let Some(line) = self.raw.next() {
                self.read(line);
                continue;
            }
            let kept = &mut self.kept;
            let nested = self
                .nested
                .get_or_insert_with(|| Nested::of(std::mem::take(kept)));
            let Some((line, understood)) = nested.kept.next() else {
                return false;
            };
            let index = self.sorted.lines.len();
            let parent = nested.parents.get(index).copied().flatten();
            let over = parent
                .and_then(|parent| self.sorted.lines.get(parent))
                .map(|line| line.verdict);
            let parts = nested.parts.get(index).copied().unwrap_or(0);
            let mut judged = judged(line, understood, over, parts, &self.context);
            judged.parent = parent;
            judged.duplicate_of = nested.seen.get(&judged.gist).copied();
            nested.seen.entry(judged.gist.clone()).or_insert(index);
            self.sorted.lines.push(judged);
        }
        self.raw.len() > 0 || self.nested.as_ref().is_none_or(|it| it.kept.len() > 0)
    }

    /// Does what is left to do and gives the list.
    pub fn finish(mut self) -> Sorted {
        while self.step(usize::MAX) {}
        let depths = self.nested.map(|nested| nested.depths).unwrap_or_default();
        nest::gather(&mut self.sorted.lines, &depths);
        self.sorted
    }

    /// What a heading in words says of the lines under it: "KPIs we keep an eye on:", "Next steps". Objectives stay open, for under "Goals
    /// 2027" people put everything.
    fn section_of(&self, heading: &Understood) -> Option<LineMark> {
        let context = &self.context;
        let mut named = None;
        for token in tokens(&heading.title, context.convention, context.lexicon) {
            let mark = token.find(|sense| match sense {
                Sense::Section(mark) => Some(mark),
                _ => None,
            });
            match (named, mark) {
                (_, None) => {}
                (None | Some(LineMark::KeyResult), Some(_)) => named = named.or(mark),
                (Some(LineMark::Kpi), Some(LineMark::KeyResult)) => named = mark,
                (Some(_), Some(_)) => return None,
            }
        }
        named.filter(|mark| *mark != LineMark::Objective)
    }

    fn read(&mut self, mut line: Raw) {
        let understood = read(&line.text, &self.context);
        if understood.title.is_empty() {
            // "Key Results:"
            if let Some(mark) = understood.mark {
                self.section = Some(mark);
                self.listed = None;
                // Key results belong to something: the line above their heading.
                if mark == LineMark::KeyResult
                    && let Some((above, _)) = self.kept.last_mut()
                    && above.section != Some(LineMark::KeyResult)
                {
                    above.owns_section = true;
                }
                self.sorted.headings.push((line.number, line.text));
            }
            return;
        }
        if line.is_heading(&understood, &self.context) {
            self.section = self.section_of(&understood);
            self.listed = None;
            self.opens_group |= line.level_of_heading.is_some();
            self.sorted.headings.push((line.number, line.text));
            return;
        }
        line.opens_group = std::mem::take(&mut self.opens_group);
        if understood.mark == Some(LineMark::Objective) || line.level_of_heading.is_some() {
            self.section = None;
        }
        if *self.listed.get_or_insert(line.bullet) && !line.bullet && line.indent == 0 {
            self.section = None;
        }
        line.section = self.section;
        self.kept.push((line, understood));
    }
}

impl Nested {
    fn of(kept: Vec<(Raw, Understood)>) -> Self {
        let parents = nest::parents(&kept);
        let mut parts = vec![0_usize; kept.len()];
        for parent in parents.iter().flatten() {
            if let Some(count) = parts.get_mut(*parent) {
                *count += 1;
            }
        }
        Self {
            depths: kept.iter().map(|(line, _)| nest::depth(line)).collect(),
            parents,
            parts,
            seen: BTreeMap::new(),
            kept: kept.into_iter(),
        }
    }
}

fn judged(
    line: Raw,
    understood: Understood,
    over: Option<Verdict>,
    parts: usize,
    context: &Context,
) -> SortedLine {
    let title = tokens(&understood.title, context.convention, context.lexicon);
    let gist = gist_of(&title, &understood);
    let judged = weigh::judge(&understood, title, &line, over, parts, context);
    SortedLine {
        number: line.number,
        gist,
        text: line.text,
        verdict: judged.verdict,
        runner_up: judged.runner_up,
        because: judged.because,
        understood,
        parent: None,
        duplicate_of: None,
    }
}

/// What two lines that say the same have in common: their words without the small ones, and their numbers.
pub fn gist(understood: &Understood, context: &Context) -> String {
    let title = tokens(&understood.title, context.convention, context.lexicon);
    gist_of(&title, understood)
}

fn gist_of(title: &[Token], understood: &Understood) -> String {
    let mut key = words_of(title);
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
        key.push('|');
        if let Some(number) = number {
            key.push_str(&number.to_string());
        }
    }
    key
}

/// The words of a text without the small ones, folded, so that two texts that say the same are equal in this.
pub fn gist_of_words(text: &str, context: &Context) -> String {
    words_of(&tokens(text, context.convention, context.lexicon))
}

fn words_of(tokens: &[Token]) -> String {
    let room: usize = tokens.iter().map(|token| token.text.len() + 1).sum();
    let mut key = String::with_capacity(room);
    for token in tokens {
        let small = token
            .senses()
            .any(|sense| matches!(sense, Sense::Article | Sense::Filler));
        if matches!(token.piece, Piece::Sign(_)) || small {
            continue;
        }
        if token.text.is_ascii() {
            let from = key.len();
            key.push_str(token.text);
            if let Some(word) = key.get_mut(from..) {
                word.make_ascii_lowercase();
            }
        } else {
            key.extend(token.text.chars().map(fold).flat_map(char::to_lowercase));
        }
        key.push(' ');
    }
    key
}
