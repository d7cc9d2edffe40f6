//! Making records of a list, for one command.

use super::list::DecidedList;
use super::standing::{Fate, Parent, SortView, Twin};
use crate::domain::number::plain;
use crate::domain::{
    CheckIn, Cycle, Entropy, Id, KeyResult, Link, Meaning, Moment, Objective, Reading, Record, Ref,
    SortedMap, State,
};
use crate::phrase::Understood;
use crate::phrase::sort::{SortedLine, draft, readings};

/// Where the records go.
#[derive(Clone, Debug, PartialEq)]
pub struct Placing {
    /// The cycle of the objectives.
    pub cycle: Option<Cycle>,
    /// Now: targets of KPIs count from this day, values that a table calls actual are check-ins of it.
    pub moment: Moment,
    /// Who wrote the check-ins down.
    pub author: String,
}

/// What accepting makes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accepted {
    /// The records, each behind what it stands under. One command saves them, one undo takes them back.
    pub records: Vec<Record>,
    /// What became of each line: the goal that was made, or the one it was merged into.
    pub lines: Vec<(usize, Ref)>,
    /// The objective that was made for lines without one.
    pub objective: Option<Id>,
}

impl SortView<'_> {
    /// Makes records of all lines that nothing stands in the way of. The others stay in the list.
    pub fn accept_all(&self, placing: &Placing, entropy: &mut dyn Entropy) -> Accepted {
        let mut maker = RecordMaker::new(self, placing, entropy);
        for place in 0..self.list.lines.len() {
            let _ = maker.make(place);
        }
        maker.accepted()
    }

    /// Makes records of one line, and of what it stands under.
    pub fn accept(&self, place: usize, placing: &Placing, entropy: &mut dyn Entropy) -> Accepted {
        let mut maker = RecordMaker::new(self, placing, entropy);
        let _ = maker.make(place);
        maker.accepted()
    }
}

impl DecidedList {
    /// Remembers what became of the lines. They are open again as soon as it is no longer in the workspace.
    pub fn took(&mut self, accepted: &Accepted) {
        for (place, goal) in &accepted.lines {
            self.choose(*place, |choice| choice.made = Some(goal.clone()));
        }
        if accepted.objective.is_some() {
            self.made.clone_from(&accepted.objective);
        }
    }
}

struct RecordMaker<'a> {
    view: &'a SortView<'a>,
    placing: &'a Placing,
    entropy: &'a mut dyn Entropy,
    goals: Vec<Option<Ref>>,
    accepted: Accepted,
    /// The next place among the key results of each objective.
    orders: SortedMap<Id, i32>,
}

impl<'a> RecordMaker<'a> {
    fn new(view: &'a SortView<'a>, placing: &'a Placing, entropy: &'a mut dyn Entropy) -> Self {
        Self {
            view,
            placing,
            entropy,
            goals: vec![None; view.list.lines.len()],
            accepted: Accepted::default(),
            orders: SortedMap::new(),
        }
    }

    /// What a line becomes or is already; none while something stands in its way. What it stands under comes first.
    fn make(&mut self, place: usize) -> Option<Ref> {
        if let Some(goal) = self.goals.get(place).cloned().flatten() {
            return Some(goal);
        }
        match self.view.fate(place) {
            Fate::Made(goal) => return Some(goal),
            Fate::LeftOut => return None,
            Fate::Open => {}
        }
        if self.view.obstacle(place).is_some() {
            return None;
        }
        let goal = match self.view.merged(place) {
            Some(Twin::Goal(goal)) => goal,
            Some(Twin::Line(first)) => {
                let goal = self.make(first)?;
                self.complete(&goal, place);
                goal
            }
            None => self.record(place)?,
        };
        if let Some(slot) = self.goals.get_mut(place) {
            *slot = Some(goal.clone());
        }
        Some(goal)
    }

    fn record(&mut self, place: usize) -> Option<Ref> {
        let over = match self.view.parent(place) {
            Some(Parent::Line(over)) => Some(self.make(over)?.id),
            Some(Parent::Goal(id)) => Some(id),
            Some(Parent::New) => Some(self.new_objective()),
            None => None,
        };
        let line = &self.view.line(place)?.read;
        let verdict = self.view.verdict(place);
        let mut record = draft(line, verdict, self.view.context)?;
        let id = Id::random(self.entropy);
        let mut beside: Vec<Record> = Vec::new();
        match &mut record {
            Record::Kpi(kpi) => {
                kpi.id = id;
                let carried = carried(&line.understood);
                if !carried.is_empty() {
                    let gap = if kpi.note.is_empty() { "" } else { "\n" };
                    kpi.note = format!("{carried}{gap}{}", kpi.note);
                }
                for (date, value) in readings(line, &kpi.unit, self.view.context) {
                    let reading = Reading {
                        id: Id::random(self.entropy),
                        kpi: kpi.id.clone(),
                        date,
                        value,
                        author: self.placing.author.clone(),
                        entered: self.placing.moment.stamp,
                        ..Reading::default()
                    };
                    beside.push(reading.into());
                }
            }
            Record::Objective(objective) => {
                objective.id = id;
                objective.note = carried(&line.understood);
                objective.cycle = self.cycle();
                let served = over.as_ref();
                beside.extend(
                    served.map(|over| Link::new(&objective.id, Meaning::Serves, over).into()),
                );
            }
            Record::KeyResult(key_result) => {
                key_result.id = id;
                key_result.objective = over.clone()?;
                key_result.order = self.order(&key_result.objective);
                beside.extend(self.check_in(key_result, line).map(Record::from));
            }
            Record::Initiative(initiative) => {
                initiative.id = id;
                if let Some(priority) = line.understood.priority {
                    initiative.text.push_str(&format!(" (P{priority})"));
                }
                initiative.parent = over.clone()?;
            }
            _ => return None,
        }
        let is_example = over
            .as_ref()
            .and_then(|over| self.view.workspace.find(over))
            .is_some_and(Record::is_example);
        let goal = record.reference();
        let made = std::iter::once(record).chain(beside);
        // What hangs on the example goes with it.
        self.accepted.records.extend(made.map(|record| {
            if is_example {
                record.into_example()
            } else {
                record
            }
        }));
        Some(goal)
    }

