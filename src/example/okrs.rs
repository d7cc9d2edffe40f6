//! The objectives, their key results and check-ins.

use super::goal_rows::{GoalRow, GoalTime, ResultRow};
use super::kpis::Readings;
use super::series::{after, days_between, noise, rounded, share_of};
use super::{Times, id};
use crate::domain::{
    Band, CheckIn, Cycle, Date, Health, Id, KeyResult, KeyResultKind, Link, Meaning, Moment,
    Objective, PhasedTarget, Record, Review, State, StatedStatus, Step,
};

use super::goals::OBJECTIVES;

/// Adds the objectives with everything that hangs on them.
pub(super) fn add(records: &mut Vec<Record>, times: &Times, readings: &Readings) {
    for goal in &OBJECTIVES {
        let objective = goal.objective(times);
        let cycle = goal.cycle(times);
        for (order, result) in (1..).zip(goal.results) {
            let key_result = result.key_result(goal, order, cycle, readings);
            if result.kpi.is_empty() {
                let check_ins = result.check_ins(&key_result, goal, cycle, times);
                records.extend(check_ins.into_iter().map(Record::from));
            } else {
                let kpi = id(result.kpi);
                records.push(Link::new(&key_result.id, Meaning::MeasuredBy, &kpi).into());
            }
            records.push(key_result.into());
        }
        records.extend(goal.review(times).map(Record::from));
        records.push(objective.into());
    }
}

impl GoalRow {
    fn cycle<'a>(&self, times: &'a Times) -> Option<&'a Cycle> {
        match self.when {
            GoalTime::Last => Some(&times.last),
            GoalTime::Now => Some(&times.now),
            GoalTime::Later => None,
        }
    }

    fn objective(&self, times: &Times) -> Objective {
        Objective {
            id: id(self.key),
            title: self.title.to_owned(),
            why: self.why.to_owned(),
            level: Some(self.level),
            team: self.team.to_owned(),
            owner: self.owner.to_owned(),
            cycle: self.cycle(times).map(|cycle| cycle.id.clone()),
            ambition: Some(self.ambition),
            state: match self.when {
                GoalTime::Last => State::Closed,
                GoalTime::Now => State::Running,
                GoalTime::Later => State::Draft,
            },
            ..Objective::default()
        }
    }

    fn review(&self, times: &Times) -> Option<Review> {
        let ended = self.ended.as_ref()?;
        Some(Review {
            id: id(&format!("{}-review", self.key)),
            objective: id(self.key),
            date: times.last.end,
            score: ended.instead.map(|(score, _)| score),
            reason: ended.instead.map_or("", |(_, reason)| reason).to_owned(),
            cause: ended.cause,
            worked: ended.worked.to_owned(),
            hindered: ended.hindered.to_owned(),
            learned: ended.learned.to_owned(),
            choice: Some(ended.choice),
            author: self.owner.to_owned(),
            ..Review::default()
        })
    }
}

impl ResultRow {
    fn key_result(
        &self,
        goal: &GoalRow,
        order: i32,
        cycle: Option<&Cycle>,
        readings: &Readings,
    ) -> KeyResult {
        let [from, to, _] = self.path;
        let is_hold = self.kind == KeyResultKind::Hold;
        let is_scale = self.kind.is_numeric() && !is_hold;
        // Measured by a KPI, it starts where the KPI stood.
        let baseline = cycle
            .and_then(|cycle| readings.last_before(self.kpi, cycle.start))
            .unwrap_or(from);
        KeyResult {
            id: id(&format!("{}-{order}", goal.key)),
            objective: id(goal.key),
            title: self.title.to_owned(),
            measure: self.kind,
            unit: self.unit.parse().unwrap_or_default(),
            decimals: self.kind.is_numeric().then_some(self.decimals),
            // A draft has not been measured yet.
            baseline: (is_scale && cycle.is_some()).then_some(baseline),
            target: is_scale.then_some(to),
            band: is_hold.then(|| {
                if from > to {
                    Band::at_least(to)
                } else {
                    Band::at_most(to)
                }
            }),
            steps: self.steps(),
            phased: cycle.map_or_else(Vec::new, |cycle| self.phased(cycle)),
            weight: self.weight,
            nature: Some(self.nature),
            confidence: self.confidence.first().map(|start| *start as u8),
            stated: cycle
                .filter(|_| !self.stated.is_empty())
                .map(|cycle| StatedStatus {
                    status: Health::OnTrack,
                    reason: self.stated.to_owned(),
                    on: after(cycle.start, 14),
                }),
            order,
            ..KeyResult::default()
        }
    }

