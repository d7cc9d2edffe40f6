//! What is chosen at "How would you notice?": each measure becomes a KPI and a key result of the draft, linked.

use super::proposal::Proposal;
use crate::domain::{
    Band, CycleLength, DatedTarget, Direction, Id, KeyResult, KeyResultKind, Kpi, Link, Meaning,
    Objective, Record, State,
};

/// A measure that was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChosenMeasure {
    /// The KPI, with an id of its own: a new one, or the one that is kept already.
    pub kpi: Kpi,
    /// Whether it is kept already.
    pub is_kept: bool,
    /// Where it is now, in its unit; none where nobody said.
    pub now: Option<f64>,
    /// Where it should be.
    pub goal: Option<f64>,
    /// The counter-metric to watch beside it, and whether that is kept already.
    pub counter: Option<(Kpi, bool)>,
}

impl ChosenMeasure {
    fn key_result(&self, place: usize, known: &KeyResult) -> KeyResult {
        let kpi = &self.kpi;
        let falls = match (self.now, self.goal) {
            (Some(now), Some(goal)) if now != goal => goal < now,
            _ => kpi.direction == Some(Direction::Down),
        };
        KeyResult {
            id: Id::from_text(&format!("key-result-{place}")),
            title: kpi.name.clone(),
            measure: if falls {
                KeyResultKind::Decrease
            } else {
                KeyResultKind::Increase
            },
            unit: kpi.unit.clone(),
            decimals: kpi.decimals,
            nature: kpi.nature,
            cadence: kpi.cadence,
            baseline: self.now,
            target: self.goal,
            due: known.due,
            order: i32::try_from(place).unwrap_or_default(),
            ..KeyResult::default()
        }
    }

    /// The new KPIs and what guards what.
    fn records(&self) -> Vec<Record> {
        let mut records = Vec::new();
        if !self.is_kept {
            records.push(self.kpi.clone().into());
        }
        if let Some((counter, is_kept)) = &self.counter {
            if !is_kept {
                records.push(counter.clone().into());
            }
            records.push(Link::new(&counter.id, Meaning::Guards, &self.kpi.id).into());
        }
        records
    }
}

impl Proposal {
    /// The same, measured by what was chosen instead of by what the wish names; unchanged where nothing was chosen. With an objective each
    /// is a key result, and a KPI beside it where `keeps`; without one the first is the draft, and the others are saved along.
    #[must_use]
    pub fn measured_by(mut self, chosen: Vec<ChosenMeasure>, keeps: bool) -> Self {
        if chosen.is_empty() {
            return self;
        }
        let known = self.key_results.first().cloned().unwrap_or_default();
        self.kpi = None;
        self.kept = None;
        self.counter = None;
        self.key_results.clear();
        self.measured.clear();
        let has_objective = self.objective.is_some();
        for (place, mut measure) in chosen.into_iter().enumerate() {
            if has_objective {
                self.key_results.push(measure.key_result(place, &known));
                let is_linked = keeps || measure.is_kept;
                self.measured
                    .push(is_linked.then(|| measure.kpi.id.clone()));
                if is_linked {
                    self.save_along(measure.records());
                }
                continue;
            }
            if let (Some(goal), Some(direction)) = (measure.goal, measure.kpi.direction)
                && !measure.is_kept
            {
                measure.kpi.targets = vec![DatedTarget {
                    from: DatedTarget::beginning(),
                    target: Band::for_direction(direction, goal),
                    alarm: None,
                }];
            }
            if self.kpi.is_none() && !measure.is_kept {
                self.counter_name = measure
                    .counter
                    .take()
                    .map(|(counter, _)| counter.name)
                    .unwrap_or_default();
                self.kpi = Some(measure.kpi);
            } else {
                self.save_along(measure.records());
            }
        }
        self.linked()
    }

    /// Each record once: one measure may be the counter-metric of another.
    fn save_along(&mut self, records: Vec<Record>) {
        for record in records {
            let own = self.kpi.as_ref().map(|kpi| &kpi.id);
            let is_there = own == Some(record.id())
                || self.along.iter().any(|other| other.id() == record.id());
            if !is_there {
                self.along.push(record);
            }
        }
    }

    /// A draft that starts from a template: an objective with its measures, or a measure alone. It holds no number.
    pub fn from_template(objective: Option<(&str, &str)>, measures: Vec<ChosenMeasure>) -> Self {
        let objective = objective.map(|(title, why)| Objective {
            id: Id::from_text("objective"),
            title: title.to_owned(),
            why: why.to_owned(),
            state: State::Draft,
            ..Objective::default()
        });
        let cycle = objective.is_some().then_some(CycleLength::Quarter);
        let proposal = Self {
            objective,
            cycle,
            ..Self::default()
        };
        proposal.measured_by(measures, true)
    }
}
