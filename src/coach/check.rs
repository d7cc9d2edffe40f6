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
    O1 Should "An objective is qualitative: numbers belong to key results."
        "An objective says where you are going, in words people remember. A number in it becomes the goal and hides what it was for."
        "KPI vs OKR article, There Be Giants";
    O2 Should "An outcome, not an output."
        "Something can be launched or built and help nobody. Say what will be different for whom."
        "re:Work, Doerr";
    O3 Should "Not a bare metric."
        "“Increase revenue” says neither for whom nor what for. A metric alone is a KPI or a key result."
        "KPI vs OKR article, OKRs versus KPIs article";
    O4 Consider "One sentence of 3 to 18 words."
        "People should be able to say it by heart. What does not fit belongs into the reason."
        "Doerr";
    O5 Should "One objective, not two joined."
        "Two aims in one sentence compete for the same people. When one fails nobody can say how the objective ended."
        "re:Work";
    O6 Must "Exactly one owner."
        "One person drives it and answers for it; teams contribute. Two owners are none."
        "Robinette";
    O7 Must "A cycle that is not over."
        "An OKR runs from a first to a last day. Without them there is no pace and no end."
        "KPI vs OKR article, Robinette";
    O8 Should "Committed or aspirational is said."
        "A promise is expected to end at 1.0, a stretch at 0.6 to 0.8. Unsaid, the same score is read both ways."
        "Doerr";
    O9 Should "Not business as usual."
        "What should stay as it is needs a level to watch, not a push. That is a KPI."
        "KPI vs OKR article, There Be Giants, Albrecht";
    O10 Must "Two to five key results."
        "One result rarely covers an objective. More than five split the effort."
        "re:Work, Doerr";
    O11 Should "At least one outcome and one leading key result."
        "Outcomes say whether it worked; leading ones say early enough to act. You need both."
        "Robinette, Albrecht";
    O12 Consider "Improves a KPI or serves another objective."
        "An objective tied to nothing is the first to be forgotten. The tie says what it is good for."
        "Robinette, Albrecht";
    O13 Consider "No empty words."
        "Words like world-class promise everything and can be checked by nobody. Say what people will notice."
        "re:Work";
    O14 Consider "At most five objectives per owner and team in a cycle."
        "Too many objectives dilute the focus they are made for. Choose, and keep the rest for later."
        "There Be Giants, Doerr";
    K1 Must "A baseline, a target and a unit, or steps."
        "Progress is the way from one number to the other. Without both there is nothing to record."
        "KPI vs OKR article, There Be Giants";
    K2 Must "The target differs from the baseline."
        "There is no way to go between two equal numbers. Holding a level is a limit or a KPI."
        "Viva Goals";
    K3 Should "An outcome, not an activity."
        "Interviews can be held and training given without any effect. Say what changes when they work."
        "re:Work, Doerr";
    K4 Must "Due within the cycle."
        "A result that comes after the end cannot count in it. Bring it forward, or plan it for the next cycle."
        "Robinette";
    K5 Should "Measurable within the cycle."
        "Some numbers show an effect only quarters later. Add a leading one that you can read before the end."
        "Albrecht";
    K6 Consider "The confidence fits."
        "Near certainty is business as usual; a stretch sits at 0.4 to 0.75. Under 0.25 it needs a path."
        "Doerr";
    K7 Must "A relative change has a baseline."
        "“By 20 %” of what? Without the start nobody can tell when it is reached."
        "KPI vs OKR article, Perdoo";
    K8 Should "Not the same metric twice."
        "The same number counted twice weighs double. It hides what else success needs."
        "re:Work";
    K9 Must "The words agree with the numbers."
        "When sentence and fields differ, one of them is wrong. People follow the sentence, progress follows the fields."
        "Viva Goals";
    K10 Consider "A quantity has a quality beside it."
        "More of something is easy if it may be worse. A quality beside it keeps it honest."
        "Grove";
    K11 Must "The target is possible."
        "A share cannot exceed 100 %, nor a rating its scale. The number or the unit is wrong."
        "Stacey Barr's PuMP";
    P1 Must "A metric, not an action."
        "A KPI is read again and again. An action is done once and then says nothing."
        "KPI vs OKR article, Stacey Barr's PuMP";
    P2 Must "Unit and direction are known."
        "Without a unit two people read a number differently. Without knowing which way is good it has no status."
        "Stacey Barr's PuMP";
    P3 Must "Target and alarm are on the right sides."
        "The alarm is the worse of the two limits. The other way round every status is wrong."
        "Perdoo";
    P4 Should "A cadence is set."
        "A KPI lives from being read on time. The cadence says when it is due and when it is stale."
        "OKRs versus KPIs article, Robinette";
    P5 Must "An owner is named."
        "Somebody has to notice when it goes wrong. What belongs to everybody is watched by nobody."
        "KPI vs OKR article, Perdoo";
    P6 Should "A definition or formula, and where the number comes from."
        "Two people must get the same number. Else you discuss the number and not the business."
        "Stacey Barr's PuMP";
    P7 Should "Leading or lagging is said, and a lagging one has a leading one linked."
        "A lagging number tells you when it is too late. A leading one gives you time to act."
        "Robinette, Albrecht";
    P8 Should "Not a vanity metric alone."
        "Followers, views and downloads rise without any use to you. Tie them to what they should bring."
        "Stacey Barr's PuMP";
    P9 Consider "A counter-metric for what it tempts people to break."
        "Any number can be reached at the cost of another. Watch that one too."
        "Grove";
    P10 Should "The target is reachable by the process."
        "When the target lies outside what the process does, trying harder will not meet it. Changing the process is an OKR."
        "Wheeler";
    P11 Should "No weasel words without a definition."
        "Effective, quality, efficient: everybody agrees and everybody means something else. Define what is counted."
        "Stacey Barr's PuMP";
    P12 Consider "At most seven KPIs per owner."
        "Nobody watches twenty numbers. What is watched by nobody is not a key indicator."
        "There Be Giants";
    S1 Must "A missed KPI has an OKR."
        "If you are missing a KPI, you want an OKR in place to close the gap. Watching it longer does not bring it back."
        "Robinette";
    S2 Consider "Every objective serves something."
        "An objective tied to no KPI and no other objective pulls in its own direction. The tie says what it is good for."
        "KPI vs OKR article, Albrecht";
    S3 Consider "Not every key result is due the same day."
        "When all is due on the last day, nothing can be learned before. Bring some forward."
        "Viva Goals";
    S4 Consider "Not all confidence is above 0.9."
        "If everything is certain, nothing is a stretch. Then the cycle teaches nothing about what is possible."
        "Doerr";
    S5 Should "No goal twice."
        "Two copies are checked in differently and soon disagree. Keep one and link it."
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
