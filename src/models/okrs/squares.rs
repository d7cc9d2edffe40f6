//! The four squares as words and addresses.

use super::Filtered;
use crate::domain::{Date, Id, Kind, State, Workspace};
use crate::figures::{Figures, count};
use crate::insight::{self, Event, ResultConfidence, Task};
use crate::models::{Mark, RowFacts, Sight, in_the_way, row_facts, stood};
use crate::recording::Subject;
use crate::route::{Query, Route};
use chrono::Days;

/// Everything the four squares say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// The last day of this week.
    pub week_ends: Option<Date>,
    /// This week's initiatives.
    pub week: Vec<SquareLine>,
    /// How many of them are left.
    pub left: String,
    /// Objectives an initiative can be added to.
    pub goals: Vec<(Id, String)>,
    /// Objectives with the confidence in their key results.
    pub sure: Vec<ObjectiveSquare>,
    /// The coming weeks.
    pub ahead: Vec<Ahead>,
    /// Initiatives without a day.
    pub undated: Vec<SquareLine>,
    /// How many are due later; empty for none.
    pub later: String,
    /// The KPIs, each with what it is to the objectives.
    pub health: Vec<(RowFacts, &'static str)>,
}

/// One initiative.
#[derive(Clone, Debug, PartialEq)]
pub struct SquareLine {
    /// The initiative.
    pub id: Id,
    /// What will be done.
    pub text: String,
    /// The address of what it serves.
    pub href: String,
    /// The title of what it serves.
    pub goal: String,
    /// Who does it and until when, with a dot before each.
    pub about: String,
    /// Whether its day has passed.
    pub late: bool,
    /// Whether it is done.
    pub done: bool,
    /// The day its button gives it.
    pub move_to: Date,
}

/// An objective with its key results.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveSquare {
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its key results.
    pub results: Vec<KeyResultSquare>,
}

/// How sure people are of a key result.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResultSquare {
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// "7/10".
    pub sure: String,
    /// "up 2"; empty where there was no last week.
    pub change: String,
    /// Shape of its status.
    pub mark: Mark,
    /// Word of its status.
    pub word: String,
    /// What is in the way and what is done about it; empty for nothing.
    pub trouble: String,
}

/// A coming week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ahead {
    /// Its first day.
    pub from: Date,
    /// "23 Nov to 29 Nov".
    pub title: String,
    /// "9 check-ins due"; empty for none.
    pub check_ins: String,
    /// Initiatives due in it.
    pub tasks: Vec<SquareLine>,
    /// Address, title and what falls on which day.
    pub events: Vec<(String, String, String)>,
}

/// What the squares of a cycle say; none if it is not here. What was `ticked` just now stays where it stood.
pub fn board(sight: &Sight, cycle: &Id, filtered: &Filtered, ticked: &[Id]) -> Option<Board> {
    let (workspace, as_of, figures) = (sight.workspace, sight.as_of, &sight.figures);
    let found = insight::squares(workspace, cycle, |it| filtered.holds(it), ticked, as_of)?;
    let words = SquareWords {
        workspace,
        cycle,
        today: as_of.day,
        figures,
    };
    let (this, next) = (
        found.week_ends,
        found.week_ends.checked_add_days(Days::new(7))?,
    );
    let lines = |tasks: &[Task], move_to| {
        let lines = tasks.iter().map(|task| words.line(task, move_to));
        lines.collect::<Vec<SquareLine>>()
    };
    let running = |id: &Id| {
        let objective = workspace.objective(id);
        objective.is_some_and(|it| it.state == State::Running)
    };
    Some(Board {
        week_ends: Some(this),
        week: lines(&found.priorities, next),
        left: left(&found.priorities),
        undated: lines(&found.undated, this),
        goals: found
            .confidence
            .iter()
            .filter(|objective| running(&objective.id))
            .map(|objective| (objective.id.clone(), objective.title.clone()))
            .collect(),
        sure: found
            .confidence
            .iter()
            .map(|objective| ObjectiveSquare {
                href: Route::Objective(objective.id.clone()).href(),
                title: objective.title.clone(),
                results: objective.results.iter().map(|it| words.sure(it)).collect(),
            })
            .collect(),
        ahead: found
            .ahead
            .iter()
            .map(|week| {
                let tasks = week.events.iter().filter_map(|(_, event)| match event {
                    Event::Initiative(task) => Some(words.line(task, this)),
                    _ => None,
                });
                let others = week.events.iter();
                Ahead {
                    from: week.from,
                    title: format!(
                        "{} to {}",
                        figures.short_day(week.from),
                        figures.short_day(week.to)
                    ),
                    check_ins: match week.check_ins {
                        0 => String::new(),
                        due => format!("{} due", count(due, "check-in", "check-ins")),
                    },
                    tasks: tasks.collect(),
                    events: others
                        .filter_map(|(day, event)| words.event(*day, event))
                        .collect(),
                }
            })
            .collect(),
        later: match found.later {
            0 => String::new(),
            later => format!("{later} more after these"),
        },
        health: found
            .health
            .iter()
            .filter_map(|kpi| {
                let role = if kpi.guards {
                    "must not get worse"
                } else {
                    "to improve"
                };
                let subject = Subject::Kpi(kpi.id.clone());
                Some((row_facts(sight, &subject)?, role))
            })
            .collect(),
    })
}

