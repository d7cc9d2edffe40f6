//! The form of an objective with its key results.

use super::along::read_along;
use super::cycle::{read_cycle, write_cycle};
use super::dismissals::read_dismissals;
use super::ground::Ground;
use super::key_result::{blank_key_result, is_blank_key_result, key_result_row, read_key_result};
use super::kpi::{decision, is_same_list, relink, visibility};
use super::mark::FieldMark;
use super::problem::{Drafted, Fault, Outcome, Problem};
use super::reader::Reader;
use super::sheet::FormSheet;
use super::slot::{List, Slot};
use super::untouched::{KEY_RESULT, OBJECTIVE, untouched};
use super::words::{AMBITIONS, LEVELS, STATES, word_of};
use crate::domain::{
    Amendment, Entropy, Id, KeyResult, Kind, Meaning, Objective, Record, Ref, State, Workspace,
};
use crate::insight::{AimChange, aim_changes};

/// The form of an objective that is still to be written, with room for two key results.
pub fn blank_okr(ground: &Ground, entropy: &mut dyn Entropy) -> FormSheet {
    let mut sheet = FormSheet::default().with(Slot::Id, Id::random(entropy).as_str());
    let fiscal = crate::domain::FiscalYear::starting_in(ground.habits.fiscal_month);
    let quarter = fiscal.cycle_at(crate::domain::CycleLength::Quarter, ground.habits.today);
    sheet.set(Slot::Cycle, quarter.id.as_str());
    sheet.set_mark(Slot::Cycle, Some(FieldMark::Brought));
    for _ in 0..2 {
        let row = blank_key_result(&Id::random(entropy));
        sheet.add(0, List::KeyResults, row);
    }
    sheet
}

/// The most key results one can keep in view (DOMAIN §7, O10).
pub const MOST_KEY_RESULTS: usize = 5;

/// Whether a form has no empty row for a further key result, and may have one more.
pub fn wants_room(sheet: &FormSheet) -> bool {
    let rows = sheet.rows(List::KeyResults);
    rows.len() < MOST_KEY_RESULTS && !rows.last().is_some_and(is_blank_key_result)
}

/// The form of an objective as it stands. None where there is no such objective.
pub fn okr_sheet(id: &Id, ground: &Ground) -> Option<FormSheet> {
    let workspace = ground.workspace;
    let objective = workspace.objective(id)?;
    let mut sheet = FormSheet::default()
        .with(Slot::Id, id.as_str())
        .with(Slot::Title, &objective.title)
        .with(Slot::Why, &objective.why)
        .with(Slot::Ambition, word_of(&AMBITIONS, objective.ambition))
        .with(Slot::Level, word_of(&LEVELS, objective.level))
        .with(Slot::Team, &objective.team)
        .with(Slot::Owner, &objective.owner)
        .with(Slot::Note, &objective.note)
        .with(Slot::State, word_of(&STATES, Some(objective.state)))
        .with(
            Slot::Visibility,
            if objective.visibility.is_shared() {
                ""
            } else {
                "kept"
            },
        );
    match (workspace.cycle_of(objective), &objective.cycle) {
        (Some(cycle), _) => write_cycle(&mut sheet, cycle, ground),
        (None, Some(id)) => sheet.set(Slot::Cycle, id.as_str()),
        (None, None) => {}
    }
    for goal in workspace.linked_from(id, Meaning::Improves) {
        sheet.push(
            List::Improves,
            FormSheet::default().with(Slot::Goal, goal.as_str()),
        );
    }
    if let Some(served) = workspace.linked_from(id, Meaning::Serves).next() {
        sheet.set(Slot::Serves, served.as_str());
    }
    for key_result in workspace.key_results_of(id) {
        sheet.push(List::KeyResults, key_result_row(key_result, ground));
    }
    sheet.renumber(&mut 0);
    Some(sheet)
}

