//! The table of checks: what each one asks, why, and who says so (DOMAIN §7).
//!
//! Sources are named as DOMAIN names them; the articles of the project by author, or by title where no author is given.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a thought; counts half in the strength.
    Consider,
    /// A good goal has it.
    Should,
    /// Without it the goal cannot be followed.
    Must,
}

impl Severity {
    /// The word people and files read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consider => "consider",
            Self::Should => "should",
            Self::Must => "must",
        }
    }
}

/// What kind of thing a check looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// O1-O14.
    Objective,
    /// K1-K11.
    KeyResult,
    /// P1-P12.
    Kpi,
    /// S1-S5, over the whole workspace.
    Set,
}

/// One check: fixed words, the same for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its id.
    pub id: CheckId,
    /// The rule in one line.
    pub rule: &'static str,
    /// Why it matters, in two sentences.
    pub why: &'static str,
    /// Who says so, by the names DOMAIN uses.
    pub source: &'static str,
    /// How much a finding matters.
    pub severity: Severity,
}

impl CheckId {
    /// The check behind the id.
    pub fn check(self) -> Check {
        let (rule, why, source, severity) = self.row();
        Check {
            id: self,
            rule,
            why,
            source,
            severity,
        }
    }

    /// What kind of thing it looks at.
    pub fn family(self) -> Family {
        match self.word().chars().next() {
            Some('O') => Family::Objective,
            Some('K') => Family::KeyResult,
            Some('P') => Family::Kpi,
            _ => Family::Set,
        }
    }

    /// The id behind a word, if it is one of ours.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|id| id.word() == word)
    }
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

macro_rules! checks {
    ($($id:ident $severity:ident $rule:literal $why:literal $source:literal;)*) => {
        /// The id of a check; stable, kept in dismissals and files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CheckId {
            $(
                #[doc = $rule]
                $id,
            )*
        }

        impl CheckId {
            /// Every check, in the order of DOMAIN §7.
            pub const ALL: &[Self] = &[$(Self::$id,)*];

            /// The id as people and files write it: `K10`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$id => stringify!($id),)* }
            }

            fn row(self) -> (&'static str, &'static str, &'static str, Severity) {
                match self { $(Self::$id => ($rule, $why, $source, Severity::$severity),)* }
            }
        }
    };
}

