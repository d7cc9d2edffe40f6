//! Columns behind bars: `KR | baseline | target | actual`, `objective | owner`.

use super::Part;
use super::work::Work;
use crate::phrase::quantity::Quantity;
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
        let mut numbers: Vec<Option<(usize, usize, Quantity)>> = Vec::new();
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
            let whole = self
                .numerals()
                .read(&self.tokens, from)
                .filter(|&(_, next)| next == end);
            if let Some((quantity, _)) = whole {
                numbers.push(Some((from, end, quantity)));
                self.take(bar, end);
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
        let filled = numbers.iter().filter(|number| number.is_some()).count();
        if filled == 0 {
            return;
        }
        let roles: &[Column] = match numbers.as_slice() {
            [_] => &[Column::Target],
            [_, _] => &[Column::Baseline, Column::Target],
            _ => &[Column::Baseline, Column::Target, Column::Actual],
        };
        self.column_values(&numbers, roles);
    }
}