/// Turns the form into an objective with everything that belongs to it: key results, a new cycle, links, the decision that
/// led to it, amendments of running aims. Rows in which nothing was typed are left out.
///
/// # Errors
/// Everything that is wrong, in the order of the form.
pub fn read_okr(
    sheet: &FormSheet,
    ground: &Ground,
    entropy: &mut dyn Entropy,
) -> Result<Outcome, Vec<Problem>> {
    draft_okr(sheet, ground, entropy).whole()
}

/// What the form would become, as far as it can be read, and everything that is wrong with it.
pub fn draft_okr(sheet: &FormSheet, ground: &Ground, entropy: &mut dyn Entropy) -> Drafted {
    let along = read_along(sheet, ground.workspace);
    if along.is_empty() {
        return draft_alone(sheet, ground, entropy);
    }
    // What is saved with it is known to it already. Of a new objective nothing was recorded, so readings need not come along.
    let known = ground.workspace.records().filter(|record| {
        matches!(
            record,
            Record::Kpi(_) | Record::Cycle(_) | Record::Objective(_) | Record::Link(_)
        )
    });
    let workspace = Workspace::from_records(known.chain(&along).cloned());
    let laid = Ground {
        workspace: &workspace,
        ..*ground
    };
    let mut drafted = draft_alone(sheet, &laid, entropy);
    let outcome = &mut drafted.outcome;
    outcome
        .base
        .retain(|record| ground.workspace.get(&record.reference()).is_some());
    outcome.records.splice(0..0, along);
    drafted
}

