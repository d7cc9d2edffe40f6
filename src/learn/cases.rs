//! How to choose, what leads and what lags, worked cases by department, and common mistakes.

/// One of the three questions that decide, and what its answers speak for (DOMAIN §5).
#[derive(Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The question.
    pub question: &'static str,
    /// What speaks for a KPI.
    pub kpi: &'static str,
    /// What speaks for an OKR.
    pub okr: &'static str,
}

/// How to choose: the guide asks the same.
pub const POINTERS: [Pointer; 3] = [
    Pointer {
        question: "What should happen?",
        kpi: "It works, and should stay at this level.",
        okr: "Something should be different afterwards.",
    },
    Pointer {
        question: "How likely is it?",
        kpi: "You normally meet it. Missing it would be unusual.",
        okr: "A coin flip, or a promise that others rely on.",
    },
    Pointer {
        question: "Until when?",
        kpi: "No end: as long as you do this work.",
        okr: "By the end of a quarter, or sooner.",
    },
];

/// A number that answers late, and one that answers early for the same thing.
#[derive(Debug, PartialEq, Eq)]
pub struct Pair {
    /// What it is about.
    pub about: &'static str,
    /// Moves first, and can be acted on.
    pub leading: &'static str,
    /// Moves when the result is in.
    pub lagging: &'static str,
}

/// Leading and lagging, side by side.
pub const PAIRS: [Pair; 5] = [
    Pair {
        about: "Sales",
        leading: "First meetings with new customers a week",
        lagging: "Revenue in the quarter",
    },
    Pair {
        about: "Customer service",
        leading: "Requests answered within an hour",
        lagging: "Customers who leave in a year",
    },
    Pair {
        about: "Safety",
        leading: "Near misses reported and closed",
        lagging: "Accidents with days lost",
    },
    Pair {
        about: "Hiring",
        leading: "Days from application to first interview",
        lagging: "Offers accepted",
    },
    Pair {
        about: "Teaching",
        leading: "Lessons missed per pupil",
        lagging: "Pupils who pass at the end of the year",
    },
];

/// A wish from a department, and what becomes of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Case {
    /// Whose wish it is.
    pub department: &'static str,
    /// The wish as it was said.
    pub wish: &'static str,
    /// What it is: `KPI`, `OKR`, `both`.
    pub verdict: CaseVerdict,
    /// Why.
    pub because: &'static str,
    /// What it becomes.
    pub becomes: &'static [&'static str],
}

/// What a case turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseVerdict {
    /// A KPI.
    Kpi,
    /// An OKR.
    Okr,
    /// Both, linked.
    Both,
}

impl CaseVerdict {
    /// As a screen says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kpi => "A KPI",
            Self::Okr => "An OKR",
            Self::Both => "Both, linked",
        }
    }
}

