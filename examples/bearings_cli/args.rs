//! File names and options of a subcommand.

// Each test includes this module for itself and uses the part it needs.
#![allow(dead_code)]

use bearings::domain::Date;

/// What stood behind a subcommand: file names, and options as `--name value` or `--name=value`.
#[derive(Debug, Default)]
pub struct Args {
    files: Vec<String>,
    options: Vec<(String, String)>,
}

impl Args {
    /// Sorts words into file names and options.
    ///
    /// # Errors
    /// An option without its value.
    pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut args = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.strip_prefix("--") {
                None => args.files.push(word),
                Some(option) => {
                    let (name, value) = match option.split_once('=') {
                        Some((name, value)) => (name.to_owned(), value.to_owned()),
                        None => {
                            let value = words.next();
                            let value = value.ok_or(format!("--{option} needs a value."))?;
                            (option.to_owned(), value)
                        }
                    };
                    args.options.push((name, value));
                }
            }
        }
        Ok(args)
    }

    /// The one file name.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub fn file(&self) -> Result<&str, String> {
        match self.files.as_slice() {
            [file] => Ok(file),
            _ => Err("Name one file.".to_owned()),
        }
    }

    /// All file names in order.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// All values of an option.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.options
            .iter()
            .filter(move |(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    /// The last value of an option.
    pub fn option<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name).last()
    }

    /// An option that is a number.
    ///
    /// # Errors
    /// It is not a finite number.
    pub fn number(&self, name: &str) -> Result<Option<f64>, String> {
        self.option(name)
            .map(|text| {
                finite(text).ok_or(format!(
                    "--{name} {text} is not a number. Write it like 12.5."
                ))
            })
            .transpose()
    }

    /// An option that is a day.
    ///
    /// # Errors
    /// It is not a date.
    pub fn day(&self, name: &str) -> Result<Option<Date>, String> {
        self.option(name)
            .map(|text| {
                text.parse().map_err(|_| {
                    format!("--{name} {text} is not a date. Write it like 2026-11-14.")
                })
            })
            .transpose()
    }
}

/// A finite number from a text.
pub fn finite(text: &str) -> Option<f64> {
    text.trim()
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
}
