//! The list, and what a person can do to a line.

use crate::domain::{Id, Ref, SortedMap};
use crate::phrase::sort::{Aside, Point, Said, Sorted, SortedLine, Table, Verdict, sort_line};
use crate::phrase::{Context, LineMark};

/// A sorted list with what a person decided about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecidedList {
    /// The lines in their order. A line's place in here is its name everywhere.
    pub lines: Vec<DecidedLine>,
    /// The lines that are no goals by their shape or place; each can be brought in.
    pub asides: Vec<Aside>,
    /// The tables in the text, and what their columns were taken for.
    pub tables: Vec<Table>,
    /// What a person said that columns hold.
    pub columns: Vec<Said>,
    /// How many lines were too many and are still in the text.
    pub left_out: usize,
    /// The title of the objective that is made for lines without one.
    pub title: String,
    /// That objective, once it was made.
    pub made: Option<Id>,
}

/// A line with what a person decided about it.
#[derive(Clone, Debug, PartialEq)]
pub struct DecidedLine {
    /// The words it was pasted with.
    pub pasted: String,
    /// What was read out of its present words.
    pub read: SortedLine,
    /// What a person decided.
    pub choice: LineChoice,
    /// What was read where it stood in the pasted list, while it has other words.
    first: Option<Box<SortedLine>>,
    /// What its place in the pasted list says about it.
    pub(super) place: ListPlace,
    /// Whether a person brought it in although it does not look like a goal.
    pub(super) brought: bool,
}

/// What a line's place in the pasted list says about it, whatever its words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ListPlace {
    section: Option<LineMark>,
    over: Option<Verdict>,
    parts: usize,
}

/// What a person decided about a line; the default is nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineChoice {
    /// Other words than those that were pasted.
    pub words: Option<String>,
    /// What it is.
    pub verdict: Option<Verdict>,
    /// What it stands under.
    pub under: Option<Under>,
    /// Whether it stays although another says the same.
    pub keep_both: bool,
    /// Whether nothing is made of it.
    pub left_out: bool,
    /// What was made of it, or what it was merged into.
    pub made: Option<Ref>,
}

/// What a line shall stand under.
#[derive(Clone, Debug, PartialEq)]
pub enum Under {
    /// Nothing.
    Nothing,
    /// Another line.
    Line(usize),
    /// A goal of the workspace.
    Goal(Id),
    /// The objective that is made for the list.
    New,
}

/// The title of the objective that is made for lines without one, until a person names it.
const TITLE: &str = "From this list";

impl DecidedList {
    /// A list about which nothing was decided yet.
    pub fn new(sorted: Sorted) -> Self {
        let mut places = vec![ListPlace::default(); sorted.lines.len()];
        for (at, line) in sorted.lines.iter().enumerate() {
            let over = line.parent.and_then(|over| sorted.lines.get(over));
            if let Some(place) = places.get_mut(at) {
                place.over = over.map(|over| over.verdict);
                place.section = line.because.iter().find_map(|reason| match reason.point {
                    Point::Heading(mark) => Some(mark),
                    _ => None,
                });
            }
            if let Some(over) = line.parent.and_then(|over| places.get_mut(over)) {
                over.parts += 1;
            }
        }
        let lines = sorted.lines.into_iter().zip(places);
        Self {
            lines: lines
                .map(|(read, place)| DecidedLine {
                    pasted: read.text.clone(),
                    read,
                    choice: LineChoice::default(),
                    first: None,
                    place,
                    brought: false,
                })
                .collect(),
            asides: sorted.asides,
            tables: sorted.tables,
            columns: Vec::new(),
            left_out: sorted.left_out,
            title: TITLE.to_owned(),
            made: None,
        }
    }

    /// Says what a line is. Saying what was read anyway takes the choice back.
    pub fn set_verdict(&mut self, place: usize, verdict: Verdict) {
        let read = self.read_verdict(place);
        self.choose(place, |choice| {
            choice.verdict = (Some(verdict) != read).then_some(verdict);
            choice.left_out = false;
        });
    }

    /// Puts a line under something.
    pub fn put_under(&mut self, place: usize, under: Under) {
        self.choose(place, |choice| choice.under = Some(under));
    }

    /// Merges a line into the one that says the same, or keeps both.
    pub fn keep_both(&mut self, place: usize, keep: bool) {
        self.choose(place, |choice| choice.keep_both = keep);
    }

    /// Leaves a line out, or brings it back.
    pub fn leave_out(&mut self, place: usize, out: bool) {
        self.choose(place, |choice| choice.left_out = out);
    }

    /// Says what a column of a table holds, for all its rows. The text has to be sorted again for it.
    pub fn say_column(&mut self, said: Said) {
        self.columns
            .retain(|known| (known.line, known.column) != (said.line, said.column));
        self.columns.push(said);
    }

    /// Brings in a line that does not look like a goal: it is read by its words alone and follows the others. Its place; none where there
    /// is no such line.
    pub fn bring_in(&mut self, aside: usize, context: &Context) -> Option<usize> {
        if aside >= self.asides.len() {
            return None;
        }
        let Aside { number, text, .. } = self.asides.remove(aside);
        let read = SortedLine {
            number,
            ..sort_line(&text, None, None, 0, context)
        };
        self.lines.push(DecidedLine {
            pasted: text,
            read,
            choice: LineChoice::default(),
            first: None,
            place: ListPlace::default(),
            brought: true,
        });
        self.find_twins();
        self.lines.len().checked_sub(1)
    }

    /// Gives a line other words and reads them anew; its pasted words are what they were. What a person said it is stays; empty words
    /// change nothing.
    pub fn reword(&mut self, place: usize, words: &str, context: &Context) {
        let words = words.trim();
        let Some(line) = self.lines.get_mut(place) else {
            return;
        };
        if words.is_empty() || words == line.read.text {
            return;
        }
        let back = line.first.take_if(|_| words == line.pasted);
        line.choice.words = back.is_none().then(|| words.to_owned());
        let read = match back {
            Some(first) => *first,
            None => {
                let ListPlace {
                    section,
                    over,
                    parts,
                } = line.place;
                SortedLine {
                    number: line.read.number,
                    parent: line.read.parent,
                    ..sort_line(words, section, over, parts, context)
                }
            }
        };
        let mut before = std::mem::replace(&mut line.read, read);
        if line.choice.words.is_some() && line.first.is_none() {
            before.duplicate_of = None;
            line.first = Some(Box::new(before));
        }
        self.find_twins();
    }

    /// What was read; for a line that is merged into another, what that one is.
    pub(super) fn read_verdict(&self, place: usize) -> Option<Verdict> {
        let line = self.lines.get(place)?;
        let first = line
            .read
            .duplicate_of
            .filter(|_| !line.choice.keep_both)
            .and_then(|first| self.lines.get(first));
        Some(first.map_or(line.read.verdict, |first| {
            first.choice.verdict.unwrap_or(first.read.verdict)
        }))
    }

    pub(super) fn choose(&mut self, place: usize, change: impl FnOnce(&mut LineChoice)) {
        if let Some(line) = self.lines.get_mut(place) {
            change(&mut line.choice);
        }
    }

    fn find_twins(&mut self) {
        let mut seen: SortedMap<String, usize> = SortedMap::new();
        for (place, line) in self.lines.iter_mut().enumerate() {
            line.read.duplicate_of = seen.get(&line.read.gist).copied();
            seen.insert_new(line.read.gist.clone(), place);
        }
    }
}
