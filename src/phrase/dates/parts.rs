//! Years, fiscal years and their parts: `Q3 2027`, `FY27 Q3`, `first half of 2027`.

use super::Dates;
use crate::domain::full_year;
use crate::phrase::calendar::{When, day};
use crate::phrase::lexicon::{Sense, Stretch};
use crate::phrase::token::{Piece, Token};
use chrono::Datelike;

impl Dates {
    /// A year: `2027`, `'27`, `FY27`.
    pub(super) fn year(&self, tokens: &[Token], at: usize) -> Option<(i32, usize)> {
        let token = tokens.get(at)?;
        if matches!(token.piece, Piece::Sign('\'' | '’' | '/' | '-' | ',')) {
            let next = tokens.get(at + 1)?;
            let figure = next.figure().filter(|figure| figure.plain)?;
            let apostrophe = matches!(token.piece, Piece::Sign('\'' | '’'));
            return match figure.digits {
                2 if apostrophe && !next.spaced => Some((full_year(figure.value as i32), at + 2)),
                // "Q3/26"
                2 if token.is_sign('/')
                    && !token.spaced
                    && !next.spaced
                    && (20.0..=49.0).contains(&figure.value) =>
                {
                    Some((2000 + figure.value as i32, at + 2))
                }
                4 if !apostrophe => Some((four_digits(figure.value)?, at + 2)),
                _ => None,
            };
        }
        if let Some(figure) = token.figure() {
            let plain = figure.plain && figure.digits == 4;
            let counted = tokens.get(at + 1).is_some_and(|next| next.is_sign('%'));
            return (plain && !counted).then_some((four_digits(figure.value)?, at + 1));
        }
        if token.has(Sense::Of) {
            return self.year(tokens, at + 1);
        }
        self.fiscal_name(tokens, at)
    }

    /// `FY27`, `FY 2027`, `FY26/27`.
    pub(super) fn fiscal_name(&self, tokens: &[Token], at: usize) -> Option<(i32, usize)> {
        let token = tokens.get(at)?;
        let two_or_four = |digits: &str| -> Option<i32> {
            let year: i32 = digits.trim_start_matches(['\'', '’', '-']).parse().ok()?;
            match year {
                0..=99 => Some(full_year(year)),
                1990..=2100 => Some(year),
                _ => None,
            }
        };
        let (year, next) = if token.has(Sense::Fiscal) {
            let mut next = at + 1;
            next += usize::from(tokens.get(next).is_some_and(|token| token.is("year")));
            let digits = tokens.get(next)?;
            // "FY 2026-27"
            if let Piece::Dated(raw) = digits.piece
                && raw.third.is_none()
                && raw.second == (raw.first + 1) % 100
            {
                return Some((i32::try_from(raw.first + 1).ok()?, next + 1));
            }
            digits.figure().filter(|figure| figure.plain)?;
            (two_or_four(digits.text)?, next + 1)
        } else if token.is_word() {
            let (head, digits) = split_digits(token.text)?;
            self.lexicon.has(head, Sense::Fiscal).then_some(())?;
            (two_or_four(digits)?, at + 1)
        } else {
            return None;
        };
        let slash = tokens
            .get(next)
            .is_some_and(|sign| sign.is_sign('/') && !sign.spaced);
        let dash = tokens
            .get(next)
            .is_some_and(|sign| sign.is_sign('-') && !sign.spaced);
        match tokens.get(next + 1).and_then(Token::figure) {
            Some(figure)
                if (slash || dash) && (figure.value - f64::from(year % 100) - 1.0).abs() < 0.5 =>
            {
                Some((year + 1, next + 2))
            }
            _ => Some((year, next)),
        }
    }

    /// A quarter, a half or a fiscal year: `Q3 2027`, `FY27 Q3`, `3Q27`, `first half of 2027`.
    pub(super) fn part(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        if let Some((year, next)) = self.fiscal_name(tokens, at) {
            let next_is_dash = tokens.get(next).is_some_and(|dash| dash.is_sign('-'));
            if let Some((number, months, _, next)) =
                self.part_name(tokens, next + usize::from(next_is_dash))
            {
                return Some((self.calendar.part(number, months, Some(year))?, next));
            }
            return Some((self.calendar.fiscal_year(year)?, next));
        }
        if let Some((year, next)) = self
            .year(tokens, at)
            .filter(|_| tokens.get(at).is_some_and(|first| first.figure().is_some()))
            && let Some((number, months, _, next)) = self.part_name(tokens, next)
        {
            return Some((self.calendar.part(number, months, Some(year))?, next));
        }
        let (number, months, year, next) = self.part_name(tokens, at)?;
        if year.is_some() {
            return Some((self.calendar.part(number, months, year)?, next));
        }
        // "T1" by itself may name anything
        let is_code = tokens.get(at).is_some_and(|code| code.text.len() == 2);
        if months == 4 && is_code && self.year(tokens, next).is_none() {
            return None;
        }
        // "the first quarter of this fiscal year"
        if let Some(behind) = tokens
            .get(next)
            .filter(|token| token.is("of"))
            .map(|_| next + 1)
            && let Some((when, next)) = self
                .relative(tokens, behind)
                .or_else(|| self.relative(tokens, behind + 1))
        {
            return Some((
                self.calendar.part(number, months, Some(when.end.year()))?,
                next,
            ));
        }
        let (year, next) = self
            .year(tokens, next)
            .map_or((None, next), |(year, next)| (Some(year), next));
        Some((self.calendar.part(number, months, year)?, next))
    }

