//! The words a reader knows, as a table. Another language is another [`Lexicon`], not another parser.

mod english;
mod index;

pub use english::ENGLISH;
pub use index::Index;
pub(crate) use index::Phrase;

use crate::domain::Cadence;
use crate::domain::letters::is_alphanumeric;
use std::sync::OnceLock;

/// A table of words: each row has a sense and the words that have it, apart by spaces.
pub type Words = &'static [(Sense, &'static str)];

/// The words of one language.
///
/// Words stand in lower case, apart by spaces; a row may repeat a sense. Phrases of several words stand apart by `|`.
#[derive(Debug)]
pub struct Lexicon {
    /// What single words mean, in tables. A word may stand in several rows; the first row counts first.
    pub words: &'static [Words],
    /// What the words in front of a number make of it, longest first where one ends in another.
    pub before: &'static [(Cue, &'static str)],
    /// What the words behind a number make of it.
    pub behind: &'static [(Cue, &'static str)],
    /// Phrases that mean what a verb means: "roll out".
    pub phrases: &'static [(Sense, &'static str)],
    /// What the heads of columns and the words in front of a colon name.
    pub labels: &'static [(Label, &'static str)],
    /// The index over the tables, made when first used; start with an empty one.
    pub index: OnceLock<Index>,
}

/// A length of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stretch {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
}

/// A place in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its first day.
    Start,
    /// Its middle day.
    Middle,
    /// Its last day.
    End,
}

/// What a verb asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// More of something: increase.
    Raise,
    /// Less of something: reduce.
    Lower,
    /// A better figure, whichever way that is: improve.
    Better,
    /// The same as now, or within a limit: keep.
    Hold,
    /// A figure to arrive at: achieve.
    Reach,
    /// Twice as much, and so on; the factor: double.
    Times(Multiple),
    /// A thing that will be there afterwards: launch.
    Output,
    /// Work as such: interview.
    Activity,
    /// A state worth wanting: become.
    Aim,
    /// To look at a number: track.
    Watch,
}

/// The factors that have a word of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiple {
    /// Half as much.
    Half,
    /// Twice as much.
    Two,
    /// Three times as much.
    Three,
    /// Four times as much.
    Four,
}

impl Multiple {
    /// As a number.
    pub fn factor(self) -> f64 {
        match self {
            Self::Half => 0.5,
            Self::Two => 2.0,
            Self::Three => 3.0,
            Self::Four => 4.0,
        }
    }
}

/// What one word means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    /// A month, 1-12.
    Month(u32),
    /// A day of the week, 0 = Monday.
    Weekday(u32),
    /// A number in a word.
    Count(u32),
    /// A place in an order, 1 = first.
    Ordinal(u32),
    /// A factor behind a number: a power of ten.
    Scale(i32),
    /// A length of time.
    Time(Stretch),
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// A currency, by its ISO 4217 code.
    Money(&'static str),
    /// Another unit, by the word it is kept as.
    Custom(&'static str),
    /// A word between a number and its days: 5 working days.
    Workday,
    /// The star of a rating.
    Star,
    /// How often.
    Often(Cadence),
    /// A day, counted from today.
    Day(i64),
    /// A day of the year with a name: month and day; month 0 is Easter Sunday.
    Holiday(u32, u32),
    /// A season, by its first month.
    Season(u32),
    /// A place in a period.
    Edge(Edge),
    /// The end of a period, in one word.
    EndOf(Stretch),
    /// The period before (−1), this one (0), the next (1).
    Which(i64),
    /// Ago.
    Ago,
    /// Of, as between an edge and its period.
    Of,
    /// An article or possessive that carries no meaning here.
    Article,
    /// A word that leads into a deadline and includes it: by.
    By,
    /// A word that leads into a period: in.
    In,
    /// A word that leads into a deadline and excludes it: before.
    Before,
    /// A word that leads into a length of time: within.
    Within,
    /// A word that names a rate: per.
    Per,
    /// The letters in front of a fiscal year.
    Fiscal,
    /// What a verb asks for.
    Verb(Doing),
    /// A change as a noun: increase in.
    Change(Doing),
    /// More, as behind "20 %".
    Comparative(Doing),
    /// Joins two bounds: and.
    And,
    /// Joins two figures: to.
    To,
    /// A metric that is better when it falls: churn.
    Falling,
    /// A word that ends most names of metrics: rate.
    Metric,
    /// A verb that sets the most there may be: limit.
    Ceiling,
    /// A verb that also is a noun: report.
    Nounish,
    /// A word in front of the verb that changes nothing: we, will.
    Filler,
    /// A word in front of a number that changes nothing: about.
    About,
    /// A word that makes a number behind it a known quantity and no aim: the 3 regions.
    Definite,
    /// A word whose following number is a name: phase.
    Label,
    /// A word that turns what follows round: not.
    Not,
    /// Who answers for it: owner.
    Owner,
    /// How a line introduces itself.
    Mark(LineMark),
    /// An adjective of a quality without a number: engaging.
    Quality,
    /// A quality that is a noun, and only describes the noun behind it: team.
    QualityNoun,
    /// A verb of day-to-day service, whose figures stand without an end: answer.
    Service,
    /// A verb that strives for something: win.
    Strive,
    /// A verb that may aim high but mostly is plain work: provide.
    Plain,
    /// A noun of work to do: rollout.
    ActionNoun,
    /// A word too wide to say what is meant: quality.
    Vague,
    /// A thing that is made, bought or changed: website.
    Artefact,
    /// A word that says in a heading what the lines under it are: "How we measure success".
    Section(LineMark),
    /// A post that is filled with somebody: nurse.
    Post,
    /// A metric that is more of a quality: satisfaction.
    Soft,
    /// A word that can only end the name of a figure: rate.
    Measure,
    /// A word that makes a line a statement: is.
    Statement,
    /// A word in front of a limit: above.
    Bound,
    /// People whom a goal is for: customers.
    People,
    /// A word for a group of people or a stretch of time, as headings use it: department.
    Group,
    /// A word that leads into what it is for: so that.
    Purpose,
    /// Done, as a score.
    Done,
    /// A word that says what is wrong: too.
    Complaint,
    /// All, or nobody: every.
    Everyone,
    /// A noun that ends like a verb: candidate.
    Noun,
    /// A state that things are counted in: late.
    Condition,
    /// A verb whose object decides what it is: make.
    Make,
    /// A verb that takes people on: recruit.
    Hire,
    /// A word that opens or closes a letter: regards.
    Greeting,
    /// What was done to something: taken.
    Participle,
    /// What people do in a state that is wished for: feel.
    Feeling,
}

/// What a line calls itself: `KR1:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineMark {
    /// `Objective:`, `O1:`
    Objective,
    /// `Key result:`, `KR2:`
    KeyResult,
    /// `KPI:`
    Kpi,
    /// `Initiative:`
    Initiative,
}

