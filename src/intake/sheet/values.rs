//! The values of one goal of a file: readings of a KPI, check-ins of a key result.

use super::found::{FoundGoal, FoundValue, Remark, What};
use super::plan::PlanGround;
use super::records::{leftovers, note, percent};
use crate::domain::{CheckIn, Date, Id, Kind, Ordered, Reading, Record, Ref, is_near};

/// From where to where a goal goes, for values that are shares of the way.
pub(super) fn numbers(record: &Record) -> (Option<f64>, Option<f64>, bool) {
    match record {
        Record::KeyResult(it) => (
            it.baseline,
            it.target,
            it.unit == crate::domain::Unit::Percent,
        ),
        _ => (None, None, true),
    }
}

/// The values of a goal: readings of a KPI, check-ins of a key result. What a key result has no field for is said with its last
/// check-in; without one it is the second answer. `team` is the one of its objective.
pub(super) fn values(
    found: &FoundGoal,
    goal: &Ref,
    way: &(Option<f64>, Option<f64>, bool),
    ground: &PlanGround,
    team: &str,
    remarks: &mut Vec<Remark>,
) -> (Vec<Record>, String) {
    let mut made: Vec<Record> = Vec::new();
    let today = ground.moment.today();
    let mut points: Vec<FoundValue> = Vec::new();
    // The current value that a row says stands beside the check-in of its day, which says it too.
    let is_bare = |it: &FoundValue| it.entered.is_none() && it.author.is_empty();
    for point in &found.points {
        let same = points.iter_mut().find(|it| {
            let one_value = it.value.is_none() || point.value.is_none();
            it.date == point.date && (one_value || is_bare(it) != is_bare(point))
        });
        match same {
            Some(same) => {
                let (bare, told) = match is_bare(same) {
                    true => (same.clone(), point.clone()),
                    false => (point.clone(), same.clone()),
                };
                let from_bare = told.value.is_none() || told.is_share && bare.value.is_some();
                let notes = match told.note.contains(bare.note.as_str()) {
                    true => told.note.clone(),
                    false => [told.note.as_str(), &bare.note].join("\n"),
                };
                *same = FoundValue {
                    value: if from_bare { bare.value } else { told.value },
                    is_share: if from_bare {
                        bare.is_share
                    } else {
                        told.is_share
                    },
                    confidence: told.confidence.or(bare.confidence),
                    note: notes.trim().to_owned(),
                    ..told
                };
            }
            None => points.push(point.clone()),
        }
    }
    points.order_by_key(|point| (point.date.is_none(), point.date));
    if goal.kind == Kind::KeyResult
        && found.progress.is_some()
        && !found.has_unread
        && !points.iter().any(|it| it.value.is_some())
    {
        let share = found.progress.map(|share| share * 100.0);
        match points.last_mut() {
            Some(last) => (last.value, last.is_share) = (share, true),
            None => points.push(FoundValue {
                value: share,
                is_share: true,
                ..FoundValue::default()
            }),
        }
    }
    let mut aside = String::new();
    if goal.kind == Kind::KeyResult {
        let mut kept = FoundGoal {
            what: What::KeyResult,
            ..found.clone()
        };
        if kept.team == team {
            kept.team.clear();
        }
        // A cycle whose days are known is the objective's, or the day it is due.
        if kept.days.1.is_some() {
            kept.cycle.clear();
        }
        let cycle = kept.cycle.clone();
        leftovers(&mut kept);
        for (name, text) in [
            ("Status", &found.status),
            ("Source", &found.source),
            ("Why", &found.why),
            ("Cycle", &cycle),
        ] {
            // The last check-in may have said it.
            let said = format!("{name}: {text}");
            if !points.iter().any(|it| it.note.contains(&said)) {
                kept.keep(name, text);
            }
        }
        if let Some(committed) = found.committed {
            kept.keep(
                "Goal type",
                if committed {
                    "committed"
                } else {
                    "aspirational"
                },
            );
        }
        if let Some(alarm) = found.alarm {
            kept.keep("Alarm", &crate::domain::number::plain(alarm));
        }
        if let Some(progress) = found.progress {
            kept.keep("Progress", &percent(progress));
        }
        kept.keep("Also under", &found.also_under());
        aside = note(&kept);
    }
    for point in points {
        let date = point.date.unwrap_or(today);
        if date > today || !is_near(date) {
            let said =
                format!("The value of {date} is in the future or too far away. It was left out.");
            remarks.push(Remark::new(found.row, "", said));
            continue;
        }
        let value = point.value.map(|value| match *way {
            (Some(from), Some(to), false) if point.is_share => from + value / 100.0 * (to - from),
            _ => value,
        });
        let words = point.note.clone();
        let key = point
            .date
            .map_or_else(|| "now".to_owned(), |date| date.to_string());
        let nth = made
            .iter()
            .filter(|it| it.id().as_str().contains(&key))
            .count();
        let nth = if nth == 0 {
            String::new()
        } else {
            format!("~{}", nth + 1)
        };
        let id = Id::derived(&[goal.id.as_str(), &format!("{key}{nth}")]);
        made.extend(value_record(
            goal, id, date, point.date, value, words, &point, ground,
        ));
    }
    if let Some(Record::CheckIn(last)) = made.last_mut() {
        if !last.note.contains(&aside) {
            last.note = [last.note.as_str(), &aside].join("\n").trim().to_owned();
        }
        aside.clear();
    }
    (made, aside)
}

#[allow(clippy::too_many_arguments)]
fn value_record(
    goal: &Ref,
    id: Id,
    date: Date,
    dated: Option<Date>,
    value: Option<f64>,
    note: String,
    point: &FoundValue,
    ground: &PlanGround,
) -> Option<Record> {
    let workspace = ground.workspace;
    let author = match point.author.as_str() {
        "" => ground.author.to_owned(),
        author => author.to_owned(),
    };
    let entered = point.entered.unwrap_or(ground.moment.stamp);
    match goal.kind {
        Kind::Kpi => {
            let value = value?;
            // A value that is here in whatever way keeps its id, its words and who wrote it.
            let readings = workspace.readings_of(&goal.id);
            let same_day = readings
                .iter()
                .rev()
                .find(|it| it.date == date && dated.is_some());
            let known = workspace.reading(&id).or(same_day.copied());
            Some(match known {
                Some(known) => Reading {
                    value,
                    ..known.clone()
                }
                .into(),
                None => Reading {
                    id,
                    kpi: goal.id.clone(),
                    date,
                    value,
                    note,
                    author,
                    entered,
                    ..Reading::default()
                }
                .into(),
            })
        }
        Kind::KeyResult => {
            let check_ins = workspace.check_ins_of(&goal.id);
            let same_day = check_ins
                .iter()
                .rev()
                .find(|it| it.date == date && dated.is_some() && it.value.is_some());
            let known = workspace
                .check_in(&id)
                .or(same_day.copied().filter(|_| value.is_some()));
            Some(match known {
                Some(known) => CheckIn {
                    value: value.or(known.value),
                    ..known.clone()
                }
                .into(),
                None => CheckIn {
                    id,
                    key_result: goal.id.clone(),
                    date,
                    value,
                    confidence: point.confidence,
                    note,
                    author,
                    entered,
                    ..CheckIn::default()
                }
                .into(),
            })
        }
        _ => None,
    }
}
