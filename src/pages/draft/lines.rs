//! The lines of a form: which one is open, going to a field wherever it stands, and being done with a sentence.

use super::ground::ROW;
use super::{OpenForm, coach, focus_soon};
use crate::forms::{
    FieldSpec, FormSheet, KEY_RESULT_EXAMPLES, List, Slot, is_blank_key_result, settle,
};
use crate::models::draft::{DraftPage, draft_page};
use crate::ui::after_click;
use leptos::prelude::*;

/// Which fields stand behind "More".
pub type Folded = Box<dyn Fn(&FormSheet) -> Vec<&'static FieldSpec> + Send + Sync>;

/// The line whose fields show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenLine {
    /// Its key; 0 is the goal itself.
    line: u32,
    /// Whether a field of it was asked for.
    is_wanted: bool,
}

impl OpenForm {
    /// What the page says beside the fields; followed. `folded`: the fields behind "More".
    pub fn model(self, folded: Folded, is_kpi: bool) -> Memo<DraftPage> {
        Memo::new(move |_| {
            self.desk.read(|_| ());
            self.sheet.with(|sheet| {
                self.on_ground(|ground| draft_page(sheet, ground, &folded(sheet), is_kpi))
            })
        })
    }

    /// An example in place of a text; each empty key result has another one.
    pub fn example(self, key: u32, spec: &FieldSpec) -> &'static str {
        if spec.slot != Slot::Outcome {
            return spec.example;
        }
        let place = self.sheet.with(|sheet| {
            let mut rows = sheet.rows(List::KeyResults).iter();
            rows.position(|row| row.key == key)
        });
        let examples = KEY_RESULT_EXAMPLES.iter().cycle();
        examples
            .skip(place.unwrap_or(0))
            .copied()
            .next()
            .unwrap_or_default()
    }

    /// Whether the fields of a line show; followed. An empty key result stays a line until something is typed, or a field of it is wanted.
    pub fn is_open(self, line: u32) -> bool {
        let is_blank = || {
            let blank = |sheet: &FormSheet| sheet.find(line).is_none_or(is_blank_key_result);
            line != 0 && self.sheet.with(blank)
        };
        match self.open.get() {
            Some(open) if open.line == line => open.is_wanted || !is_blank(),
            _ => false,
        }
    }

    /// Shows the fields of the line that the focus comes to, once the click that brought it is over: what lies below moves.
    pub fn enter(self, event: &web_sys::FocusEvent) {
        let place = event_target::<web_sys::Element>(event).closest("[data-line]");
        let line = place.ok().flatten();
        let line = line.and_then(|line| line.get_attribute("data-line")?.parse().ok());
        if let Some(line) = line {
            after_click(move || self.show_line(line));
        }
    }

    fn show_line(self, line: u32) {
        let before = self.open.try_get_untracked().flatten();
        if before.is_some_and(|open| open.line == line) {
            return;
        }
        let is_wanted = false;
        coach::keep_in_place(move || {
            let _ = self.open.try_set(Some(OpenLine { line, is_wanted }));
        });
    }

    /// Goes to a field, a list or a row, in whatever line or fold it stands.
    pub fn go(self, key: u32, word: &str) {
        let line = self.sheet.with_untracked(|sheet| sheet.line_of(key));
        let is_sentence = word == ROW || Slot::from_word(word).is_some_and(Slot::is_sentence);
        self.open.set(Some(OpenLine {
            line,
            is_wanted: !is_sentence,
        }));
        focus_soon(format!("{word}-{key}"));
    }

    /// Goes to the sentence of the sheet with this key.
    pub fn go_to_sentence(self, key: u32) {
        let slot = self.sheet.with_untracked(|sheet| match key {
            0 if sheet.text(Slot::Name).is_empty() => Slot::Title,
            0 => Slot::Name,
            _ => Slot::Outcome,
        });
        self.go(key, slot.word());
    }

    /// Shortens the title of the sheet with this key, if its sentence was typed into. Whether it did.
    pub(super) fn settle(self, key: u32) -> bool {
        let was_typed = self.unsettled.try_update_value(|keys| {
            let before = keys.len();
            keys.retain(|one| *one != key);
            keys.len() < before
        });
        let mut is_shorter = false;
        if was_typed == Some(true) {
            self.on_ground(|ground| {
                let _ = self
                    .sheet
                    .try_update(|sheet| is_shorter = settle(sheet, key, ground));
            });
        }
        is_shorter
    }
}
