//! What the coach says about all goals: the set itself, then each goal with open findings.

use super::goal::{edit_route, is_coached, of_okr};
use super::{Advice, PutAside, To, ToldFinding, counts};
use crate::coach::{Assessment, Finding, Severity, assess_kpi, assess_set};
use crate::domain::{Date, Kind, Ordered, Ref, Workspace};
use crate::route::{Query, Route};

/// What the coach says about the workspace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    /// S1-S5 over all goals.
    pub set: Advice,
    /// The goals with open findings, those with the gravest first, of these the weakest.
    pub standings: Vec<CoachedGoal>,
    /// What was dismissed about single goals.
    pub put_aside: Vec<PutAside>,
    /// How many goals it looked at.
    pub goals: usize,
}

/// How one goal stands with the coach.
#[derive(Clone, Debug, PartialEq)]
pub struct CoachedGoal {
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
    let mut survey = Survey::new(workspace, today);
    while survey.step(workspace) {}
    survey.whole()
}

/// The same in steps, so that a large workspace never keeps the browser from drawing.
#[derive(Clone, Debug)]
pub struct Survey {
    today: Date,
    /// KPIs and objectives that are still to be looked at.
    left: std::vec::IntoIter<Ref>,
    is_begun: bool,
    whole: Whole,
}

impl Survey {
    /// Notes which goals there are; none is looked at yet.
    pub fn new(workspace: &Workspace, today: Date) -> Self {
        let kpis = workspace.kpis().map(|kpi| Ref::new(Kind::Kpi, &kpi.id));
        let objectives = workspace.objectives();
        let objectives = objectives.map(|one| Ref::new(Kind::Objective, &one.id));
        let goals = kpis.chain(objectives);
        let goals: Vec<Ref> = goals
            .filter(|goal| is_coached(workspace, goal, today))
            .collect();
        Self {
            today,
            left: goals.into_iter(),
            is_begun: false,
            whole: Whole::default(),
        }
    }

    /// Looks at all goals together, then with each step at one KPI or one objective with its key results; false when none is left.
    pub fn step(&mut self, workspace: &Workspace) -> bool {
        if !self.is_begun {
            self.is_begun = true;
            self.whole.set = together(workspace, self.today);
            return true;
        }
        let Some(goal) = self.left.next() else {
            return false;
        };
        if let Some(kpi) = workspace.kpi(&goal.id) {
            let assessment = assess_kpi(workspace, kpi, self.today);
            let (name, owner) = (&kpi.name, &kpi.owner);
            self.whole
                .look(workspace, goal, assessment, name, owner, None);
        } else if let Some(objective) = workspace.objective(&goal.id) {
            for (part, assessment) in of_okr(workspace, objective, self.today, None) {
                let is_objective = part == goal;
                let name = workspace.get(&part).map_or("", |record| record.name());
                let about = if is_objective {
                    &objective.owner
                } else {
                    &objective.title
                };
                let above = (!is_objective).then(|| goal.clone());
                self.whole
                    .look(workspace, part, assessment, name, about, above);
            }
        }
        true
    }

    /// What was seen, in its order.
    pub fn whole(mut self) -> Whole {
        self.whole.standings.order_by(|one, other| {
            (other.worst, one.strength)
                .partial_cmp(&(one.worst, other.strength))
                .unwrap_or(std::cmp::Ordering::Equal)
                .then_with(|| one.name.cmp(&other.name))
        });
        self.whole
    }
}

/// S1-S5 over all goals.
fn together(workspace: &Workspace, today: Date) -> Advice {
    let tell = |finding: Finding| {
        let goal = finding.goal.clone();
        let to = goal.as_ref().and_then(|goal| page(workspace, goal));
        let about = goal.and_then(|goal| workspace.get(&goal).map(|it| it.name().to_owned()));
        ToldFinding {
            finding,
            about: about.unwrap_or_default(),
            to: To::Page(to.unwrap_or_else(|| Route::Okrs(Query::new()))),
            is_ahead: false,
        }
    };
    let mut set = Advice::default();
    set.add(workspace, assess_set(workspace, today), &tell);
    set.settle()
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
            aside.add(workspace, assessment, &|finding| ToldFinding {
                finding,
                about: name.to_owned(),
                to: to.clone(),
                is_ahead: false,
            });
            self.put_aside.append(&mut aside.put_aside);
        }
        if let Some(worst) = worst {
            self.standings.push(CoachedGoal {
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
