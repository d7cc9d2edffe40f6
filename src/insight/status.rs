//! What progress and pace together say (DOMAIN §3), and what a reading and its target say (DOMAIN §4).

use crate::domain::{Date, DatedTarget, Health};

/// The computed status of a key result or objective. Being *stale* is an overlay and stands beside it ([`Stale`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// p ≥ 1 on increase, decrease, milestones and done kinds.
    Done,
    /// Set aside by a person until a day to look again: nothing is owed and no status is drawn.
    Paused,
    /// Before the first check-in is due and none is made; drafts.
    NotStarted,
    /// p ≥ e − g.
    OnTrack,
    /// Something is due and nothing recorded, or there is nothing to judge by. Never drawn as healthy.
    NoData,
    /// e − g > p ≥ e − g − 0.20.
    Behind,
    /// p < e − g − 0.20.
    AtRisk,
}

impl Status {
    /// All of them, best first.
    pub const ALL: [Self; 7] = [
        Self::Done,
        Self::Paused,
        Self::NotStarted,
        Self::OnTrack,
        Self::NoData,
        Self::Behind,
        Self::AtRisk,
    ];

    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Paused => "paused",
            Self::NotStarted => "not started",
            Self::OnTrack => "on track",
            Self::NoData => "no data",
            Self::Behind => "behind",
            Self::AtRisk => "at risk",
        }
    }

    /// The words people read, as they stand alone: "On track".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::Paused => "Paused",
            Self::NotStarted => "Not started",
            Self::OnTrack => "On track",
            Self::NoData => "No data",
            Self::Behind => "Behind",
            Self::AtRisk => "At risk",
        }
    }

    /// The word used in classes and files: `on-track`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Paused => "paused",
            Self::NotStarted => "not-started",
            Self::OnTrack => "on-track",
            Self::NoData => "no-data",
            Self::Behind => "behind",
            Self::AtRisk => "at-risk",
        }
    }

    /// Whether it goes well: on track or done.
    pub fn is_on_track(self) -> bool {
        matches!(self, Self::OnTrack | Self::Done)
    }

    /// Whether it goes badly: behind or at risk.
    pub fn is_off_track(self) -> bool {
        matches!(self, Self::Behind | Self::AtRisk)
    }
}

impl From<Health> for Status {
    fn from(health: Health) -> Self {
        match health {
            Health::OnTrack => Self::OnTrack,
            Health::Behind => Self::Behind,
            Health::AtRisk => Self::AtRisk,
        }
    }
}

/// What is later than its due day by more than three days (DOMAIN §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The day the missing check-in or reading was due.
    pub due: Date,
    /// Days since then.
    pub days: i64,
}

/// Days a check-in may be late before it is stale.
pub const PATIENCE_DAYS: i64 = 3;

/// Compares progress with pace: on track, behind or at risk (DOMAIN §3). Equality is on the better side; a hair of rounding
/// (10⁻¹²) counts as equality.
pub fn against_pace(progress: f64, expected: f64, grace: f64) -> Status {
    const HAIR: f64 = 1e-12;
    let least = expected - grace;
    if progress >= least - HAIR {
        Status::OnTrack
    } else if progress >= least - 0.20 - HAIR {
        Status::Behind
    } else {
        Status::AtRisk
    }
}

/// How a KPI's reading stands to the target of its day (DOMAIN §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KpiStatus {
    /// The reading meets the target; equality is met.
    Met,
    /// Between target and alarm threshold.
    Watch,
    /// Beyond the alarm threshold, or short of a target without one.
    Missed,
    /// Nothing was read.
    NoData,
    /// No target was valid on the day of the reading.
    NoTarget,
}

impl KpiStatus {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Met,
        Self::Watch,
        Self::Missed,
        Self::NoData,
        Self::NoTarget,
    ];

    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Watch => "watch",
            Self::Missed => "missed",
            Self::NoData => "no data",
            Self::NoTarget => "no target",
        }
    }

    /// The words people read, as they stand alone: "No data".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Watch => "Watch",
            Self::Missed => "Missed",
            Self::NoData => "No data",
            Self::NoTarget => "No target",
        }
    }

    /// The word used in classes and files: `no-data`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Watch => "watch",
            Self::Missed => "missed",
            Self::NoData => "no-data",
            Self::NoTarget => "no-target",
        }
    }
}

/// Judges one reading by the target of its day. No achievement ratio is computed: c/t breaks at zero and below (DOMAIN §4).
pub fn against_target(value: f64, target: Option<&DatedTarget>) -> KpiStatus {
    match target {
        Some(DatedTarget { target, alarm, .. }) if !target.is_open() => {
            if target.contains(value) {
                KpiStatus::Met
            } else if alarm.is_some_and(|alarm| !alarm.is_open() && alarm.contains(value)) {
                KpiStatus::Watch
            } else {
                KpiStatus::Missed
            }
        }
        _ => KpiStatus::NoTarget,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Band, date};

    fn dated(target: Band, alarm: Option<Band>) -> DatedTarget {
        DatedTarget {
            from: date(2026, 1, 1),
            target,
            alarm,
        }
    }

    #[test]
    fn the_borders_lie_on_the_better_side() {
        assert_eq!(against_pace(0.45, 0.5, 0.05), Status::OnTrack);
        assert_eq!(against_pace(0.4499, 0.5, 0.05), Status::Behind);
        assert_eq!(against_pace(0.25, 0.5, 0.05), Status::Behind);
        assert_eq!(against_pace(0.2499, 0.5, 0.05), Status::AtRisk);
        assert_eq!(against_pace(0.7, 1.0, 0.1), Status::Behind);
    }

    #[test]
    fn equality_with_a_limit_is_met() {
        assert_eq!(
            against_target(0.0, Some(&dated(Band::at_most(0.0), None))),
            KpiStatus::Met
        );
        let up = dated(Band::at_least(90.0), Some(Band::at_least(80.0)));
        assert_eq!(against_target(90.0, Some(&up)), KpiStatus::Met);
        assert_eq!(against_target(80.0, Some(&up)), KpiStatus::Watch);
        assert_eq!(against_target(79.9, Some(&up)), KpiStatus::Missed);
    }

    #[test]
    fn down_and_hold_are_mirrored_and_boxed() {
        let down = dated(Band::at_most(3.0), Some(Band::at_most(5.0)));
        assert_eq!(against_target(3.0, Some(&down)), KpiStatus::Met);
        assert_eq!(against_target(5.0, Some(&down)), KpiStatus::Watch);
        assert_eq!(against_target(5.1, Some(&down)), KpiStatus::Missed);
        let hold = dated(Band::between(-2.0, 2.0), Some(Band::between(-4.0, 4.0)));
        assert_eq!(against_target(-2.0, Some(&hold)), KpiStatus::Met);
        assert_eq!(against_target(-4.0, Some(&hold)), KpiStatus::Watch);
        assert_eq!(against_target(4.5, Some(&hold)), KpiStatus::Missed);
    }

    #[test]
    fn without_an_alarm_short_of_the_target_is_missed_and_without_a_target_nothing_is_judged() {
        assert_eq!(
            against_target(1.0, Some(&dated(Band::at_least(2.0), None))),
            KpiStatus::Missed
        );
        assert_eq!(against_target(1.0, None), KpiStatus::NoTarget);
        assert_eq!(
            against_target(1.0, Some(&dated(Band::default(), None))),
            KpiStatus::NoTarget
        );
    }
}
