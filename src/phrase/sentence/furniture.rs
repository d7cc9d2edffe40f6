//! What stands around a sentence on its line: list signs, boxes, `KR1:`, `[P0]`, owners, scores, columns.

use super::Part;
use super::work::Work;
use crate::domain::letters::{is_alphanumeric, is_uppercase};
use crate::phrase::lexicon::{Cue, LineMark, Sense};
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
            .or_else(|| self.picture(at))
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
                '•' | '·' | '‣' | '▪' | '◦' | '●' | '○' | '■' | '►' | '➢' | '➤' | '✦' | '#' | '|'
                | '»' | '\u{F0B7}',
            ) => Some(at + 1),
            // "> quoted"; but "> 98 %"
            Piece::Sign('>')
                if self.tokens.get(at + 1).is_some_and(|next| {
                    next.is_word() || matches!(next.piece, Piece::Sign('>' | '-' | '*' | '['))
                }) =>
            {
                Some(at + 1)
            }
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
            Piece::Sign('§') => {
                Some(at + 1 + usize::from(self.tokens.get(at + 1)?.figure().is_some()))
            }
            // "2.3 Recover unpaid fees"; but "2.3 Million"
            Piece::Number(figure) if figure.fraction && at == 0 => self
                .tokens
                .get(1)
                .filter(|next| {
                    let counts = next.senses().any(|sense| {
                        matches!(
                            sense,
                            Sense::Scale(_)
                                | Sense::Time(_)
                                | Sense::Custom(_)
                                | Sense::Money(_)
                                | Sense::Star
                                | Sense::Percent
                        )
                    });
                    next.spaced && next.is_word() && next.text.starts_with(is_uppercase) && !counts
                })
                .map(|_| 1),
            Piece::Sign('(') => {
                let inside = self.free(at + 1)?;
                let short = inside.text.len() <= 2
                    && !inside.is("p0")
                    && inside.text.chars().all(is_alphanumeric);
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

    /// A picture in front of the words: "🚀 Find …".
    fn picture(&self, at: usize) -> Option<usize> {
        let token = self.free(at)?;
        matches!(
            token.piece,
            Piece::Sign('\u{2300}'..='\u{2BFF}' | '\u{FE0F}' | '\u{200D}' | '\u{1F000}'..)
        )
        .then_some(at + 1)
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
        (word.text.len() == 2).then_some(())?;
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
        // "KR 2.1.1" looks like a day
        if self
            .free(next)
            .is_some_and(|number| matches!(number.piece, Piece::Dated(raw) if raw.third.is_some()))
            && self.free(next + 1).is_some_and(|word| word.is_word())
        {
            numbered = true;
            next += 1;
        }
        // "KR 80% of deals" has no number
        let is_share = self.is_sign_at(next + 1, '%');
        if !is_share
            && self
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
            matches!(
                sign.piece,
                Piece::Sign(':' | '.' | ')' | '–' | '—' | '=' | '|')
            ) || sign.is_sign('-') && sign.spaced
        });
        let column = separator.is_some_and(|sign| sign.is_sign('|'));
        if column && self.free(next + 1).is_none_or(|cell| !cell.is_word()) {
            return None;
        }
        let colon = column || separator.is_some_and(|sign| sign.is_sign(':'));
        let plain = matches!(mark, LineMark::Initiative)
            || word.len() == 1
            || matches!(
                word,
                "goal"
                    | "Goal"
                    | "aim"
                    | "Aim"
                    | "ambition"
                    | "Ambition"
                    | "metric"
                    | "Metric"
                    | "measure"
                    | "Measure"
                    | "indicator"
                    | "Indicator"
            );
        let capital = token.text.chars().next().is_some_and(is_uppercase);
        let alone = self.first_free(next).is_none();
        let accepted = match separator {
            Some(_) => colon || numbered || !plain,
            None if is_share => capital && !plain,
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
            // "from 28 → 40"
            let begun = (at.saturating_sub(4)..at).any(|from| {
                self.numerals()
                    .read(&self.tokens, from)
                    .is_some_and(|(_, next)| next == at)
                    && self
                        .cue_before(from)
                        .is_some_and(|(cue, ..)| cue == Cue::From)
            });
            if begun {
                continue;
            }
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
                ends && self
                    .cue_before(from)
                    .is_some_and(|(cue, strong, _)| strong && cue != Cue::From)
            });
            // "Retention: 18 % => 30 %"; but "to 40 => 81 %" and "NPS 40 => 81 %" score
            let alike = sure
                && (at.saturating_sub(4)..at).any(|from| {
                    let one = self.numerals().read(&self.tokens, from);
                    let other = self.numerals().read(&self.tokens, arrow);
                    let begun = self.cue_before(from).is_none_or(|(_, _, cue)| {
                        self.is_sign_at(cue, ':') || self.is_sign_at(cue, '=')
                    });
                    one.zip(other).is_some_and(|((one, end), (other, _))| {
                        end == at && begun && one.measure == other.measure
                    }) && self.second(from).is_none()
                        && !(0..from).any(|place| {
                            self.tokens
                                .get(place)
                                .is_some_and(|token| token.figure().is_some())
                        })
                });
            if behind_number && !aimed && (!sure || alike) {
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
            Piece::Sign('→' | '⟶' | '➔' | '➜' | '➝' | '➞' | '➙' | '⮕' | '»') => {
                Some((at + 1, false))
            }
            // An arrow as a picture
            Piece::Sign('➡') => Some((
                at + 1 + usize::from(self.is_sign_at(at + 1, '\u{FE0F}')),
                false,
            )),
            // "28 > 40"
            Piece::Sign('>')
                if at
                    .checked_sub(1)
                    .and_then(|before| self.tokens.get(before))
                    .is_some_and(|before| before.figure().is_some() || before.is_sign('%'))
                    && self.numerals().read(&self.tokens, at + 1).is_some() =>
            {
                Some((at + 1, false))
            }
            Piece::Sign('⇒') => Some((at + 1, true)),
            Piece::Sign('=') if sign(at + 1, '>') => Some((at + 2, true)),
            Piece::Sign('-') if sign(at + 1, '>') => Some((at + 2, false)),
            Piece::Sign('-') if sign(at + 1, '-') && sign(at + 2, '>') => Some((at + 3, true)),
            _ => None,
        }
    }
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
