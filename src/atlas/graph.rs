//! Goals and what ties them.

use super::circles::mark_circles;
use super::tie::{Tie, is_support};
use crate::domain::letters::to_lowercase;
use crate::domain::{
    Cycle, Date, Gathered, Id, Level, Meaning, Objective, Ordered, Scope, SortedMap, SortedSet,
    State, Workspace,
};

/// Whose goal it is, from the company down to a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The whole organisation; a strategic objective.
    #[default]
    Company,
    /// A department; a tactical objective.
    Department,
    /// A team; an operational objective.
    Team,
    /// One person.
    Person,
}

impl Tier {
    /// All of them from the top, with the word of the address and the word people read.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Company, "company", "Company"),
        (Self::Department, "department", "Departments"),
        (Self::Team, "team", "Teams"),
        (Self::Person, "person", "Persons"),
    ];
}

/// One goal on the map: a KPI or an objective. Key results stand for their objective.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Goal {
    /// Its id.
    pub id: Id,
    /// Whether it is a KPI; else an objective.
    pub is_kpi: bool,
    /// Name or title.
    pub title: String,
    /// How far up it is set.
    pub tier: Tier,
    /// The objective's team, the KPI's scope; may be empty.
    pub team: String,
    /// Its owner; may be empty.
    pub owner: String,
    /// The objective's cycle.
    pub cycle: Option<Id>,
    /// Whether it still counts: a draft or running objective, a KPI that is not retired.
    pub is_open: bool,
}

/// How a goal is related to a chosen one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChainReach {
    /// Not at all.
    #[default]
    None,
    /// It is the one.
    Own,
    /// The chosen one serves it, directly or through others.
    Served,
    /// It serves the chosen one, directly or through others.
    Serving,
    /// It guards or is guarded, or was carried over.
    Beside,
}

/// Goals and ties in an order that depends on nothing but what they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// By tier, team, title.
    pub goals: Vec<Goal>,
    /// By their ends.
    pub ties: Vec<Tie>,
    /// Goals that serve each other in a circle, each circle once.
    pub circles: Vec<Vec<usize>>,
}

impl Graph {
    /// All goals of the workspace.
    pub fn of(workspace: &Workspace, today: Date) -> Self {
        let mut goals: Vec<Goal> = workspace.objectives().map(objective).collect();
        goals.extend(workspace.kpis().map(|kpi| Goal {
            id: kpi.id.clone(),
            is_kpi: true,
            title: kpi.name.clone(),
            tier: match kpi.scope {
                None | Some(Scope::Organisation) => Tier::Company,
                Some(Scope::Department) => Tier::Department,
                Some(Scope::Team) => Tier::Team,
                Some(Scope::Person) => Tier::Person,
            },
            team: kpi.scope_name.clone(),
            owner: kpi.owner.clone(),
            cycle: None,
            is_open: kpi.retired.is_none_or(|day| day > today),
        }));
        goals.order_by(|one, other| {
            let key = |goal: &Goal| {
                (
                    goal.tier,
                    to_lowercase(&goal.team),
                    to_lowercase(&goal.title),
                )
            };
            key(one)
                .cmp(&key(other))
                .then_with(|| one.id.cmp(&other.id))
        });
        let places: SortedMap<&Id, usize> = goals
            .iter()
            .enumerate()
            .map(|(place, goal)| (&goal.id, place))
            .into_map();
        // A key result stands for its objective.
        let place = |id: &Id| {
            let goal = workspace.key_result(id).map_or(id, |it| &it.objective);
            places.get(goal).copied()
        };
        let mut tied: SortedMap<(usize, usize), SortedSet<Meaning>> = SortedMap::new();
        for link in workspace.links() {
            if let (Some(from), Some(to)) = (place(&link.from), place(&link.to)) {
                // A key result carried over within its own objective says nothing here.
                if from != to || is_support(link.meaning) {
                    tied.change((from, to), |meanings| meanings.insert(link.meaning));
                }
            }
        }
        let ties = tied
            .into_iter()
            .map(|((from, to), meanings)| Tie {
                from,
                to,
                meanings: meanings.into_iter().collect(),
                in_circle: false,
                is_back: false,
            })
            .collect();
        Self::new(goals, ties)
    }

    /// A graph with its circles marked.
    pub fn new(goals: Vec<Goal>, mut ties: Vec<Tie>) -> Self {
        let circles = mark_circles(goals.len(), &mut ties);
        Self {
            goals,
            ties,
            circles,
        }
    }