/// Worked cases.
pub const CASES: [Case; 8] = [
    Case {
        department: "Operations",
        wish: "Keep deliveries on time.",
        verdict: CaseVerdict::Kpi,
        because: "It’s ongoing, it has no end date, and you normally reach 95 %.",
        becomes: &["Orders delivered on time: target 95 %, alarm below 90 %, recorded weekly."],
    },
    Case {
        department: "HR",
        wish: "Our onboarding takes too long.",
        verdict: CaseVerdict::Both,
        because: "Something should change, and the gain should last after the objective ends.",
        becomes: &[
            "Objective: New hires do real work in their first month.",
            "Key result: time until they work on their own, from 26 to 12 weeks.",
            "Lasting KPI: time until new hires work on their own, recorded monthly.",
        ],
    },
    Case {
        department: "Sales",
        wish: "Win our first customers in Austria.",
        verdict: CaseVerdict::Okr,
        because: "It has an end, nobody knows yet how to get there, and afterwards you are in a new market.",
        becomes: &[
            "Objective: Austrian shops choose us.",
            "Key results: from 0 to 12 paying customers; from 0 to 3 who recommend us by name.",
        ],
    },
    Case {
        department: "Customer service",
        wish: "Satisfaction has dropped. We want it back.",
        verdict: CaseVerdict::Both,
        because: "The KPI missed its target twice, so an objective closes the gap.",
        becomes: &[
            "KPI: customer satisfaction, target 85 %.",
            "Recovery objective: Customers trust our answers again, measured by that KPI.",
        ],
    },
    Case {
        department: "Engineering",
        wish: "Move to the new payment system by June.",
        verdict: CaseVerdict::Okr,
        because: "Moving is work, not a result. Ask what will be better once you have moved.",
        becomes: &[
            "Objective: Paying is so easy that nobody gives up.",
            "Key results: abandoned payments from 18 % to 9 %; cost per payment from 42 to 30 cents.",
            "The move itself is an initiative.",
        ],
    },
    Case {
        department: "Finance",
        wish: "Close the books faster.",
        verdict: CaseVerdict::Kpi,
        because: "Getting a little better each month through everyday work needs a number to follow, not a campaign.",
        becomes: &[
            "Days to close the month: target 5, alarm above 8. Guarded by errors found afterwards.",
        ],
    },
    Case {
        department: "Health and care",
        wish: "Fewer falls on the ward.",
        verdict: CaseVerdict::Both,
        because: "You always watch falls; halving them in six months takes a special effort.",
        becomes: &[
            "KPI: falls per 1,000 patient days, lower is better.",
            "Key result: from 6.1 to 3.0 by the end of June, measured by that KPI.",
        ],
    },
    Case {
        department: "School",
        wish: "Parents should feel informed.",
        verdict: CaseVerdict::Okr,
        because: "It says how something should feel; the key results have to say how you would notice.",
        becomes: &[
            "Objective: Parents hear from us before they have to ask.",
            "Key results: parents at the open evening from 40 to 120; phone calls about dates from 30 to 10 a week.",
        ],
    },
];

/// A mistake, and what helps.
#[derive(Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What people write or do.
    pub mistake: &'static str,
    /// What helps.
    pub instead: &'static str,
}

/// Mistakes that come up again and again.
pub const MISTAKES: [Mistake; 8] = [
    Mistake {
        mistake: "A key result is a task: “Launch the new website.”",
        instead: "Say what changes once it’s launched: “Requests through the website from 20 to 60 a month.”",
    },
    Mistake {
        mistake: "Everything you measure becomes an OKR.",
        instead: "If it only needs to stay healthy, it’s a KPI. Objectives are for change.",
    },
    Mistake {
        mistake: "Ten objectives in a quarter.",
        instead: "Three at most, with two to five key results each. The rest can wait.",
    },
    Mistake {
        mistake: "A target without a baseline: “Raise satisfaction to 85 %.”",
        instead: "Add where it is today. From 84 it’s a rounding error; from 60 it’s a different company.",
    },
    Mistake {
        mistake: "You push one number, and nobody looks at what suffers.",
        instead: "Give it a counter-metric: errors for speed, returns for sales.",
    },
    Mistake {
        mistake: "Explaining every change in a KPI.",
        instead: "Most ups and downs are noise. Look at the chart: only a signal is worth a question.",
    },
    Mistake {
        mistake: "A stretch that reached 0.7 counts as a failure, so next time people aim low.",
        instead: "Decide in advance whether it’s a stretch or a promise. For a stretch, 0.7 is a success.",
    },
    Mistake {
        mistake: "Written in January, next opened in December.",
        instead: "Spend a minute a week: the value, your confidence, what is in the way.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_says_what_it_is_why_and_what_it_becomes() {
        for case in &CASES {
            assert!(
                case.wish.ends_with('.') && case.because.ends_with('.'),
                "{}",
                case.wish
            );
            assert!(!case.becomes.is_empty(), "{}", case.wish);
        }
        for verdict in [CaseVerdict::Kpi, CaseVerdict::Okr, CaseVerdict::Both] {
            assert!(CASES.iter().filter(|case| case.verdict == verdict).count() >= 2);
        }
    }

    #[test]
    fn every_mistake_comes_with_what_helps() {
        for it in &MISTAKES {
            assert!(it.instead.ends_with(['.', '”']), "{}", it.mistake);
        }
    }
}