/// What a label names: the head of a column, or words in front of a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Goals of one sort.
    Goal(LineMark),
    /// Goals of any sort.
    Title,
    /// Of which sort a goal is.
    Kind,
    /// Who answers for it.
    Owner,
    /// Whose goal it is: a team, a department.
    Team,
    /// Where it starts.
    Baseline,
    /// Where it should end.
    Target,
    /// More than the target, if all goes well.
    Stretch,
    /// The value from which something has to be done.
    Alarm,
    /// The value now.
    Actual,
    /// The value of a stretch of time that the head names: "Q1", "March", "2025".
    Period,
    /// What it is counted in.
    Unit,
    /// The last day it may take.
    Due,
    /// How often it is looked at.
    Cadence,
    /// What is counted, over what.
    Definition,
    /// Where the number comes from.
    Source,
    /// How far it is, and everything else that is about the document and not about the goal.
    Status,
    /// A number that is only a name.
    Number,
    /// Free text.
    Note,
    /// What it is good for.
    Why,
    /// Lines that are about something else than goals.
    Topic,
}

/// What the words around a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Where it starts.
    From,
    /// Where it should end.
    To,
    /// Not less than this.
    AtLeast,
    /// Not more than this.
    AtMost,
    /// The first of two bounds.
    Between,
    /// The size of a change.
    By,
}

impl Lexicon {
    /// The entries of a word. Capitals do not matter.
    pub fn entries(&'static self, word: &str) -> &'static [(&'static str, Sense)] {
        self.index().entries(word)
    }

    /// The entries of a word that is put together of a stem and an ending in small letters: "reduc" and "e".
    pub(crate) fn joined(
        &'static self,
        stem: &str,
        ending: &str,
    ) -> &'static [(&'static str, Sense)] {
        if stem.is_ascii() && ending.is_ascii() {
            self.index().joined(stem, ending)
        } else {
            self.entries(&format!("{stem}{ending}"))
        }
    }

    /// What a word means.
    pub fn senses(&'static self, word: &str) -> impl Iterator<Item = Sense> + use<> {
        self.entries(word).iter().map(|&(_, sense)| sense)
    }

    /// The first sense of a word that the question takes.
    pub fn find<T>(
        &'static self,
        word: &str,
        question: impl FnMut(Sense) -> Option<T>,
    ) -> Option<T> {
        self.senses(word).find_map(question)
    }

    /// Whether a word has this sense.
    pub fn has(&'static self, word: &str, sense: Sense) -> bool {
        self.senses(word).any(|found| found == sense)
    }

    /// The phrases in front of a number that may end in this word.
    pub(crate) fn cues_before(&'static self, last: &str) -> &'static [Phrase<Cue>] {
        self.index()
            .before
            .get(index::tail(last))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The phrases behind a number that may start with this word.
    pub(crate) fn cues_behind(&'static self, first: &str) -> &'static [Phrase<Cue>] {
        self.index()
            .behind
            .get(index::head(first))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The phrases that mean what a verb means and may start with a form of this word.
    pub(crate) fn verb_phrases(&'static self, first: &str) -> &'static [Phrase<Sense>] {
        self.index()
            .phrases
            .get(index::head(first))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// What a label names, whatever its capitals and the signs around it; none for words that are no label.
    pub fn label(&'static self, words: &str) -> Option<Label> {
        let words = words.trim_matches(|letter: char| !is_alphanumeric(letter) && letter != '#');
        if words.is_empty() || words.len() > 40 {
            return None;
        }
        self.index()
            .labels
            .get(index::head(words))?
            .iter()
            .find(|(_, label)| label.eq_ignore_ascii_case(words))
            .map(|&(label, _)| label)
    }

    fn index(&'static self) -> &'static Index {
        self.index.get_or_init(|| Index::new(self))
    }
}