    /// The goal at a place.
    pub fn goal(&self, place: usize) -> Option<&Goal> {
        self.goals.get(place)
    }

    /// Where the goal with this id stands in the list.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.goals.iter().position(|goal| &goal.id == id)
    }

    /// The part of the graph that these goals make, with the ties between them. Circles are those of the part.
    pub fn part(&self, keep: &[bool]) -> Self {
        let mut moved: Vec<Option<usize>> = Vec::with_capacity(self.goals.len());
        let mut goals = Vec::new();
        for (place, goal) in self.goals.iter().enumerate() {
            let is_kept = keep.get(place).copied().unwrap_or(false);
            moved.push(is_kept.then_some(goals.len()));
            if is_kept {
                goals.push(goal.clone());
            }
        }
        let new = |place: usize| moved.get(place).copied().flatten();
        let ties = self
            .ties
            .iter()
            .filter_map(|tie| {
                Some(Tie {
                    from: new(tie.from)?,
                    to: new(tie.to)?,
                    ..tie.clone()
                })
            })
            .collect();
        Self::new(goals, ties)
    }

    /// Whether each goal has any tie.
    pub fn tied(&self) -> Vec<bool> {
        let mut tied = vec![false; self.goals.len()];
        for tie in &self.ties {
            for end in [tie.from, tie.to] {
                if let Some(is_tied) = tied.get_mut(end) {
                    *is_tied = true;
                }
            }
        }
        tied
    }

    /// How every goal is related to one.
    pub fn chain(&self, own: usize) -> Vec<ChainReach> {
        let mut reach = vec![ChainReach::None; self.goals.len()];
        let mark = |reach: &mut Vec<ChainReach>, place: usize, as_what: ChainReach| {
            let slot = reach
                .get_mut(place)
                .filter(|slot| **slot == ChainReach::None);
            slot.map(|slot| *slot = as_what).is_some()
        };
        mark(&mut reach, own, ChainReach::Own);
        for as_what in [ChainReach::Served, ChainReach::Serving] {
            let next = self.neighbours(as_what == ChainReach::Served);
            let mut open = vec![own];
            while let Some(place) = open.pop() {
                for &other in next.get(place).into_iter().flatten() {
                    if mark(&mut reach, other, as_what) {
                        open.push(other);
                    }
                }
            }
        }
        for tie in self.ties.iter().filter(|tie| !tie.is_support()) {
            if tie.from == own {
                mark(&mut reach, tie.to, ChainReach::Beside);
            } else if tie.to == own {
                mark(&mut reach, tie.from, ChainReach::Beside);
            }
        }
        reach
    }

    /// For each goal those it serves (`up`), or those that serve it.
    pub fn neighbours(&self, up: bool) -> Vec<Vec<usize>> {
        let mut lists: Vec<Vec<usize>> = vec![Vec::new(); self.goals.len()];
        for tie in self.ties.iter().filter(|tie| tie.is_support()) {
            let (place, other) = if up {
                (tie.from, tie.to)
            } else {
                (tie.to, tie.from)
            };
            if let Some(list) = lists.get_mut(place) {
                list.push(other);
            }
        }
        lists
    }
}

impl Graph {
    /// The cycles its objectives run in, the latest first.
    pub fn cycles<'a>(&self, workspace: &'a Workspace) -> Vec<&'a Cycle> {
        let used: SortedSet<&Id> = self
            .goals
            .iter()
            .filter_map(|goal| goal.cycle.as_ref())
            .into_set();
        let mut cycles: Vec<&Cycle> = workspace
            .cycles()
            .filter(|cycle| used.contains(&cycle.id))
            .collect();
        cycles.order_by_key(|cycle| std::cmp::Reverse((cycle.start, cycle.end)));
        cycles
    }
}

fn objective(objective: &Objective) -> Goal {
    Goal {
        id: objective.id.clone(),
        is_kpi: false,
        title: objective.title.clone(),
        tier: match objective.level {
            Some(Level::Strategic) => Tier::Company,
            Some(Level::Tactical) => Tier::Department,
            Some(Level::Operational) => Tier::Team,
            None if objective.team.is_empty() => Tier::Company,
            None => Tier::Team,
        },
        team: objective.team.clone(),
        owner: objective.owner.clone(),
        cycle: objective.cycle.clone(),
        is_open: matches!(objective.state, State::Draft | State::Running),
    }
}
