//! What follows much that was taken in, in steps: every screen asks for it at once when it is told.

use super::{Desk, Keeping};
use crate::persist::Library;
use crate::replica::Conflict;
use leptos::prelude::*;
use std::sync::Arc;

/// How many reports, and how many records, a step looks at.
const REPORTS: usize = 20;
const RECORDS: usize = 1_000;

/// What is computed after much was taken in, before anybody is told: reports that were forgotten, and what was written apart.
#[derive(Debug, Default)]
pub struct Settling {
    goals: usize,
    records: usize,
    conflicts: Vec<Conflict>,
}

impl Settling {
    /// Computes some more. False once all is.
    pub fn step(&mut self, desk: Desk) -> bool {
        let as_of = untrack(|| desk.as_of());
        let reported = desk.peek_reports(|workspace, reports| {
            let kpis = workspace.kpis().skip(self.goals).take(REPORTS);
            let of_kpis = kpis.filter_map(|it| reports.kpi(workspace, &it.id, as_of));
            let from = self.goals.saturating_sub(workspace.kpis().count());
            let left = workspace.key_results().skip(from).take(REPORTS);
            let of_results = left.filter_map(|it| reports.key_result(workspace, &it.id, as_of));
            of_kpis.count() + of_results.count()
        });
        self.goals += REPORTS;
        if reported > 0 {
            return true;
        }
        let looked = desk.keeping.read_library(|library| {
            let some = library.replica().conflicts_from(self.records, RECORDS);
            self.records += RECORDS;
            some.map(|some| self.conflicts.extend(some)).is_some()
        });
        if !looked {
            desk.keeping
                .tell_conflicts(std::mem::take(&mut self.conflicts));
        }
        looked
    }
}

impl Keeping {
    /// Looks through all records for what was written apart. What a person does costs this only where it met a conflict.
    pub(super) fn look_for_conflicts(self) {
        self.tell_conflicts(self.library.with_value(Library::conflicts));
    }

    pub(super) fn tell_conflicts(self, found: Vec<Conflict>) {
        if self.conflicts.with_untracked(|known| **known != found) {
            self.conflicts.set(Arc::new(found));
        }
    }
}
