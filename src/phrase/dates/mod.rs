//! Reading dates and deadlines: "30 June", "by end of Q2", "within six months", "last Friday".

mod deadline;
mod parts;
mod relative;
#[cfg(test)]
mod tests;

use crate::domain::{Date, full_year, is_near, meant_by};
use crate::phrase::calendar::{Calendar, DateOrder, Lean, When, day};
use crate::phrase::convention::Convention;
use crate::phrase::lexicon::{ENGLISH, Edge, Lexicon, Sense, Stretch};
use crate::phrase::signs::plain_signs;
use crate::phrase::token::{Piece, RawDate, Token, tokens};
use chrono::Datelike;
use std::fmt;

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Nothing was typed.
    Empty,
    /// There is no such day: 31 June.
    NoSuchDay {
        /// What was typed.
        text: String,
    },
    /// The text names no date.
    NotADate {
        /// What was typed.
        text: String,
    },
    /// A date was understood, and more stands behind it.
    Leftover {
        /// The date.
        understood: Date,
        /// What stands behind it.
        rest: String,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(
                f,
                "Nothing is typed. Type a date, for example 30 June or 2026-06-30."
            ),
            Self::NoSuchDay { text } => {
                write!(f, "There is no day “{text}”. Check the day and the month.")
            }
            Self::NotADate { text } => write!(
                f,
                "“{text}” is not a date. Type one, for example 30 June, 2026-06-30 or end of Q2."
            ),
            Self::Leftover { understood, rest } => write!(
                f,
                "{understood} was read, but not “{rest}” behind it. Type the date alone."
            ),
        }
    }
}

/// Reads one date in English words: "30 June", "30.6.2026", "2026-06-30", "end of Q2", "yesterday", "last Friday", "in 3 weeks".
///
/// A period means its last day, or today where it is not over and the calendar looks back. Quarters, halves and `FY27` are those of
/// the calendar's fiscal year.
///
/// # Errors
/// See [`DateError`]: nothing, no such day, no date, something left over.
pub fn read_date(text: &str, calendar: &Calendar) -> Result<Date, DateError> {
    let text = plain_signs(text);
    let text = text.as_str();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let tokens = tokens(text, Convention::default(), &ENGLISH);
    let dates = Dates {
        lexicon: &ENGLISH,
        calendar: *calendar,
    };
    let (when, next) = dates
        .when(&tokens, 0)
        .or_else(|| {
            let (due, next) = dates.deadline(&tokens, 0)?;
            Some((When::day(due), next))
        })
        .or_else(|| dates.short(&tokens))
        .ok_or_else(|| {
            let text = text.to_owned();
            if dates.looks_like_a_day(&tokens) {
                DateError::NoSuchDay { text }
            } else {
                DateError::NotADate { text }
            }
        })?;
    let date = match calendar.lean {
        Lean::Back if when.start <= calendar.today => when.end.min(calendar.today),
        _ => when.end,
    };
    match tokens.get(next).and_then(|token| text.get(token.start..)) {
        None | Some(".") => Ok(date),
        Some(rest) => Err(DateError::Leftover {
            understood: date,
            rest: rest.to_owned(),
        }),
    }
}

/// What a typed day can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// One day.
    One(Date),
    /// Two: `12/05/2026`. By the calendar's order first, by the other order second.
    Either(Date, Date),
    /// A day in a year outside [`crate::domain::YEARS`], and the one that was probably meant.
    Far(Date, Option<Date>),
}

/// Reads one date like [`read_date`] and says whether it has to be asked about before it is taken.
///
/// # Errors
/// The same as [`read_date`].
pub fn read_days(text: &str, calendar: &Calendar) -> Result<Days, DateError> {
    let text = plain_signs(text);
    let text = text.as_str();
    let day = match read_date(text, calendar) {
        Ok(day) => day,
        // "14 Nov 26": a day with a short year behind it. "End of week 54" has none.
        Err(DateError::Leftover { understood, rest }) => {
            let short = rest.trim_start_matches([',', ' ']);
            let is_year = short.len() <= 4 && ends_in_a_day(text, &rest);
            let year = short.parse().ok().filter(|_| is_year);
            return match year.and_then(|year| understood.with_year(year)) {
                Some(far) => Ok(Days::Far(far, meant_by(far))),
                None => Err(DateError::Leftover { understood, rest }),
            };
        }
        // "0026-11-14"
        Err(error) => {
            let far = far_day(text, calendar).map(|far| Days::Far(far, meant_by(far)));
            return far.ok_or(error);
        }
    };
    if !is_near(day) {
        return Ok(Days::Far(day, meant_by(day)));
    }
    let turned = Calendar {
        order: match calendar.order {
            DateOrder::DayFirst => DateOrder::MonthFirst,
            DateOrder::MonthFirst => DateOrder::DayFirst,
        },
        ..*calendar
    };
    match read_date(text, &turned) {
        Ok(other) if other != day && is_near(other) => Ok(Days::Either(day, other)),
        _ => Ok(Days::One(day)),
    }
}

