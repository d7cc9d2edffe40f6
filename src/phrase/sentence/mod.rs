//! Reading a sentence about a goal (DOMAIN §6).

mod cadence;
mod canonical;
mod change;
mod columns;
mod deadline;
mod figures;
mod furniture;
mod names;
mod noun;
mod owner;
mod place;
mod request;
mod role;
mod title;
mod verb;
mod work;

use super::calendar::Calendar;
use super::convention::Convention;
use super::lexicon::{Doing, ENGLISH, Lexicon, LineMark, Sense};
use crate::domain::{Band, Cadence, Date, Direction, Unit};
pub(crate) use verb::base;
use work::Work;

/// What a reader of sentences must be told.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Today and the fiscal year.
    pub calendar: Calendar,
    /// How numbers are written.
    pub convention: Convention,
    /// The language.
    pub lexicon: &'static Lexicon,
}

impl Context {
    /// English, decimals behind a point, calendar years.
    pub fn new(today: Date) -> Self {
        Self {
            calendar: Calendar::new(today),
            convention: Convention::default(),
            lexicon: &ENGLISH,
        }
    }
}

/// What was understood of a sentence. Whatever was not is still in the title; no number is made up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// The words that are left: verb, metric and everything that was not understood.
    pub title: String,
    /// The title without its verb and without what comes after the metric.
    pub metric: String,
    /// What is to be done, if the sentence says it.
    pub verb: Option<Verb>,
    /// Which way the words say is good; judged apart from the numbers where there is a verb that says it.
    pub direction: Option<Direction>,
    /// Where it starts, in `unit`.
    pub baseline: Option<f64>,
    /// Where it should end, in `unit`; a count where things are counted.
    pub target: Option<f64>,
    /// The limits to stay within, in `unit`.
    pub band: Option<Band>,
    /// A change by so much. A target can be had from it only with a baseline.
    pub change: Option<Change>,
    /// What the numbers are counted in, where the sentence says it.
    pub unit: Option<Unit>,
    /// How often: "per week", "monthly".
    pub cadence: Option<Cadence>,
    /// The last day it may take.
    pub due: Option<Date>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Urgency, 0 is the most urgent: `[P0]`.
    pub priority: Option<u8>,
    /// What the line calls itself: `KR1:`.
    pub mark: Option<LineMark>,
    /// Whether a box before it is ticked.
    pub checked: Option<bool>,
    /// How far it is said to be, 1 is all: `=> 81%`, `--> DONE`.
    pub score: Option<f64>,
    /// The value now, where a table names it: the third number of `KR | baseline | target | actual`.
    pub actual: Option<f64>,
    /// What was understood, tied to the words. In the order of the words, never overlapping.
    pub spans: Vec<Span>,
}

/// The verb of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// What it asks for.
    pub doing: Doing,
    /// As written.
    pub word: String,
}

/// A change by so much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// How much; not negative unless written so.
    pub amount: f64,
    /// Of what.
    pub of: ChangeOf,
    /// Which way, where the words say it.
    pub direction: Option<Direction>,
}

/// What the size of a change means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeOf {
    /// Percent of the baseline.
    Percent,
    /// Percentage points.
    Points,
    /// The metric's own unit.
    Units,
    /// A multiple of the baseline.
    Factor,
}

impl Change {
    /// The target that a change from this baseline leads to. None where the direction is not said.
    pub fn target(&self, baseline: f64) -> Option<f64> {
        let sign = match self.direction? {
            Direction::Up => 1.0,
            Direction::Down => -1.0,
            Direction::Hold => return None,
        };
        let target = match self.of {
            ChangeOf::Percent => baseline * (1.0 + sign * self.amount / 100.0),
            ChangeOf::Points | ChangeOf::Units => baseline + sign * self.amount,
            ChangeOf::Factor => baseline * self.amount,
        };
        // Two thirds of 300 are 200, not 199.99999999999997.
        target.is_finite().then(|| (target * 1e9).round() / 1e9)
    }
}

/// A stretch of the text and what it was understood as.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// First byte; always between two characters.
    pub start: usize,
    /// The byte behind the last; always between two characters.
    pub end: usize,
    /// What it is.
    pub part: Part,
    /// Whether its number could be read another way under another convention: `1,234`.
    pub ambiguous: bool,
}

