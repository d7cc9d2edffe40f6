//! The record of one goal of a file.

use super::found::{FoundGoal, What};
use super::make::cut;
use super::plan::PlanGround;
use crate::domain::letters::to_lowercase;
use crate::domain::{
    Ambition, Band, DatedTarget, Direction, Id, Initiative, KeyResult, KeyResultKind, Kpi,
    MOST_NOTE, Objective, Pause, PhasedTarget, Record, Scope, State, Visibility,
};

/// Makes the goal.
pub(super) fn goal(
    found: &FoundGoal,
    id: Id,
    parent: Option<Id>,
    cycle: Option<Id>,
    order: i32,
    ground: &PlanGround,
) -> Record {
    let mut found = found.clone();
    let title = cut(&found.title);
    if title.ends_with('…') && !found.title.ends_with('…') {
        let whole = found.title.clone();
        found.keep("Title", &whole);
    }
    found.keep("Also under", &found.also_under());
    match found.what {
        What::Kpi => kpi(found, id, title).into(),
        What::Objective => objective(found, id, title, cycle, ground).into(),
        What::KeyResult => key_result(found, id, title, parent.unwrap_or_default(), order).into(),
        What::Initiative => initiative(found, id, title, parent.unwrap_or_default()).into(),
    }
}

pub(super) fn note(found: &FoundGoal) -> String {
    let note = found.note();
    match note.chars().count() > MOST_NOTE {
        true => note
            .chars()
            .take(MOST_NOTE - 1)
            .chain(std::iter::once('…'))
            .collect(),
        false => note,
    }
}

/// Names of metrics that are good when they are low.
const LOW: &str = "churn cost costs time duration defect defects error errors complaint complaints incident incidents downtime delay delays \
                   backlog absence turnover attrition overdue waste failure failures bugs latency returns";

fn kpi(mut found: FoundGoal, id: Id, name: String) -> Kpi {
    let by_name = || {
        let lower = to_lowercase(&name);
        let is_low = lower
            .split(' ')
            .any(|word| LOW.split_whitespace().any(|low| low == word));
        is_low.then_some(Direction::Down)
    };
    let (low, high) = found.limits;
    let by_alarm = match (found.target, found.alarm) {
        (Some(target), Some(alarm)) if alarm > target => Some(Direction::Down),
        (Some(target), Some(alarm)) if alarm < target => Some(Direction::Up),
        _ => None,
    };
    let by_limits = match (low, high) {
        (Some(_), Some(_)) => Some(Direction::Hold),
        (Some(_), None) => Some(Direction::Up),
        (None, Some(_)) => Some(Direction::Down),
        _ => None,
    };
    let direction = found.direction.or(by_limits).or(by_alarm).or_else(by_name);
    let aim = |value| Band::for_direction(direction.unwrap_or(Direction::Up), value);
    let target = match (low, high) {
        (None, None) => found.target.map(aim),
        (low, high) => Some(Band { low, high }),
    };
    let alarm = found
        .alarm
        .filter(|_| target.is_some() && direction != Some(Direction::Hold));
    if let (Some(value), None) = (found.alarm, alarm) {
        found.keep("Alarm", &crate::domain::number::plain(value));
    }
    let mut targets: Vec<DatedTarget> = target
        .map(|target| DatedTarget {
            from: DatedTarget::beginning(),
            target,
            alarm: alarm.map(aim),
        })
        .into_iter()
        .collect();
    targets.extend(found.phased.iter().map(|(day, _, value)| DatedTarget {
        from: *day,
        target: aim(*value),
        alarm: None,
    }));
    if let Some(value) = found.baseline {
        found.keep("Baseline", &crate::domain::number::plain(value));
    }
    for (name, text) in [
        ("Status", found.status.clone()),
        ("Cycle", found.cycle.clone()),
    ] {
        found.keep(name, &text);
    }
    leftovers(&mut found);
    Kpi {
        id,
        name,
        definition: found.why.clone(),
        source: found.source.clone(),
        unit: found.unit.clone().unwrap_or_default(),
        direction: direction.or((!targets.is_empty()).then_some(Direction::Up)),
        cadence: found.cadence,
        nature: found.nature,
        scope: (!found.team.is_empty()).then_some(Scope::Team),
        scope_name: found.team.clone(),
        owner: cut(&found.owner),
        targets,
        note: note(&found),
        visibility: visibility(&found),
        ..Kpi::default()
    }
}

fn visibility(found: &FoundGoal) -> Visibility {
    match found.private {
        true => Visibility::Kept,
        false => Visibility::Shared,
    }
}

/// What any goal may say and only some kinds have a place for.
pub(super) fn leftovers(found: &mut FoundGoal) {
    if let Some(score) = found.score {
        found.keep("Score", &crate::domain::number::plain(score));
    }
    if found.what != What::KeyResult {
        if let Some(weight) = found.weight {
            found.keep("Weight", &crate::domain::number::plain(weight));
        }
        if let Some(share) = found.progress {
            found.keep("Progress", &percent(share));
        }
    }
    if found.what != What::Kpi && found.what != What::Objective && !found.team.is_empty() {
        let team = found.team.clone();
        found.keep("Team", &team);
    }
}

pub(super) fn percent(share: f64) -> String {
    format!(
        "{} %",
        crate::domain::number::plain((share * 1000.0).round() / 10.0)
    )
}

