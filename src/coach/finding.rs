//! What the coach says about a draft: findings, what passed, and the strength with its sum.

use super::check::{CheckId, Severity};
use crate::domain::{
    Command, Date, Deed, Dismissal, Entropy, Gathered, Id, Ordered, Record, Ref, SortedSet,
};
use crate::figures::Figures;
use std::ops::Range;

/// One thing the coach noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The check that tripped.
    pub check: CheckId,
    /// How much it matters.
    pub severity: Severity,
    /// The record it is about; none for findings over several.
    pub goal: Option<Ref>,
    /// The field it should be shown beside.
    pub field: Field,
    /// The words or numbers that tripped it.
    pub tripped: Tripped,
    /// What the coach says about these words, one or two sentences.
    pub sentence: String,
    /// One suggested way out.
    pub fix: Option<Fix>,
    /// What a dismissal must carry to hide it: it comes back when this changes.
    pub subject: String,
}

/// The words or numbers that tripped a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tripped {
    /// As they were written; empty when something is missing.
    pub text: String,
    /// Where they stand in the title or name, in bytes; none for what is not in it.
    pub span: Option<Range<usize>>,
}

/// The form field a finding belongs beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The objective's or key result's title, or the KPI's name.
    Title,
    /// The owner.
    Owner,
    /// The cycle.
    Cycle,
    /// Committed or aspirational.
    Ambition,
    /// The list of key results.
    KeyResults,
    /// Links to other goals.
    Links,
    /// The baseline.
    Baseline,
    /// The target, limit or alarm.
    Target,
    /// The unit.
    Unit,
    /// The steps.
    Steps,
    /// The day it is due.
    Due,
    /// The confidence.
    Confidence,
    /// Leading or lagging.
    Nature,
    /// Which way is good.
    Direction,
    /// How often it is measured.
    Cadence,
    /// Definition and source.
    Definition,
    /// Nothing in a form: the whole workspace.
    Set,
}

impl Field {
    /// The word files and people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Owner => "owner",
            Self::Cycle => "cycle",
            Self::Ambition => "ambition",
            Self::KeyResults => "key results",
            Self::Links => "links",
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Unit => "unit",
            Self::Steps => "steps",
            Self::Due => "due",
            Self::Confidence => "confidence",
            Self::Nature => "leading or lagging",
            Self::Direction => "direction",
            Self::Cadence => "cadence",
            Self::Definition => "definition",
            Self::Set => "all goals",
        }
    }
}

/// A way out of a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    /// What to do, in words.
    Advice(String),
    /// A change the coach can make: the records as they would stand. A form takes them into its draft; a page saves them.
    Apply {
        /// The words on the button.
        label: String,
        /// The records after it.
        records: Vec<Record>,
        /// The records, as they are, that go with it.
        gone: Vec<Record>,
    },
    /// A recovery OKR for this KPI, drafted by [`super::recovery`] when the person asks for it.
    Recover(Id),
}

impl Fix {
    /// Advice in words.
    pub fn advice(text: impl Into<String>) -> Self {
        Self::Advice(text.into())
    }

    /// A change the coach can make.
    pub fn apply(label: impl Into<String>, record: impl Into<Record>) -> Self {
        Self::Apply {
            label: label.into(),
            records: vec![record.into()],
            gone: Vec::new(),
        }
    }

    /// What to write on a button or under the finding.
    pub fn text(&self) -> &str {
        match self {
            Self::Advice(text) => text,
            Self::Apply { label, .. } => label,
            Self::Recover(_) => "Start an OKR to recover it",
        }
    }

    /// The command that carries it out in a stored workspace, where it is one.
    pub fn command(&self) -> Option<Command> {
        match self {
            Self::Apply { records, gone, .. } if gone.is_empty() => {
                Some(Command::save(records.clone()))
            }
            Self::Apply { records, gone, .. } => Some(Command::Rewrite {
                deed: Deed::Saved,
                base: gone.clone(),
                records: records.clone(),
                gone: gone.iter().map(Record::reference).collect(),
            }),
            Self::Advice(_) | Self::Recover(_) => None,
        }
    }
}

impl Finding {
    /// The record that keeps this finding away until its text changes. None for findings about no single goal.
    pub fn dismiss(&self, reason: &str, entropy: &mut dyn Entropy) -> Option<Dismissal> {
        Some(Dismissal {
            id: Id::random(entropy),
            goal: self.goal.as_ref()?.id.clone(),
            check: self.check.word().to_owned(),
            text: self.subject.clone(),
            reason: reason.to_owned(),
            example: false,
        })
    }
}

/// How a draft stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// What tripped, the weightiest first, then in the order of the checks.
    pub findings: Vec<Finding>,
    /// What passed.
    pub passed: Vec<CheckId>,
    /// What cannot be answered yet, and counts against the strength.
    pub unanswered: Vec<CheckId>,
    /// What tripped but was dismissed; does not count.
    pub dismissed: Vec<Finding>,
    /// The strength with its sum.
    pub strength: Strength,
}

/// (passed + ½·consider) / applicable.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strength {
    /// Checks that passed.
    pub passed: usize,
    /// Findings that are only worth a thought; each counts half.
    pub consider: usize,
    /// Checks that apply, the unanswered included.
    pub applicable: usize,
    /// The share, 0-1; 0 when nothing applies.
    pub value: f64,
}