/// A date in digits whose year is none that anybody means.
fn far_day(text: &str, calendar: &Calendar) -> Option<Date> {
    let [
        Token {
            piece: Piece::Dated(raw),
            ..
        },
    ] = tokens(text, Convention::default(), &ENGLISH)[..]
    else {
        return None;
    };
    let dates = Dates {
        lexicon: &ENGLISH,
        calendar: *calendar,
    };
    let (year, month, number) = dates.parts(raw)?;
    Date::from_ymd_opt(year, month, number).filter(|day| !is_near(*day))
}

/// Whether what stands before the rest of a text ends in a day or a month.
fn ends_in_a_day(text: &str, rest: &str) -> bool {
    let before = text.strip_suffix(rest);
    let tokens = tokens(before.unwrap_or_default(), Convention::default(), &ENGLISH);
    let mut words = tokens.iter().rev().filter(|token| !token.is_sign(','));
    words.next().is_some_and(|last| {
        last.figure().is_some()
            || matches!(last.piece, Piece::Dated(_))
            || last.senses().any(|sense| matches!(sense, Sense::Month(_)))
    })
}

/// Reads dates among tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dates {
    pub lexicon: &'static Lexicon,
    pub calendar: Calendar,
}

impl Dates {
    /// A day or period that starts with the token at this place.
    pub(crate) fn when(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        let at = self.skip_article(tokens, at);
        self.edged(tokens, at)
            .or_else(|| self.calendar_date(tokens, at))
            .or_else(|| self.part(tokens, at))
            .or_else(|| self.relative(tokens, at))
            .or_else(|| self.counted(tokens, at))
            .or_else(|| self.year_alone(tokens, at))
    }

    fn skip_article(&self, tokens: &[Token], at: usize) -> usize {
        let skips = tokens
            .get(at)
            .is_some_and(|token| token.is("the") || token.is("our"));
        // "the whole of Q3"
        let whole = at + usize::from(skips);
        if tokens.get(whole).is_some_and(|token| {
            ["whole", "entire", "full", "all"]
                .iter()
                .any(|word| token.is(word))
        }) {
            let of = tokens.get(whole + 1).is_some_and(|token| token.is("of"));
            return whole + 1 + usize::from(of);
        }
        // "the quarter" is this quarter
        at + usize::from(skips && self.relative(tokens, at).is_none())
    }

    fn edge(&self, tokens: &[Token], at: usize) -> Option<(Edge, usize)> {
        let token = tokens.get(at)?;
        let edge = token.find(|sense| match sense {
            Sense::Edge(edge) => Some(edge),
            _ => None,
        })?;
        Some((edge, at + 1))
    }

    fn edged(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        // "the quarter's end"
        if let Some(stem) = tokens.get(at).and_then(|token| {
            token
                .text
                .strip_suffix("'s")
                .or_else(|| token.text.strip_suffix("’s"))
        }) && let Some((edge, next)) = self.edge(tokens, at + 1)
            && let Some(stretch) = self.lexicon.find(stem, |sense| match sense {
                Sense::Time(stretch) if stretch >= Stretch::Week => Some(stretch),
                _ => None,
            })
        {
            return Some((self.calendar.period(stretch, 0)?.edge(edge), next));
        }
        let (edge, mut next) = self.edge(tokens, at)?;
        let joins = |token: &Token| token.is_sign('-') || token.has(Sense::Of);
        if tokens.get(next).is_some_and(joins) {
            next += 1;
        }
        let named = tokens.get(next).and_then(|token| {
            // "end of quarter", "end of year": this one
            token.find(|sense| match sense {
                Sense::Time(stretch) if stretch >= Stretch::Week => Some(stretch),
                _ => None,
            })
        });
        // "end of FY", "end of the fiscal year"
        let fiscal = tokens
            .get(next)
            .is_some_and(|token| token.has(Sense::Fiscal));
        let named_year = tokens
            .get(next + 1)
            .is_some_and(|token| token.figure().is_some());
        if fiscal && !named_year {
            let year = tokens
                .get(next + 1)
                .is_some_and(|token| token.has(Sense::Time(Stretch::Year)));
            return Some((
                self.calendar.fiscal_period(0)?.edge(edge),
                next + 1 + usize::from(year),
            ));
        }
        let (when, next) = match named {
            Some(stretch) => (self.calendar.period(stretch, 0)?, next + 1),
            None => self.when(tokens, next)?,
        };
        Some((when.edge(edge), next))
    }

