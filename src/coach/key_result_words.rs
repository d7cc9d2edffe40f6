//! What a key result's sentence says: an activity or an outcome, which metric, which numbers (K3, K5, K8-K11).

use super::lexicon::{Class, DETERMINERS};
use super::quantity::{Quantity, Role, first, quantities};
use super::sentence::Sentence;
use super::words::{Sort, is_person};
use crate::domain::number::plain;
use crate::domain::{KeyResult, KeyResultKind, SortedSet, Unit};
use std::ops::Range;

/// Metrics whose effect shows only after the quarter (Albrecht: brand perception lags at least one or two quarters).
const SHOWS_LATER: &str = "brand perception|brand recognition|brand awareness|brand reputation|brand image|brand equity|brand recall|reputation|lifetime value|ltv|clv|\
    market share|employer brand|annual turnover|annual attrition|annual retention|annual churn|yearly turnover|12 month retention|first year retention|\
    one year retention|graduation rate|reoffending rate|readmission within a year|life expectancy|employment after graduation|share price|\
    company valuation|brand preference|brand perception score";

/// The metric words that show their effect only later (K5).
pub(crate) fn shows_later(sentence: &Sentence) -> Option<Range<usize>> {
    SHOWS_LATER
        .split('|')
        .find_map(|phrase| sentence.phrase(phrase))
}

/// What is measured, as a set of stems: verbs, numbers and filler are left out (K8).
pub(crate) fn metric(sentence: &Sentence) -> SortedSet<String> {
    let named = stems(sentence, Class::UP.or(Class::DOWN).or(Class::REACH));
    if named.is_empty() {
        // "Falls from 12 to 6": the word is what is measured.
        return stems(sentence, Class::default());
    }
    named
}

/// The stems of the words that are not of these classes and say more than how much.
fn stems(sentence: &Sentence, without: Class) -> SortedSet<String> {
    let numbers = quantities(sentence);
    let verb = sentence.verb().map(|verb| verb.at).unwrap_or(0..0);
    sentence
        .words
        .iter()
        .enumerate()
        .filter(|(at, word)| {
            word.sort == Sort::Word
                && !verb.contains(at)
                && *at >= sentence.head
                && !numbers.iter().any(|number| number.at.contains(at))
                && (word.is("new") || !word.among(DETERMINERS))
                && !word.among(
                    "of per in on for to from by at least most than over under above below within and or with up down end \
                     quarter year half q1 q2 q3 q4 month number amount total overall average avg mean increase reduction \
                     improvement decrease growth more fewer less is are be until level rate score percentage percent current currently",
                )
                && !sentence.class_at(*at).meets(without)
        })
        .map(|(_, word)| word.stem.clone())
        .collect()
}

/// The thing that is counted, where the sentence counts and says nothing of how good it is (K10).
pub(crate) fn bare_quantity(sentence: &Sentence, unit: &Unit) -> Option<Range<usize>> {
    if matches!(
        unit,
        Unit::Percent | Unit::Rating(_) | Unit::Currency(_) | Unit::Duration(_)
    ) || speaks_of_quality(sentence)
    {
        return None;
    }
    let direction = sentence
        .leading_verb()
        .is_some_and(|verb| verb.class.meets(Class::DOWN));
    if direction
        || sentence
            .words
            .iter()
            .any(|word| word.among("% percent time hours minutes days cost costs"))
    {
        return None;
    }
    // So many for each person is an intensity: it does not grow by doing the same for more.
    let intensity = (0..sentence.words.len())
        .any(|at| sentence.is(at, "per") && sentence.word(at + 1).is_some_and(is_person));
    if intensity {
        return None;
    }
    let start = sentence
        .leading_verb()
        .map_or(sentence.head, |verb| verb.at.end);
    (start..sentence.words.len())
        .take_while(|&at| !sentence.is(at, "for from by with in to at who that on about"))
        .filter(|&at| {
            sentence.class_at(at).meets(Class::COUNTED)
                && sentence.word(at).is_some_and(|word| {
                    !word.joined && !sentence.word(at + 1).is_some_and(|next| next.joined)
                })
        })
        .last()
        .map(|at| at..at + 1)
}

/// Whether the sentence says how good, not only how much.
pub(crate) fn speaks_of_quality(sentence: &Sentence) -> bool {
    (0..sentence.words.len()).any(|at| sentence.class_at(at).meets(Class::QUALITY))
        || sentence.phrase("on time").is_some()
        || sentence.phrase("first time").is_some()
}

