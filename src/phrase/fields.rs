//! What a reading says about the fields of a form, so that a sentence fills them and leaves alone what a person set by hand.

use super::lexicon::{Doing, Sense};
use super::sentence::{ChangeOf, Context, Understood};
use super::token::{Token, tokens};
use crate::domain::letters::{is_uppercase, with_capital};
use crate::domain::{
    Band, Cadence, Date, DatedTarget, Direction, GREATEST, Initiative, KeyResult, KeyResultKind,
    Kpi, Unit,
};

/// The fields that a sentence can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Title or name.
    Title,
    /// How progress is computed.
    Measure,
    /// Unit.
    Unit,
    /// Where it starts.
    Baseline,
    /// Where it should end; a KPI's target.
    Target,
    /// The limit or band of a key result to hold.
    Band,
    /// Which way is good.
    Direction,
    /// How often it is measured.
    Cadence,
    /// The day it is due.
    Due,
    /// The owner.
    Owner,
}

/// What a sentence says about a key result. What it does not say is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyResultFields {
    /// The words that are left.
    pub title: Option<String>,
    /// How progress is computed.
    pub measure: Option<KeyResultKind>,
    /// Unit.
    pub unit: Option<Unit>,
    /// Where it starts.
    pub baseline: Option<f64>,
    /// Where it should end; computed from a relative change where the baseline is said too.
    pub target: Option<f64>,
    /// The limit or band.
    pub band: Option<Band>,
    /// How often it is checked.
    pub cadence: Option<Cadence>,
    /// The day it is due.
    pub due: Option<Date>,
    /// The owner.
    pub owner: Option<String>,
}

/// What a sentence says about a KPI. What it does not say is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpiFields {
    /// The metric, starting with a capital.
    pub name: Option<String>,
    /// Unit.
    pub unit: Option<Unit>,
    /// Which way is good.
    pub direction: Option<Direction>,
    /// The values that meet the target.
    pub target: Option<Band>,
    /// How often it is measured.
    pub cadence: Option<Cadence>,
    /// The owner.
    pub owner: Option<String>,
}

impl Understood {
    /// What the sentence says about a key result.
    pub fn key_result_fields(&self, context: &Context) -> KeyResultFields {
        let target = self
            .target
            .or_else(|| self.change?.target(self.baseline?))
            .filter(kept);
        let measure = self.measure(context, target);
        // "Zero incidents" is a limit to hold: from nowhere to 0 there is no way to go.
        let held = self.held(target);
        KeyResultFields {
            title: non_empty(capital(&self.title)),
            measure,
            unit: self.unit.clone(),
            baseline: self.baseline.filter(kept),
            target: if held.is_some() && self.band.is_none() {
                None
            } else {
                target
            },
            band: held.filter(|_| measure == Some(KeyResultKind::Hold)),
            cadence: self.cadence,
            due: self.due,
            owner: self.owner.clone(),
        }
    }

    /// What the sentence says about a KPI.
    pub fn kpi_fields(&self, context: &Context) -> KpiFields {
        let direction = self.kpi_direction(context);
        let target = self.band.or_else(|| {
            Some(Band::for_direction(
                direction.unwrap_or(Direction::Up),
                self.target.filter(kept)?,
            ))
        });
        KpiFields {
            name: non_empty(capital(if self.metric.is_empty() {
                &self.title
            } else {
                &self.metric
            })),
            unit: self.unit.clone(),
            direction,
            target,
            cadence: self.cadence,
            owner: self.owner.clone(),
        }
    }

    /// The work that the sentence names.
    pub fn initiative(&self) -> Initiative {
        Initiative {
            text: capital(&self.title),
            owner: self.owner.clone().unwrap_or_default(),
            due: self.due,
            done: self.checked == Some(true) || self.score.is_some_and(|score| score >= 1.0),
            ..Initiative::default()
        }
    }

