//! The goals that are in the workspace already, by what they say.

use crate::domain::number::plain;
use crate::domain::{
    Id, KeyResult, Kind, Kpi, Objective, Record, Ref, SortedMap, State, Workspace,
};
use crate::phrase::sort::{SortedLine, Verdict, gist_of_words};
use crate::phrase::{Context, Understood, read};

/// An index of the goals of a workspace by their words and numbers. Goals that are over are not in it: the same sentence next year
/// is another goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownGoals {
    goals: SortedMap<(Kind, String), Id>,
}

/// An index that is being made: thousands of names are read for it.
#[derive(Clone, Debug)]
pub struct Knowing {
    goals: std::vec::IntoIter<Ref>,
    known: KnownGoals,
}

impl Knowing {
    /// Notes which goals there are; nothing is read yet.
    pub fn new(workspace: &Workspace) -> Self {
        let is_over =
            |objective: &Objective| matches!(objective.state, State::Closed | State::Dropped);
        let mut goals: Vec<Ref> = Vec::new();
        let kpis = workspace.kpis().filter(|kpi| kpi.retired.is_none());
        goals.extend(kpis.map(|kpi| Ref::new(Kind::Kpi, &kpi.id)));
        let objectives = workspace.objectives().filter(|it| !is_over(it));
        goals.extend(objectives.map(|it| Ref::new(Kind::Objective, &it.id)));
        let key_results = workspace
            .key_results()
            .filter(|it| !workspace.objective(&it.objective).is_some_and(is_over));
        goals.extend(key_results.map(|it| Ref::new(Kind::KeyResult, &it.id)));
        let initiatives = workspace.initiatives();
        goals.extend(initiatives.map(|it| Ref::new(Kind::Initiative, &it.id)));
        Self {
            goals: goals.into_iter(),
            known: KnownGoals::default(),
        }
    }

    /// Reads the names of so many goals; false when none is left.
    pub fn step(&mut self, goals: usize, workspace: &Workspace, context: &Context) -> bool {
        for goal in self.goals.by_ref().take(goals) {
            // One that is gone by now is not known.
            let Some(record) = workspace.get(&goal) else {
                continue;
            };
            let words = |text: &str| gist_of_words(&read(text, context).title, context);
            let gist = match record {
                Record::Kpi(kpi) => kpi_gist(kpi, context),
                Record::Objective(objective) => words(&objective.title),
                Record::KeyResult(key_result) => key_result_gist(key_result, context),
                Record::Initiative(initiative) => words(&initiative.text),
                _ => continue,
            };
            self.known.put(goal.kind, gist, &goal.id);
        }
        self.goals.len() > 0
    }

    /// The index of what was read.
    pub fn known(self) -> KnownGoals {
        self.known
    }
}

impl KnownGoals {
    /// The goals of a workspace.
    pub fn of(workspace: &Workspace, context: &Context) -> Self {
        let mut knowing = Knowing::new(workspace);
        knowing.step(usize::MAX, workspace, context);
        knowing.known()
    }

    /// The goal that says the same as the line, if the line is what the verdict says.
    pub fn find(&self, line: &SortedLine, verdict: Verdict, context: &Context) -> Option<Ref> {
        if self.goals.is_empty() {
            return None;
        }
        // The gist of a line is its words, and behind a bar its numbers.
        let words = || line.gist.split('|').next().unwrap_or_default().to_owned();
        let (kind, gist) = match verdict {
            Verdict::Kpi => (Kind::Kpi, metric_gist(&line.understood, context)),
            Verdict::Objective => (Kind::Objective, words()),
            Verdict::KeyResult => (Kind::KeyResult, words() + &aim(&line.understood)),
            Verdict::Initiative => (Kind::Initiative, words()),
            Verdict::Unclear => return None,
        };
        let key = (kind, gist);
        self.goals.get(&key).map(|id| Ref::new(kind, id))
    }

    fn put(&mut self, kind: Kind, gist: String, id: &Id) {
        if !gist.is_empty() {
            self.goals.insert_new((kind, gist), id.clone());
        }
    }
}

/// The same metric with another target is the same KPI.
fn kpi_gist(kpi: &Kpi, context: &Context) -> String {
    metric_gist(&read(&kpi.name, context), context)
}

fn metric_gist(understood: &Understood, context: &Context) -> String {
    let metric = if understood.metric.is_empty() {
        &understood.title
    } else {
        &understood.metric
    };
    gist_of_words(metric, context)
}

fn key_result_gist(key_result: &KeyResult, context: &Context) -> String {
    let mut understood = read(&key_result.title, context);
    understood.baseline = key_result.baseline.or(understood.baseline);
    understood.target = key_result.target.or(understood.target);
    understood.band = key_result.band.or(understood.band);
    gist_of_words(&understood.title, context) + &aim(&understood)
}

/// Where a key result goes, as it will stand in its record.
fn aim(understood: &Understood) -> String {
    let target = understood
        .target
        .or_else(|| understood.change?.target(understood.baseline?));
    let is_zero = target == Some(0.0) && understood.baseline.is_none();
    let band = understood.band.unwrap_or_default();
    let (target, high) = if is_zero && band.is_open() {
        (None, Some(0.0))
    } else {
        (target, band.high)
    };
    let mut aim = String::new();
    for number in [understood.baseline, target, band.low, high] {
        aim.push('|');
        if let Some(number) = number {
            aim.push_str(&plain(number));
        }
    }
    aim
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cycle, date};

    #[test]
    fn goals_read_one_by_one_are_known_as_those_read_at_once() {
        let context = Context::new(date(2026, 11, 21));
        let kpi = |id: &str, name: &str| Kpi {
            id: Id::from_text(id),
            name: name.to_owned(),
            ..Kpi::default()
        };
        let objective = Objective {
            id: Id::from_text("o"),
            title: "Delight our customers".to_owned(),
            ..Objective::default()
        };
        let key_result = KeyResult {
            id: Id::from_text("k"),
            objective: objective.id.clone(),
            title: "NPS".to_owned(),
            target: Some(40.0),
            ..KeyResult::default()
        };
        let cycle = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
        let workspace = Workspace::from_records(vec![
            kpi("b", "Gross margin").into(),
            kpi("a", "The gross margin").into(),
            objective.into(),
            key_result.into(),
            cycle.into(),
        ]);
        let mut knowing = Knowing::new(&workspace);
        while knowing.step(1, &workspace, &context) {}
        let known = knowing.known();
        assert_eq!(known.goals.len(), 3);
        assert_eq!(known, KnownGoals::of(&workspace, &context));
    }
}
