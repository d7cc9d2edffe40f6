//! Lines without a verb that count: shares in words, so many of something, things in a state.

use super::weigh::Scale;
use crate::domain::letters::{is_alphabetic, is_alphanumeric};
use crate::phrase::lexicon::Sense;
use crate::phrase::sentence::{ChangeOf, base_sense};
use crate::phrase::token::Token;

impl Scale<'_> {
    /// "9 of 10 projects finished on budget", "7 out of 8 users": a share that reads as a name. A limit of time makes it a standard.
    pub(super) fn share_in_words(&self) -> Option<String> {
        let at = self
            .tokens
            .iter()
            .position(|token| token.figure().is_some())?;
        let of = self.tokens.get(at + 1)?;
        let next = at + 2 + usize::from(of.is("out"));
        let joined = of.is("of") || of.is("out") || of.is("in");
        let second = self
            .tokens
            .get(next)
            .filter(|token| token.figure().is_some())?;
        let timed = self
            .tokens
            .iter()
            .any(|token| token.is("within") || token.is("under"));
        (joined && !timed && self.tokens.len() > next + 1).then(|| {
            self.understood
                .title
                .get(..second.end)
                .unwrap_or_default()
                .to_owned()
        })
    }

    /// "Hiring: 2 senior copywriters".
    pub(super) fn hires(&self) -> Option<String> {
        let [first, second, ..] = self.tokens.as_slice() else {
            return None;
        };
        let hires =
            base_sense(self.context.lexicon, first.text, Sense::Hire) && second.is_sign(':');
        (hires && self.understood.unit.is_none() && self.understood.baseline.is_none())
            .then(|| first.text.to_owned())
    }

    /// "Pipeline coverage 3x": how many times over is what such a figure is counted in.
    pub(super) fn multiple_of_standing(&self) -> Option<String> {
        let times = self
            .understood
            .change
            .is_some_and(|change| change.of == ChangeOf::Factor)
            && self.understood.baseline.is_none()
            && self.understood.due.is_none();
        let last = self.tokens.last()?;
        let counted = [
            "coverage", "cover", "ratio", "turns", "leverage", "gearing", "multiple",
        ]
        .iter()
        .any(|word| last.is(word));
        (times && counted).then(|| last.text.to_owned())
    }

    /// "No failed loads for 30 days in a row": nothing of it, for so long.
    pub(super) fn none_of(&self) -> bool {
        let first = self.tokens.first();
        first.is_some_and(|first| first.is("no"))
            && !self
                .tokens
                .get(1)
                .is_some_and(|second| second.is("more") || second.is("less"))
            && self.text.contains(|letter: char| letter.is_ascii_digit())
    }

    /// "111 million weekly active users": so many of something to arrive at. A share, a limit and a rate are levels.
    pub(super) fn opens_with_a_count(&self) -> bool {
        let understood = self.understood;
        let rate = self
            .tokens
            .iter()
            .any(|token| token.is("per") || token.is("each") || token.is_sign('/'));
        let head = self
            .text
            .trim_start_matches(|letter: char| !is_alphanumeric(letter));
        let words = |phrase: &str| {
            head.get(..phrase.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(phrase))
        };
        // "At least half of all events are organised by young people"
        if [
            "at least half",
            "at least a third",
            "at least two thirds",
            "at least three quarters",
            "at least a quarter",
            "half of",
            "two thirds of",
            "a third of",
            "one third of",
            "a quarter of",
            "three quarters of",
            "half our",
            "half the",
            "half all",
            "twice as",
            "three times as",
        ]
        .iter()
        .any(|phrase| words(phrase))
        {
            return true;
        }
        let least = words("at least")
            && understood.unit.is_none()
            && understood.band.is_some()
            && understood.baseline.is_none()
            && !rate;
        least
            || understood.unit.is_none()
                && understood.band.is_none()
                && understood.baseline.is_none()
                && understood.change.is_none()
                && understood.target.is_some_and(|target| target > 0.0)
                && !rate
                && self
                    .text
                    .trim_start_matches(|letter: char| !is_alphanumeric(letter))
                    .starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// "Drill 14 boreholes": an order although its verb is not known, for nothing else stands before a number and what it counts.
    pub(super) fn counted_order(&self) -> Option<String> {
        let understood = self.understood;
        let count = understood.unit.is_none()
            && understood.change.is_none()
            && understood.band.is_none()
            && understood.baseline.is_none()
            && understood.target.is_some();
        let mut words = self.text.split_whitespace();
        let (first, number, counted) = (words.next()?, words.next()?, words.next()?);
        let token = self.tokens.first().filter(|token| token.text == first)?;
        let unknown = token.is_word() && token.entries.is_empty() && !first.ends_with(['s', 'S']);
        let bare = number
            .bytes()
            .all(|digit| digit.is_ascii_digit() || digit == b',' || digit == b'.');
        let plural = self
            .text
            .split_whitespace()
            .skip(2)
            .take(3)
            .any(|word| word.len() > 3 && word.ends_with(['s', 'S', 'n']));
        (count && unknown && bare && plural && counted.chars().all(is_alphabetic))
            .then(|| first.to_owned())
    }

    /// "Apprentices taken on after training", "Invoices paid on time": how many of them, and nothing that ends.
    pub(super) fn counted_state(&self) -> Option<String> {
        let plain = self.understood.due.is_none() && !self.understood.has_numbers();
        if !plain {
            return None;
        }
        let pair = self.tokens.windows(2).take(3).find(|pair| {
            let [first, second] = pair else {
                return false;
            };
            let several = first.is_word()
                && (first.has(Sense::People)
                    || first.text.len() > 3 && first.text.ends_with(['s', 'S']));
            let state = second.is_word()
                && (second.has(Sense::Participle)
                    || second.text.len() > 4 && second.text.to_ascii_lowercase().ends_with("ed"));
            several && state
        })?;
        pair.last().map(|state| state.text.to_owned())
    }

    /// "On-time pickups", "Missed appointments", "Late deliveries": things in a state are counted.
    pub(super) fn counted_kind(&self) -> Option<String> {
        let words: Vec<&Token> = self.tokens.iter().filter(|token| token.is_word()).collect();
        let [first, .., last] = words.as_slice() else {
            return None;
        };
        let lower = first.text.to_ascii_lowercase();
        let state = lower.contains('-')
            || lower.len() > 4 && lower.ends_with("ed")
            || lower.len() > 4 && lower.starts_with("un")
            || first.has(Sense::Condition);
        let counted = last.text.len() > 3
            && last.text.ends_with(['s', 'S'])
            && !last.has(Sense::Artefact)
            && !last.has(Sense::ActionNoun)
            && !last.has(Sense::Quality);
        let plain = !self.understood.has_numbers() && self.tokens.len() <= 4;
        (state && counted && plain && self.quality().is_none()).then(|| last.text.to_owned())
    }
}
