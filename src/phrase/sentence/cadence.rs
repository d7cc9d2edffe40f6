//! How often: "per week", "a month", "monthly".

use super::Part;
use super::work::Work;
use crate::domain::Cadence;
use crate::phrase::lexicon::{Sense, Stretch};

impl Work<'_> {
    /// How often: "per week", "a month", "monthly". It stays in the title, where it says what is counted.
    pub(super) fn cadence(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(token) = self.free(at) else {
                continue;
            };
            let often = token.find(|sense| match sense {
                Sense::Often(cadence) => Some(cadence),
                _ => None,
            });
            let (cadence, next) = if let Some(cadence) = often {
                (Some(cadence), at + 1)
            } else if self.has(token, Sense::Per) || token.is_sign('/') {
                // "a month" only where something can be counted before it; "/ month" and "per month" anywhere
                let article = token.is("a") || token.is("an");
                let behind = self.free(at + 2);
                let ends = behind.is_none_or(|behind| {
                    !behind.is_word()
                        || behind.joins()
                        || behind.has(Sense::Per)
                        || behind.is("from")
                });
                let sense_before = at > 0
                    && self.tokens.get(at - 1).is_some_and(|before| {
                        before.is_word() || before.figure().is_some() || before.is_sign('%')
                    });
                let led = at
                    .checked_sub(1)
                    .and_then(|before| self.free(before))
                    .is_some_and(|before| {
                        before.is("in")
                            || before.is("within")
                            || before.is("than")
                            || before.is("over")
                            || before.is("under")
                            || before.is("after")
                            || before.is("by")
                            || before.is("of")
                            || before.is("for")
                            || before.is("half")
                    });
                if article && (!ends || !sense_before || led) {
                    continue;
                }
                let cadence = self.stretch_at(at + 1).and_then(|stretch| match stretch {
                    Stretch::Hour => Some(Cadence::Hour),
                    Stretch::Day => Some(Cadence::Day),
                    Stretch::Week => Some(Cadence::Week),
                    Stretch::Month => Some(Cadence::Month),
                    Stretch::Quarter => Some(Cadence::Quarter),
                    Stretch::Year => Some(Cadence::Year),
                    Stretch::Second | Stretch::Minute | Stretch::Half => None,
                });
                (cadence, at + 2)
            } else {
                continue;
            };
            if let Some(cadence) = cadence {
                self.out.cadence = Some(cadence);
                self.note(at, next, Part::Cadence(cadence));
                return;
            }
        }
    }
}
