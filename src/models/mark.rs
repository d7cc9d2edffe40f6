//! Status as one of four shapes, and which framework a goal belongs to.

/// The four shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Tick: on track, met, done.
    Good,
    /// Triangle: behind, watch.
    Warn,
    /// Square: at risk, missed.
    Bad,
    /// Dashed ring: stale, no data, not started.
    #[default]
    Mute,
}

impl Mark {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Mute => "mute",
        }
    }
}

/// Which framework a goal belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GoalKind {
    /// A KPI.
    #[default]
    Kpi,
    /// An objective.
    Okr,
    /// A key result.
    KeyResult,
}
