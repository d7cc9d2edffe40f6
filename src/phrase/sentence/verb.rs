//! Finding the verb and the deadline.

use super::work::Work;
use super::{Part, Verb};
use crate::phrase::lexicon::{Doing, Lexicon, Sense};
use std::borrow::Cow;

impl Work<'_> {
    /// Finds the verb: at the start, or further on where something is said to rise, fall or stay.
    pub(super) fn verb(&mut self) {
        let mut at = match self.first_free(0) {
            Some(at) => at,
            None => return,
        };
        while self.free(at).is_some_and(|token| {
            matches!(
                token.piece,
                crate::phrase::token::Piece::Sign('"' | '“' | '„' | '\'' | '‘' | '(' | '«')
            )
        }) {
            at += 1;
        }
        let asked = self.behind_request(at);
        at = asked.unwrap_or(at);
        let start = at;
        // "We will increase", "To improve"
        loop {
            if let Some((doing, next)) = self.verb_at(at) {
                return self.found_verb(doing, at, next);
            }
            let skips = self.free(at).is_some_and(|token| {
                token.is_word() && (self.has(token, Sense::Filler) || token.is("to"))
            });
            if !skips || at > start + 5 {
                break;
            }
            at += 1;
        }
        if let Some((doing, from, to)) = self.behind_a_name(start) {
            return self.found_verb(doing, from, to);
        }
        if let Some((doing, from, to)) = self.handed_over(start, asked.is_some()) {
            return self.found_verb(doing, from, to);
        }
        // "Churn is reduced from 5 % to 3 %", "Don't let churn rise"
        for at in start + 1..self.tokens.len() {
            let Some(token) = self.free(at).filter(|token| token.is_word()) else {
                continue;
            };
            let inflected = token.text.len() > 4
                && (token.text.ends_with("ed")
                    || token.text.ends_with('s')
                    || matches!(
                        token.text,
                        "grown" | "grew" | "risen" | "fell" | "fallen" | "kept"
                    ));
            let promised = at
                .checked_sub(1)
                .and_then(|before| self.free(before))
                .is_some_and(|before| {
                    before.is("will")
                        || before.is("should")
                        || before.is("must")
                        || before.is("shall")
                });
            // "Trust is growing again"
            let goes_on = token.text.ends_with("ing")
                && at
                    .checked_sub(1)
                    .and_then(|before| self.free(before))
                    .is_some_and(|before| before.is("is") || before.is("are"));
            // "Chrome reaches 20 million users"
            let reaches = token.text.ends_with('s')
                && self
                    .free(at + 1)
                    .is_some_and(|next| next.figure().is_some() || next.is("at"))
                && lemma(self.context.lexicon, token.text) == Some(Doing::Reach)
                && !token
                    .senses()
                    .any(|sense| matches!(sense, Sense::Metric | Sense::Falling));
            if reaches {
                return self.found_verb(Doing::Reach, at, at + 1);
            }
            if !inflected && !promised && !goes_on
                || self.has(token, Sense::Metric)
                || token.text.ends_with('s') && !self.moves_on(at)
            {
                continue;
            }
            let doing = lemma(self.context.lexicon, token.text).filter(|doing| {
                matches!(
                    doing,
                    Doing::Raise | Doing::Lower | Doing::Better | Doing::Hold | Doing::Times(_)
                )
            });
            if let Some(doing) = doing {
                return self.found_verb(doing, at, at + 1);
            }
        }
    }

    /// "drops from 5 % to 3 %", and not "patient falls per day".
    fn moves_on(&self, at: usize) -> bool {
        self.free(at + 1).is_some_and(|next| {
            ["from", "to", "by", "below", "above", "under", "over"]
                .iter()
                .any(|word| next.is(word))
        })
    }

    fn found_verb(&mut self, doing: Doing, from: usize, to: usize) {
        self.out.verb = Some(Verb {
            doing,
            word: self.words(from, to),
        });
        self.verb_at = Some((from, to));
        self.note(from, to, Part::Verb(doing));
    }

    /// The verb that starts here, if the words here are not a name: "report accuracy".
    pub(super) fn verb_at(&self, at: usize) -> Option<(Doing, usize)> {
        let token = self.free(at).filter(|token| token.is_word())?;
        let lexicon = self.context.lexicon;
        for phrase in lexicon.verb_phrases(token.text) {
            if let (Sense::Verb(doing), Some((first, rest))) =
                (phrase.meaning, phrase.words.split_first())
                && same_verb(token.text, first)
                && let Some(next) = self.words_at(at + 1, rest)
            {
                return Some((doing, next));
            }
        }
        let doing = lemma(lexicon, token.text).or_else(|| self.verb_by_ending(at))?;
        // "No more than", "not"
        let negated = at
            .checked_sub(1)
            .is_some_and(|before| self.has_at(before, Sense::Not));
        if negated {
            return matches!(doing, Doing::Raise | Doing::Lower).then_some((Doing::Hold, at + 1));
        }
        (!self.is_name(at, doing)).then_some((doing, at + 1))
    }

    /// "Deduplicate the records": a word nobody knows that ends like a verb and opens the line.
    fn verb_by_ending(&self, at: usize) -> Option<Doing> {
        let token = self.free(at).filter(|_| self.first_free(0) == Some(at))?;
        let lower = token.text.to_ascii_lowercase();
        let verbal = ["ate", "ise", "ize", "ify"]
            .iter()
            .any(|ending| lower.ends_with(ending));
        let object = self
            .free(at + 1)
            .is_some_and(|next| next.is_word() && !next.has(Sense::Measure));
        (verbal && lower.len() > 6 && token.entries.is_empty() && object).then_some(Doing::Activity)
    }

    /// Whether nothing but a name follows whose last word is counted: "complaints".
    fn counts_open_things(&self, from: usize) -> bool {
        let words = (from..self.tokens.len())
            .map_while(|at| self.free(at).filter(|token| token.is_word()))
            .take_while(|token| {
                !token
                    .senses()
                    .any(|sense| matches!(sense, Sense::In | Sense::Of | Sense::By | Sense::Within))
                    && !token.is("older")
            })
            .take(4);
        let article = |token: &&crate::phrase::token::Token| token.has(Sense::Article);
        !words.clone().any(|token| article(&token))
            && words.last().is_some_and(|last| {
                last.text.ends_with('s') && (last.has(Sense::Falling) || last.has(Sense::Metric))
            })
    }

    /// Whether the words here name a metric although the first of them could be a verb: "close rate", "return on investment".
    fn is_name(&self, at: usize, doing: Doing) -> bool {
        let next = self.free(at + 1);
        if next.is_some_and(|next| next.is("per")) {
            return true;
        }
        // Nobody is told "books" or "visits": those are names.
        let plural = self.free(at).is_some_and(|token| {
            token.text.ends_with(['s', 'S'])
                && !token.senses().any(|sense| matches!(sense, Sense::Verb(_)))
        });
        let counted = self.has_at(at, Sense::Metric) || self.has_at(at, Sense::Falling);
        if plural && (counted || !matches!(doing, Doing::Raise | Doing::Lower | Doing::Better)) {
            return true;
        }
        // "Reported incidents", "Increased sales by 20 %": only what moves is told of in the past
        let past = self.free(at).is_some_and(|token| {
            token.text.to_ascii_lowercase().ends_with("ed")
                && !token.senses().any(|sense| matches!(sense, Sense::Verb(_)))
        });
        let moves = matches!(
            doing,
            Doing::Raise | Doing::Lower | Doing::Better | Doing::Hold | Doing::Times(_)
        );
        let gerund = self.free(at).is_some_and(|token| {
            token.text.len() > 5 && token.text.to_ascii_lowercase().ends_with("ing")
        });
        if past && !moves && doing != Doing::Reach && doing != Doing::Output {
            return true;
        }
        if gerund && !moves {
            // "Training hours", "Our onboarding is too slow"; but "Hiring 5 engineers", "Launching a shop"
            return !next.is_some_and(|next| {
                next.figure().is_some()
                    || next
                        .senses()
                        .any(|sense| matches!(sense, Sense::Article | Sense::Definite | Sense::And))
            });
        }
        // "Open critical vulnerabilities" are counted
        let open = self.free(at).is_some_and(|token| token.is("open"));
        if open && self.counts_open_things(at + 1) {
            return true;
        }
        if !self.has_at(at, Sense::Nounish) {
            return false;
        }
        let Some(next) = next else {
            return true;
        };
        // "Research that changes practice"
        if next.is("that") || next.is("which") {
            return true;
        }
        if next.is("of") || next.is("on") && self.free(at).is_some_and(|token| token.is("return")) {
            return true;
        }
        let mut last = None;
        for place in at..(at + 6).min(self.tokens.len()) {
            let Some(token) = self.free(place).filter(|token| token.is_word()) else {
                break;
            };
            let ends = token.senses().any(|sense| {
                matches!(
                    sense,
                    Sense::In
                        | Sense::By
                        | Sense::To
                        | Sense::Of
                        | Sense::Within
                        | Sense::Purpose
                        | Sense::Before
                )
            }) || token.is("per")
                || token.is("with")
                || token.is("from")
                || token.has(Sense::Bound);
            if place > at && token.is("per") {
                // "support contacts per order"
                return true;
            }
            if ends && place > at {
                break;
            }
            if place > at
                && token.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::Article | Sense::Definite | Sense::Count(_) | Sense::And
                    )
                })
            {
                return false;
            }
            last = Some(place);
        }
        last.filter(|&last| last > at)
            .and_then(|last| self.free(last))
            .is_some_and(|token| {
                // "answer calls" does something to many things, "call volume" is one number
                let plural = token.text.ends_with('s')
                    && !token.is("sales")
                    && !token.is("nps")
                    && !token.is("status");
                let quality = ["ence", "ance", "ity"]
                    .iter()
                    .any(|end| token.text.ends_with(end) && token.text.len() > 6);
                !plural && (self.has(token, Sense::Metric) || quality)
            })
    }
}

