//! The goals that are in the workspace already, by what they say.

use crate::domain::{Id, KeyResult, Kind, Kpi, Objective, Ref, State, Workspace};
use crate::phrase::sort::{SortedLine, Verdict, gist_of_words};
use crate::phrase::{Context, Understood, read};
use std::collections::BTreeMap;

/// An index of the goals of a workspace by their words and numbers. Goals that are over are not in it: the same sentence next year
/// is another goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    goals: BTreeMap<(Kind, String), Id>,
}

impl Known {
    /// The goals of a workspace.
    pub fn of(workspace: &Workspace, context: &Context) -> Self {
        let mut known = Self::default();
        let is_over =
            |objective: &Objective| matches!(objective.state, State::Closed | State::Dropped);
        for kpi in workspace.kpis().filter(|kpi| kpi.retired.is_none()) {
            known.put(Kind::Kpi, kpi_gist(kpi, context), &kpi.id);
        }
        for objective in workspace.objectives().filter(|it| !is_over(it)) {
            let words = gist_of_words(&read(&objective.title, context).title, context);
            known.put(Kind::Objective, words, &objective.id);
        }
        for key_result in workspace.key_results() {
            let over = workspace.objective(&key_result.objective);
            if !over.is_some_and(is_over) {
                let gist = key_result_gist(key_result, context);
                known.put(Kind::KeyResult, gist, &key_result.id);
            }
        }
        for initiative in workspace.initiatives() {
            let words = gist_of_words(&read(&initiative.text, context).title, context);
            known.put(Kind::Initiative, words, &initiative.id);
        }
        known
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
            self.goals.entry((kind, gist)).or_insert_with(|| id.clone());
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
            aim.push_str(&number.to_string());
        }
    }
    aim
}