/// The value beyond what can be, and the limit it breaks (K11).
pub(crate) fn impossible(sentence: &Sentence, key_result: &KeyResult) -> Option<(f64, String)> {
    let numbers = quantities(sentence);
    let said = |role: Role| first(&numbers, role).map(|number| number.value);
    let values: Vec<f64> = [
        key_result.baseline,
        key_result.target,
        key_result.band.and_then(|band| band.low),
        key_result.band.and_then(|band| band.high),
    ]
    .into_iter()
    .flatten()
    .collect();
    let lowering = sentence
        .leading_verb()
        .is_some_and(|verb| verb.class.meets(Class::DOWN))
        || key_result.measure == KeyResultKind::Decrease;
    if lowering
        && let Some(change) = numbers
            .iter()
            .find(|number| number.percent && number.role == Role::Change && number.value > 100.0)
    {
        return Some((change.value, "nothing can fall by more than 100 %".into()));
    }
    if let Unit::Rating(most) = key_result.unit
        && let Some(&over) = values
            .iter()
            .find(|&&value| value > f64::from(most) || value < 0.0)
    {
        return Some((over, format!("the scale ends at {most}")));
    }
    if let Some((over, most)) = over_its_scale(sentence, &numbers) {
        return Some((over, format!("the scale ends at {}", plain(most))));
    }
    if sentence.words.iter().any(|word| word.among("nps promoter")) {
        let beyond = values
            .iter()
            .copied()
            .chain(said(Role::Target))
            .find(|value| value.abs() > 100.0);
        return beyond.map(|value| (value, "it runs from −100 to 100".into()));
    }
    let percent = key_result.unit == Unit::Percent;
    let above = |number: &&Quantity| {
        let before = number.at.start.saturating_sub(1);
        number.percent
            && number.value >= 100.0
            && (sentence.is(before, "above over exceeding beyond >")
                || (sentence.is(before, "than")
                    && sentence.is(before.saturating_sub(1), "more higher")))
    };
    if let Some(number) = numbers.iter().find(above)
        && is_share(sentence, &numbers)
    {
        return Some((number.value, "a share ends at 100 %".into()));
    }
    let target = numbers
        .iter()
        .find(|number| {
            number.percent
                && matches!(number.role, Role::Target | Role::Baseline | Role::Bare)
                && number.value > 100.0
        })
        .map(|number| number.value);
    let over = values
        .into_iter()
        .find(|&value| percent && !(0.0..=100.0).contains(&value))
        .or(target)?;
    is_share(sentence, &numbers).then(|| (over, "a share ends at 100 %".into()))
}

/// The only number of a role, where there is just one.
pub(crate) fn only(numbers: &[Quantity], role: Role) -> Option<&Quantity> {
    let mut found = numbers.iter().filter(|number| number.role == role);
    found.next().filter(|_| found.next().is_none())
}

/// "5.5 stars", "4.8 out of 4", "6/5".
fn over_its_scale(sentence: &Sentence, numbers: &[Quantity]) -> Option<(f64, f64)> {
    let stars = numbers.iter().find(|number| {
        (sentence.is(number.at.end, "star stars")) && number.value > 5.0 && number.value <= 10.0
    });
    if let Some(stars) = stars {
        return Some((stars.value, 5.0));
    }
    numbers
        .iter()
        .zip(numbers.iter().skip(1))
        .find_map(|(one, scale)| {
            let between = one.at.end..scale.at.start;
            let out_of = (between.len() == 2
                && sentence.is(between.start, "out")
                && sentence.is(between.start + 1, "of"))
                || (between.len() == 1
                    && sentence.is(between.start, "/")
                    // "30/06/2027" is a day, "24/7" is always
                    && !sentence.is(scale.at.end, "/")
                    && !sentence.is(one.at.start.saturating_sub(1), "/")
                    && (one.value, scale.value) != (24.0, 7.0))
                || (between.len() == 1 && sentence.is(between.start, "of"));
            (out_of && one.value > scale.value && scale.value <= 10.0)
                .then_some((one.value, scale.value))
        })
}

/// Whether what is measured is a share of a whole, and not a growth or a ratio that may exceed it.
fn is_share(sentence: &Sentence, numbers: &[Quantity]) -> bool {
    // "Forecast accuracy" ends at 100 % though a forecast need not.
    let ends = sentence
        .words
        .iter()
        .any(|word| word.among("accuracy punctuality availability attendance coverage occupancy"));
    let beyond = !ends && sentence.words.iter().any(|word| {
        word.among("growth grow roi return returns quota plan budget attainment capacity ratio target targets funded goal goals forecast margin markup npv oversubscribed expansion")
    });
    let net = sentence.is(sentence.head, "net")
        || sentence.phrase("net revenue").is_some()
        || sentence.phrase("net dollar").is_some()
        || sentence.phrase("net retention").is_some();
    // "130 % of last year" compares; it is no share.
    let of_before = |number: &Quantity| {
        (1..4).any(|behind| {
            sentence.is(
                number.at.end + behind,
                "last previous prior earlier year's baseline today's",
            )
        })
    };
    let compares = numbers
        .iter()
        .any(|number| number.percent && sentence.is(number.at.end, "of") && of_before(number));
    let of_whole = numbers
        .iter()
        .any(|number| number.percent && sentence.is(number.at.end, "of") && !of_before(number));
    let share = (0..sentence.words.len()).any(|at| sentence.class_at(at).meets(Class::SHARE));
    !beyond && !net && !compares && (share || of_whole)
}
