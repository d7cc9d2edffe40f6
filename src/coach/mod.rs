//! Checks on a draft, one file a family (DOMAIN §7).
//!
//! [`assess_objective`], [`assess_key_result`], [`assess_kpi`] and [`assess_set`] are pure. They look at a draft as it stands in
//! a form, which need not be in the workspace yet; the workspace gives cycles, links, readings and dismissals. A finding names
//! its [`Check`], the words or numbers that tripped it, and a way out; a [`Fix`] that can be applied carries the records as
//! they would stand.

mod activity;
mod agreement;
mod bare_metric;
mod check;
mod drafts;
mod fill;
mod finding;
mod key_result;
mod key_result_words;
mod kpi;
mod kpi_words;
mod lexicon;
mod mend;
mod number_names;
mod object;
mod objective;
mod objective_words;
mod owner;
mod purpose;
mod quantity;
mod recovery;
mod second_aim;
mod sentence;
mod set;
mod words;

pub use check::{Check, CheckId, Family, Severity};
pub use fill::filled;
pub use finding::{Assessment, Field, Finding, Fix, Strength, Tripped};
pub use recovery::recovery;

use crate::domain::{Date, KeyResult, Kind, Kpi, Objective, Ref, Workspace};
use finding::Subject;
use sentence::Sentence;

/// Assesses an objective with its key results, in the order the form shows them.
pub fn assess_objective(
    workspace: &Workspace,
    objective: &Objective,
    key_results: &[KeyResult],
    today: Date,
) -> Assessment {
    let draft = drafts::ObjectiveDraft {
        workspace,
        objective,
        key_results,
        today,
        sentence: Sentence::read(&objective.title),
    };
    Assessment::of(
        &Subject {
            goal: Some(Ref::new(Kind::Objective, &objective.id)),
            title: &objective.title,
        },
        workspace.dismissals_of(&objective.id),
        objective::answers(&draft),
    )
}

/// Assesses a key result. `siblings` are all key results of its objective; it may be among them.
pub fn assess_key_result(
    workspace: &Workspace,
    objective: &Objective,
    key_result: &KeyResult,
    siblings: &[KeyResult],
    today: Date,
) -> Assessment {
    let draft = drafts::KeyResultDraft::new(workspace, objective, key_result, siblings, today);
    Assessment::of(
        &Subject {
            goal: Some(Ref::new(Kind::KeyResult, &key_result.id)),
            title: &key_result.title,
        },
        workspace.dismissals_of(&key_result.id),
        key_result::answers(&draft),
    )
}

/// Assesses a KPI.
pub fn assess_kpi(workspace: &Workspace, kpi: &Kpi, today: Date) -> Assessment {
    let draft = drafts::KpiDraft {
        workspace,
        kpi,
        today,
        sentence: Sentence::read(&kpi.name),
    };
    Assessment::of(
        &Subject {
            goal: Some(Ref::new(Kind::Kpi, &kpi.id)),
            title: &kpi.name,
        },
        workspace.dismissals_of(&kpi.id),
        kpi::answers(&draft),
    )
}

/// Assesses all goals of the workspace together. A check may find several times; its strength counts checks, not findings.
pub fn assess_set(workspace: &Workspace, today: Date) -> Assessment {
    set::assess(workspace, today, false)
}

/// The part of [`assess_set`] that asks what serves what: S1 and S2.
pub fn assess_links(workspace: &Workspace, today: Date) -> Assessment {
    set::assess(workspace, today, true)
}
