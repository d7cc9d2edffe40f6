//! What a person types into a row, kept as typed until it is recorded.

mod correct;

use crate::desk::{Desk, use_desk};
use crate::domain::letters::to_lowercase;
use crate::domain::{Change, Command, Date, Deed, Id, Record, Unit};
use crate::figures::Figures;
use crate::models::row_facts;
use crate::plot::reading_said;
use crate::recording::{self, BLOCKERS, RecordTrouble, Recorder, RowPlace, Subject, Typed, Unsent};
use crate::settings::Settings;
use leptos::prelude::*;

/// The raw text of one row, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct RowEntry {
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
    pub trouble: RwSignal<Option<RecordTrouble>>,
    /// Whether the fields beyond the value are shown.
    pub open: RwSignal<bool>,
    /// The reading or check-in that is being corrected; none while a new one is typed.
    pub correcting: RwSignal<Option<Record>>,
    /// Whether the row was left with something typed that is not recorded.
    pub left: RwSignal<bool>,
    /// Whether the reason is asked for why there is nothing new.
    pub nothing_new: RwSignal<bool>,
    /// Whether it was asked with a point, with which a number can begin.
    pub by_point: RwSignal<bool>,
    /// What was recorded last here, to be taken back.
    pub recorded: RwSignal<Option<Change>>,
    /// A text of the value and the value that it stands for: filled in to be corrected, or chosen of two readings.
    stands_for: RwSignal<(String, Option<f64>)>,
    /// A far day that is meant as it is typed.
    far: RwSignal<String>,
    /// Whether a person ticked a step.
    ticked: RwSignal<bool>,
    /// The name that its text is kept by; empty where it is not kept.
    kept_as: StoredValue<String>,
}