    fn measure(&self, context: &Context, target: Option<f64>) -> Option<KeyResultKind> {
        if self.held(target).is_some() && target.is_none_or(|target| target == 0.0) {
            return Some(KeyResultKind::Hold);
        }
        let by_numbers = match (self.baseline, target) {
            (Some(baseline), Some(target)) if target < baseline => Some(KeyResultKind::Decrease),
            (Some(_), Some(_)) => Some(KeyResultKind::Increase),
            _ => None,
        };
        by_numbers.or_else(|| match self.direction {
            Some(Direction::Down) => Some(KeyResultKind::Decrease),
            Some(Direction::Up) => Some(KeyResultKind::Increase),
            Some(Direction::Hold) => self.band.map(|_| KeyResultKind::Hold),
            None if self.has_numbers() => Some(
                if self.falls(context) && self.target.is_some() && self.unit.is_some() {
                    KeyResultKind::Decrease
                } else {
                    KeyResultKind::Increase
                },
            ),
            // "Complete the design by March" is done or it is not.
            None => matches!(self.verb.as_ref()?.doing, Doing::Output | Doing::Activity)
                .then_some(KeyResultKind::Done),
        })
    }

    fn held(&self, target: Option<f64>) -> Option<Band> {
        let to_zero = target == Some(0.0) && self.baseline.is_none() && self.change.is_none();
        self.band.or_else(|| to_zero.then(|| Band::at_most(0.0)))
    }

    fn kpi_direction(&self, context: &Context) -> Option<Direction> {
        if let Some(band) = self.band {
            return Some(match (band.low, band.high) {
                (Some(_), None) => Direction::Up,
                (None, Some(_)) => Direction::Down,
                _ => Direction::Hold,
            });
        }
        match self.direction {
            Some(direction @ (Direction::Up | Direction::Down)) => Some(direction),
            _ if self.falls(context) => Some(Direction::Down),
            _ => self.names_metric(context).then_some(Direction::Up),
        }
    }

    /// Whether the metric is one that is better when it falls.
    pub fn falls(&self, context: &Context) -> bool {
        any_word(&self.metric, context, |sense| sense == Sense::Falling)
    }

    /// Whether the words name a metric.
    pub fn names_metric(&self, context: &Context) -> bool {
        any_word(&self.metric, context, |sense| {
            matches!(sense, Sense::Metric | Sense::Falling)
        })
    }
}

impl KeyResultFields {
    /// Fills a key result, except the fields that a person set by hand.
    pub fn fill(&self, key_result: &mut KeyResult, touched: &[Field]) {
        let free = |field| !touched.contains(&field);
        if free(Field::Title)
            && let Some(title) = &self.title
        {
            key_result.title.clone_from(title);
        }
        if free(Field::Measure)
            && let Some(measure) = self.measure
        {
            key_result.measure = measure;
        }
        if free(Field::Unit)
            && let Some(unit) = &self.unit
        {
            key_result.unit = unit.clone();
        }
        if free(Field::Baseline) && self.baseline.is_some() {
            key_result.baseline = self.baseline;
        }
        if free(Field::Target) && self.target.is_some() {
            key_result.target = self.target;
        }
        if free(Field::Band) && self.band.is_some() {
            key_result.band = self.band;
        }
        if free(Field::Cadence) && self.cadence.is_some() {
            key_result.cadence = self.cadence;
        }
        if free(Field::Due) && self.due.is_some() {
            key_result.due = self.due;
        }
        if free(Field::Owner)
            && let Some(owner) = &self.owner
        {
            key_result.owner.clone_from(owner);
        }
    }
}

impl KpiFields {
    /// Fills a KPI, except the fields that a person set by hand. Nobody dated its target.
    pub fn fill(&self, kpi: &mut Kpi, touched: &[Field]) {
        let free = |field| !touched.contains(&field);
        if free(Field::Title)
            && let Some(name) = &self.name
        {
            kpi.name.clone_from(name);
        }
        if free(Field::Unit)
            && let Some(unit) = &self.unit
        {
            kpi.unit = unit.clone();
        }
        if free(Field::Direction) && self.direction.is_some() {
            kpi.direction = self.direction;
        }
        if free(Field::Target)
            && let Some(target) = self.target
        {
            kpi.targets = vec![DatedTarget {
                from: DatedTarget::beginning(),
                target,
                alarm: None,
            }];
        }
        if free(Field::Cadence) && self.cadence.is_some() {
            kpi.cadence = self.cadence;
        }
        if free(Field::Owner)
            && let Some(owner) = &self.owner
        {
            kpi.owner.clone_from(owner);
        }
    }
}

impl super::sentence::Change {
    /// Whether the change is a share of the baseline, so that it says nothing without it.
    pub fn is_relative(&self) -> bool {
        matches!(self.of, ChangeOf::Percent | ChangeOf::Factor)
    }
}

