//! What a person types into a row, kept as typed until it is recorded.

use crate::desk::{Desk, use_desk};
use crate::domain::{CheckIn, Command, Date, Deed, Id, Reading, Record};
use crate::recording::{self, BLOCKERS, Hand, Place, Subject, Trouble, Typed};
use leptos::prelude::*;

/// The raw text of one row, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Entry {
    desk: Desk,
    subject: StoredValue<Subject>,
    /// The value.
    pub value: RwSignal<String>,
    /// Confidence 0-10.
    pub confidence: RwSignal<String>,
    /// The day, as `2026-11-14`; empty for the proposed one.
    pub date: RwSignal<String>,
    /// The hour 0-23 of hourly goals; empty for this one.
    pub hour: RwSignal<String>,
    /// Free text.
    pub note: RwSignal<String>,
    /// The key of the blocker; empty for none.
    pub blocker: RwSignal<String>,
    /// What will be done about it.
    pub next_step: RwSignal<String>,
    /// The steps that are ticked; none until a person touched them.
    pub steps: RwSignal<Option<Vec<Id>>>,
    /// What is wrong.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Whether the fields beyond the value are shown.
    pub open: RwSignal<bool>,
    /// The reading or check-in that is being corrected; none while a new one is typed.
    pub correcting: RwSignal<Option<Record>>,
}

impl Entry {
    /// An empty row.
    pub fn new(subject: Subject) -> Self {
        Self {
            desk: use_desk(),
            subject: StoredValue::new(subject),
            value: RwSignal::default(),
            confidence: RwSignal::default(),
            date: RwSignal::default(),
            hour: RwSignal::default(),
            note: RwSignal::default(),
            blocker: RwSignal::default(),
            next_step: RwSignal::default(),
            steps: RwSignal::new(None),
            trouble: RwSignal::new(None),
            open: RwSignal::new(false),
            correcting: RwSignal::new(None),
        }
    }

    /// Whether the last number is being corrected.
    pub fn is_correcting(self) -> bool {
        self.correcting.with(Option::is_some)
    }

    /// Puts the last reading or check-in into the fields, to be corrected. Says so where there is none.
    pub fn correct_last(self) -> bool {
        let last = self.subject.with_value(|subject| {
            self.desk
                .peek(|workspace| recording::last(workspace, subject))
        });
        match &last {
            Some(Record::CheckIn(check_in)) => self.fill(check_in),
            Some(Record::Reading(reading)) => {
                let figures = self
                    .desk
                    .settings
                    .with_untracked(crate::settings::Settings::figures);
                self.value.set(figures.number(reading.value, None));
                self.date.set(reading.date.to_string());
                self.hour.set(written(reading.hour));
                self.note.set(reading.note.clone());
            }
            _ => {
                self.desk
                    .say("Nothing was recorded yet that could be corrected.");
                return false;
            }
        }
        self.trouble.set(None);
        self.correcting.set(last);
        self.open.set(true);
        true
    }

    /// Closes the fields beyond the value. What was being corrected stays as it is.
    pub fn close(self) {
        if self.correcting.with_untracked(Option::is_some) {
            self.clear();
        }
        self.open.set(false);
    }

    /// What is wrong with one field, as a sentence.
    pub fn problem(self, place: Place) -> Option<String> {
        self.trouble.with(|trouble| {
            trouble
                .as_ref()
                .filter(|trouble| trouble.place() == place)
                .map(ToString::to_string)
        })
    }

    /// What is wrong, wherever it is.
    pub fn any_problem(self) -> Option<String> {
        self.trouble
            .with(|trouble| trouble.as_ref().map(ToString::to_string))
    }

    /// Whether the confidence that is typed is low.
    pub fn is_low(self) -> bool {
        self.confidence.with(|text| {
            matches!(recording::confidence(text), Ok(Some(sure)) if sure < crate::insight::LOW_CONFIDENCE)
        })
    }

    /// Whether a low confidence asks for a blocker and a next step, and neither is given.
    pub fn asks_for_blocker(self) -> bool {
        self.is_low()
            && self.blocker.with(String::is_empty)
            && self.next_step.with(|text| text.trim().is_empty())
    }

