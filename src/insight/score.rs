//! How an objective ended, and what that says (DOMAIN §8; grades after re:Work and Doerr).

use super::as_of::AsOf;
use super::objective::report;
use super::progress::Progress;
use crate::domain::{Ambition, Id, Workspace};

/// What an objective's closing starts from: the suggested score with its arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// The key results in their order.
    pub parts: Vec<ClosingPart>,
    /// The rolled-up progress; none when no key result with weight has data.
    pub progress: Option<f64>,
    /// The suggested score: the same, rounded down to one decimal.
    pub suggested: Option<f64>,
    /// What the suggested score says.
    pub judgement: Option<Judgement>,
}

/// One key result in the arithmetic of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosingPart {
    /// The key result.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its weight.
    pub weight: f64,
    /// Its last value; of milestones the share done.
    pub last: Option<f64>,
    /// Its progress; without data it does not count.
    pub progress: Option<Progress>,
}

/// What a score says, committed and aspirational judged differently (DOMAIN §8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Judgement {
    /// A promise that was kept: 1.0.
    Kept,
    /// A promise that fell short; asks for a cause.
    Short,
    /// A stretch below 0.6.
    BelowZone,
    /// A stretch within 0.6-0.8.
    Healthy,
    /// A stretch above 0.8 and below 1.0.
    AboveZone,
    /// A stretch at 1.0: the aim was low.
    AimWasLow,
    /// Nobody said whether it was a promise or a stretch.
    Unsaid,
}

impl Judgement {
    /// Whether the review asks what got in the way.
    pub fn asks_for_cause(self) -> bool {
        matches!(self, Self::Short | Self::BelowZone)
    }

    /// What it says in a table, without what to do about it.
    pub fn verdict(self) -> &'static str {
        match self {
            Self::Kept => "the promise is kept",
            Self::Short => "short of the promise",
            Self::BelowZone => "below the healthy zone",
            Self::Healthy => "in the healthy zone",
            Self::AboveZone => "above the healthy zone",
            Self::AimWasLow => "the aim was low",
            Self::Unsaid => "neither promise nor stretch",
        }
    }

    /// The sentence people read.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Kept => "The promise is kept.",
            Self::Short => "A promise is expected to reach 1.0. Say what got in the way.",
            Self::BelowZone => {
                "Below the healthy zone of 0.6 to 0.8 for a stretch. Say what got in the way."
            }
            Self::Healthy => "In the healthy zone of 0.6 to 0.8 for a stretch.",
            Self::AboveZone => {
                "Above the healthy zone of 0.6 to 0.8 for a stretch. Aim a little higher next time."
            }
            Self::AimWasLow => {
                "The stretch was fully reached, so the aim was low. Aim higher next time."
            }
            Self::Unsaid => {
                "This was not marked as a promise or a stretch. Choose one before the next cycle."
            }
        }
    }
}

/// What a sum of tenths may differ by from the number it is meant to be.
pub(crate) const HAIR: f64 = 1e-9;

/// The score that rolled-up progress suggests: within 0.0…1.0, one decimal, rounded down: 950 of 1000 is 0.9 and no kept promise.
pub fn suggested(progress: f64) -> f64 {
    rounded_down(progress.clamp(0.0, 1.0), 1)
}

/// A number with so many decimals, never above what it was.
fn rounded_down(value: f64, places: i32) -> f64 {
    let scale = 10_f64.powi(places);
    (value * scale + HAIR).floor() / scale
}

/// What a score says. A hair of arithmetic counts as equal, so that 0.6 typed and 0.6 computed are one.
pub fn judge(score: f64, ambition: Option<Ambition>) -> Judgement {
    let is_full = score >= 1.0 - HAIR;
    match ambition {
        None => Judgement::Unsaid,
        Some(Ambition::Committed) if is_full => Judgement::Kept,
        Some(Ambition::Committed) => Judgement::Short,
        Some(Ambition::Aspirational) if is_full => Judgement::AimWasLow,
        Some(Ambition::Aspirational) if score > 0.8 + HAIR => Judgement::AboveZone,
        Some(Ambition::Aspirational) if score >= 0.6 - HAIR => Judgement::Healthy,
        Some(Ambition::Aspirational) => Judgement::BelowZone,
    }
}

/// What closing an objective starts from. None if it is not here.
pub fn closing(workspace: &Workspace, id: &Id, as_of: impl Into<AsOf>) -> Option<Closing> {
    let objective = workspace.objective(id)?;
    let found = report(workspace, objective, as_of.into());
    let score = found.progress.map(suggested);
    Some(Closing {
        parts: found
            .key_results
            .into_iter()
            .filter_map(|(id, report)| {
                let record = workspace.key_result(&id)?;
                Some(ClosingPart {
                    title: record.title.clone(),
                    weight: record.weight,
                    last: report.current.map(|point| point.value),
                    progress: report.progress,
                    id,
                })
            })
            .collect(),
        progress: found.progress,
        suggested: score,
        judgement: score.map(|score| judge(score, objective.ambition)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_score_has_one_decimal() {
        assert_eq!(suggested(0.64), 0.6);
        assert_eq!(suggested(0.65), 0.6);
        assert_eq!(suggested(0.95), 0.9);
        assert_eq!(suggested(0.996), 0.9);
        assert_eq!(suggested(0.1 + 0.2), 0.3);
        assert_eq!(suggested(0.7), 0.7);
        assert_eq!(suggested(0.949), 0.9);
        assert_eq!(suggested(-3.0), 0.0);
        assert_eq!(suggested(7.0), 1.0);
    }

    #[test]
    fn a_promise_and_a_stretch_are_judged_differently() {
        let committed = |score| judge(score, Some(Ambition::Committed));
        let stretch = |score| judge(score, Some(Ambition::Aspirational));
        assert_eq!(committed(1.0), Judgement::Kept);
        assert_eq!(committed(0.9), Judgement::Short);
        assert!(committed(0.9).asks_for_cause() && !committed(1.0).asks_for_cause());
        assert_eq!(stretch(0.5), Judgement::BelowZone);
        assert_eq!(stretch(0.6), Judgement::Healthy);
        assert_eq!(stretch(0.8), Judgement::Healthy);
        assert_eq!(stretch(0.9), Judgement::AboveZone);
        assert_eq!(stretch(1.0), Judgement::AimWasLow);
        assert_eq!(committed(0.9996), Judgement::Short);
        assert_eq!(judge(0.7, None), Judgement::Unsaid);
    }

    proptest! {
        #[test]
        fn more_progress_never_suggests_a_lower_score(one in -1.0..2.0_f64, other in -1.0..2.0_f64) {
            prop_assert!(suggested(one.min(other)) <= suggested(one.max(other)));
            prop_assert!((0.0..=1.0).contains(&suggested(one)));
        }
    }
}
