//! Numbers in a sentence, as far as the checks need them: where it starts, where it should end, by how much it changes.

use super::lexicon::Class;
use super::number_names::{is_name, value_of};
use super::sentence::Sentence;
use super::words::{Form, Sort, is_time};
use crate::phrase::number_of;
use std::ops::Range;

/// A number with the tokens it was read from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// Its value; percent as written (5 % is 5).
    pub value: f64,
    /// Whether a percent sign or word follows.
    pub percent: bool,
    /// Its tokens, sign and unit included.
    pub at: Range<usize>,
    /// What it is to the sentence.
    pub role: Role,
}

/// What a number is to its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// "from 2 %", "currently 40".
    Baseline,
    /// "to 5 %", "at least 90", "under 2 h".
    Target,
    /// "by 20 %", "a 30 % increase".
    Change,
    /// "half", "double".
    Factor,
    /// A measure without a word that says which.
    Bare,
    /// Not a measure: a year, a date, a version, "our 3 clinics".
    Name,
}

/// Every number of a sentence in order.
pub(crate) fn quantities(sentence: &Sentence) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < sentence.words.len() {
        if let Some(quantity) = quantity_at(sentence, at) {
            at = quantity.at.end;
            found.push(quantity);
        } else {
            at += 1;
        }
    }
    let mut found = shares(sentence, found);
    pair_up(sentence, &mut found);
    found
}

/// "From two in ten to four in ten": two numbers that are a share. Alone, as in "5 out of 8 customers pay", the first is what is counted.
fn shares(sentence: &Sentence, found: Vec<Quantity>) -> Vec<Quantity> {
    let is_share = |pair: &[Quantity]| match pair {
        [some, all] => {
            let between = some.at.end..all.at.start;
            let joins = sentence.is(between.start, "in") && between.len() == 1
                || sentence.is(between.start, "out")
                    && sentence.is(between.start + 1, "of")
                    && between.len() == 2;
            joins
                && some.value <= all.value
                && all.value <= 100.0
                && !some.percent
                && !sentence.word(all.at.end).is_some_and(is_time)
        }
        _ => false,
    };
    if found.windows(2).filter(|pair| is_share(pair)).count() < 2 {
        return found;
    }
    let mut merged: Vec<Quantity> = Vec::new();
    let mut rest = found.as_slice();
    while let Some((one, behind)) = rest.split_first() {
        let pair = rest.get(..2).filter(|pair| is_share(pair));
        match (pair, behind.split_first()) {
            (Some(_), Some((all, behind))) => {
                let now = sentence.is(all.at.end, "now today currently");
                merged.push(Quantity {
                    value: one.value / all.value * 100.0,
                    percent: true,
                    at: one.at.start..all.at.end,
                    role: if now { Role::Baseline } else { one.role },
                });
                rest = behind;
            }
            _ => {
                merged.push(one.clone());
                rest = behind;
            }
        }
    }
    merged
}

fn quantity_at(sentence: &Sentence, at: usize) -> Option<Quantity> {
    let word = sentence.word(at)?;
    let is = |at: usize, list: &str| sentence.is(at, list);
    if let Some(value) = factor(sentence, at) {
        return Some(Quantity {
            value,
            percent: false,
            at: at..at + 1,
            role: Role::Factor,
        });
    }
    let counts = |at: usize| sentence.word(at).and_then(value_of).is_some();
    let in_all = is(at + 1, "in") && counts(at + 2) || is(at + 1, "out") && counts(at + 3);
    let mut value = match word.lower.as_str() {
        "one" if in_all => 1.0,
        "two" if in_all => 2.0,
        _ => value_of(word)?,
    };
    let mut end = at + 1;
    if word.sort == Sort::Number
        && let Some(scale) = sentence.word(end)
        && scale.among("thousand million billion k m bn")
    {
        // "5 m" as well: written together it can only be a scale.
        value = number_of(&format!("{}{}", word.lower, scale.lower)).unwrap_or(value);
        end += 1;
    }
    let negative = at
        .checked_sub(1)
        .and_then(|before| sentence.word(before))
        .is_some_and(|before| before.among("- − –") && before.span.end == word.span.start);
    let percent = is(end, "% percent pct percentage");
    if percent {
        end += 1;
    }
    let written = word.sort == Sort::Number;
    Some(Quantity {
        value: if negative && !percent { -value } else { value },
        percent,
        at: at..end,
        role: if is_name(sentence, at, end, percent, written) {
            Role::Name
        } else {
            role_of(sentence, at, end, percent)
        },
    })
}

