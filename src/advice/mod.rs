//! What the coach says, gathered as screens show it: about one goal, about a form, about the whole workspace.
//!
//! [`crate::coach`] assesses one record at a time. Here its findings are put together for a whole OKR, told apart by whether
//! anybody has come to their field yet ([`of_form`]), taken into a form and out again ([`take_fix`], [`give_back`]), and set
//! aside with a reason.

mod fix;
mod form;
mod goal;
#[cfg(test)]
mod tests;
mod whole;

pub use fix::{Taken, give_back, take_fix};
pub use form::{Asked, of_form};
pub use goal::{fixed_at_once, is_coached, of_goal, of_one, open_findings};
pub use whole::{CoachedGoal, Survey, Whole, whole};

use crate::coach::{Assessment, CheckId, Finding, Severity, Strength};
use crate::domain::letters::to_lowercase;
use crate::domain::{Dismissal, Entropy, Id, Ordered, Workspace, parse_iso};
use crate::route::Route;

/// What the coach says about a goal; an objective with its key results is one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advice {
    /// Open findings, the weightiest first.
    pub told: Vec<ToldFinding>,
    /// What tripped but was dismissed.
    pub put_aside: Vec<PutAside>,
    /// The checks that passed, each with how many times: once for the objective, once for each key result.
    pub passed: Vec<(CheckId, usize)>,
    /// The checks that cannot be answered yet, each with how many times.
    pub unanswered: Vec<(CheckId, usize)>,
    /// The strength with its sum.
    pub strength: Strength,
}

/// A finding with what a screen shows around it.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldFinding {
    /// The finding.
    pub finding: Finding,
    /// Where it belongs, in words: `Key result 2, Target`. Empty where the screen says so already.
    pub about: String,
    /// Where one goes to mend it.
    pub to: To,
    /// Whether it only says what is still missing where nobody has typed anything yet.
    pub is_ahead: bool,
}

/// Where one goes to mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// The field of this form: the key of its sheet, and its slot or list by its word.
    Field(u32, &'static str),
    /// Another page.
    Page(Route),
}

/// A finding that was dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct PutAside {
    /// The finding.
    pub told: ToldFinding,
    /// Why it was dismissed.
    pub reason: String,
    /// The dismissals that hide it.
    pub by: Vec<Id>,
}

impl ToldFinding {
    /// Tells findings of one list apart, for as long as each says the same.
    pub fn key(&self) -> String {
        let finding = &self.finding;
        let goal = finding.goal.as_ref().map_or("", |goal| goal.id.as_str());
        let parts = [
            finding.check.word(),
            goal,
            &finding.subject,
            &finding.sentence,
        ];
        parts.join("\n")
    }

    /// The id of its sentence where it stands beside the field with this id.
    pub fn id_beside(&self, field: &str) -> String {
        format!("{field}-coach-{}", self.finding.check.word())
    }

    /// The words or numbers that tripped it, where the sentence does not say them itself. A bare count says nothing alone.
    pub fn quoted(&self) -> Option<&str> {
        let words = self.finding.tripped.text.trim();
        let is_count = words.chars().all(|letter| letter.is_ascii_digit());
        let sentence = to_lowercase(&self.finding.sentence);
        let is_said = sentence.contains(&to_lowercase(words));
        // The sentence says a day in words.
        let is_day = parse_iso(words).is_some();
        (!is_said && !is_count && !is_day).then_some(words)
    }

    /// Whether it is the same finding of the same goal, perhaps in other words.
    pub fn is_same(&self, other: &Self) -> bool {
        self.finding.check == other.finding.check && self.finding.goal == other.finding.goal
    }

    /// The dismissal that hides it, with the reason as it was typed; none without a reason.
    pub fn dismissal(&self, reason: &str, entropy: &mut dyn Entropy) -> Option<Dismissal> {
        let reason = reason.trim();
        (!reason.is_empty())
            .then(|| self.finding.dismiss(reason, entropy))
            .flatten()
    }
}

impl Advice {
    /// How many open findings are not merely about what nobody has typed yet.
    pub fn noticed(&self) -> usize {
        self.told.iter().filter(|told| !told.is_ahead).count()
    }

    /// Adds the assessment of one record.
    fn add(
        &mut self,
        workspace: &Workspace,
        assessment: Assessment,
        tell: &dyn Fn(Finding) -> ToldFinding,
    ) {
        for (list, ids) in [
            (&mut self.passed, &assessment.passed),
            (&mut self.unanswered, &assessment.unanswered),
        ] {
            for id in ids {
                match list.iter_mut().find(|(known, _)| known == id) {
                    Some((_, times)) => *times += 1,
                    None => list.push((*id, 1)),
                }
            }
        }
        self.strength = self.strength.and(assessment.strength);
        self.told.extend(assessment.findings.into_iter().map(tell));
        for finding in assessment.dismissed {
            let goal = finding.goal.as_ref().map(|goal| goal.id.clone());
            let goal = goal.unwrap_or_else(|| Id::from_text(""));
            let by: Vec<&Dismissal> = workspace
                .dismissals_of(&goal)
                .filter(|one| one.check == finding.check.word() && one.text == finding.subject)
                .collect();
            self.put_aside.push(PutAside {
                reason: by.last().map(|one| one.reason.clone()).unwrap_or_default(),
                by: by.iter().map(|one| one.id.clone()).collect(),
                told: tell(finding),
            });
        }
    }

    fn settle(mut self) -> Self {
        self.told
            .order_by_key(|told| (told.is_ahead, std::cmp::Reverse(told.finding.severity)));
        self
    }
}

/// How many findings there are of each severity: must, should, consider.
fn counts(findings: &[Finding]) -> [usize; 3] {
    [Severity::Must, Severity::Should, Severity::Consider].map(|severity| {
        let meant = |finding: &&Finding| finding.severity == severity;
        findings.iter().filter(meant).count()
    })
}