/// What a verb asks for, in any of its forms.
pub(super) fn lemma(lexicon: &'static Lexicon, word: &str) -> Option<Doing> {
    base(lexicon, word, |sense| match sense {
        Sense::Verb(doing) => Some(doing),
        _ => None,
    })
}

/// Asks a question of the base forms a word may come from: "reducing" of "reduce", "optimised" of "optimize".
pub(crate) fn base<T>(
    lexicon: &'static Lexicon,
    word: &str,
    question: impl Fn(Sense) -> Option<T>,
) -> Option<T> {
    let ask = |stem: &str, ending: &str| -> Option<T> {
        let find = |entries: &[(&str, Sense)]| entries.iter().find_map(|&(_, it)| question(it));
        find(lexicon.joined(stem, ending)).or_else(|| {
            let british = match ending {
                "" => stem.strip_suffix("ise"),
                "e" => stem.strip_suffix("is"),
                _ => None,
            };
            find(lexicon.joined(british?, "ize"))
        })
    };
    if let Some(found) = ask(word, "") {
        return Some(found);
    }
    // The suffixes end in three letters; most words are dismissed by theirs.
    if !word.ends_with(['g', 'd', 's', 'G', 'D', 'S']) {
        return None;
    }
    let lower = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    };
    for suffix in ["ing", "ed", "es", "s"] {
        let stem = lower.strip_suffix(suffix);
        let Some(stem) = stem.filter(|stem| stem.len() > 1) else {
            continue;
        };
        let doubled = {
            let mut letters = stem.chars().rev();
            let (last, before) = (letters.next(), letters.next());
            last.is_some() && last == before && suffix.len() > 1
        };
        let shorter = stem
            .char_indices()
            .next_back()
            .and_then(|(at, _)| stem.get(..at))
            .unwrap_or(stem);
        let found = ask(stem, "")
            .or_else(|| (suffix != "s").then(|| ask(stem, "e")).flatten())
            .or_else(|| doubled.then(|| ask(shorter, "")).flatten())
            .or_else(|| stem.strip_suffix('i').and_then(|stem| ask(stem, "y")));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn same_verb(word: &str, verb: &str) -> bool {
    // Most verbs fall out by their first letter.
    let alike = word
        .bytes()
        .next()
        .zip(verb.bytes().next())
        .is_some_and(|(one, other)| one.eq_ignore_ascii_case(&other));
    if !alike {
        return false;
    }
    let is = |form: &str| word.eq_ignore_ascii_case(form);
    if is(verb) {
        return true;
    }
    let starts = word.len() > verb.len()
        && word
            .get(..verb.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(verb));
    let tail = word.get(verb.len()..).unwrap_or_default();
    let ends = |form: &&str| tail.eq_ignore_ascii_case(form);
    starts && ["s", "ing", "ed", "es"].iter().any(ends)
        || verb.strip_suffix('e').is_some_and(|stem| {
            word.split_at_checked(stem.len())
                .is_some_and(|(head, tail)| {
                    head.eq_ignore_ascii_case(stem) && tail.eq_ignore_ascii_case("ing")
                })
        })
}
