//! Sorting a pasted list: what each line is, why, and the draft it would become (DOMAIN §6).

mod blocks;
mod bullets;
mod columns;
mod commas;
mod counts;
mod draft;
mod head;
mod headings;
mod lines;
mod nest;
mod noise;
mod nominal;
mod paste;
mod place;
mod raw;
mod reason;
mod sections;
mod signs;
mod states;
mod table;
mod weigh;

pub use blocks::Block;
pub use draft::{draft, readings};
pub use raw::Beside;
pub use reason::{Point, Reason};
pub use table::{Said, Table};

use super::lexicon::{Label, LineMark, Sense};
use super::sentence::{Context, Understood, read};
use super::token::{Piece, Token, fold, is_space, tokens};
use crate::domain::letters::small_letters;
use crate::domain::number::plain;
use crate::domain::{Ordered, SortedMap};
use lines::{Cut, Cutting};
use raw::{Parts, Raw};
use sections::{Names, Sections};

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
    /// The lines that are no goals by their shape or place, in their order.
    pub asides: Vec<Aside>,
    /// The tables and what their columns were taken for.
    pub tables: Vec<Table>,
    /// How many lines were left out because there were more than [`MOST_LINES`].
    pub left_out: usize,
}

/// A line that is no goal by its shape or place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The line of the pasted text, counted from 1.
    pub number: usize,
    /// The line as it was, without white space around it.
    pub text: String,
    /// What it is by its shape.
    pub block: Block,
    /// Why it is no goal, in a few words.
    pub because: &'static str,
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
    /// What it is by its shape.
    pub block: Block,
    /// Why its shape is that.
    pub shape: &'static str,
    /// What a table says of it besides.
    pub beside: Beside,
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
    let parts = Parts {
        count: parts,
        measured: parts > 0,
    };
    judged(raw, understood, over, parts, context)
}

/// Sorting in steps, so that a long list never keeps the browser from drawing. Any steps lead to what [`sort`] gives at once.
#[derive(Clone, Debug)]
pub struct Sorter {
    context: Context,
    cutting: Option<Cutting>,
    raw: std::vec::IntoIter<Raw>,
    kept: Vec<(Raw, Understood)>,
    sections: Sections,
    /// The strongest heading since the last line that only names a group.
    opened: Option<usize>,
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
    parts: Vec<Parts>,
    seen: SortedMap<String, usize>,
}

impl Sorter {
    /// Cuts the text into lines; nothing is read yet.
    pub fn new(text: &str, context: &Context) -> Self {
        Self::with_columns(text, context, &[])
    }

    /// The same, where a person said what columns of tables hold.
    pub fn with_columns(text: &str, context: &Context, said: &[Said]) -> Self {
        let cutting = Cutting::new(text, context.lexicon, said);
        Self {
            context: *context,
            of: cutting.count(),
            cutting: Some(cutting),
            kept: Vec::new(),
            raw: Vec::new().into_iter(),
            sections: Sections::default(),
            opened: None,
            nested: None,
            sorted: Sorted::default(),
        }
    }

    fn take(&mut self, cut: Cut) {
        self.of = cut.lines.len();
        self.kept.reserve(cut.lines.len());
        self.raw = cut.lines.into_iter();
        self.sorted.asides = cut.asides;
        self.sorted.tables = cut.tables;
        self.sorted.left_out = cut.left_out;
    }

    /// How much of the work is done, and how much there is: every line is read once and judged once.
    pub fn progress(&self) -> (usize, usize) {
        let judged = self
            .nested
            .as_ref()
            .map_or(0, |it| it.parts.len() - it.kept.len());
        let read = match self.cutting {
            Some(_) => 0,
            None => self.of - self.raw.len(),
        };
        (read + judged, self.of * 2)
    }

    /// Reads or judges so many lines; false when nothing is left to do.
    pub fn step(&mut self, lines: usize) -> bool {
        for _ in 0..lines {
            if let Some(cutting) = &mut self.cutting {
                if cutting.step() {
                    continue;
                }
                // What has to be done at once ends a step
                if !cutting.shape()
                    && let Some(cutting) = self.cutting.take()
                {
                    self.take(cutting.finish());
                }
                return true;
            }
            if let Some(line) = self.raw.next() {
                self.read(line);
                continue;
            }
            let (kept, asides) = (&mut self.kept, &mut self.sorted.asides);
            let context = &self.context;
            let nested = self
                .nested
                .get_or_insert_with(|| Nested::of(std::mem::take(kept), asides, context));
            let Some((line, understood)) = nested.kept.next() else {
                return false;
            };
            let index = self.sorted.lines.len();
            let parent = nested.parents.get(index).copied().flatten();
            let over = parent
                .and_then(|parent| self.sorted.lines.get(parent))
                .map(|line| line.verdict);
            let parts = nested.parts.get(index).copied().unwrap_or_default();
            let mut judged = judged(line, understood, over, parts, &self.context);
            judged.parent = parent;
            judged.duplicate_of = nested.seen.get(&judged.gist).copied();
            nested.seen.insert_new(judged.gist.clone(), index);
            self.sorted.lines.push(judged);
        }
        self.cutting.is_some()
            || self.raw.len() > 0
            || self.nested.as_ref().is_none_or(|it| it.kept.len() > 0)
    }

    /// Does what is left to do and gives the list.
    pub fn finish(mut self) -> Sorted {
        while self.step(usize::MAX) {}
        let depths = self.nested.map(|nested| nested.depths).unwrap_or_default();
        nest::gather(&mut self.sorted.lines, &depths);
        self.sorted.asides.order_by_key(|aside| aside.number);
        self.sorted
    }

