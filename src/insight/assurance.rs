//! Whether a process as it is can meet a target (DOMAIN §4). This is where KPI and OKR meet.

use super::xmr::Limits;
use crate::domain::Band;

/// What the natural process limits say about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// Every value the process is expected to give meets the target.
    KeepsMeeting,
    /// Some do and some do not.
    ByChance,
    /// None does.
    WillNotMeet,
}

impl Assurance {
    /// The word used in classes and files: `will-not-meet`.
    pub fn word(self) -> &'static str {
        match self {
            Self::KeepsMeeting => "keeps-meeting",
            Self::ByChance => "by-chance",
            Self::WillNotMeet => "will-not-meet",
        }
    }

    /// The sentence, to be read after the KPI's name.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::KeepsMeeting => {
                "The process as it is will keep meeting this target. Keep watching it."
            }
            Self::ByChance => {
                "The process as it is meets this target by chance: some readings will, some will not. Changing the process is an OKR."
            }
            Self::WillNotMeet => {
                "The process as it is will not meet this target. Changing the process is an OKR."
            }
        }
    }
}

/// Compares the limits with the target: all inside, none inside, or some (DOMAIN §4). A limit on the edge of the target meets
/// it. None for a target that says nothing.
pub fn assurance(limits: &Limits, target: &Band) -> Option<Assurance> {
    if target.is_open() {
        return None;
    }
    let natural = Band {
        low: Some(limits.lower),
        high: Some(limits.upper),
    };
    let misses = target.low.is_some_and(|low| limits.upper < low)
        || target.high.is_some_and(|high| limits.lower > high);
    Some(if target.encloses(&natural) {
        Assurance::KeepsMeeting
    } else if misses {
        Assurance::WillNotMeet
    } else {
        Assurance::ByChance
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::insight::xmr::limits;

    fn said(target: Band) -> Assurance {
        // Limits 1.899…27.435.
        let limits = limits(&[10.0, 12.0, 11.0, 13.0, 12.0, 30.0]).unwrap();
        assurance(&limits, &target).unwrap()
    }

    #[test]
    fn a_target_beyond_the_limit_on_the_good_side_will_not_be_met() {
        assert_eq!(said(Band::at_least(28.0)), Assurance::WillNotMeet);
        assert_eq!(said(Band::at_most(1.0)), Assurance::WillNotMeet);
        assert_eq!(said(Band::between(30.0, 40.0)), Assurance::WillNotMeet);
    }

    #[test]
    fn a_target_inside_the_limits_is_met_by_chance() {
        assert_eq!(said(Band::at_least(20.0)), Assurance::ByChance);
        assert_eq!(said(Band::at_most(20.0)), Assurance::ByChance);
        assert_eq!(said(Band::between(5.0, 20.0)), Assurance::ByChance);
        assert_eq!(said(Band::between(5.0, 50.0)), Assurance::ByChance);
    }

    #[test]
    fn a_target_worse_than_the_whole_band_will_keep_being_met() {
        assert_eq!(said(Band::at_least(1.0)), Assurance::KeepsMeeting);
        assert_eq!(said(Band::at_most(28.0)), Assurance::KeepsMeeting);
        assert_eq!(said(Band::between(0.0, 40.0)), Assurance::KeepsMeeting);
    }

    #[test]
    fn a_limit_on_the_target_itself_meets_it() {
        let level = limits(&[3.0; 6]).unwrap();
        assert_eq!(
            assurance(&level, &Band::at_most(3.0)),
            Some(Assurance::KeepsMeeting)
        );
        assert_eq!(assurance(&level, &Band::default()), None);
    }
}
