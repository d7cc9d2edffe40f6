//! What the coach says about a form that is being filled in.

use super::{Advice, To, ToldFinding};
use crate::coach::{Assessment, Field, assess_key_result, assess_kpi, assess_objective};
use crate::domain::{Id, KeyResult, Kind, Record, Ref, Workspace};
use crate::forms::{FormSheet, Ground, List, Outcome, Slot};

/// Whether findings about a field may be shown although nothing is typed there: somebody was there, or asked for it all.
pub type Asked<'a> = &'a dyn Fn(u32, &str) -> bool;

/// What the coach says about a form, as far as it can be read. None while there is neither a sentence nor a key result: an
/// empty form is no bad goal.
pub fn of_form(
    sheet: &FormSheet,
    outcome: &Outcome,
    ground: &Ground,
    asked: Asked,
) -> Option<Advice> {
    let workspace = as_if_saved(outcome, ground);
    let today = ground.habits.today;
    let mut advice = Advice::default();
    if let Some(kpi) = workspace.kpi(&outcome.goal) {
        if kpi.name.is_empty() {
            return None;
        }
        let assessment = assess_kpi(&workspace, kpi, today);
        add(&mut advice, &workspace, sheet, 0, assessment, asked);
        return Some(advice.settle());
    }
    let objective = workspace.objective(&outcome.goal)?;
    let key_results: Vec<KeyResult> = outcome
        .records
        .iter()
        .filter_map(|record| match record {
            Record::KeyResult(one) => Some(one.clone()),
            _ => None,
        })
        .collect();
    if objective.title.is_empty() && key_results.is_empty() {
        return None;
    }
    // A key result alone has no objective to be found fault with
    if !objective.title.is_empty() {
        let assessment = assess_objective(&workspace, objective, &key_results, today);
        add(&mut advice, &workspace, sheet, 0, assessment, asked);
    }
    for one in &key_results {
        let assessment = assess_key_result(&workspace, objective, one, &key_results, today);
        let key = row_of(sheet, &one.id).unwrap_or(0);
        add(&mut advice, &workspace, sheet, key, assessment, asked);
    }
    Some(advice.settle())
}

/// The goals as they would stand if the form were saved; only what a check on this form looks at.
pub(super) fn as_if_saved(outcome: &Outcome, ground: &Ground) -> Workspace {
    let own: Vec<&Id> = outcome.records.iter().map(Record::id).collect();
    let is_own = |id: &Id| *id == outcome.goal || own.contains(&id);
    let known = ground.workspace.records().filter(|record| {
        let is_needed = match record {
            Record::Cycle(_) | Record::Kpi(_) | Record::Objective(_) | Record::Link(_) => true,
            Record::KeyResult(one) => one.objective == outcome.goal,
            Record::Reading(one) => one.kpi == outcome.goal,
            Record::Initiative(one) => is_own(&one.parent),
            Record::Dismissal(one) => is_own(&one.goal),
            _ => false,
        };
        is_needed && !outcome.gone.contains(&record.reference())
    });
    Workspace::from_records(known.chain(&outcome.records).cloned())
}

/// The key of the row of a key result.
pub(super) fn row_of(sheet: &FormSheet, id: &Id) -> Option<u32> {
    let mut rows = sheet.rows(List::KeyResults).iter();
    rows.find(|row| row.text(Slot::Id) == id.as_str())
        .map(|row| row.key)
}

/// Adds the assessment of the form itself (key 0) or of one of its key results.
fn add(
    advice: &mut Advice,
    workspace: &Workspace,
    sheet: &FormSheet,
    key: u32,
    assessment: Assessment,
    asked: Asked,
) {
    let rows = sheet.rows(List::KeyResults);
    let number = rows.iter().position(|row| row.key == key);
    advice.add(workspace, assessment, &|finding| {
        let (key, word, label) = place(sheet, key, finding.field, &finding.goal);
        ToldFinding {
            about: match number {
                Some(number) => format!("Key result {}, {label}", number + 1),
                None => label.to_owned(),
            },
            is_ahead: !is_filled(sheet, key, word) && !asked(key, word),
            to: To::Field(key, word),
            finding,
        }
    });
}

