//! Finding the deadline, and telling it from limits of time.

use super::Part;
use super::work::Work;
use crate::phrase::lexicon::{Doing, Sense, Stretch};

impl Work<'_> {
    /// Takes a deadline that stands in front of the sentence: "By the end of Q2, reduce churn".
    pub(super) fn leading_deadline(&mut self) {
        let Some(first) = self.first_free(0) else {
            return;
        };
        let found = self.dates().deadline(&self.tokens, first);
        let Some((due, next)) = found.filter(|&(_, next)| self.all_free(first, next)) else {
            return;
        };
        if self.first_free(next).is_none() || self.is_no_deadline(first, next) {
            return;
        }
        self.out.due = Some(due);
        self.note(first, next, Part::Due(due));
        self.take(first, next + usize::from(self.is_sign_at(next, ',')));
    }

    /// "64% in 2026, 80% in 2027", "31 (2026), 15 (2027)": where it starts, and where it should be by the end of the later year.
    pub(super) fn dated_values(&mut self) {
        let year = |at: usize| {
            let figure = self.free(at)?.figure().filter(|figure| figure.plain)?;
            self.is_year(figure.value).then_some(figure.value)
        };
        // Most lines have no two years: nothing is tried on them
        if (0..self.tokens.len())
            .filter(|&at| year(at).is_some())
            .count()
            < 2
        {
            return;
        }
        // The value, its year, and the place behind both
        let dated = |at: usize| {
            let (quantity, next) = self.numerals().read(&self.tokens, at)?;
            let opens = self.is_sign_at(next, '(');
            let led = opens || self.free(next).is_some_and(|token| token.is("in"));
            let then = year(next + 1).filter(|_| led && self.all_free(at, next + 2))?;
            let closes = usize::from(opens);
            (closes == 0 || self.is_sign_at(next + 2, ')')).then_some((
                quantity.measure,
                then,
                next,
                next + 2 + closes,
            ))
        };
        let found = (0..self.tokens.len()).find_map(|at| {
            let (measure, then, year, behind) = dated(at)?;
            let joined = self.free(behind).is_some_and(|token| {
                token.is_sign(',') || token.is_sign(';') || token.is("and") || token.is("to")
            });
            let second = behind + usize::from(joined);
            let (same, later, end, next) = dated(second)?;
            (same == measure && later > then).then_some((at, (year, behind), second, (end, next)))
        });
        let Some((at, (year, behind), second, (end, next))) = found else {
            return;
        };
        let Some((when, _)) = self.dates().when(&self.tokens, end + 1) else {
            return;
        };
        if self.out.due.is_none() {
            self.out.due = Some(when.end);
            self.note(end, next, Part::Due(when.end));
        }
        self.take(year, second.max(behind));
        self.take(end, next);
        self.dated = Some((at, second));
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
        // "30 Feb 2027" is no day, and its month is none either
        let is_torn = month && before.is_some_and(|before| before.figure().is_some());
        if !day && !part && !month || is_torn {
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
                || before.is("beyond")
                || before.is("after")
                || before.is("from")
                || before.is("since")
                || before.is("of") && !token.has(Sense::By)
        });
        let behind = self.free(next);
        // "Four family services in a year": every year, or by then
        let each = token.is("in")
            && self.doing().is_none()
            && self.free(at + 1).is_some_and(|article| article.is("a"));
        if each {
            return true;
        }
        // "Month-end close in four days", "Year-end report"
        let names = token.senses().any(|sense| matches!(sense, Sense::EndOf(_)))
            && behind.is_some_and(|behind| {
                behind.is_word()
                    && !behind.senses().any(|sense| {
                        matches!(
                            sense,
                            Sense::In
                                | Sense::By
                                | Sense::To
                                | Sense::And
                                | Sense::Purpose
                                | Sense::Within
                                | Sense::Article
                        )
                    })
            });
        // "Finish setup within 7 days for 80 % of new customers": how quickly, and for how many
        let quickly = token.has(Sense::Within)
            && self.stretch_at(next - 1).is_some_and(|stretch| stretch <= Stretch::Week)
            && self.tokens.windows(2).any(|pair| matches!(pair, [number, percent] if number.figure().is_some() && percent.has(Sense::Percent)));
        // "(31 Dec 2025: 2.9 million)": when it was so much
        let dated = at
            .checked_sub(1)
            .is_some_and(|open| self.is_sign_at(open, '('))
            && self.is_sign_at(next, ':');
        if names || quickly || dated || self.looks_back(at, next) {
            return true;
        }
        let hangs = behind.is_some_and(|behind| {
            // "within two weeks of the order", "in 5 days or less", "in the first quarter of life"
            behind.is("of")
                || behind.is("instead")
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
            let noun = behind.is_some_and(|behind| behind.is_word() && !behind.joins());
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

    /// "(23 % in October)", "(9 in H2)": brackets with a number and a time say what was.
    pub(super) fn looks_back(&self, at: usize, next: usize) -> bool {
        let closes = self.is_sign_at(next, ')');
        let opens = (at.saturating_sub(5)..at)
            .rev()
            .find(|&open| self.is_sign_at(open, '('));
        closes
            && opens.is_some_and(|open| {
                // "(64 % last summer)", "(was 35 in Q2)"
                (open + 1..open + 3).any(|number| {
                    self.free(number)
                        .is_some_and(|token| token.figure().is_some())
                }) && self
                    .tokens
                    .iter()
                    .take(open)
                    .any(|token| token.figure().is_some())
            })
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
        // "Doctorates completed within four years"
        let state = at
            .checked_sub(1)
            .and_then(|before| self.free(before))
            .is_some_and(|before| before.text.ends_with("ed") || before.has(Sense::Participle));
        let figures = self
            .tokens
            .iter()
            .take(at)
            .any(|token| token.figure().is_some());
        // "Thank every donor within a week"
        let each = self.doing() == Some(Doing::Activity)
            && stretch < Stretch::Month
            && self.tokens.iter().take(at).any(|token| {
                token.is("every") || token.is("each") || token.is("all") || token.is("any")
            });
        if led && !from_now && each {
            return true;
        }
        if numbered && led && !from_now && state && !figures && self.doing().is_none() {
            return true;
        }
        if !numbered || !led || from_now || stretch >= Stretch::Quarter {
            return false;
        }
        // "Issue permits in 15 days by July": only one of the two is the end
        let ends_later = (next..self.tokens.len()).any(|place| {
            self.has_at(place, Sense::By) && self.dates().deadline(&self.tokens, place).is_some()
        });
        if ends_later {
            return true;
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