/// How one check came out.
#[derive(Debug)]
pub(crate) enum Answer {
    /// It holds.
    Passed,
    /// It does not hold.
    Tripped(Trip),
    /// It cannot be told yet.
    Unanswered,
    /// It is not about this draft.
    Beside,
}

impl Answer {
    /// The same with a fix that a button can do, where there is one.
    pub fn or_fix(mut self, fix: impl FnOnce() -> Option<Fix>) -> Self {
        if let Self::Tripped(trip) = &mut self
            && let Some(fix) = fix()
        {
            trip.fix = Some(fix);
        }
        self
    }
}

/// What a matcher found; the rest of a [`Finding`] comes from the table and the draft.
#[derive(Debug)]
pub(crate) struct Trip {
    pub field: Field,
    pub tripped: Tripped,
    pub sentence: String,
    pub fix: Option<Fix>,
}

impl Trip {
    /// A finding beside a field where something is missing or wrong outside the sentence.
    pub fn beside(field: Field, sentence: impl Into<String>, fix: Fix) -> Answer {
        Self::numbers(field, "", sentence, fix)
    }

    /// A finding about numbers of the fields.
    pub fn numbers(
        field: Field,
        numbers: impl Into<String>,
        sentence: impl Into<String>,
        fix: Fix,
    ) -> Answer {
        Answer::Tripped(Self {
            field,
            tripped: Tripped {
                text: numbers.into(),
                span: None,
            },
            sentence: sentence.into(),
            fix: Some(fix),
        })
    }

    /// A finding about words of the sentence, given by their place in bytes.
    pub fn words(title: &str, span: Range<usize>, sentence: impl Into<String>, fix: Fix) -> Answer {
        Answer::Tripped(Self {
            field: Field::Title,
            tripped: Tripped {
                text: title.get(span.clone()).unwrap_or_default().to_owned(),
                span: Some(span),
            },
            sentence: sentence.into(),
            fix: Some(fix),
        })
    }
}

/// The record an assessment is about.
pub(crate) struct Subject<'a> {
    pub goal: Option<Ref>,
    pub title: &'a str,
}

impl Assessment {
    /// Puts answers together; a trip that was dismissed for the same text is set aside.
    pub(crate) fn of<'a>(
        subject: &Subject<'_>,
        dismissals: impl Iterator<Item = &'a Dismissal>,
        answers: impl Iterator<Item = (CheckId, Answer)>,
    ) -> Self {
        let dismissals: Vec<&Dismissal> = dismissals.collect();
        let mut assessment = Self::default();
        for (id, answer) in answers {
            match answer {
                Answer::Passed => assessment.passed.push(id),
                Answer::Unanswered => assessment.unanswered.push(id),
                Answer::Beside => {}
                Answer::Tripped(trip) => {
                    let finding = finding(id, subject, trip);
                    let hidden = dismissals
                        .iter()
                        .any(|one| one.check == id.word() && one.text == finding.subject);
                    if hidden {
                        assessment.dismissed.push(finding);
                    } else {
                        assessment.findings.push(finding);
                    }
                }
            }
        }
        assessment
            .findings
            .order_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.check));
        assessment.strength = Strength::of(&assessment);
        assessment
    }
}

impl Strength {
    /// The strength from its counts: checks that passed, findings only worth a thought, checks that apply (DOMAIN §7).
    #[allow(clippy::cast_precision_loss)] // a few hundred checks
    pub fn counted(passed: usize, consider: usize, applicable: usize) -> Self {
        let value = if applicable == 0 {
            0.0
        } else {
            (passed as f64 + 0.5 * consider as f64) / applicable as f64
        };
        Self {
            passed,
            consider,
            applicable,
            value,
        }
    }

    /// Two as one: checks are counted, not averaged.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::counted(
            self.passed + other.passed,
            self.consider + other.consider,
            self.applicable + other.applicable,
        )
    }

    pub(crate) fn of(assessment: &Assessment) -> Self {
        let tripped: SortedSet<CheckId> =
            assessment.findings.iter().map(|one| one.check).into_set();
        let passed = assessment.passed.len();
        let consider = tripped
            .iter()
            .filter(|id| id.check().severity == Severity::Consider)
            .count();
        let applicable = passed + tripped.len() + assessment.unanswered.len();
        Self::counted(passed, consider, applicable)
    }
}

fn finding(check: CheckId, subject: &Subject<'_>, trip: Trip) -> Finding {
    // Words are part of the title; numbers of the fields are added so that a dismissal ends when they change.
    let text = if trip.tripped.span.is_some() || trip.tripped.text.is_empty() {
        subject.title.to_owned()
    } else {
        format!("{} · {}", subject.title, trip.tripped.text)
    };
    Finding {
        check,
        severity: check.check().severity,
        goal: subject.goal.clone(),
        field: trip.field,
        tripped: trip.tripped,
        sentence: trip.sentence,
        fix: trip.fix,
        subject: text,
    }
}

/// A day as the coach says it, the same for everybody, because its sentences also stand in files: `31 Dec 2026`.
pub(crate) fn said(day: Date) -> String {
    Figures::default().day(day)
}
