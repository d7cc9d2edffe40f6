//! Why a line was sorted as it was.

use super::Verdict;
use crate::phrase::lexicon::LineMark;
use std::fmt;

/// Why a line was sorted as it was: the words, and what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The words that decided; may be empty where the place in the list did.
    pub words: String,
    /// What they say.
    pub point: Point,
}

/// What some words say about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// It names itself.
    Named(LineMark),
    /// The heading above names it.
    Heading(LineMark),
    /// Other lines stand under it.
    HasParts(usize),
    /// It stands under an objective.
    UnderObjective,
    /// It stands under a key result.
    UnderKeyResult,
    /// A change that is measured.
    Change,
    /// A number to arrive at.
    Aim,
    /// Says what will be done or not by a day.
    Done,
    /// A level to hold.
    Level,
    /// It has an end.
    Ends,
    /// It has no end.
    NoEnd,
    /// So much in every period.
    Rate,
    /// It names a metric.
    Metric,
    /// Something stays as it is, or is watched.
    Standing,
    /// A direction without a number.
    Direction,
    /// A quality.
    Quality,
    /// How it should be.
    State,
    /// What it is good for.
    Effect,
    /// A thing that will be there.
    Output,
    /// Work to do.
    Work,
    /// How many are to be made or done.
    Count,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.words.is_empty() {
            write!(f, "“{}” ", self.words)?;
        }
        match self.point {
            Point::Named(_) => write!(f, "says what the line is"),
            Point::Heading(mark) => write!(
                f,
                "stands under the heading of a list of each {}",
                Verdict::from(mark).noun()
            ),
            Point::HasParts(1) => write!(f, "has a line under it"),
            Point::HasParts(count) => write!(f, "has {count} lines under it"),
            Point::UnderObjective => write!(f, "stands under an objective"),
            Point::UnderKeyResult => write!(f, "stands under a key result"),
            Point::Change => write!(f, "is a measured change"),
            Point::Aim => write!(f, "is a number to arrive at"),
            Point::Done => write!(f, "will be done or not"),
            Point::Level => write!(f, "is a level to hold"),
            Point::Ends => write!(f, "is an end"),
            Point::NoEnd => write!(f, "has no end"),
            Point::Rate => write!(f, "comes round again and again"),
            Point::Metric => write!(f, "names a metric"),
            Point::Standing => write!(f, "keeps or watches something"),
            Point::Direction => write!(f, "is a direction without a number"),
            Point::Quality => write!(f, "is a quality, not a number"),
            Point::State => write!(f, "describes how it should be"),
            Point::Effect => write!(f, "says what it is good for"),
            Point::Output => write!(f, "makes a thing"),
            Point::Work => write!(f, "is work to do"),
            Point::Count => write!(f, "counts what is made or done"),
        }
    }
}
