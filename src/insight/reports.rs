//! Reports that are computed once a day and again only where something changed: a number recorded for one goal costs that goal,
//! not all of them.

use super::as_of::AsOf;
use super::goal_report::KeyResultReport;
use super::key_result::report as key_result_report;
use super::kpi::{KpiReport, report as kpi_report};
use crate::domain::{Change, Id, Meaning, Record, SortedMap, Workspace};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What was computed for one day. Tell it every [`Change`] of the workspace, then it says what a fresh report would.
#[derive(Debug, Default)]
pub struct Reports {
    day: Cell<Option<AsOf>>,
    kpis: RefCell<SortedMap<Id, Rc<KpiReport>>>,
    key_results: RefCell<SortedMap<Id, Rc<KeyResultReport>>>,
    computed: Cell<usize>,
}

impl Reports {
    /// How a KPI stands. None if it is not here.
    pub fn kpi(&self, workspace: &Workspace, id: &Id, as_of: AsOf) -> Option<Rc<KpiReport>> {
        self.turn_to(as_of);
        if let Some(known) = self.kpis.borrow().get(id) {
            return Some(Rc::clone(known));
        }
        let found = Rc::new(kpi_report(workspace, workspace.kpi(id)?, as_of));
        self.count();
        self.kpis.borrow_mut().insert(id.clone(), Rc::clone(&found));
        Some(found)
    }

    /// How a key result stands. None if it is not here.
    pub fn key_result(
        &self,
        workspace: &Workspace,
        id: &Id,
        as_of: AsOf,
    ) -> Option<Rc<KeyResultReport>> {
        self.turn_to(as_of);
        if let Some(known) = self.key_results.borrow().get(id) {
            return Some(Rc::clone(known));
        }
        let record = workspace.key_result(id)?;
        let found = Rc::new(key_result_report(workspace, record, as_of));
        self.count();
        self.key_results
            .borrow_mut()
            .insert(id.clone(), Rc::clone(&found));
        Some(found)
    }

    /// Forgets what a change touches. `after` is the workspace in which it was carried out.
    pub fn forget(&self, change: &Change, after: &Workspace) {
        for record in change
            .edits
            .iter()
            .flat_map(|edit| [&edit.before, &edit.after])
            .flatten()
        {
            self.forget_for(record, after);
        }
    }

    /// How many reports were computed since it was made: what the law of its cost counts.
    pub fn computed(&self) -> usize {
        self.computed.get()
    }

    fn forget_for(&self, record: &Record, workspace: &Workspace) {
        match record {
            Record::Kpi(kpi) => self.forget_kpi(&kpi.id, workspace),
            Record::Reading(reading) => self.forget_kpi(&reading.kpi, workspace),
            Record::KeyResult(key_result) => {
                self.forget_key_result(&key_result.id);
                self.forget_improved(&key_result.objective, workspace);
                for kpi in workspace.linked_from(&key_result.id, Meaning::MeasuredBy) {
                    self.forget_one_kpi(kpi);
                }
            }
            Record::CheckIn(check_in) => self.forget_key_result(&check_in.key_result),
            Record::Objective(objective) => self.forget_objective(&objective.id, workspace),
            Record::Review(review) => self.forget_objective(&review.objective, workspace),
            Record::Cycle(cycle) => {
                let objectives = workspace.objectives();
                for objective in objectives.filter(|it| it.cycle.as_ref() == Some(&cycle.id)) {
                    self.forget_objective(&objective.id, workspace);
                }
            }
            // Either end may be of any kind, and one of them may be gone by now.
            Record::Link(link) => {
                for end in [&link.from, &link.to] {
                    self.forget_one_kpi(end);
                    self.forget_key_result(end);
                }
            }
            Record::Initiative(_)
            | Record::Decision(_)
            | Record::Amendment(_)
            | Record::Dismissal(_) => {}
        }
    }

    /// A KPI, and the key results whose check-ins are its readings.
    fn forget_kpi(&self, id: &Id, workspace: &Workspace) {
        self.forget_one_kpi(id);
        for key_result in workspace.linked_to(id, Meaning::MeasuredBy) {
            self.forget_key_result(key_result);
        }
    }

