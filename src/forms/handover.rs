//! From the guide's proposal to the forms it fills.

use super::cycle::write_cycle;
use super::ground::Ground;
use super::key_result::blank_key_result;
use super::kpi::kpi_sheet;
use super::okr::okr_sheet;
use super::sheet::Sheet;
use super::slot::{List, Slot};
use crate::domain::{Decision, Entropy, FiscalYear, Id, Record, Workspace};
use crate::guide::Proposal;

/// The forms that a proposal fills. Both carry the decision, which is saved with the goal it led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    /// The KPI's form.
    pub kpi: Option<Sheet>,
    /// The objective's form.
    pub okr: Option<Sheet>,
}

/// Fills the forms. With both, the KPI's form comes first and leads on to the objective's, which already links to it.
pub fn hand_over(
    proposal: Proposal,
    decision: Decision,
    ground: &Ground,
    entropy: &mut dyn Entropy,
) -> Handover {
    let proposal = proposal.with_fresh_ids(entropy);
    let kpi = proposal.kpi.as_ref().map(|kpi| kpi.id.clone());
    let objective = proposal.objective.as_ref().map(|one| one.id.clone());
    let cycle = proposal.cycle.map(|length| {
        FiscalYear::starting_in(ground.habits.fiscal_month).cycle_at(length, ground.habits.today)
    });
    let workspace = Workspace::from_records(proposal.into_records());
    let filled = Ground {
        workspace: &workspace,
        ..*ground
    };
    let fields = Record::from(decision).to_fields();
    let decision = serde_json::Value::Object(fields).to_string();
    let is_both = kpi.is_some() && objective.is_some();
    let kpi = kpi.and_then(|id| kpi_sheet(&id, &filled)).map(|mut sheet| {
        sheet.set(Slot::Decision, &decision);
        sheet.set(Slot::Then, if is_both { "objective" } else { "" });
        sheet
    });
    let okr = objective
        .and_then(|id| okr_sheet(&id, &filled))
        .map(|mut sheet| {
            sheet.set(Slot::Decision, &decision);
            if let Some(cycle) = &cycle {
                write_cycle(&mut sheet, cycle, ground);
            }
            while sheet.rows(List::KeyResults).len() < 2 {
                sheet.add(0, List::KeyResults, blank_key_result(&Id::random(entropy)));
            }
            sheet
        });
    Handover { kpi, okr }
}