/// The field a finding is shown beside: the key of its sheet, the word of its slot or list, and how people call it.
fn place(
    sheet: &FormSheet,
    key: u32,
    field: Field,
    goal: &Option<Ref>,
) -> (u32, &'static str, &'static str) {
    let kind = goal.as_ref().map(|goal| goal.kind);
    let row = sheet.find(key).unwrap_or(sheet);
    let is_blank = |slot| row.text(slot).trim().is_empty();
    let limit = |row: &FormSheet| match row.text(Slot::Side) {
        "least" | "between" => Slot::Low,
        _ => Slot::High,
    };
    let slot = match (kind, field) {
        (Some(Kind::Objective), Field::KeyResults) => {
            return (key, List::KeyResults.word(), "Key results");
        }
        (Some(Kind::Objective), Field::Links) => {
            return (key, List::Improves.word(), "What it improves");
        }
        (Some(Kind::Kpi), Field::Links) => {
            return (key, List::Drives.word(), "Links to other KPIs");
        }
        (Some(Kind::KeyResult), Field::Steps) => return (key, List::Steps.word(), "Steps"),
        (Some(Kind::Kpi), Field::Target) => {
            let rows = sheet.rows(List::Targets);
            let filled = rows.iter().find(|row| !row.is_blank(&[]));
            let slot = match sheet.text(Slot::Direction) {
                "hold" => Slot::Low,
                _ => Slot::Target,
            };
            let row = filled.or(rows.first()).map_or(0, |row| row.key);
            return (row, slot.word(), slot.label());
        }
        (Some(Kind::KeyResult), Field::Target) => match row.text(Slot::Kind) {
            "hold" => limit(row),
            "milestones" | "done" => Slot::Outcome,
            _ => Slot::Target,
        },
        (Some(Kind::KeyResult), Field::Baseline) => match row.text(Slot::Kind) {
            "" | "increase" | "decrease" => Slot::Baseline,
            _ => Slot::Outcome,
        },
        (_, Field::Unit) => Slot::Unit,
        (_, Field::Owner) => Slot::Owner,
        (_, Field::Cycle) => Slot::Cycle,
        (_, Field::Ambition) => Slot::Ambition,
        (_, Field::Due) => Slot::Due,
        (_, Field::Confidence) => Slot::Confidence,
        (_, Field::Nature) => Slot::Nature,
        (_, Field::Direction) => Slot::Direction,
        (_, Field::Cadence) => Slot::Cadence,
        (_, Field::Definition) if is_blank(Slot::Definition) => Slot::Definition,
        (_, Field::Definition) => Slot::Source,
        (Some(Kind::Kpi), _) => Slot::Name,
        (Some(Kind::KeyResult), _) => Slot::Outcome,
        _ => Slot::Title,
    };
    (key, slot.word(), slot.label())
}

/// Whether something is typed in a field. One key result of two to five is a beginning, and no finding yet.
fn is_filled(sheet: &FormSheet, key: u32, word: &str) -> bool {
    if word == List::KeyResults.word() {
        let rows = sheet.rows(List::KeyResults).iter();
        return rows
            .filter(|row| !row.text(Slot::Outcome).trim().is_empty())
            .count()
            > 1;
    }
    let Some(sheet) = sheet.find(key) else {
        return false;
    };
    let list = List::ALL.into_iter().find(|list| list.word() == word);
    match (list, Slot::from_word(word)) {
        (Some(list), _) => sheet.rows(list).iter().any(|row| !row.is_blank(&[])),
        (None, Some(slot)) => !sheet.text(slot).trim().is_empty(),
        (None, None) => false,
    }
}
