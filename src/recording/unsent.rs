//! What was typed into a row and not recorded yet, as it is kept on the device.

use super::{BLOCKERS, Typed, convention};
use crate::domain::read_json;
use crate::domain::{FieldValue, Id, Unit};
use crate::figures::{Figures, NumberStyle};
use crate::phrase::{read_value, write_value};
use serde_json::{Map, Value};

/// What was typed, and how its numbers are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unsent {
    /// The texts.
    pub typed: Typed,
    /// The record that they are to replace; none for a new one.
    pub of: Option<Id>,
}

impl Unsent {
    /// Whether there is nothing to keep. The proposed day alone is nothing.
    pub fn is_empty(&self) -> bool {
        let typed = &self.typed;
        let texts = [
            &typed.value,
            &typed.confidence,
            &typed.note,
            &typed.next_step,
        ];
        texts.into_iter().all(|text| text.trim().is_empty())
            && typed.blocker.is_none()
            && typed.steps.is_none()
    }

    /// The text to keep, with the numbers as this person writes them; none where there is nothing to keep.
    pub fn text(&self, numbers: NumberStyle) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let typed = &self.typed;
        let mut kept = Map::new();
        for (name, text) in [
            ("value", &typed.value),
            ("confidence", &typed.confidence),
            ("date", &typed.date),
            ("hour", &typed.hour),
            ("note", &typed.note),
            ("next_step", &typed.next_step),
        ] {
            if !text.is_empty() {
                kept.insert(name.to_owned(), Value::String(text.clone()));
            }
        }
        let blocker = BLOCKERS
            .iter()
            .find(|(one, ..)| typed.blocker == Some(*one));
        if let Some((_, key, _)) = blocker {
            kept.insert("blocker".to_owned(), Value::String((*key).to_owned()));
        }
        if let Some(steps) = &typed.steps {
            let ids = steps.iter().map(|id| Value::String(id.to_string()));
            kept.insert("steps".to_owned(), ids.collect());
        }
        if let Some(of) = &self.of {
            kept.insert("of".to_owned(), Value::String(of.to_string()));
        }
        kept.insert("numbers".to_owned(), numbers.to_json());
        Some(Value::Object(kept).to_string())
    }

    /// Reads what was kept. A value that the conventions of now would read as another number is written anew, so that changing them
    /// changes no number.
    pub fn read(text: &str, figures: &Figures, unit: &Unit) -> Option<Self> {
        let Ok(Value::Object(kept)) = read_json(text) else {
            return None;
        };
        let part = |name: &str| {
            let text = kept.get(name).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let blocker = part("blocker");
        let steps = kept.get("steps").and_then(Value::as_array);
        let mut unsent = Self {
            typed: Typed {
                value: part("value"),
                confidence: part("confidence"),
                date: part("date"),
                hour: part("hour"),
                note: part("note"),
                next_step: part("next_step"),
                blocker: BLOCKERS
                    .iter()
                    .find(|(_, key, _)| *key == blocker)
                    .map(|(one, ..)| *one),
                steps: steps.map(|ids| {
                    let ids = ids.iter().filter_map(Value::as_str);
                    ids.map(Id::from_text).collect()
                }),
                ..Typed::default()
            },
            of: Some(part("of"))
                .filter(|id| !id.is_empty())
                .map(|id| Id::from_text(&id)),
        };
        let numbers = kept.get("numbers");
        let numbers = numbers.and_then(|numbers| NumberStyle::from_json(numbers).ok());
        if let Some(then) = numbers.filter(|then| *then != figures.numbers) {
            let value = &unsent.typed.value;
            let was = read_value(value, then.into(), unit);
            if was != read_value(value, convention(figures), unit)
                && let Ok(was) = was
            {
                unsent.typed.value = write_value(was, figures.numbers, unit);
            }
        }
        (!unsent.is_empty()).then_some(unsent)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::Blocker;
    use proptest::prelude::*;

    fn figures(numbers: NumberStyle) -> Figures {
        Figures {
            numbers,
            ..Figures::default()
        }
    }

    #[test]
    fn everything_typed_comes_back() {
        let unsent = Unsent {
            typed: Typed {
                value: "4,5 %".into(),
                confidence: "3".into(),
                date: "2026-11-14".into(),
                hour: "9".into(),
                note: "two\nlines “and” {signs}".into(),
                next_step: "ask".into(),
                blocker: Some(Blocker::Clarity),
                steps: Some(vec![Id::from_text("a")]),
                ..Typed::default()
            },
            of: Some(Id::from_text("r")),
        };
        let text = unsent.text(NumberStyle::Comma).unwrap();
        assert_eq!(
            Unsent::read(&text, &figures(NumberStyle::Comma), &Unit::Percent),
            Some(unsent)
        );
        let day_only = Unsent {
            typed: Typed {
                date: "2026-11-14".into(),
                ..Typed::default()
            },
            of: None,
        };
        assert_eq!(day_only.text(NumberStyle::Point), None);
        for broken in ["", "[]", "{}", "{\"value\":3}"] {
            assert_eq!(
                Unsent::read(broken, &figures(NumberStyle::Point), &Unit::Number),
                None
            );
        }
    }

    proptest! {
        #[test]
        fn changing_the_conventions_changes_no_number_that_waits(
            value in prop_oneof!["[0-9]{1,3}[.,][0-9]{1,3}", "[0-9]{1,6}", "[0-9]{1,3}[.,][0-9]{3}[.,][0-9]{1,3}"],
            then in 0usize..3, now in 0usize..3
        ) {
            let styles = [NumberStyle::Point, NumberStyle::Comma, NumberStyle::SpaceComma];
            let (then, now) = (styles.get(then).copied().unwrap(), styles.get(now).copied().unwrap());
            let unsent = Unsent { typed: Typed { value: value.clone(), ..Typed::default() }, of: None };
            let text = unsent.text(then).unwrap();
            let back = Unsent::read(&text, &figures(now), &Unit::Number).unwrap();
            if let Ok(was) = read_value(&value, then.into(), &Unit::Number) {
                prop_assert_eq!(read_value(&back.typed.value, now.into(), &Unit::Number), Ok(was));
            }
        }
    }
}