    fn aside(&mut self, line: Raw, because: &'static str) {
        self.sorted.asides.push(line.aside(because));
    }

    fn read(&mut self, mut line: Raw) {
        let mut understood = line.understood(&self.context);
        // The first line may be a goal like those below
        if line.why == blocks::AT_TOP && headings::orders(&understood, &self.context) {
            line.block = Block::Line;
            line.level_of_heading = None;
        }
        if matches!(line.block, Block::Heading | Block::Label) || understood.title.is_empty() {
            match sections::names(&line, &understood, &self.context) {
                Names::Section {
                    mark,
                    off_topic,
                    plainly,
                } => {
                    // Key results belong to something: the line above their heading.
                    if mark == Some(LineMark::KeyResult)
                        && (plainly || line.level_of_heading.is_none_or(|level| level > 6))
                        && let Some((above, read)) = self.kept.last_mut()
                        && above.section != Some(LineMark::KeyResult)
                        && (read.baseline.is_none() || read.target.is_none())
                    {
                        above.owns_section = true;
                    }
                    if line.block == Block::Heading
                        || !understood.title.is_empty()
                        || mark.is_some()
                        || off_topic
                    {
                        self.sections.open(&line, mark, off_topic, plainly);
                    }
                    let apart = !line.bullet && line.indent == 0 && mark.is_none();
                    if line.block == Block::Heading && !plainly || apart {
                        let level = line.level_of_heading.unwrap_or(7);
                        self.opened = Some(self.opened.map_or(level, |opened| opened.min(level)));
                    }
                    return self.aside(line, "names the lines below it");
                }
                Names::Field(label) => return self.field(line, label),
                Names::Open if line.block == Block::Heading && understood.mark.is_none() => {
                    self.sections.open(&line, None, false, false);
                }
                Names::Open => {}
            }
        }
        // A long sentence that says from where to where is still a goal
        let states = understood.baseline.is_some()
            && understood.target.is_some()
            && blocks::sentences(&line.text) < 2;
        if line.block == Block::Paragraph && understood.mark.is_none() && !states {
            let why = line.why;
            return self.aside(line, why);
        }
        if matches!(line.block, Block::Item | Block::Line)
            && understood.mark.is_none()
            && let Some((label, rest)) =
                blocks::labelled(blocks::bare(&line.text).0, self.context.lexicon)
            && !rest.is_empty()
        {
            match label {
                Label::Note if line.block == Block::Line => {}
                Label::Goal(_) | Label::Note if rest.split(' ').count() > 2 => {
                    line.text = rest.to_owned();
                    if let Label::Goal(mark) = label {
                        line.column = Some(mark);
                    }
                    understood = line.understood(&self.context);
                }
                Label::Goal(_) | Label::Title | Label::Note | Label::Number | Label::Topic => {}
                // "Target: 95 %" below what it is the target of
                label if self.is_below_a_goal(&line) => return self.field(line, label),
                _ => {}
            }
        }
        line.opened = std::mem::take(&mut self.opened);
        self.sections.tell(&mut line, &understood);
        self.kept.push((line, understood));
    }

    fn is_below_a_goal(&self, line: &Raw) -> bool {
        self.opened.is_none()
            && self
                .kept
                .last()
                .is_some_and(|(above, _)| nest::depth(above) < nest::depth(line))
    }

    /// Gives what a label says to the goal above it.
    fn field(&mut self, line: Raw, label: Label) {
        let words = blocks::bare(&line.text).0;
        if let Some((_, value)) = blocks::labelled(words, self.context.lexicon)
            && self.opened.is_none()
            && let Some((above, _)) = self.kept.last_mut()
        {
            above.fields.push((label, value.to_owned()));
        }
        self.aside(line, "says something of the line above");
    }
}

impl Nested {
    fn of(mut kept: Vec<(Raw, Understood)>, asides: &mut Vec<Aside>, context: &Context) -> Self {
        for (line, understood) in &mut kept {
            if line.take_fields() {
                *understood = line.understood(context);
            }
        }
        let parents = nest::parents(&kept);
        let goals = headings::that_are_goals(&kept, &parents, context);
        let (kept, parents) = nest::without(kept, parents, &goals, asides);
        let mut parts = vec![Parts::default(); kept.len()];
        for (parent, (line, understood)) in parents.iter().zip(&kept) {
            if let Some(parts) = parent.and_then(|parent| parts.get_mut(parent)) {
                let named = understood.mark.or(line.column).or(line.section);
                parts.count += 1;
                parts.measured |= understood.has_numbers() || named == Some(LineMark::KeyResult);
            }
        }
        Self {
            depths: kept.iter().map(|(line, _)| nest::depth(line)).collect(),
            parents,
            parts,
            seen: SortedMap::new(),
            kept: kept.into_iter(),
        }
    }
}

fn judged(
    line: Raw,
    understood: Understood,
    over: Option<Verdict>,
    parts: Parts,
    context: &Context,
) -> SortedLine {
    let title = tokens(&understood.title, context.convention, context.lexicon);
    let gist = gist_of(&title, &understood);
    let judged = weigh::judge(&understood, title, &line, over, parts, context);
    let mut understood = understood;
    if understood.cadence.is_none() && !line.beside.often.is_empty() {
        understood.cadence = read(&line.beside.often, context).cadence;
    }
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
        block: line.block,
        shape: line.why,
        beside: line.beside,
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
            key.push_str(&plain(number));
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
            key.extend(small_letters(token.text.chars().map(fold)));
        }
        key.push(' ');
    }
    key
}
