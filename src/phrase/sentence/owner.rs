//! Who answers for it: `(owner: Jo)`, `@jo`.

use super::Part;
use super::work::Work;
use crate::phrase::lexicon::Sense;
use crate::phrase::token::Piece;

impl Work<'_> {
    pub(super) fn owners(&mut self) {
        for at in 0..self.tokens.len() {
            if self.out.owner.is_some() {
                return;
            }
            if self.is_sign_at(at, '@')
                && self.tokens.get(at).is_some_and(|sign| {
                    sign.spaced
                        || at == 0
                        || self.is_sign_at(at - 1, '(')
                        || self.is_sign_at(at - 1, '[')
                })
            {
                let mut next = at + 1;
                while self.free(next).is_some_and(|token| {
                    !token.spaced
                        && (token.is_word()
                            || token.figure().is_some()
                            || token.is_sign('.')
                                && self
                                    .tokens
                                    .get(next + 1)
                                    .is_some_and(|more| !more.spaced && more.is_word()))
                }) {
                    next += 1;
                }
                if next > at + 1 {
                    let opens = at
                        .checked_sub(1)
                        .filter(|&open| self.is_sign_at(open, '(') || self.is_sign_at(open, '['));
                    let closes = self.is_sign_at(next, ')') || self.is_sign_at(next, ']');
                    let (from, to) = match opens {
                        Some(open) if closes => (open, next + 1),
                        _ => (at, next),
                    };
                    self.own(at + 1, next, from, to);
                }
                continue;
            }
            let opens = self.is_sign_at(at, '(') || self.is_sign_at(at, '[');
            let word = at + usize::from(opens);
            if !self.has_at(word, Sense::Owner) {
                continue;
            }
            let mut name = word + 1;
            if self
                .free(name)
                .is_some_and(|token| token.is("by") || token.is("to") || token.is("is"))
            {
                name += 1;
            }
            let colon = self.is_sign_at(name, ':') || self.is_sign_at(name, '=');
            name += usize::from(colon);
            let plain = self.free(word).is_some_and(|token| {
                token.is("lead")
                    || token.is("responsible")
                    || token.is("who")
                    || token.is("assigned")
                    || token.is("accountable")
            });
            if !colon && (!opens || plain) {
                continue;
            }
            let end = (name..self.tokens.len())
                .find(|&at| {
                    self.free(at).is_none_or(|token| {
                        matches!(
                            token.piece,
                            Piece::Sign(')' | ']' | '(' | '[' | '|' | ';' | ',')
                        ) || self.arrow(at).is_some()
                    })
                })
                .unwrap_or(self.tokens.len());
            let closes = self.is_sign_at(end, ')') || self.is_sign_at(end, ']');
            // "by their owners: 35 % to 70 %" names nobody
            let begins = self
                .free(name)
                .is_some_and(|token| token.figure().is_some());
            if begins || end == name || end - name > 7 || opens != closes && opens {
                continue;
            }
            self.own(name, end, at, end + usize::from(opens));
        }
    }

    /// Takes tokens `name..end` as the owner's name, and `from..to` off the line.
    pub(super) fn own(&mut self, name: usize, end: usize, from: usize, to: usize) {
        let owner = self.words(name, end);
        if !owner.is_empty() {
            self.note(from, to, Part::Owner(owner.clone()));
            self.out.owner = Some(owner);
            self.take(from, to);
        }
    }

    /// The words of a range, a space between those that had white space between them.
    pub(super) fn words(&self, from: usize, to: usize) -> String {
        let mut words = String::new();
        for token in self.tokens.get(from..to).unwrap_or_default() {
            if token.spaced && !words.is_empty() {
                words.push(' ');
            }
            // these would end the name where it is printed
            words.extend(
                token
                    .text
                    .chars()
                    .filter(|sign| !matches!(sign, ';' | '[' | ']' | '\n' | '\r')),
            );
        }
        words.trim().to_owned()
    }
}
