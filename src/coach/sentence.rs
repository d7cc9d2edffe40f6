//! A goal's sentence: where its verb stands, whether it is negated or passive, and whether it says what it is for.

use super::lexicon::{Class, DETERMINERS, NEGATIONS, of_sense, verb_in_noun};
use super::words::{Form, Sort, Word, stem, words};
use crate::phrase::{ENGLISH, Sense};
use std::ops::Range;

/// A sentence, cut and looked at once for all checks.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// The text as it was written.
    pub text: String,
    /// Its tokens.
    pub words: Vec<Word>,
    /// Index of the verb it starts with, or of the first word that carries meaning.
    pub head: usize,
    /// Whether that verb is negated.
    pub negated: bool,
}

/// A verb phrase that was found: the tokens, and what its classes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Indices of the tokens.
    pub at: Range<usize>,
    /// The classes of the verb.
    pub class: Class,
    /// Whether it stands in the passive: "a CRM is implemented".
    pub passive: bool,
}

/// Words that may stand before the verb and say nothing: "we want to …".
const LEAD_IN: &str = "to we i you our team will shall must should would want wants aim need needs please let us let's \
                       also further finally then and okr objective goal key result kr o going start by we're we'll i'm i'll";

/// Words that end a noun phrase.
pub(crate) const PREPOSITIONS: &str = "for to of in with at by from that which who where on across into so and or as when until before after \
                                       per using via through within between among over under without about than";

/// Nouns that are read and cannot be done: "release burndown variance".
const READ_NOT_DONE: &str = "variance deviation accuracy coverage adherence compliance delay delays lag velocity duration balance";

/// What follows a noun that could be a verb: "report accuracy", "drop in sales".
const NOUN_TAILS: &str = "of per rate from in by is for at on and or to with score ratio time times quality coverage index \
                          adherence level levels hours cost costs volume volumes accuracy length success completion \
                          attainment value count rates";

impl Sentence {
    /// Reads a sentence.
    pub fn read(text: &str) -> Self {
        let words = words(text);
        let mut sentence = Self {
            text: text.to_owned(),
            words,
            head: 0,
            negated: false,
        };
        sentence.find_head();
        sentence
    }

    /// The token at an index.
    pub fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The classes of the token at an index; none past the end.
    pub fn class_at(&self, at: usize) -> Class {
        self.word(at).map(|word| word.class).unwrap_or_default()
    }

    /// Whether the token at an index is one of these words.
    pub fn is(&self, at: usize, list: &str) -> bool {
        self.word(at).is_some_and(|word| word.among(list))
    }

    /// The words as they were written, from the first to the last of these tokens.
    pub fn span(&self, tokens: &Range<usize>) -> Range<usize> {
        let first = self.word(tokens.start);
        let last = tokens.end.checked_sub(1).and_then(|at| self.word(at));
        match (first, last) {
            (Some(first), Some(last)) => first.span.start..last.span.end.max(first.span.start),
            _ => 0..0,
        }
    }

    /// The number of words, marks not counted.
    pub fn count(&self) -> usize {
        self.words
            .iter()
            .filter(|word| word.sort != Sort::Mark && !word.joined)
            .map(|word| without_spaces(&word.lower).max(1))
            .sum()
    }

    /// Finds a phrase, each of its words in any form, hyphenated or not.
    pub fn phrase(&self, phrase: &str) -> Option<Range<usize>> {
        let mut entries = phrase.split(' ');
        let first = entries.next().unwrap_or_default();
        // A stem begins like its word, but for the forms of "be": most phrases are dismissed by their first letter.
        let letter = |text: &str| text.bytes().next();
        let alike = |word: &Word| letter(&word.stem) == letter(first);
        if !matches!(first, "is" | "are" | "was" | "were") && !self.words.iter().any(alike) {
            return None;
        }
        let (first, _) = stem(first);
        let mut starts = (0..self.words.len())
            .filter(|&at| self.word(at).is_some_and(|word| word.stem == first))
            .peekable();
        starts.peek()?;
        let others: Vec<String> = entries.map(|entry| stem(entry).0).collect();
        starts.find_map(|start| {
            let matches = others.iter().enumerate().all(|(offset, stem)| {
                self.word(start + 1 + offset)
                    .is_some_and(|word| &word.stem == stem)
            });
            matches.then(|| start..start + 1 + others.len())
        })
    }

