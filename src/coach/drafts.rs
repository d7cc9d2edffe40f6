//! What the checks look at: a KPI, an objective, a key result as they stand in the form.

use super::quantity::{Quantity, Role, first, quantities};
use super::sentence::Sentence;
use crate::domain::{Date, KeyResult, KeyResultKind, Kpi, Nature, Objective, Workspace};

/// A KPI as it stands in the form.
pub(crate) struct KpiDraft<'a> {
    pub workspace: &'a Workspace,
    pub kpi: &'a Kpi,
    pub today: Date,
    pub sentence: Sentence,
}

impl KpiDraft<'_> {
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Kpi)) -> Kpi {
        let mut changed = self.kpi.clone();
        change(&mut changed);
        changed
    }
}

/// A key result as it stands in the form, with its objective and the objective's other key results.
pub(crate) struct KeyResultDraft<'a> {
    pub workspace: &'a Workspace,
    pub objective: &'a Objective,
    pub key_result: &'a KeyResult,
    pub siblings: Vec<&'a KeyResult>,
    pub today: Date,
    pub sentence: Sentence,
    pub numbers: Vec<Quantity>,
}

impl<'a> KeyResultDraft<'a> {
    /// Reads a key result's sentence once for all checks.
    pub fn new(
        workspace: &'a Workspace,
        objective: &'a Objective,
        key_result: &'a KeyResult,
        siblings: &'a [KeyResult],
        today: Date,
    ) -> Self {
        let sentence = Sentence::read(&key_result.title);
        let numbers = quantities(&sentence);
        Self {
            workspace,
            objective,
            key_result,
            siblings: siblings
                .iter()
                .filter(|other| other.id != key_result.id)
                .collect(),
            today,
            sentence,
            numbers,
        }
    }

    /// What the field says, or else the sentence.
    pub(crate) fn baseline(&self) -> Option<f64> {
        self.key_result
            .baseline
            .or_else(|| first(&self.numbers, Role::Baseline).map(|number| number.value))
    }

    pub(crate) fn target(&self) -> Option<f64> {
        self.key_result
            .target
            .or_else(|| first(&self.numbers, Role::Target).map(|number| number.value))
    }

    pub(crate) fn is_change(&self) -> bool {
        matches!(
            self.key_result.measure,
            KeyResultKind::Increase | KeyResultKind::Decrease
        )
    }

    pub(crate) fn changed(&self, change: impl FnOnce(&mut KeyResult)) -> KeyResult {
        let mut changed = self.key_result.clone();
        change(&mut changed);
        changed
    }
}

/// An objective as it stands in the form, with its key results.
pub(crate) struct ObjectiveDraft<'a> {
    pub workspace: &'a Workspace,
    pub objective: &'a Objective,
    pub key_results: &'a [KeyResult],
    pub today: Date,
    pub sentence: Sentence,
}

/// What is said about a key result, or about the KPI it is measured by.
pub(crate) fn nature(workspace: &Workspace, key_result: &KeyResult) -> Option<Nature> {
    key_result.nature.or_else(|| {
        workspace
            .measuring_kpi(&key_result.id)
            .and_then(|kpi| kpi.nature)
    })
}
