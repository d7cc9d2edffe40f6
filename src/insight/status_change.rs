//! A goal that stands otherwise than it did.

use super::status::{KpiStatus, Stale, Status};
use crate::domain::{Ref, StatedStatus};

/// A goal whose status is another than it was.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusChange {
    /// The goal.
    pub goal: Ref,
    /// Its name or title.
    pub title: String,
    /// How it stood.
    pub before: Stood,
    /// How it stands.
    pub after: Stood,
}

/// A status with its overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stood {
    /// A key result or objective, and whether it is stale.
    Okr(Status, bool),
    /// A KPI, and whether it is stale.
    Kpi(KpiStatus, bool),
}

impl Stood {
    /// The status that holds where one word stands for the goal: what a person set, else the computed one.
    pub(super) fn holding(
        stated: Option<&StatedStatus>,
        computed: Status,
        stale: Option<Stale>,
    ) -> Self {
        match stated {
            Some(stated) => Self::Okr(stated.status.into(), false),
            None => Self::Okr(computed, stale.is_some()),
        }
    }
}
