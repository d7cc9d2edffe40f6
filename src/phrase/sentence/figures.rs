//! Finding the numbers of a sentence and what the words around them make of each.

use super::place::Role;
use super::verb::base;
use super::work::Work;
use super::{Change, ChangeOf, Part};
use crate::domain::{Cadence, Direction, GREATEST};
use crate::phrase::lexicon::{Cue, Doing, Multiple, Sense, Stretch};
use crate::phrase::quantity::{Measure, Quantity};
use crate::phrase::token::Piece;

/// A number with the words that belong to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub quantity: Quantity,
    /// The first token that leaves the title with it, and the one behind the last.
    pub from: usize,
    pub next: usize,
    /// The first token of the number itself.
    pub at: usize,
    pub role: Role,
    /// Whether its words stay in the title all the same.
    pub stays: bool,
}

/// What joins two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    Dash,
    To,
    And,
    Arrow,
}

impl Work<'_> {
    /// Finds every number, decides what each is, and takes the ones that are placed out of the title.
    pub(super) fn figures(&mut self) {
        self.cadence();
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if let Some(part) = self.fraction(at) {
                at = part.next;
                found.push(part);
                continue;
            }
            let read = self
                .free(at)
                .and_then(|_| self.numerals().read(&self.tokens, at))
                .filter(|&(quantity, next)| {
                    self.all_free(at, next) && quantity.value.abs() <= GREATEST
                });
            let Some((quantity, next)) = read else {
                at += 1;
                continue;
            };
            if let Some(behind) = self.names_something(at, next, &quantity) {
                self.unplaced(at, next, quantity.value);
                at = behind;
                continue;
            }
            let part = self.figure(at, next, quantity);
            at = part.next.max(next);
            found.push(part);
        }
        self.place(found);
    }

    pub(super) fn unplaced(&mut self, at: usize, next: usize, value: f64) {
        self.note(at, next, Part::Unplaced(value));
    }

    fn figure(&self, at: usize, next: usize, quantity: Quantity) -> Found {
        let (cue, from) = match self.cue_before(at) {
            // "Reach 90 %": the verb is the cue and stays
            Some((cue, strong, from)) => {
                let verb = self
                    .verb_at
                    .filter(|&(verb, end)| (verb..end).contains(&from));
                (
                    Some((cue, strong)),
                    verb.map_or(from, |(_, end)| end.min(at)),
                )
            }
            None => (None, self.skip_about(at)),
        };
        if at
            .checked_sub(1)
            .is_some_and(|sign| self.is_sign_at(sign, '±'))
        {
            let lowest = Quantity {
                value: -quantity.value,
                ..quantity
            };
            let from = self.cue_before(at - 1).map_or(at - 1, |(_, _, from)| from);
            return Found {
                quantity: lowest,
                from,
                next,
                at,
                role: Role::Both(quantity),
                stays: false,
            };
        }
        let hold = matches!(self.doing(), None | Some(Doing::Hold | Doing::Watch));
        if let Some((join, second, behind)) = self.second(next)
            && cue.is_none_or(|(cue, _)| cue != Cue::From)
        {
            let between = cue.is_some_and(|(cue, _)| cue == Cue::Between);
            let moves = matches!(
                self.doing(),
                Some(Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_))
            );
            let role = match join {
                Join::Arrow => Some(Role::Pair(second)),
                Join::And if between => Some(Role::Both(second)),
                Join::And => None,
                _ if between => Some(Role::Both(second)),
                Join::To
                    if cue.is_none()
                        && (moves
                            || self.doing().is_none()
                                && !matches!(second.measure, Some(Measure::Time(_)))) =>
                {
                    Some(Role::Pair(second))
                }
                Join::To | Join::Dash
                    if cue.is_some_and(|(cue, _)| cue == Cue::By) || moves && cue.is_none() =>
                {
                    Some(Role::Unknown)
                }
                Join::To
                    if hold || cue.is_none() || cue.is_some_and(|(cue, _)| cue != Cue::From) =>
                {
                    Some(Role::Both(second))
                }
                Join::Dash => Some(Role::Both(second)),
                Join::To => None,
            };
            if let Some(role) = role {
                return Found {
                    quantity,
                    from,
                    next: behind,
                    at,
                    role,
                    stays: false,
                };
            }
        }
        if let Some((direction, of, behind)) = self.change_behind(next, &quantity)
            && cue.is_none_or(|(cue, strong)| {
                cue == Cue::By || !strong || cue == Cue::AtLeast || cue == Cue::To
            })
        {
            let change = Change {
                amount: quantity.value.abs(),
                of,
                direction,
            };
            return Found {
                quantity,
                from,
                next: behind,
                at,
                role: Role::Change(change),
                stays: false,
            };
        }
        let (behind_cue, behind) = match self.cue_behind(next) {
            Some((cue, behind)) => (Some(cue), behind),
            None => (None, next),
        };
        let cue = match (cue, behind_cue) {
            (Some((Cue::To, _)) | None, Some(behind)) if behind != Cue::To => Some((behind, true)),
            (Some((Cue::From, _)), Some(Cue::From)) => Some((Cue::From, true)),
            (cue, _) => cue,
        };
        let point = self
            .free(behind)
            .is_some_and(|token| token.is("points") || token.is("point"));
        let behind = behind + usize::from(point && quantity.measure.is_none());
        let kept_cue = self.keeps_cue(at, from, behind);
        let role = self.role(cue, at, next, &quantity);
        // "within 5 days of month-end" means nothing without its end
        let hangs = matches!(quantity.measure, Some(Measure::Time(_)))
            && self
                .free(behind)
                .is_some_and(|token| token.is("of") || token.is("after") || token.is("from"));
        Found {
            quantity,
            from: if kept_cue { from + 1 } else { from },
            next: behind,
            at,
            role,
            stays: hangs && matches!(role, Role::High),
        }
    }

    /// "a survey of 200 customers": without its number it is still a survey *of* customers.
    fn keeps_cue(&self, at: usize, from: usize, behind: usize) -> bool {
        let weak = self
            .free(from)
            .is_some_and(|token| token.is("of") || token.is("with") || token.is("into"));
        weak && from < at
            && self.free(behind).is_some_and(|token| {
                token.is_word()
                    && !token.senses().any(|sense| {
                        matches!(
                            sense,
                            Sense::In
                                | Sense::By
                                | Sense::To
                                | Sense::Of
                                | Sense::And
                                | Sense::Within
                                | Sense::Per
                                | Sense::Purpose
                                | Sense::Before
                        )
                    })
                    && !token.is("from")
            })
    }

    /// Whether the verb forbids: "never let … rise above".
    pub(super) fn is_negated(&self) -> bool {
        self.verb_at.is_some_and(|(from, to)| {
            (from..to).any(|at| {
                self.free(at)
                    .is_some_and(|token| token.text.len() > 2 && self.has(token, Sense::Not))
            })
        })
    }

    /// Words like "about" in front of a number.
    pub(super) fn skip_about(&self, at: usize) -> usize {
        let mut from = at;
        while let Some(before) = from.checked_sub(1)
            && self.verb_at.is_none_or(|(_, verb_end)| before >= verb_end)
            && self
                .free(before)
                .is_some_and(|token| self.has(token, Sense::About))
        {
            from = before;
        }
        from
    }

    /// The longest phrase of the table that ends in front of this place: its cue, whether it is a sure one, and where it starts.
    pub(super) fn cue_before(&self, at: usize) -> Option<(Cue, bool, usize)> {
        let mut best: Option<(Cue, bool, usize)> = None;
        let mut end = at;
        let verb_end = self
            .verb_at
            .filter(|&(_, verb_end)| verb_end <= at && self.is_negated())
            .map_or(0, |(_, verb_end)| verb_end);
        loop {
            let last = end.checked_sub(1).and_then(|last| self.free(last))?.text;
            for phrase in self.context.lexicon.cues_before() {
                // Most phrases fall out by their last letter.
                let tail = phrase.words.last().and_then(|word| word.as_bytes().last());
                let same = last
                    .as_bytes()
                    .last()
                    .zip(tail)
                    .is_some_and(|(one, other)| one.eq_ignore_ascii_case(other));
                if !same {
                    continue;
                }
                let Some(from) = self
                    .phrase_before(end, &phrase.words)
                    .filter(|&from| from >= verb_end)
                else {
                    continue;
                };
                let shorter = best.is_some_and(|(_, _, so_far)| so_far <= from);
                if !shorter && !self.is_glued_before(from) {
                    let weak = ["of", "with", "at", "=", ":", "into", "was", "were"];
                    let strong = phrase.single().is_none_or(|word| !weak.contains(&word));
                    best = Some((phrase.meaning, strong, from));
                }
            }
            if best.is_some() {
                return best;
            }
            // "to about 5 %", "to (5 %)"
            let before = end.checked_sub(1)?;
            let skips = self.free(before).is_some_and(|token| {
                self.has(token, Sense::About)
                    || matches!(token.piece, Piece::Sign('(' | '"' | '“' | ':'))
            });
            if !skips
                || at - before > 3
                || self.verb_at.is_some_and(|(_, verb_end)| before < verb_end)
            {
                return None;
            }
            end = before;
        }
    }

    /// Whether a sign glues the token at this place to the word in front: the "to" of "trial-to-paid" never comes here, "x=5" does.
    fn is_glued_before(&self, at: usize) -> bool {
        self.free(at)
            .is_some_and(|token| token.is_word() && !token.spaced)
            && at
                .checked_sub(1)
                .and_then(|before| self.tokens.get(before))
                .is_some_and(|before| matches!(before.piece, Piece::Sign('-' | '/' | '_' | '&')))
    }

    fn cue_behind(&self, at: usize) -> Option<(Cue, usize)> {
        let opens = usize::from(self.is_sign_at(at, '('));
        let mut best: Option<(Cue, usize)> = None;
        for phrase in self.context.lexicon.cues_behind() {
            if phrase.single() == Some("+") && self.tokens.get(at).is_some_and(|plus| plus.spaced) {
                continue;
            }
            if let Some(next) = self
                .words_at(at, &phrase.words)
                .filter(|&next| best.is_none_or(|(_, so_far)| next > so_far))
            {
                best = Some((phrase.meaning, next));
            }
        }
        best.filter(|_| opens == 0)
    }

    /// A second number behind a dash, an arrow, "to" or "and".
    fn second(&self, at: usize) -> Option<(Join, Quantity, usize)> {
        let token = self.free(at)?;
        let (join, next) = if let Some((behind, _)) = self.arrow(at) {
            (Join::Arrow, behind)
        } else if matches!(token.piece, Piece::Sign('-' | '–' | '—' | '−')) {
            (Join::Dash, at + 1)
        } else if self.has(token, Sense::To) {
            (Join::To, at + 1)
        } else if self.has(token, Sense::And) || token.is_sign('&') {
            (Join::And, at + 1)
        } else {
            return None;
        };
        let (second, behind) = self.numerals().read(&self.tokens, next)?;
        let kept = self.all_free(next, behind) && second.value.abs() <= GREATEST && !second.worded;
        let glued = self
            .tokens
            .get(behind)
            .is_some_and(|token| !token.spaced && matches!(token.piece, Piece::Sign('-' | '/')));
        (kept && !glued).then_some((join, second, behind))
    }

    /// Whether a number is part of a name or a date and no figure of the goal; the place to go on from.
    fn names_something(&self, at: usize, next: usize, quantity: &Quantity) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let first = self.tokens.get(at)?;
        let glued = !first.spaced
            && before.is_some_and(|before| {
                matches!(
                    before.piece,
                    Piece::Sign('#' | '/' | '.' | '_' | '&' | '@' | '\'' | '^')
                ) || before.is_word()
                    || matches!(before.piece, Piece::Sign('-' | '‑' | '–')) && !before.spaced
            });
        let behind = self.tokens.get(next);
        let goes_on = behind.is_some_and(|sign| {
            !sign.spaced
                && matches!(
                    sign.piece,
                    Piece::Sign('/' | ':' | '.' | '^' | '_' | '&' | '@' | '-')
                )
        }) && self.tokens.get(next + 1).is_some_and(|number| {
            !number.spaced && (number.figure().is_some() || number.is_word())
        });
        let dash = behind.is_some_and(|sign| sign.is_sign('-'));
        if goes_on
            && !(dash && self.second(next).is_some())
            && self.arrow(next).is_none()
            && !(quantity.measure.is_some() && behind.is_some_and(|sign| sign.is_sign('/')))
        {
            return Some(next + 2);
        }
        if glued && !quantity.signed
            || matches!(first.piece, Piece::Clock(..)) && quantity.measure.is_none()
        {
            return Some(next);
        }
        let bare = quantity.measure.is_none() && !quantity.signed;
        let cue = self.cue_before(at);
        if bare && before.is_some_and(|before| before.is_word() && self.has(before, Sense::Label)) {
            return Some(next);
        }
        if bare && quantity.plain && self.is_place(at, next) {
            return Some(next);
        }
        if bare && before.is_some_and(|before| before.is("per")) {
            return Some(next);
        }
        // "3 out of 5 customers"
        let share = behind.is_some_and(|behind| behind.is("out"))
            && self.free(next + 1).is_some_and(|of| of.is("of"));
        let direct = self.verb_at.is_some_and(|(_, end)| end == at);
        if share && !direct
            || behind.is_some_and(|of| of.is("of"))
                && self
                    .free(next + 1)
                    .is_some_and(|number| number.figure().is_some())
                && bare
                && !direct
        {
            return Some(next + 3);
        }
        if quantity.plain && self.is_year(quantity.value) {
            let counted = cue.is_some_and(|(cue, strong, _)| strong && !matches!(cue, Cue::By))
                && !matches!(self.second(next), Some((_, second, _)) if self.is_year(second.value));
            let of_years = before.is_some_and(|before| before.is("to") || before.is("from"))
                && self
                    .tokens
                    .iter()
                    .filter_map(|token| token.figure())
                    .filter(|figure| figure.plain && self.is_year(figure.value))
                    .count()
                    > 1;
            if !counted || of_years {
                return Some(next);
            }
        }
        let definite =
            before.is_some_and(|before| before.is_word() && self.has(before, Sense::Definite));
        let all_of_them = direct_all(self, at);
        if definite && bare && !all_of_them && cue.is_none_or(|(_, strong, _)| !strong) {
            return Some(next);
        }
        if quantity.worded {
            let noun = behind.is_some_and(|behind| behind.is_word() || behind.is_sign('%'));
            if !noun && cue.is_none()
                || before.is_some_and(|before| before.is("the") || before.is("number"))
            {
                return Some(next);
            }
        }
        if let Some(Measure::Time(_)) = quantity.measure
            && self.time_names_something(at, next, quantity, cue.is_some())
        {
            return Some(next);
        }
        None
    }

    /// "at press 4", "in building 7": the number of a place.
    fn is_place(&self, at: usize, next: usize) -> bool {
        let led = at
            .checked_sub(2)
            .and_then(|before| self.free(before))
            .is_some_and(|before| {
                before.is("at") || before.is("on") || before.is("in") || before.is("for")
            });
        let named = at
            .checked_sub(1)
            .and_then(|before| self.free(before))
            .is_some_and(|before| {
                before.is_word()
                    && !self.has(before, Sense::Metric)
                    && !self.has(before, Sense::Falling)
            });
        let ends = self.free(next).is_none_or(|behind| !behind.is_word());
        led && named && ends && self.cue_before(at).is_none()
    }

    fn is_year(&self, value: f64) -> bool {
        use chrono::Datelike;
        let year = f64::from(self.context.calendar.today.year());
        (year - 12.0..=year + 15.0).contains(&value) && value.fract() == 0.0
    }

    /// "30 day retention", "2 weeks after the start", "older than 30 days".
    fn time_names_something(
        &self,
        at: usize,
        next: usize,
        quantity: &Quantity,
        cued: bool,
    ) -> bool {
        let last = next.checked_sub(1).and_then(|last| self.tokens.get(last));
        let behind = self.free(next);
        let ends = |token: &str| behind.is_some_and(|behind| behind.is(token));
        if ends("ago") || ends("old") || ends("after") || ends("before") || ends("of") && !cued {
            return true;
        }
        let singular = last.is_some_and(|unit| {
            unit.is_word()
                && unit.text.len() > 2
                && !unit.text.ends_with('s')
                && !unit.is("min")
                && !unit.is("sec")
        });
        if !cued
            && singular
            && quantity.value > 1.0
            && behind.is_some_and(|behind| behind.is_word())
        {
            return true;
        }
        if cued {
            return false;
        }
        // Without a cue a length of time is a figure only where one is expected: right behind the verb or the name of the metric.
        let from = self.skip_about(at);
        let before = from.checked_sub(1);
        let behind_verb = self.verb_at.is_some_and(|(_, verb_end)| verb_end == from);
        let behind_metric = before.is_some_and(|before| {
            self.has_at(before, Sense::Falling)
                || self.has_at(before, Sense::Metric)
                || self.is_sign_at(before, '(')
        });
        let held = self.doing() == Some(Doing::Hold);
        let first = before.is_none() || self.first_free(0) == Some(from);
        !(behind_verb || behind_metric || held || first && self.doing().is_none())
    }

    /// A change named behind a number: "30 % increase in", "20 % more".
    fn change_behind(
        &self,
        at: usize,
        quantity: &Quantity,
    ) -> Option<(Option<Direction>, ChangeOf, usize)> {
        let of = match quantity.measure {
            Some(Measure::Percent) => ChangeOf::Percent,
            Some(Measure::Points) => ChangeOf::Points,
            Some(Measure::Times) => ChangeOf::Factor,
            _ => ChangeOf::Units,
        };
        for skip in 0..3 {
            let token = self.free(at + skip).filter(|token| token.is_word())?;
            let noun = token.find(|sense| match sense {
                Sense::Change(doing) => Some(doing),
                _ => None,
            });
            if let Some(doing) = noun {
                let mut next = at + skip + 1;
                let joins = self.free(next).is_some_and(|token| {
                    self.has(token, Sense::Of) || token.is("in") || token.is("on") || token.is("to")
                });
                let ends = self.free(next).is_none_or(|token| !token.is_word());
                if !joins && !ends && !matches!(of, ChangeOf::Percent) {
                    return None;
                }
                next += usize::from(joins);
                return Some((self.heading(doing), of, next));
            }
            if skip == 0 && of == ChangeOf::Percent {
                let comparative = token.find(|sense| match sense {
                    Sense::Comparative(doing) => Some(doing),
                    _ => None,
                });
                if let Some(doing) = comparative {
                    return Some((self.heading(doing), of, at));
                }
            }
        }
        None
    }

    /// Which way a verb points, for this sentence's metric.
    pub(super) fn heading(&self, doing: Doing) -> Option<Direction> {
        match doing {
            Doing::Raise => Some(Direction::Up),
            Doing::Lower | Doing::Times(Multiple::Half) => Some(Direction::Down),
            Doing::Times(_) => Some(Direction::Up),
            Doing::Better if self.is_falling() => Some(Direction::Down),
            Doing::Better => Some(Direction::Up),
            Doing::Hold => Some(Direction::Hold),
            Doing::Reach | Doing::Output | Doing::Activity | Doing::Aim | Doing::Watch => None,
        }
    }

    /// The verb that a change belongs to: the nearest in front that moves something, or the sentence's own.
    pub(super) fn heading_before(&self, at: usize) -> Option<Direction> {
        let nearest = (0..at).rev().find_map(|place| {
            let token = self.free(place).filter(|token| token.is_word())?;
            let doing = base(self.context.lexicon, token.text, |sense| match sense {
                Sense::Verb(
                    doing @ (Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_)),
                ) => Some(doing),
                _ => None,
            })?;
            self.heading(doing)
        });
        nearest.or_else(|| self.doing().and_then(|doing| self.heading(doing)))
    }

    /// "by half", "by a third", "in half", "by a factor of 3", and a verb that names a factor.
    fn fraction(&self, at: usize) -> Option<Found> {
        let change = |amount, of, direction| Change {
            amount,
            of,
            direction,
        };
        let verb = matches!(self.doing(), Some(Doing::Times(_)))
            && self.verb_at.is_some_and(|(verb, _)| verb == at);
        if !verb && !self.free(at)?.is("by") && !self.free(at)?.is("in") {
            return None;
        }
        let heading = self.heading_before(at);
        let found = |change: Change, next| Found {
            quantity: Quantity {
                value: change.amount,
                measure: None,
                scale: 1.0,
                scale_apart: false,
                plain: false,
                signed: false,
                ambiguous: false,
                worded: true,
                start: 0,
                end: 0,
            },
            from: at,
            next,
            at,
            role: Role::Change(change),
            stays: false,
        };
        for (phrase, percent) in [
            ("by half", 50.0),
            ("by a half", 50.0),
            ("by a third", 100.0 / 3.0),
            ("by one third", 100.0 / 3.0),
            ("by a quarter", 25.0),
            ("by two thirds", 200.0 / 3.0),
            ("by two-thirds", 200.0 / 3.0),
            ("by one-third", 100.0 / 3.0),
        ] {
            if let Some(next) = self.phrase_at(at, phrase) {
                return Some(found(change(percent, ChangeOf::Percent, heading), next));
            }
        }
        if let Some(next) = self.phrase_at(at, "in half") {
            return Some(found(
                change(0.5, ChangeOf::Factor, Some(Direction::Down)),
                next,
            ));
        }
        if let Some(next) = self.phrase_at(at, "by a factor of") {
            let (quantity, behind) = self.numerals().read(&self.tokens, next)?;
            return (quantity.measure.is_none() && self.all_free(next, behind)).then(|| {
                found(
                    change(
                        quantity.value,
                        ChangeOf::Factor,
                        heading.or(Some(Direction::Up)),
                    ),
                    behind,
                )
            });
        }
        match (self.verb_at, self.doing()) {
            // The verb itself stays in the title.
            (Some((verb, next)), Some(Doing::Times(multiple))) if verb == at => {
                let direction = if multiple == Multiple::Half {
                    Direction::Down
                } else {
                    Direction::Up
                };
                let mut part = found(
                    change(multiple.factor(), ChangeOf::Factor, Some(direction)),
                    next,
                );
                part.from = next;
                Some(part)
            }
            _ => None,
        }
    }

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
                        || behind.senses().any(|sense| {
                            matches!(
                                sense,
                                Sense::In
                                    | Sense::By
                                    | Sense::To
                                    | Sense::Of
                                    | Sense::And
                                    | Sense::Per
                                    | Sense::Purpose
                            )
                        })
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
                            || before.is("by")
                            || before.is("of")
                            || before.is("for")
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

/// "Resolve all 23 findings": how many there are is what is to be done.
fn direct_all(work: &Work, at: usize) -> bool {
    let all = at
        .checked_sub(1)
        .filter(|&before| work.free(before).is_some_and(|token| token.is("all")));
    all.is_some_and(|all| work.verb_at.is_some_and(|(_, end)| end == all))
}
