//! What the coach says of a draft: its quality, what would raise it, and at which line each finding stands.

use crate::advice::{Advice, To, ToldFinding};
use crate::coach::{Severity, Strength};
use crate::domain::Unit;
use crate::figures::Figures;
use crate::forms::{FormSheet, Problem};
use crate::models::Mark;

/// A finding in the list beside the draft: its name, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// How much it matters.
    pub mark: Mark,
    /// The rule it is about.
    pub rule: &'static str,
    /// Where it stands, in words.
    pub about: String,
    /// Where it stands.
    pub to: To,
}

/// Something that would raise the quality of the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Raise {
    /// What it is.
    pub noted: Noted,
    /// By how much: `+7 %`.
    pub gain: String,
}

/// What stands beside the draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coached {
    /// The share of the checks that pass, in percent; empty while none applies.
    pub quality: String,
    /// What would raise it, the most first.
    pub raise: Vec<Raise>,
    /// What the coach noticed.
    pub noted: Vec<Noted>,
}

/// What stands beside the draft, from what the coach says.
pub fn coached(advice: &Advice, figures: &Figures) -> Coached {
    let Strength {
        applicable, value, ..
    } = advice.strength;
    if applicable == 0 {
        return Coached::default();
    }
    let percent = |share: f64| figures.value((share * 100.0).round(), &Unit::Percent, Some(0));
    let raise = |told: &ToldFinding| {
        let missing = match told.finding.severity {
            Severity::Consider => 0.5,
            Severity::Should | Severity::Must => 1.0,
        };
        #[allow(clippy::cast_precision_loss)] // a few dozen checks
        let gain = missing / applicable as f64;
        Raise {
            noted: noted(told),
            gain: format!("+{}", percent(gain)),
        }
    };
    let noticed = advice.told.iter().filter(|told| !told.is_ahead);
    Coached {
        quality: figures.share(value),
        raise: advice.told.iter().map(raise).collect(),
        noted: noticed.map(noted).collect(),
    }
}

fn noted(told: &ToldFinding) -> Noted {
    Noted {
        mark: mark(told),
        rule: told.finding.check.check().rule,
        about: told.about.clone(),
        to: told.to.clone(),
    }
}

fn mark(told: &ToldFinding) -> Mark {
    match told.finding.severity {
        Severity::Must => Mark::Bad,
        Severity::Should => Mark::Warn,
        Severity::Consider => Mark::Mute,
    }
}

/// What is marked in the margin of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineNote {
    /// The gravest of it.
    pub mark: Mark,
    /// How many things are wrong, which keep it from being saved.
    pub wrong: usize,
    /// How many findings stand at it.
    pub found: usize,
}

/// What is marked in the margin of a line: problems that are shown, and findings. None where there is nothing.
pub fn line_note(
    sheet: &FormSheet,
    line: u32,
    problems: &[Problem],
    advice: Option<&Advice>,
) -> Option<LineNote> {
    let wrong = problems.iter();
    let wrong = wrong.filter(|one| sheet.line_of(one.key) == line).count();
    let mut worst = (wrong > 0).then_some(Mark::Bad);
    let mut found = 0;
    let told = advice.iter().flat_map(|advice| &advice.told);
    for told in told.filter(|told| !told.is_ahead) {
        if matches!(told.to, To::Field(key, _) if sheet.line_of(key) == line) {
            found += 1;
            // The weightiest come first.
            worst = worst.or(Some(mark(told)));
        }
    }
    worst.map(|mark| LineNote { mark, wrong, found })
}
