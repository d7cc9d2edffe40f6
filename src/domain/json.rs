//! How records stand in files: each field by its name, left out where it holds its default.
//!
//! Written by hand instead of derived, for two reasons: an error names the field and what was expected in plain words, and
//! the derived decoders of twelve kinds of records were a fifth of the download (docs/decisions/0005-fields-by-hand.md).

use super::id::Id;
use super::moment::{Date, Stamp, parse_iso};
use super::order::Gathered;
use super::sorted::SortedMap;
use serde_json::{Map, Number, Value, json};
use std::fmt;

/// A record's plain fields as JSON, in alphabetical order, without its kind.
pub type Fields = Map<String, Value>;

/// A field of a record that is not of the expected shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in files, with places inside it: `targets[2].from`.
    pub field: String,
    /// What was expected, in plain words: "a number".
    pub expected: &'static str,
    /// What was found, shortened; empty if the field is missing.
    pub found: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "field “{}”: expected {}", self.field, self.expected)?;
        if self.found.is_empty() {
            f.write_str(", but it is missing")
        } else {
            write!(f, ", found {}", self.found)
        }
    }
}

/// A value that can stand in a field.
pub trait FieldValue: Sized {
    /// The value as JSON.
    fn to_json(&self) -> Value;

    /// Reads the value.
    ///
    /// # Errors
    /// What was expected instead; the caller adds the field's name.
    fn from_json(value: &Value) -> Result<Self, FieldError>;

    /// Its shape as JSON Schema, described in the words of the error that another shape gives.
    fn shape() -> Value {
        let expected = Self::from_json(&Value::Null).err().map(|it| it.expected);
        json!({ "description": expected.unwrap_or_default() })
    }
}

/// A structure made of named fields.
pub trait Fielded: Sized {
    /// The names of all its fields in files.
    const NAMES: &'static [&'static str];

    /// Adds the fields that do not hold their default.
    fn write_fields(&self, fields: &mut Fields);

    /// Reads the structure; fields it does not know are ignored.
    ///
    /// # Errors
    /// The first field that is missing or of another shape.
    fn read_fields(fields: &Fields) -> Result<Self, FieldError>;

    /// Every field with whether it is required, and its shape.
    fn shapes() -> Vec<(&'static str, bool, Value)>;
}

/// Says which fields a structure has in files: `must` are always written and required, `may` are left out where they hold the default.
macro_rules! fields {
    ($Type:ident { must: [$($must:ident),* $(,)?], may: [$($may:ident),* $(,)?] $(,)? }) => {
        impl $crate::domain::json::Fielded for $Type {
            const NAMES: &'static [&'static str] = &[$(stringify!($must),)* $(stringify!($may),)*];

            fn write_fields(&self, fields: &mut $crate::domain::json::Fields) {
                $($crate::domain::json::put(fields, stringify!($must), &self.$must);)*
                #[allow(unused_variables)]
                let blank = Self::default();
                $(if self.$may != blank.$may {
                    $crate::domain::json::put(fields, stringify!($may), &self.$may);
                })*
            }

            fn read_fields(fields: &$crate::domain::json::Fields) -> Result<Self, $crate::domain::json::FieldError> {
                const MUST: &[&str] = &[$(stringify!($must),)*];
                let mut record = Self::default();
                $crate::domain::json::take_all(
                    fields,
                    Self::NAMES,
                    MUST.len(),
                    &mut [$(&mut record.$must,)* $(&mut record.$may,)*],
                )?;
                Ok(record)
            }

            fn shapes() -> Vec<(&'static str, bool, serde_json::Value)> {
                let blank = Self::default();
                vec![
                    $((stringify!($must), true, $crate::domain::json::shape_of(&blank.$must)),)*
                    $((stringify!($may), false, $crate::domain::json::shape_of(&blank.$may)),)*
                ]
            }
        }
    };
}

/// The same for a structure that stands inside a field of another.
macro_rules! inner_fields {
    ($Type:ident $rest:tt) => {
        $crate::domain::json::fields!($Type $rest);
        impl $crate::domain::json::FieldValue for $Type {
            fn to_json(&self) -> serde_json::Value {
                let mut fields = $crate::domain::json::Fields::new();
                $crate::domain::json::Fielded::write_fields(self, &mut fields);
                serde_json::Value::Object(fields)
            }

            fn from_json(value: &serde_json::Value) -> Result<Self, $crate::domain::json::FieldError> {
                $crate::domain::json::Fielded::read_fields($crate::domain::json::object(value)?)
            }

            fn shape() -> serde_json::Value {
                $crate::domain::json::object_shape(<Self as $crate::domain::json::Fielded>::shapes())
            }
        }
    };
}

