//! A value of a goal that is known to be right, by which a number of two readings is judged.

use crate::domain::{Date, KeyResult, Kpi, Workspace};

/// Of a KPI: the last reading, else the aim of this day.
pub fn near_kpi(workspace: &Workspace, kpi: &Kpi, today: Date) -> Option<f64> {
    let readings = workspace.readings_of(&kpi.id);
    readings.last().map(|last| last.value).or_else(|| {
        let band = kpi.target_on(today)?.target;
        band.low.or(band.high)
    })
}

/// Of a key result: the last value, else where it starts or aims.
pub fn near_key_result(workspace: &Workspace, key_result: &KeyResult) -> Option<f64> {
    let own = workspace.check_ins_of(&key_result.id);
    let measuring = workspace.measuring_kpi(&key_result.id);
    let read = measuring.and_then(|kpi| workspace.readings_of(&kpi.id).last().map(|it| it.value));
    read.or_else(|| own.iter().rev().find_map(|it| it.value))
        .or(key_result.baseline.filter(|from| *from != 0.0))
        .or(key_result.target)
        .or_else(|| key_result.band.and_then(|band| band.low.or(band.high)))
}