fn draft_alone(sheet: &FormSheet, ground: &Ground, entropy: &mut dyn Entropy) -> Drafted {
    let mut reader = Reader::new(*ground);
    let id = Id::from_text(sheet.text(Slot::Id));
    let before = ground.workspace.objective(&id).cloned();
    let ask = "Say in one sentence where you want to be, for example Make the first week worth paying for.";
    let title = reader.needed(sheet, Slot::Title, ask);
    let cycle = read_cycle(&mut reader, sheet);
    let was_running = before
        .as_ref()
        .is_some_and(|before| before.state == State::Running);
    let mut objective = Objective {
        id: id.clone(),
        title,
        why: reader.long(sheet, Slot::Why),
        level: reader.choice(sheet, Slot::Level, &LEVELS),
        team: reader.short(sheet, Slot::Team),
        owner: reader.short(sheet, Slot::Owner),
        cycle: cycle.as_ref().map(|cycle| cycle.id.clone()),
        ambition: reader.choice(sheet, Slot::Ambition, &AMBITIONS),
        state: reader
            .choice(sheet, Slot::State, &STATES)
            .unwrap_or_default(),
        note: reader.long(sheet, Slot::Note),
        visibility: visibility(sheet),
        ..before.unwrap_or_default()
    };
    if objective.state == State::Running && !was_running {
        objective.start(ground.habits.today);
    }
    let example = objective.example;
    let mut records: Vec<Record> = cycle.map(Record::from).into_iter().collect();
    // What the person left as it was stays as it was recorded.
    let written = okr_sheet(&id, ground);
    records.push(match (ground.workspace.objective(&id), &written) {
        (Some(before), Some(written)) => untouched(
            &before.clone().into(),
            objective.into(),
            (sheet, written),
            OBJECTIVE,
        ),
        _ => objective.into(),
    });
    let mut order = -1;
    let mut gone: Vec<Ref> = Vec::new();
    let mut kept: Vec<Id> = Vec::new();
    for (place, row) in sheet.rows(List::KeyResults).iter().enumerate() {
        if is_blank_key_result(row) {
            continue;
        }
        reader.row = Some((List::KeyResults, place));
        let known = ground
            .workspace
            .key_result(&Id::from_text(row.text(Slot::Id)))
            .cloned();
        let mut key_result = read_key_result(&mut reader, row, known.clone().unwrap_or_default());
        key_result.objective = id.clone();
        // Places stay as they are as long as they are in order.
        let is_in_order = known.as_ref().is_some_and(|known| known.order > order);
        if !is_in_order {
            key_result.order = order.saturating_add(1);
        }
        order = key_result.order;
        key_result.example |= example;
        let row_written = known.as_ref().map(|known| key_result_row(known, ground));
        if let (Some(known), Some(row_written)) = (&known, &row_written)
            && let Record::KeyResult(kept) = untouched(
                &known.clone().into(),
                key_result.clone().into(),
                (row, row_written),
                KEY_RESULT,
            )
        {
            key_result = kept;
        }
        // A baseline that comes while the goal runs begins the work: nothing is expected before it was read (DOMAIN §3).
        let had_one = known.as_ref().is_some_and(|it| it.baseline.is_some());
        if was_running && !had_one && key_result.baseline.is_some() {
            key_result.baseline_on.get_or_insert(ground.habits.today);
        }
        // One that was taken out was read on no day.
        if had_one && key_result.baseline.is_none() {
            key_result.baseline_on = None;
        }
        if let Some(known) = known {
            let changes = amendments(&mut reader, row, &known, &key_result, entropy);
            records.extend(changes.into_iter().map(Record::from));
        }
        let measured_by = Id::from_text(row.text(Slot::MeasuredBy));
        let measured_by: Vec<Id> = ground
            .workspace
            .kpi(&measured_by)
            .map(|kpi| kpi.id.clone())
            .into_iter()
            .collect();
        let is_same = |one: &FormSheet| one.text(Slot::MeasuredBy) == row.text(Slot::MeasuredBy);
        if !row_written.is_some_and(|one| is_same(&one)) {
            relink(
                ground,
                &key_result.id,
                Meaning::MeasuredBy,
                &measured_by,
                &mut records,
                &mut gone,
            );
        }
        kept.push(key_result.id.clone());
        records.push(key_result.into());
    }
    reader.row = None;
    let dropped = ground.workspace.key_results_of(&id).into_iter();
    gone.extend(
        dropped
            .filter(|one| !kept.contains(&one.id))
            .map(|one| Ref::new(Kind::KeyResult, &one.id)),
    );
    if !is_same_list(sheet, written.as_ref(), List::Improves) {
        let improved = reader.goals(sheet, List::Improves);
        let meaning = Meaning::Improves;
        relink(ground, &id, meaning, &improved, &mut records, &mut gone);
    }
    let is_served = |one: &FormSheet| one.text(Slot::Serves) == sheet.text(Slot::Serves);
    if !written.is_some_and(|written| is_served(&written)) {
        let served = Id::from_text(sheet.text(Slot::Serves));
        let served = ground.workspace.objective(&served);
        let served: Vec<Id> = served.map(|one| one.id.clone()).into_iter().collect();
        let meaning = Meaning::Serves;
        relink(ground, &id, meaning, &served, &mut records, &mut gone);
    }
    records.extend(decision(sheet, &id, ground));
    kept.push(id.clone());
    read_dismissals(sheet, &kept, &mut records, &mut gone);
    Drafted {
        outcome: Outcome::on(ground, id, records, gone),
        problems: reader.problems,
    }
}

/// What changed of a running aim, with its reason. Filling in what was open changes nothing that anybody relied on.
fn amendments(
    reader: &mut Reader,
    row: &FormSheet,
    before: &KeyResult,
    after: &KeyResult,
    entropy: &mut dyn Entropy,
) -> Vec<Amendment> {
    let Ground {
        workspace,
        habits,
        author,
    } = reader.ground;
    let was_open = |change: &AimChange| match change.field {
        "baseline" => before.baseline.is_none(),
        "target" => before.target.is_none(),
        "band" => before.band.is_none(),
        "steps" => before.steps.is_empty(),
        _ => false,
    };
    let mut changes = aim_changes(workspace, after, habits.today, &habits.figures);
    changes.retain(|change| !was_open(change));
    if changes.is_empty() {
        return Vec::new();
    }
    let why = reader.long(row, Slot::Reason);
    if why.is_empty() {
        let ask = "You are changing the target of a running key result. Say why, for anyone who reads it later.";
        reader.note(row, Slot::Reason, Fault::Missing(ask));
    }
    let amendment = |change: AimChange| Amendment {
        example: before.example,
        ..change.amendment(&before.id, &why, author, habits.today, entropy)
    };
    changes.into_iter().map(amendment).collect()
}
