//! Signs in the words of a line: metrics, qualities, effects, people.

use super::weigh::Scale;
use crate::domain::Unit;
use crate::phrase::lexicon::{Doing, Sense};
use crate::phrase::sentence::{Ask, Part, base_doing, base_sense};
use crate::phrase::token::Token;

impl Scale<'_> {
    /// The words of the first part that is meant.
    pub(super) fn part(&self, meant: impl Fn(&Part) -> bool) -> Option<String> {
        let span = self
            .understood
            .spans
            .iter()
            .find(|span| meant(&span.part))?;
        self.text.get(span.start..span.end).map(str::to_owned)
    }

    /// The words of the numbers: "from 2 % to 5 %".
    pub(super) fn numbers(&self) -> String {
        let words: Vec<&str> = self
            .understood
            .spans
            .iter()
            .filter(|span| {
                matches!(
                    span.part,
                    Part::Baseline(_)
                        | Part::Target(_)
                        | Part::Low(_)
                        | Part::High(_)
                        | Part::Change(_)
                )
            })
            .filter_map(|span| self.text.get(span.start..span.end))
            .collect();
        if words.is_empty() {
            self.understood
                .verb
                .as_ref()
                .map(|verb| verb.word.clone())
                .unwrap_or_default()
        } else {
            words.join(" ")
        }
    }

    pub(super) fn unplaced(&self) -> bool {
        self.understood
            .asks()
            .iter()
            .any(|ask| matches!(ask, Ask::Role(_)))
    }

    pub(super) fn word(&self, question: impl Fn(Sense) -> bool) -> Option<String> {
        self.tokens
            .iter()
            .filter(|token| token.is_word())
            .find(|token| token.senses().any(&question))
            .map(|token| token.text.to_owned())
    }

    /// A word that names a metric, among those in front of the first clause that only describes it.
    pub(super) fn metric_word(&self) -> Option<String> {
        let metric = &self.metric;
        let word = metric
            .iter()
            .filter(|token| token.is_word() || token.is_sign('%'))
            .find(|token| {
                token
                    .senses()
                    .any(|sense| matches!(sense, Sense::Metric | Sense::Falling))
            })
            .map(|token| token.text.to_owned());
        // "Average …", "Cost per …", "Units produced per day"
        word.or_else(|| {
            metric
                .iter()
                .find(|token| {
                    token.is("per")
                        || token.is("average")
                        || token.is("median")
                        || token.is("number")
                })
                .map(|token| token.text.to_owned())
        })
    }

    /// The first of these words behind the first token.
    pub(super) fn word_is(&self, list: &[&str]) -> Option<String> {
        self.tokens
            .iter()
            .skip(1)
            .find(|token| list.iter().any(|word| token.is(word)))
            .map(|token| token.text.to_owned())
    }

    /// A finite verb that makes the line a statement: "Our onboarding is too slow".
    pub(super) fn sentence_word(&self) -> Option<String> {
        self.word(|sense| sense == Sense::Statement)
    }

    pub(super) fn action_noun(&self) -> Option<String> {
        let noun = |token: &Token| token.is_word() && token.has(Sense::ActionNoun);
        let words: Vec<&Token> = self.tokens.iter().filter(|token| token.is_word()).collect();
        let end = words.iter().position(|token| {
            token.senses().any(|sense| {
                matches!(
                    sense,
                    Sense::In | Sense::Of | Sense::Purpose | Sense::By | Sense::Within
                )
            }) || token.is("with")
                || token.is("w")
                || token.is("per")
                || token.is("twice")
                || token.is("once")
                || token.is("every")
                || token.is("to")
                || token.is("from")
        });
        let last = words.get(end.unwrap_or(words.len()).checked_sub(1)?)?;
        let opens = end.is_some_and(|end| end <= 2)
            && words.first().is_some_and(|first| {
                !first.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::Comparative(_) | Sense::Quality | Sense::Metric
                    )
                })
            });
        let alone = end.is_none()
            && !self.is_wish()
            && (2..5).contains(&words.len())
            && self.understood.verb.is_none();
        let made = (opens || alone) && !last.has(Sense::Metric) && self.names_work(last.text);
        // "Business reviews with the top accounts"
        let several = end
            .and_then(|end| words.get(end))
            .is_some_and(|led| led.is("with") || led.is("for"))
            && last
                .text
                .strip_suffix('s')
                .is_some_and(|one| self.context.lexicon.has(one, Sense::ActionNoun));
        (noun(last) || made || several).then(|| last.text.to_owned())
    }

    /// "Construction", "consultation", "development": a noun made of a verb of work.
    pub(super) fn names_work(&self, noun: &str) -> bool {
        if !noun.ends_with(['n', 't', 'l', 'N', 'T', 'L']) {
            return false;
        }
        let lower = noun.to_ascii_lowercase();
        [
            ("ation", ""),
            ("ation", "e"),
            ("ion", ""),
            ("ion", "e"),
            ("ment", ""),
            ("duction", "duce"),
            ("al", "e"),
        ]
        .iter()
        .filter_map(|(ending, instead)| Some(format!("{}{instead}", lower.strip_suffix(ending)?)))
        .filter(|stem| stem.len() > 3)
        .any(|stem| {
            matches!(
                base_doing(self.context.lexicon, &stem),
                Some(Doing::Output | Doing::Activity)
            )
        })
    }

    pub(super) fn quality(&self) -> Option<String> {
        // "Customer first", and not "First contact resolution"
        let last = self.tokens.len().saturating_sub(1);
        // "Clear the backlog" is an order
        let verb = self.understood.verb.as_ref().map(|verb| verb.word.as_str());
        self.tokens
            .iter()
            .enumerate()
            .filter(|(at, token)| *at > 0 || Some(token.text) != verb)
            .find(|(at, token)| {
                token.is_word()
                    && token.has(Sense::Quality)
                    && (*at == last || !token.is("first"))
                    && !(token.has(Sense::QualityNoun) && self.describes_next(*at))
            })
            .map(|(_, token)| token.text.to_owned())
    }

    /// "team exercise", "community orchard": a noun that only says of what kind the next one is.
    fn describes_next(&self, at: usize) -> bool {
        // "A community people love"
        let article = at
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .is_some_and(|before| before.has(Sense::Article));
        if article
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.has(Sense::People))
        {
            return false;
        }
        self.tokens.get(at + 1).is_some_and(|next| {
            next.is_word()
                && next.spaced
                && !next.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::In
                            | Sense::Of
                            | Sense::To
                            | Sense::And
                            | Sense::By
                            | Sense::Purpose
                            | Sense::Within
                            | Sense::Per
                            | Sense::Article
                            | Sense::Filler
                            | Sense::Quality
                            | Sense::Statement
                            | Sense::Feeling
                            | Sense::Everyone
                            | Sense::Soft
                    )
                })
                && ![
                    "with", "from", "as", "than", "or", "but", "around", "into", "about", "after",
                    "behind",
                ]
                .iter()
                .any(|word| next.is(word))
        })
    }

    /// "the safest plant": a word that no other comes up to.
    pub(super) fn superlative(&self) -> Option<String> {
        self.tokens
            .windows(2)
            .find(|pair| matches!(pair, [the, word] if the.is("the") && word.is_word() && word.text.len() > 5 && word.text.ends_with("est")))
            .and_then(|pair| pair.last())
            .map(|word| word.text.to_owned())
    }

    /// "80 % of remote staff feel included", and no limit of time in it.
    pub(super) fn is_share_of_people(&self) -> bool {
        let understood = self.understood;
        let starts = understood
            .spans
            .iter()
            .find(|span| !matches!(span.part, Part::Checkbox(_) | Part::Mark(_)));
        let percent = understood.unit == Some(Unit::Percent)
            && starts.is_some_and(|span| {
                matches!(span.part, Part::Target(_))
                    && self
                        .text
                        .get(span.end..)
                        .is_some_and(|rest| rest.trim_start().starts_with("of "))
            });
        percent
            && !self.tokens.iter().enumerate().any(|(at, token)| {
                // "within 30 seconds"; but "within 300 m of a park" is a place
                let timed = (at + 1..at + 5).any(|place| {
                    self.tokens.get(place).is_some_and(|unit| {
                        !unit.is("m") && unit.senses().any(|sense| matches!(sense, Sense::Time(_)))
                    })
                });
                token.is("time") || timed && (token.is("within") || token.is("under"))
            })
    }

    /// "curiosity", "excellence": a noun of a quality by its ending.
    pub(super) fn abstract_noun(&self) -> Option<String> {
        let endings = ["ity", "ness", "ship", "ence", "ance", "hood"];
        self.tokens
            .iter()
            .skip(1)
            .filter(|token| token.is_word() && token.text.len() > 6)
            .find(|token| {
                endings.iter().any(|ending| token.text.ends_with(ending))
                    && !token.has(Sense::Metric)
                    && !token.has(Sense::Noun)
            })
            .map(|token| token.text.to_owned())
    }

    pub(super) fn people(&self) -> Option<String> {
        // "materials for new staff" is about materials
        self.tokens
            .iter()
            .take_while(|token| !token.is("for") && !token.is("about") && !token.is("with"))
            .find(|token| token.is_word() && token.has(Sense::People))
            .map(|token| token.text.to_owned())
    }

    /// "More teamwork", "Better communication": a wish too short to tell what is meant.
    pub(super) fn is_wish(&self) -> bool {
        let comparative = self.tokens.first().is_some_and(|first| {
            first
                .senses()
                .any(|sense| matches!(sense, Sense::Comparative(_)))
        });
        comparative && self.tokens.len() <= 3
    }

    /// Whether the words read like an order although the verb is not known: "Refurbish the lobby", "Pay down the debt".
    pub(super) fn looks_imperative(&self) -> bool {
        let stops = |token: &Token| {
            !token.is_word()
                || [
                    "about", "as", "with", "from", "than", "after", "before", "since", "behind",
                    "until",
                ]
                .iter()
                .any(|word| token.is(word))
                || token.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::Of
                            | Sense::In
                            | Sense::To
                            | Sense::By
                            | Sense::Within
                            | Sense::Per
                            | Sense::Filler
                            | Sense::Not
                            | Sense::Purpose
                            | Sense::Definite
                            | Sense::Article
                    )
                })
        };
        let article = |token: &Token| {
            token.is("the")
                || token.is("a")
                || token.is("an")
                || token.is("our")
                || token.is("every")
                || token.is("all")
        };
        let first = self.tokens.iter().position(stops);
        first
            .filter(|&at| (1..=3).contains(&at))
            .and_then(|at| self.tokens.get(at))
            .is_some_and(article)
    }

    /// "that improves", "to reduce", "so that": the words from there on.
    pub(super) fn effect(&self) -> Option<String> {
        let lexicon = self.context.lexicon;
        let at = (1..self.tokens.len()).find(|&at| {
            let Some(token) = self.tokens.get(at) else {
                return false;
            };
            let relative = token.is("that") || token.is("which") || token.is("so");
            if !relative && !token.is("to") {
                return false;
            }
            let verb = self
                .tokens
                .get(at + 1)
                .and_then(|next| base_doing(lexicon, next.text));
            let moves = matches!(
                verb,
                Some(Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_))
            );
            let shapes = || {
                self.understood
                    .verb
                    .as_ref()
                    .is_some_and(|verb| base_sense(lexicon, &verb.word, Sense::Verb(Doing::Aim)))
            };
            moves || relative && (verb.is_some() || token.is("so") || shapes())
        })?;
        let (from, to) = (
            self.tokens.get(at)?.start,
            self.tokens.get((at + 2).min(self.tokens.len() - 1))?.end,
        );
        self.understood.title.get(from..to).map(str::to_owned)
    }

    /// "revenue", "our churn rate": a metric and nothing else.
    pub(super) fn is_bare_metric(&self) -> bool {
        let metric = &self.metric;
        let words: Vec<&Token> = metric.iter().filter(|token| token.is_word()).collect();
        let last = words.last();
        let hard = last.is_some_and(|last| {
            !last.has(Sense::Soft)
                && last
                    .senses()
                    .any(|sense| matches!(sense, Sense::Metric | Sense::Falling))
        });
        let one = words.len() == 1
            && last.is_some_and(|last| !last.has(Sense::Soft))
            && self.quality().is_none();
        (hard || one)
            && words.len() <= 4
            && self.effect().is_none()
            && !metric.iter().any(|token| token.is("and"))
            && self.understood.metric.len() + 24 >= self.understood.title.len()
    }

    pub(super) fn ends_in_measure(&self) -> bool {
        let metric = &self.metric;
        metric.last().is_some_and(|last| last.has(Sense::Measure))
    }

    /// One word too wide to say what is meant: "Growth", "Improve quality".
    pub(super) fn is_vague(&self) -> bool {
        let words: Vec<&Token> = self.metric.iter().filter(|token| token.is_word()).collect();
        matches!(words.as_slice(), [only] if only.has(Sense::Vague))
    }

    /// The thing that the object names, if it is one that is made: "an inventory of …", and not "the app feel instant".
    pub(super) fn made_thing(&self) -> Option<String> {
        let words: Vec<&Token> = self
            .metric
            .iter()
            .filter(|token| token.is_word())
            .skip_while(|token| token.is("of") || token.has(Sense::Article))
            .collect();
        let end = words.iter().skip(1).position(|token| {
            token.senses().any(|sense| {
                matches!(
                    sense,
                    Sense::In | Sense::Of | Sense::Purpose | Sense::By | Sense::Within | Sense::To
                )
            }) || token.is("with")
                || token.is("from")
        });
        let last = words.get(end.map_or(words.len(), |end| end + 1).checked_sub(1)?)?;
        last.has(Sense::Artefact).then(|| last.text.to_owned())
    }

    /// "by the end of the season", "three months in a row": an end, although no date can be told.
    pub(super) fn unknown_end(&self) -> Option<String> {
        let is = |at: usize, word: &str| self.tokens.get(at).is_some_and(|token| token.is(word));
        let at = (1..self.tokens.len()).find(|&at| {
            let led = is(at, "by") || is(at, "before") || is(at, "until");
            let next = at + 1 + usize::from(is(at + 1, "the"));
            led && (is(next, "next")
                || is(next, "this")
                || self.tokens.get(next).is_some_and(|token| {
                    token.senses().any(|sense| matches!(sense, Sense::Edge(_)))
                }))
                || is(at, "in") && is(at + 1, "a") && is(at + 2, "row")
                || is(at, "consecutive")
        })?;
        let last = (at + 2).min(self.tokens.len() - 1);
        let (from, to) = (self.tokens.get(at)?.start, self.tokens.get(last)?.end);
        self.understood.title.get(from..to).map(str::to_owned)
    }
}