/// "Double", "halve" and their like name a change without a digit: what it multiplies by.
fn factor(sentence: &Sentence, at: usize) -> Option<f64> {
    let word = sentence.word(at)?;
    let joins = sentence.word(at + 1).is_some_and(|next| next.joined) || word.joined;
    let noun = word.form == Form::S || sentence.is(at + 1, "down check");
    let verb = |factor: f64| (!joins && !noun).then_some(factor);
    match word.stem.as_str() {
        "doubl" => verb(2.0),
        "tripl" => verb(3.0),
        "quadrupl" => verb(4.0),
        "halv" => verb(0.5),
        "twic" if sentence.is(at + 1, "as the") => Some(2.0),
        "half" if at > 0 && sentence.is(at - 1, "in by") => Some(0.5),
        "third" | "quarter" | "fifth" | "tenth" if parts_of_whole(sentence, at) => {
            Some(match word.stem.as_str() {
                "third" => 1.0 / 3.0,
                "quarter" => 0.25,
                "fifth" => 0.2,
                _ => 0.1,
            })
        }
        "twofold" => Some(2.0),
        "threefold" => Some(3.0),
        "fivefold" => Some(5.0),
        "tenfold" => Some(10.0),
        _ => None,
    }
}

/// "By a third", "by two fifths": a part of the whole, and no quarter of a year.
fn parts_of_whole(sentence: &Sentence, at: usize) -> bool {
    at > 1 && sentence.is(at - 1, "a one two three") && sentence.is(at - 2, "by")
}

fn role_of(sentence: &Sentence, at: usize, end: usize, percent: bool) -> Role {
    let is = |at: usize, list: &str| sentence.is(at, list);
    if percent
        && at > 0
        && is(at - 1, "+ - − –")
        && sentence.word(at - 1).is_some_and(|sign| {
            Some(sign.span.end) == sentence.word(at).map(|word| word.span.start)
        })
    {
        return Role::Change;
    }
    // "Sales up 20 %": a change, unless a level follows: "up to 20 %".
    if percent && at > 0 && is(at - 1, "up down") && at > 1 {
        return Role::Change;
    }
    // Look over a currency sign or a sign before the number.
    let mut lead = at;
    while lead > 0
        && is(
            lead - 1,
            "$ € £ ¥ eur usd gbp chf - − – ~ a an additional another about around nearly almost only just",
        )
    {
        lead -= 1;
    }
    let before = |list: &str| lead > 0 && is(lead - 1, list);
    let before_last = |list: &str| lead > 1 && is(lead - 2, list);
    if before("from currently was now were baseline today")
        || (before("is") && before_last("currently now"))
    {
        return Role::Baseline;
    }
    // "By 20 %", "a growth of 20 %", "is decreased of 20 %"
    let steers = Class::UP.or(Class::DOWN).or(Class::BETTER);
    let steers_at = |at: usize| {
        sentence
            .class_at(at)
            .or(sentence.doing_at(at))
            .meets(steers)
    };
    let steered = percent
        && before("of")
        && lead > 1
        && (steers_at(lead - 2)
            || before_last("growth")
            // "Decrease of the scrap of 15 %"
            || steers_at(sentence.head) && is(sentence.head + 1, "of") && sentence.word(end).is_none());
    if before("by") || steered {
        return Role::Change;
    }
    if percent {
        let follows = "increase decrease reduction improvement growth rise drop cut decline uplift gain boost jump more less \
                       fewer higher lower faster shorter cheaper better";
        // "a 20 % improvement", "30 % more": a change. "5 % churn reduction" as well.
        if is(end, follows)
            || (is(end + 1, "increase reduction improvement growth uplift") && !is(end, "of to in"))
        {
            return Role::Change;
        }
    }
    if before("to into reaching reach > < ≥ ≤ ≤ = → achieve")
        || before("least most than over under above below exceeding beyond within")
        || (before("of")
            && before_last("rate score level rating ratio share nps csat average uptime value"))
    {
        return Role::Target;
    }
    Role::Bare
}

/// "2 % to 5 %" and "2 % → 5 %" without a from; a bare number beside a baseline is the target.
fn pair_up(sentence: &Sentence, found: &mut [Quantity]) {
    for second in 1..found.len() {
        let (head, tail) = found.split_at_mut(second);
        let (Some(one), Some(two)) = (head.last_mut(), tail.first_mut()) else {
            continue;
        };
        let joined = (one.at.end..two.at.start).all(|at| {
            sentence.is(at, "to → > - – = $ € £ eur usd gbp")
                || at + 1 == two.at.start && sentence.is(at, "and")
        });
        let arrow =
            (one.at.end..two.at.start).any(|at| sentence.is(at, "to →") || sentence.is(at, ">"));
        if joined
            && arrow
            && one.role == Role::Bare
            && matches!(two.role, Role::Target | Role::Bare)
        {
            one.role = Role::Baseline;
            two.role = Role::Target;
        }
    }
    settle(sentence, found);
    let has = |found: &[Quantity], role: Role| found.iter().any(|quantity| quantity.role == role);
    if has(found, Role::Baseline) && !has(found, Role::Target) {
        let mut bare = found
            .iter_mut()
            .filter(|quantity| quantity.role == Role::Bare);
        if let (Some(only), None) = (bare.next(), bare.next()) {
            only.role = Role::Target;
        }
    }
}