fn objective(
    mut found: FoundGoal,
    id: Id,
    title: String,
    cycle: Option<Id>,
    ground: &PlanGround,
) -> Objective {
    let status = to_lowercase(&found.status);
    let today = ground.moment.today();
    let is_over = matches!(status.as_str(), "closed" | "done" | "completed");
    let state = if is_over && found.due.or(found.days.1).is_some_and(|end| end < today) {
        State::Closed
    } else if matches!(status.as_str(), "dropped" | "cancelled" | "canceled") {
        State::Dropped
    } else {
        State::Running
    };
    let (from, to) = (
        found.days.0.unwrap_or(today),
        found.due.or(found.days.1).unwrap_or(today),
    );
    let paused = (status == "postponed").then(|| Pause {
        reason: "Postponed in the imported file".to_owned(),
        on: from.min(today),
        until: to.max(today),
        ended: None,
    });
    for (name, text) in [
        ("Status", found.status.clone()),
        ("Source", found.source.clone()),
    ] {
        found.keep(name, &text);
    }
    if cycle.is_none() {
        let text = found.cycle.clone();
        found.keep("Cycle", &text);
    }
    if let Some(weight) = found.above.first().and_then(|above| above.weight) {
        found.keep("Weight", &crate::domain::number::plain(weight));
    }
    if found.target.is_some() || found.baseline.is_some() {
        let numbers = [("Baseline", found.baseline), ("Target", found.target)];
        for (name, value) in numbers {
            found.keep(
                name,
                &value.map_or_else(String::new, crate::domain::number::plain),
            );
        }
    }
    leftovers(&mut found);
    // An objective has no values of its own: they are kept as words.
    for point in found.points.clone() {
        let value = point
            .value
            .map_or_else(String::new, |value| match point.is_share {
                true => format!("{} %", crate::domain::number::plain(value)),
                false => crate::domain::number::plain(value),
            });
        let day = point.date.map_or_else(String::new, |day| day.to_string());
        let said: Vec<&str> = [day.as_str(), &value, &point.note, &point.author]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        found.keep("Check-in", &said.join(" · "));
    }
    Objective {
        id,
        title,
        why: found.why.clone(),
        team: cut(&found.team),
        owner: cut(&found.owner),
        cycle,
        ambition: found.committed.map(|committed| {
            if committed {
                Ambition::Committed
            } else {
                Ambition::Aspirational
            }
        }),
        state,
        paused,
        note: note(&found),
        visibility: visibility(&found),
        ..Objective::default()
    }
}

fn key_result(found: FoundGoal, id: Id, title: String, objective: Id, order: i32) -> KeyResult {
    let (low, high) = found.limits;
    let mut made = KeyResult {
        id,
        objective,
        title,
        unit: found.unit.clone().unwrap_or_default(),
        owner: cut(&found.owner),
        cadence: found.cadence,
        nature: found.nature,
        due: found.due.or(found.days.1),
        order,
        weight: found
            .above
            .first()
            .and_then(|above| above.weight)
            .or(found.weight)
            .unwrap_or(1.0),
        baseline: found.baseline,
        target: found.target,
        phased: found
            .phased
            .iter()
            .map(|(_, date, value)| PhasedTarget {
                date: *date,
                value: *value,
            })
            .collect(),
        ..KeyResult::default()
    };
    match (found.baseline, found.target, low, high) {
        (Some(from), Some(to), ..) if from > to => made.measure = KeyResultKind::Decrease,
        // Nothing to move: it is to be kept.
        (Some(from), Some(to), ..) if from.to_bits() == to.to_bits() => {
            made.measure = KeyResultKind::Hold;
            made.band = Some(Band::for_direction(
                found.direction.unwrap_or(Direction::Up),
                to,
            ));
            (made.baseline, made.target) = (None, None);
        }
        (Some(from), None, Some(limit), None) if limit > from => made.target = Some(limit),
        (Some(from), None, None, Some(limit)) if limit < from => {
            made.measure = KeyResultKind::Decrease;
            made.target = Some(limit);
        }
        (_, None, None, None)
            if found.progress.is_some()
                && !found
                    .points
                    .iter()
                    .any(|it| it.value.is_some() && !it.is_share) =>
        {
            // Progress alone: from none to all of it.
            made.unit = crate::domain::Unit::Percent;
            (made.baseline, made.target) = (Some(0.0), Some(100.0));
        }
        (_, None, low, high) if low.or(high).is_some() => {
            made.measure = KeyResultKind::Hold;
            made.band = Some(Band { low, high });
        }
        (None, Some(_), ..) if found.direction == Some(Direction::Down) => {
            made.measure = KeyResultKind::Decrease
        }
        _ => {}
    }
    made
}

fn initiative(found: FoundGoal, id: Id, text: String, parent: Id) -> Initiative {
    let done = matches!(
        to_lowercase(&found.status).as_str(),
        "done" | "completed" | "closed"
    ) || found.progress.is_some_and(|it| it >= 1.0);
    Initiative {
        id,
        parent,
        text,
        owner: cut(&found.owner),
        due: found.due.or(found.days.1),
        done,
        example: false,
    }
}

/// What a file says of an initiative that has no place in one.
pub(super) fn beside_an_initiative(found: &FoundGoal) -> String {
    let mut kept = found.clone();
    leftovers(&mut kept);
    let words = [
        ("Source", &found.source),
        ("Why", &found.why),
        ("Status", &found.status),
    ];
    for (name, text) in words {
        kept.keep(name, text);
    }
    for point in &found.points {
        let value = point
            .value
            .map_or_else(String::new, crate::domain::number::plain);
        kept.keep("Check-in", &[value.as_str(), &point.note].join(" "));
    }
    kept.note().replace('\n', "; ")
}
