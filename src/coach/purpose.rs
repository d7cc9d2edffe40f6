//! Whether a sentence says what something is for (O2, O3, O5).

use super::lexicon::{Class, DETERMINERS};
use super::sentence::{PREPOSITIONS, Sentence};
use super::words::{Form, Sort, Word};
use crate::phrase::{ENGLISH, Sense};

/// Words that open a part of the sentence that says what it is for, or who it is about.
const SUBORDINATE: &str = "that which who where so because whose when";

/// Whether a word compares, which after "for" or "with" names an effect: "fewer", "safer".
fn compares(word: &Word) -> bool {
    word.means(|sense| matches!(sense, Sense::Comparative(_)))
        || word.lower.ends_with("er")
            && word.means(|sense| sense == Sense::Quality)
            && !word.means(|sense| sense == Sense::QualityNoun)
}

impl Sentence {
    /// Whether, from a token on, the sentence says what the thing is for: "so that …", "that …", "to improve …", "for faster …".
    pub fn states_effect(&self, from: usize) -> bool {
        (from..self.words.len()).any(|at| {
            if self.is(at, SUBORDINATE) {
                return !self.is(at + 1, "is was are") || self.is(at, "so because where");
            }
            if self.is(at, "against without") {
                return true;
            }
            if self.is(at, "for with") {
                return self.word(at + 1).is_some_and(compares);
            }
            // "A help desk people thank us for"
            let people = self.word(at).is_some_and(|word| {
                word.form == Form::S && ENGLISH.has(&word.lower, Sense::People) || word.is("people")
            });
            let acts = self
                .word(at + 1)
                .is_some_and(|next| next.form == Form::Base && next.class.meets(Class::VERB));
            let noun_before = |word: &Word| {
                word.form != Form::Ed
                    && word.sort == Sort::Word
                    && !word.among(DETERMINERS)
                    && !word.among(PREPOSITIONS)
            };
            let pronoun = self.is(at, "they we you i") && !self.is(at + 1, "and");
            if (people && acts || pronoun)
                && at > from
                && self.word(at - 1).is_some_and(noun_before)
            {
                return true;
            }
            let adverb = self.word(at).is_some_and(compares)
                && self
                    .word(at + 1)
                    .is_none_or(|next| next.sort == Sort::Mark || next.among(PREPOSITIONS));
            adverb || self.is_purpose(at)
        })
    }

    /// Whether a "to" stands before a verb of effect. "To" before a number or a thing is no reason (DOMAIN §7).
    pub fn is_purpose(&self, at: usize) -> bool {
        if !self.is(at, "to and") || (self.is(at, "and") && !self.is(at + 1, "thereby thus so")) {
            return false;
        }
        if at > 1 && self.is(at, "to") && self.is(at - 1, "order") && self.is(at - 2, "in") {
            return true;
        }
        let verb = if self
            .word(at + 1)
            .is_some_and(|word| word.lower.ends_with("ly"))
            || self.is(at + 1, "better")
        {
            at + 2
        } else {
            at + 1
        };
        let known = self.class_at(verb);
        // "To disrupt the market": a verb, known or not
        let unknown = |word: &Word| {
            word.sort == Sort::Word && !word.among(DETERMINERS) && !word.among(PREPOSITIONS)
        };
        if self.word(verb).is_some_and(unknown) && self.is(verb + 1, "the our their a") {
            return true;
        }
        let base = self.word(verb).is_some_and(|word| word.form == Form::Base);
        base && known.meets(Class::VERB)
            && (!known.meets(Class::EITHER)
                || self.opens_an_object(verb + 1)
                || (known.meets(Class::BETTER)
                    && self.is(at, "to")
                    && self.class_at(verb + 1) == Class::default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_before_a_number_or_a_thing_is_no_reason() {
        let states = |text: &str| Sentence::read(text).states_effect(1);
        assert!(states("Implement a CRM tool to improve forecast accuracy"));
        assert!(states("Launch a feature that improves user experience"));
        assert!(states("Roll out the portal so that parents stop queueing"));
        assert!(!states("Roll out the tool to 40 teams"));
        assert!(!states("Migrate to the cloud"));
        assert!(!states("Increase sign-ups from 100 to 200"));
    }
}