    /// An objective's key results, and the KPIs that say who improves them.
    fn forget_objective(&self, id: &Id, workspace: &Workspace) {
        self.forget_improved(id, workspace);
        for key_result in workspace.key_results_of(id) {
            self.forget_key_result(&key_result.id);
            for kpi in workspace.linked_from(&key_result.id, Meaning::MeasuredBy) {
                self.forget_one_kpi(kpi);
            }
        }
    }

    fn forget_improved(&self, objective: &Id, workspace: &Workspace) {
        for kpi in workspace.linked_from(objective, Meaning::Improves) {
            self.forget_one_kpi(kpi);
        }
    }

    fn forget_one_kpi(&self, id: &Id) {
        self.kpis.borrow_mut().remove(id);
    }

    fn forget_key_result(&self, id: &Id) {
        self.key_results.borrow_mut().remove(id);
    }

    /// Another day, or another first day of the week, is another report of everything.
    fn turn_to(&self, as_of: AsOf) {
        if self.day.get() != Some(as_of) {
            self.day.set(Some(as_of));
            self.kpis.take();
            self.key_results.take();
        }
    }

    fn count(&self) {
        self.computed.set(self.computed.get().saturating_add(1));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{
        Cadence, CheckIn, Command, Cycle, Date, Kpi, Link, Moment, Objective, Reading, Ref, State,
        date,
    };
    use crate::domain::{KeyResult, Kind};
    use crate::insight::{due_list, due_list_from};
    use chrono::{Days, Weekday};
    use proptest::prelude::*;

    const GOALS: [&str; 3] = ["a", "b", "c"];

    fn today() -> Date {
        date(2026, 11, 21)
    }

    fn id(kind: &str, which: usize) -> Id {
        Id::from_text(&format!("{kind}{}", GOALS[which % GOALS.len()]))
    }

    fn cycle() -> Cycle {
        Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
    }

    /// A record of any kind that reports depend on; few ids, so that they meet.
    fn record(kind: usize, which: usize, other: usize, number: u64) -> Record {
        let day = date(2026, 10, 5) + Days::new(number % 60);
        match kind % 8 {
            0 => Kpi {
                id: id("kpi", which),
                cadence: Some(Cadence::ALL[other % Cadence::ALL.len()]),
                ..Kpi::default()
            }
            .into(),
            1 => Reading {
                id: Id::from_text(&format!("r{number}")),
                kpi: id("kpi", which),
                date: day,
                value: number as f64,
                ..Reading::default()
            }
            .into(),
            2 => KeyResult {
                id: id("kr", which),
                objective: id("o", other),
                baseline: Some(0.0),
                target: Some(number as f64 + 1.0),
                ..KeyResult::default()
            }
            .into(),
            3 => CheckIn {
                id: Id::from_text(&format!("c{number}")),
                key_result: id("kr", which),
                date: day,
                value: Some(number as f64),
                ..CheckIn::default()
            }
            .into(),
            4 => Objective {
                id: id("o", which),
                cycle: Some(cycle().id),
                state: [State::Running, State::Draft, State::Closed][other % 3],
                ..Objective::default()
            }
            .into(),
            5 => Link::new(&id("kr", which), Meaning::MeasuredBy, &id("kpi", other)).into(),
            6 => Link::new(&id("o", which), Meaning::Improves, &id("kpi", other)).into(),
            _ => Cycle {
                end: date(2026, 12, 1) + Days::new(number % 60),
                ..cycle()
            }
            .into(),
        }
    }

    fn run(workspace: &mut Workspace, reports: &Reports, command: Command) {
        if let Ok(change) = workspace.apply(command) {
            workspace.commit(&change);
            reports.forget(&change, workspace);
        }
    }

    proptest! {
        #[test]
        fn what_is_remembered_is_what_would_be_computed_afresh(
            acts in prop::collection::vec((0usize..8, 0usize..3, 0usize..21, 0u64..90, 0u8..6), 1..60),
        ) {
            let as_of = AsOf::from((today(), Weekday::Mon));
            let (mut workspace, reports) = (Workspace::from_records([cycle().into()]), Reports::default());
            let mut done: Vec<Change> = Vec::new();
            for (kind, which, other, number, act) in acts {
                let made = record(kind, which, other, number);
                let command = match (act, done.pop()) {
                    (0, _) => Command::delete(made.kind(), made.id()),
                    (1, Some(change)) => Command::Revert { change: Box::new(change) },
                    _ => Command::save(vec![made]),
                };
                if let Ok(change) = workspace.apply(command.clone()) {
                    done.push(change);
                }
                run(&mut workspace, &reports, command);
                let fresh = Reports::default();
                for which in 0..GOALS.len() {
                    let (kpi, key_result) = (id("kpi", which), id("kr", which));
                    prop_assert_eq!(reports.kpi(&workspace, &kpi, as_of), fresh.kpi(&workspace, &kpi, as_of));
                    prop_assert_eq!(
                        reports.key_result(&workspace, &key_result, as_of),
                        fresh.key_result(&workspace, &key_result, as_of)
                    );
                }
                let now = Moment::noon(today());
                prop_assert_eq!(
                    due_list_from(&workspace, &reports, &now, Weekday::Mon),
                    due_list(&workspace, &now, Weekday::Mon)
                );
            }
        }
    }

    #[test]
    fn recording_one_number_costs_one_report_however_many_goals_there_are() {
        let mut records: Vec<Record> = vec![cycle().into()];
        for goal in 0..200 {
            let objective = Id::from_text(&format!("o{goal}"));
            records.push(
                Objective {
                    id: objective.clone(),
                    cycle: Some(cycle().id),
                    ..Objective::default()
                }
                .into(),
            );
            records.push(
                KeyResult {
                    id: Id::from_text(&format!("kr{goal}")),
                    objective,
                    baseline: Some(0.0),
                    target: Some(9.0),
                    ..KeyResult::default()
                }
                .into(),
            );
            records.push(
                Kpi {
                    id: Id::from_text(&format!("kpi{goal}")),
                    cadence: Some(Cadence::Week),
                    ..Kpi::default()
                }
                .into(),
            );
        }
        records.push(
            Link::new(
                &Id::from_text("kr7"),
                Meaning::MeasuredBy,
                &Id::from_text("kpi7"),
            )
            .into(),
        );
        let (mut workspace, reports) = (Workspace::from_records(records), Reports::default());
        let due = |workspace: &Workspace| {
            due_list_from(workspace, &reports, &Moment::noon(today()), Weekday::Mon).len()
        };
        due(&workspace);
        let first = reports.computed();
        // All but the key result that its KPI speaks for.
        assert_eq!(first, 399);
        let check_in = CheckIn {
            id: Id::from_text("c"),
            key_result: Id::from_text("kr3"),
            date: today(),
            value: Some(4.0),
            ..CheckIn::default()
        };
        run(
            &mut workspace,
            &reports,
            Command::save(vec![check_in.into()]),
        );
        due(&workspace);
        assert_eq!(reports.computed(), first + 1);
        let reading = Reading {
            id: Id::from_text("r"),
            kpi: Id::from_text("kpi7"),
            date: today(),
            value: 4.0,
            ..Reading::default()
        };
        run(
            &mut workspace,
            &reports,
            Command::save(vec![reading.into()]),
        );
        due(&workspace);
        assert_eq!(reports.computed(), first + 2);
        // Another day is another report of everything.
        due_list_from(
            &workspace,
            &reports,
            &Moment::noon(date(2026, 11, 22)),
            Weekday::Mon,
        );
        assert_eq!(reports.computed(), first + 2 + 399);
        let gone = Ref::new(Kind::Kpi, &Id::from_text("kpi9"));
        run(
            &mut workspace,
            &reports,
            Command::Delete {
                targets: vec![gone],
            },
        );
        assert_eq!(
            reports.kpi(&workspace, &Id::from_text("kpi9"), AsOf::from(today())),
            None
        );
    }
}
