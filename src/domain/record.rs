//! Every kind of record behind one name, so that commands, saving and merging need not know them apart.

use super::cycle::Cycle;
use super::id::Id;
use super::json::{FieldError, Fielded, Fields};
use super::kpi::{Kpi, Reading};
use super::okr::{CheckIn, Initiative, KeyResult, Objective};
use super::story::{Amendment, Decision, Dismissal, Link, Review};

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

            /// The names of the fields of its records in files.
            pub fn fields(self) -> &'static [&'static str] {
                match self { $(Self::$Kind => $Kind::NAMES,)* }
            }

            /// The fields of its records in files: name, whether it is required, and its shape as JSON Schema.
            pub fn shapes(self) -> Vec<(&'static str, bool, serde_json::Value)> {
                match self { $(Self::$Kind => $Kind::shapes(),)* }
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
                let mut fields = Fields::new();
                match self { $(Self::$Kind(record) => record.write_fields(&mut fields),)* }
                fields
            }

            /// Builds a record from its plain fields; fields it does not know are ignored.
            ///
            /// # Errors
            /// The first field whose value is not of the expected shape, with what was expected.
            pub fn from_fields(kind: Kind, fields: &Fields) -> Result<Self, FieldError> {
                match kind { $(Kind::$Kind => $Kind::read_fields(fields).map(Self::$Kind),)* }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use serde_json::{Value, json};

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
        assert_eq!(error.expected, "a number");
    }

    #[test]
    fn a_reading_without_a_value_is_an_error_and_never_zero() {
        let empty = fields(json!({"id": "r1", "kpi": "a1", "date": "2026-01-05"}));
        let error = Record::from_fields(Kind::Reading, &empty).unwrap_err();
        assert_eq!(
            error.to_string(),
            "field “value”: expected a number, but it is missing"
        );
    }

    #[test]
    fn an_error_deep_in_a_record_gives_its_place() {
        let wrong = fields(json!({"id": "a1", "name": "Revenue", "targets": [
            {"from": "2026-01-01", "target": {"low": 3}}, {"from": "soon", "target": {}}
        ]}));
        let error = Record::from_fields(Kind::Kpi, &wrong).unwrap_err();
        assert_eq!(error.field, "targets[1].from");
    }

    #[test]
    fn fields_of_a_newer_version_are_ignored_here() {
        let newer = fields(json!({"id": "a1", "name": "Revenue", "mood": "sunny"}));
        assert!(Record::from_fields(Kind::Kpi, &newer).is_ok());
    }
}
