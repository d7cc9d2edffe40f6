//! A file of rows, whatever it is, read in steps.

use super::bytes::decode;
use super::sheet::Input;
use super::table::TableReading;
use super::workbook::{self, Workbook, is_workbook};

/// How many bytes of a text are read in a step.
const STEP: usize = 100_000;

/// A file that is being read.
#[derive(Debug)]
pub enum Opening {
    /// A workbook.
    Workbook(Box<workbook::WorkbookReading>),
    /// Rows of text.
    Text(TableReading),
    /// What another tool exports as JSON, read at once.
    Json(String),
}

/// Rows from a file, with the workbook they are a sheet of.
#[derive(Debug)]
pub struct Opened {
    /// The rows.
    pub input: Input,
    /// The workbook, to choose another sheet of.
    pub book: Option<Workbook>,
}

impl Opening {
    /// Starts to read a file.
    ///
    /// # Errors
    /// Why it cannot be read, as a sentence.
    pub fn new(bytes: Vec<u8>) -> Result<Self, String> {
        if !is_workbook(&bytes) {
            return Ok(Self::text(decode(&bytes)));
        }
        match workbook::WorkbookReading::new(bytes) {
            Ok(reading) => Ok(Self::Workbook(Box::new(reading))),
            Err(why) => Err(why.to_string()),
        }
    }

    /// Starts to read a text.
    pub fn text(text: String) -> Self {
        if Input::is_json(&text) {
            Self::Json(text)
        } else {
            Self::Text(TableReading::new(text))
        }
    }

    /// Reads a piece more. False once all is read.
    ///
    /// # Errors
    /// Why it cannot be read, as a sentence.
    pub fn step(&mut self) -> Result<bool, String> {
        match self {
            Self::Workbook(reading) => reading.step().map_err(|why| why.to_string()),
            Self::Text(reading) => Ok(reading.step(STEP)),
            Self::Json(_) => Ok(false),
        }
    }

    /// How far it is, from 0 to 1.
    pub fn share(&self) -> f64 {
        match self {
            Self::Workbook(reading) => reading.share(),
            Self::Text(reading) => reading.share(),
            Self::Json(_) => 0.0,
        }
    }

    /// What was read.
    pub fn done(self) -> Opened {
        match self {
            Self::Workbook(reading) => {
                let mut book = reading.done();
                Opened {
                    input: Input::Rows(std::mem::take(&mut book.table)),
                    book: Some(book),
                }
            }
            Self::Text(reading) => Opened {
                input: Input::Rows(reading.done()),
                book: None,
            },
            Self::Json(text) => Opened {
                input: Input::from_text(&text),
                book: None,
            },
        }
    }
}
