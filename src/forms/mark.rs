//! Who wrote a field: the person, or the sentence they typed as the title.

use super::slot::Slot;
use serde_json::{Map, Value};

/// Who wrote a field. A field without a mark is free while it is empty, and the person's once it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldMark {
    /// The form brought its text: a sentence may replace it.
    Brought,
    /// The person wrote it, or emptied it: no sentence touches it.
    Hand,
    /// The sentence wrote it, and goes on writing it.
    Said {
        /// What it wrote. Any other text in the field is the person's.
        wrote: String,
        /// What stood there before, for when the words go.
        before: String,
        /// Whether it stays when the words go, because the person shortened the title themselves.
        stays: bool,
    },
    /// The person took it out: it stays out as long as the sentence says it in these words.
    Out(String),
}

impl FieldMark {
    /// The form it is kept in.
    fn to_value(&self) -> Value {
        let text = |text: &str| Value::String(text.to_owned());
        match self {
            Self::Brought => text("brought"),
            Self::Hand => text("hand"),
            Self::Said {
                wrote,
                before,
                stays,
            } => Value::Array(vec![text(wrote), text(before), Value::Bool(*stays)]),
            Self::Out(words) => Value::Array(vec![text(words)]),
        }
    }

    fn from_value(value: &Value) -> Option<Self> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        match value {
            Value::String(word) if word == "brought" => Some(Self::Brought),
            Value::String(word) if word == "hand" => Some(Self::Hand),
            Value::Array(parts) => match parts.as_slice() {
                [words] => Some(Self::Out(text(words)?)),
                [wrote, before, stays] => Some(Self::Said {
                    wrote: text(wrote)?,
                    before: text(before)?,
                    stays: stays.as_bool()?,
                }),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The marks of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(Vec<(Slot, FieldMark)>);

impl Marks {
    pub(super) fn get(&self, slot: Slot) -> Option<&FieldMark> {
        let found = self.0.iter().find(|(known, _)| *known == slot);
        found.map(|(_, mark)| mark)
    }

    pub(super) fn set(&mut self, slot: Slot, mark: Option<FieldMark>) {
        self.0.retain(|(known, _)| *known != slot);
        self.0.extend(mark.map(|mark| (slot, mark)));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Slot, &FieldMark)> {
        self.0.iter().map(|(slot, mark)| (*slot, mark))
    }

    /// Rewrites what a sentence wrote, and its words, in the slots that are meant.
    pub(super) fn carry(
        &mut self,
        is_meant: impl Fn(Slot) -> bool,
        rewrite: &dyn Fn(&str) -> String,
    ) {
        for (slot, mark) in &mut self.0 {
            match mark {
                FieldMark::Said { wrote, before, .. } if is_meant(*slot) => {
                    (*wrote, *before) = (rewrite(wrote), rewrite(before));
                }
                FieldMark::Out(words) if is_meant(*slot) => *words = rewrite(words),
                _ => {}
            }
        }
    }

    /// As a JSON object; none where there are no marks.
    pub(super) fn to_value(&self) -> Option<Value> {
        let mut map = Map::new();
        for (slot, mark) in &self.0 {
            map.insert(slot.word().to_owned(), mark.to_value());
        }
        (!map.is_empty()).then_some(Value::Object(map))
    }

    /// What it does not know is left out.
    pub(super) fn from_map(map: &Map<String, Value>) -> Self {
        let mark = |(word, value): (&String, &Value)| {
            Some((Slot::from_word(word)?, FieldMark::from_value(value)?))
        };
        Self(map.iter().filter_map(mark).collect())
    }
}
