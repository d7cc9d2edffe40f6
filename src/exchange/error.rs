//! Why a file is not taken in: one variant for each stage, each with a sentence that says what, where, and what to do.

use crate::domain::{Refusal, quotable};
use crate::replica::KindWord;
use std::fmt;

/// Most bytes of a file: 32 MB. A large workspace takes about 7 MB.
pub const LARGEST: u64 = 32_000_000;

/// How deep a file may nest. Ours nests seven levels.
pub const DEEPEST: usize = 64;

/// Where something stands in a text, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSpot {
    /// The line.
    pub line: usize,
    /// The column, in bytes.
    pub column: usize,
}

/// Why a file is not taken in. Nothing has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportError {
    /// The file is larger than we read.
    TooLarge {
        /// Its size in bytes.
        size: u64,
    },
    /// Nothing is in it.
    Empty,
    /// Its bytes are not a text.
    NotText {
        /// The first byte that cannot be read, from 1.
        at: usize,
    },
    /// It is a text, but in UTF-16.
    Utf16,
    /// It nests deeper than we read.
    TooDeep {
        /// The line where that happens.
        line: usize,
    },
    /// It holds NaN or Infinity.
    NotANumber {
        /// Where.
        at: TextSpot,
        /// The word found.
        word: String,
    },
    /// It holds a number too large for a computer's arithmetic.
    NumberTooLarge {
        /// Where.
        at: TextSpot,
    },
    /// It is not JSON.
    NotJson {
        /// Where reading stopped.
        at: TextSpot,
    },
    /// It ends in the middle.
    Truncated {
        /// The last line.
        line: usize,
    },
    /// It is somebody else's JSON.
    Foreign {
        /// What we saw instead, in words.
        saw: String,
    },
    /// A newer version of the app wrote it.
    Newer {
        /// The version it says.
        found: u64,
        /// The newest we read.
        known: u64,
    },
    /// A part of the frame around the records is wrong.
    Header {
        /// The key.
        field: &'static str,
        /// What was expected.
        expected: &'static str,
    },
    /// An entry of `records` is not a record.
    NotARecord {
        /// Which entry.
        place: Box<FilePlace>,
    },
    /// A record lacks a field it cannot be without.
    Missing {
        /// The record.
        place: Box<FilePlace>,
        /// The field.
        field: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A field has the wrong type.
    WrongType {
        /// The record.
        place: Box<FilePlace>,
        /// The field.
        field: String,
        /// What was expected.
        expected: &'static str,
        /// What was found; empty where it could not be told.
        found: String,
    },
    /// A value is out of range.
    Refused {
        /// The record.
        place: Box<FilePlace>,
        /// What is wrong with it.
        refusal: Refusal,
    },
    /// It has more records than we read.
    TooMany {
        /// How many.
        found: usize,
        /// How many we read.
        most: usize,
    },
    /// A record has more fields or longer lists than any of ours.
    Overfull {
        /// The record.
        place: Box<FilePlace>,
        /// What there is too much of, in words.
        what: String,
    },
    /// A text holds a character that has no place in a text.
    Control {
        /// The record.
        place: Box<FilePlace>,
        /// The field.
        field: String,
        /// The character's number in Unicode.
        code: u32,
    },
    /// A recovery file in which no record can be read.
    NothingRescued {
        /// How many of its parts are damaged.
        damaged: usize,
    },
    /// Two records have the same kind and id.
    Duplicate {
        /// The second one.
        place: Box<FilePlace>,
    },
}

/// Which record of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilePlace {
    /// Its kind as written; empty if it has none.
    pub kind: String,
    /// Its id; empty if it has none.
    pub id: String,
    /// Its place in the list, from 1.
    pub number: usize,
    /// The line it begins on, if that could be told.
    pub line: Option<usize>,
}