    /// The verb the sentence is about: the one it starts with, or the participle of a passive.
    pub fn verb(&self) -> Option<Verb> {
        let leading = self.leading_verb();
        let passive = self.passive_verb();
        // "Open house days are organised": what looks like a command is part of the subject.
        let subject = leading.as_ref().is_some_and(|verb| {
            let helped = passive.as_ref().is_some_and(|verb| {
                self.is(verb.at.start.saturating_sub(1), "is are was were been")
            });
            // "Safeguarding training completed by all staff"
            let gerund = self
                .word(self.head)
                .is_some_and(|word| word.form == Form::Ing)
                && !self.opens_with_determiner(verb.at.end);
            (verb.class.meets(Class::EITHER) && helped) || (gerund && passive.is_some())
        });
        if subject {
            passive
        } else {
            leading.or_else(|| self.nominal()).or(passive)
        }
    }

    /// A verb dressed as a noun: "Implementation of a donor database", "roll-out of the tills", "Hiring of nurses".
    pub fn nominal(&self) -> Option<Verb> {
        let particle = self.is(self.head, "roll set go kick phase start build")
            && self.is(self.head + 1, "out up live off in")
            && self.word(self.head + 1).is_some_and(|next| next.joined);
        let (end, class) = if particle {
            (self.head + 2, Class::OUTPUT.or(Class::ACTIVITY))
        } else {
            (self.head + 1, self.doing_at(self.head))
        };
        // "Migration to the cloud", but no "share to sell"
        let moved = self.is(end, "to")
            && self
                .word(self.head)
                .is_some_and(|word| word.lower.ends_with("ion"));
        (class.meets(Class::VERB) && (self.is(end, "of") || moved)).then_some(Verb {
            at: self.head..end,
            class,
            passive: false,
        })
    }

    /// The classes of the verb in a noun of doing: "introduction", "purchase", "training".
    pub fn doing_at(&self, at: usize) -> Class {
        let Some(word) = self.word(at).filter(|word| !word.joined) else {
            return Class::default();
        };
        // What is read as a number is no doing: "spending", "booking".
        let read = Class::METRIC.or(Class::SHARE).or(Class::NUMBER);
        let made = Class::OUTPUT.or(Class::MAKE).or(Class::ACTIVITY);
        match word.form {
            Form::Ing | Form::Base if word.class.meets(made) && !word.class.meets(read) => {
                word.class
            }
            Form::Base => verb_in_noun(&word.lower),
            _ => Class::default(),
        }
    }

    /// "Bring the new scanner into operation", "go live with the shop".
    pub fn put_to_use(&self) -> Option<Verb> {
        let at = self.head;
        let end = if self.is(at, "go going get getting") && self.is(at + 1, "live") {
            at + 2
        } else {
            let used = |&to: &usize| {
                self.is(to, "into in") && self.is(to + 1, "operation service use production")
            };
            let put =
                self.is(at, "bring put take get") && (at..self.words.len()).any(|to| used(&to));
            put.then_some(at + 1)?
        };
        Some(Verb {
            at: at..end,
            class: Class::OUTPUT,
            passive: false,
        })
    }

    /// Where something is said to be there: "New CRM is live", "second shift up and running". What people do is no state: "they live in dignity".
    pub fn is_there(&self) -> Option<Range<usize>> {
        (self.head + 1..self.words.len()).find_map(|at| {
            let after_verb = self.is(
                at - 1,
                "is are be been being go goes went gone going get getting",
            );
            let end = match () {
                () if self.is(at, "live operational") => at + 1,
                () if self.is(at, "in") && self.is(at + 1, "place use operation service") => at + 2,
                () if self.is(at, "up") && self.is(at + 1, "and") && self.is(at + 2, "running") => {
                    at + 3
                }
                () => return None,
            };
            let closes = self.word(end).is_none_or(|next| {
                next.sort == Sort::Mark
                    || next.among("by before in on from until for at since across with to and")
            });
            let thing = self.word(at - 1).is_some_and(|word| {
                word.sort == Sort::Word
                    && !word.among(PREPOSITIONS)
                    && !word.among(DETERMINERS)
                    && !ENGLISH.has(&word.lower, Sense::People)
            });
            (closes && (after_verb || thing)).then_some(at..end)
        })
    }

