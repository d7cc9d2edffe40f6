//! Whether a process as it is can meet a target (DOMAIN §4). This is where KPI and OKR meet.

use super::xmr::Limits;
use crate::domain::Band;

/// What the natural process limits say about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// Every value the process is expected to give meets the target.
    KeepsMeeting,
    /// Some do and some do not.
    Sometimes,
    /// None does.
    WillNotMeet,
}

impl Assurance {
    /// The word used in classes and files: `will-not-meet`.
    pub fn word(self) -> &'static str {
        match self {
            Self::KeepsMeeting => "keeps-meeting",
            Self::Sometimes => "sometimes",
            Self::WillNotMeet => "will-not-meet",
        }
    }

    /// What it says of the target, with how often that was met: so many of the readings that were judged by it. To be read
    /// after "it".
    pub fn outlook(self, (met, of): (usize, usize)) -> String {
        let count = format!("({met} of {of})");
        match self {
            Self::KeepsMeeting if met == of => "will keep meeting the target".to_owned(),
            Self::KeepsMeeting if met == 0 => {
                format!("can meet the target, but has not yet {count}")
            }
            Self::KeepsMeeting => format!("usually meets the target {count}"),
            Self::Sometimes if of == 0 => "will meet the target some of the time".to_owned(),
            Self::Sometimes if met == 0 => format!("has not met the target yet {count}"),
            Self::Sometimes if met == of => {
                format!("has met the target every time so far {count}, but may miss it")
            }
            Self::Sometimes => format!("meets the target some of the time {count}"),
            Self::WillNotMeet if met == 0 => "will not meet the target as it is".to_owned(),
            Self::WillNotMeet => format!("will rarely meet the target as it is {count}"),
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
        Assurance::Sometimes
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
    fn a_target_inside_the_limits_is_met_some_of_the_time() {
        assert_eq!(said(Band::at_least(20.0)), Assurance::Sometimes);
        assert_eq!(said(Band::at_most(20.0)), Assurance::Sometimes);
        assert_eq!(said(Band::between(5.0, 20.0)), Assurance::Sometimes);
        assert_eq!(said(Band::between(5.0, 50.0)), Assurance::Sometimes);
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

    #[test]
    fn the_outlook_says_how_often_the_target_was_met() {
        use Assurance::{KeepsMeeting, Sometimes, WillNotMeet};
        for (assurance, met, said) in [
            (
                Sometimes,
                (3, 13),
                "meets the target some of the time (3 of 13)",
            ),
            (Sometimes, (0, 13), "has not met the target yet (0 of 13)"),
            (
                Sometimes,
                (13, 13),
                "has met the target every time so far (13 of 13), but may miss it",
            ),
            (KeepsMeeting, (13, 13), "will keep meeting the target"),
            (
                KeepsMeeting,
                (12, 13),
                "usually meets the target (12 of 13)",
            ),
            (WillNotMeet, (0, 13), "will not meet the target as it is"),
            (
                WillNotMeet,
                (1, 13),
                "will rarely meet the target as it is (1 of 13)",
            ),
        ] {
            assert_eq!(assurance.outlook(met), said);
        }
    }
}
