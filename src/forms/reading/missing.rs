//! What a sentence leaves open, said quietly under it.

use crate::figures::Figures;

/// What a sentence leaves open or what finds no place in this form.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenPoint {
    /// A relative change says nothing without where it starts (DOMAIN §7, K7): the words.
    Start(String),
    /// A direction without any number.
    Number,
    /// A number that may be a target or a change.
    Role(f64),
    /// The sentence counts in another unit than the one that was chosen.
    Unit {
        /// As the sentence says it: `5 %`.
        said: String,
    },
    /// A KPI has no end: the words.
    End(String),
}

impl OpenPoint {
    /// The sentence that people read.
    pub fn text(&self, figures: &Figures) -> String {
        match self {
            Self::Start(words) => {
                format!("“{words}” from what? Type the start value and the target is filled in.")
            }
            Self::Number => "By how much? Type the start value and the target.".to_owned(),
            Self::Role(value) => {
                let value = figures.number(*value, None);
                format!("Is {value} the target or the change? Write “to {value}” or “by {value}”.")
            }
            Self::Unit { said } => format!(
                "“{said}” does not fit the unit you chose. Change the unit or the sentence."
            ),
            Self::End(words) => format!(
                "“{words}” doesn’t fit: a KPI has no end date. For a change by a date, draft an OKR."
            ),
        }
    }
}