checks! {
    O1 Should "Objectives are qualitative; numbers belong in key results."
        "An objective says where you are going, in words people remember. A number in it becomes the goal and hides the purpose."
        "KPI vs OKR article, There Be Giants";
    O2 Should "An outcome, not an output."
        "Something can be launched or built and still help nobody. Say what will be different, and for whom."
        "re:Work, Doerr";
    O3 Should "Not a bare metric."
        "“Increase revenue” doesn’t say for whom or why. A metric on its own is a KPI or a key result."
        "KPI vs OKR article, OKRs versus KPIs article";
    O4 Consider "One sentence of 3 to 18 words."
        "People should be able to remember it. Put the rest in the reason."
        "Doerr";
    O5 Should "One objective, not two joined."
        "Two aims in one sentence compete for the same people. If one fails, nobody can say how the objective ended."
        "re:Work";
    O6 Must "Exactly one owner."
        "One person drives it and is accountable; teams contribute. With two owners, nobody really owns it."
        "Robinette";
    O7 Must "A cycle that hasn’t ended."
        "An OKR has a first and a last day. Without them there is no pace and no end."
        "KPI vs OKR article, Robinette";
    O8 Should "Marked as committed or aspirational."
        "A promise should end at 1.0, a stretch at 0.6 to 0.8. If it isn’t marked, the same score can mean either."
        "Doerr";
    O9 Should "Not business as usual."
        "Something that should stay the same needs a level to watch, not a push. That’s a KPI."
        "KPI vs OKR article, There Be Giants, Albrecht";
    O10 Must "Two to five key results."
        "One result rarely covers an objective. More than five spread the effort too thin."
        "re:Work, Doerr";
    O11 Should "At least one outcome and one leading key result."
        "Outcomes tell you whether it worked; leading results tell you early enough to act. You need both."
        "Robinette, Albrecht";
    O12 Consider "Improves a KPI or serves another objective."
        "An objective that isn’t linked to anything is the first to be forgotten. The link shows what it’s for."
        "Robinette, Albrecht";
    O13 Consider "No empty words."
        "Nobody can check words like world-class. Say what people will notice."
        "re:Work";
    O14 Consider "At most five objectives per owner and team in a cycle."
        "Too many objectives dilute the focus. Choose, and keep the rest for later."
        "There Be Giants, Doerr";
    K1 Must "A baseline, a target and a unit, or steps."
        "Progress runs from one number to the other. Without both there is nothing to measure."
        "KPI vs OKR article, There Be Giants";
    K2 Must "The target differs from the baseline."
        "If both numbers are the same, there is no progress to make. To hold a level, use a limit or a KPI."
        "Viva Goals";
    K3 Should "An outcome, not an activity."
        "You can hold interviews and give training without any effect. Say what changes if they work."
        "re:Work, Doerr";
    K4 Must "Due within the cycle."
        "A result that comes after the end of the cycle can’t count in it. Bring it forward, or plan it for the next cycle."
        "Robinette";
    K5 Should "Measurable within the cycle."
        "Some numbers only show an effect quarters later. Add a leading one that you can measure before the end."
        "Albrecht";
    K6 Consider "The confidence fits."
        "Near certainty is business as usual; a stretch is 0.4 to 0.75. Below 0.25 it needs a plan."
        "Doerr";
    K7 Must "A relative change has a baseline."
        "“By 20 %” of what? Without a baseline nobody can tell when it’s reached."
        "KPI vs OKR article, Perdoo";
    K8 Should "Not the same metric twice."
        "Counting the same number twice doubles its weight. It hides what else success needs."
        "re:Work";
    K9 Must "The words agree with the numbers."
        "If the sentence and the fields differ, one is wrong. People follow the sentence; progress follows the fields."
        "Viva Goals";
    K10 Consider "A quantity is paired with a quality."
        "It’s easy to get more of something if it can be worse. A quality measure keeps it honest."
        "Grove";
    K11 Must "The target is possible."
        "A share can’t exceed 100 %, nor a rating its scale. Either the number or the unit is wrong."
        "Stacey Barr's PuMP";
    P1 Must "A metric, not an action."
        "A KPI is measured again and again. An action is done once and then tells you nothing."
        "KPI vs OKR article, Stacey Barr's PuMP";
    P2 Must "Unit and direction are known."
        "Without a unit, two people read a number differently. Without a direction, it has no status."
        "Stacey Barr's PuMP";
    P3 Must "Target and alarm are on the right sides."
        "The alarm is the worse of the two limits. If they are swapped, every status is wrong."
        "Perdoo";
    P4 Should "A cadence is set."
        "A KPI only helps if it’s recorded on time. The cadence says when it’s due and when it’s stale."
        "OKRs versus KPIs article, Robinette";
    P5 Must "An owner is named."
        "Someone has to notice when it goes wrong. If everyone owns it, nobody watches it."
        "KPI vs OKR article, Perdoo";
    P6 Should "A definition or formula, and a data source."
        "Two people must get the same number. Otherwise you discuss the number instead of the business."
        "Stacey Barr's PuMP";
    P7 Should "Marked as leading or lagging, and a lagging KPI is linked to a leading one."
        "A lagging number tells you when it’s too late. A leading one gives you time to act."
        "Robinette, Albrecht";
    P8 Should "Not a vanity metric alone."
        "Followers, views and downloads can rise without helping you. Link them to what they should lead to."
        "Stacey Barr's PuMP";
    P9 Consider "A counter-metric for what might suffer."
        "Any number can be improved at the cost of another. Watch that one too."
        "Grove";
    P10 Should "The process can reach the target."
        "If the target is outside what the process normally delivers, trying harder won’t meet it. Changing the process is an OKR."
        "Wheeler";
    P11 Should "No weasel words without a definition."
        "Effective, quality, efficient: everyone agrees, and everyone means something different. Define what is counted."
        "Stacey Barr's PuMP";
    P12 Consider "At most seven KPIs per owner."
        "Nobody watches twenty numbers. A number nobody watches is not a key indicator."
        "There Be Giants";
    S1 Must "A missed KPI has an OKR."
        "If you are missing a KPI, you need an OKR to close the gap. Watching it longer won’t bring it back."
        "Robinette";
    S2 Consider "Every objective is linked."
        "An objective that isn’t linked to a KPI or another objective pulls in its own direction. The link shows what it’s for."
        "KPI vs OKR article, Albrecht";
    S3 Consider "Not every key result is due the same day."
        "If everything is due on the last day, you learn nothing before then. Bring some forward."
        "Viva Goals";
    S4 Consider "Not all confidence is above 0.9."
        "If everything is certain, nothing is a stretch. You won’t learn what is possible."
        "Doerr";
    S5 Should "No goal twice."
        "Two copies get different check-ins and soon disagree. Keep one and link it."
        "There Be Giants";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_of_the_specification_is_here_once() {
        let count = |family| {
            CheckId::ALL
                .iter()
                .filter(|id| id.family() == family)
                .count()
        };
        assert_eq!(count(Family::Objective), 14);
        assert_eq!(count(Family::KeyResult), 11);
        assert_eq!(count(Family::Kpi), 12);
        assert_eq!(count(Family::Set), 5);
        for &id in CheckId::ALL {
            assert_eq!(CheckId::from_word(id.word()), Some(id));
        }
    }

    #[test]
    fn every_check_says_its_rule_in_one_line_why_in_two_sentences_and_who_says_so() {
        let sentences = |text: &str| {
            let text = format!("{text} ");
            text.matches(". ").count() + text.matches("? ").count()
        };
        for &id in CheckId::ALL {
            let check = id.check();
            assert!(
                check.rule.ends_with('.') && check.rule.len() < 80,
                "{id}: {}",
                check.rule
            );
            assert_eq!(sentences(check.why), 2, "{id}: {}", check.why);
            assert!(!check.source.is_empty(), "{id}");
        }
    }
}
