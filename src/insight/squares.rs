//! A cycle on one page, in four squares (Wodtke, *Radical Focus*): what we do this week, how sure we are, what comes next, and
//! what must stay healthy meanwhile.

use super::as_of::AsOf;
use super::cycle::counted;
use super::evidence::{Confidence, InTheWay};
use super::goal_report::KeyResultReport;
use super::key_result::report as key_result_report;
use super::schedule::Schedule;
use super::status::Status;
use super::status_change::Stood;
use crate::domain::letters::to_lowercase;
use crate::domain::{
    Cycle, Date, Id, Initiative, Kind, Meaning, Objective, Ordered, Ref, State, Workspace,
};
use crate::figures::week_start;
use chrono::Days;

/// How many weeks the third square looks ahead.
pub const WEEKS_AHEAD: u64 = 4;

/// The four squares of a cycle at the end of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Squares {
    /// The last day of this week.
    pub week_ends: Date,
    /// This week's initiatives by their day, so the longest overdue first. What was done stays where it stood.
    pub priorities: Vec<Task>,
    /// Open initiatives without a day.
    pub undated: Vec<Task>,
    /// Open initiatives due after the weeks that are shown.
    pub later: usize,
    /// How sure people are, objective by objective.
    pub confidence: Vec<Sureness>,
    /// The coming weeks, one after another; those without anything in them too.
    pub ahead: Vec<WeekAhead>,
    /// KPIs to keep an eye on, in the order of their names.
    pub health: Vec<HealthKpi>,
}

/// One initiative.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The initiative.
    pub id: Id,
    /// What will be done.
    pub text: String,
    /// Who does it; may be empty.
    pub owner: String,
    /// The objective or key result it serves.
    pub goal: Ref,
    /// Its title.
    pub goal_title: String,
    /// Until when.
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
}

/// The confidence in one objective's key results.
#[derive(Clone, Debug, PartialEq)]
pub struct Sureness {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its key results in their order.
    pub results: Vec<ResultConfidence>,
}

/// The confidence in one key result.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultConfidence {
    /// The key result.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The last confidence that somebody said, with its day; none before anybody did.
    pub now: Option<Confidence>,
    /// The one that held a week ago; none where nobody had said one, or the cycle had not begun.
    pub before: Option<Confidence>,
    /// The status that holds.
    pub stood: Stood,
    /// What is in the way and what is done about it; none while it is paused, and once it is reached.
    pub in_the_way: Option<InTheWay>,
}

impl ResultConfidence {
    /// The change since last week; none where one of the two was not said.
    pub fn change(&self) -> Option<i16> {
        let (now, before) = self.now.zip(self.before)?;
        Some(i16::from(now.level) - i16::from(before.level))
    }
}

/// What one coming week holds.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekAhead {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// What falls on a day of it, in the order of the days.
    pub events: Vec<(Date, Event)>,
    /// Check-ins that come due in it.
    pub check_ins: usize,
}

/// Something that falls on a day.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An initiative is due, or was done ahead of its day.
    Initiative(Task),
    /// A key result should stand at a value on its way.
    Phase {
        /// The key result.
        id: Id,
        /// Its title.
        title: String,
        /// The value expected, in its unit.
        value: f64,
    },
    /// A key result is due before its cycle ends.
    ResultDue {
        /// The key result.
        id: Id,
        /// Its title.
        title: String,
    },
    /// The cycle ends, and its review is due.
    CycleEnds,
}

/// A KPI that must stay healthy while the objectives are worked on.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthKpi {
    /// The KPI.
    pub id: Id,
    /// Whether it guards what the objectives move, so that it is not bought at its cost; else they improve it.
    pub guards: bool,
}

/// The four squares of a cycle, of those of its objectives that belong: one team's, for example. None if the cycle is not
/// here. Drafts and dropped objectives have no place in it, and what is closed asks for nothing. Initiatives that were `ticked`
/// just now stay where they stood.
pub fn squares(
    workspace: &Workspace,
    id: &Id,
    belongs: impl Fn(&Objective) -> bool,
    ticked: &[Id],
    as_of: impl Into<AsOf>,
) -> Option<Squares> {
    let as_of = as_of.into();
    let cycle = workspace.cycle(id)?;
    let shown: Vec<&Objective> = counted(workspace, cycle)
        .filter(|objective| belongs(objective))
        .collect();
    let begins = week_start(as_of.day, as_of.week_starts);
    let week_ends = plus(begins, 6);
    let mut tasks = Vec::new();
    for objective in shown.iter().filter(|it| it.state == State::Running) {
        gather_tasks(workspace, objective, &mut tasks);
    }
    tasks.order_by(|one, other| {
        (one.due, &one.text, &one.id).cmp(&(other.due, &other.text, &other.id))
    });
    let is_now = |task: &&Task| match task.due {
        Some(due) if task.done && !ticked.contains(&task.id) => begins <= due && due <= week_ends,
        Some(due) => due <= week_ends,
        None => false,
    };
    let last_shown = plus(week_ends, 7 * WEEKS_AHEAD);
    let is_open = |task: &&Task| !task.done;
    Some(Squares {
        week_ends,
        priorities: tasks.iter().filter(is_now).cloned().collect(),
        undated: tasks
            .iter()
            .filter(|task| task.due.is_none() && (!task.done || ticked.contains(&task.id)))
            .cloned()
            .collect(),
        later: tasks
            .iter()
            .filter(is_open)
            .filter(|task| task.due.is_some_and(|due| due > last_shown))
            .count(),
        confidence: shown
            .iter()
            .map(|objective| sureness(workspace, objective, cycle, as_of))
            .collect(),
        ahead: weeks_ahead(workspace, cycle, &shown, &tasks, week_ends, as_of),
        health: health(workspace, &shown),
    })
}