/// What a stretch of the text was understood as.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// The verb.
    Verb(Doing),
    /// The baseline.
    Baseline(f64),
    /// The target.
    Target(f64),
    /// The lower limit.
    Low(f64),
    /// The upper limit.
    High(f64),
    /// A change by so much.
    Change(Change),
    /// How often.
    Cadence(Cadence),
    /// The deadline.
    Due(Date),
    /// The owner.
    Owner(String),
    /// The priority.
    Priority(u8),
    /// The name the line gives itself.
    Mark(LineMark),
    /// A box, ticked or not.
    Checkbox(bool),
    /// How far it is.
    Score(f64),
    /// The value now.
    Actual(f64),
    /// A number that was seen and could not be placed. It stays in the title.
    Unplaced(f64),
}

/// What a person should be asked, because the sentence leaves it open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ask {
    /// A relative change says nothing without where it starts (DOMAIN §7, K7).
    Baseline(Change),
    /// A direction without any number.
    Number(Direction),
    /// A number without its role: is it "to" or "by"?
    Role(f64),
}

impl Understood {
    /// What a person should be asked.
    pub fn asks(&self) -> Vec<Ask> {
        let mut asks = Vec::new();
        if let (Some(change), None) = (self.change, self.baseline)
            && !(change.of == ChangeOf::Units && self.target.is_some())
        {
            asks.push(Ask::Baseline(change));
        }
        let moves = matches!(self.direction, Some(Direction::Up | Direction::Down));
        if moves && !self.has_numbers() {
            let unplaced = self.spans.iter().find_map(|span| match span.part {
                Part::Unplaced(value) => Some(value),
                _ => None,
            });
            asks.extend(match (unplaced, self.direction) {
                (Some(value), _) => Some(Ask::Role(value)),
                (None, Some(direction)) => Some(Ask::Number(direction)),
                (None, None) => None,
            });
        }
        asks
    }

    /// Whether the sentence says how much.
    pub fn has_numbers(&self) -> bool {
        self.baseline.is_some()
            || self.target.is_some()
            || self.band.is_some()
            || self.change.is_some()
    }

    /// Whether a number is counted in the goal's unit. Shares and multiples of the baseline are not.
    fn counts_in_its_unit(&self) -> bool {
        self.baseline.is_some()
            || self.target.is_some()
            || self.band.is_some()
            || self.actual.is_some()
            || self
                .change
                .is_some_and(|change| change.of == ChangeOf::Units)
    }

    /// The same without the places of the words: two texts that say the same are equal in this.
    pub fn without_places(mut self) -> Self {
        self.spans.clear();
        self
    }

    /// Prints what was understood so that reading it again gives the same: the title, and in square brackets what was taken out of it.
    ///
    /// `Increase trial conversion [from 2 % to 5 %; due 2027-06-30; owner Jo]`
    pub fn to_text(&self, context: &Context) -> String {
        canonical::print(self, context)
    }
}

/// What a verb asks for, in any of its forms.
pub(super) fn base_doing(lexicon: &'static Lexicon, word: &str) -> Option<Doing> {
    verb::lemma(lexicon, word)
}

/// Whether a verb, in any of its forms, has a sense.
pub(super) fn base_sense(lexicon: &'static Lexicon, word: &str, sense: Sense) -> bool {
    verb::base(lexicon, word, |found| (found == sense).then_some(())).is_some()
}

/// Reads a sentence. Any text can be read; what is not understood stays in the title.
pub fn read(text: &str, context: &Context) -> Understood {
    if let Some(understood) = canonical::read(text, context) {
        return understood;
    }
    let mut work = Work::new(text, context);
    work.furniture();
    work.leading_deadline();
    work.verb();
    work.dated_values();
    work.deadline();
    work.figures();
    work.finish()
}

/// Reads a sentence whose numbers stand in the cells behind it: those in its words are part of a name.
pub(super) fn read_named(text: &str, context: &Context) -> Understood {
    let mut work = Work::new(text, context);
    work.furniture();
    work.verb();
    work.title_facts();
    work.finish()
}