    /// What the line says about how far the key result is: a table's third number, or a share of the way from start to target.
    fn check_in(&mut self, key_result: &KeyResult, line: &SortedLine) -> Option<CheckIn> {
        let understood = &line.understood;
        let share = understood.score.filter(|score| *score <= 1.0);
        let by_share = || {
            let (from, to) = (key_result.baseline?, key_result.target?);
            Some(from + share? * (to - from))
        };
        let value = understood.actual.or_else(by_share);
        let note = carried(understood);
        (value.is_some() || !note.is_empty()).then(|| CheckIn {
            id: Id::random(self.entropy),
            key_result: key_result.id.clone(),
            date: self.placing.moment.today(),
            value,
            note,
            author: self.placing.author.clone(),
            entered: self.placing.moment.stamp,
            ..CheckIn::default()
        })
    }

    /// Fills in what a line says and the one it is merged into does not.
    fn complete(&mut self, goal: &Ref, place: usize) {
        let Some(line) = self.view.line(place) else {
            return;
        };
        let owner = line.read.understood.owner.as_deref().unwrap_or_default();
        let due = line.read.understood.due;
        let records = &mut self.accepted.records;
        let Some(record) = records.iter_mut().find(|it| it.reference() == *goal) else {
            return;
        };
        let (named, day) = match record {
            Record::Kpi(kpi) => (&mut kpi.owner, None),
            Record::Objective(objective) => (&mut objective.owner, None),
            Record::KeyResult(it) => (&mut it.owner, Some(&mut it.due)),
            Record::Initiative(it) => (&mut it.owner, Some(&mut it.due)),
            _ => return,
        };
        if named.is_empty() {
            owner.clone_into(named);
        }
        if let Some(day) = day {
            *day = day.or(due);
        }
    }

    fn new_objective(&mut self) -> Id {
        if let Some(id) = &self.accepted.objective {
            return id.clone();
        }
        let id = Id::random(self.entropy);
        let objective = Objective {
            id: id.clone(),
            title: self.view.list.title.trim().to_owned(),
            cycle: self.cycle(),
            state: State::Draft,
            ..Objective::default()
        };
        self.accepted.records.push(objective.into());
        self.accepted.objective = Some(id.clone());
        id
    }

    /// The cycle of an objective that is being made; it is saved with the first one.
    fn cycle(&mut self) -> Option<Id> {
        let cycle = self.placing.cycle.as_ref()?;
        let is_saved = self.view.workspace.cycle(&cycle.id).is_some()
            || self
                .accepted
                .records
                .iter()
                .any(|record| matches!(record, Record::Cycle(saved) if saved.id == cycle.id));
        if !is_saved {
            self.accepted.records.push(cycle.clone().into());
        }
        Some(cycle.id.clone())
    }

    fn order(&mut self, objective: &Id) -> i32 {
        let workspace = self.view.workspace;
        let start = || {
            let last = workspace
                .key_results_of(objective)
                .last()
                .map(|it| it.order);
            last.map_or(0, |last| last.saturating_add(1))
        };
        self.orders.change_from(objective.clone(), start, |next| {
            let order = *next;
            *next = next.saturating_add(1);
            order
        })
    }

    fn accepted(mut self) -> Accepted {
        let goals = self.goals.into_iter().enumerate();
        self.accepted.lines = goals
            .filter_map(|(place, goal)| Some((place, goal?)))
            .collect();
        self.accepted
    }
}

/// What a line says and no field of a goal holds: its priority, and how far it was said to be.
fn carried(understood: &Understood) -> String {
    let priority = understood.priority.map(|priority| format!("P{priority}"));
    let score = understood
        .score
        .map(|score| format!("{}% done", plain((score * 100.0).round())));
    let said: Vec<String> = priority.into_iter().chain(score).collect();
    if said.is_empty() {
        String::new()
    } else {
        format!("The pasted list said: {}.", said.join(", "))
    }
}