    /// The verb the sentence starts with, with its particle: "roll out", "set up".
    pub fn leading_verb(&self) -> Option<Verb> {
        if let Some(several) = self.verb_phrase() {
            return Some(several);
        }
        let found = self.class_at(self.head);
        let word = self.word(self.head)?;
        let compound = self.word(self.head + 1).is_some_and(|next| next.joined);
        // "Clean audit opinion": in front of a noun an adjective.
        let better = word.is("better")
            && (!self.class_at(self.head + 1).meets(Class::VERB)
                || self.class_at(self.head + 1).meets(Class::EITHER));
        let adjective = (better || word.among("clean free live green"))
            && self.word(self.head + 1).is_some_and(|next| {
                next.sort == Sort::Word && !next.among(DETERMINERS) && !next.among("up out")
            });
        if !found.meets(Class::VERB) || compound || adjective || word.form == Form::Ed {
            return None;
        }
        let steers = found.meets(Class::UP.or(Class::DOWN).or(Class::BETTER));
        let opens_up = found.meets(Class::OUTPUT) && self.is(self.head + 1, "in to on across with");
        let is_noun = if opens_up {
            false
        } else if steers {
            // "Drop rate" and "growth in sales", but "cut costs"
            self.word(self.head + 1)
                .is_none_or(|next| next.among(NOUN_TAILS) && next.form == Form::Base)
        } else {
            // "Research and report best practices": two commands with one object
            let twin = self.is(self.head + 1, "and &")
                && self.class_at(self.head + 2).meets(Class::VERB)
                && self
                    .word(self.head + 2)
                    .is_some_and(|word| word.form == Form::Base && !word.joined)
                && self.opens_an_object(self.head + 3);
            // "Rent arrears", "hand hygiene": what the coach does not know as a verb needs an article or a number behind it.
            let unsure = found.meets(Class::READER)
                && found.meets(Class::EITHER)
                && !self.opens_with_determiner(self.head + 1);
            !twin && (unsure || !self.opens_an_object(self.head + 1))
        };
        // "Audit findings closed within 30 days"
        let is_noun = is_noun
            || self
                .word(self.head + 1)
                .is_some_and(|next| next.form == Form::S && next.sort == Sort::Word)
                && self
                    .word(self.head + 2)
                    .is_some_and(|word| word.form == Form::Ed);
        // "Pull requests merged": a verb the coach does not know gives way too
        let gives_way = Class::EITHER.or(if steers {
            Class::default()
        } else {
            Class::READER
        });
        if found.meets(gives_way) && is_noun {
            return None;
        }
        // "Returning donors" are donors; "returning the forms" is something to do.
        let adjective = word.form == Form::Ing
            && found.meets(Class::EITHER)
            && !self.opens_with_determiner(self.head + 1)
            && !self.is(self.head + 1, "up out");
        if word.form == Form::S || adjective {
            return None;
        }
        let end = if self.is(self.head + 1, "out up") {
            self.head + 2
        } else {
            self.head + 1
        };
        Some(Verb {
            at: self.head..end,
            class: found,
            passive: false,
        })
    }

