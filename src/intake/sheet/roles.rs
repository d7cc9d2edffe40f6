//! What columns hold in view of one another.

use super::fields::{Column, plain};
use super::head::Head;
use crate::intake::table::NumberedRow;

/// Settles what columns hold that means one thing alone and another beside others. What a person said stays.
pub(super) fn together(heads: &mut [Head], is_said: &dyn Fn(&Head) -> bool, is_mapped: bool) {
    // Viva Goals has three columns of kinds, of which one says it.
    let object_type = heads
        .iter()
        .position(|head| plain(&head.name) == "object type");
    if let Some(at) = object_type.filter(|_| !is_mapped) {
        for (place, head) in heads.iter_mut().enumerate() {
            if place == at {
                head.column = Column::Kind;
            } else if head.column == Column::Kind {
                head.column = Column::Other;
            }
        }
    }
    if has(heads, &[Column::Objective, Column::Kind]) {
        return;
    }
    let becomes = |heads: &mut [Head], fits: &dyn Fn(&Head) -> bool, column| {
        let head = heads.iter_mut().find(|head| fits(head) && !is_said(head));
        head.map(|head| head.column = column).is_some()
    };
    // Beside key results the goals are objectives.
    if has(heads, &[Column::KeyResult]) {
        becomes(
            heads,
            &|head| head.column == Column::Title,
            Column::Objective,
        );
        return;
    }
    // So are goals beside metrics. A metric with a day or a start is a key result; one that is watched stays a KPI.
    let is_metric = |head: &Head| head.column == Column::Kpi;
    let is_watched = has(heads, &WATCHED) || !has(heads, &DATED);
    if has(heads, &[Column::Kpi]) && becomes(heads, &is_goal, Column::Objective) && !is_watched {
        becomes(heads, &is_metric, Column::KeyResult);
    }
}

const WATCHED: [Column; 4] = [
    Column::Cadence,
    Column::Alarm,
    Column::Period,
    Column::Definition,
];

const DATED: [Column; 5] = [
    Column::End,
    Column::Progress,
    Column::Baseline,
    Column::Status,
    Column::Confidence,
];

fn has(heads: &[Head], any: &[Column]) -> bool {
    heads.iter().any(|head| any.contains(&head.column))
}

fn is_goal(head: &Head) -> bool {
    let words = plain(&head.name);
    let goal = ["goal", "goals", "aim", "ziel", "ziele", "objectif", "meta"];
    head.column == Column::Title && words.split(' ').any(|word| goal.contains(&word))
}

/// The columns in front of the goals' names in which one cell stands for the empty ones below it, as merged cells are saved.
pub(super) fn covers(heads: &[Head], body: &[&NumberedRow]) -> Vec<usize> {
    let named = [
        Column::Title,
        Column::Objective,
        Column::KeyResult,
        Column::Kpi,
    ];
    let Some(name) = heads.iter().position(|head| named.contains(&head.column)) else {
        return Vec::new();
    };
    let rows = || body.iter().filter(|row| !row.cell(name).is_empty());
    let is_covering = |at: &usize| {
        let empty = rows().filter(|row| row.cell(*at).is_empty()).count();
        let first = rows().next().is_some_and(|row| !row.cell(*at).is_empty());
        first && empty * 4 >= rows().count()
    };
    let groups = [Column::Team, Column::Cycle, Column::Other];
    let before = heads.iter().take(name).enumerate();
    let before = before.filter(|(_, head)| groups.contains(&head.column));
    before.map(|(at, _)| at).filter(is_covering).collect()
}
