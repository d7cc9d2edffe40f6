//! Printing what was understood, and reading it back exactly.
//!
//! The title stands first; what was taken out of it follows in square brackets, apart by semicolons, numbers always with a
//! decimal point. This is a form of data, the same in every language.

use super::title::{metric, tidy, title_only};
use super::{Change, ChangeOf, Context, Part, Span, Understood, Verb};
use crate::domain::number::plain;
use crate::domain::{Band, Cadence, Direction, TimeUnit, Unit, parse_iso, read_f64};
use crate::phrase::lexicon::{Doing, LineMark, Multiple};
use std::fmt::Write as _;

/// Prints a reading.
pub(super) fn print(understood: &Understood, context: &Context) -> String {
    let mut items: Vec<String> = Vec::new();
    if let Some(mark) = understood.mark {
        items.push(mark_word(mark).to_owned());
    }
    if let Some(priority) = understood.priority {
        items.push(format!("P{priority}"));
    }
    if let Some(checked) = understood.checked {
        items.push(if checked { "ticked" } else { "open" }.to_owned());
    }
    let unit = understood.unit.as_ref();
    match (understood.baseline, understood.target) {
        (Some(baseline), Some(target)) => items.push(format!(
            "from {} to {}",
            value(baseline, unit),
            value(target, unit)
        )),
        (Some(baseline), None) => items.push(format!("from {}", value(baseline, unit))),
        (None, Some(target)) => items.push(format!("to {}", value(target, unit))),
        (None, None) => {}
    }
    match understood.band.map(|band| (band.low, band.high)) {
        Some((Some(low), Some(high))) => items.push(format!(
            "between {} and {}",
            value(low, unit),
            value(high, unit)
        )),
        Some((Some(low), None)) => items.push(format!("at least {}", value(low, unit))),
        Some((None, Some(high))) => items.push(format!("at most {}", value(high, unit))),
        Some((None, None)) | None => {}
    }
    if let Some(change) = understood.change {
        let sign = match change.direction {
            Some(Direction::Up) => "+",
            Some(Direction::Down) => "−",
            Some(Direction::Hold) | None => "±",
        };
        let amount = match change.of {
            ChangeOf::Percent => THIRDS
                .iter()
                .find(|(_, third)| *third == change.amount)
                .map_or_else(
                    || format!("{} %", change.amount),
                    |(words, _)| (*words).to_owned(),
                ),
            ChangeOf::Points => format!("{} pp", change.amount),
            ChangeOf::Factor => format!("{} times", change.amount),
            // 5 percent more than 40 percent are not 5 percentage points
            ChangeOf::Units if unit == Some(&Unit::Percent) => format!("{}", change.amount),
            ChangeOf::Units => value(change.amount, unit),
        };
        items.push(format!("by {sign}{amount}"));
    }
    if let Some(actual) = understood.actual {
        items.push(format!("now {}", value(actual, unit)));
    }
    if let Some(due) = understood.due {
        items.push(format!("due {due}"));
    }
    if let Some(owner) = &understood.owner {
        items.push(format!("owner {owner}"));
    }
    if let Some(score) = understood.score {
        items.push(format!("score {score}"));
    }
    let mut text = understood.title.clone();
    let silent = items.is_empty();
    if silent {
        let again = super::read(&text, context).without_places();
        if again == understood.clone().without_places() {
            return text;
        }
    }
    if tidy(&text, context.lexicon, context.convention) != text {
        items.push(AS_WRITTEN.to_owned());
    }
    // What the title says by itself is not repeated.
    let plain = title_only(&text, context);
    if plain.verb != understood.verb {
        items.push(match &understood.verb {
            Some(verb) => format!("verb {} {}", doing_word(verb.doing), verb.word),
            None => "verb none".to_owned(),
        });
    }
    if plain.cadence != understood.cadence {
        let word = understood.cadence.map_or("none", Cadence::noun);
        items.push(format!("every {word}"));
    }
    if plain.direction != understood.direction {
        let word = understood.direction.map_or("none", direction_word);
        items.push(format!("good {word}"));
    }
    if !text.is_empty() {
        text.push(' ');
    }
    let _ = write!(text, "[{}]", items.join("; "));
    text
}

