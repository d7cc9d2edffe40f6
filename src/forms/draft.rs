//! An unfinished form as it is kept: what was typed, what it was filled from, and by which conventions it was typed.

use super::base::Base;
use super::sheet::FormSheet;
use crate::domain::read_json;
use crate::figures::Figures;
use serde_json::{Map, Value};

/// An unfinished form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What was typed.
    pub sheet: FormSheet,
    /// What the form was filled from; none in drafts of earlier versions.
    pub base: Option<Base>,
    /// The conventions its numbers and dates are written by; none in drafts of earlier versions.
    pub figures: Option<Figures>,
    /// Whether the app filled it in and nobody has typed yet: from the guide, a recovery, a key result.
    pub is_filled: bool,
    /// When it was last typed into, by the person's wall clock: `14:05`, with the day before it where that is not today's.
    pub at: String,
}

const BASE: &str = "base";
const STYLE: &str = "style";
const FILLED: &str = "filled";
const AT: &str = "typed-at";

impl Draft {
    /// As JSON text, for keeping it. The sheet's own words are never among ours.
    pub fn to_json(&self) -> String {
        let mut map: Map<String, Value> = self.sheet.to_map();
        if let Some(base) = &self.base {
            map.insert(BASE.to_owned(), base.to_value());
        }
        let mut put = |name: &str, word: &str| map.insert(name.to_owned(), Value::from(word));
        if let Some(figures) = self.figures {
            put(STYLE, &figures.written());
        }
        if self.is_filled {
            put(FILLED, "yes");
        }
        if !self.at.is_empty() {
            put(AT, &self.at);
        }
        Value::Object(map).to_string()
    }

    /// Reads a kept draft, written for these conventions: whatever it was typed in, its values are the same. None for anything
    /// that is not a JSON object.
    pub fn from_json(text: &str, figures: Figures) -> Option<Self> {
        let Ok(Value::Object(map)) = read_json(text) else {
            return None;
        };
        let word = |name: &str| map.get(name).and_then(Value::as_str);
        let mut draft = Self {
            sheet: FormSheet::from_json(text)?,
            base: map.get(BASE).and_then(Base::from_value),
            figures: Some(figures),
            is_filled: word(FILLED).is_some(),
            at: word(AT).unwrap_or_default().to_owned(),
        };
        if let Some(typed) = word(STYLE).and_then(Figures::from_written) {
            draft.carry(typed, figures);
        }
        Some(draft)
    }

    /// Writes what was typed under some conventions for others. No value changes.
    pub fn carry(&mut self, from: Figures, to: Figures) {
        // The title of a goal that is kept already is what it is called.
        let is_new = self.base.as_ref().is_none_or(Base::is_new);
        self.sheet.carry(from, to, is_new);
        self.figures = Some(to);
    }
}
