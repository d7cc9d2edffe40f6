//! From answers to a leaning and a verdict, with everything that lets a person argue with it.

use super::answers::Answers;
use super::cautions::{Caution, cautions};
use super::framework::Framework;
use super::proposal::Proposal;
use super::questions::{Answer, QUESTIONS, Question, Topic};
use crate::domain::{Date, Decision, Id};
use crate::phrase::Context;

/// Where the answers so far point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lean {
    /// Sum of the points; below zero towards a KPI, above zero towards an OKR.
    pub sum: i32,
    /// The most points the answered questions could give.
    pub most: i32,
    /// The leaning in words.
    pub sentence: &'static str,
}

impl Lean {
    /// Place on the axis from KPI (0) over undecided (0.5) to OKR (1).
    pub fn position(&self) -> f64 {
        0.5 + 0.5 * share(self.sum, self.most)
    }
}

/// Where the answers so far point; meaningful from the first answer on.
pub fn lean(answers: &Answers) -> Lean {
    let (sum, most) = (answers.sum(), answers.most());
    let sentence = if most == 0 {
        "Answer the first question to see which way it leans."
    } else if is_win_back(answers) {
        "Leans to both: a KPI to show the gap, an OKR to close it."
    } else {
        match (Framework::of(sum), sum.signum()) {
            (Framework::Kpi, _) => "Leans towards a KPI.",
            (Framework::Okr, _) => "Leans towards an OKR.",
            (Framework::Both, -1) => "Between the two, slightly closer to a KPI.",
            (Framework::Both, 1) => "Between the two, slightly closer to an OKR.",
            (Framework::Both, _) => "Exactly between the two.",
        }
    };
    Lean {
        sum,
        most,
        sentence,
    }
}

/// What the guide says and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What it should become.
    pub framework: Framework,
    /// Sum of the points.
    pub sum: i32,
    /// The most points the answered questions could give.
    pub most: i32,
    /// One for each answer, the weightiest first; those that speak for neither come last.
    pub reasons: Vec<VerdictReason>,
    /// How one could see it differently.
    pub other: Other,
    /// The smallest change of answers that leads to another verdict.
    pub flip: Option<Flip>,
    /// What to mind.
    pub cautions: Vec<&'static Caution>,
    /// A draft with what is known filled in.
    pub proposal: Proposal,
}

impl Verdict {
    /// How clear the verdict is: the share of the points that the answered questions could give, 0-1.
    pub fn strength(&self) -> f64 {
        share(self.sum, self.most).abs()
    }

    /// What is kept with the goals the verdict led to.
    pub fn decision(
        &self,
        id: Id,
        answers: &Answers,
        wish: &str,
        goals: Vec<Id>,
        day: Date,
    ) -> Decision {
        Decision {
            id,
            wish: wish.trim().to_owned(),
            answers: answers.to_map(),
            verdict: self.framework.word().to_owned(),
            date: day,
            goals,
            ..Decision::default()
        }
    }
}

/// An answer and what it contributed; its points and sentence are the answer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictReason {
    /// The question.
    pub question: &'static Question,
    /// The answer given.
    pub answer: &'static Answer,
}

/// The other way to see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// What it would be then.
    pub framework: Framework,
    /// When that would be right.
    pub text: &'static str,
}

/// One changed answer that leads to another verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The question.
    pub question: &'static Question,
    /// The answer given.
    pub from: &'static Answer,
    /// The answer that would turn the verdict.
    pub to: &'static Answer,
    /// The verdict then.
    pub framework: Framework,
}

/// What the answers amount to; none before the three questions that decide are answered.
///
/// The wish is the person's own sentence; it only fills the draft and may be empty.
pub fn verdict(answers: &Answers, wish: &str, context: &Context) -> Option<Verdict> {
    if !answers.is_complete() {
        return None;
    }
    let framework = framework(answers);
    // Weight by weight rather than sorted: a sorting routine for seven reasons is 4 KB of wasm.
    let reasons = (0..=3).rev().flat_map(|weight| {
        let of_weight = answers
            .iter()
            .filter(move |(_, answer)| answer.points.abs() == weight);
        of_weight.map(|(question, answer)| VerdictReason { question, answer })
    });
    Some(Verdict {
        framework,
        sum: answers.sum(),
        most: answers.most(),
        reasons: reasons.collect(),
        other: other(answers, framework),
        flip: flip(answers, framework),
        cautions: cautions(answers, framework),
        proposal: Proposal::new(answers, framework, wish, context),
    })
}

fn framework(answers: &Answers) -> Framework {
    if is_win_back(answers) {
        Framework::Both
    } else {
        Framework::of(answers.sum())
    }
}

fn is_win_back(answers: &Answers) -> bool {
    answers.is(Topic::Goal, "win-back")
}

fn other(answers: &Answers, framework: Framework) -> Other {
    let towards_okr = match framework {
        Framework::Kpi => true,
        Framework::Okr => false,
        Framework::Both => answers.sum() > 0,
    };
    let goal = answers.get(Topic::Goal).map_or("", |answer| answer.key);
    let (framework, text) = if towards_okr {
        let text = match goal {
            "watch" => {
                "If watching isn’t enough, say what has to change and by when: that’s an OKR."
            }
            "hold" => {
                "If the level is no longer good enough, reaching a new one by a date is an OKR."
            }
            "improve" => {
                "If step by step is too slow, an objective with a date makes it a joint effort."
            }
            "win-back" => {
                "If the number is off because the work itself has to change, an OKR alone will do. Watch the number later."
            }
            _ => "If no number is worth tracking afterwards, an OKR alone will do.",
        };
        (Framework::Okr, text)
    } else {
        let text = match goal {
            "watch" | "hold" => {
                "If nothing has to change by a date, the number alone is enough: a KPI with an alarm."
            }
            "improve" => {
                "If everyday work gets you there, a KPI with a target is less to maintain."
            }
            "win-back" => "If the dip may be chance, watch it as a KPI with an alarm first.",
            _ => "If it is simply below its usual level, watch it as a KPI with an alarm first.",
        };
        (Framework::Kpi, text)
    };
    Other { framework, text }
}

/// The changed answer nearest in points that leads to another verdict. One is always enough: the goal question alone reaches
/// all three (a test walks through every combination).
fn flip(answers: &Answers, now: Framework) -> Option<Flip> {
    QUESTIONS
        .iter()
        .filter_map(|question| Some((question, answers.get(question.topic)?)))
        .flat_map(|(question, from)| {
            question.answers.iter().map(move |to| {
                let mut changed = *answers;
                changed.set(question.topic, Some(to));
                Flip {
                    question,
                    from,
                    to,
                    framework: framework(&changed),
                }
            })
        })
        .filter(|flip| flip.framework != now)
        .min_by_key(|flip| (flip.to.points - flip.from.points).abs())
}

fn share(sum: i32, most: i32) -> f64 {
    if most == 0 {
        return 0.0;
    }
    f64::from(sum) / f64::from(most)
}
