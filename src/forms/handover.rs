//! From the guide's proposal to the forms it fills.

use super::along::write_along;
use super::cycle::write_cycle;
use super::ground::Ground;
use super::kept::{counter_of, kept_kpi};
use super::key_result::blank_key_result;
use super::kpi::kpi_sheet;
use super::mark::FieldMark;
use super::okr::okr_sheet;
use super::sheet::FormSheet;
use super::slot::{List, Slot};
use crate::domain::{
    Decision, Entropy, FiscalYear, Id, Kpi, Link, Meaning, Record, Unit, Workspace,
};
use crate::guide::{ChosenMeasure, Proposal};
use crate::library::{KpiTemplate, TemplateLibrary};

/// The form that a proposal fills: the objective's where there is one, else the KPI's. Its one save makes all of the proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    /// What was filled in.
    pub sheet: FormSheet,
    /// Whether it is the form of an objective.
    pub is_okr: bool,
}

/// Fills the form. It carries what is saved with it, the decision that led to it, and where it came from: "the guide".
pub fn hand_over(
    proposal: Proposal,
    decision: Option<Decision>,
    origin: &str,
    ground: &Ground,
    entropy: &mut dyn Entropy,
) -> Option<Handover> {
    let mut proposal = proposal.with_fresh_ids(entropy);
    // The form adds its own goal when it is saved.
    let measured = proposal.measured.iter().flatten();
    let own = proposal
        .kpi
        .iter()
        .filter(|kpi| proposal.objective.is_some() && !kpi.name.is_empty());
    let led_to: Vec<Id> = own.map(|kpi| &kpi.id).chain(measured).cloned().collect();
    let objective = proposal.objective.as_ref().map(|one| one.id.clone());
    if let (Some(_), Some(kpi)) = (&objective, &proposal.kpi) {
        let kpi = kpi.clone();
        if kpi.name.is_empty() {
            proposal.links.clear();
        } else {
            let counter = (!proposal.counter_name.is_empty())
                .then(|| counter_of(&kpi.id, &proposal.counter_name));
            let guards = counter
                .iter()
                .map(|counter| Link::new(&counter.id, Meaning::Guards, &kpi.id));
            proposal.along.extend(guards.map(Record::from));
            proposal.along.extend(counter.clone().map(Record::from));
            proposal.along.push(kpi.into());
        }
        proposal.kpi = None;
    }
    let kpi = proposal.kpi.as_ref().map(|kpi| kpi.id.clone());
    let fiscal = FiscalYear::starting_in(ground.habits.fiscal_month);
    let day = proposal.due.unwrap_or(ground.habits.today);
    let cycle = proposal.cycle.map(|length| fiscal.cycle_at(length, day));
    let counter = std::mem::take(&mut proposal.counter_name);
    let along = write_along(&proposal.along);
    let workspace = Workspace::from_records(proposal.into_records());
    let filled = Ground {
        workspace: &workspace,
        ..*ground
    };
    let is_okr = objective.is_some();
    let mut sheet = match (&objective, &kpi) {
        (Some(id), _) => okr_sheet(id, &filled),
        (None, Some(id)) => kpi_sheet(id, &filled),
        (None, None) => None,
    }?;
    if is_okr {
        if let Some(cycle) = &cycle {
            write_cycle(&mut sheet, cycle, ground);
            sheet.set_mark(Slot::Cycle, Some(FieldMark::Brought));
        }
        free_kinds(&mut sheet);
        while sheet.rows(List::KeyResults).len() < 2 {
            sheet.add(0, List::KeyResults, blank_key_result(&Id::random(entropy)));
        }
    } else {
        sheet.set(Slot::Counter, counter);
    }
    if let Some(mut decision) = decision {
        decision.goals = led_to;
        let fields = Record::from(decision).to_fields();
        sheet.set(
            Slot::Decision,
            serde_json::Value::Object(fields).to_string(),
        );
    }
    sheet.set(Slot::Origin, origin);
    sheet.set(Slot::Along, along);
    Some(Handover { sheet, is_okr })
}

/// A template's measure as somebody would start it: the KPI that is kept already under its name with its last reading, else a new one,
/// with its counter-metric where `guarded`. `made` holds the new ones of a draft, so that none is made twice. Money is counted in the currency of the other KPIs.
pub fn chosen_measure(
    template: &KpiTemplate,
    library: &TemplateLibrary,
    guarded: bool,
    made: &mut Vec<Kpi>,
    ground: &Ground,
    entropy: &mut dyn Entropy,
) -> ChosenMeasure {
    let currency = ground.workspace.kpis().find_map(|kpi| match &kpi.unit {
        Unit::Currency(code) => Some(code.clone()),
        _ => None,
    });
    let currency = currency.unwrap_or_default();
    let mut begun = |template: &KpiTemplate| {
        if let Some((kpi, last)) = kept_kpi(ground.workspace, &template.kpi.name) {
            return (kpi.clone(), true, last);
        }
        if let Some(kpi) = made.iter().find(|kpi| kpi.name == template.kpi.name) {
            return (kpi.clone(), false, None);
        }
        let kpi = template.start(Id::random(entropy), &currency);
        made.push(kpi.clone());
        (kpi, false, None)
    };
    let (kpi, is_kept, now) = begun(template);
    let counter = library.kpi(&template.counter).filter(|_| guarded);
    let counter = counter.map(|template| {
        let (kpi, is_kept, _) = begun(template);
        (kpi, is_kept)
    });
    ChosenMeasure {
        kpi,
        is_kept,
        now,
        goal: None,
        counter,
    }
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
            row.set_mark(Slot::Kind, Some(FieldMark::Brought));
        }
    }
}
