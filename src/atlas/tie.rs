//! What ties two goals.

use crate::domain::Meaning;

/// What one goal means for another. Several links between the same two are one tie.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// The goal the sentence starts with, by place in [`super::Graph::goals`].
    pub from: usize,
    /// The goal it ends with.
    pub to: usize,
    /// The verbs, each once.
    pub meanings: Vec<Meaning>,
    /// Whether both ends lie on one circle of goals that serve each other.
    pub in_circle: bool,
    /// Whether it closes such a circle: layers leave it out.
    pub is_back: bool,
}

impl Tie {
    /// Whether the first goal works for the second: it improves, is measured by, serves or drives it.
    pub fn is_support(&self) -> bool {
        self.meanings.iter().copied().any(is_support)
    }

    /// Whether it counts for layers: a support that closes no circle.
    pub(super) fn is_rung(&self) -> bool {
        self.is_support() && !self.is_back
    }
}

/// Whether a link of this meaning says that its start works for its end.
pub fn is_support(meaning: Meaning) -> bool {
    !matches!(meaning, Meaning::Guards | Meaning::CarriedOverFrom)
}
