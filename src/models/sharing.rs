//! What goes into a file for a colleague: whose goals, by team, owner, cycle, or one by one, and what goes along with them.

use super::{FilterFacts, GoalKind, Options, Sight, different, dotted, options};
use crate::domain::letters::to_lowercase;
use crate::domain::{Gathered, Id, Ordered, SortedSet, Visibility};
use crate::route::Query;

/// A goal that can be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedGoal {
    /// The goal.
    pub id: Id,
    /// Its name or title.
    pub name: String,
    /// KPI or objective.
    pub kind: GoalKind,
    /// Team, owner and cycle in one line.
    pub about: String,
    /// Whether it is private.
    pub is_private: bool,
    team: String,
    owner: String,
    cycle: String,
}

/// Whose goals go into the file. Kept on this device between visits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only of this team; empty for all.
    pub team: String,
    /// Only of this owner; empty for all.
    pub owner: String,
    /// Only of this cycle; empty for all. KPIs run in none and come along.
    pub cycle: String,
    /// Goals of those that are taken out by hand.
    pub without: SortedSet<Id>,
}

/// All goals, objectives first, by name.
pub fn goals(sight: &Sight) -> Vec<SharedGoal> {
    let workspace = sight.workspace;
    let objectives = workspace.objectives().map(|one| {
        let cycle = workspace.cycle_of(one);
        let cycle = cycle.map_or("", |cycle| cycle.name.as_str());
        SharedGoal {
            id: one.id.clone(),
            name: one.title.clone(),
            kind: GoalKind::Okr,
            about: dotted([one.team.as_str(), &one.owner, cycle]),
            is_private: one.visibility == Visibility::Kept,
            team: one.team.clone(),
            owner: one.owner.clone(),
            cycle: cycle.to_owned(),
        }
    });
    let kpis = workspace.kpis().map(|one| SharedGoal {
        id: one.id.clone(),
        name: one.name.clone(),
        kind: GoalKind::Kpi,
        about: dotted([one.scope_name.as_str(), &one.owner]),
        is_private: one.visibility == Visibility::Kept,
        team: one.scope_name.clone(),
        owner: one.owner.clone(),
        cycle: String::new(),
    });
    let mut all: Vec<SharedGoal> = objectives.chain(kpis).collect();
    all.order_by_key(|goal| (goal.kind == GoalKind::Kpi, to_lowercase(&goal.name)));
    all
}

impl Choice {
    /// The goals that it is about, those taken out included; private ones only where they may go along.
    pub fn of<'a>(
        &'a self,
        all: &'a [SharedGoal],
        with_private: bool,
    ) -> impl Iterator<Item = &'a SharedGoal> {
        let fits = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        all.iter().filter(move |goal| {
            (with_private || !goal.is_private)
                && fits(&self.team, &goal.team)
                && fits(&self.owner, &goal.owner)
                && (goal.kind == GoalKind::Kpi || fits(&self.cycle, &goal.cycle))
        })
    }

    /// The goals that go into the file; none where that is everything.
    pub fn only(&self, all: &[SharedGoal], with_private: bool) -> Option<SortedSet<Id>> {
        let chosen: SortedSet<Id> = self
            .of(all, with_private)
            .filter(|goal| !self.without.contains(&goal.id))
            .map(|goal| goal.id.clone())
            .into_set();
        let may = all.iter().filter(|goal| with_private || !goal.is_private);
        (chosen.len() < may.count()).then_some(chosen)
    }

    /// Whose it is, for the name of the file: `onboarding-ada`; empty for everybody's.
    pub fn file_words(&self) -> String {
        let words = [&self.team, &self.owner, &self.cycle].map(|text| {
            let letters = text.chars().filter_map(|sign| match sign {
                ' ' | '-' | '_' | '.' => Some('-'),
                sign if sign.is_ascii_alphanumeric() => Some(sign.to_ascii_lowercase()),
                _ => None,
            });
            letters.collect::<String>()
        });
        let words: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .filter(|it| !it.is_empty())
            .collect();
        words.join("-")
    }

    /// The filters with what can be chosen.
    pub fn filters(&self, all: &[SharedGoal]) -> Vec<FilterFacts> {
        let cycles: Options = {
            let names = all.iter().map(|goal| goal.cycle.as_str());
            let names: SortedSet<&str> = names.filter(|name| !name.is_empty()).into_set();
            options(names.into_iter().map(|name| (name, name)))
        };
        let chosen = [
            ("team", &self.team),
            ("owner", &self.owner),
            ("cycle", &self.cycle),
        ];
        let query: Query = chosen
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.clone()))
            .collect();
        vec![
            FilterFacts::of(
                &query,
                ("Team", "team"),
                "All teams",
                different(all.iter().map(|it| &it.team)),
            ),
            FilterFacts::of(
                &query,
                ("Owner", "owner"),
                "Everyone",
                different(all.iter().map(|it| &it.owner)),
            ),
            FilterFacts::of(&query, ("Cycle", "cycle"), "All cycles", cycles),
        ]
    }

    /// Chooses a value of a filter. What was taken out by hand belonged to the choice before.
    pub fn set(&mut self, name: &str, value: &str) {
        let place = match name {
            "team" => &mut self.team,
            "owner" => &mut self.owner,
            _ => &mut self.cycle,
        };
        value.clone_into(place);
        self.without = SortedSet::new();
    }

    /// Written for keeping: one line each.
    pub fn written(&self) -> String {
        let without: Vec<&str> = self.without.iter().map(Id::as_str).collect();
        [
            self.team.as_str(),
            &self.owner,
            &self.cycle,
            &without.join(" "),
        ]
        .join("\n")
    }

    /// Reads what was kept; anything else is no choice.
    pub fn from_written(text: &str) -> Self {
        let mut lines = text.split('\n').map(str::to_owned);
        let mut next = || lines.next().unwrap_or_default();
        Self {
            team: next(),
            owner: next(),
            cycle: next(),
            without: next().split_whitespace().map(Id::from_text).into_set(),
        }
    }
}

