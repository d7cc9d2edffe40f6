//! The record of one goal of a file.

use super::found::{FoundGoal, What};
use super::make::cut;
use super::plan::PlanGround;
use crate::domain::letters::to_lowercase;
use crate::domain::{
    Ambition, Band, Date, DatedTarget, Direction, Id, Initiative, KeyResult, KeyResultKind, Kpi,
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

/// Beginnings of words by which a metric is good when it is low, and good when it is high.
const LOW: &str = "churn cost time duration defect error complaint incident downtime delay backlog absen turnover attrition overdue \
                   waste scrap rework fail bug latency return lead-time sick accident injur lost late debt arrear outage breach risk \
                   wait cancel no-show dropout spam emission spend expense shrink vacan escalation fehler kosten ausschuss \
                   beschwerde krank fluktuation unf reklamation durchlauf liegezeit verspät";
const HIGH: &str = "revenue sales income profit margin score rating satisf nps csat uptime availab on-time in-time first-time accur yield \
                    conversion retention renewal growth attendance completion complian coverage adoption active users customers leads \
                    productiv utili occupan engag success win output volume visits donation savings umsatz gewinn zufried termin \
                    quote qualität verfügbar auslast";

/// Which way is good for a KPI, and why where the row does not say it: its words, else where it stands.
pub(super) fn way(found: &FoundGoal) -> (Option<Direction>, Option<String>) {
    let aim = found.target.or(found.phased.last().map(|it| it.2));
    let by_alarm = match (found.target, found.alarm) {
        (Some(target), Some(alarm)) if alarm > target => Some(Direction::Down),
        (Some(target), Some(alarm)) if alarm < target => Some(Direction::Up),
        _ => None,
    };
    let by_limits = match found.limits {
        (Some(_), Some(_)) => Some(Direction::Hold),
        (Some(_), None) => Some(Direction::Up),
        (None, Some(_)) => Some(Direction::Down),
        _ => None,
    };
    if let Some(said) = found.direction.or(by_limits).or(by_alarm) {
        return (Some(said), None);
    }
    let lower = to_lowercase(&found.title);
    // "On time", "first time" are good; "time" is not.
    let name = ["on", "in", "first"].iter().fold(lower, |name, word| {
        name.replace(&format!("{word} time"), &format!("{word}-time"))
    });
    // So is what is done within a time.
    let digit = |behind: &str| {
        behind
            .trim_start()
            .starts_with(|sign: char| sign.is_ascii_digit())
    };
    let is_within = [" in ", " within "].iter().any(|word| {
        name.split_once(word)
            .is_some_and(|(_, behind)| digit(behind))
    });
    let has = |list: &str| {
        let words = name.split([' ', '/', '(', ')', ',']);
        let mut words = words.filter(|word| !word.is_empty());
        words.any(|word| list.split_whitespace().any(|start| word.starts_with(start)))
    };
    match (has(LOW), has(HIGH) || is_within) {
        (true, false) => return (Some(Direction::Down), None),
        (false, true) => return (Some(Direction::Up), None),
        _ => {}
    }
    let last = found.points.iter().rev().find_map(|point| point.value);
    match (last.or(found.baseline), aim) {
        (Some(last), Some(aim)) if aim < last => {
            let [aim, last] = [aim, last].map(crate::domain::number::plain);
            let said = format!(
                "“{}”: the target {aim} is below {last}, so lower was read as better.",
                found.title
            );
            (Some(Direction::Down), Some(said))
        }
        _ => (None, None),
    }
}

fn kpi(mut found: FoundGoal, id: Id, name: String) -> Kpi {
    let (low, high) = found.limits;
    let (direction, _) = way(&found);
    let aim = |value| Band::for_direction(direction.unwrap_or(Direction::Up), value);
    let target = match (low, high) {
        (None, None) => found.target.map(aim),
        (low, high) => Some(Band { low, high }),
    };
    let alarm = found
        .alarm
        .filter(|_| target.is_some() || !found.phased.is_empty())
        .filter(|_| direction != Some(Direction::Hold));
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
        alarm: alarm.map(aim),
    }));
    if let Some(value) = found.baseline {
        found.keep("Baseline", &crate::domain::number::plain(value));
    }
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    for (name, text) in [
        ("Status", found.status.clone()),
        ("Cycle", found.cycle.clone()),
        ("Due", day(found.due)),
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
                && !found.has_unread
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
        (None, Some(_), ..) if way(&found).0 == Some(Direction::Down) => {
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
