//! The reason that people gave for how a goal stands, and what they will do about it.

use super::{Sight, dotted};
use crate::domain::letters::with_capital;
use crate::domain::{Blocker, Date, Id, Objective};
use crate::insight::{KeyResultReport, ObjectiveReport, Reason};
use crate::recording::BLOCKERS;

/// What somebody said of a goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// The reason in their words, or the kind of blocker; empty where only a next step was said.
    pub reason: String,
    /// What will be done about it, who said so and when: "Next: ask Lena · Ada, 3 Nov".
    pub next: String,
}

impl Given {
    /// Both in one line; empty for nothing.
    pub fn line(&self) -> String {
        dotted([self.reason.as_str(), &self.next])
    }
}

/// What was said of a key result: with the status that a person set, why it is paused, or with the last check-in that speaks of
/// it. None where nobody said anything.
pub fn given(sight: &Sight, id: &Id, report: &KeyResultReport) -> Option<Given> {
    if let Some(pause) = &report.paused {
        return Some(said(sight, &pause.reason, "", "", Some(pause.on)));
    }
    let check_ins = sight.workspace.check_ins_of(id);
    let until = |day: Date| day <= sight.as_of.day;
    let mut latest = check_ins.into_iter().rev().filter(|it| until(it.date));
    let way = report.in_the_way.as_ref();
    let of_way = way.and_then(|way| {
        let is_it = |it: &&crate::domain::CheckIn| {
            it.date == way.on && it.blocker == way.blocker && it.next_step == way.next_step
        };
        latest.clone().find(is_it)
    });
    let last = of_way.or_else(|| latest.find(|it| !it.note.is_empty()));
    if let Some(stated) = &report.stated {
        let (next, who) = last.map_or(("", ""), |it| (it.next_step.as_str(), it.author.as_str()));
        return Some(said(sight, &stated.reason, next, who, Some(stated.on)));
    }
    let last = last?;
    let reason = match last.note.as_str() {
        "" => with_capital(blocker_words(last.blocker)),
        note => note.to_owned(),
    };
    let who = last.author.as_str();
    Some(said(sight, &reason, &last.next_step, who, Some(last.date)))
}

/// What was said of an objective: with the status that a person set, why it is paused, or of the key result that decides.
pub fn given_of_objective(
    sight: &Sight,
    objective: &Objective,
    report: &ObjectiveReport,
) -> Option<Given> {
    if let Some(pause) = &report.paused {
        return Some(said(sight, &pause.reason, "", "", Some(pause.on)));
    }
    if let Some(stated) = objective.stated.as_ref().and(report.stated.as_ref()) {
        return Some(said(sight, &stated.reason, "", "", Some(stated.on)));
    }
    let Reason::WorstOf { id, status, .. } = &report.reason else {
        return None;
    };
    let worst = report.key_results.iter().find(|(of, _)| of == id)?;
    let found = given(sight, id, &worst.1)?;
    status.is_off_track().then_some(found)
}

fn said(sight: &Sight, reason: &str, next: &str, who: &str, on: Option<Date>) -> Given {
    let next = match next.trim() {
        "" => String::new(),
        next => format!("Next: {next}"),
    };
    let day = on.map(|on| sight.figures.short_day(on)).unwrap_or_default();
    let by = match (who, day.as_str()) {
        ("", day) => day.to_owned(),
        (who, day) => format!("{who}, {day}"),
    };
    Given {
        reason: reason.trim().to_owned(),
        next: dotted([next.as_str(), &by]),
    }
}

fn blocker_words(blocker: Option<Blocker>) -> &'static str {
    let known = BLOCKERS.into_iter().find(|(it, ..)| blocker == Some(*it));
    known.map_or("", |(_, _, words)| words)
}
