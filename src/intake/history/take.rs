//! What taking a history does.

use super::{Metric, ReadHistory, RowFate};
use crate::domain::{
    CheckIn, Command, Date, Deed, Id, Kind, Moment, Reading, Record, Ref, Workspace,
};
use crate::recording::Subject;

/// What taking a history does, as one command; none where it does nothing.
pub fn command(
    history: &ReadHistory,
    metric: &Metric,
    author: &str,
    moment: Moment,
) -> Option<Command> {
    let workspace = metric.workspace;
    let owner = workspace.find(metric.subject.id())?;
    let (mut base, mut records) = (Vec::new(), Vec::new());
    if let (Some(unit), Record::Kpi(kpi)) = (&history.unit, owner) {
        let mut changed = kpi.clone();
        changed.unit = unit.clone();
        base.push(owner.clone());
        records.push(changed.into());
    }
    for row in &history.rows {
        let (Some(value), Some((date, hour))) = (row.read, row.when) else {
            continue;
        };
        match &row.fate {
            RowFate::New => {
                let made = new_record(
                    metric.subject,
                    date,
                    hour,
                    value,
                    &row.note,
                    author,
                    moment,
                    workspace,
                );
                records.push(if owner.is_example() {
                    made.into_example()
                } else {
                    made
                });
            }
            RowFate::Correction { id, .. } => {
                let Some(before) = workspace.find(id) else {
                    continue;
                };
                let mut after = before.clone();
                match &mut after {
                    Record::Reading(reading) => reading.value = value,
                    Record::CheckIn(check_in) => check_in.value = Some(value),
                    _ => continue,
                }
                base.push(before.clone());
                records.push(after);
            }
            _ => {}
        }
    }
    (!records.is_empty()).then_some(Command::Rewrite {
        deed: Deed::Recorded,
        base,
        records,
        gone: Vec::new(),
    })
}

#[allow(clippy::too_many_arguments)]
fn new_record(
    subject: &Subject,
    date: Date,
    hour: Option<u8>,
    value: f64,
    note: &str,
    author: &str,
    moment: Moment,
    workspace: &Workspace,
) -> Record {
    let of = subject.id();
    // Whoever takes the same history makes the same records, so that two people who merge have each number once.
    let day = match hour {
        Some(hour) => format!("{date}~{hour}"),
        None => date.to_string(),
    };
    let mut id = Id::derived(&["history", of.as_str(), &day]);
    let mut next = 2;
    let kind = match subject {
        Subject::Kpi(_) => Kind::Reading,
        Subject::KeyResult(_) => Kind::CheckIn,
    };
    while workspace.get(&Ref::new(kind, &id)).is_some() {
        id = Id::derived(&["history", of.as_str(), &day, &next.to_string()]);
        next += 1;
    }
    let (note, author, entered) = (note.to_owned(), author.to_owned(), moment.stamp);
    match subject {
        Subject::Kpi(kpi) => Reading {
            id,
            kpi: kpi.clone(),
            date,
            hour,
            value,
            note,
            author,
            entered,
            example: false,
        }
        .into(),
        Subject::KeyResult(key_result) => CheckIn {
            id,
            key_result: key_result.clone(),
            date,
            hour,
            value: Some(value),
            note,
            author,
            entered,
            ..CheckIn::default()
        }
        .into(),
    }
}