    /// Several words that are a verb together, as the reader of sentences has them: "talk to 20 users", "carry out", "meeting with".
    fn verb_phrase(&self) -> Option<Verb> {
        let first = self.word(self.head).filter(|word| word.form != Form::Ed)?;
        let base = ENGLISH
            .verb_phrases(&first.lower)
            .iter()
            .find_map(|phrase| {
                let (word, rest) = phrase.words.split_first()?;
                let alike = stem(word).0 == first.stem;
                let follows = rest
                    .iter()
                    .enumerate()
                    .all(|(at, word)| self.is(self.head + 1 + at, word));
                let class = of_sense(phrase.meaning).or(first.class.only(Class::EFFECT));
                (alike
                    && !rest.is_empty()
                    && follows
                    && class.meets(Class::ACTIVITY.or(Class::MAKE)))
                .then(|| (self.head..self.head + 1 + rest.len(), class))
            });
        base.filter(|(at, _)| !self.ends_as_a_number(at.end))
            .map(|(at, class)| Verb {
                at,
                class,
                passive: false,
            })
    }

    /// A participle that stands for what was done: "a CRM is implemented", "Website launched by June".
    pub fn passive_verb(&self) -> Option<Verb> {
        (self.head + 1..self.words.len()).find_map(|at| {
            let word = self.word(at)?;
            let known = self.class_at(at);
            if word.form != Form::Ed || word.joined || !known.meets(Class::VERB) {
                return None;
            }
            let helped = (self.head..at)
                .rev()
                .take(3)
                .any(|before| self.is(before, "is are be been being get gets was were"));
            let closes = match self.word(at + 1) {
                None => true,
                Some(next) => {
                    next.sort == Sort::Mark
                        || next.among(
                            "by in at for with to on before across within until and from over",
                        )
                }
            };
            let after_noun = at > 0
                && !self.is(at - 1, DETERMINERS)
                && !self.is(
                    at - 1,
                    "of per and or newly recently already that who which not never",
                )
                && self
                    .word(at - 1)
                    .is_some_and(|word| word.sort == Sort::Word);
            (helped || (closes && after_noun)).then(|| Verb {
                at: at..at + 1,
                class: known,
                passive: true,
            })
        })
    }

    /// Whether an article, a possessive or a number stands here.
    fn opens_with_determiner(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|word| word.sort == Sort::Number || word.among(DETERMINERS))
    }

    /// Whether a token can open the object of a verb: a determiner, a number, an adjective; not the end and not a preposition.
    pub fn opens_an_object(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else {
            return false;
        };
        if word.joined {
            return false;
        }
        if word.sort == Sort::Number
            || word.among(DETERMINERS)
            || word.among("how what why people everyone more fewer less at least version")
        {
            return true;
        }
        let abstract_noun = ["tion", "sion", "ment", "ity", "ance", "ence", "ness"]
            .iter()
            .any(|ending| word.lower.ends_with(ending));
        word.sort == Sort::Word
            && !abstract_noun
            && !word.among(NOUN_TAILS)
            && !word.class.meets(Class::METRIC.or(Class::SHARE))
            && !self.ends_as_a_number(at)
    }

    /// Whether the noun phrase from here ends in "rate", "cost" and the like: "design review pass rate" is no command to design.
    pub fn ends_as_a_number(&self, from: usize) -> bool {
        let mut last = from;
        while self.word(last + 1).is_some_and(|next| {
            next.sort == Sort::Word && !next.among(PREPOSITIONS) && !next.among("down up")
        }) {
            last += 1;
        }
        (self.class_at(last).meets(Class::NUMBER) || self.is(last, READ_NOT_DONE))
            && self.word(last).is_some_and(|word| word.form != Form::Ing)
            && !(from..last).any(|at| self.is(at, DETERMINERS))
    }

    fn find_head(&mut self) {
        let mut at = self.label_end();
        if self.is(at, "a") && self.is(at + 1, "/") && self.is(at + 2, "b") {
            at += 3;
        } else if self.is(at, "ab") && self.is(at + 1, "test testing") {
            at += 1;
        }
        let mut negated = false;
        while let Some(word) = self.words.get(at) {
            let skipped = word.sort == Sort::Mark
                || word.among(LEAD_IN)
                || (word.lower.ends_with("ly") && !word.among("supply reply apply daily weekly monthly quarterly yearly early family only monopoly assembly"))
                || word.among("do does did");
            if word.among(NEGATIONS) {
                negated = true;
            } else if word.is("no") && self.words.get(at + 1).is_some_and(|next| next.is("longer"))
            {
                negated = true;
                at += 1;
            } else if !skipped || self.is_noun_here(at) {
                break;
            }
            at += 1;
        }
        if at < self.words.len() {
            self.head = at;
            self.negated = negated;
        }
    }

    /// "Team", "goal", "result" and "start" open a noun phrase as often as they lead in.
    fn is_noun_here(&self, at: usize) -> bool {
        self.is(at, "team goal result start key")
            && self.word(at + 1).is_some_and(|next| {
                next.sort == Sort::Word
                    && !next.among("will shall must should wants needs to result")
            })
    }

    /// Where a label such as "KR1:" or "Objective 2 -" ends.
    fn label_end(&self) -> usize {
        let labelled = self.word(0).is_some_and(|word| {
            word.among("objective goal kr o okr kpi")
                || word
                    .lower
                    .strip_prefix("kr")
                    .or(word.lower.strip_prefix('o'))
                    .is_some_and(|rest| {
                        !rest.is_empty() && rest.chars().all(|digit| digit.is_ascii_digit())
                    })
        }) || self.phrase("key result").is_some_and(|at| at.start == 0);
        if !labelled {
            // "Marketing: launch the spring campaign".
            return (1..4)
                .find(|&at| self.is(at, ":"))
                .filter(|&at| {
                    self.class_at(at + 1).meets(Class::VERB) && self.opens_an_object(at + 2)
                })
                .map_or(0, |at| at + 1);
        }
        (0..4)
            .find(|&at| self.is(at, ": - – . )"))
            .map_or(0, |at| at + 1)
    }
}

