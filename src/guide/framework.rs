//! KPI, OKR or both.

/// Down to this sum or below it is a KPI (DOMAIN §5).
const KPI_UP_TO: i32 = -3;
/// From this sum on it is an OKR (DOMAIN §5).
const OKR_FROM: i32 = 3;

/// What a goal should become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Framework {
    /// A number to keep.
    Kpi,
    /// A KPI and an OKR that moves it, linked.
    Both,
    /// A change to bring about.
    Okr,
}

impl Framework {
    /// The word in files: `kpi`, `both`, `okr`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kpi => "kpi",
            Self::Both => "both",
            Self::Okr => "okr",
        }
    }

    /// The framework behind a word, if it is one of ours.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Kpi, Self::Both, Self::Okr]
            .into_iter()
            .find(|framework| framework.word() == word)
    }

    /// The verdict as a headline.
    pub fn headline(self) -> &'static str {
        match self {
            Self::Kpi => "This is a KPI",
            Self::Both => "This is an OKR with a KPI",
            Self::Okr => "This is an OKR",
        }
    }

    /// What the two frameworks would do for the person, in one sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Kpi => {
                "Keep the number healthy. It has no end date; record it at a steady cadence."
            }
            Self::Both => "The KPI tracks the number for good. The OKR moves it, then ends.",
            Self::Okr => "Change something by a date, and measure whether it worked.",
        }
    }

    /// The framework of a sum of points; a number to win back aside.
    pub(super) fn of(sum: i32) -> Self {
        match sum {
            ..=KPI_UP_TO => Self::Kpi,
            OKR_FROM.. => Self::Okr,
            _ => Self::Both,
        }
    }
}
