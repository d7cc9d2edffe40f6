//! The draft a verdict leads to: what the answers and the wish say filled in, everything else left open.

use super::answers::Answers;
use super::framework::Framework;
use super::questions::Topic;
use super::wish::Wish;
use crate::domain::letters::{is_lowercase, small_letters};
use crate::domain::{
    Ambition, CycleLength, Date, Direction, Entropy, Id, KeyResult, KeyResultKind, Kpi, Level,
    Link, Meaning, Nature, Objective, Record, Scope, State, Unit,
};
use crate::learn::{CounterMetric, counter_metric};
use crate::phrase::{Context, Field};

/// Drafts with what is known filled in. It holds no number that the wish does not say.
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
    /// The KPI that is there already, if it takes the place of a new one.
    pub kept: Option<Id>,
    /// What they mean for each other.
    pub links: Vec<Link>,
    /// How long the objective's cycle should be.
    pub cycle: Option<CycleLength>,
    /// The last day that the wish names; the cycle should hold it.
    pub due: Option<Date>,
    /// What should be watched beside the KPI.
    pub counter: Option<&'static CounterMetric>,
    /// Its name, as the person left it; empty for none.
    pub counter_name: String,
    /// The KPI that measures each key result, in their order, where more than the one KPI is in question.
    pub measured: Vec<Option<Id>>,
    /// What is saved with the draft and has no form of its own: further KPIs, and what guards what.
    pub along: Vec<Record>,
}

impl Proposal {
    /// Drafts what the framework asks for: the verdict's, or the one a person chose over it.
    pub fn new(answers: &Answers, framework: Framework, wish: &str, context: &Context) -> Self {
        let wish = Wish::read(wish, context);
        let kpi = (framework != Framework::Okr).then(|| kpi(answers, framework, &wish));
        let objective = (framework != Framework::Kpi).then(|| objective(answers, framework, &wish));
        let mut proposal = Self {
            cycle: objective.is_some().then(|| cycle(answers)),
            due: wish.key_result.due.filter(|_| objective.is_some()),
            counter: kpi.as_ref().and_then(|kpi| counter_metric(&kpi.name)),
            kpi,
            objective,
            ..Self::default()
        };
        let said = &wish.key_result;
        let has_numbers = said.target.is_some() || said.baseline.is_some() || said.band.is_some();
        if let Some(objective) = &proposal.objective
            && (proposal.kpi.is_some() || has_numbers)
        {
            let mut key_result = KeyResult {
                id: Id::from_text("key-result"),
                objective: objective.id.clone(),
                ..KeyResult::default()
            };
            let whole = [Field::Owner, Field::Cadence];
            said.fill(&mut key_result, &whole);
            if key_result.measure == KeyResultKind::Done {
                key_result.measure = KeyResultKind::default();
            }
            if let Some(kpi) = &proposal.kpi {
                // DOMAIN §1: where KPI and OKR meet. The KPI's readings are the key result's check-ins.
                key_result.title.clone_from(&kpi.name);
                key_result.nature = kpi.nature;
            }
            proposal.key_results.push(key_result);
        }
        proposal.linked()
    }

    /// The same with a KPI that is kept already in place of a new one of the same name: the objective improves that one, and its
    /// last reading is where the key result starts, unless the wish says so.
    pub fn on_kept(mut self, kpi: &Kpi, last: Option<f64>) -> Self {
        if self.objective.is_none() {
            return self;
        }
        for key_result in &mut self.key_results {
            let is_open = key_result.baseline.is_none()
                && key_result.target.is_none()
                && key_result.band.is_none();
            if is_open && kpi.direction == Some(Direction::Down) {
                key_result.measure = KeyResultKind::Decrease;
            }
            if is_open || key_result.unit == Unit::Number {
                key_result.unit = kpi.unit.clone();
            }
            // A start in another unit is none, and a limit has no start.
            if key_result.unit == kpi.unit && key_result.band.is_none() {
                key_result.baseline = key_result.baseline.or(last);
            }
            key_result.decimals = kpi.decimals;
            key_result.nature = kpi.nature;
            key_result.title.clone_from(&kpi.name);
        }
        self.kpi = None;
        self.counter = None;
        self.kept = Some(kpi.id.clone());
        self.linked()
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
        records.extend(self.along);
        records
    }

    pub(super) fn linked(mut self) -> Self {
        self.links.clear();
        if let Some(objective) = &self.objective {
            for (key_result, kpi) in self.key_results.iter().zip(&self.measured) {
                if let Some(kpi) = kpi {
                    self.links
                        .push(Link::new(&objective.id, Meaning::Improves, kpi));
                    self.links
                        .push(Link::new(&key_result.id, Meaning::MeasuredBy, kpi));
                }
            }
        }
        let kpi = self.kpi.as_ref().map(|kpi| &kpi.id);
        if let (Some(kpi), Some(objective)) = (kpi.or(self.kept.as_ref()), &self.objective) {
            self.links
                .push(Link::new(&objective.id, Meaning::Improves, kpi));
            let measured = self.key_results.iter();
            self.links.extend(
                measured.map(|key_result| Link::new(&key_result.id, Meaning::MeasuredBy, kpi)),
            );
        }
        self
    }
}

fn kpi(answers: &Answers, framework: Framework, wish: &Wish) -> Kpi {
    let mut kpi = Kpi::default();
    // Beside an OKR the target belongs to the key result; a limit to keep is the KPI's either way.
    let has_target = framework == Framework::Kpi && !wish.is_complaint || wish.has_limits;
    let left: &[Field] = if has_target { &[] } else { &[Field::Target] };
    wish.kpi.fill(&mut kpi, left);
    if !has_target && kpi.unit == Unit::Number && wish.kpi.target.is_none() {
        // Nothing but a guess from the name: the form asks.
        kpi.direction = None;
    }
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
        ..kpi
    }
}

fn objective(answers: &Answers, framework: Framework, wish: &Wish) -> Objective {
    // Neither a complaint nor, beside its KPI, a bare metric says where to go.
    let is_bare =
        framework == Framework::Both && wish.is_name && wish.title.starts_with(&wish.metric);
    let title = if wish.is_complaint && wish.metric.is_empty() {
        String::new()
    } else if !wish.metric.is_empty() && !wish.counted.is_empty() {
        format!("{} {}", wish.counted, lower_first(&wish.metric))
    } else if !wish.metric.is_empty() && (is_bare || wish.is_complaint || wish.title.is_empty()) {
        let thing = lower_first(&wish.metric);
        match answers.get(Topic::Goal).map(|answer| answer.key) {
            Some("win-back") => format!("Win back {thing}"),
            Some("hold" | "watch") => format!("Secure {thing}"),
            _ if !wish.becomes.is_empty() && !is_quantity(&thing) => {
                format!("Make {thing} {}", wish.becomes)
            }
            _ => format!("Improve {thing}"),
        }
    } else {
        wish.title.clone()
    };
    Objective {
        id: Id::from_text("objective"),
        title,
        why: wish.why.clone(),
        owner: wish.key_result.owner.clone().unwrap_or_default(),
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

/// Whether a name is that of a quantity, which has no pace of its own: "response time" is not made faster.
fn is_quantity(name: &str) -> bool {
    const QUANTITIES: &str =
        "time times rate share score cost costs number price prices level days";
    let last = name.split(' ').next_back().unwrap_or_default();
    QUANTITIES
        .split(' ')
        .any(|word| word.eq_ignore_ascii_case(last))
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
        (Some(first), Some(second)) if is_lowercase(second) => {
            small_letters(std::iter::once(first)).chain(rest).collect()
        }
        _ => text.to_owned(),
    }
}
