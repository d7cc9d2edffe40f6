//! What stands out: goals that serve nothing, KPIs that nobody wins back, circles.

use super::graph::Graph;
use crate::coach::{CheckId, assess_links};
use crate::domain::{Date, Gathered, Id, SortedSet, Workspace};
use crate::figures::count;

/// What stands out among some goals, as places in the graph they were looked for in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// KPIs that miss their target while no open objective improves them (check S1).
    pub unsupported: Vec<usize>,
    /// Open objectives that improve no KPI and serve no other objective (check S2).
    pub serves_nothing: Vec<usize>,
    /// Other open goals without any link.
    pub alone: Vec<usize>,
    /// Goals that serve each other in a circle, each circle once.
    pub circles: Vec<Vec<usize>>,
}

/// What stands out. S1 and S2 are the coach's, so a finding that a person dismissed with a reason stays dismissed here.
pub fn findings(workspace: &Workspace, graph: &Graph, today: Date) -> Findings {
    let assessment = assess_links(workspace, today);
    let named = |check: CheckId, found: &[crate::coach::Finding]| -> Vec<usize> {
        let ids: SortedSet<&Id> = found
            .iter()
            .filter(|finding| finding.check == check)
            .filter_map(|finding| finding.goal.as_ref().map(|goal| &goal.id))
            .into_set();
        let of = |(place, goal): (usize, &super::Goal)| ids.contains(&goal.id).then_some(place);
        graph.goals.iter().enumerate().filter_map(of).collect()
    };
    let unsupported = named(CheckId::S1, &assessment.findings);
    let serves_nothing = named(CheckId::S2, &assessment.findings);
    let known: SortedSet<usize> = unsupported
        .iter()
        .chain(&serves_nothing)
        .copied()
        .chain(named(CheckId::S2, &assessment.dismissed))
        .into_set();
    let alone = graph
        .tied()
        .into_iter()
        .zip(&graph.goals)
        .enumerate()
        .filter(|(place, (is_tied, goal))| !is_tied && goal.is_open && !known.contains(place))
        .map(|(place, _)| place)
        .collect();
    Findings {
        unsupported,
        serves_nothing,
        alone,
        circles: graph.circles.clone(),
    }
}

impl Findings {
    /// Whether nothing stands out.
    pub fn is_empty(&self) -> bool {
        self.unsupported.is_empty()
            && self.serves_nothing.is_empty()
            && self.alone.is_empty()
            && self.circles.is_empty()
    }

    /// What stands out on a part of the graph, by the places there. A circle stays if any of its goals is in sight.
    pub fn on(&self, whole: &Graph, part: &Graph) -> Self {
        let moved = |places: &[usize]| -> Vec<usize> {
            let there = |place: &usize| part.place(&whole.goal(*place)?.id);
            places.iter().filter_map(there).collect()
        };
        Self {
            unsupported: moved(&self.unsupported),
            serves_nothing: moved(&self.serves_nothing),
            alone: moved(&self.alone),
            circles: self
                .circles
                .iter()
                .map(|circle| moved(circle))
                .filter(|circle| !circle.is_empty())
                .collect(),
        }
    }

    /// "12 objectives and 9 KPIs. 2 KPIs are missed and nothing improves them; 3 objectives are not linked to a KPI or objective."
    pub fn sentence(&self, graph: &Graph) -> String {
        let kpis = graph.goals.iter().filter(|goal| goal.is_kpi).count();
        let objectives = graph.goals.len() - kpis;
        let mut parts = Vec::new();
        match self.unsupported.len() {
            0 => {}
            1 => parts.push("1 missed KPI has no objective".to_owned()),
            many => parts.push(format!("{many} missed KPIs have no objective")),
        }
        match self.serves_nothing.len() {
            0 => {}
            1 => parts.push("1 objective isn’t linked to anything".to_owned()),
            many => parts.push(format!("{many} objectives aren’t linked to anything")),
        }
        match self.alone.len() {
            0 => {}
            1 => parts.push("1 goal is not linked".to_owned()),
            many => parts.push(format!("{many} goals are not linked")),
        }
        match self.circles.as_slice() {
            [] => {}
            [circle] if circle.len() == 1 => parts.push("1 objective serves itself".to_owned()),
            [circle] => parts.push(format!("{} goals serve each other in a loop", circle.len())),
            many => parts.push(format!(
                "{} loops of goals serve only each other",
                many.len()
            )),
        }
        let told = if parts.is_empty() {
            "Every goal is linked, and every missed KPI has an objective".to_owned()
        } else {
            parts.join("; ")
        };
        format!(
            "{} and {}. {told}.",
            count(objectives, "objective", "objectives"),
            count(kpis, "KPI", "KPIs")
        )
    }
}
