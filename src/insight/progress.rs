//! How far a key result is, by its kind (DOMAIN §2). Nothing recorded is *no data*, never 0.

use super::sample::finite;

/// How far: as computed for display, and as it counts in a roll-up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// As computed: below 0 when things got worse, above 1 past the target.
    pub raw: f64,
    /// The same within 0…1: overshoot of one key result does not hide another's shortfall.
    pub rolled: f64,
}

impl Progress {
    /// Progress of a raw share; 0.5 is half-way.
    pub fn new(raw: f64) -> Self {
        let raw = finite(raw);
        Self {
            raw,
            rolled: raw.clamp(0.0, 1.0),
        }
    }
}

/// From a baseline to a target, up or down: (c−b)/(t−b) (DOMAIN §2; the linear scoring of re:Work).
///
/// One formula for both directions: a falling target and a target of 0 need no case of their own. None when baseline and
/// target are equal, where no share is defined: that goal is a *hold*.
pub fn change(baseline: f64, target: f64, current: f64) -> Option<Progress> {
    if baseline == target {
        return None;
    }
    let (done, whole) = (current - baseline, target - baseline);
    let share = if done.is_finite() && whole.is_finite() {
        done / whole
    } else {
        (current / 2.0 - baseline / 2.0) / (target / 2.0 - baseline / 2.0)
    };
    Some(Progress::new(share))
}

/// Staying within a limit: the share of due check-ins that met it, times the expected pace (DOMAIN §2). A perfect hold
/// stands exactly on pace and ends at 1. None before the first check-in is due.
pub fn hold(met: usize, due: usize, expected: f64) -> Option<Progress> {
    if due == 0 {
        return None;
    }
    let share = super::sample::count(met.min(due)) / super::sample::count(due);
    Some(Progress::new(share * expected))
}

/// Weighted steps: Σ weight of the done / Σ weight (DOMAIN §2). Each item is a step's weight and whether it is done.
/// None when nothing has weight.
pub fn milestones(steps: &[(f64, bool)]) -> Option<Progress> {
    weighted_mean(
        steps
            .iter()
            .map(|&(weight, done)| (weight, if done { 1.0 } else { 0.0 })),
    )
    .map(Progress::new)
}

/// Done or not done: 1 or 0. A value below 1 is not done.
pub fn done(value: f64) -> Progress {
    Progress::new(if value >= 1.0 { 1.0 } else { 0.0 })
}

/// What an objective makes of its key results: Σ wᵢ·clamp(pᵢ) / Σ wᵢ over those with data (DOMAIN §2). Each item is a
/// weight and the progress, if there is data. None when none has data or weight; never an average over nothing.
pub fn roll_up(parts: &[(f64, Option<Progress>)]) -> Option<f64> {
    weighted_mean(
        parts
            .iter()
            .filter_map(|&(weight, progress)| Some((weight, progress?.rolled))),
    )
}

