//! Who is asked to do it: "Please send me …", "Can someone look at …", "Anna to check the lease".

use super::verb::lemma;
use super::work::Work;
use crate::phrase::lexicon::{Doing, Sense};

impl Work<'_> {
    /// The place behind words that only ask for what follows: "please make sure that".
    pub(super) fn behind_request(&self, at: usize) -> Option<usize> {
        let longest = self
            .context
            .lexicon
            .verb_phrases()
            .iter()
            .filter(|phrase| phrase.meaning == Sense::Filler)
            .filter_map(|phrase| self.words_at(at, &phrase.words))
            .max()?;
        self.free(longest).is_some().then_some(longest)
    }

    /// Work that somebody else is given: "Facilities will look into new lighting". Its verb, and the tokens of it.
    pub(super) fn handed_over(&self, start: usize, asked: bool) -> Option<(Doing, usize, usize)> {
        let named = |at: usize| {
            self.free(at).is_some_and(|token| {
                token
                    .senses()
                    .any(|sense| matches!(sense, Sense::Metric | Sense::Falling | Sense::Statement))
            })
        };
        for at in start + 1..start + 5 {
            let token = self.free(at).filter(|token| token.is_word())?;
            if named(at - 1) {
                return None;
            }
            let group = self.has_at(at - 1, Sense::Group) || self.has_at(at - 1, Sense::People);
            let inside = !self.has_at(at - 1, Sense::People) || self.has_at(at - 1, Sense::Group);
            let promises =
                token.is("will") || token.is("shall") || token.is("should") || token.is("must");
            let told = token.is("to")
                && at == start + 1
                && self.free(start).is_some_and(|name| {
                    name.text.starts_with(char::is_uppercase) && (name.entries.is_empty() || group)
                });
            let next = if promises && inside || told {
                at + 1
            } else {
                at
            };
            let works = |doing: &Doing| matches!(doing, Doing::Activity | Doing::Output);
            if next > at {
                let (doing, behind) = self.verb_at(next)?;
                return works(&doing).then_some((doing, next, behind));
            }
            // "Make sure the team finishes the migration"
            if asked && group && token.text.ends_with('s') {
                let doing = lemma(self.context.lexicon, token.text).filter(works);
                if let Some(doing) = doing {
                    return Some((doing, at, at + 1));
                }
            }
        }
        None
    }
}
