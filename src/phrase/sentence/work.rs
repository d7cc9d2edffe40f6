//! A sentence while it is being read: its tokens, which of them are understood already, and what was understood.

use super::{Context, Part, Span, Understood};
use crate::phrase::dates::Dates;
use crate::phrase::lexicon::{Doing, Sense, Stretch};
use crate::phrase::quantity::Numerals;
use crate::phrase::token::{Token, tokens};

/// A sentence while it is being read.
pub(super) struct Work<'a> {
    pub context: &'a Context,
    pub tokens: Vec<Token<'a>>,
    /// Which tokens no longer belong to the title.
    pub used: Vec<bool>,
    /// The token the verb starts with, and the one behind it.
    pub verb_at: Option<(usize, usize)>,
    /// Whether the metric is a length of time, so that "12m" is minutes.
    pub minutes: bool,
    /// A word to put in the verb's place: "Achieve a 30 % increase in" is "Increase".
    pub verb_instead: Option<&'static str>,
    pub out: Understood,
    /// Whether its numbers stand in cells: those in its words are only words.
    pub in_cells: bool,
    /// Where two values stand that a year says are of then and of later.
    pub dated: Option<(usize, usize)>,
}

impl<'a> Work<'a> {
    pub(super) fn new(text: &'a str, context: &'a Context) -> Self {
        let tokens = tokens(text, context.convention, context.lexicon);
        Self {
            used: vec![false; tokens.len()],
            minutes: tokens.iter().any(tells_time),
            tokens,
            context,
            verb_at: None,
            verb_instead: None,
            out: Understood::default(),
            in_cells: false,
            dated: None,
        }
    }

    pub(super) fn numerals(&self) -> Numerals {
        Numerals {
            lexicon: self.context.lexicon,
            minutes: self.minutes,
        }
    }

    /// Whether the metric is a length of time.
    pub(super) fn speaks_of_time(&self) -> bool {
        self.minutes
    }

    pub(super) fn dates(&self) -> Dates {
        Dates {
            lexicon: self.context.lexicon,
            calendar: self.context.calendar,
        }
    }

    pub(super) fn has(&self, token: &Token, sense: Sense) -> bool {
        token.has(sense)
    }

    pub(super) fn has_at(&self, at: usize, sense: Sense) -> bool {
        self.free(at).is_some_and(|token| self.has(token, sense))
    }

    /// The token at a place if it is not understood yet.
    pub(super) fn free(&self, at: usize) -> Option<&Token<'a>> {
        let used = self.used.get(at).copied().unwrap_or(true);
        self.tokens.get(at).filter(|_| !used)
    }

    pub(super) fn is_sign_at(&self, at: usize, sign: char) -> bool {
        self.free(at).is_some_and(|token| token.is_sign(sign))
    }

    /// Whether every token of a range is still there.
    pub(super) fn all_free(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| self.free(at).is_some())
    }

    /// The first token that is still there, from a place on.
    pub(super) fn first_free(&self, from: usize) -> Option<usize> {
        (from..self.tokens.len()).find(|&at| self.free(at).is_some())
    }

    /// Takes tokens out of the title.
    pub(super) fn take(&mut self, from: usize, to: usize) {
        for used in self.used.iter_mut().take(to).skip(from) {
            *used = true;
        }
    }

    /// Ties what was understood to its words.
    pub(super) fn note(&mut self, from: usize, to: usize, part: Part) {
        if let (Some(first), Some(last)) = (
            self.tokens.get(from),
            to.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            self.out.spans.push(Span {
                start: first.start,
                end: last.end,
                part,
                ambiguous: self
                    .tokens
                    .get(from..to)
                    .unwrap_or_default()
                    .iter()
                    .any(|token| token.figure().is_some_and(|figure| figure.ambiguous)),
            });
        }
    }

    /// Whether a phrase, its words apart by spaces, stands at this place; the place behind it.
    pub(super) fn phrase_at(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        for word in phrase.split(' ') {
            let token = self.free(next)?;
            token.text.eq_ignore_ascii_case(word).then_some(())?;
            next += 1;
        }
        Some(next)
    }

    /// Whether words stand at this place; the place behind them.
    pub(super) fn words_at(&self, at: usize, words: &[&str]) -> Option<usize> {
        let mut next = at;
        for word in words {
            let token = self.free(next)?;
            token.text.eq_ignore_ascii_case(word).then_some(())?;
            next += 1;
        }
        Some(next)
    }

    /// Where words start that end in front of this place.
    pub(super) fn phrase_before(&self, end: usize, words: &[&str]) -> Option<usize> {
        let from = end.checked_sub(words.len())?;
        self.words_at(from, words).map(|_| from)
    }

    pub(super) fn doing(&self) -> Option<Doing> {
        self.out.verb.as_ref().map(|verb| verb.doing)
    }

    /// Whether some word names a metric that is better when it falls.
    pub(super) fn is_falling(&self) -> bool {
        self.falling_before(self.tokens.len())
    }

    pub(super) fn falling_before(&self, to: usize) -> bool {
        self.tokens.iter().enumerate().take(to).any(|(at, token)| {
            token.is_word()
                && self.has(token, Sense::Falling)
                && !self.tokens.get(at + 1).is_some_and(|next| {
                    // time on page, time saved, cost savings
                    matches!(next.text, "on" | "saved" | "savings" | "saving" | "spent")
                })
        })
    }

    pub(super) fn stretch_at(&self, at: usize) -> Option<Stretch> {
        self.free(at)?.find(|sense| match sense {
            Sense::Time(stretch) => Some(stretch),
            _ => None,
        })
    }
}

/// Whether a word names a length of time: "response time", "mins".
fn tells_time(token: &Token) -> bool {
    token.is_word()
        && (matches!(token.text, "m" | "mins") && token.spaced
            || token.has(Sense::Falling) && is_time(token.text))
}

fn is_time(word: &str) -> bool {
    let ends = |end: &str| {
        word.len() >= end.len()
            && word
                .get(word.len() - end.len()..)
                .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    ends("time")
        || ends("times")
        || ends("duration")
        || ends("latency")
        || ends("wait")
        || ends("waiting")
        || ends("downtime")
        || ends("ttr")
        || ends("mttr")
        || ends("aht")
        || ends("queue")
}
