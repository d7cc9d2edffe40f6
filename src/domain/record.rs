//! Every kind of record behind one name, so that commands, saving and merging need not know them apart.

use super::cycle::Cycle;
use super::id::Id;
use super::kpi::{Kpi, Reading};
use super::okr::{CheckIn, Initiative, KeyResult, Objective};
use super::story::{Amendment, Decision, Dismissal, Link, Review};
use serde_json::{Map, Value};
use std::fmt;

/// A record's plain fields as JSON, in alphabetical order, without its kind.
pub type Fields = Map<String, Value>;

macro_rules! records {
    ($($(#[$doc:meta])* $Kind:ident, $word:literal;)*) => {
        /// The kinds of records, in the order files list them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $Kind,)* }

        impl Kind {
            /// All kinds, in the order files list them.
            pub const ALL: &[Self] = &[$(Self::$Kind,)*];

            /// The word used in files: `key-result`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$Kind => $word,)* }
            }

            /// The kind behind a word, if it is one of ours.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$Kind),)* _ => None }
            }
        }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record { $($(#[$doc])* $Kind($Kind),)* }

        $(impl From<$Kind> for Record {
            fn from(record: $Kind) -> Self { Self::$Kind(record) }
        })*

        impl Record {
            /// Its kind.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$Kind(_) => Kind::$Kind,)* }
            }

            /// Its id.
            pub fn id(&self) -> &Id {
                match self { $(Self::$Kind(record) => &record.id,)* }
            }

            /// Whether it belongs to the example workspace.
            pub fn is_example(&self) -> bool {
                match self { $(Self::$Kind(record) => record.example,)* }
            }

            /// The same record, marked as part of the example workspace.
            pub fn into_example(mut self) -> Self {
                match &mut self { $(Self::$Kind(record) => record.example = true,)* }
                self
            }

            /// Its plain fields. Fields that hold their default are left out, as in files.
            pub fn to_fields(&self) -> Fields {
                let value = match self { $(Self::$Kind(record) => serde_json::to_value(record),)* };
                match value { Ok(Value::Object(fields)) => fields, _ => Fields::new() }
            }

            /// Builds a record from its plain fields; fields it does not know are ignored.
            ///
            /// # Errors
            /// The first field whose value is not of the expected shape, with what was expected.
            pub fn from_fields(kind: Kind, fields: &Fields) -> Result<Self, FieldError> {
                match kind { $(Kind::$Kind => decode::<$Kind>(fields).map(Self::$Kind),)* }
            }
        }
    };
}

records! {
    /// A stretch of time objectives run in.
    Cycle, "cycle";
    /// A metric that says how we are doing.
    Kpi, "kpi";
    /// One value of a KPI.
    Reading, "reading";
    /// Where we are going.
    Objective, "objective";
    /// How success of an objective is measured.
    KeyResult, "key-result";
    /// What was true of a key result on a day.
    CheckIn, "check-in";
    /// Work towards a key result.
    Initiative, "initiative";
    /// What one record means for another.
    Link, "link";
    /// What the guide said and why.
    Decision, "decision";
    /// A changed target with its reason.
    Amendment, "amendment";
    /// How an objective ended.
    Review, "review";
    /// A finding not to be shown again.
    Dismissal, "dismissal";
}

impl Record {
    /// Kind and id together.
    pub fn reference(&self) -> Ref {
        Ref {
            kind: self.kind(),
            id: self.id().clone(),
        }
    }

    /// The records it hangs on: deleting one of them deletes this record too (a decision only when it has no goal left).
    pub fn parents(&self) -> Vec<&Id> {
        match self {
            Self::Cycle(_) | Self::Kpi(_) | Self::Objective(_) => Vec::new(),
            Self::Reading(reading) => vec![&reading.kpi],
            Self::KeyResult(key_result) => vec![&key_result.objective],
            Self::CheckIn(check_in) => vec![&check_in.key_result],
            Self::Initiative(initiative) => vec![&initiative.parent],
            Self::Link(link) => vec![&link.from, &link.to],
            Self::Decision(decision) => decision.goals.iter().collect(),
            Self::Amendment(amendment) => vec![&amendment.key_result],
            Self::Review(review) => vec![&review.objective],
            Self::Dismissal(dismissal) => vec![&dismissal.goal],
        }
    }

    /// What people call it; empty for records without a name of their own.
    pub fn name(&self) -> &str {
        match self {
            Self::Cycle(cycle) => &cycle.name,
            Self::Kpi(kpi) => &kpi.name,
            Self::Objective(objective) => &objective.title,
            Self::KeyResult(key_result) => &key_result.title,
            Self::Initiative(initiative) => &initiative.text,
            _ => "",
        }
    }
}

impl Kind {
    /// What people call it: `key result`.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Cycle => "cycle",
            Self::Kpi => "KPI",
            Self::Reading => "reading",
            Self::Objective => "objective",
            Self::KeyResult => "key result",
            Self::CheckIn => "check-in",
            Self::Initiative => "initiative",
            Self::Link => "link",
            Self::Decision => "decision",
            Self::Amendment => "amendment",
            Self::Review => "review",
            Self::Dismissal => "dismissed finding",
        }
    }
}

