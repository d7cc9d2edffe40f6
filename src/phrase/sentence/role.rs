//! What the words around a number make of it.

use super::verb::base;
use super::work::Work;
use super::{Change, ChangeOf};
use crate::domain::Direction;
use crate::phrase::lexicon::{Cue, Doing, Sense};
use crate::phrase::quantity::{Measure, Quantity};

/// What a number is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role {
    /// Where it starts.
    Baseline,
    /// Where it should end; how sure that is, and which way the words say is good.
    Target(Sure, Option<Direction>),
    /// The lower limit.
    Low,
    /// The upper limit.
    High,
    /// The lower and the upper limit.
    Both(Quantity),
    /// Baseline and target.
    Pair(Quantity),
    /// The size of a change.
    Change(Change),
    /// It cannot be told.
    Unknown,
}

/// How sure it is that a number is a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// Nothing speaks against it.
    Likely,
    /// It stands right behind the verb.
    Direct,
    /// It is a limit that the verb pursues.
    Limit,
    /// A word says so.
    Said,
}

impl Work<'_> {
    /// What the words around a number make of it.
    pub(super) fn role(
        &self,
        cue: Option<(Cue, bool)>,
        at: usize,
        next: usize,
        quantity: &Quantity,
    ) -> Role {
        let doing = self.doing();
        let falling = self.is_falling();
        let hold = |strong| {
            if doing == Some(Doing::Hold) {
                if falling || self.has_ceiling() {
                    Role::High
                } else {
                    Role::Low
                }
            } else {
                Role::Target(if strong { Sure::Said } else { Sure::Likely }, None)
            }
        };
        // "Yield of line 2: +4 percentage points"
        let plus = quantity.signed
            && (quantity.value > 0.0 || quantity.measure == Some(Measure::Points))
            && cue.is_some_and(|(cue, strong)| cue == Cue::To && !strong)
            && matches!(quantity.measure, Some(Measure::Percent | Measure::Points));
        let Some((cue, strong)) = cue.filter(|_| !plus) else {
            return self.bare(at, next, quantity);
        };
        let pursues = matches!(
            doing,
            Some(
                Doing::Raise
                    | Doing::Better
                    | Doing::Reach
                    | Doing::Output
                    | Doing::Activity
                    | Doing::Aim
                    | Doing::Times(_)
            )
        );
        match cue {
            Cue::From => Role::Baseline,
            Cue::To if quantity.measure == Some(Measure::Times) && !strong => {
                Role::Target(Sure::Likely, None)
            }
            Cue::To => {
                let limit = self.limit_in_cue(at);
                match (limit, doing) {
                    (Some(Cue::AtMost), Some(Doing::Hold)) => Role::High,
                    (Some(Cue::AtLeast), Some(Doing::Hold)) => Role::Low,
                    (Some(Cue::AtMost), _) if doing != Some(Doing::Raise) => {
                        Role::Target(Sure::Said, Some(Direction::Down))
                    }
                    _ => hold(strong),
                }
            }
            Cue::AtLeast if self.is_negated() => Role::High,
            Cue::AtMost if self.is_negated() => Role::Low,
            Cue::AtLeast if pursues => Role::Target(Sure::Limit, Some(Direction::Up)),
            Cue::AtLeast => Role::Low,
            Cue::AtMost => {
                let up_to = at >= 2 && self.phrase_at(at - 2, "up to").is_some();
                let time = matches!(quantity.measure, Some(Measure::Time(_)));
                match doing {
                    Some(Doing::Raise | Doing::Reach) if up_to => {
                        Role::Target(Sure::Limit, Some(Direction::Up))
                    }
                    Some(Doing::Lower) => Role::Target(Sure::Limit, Some(Direction::Down)),
                    Some(Doing::Better | Doing::Reach)
                        if falling && (!time || self.speaks_of_time()) =>
                    {
                        Role::Target(Sure::Limit, Some(Direction::Down))
                    }
                    Some(Doing::Reach) if !time => Role::Target(Sure::Limit, Some(Direction::Down)),
                    _ => Role::High,
                }
            }
            // "between" with one number only
            Cue::Between => Role::Unknown,
            Cue::By => match quantity.measure {
                Some(Measure::Times) => Role::Change(self.change(at, quantity, ChangeOf::Factor)),
                Some(Measure::Percent) => {
                    Role::Change(self.change(at, quantity, ChangeOf::Percent))
                }
                Some(Measure::Points) => Role::Change(self.change(at, quantity, ChangeOf::Points)),
                _ => Role::Change(self.change(at, quantity, ChangeOf::Units)),
            },
        }
    }

    pub(super) fn change(&self, at: usize, quantity: &Quantity, of: ChangeOf) -> Change {
        let direction = if quantity.signed {
            Some(if quantity.value < 0.0 {
                Direction::Down
            } else {
                Direction::Up
            })
        } else {
            // "Food waste down by 15 kg"
            let turn = (at.saturating_sub(3)..at).rev().find_map(|place| {
                let token = self.free(place)?;
                match () {
                    () if token.is("down") => Some(Direction::Down),
                    () if token.is("up") => Some(Direction::Up),
                    () => None,
                }
            });
            turn.filter(|_| self.doing().is_none())
                .or_else(|| self.heading_before(at))
        };
        let direction = direction.filter(|&direction| direction != Direction::Hold);
        Change {
            amount: quantity.value.abs(),
            of,
            direction,
        }
    }

    /// The limit inside a cue such as "to at least".
    pub(super) fn limit_in_cue(&self, at: usize) -> Option<Cue> {
        let before = |back: usize| at.checked_sub(back).and_then(|place| self.free(place));
        let last = before(1)?;
        let most = ["under", "below", "within", "most", "maximum"];
        let least = ["over", "above", "least", "minimum"];
        if most.iter().any(|word| last.is(word)) {
            return Some(Cue::AtMost);
        }
        if least.iter().any(|word| last.is(word)) {
            return Some(Cue::AtLeast);
        }
        if last.is("than") {
            let less = before(2).is_some_and(|word| word.is("less") || word.is("fewer"))
                || before(2).is_some_and(|word| word.is("more"))
                    && before(3).is_some_and(|no| no.is("no"));
            return Some(if less { Cue::AtMost } else { Cue::AtLeast });
        }
        None
    }

    /// "at 1.5 times annual costs or above": a limit that the end of the sentence sets for its only number.
    pub(super) fn cue_at_end(&self, next: usize) -> Option<Cue> {
        let rest = self.tokens.get(next..)?;
        if rest.iter().any(|token| token.figure().is_some()) {
            return None;
        }
        let mut words = rest.iter().rev().filter(|token| token.is_word());
        let (last, or) = (words.next()?, words.next()?);
        let is = |list: &[&str]| list.iter().any(|word| last.is(word));
        match () {
            () if !or.is("or") => None,
            () if is(&["above", "more", "higher", "over"]) => Some(Cue::AtLeast),
            () if is(&["below", "less", "lower", "fewer", "under"]) => Some(Cue::AtMost),
            () => None,
        }
    }

    /// A number without a word that says what it is.
    pub(super) fn bare(&self, at: usize, next: usize, quantity: &Quantity) -> Role {
        let direct = {
            let mut from = at;
            while let Some(before) = from.checked_sub(1)
                && self.verb_at.is_some_and(|(_, end)| before >= end)
                && self.has_at(before, Sense::About)
            {
                from = before;
            }
            self.verb_at.is_some_and(|(_, end)| end == from)
        };
        let percent = quantity.measure == Some(Measure::Percent);
        if quantity.measure == Some(Measure::Times) {
            return Role::Change(Change {
                amount: quantity.value,
                of: ChangeOf::Factor,
                direction: Some(Direction::Up),
            });
        }
        // "NPS +10"
        if quantity.signed
            && quantity.value > 0.0
            && quantity.measure.is_none()
            && self.doing().is_none()
        {
            return Role::Change(self.change(at, quantity, ChangeOf::Units));
        }
        // "Orders up 15 %"
        let turn = self.turn_before(at);
        if percent && self.doing().is_none() && turn.is_some() {
            return Role::Change(Change {
                amount: quantity.value,
                of: ChangeOf::Percent,
                direction: turn,
            });
        }
        if quantity.measure == Some(Measure::Custom("bp"))
            && self.doing().is_none()
            && turn.is_some()
        {
            return Role::Change(self.change(at, quantity, ChangeOf::Units));
        }
        if quantity.signed && percent {
            return Role::Change(self.change(at, quantity, ChangeOf::Percent));
        }
        if quantity.signed && quantity.measure == Some(Measure::Points) {
            return Role::Change(self.change(at, quantity, ChangeOf::Points));
        }
        match self.doing() {
            Some(Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_))
                if percent || quantity.measure == Some(Measure::Points) =>
            {
                let of = if percent {
                    ChangeOf::Percent
                } else {
                    ChangeOf::Points
                };
                // "Improve the 90 % of calls": a share of something, not a change
                if !direct && self.free(next).is_some_and(|of| of.is("of")) {
                    return Role::Unknown;
                }
                Role::Change(self.change(at, quantity, of))
            }
            Some(Doing::Raise) if direct => Role::Target(Sure::Direct, Some(Direction::Up)),
            Some(Doing::Lower) if direct => {
                Role::Change(self.change(at, quantity, ChangeOf::Units))
            }
            Some(Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_)) => Role::Unknown,
            Some(Doing::Hold) => {
                let exceeds = self.has_ceiling();
                if self.is_falling() || exceeds {
                    Role::High
                } else {
                    Role::Low
                }
            }
            Some(_) if direct => Role::Target(Sure::Direct, None),
            _ => Role::Target(Sure::Likely, None),
        }
    }

    /// Whether the verb sets the most there may be: "limit", "do not exceed".
    fn has_ceiling(&self) -> bool {
        self.verb_at.is_some_and(|(from, to)| {
            (from..to).any(|at| {
                self.free(at).is_some_and(|token| {
                    base(self.context.lexicon, token.text, |sense| {
                        (sense == Sense::Ceiling).then_some(())
                    })
                    .is_some()
                })
            })
        })
    }
}