/// Where "from A to B" is said, every other number only says which: "older than 90 days", "per 1,000 visits".
fn settle(sentence: &Sentence, found: &mut [Quantity]) {
    // "Close 25 deals over $500K each": what the verb counts is the target, the rest says which.
    let counted = found
        .iter()
        .position(|number| number.role == Role::Bare && number.at.start == sentence.head + 1);
    if let Some(counted) = counted
        && !found.iter().any(|number| number.role == Role::Baseline)
    {
        for (at, number) in found.iter_mut().enumerate() {
            if at != counted && matches!(number.role, Role::Target | Role::Bare) {
                number.role = Role::Name;
            }
        }
        return;
    }
    let from = found
        .iter()
        .position(|number| number.role == Role::Baseline);
    let Some(from) = from else { return };
    let beside = |at: usize| {
        found.get(at).is_some_and(|number| {
            number.role == Role::Target
                && (1..=3).any(|back| {
                    number
                        .at
                        .start
                        .checked_sub(back)
                        .is_some_and(|at| sentence.is(at, "to → into"))
                })
        })
    };
    let to = [from + 1, from.wrapping_sub(1)]
        .into_iter()
        .find(|&at| beside(at));
    let Some(to) = to else { return };
    for (at, number) in found.iter_mut().enumerate() {
        if at != from && at != to && !matches!(number.role, Role::Change | Role::Factor) {
            number.role = Role::Name;
        }
    }
}

/// The first number of a role.
pub(crate) fn first(found: &[Quantity], role: Role) -> Option<&Quantity> {
    found.iter().find(|quantity| quantity.role == role)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(f64, Role)> {
        quantities(&Sentence::read(text))
            .into_iter()
            .map(|quantity| (quantity.value, quantity.role))
            .collect()
    }

    #[test]
    fn from_and_to_are_read_in_either_order() {
        let wanted = vec![(40.0, Role::Baseline), (60.0, Role::Target)];
        assert_eq!(roles("Raise NPS from 40 to 60"), wanted);
        let mut other = roles("Raise NPS to 60 from 40");
        other.reverse();
        assert_eq!(other, wanted);
        assert_eq!(roles("NPS 40 → 60"), wanted);
        assert_eq!(
            roles("Generate 200,000 monthly website visits (from 100,000)"),
            [(200_000.0, Role::Target), (100_000.0, Role::Baseline)]
        );
    }

    #[test]
    fn a_relative_change_is_told_from_a_level() {
        assert_eq!(roles("Grow followers by 50%"), [(50.0, Role::Change)]);
        assert_eq!(
            roles("Achieve a 30% increase in conversion"),
            [(30.0, Role::Change)]
        );
        assert_eq!(roles("Uptime of at least 99.9 %"), [(99.9, Role::Target)]);
    }

    #[test]
    fn years_versions_dates_and_scopes_are_names() {
        for text in [
            "Win the market by 2027",
            "Get ISO 27001 certified",
            "Unite our 3 clinics",
            "Make the first 90 days memorable",
            "Move to Office 365",
            "Be ready by 30 June",
            "Offer 24/7 help",
            "Delight Year 7 pupils",
            "A four-day week that works",
        ] {
            assert!(
                roles(text).iter().all(|(_, role)| *role == Role::Name),
                "{text}: {:?}",
                roles(text)
            );
        }
    }

    #[test]
    fn numbers_are_read_as_the_reader_of_sentences_reads_them() {
        for (text, value) in [
            ("10,000", 10_000.0),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("4,5", 4.5),
            ("4.5", 4.5),
            ("250k", 250_000.0),
            ("5 m", 5e6),
            ("3 thousand", 3000.0),
            ("1.5 bn", 1.5e9),
            ("forty", 40.0),
            ("million", 1e6),
        ] {
            assert_eq!(roles(text), [(value, Role::Bare)], "{text}");
        }
        for text in ["3rd", "5G", "one", "two"] {
            assert_eq!(roles(text), [], "{text}");
        }
    }
}
