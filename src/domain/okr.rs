//! Objectives, key results, check-ins and initiatives (DOMAIN §2 Fields).

use super::cadence::Cadence;
use super::goal::{Nature, Visibility};
use super::id::Id;
use super::json::{fields, inner_fields, words};
use super::measure::{Band, Direction, Unit};
use super::moment::{Date, Stamp};

/// Where we are going: a qualitative sentence with an owner and an end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Objective {
    /// Identifier.
    pub id: Id,
    /// The sentence.
    pub title: String,
    /// Why it matters now.
    pub why: String,
    /// Strategic, tactical or operational.
    pub level: Option<Level>,
    /// The team that contributes.
    pub team: String,
    /// Exactly one person.
    pub owner: String,
    /// The cycle it runs in.
    pub cycle: Option<Id>,
    /// A promise or a stretch.
    pub ambition: Option<Ambition>,
    /// Draft, running, closed or dropped.
    pub state: State,
    /// The day it was set running, if that was after the cycle's first day: what was due before is not owed.
    pub started: Option<Date>,
    /// A status that a person set over the computed one, with the reason.
    pub stated: Option<StatedStatus>,
    /// Its last pause, with the reason and a day to look again.
    pub paused: Option<Pause>,
    /// Free text.
    pub note: String,
    /// Whether exports carry it.
    pub visibility: Visibility,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

impl Objective {
    /// Sets it running. From this day its check-ins are due; nobody owes one for the part of the cycle before.
    pub fn start(&mut self, today: Date) {
        if self.state != State::Running || self.started.is_none() {
            self.started = Some(today);
        }
        self.state = State::Running;
    }
}

/// How far up an objective is set (first article: "separate OKRs at different levels").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// For the whole organisation.
    Strategic,
    /// For a department.
    Tactical,
    /// For a team.
    Operational,
}

/// How an objective is meant (Doerr).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambition {
    /// A promise: 1.0 is expected.
    Committed,
    /// A stretch: 0.6-0.8 is the healthy zone.
    Aspirational,
}

/// Where an objective is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Being written; nothing is due.
    Draft,
    /// Being worked on.
    #[default]
    Running,
    /// Ended with a review.
    Closed,
    /// Given up before its end.
    Dropped,
}

/// A status that a person set by hand; both it and the computed one are shown (DOMAIN §3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatedStatus {
    /// What the person says.
    pub status: Health,
    /// Why.
    pub reason: String,
    /// On which day.
    pub on: Date,
}

/// Set aside for a while: nothing is owed and no status is drawn until a person resumes it (DOMAIN §3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pause {
    /// Why.
    pub reason: String,
    /// Its first day.
    pub on: Date,
    /// The day to look again; Today then asks. It does not end by itself.
    pub until: Date,
    /// The day it was resumed; none while it is paused.
    pub ended: Option<Date>,
}

impl Pause {
    /// Whether a day lies in it; the day it was resumed does not.
    pub fn holds(&self, day: Date) -> bool {
        self.on <= day && self.ended.is_none_or(|ended| day < ended)
    }
}

/// The three statuses a person may state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Health {
    /// On track.
    #[default]
    OnTrack,
    /// Behind.
    Behind,
    /// At risk.
    AtRisk,
}

/// How success is measured: one measured change, limit, list of steps, or yes/no.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResult {
    /// Identifier.
    pub id: Id,
    /// The objective it measures.
    pub objective: Id,
    /// The sentence.
    pub title: String,
    /// How progress is computed.
    pub measure: KeyResultKind,
    /// Unit of its values.
    pub unit: Unit,
    /// Decimals to show, 0-6; none means as many as were typed.
    pub decimals: Option<u8>,
    /// Where it starts; increase and decrease.
    pub baseline: Option<f64>,
    /// The day the baseline was read, where that was after the work began: nothing is expected before it.
    pub baseline_on: Option<Date>,
    /// Where it should end; increase and decrease.
    pub target: Option<f64>,
    /// The limit or band; hold.
    pub band: Option<Band>,
    /// The steps; milestones.
    pub steps: Vec<Step>,
    /// Expected values on the way; pace then follows them instead of a straight line.
    pub phased: Vec<PhasedTarget>,
    /// Weight in the objective's progress, not negative; 1 unless set.
    pub weight: f64,
    /// Leading or lagging.
    pub nature: Option<Nature>,
    /// The day it is due; the cycle's end unless set.
    pub due: Option<Date>,
    /// How often it is checked in; weekly unless set.
    pub cadence: Option<Cadence>,
    /// The owner, if it is not the objective's.
    pub owner: String,
    /// Confidence 0-10 when the cycle started.
    pub confidence: Option<u8>,
    /// A status that a person set over the computed one.
    pub stated: Option<StatedStatus>,
    /// Its last pause, with the reason and a day to look again.
    pub paused: Option<Pause>,
    /// Place among its siblings, smallest first.
    pub order: i32,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

impl Default for KeyResult {
    fn default() -> Self {
        Self {
            id: Id::default(),
            objective: Id::default(),
            title: String::new(),
            measure: KeyResultKind::default(),
            unit: Unit::default(),
            decimals: None,
            baseline: None,
            baseline_on: None,
            target: None,
            band: None,
            steps: Vec::new(),
            phased: Vec::new(),
            weight: 1.0,
            nature: None,
            due: None,
            cadence: None,
            owner: String::new(),
            confidence: None,
            stated: None,
            paused: None,
            order: 0,
            example: false,
        }
    }
}

