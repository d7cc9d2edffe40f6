//! How something went over time.

use crate::plot::Sketch;

/// A chart of how something went, with its sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// What the chart says.
    pub said: String,
    /// What there is to see.
    pub sketch: Sketch,
}
