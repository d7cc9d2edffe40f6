//! Changes: which way they go and how much: "30 % increase in", "by half", "double".

use super::figures::Found;
use super::role::{Role, Sure};
use super::verb::base;
use super::work::Work;
use super::{Change, ChangeOf};
use crate::domain::Direction;
use crate::phrase::lexicon::{Doing, Multiple, Sense};
use crate::phrase::quantity::{Measure, Quantity};

/// Fractions in words, in percent.
const FRACTIONS: [(&str, f64); 8] = [
    ("half", 50.0),
    ("a half", 50.0),
    ("a third", 100.0 / 3.0),
    ("one third", 100.0 / 3.0),
    ("one-third", 100.0 / 3.0),
    ("a quarter", 25.0),
    ("two thirds", 200.0 / 3.0),
    ("two-thirds", 200.0 / 3.0),
];

impl Work<'_> {
    /// A change named behind a number: "30 % increase in", "20 % more".
    pub(super) fn change_behind(
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
            // "Burglaries 30 % down on last year"
            let turn = match () {
                () if skip > 0 || of != ChangeOf::Percent || self.doing().is_some() => None,
                () if token.is("down") => Some(Direction::Down),
                () if token.is("up") => Some(Direction::Up),
                () => None,
            };
            if turn.is_some()
                && !self
                    .free(at + 1)
                    .is_some_and(|next| next.is("to") || next.is("from"))
            {
                return Some((turn, of, at + 1));
            }
            // "Emissions 40 % below 2015 levels"
            let against = match () {
                () if skip > 0 || of != ChangeOf::Percent => None,
                () if token.is("below") || token.is("under") => Some(Direction::Down),
                () if token.is("above") || token.is("over") => Some(Direction::Up),
                () => None,
            };
            let of_then = (at + 1..at + 4).any(|place| self.is_level_of_then(place));
            if against.is_some() && of_then {
                return Some((against, of, at));
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

    /// "22 per month → 4 per month": an arrow behind the rate of the first number.
    pub(super) fn pair_over_rates(&self, found: &mut [Found]) {
        for second in 1..found.len() {
            let (head, tail) = found.split_at_mut(second);
            let (Some(one), Some(two)) = (head.last_mut(), tail.first_mut()) else {
                continue;
            };
            let arrow = (one.next..two.at)
                .find(|&at| self.arrow(at).is_some_and(|(behind, _)| behind == two.at));
            let open = matches!(
                one.role,
                Role::Target(Sure::Likely | Sure::Said, _) | Role::Unknown
            );
            if let Some(arrow) = arrow.filter(|&arrow| open && arrow <= one.next + 3) {
                one.role = Role::Baseline;
                two.role = Role::Target(Sure::Said, None);
                two.from = arrow;
            }
        }
        // "64% in 2026, 80% in 2027"
        for part in found {
            part.role = match self.dated {
                Some((first, _)) if part.at == first => Role::Baseline,
                Some((_, second)) if part.at == second => Role::Target(Sure::Said, None),
                _ => part.role,
            };
        }
    }

    /// "2015 levels", "last year's level": what is compared with.
    pub(super) fn is_level_of_then(&self, at: usize) -> bool {
        self.free(at).is_some_and(|token| {
            ["level", "levels", "baseline", "values", "figures"]
                .iter()
                .any(|word| token.is(word))
        })
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

    /// The way that "up" or "down" right in front of a place points.
    pub(super) fn turn_before(&self, at: usize) -> Option<Direction> {
        let turn = self.free(at.checked_sub(1)?)?;
        if turn.is("up") {
            Some(Direction::Up)
        } else {
            turn.is("down").then_some(Direction::Down)
        }
    }

    /// The verb that a change belongs to: the nearest in front that moves something, or the sentence's own.
    pub(super) fn heading_before(&self, at: usize) -> Option<Direction> {
        let by = at
            .checked_sub(1)
            .filter(|&by| self.free(by).is_some_and(|token| token.is("by")));
        if let Some(turn) = by.and_then(|by| self.turn_before(by)) {
            return Some(turn);
        }
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
    pub(super) fn fraction(&self, at: usize) -> Option<Found> {
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
        let heading = || self.heading_before(at);
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
        if self.free(at)?.is("by") {
            let start = [
                "at least",
                "about",
                "around",
                "roughly",
                "up to",
                "over",
                "more than",
            ]
            .iter()
            .find_map(|words| self.phrase_at(at + 1, words))
            .unwrap_or(at + 1);
            for (phrase, percent) in FRACTIONS {
                // "by half a year" is a length of time
                let of_something = |next| {
                    self.free(next)
                        .is_some_and(|token| token.is("a") || token.is("an"))
                };
                if let Some(next) = self
                    .phrase_at(start, phrase)
                    .filter(|&next| !of_something(next))
                {
                    return Some(found(change(percent, ChangeOf::Percent, heading()), next));
                }
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
                        heading().or(Some(Direction::Up)),
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
}