fn gather_tasks(workspace: &Workspace, objective: &Objective, tasks: &mut Vec<Task>) {
    let mut add = |goal: Ref, title: &str| {
        let all = workspace.initiatives_of(&goal.id);
        tasks.extend(all.map(|it: &Initiative| Task {
            id: it.id.clone(),
            text: it.text.clone(),
            owner: it.owner.clone(),
            goal: goal.clone(),
            goal_title: title.to_owned(),
            due: it.due,
            done: it.done,
        }));
    };
    add(Ref::new(Kind::Objective, &objective.id), &objective.title);
    for key_result in workspace.key_results_of(&objective.id) {
        add(Ref::new(Kind::KeyResult, &key_result.id), &key_result.title);
    }
}

fn sureness(workspace: &Workspace, objective: &Objective, cycle: &Cycle, as_of: AsOf) -> Sureness {
    let week_ago = as_of
        .day
        .checked_sub_days(Days::new(7))
        .filter(|day| cycle.start <= *day);
    let results = workspace.key_results_of(&objective.id).into_iter();
    Sureness {
        id: objective.id.clone(),
        title: objective.title.clone(),
        results: results
            .map(|key_result| {
                let now: KeyResultReport = key_result_report(workspace, key_result, as_of);
                let before = week_ago.and_then(|day| {
                    key_result_report(workspace, key_result, as_of.on(day)).confidence
                });
                ResultConfidence {
                    id: key_result.id.clone(),
                    title: key_result.title.clone(),
                    now: now.confidence,
                    before,
                    stood: now.stood(),
                    in_the_way: now
                        .in_the_way
                        .filter(|_| !matches!(now.status, Status::Paused | Status::Done)),
                }
            })
            .collect(),
    }
}

fn weeks_ahead(
    workspace: &Workspace,
    cycle: &Cycle,
    shown: &[&Objective],
    tasks: &[Task],
    week_ends: Date,
    as_of: AsOf,
) -> Vec<WeekAhead> {
    let last = plus(week_ends, 7 * WEEKS_AHEAD);
    let mut events: Vec<(Date, Event)> = Vec::new();
    let mut check_ins: Vec<Date> = Vec::new();
    let dated = tasks.iter();
    events.extend(dated.filter_map(|task| Some((task.due?, Event::Initiative(task.clone())))));
    let running: Vec<&&Objective> = shown
        .iter()
        .filter(|objective| objective.state == State::Running)
        .collect();
    for key_result in running
        .iter()
        .flat_map(|objective| workspace.key_results_of(&objective.id))
    {
        let (id, title) = (&key_result.id, &key_result.title);
        events.extend(key_result.phased.iter().map(|phase| {
            let (id, title, value) = (id.clone(), title.clone(), phase.value);
            (phase.date, Event::Phase { id, title, value })
        }));
        if let Some(due) = key_result.due.filter(|due| *due != cycle.end) {
            let (id, title) = (id.clone(), title.clone());
            events.push((due, Event::ResultDue { id, title }));
        }
        let by_kpi = key_result.measure.is_numeric() && workspace.measuring_kpi(id).is_some();
        let is_owed = !by_kpi
            && key_result_report(workspace, key_result, as_of)
                .standing
                .is_some();
        let schedule = Schedule::of_key_result(workspace, key_result, as_of);
        if let Some(schedule) = schedule.filter(|_| is_owed) {
            check_ins.extend(schedule.due_days(last));
        }
    }
    if !running.is_empty() {
        events.push((cycle.end, Event::CycleEnds));
    }
    events.order_by_key(|(day, _)| *day);
    (0..WEEKS_AHEAD)
        .map(|week| {
            let from = plus(week_ends, 7 * week + 1);
            let to = plus(from, 6);
            let holds = |day: Date| from <= day && day <= to;
            WeekAhead {
                from,
                to,
                events: events
                    .iter()
                    .filter(|(day, _)| holds(*day))
                    .cloned()
                    .collect(),
                check_ins: check_ins.iter().filter(|day| holds(**day)).count(),
            }
        })
        .collect()
}

/// The KPIs that the objectives improve, and those that guard these, the objectives, or what measures their key results.
fn health(workspace: &Workspace, shown: &[&Objective]) -> Vec<HealthKpi> {
    let mut moved: Vec<Id> = Vec::new();
    let mut found: Vec<(Id, bool)> = Vec::new();
    for objective in shown {
        let improved = workspace.linked_from(&objective.id, Meaning::Improves);
        found.extend(improved.map(|id| (id.clone(), false)));
        moved.push(objective.id.clone());
        for key_result in workspace.key_results_of(&objective.id) {
            moved.push(key_result.id.clone());
            let measuring = workspace.linked_from(&key_result.id, Meaning::MeasuredBy);
            moved.extend(measuring.cloned());
        }
    }
    moved.extend(found.iter().map(|(id, _)| id.clone()));
    for id in &moved {
        let guards = workspace.linked_to(id, Meaning::Guards);
        found.extend(guards.map(|guard| (guard.clone(), true)));
    }
    let name = |id: &Id| workspace.kpi(id).map(|kpi| to_lowercase(&kpi.name));
    found.retain(|(id, _)| workspace.kpi(id).is_some_and(|kpi| kpi.retired.is_none()));
    // What they improve and what guards is both: it stands once, as what they improve.
    found.order_by(|one, other| {
        (name(&one.0), &one.0, one.1).cmp(&(name(&other.0), &other.0, other.1))
    });
    found.dedup_by(|next, kept| next.0 == kept.0);
    found
        .into_iter()
        .map(|(id, guards)| HealthKpi { id, guards })
        .collect()
}

fn plus(day: Date, days: u64) -> Date {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests;
