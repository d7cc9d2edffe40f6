//! What the coach says about all goals: the set itself, then each goal with open findings.

use super::goal::{edit_route, is_coached, of_okr};
use super::{Advice, PutAside, To, Told, counts};
use crate::coach::{Assessment, Finding, Severity, assess_kpi, assess_set};
use crate::domain::{Date, Kind, Ordered, Ref, Workspace};
use crate::route::{Query, Route};

/// What the coach says about the workspace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    /// S1-S5 over all goals.
    pub set: Advice,
    /// The goals with open findings, those with the gravest first, of these the weakest.
    pub standings: Vec<Standing>,
    /// What was dismissed about single goals.
    pub put_aside: Vec<PutAside>,
    /// How many goals it looked at.
    pub goals: usize,
}

/// How one goal stands with the coach.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The goal.
    pub goal: Ref,
    /// Its name or title.
    pub name: String,
    /// Whose it is, or for a key result what it belongs to.
    pub about: String,
    /// Its gravest finding.
    pub worst: Severity,
    /// How many must, should and consider.
    pub counts: [usize; 3],
    /// The share of checks that pass, 0-1.
    pub strength: f64,
    /// For a key result the objective, so that both can be asked for together.
    pub parent: Option<Ref>,
}

/// Everything the coach page shows, but the findings of single goals, which are looked at when they are opened.
pub fn whole(workspace: &Workspace, today: Date) -> Whole {
    let mut whole = Whole::default();
    let set = assess_set(workspace, today);
    let tell = |finding: Finding| {
        let goal = finding.goal.clone();
        let to = goal.as_ref().and_then(|goal| page(workspace, goal));
        let about = goal.and_then(|goal| workspace.get(&goal).map(|it| it.name().to_owned()));
        Told {
            finding,
            about: about.unwrap_or_default(),
            to: To::Page(to.unwrap_or_else(|| Route::Okrs(Query::new()))),
            is_ahead: false,
        }
    };
    whole.set.add(workspace, set, &tell);
    whole.set = std::mem::take(&mut whole.set).settle();
    for kpi in workspace.kpis() {
        let goal = Ref::new(Kind::Kpi, &kpi.id);
        if is_coached(workspace, &goal, today) {
            let assessment = assess_kpi(workspace, kpi, today);
            whole.look(workspace, goal, assessment, &kpi.name, &kpi.owner, None);
        }
    }
    for objective in workspace.objectives() {
        let parent = Ref::new(Kind::Objective, &objective.id);
        if !is_coached(workspace, &parent, today) {
            continue;
        }
        for (goal, assessment) in of_okr(workspace, objective, today, None) {
            let is_objective = goal == parent;
            let name = workspace.get(&goal).map_or("", |record| record.name());
            let about = if is_objective {
                &objective.owner
            } else {
                &objective.title
            };
            let above = (!is_objective).then(|| parent.clone());
            whole.look(workspace, goal, assessment, name, about, above);
        }
    }
    whole.standings.order_by(|one, other| {
        (other.worst, one.strength)
            .partial_cmp(&(one.worst, other.strength))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then_with(|| one.name.cmp(&other.name))
    });
    whole
}

impl Whole {
    fn look(
        &mut self,
        workspace: &Workspace,
        goal: Ref,
        assessment: Assessment,
        name: &str,
        about: &str,
        parent: Option<Ref>,
    ) {
        self.goals += 1;
        let (counts, strength) = (counts(&assessment.findings), assessment.strength.value);
        // The weightiest comes first.
        let worst = assessment.findings.first().map(|one| one.severity);
        let name = if name.is_empty() {
            "Without a name"
        } else {
            name
        };
        if !assessment.dismissed.is_empty() {
            let to = To::Page(edit_route(workspace, &goal).unwrap_or(Route::Today));
            let mut aside = Advice::default();
            aside.add(workspace, assessment, &|finding| Told {
                finding,
                about: name.to_owned(),
                to: to.clone(),
                is_ahead: false,
            });
            self.put_aside.append(&mut aside.put_aside);
        }
        if let Some(worst) = worst {
            self.standings.push(Standing {
                goal,
                name: name.to_owned(),
                about: about.to_owned(),
                worst,
                counts,
                strength,
                parent,
            });
        }
    }
}

/// The page of a goal; for a cycle the list of what runs in it.
fn page(workspace: &Workspace, goal: &Ref) -> Option<Route> {
    workspace.get(goal)?;
    Some(match goal.kind {
        Kind::Kpi => Route::Kpi(goal.id.clone()),
        Kind::Objective => Route::Objective(goal.id.clone()),
        Kind::KeyResult => Route::KeyResult(goal.id.clone()),
        _ => Route::Okrs(Query::from([(
            "cycle".to_owned(),
            goal.id.as_str().to_owned(),
        )])),
    })
}
