//! The objectives, their key results and check-ins.

use super::kpis::Readings;
use super::series::{after, days_between, noise, rounded, share_of};
use super::{Times, id};
use crate::domain::{
    Ambition, Band, Blocker, Cause, CheckIn, Cycle, Date, Health, Id, KeyResult, KeyResultKind,
    Level, Link, Meaning, Moment, Nature, Objective, PhasedTarget, Record, Review, ReviewChoice,
    State, StatedStatus, Step,
};

use super::goals::OBJECTIVES;

/// When an objective runs.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum When {
    /// In the cycle before; it is closed.
    Last,
    /// In the cycle under way.
    Now,
    /// Not yet; it is a draft.
    Later,
}

/// One objective.
pub(super) struct Goal {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) why: &'static str,
    pub(super) level: Level,
    pub(super) team: &'static str,
    pub(super) owner: &'static str,
    pub(super) ambition: Ambition,
    pub(super) when: When,
    pub(super) results: &'static [Result],
    pub(super) ended: Option<Ended>,
}

/// How a closed objective ended.
pub(super) struct Ended {
    /// The score that was given in place of the suggested one, and why.
    pub(super) instead: Option<(f64, &'static str)>,
    pub(super) cause: Option<Cause>,
    pub(super) worked: &'static str,
    pub(super) hindered: &'static str,
    pub(super) learned: &'static str,
    pub(super) choice: ReviewChoice,
}

/// One key result and the shape of its check-ins.
pub(super) struct Result {
    pub(super) title: &'static str,
    pub(super) kind: KeyResultKind,
    pub(super) unit: &'static str,
    pub(super) decimals: u8,
    /// Baseline, target, and where it stands or would stand at the end of the cycle. For *hold* the target is the limit, for
    /// *milestones* the last number counts steps.
    pub(super) path: [f64; 3],
    pub(super) spread: f64,
    /// Steps of a milestones key result, separated by bars.
    pub(super) steps: &'static str,
    /// Share of the cycle and the value expected by then.
    pub(super) phased: &'static [(f64, f64)],
    pub(super) nature: Nature,
    /// The KPI whose readings are the check-ins.
    pub(super) kpi: &'static str,
    pub(super) weight: f64,
    /// Confidence at the start and at the latest check-in.
    pub(super) confidence: [f64; 2],
    /// Calendar weeks without a check-in, this one included.
    pub(super) lag: i64,
    /// Noted in the middle.
    pub(super) note: &'static str,
    /// What is in the way by the latest check-in, and what will be done.
    pub(super) blocked: Option<(Blocker, &'static str)>,
    /// A status set by hand, with its reason.
    pub(super) stated: &'static str,
}

/// What most key results have in common.
pub(super) const RESULT: Result = Result {
    title: "",
    kind: KeyResultKind::Increase,
    unit: "number",
    decimals: 0,
    path: [0.0; 3],
    spread: 0.0,
    steps: "",
    phased: &[],
    nature: Nature::Leading,
    kpi: "",
    weight: 1.0,
    confidence: [5.0, 6.0],
    lag: 0,
    note: "",
    blocked: None,
    stated: "",
};

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

impl Goal {
    fn cycle<'a>(&self, times: &'a Times) -> Option<&'a Cycle> {
        match self.when {
            When::Last => Some(&times.last),
            When::Now => Some(&times.now),
            When::Later => None,
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
                When::Last => State::Closed,
                When::Now => State::Running,
                When::Later => State::Draft,
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

impl Result {
    fn key_result(
        &self,
        goal: &Goal,
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
        goal: &Goal,
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