impl fmt::Display for FilePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind.as_str(), self.id.as_str()) {
            ("", "") => write!(f, "record number {}", self.number)?,
            ("", id) => write!(f, "the record “{id}”")?,
            (kind, "") => {
                let kind = KindWord::from_text(kind);
                write!(f, "record number {} ({kind})", self.number)?;
            }
            (kind, id) => write!(f, "the {} “{id}”", KindWord::from_text(kind))?,
        }
        match self.line {
            Some(line) => write!(f, " on line {line}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Words of the file stand in it.
        let mut said = String::new();
        self.tell(&mut said)?;
        f.write_str(&quotable(&said))
    }
}

impl ImportError {
    fn tell(&self, f: &mut impl fmt::Write) -> fmt::Result {
        match self {
            Self::TooLarge { size } => write!(
                f,
                "This file is {} MB; the limit is {} MB. Export fewer goals, or export without remarks, and try again.",
                size.div_ceil(1_000_000),
                LARGEST / 1_000_000
            ),
            Self::Empty => f.write_str("This file is empty. Choose another file, or export it again."),
            Self::NotText { at } => write!(
                f,
                "This is not a text file: byte {at} is not UTF-8. Choose the exported .json file."
            ),
            Self::Utf16 => f.write_str(
                "This file is saved as UTF-16. Open it in an editor, save it as UTF-8, and try again.",
            ),
            Self::TooDeep { line } => write!(
                f,
                "This file nests more than {DEEPEST} levels deep on line {line}, which no export does. Ask for the file again."
            ),
            Self::NotANumber { at, word } => write!(
                f,
                "Line {}, column {} says {word}, which is not a number. Write a number there, or remove the field.",
                at.line, at.column
            ),
            Self::NumberTooLarge { at } => write!(
                f,
                "The number on line {}, column {} is too large. Write a number between −1e15 and 1e15 there.",
                at.line, at.column
            ),
            Self::NotJson { at } => write!(
                f,
                "This is not JSON: line {}, column {} cannot be read. If you edited the file, look there for a missing comma or quotation mark.",
                at.line, at.column
            ),
            Self::Truncated { line } => write!(
                f,
                "This file is incomplete: it ends after line {line}. It was cut off when it was saved or sent. Ask for it again."
            ),
            Self::Foreign { saw } => write!(
                f,
                "This JSON file is not from Bearings: it is {saw}. Choose a file exported from Bearings."
            ),
            Self::Newer { found, known } => write!(
                f,
                "A newer version of Bearings wrote this file (format {found}; this page reads up to {known}). Reload the page to get the newer version, and try again."
            ),
            Self::Header { field, expected } => write!(
                f,
                "The file's “{field}” should be {expected}. Ask for the file again, or fix it in an editor."
            ),
            Self::NotARecord { place } => write!(
                f,
                "In the list of records, {place} should be an object in braces. Fix it or remove it."
            ),
            Self::Missing {
                place,
                field,
                expected,
            } => write!(
                f,
                "The field “{field}” of {place} is missing. Write {expected} there."
            ),
            Self::WrongType {
                place,
                field,
                expected,
                found,
            } => {
                write!(f, "The field “{field}” of {place} should be {expected}")?;
                if !found.is_empty() {
                    write!(f, ", and is {found}")?;
                }
                f.write_str(". Correct it in the file and try again.")
            }
            Self::Refused { place, refusal } => {
                write!(f, "A value in {place} cannot be used. {refusal}")
            }
            Self::TooMany { found, most } => write!(
                f,
                "This file has {found} records; the limit is {most}. Export fewer goals and try again."
            ),
            Self::Overfull { place, what } => write!(
                f,
                "There is too much in {place}: {what}. Remove some of it and try again."
            ),
            Self::Control { place, field, code } => write!(
                f,
                "The field “{field}” of {place} has a control character (U+{code:04X}) in it. Remove it and try again."
            ),
            Self::NothingRescued { damaged: 0 } => {
                f.write_str("This recovery file has no goals in it. Choose another one.")
            }
            Self::NothingRescued { damaged } => write!(
                f,
                "None of the goals in this recovery file can be read: {damaged} of its parts are damaged. Keep the file, and ask someone who knows JSON to look at it."
            ),
            Self::Duplicate { place } => write!(
                f,
                "Two records have the same kind and id: {place} is the second. Give it a different id, or remove it."
            ),
        }
    }
}
