//! A figure of a strip: a value with what it counts and what it means.

use super::Mark;

/// One figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// What it counts.
    pub label: &'static str,
    /// The value.
    pub value: String,
    /// Shape and word of the status it has.
    pub status: Option<(Mark, String)>,
    /// What it means.
    pub below: String,
    /// Where that leads; empty for nowhere.
    pub href: String,
    /// The class that colours it; empty for none.
    pub tone: &'static str,
    /// A bar below all that.
    pub far: Option<Far>,
}

/// How far, beside how far it should be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Far {
    /// Progress 0-1; none for an empty bar.
    pub progress: Option<f64>,
    /// Expected progress 0-1; none for no tick.
    pub expected: Option<f64>,
    /// The class that colours it.
    pub tone: &'static str,
}

impl Figure {
    /// A value and what it means.
    pub fn new(label: &'static str, value: impl Into<String>, below: impl Into<String>) -> Self {
        Self {
            label,
            value: value.into(),
            below: below.into(),
            ..Self::default()
        }
    }
}

/// What stands for a value that is not known.
pub const UNKNOWN: &str = "–";