    fn steps(&self) -> Vec<Step> {
        (1..)
            .zip(self.steps.split('|'))
            .filter(|(_, text)| !text.is_empty())
            .map(|(number, text): (i32, &str)| Step {
                id: Id::from_text(&number.to_string()),
                text: text.to_owned(),
                weight: 1.0,
            })
            .collect()
    }

    fn phased(&self, cycle: &Cycle) -> Vec<PhasedTarget> {
        let length = cycle.length_days() as f64;
        self.phased
            .iter()
            .map(|(share, value)| PhasedTarget {
                date: after(cycle.start, (share * length) as i64),
                value: *value,
            })
            .collect()
    }

    /// Weekly from the first week on, until the cycle's end or as far as somebody has kept them up.
    fn check_ins(
        &self,
        key_result: &KeyResult,
        goal: &GoalRow,
        cycle: Option<&Cycle>,
        times: &Times,
    ) -> Vec<CheckIn> {
        let Some(cycle) = cycle else {
            return Vec::new();
        };
        let last = times.kept_up_to(self.lag).min(cycle.end);
        // People check in on different weekdays, so that on any day some are due and none all at once.
        let order = i64::from(key_result.order);
        let first = after(cycle.start, (order * order + goal.key.len() as i64) % 6 + 1);
        let final_day = after(first, days_between(first, cycle.end) / 7 * 7);
        let days: Vec<Date> = first
            .iter_days()
            .step_by(7)
            .take_while(|day| *day <= last)
            .collect();
        let (count, middle) = (days.len(), days.len() / 2);
        let make = |(place, day): (usize, Date)| {
            let is_latest = place + 1 == count;
            let done = share_of(cycle.start, day, days_between(cycle.start, final_day));
            let [from, _, end] = self.path;
            let wobble = if day == final_day {
                0.0
            } else {
                self.spread * noise(key_result.id.as_str(), day)
            };
            let value = rounded(from + (end - from) * done + wobble, self.decimals);
            let [sure, now] = self.confidence;
            let confidence = (sure + (now - sure) * (place + 1) as f64 / count as f64) as u8;
            let blocked = self.blocked.filter(|_| is_latest);
            CheckIn {
                id: Id::derived(&[key_result.id.as_str(), &day.to_string()]),
                key_result: key_result.id.clone(),
                date: day,
                value: match self.kind {
                    KeyResultKind::Milestones => None,
                    KeyResultKind::Done => Some(if end * done >= 1.0 { 1.0 } else { 0.0 }),
                    _ => Some(value),
                },
                steps_done: (self.kind == KeyResultKind::Milestones).then(|| {
                    let steps = key_result.steps.iter().take((end * done) as usize);
                    steps.map(|step| step.id.clone()).collect()
                }),
                confidence: Some(confidence),
                note: if place == middle { self.note } else { "" }.to_owned(),
                blocker: blocked.map(|(blocker, _)| blocker),
                next_step: blocked.map_or("", |(_, next)| next).to_owned(),
                author: goal.owner.to_owned(),
                entered: Moment::noon(day).stamp,
                ..CheckIn::default()
            }
        };
        days.into_iter().enumerate().map(make).collect()
    }
}
