//! Columns behind bars: `KR | baseline | target | actual`, `objective | owner`.

use super::Part;
use super::figures::Found;
use super::role::{Role, Sure};
use super::work::Work;
use crate::phrase::token::Piece;

/// What a number in a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Baseline,
    Target,
    Actual,
}

impl Work<'_> {
    /// `KR | baseline | target | actual`, `objective | owner`.
    pub(super) fn columns(&mut self) {
        let bars: Vec<usize> = (0..self.tokens.len())
            .filter(|&at| self.is_sign_at(at, '|'))
            .collect();
        let Some(&first) = bars.first() else {
            return;
        };
        if self.first_free(0) == Some(first) {
            return;
        }
        let mut numbers: Vec<Option<Found>> = Vec::new();
        for (index, &bar) in bars.iter().enumerate() {
            let end = bars.get(index + 1).copied().unwrap_or(self.tokens.len());
            let from = bar + 1;
            let blank = from >= end
                || (from + 1 == end
                    && self.free(from).is_some_and(|token| {
                        matches!(token.piece, Piece::Sign('-' | '–' | '—' | '?'))
                    }));
            if blank {
                numbers.push(None);
                self.take(bar, end);
                continue;
            }
            if !self.all_free(from, end) {
                continue;
            }
            let date = self
                .dates()
                .when(&self.tokens, from)
                .map(|(when, next)| (when.end, next))
                .or_else(|| self.dates().deadline(&self.tokens, from))
                .filter(|&(_, next)| next == end);
            if let Some((due, _)) = date {
                if self.out.due.is_none() {
                    self.out.due = Some(due);
                    self.note(from, end, Part::Due(due));
                    self.take(bar, end);
                }
                continue;
            }
            if let Some(found) = self.cell(from, end) {
                numbers.push(Some(found));
                continue;
            }
            let is_name = end - from <= 5
                && self.tokens.get(from..end).is_some_and(|name| {
                    name.iter().all(|token| {
                        token.is_word() || matches!(token.piece, Piece::Sign('.' | ',' | '@'))
                    })
                });
            if is_name && self.out.owner.is_none() {
                let name = from + usize::from(self.is_sign_at(from, '@'));
                self.own(name, end, bar, end);
            }
        }
        let limited = |found: &Option<Found>| {
            found.is_some_and(|found| !matches!(found.role, Role::Target(..)))
        };
        let filled = numbers.iter().flatten().count();
        if filled == 0 {
            return;
        }
        // "Incidents | 0 | ≥ 1": a target and an alarm, or from where to where? It stays in the words.
        let unsure = numbers.len() == 2 && filled == 2 && numbers.iter().any(limited);
        for found in numbers.iter().flatten() {
            if unsure {
                self.unplaced(found.at, found.at + 1, found.quantity.value);
            } else {
                self.take(found.from - 1, found.next);
            }
        }
        // Beside numbers in cells those in front of the bars are words
        self.in_cells = true;
        if unsure {
            return;
        }
        let roles: &[Column] = match numbers.as_slice() {
            [_] => &[Column::Target],
            [_, _] => &[Column::Baseline, Column::Target],
            _ => &[Column::Baseline, Column::Target, Column::Actual],
        };
        self.column_values(&numbers, roles);
    }

    /// The number of a cell, with the limit that its sign or word sets: "< 3 days", "98 % or more", "85-95 %". None where several numbers or
    /// other words in front leave open what it is.
    fn cell(&self, from: usize, end: usize) -> Option<Found> {
        let number = |at: usize| {
            self.numerals()
                .read(&self.tokens, at)
                .filter(|&(_, next)| next <= end)
        };
        let at = (from..end).find(|&at| number(at).is_some())?;
        let (quantity, next) = number(at)?;
        if (at, next) == (from, end) {
            return Some(Found {
                quantity,
                from,
                next,
                at,
                role: Role::Target(Sure::Said, None),
                stays: false,
            });
        }
        let found = self.figure(at, next, quantity);
        let sure = matches!(
            found.role,
            Role::Low | Role::High | Role::Both(_) | Role::Target(..)
        );
        let behind = found.next.max(next);
        let alone = found.from <= from.max(at.min(found.from))
            && found.from == from
            && (behind..end).all(|at| number(at).is_none())
            && end - behind < 6;
        (sure && alone).then_some(Found { next: end, ..found })
    }
}
