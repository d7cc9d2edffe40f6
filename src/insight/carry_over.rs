//! What goes on after a cycle: kept goals in the next one, and key results that become KPIs (DOMAIN §8).

use super::as_of::AsOf;
use super::goal_report::KeyResultReport;
use super::key_result::report;
use super::schedule::cadence_of;
use super::stood::stood_result;
use crate::domain::{
    Band, Cycle, CycleLength, Date, DatedTarget, Direction, Entropy, FiscalYear, Id, KeyResult,
    KeyResultKind, Kpi, Link, Meaning, Objective, Ordered, Reading, Record, ReviewChoice, State,
    Step, Workspace,
};
use crate::figures::Figures;
use chrono::Days;

/// Copies an objective with the chosen key results into the next cycle, as records for a
/// [`crate::domain::Deed::CarriedOver`] command.
///
/// Each copy has a new id, its last value as baseline, no check-ins, no due day and no phased targets, and a link to what it
/// came from. Of milestones the steps that are not done go on. What the originals improve, serve and are measured by, the
/// copies do too. *Keep* runs on, *change* starts as a draft to be changed, *drop* copies nothing.
pub fn carry_over(
    workspace: &Workspace,
    objective: &Id,
    chosen: &[Id],
    into: &Cycle,
    choice: ReviewChoice,
    as_of: impl Into<AsOf>,
    entropy: &mut dyn Entropy,
) -> Vec<Record> {
    let as_of = as_of.into();
    let Some(original) = workspace.objective(objective) else {
        return Vec::new();
    };
    let state = match choice {
        ReviewChoice::Keep => State::Running,
        ReviewChoice::Change => State::Draft,
        ReviewChoice::Drop => return Vec::new(),
    };
    let copy = Objective {
        id: Id::random(entropy),
        cycle: Some(into.id.clone()),
        // A kept one is owed from now on, a changed one from the day it is set running.
        started: (state == State::Running).then_some(as_of.day),
        state,
        stated: None,
        paused: None,
        example: false,
        ..original.clone()
    };
    let mut records: Vec<Record> = Vec::new();
    if workspace.cycle(&into.id).is_none() {
        records.push(into.clone().into());
    }
    for meaning in [Meaning::Improves, Meaning::Serves] {
        records.extend(relinked(workspace, &original.id, meaning, &copy.id));
    }
    records.push(Link::new(&copy.id, Meaning::CarriedOverFrom, &original.id).into());
    for old in workspace.key_results_of(objective) {
        if !chosen.contains(&old.id) {
            continue;
        }
        let stood = report(workspace, old, as_of);
        let new = KeyResult {
            id: Id::random(entropy),
            objective: copy.id.clone(),
            baseline: last_value(old, &stood).or(old.baseline),
            steps: open_steps(workspace, old, as_of, entropy),
            phased: Vec::new(),
            due: None,
            // Its baseline is read anew, and a pause is not carried on.
            baseline_on: None,
            confidence: None,
            stated: None,
            paused: None,
            example: false,
            ..old.clone()
        };
        records.extend(relinked(workspace, &old.id, Meaning::MeasuredBy, &new.id));
        records.push(Link::new(&new.id, Meaning::CarriedOverFrom, &old.id).into());
        records.push(new.into());
    }
    records.push(copy.into());
    records
}

/// The cycles that an ended one can be carried over into: first the next of the same length that is not over, by the fiscal
/// year, or as many days right after it where it had dates of its own; then those already in use that begin later than it.
pub fn next_cycles(
    workspace: &Workspace,
    ended: &Cycle,
    fiscal: FiscalYear,
    today: Date,
    figures: &Figures,
) -> Vec<Cycle> {
    let length = [CycleLength::Quarter, CycleLength::Half, CycleLength::Year]
        .into_iter()
        .find(|&length| {
            let same = fiscal.cycle_at(length, ended.start);
            (same.start, same.end) == (ended.start, ended.end)
        });
    let mut next = following(ended, fiscal, length, figures);
    // A review can come very late, but not by more than a few dozen cycles of a month or longer.
    for _ in 0..200 {
        if today <= next.end {
            break;
        }
        next = following(&next, fiscal, length, figures);
    }
    let first = workspace.cycle(&next.id).cloned().unwrap_or(next);
    let mut later: Vec<Cycle> = workspace
        .cycles()
        .filter(|it| it.start > ended.start && it.id != ended.id && it.id != first.id)
        .filter(|it| today <= it.end)
        .cloned()
        .collect();
    later.order_by_key(|it| (it.start, it.end));
    later.insert(0, first);
    later
}

fn following(
    cycle: &Cycle,
    fiscal: FiscalYear,
    length: Option<CycleLength>,
    figures: &Figures,
) -> Cycle {
    if let Some(length) = length {
        return fiscal.next(length, cycle);
    }
    let start = cycle.end.succ_opt().unwrap_or(cycle.end);
    let end = start
        .checked_add_days(Days::new(cycle.length_days().unsigned_abs()))
        .unwrap_or(start);
    let name = format!("{} – {}", figures.day(start), figures.day(end));
    Cycle::new(name, start, end)
}