/// Reads a text that ends in brackets as they are printed. None for every other text.
pub(super) fn read(text: &str, context: &Context) -> Option<Understood> {
    let trimmed = text.trim_end();
    let inside = trimmed.strip_suffix(']')?;
    let open = inside.rfind('[')?;
    let (title, items) = (inside.get(..open)?, inside.get(open + 1..)?);
    // "[ ]" and "[x]" are boxes
    if title.trim().is_empty() && items.trim().len() <= 1 && !items.is_empty() {
        return None;
    }
    let mut facts = Understood::default();
    let title = if items.split(';').any(|item| item.trim() == AS_WRITTEN) {
        title.trim().to_owned()
    } else {
        tidy(title, context.lexicon, context.convention)
    };
    let plain = title_only(&title, context);
    facts.verb = plain.verb;
    facts.cadence = plain.cadence;
    facts.direction = plain.direction;
    let mut at = open + 1;
    if !items.is_empty() {
        for item in items.split(';') {
            let word = item.trim();
            facts.item(word)?;
            let start = at + (item.len() - item.trim_start().len());
            facts.tie(start, start + word.len(), word);
            at += item.len() + 1;
        }
    }
    facts.metric = metric(
        context.lexicon,
        &title,
        facts.verb.as_ref(),
        context.convention,
    );
    facts.title = title;
    Some(facts)
}

impl Understood {
    fn item(&mut self, item: &str) -> Option<()> {
        if let Some(mark) = MARKS.iter().find(|&&mark| mark_word(mark) == item) {
            self.mark = Some(*mark);
            return Some(());
        }
        if item == AS_WRITTEN {
            return Some(());
        }
        if item == "ticked" || item == "open" {
            self.checked = Some(item == "ticked");
            return Some(());
        }
        if let Some(digit) = item.strip_prefix('P').filter(|digit| digit.len() == 1) {
            self.priority = Some(digit.parse().ok()?);
            return Some(());
        }
        let (word, rest) = item.split_once(' ')?;
        match word {
            "from" => match rest.split_once(" to ") {
                Some((baseline, target)) => {
                    self.baseline = Some(self.value(baseline)?);
                    self.target = Some(self.value(target)?);
                }
                None => self.baseline = Some(self.value(rest)?),
            },
            "to" => self.target = Some(self.value(rest)?),
            "between" => {
                let (low, high) = rest.split_once(" and ")?;
                self.band = Some(Band {
                    low: Some(self.value(low)?),
                    high: Some(self.value(high)?),
                });
            }
            "at" => {
                let (side, value) = rest.split_once(' ')?;
                let value = self.value(value)?;
                self.band = Some(match side {
                    "least" => Band::at_least(value),
                    "most" => Band::at_most(value),
                    _ => return None,
                });
            }
            "by" => self.change = Some(self.change(rest)?),
            "now" => self.actual = Some(self.value(rest)?),
            "due" => self.due = Some(parse_iso(rest)?),
            "owner" => self.owner = Some(rest.to_owned()).filter(|owner| !owner.is_empty()),
            "verb" => self.verb = verb(rest)?,
            "every" => self.cadence = cadence(rest)?,
            "good" => self.direction = direction_of(rest)?,
            "score" => self.score = Some(number(rest)?),
            _ => return None,
        }
        Some(())
    }

    /// A number with its unit; every number of a reading has the same one.
    fn value(&mut self, text: &str) -> Option<f64> {
        let (digits, unit) = text.split_once(' ').unwrap_or((text, ""));
        let unit = match unit {
            "" => None,
            "%" => Some(Unit::Percent),
            other => Some(match other.strip_prefix("of ") {
                Some(of) => Unit::Rating(of.parse().ok()?),
                None => match TimeUnit::ALL.into_iter().find(|unit| unit.sign() == other) {
                    Some(unit) => Unit::Duration(unit),
                    None if other.len() == 3
                        && other.chars().all(|letter| letter.is_ascii_uppercase()) =>
                    {
                        Unit::Currency(other.to_owned())
                    }
                    None if !other.contains(' ') => Unit::Custom(other.to_owned()),
                    None => return None,
                },
            }),
        };
        if unit.is_some() {
            self.unit = unit;
        }
        number(digits)
    }

    fn change(&mut self, text: &str) -> Option<Change> {
        let sign = text.chars().next()?;
        let direction = match sign {
            '+' => Some(Direction::Up),
            '−' => Some(Direction::Down),
            '±' => None,
            _ => return None,
        };
        let rest = text.get(sign.len_utf8()..)?;
        if let Some(&(_, amount)) = THIRDS.iter().find(|(words, _)| *words == rest) {
            return Some(Change {
                amount,
                of: ChangeOf::Percent,
                direction,
            });
        }
        let (digits, of) = rest.split_once(' ').unwrap_or((rest, ""));
        let (amount, of) = match of {
            "%" => (number(digits)?, ChangeOf::Percent),
            "pp" => (number(digits)?, ChangeOf::Points),
            "times" => (number(digits)?, ChangeOf::Factor),
            _ => (self.value(rest)?, ChangeOf::Units),
        };
        Some(Change {
            amount,
            of,
            direction,
        })
    }

