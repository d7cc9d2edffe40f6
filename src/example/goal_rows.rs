//! The rows of the tables that objectives and key results are made from.

use crate::domain::{Ambition, Blocker, Cause, KeyResultKind, Level, Nature, ReviewChoice};

/// When an objective runs.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum GoalTime {
    /// In the cycle before; it is closed.
    Last,
    /// In the cycle under way.
    Now,
    /// Not yet; it is a draft.
    Later,
}

/// One objective.
pub(super) struct GoalRow {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) why: &'static str,
    pub(super) level: Level,
    pub(super) team: &'static str,
    pub(super) owner: &'static str,
    pub(super) ambition: Ambition,
    pub(super) when: GoalTime,
    pub(super) results: &'static [ResultRow],
    pub(super) ended: Option<Ended>,
}

/// How a closed objective ended.
pub(super) struct Ended {
    /// The score that was given in place of the suggested one, and why.
    pub(super) instead: Option<(f64, &'static str)>,
    pub(super) cause: Option<Cause>,
    pub(super) worked: &'static str,
    pub(super) hindered: &'static str,
    pub(super) learned: &'static str,
    pub(super) choice: ReviewChoice,
}

/// One key result and the shape of its check-ins.
pub(super) struct ResultRow {
    pub(super) title: &'static str,
    pub(super) kind: KeyResultKind,
    pub(super) unit: &'static str,
    pub(super) decimals: u8,
    /// Baseline, target, and where it stands or would stand at the end of the cycle. For *hold* the target is the limit, for
    /// *milestones* the last number counts steps.
    pub(super) path: [f64; 3],
    pub(super) spread: f64,
    /// Steps of a milestones key result, separated by bars.
    pub(super) steps: &'static str,
    /// Share of the cycle and the value expected by then.
    pub(super) phased: &'static [(f64, f64)],
    pub(super) nature: Nature,
    /// The KPI whose readings are the check-ins.
    pub(super) kpi: &'static str,
    pub(super) weight: f64,
    /// Confidence at the start and at the latest check-in.
    pub(super) confidence: [f64; 2],
    /// Calendar weeks without a check-in, this one included.
    pub(super) lag: i64,
    /// Noted in the middle.
    pub(super) note: &'static str,
    /// What is in the way by the latest check-in, and what will be done.
    pub(super) blocked: Option<(Blocker, &'static str)>,
    /// A status set by hand, with its reason.
    pub(super) stated: &'static str,
}

/// What most key results have in common.
pub(super) const RESULT: ResultRow = ResultRow {
    title: "",
    kind: KeyResultKind::Increase,
    unit: "number",
    decimals: 0,
    path: [0.0; 3],
    spread: 0.0,
    steps: "",
    phased: &[],
    nature: Nature::Leading,
    kpi: "",
    weight: 1.0,
    confidence: [5.0, 6.0],
    lag: 0,
    note: "",
    blocked: None,
    stated: "",
};