impl RowEntry {
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
            left: RwSignal::new(false),
            nothing_new: RwSignal::new(false),
            by_point: RwSignal::new(false),
            recorded: RwSignal::new(None),
            stands_for: RwSignal::default(),
            far: RwSignal::default(),
            ticked: RwSignal::new(false),
            kept_as: StoredValue::default(),
        }
    }

    /// A row whose text is kept on the device until it is recorded, with what was kept before.
    pub fn kept(subject: Subject) -> Self {
        let name = format!("row.{}", subject.id());
        let entry = Self::new(subject);
        let keeping = entry.desk.keeping;
        entry.kept_as.set_value(name.clone());
        let figures = entry.figures();
        let before = keeping
            .draft(&name)
            .and_then(|text| Unsent::read(&text, &figures, &entry.unit()));
        if let Some(unsent) = before {
            entry.restore(unsent);
        }
        Effect::new(move |known: Option<Option<String>>| {
            let unsent = Unsent {
                typed: entry.typed(None),
                of: entry
                    .correcting
                    .with(|record| record.as_ref().map(|record| record.id().clone())),
            };
            let is_as_it_was = unsent.of.is_some() && !entry.is_changed();
            let text = unsent
                .text(entry.figures().numbers)
                .filter(|_| !is_as_it_was);
            match (&text, known) {
                // What was there before the row was drawn is kept already.
                (_, None) => {}
                (text, Some(known)) if *text == known => {}
                (Some(text), _) => keeping.keep_draft(&name, text),
                (None, _) => {
                    keeping.drop_draft(&name);
                    entry.left.set(false);
                }
            }
            text
        });
        entry
    }

    fn restore(self, unsent: Unsent) {
        let original = unsent
            .of
            .as_ref()
            .and_then(|id| self.desk.peek(|workspace| workspace.find(id).cloned()));
        if unsent.of.is_some() {
            let Some(original) = original else { return };
            self.put(&original);
            self.correcting.set(Some(original));
            self.open.set(true);
        }
        let typed = unsent.typed;
        self.value.set(typed.value);
        self.confidence.set(typed.confidence);
        self.date.set(typed.date);
        self.hour.set(typed.hour);
        self.note.set(typed.note);
        self.blocker.set(key_of(typed.blocker));
        self.next_step.set(typed.next_step);
        self.ticked.set(typed.steps.is_some());
        self.steps.set(typed.steps);
        self.left.set(true);
    }

    fn figures(self) -> Figures {
        self.desk.settings.with_untracked(Settings::figures)
    }

    /// Whether it is a key result's.
    pub fn is_okr(self) -> bool {
        self.subject
            .with_value(|subject| matches!(subject, Subject::KeyResult(_)))
    }

    /// The unit of its values.
    pub fn unit(self) -> Unit {
        self.subject
            .with_value(|subject| {
                self.desk.peek(|workspace| match subject {
                    Subject::Kpi(id) => workspace.kpi(id).map(|kpi| kpi.unit.clone()),
                    Subject::KeyResult(id) => workspace.key_result(id).map(|it| it.unit.clone()),
                })
            })
            .unwrap_or_default()
    }

    /// Whether the last number is being corrected.
    pub fn is_correcting(self) -> bool {
        self.correcting.with(Option::is_some)
    }

    /// Takes the value to be this one of two readings.
    pub fn choose(self, value: f64) {
        self.stands_for
            .set((self.value.get_untracked(), Some(value)));
    }

    /// Takes a day in a year far from now as it is typed.
    pub fn take_far_day(self) {
        self.far.set(self.date.get_untracked());
    }

    /// Whether anything is typed that is not recorded; followed.
    pub fn has_typed(self) -> bool {
        let is_typed = !Unsent {
            typed: self.typed(None),
            of: None,
        }
        .is_empty();
        if self.correcting.with(Option::is_some) {
            self.is_changed()
        } else {
            is_typed
        }
    }

    /// What happens when the person goes on elsewhere without Enter: a value that can be read in one way is recorded, with the ordinary
    /// undo. Anything else stays in the row, which says that it is not recorded.
    pub fn leave(self, day: Date) {
        if self.value.try_with_untracked(String::is_empty).is_none()
            || self.left.get_untracked() && self.trouble.with_untracked(Option::is_some)
            || !untrack(|| self.has_typed())
        {
            return;
        }
        let has_value = self.value.with_untracked(|text| !text.trim().is_empty());
        let is_sure = !untrack(|| self.asks_for_blocker());
        if has_value && is_sure && self.record(day, None) {
            return;
        }
        self.left.set(true);
    }

    /// What the row says about what is typed: what is wrong, or that it is not recorded yet; followed.
    pub fn message(self) -> Option<String> {
        let problem = self.any_problem();
        match (problem, self.left.get()) {
            (Some(problem), true) => Some(format!("Not recorded yet. {problem}")),
            (None, true) if self.asks_for_blocker() => {
                Some("Not recorded yet. Confidence is low: say what is in the way.".to_owned())
            }
            (None, true) => Some("Not recorded yet.".to_owned()),
            (problem, false) => problem,
        }
    }

    /// The two readings of the value, the likelier first, while one has to be chosen; followed.
    pub fn readings(self) -> Option<(f64, f64)> {
        self.trouble.with(|trouble| match trouble {
            Some(RecordTrouble::Which(one, other)) => Some((*one, *other)),
            _ => None,
        })
    }

    /// A far day and the day that was probably meant, while one has to be chosen; followed.
    pub fn far_day(self) -> Option<(Date, Option<Date>)> {
        self.trouble.with(|trouble| match trouble {
            Some(RecordTrouble::Far(day, meant)) => Some((*day, *meant)),
            _ => None,
        })
    }

    /// Closes the fields beyond the value. What was being corrected stays as it is.
    pub fn close(self) {
        if self.correcting.with_untracked(Option::is_some) {
            self.clear();
        }
        self.open.set(false);
    }

    /// What is wrong with one field, as a sentence.
    pub fn problem(self, place: RowPlace) -> Option<String> {
        self.trouble.with(|trouble| {
            trouble
                .as_ref()
                .filter(|trouble| trouble.place() == place)
                .map(ToString::to_string)
        })
    }

    /// What is wrong, but what [`super::Asked`] asks.
    pub fn plain_problem(self) -> Option<String> {
        self.any_problem()
            .filter(|_| self.readings().is_none() && self.far_day().is_none())
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
            if done.is_none() && !untrack(|| self.is_changed()) {
                // Saved as it was: nothing is written.
                self.clear();
                return true;
            }
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
        let figures = self.figures();
        let said = self
            .subject
            .with_value(|subject| said(desk, subject, &records, &figures));
        let command = Command::Save {
            deed: Deed::Recorded,
            records,
        };
        let change = match desk.run(command) {
            Ok(change) => change,
            Err(refusal) => {
                desk.toasts.show(refusal.to_string(), None);
                return false;
            }
        };
        // The status that it has now is known once it is recorded.
        let word = self.subject.with_value(|subject| {
            let facts = untrack(|| desk.see(|sight| row_facts(sight, subject)));
            facts.map(|facts| facts.word).unwrap_or_default()
        });
        self.recorded.set(Some(change.clone()));
        desk.toasts
            .show(format!("{said}: {}.", to_lowercase(&word)), Some(change));
        self.clear();
        true
    }

    /// Takes back what was recorded.
    pub fn take_back(self, change: &Change) {
        self.desk.take_back(change);
    }

    /// A point and nothing but digits after it is a number, although the point asked for a reason.
    fn read_point(self) {
        let note = self.note.get_untracked();
        let is_number = !note.is_empty() && note.chars().all(|sign| sign.is_ascii_digit());
        if self.nothing_new.get_untracked() && self.by_point.get_untracked() && is_number {
            self.value.set(format!(".{note}"));
            self.note.set(String::new());
            self.nothing_new.set(false);
        }
    }

    /// The records that are typed; says what is wrong where there are none.
    fn made(self, day: Date, done: Option<bool>) -> Option<Vec<Record>> {
        let desk = self.desk;
        self.read_point();
        let typed = untrack(|| self.typed(done));
        let typed = Typed {
            steps: self.steps.get_untracked(),
            ..typed
        };
        if self.nothing_new.get_untracked() && typed.note.trim().is_empty() {
            self.trouble.set(Some(RecordTrouble::Reason));
            return None;
        }
        let hand = Recorder {
            figures: self.figures(),
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

    /// What is typed; steps only where a person ticked one. Followed.
    fn typed(self, done: Option<bool>) -> Typed {
        let value = self.value.get();
        let date = self.date.get();
        Typed {
            exact: self
                .stands_for
                .with(|(text, exact)| exact.filter(|_| *text == value)),
            far: self.far.with(|far| !far.is_empty() && *far == date),
            before: self.correcting.with(|record| match record {
                Some(Record::Reading(it)) => Some(it.date),
                Some(Record::CheckIn(it)) => Some(it.date),
                _ => None,
            }),
            value,
            date,
            confidence: self.confidence.get(),
            hour: self.hour.get(),
            note: self.note.get(),
            blocker: self.blocker.with(|key| {
                BLOCKERS
                    .into_iter()
                    .find(|(_, word, _)| word == key)
                    .map(|(blocker, _, _)| blocker)
            }),
            next_step: self.next_step.get(),
            steps: self.steps.get().filter(|_| self.ticked.get()),
            done,
        }
    }

    /// Ticks a step, or takes the tick away.
    pub fn tick(self, id: &Id, done: bool) {
        let mut steps = self.steps.get_untracked().unwrap_or_default();
        steps.retain(|step| step != id);
        if done {
            steps.push(id.clone());
        }
        self.ticked.set(true);
        self.steps.set(Some(steps));
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
            self.far,
        ] {
            text.set(String::new());
        }
        self.steps.set(None);
        self.trouble.set(None);
        self.open.set(false);
        self.correcting.set(None);
        self.left.set(false);
        self.nothing_new.set(false);
        self.by_point.set(false);
        self.ticked.set(false);
        self.stands_for.set((String::new(), None));
        // At once: the page may be gone before the row hears of it.
        self.kept_as.with_value(|name| {
            if !name.is_empty() {
                self.desk.keeping.drop_draft(name);
            }
        });
    }
}