    /// Ties an item to its place in the text.
    fn tie(&mut self, start: usize, end: usize, item: &str) {
        let part = match item.split(' ').next() {
            Some("from") if self.target.is_none() => self.baseline.map(Part::Baseline),
            Some("from" | "to") => self.target.map(Part::Target),
            Some("between" | "at") => self
                .band
                .and_then(|band| band.low.map(Part::Low).or(band.high.map(Part::High))),
            Some("by") => self.change.map(Part::Change),
            Some("due") => self.due.map(Part::Due),
            Some("owner") => self.owner.clone().map(Part::Owner),
            Some("score") => self.score.map(Part::Score),
            Some("now") => self.actual.map(Part::Actual),
            _ => None,
        };
        if let Some(part) = part {
            self.spans.push(Span {
                start,
                end,
                part,
                ambiguous: false,
            });
        }
    }
}

/// Says of a title that it is not tidied once more.
const AS_WRITTEN: &str = "as written";

/// Shares in percent that no number of digits writes exactly.
const THIRDS: [(&str, f64); 2] = [("a third", 100.0 / 3.0), ("two thirds", 200.0 / 3.0)];

const MARKS: [LineMark; 4] = [
    LineMark::Objective,
    LineMark::KeyResult,
    LineMark::Kpi,
    LineMark::Initiative,
];

fn mark_word(mark: LineMark) -> &'static str {
    match mark {
        LineMark::Objective => "objective",
        LineMark::KeyResult => "key result",
        LineMark::Kpi => "KPI",
        LineMark::Initiative => "initiative",
    }
}

fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Hold => "hold",
    }
}

fn direction_of(word: &str) -> Option<Option<Direction>> {
    match word {
        "up" => Some(Some(Direction::Up)),
        "down" => Some(Some(Direction::Down)),
        "hold" => Some(Some(Direction::Hold)),
        "none" => Some(None),
        _ => None,
    }
}

const DOINGS: [(Doing, &str); 13] = [
    (Doing::Raise, "raise"),
    (Doing::Lower, "lower"),
    (Doing::Better, "better"),
    (Doing::Hold, "hold"),
    (Doing::Reach, "reach"),
    (Doing::Times(Multiple::Half), "halve"),
    (Doing::Times(Multiple::Two), "double"),
    (Doing::Times(Multiple::Three), "triple"),
    (Doing::Times(Multiple::Four), "quadruple"),
    (Doing::Output, "output"),
    (Doing::Activity, "activity"),
    (Doing::Aim, "aim"),
    (Doing::Watch, "watch"),
];

fn doing_word(doing: Doing) -> &'static str {
    let found = DOINGS.iter().find(|(known, _)| *known == doing);
    found.map_or("aim", |(_, word)| word)
}

fn verb(text: &str) -> Option<Option<Verb>> {
    if text == "none" {
        return Some(None);
    }
    let (doing, word) = text.split_once(' ')?;
    let (doing, _) = DOINGS.iter().find(|(_, known)| *known == doing)?;
    Some(Some(Verb {
        doing: *doing,
        word: word.to_owned(),
    }))
}

fn cadence(text: &str) -> Option<Option<Cadence>> {
    if text == "none" {
        return Some(None);
    }
    Cadence::ALL
        .into_iter()
        .find(|cadence| cadence.noun() == text)
        .map(Some)
}

fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits
            .chars()
            .all(|digit| digit.is_ascii_digit() || digit == '.');
    plain
        .then(|| read_f64(text))?
        .filter(|value: &f64| value.is_finite())
}

fn value(value: f64, unit: Option<&Unit>) -> String {
    let value = plain(value);
    match unit {
        None | Some(Unit::Number) => value,
        Some(Unit::Custom(word)) => format!("{value} {word}"),
        Some(Unit::Percent) => format!("{value} %"),
        Some(Unit::Currency(code)) => format!("{value} {code}"),
        Some(Unit::Duration(unit)) => format!("{value} {}", unit.sign()),
        Some(Unit::Rating(of)) => format!("{value} of {of}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::date;
    use crate::phrase::{Context, read};

    fn reads_back(text: &str, context: &Context) {
        let understood = read(text, context).without_places();
        let printed = understood.to_text(context);
        assert_eq!(
            read(&printed, context).without_places(),
            understood,
            "{text:?} was printed as {printed:?}"
        );
    }

    #[test]
    fn a_title_that_tidying_would_change_again_stays_as_it_is() {
        let context = Context {
            convention: crate::phrase::Convention::COMMA,
            ..Context::new(date(2026, 11, 21))
        };
        reads_back("half pts week KR1: down /( ,1.234,5[to achieve", &context);
    }

    #[test]
    fn a_unit_goes_with_a_number_that_is_printed() {
        for text in [
            "quarter time to 4.5/5",
            "quarter time by in-half to 4.5/5",
            "time double to 4.5/5 by a quarter",
            "ptsto most h \t [to 2027 days-> 20%שלום %rK'/ DONE @joJo",
        ] {
            reads_back(text, &Context::new(date(2026, 11, 21)));
        }
    }
}
