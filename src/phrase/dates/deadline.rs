//! Deadlines with the word that leads into them, and lengths of time from today.

use super::Dates;
use crate::domain::Date;
use crate::phrase::calendar::add_days;
use crate::phrase::lexicon::{Edge, Sense, Stretch};
use crate::phrase::quantity::{Measure, Numerals};
use crate::phrase::token::Token;

impl Dates {
    /// A deadline with the word that leads into it: "by 30 June", "before July", "within six months", "this quarter", "EOY".
    pub(crate) fn deadline(&self, tokens: &[Token], at: usize) -> Option<(Date, usize)> {
        let token = tokens.get(at)?;
        if let Some(behind) = self.by_phrase(tokens, at) {
            let (when, next) = self.when(tokens, behind)?;
            return Some((when.end, next));
        }
        // Most words lead into nothing.
        if token.entries.is_empty() {
            return None;
        }
        let has = |sense| token.has(sense);
        let colon = tokens.get(at + 1).is_some_and(|next| next.is_sign(':'));
        let mut next = at + 1 + usize::from(colon);
        if has(Sense::By) {
            // "by the end", "due on"
            let leads = |token: &Token| token.has(Sense::In) || token.has(Sense::By);
            if tokens.get(next).is_some_and(leads) && self.when(tokens, next).is_none() {
                next += 1;
            }
            // "by summer": when it begins
            let article = usize::from(tokens.get(next).is_some_and(|token| token.is("the")));
            if let Some((when, next)) = self.season(tokens, next + article) {
                let begun = when.start <= self.calendar.today;
                let start = if begun {
                    self.calendar.away_from(when.start, 12)?
                } else {
                    when.start
                };
                return Some((start, next));
            }
            let (when, next) = self.when(tokens, next)?;
            return Some((when.end, next));
        }
        if has(Sense::Before) {
            let edge = self.edge(tokens, self.skip_article(tokens, next));
            let (when, mut next) = self.when(tokens, next)?;
            // "before the fiscal year ends"
            let over = tokens.get(next).is_some_and(|token| {
                ["ends", "closes", "finishes", "end", "is"]
                    .iter()
                    .any(|word| token.is(word))
            });
            if over {
                let two = tokens
                    .get(next + 1)
                    .is_some_and(|token| token.is("over") || token.is("out") || token.is("up"));
                next += 1 + usize::from(two);
            }
            let due = if over || edge.is_some_and(|(edge, _)| edge == Edge::End) {
                when.end
            } else {
                add_days(when.start, -1)?
            };
            return Some((due, next));
        }
        if has(Sense::Within) {
            return self
                .length(tokens, next)
                .or_else(|| self.when(tokens, next).map(|(when, next)| (when.end, next)));
        }
        if has(Sense::In) || has(Sense::Of) && token.is("in") {
            let counted = if token.is("in") || token.is("over") {
                self.length(tokens, next)
            } else {
                None
            };
            if let Some(found) = counted {
                return Some(found);
            }
            if let Some((when, next)) = self.when(tokens, next) {
                return Some((when.end, next));
            }
        }
        let sure = token
            .senses()
            .any(|sense| matches!(sense, Sense::EndOf(_) | Sense::Which(_)));
        if sure {
            let (when, next) = self.when(tokens, at)?;
            return Some((when.end, next));
        }
        None
    }

    /// "no later than" and the like.
    pub(super) fn by_phrase(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let first = tokens.get(at)?;
        self.lexicon
            .verb_phrases(first.text)
            .iter()
            .filter(|phrase| matches!(phrase.meaning, Sense::By))
            .filter(|phrase| phrase.words.first().is_some_and(|word| first.is(word)))
            .find_map(|phrase| {
                let here = tokens.get(at..at + phrase.words.len())?;
                let same = here
                    .iter()
                    .zip(&phrase.words)
                    .all(|(token, word)| token.is(word));
                same.then_some(at + phrase.words.len())
            })
    }

    /// A length of time from today: "six months", "the next 3 weeks", "a year".
    pub(crate) fn length(&self, tokens: &[Token], at: usize) -> Option<(Date, usize)> {
        let mut at = at;
        while tokens
            .get(at)
            .is_some_and(|token| token.is("the") || token.has(Sense::Which(1)))
        {
            at += 1;
        }
        let (count, stretch, next) = self.count_of(tokens, at)?;
        // "within six months of launch" hangs on a day we do not know
        if tokens
            .get(next)
            .is_some_and(|token| token.is("of") || token.is("after"))
        {
            return None;
        }
        let next = next
            + if tokens.get(next).is_some_and(|token| token.is("from"))
                && tokens
                    .get(next + 1)
                    .is_some_and(|token| token.has(Sense::Day(0)))
            {
                2
            } else {
                0
            };
        (stretch >= Stretch::Day).then_some(())?;
        Some((self.calendar.away(count, stretch)?, next))
    }

    pub(super) fn count_of(&self, tokens: &[Token], at: usize) -> Option<(f64, Stretch, usize)> {
        let token = tokens.get(at)?;
        let length = |place: usize| {
            tokens.get(place)?.find(|sense| match sense {
                Sense::Time(stretch) => Some(stretch),
                _ => None,
            })
        };
        if token.has(Sense::Count(1)) || token.is("half") {
            let half = token.is("half") || tokens.get(at + 1).is_some_and(|next| next.is("half"));
            if half {
                let from = at + 1 + usize::from(!token.is("half"));
                let from = from + usize::from(tokens.get(from).is_some_and(|next| next.is("a")));
                return Some((0.5, length(from)?, from + 1));
            }
            return Some((1.0, length(at + 1)?, at + 2));
        }
        let numerals = Numerals {
            lexicon: self.lexicon,
            minutes: false,
        };
        let (quantity, next) = numerals.read(tokens, at)?;
        match quantity.measure {
            Some(Measure::Time(stretch)) if !quantity.signed => {
                Some((quantity.value, stretch, next))
            }
            _ => {
                // "6-month"
                let dash = tokens.get(at + 1).is_some_and(|token| token.is_sign('-'));
                let stretch = if dash { length(at + 2)? } else { return None };
                Some((tokens.get(at)?.figure()?.value, stretch, at + 3))
            }
        }
    }
}