/// The text with its first letter as a capital. Words with capitals further on, like "eNPS", stay.
pub(crate) fn capital(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    let mixed = first_word.chars().skip(1).any(is_uppercase);
    if mixed {
        text.to_owned()
    } else {
        with_capital(text)
    }
}

fn kept(value: &f64) -> bool {
    value.is_finite() && value.abs() <= GREATEST
}

fn non_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn any_word(text: &str, context: &Context, question: impl Fn(Sense) -> bool) -> bool {
    tokens(text, context.convention, context.lexicon)
        .iter()
        .filter(|token: &&Token| token.is_word() || token.is_sign('%'))
        .any(|token| token.senses().any(&question))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sentence::read;
    use super::*;
    use crate::domain::date;

    fn context() -> Context {
        Context::new(date(2026, 11, 21))
    }

    fn key_result(text: &str) -> KeyResultFields {
        read(text, &context()).key_result_fields(&context())
    }

    fn kpi(text: &str) -> KpiFields {
        read(text, &context()).kpi_fields(&context())
    }

    #[test]
    fn a_sentence_fills_a_key_result() {
        let fields =
            key_result("increase trial-to-paid conversion from 2% to 5% by end of Q2 (owner: Jo)");
        assert_eq!(
            fields.title.as_deref(),
            Some("Increase trial-to-paid conversion")
        );
        assert_eq!(fields.measure, Some(KeyResultKind::Increase));
        assert_eq!((fields.baseline, fields.target), (Some(2.0), Some(5.0)));
        assert_eq!(fields.unit, Some(Unit::Percent));
        assert_eq!(fields.due, Some(date(2027, 6, 30)));
        assert_eq!(fields.owner.as_deref(), Some("Jo"));
    }

    #[test]
    fn fields_set_by_hand_stay() {
        let fields = key_result("Reduce churn from 5% to 3%");
        let mut record = KeyResult {
            target: Some(2.5),
            title: "Churn".into(),
            ..KeyResult::default()
        };
        fields.fill(&mut record, &[Field::Target, Field::Title]);
        assert_eq!((record.target, record.baseline), (Some(2.5), Some(5.0)));
        assert_eq!(record.title, "Churn");
        assert_eq!(record.measure, KeyResultKind::Decrease);
    }

    #[test]
    fn a_relative_change_gives_a_target_only_with_a_baseline() {
        assert_eq!(key_result("Increase sales by 20%").target, None);
        assert_eq!(
            key_result("Increase sales by 20% from 500").target,
            Some(600.0)
        );
        assert_eq!(key_result("Halve complaints from 40").target, Some(20.0));
    }

    #[test]
    fn limits_and_zero_are_held() {
        assert_eq!(
            key_result("Keep churn under 3%").measure,
            Some(KeyResultKind::Hold)
        );
        let zero = key_result("Achieve zero safety incidents this quarter");
        assert_eq!(
            (zero.measure, zero.band, zero.target),
            (Some(KeyResultKind::Hold), Some(Band::at_most(0.0)), None)
        );
        assert_eq!(
            key_result("Reduce incidents from 12 to 0").measure,
            Some(KeyResultKind::Decrease)
        );
        assert_eq!(
            key_result("Launch the portal by June").measure,
            Some(KeyResultKind::Done)
        );
    }

    #[test]
    fn a_sentence_fills_a_kpi() {
        let fields = kpi("Maintain a customer satisfaction score of 90% or above");
        assert_eq!(fields.name.as_deref(), Some("Customer satisfaction score"));
        assert_eq!(fields.direction, Some(Direction::Up));
        assert_eq!(fields.target, Some(Band::at_least(90.0)));
        let fields = kpi("Employee turnover rate 12%");
        assert_eq!(
            (fields.direction, fields.target),
            (Some(Direction::Down), Some(Band::at_most(12.0)))
        );
        let fields = kpi("$100,000 in monthly revenue");
        assert_eq!(fields.name.as_deref(), Some("Monthly revenue"));
        assert_eq!(fields.cadence, Some(Cadence::Month));
        assert_eq!(fields.unit, Some(Unit::Currency("USD".into())));
    }

    #[test]
    fn a_word_with_inner_capitals_keeps_its_small_start() {
        assert_eq!(capital("eNPS"), "eNPS");
        assert_eq!(capital("churn"), "Churn");
    }
}