/// The words of an enumeration in files.
macro_rules! words {
    ($Type:ident, $expected:literal { $($Variant:ident = $word:literal),* $(,)? }) => {
        impl $Type {
            /// The word in files.
            pub fn word(self) -> &'static str {
                match self { $(Self::$Variant => $word,)* }
            }

            /// The value behind a word.
            pub fn from_word(word: &str) -> Option<Self> {
                const ALL: &[$Type] = &[$($Type::$Variant),*];
                ALL.iter().copied().find(|it| it.word() == word)
            }
        }

        impl $crate::domain::json::FieldValue for $Type {
            fn to_json(&self) -> serde_json::Value {
                serde_json::Value::from(self.word())
            }

            fn from_json(value: &serde_json::Value) -> Result<Self, $crate::domain::json::FieldError> {
                value.as_str().and_then(Self::from_word).ok_or_else(|| $crate::domain::json::unexpected($expected, value))
            }

            fn shape() -> serde_json::Value {
                serde_json::json!({ "description": $expected, "enum": [$($word),*] })
            }
        }
    };
}

pub(crate) use {fields, inner_fields, words};

/// Adds a field.
pub(crate) fn put<T: FieldValue>(fields: &mut Fields, name: &str, value: &T) {
    fields.insert(name.to_owned(), value.to_json());
}

/// The shape of a field, by its type.
pub(crate) fn shape_of<T: FieldValue>(_: &T) -> Value {
    T::shape()
}

/// The shape of a structure. What is not required may be null, too; fields of a newer version are let through.
pub(crate) fn object_shape(fields: Vec<(&'static str, bool, Value)>) -> Value {
    let required = fields.iter().filter(|(_, must, _)| *must);
    let required: Vec<&str> = required.map(|(name, _, _)| *name).collect();
    let properties: Fields = fields
        .iter()
        .map(|(name, must, shape)| {
            let shape = match must {
                true => shape.clone(),
                false => json!({ "anyOf": [shape, { "type": "null" }] }),
            };
            ((*name).to_owned(), shape)
        })
        .into_object();
    json!({ "type": "object", "properties": properties, "required": required })
}

/// A shape with the description of its type.
pub(super) fn typed<T: FieldValue>(kind: &str) -> Value {
    let expected = T::from_json(&Value::Null).err().map(|it| it.expected);
    json!({ "type": kind, "description": expected.unwrap_or_default() })
}

/// Where a field's value goes.
pub(crate) trait Place {
    fn read(&mut self, value: &Value) -> Result<(), FieldError>;
}

impl<T: FieldValue> Place for T {
    fn read(&mut self, value: &Value) -> Result<(), FieldError> {
        *self = T::from_json(value)?;
        Ok(())
    }
}

/// Reads fields into their places, of which the first so many are required. A missing one, or null, leaves the default unless it is.
/// One loop for all structures: what each field would take of its own was a hundredth of the download.
pub(crate) fn take_all(
    fields: &Fields,
    names: &[&str],
    required: usize,
    places: &mut [&mut dyn Place],
) -> Result<(), FieldError> {
    for (number, (name, place)) in names.iter().zip(places).enumerate() {
        let value = fields.get(*name).filter(|value| !value.is_null());
        if value.is_none() && number >= required {
            continue;
        }
        // Where it is missing, the default's own shape tells what was expected.
        let read = place.read(value.unwrap_or(&Value::Null));
        read.map_err(|mut error| {
            if value.is_none() {
                error.found = String::new();
            }
            within(name, error)
        })?;
    }
    Ok(())
}

/// The object in a value.
pub(crate) fn object(value: &Value) -> Result<&Fields, FieldError> {
    value
        .as_object()
        .ok_or_else(|| unexpected("an object in { }", value))
}

/// An error that has not yet found its field.
pub(crate) fn unexpected(expected: &'static str, value: &Value) -> FieldError {
    FieldError {
        field: String::new(),
        expected,
        found: shortened(value),
    }
}

impl FieldValue for String {
    fn to_json(&self) -> Value {
        Value::from(self.as_str())
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        value
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| unexpected("a text in quotes", value))
    }

    fn shape() -> Value {
        typed::<Self>("string")
    }
}

impl FieldValue for Id {
    fn to_json(&self) -> Value {
        Value::from(self.as_str())
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        value
            .as_str()
            .filter(|text| !text.is_empty())
            .map(Self::from_text)
            .ok_or_else(|| unexpected("an id in quotes", value))
    }

    fn shape() -> Value {
        let mut shape = typed::<Self>("string");
        shape
            .as_object_mut()
            .map(|it| it.insert("minLength".to_owned(), json!(1)));
        shape
    }
}

impl FieldValue for bool {
    fn to_json(&self) -> Value {
        Value::Bool(*self)
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        value
            .as_bool()
            .ok_or_else(|| unexpected("true or false", value))
    }