/// "2 of 5 left"
fn left(tasks: &[Task]) -> String {
    let left = tasks.iter().filter(|task| !task.done).count();
    match (left, tasks.len()) {
        (_, 0) => "what matters most until its end".to_owned(),
        (0, _) => "all done".to_owned(),
        (left, all) => format!("{left} of {all} left"),
    }
}

struct SquareWords<'a> {
    workspace: &'a Workspace,
    cycle: &'a Id,
    today: Date,
    figures: &'a Figures,
}

impl SquareWords<'_> {
    fn line(&self, task: &Task, move_to: Date) -> SquareLine {
        let is_late = task.due.is_some_and(|due| due < self.today);
        let mut about = String::new();
        if !task.owner.is_empty() {
            about.push_str(" · ");
            about.push_str(&task.owner);
        }
        if let Some(due) = task.due {
            about.push_str(if is_late {
                " · was due "
            } else {
                " · until "
            });
            about.push_str(&self.figures.near_day(due, self.today));
        }
        SquareLine {
            id: task.id.clone(),
            text: task.text.clone(),
            href: match task.goal.kind {
                Kind::KeyResult => Route::KeyResult(task.goal.id.clone()),
                _ => Route::Objective(task.goal.id.clone()),
            }
            .href(),
            goal: task.goal_title.clone(),
            about,
            late: is_late,
            done: task.done,
            move_to,
        }
    }

    fn sure(&self, it: &ResultConfidence) -> KeyResultSquare {
        let change = match it.change() {
            // One that was not said again lately is shown with its day.
            Some(0) | None if it.now.is_some_and(|said| said.on.is_some()) => {
                let on = it.now.and_then(|said| said.on);
                on.map_or(String::new(), |on| {
                    format!("given on {}", self.figures.short_day(on))
                })
            }
            None => String::new(),
            Some(0) => "unchanged".to_owned(),
            Some(up) if up > 0 => format!("up {up}"),
            Some(down) => format!("down {}", down.unsigned_abs()),
        };
        let (mark, word) = stood(it.stood);
        KeyResultSquare {
            href: Route::KeyResult(it.id.clone()).href(),
            title: it.title.clone(),
            sure: match it.now {
                Some(said) => format!("{}/10", said.level),
                None => "not set".to_owned(),
            },
            change,
            mark,
            word,
            trouble: it.in_the_way.as_ref().map(in_the_way).unwrap_or_default(),
        }
    }

    fn event(&self, day: Date, event: &Event) -> Option<(String, String, String)> {
        let on = self.figures.short_day(day);
        let of = |id: &Id, title: &str, what: String| {
            (Route::KeyResult(id.clone()).href(), title.to_owned(), what)
        };
        match event {
            Event::Initiative(_) => None,
            Event::Phase { id, title, value } => {
                let key_result = self.workspace.key_result(id)?;
                let value = self
                    .figures
                    .value(*value, &key_result.unit, key_result.decimals);
                Some(of(id, title, format!("{value} by {on}")))
            }
            Event::ResultDue { id, title } => Some(of(id, title, format!("due {on}"))),
            Event::CycleEnds => {
                let cycle = self.workspace.cycle(self.cycle)?;
                let query = Query::from([("cycle".to_owned(), cycle.id.to_string())]);
                let title = format!("{} ends", cycle.name);
                Some((
                    Route::Review(query).href(),
                    title,
                    format!("review it after {on}"),
                ))
            }
        }
    }
}