impl KeyResult {
    /// Which way its metric is good.
    pub fn direction(&self) -> Direction {
        match (self.measure, self.baseline, self.target) {
            (KeyResultKind::Decrease, _, _) => Direction::Down,
            (KeyResultKind::Hold, _, _) => Direction::Hold,
            _ => Direction::Up,
        }
    }

    /// Every value that decides how far it is: baseline, target, limits, phased targets.
    pub fn lines(&self) -> Vec<f64> {
        let band = self.band.unwrap_or_default();
        let aims = [self.baseline, self.target, band.low, band.high];
        let phased = self.phased.iter().map(|phase| phase.value);
        aims.into_iter().flatten().chain(phased).collect()
    }
}

/// How a key result's progress is computed (DOMAIN §2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyResultKind {
    /// From a baseline up to a target.
    #[default]
    Increase,
    /// From a baseline down to a target.
    Decrease,
    /// Stay at most, at least or between.
    Hold,
    /// Weighted steps, each done or not.
    Milestones,
    /// One thing, done or not.
    Done,
}

impl KeyResultKind {
    /// All of them, in the order people meet them.
    pub const ALL: [Self; 5] = [
        Self::Increase,
        Self::Decrease,
        Self::Hold,
        Self::Milestones,
        Self::Done,
    ];

    /// Whether its values are numbers on a scale.
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Increase | Self::Decrease | Self::Hold)
    }
}

/// A step of a milestones key result.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Identifier within the key result.
    pub id: Id,
    /// What will be true.
    pub text: String,
    /// Share of the whole, not negative; 1 unless set.
    pub weight: f64,
}

impl Default for Step {
    fn default() -> Self {
        Self {
            id: Id::default(),
            text: String::new(),
            weight: 1.0,
        }
    }
}

/// A value expected on a day on the way to the target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PhasedTarget {
    /// The day.
    pub date: Date,
    /// The value expected then, in the key result's unit.
    pub value: f64,
}

/// What was true of a key result on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckIn {
    /// Identifier.
    pub id: Id,
    /// The key result it belongs to.
    pub key_result: Id,
    /// The civil day it speaks of.
    pub date: Date,
    /// The hour 0-23, for hourly key results.
    pub hour: Option<u8>,
    /// The value; for done / not done 1 or 0. None when only steps, confidence or a note were recorded.
    pub value: Option<f64>,
    /// All steps that are done by then; milestones.
    pub steps_done: Option<Vec<Id>>,
    /// Confidence 0-10.
    pub confidence: Option<u8>,
    /// Free text.
    pub note: String,
    /// What is in the way; asked for below confidence 4.
    pub blocker: Option<Blocker>,
    /// What will be done about it.
    pub next_step: String,
    /// Who wrote it down.
    pub author: String,
    /// When it was written down; of two check-ins for one day (of hourly ones: one hour) the later one counts.
    pub entered: Stamp,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

/// What stands in the way of a key result (DOMAIN §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocker {
    /// Too few hands, too little money.
    Resource,
    /// Waiting for somebody else.
    Dependency,
    /// Not clear what to do.
    Clarity,
    /// Something else came first.
    Priority,
    /// Outside our reach.
    External,
}

/// Something that will be done: not a result, but the work towards one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Initiative {
    /// Identifier.
    pub id: Id,
    /// The key result or objective it serves.
    pub parent: Id,
    /// What will be done.
    pub text: String,
    /// Who does it.
    pub owner: String,
    /// Until when.
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
    /// Whether it belongs to the example workspace.
    pub example: bool,
}

words!(Level, "\"strategic\", \"tactical\" or \"operational\"" {
    Strategic = "strategic",
    Tactical = "tactical",
    Operational = "operational",
});

words!(Ambition, "\"committed\" or \"aspirational\"" {
    Committed = "committed",
    Aspirational = "aspirational",
});

words!(State, "\"draft\", \"running\", \"closed\" or \"dropped\"" {
    Draft = "draft",
    Running = "running",
    Closed = "closed",
    Dropped = "dropped",
});

words!(Health, "\"on-track\", \"behind\" or \"at-risk\"" {
    OnTrack = "on-track",
    Behind = "behind",
    AtRisk = "at-risk",
});

words!(KeyResultKind, "\"increase\", \"decrease\", \"hold\", \"milestones\" or \"done\"" {
    Increase = "increase",
    Decrease = "decrease",
    Hold = "hold",
    Milestones = "milestones",
    Done = "done",
});

words!(Blocker, "\"resource\", \"dependency\", \"clarity\", \"priority\" or \"external\"" {
    Resource = "resource",
    Dependency = "dependency",
    Clarity = "clarity",
    Priority = "priority",
    External = "external",
});

fields!(Objective {
    must: [id, title],
    may: [
        why, level, team, owner, cycle, ambition, state, started, stated, paused, note, visibility,
        example
    ],
});

fields!(KeyResult {
    must: [id, objective, title],
    may: [
        measure,
        unit,
        decimals,
        baseline,
        baseline_on,
        target,
        band,
        steps,
        phased,
        weight,
        nature,
        due,
        cadence,
        owner,
        confidence,
        stated,
        paused,
        order,
        example
    ],
});

fields!(CheckIn {
    must: [id, key_result, date],
    may: [
        hour, value, steps_done, confidence, note, blocker, next_step, author, entered, example
    ],
});

fields!(Initiative {
    must: [id, parent, text],
    may: [owner, due, done, example],
});

inner_fields!(StatedStatus {
    must: [status, on],
    may: [reason],
});

inner_fields!(Pause {
    must: [on, until],
    may: [reason, ended],
});

inner_fields!(Step {
    must: [id],
    may: [text, weight],
});

inner_fields!(PhasedTarget {
    must: [date, value],
    may: [],
});