/// Kind and id of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref {
    /// The kind.
    pub kind: Kind,
    /// The id.
    pub id: Id,
}

impl Ref {
    /// Names a record.
    pub fn new(kind: Kind, id: &Id) -> Self {
        Self {
            kind,
            id: id.clone(),
        }
    }
}

/// A field of a record that is not of the expected shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in files; empty when it could not be told.
    pub field: String,
    /// What is wrong, in the decoder's words: "invalid type: string "abc", expected f64".
    pub problem: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "field “{}”: {}", self.field, self.problem)
    }
}

fn decode<T: serde::de::DeserializeOwned>(fields: &Fields) -> Result<T, FieldError> {
    let whole = |fields: &Fields| serde_json::from_value::<T>(Value::Object(fields.clone()));
    whole(fields).map_err(|error| FieldError {
        // serde does not say which field of an object failed. The one without which the rest decodes is the one.
        field: fields
            .keys()
            .find(|&name| {
                let mut alone = Fields::new();
                if let (Some(value), Some(id)) = (fields.get(name), fields.get("id")) {
                    alone.insert("id".to_owned(), id.clone());
                    alone.insert(name.clone(), value.clone());
                }
                whole(&alone).is_err_and(|failed| failed.to_string() == error.to_string())
            })
            .cloned()
            .unwrap_or_default(),
        problem: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use serde_json::json;

    fn fields(value: Value) -> Fields {
        match value {
            Value::Object(fields) => fields,
            _ => panic!("not an object"),
        }
    }

    #[test]
    fn a_kind_reads_back_its_word() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
        }
    }

    #[test]
    fn a_record_reads_back_its_fields() {
        let kpi = Record::from(Kpi {
            id: Id::from_text("a1"),
            name: "Revenue".into(),
            decimals: Some(1),
            ..Kpi::default()
        });
        assert_eq!(Record::from_fields(Kind::Kpi, &kpi.to_fields()), Ok(kpi));
    }

    #[test]
    fn a_wrong_type_names_its_field() {
        let wrong = fields(json!({"id": "r1", "kpi": "a1", "date": "2026-01-05", "value": "many"}));
        let error = Record::from_fields(Kind::Reading, &wrong).unwrap_err();
        assert_eq!(error.field, "value");
        assert!(error.problem.contains("f64"), "{}", error.problem);
    }

    #[test]
    fn fields_of_a_newer_version_are_ignored_here() {
        let newer = fields(json!({"id": "a1", "name": "Revenue", "mood": "sunny"}));
        assert!(Record::from_fields(Kind::Kpi, &newer).is_ok());
    }
}
