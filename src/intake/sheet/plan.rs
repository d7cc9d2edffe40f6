//! From goals as a file says them to what taking them would do.

use super::found::{FoundGoal, Remark};
use super::make::{Made, Maker};
use crate::domain::{Command, Deed, FiscalYear, Kind, Moment, Record, Workspace};

/// In front of what, when and by whom goals are taken.
#[derive(Clone, Copy, Debug)]
pub struct PlanGround<'a> {
    /// Everything there is.
    pub workspace: &'a Workspace,
    /// Where the goals come from, as a word in their ids: `viva`, `sheet`.
    pub source: &'a str,
    /// Now.
    pub moment: Moment,
    /// Where quarters and fiscal years start.
    pub fiscal: FiscalYear,
    /// Who takes them.
    pub author: &'a str,
    /// Whether KPIs that are not here yet are made.
    pub creates: bool,
}

/// What taking the goals of a file would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What is new, each behind what it stands under.
    pub added: Vec<Record>,
    /// What is here and differs from the file: as it is, and as the file has it.
    pub changed: Vec<(Record, Record)>,
    /// How many records are here already as the file has them.
    pub same: usize,
    /// What is left out or to be said, by row and column.
    pub remarks: Vec<Remark>,
}

impl Plan {
    /// How many goals of a kind are new.
    pub fn added_of(&self, kind: Kind) -> usize {
        self.added
            .iter()
            .filter(|record| record.kind() == kind)
            .count()
    }

    /// Whether taking it does anything; with `updates` what differs is changed too.
    pub fn does_something(&self, updates: bool) -> bool {
        !self.added.is_empty() || updates && !self.changed.is_empty()
    }

    /// Taking it, as one command; with `updates` what differs is changed too. None where nothing would happen.
    pub fn command(&self, updates: bool) -> Option<Command> {
        let changed: &[(Record, Record)] = if updates { &self.changed } else { &[] };
        let records = self
            .added
            .iter()
            .chain(changed.iter().map(|(_, after)| after));
        let records: Vec<Record> = records.cloned().collect();
        (!records.is_empty()).then(|| Command::Rewrite {
            deed: Deed::Imported,
            base: changed.iter().map(|(before, _)| before.clone()).collect(),
            records,
            gone: Vec::new(),
        })
    }
}

/// Says what taking goals would do. Nothing changes.
pub fn plan(goals: &[FoundGoal], ground: &PlanGround) -> Plan {
    let mut planning = Planning::default();
    while planning.step(goals, ground) {}
    planning.done()
}

/// How many goals are planned in a step.
const STEP: usize = 40;

/// A plan that is being made, in steps.
#[derive(Debug, Default)]
pub struct Planning {
    state: Option<Made>,
    at: usize,
}

impl Planning {
    /// Plans some goals more, which must be the same each time, as the ground must be. False once all are planned.
    pub fn step(&mut self, goals: &[FoundGoal], ground: &PlanGround) -> bool {
        let is_begun = self.state.is_some();
        let mut maker = Maker {
            ground,
            goals,
            state: self.state.take().unwrap_or_default(),
        };
        if is_begun {
            let end = goals.len().min(self.at + STEP);
            for at in self.at..end {
                let _ = maker.make(at, 0);
            }
            self.at = end;
        } else {
            maker.index();
        }
        self.state = Some(maker.state);
        self.at < goals.len()
    }

    /// How many goals are planned.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The plan, once all is planned.
    pub fn done(self) -> Plan {
        self.state.unwrap_or_default().plan
    }
}
