//! Finding the numbers of a sentence and what the words around them make of each.

use super::role::Role;
use super::work::Work;
use super::{Change, Part};
use crate::domain::GREATEST;
use crate::phrase::lexicon::{Cue, Doing, Sense};
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
pub(super) enum Join {
    Dash,
    To,
    And,
    Arrow,
}

impl Work<'_> {
    /// Finds every number, decides what each is, and takes the ones that are placed out of the title.
    pub(super) fn figures(&mut self) {
        self.cadence();
        if self.in_cells {
            return self.title_facts();
        }
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
                self.unplaced(at, behind, quantity.value);
                at = behind;
                continue;
            }
            let mut part = self.figure(at, next, quantity);
            // "2 h at least 90": words between two numbers belong to the first that took them.
            if let Some(taken) = found.last().map(|before: &Found| before.next) {
                part.from = part.from.max(taken.min(part.at));
            }
            at = part.next.max(next);
            found.push(part);
        }
        self.pair_over_rates(&mut found);
        self.set_conditions_aside(&mut found);
        for part in &mut found {
            if self.belongs_to_a_noun(part) {
                part.role = Role::Unknown;
            }
        }
        self.place(found);
    }

    /// "Potholes fixed within 5 days: 90 %", "Readmissions within 30 days down by 15 %": a length of time that belongs to what is
    /// counted, because another number says how much of it there is or should be.
    fn set_conditions_aside(&self, found: &mut [Found]) {
        let is_time = |part: &Found| matches!(part.quantity.measure, Some(Measure::Time(_)));
        let is_counted = |part: &Found| !is_time(part) && !matches!(part.role, Role::Unknown);
        let is_limit = |part: &Found| is_time(part) && matches!(part.role, Role::High);
        if !found.iter().any(is_counted) {
            return;
        }
        for part in found.iter_mut().filter(|part| is_limit(part)) {
            if self.has_at(part.from, Sense::Within) {
                part.role = Role::Unknown;
            }
        }
    }

    pub(super) fn unplaced(&mut self, at: usize, next: usize, value: f64) {
        self.note(at, next, Part::Unplaced(value));
    }

    pub(super) fn figure(&self, at: usize, next: usize, quantity: Quantity) -> Found {
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
            None => {
                // "in 15 days", where that is no deadline
                let from = self.skip_about(at);
                let within = from.checked_sub(1).filter(|&before| {
                    matches!(quantity.measure, Some(Measure::Time(_)))
                        && self.free(before).is_some_and(|token| token.is("in"))
                });
                match within {
                    Some(before) => (Some((Cue::AtMost, true)), before),
                    None => (None, from),
                }
            }
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
        if let Some((Join::Dash, _, behind)) = self.second(next)
            && cue.is_some_and(|(cue, _)| cue == Cue::From)
        {
            // "from 20-22 %": where it starts is not one number
            return Found {
                quantity,
                from,
                next: behind,
                at,
                role: Role::Unknown,
                stays: true,
            };
        }
        if let Some((join, second, behind)) = self.second(next)
            && (join == Join::Arrow || cue.is_none_or(|(cue, _)| cue != Cue::From))
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
                // "Share of women: 9% to 25%", "Days to close: 8 to 5"; "Occupancy: 60 to 80 %" is a band
                Join::To
                    if (quantity.measure.is_some() || second.value < quantity.value)
                        && !matches!(second.measure, Some(Measure::Time(_)))
                        && self.doing().is_none()
                        && self.is_sign_at(from, ':') =>
                {
                    Some(Role::Pair(second))
                }
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
            None => (self.cue_at_end(next), next),
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
        // "(64 % last summer)", "(5 in the last audit)"
        let closing = (behind..behind + 5).find(|&place| self.is_sign_at(place, ')'));
        let was = at > 2
            && self.is_sign_at(at - 1, '(')
            && cue.is_none()
            && closing.is_some_and(|close| {
                let timed = (behind..close).any(|place| {
                    self.has_at(place, Sense::Which(-1))
                        || self.free(place).is_some_and(|token| token.is("in"))
                            && self.dates().when(&self.tokens, place + 1).is_some()
                });
                timed
                    && self
                        .tokens
                        .iter()
                        .take(at)
                        .any(|token| token.figure().is_some())
            });
        if let Some(close) = closing.filter(|_| was) {
            return Found {
                quantity,
                from: at - 1,
                next: close + 1,
                at,
                role: Role::Baseline,
                stays: false,
            };
        }
        if let Some(open) = self.dated_in_brackets(at)
            && let Some(close) = closing
        {
            return Found {
                quantity,
                from: open,
                next: close + 1,
                at,
                role: Role::Baseline,
                stays: false,
            };
        }
        let role = self.role(cue, at, next, &quantity);
        // "Orders up 15 %", "Readmissions down by 15 %": the turn goes with the change
        let turned = self.doing().is_none()
            && matches!(role, Role::Change(_))
            && self.turn_before(from).is_some();
        let from = if turned { from - 1 } else { from };
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

    /// "(2026: 870)", "(Q3 2026: 12 %)": where a bracket opens with a time that has begun and a colon before this place.
    fn dated_in_brackets(&self, at: usize) -> Option<usize> {
        let open = (at.saturating_sub(5)..at)
            .rev()
            .find(|&open| self.is_sign_at(open, '('))?;
        let (when, next) = self.dates().when(&self.tokens, open + 1)?;
        let led = next == at
            || next + 1 == at && (self.is_sign_at(next, ':') || self.is_sign_at(next, '='));
        (led && when.start <= self.context.calendar.today).then_some(open)
    }

    /// "a survey of 200 customers": without its number it is still a survey *of* customers.
    fn keeps_cue(&self, at: usize, from: usize, behind: usize) -> bool {
        let weak = self
            .free(from)
            .is_some_and(|token| token.is("of") || token.is("with") || token.is("into"));
        weak && from < at
            && self.free(behind).is_some_and(|token| {
                token.is_word()
                    && !token.joins()
                    && ![Sense::Within, Sense::Per, Sense::Before]
                        .iter()
                        .any(|&sense| token.has(sense))
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
            for phrase in self.context.lexicon.cues_before(last) {
                // Most fall out by the length of their last word.
                if phrase
                    .words
                    .last()
                    .is_none_or(|word| word.len() != last.len())
                {
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
            if let Some((cue, strong, from)) = best {
                return Some(
                    self.negated(cue, from, verb_end)
                        .map_or((cue, strong, from), |(cue, from)| (cue, true, from)),
                );
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

    /// "shouldn't be above", "may not fall below": a limit that must not be passed is the other limit. Where its words start.
    fn negated(&self, cue: Cue, from: usize, least: usize) -> Option<(Cue, usize)> {
        let other = match cue {
            Cue::AtLeast => Cue::AtMost,
            Cue::AtMost => Cue::AtLeast,
            _ => return None,
        };
        let any = |at: usize, words: &[&str]| {
            self.free(at)
                .is_some_and(|token| words.iter().any(|word| token.is(word)))
        };
        let mut at = from;
        while at > least
            && any(
                at - 1,
                &[
                    "be", "go", "rise", "fall", "drop", "get", "stay", "become", "ever", "take",
                    "last", "climb", "sink",
                ],
            )
        {
            at -= 1;
        }
        let not = at.checked_sub(1).filter(|&not| not >= least)?;
        let token = self.free(not)?;
        let denies = any(not, &["not", "never"])
            || token.is_word() && (token.text.ends_with("n't") || token.text.ends_with("n’t"))
            || token.is("cannot");
        let start = not
            - usize::from(
                not > least
                    && any(
                        not - 1,
                        &[
                            "must", "may", "should", "can", "will", "shall", "does", "do", "could",
                        ],
                    ),
            );
        denies.then_some((other, start))
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
        let first = self.free(at)?.text;
        let opens = usize::from(self.is_sign_at(at, '('));
        let mut best: Option<(Cue, usize)> = None;
        for phrase in self.context.lexicon.cues_behind(first) {
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
        // "in the first 30 days at most 6 %": what another number follows at once is said of that one.
        let of_next = |next: usize| {
            self.free(next)
                .is_some_and(|token| matches!(token.piece, Piece::Number(_)))
        };
        best.filter(|(cue, next)| {
            opens == 0 && !(matches!(cue, Cue::AtMost | Cue::AtLeast) && of_next(*next))
        })
    }

    /// A second number behind a dash, an arrow, "to" or "and".
    pub(super) fn second(&self, at: usize) -> Option<(Join, Quantity, usize)> {
        let token = self.free(at)?;
        let (join, next) = if let Some((behind, _)) = self.arrow(at) {
            (Join::Arrow, behind)
        } else if matches!(token.piece, Piece::Sign('-' | '–' | '—' | '−')) {
            (Join::Dash, at + 1)
        } else if (token.is("down") || token.is("up"))
            && self.free(at + 1).is_some_and(|to| to.is("to"))
            && self.doing().is_none()
        {
            // "31 % down to 18 %"
            (Join::Arrow, at + 2)
        } else if self.has(token, Sense::To) {
            (Join::To, at + 1)
        } else if self.has(token, Sense::And) || token.is_sign('&') {
            (Join::And, at + 1)
        } else {
            return None;
        };
        // "31 % to below 10 %"
        let is_limit = join == Join::To
            && self.free(next).is_some_and(|word| {
                ["below", "under", "above", "over"]
                    .iter()
                    .any(|limit| word.is(limit))
            });
        let next = next + usize::from(is_limit);
        let (second, behind) = self.numerals().read(&self.tokens, next)?;
        let kept = self.all_free(next, behind) && second.value.abs() <= GREATEST && !second.worded;
        let glued = self
            .tokens
            .get(behind)
            .is_some_and(|token| !token.spaced && matches!(token.piece, Piece::Sign('-' | '/')));
        (kept && !glued).then_some((join, second, behind))
    }
}