/// How many words a stretch of a script holds that puts no spaces between them (Chinese, Japanese, Thai): about two signs make one.
fn without_spaces(text: &str) -> usize {
    let signs = text.chars().filter(|sign| {
        matches!(sign, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
    });
    signs.count().div_ceil(2)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn verb(text: &str) -> Option<String> {
        let sentence = Sentence::read(text);
        let verb = sentence.verb()?;
        Some(text.get(sentence.span(&verb.at)).unwrap().to_owned())
    }

    #[test]
    fn the_verb_is_found_behind_labels_pronouns_and_adverbs() {
        assert_eq!(
            verb("KR1: Significantly increase trial starts").as_deref(),
            Some("increase")
        );
        assert_eq!(
            verb("We will roll out the new CRM").as_deref(),
            Some("roll out")
        );
        assert_eq!(verb("LAUNCH THE APP").as_deref(), Some("LAUNCH"));
        assert_eq!(
            verb("A new CRM is implemented").as_deref(),
            Some("implemented")
        );
        assert_eq!(
            verb("Website relaunched by June").as_deref(),
            Some("relaunched")
        );
    }

    #[test]
    fn a_noun_that_could_be_a_verb_is_not_taken_for_one() {
        for name in [
            "Report accuracy",
            "Test coverage from 60% to 80%",
            "Interview-to-offer ratio",
            "Lead generation",
            "Order volume",
        ] {
            assert_eq!(verb(name), None, "{name}");
        }
        assert_eq!(
            verb("Report the results to the board").as_deref(),
            Some("Report")
        );
        assert_eq!(verb("Interview 10 new hires").as_deref(), Some("Interview"));
    }

    #[test]
    fn a_phrase_is_found_in_any_form_of_its_words() {
        for (text, wanted, found) in [
            ("Our brand perceptions rise", "brand perception", Some(1..3)),
            ("Brand and brand-awareness", "brand awareness", Some(2..4)),
            ("It was late", "is late", Some(1..3)),
            ("Late is late", "late", Some(0..1)),
            ("Brand", "brand awareness", None),
            ("Perception of the brand", "brand perception", None),
        ] {
            assert_eq!(Sentence::read(text).phrase(wanted), found, "{text}");
        }
    }

    #[test]
    fn negation_before_the_verb_is_seen() {
        assert!(Sentence::read("Don't launch half-finished features").negated);
        assert!(Sentence::read("Stop building what nobody asked for").negated);
        assert!(!Sentence::read("Launch the no-code editor").negated);
    }
}
