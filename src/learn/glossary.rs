//! The field's terms, each in a sentence or two.

/// A term and what it means here.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The meaning of a term, for where it first appears on a screen.
pub fn term(name: &str) -> Option<&'static str> {
    GLOSSARY
        .iter()
        .find(|term| term.name.eq_ignore_ascii_case(name))
        .map(|term| term.meaning)
}

macro_rules! glossary {
    ($($name:literal, $meaning:literal;)*) => {
        /// All terms, by name.
        pub static GLOSSARY: &[Term] = &[$(Term { name: $name, meaning: $meaning },)*];
    };
}

glossary! {
    "Alarm", "The value beyond which a KPI counts as missed. Between target and alarm it’s on watch.";
    "Amendment", "A change to a running key result’s target or baseline. Its reason is kept and shown on the chart.";
    "Aspirational", "A stretch: it may fall short. A score of 0.6 to 0.8 is healthy; 1.0 means the aim was low.";
    "Baseline", "Where a key result starts.";
    "Benchmark", "A figure to compare with, from others or from your own past. It never affects a status.";
    "Cadence", "How often a number is recorded or checked in.";
    "Check-in", "A key result’s state on one day: its value, your confidence, what is in the way.";
    "Committed", "A promise: a score of 1.0 is expected, and anything less needs a cause.";
    "Confidence", "How likely you think it is, from 0 to 10. Below 4, say what is in the way and what you do next.";
    "Counter-metric", "A KPI that guards another: it shows what gets worse when you push one number.";
    "Cycle", "The period an objective runs for, usually a quarter.";
    "Horizon", "How far ahead a goal looks. A KPI’s is open-ended; an OKR’s has an end.";
    "Initiative", "Something you do. It is not a result, but should lead to one.";
    "Key result", "A measured change with an end that shows whether the objective is reached.";
    "KPI", "Key performance indicator: one metric that says how you are doing.";
    "Lagging", "Moves once the result is in, like revenue.";
    "Leading", "Moves before the result does, while you can still act, like calls made.";
    "Natural process limits", "The range a number moves in when nothing has changed, calculated from its own readings (Wheeler).";
    "Objective", "Where you are going, in words: one sentence, one owner, one cycle.";
    "OKR", "Objectives and key results: a direction, and the numbers that show you got there.";
    "Pace", "Progress on the day of the last check-in, compared with a straight line or the phased targets.";
    "Phased target", "A value expected on a day along the way to the target, when progress isn’t steady.";
    "Process behaviour chart", "A chart of readings with their average and limits. It separates signals from noise.";
    "Progress", "How far you are from baseline to target, in percent.";
    "Reading", "One value of a KPI on a day.";
    "Recovery OKR", "An objective started because a KPI missed its target or is getting noticeably worse.";
    "Review", "How an objective ends: its score, the cause, what you learned, and whether to continue, revise or drop it.";
    "Score", "How it ended: 0.0 to 1.0, given once, when the objective is closed.";
    "Signal", "A pattern in the readings that chance doesn’t explain: something has changed.";
    "Stale", "The last check-in is overdue, so the real state is unknown. It’s never shown as healthy.";
    "Status", "Progress compared with pace: on track, behind or at risk. It always shows the numbers behind it.";
    "Target", "The value to reach, or for a KPI the level to meet.";
    "Weight", "How much a key result counts in its objective’s progress; 1 unless you set it.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_in_order_once_each_and_explain_themselves() {
        assert!(GLOSSARY.is_sorted_by(|a, b| a.name.to_lowercase() < b.name.to_lowercase()));
        for term in GLOSSARY {
            assert!(term.meaning.ends_with('.'), "{}", term.name);
        }
    }

    #[test]
    fn a_term_is_found_whatever_its_capitals() {
        assert_eq!(term("key result"), term("Key result"));
        assert!(term("Baseline").is_some_and(|meaning| meaning.contains("starts")));
        assert_eq!(term("synergy"), None);
    }
}