    /// Records what is typed, proposing `day`. The text stays where something is wrong, and goes where all is well.
    pub fn record(self, day: Date, done: Option<bool>) -> bool {
        if let Some(original) = self.correcting.get_untracked() {
            let is_corrected = match &original {
                Record::CheckIn(original) => {
                    // Of one that is done or not, the answer stays where none is given.
                    let done = done.or(original.value.map(|value| value >= 1.0));
                    self.correct(original, done, true)
                }
                Record::Reading(original) => self.correct_reading(original),
                _ => false,
            };
            if is_corrected {
                self.clear();
            }
            return is_corrected;
        }
        let Some(records) = self.made(day, done) else {
            return false;
        };
        let desk = self.desk;
        let said = self.subject.with_value(|subject| {
            desk.peek(|workspace| {
                workspace
                    .find(subject.id())
                    .map(|record| record.name().to_owned())
                    .unwrap_or_default()
            })
        });
        let command = Command::Save {
            deed: Deed::Recorded,
            records,
        };
        if !desk.run_and_say(command, format!("Recorded: {said}")) {
            return false;
        }
        self.clear();
        true
    }

    /// Shows a check-in that is to be corrected.
    pub fn fill(self, check_in: &CheckIn) {
        let figures = self
            .desk
            .settings
            .with_untracked(crate::settings::Settings::figures);
        let number = check_in.value.map(|value| figures.number(value, None));
        self.value.set(number.unwrap_or_default());
        self.confidence.set(written(check_in.confidence));
        self.date.set(check_in.date.to_string());
        self.hour.set(written(check_in.hour));
        self.note.set(check_in.note.clone());
        let blocker = BLOCKERS
            .into_iter()
            .find(|(blocker, _, _)| check_in.blocker == Some(*blocker));
        self.blocker.set(
            blocker
                .map(|(_, key, _)| key.to_owned())
                .unwrap_or_default(),
        );
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
        self.desk.run_and_say(
            Command::save(corrected.collect()),
            "The check-in is corrected.",
        )
    }

    /// Puts what is typed in the place of a reading.
    fn correct_reading(self, original: &Reading) -> bool {
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
            let command = Command::save(vec![record]);
            self.desk.run_and_say(command, "The reading is corrected.")
        })
    }

    /// The records that are typed; says what is wrong where there are none.
    fn made(self, day: Date, done: Option<bool>) -> Option<Vec<Record>> {
        let desk = self.desk;
        let typed = Typed {
            value: self.value.get_untracked(),
            confidence: self.confidence.get_untracked(),
            date: self.date.get_untracked(),
            hour: self.hour.get_untracked(),
            note: self.note.get_untracked(),
            blocker: self.blocker.with_untracked(|key| {
                BLOCKERS
                    .into_iter()
                    .find(|(_, word, _)| word == key)
                    .map(|(blocker, _, _)| blocker)
            }),
            next_step: self.next_step.get_untracked(),
            steps: self.steps.get_untracked(),
            done,
        };
        let hand = Hand {
            figures: desk
                .settings
                .with_untracked(crate::settings::Settings::figures),
            author: desk
                .settings
                .with_untracked(|settings| settings.name.clone()),
            now: desk.moment(),
            day,
        };
        let subject = self.subject.get_value();
        let made = desk.peek(|workspace| {
            recording::records(workspace, &subject, &typed, &hand, || desk.new_id())
        });
        match made {
            Ok(records) => {
                self.trouble.set(None);
                Some(records)
            }
            Err(trouble) => {
                desk.say(trouble.to_string());
                self.trouble.set(Some(trouble));
                None
            }
        }
    }

    /// Whether no hour is typed: what is corrected then stands for its whole day.
    fn is_whole_day(self) -> bool {
        self.hour.with_untracked(|text| text.trim().is_empty())
    }

    fn clear(self) {
        for text in [
            self.value,
            self.confidence,
            self.date,
            self.hour,
            self.note,
            self.blocker,
            self.next_step,
        ] {
            text.set(String::new());
        }
        self.steps.set(None);
        self.trouble.set(None);
        self.open.set(false);
        self.correcting.set(None);
    }
}

/// A small number as it is typed; nothing where there is none.
fn written(number: Option<u8>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