/// The mean of shares within 0…1, weighted; negative weights count as none.
fn weighted_mean(parts: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let heaviest = parts
        .clone()
        .fold(0.0_f64, |most, (weight, _)| most.max(weight));
    if heaviest <= 0.0 {
        return None;
    }
    // Dividing by the heaviest keeps the sums finite for any finite weights.
    let (mut sum, mut whole) = (0.0, 0.0);
    for (weight, share) in parts {
        let weight = weight.max(0.0) / heaviest;
        sum += weight * share;
        whole += weight;
    }
    Some((sum / whole).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    fn shown(baseline: f64, target: f64, current: f64) -> (f64, f64) {
        let progress = change(baseline, target, current).unwrap();
        (progress.raw, progress.rolled)
    }

    #[test]
    fn the_vectors_of_the_domain() {
        assert_eq!(shown(200.0, 0.0, 100.0), (0.5, 0.5));
        assert_eq!(shown(50.0, 10.0, 50.0), (0.0, 0.0));
        assert_eq!(shown(50.0, 10.0, 10.0), (1.0, 1.0));
        assert_eq!(shown(50.0, 10.0, 60.0), (-0.25, 0.0));
        assert_eq!(shown(0.0, 10.0, 12.0), (1.2, 1.0));
        assert_eq!(shown(-5.0, 5.0, 0.0), (0.5, 0.5));
    }

    #[test]
    fn equal_baseline_and_target_are_not_half_way_and_not_a_division_by_zero() {
        assert_eq!(change(7.0, 7.0, 7.0), None);
    }

    #[test]
    fn a_falling_target_is_1_at_the_goal_and_0_at_the_start() {
        assert_eq!(shown(500.0, 100.0, 100.0).0, 1.0);
        assert_eq!(shown(500.0, 100.0, 500.0).0, 0.0);
    }

    #[test]
    fn a_target_of_zero_can_be_reached() {
        assert_eq!(shown(12.0, 0.0, 0.0).0, 1.0);
    }

    #[test]
    fn an_average_over_no_key_results_is_no_data() {
        assert_eq!(roll_up(&[]), None);
        assert_eq!(roll_up(&[(1.0, None), (2.0, None)]), None);
        assert_eq!(roll_up(&[(0.0, Some(Progress::new(0.4)))]), None);
    }

    #[test]
    fn overshoot_of_one_does_not_hide_the_shortfall_of_another() {
        let parts = [
            (1.0, change(0.0, 10.0, 30.0)),
            (1.0, change(0.0, 10.0, 2.0)),
        ];
        assert_eq!(roll_up(&parts), Some(0.6));
    }

    #[test]
    fn key_results_of_every_kind_count_in_the_roll_up() {
        let parts = [
            (1.0, change(0.0, 10.0, 5.0)),
            (1.0, hold(5, 5, 0.5)),
            (1.0, milestones(&[(1.0, true), (1.0, false)])),
            (1.0, Some(done(1.0))),
            (5.0, None),
        ];
        assert_eq!(roll_up(&parts), Some(0.625));
    }

    #[test]
    fn a_perfect_hold_stands_on_pace_and_ends_at_one() {
        assert_eq!(hold(3, 3, 0.4).unwrap().raw, 0.4);
        assert_eq!(hold(6, 6, 1.0).unwrap().raw, 1.0);
        assert_eq!(hold(5, 6, 0.6).unwrap().raw, 0.5);
        assert_eq!(hold(0, 0, 0.1), None);
    }

    #[test]
    fn steps_weigh_what_they_weigh() {
        assert_eq!(milestones(&[(3.0, true), (1.0, false)]).unwrap().raw, 0.75);
        assert_eq!(milestones(&[]), None);
        assert_eq!(milestones(&[(0.0, true)]), None);
    }

    fn any_finite() -> impl Strategy<Value = f64> {
        prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO
    }

    proptest! {
        #[test]
        fn finite_in_finite_out(baseline in any_finite(), target in any_finite(), current in any_finite()) {
            if let Some(progress) = change(baseline, target, current) {
                prop_assert!(progress.raw.is_finite());
                prop_assert!((0.0..=1.0).contains(&progress.rolled));
            }
        }

        #[test]
        fn improving_a_value_never_lowers_progress(
            baseline in any_finite(), target in any_finite(), one in any_finite(), other in any_finite(),
        ) {
            let (worse, better) = if (one < other) == (baseline < target) { (one, other) } else { (other, one) };
            if let (Some(before), Some(after)) = (change(baseline, target, worse), change(baseline, target, better)) {
                prop_assert!(after.raw >= before.raw, "{before:?} {after:?}");
                prop_assert!(after.rolled >= before.rolled);
            }
        }

        #[test]
        fn finishing_a_step_never_lowers_progress(
            steps in prop::collection::vec((0.0..1e300_f64, any::<bool>()), 1..12), index in any::<prop::sample::Index>(),
        ) {
            let before = milestones(&steps);
            let mut after = steps;
            let place = index.index(after.len());
            after[place].1 = true;
            if let (Some(before), Some(after)) = (before, milestones(&after)) {
                prop_assert!(after.raw >= before.raw);
                prop_assert!((0.0..=1.0).contains(&after.raw));
            }
        }

        #[test]
        fn a_roll_up_lies_within_0_and_1(
            parts in prop::collection::vec((0.0..1000.0_f64, any_finite()), 0..12),
        ) {
            let parts: Vec<_> = parts.into_iter().map(|(weight, raw)| (weight, Some(Progress::new(raw)))).collect();
            if let Some(p) = roll_up(&parts) {
                prop_assert!((0.0..=1.0).contains(&p));
            }
        }
    }
}