    fn shape() -> Value {
        typed::<Self>("boolean")
    }
}

/// The greatest whole number that a double holds exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl FieldValue for f64 {
    /// A whole number is written without a decimal point, as a person would.
    fn to_json(&self) -> Value {
        if self.fract() == 0.0 && self.abs() <= EXACT && !(*self == 0.0 && self.is_sign_negative())
        {
            Value::from(*self as i64)
        } else {
            Number::from_f64(*self).map_or(Value::Null, Value::Number)
        }
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        value
            .as_f64()
            .filter(|number| number.is_finite())
            .ok_or_else(|| unexpected("a number", value))
    }

    fn shape() -> Value {
        typed::<Self>("number")
    }
}

macro_rules! whole_numbers {
    ($($Type:ty),*) => {$(
        impl FieldValue for $Type {
            fn to_json(&self) -> Value {
                Value::from(*self)
            }

            fn from_json(value: &Value) -> Result<Self, FieldError> {
                value
                    .as_i64()
                    .and_then(|number| Self::try_from(number).ok())
                    .ok_or_else(|| unexpected("a small whole number", value))
            }

            fn shape() -> Value {
                json!({
                    "type": "integer",
                    "description": "a small whole number",
                    "minimum": Self::MIN,
                    "maximum": Self::MAX,
                })
            }
        }
    )*};
}

whole_numbers!(u8, u32, i32);

impl FieldValue for Stamp {
    fn to_json(&self) -> Value {
        Value::from(self.0)
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        value
            .as_i64()
            .map(Self)
            .ok_or_else(|| unexpected("seconds since 1970 as a whole number", value))
    }

    fn shape() -> Value {
        typed::<Self>("integer")
    }
}

impl FieldValue for Date {
    fn to_json(&self) -> Value {
        Value::from(self.to_string())
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        value
            .as_str()
            .and_then(parse_iso)
            .ok_or_else(|| unexpected("a date such as \"2026-11-14\"", value))
    }

    fn shape() -> Value {
        json!({
            "type": "string",
            "description": "a date such as \"2026-11-14\"",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
        })
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_json)
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        if value.is_null() {
            Ok(None)
        } else {
            T::from_json(value).map(Some)
        }
    }

    fn shape() -> Value {
        T::shape()
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(T::to_json).collect())
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        let items = value
            .as_array()
            .ok_or_else(|| unexpected("a list in [ ]", value))?;
        items
            .iter()
            .enumerate()
            .map(|(place, item)| {
                T::from_json(item).map_err(|error| within(&format!("[{place}]"), error))
            })
            .collect()
    }

    fn shape() -> Value {
        json!({ "type": "array", "description": "a list in [ ]", "items": T::shape() })
    }
}

impl FieldValue for SortedMap<String, String> {
    fn to_json(&self) -> Value {
        Value::Object(
            self.iter()
                .map(|(name, text)| (name.clone(), text.to_json()))
                .into_object(),
        )
    }

    fn from_json(value: &Value) -> Result<Self, FieldError> {
        let mut texts = Self::new();
        for (name, text) in object(value)? {
            let text = String::from_json(text).map_err(|error| within(name, error))?;
            texts.insert(name.clone(), text);
        }
        Ok(texts)
    }

    fn shape() -> Value {
        json!({
            "type": "object",
            "description": "texts by name, in { }",
            "additionalProperties": String::shape(),
        })
    }
}

/// Puts a place in front of the place an error already has.
fn within(place: &str, mut error: FieldError) -> FieldError {
    let gap = if error.field.is_empty() || error.field.starts_with('[') {
        ""
    } else {
        "."
    };
    error.field = format!("{place}{gap}{}", error.field);
    error
}

/// What was found, short enough for a sentence.
fn shortened(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 40 {
        text
    } else {
        let start: String = text.chars().take(37).collect();
        format!("{start}…")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn whole_numbers_have_no_decimal_point_and_others_keep_every_digit() {
        assert_eq!(12.0_f64.to_json().to_string(), "12");
        assert_eq!((-0.0_f64).to_json().to_string(), "-0.0");
        assert_eq!(0.1_f64.to_json().to_string(), "0.1");
        assert_eq!(f64::from_json(&json!(12)).unwrap(), 12.0);
        assert_eq!(f64::NAN.to_json(), Value::Null);
    }

    #[test]
    fn an_error_in_a_list_says_which_item() {
        let error = Vec::<f64>::from_json(&json!([1, "two"])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "field “[1]”: expected a number, found \"two\""
        );
    }

    #[test]
    fn a_long_find_is_shortened() {
        let error = f64::from_json(&json!("x".repeat(100))).unwrap_err();
        assert!(error.found.chars().count() <= 40, "{}", error.found);
    }
}