/// How large a file is, as people say it: "12 KB".
pub fn size_words(bytes: usize, sight: &Sight) -> String {
    let number = |value: f64, places| sight.figures.number(value, Some(places));
    match bytes {
        0..1_000_000 => format!("{} KB", number((bytes as f64 / 1000.0).ceil(), 0)),
        _ => format!("{} MB", number(bytes as f64 / 1e6, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Kpi, Objective, Workspace};
    use crate::models::tests::{autumn, id, kpi, objective, see};

    fn all() -> Vec<SharedGoal> {
        let sales = Objective {
            team: "Sales".into(),
            ..objective("o", "Ada")
        };
        let hr = Objective {
            team: "People & HR".into(),
            ..objective("p", "Jo")
        };
        let secret = Kpi {
            visibility: Visibility::Kept,
            ..kpi("secret", "Ada")
        };
        let workspace = Workspace::from_records([
            autumn().into(),
            sales.into(),
            hr.into(),
            kpi("k", "Ada").into(),
            secret.into(),
        ]);
        see(&workspace, goals)
    }

    fn names(choice: &Choice, with_private: bool) -> Vec<String> {
        let all = all();
        let only = choice.only(&all, with_private);
        only.map_or_else(Vec::new, |ids| {
            ids.into_iter().map(|it| it.to_string()).collect()
        })
    }

    #[test]
    fn everything_is_no_selection_and_what_is_private_stays_out() {
        assert_eq!(Choice::default().only(&all(), false), None);
        let ada = Choice {
            owner: "Ada".into(),
            ..Choice::default()
        };
        assert_eq!(names(&ada, false), ["k", "o"]);
        assert_eq!(names(&ada, true), ["k", "o", "secret"]);
    }

    #[test]
    fn one_can_be_taken_out_until_another_choice_is_made() {
        let mut choice = Choice {
            owner: "Ada".into(),
            ..Choice::default()
        };
        choice.without.insert(id("o"));
        assert_eq!(names(&choice, false), ["k"]);
        assert_eq!(Choice::from_written(&choice.written()), choice);
        choice.set("team", "Sales");
        assert_eq!(names(&choice, false), ["o"]);
    }

    #[test]
    fn the_name_of_the_file_says_whose() {
        let choice = Choice {
            team: "People & HR".into(),
            owner: "Jo".into(),
            ..Choice::default()
        };
        assert_eq!(choice.file_words(), "people--hr-jo");
        assert_eq!(Choice::default().file_words(), "");
        assert_eq!(Choice::from_written(""), Choice::default());
    }
}
