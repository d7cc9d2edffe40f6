//! From the guide's proposal to the forms it fills.

use super::cycle::write_cycle;
use super::ground::Ground;
use super::key_result::blank_key_result;
use super::kpi::kpi_sheet;
use super::mark::Mark;
use super::okr::okr_sheet;
use super::sheet::FormSheet;
use super::slot::{List, Slot};
use crate::domain::letters::{is_alphanumeric, small_letters};
use crate::domain::{Decision, Entropy, FiscalYear, Id, Kpi, Record, Workspace};
use crate::guide::Proposal;

/// The forms that a proposal fills. Both carry the decision, which is saved with the goal it led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    /// The KPI's form.
    pub kpi: Option<FormSheet>,
    /// The objective's form.
    pub okr: Option<FormSheet>,
}

/// The KPI that is kept already under this name, with its last reading: a new one beside it would say the same twice.
pub fn kept_kpi<'a>(workspace: &'a Workspace, name: &str) -> Option<(&'a Kpi, Option<f64>)> {
    let plain = |name: &str| {
        let letters = name.chars().filter(|letter| is_alphanumeric(*letter));
        small_letters(letters).collect::<String>()
    };
    let wanted = plain(name);
    let kpi = workspace
        .kpis()
        .find(|kpi| kpi.retired.is_none() && !wanted.is_empty() && plain(&kpi.name) == wanted)?;
    let readings = workspace.readings_of(&kpi.id);
    let last = readings.last().map(|reading| reading.value);
    Some((kpi, last))
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
    let fiscal = FiscalYear::starting_in(ground.habits.fiscal_month);
    let day = proposal.due.unwrap_or(ground.habits.today);
    let cycle = proposal.cycle.map(|length| fiscal.cycle_at(length, day));
    let counter = proposal.counter_name.clone();
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
        sheet.set(Slot::Counter, &counter);
        sheet
    });
    let okr = objective
        .and_then(|id| okr_sheet(&id, &filled))
        .map(|mut sheet| {
            sheet.set(Slot::Decision, &decision);
            if let Some(cycle) = &cycle {
                write_cycle(&mut sheet, cycle, ground);
                sheet.set_mark(Slot::Cycle, Some(Mark::Brought));
            }
            free_kinds(&mut sheet);
            while sheet.rows(List::KeyResults).len() < 2 {
                sheet.add(0, List::KeyResults, blank_key_result(&Id::random(entropy)));
            }
            sheet
        });
    Handover { kpi, okr }
}

/// Lets a sentence choose the kind of every key result whose numbers nobody has said yet.
fn free_kinds(sheet: &mut FormSheet) {
    let rows = sheet.rows(List::KeyResults).iter();
    let open = rows.filter(|row| {
        [Slot::Baseline, Slot::Target, Slot::Low, Slot::High]
            .iter()
            .all(|slot| row.text(*slot).is_empty())
    });
    let open: Vec<u32> = open.map(|row| row.key).collect();
    for key in open {
        if let Some(row) = sheet.find_mut(key) {
            row.set_mark(Slot::Kind, Some(Mark::Brought));
        }
    }
}
