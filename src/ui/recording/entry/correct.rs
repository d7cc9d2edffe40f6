//! What was recorded, in the fields of a row to be corrected. A number is held with every digit it has.

use super::{RowEntry, key_of, written};
use crate::domain::{CheckIn, Command, Deed, Reading, Record};
use crate::phrase::write_value;
use crate::recording;
use leptos::prelude::*;

impl RowEntry {
    /// Puts the last reading or check-in into the fields, to be corrected. Says so where there is none.
    pub fn correct_last(self) -> bool {
        let last = self.subject.with_value(|subject| {
            self.desk
                .peek(|workspace| recording::last(workspace, subject))
        });
        let Some(record) = &last else {
            self.desk.say("Nothing to correct yet.");
            return false;
        };
        self.put(record);
        self.trouble.set(None);
        self.correcting.set(last);
        self.open.set(true);
        true
    }

    /// Puts this reading or check-in into the fields, to be corrected.
    pub fn correct_this(self, record: Record) {
        self.put(&record);
        self.correcting.set(Some(record));
    }

    pub(super) fn put(self, record: &Record) {
        match record {
            Record::CheckIn(check_in) => self.fill(check_in),
            Record::Reading(reading) => {
                self.fill_value(Some(reading.value));
                self.date.set(reading.date.to_string());
                self.hour.set(written(reading.hour));
                self.note.set(reading.note.clone());
            }
            _ => {}
        }
    }

    /// Shows a value to be corrected, with every digit it has. Left as it is, it stays bit by bit.
    fn fill_value(self, value: Option<f64>) {
        let numbers = self.figures().numbers;
        let text = value
            .map(|value| write_value(value, numbers, &self.unit()))
            .unwrap_or_default();
        self.value.set(text.clone());
        self.stands_for.set((text, value));
    }

    /// Whether what is being corrected is typed otherwise than it is recorded.
    pub(super) fn is_changed(self) -> bool {
        self.correcting.with(|original| match original {
            Some(Record::Reading(it)) => {
                self.stands_for
                    .with(|(text, _)| self.value.with(|value| value != text))
                    || self.note.with(|note| note.trim() != it.note)
                    || self.date.with(|date| *date != it.date.to_string())
                    || self.hour.with(|hour| *hour != written(it.hour))
            }
            Some(Record::CheckIn(it)) => {
                self.stands_for
                    .with(|(text, _)| self.value.with(|value| value != text))
                    || self.note.with(|note| note.trim() != it.note)
                    || self.next_step.with(|text| text.trim() != it.next_step)
                    || self.date.with(|date| *date != it.date.to_string())
                    || self.confidence.with(|text| *text != written(it.confidence))
                    || self.blocker.with(|key| *key != key_of(it.blocker))
                    || self.ticked.get()
            }
            _ => false,
        })
    }

    /// Shows a check-in that is to be corrected.
    pub fn fill(self, check_in: &CheckIn) {
        self.fill_value(check_in.value);
        self.confidence.set(written(check_in.confidence));
        self.date.set(check_in.date.to_string());
        self.hour.set(written(check_in.hour));
        self.note.set(check_in.note.clone());
        self.blocker.set(key_of(check_in.blocker));
        self.next_step.set(check_in.next_step.clone());
        self.steps.set(check_in.steps_done.clone());
    }

    /// Puts what is typed in the place of a check-in. Who made it and when stays, and its value where that is not typed here
    /// because a KPI's readings count instead.
    pub fn correct(self, original: &CheckIn, done: Option<bool>, has_value: bool) -> bool {
        if !has_value {
            self.value.set(String::new());
        }
        let Some(records) = self.made(original.date, done) else {
            return false;
        };
        let is_whole_day = self.is_whole_day();
        let corrected = records.into_iter().map(|record| match record {
            Record::CheckIn(check_in) => Record::from(CheckIn {
                id: original.id.clone(),
                author: original.author.clone(),
                entered: original.entered,
                hour: check_in.hour.filter(|_| !is_whole_day),
                value: if has_value {
                    check_in.value
                } else {
                    original.value
                },
                ..check_in
            }),
            other => other,
        });
        // What somebody else corrected meanwhile stays, or is kept beside it.
        let command = Command::Rewrite {
            deed: Deed::Saved,
            base: vec![original.clone().into()],
            records: corrected.collect(),
            gone: Vec::new(),
        };
        self.desk.run_and_say(command, "Check-in corrected.")
    }

    /// Puts what is typed in the place of a reading.
    pub(super) fn correct_reading(self, original: &Reading) -> bool {
        let Some(records) = self.made(original.date, None) else {
            return false;
        };
        let corrected = records.into_iter().find_map(|record| match record {
            Record::Reading(reading) => Some(Record::from(Reading {
                date: reading.date,
                value: reading.value,
                note: self.note.get_untracked().trim().to_owned(),
                hour: reading.hour.filter(|_| !self.is_whole_day()),
                ..original.clone()
            })),
            _ => None,
        });
        corrected.is_some_and(|record| {
            let command = Command::revise(original.clone(), record);
            self.desk.run_and_say(command, "Reading corrected.")
        })
    }
}
