//! What a person types into a row, kept as typed until it is recorded.

use crate::desk::{Desk, use_desk};
use crate::domain::{Command, Date, Deed, Id};
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
            note: RwSignal::default(),
            blocker: RwSignal::default(),
            next_step: RwSignal::default(),
            steps: RwSignal::new(None),
            trouble: RwSignal::new(None),
            open: RwSignal::new(false),
        }
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

    /// Whether a low confidence asks for a blocker and a next step, and neither is given.
    pub fn asks_for_blocker(self) -> bool {
        let low = self.confidence.with(|text| {
            matches!(recording::confidence(text), Ok(Some(sure)) if sure < crate::insight::LOW_CONFIDENCE)
        });
        low && self.blocker.with(String::is_empty)
            && self.next_step.with(|text| text.trim().is_empty())
    }

    /// Records what is typed, proposing `day`. The text stays where something is wrong, and goes where all is well.
    pub fn record(self, day: Date, done: Option<bool>) -> bool {
        let desk = self.desk;
        let typed = Typed {
            value: self.value.get_untracked(),
            confidence: self.confidence.get_untracked(),
            date: self.date.get_untracked(),
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
        let records = match made {
            Ok(records) => records,
            Err(trouble) => {
                desk.say(trouble.to_string());
                self.trouble.set(Some(trouble));
                return false;
            }
        };
        self.trouble.set(None);
        let said = desk.peek(|workspace| {
            workspace
                .find(subject.id())
                .map(|record| record.name().to_owned())
                .unwrap_or_default()
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

    fn clear(self) {
        for text in [
            self.value,
            self.confidence,
            self.date,
            self.note,
            self.blocker,
            self.next_step,
        ] {
            text.set(String::new());
        }
        self.steps.set(None);
        self.open.set(false);
    }
}
