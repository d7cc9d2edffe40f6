//! What must not get worse while a metric gets better: Grove's paired indicators (High Output Management), the coach's P9.

use crate::domain::letters::{is_alphanumeric, to_lowercase};

/// A counter-metric worth proposing, and why.
#[derive(Debug, PartialEq, Eq)]
pub struct CounterMetric {
    /// Its name, ready for a KPI.
    pub name: &'static str,
    /// What the metric tempts people to do, in one sentence.
    pub why: &'static str,
}

/// The counter-metric for a metric of this name; none where nothing obvious is at risk.
pub fn counter_metric(metric: &str) -> Option<&'static CounterMetric> {
    let words: Vec<String> = metric
        .split(|letter: char| !is_alphanumeric(letter))
        .filter(|word| !word.is_empty())
        .map(to_lowercase)
        .collect();
    let is_said = |phrase: &str| {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        words.windows(wanted.len()).any(|window| {
            let pairs = window.iter().zip(&wanted);
            pairs.into_iter().all(|(word, wanted)| {
                word == wanted || word.strip_suffix('s').is_some_and(|one| one == *wanted)
            })
        })
    };
    PAIRS
        .iter()
        .find(|(phrases, _)| phrases.split('|').any(is_said))
        .map(|(_, counter)| counter)
}

const fn pair(name: &'static str, why: &'static str) -> CounterMetric {
    CounterMetric { name, why }
}

/// Words of a metric's name, singular, and what it should be paired with. The narrower ones first.
static PAIRS: [(&str, CounterMetric); 19] = [
    (
        "time to hire|time to fill|vacancy|vacancies|hiring|recruiting|recruitment",
        pair(
            "New hires still here after six months",
            "Hiring fast tempts people to hire whoever is available.",
        ),
    ),
    (
        "response time|time to respond|first response|reply time|answer time|waiting time|wait time",
        pair(
            "Cases solved at the first contact",
            "Quick answers tempt people to answer badly.",
        ),
    ),
    (
        "resolution time|time to resolve|handling time|handle time|ticket closed|ticket resolved|case closed|case resolved|call handled",
        pair(
            "Reopened cases",
            "Closing cases quickly tempts people to close them too early.",
        ),
    ),
    (
        "onboarding|set up time|setup time|time to value|time to first value",
        pair(
            "Support questions per new customer",
            "A shorter start tempts people to leave out what new customers need.",
        ),
    ),
    (
        "delivery time|lead time|cycle time|throughput time|turnaround|time to market|processing time|delivery",
        pair(
            "Complaints and rework",
            "Speed tempts people to pass errors on.",
        ),
    ),
    (
        "velocity|story point|feature shipped|deployment|deploy frequency|release|commit",
        pair(
            "Faults that reach users",
            "More releases tempt people to test less.",
        ),
    ),
    (
        "conversion|conversion rate|signup|sign up|activation|win rate|close rate",
        pair(
            "Customers still there after three months",
            "More conversions tempt people to win customers who don’t stay.",
        ),
    ),
    (
        "cost per lead|lead|qualified lead",
        pair(
            "Share that sales accepts",
            "More leads tempt people to count weaker ones.",
        ),
    ),
    (
        "churn|cancellation|retention|renewal|retention rate",
        pair(
            "Discounts given to keep customers",
            "Keeping customers tempts people to pay them to stay.",
        ),
    ),
    (
        "revenue|sale|order value|order intake|booking|mrr|arr|deal|upsell|new customer",
        pair(
            "Gross margin",
            "More sales tempt people to sell below value.",
        ),
    ),
    (
        "margin|profit|ebitda",
        pair(
            "Customer retention",
            "A better margin tempts people to raise prices and cut service.",
        ),
    ),
    (
        "cost|spend|spending|expense|budget|overhead|saving",
        pair(
            "Customer satisfaction",
            "Savings tempt people to cut what customers notice.",
        ),
    ),
    (
        "inventory|stock|stock level",
        pair(
            "Orders that could not be filled",
            "Less stock tempts people to run out of it.",
        ),
    ),
    (
        "traffic|visit|visitor|page view|follower|impression|reach|download|subscriber",
        pair(
            "Share who come back",
            "More visitors tempt people to attract the wrong ones.",
        ),
    ),
    (
        "output|unit produced|productivity|utilisation|utilization|occupancy|throughput|efficiency",
        pair(
            "Error rate",
            "More output tempts people to accept more errors.",
        ),
    ),
    (
        "error|defect|fault|bug|scrap|reject rate|quality",
        pair(
            "Throughput",
            "Fewer errors tempt people to do less, or to report fewer.",
        ),
    ),
    (
        "accident|incident|injury|injuries",
        pair(
            "Near misses reported",
            "Fewer accidents tempt people not to report them.",
        ),
    ),
    (
        "absence|absenteeism|sick leave|overtime",
        pair(
            "Employee satisfaction",
            "Fewer absences tempt people to come to work ill.",
        ),
    ),
    (
        "satisfaction|nps|net promoter|csat|rating",
        pair(
            "Cost per customer served",
            "Happier customers tempt people to give too much away.",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_metrics_have_their_pair() {
        for (metric, expected) in [
            ("First response time", "Cases solved at the first contact"),
            (
                "Trial-to-paid conversion",
                "Customers still there after three months",
            ),
            ("Monthly revenue", "Gross margin"),
            ("Tickets closed per week", "Reopened cases"),
            ("Churn", "Discounts given to keep customers"),
            ("Deployments per week", "Faults that reach users"),
            ("Onboarding", "Support questions per new customer"),
            ("Time to hire", "New hires still here after six months"),
        ] {
            assert_eq!(
                counter_metric(metric).map(|one| one.name),
                Some(expected),
                "{metric}"
            );
        }
    }

    #[test]
    fn nothing_is_proposed_where_nothing_obvious_is_at_risk_nor_for_parts_of_words() {
        for metric in [
            "",
            "Sunshine hours",
            "Costumes",
            "Releasedness",
            "Employee turnover",
        ] {
            assert_eq!(counter_metric(metric), None, "{metric}");
        }
    }

    #[test]
    fn no_metric_is_its_own_counter_and_every_reason_is_one_sentence() {
        for (phrases, counter) in &PAIRS {
            assert!(counter.why.ends_with('.') && counter.why.len() < 90);
            assert!(counter.name.chars().count() < 50);
            let own = counter_metric(counter.name);
            assert_ne!(own, Some(counter), "{phrases}");
        }
    }
}
