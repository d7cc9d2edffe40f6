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
    "Alarm", "The value from which a KPI counts as missed. Between target and alarm it is on watch.";
    "Amendment", "A change to a running key result’s target or baseline. Its reason is kept and shown on the chart.";
    "Aspirational", "A stretch: it may fall short. A score of 0.6 to 0.8 is healthy; 1.0 says the aim was low.";
    "Baseline", "Where a key result starts.";
    "Benchmark", "A figure to compare with, from others or from your own past. It never decides a status.";
    "Cadence", "How often a number is read or checked in.";
    "Check-in", "What was true of a key result on a day: its value, your confidence, what is in the way.";
    "Committed", "A promise: a score of 1.0 is expected, and less asks for a cause.";
    "Confidence", "How likely you think it is, from 0 to 10. Below 4, say what is in the way and what you do next.";
    "Counter-metric", "A KPI that guards another: it shows what gets worse when one number is pushed.";
    "Cycle", "The stretch of time an objective runs in, usually a quarter.";
    "Horizon", "How far ahead a goal looks. A KPI’s is open, an OKR’s ends.";
    "Initiative", "Something you do. It is not a result, but should lead to one.";
    "Key result", "A measured change with an end that shows whether the objective is reached.";
    "KPI", "Key performance indicator: one metric that says how you are doing.";
    "Lagging", "Moves when the result is already in, like revenue.";
    "Leading", "Moves before the result does and can be acted on, like calls made.";
    "Natural process limits", "The range a number moves in when nothing has changed, worked out from its own readings (Wheeler).";
    "Objective", "Where you are going, in words: one sentence, one owner, one cycle.";
    "OKR", "Objectives and key results: a direction, and the numbers that show you got there.";
    "Pace", "Progress on the day of the last check-in, compared with a straight line or the phased targets.";
    "Phased target", "A value expected on a day on the way to the target, where the way is not straight.";
    "Process behaviour chart", "A chart of readings with their mean and limits. It tells a signal from noise.";
    "Progress", "How far: the share of the way from baseline to target.";
    "Reading", "One value of a KPI on a day.";
    "Recovery OKR", "An objective started because a KPI missed its target or shows a signal of concern.";
    "Review", "The end of an objective: its score, the cause, what you learned, and whether to keep, change or drop it.";
    "Score", "How it ended: 0.0 to 1.0, given once, when the objective is closed.";
    "Signal", "A pattern in the readings that chance does not explain: something has changed.";
    "Stale", "The last check-in is overdue, so nobody knows. It is never shown as healthy.";
    "Status", "Progress against pace: on track, behind or at risk. It always says which numbers made it.";
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