    fn calendar_date(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        let token = tokens.get(at)?;
        if let Piece::Dated(raw) = token.piece {
            return Some((self.written(raw)?, at + 1));
        }
        let weekday = |place: usize| {
            tokens.get(place)?.find(|sense| match sense {
                Sense::Weekday(weekday) => Some(weekday),
                _ => None,
            })
        };
        if let Some(weekday) = weekday(at) {
            // "Friday, 30 June": the day of the week adds nothing
            let next =
                at + 1 + usize::from(tokens.get(at + 1).is_some_and(|sign| sign.is_sign(',')));
            return self
                .calendar_date(tokens, next)
                .or_else(|| Some((self.calendar.weekday(weekday, None)?, at + 1)));
        }
        let month = |place: usize| {
            tokens.get(place)?.find(|sense| match sense {
                Sense::Month(month) => Some(month),
                _ => None,
            })
        };
        if let Some((number, mut next)) = day_number(tokens, at) {
            next += usize::from(
                tokens
                    .get(next)
                    .is_some_and(|token| token.is("of") || token.is_sign('.')),
            );
            let month = month(next)?;
            let behind = next
                + 1
                + usize::from(
                    tokens
                        .get(next + 1)
                        .is_some_and(|dot| dot.is_sign('.') || dot.is_sign(',')),
                );
            let (year, next) = self
                .year(tokens, behind)
                .map_or((None, next + 1), |(year, next)| (Some(year), next));
            return Some((self.calendar.day(number, month, year)?, next));
        }
        let month = month(at)?;
        let next = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|dot| dot.is_sign('.')));
        if let Some((year, next)) = self.year(tokens, next) {
            return Some((self.calendar.month(month, Some(year))?, next));
        }
        if let Some((number, next)) = day_number(tokens, next) {
            let behind =
                next + usize::from(tokens.get(next).is_some_and(|comma| comma.is_sign(',')));
            let (year, next) = self
                .year(tokens, behind)
                .map_or((None, next), |(year, next)| (Some(year), next));
            return Some((self.calendar.day(number, month, year)?, next));
        }
        Some((self.calendar.month(month, None)?, at + 1))
    }

    fn written(&self, raw: RawDate) -> Option<When> {
        if raw.third.is_none() {
            return self.calendar.day(raw.first, raw.second, None);
        }
        let (year, month, number) = self.parts(raw)?;
        day(year, month, number).map(When::day)
    }

    /// Year, month and day of a date in digits, by the calendar's order.
    fn parts(&self, raw: RawDate) -> Option<(i32, u32, u32)> {
        let full = |year: u32| {
            let year = i32::try_from(year).ok()?;
            Some(if raw.whole_year {
                year
            } else {
                full_year(year)
            })
        };
        let third = raw.third?;
        if raw.year_first {
            return Some((full(raw.first)?, raw.second, third));
        }
        let month_first = raw.separator != '.'
            && (raw.second > 12 || self.calendar.order == DateOrder::MonthFirst && raw.first <= 12);
        let (number, month) = if month_first {
            (raw.second, raw.first)
        } else {
            (raw.first, raw.second)
        };
        Some((full(third)?, month, number))
    }

    /// "30/6" where nothing but a date can be meant.
    fn short(&self, tokens: &[Token]) -> Option<(When, usize)> {
        let [first, slash, second, ..] = tokens else {
            return None;
        };
        (slash.is_sign('/') || slash.is_sign('-')).then_some(())?;
        let small = |token: &Token| {
            token
                .figure()
                .filter(|figure| figure.plain && figure.digits <= 2)
                .map(|figure| figure.value as u32)
        };
        let (first, second) = (small(first)?, small(second)?);
        let month_first =
            second > 12 || self.calendar.order == DateOrder::MonthFirst && first <= 12;
        let (number, month) = if month_first {
            (second, first)
        } else {
            (first, second)
        };
        Some((self.calendar.day(number, month, None)?, 3))
    }

    fn looks_like_a_day(&self, tokens: &[Token]) -> bool {
        let month = tokens.iter().any(|token| {
            token.is_word() && token.senses().any(|sense| matches!(sense, Sense::Month(_)))
        });
        let number = tokens.iter().any(|token| token.figure().is_some());
        (month && number)
            || matches!(
                tokens,
                [Token {
                    piece: Piece::Dated(_),
                    ..
                }]
            )
    }
}

/// `30`, `30th`.
fn day_number(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    let figure = token
        .figure()
        .filter(|figure| figure.plain && figure.digits <= 2)?;
    let number = figure.value as u32;
    (1..=31).contains(&number).then_some(())?;
    let suffix = tokens
        .get(at + 1)
        .filter(|next| next.is_word() && !next.spaced);
    match suffix {
        None => Some((number, at + 1)),
        Some(word) if word.is("st") || word.is("nd") || word.is("rd") || word.is("th") => {
            Some((number, at + 2))
        }
        Some(_) => None,
    }
}
