//! Finding the verb and the deadline.

use super::work::Work;
use super::{Part, Verb};
use crate::phrase::lexicon::{Doing, Lexicon, Sense, Stretch};

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
            if !inflected && !promised
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
    fn verb_at(&self, at: usize) -> Option<(Doing, usize)> {
        let token = self.free(at).filter(|token| token.is_word())?;
        let lexicon = self.context.lexicon;
        for phrase in lexicon.verb_phrases() {
            if let (Sense::Verb(doing), Some((first, rest))) =
                (phrase.meaning, phrase.words.split_first())
                && same_verb(token.text, first)
                && let Some(next) = self.words_at(at + 1, rest)
            {
                return Some((doing, next));
            }
        }
        let doing = lemma(lexicon, token.text)?;
        // "No more than", "not"
        let negated = at
            .checked_sub(1)
            .is_some_and(|before| self.has_at(before, Sense::Not));
        if negated {
            return matches!(doing, Doing::Raise | Doing::Lower).then_some((Doing::Hold, at + 1));
        }
        (!self.is_name(at, doing)).then_some((doing, at + 1))
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
        if plural && !matches!(doing, Doing::Raise | Doing::Lower | Doing::Better) {
            return true;
        }
        let moves = matches!(
            doing,
            Doing::Raise | Doing::Lower | Doing::Better | Doing::Hold | Doing::Times(_)
        );
        let gerund = self.free(at).is_some_and(|token| {
            token.text.len() > 5 && token.text.to_ascii_lowercase().ends_with("ing")
        });
        if gerund && !moves {
            // "Training hours", "Our onboarding is too slow"; but "Hiring 5 engineers", "Launching a shop"
            return !next.is_some_and(|next| {
                next.figure().is_some()
                    || next
                        .senses()
                        .any(|sense| matches!(sense, Sense::Article | Sense::Definite | Sense::And))
            });
        }
        if !self.has_at(at, Sense::Nounish) {
            return false;
        }
        let Some(next) = next else {
            return true;
        };
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
                !plural && self.has(token, Sense::Metric)
            })
    }

    /// Finds the deadline. The first one counts.
    pub(super) fn deadline(&mut self) {
        let dates = self.dates();
        for at in 0..self.tokens.len() {
            if self.out.due.is_some() {
                return;
            }
            if self.free(at).is_none() {
                continue;
            }
            let found = dates
                .deadline(&self.tokens, at)
                .map(|(due, next)| (due, next, at))
                .or_else(|| self.bare_date(at));
            let Some((due, next, from)) = found.filter(|&(_, next, _)| self.all_free(at, next))
            else {
                continue;
            };
            if self.is_no_deadline(at, next) {
                continue;
            }
            self.out.due = Some(due);
            self.note(from, next, Part::Due(due));
            let brackets = from.checked_sub(1).filter(|&open| {
                self.is_sign_at(open, '(') && self.is_sign_at(next, ')')
                    || self.is_sign_at(open, '[') && self.is_sign_at(next, ']')
            });
            match brackets {
                Some(open) => self.take(open, next + 1),
                None => self.take(from, next),
            }
        }
    }

    /// A full date or a quarter without a word that leads into it: at the end, or set apart.
    fn bare_date(&self, at: usize) -> Option<(crate::domain::Date, usize, usize)> {
        use crate::phrase::token::Piece;
        let token = self.free(at)?;
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let apart = before.is_none_or(|before| {
            matches!(
                before.piece,
                Piece::Sign(',' | '(' | '[' | ':' | ';' | '–' | '—' | '-' | '.' | '|')
            )
        });
        let day = matches!(token.piece, Piece::Dated(_))
            || token
                .figure()
                .is_some_and(|figure| figure.plain && figure.digits <= 2);
        let part = token.is_word()
            && token.text.len() >= 2
            && token
                .text
                .chars()
                .nth(1)
                .is_some_and(|digit| digit.is_ascii_digit())
            || self.has(token, Sense::Fiscal)
            || token.is_word() && token.text.chars().any(|letter| letter.is_ascii_digit());
        let month = token.senses().any(|sense| matches!(sense, Sense::Month(_)));
        if !day && !part && !month {
            return None;
        }
        let (when, next) = self.dates().when(&self.tokens, at)?;
        let end = self.tokens.get(next).is_none_or(|behind| {
            matches!(
                behind.piece,
                Piece::Sign(')' | ']' | '.' | ',' | ';' | '|' | '(' | '@')
            )
        });
        let long = next >= at + 2;
        let fits = match token.piece {
            Piece::Dated(raw) => raw.third.is_some() || end,
            _ if day => true,
            _ if month => long && (apart || end),
            _ => end && (apart || at > 0),
        };
        // "from 1 May to 30 June", "revenue of Q3 2026": not a day to be done by
        let led = before.is_some_and(|before| {
            before.is("from")
                || before.is("of")
                || before.is("to")
                || before.is("since")
                || before.is("vs")
                || before.is("versus")
                || before.is("than")
                || before.is("after")
                || before.is("and")
                || before.is("q")
        });
        (fits && !led && (apart || end)).then_some((when.end, next, at))
    }

    /// Whether a length or period that was read is a limit or a comparison and no deadline.
    fn is_no_deadline(&self, at: usize, next: usize) -> bool {
        let Some(token) = self.free(at) else {
            return true;
        };
        let lexicon = self.context.lexicon;
        let before = at.checked_sub(1).and_then(|before| self.free(before));
        // "compared to last quarter", "than this year", "of the year", "the last 3 months"
        let back = (at..next).any(|place| self.has_at(place, Sense::Which(-1)));
        let compared = before.is_some_and(|before| {
            before.is("to")
                || before.is("than")
                || before.is("vs")
                || before.is("versus")
                || before.is("with")
                || before.is("from")
                || before.is("since")
                || before.is("of") && !token.has(Sense::By)
        });
        let behind = self.free(next);
        let hangs = behind.is_some_and(|behind| {
            // "within two weeks of the order", "in 5 days or less", "in the first quarter of life"
            behind.is("of")
                || behind.is("after")
                || behind.is("or")
                || !behind.spaced && behind.is_sign('-')
                || behind.is("old")
        });
        if back || compared || hangs {
            return true;
        }
        let the = (at..next)
            .find(|&place| self.free(place).is_some_and(|token| token.is("the")))
            .map_or(at, |the| the + 1);
        let led_by_the = the > at && self.stretch_at(the).is_some();
        let by = token.has(Sense::By) || token.has(Sense::Before);
        if led_by_the && !by {
            // "during the week", "the day": only a quarter or a year ends something
            let long = self
                .stretch_at(the)
                .is_some_and(|stretch| stretch >= Stretch::Quarter);
            if !long || token.is("the") {
                return true;
            }
        }
        if token.is("the")
            || token.is("today")
            || token.is("now")
            || token.is("at")
                && !(at..next).any(|place| {
                    self.free(place)
                        .is_some_and(|word| word.is("end") || word.is("close"))
                })
        {
            return !matches!(token.text, "the")
                || !(at..next).any(|place| {
                    lexicon
                        .senses(self.free(place).map_or("", |token| token.text))
                        .any(|sense| matches!(sense, Sense::Edge(_)))
                });
        }
        if token.is("on") || token.is("through") || token.is("for") || token.is("over") {
            // "focus on 2027"? A day or a year: yes. "for June 2027", "over the next six months": yes. "over 2026 orders": no.
            let year = next == at + 2
                && self
                    .free(at + 1)
                    .is_some_and(|token| token.figure().is_some());
            let noun = behind.is_some_and(|behind| {
                behind.is_word()
                    && !behind.senses().any(|sense| {
                        matches!(
                            sense,
                            Sense::In
                                | Sense::By
                                | Sense::To
                                | Sense::Of
                                | Sense::And
                                | Sense::Purpose
                        )
                    })
            });
            if year && (noun || token.is("on") || token.is("over")) {
                return true;
            }
            let next_word = (at..next).any(|place| {
                self.has_at(place, Sense::Which(1)) || self.has_at(place, Sense::Which(0))
            });
            if token.is("over") && !year && !next_word {
                return true;
            }
        }
        self.is_limit(at, next)
    }

    /// Whether "within 5 days" limits a time and is no deadline.
    fn is_limit(&self, at: usize, next: usize) -> bool {
        let counted = (at + 1..next).find_map(|place| {
            let stretch = self.stretch_at(place)?;
            Some((stretch, place))
        });
        let Some((stretch, _)) = counted else {
            return false;
        };
        let numbered = (at + 1..next).any(|place| {
            self.free(place).is_some_and(|token| {
                token.figure().is_some()
                    || token.senses().any(|sense| matches!(sense, Sense::Count(_)))
            })
        });
        let led =
            self.has_at(at, Sense::Within) || self.free(at).is_some_and(|token| token.is("in"));
        let from_now = (at + 1..next).any(|place| {
            self.has_at(place, Sense::Which(1))
                || self.free(place).is_some_and(|token| token.is("from"))
        });
        if !numbered || !led || from_now || stretch >= Stretch::Quarter {
            return false;
        }
        if self.falling_before(at)
            && self
                .tokens
                .iter()
                .take(at)
                .all(|token| token.figure().is_none())
            && !self.changes()
            && stretch < Stretch::Month
        {
            return true;
        }
        let counted = self.doing() == Some(Doing::Reach)
            && stretch >= Stretch::Week
            && !self.tokens.iter().any(|token| token.is_sign('%'));
        let moves = counted
            || matches!(
                self.doing(),
                Some(
                    Doing::Raise
                        | Doing::Lower
                        | Doing::Better
                        | Doing::Times(_)
                        | Doing::Output
                        | Doing::Aim
                        | Doing::Activity
                )
            );
        if moves {
            // "Reduce time to hire to within 30 days"
            return at
                .checked_sub(1)
                .is_some_and(|before| self.free(before).is_some_and(|token| token.is("to")));
        }
        // "Answer 95 % within 2 days", "Resolve complaints within 5 days", "All orders shipped within 3 days"
        stretch < Stretch::Month
            || self.doing() == Some(Doing::Hold)
            || self.doing().is_none()
                && stretch < Stretch::Quarter
                && self.tokens.iter().take(at).any(|token| token.is_sign('%'))
    }

    fn changes(&self) -> bool {
        matches!(
            self.doing(),
            Some(Doing::Raise | Doing::Better | Doing::Output | Doing::Aim | Doing::Times(_))
        )
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
pub(super) fn base<T>(
    lexicon: &'static Lexicon,
    word: &str,
    question: impl Fn(Sense) -> Option<T>,
) -> Option<T> {
    let ask = |form: &str| -> Option<T> {
        lexicon.find(form, &question).or_else(|| {
            let british = form.strip_suffix("ise")?;
            lexicon.find(&format!("{british}ize"), &question)
        })
    };
    if let Some(found) = ask(word) {
        return Some(found);
    }
    let lower = word.to_ascii_lowercase();
    let stems = |suffix: &str| lower.strip_suffix(suffix);
    for suffix in ["ing", "ed", "es", "s"] {
        let Some(stem) = stems(suffix).filter(|stem| stem.len() > 1) else {
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
        let found = ask(stem)
            .or_else(|| (suffix != "s").then(|| ask(&format!("{stem}e"))).flatten())
            .or_else(|| doubled.then(|| ask(shorter)).flatten())
            .or_else(|| {
                stem.strip_suffix('i')
                    .and_then(|stem| ask(&format!("{stem}y")))
            });
        if found.is_some() {
            return found;
        }
    }
    None
}

fn same_verb(word: &str, verb: &str) -> bool {
    let is = |form: &str| word.eq_ignore_ascii_case(form);
    if is(verb) {
        return true;
    }
    let starts = word.len() > verb.len()
        && word
            .get(..verb.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(verb));
    let tail = word
        .get(verb.len()..)
        .unwrap_or_default()
        .to_ascii_lowercase();
    starts && matches!(tail.as_str(), "s" | "ing" | "ed" | "es")
        || verb
            .strip_suffix('e')
            .is_some_and(|stem| is(&format!("{stem}ing")))
}
