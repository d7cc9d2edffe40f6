//! Who is asked to do it: "Please send me …", "Can someone look at …", "Anna to check the lease".

use super::verb::lemma;
use super::work::Work;
use crate::domain::letters::is_uppercase;
use crate::phrase::lexicon::{Doing, Sense};

impl Work<'_> {
    /// The place behind words that only ask for what follows: "please make sure that".
    pub(super) fn behind_request(&self, at: usize) -> Option<usize> {
        let longest = self
            .context
            .lexicon
            .verb_phrases(self.free(at)?.text)
            .iter()
            .filter(|phrase| matches!(phrase.meaning, Sense::Filler))
            .filter_map(|phrase| self.words_at(at, &phrase.words))
            .max()?;
        self.free(longest).is_some().then_some(longest)
    }

    /// "Field sales: win five regions": the verb behind the name of whose goal it is, and the tokens of it.
    pub(super) fn behind_a_name(&self, start: usize) -> Option<(Doing, usize, usize)> {
        let colon = (start + 1..start + 6).find(|&at| self.is_sign_at(at, ':'))?;
        let is_name = (start..colon).all(|at| {
            self.free(at).is_some_and(|token| {
                token.is("and")
                    || token.is_sign('&')
                    || token.has(Sense::Of)
                    || token.text.starts_with(is_uppercase)
            })
        });
        let (doing, behind) = self.verb_at(colon + 1).filter(|_| is_name)?;
        Some((doing, colon + 1, behind))
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
        let works = |doing: &Doing| matches!(doing, Doing::Activity | Doing::Output);
        // "Two plants are to be merged"
        for at in start + 1..start + 8 {
            let led = self.free(at - 1).is_some_and(|before| {
                ["to", "will", "shall", "should", "must"]
                    .iter()
                    .any(|word| before.is(word))
            });
            if !led || !self.free(at).is_some_and(|token| token.is("be")) {
                continue;
            }
            let done = self.free(at + 1)?;
            let past = done.text.ends_with("ed") || done.has(Sense::Participle);
            let doing = lemma(self.context.lexicon, done.text).filter(|doing| past && works(doing));
            return doing.map(|doing| (doing, at + 1, at + 2));
        }
        for at in start + 1..start + 10 {
            let token = self.free(at).filter(|token| token.is_word())?;
            let group = self.has_at(at - 1, Sense::Group) || self.has_at(at - 1, Sense::People);
            let inside = !self.has_at(at - 1, Sense::People) || self.has_at(at - 1, Sense::Group);
            let near = at < start + 5;
            let promises = token.is("will")
                || token.is("shall")
                || near && (token.is("should") || token.is("must"));
            let told = token.is("to")
                && at == start + 1
                && self.free(start).is_some_and(|name| {
                    name.text.starts_with(is_uppercase) && (name.entries.is_empty() || group)
                });
            if at < start + 5 && named(at - 1) {
                return None;
            }
            let next = if promises && inside || told {
                at + 1
            } else {
                at
            };
            if next > at {
                if self.free(next).is_some_and(|verb| verb.is("be")) {
                    continue;
                }
                let (doing, behind) = self.verb_at(next)?;
                return works(&doing).then_some((doing, next, behind));
            }
            // "Make sure the team finishes the migration"
            if asked && near && group && token.text.ends_with('s') {
                let doing = lemma(self.context.lexicon, token.text).filter(works);
                if let Some(doing) = doing {
                    return Some((doing, at, at + 1));
                }
            }
        }
        None
    }
}