    /// Number of the part, its months, a year written into the same word, and the place behind it.
    pub(super) fn part_name(
        &self,
        tokens: &[Token],
        at: usize,
    ) -> Option<(u32, u32, Option<i32>, usize)> {
        let token = tokens.get(at)?;
        let months = |letter: &str| match letter {
            "q" | "Q" => Some(3),
            "h" | "H" => Some(6),
            "T" => Some(4),
            _ => None,
        };
        let fits = |number: u32, months: u32| (1..=12 / months).contains(&number);
        let short_year = |digits: &str| -> Option<i32> {
            let year: i32 = digits.parse().ok()?;
            match digits.len() {
                2 => Some(full_year(year)),
                4 => four_digits(f64::from(year)),
                _ => None,
            }
        };
        if token.is_word() {
            if let Some(months) = months(token.text.get(..1)?) {
                // Q3, Q3-2027, Q3FY27
                let rest = token.text.get(1..)?.trim_start_matches('-');
                let digits: usize = rest.bytes().take_while(u8::is_ascii_digit).count();
                let (number, behind) = rest.split_at_checked(digits)?;
                if let (1, Ok(number)) = (digits, number.parse::<u32>()) {
                    let behind = behind.trim_start_matches(['-', '\'', '’']);
                    let year = behind.trim_start_matches(['F', 'Y', 'f', 'y']);
                    let year = if behind.is_empty() {
                        None
                    } else {
                        Some(short_year(year)?)
                    };
                    return fits(number, months).then_some((number, months, year, at + 1));
                }
            }
            // "third quarter", "Quarter 3"
            let stretch = |place: usize| part_of_a_year(tokens.get(place)?);
            let ordinal = token.find(|sense| match sense {
                Sense::Ordinal(place) => Some(place),
                _ => None,
            });
            if let (Some(number), Some(months)) = (ordinal, stretch(at + 1)) {
                // "last quarter" is the one before this
                let relative = token.has(Sense::Which(-1));
                return (!relative && fits(number, months)).then_some((
                    number,
                    months,
                    None,
                    at + 2,
                ));
            }
            if let Some(months) = stretch(at) {
                let figure = tokens.get(at + 1)?.figure().filter(|figure| figure.plain)?;
                let number = figure.value as u32;
                return fits(number, months).then_some((number, months, None, at + 2));
            }
            return None;
        }
        let figure = token
            .figure()
            .filter(|figure| figure.plain && figure.digits == 1)?;
        let behind = tokens
            .get(at + 1)
            .filter(|next| next.is_word() && !next.spaced)?;
        let number = figure.value as u32;
        // 3Q27, 3rd quarter
        if behind.is("st") || behind.is("nd") || behind.is("rd") || behind.is("th") {
            let months = part_of_a_year(tokens.get(at + 2)?)?;
            return fits(number, months).then_some((number, months, None, at + 3));
        }
        let months = months(behind.text.get(..1)?)?;
        let digits = behind.text.get(1..)?;
        // "2h" are two hours; "2H" and "2h27" a half of the year
        if digits.is_empty() && behind.text == "h" {
            return None;
        }
        let year = if digits.is_empty() {
            None
        } else {
            Some(short_year(digits)?)
        };
        fits(number, months).then_some((number, months, year, at + 2))
    }

    /// "2027" where a date is expected: the calendar year.
    pub(super) fn year_alone(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        let figure = tokens.get(at)?.figure()?;
        let (year, next) = self.year(tokens, at)?;
        // A number near this year; farther ones are amounts.
        let near = (year - self.calendar.today.year()).abs() <= 30;
        (figure.plain && near).then_some(())?;
        Some((
            When {
                start: day(year, 1, 1)?,
                end: day(year, 12, 31)?,
            },
            next,
        ))
    }
}

/// How many months a word's part of a year has.
fn part_of_a_year(word: &Token) -> Option<u32> {
    let tertial = word.is("tertial") || word.is("trimester");
    word.find(|sense| match sense {
        Sense::Time(Stretch::Quarter) => Some(3),
        Sense::Time(Stretch::Half) => Some(6),
        _ => None,
    })
    .or(tertial.then_some(4))
}

fn four_digits(value: f64) -> Option<i32> {
    (1990.0..=2100.0).contains(&value).then_some(value as i32)
}

fn split_digits(word: &str) -> Option<(&str, &str)> {
    let may_split = |byte: u8| byte.is_ascii_digit() || byte == b'\'' || !byte.is_ascii();
    if !word.bytes().any(may_split) {
        return None;
    }
    let at = word.find(|letter: char| letter.is_ascii_digit() || matches!(letter, '\'' | '’'))?;
    word.split_at_checked(at)
}