/// Whether [`kpi_from_key_result`] makes something of it: a number that is not a KPI's already and has not become one.
pub fn can_become_kpi(workspace: &Workspace, key_result: &Id) -> bool {
    let became = || {
        let mut copies = workspace.linked_to(key_result, Meaning::CarriedOverFrom);
        copies.any(|id| workspace.kpi(id).is_some())
    };
    workspace
        .key_result(key_result)
        .is_some_and(|it| it.measure.is_numeric())
        && workspace.measuring_kpi(key_result).is_none()
        && !became()
}

/// Makes a KPI of a key result that turned into something to hold: its check-ins become readings, its target the KPI's, and a
/// link says where it came from. While its objective still runs, the KPI measures it from now on, so that no number is asked
/// for twice. Empty for steps, for done or not done, and where a KPI measures it already.
pub fn kpi_from_key_result(
    workspace: &Workspace,
    key_result: &Id,
    as_of: impl Into<AsOf>,
    entropy: &mut dyn Entropy,
) -> Vec<Record> {
    let as_of = as_of.into();
    let Some(old) = workspace
        .key_result(key_result)
        .filter(|old| can_become_kpi(workspace, &old.id))
    else {
        return Vec::new();
    };
    let objective = workspace.objective(&old.objective);
    let its = |field: fn(&Objective) -> &String| objective.map(field).cloned().unwrap_or_default();
    let check_ins = workspace.check_ins_of(&old.id);
    let direction = old.direction();
    let target = match direction {
        Direction::Hold => old.band,
        _ => old
            .target
            .map(|target| Band::for_direction(direction, target)),
    };
    // A limit held from the first check-in on; the values on the way to a target were not meant to meet it yet.
    let meant = match direction {
        Direction::Hold => check_ins.first(),
        Direction::Up | Direction::Down => check_ins.last(),
    };
    let from = meant.map_or(as_of.day, |check_in| check_in.date);
    let kpi = Kpi {
        id: Id::random(entropy),
        name: old.title.clone(),
        unit: old.unit.clone(),
        decimals: old.decimals,
        direction: Some(direction),
        cadence: Some(cadence_of(workspace, old)),
        nature: old.nature,
        owner: if old.owner.is_empty() {
            its(|objective| &objective.owner)
        } else {
            old.owner.clone()
        },
        targets: target
            .map(|target| DatedTarget {
                from,
                target,
                alarm: None,
            })
            .into_iter()
            .collect(),
        started: check_ins.first().map(|first| first.date),
        visibility: objective.map(|it| it.visibility).unwrap_or_default(),
        ..Kpi::default()
    };
    let mut records: Vec<Record> = Vec::new();
    for check_in in check_ins {
        let Some(value) = check_in.value else {
            continue;
        };
        let reading = Reading {
            id: Id::random(entropy),
            kpi: kpi.id.clone(),
            date: check_in.date,
            hour: check_in.hour,
            value,
            note: check_in.note.clone(),
            author: check_in.author.clone(),
            entered: check_in.entered,
            example: false,
        };
        records.push(reading.into());
    }
    records.push(Link::new(&kpi.id, Meaning::CarriedOverFrom, &old.id).into());
    if objective.is_some_and(|it| it.state == State::Running) {
        records.push(Link::new(&old.id, Meaning::MeasuredBy, &kpi.id).into());
    }
    records.push(kpi.into());
    records
}

/// The same links from another record.
fn relinked(workspace: &Workspace, old: &Id, meaning: Meaning, new: &Id) -> Vec<Record> {
    workspace
        .linked_from(old, meaning)
        .map(|to| Link::new(new, meaning, to).into())
        .collect()
}

fn last_value(key_result: &KeyResult, stood: &KeyResultReport) -> Option<f64> {
    match key_result.measure {
        KeyResultKind::Increase | KeyResultKind::Decrease => {
            stood.current.as_ref().map(|point| point.value)
        }
        KeyResultKind::Hold | KeyResultKind::Milestones | KeyResultKind::Done => None,
    }
}

/// The steps that are not done, with new ids.
fn open_steps(
    workspace: &Workspace,
    key_result: &KeyResult,
    as_of: AsOf,
    entropy: &mut dyn Entropy,
) -> Vec<Step> {
    let check_ins = workspace.check_ins_of(&key_result.id);
    let of_record = || {
        let known = check_ins.iter().rev().filter(|it| it.date <= as_of.day);
        known
            .cloned()
            .find_map(|check_in| check_in.steps_done.as_deref())
    };
    let stood = workspace
        .objective(&key_result.objective)
        .and_then(|objective| stood_result(workspace, objective, &key_result.id));
    let done = stood
        .and_then(|(stood, _)| stood.steps_done.as_deref())
        .or_else(of_record)
        .unwrap_or_default();
    key_result
        .steps
        .iter()
        .filter(|step| !done.contains(&step.id))
        .map(|step| Step {
            id: Id::random(entropy),
            ..step.clone()
        })
        .collect()
}
