//! What KPIs and objectives have in common.

use super::json::words;

/// Whether a metric moves early or late (third article: calls made lead, revenue lags).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Moves before the result does, and can be acted on.
    Leading,
    /// Moves when the result is already in.
    Lagging,
}

/// Whose performance a KPI shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One person.
    Person,
    /// One team.
    Team,
    /// One department.
    Department,
    /// The whole organisation.
    Organisation,
}

/// Whether a goal leaves this browser with an export (second article: OKRs are usually public, KPIs often not).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Exports carry it.
    #[default]
    Shared,
    /// Exports leave it out unless asked.
    Kept,
}

impl Visibility {
    /// Whether exports carry it.
    pub fn is_shared(&self) -> bool {
        *self == Self::Shared
    }
}

words!(Nature, "\"leading\" or \"lagging\"" {
    Leading = "leading",
    Lagging = "lagging",
});

words!(Scope, "\"person\", \"team\", \"department\" or \"organisation\"" {
    Person = "person",
    Team = "team",
    Department = "department",
    Organisation = "organisation",
});

words!(Visibility, "\"shared\" or \"kept\"" {
    Shared = "shared",
    Kept = "kept",
});
