//! Which of the four shapes a computed status has, and its word with a capital.

use super::Mark;
use crate::domain::State;
use crate::insight::{KpiReport, KpiStatus, ObjectiveReport, Stale, Status, Stood};

/// Shape and word of a key result's or objective's status. Stale is never drawn as healthy: it takes the shape, and the status keeps its word.
pub fn standing(status: Status, stale: Option<Stale>) -> (Mark, String) {
    okr_status(status, stale.is_some())
}

fn okr_status(status: Status, is_stale: bool) -> (Mark, String) {
    let mark = match status {
        Status::Done | Status::OnTrack => Mark::Good,
        Status::Behind => Mark::Warn,
        Status::AtRisk => Mark::Bad,
        Status::Paused | Status::NotStarted | Status::NoData => Mark::Mute,
    };
    let word = status.label();
    match (is_stale, status) {
        (false, _) | (_, Status::Done) => (mark, word.to_owned()),
        (true, Status::NoData | Status::NotStarted | Status::OnTrack) => {
            (Mark::Mute, "Stale".to_owned())
        }
        (true, _) => (mark, format!("{word}, stale")),
    }
}

/// Shape and word of an objective: where it is in its life before how it stands, by the status that holds.
pub fn objective_mark(state: State, report: &ObjectiveReport) -> (Mark, String) {
    in_its_life(state, stood(report.stood()))
}

/// The same, by the computed status: for places that show what a person set beside it.
pub fn computed_mark(state: State, report: &ObjectiveReport) -> (Mark, String) {
    in_its_life(state, standing(report.status, report.stale))
}

fn in_its_life(state: State, running: (Mark, String)) -> (Mark, String) {
    match state {
        State::Draft => (Mark::Mute, "Draft".to_owned()),
        State::Closed => (Mark::Mute, "Closed".to_owned()),
        State::Dropped => (Mark::Mute, "Dropped".to_owned()),
        State::Running => running,
    }
}

/// Shape and word of a KPI's status.
pub fn kpi_standing(report: &KpiReport) -> (Mark, String) {
    kpi_status(report.status, report.stale.is_some())
}

/// Shape and word of a goal's status on some day.
pub fn stood(stood: Stood) -> (Mark, String) {
    match stood {
        Stood::Okr(status, is_stale) => okr_status(status, is_stale),
        Stood::Kpi(status, is_stale) => kpi_status(status, is_stale),
    }
}

/// Shape and word of one reading's status.
pub fn kpi_mark(status: KpiStatus) -> (Mark, &'static str) {
    let mark = match status {
        KpiStatus::Met => Mark::Good,
        KpiStatus::Watch => Mark::Warn,
        KpiStatus::Missed => Mark::Bad,
        KpiStatus::NoData | KpiStatus::NoTarget => Mark::Mute,
    };
    (mark, status.label())
}

fn kpi_status(status: KpiStatus, is_stale: bool) -> (Mark, String) {
    let (mark, word) = kpi_mark(status);
    match (is_stale, status) {
        (false, _) => (mark, word.to_owned()),
        (true, KpiStatus::Watch | KpiStatus::Missed) => (mark, format!("{word}, stale")),
        (true, _) => (Mark::Mute, "Stale".to_owned()),
    }
}
