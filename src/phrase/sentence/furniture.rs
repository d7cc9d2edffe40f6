//! What stands around a sentence on its line: list signs, boxes, `KR1:`, `[P0]`, owners, scores, columns.

use super::Part;
use super::work::Work;
use crate::phrase::lexicon::{LineMark, Sense};
use crate::phrase::quantity::Quantity;
use crate::phrase::token::Piece;

impl Work<'_> {
    /// Takes everything off the line that is not its sentence.
    pub(super) fn furniture(&mut self) {
        for at in 0..self.tokens.len() {
            // Markdown's emphasis
            if self.is_sign_at(at, '*') || self.is_sign_at(at, '`') {
                self.take(at, at + 1);
            }
        }
        let mut at = 0;
        while let Some(next) = self
            .list_sign(at)
            .or_else(|| self.checkbox(at))
            .or_else(|| {
                self.used
                    .get(at)
                    .copied()
                    .unwrap_or(false)
                    .then_some(at + 1)
            })
        {
            self.take(at, next);
            at = next;
        }
        if let Some(next) = self.priority_at(at) {
            at = next;
        }
        if let Some(first) = self.first_free(at)
            && let Some(next) = self.mark(first)
        {
            at = next;
        }
        for at in at..self.tokens.len() {
            self.priority_at(at);
        }
        self.score();
        self.owners();
        self.columns();
    }

    fn list_sign(&self, at: usize) -> Option<usize> {
        let token = self.free(at)?;
        let spaced_next = self.tokens.get(at + 1).is_none_or(|next| next.spaced);
        match token.piece {
            Piece::Sign(
                '•' | '·' | '‣' | '▪' | '◦' | '●' | '○' | '■' | '►' | '➢' | '➤' | '✦' | '#' | '>'
                | '|' | '»' | '\u{F0B7}',
            ) => Some(at + 1),
            Piece::Sign('-' | '–' | '—' | '+' | '→' | '−') if spaced_next => Some(at + 1),
            // "- -", "--"
            Piece::Sign('-' | '–' | '—')
                if self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| matches!(next.piece, Piece::Sign('-' | '–' | '—'))) =>
            {
                Some(at + 1)
            }
            Piece::Number(figure) if figure.plain && figure.digits <= 3 => {
                let closes = self.is_sign_at(at + 1, '.') || self.is_sign_at(at + 1, ')');
                let behind = self.tokens.get(at + 2)?;
                let glued = self.tokens.get(at + 1).is_some_and(|sign| !sign.spaced);
                (closes && glued && behind.spaced).then_some(at + 2)
            }
            // "1.1." and "1.2.3" in front of words
            Piece::Dated(raw) if raw.third.is_none() => self
                .tokens
                .get(at + 1)
                .filter(|next| next.is_word())
                .map(|_| at + 1),
            Piece::Number(figure) if figure.fraction && self.is_sign_at(at + 1, '.') => self
                .tokens
                .get(at + 2)
                .filter(|next| next.is_word() && next.spaced)
                .map(|_| at + 2),
            Piece::Sign('(') => {
                let inside = self.free(at + 1)?;
                let short = inside.text.len() <= 2
                    && !inside.is("p0")
                    && inside.text.chars().all(char::is_alphanumeric);
                (short && self.is_sign_at(at + 2, ')') && !inside.text.starts_with('P'))
                    .then_some(at + 3)
            }
            Piece::Word if token.text.len() == 1 && self.is_sign_at(at + 1, ')') => Some(at + 2),
            Piece::Word
                if token.text == "o"
                    && self
                        .tokens
                        .get(at + 1)
                        .is_some_and(|next| next.spaced && next.is_word())
                    && at == 0 =>
            {
                Some(at + 1)
            }
            _ => None,
        }
    }

    fn checkbox(&mut self, at: usize) -> Option<usize> {
        let token = self.free(at)?;
        let (ticked, next) = match token.piece {
            Piece::Sign('☐' | '□' | '❏') => (false, at + 1),
            Piece::Sign('☑' | '✅' | '✔' | '✓' | '☒') => (true, at + 1),
            Piece::Sign('[') if self.is_sign_at(at + 1, ']') => (false, at + 2),
            Piece::Sign('[') if self.is_sign_at(at + 2, ']') => {
                let inside = self.free(at + 1)?;
                if inside.is("x") || matches!(inside.piece, Piece::Sign('✓' | '✔' | '✅')) {
                    (true, at + 3)
                } else if matches!(inside.piece, Piece::Sign('-' | '_' | '/' | '~')) {
                    (false, at + 3)
                } else {
                    return None;
                }
            }
            _ => return None,
        };
        self.out.checked = Some(ticked);
        self.note(at, next, Part::Checkbox(ticked));
        Some(next)
    }

    /// `[P0]`, `(P1)`, or `P1` at the start or end.
    fn priority_at(&mut self, at: usize) -> Option<usize> {
        let opens = self.is_sign_at(at, '[') || self.is_sign_at(at, '(');
        let word = self.free(at + usize::from(opens))?;
        let digit = word
            .text
            .strip_prefix(['P', 'p'])
            .filter(|digit| digit.len() == 1)?;
        let priority: u8 = digit.parse().ok().filter(|&priority| priority <= 5)?;
        let mut next = at + 1;
        if opens {
            let closes = self.is_sign_at(at + 2, ']') || self.is_sign_at(at + 2, ')');
            closes.then_some(())?;
            next = at + 3;
        } else {
            let first = self.first_free(0) == Some(at);
            let last = self.first_free(at + 1).is_none();
            ((first || last) && word.text.starts_with('P')).then_some(())?;
            if first
                && (self.is_sign_at(next, ':')
                    || self.is_sign_at(next, '-')
                    || self.is_sign_at(next, '–'))
            {
                next += 1;
            }
        }
        if self.out.priority.is_none() {
            self.out.priority = Some(priority);
            self.note(at, next, Part::Priority(priority));
            self.take(at, next);
        }
        Some(next)
    }

    /// `KR1:`, `Objective 2 –`, `KPI:`.
    fn mark(&mut self, at: usize) -> Option<usize> {
        let token = self.free(at).filter(|token| token.is_word())?;
        let letters = token
            .text
            .trim_end_matches(|letter: char| letter.is_ascii_digit());
        let mut numbered = letters.len() < token.text.len();
        let mut next = at + 1;
        let word = letters.trim_end_matches(['-', '_']);
        let mark = self.context.lexicon.find(word, |sense| match sense {
            Sense::Mark(mark) => Some(mark),
            _ => None,
        });
        let key_result = token.is("key")
            && self
                .free(next)
                .is_some_and(|next| next.is("result") || next.is("results"));
        let mark = if key_result {
            next += 1;
            LineMark::KeyResult
        } else {
            mark?
        };
        if self.is_sign_at(next, '#') {
            next += 1;
        }
        if self
            .free(next)
            .is_some_and(|number| number.figure().is_some_and(|figure| figure.digits <= 2))
        {
            numbered = true;
            next += 1;
        }
        if self.is_sign_at(next, '(') && self.is_sign_at(next + 2, ')') {
            // "Objective (2):", "Key result(s):"
            next += 3;
        }
        let separator = self.free(next).filter(|sign| {
            matches!(sign.piece, Piece::Sign(':' | '.' | ')' | '–' | '—' | '='))
                || sign.is_sign('-') && sign.spaced
        });
        let colon = separator.is_some_and(|sign| sign.is_sign(':'));
        let plain = matches!(mark, LineMark::Initiative)
            || word.len() == 1
            || matches!(
                word,
                "goal"
                    | "Goal"
                    | "metric"
                    | "Metric"
                    | "measure"
                    | "Measure"
                    | "indicator"
                    | "Indicator"
            );
        let capital = token.text.chars().next().is_some_and(char::is_uppercase);
        let alone = self.first_free(next).is_none();
        let accepted = match separator {
            Some(_) => colon || numbered || !plain,
            None => numbered && capital && (!plain || word == "O") || alone && !plain,
        };
        if !accepted {
            return None;
        }
        if separator.is_some() {
            next += 1;
        }
        self.out.mark = Some(mark);
        self.note(at, next, Part::Mark(mark));
        self.take(at, next);
        Some(next)
    }

    /// `=> 81%`, `--> DONE`, `-> 0.7` at the end.
    fn score(&mut self) {
        for at in 0..self.tokens.len() {
            let Some((arrow, sure)) = self.arrow(at) else {
                continue;
            };
            // "20 -> 40" goes from 20 to 40
            let behind_number = at
                .checked_sub(1)
                .and_then(|before| self.tokens.get(before))
                .is_some_and(|before| before.figure().is_some() || before.is_sign('%'));
            // "to 40 -> 0.7" scores what was to be 40
            let aimed = (at.saturating_sub(4)..at).any(|from| {
                let ends = self
                    .numerals()
                    .read(&self.tokens, from)
                    .is_some_and(|(_, next)| next == at);
                ends && self.cue_before(from).is_some_and(|(_, strong, _)| strong)
            });
            if behind_number && !sure && !aimed {
                continue;
            }
            let done = self.has_at(arrow, Sense::Done);
            let (score, next) = if done {
                (1.0, arrow + 1)
            } else if let Some((quantity, next)) = self
                .numerals()
                .read(&self.tokens, arrow)
                .filter(|&(_, next)| self.all_free(arrow, next))
            {
                match share(&quantity) {
                    Some(share) => (share, next),
                    None => continue,
                }
            } else {
                continue;
            };
            if !sure && self.first_free(next).is_some() {
                continue;
            }
            self.out.score = Some(score);
            self.note(at, next, Part::Score(score));
            self.take(at, next);
            return;
        }
    }

    /// The place behind an arrow, and whether it is one that scores are written with.
    pub(super) fn arrow(&self, at: usize) -> Option<(usize, bool)> {
        let token = self.free(at)?;
        let sign = |at: usize, sign: char| {
            self.is_sign_at(at, sign) && self.tokens.get(at).is_some_and(|token| !token.spaced)
        };
        match token.piece {
            Piece::Sign('→' | '⟶' | '➔' | '➜') => Some((at + 1, false)),
            Piece::Sign('⇒') => Some((at + 1, true)),
            Piece::Sign('=') if sign(at + 1, '>') => Some((at + 2, true)),
            Piece::Sign('-') if sign(at + 1, '>') => Some((at + 2, false)),
            Piece::Sign('-') if sign(at + 1, '-') && sign(at + 2, '>') => Some((at + 3, true)),
            _ => None,
        }
    }

    fn owners(&mut self) {
        for at in 0..self.tokens.len() {
            if self.out.owner.is_some() {
                return;
            }
            if self.is_sign_at(at, '@')
                && self.tokens.get(at).is_some_and(|sign| {
                    sign.spaced
                        || at == 0
                        || self.is_sign_at(at - 1, '(')
                        || self.is_sign_at(at - 1, '[')
                })
            {
                let mut next = at + 1;
                while self.free(next).is_some_and(|token| {
                    !token.spaced
                        && (token.is_word()
                            || token.figure().is_some()
                            || token.is_sign('.')
                                && self
                                    .tokens
                                    .get(next + 1)
                                    .is_some_and(|more| !more.spaced && more.is_word()))
                }) {
                    next += 1;
                }
                if next > at + 1 {
                    let opens = at
                        .checked_sub(1)
                        .filter(|&open| self.is_sign_at(open, '(') || self.is_sign_at(open, '['));
                    let closes = self.is_sign_at(next, ')') || self.is_sign_at(next, ']');
                    let (from, to) = match opens {
                        Some(open) if closes => (open, next + 1),
                        _ => (at, next),
                    };
                    self.own(at + 1, next, from, to);
                }
                continue;
            }
            let opens = self.is_sign_at(at, '(') || self.is_sign_at(at, '[');
            let word = at + usize::from(opens);
            if !self.has_at(word, Sense::Owner) {
                continue;
            }
            let mut name = word + 1;
            if self
                .free(name)
                .is_some_and(|token| token.is("by") || token.is("to") || token.is("is"))
            {
                name += 1;
            }
            let colon = self.is_sign_at(name, ':') || self.is_sign_at(name, '=');
            name += usize::from(colon);
            let plain = self.free(word).is_some_and(|token| {
                token.is("lead")
                    || token.is("responsible")
                    || token.is("who")
                    || token.is("assigned")
                    || token.is("accountable")
            });
            if !colon && (!opens || plain) {
                continue;
            }
            let end = (name..self.tokens.len())
                .find(|&at| {
                    self.free(at).is_none_or(|token| {
                        matches!(
                            token.piece,
                            Piece::Sign(')' | ']' | '(' | '[' | '|' | ';' | ',')
                        ) || self.arrow(at).is_some()
                    })
                })
                .unwrap_or(self.tokens.len());
            let closes = self.is_sign_at(end, ')') || self.is_sign_at(end, ']');
            if end == name || end - name > 7 || opens != closes && opens {
                continue;
            }
            self.own(name, end, at, end + usize::from(opens));
        }
    }

    /// Takes tokens `name..end` as the owner's name, and `from..to` off the line.
    fn own(&mut self, name: usize, end: usize, from: usize, to: usize) {
        let owner = self.words(name, end);
        if !owner.is_empty() {
            self.note(from, to, Part::Owner(owner.clone()));
            self.out.owner = Some(owner);
            self.take(from, to);
        }
    }

    /// The words of a range, a space between those that had white space between them.
    pub(super) fn words(&self, from: usize, to: usize) -> String {
        let mut words = String::new();
        for token in self.tokens.get(from..to).unwrap_or_default() {
            if token.spaced && !words.is_empty() {
                words.push(' ');
            }
            // these would end the name where it is printed
            words.extend(
                token
                    .text
                    .chars()
                    .filter(|sign| !matches!(sign, ';' | '[' | ']' | '\n' | '\r')),
            );
        }
        words.trim().to_owned()
    }

    /// `KR | baseline | target | actual`, `objective | owner`.
    fn columns(&mut self) {
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

/// What a number in a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Baseline,
    Target,
    Actual,
}

/// A score as a share of 1: `81 %`, `0.7`, `4/5`.
fn share(quantity: &Quantity) -> Option<f64> {
    use crate::phrase::quantity::Measure;
    match quantity.measure {
        Some(Measure::Percent) => Some(quantity.value / 100.0),
        Some(Measure::Rating(of)) => Some(quantity.value / f64::from(of)),
        None if (0.0..=1.0).contains(&quantity.value) => Some(quantity.value),
        None if (1.0..=100.0).contains(&quantity.value) => Some(quantity.value / 100.0),
        _ => None,
    }
    .filter(|share| share.is_finite() && (-10.0..=10.0).contains(share))
}
