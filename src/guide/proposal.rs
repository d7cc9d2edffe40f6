//! The draft a verdict leads to: what the answers and the wish say filled in, everything else left open.

use super::answers::Answers;
use super::questions::Topic;
use super::verdict::Framework;
use super::wish::Wish;
use crate::domain::{
    Ambition, CycleLength, Entropy, Id, KeyResult, Kpi, Level, Link, Meaning, Nature, Objective,
    Record, Scope, State,
};

/// Drafts with what is known filled in. It never holds a number: nobody has said one yet.
///
/// The records carry the placeholder ids `kpi`, `objective` and `key-result` until [`Proposal::with_fresh_ids`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The KPI, if there is to be one.
    pub kpi: Option<Kpi>,
    /// The objective, if there is to be one. Its cycle is still to be chosen.
    pub objective: Option<Objective>,
    /// What is known of its key results.
    pub key_results: Vec<KeyResult>,
    /// What they mean for each other.
    pub links: Vec<Link>,
    /// How long the objective's cycle should be.
    pub cycle: Option<CycleLength>,
}

impl Proposal {
    /// Drafts what the framework asks for: the verdict's, or the one a person chose over it.
    pub fn new(answers: &Answers, framework: Framework, wish: &str) -> Self {
        let wish = Wish::read(wish);
        let kpi = (framework != Framework::Okr).then(|| kpi(answers, &wish));
        let objective = (framework != Framework::Kpi).then(|| objective(answers, framework, &wish));
        let mut proposal = Self {
            cycle: objective.is_some().then(|| cycle(answers)),
            kpi,
            objective,
            ..Self::default()
        };
        if let (Some(kpi), Some(objective)) = (&proposal.kpi, &proposal.objective) {
            // DOMAIN §1: where KPI and OKR meet. The KPI's readings are the key result's check-ins.
            proposal.key_results.push(KeyResult {
                id: Id::from_text("key-result"),
                objective: objective.id.clone(),
                title: kpi.name.clone(),
                nature: kpi.nature,
                ..KeyResult::default()
            });
        }
        proposal.linked()
    }

    /// The same drafts with ids of their own.
    pub fn with_fresh_ids(mut self, entropy: &mut dyn Entropy) -> Self {
        if let Some(kpi) = &mut self.kpi {
            kpi.id = Id::random(entropy);
        }
        if let Some(objective) = &mut self.objective {
            objective.id = Id::random(entropy);
            for key_result in &mut self.key_results {
                key_result.id = Id::random(entropy);
                key_result.objective = objective.id.clone();
            }
        }
        self.linked()
    }

    /// The goals, KPI first: what a kept decision names.
    pub fn goals(&self) -> Vec<Id> {
        let kpi = self.kpi.iter().map(|kpi| &kpi.id);
        let objective = self.objective.iter().map(|objective| &objective.id);
        kpi.chain(objective).cloned().collect()
    }

    /// Everything as records, ready to save.
    pub fn into_records(self) -> Vec<Record> {
        let mut records: Vec<Record> = Vec::new();
        records.extend(self.kpi.map(Record::from));
        records.extend(self.objective.map(Record::from));
        records.extend(self.key_results.into_iter().map(Record::from));
        records.extend(self.links.into_iter().map(Record::from));
        records
    }

    fn linked(mut self) -> Self {
        self.links.clear();
        if let (Some(kpi), Some(objective)) = (&self.kpi, &self.objective) {
            self.links
                .push(Link::new(&objective.id, Meaning::Improves, &kpi.id));
            let measured = self.key_results.iter();
            self.links.extend(
                measured.map(|key_result| Link::new(&key_result.id, Meaning::MeasuredBy, &kpi.id)),
            );
        }
        self
    }
}

fn kpi(answers: &Answers, wish: &Wish) -> Kpi {
    Kpi {
        id: Id::from_text("kpi"),
        name: wish.metric.clone(),
        nature: answers
            .is(Topic::Influence, "late")
            .then_some(Nature::Lagging),
        scope: match answers.get(Topic::Team).map(|answer| answer.key) {
            Some("person") => Some(Scope::Person),
            Some("team") => Some(Scope::Team),
            _ => None,
        },
        ..Kpi::default()
    }
}

fn objective(answers: &Answers, framework: Framework, wish: &Wish) -> Objective {
    // Neither a complaint nor, beside its KPI, a bare metric says where to go.
    let is_bare = framework == Framework::Both && wish.title == wish.metric;
    let title = if !wish.metric.is_empty() && (is_bare || wish.is_complaint) {
        let verb = match answers.get(Topic::Goal).map(|answer| answer.key) {
            Some("win-back") => "Win back",
            Some("hold" | "watch") => "Secure",
            _ => "Improve",
        };
        format!("{verb} {}", lower_first(&wish.metric))
    } else {
        wish.title.clone()
    };
    Objective {
        id: Id::from_text("objective"),
        title,
        why: wish.why.clone(),
        level: match answers.get(Topic::Team).map(|answer| answer.key) {
            Some("person" | "team") => Some(Level::Operational),
            _ => None,
        },
        ambition: answers.get(Topic::Ambition).map(|answer| match answer.key {
            "stretch" | "leap" => Ambition::Aspirational,
            _ => Ambition::Committed,
        }),
        state: State::Draft,
        ..Objective::default()
    }
}

/// The length of the cycle; a quarter where the time frame says nothing else (DOMAIN §1).
fn cycle(answers: &Answers) -> CycleLength {
    match answers.get(Topic::Timeframe).map(|answer| answer.key) {
        Some("year") => CycleLength::Year,
        Some("half") => CycleLength::Half,
        _ => CycleLength::Quarter,
    }
}

/// Begins in lower case, unless the first word is an abbreviation.
fn lower_first(text: &str) -> String {
    let mut rest = text.chars();
    match (rest.next(), rest.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(rest).collect()
        }
        _ => text.to_owned(),
    }
}
