//! What to mind whatever the verdict: combinations of answers that go wrong in practice.

use super::answers::Answers;
use super::framework::Framework;
use super::questions::Topic;

/// Something to mind, with what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Caution {
    /// A stable word for tests and files.
    pub key: &'static str,
    /// The sentence.
    pub text: &'static str,
    /// It applies when every one of these questions was answered in one of these ways.
    when: &'static [(Topic, &'static [&'static str])],
    /// And the verdict is one of these.
    verdicts: &'static [Framework],
}

/// The cautions that apply, the weightiest first.
pub(super) fn cautions(answers: &Answers, framework: Framework) -> Vec<&'static Caution> {
    CAUTIONS
        .iter()
        .filter(|caution| caution.verdicts.contains(&framework))
        .filter(|caution| {
            caution
                .when
                .iter()
                .all(|(topic, keys)| keys.iter().any(|key| answers.is(*topic, key)))
        })
        .collect()
}

const ANY: &[Framework] = &[Framework::Kpi, Framework::Both, Framework::Okr];
const WITH_OKR: &[Framework] = &[Framework::Both, Framework::Okr];

static CAUTIONS: [Caution; 10] = [
    Caution {
        key: "initiative",
        text: "Anything under a month is usually an initiative: something to do. Write down what it is for, and measure that.",
        when: &[(Topic::Timeframe, &["month"])],
        verdicts: ANY,
    },
    Caution {
        key: "leading",
        text: "A number that moves late can’t guide a cycle. Name a leading measure: one that moves first and that you can influence.",
        when: &[(Topic::Influence, &["late"])],
        verdicts: ANY,
    },
    Caution {
        key: "leap",
        text: "A leap needs a path. Write down the first step and what would tell you early that it’s working.",
        when: &[(Topic::Ambition, &["leap"])],
        verdicts: ANY,
    },
    Caution {
        key: "no-end",
        text: "An objective without an end is never reviewed. Choose the first quarter of it.",
        when: &[(Topic::Timeframe, &["open"])],
        verdicts: WITH_OKR,
    },
    Caution {
        key: "noise",
        text: "One bad reading may be chance. Check the KPI’s chart before you start a recovery.",
        when: &[(Topic::Goal, &["win-back"])],
        verdicts: ANY,
    },
    Caution {
        key: "shaky-level",
        text: "You want to keep a level you may well miss. Find out what pulls it down before you promise it.",
        when: &[
            (Topic::Goal, &["watch", "hold"]),
            (Topic::Ambition, &["stretch", "leap"]),
        ],
        verdicts: ANY,
    },
    Caution {
        key: "usual-business",
        text: "A change you would normally reach anyway is business as usual. Aim higher, or just watch it.",
        when: &[
            (Topic::Goal, &["change", "win-back"]),
            (Topic::Ambition, &["normal"]),
        ],
        verdicts: ANY,
    },
    Caution {
        key: "promise",
        text: "For a promise, 0.7 isn’t a success. Mark the objective as committed and check that you have the time and people.",
        when: &[(Topic::Ambition, &["promise"])],
        verdicts: WITH_OKR,
    },
    Caution {
        key: "long-cycle",
        text: "A year is long for key results. Set the first quarter’s share now.",
        when: &[(Topic::Timeframe, &["year"])],
        verdicts: WITH_OKR,
    },
    Caution {
        key: "one-owner",
        text: "Several teams contribute, but one person owns the objective. Name that person first.",
        when: &[(Topic::Team, &["several"])],
        verdicts: WITH_OKR,
    },
];