/// A small number as it is typed; nothing where there is none.
fn written(number: Option<u8>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The key of a kind of blocker in a list of choices; empty for none.
fn key_of(blocker: Option<crate::domain::Blocker>) -> String {
    let known = BLOCKERS
        .into_iter()
        .find(|(one, _, _)| blocker == Some(*one));
    known.map(|(_, key, _)| key.to_owned()).unwrap_or_default()
}

/// What is said of what is recorded, without its status: "Recorded 4.2 % for Churn".
fn said(desk: Desk, subject: &Subject, records: &[Record], figures: &Figures) -> String {
    let value = || {
        records.iter().find_map(|record| match record {
            Record::Reading(it) => Some((it.date, it.value)),
            Record::CheckIn(it) => Some((it.date, it.value?)),
            _ => None,
        })
    };
    desk.peek(|workspace| {
        let (name, value) = match subject {
            Subject::Kpi(id) => {
                let Some(kpi) = workspace.kpi(id) else {
                    return String::new();
                };
                let said = value().map(|(day, value)| reading_said(kpi, day, value, figures));
                (&kpi.name, said)
            }
            Subject::KeyResult(id) => {
                let Some(it) = workspace.key_result(id) else {
                    return String::new();
                };
                let value = value().filter(|_| it.measure.is_numeric());
                (
                    &it.title,
                    value.map(|(_, value)| figures.recorded(it, value)),
                )
            }
        };
        match value {
            Some(value) => format!("Recorded {value} for {name}"),
            None => format!("Recorded for {name}"),
        }
    })
}
