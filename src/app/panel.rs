//! What opens over every page, as a name.

/// What opens over every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The ways to a new goal.
    New,
    /// The search.
    Find,
    /// The list of keys.
    Keys,
}
