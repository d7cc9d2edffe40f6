//! What the Learn page says: the two frameworks on seven aspects, how to choose, where they meet, what leads and lags, worked cases, common
//! mistakes, and the terms.
//! Facts from the articles, re:Work, Doerr, Grove and Wheeler; the sentences are our own (DOMAIN §1).

mod cases;
mod counter;
mod glossary;

pub use cases::{CASES, Case, CaseVerdict, MISTAKES, Mistake, PAIRS, POINTERS, Pair, Pointer};
pub use counter::{CounterMetric, counter_metric};
pub use glossary::{GLOSSARY, Term, term};

/// The difference in one breath.
pub const IN_SHORT: &str = "KPIs tell you how you are doing; OKRs tell you where you are going.";

/// Why the articles seem to disagree about time, and what is meant here.
pub const HORIZON_AND_CADENCE: &str = "Some people call KPIs long-term, others short-term. Both are right, about different things. The horizon is how far ahead a goal \
    looks: a KPI’s is open-ended, an OKR’s ends with its cycle. The cadence is how often you look: hourly to yearly for a KPI, about weekly for a key result.";

/// One aspect on which the two differ.
#[derive(Debug, PartialEq, Eq)]
pub struct Aspect {
    /// Its name.
    pub name: &'static str,
    /// How a KPI is.
    pub kpi: &'static str,
    /// How an OKR is.
    pub okr: &'static str,
}

/// The seven aspects of the first article.
pub const ASPECTS: [Aspect; 7] = [
    Aspect {
        name: "Purpose",
        kpi: "Shows whether something is still healthy, so that you notice early when it isn’t.",
        okr: "Says what should change, and brings people together to change it.",
    },
    Aspect {
        name: "Structure",
        kpi: "One metric with a unit, a direction, a target and an alarm.",
        okr: "One objective in words, and two to five key results in numbers.",
    },
    Aspect {
        name: "Time frame",
        kpi: "No end date. Recorded at a steady cadence, from every hour to once a year.",
        okr: "A cycle with an end, usually a quarter. Weekly check-ins, one score.",
    },
    Aspect {
        name: "Flexibility",
        kpi: "Stays the same as long as the business does, so that you can compare years.",
        okr: "Rewritten each cycle, and amended with a reason when you learn something.",
    },
    Aspect {
        name: "Ambition",
        kpi: "A level you expect to meet. Missing it is unusual.",
        okr: "A stretch, where 0.7 is a success, or a promise, where only 1.0 will do.",
    },
    Aspect {
        name: "Alignment",
        kpi: "Belongs to a person or a department, and is often kept inside it.",
        okr: "Made to be seen. Several teams contribute to one objective; one person owns it.",
    },
    Aspect {
        name: "Measurement",
        kpi: "One number on a dashboard, judged against its target and its own past.",
        okr: "Several results, a confidence from 0 to 10, and a conversation about what is in the way.",
    },
];

/// A place where the two meet.
#[derive(Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The link, read from left to right.
    pub name: &'static str,
    /// What it means.
    pub text: &'static str,
    /// A case.
    pub example: &'static str,
}

/// The four places where KPI and OKR meet.
pub const MEETINGS: [Meeting; 4] = [
    Meeting {
        name: "An objective improves a KPI",
        text: "The KPI shows why the objective matters. It stays after the objective ends.",
        example: "“New hires feel at home in their first month” improves employee retention.",
    },
    Meeting {
        name: "A key result is measured by a KPI",
        text: "The KPI’s readings are its check-ins, so nobody types a number twice.",
        example: "“Visits from 100,000 to 200,000 a month” is measured by website visits.",
    },
    Meeting {
        name: "A missed KPI starts a recovery OKR",
        text: "A KPI shows a gap but doesn’t close it. Two misses in a row, or a signal on its chart, call for an objective.",
        example: "Release time is too long twice in a row: “Ship small and often again”.",
    },
    Meeting {
        name: "A KPI guards another metric",
        text: "Pushing one number tempts people to harm another. Watch that one too (Grove).",
        example: "Refund requests guard revenue: a refunded sale isn’t a sale.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_aspect_says_something_short_about_both() {
        for aspect in &ASPECTS {
            for sentence in [aspect.kpi, aspect.okr] {
                assert!(
                    sentence.ends_with('.') && sentence.chars().count() <= 120,
                    "{sentence}"
                );
            }
            assert_ne!(aspect.kpi, aspect.okr);
        }
    }
}
