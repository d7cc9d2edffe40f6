//! Reading dates and deadlines: "30 June", "by end of Q2", "within six months", "last Friday".

use super::calendar::{Calendar, DateOrder, Lean, When, add_days, day};
use super::convention::Convention;
use super::lexicon::{ENGLISH, Edge, Lexicon, Sense, Stretch};
use super::quantity::{Measure, Numerals};
use super::token::{Piece, RawDate, Token, is_space, tokens};
use crate::domain::Date;
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
    let text = text.trim_matches(is_space);
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

/// Reads dates among tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dates {
    pub lexicon: &'static Lexicon,
    pub calendar: Calendar,
}

impl Dates {
    /// A deadline with the word that leads into it: "by 30 June", "before July", "within six months", "this quarter", "EOY".
    pub(crate) fn deadline(&self, tokens: &[Token], at: usize) -> Option<(Date, usize)> {
        let token = tokens.get(at)?;
        let has = |sense| token.has(sense);
        let colon = tokens.get(at + 1).is_some_and(|next| next.is_sign(':'));
        let mut next = at + 1 + usize::from(colon);
        if let Some(behind) = self.by_phrase(tokens, at) {
            let (when, next) = self.when(tokens, behind)?;
            return Some((when.end, next));
        }
        if has(Sense::By) {
            // "by the end", "due on"
            let leads = |token: &Token| token.has(Sense::In) || token.has(Sense::By);
            if tokens.get(next).is_some_and(leads) && self.when(tokens, next).is_none() {
                next += 1;
            }
            let (when, next) = self.when(tokens, next)?;
            return Some((when.end, next));
        }
        if has(Sense::Before) {
            let edge = self.edge(tokens, self.skip_article(tokens, next));
            let (when, next) = self.when(tokens, next)?;
            let due = if edge.is_some_and(|(edge, _)| edge == Edge::End) {
                when.end
            } else {
                add_days(when.start, -1)?
            };
            return Some((due, next));
        }
        if has(Sense::Within) {
            return self
                .length(tokens, next)
                .or_else(|| self.when(tokens, next).map(|(when, next)| (when.end, next)));
        }
        if has(Sense::In) || has(Sense::Of) && token.is("in") {
            let counted = if token.is("in") || token.is("over") {
                self.length(tokens, next)
            } else {
                None
            };
            if let Some(found) = counted {
                return Some(found);
            }
            if let Some((when, next)) = self.when(tokens, next) {
                return Some((when.end, next));
            }
        }
        let sure = token
            .senses()
            .any(|sense| matches!(sense, Sense::EndOf(_) | Sense::Which(_)));
        if sure {
            let (when, next) = self.when(tokens, at)?;
            return Some((when.end, next));
        }
        None
    }

    /// "no later than" and the like.
    fn by_phrase(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let first = tokens.get(at)?;
        self.lexicon
            .verb_phrases()
            .iter()
            .filter(|phrase| phrase.meaning == Sense::By)
            .filter(|phrase| phrase.words.first().is_some_and(|word| first.is(word)))
            .find_map(|phrase| {
                let here = tokens.get(at..at + phrase.words.len())?;
                let same = here
                    .iter()
                    .zip(&phrase.words)
                    .all(|(token, word)| token.is(word));
                same.then_some(at + phrase.words.len())
            })
    }

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

    /// A length of time from today: "six months", "the next 3 weeks", "a year".
    pub(crate) fn length(&self, tokens: &[Token], at: usize) -> Option<(Date, usize)> {
        let mut at = at;
        while tokens
            .get(at)
            .is_some_and(|token| token.is("the") || token.has(Sense::Which(1)))
        {
            at += 1;
        }
        let (count, stretch, next) = self.count_of(tokens, at)?;
        // "within six months of launch" hangs on a day we do not know
        if tokens
            .get(next)
            .is_some_and(|token| token.is("of") || token.is("after"))
        {
            return None;
        }
        let next = next
            + if tokens.get(next).is_some_and(|token| token.is("from"))
                && tokens
                    .get(next + 1)
                    .is_some_and(|token| token.has(Sense::Day(0)))
            {
                2
            } else {
                0
            };
        (stretch >= Stretch::Day).then_some(())?;
        Some((self.calendar.away(count, stretch)?, next))
    }

    fn count_of(&self, tokens: &[Token], at: usize) -> Option<(f64, Stretch, usize)> {
        let token = tokens.get(at)?;
        let length = |place: usize| {
            tokens.get(place)?.find(|sense| match sense {
                Sense::Time(stretch) => Some(stretch),
                _ => None,
            })
        };
        if token.has(Sense::Count(1)) || token.is("half") {
            let half = token.is("half") || tokens.get(at + 1).is_some_and(|next| next.is("half"));
            if half {
                let from = at + 1 + usize::from(!token.is("half"));
                let from = from + usize::from(tokens.get(from).is_some_and(|next| next.is("a")));
                return Some((0.5, length(from)?, from + 1));
            }
            return Some((1.0, length(at + 1)?, at + 2));
        }
        let numerals = Numerals {
            lexicon: self.lexicon,
            minutes: false,
        };
        let (quantity, next) = numerals.read(tokens, at)?;
        match quantity.measure {
            Some(Measure::Time(stretch)) if !quantity.signed => {
                Some((quantity.value, stretch, next))
            }
            _ => {
                // "6-month"
                let dash = tokens.get(at + 1).is_some_and(|token| token.is_sign('-'));
                let stretch = if dash { length(at + 2)? } else { return None };
                Some((tokens.get(at)?.figure()?.value, stretch, at + 3))
            }
        }
    }

    fn skip_article(&self, tokens: &[Token], at: usize) -> usize {
        let skips = tokens
            .get(at)
            .is_some_and(|token| token.is("the") || token.is("our"));
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
        let full = |year: u32| i32::try_from(if year < 100 { year + 2000 } else { year }).ok();
        let Some(third) = raw.third else {
            return self.calendar.day(raw.first, raw.second, None);
        };
        if raw.first > 31 {
            return day(full(raw.first)?, raw.second, third).map(When::day);
        }
        let month_first = raw.separator != '.'
            && (raw.second > 12 || self.calendar.order == DateOrder::MonthFirst && raw.first <= 12);
        let (number, month) = if month_first {
            (raw.second, raw.first)
        } else {
            (raw.first, raw.second)
        };
        day(full(third)?, month, number).map(When::day)
    }

    /// A year: `2027`, `'27`, `FY27`.
    fn year(&self, tokens: &[Token], at: usize) -> Option<(i32, usize)> {
        let token = tokens.get(at)?;
        if matches!(token.piece, Piece::Sign('\'' | '’' | '/' | '-' | ',')) {
            let next = tokens.get(at + 1)?;
            let figure = next.figure().filter(|figure| figure.plain)?;
            let apostrophe = matches!(token.piece, Piece::Sign('\'' | '’'));
            return match figure.digits {
                2 if apostrophe && !next.spaced => Some((2000 + figure.value as i32, at + 2)),
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
    fn fiscal_name(&self, tokens: &[Token], at: usize) -> Option<(i32, usize)> {
        let token = tokens.get(at)?;
        let two_or_four = |digits: &str| -> Option<i32> {
            let year: i32 = digits.trim_start_matches(['\'', '’', '-']).parse().ok()?;
            match year {
                0..=99 => Some(2000 + year),
                1990..=2100 => Some(year),
                _ => None,
            }
        };
        let (year, next) = if token.has(Sense::Fiscal) {
            let mut next = at + 1;
            next += usize::from(tokens.get(next).is_some_and(|token| token.is("year")));
            let digits = tokens.get(next)?;
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
        match tokens.get(next + 1).and_then(Token::figure) {
            Some(figure) if slash && (figure.value - f64::from(year % 100) - 1.0).abs() < 0.5 => {
                Some((year + 1, next + 2))
            }
            _ => Some((year, next)),
        }
    }

    /// A quarter, a half or a fiscal year: `Q3 2027`, `FY27 Q3`, `3Q27`, `first half of 2027`.
    fn part(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
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
        // "the first quarter of this fiscal year"
        if let Some(behind) = tokens
            .get(next)
            .filter(|token| token.is("of"))
            .map(|_| next + 1)
            && let Some((when, next)) = self
                .relative(tokens, behind)
                .or_else(|| self.relative(tokens, behind + 1))
        {
            use chrono::Datelike;
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
    fn part_name(&self, tokens: &[Token], at: usize) -> Option<(u32, u32, Option<i32>, usize)> {
        let token = tokens.get(at)?;
        let months = |letter: &str| match letter {
            "q" | "Q" => Some(3),
            "h" | "H" => Some(6),
            _ => None,
        };
        let fits = |number: u32, months: u32| (1..=12 / months).contains(&number);
        let short_year = |digits: &str| -> Option<i32> {
            let year: i32 = digits.parse().ok()?;
            match digits.len() {
                2 => Some(2000 + year),
                4 => four_digits(f64::from(year)),
                _ => None,
            }
        };
        if token.is_word() {
            if let Some(months) = months(token.text.get(..1)?) {
                // Q3, Q3-2027, Q3FY27
                let rest = token.text.get(1..)?;
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
            let stretch = |place: usize| {
                tokens.get(place)?.find(|sense| match sense {
                    Sense::Time(Stretch::Quarter) => Some(3),
                    Sense::Time(Stretch::Half) => Some(6),
                    _ => None,
                })
            };
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
            let months = tokens.get(at + 2)?.find(|sense| match sense {
                Sense::Time(Stretch::Quarter) => Some(3),
                Sense::Time(Stretch::Half) => Some(6),
                _ => None,
            })?;
            return fits(number, months).then_some((number, months, None, at + 3));
        }
        let months = months(behind.text.get(..1)?)?;
        let digits = behind.text.get(1..)?;
        let year = if digits.is_empty() {
            None
        } else {
            Some(short_year(digits)?)
        };
        fits(number, months).then_some((number, months, year, at + 2))
    }

    /// "this quarter", "next month", "last Friday", "EOY", "yesterday".
    fn relative(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        let token = tokens.get(at)?;
        let word = |place: usize| tokens.get(place).map(|token| token.text);
        let find = |question: fn(Sense) -> Option<i64>| token.find(question);
        if let Some(away) = find(|sense| match sense {
            Sense::Day(away) => Some(away),
            _ => None,
        }) {
            return Some((When::day(add_days(self.calendar.today, away)?), at + 1));
        }
        if let Some(stretch) = token.find(|sense| match sense {
            Sense::EndOf(stretch) => Some(stretch),
            _ => None,
        }) {
            let when = self.calendar.period(stretch, 0)?;
            let year = self
                .year(tokens, at + 1)
                .filter(|_| stretch == Stretch::Year);
            return match year {
                Some((year, next)) => Some((When::day(day(year, 12, 31)?), next)),
                None => Some((When::day(when.end), at + 1)),
            };
        }
        let mut which = find(|sense| match sense {
            Sense::Which(which) => Some(which),
            _ => None,
        })?;
        let mut next = at + 1;
        let article = token.is("the") || token.is("this");
        if article
            && let Some(further) = self.lexicon.find(word(next)?, |sense| match sense {
                Sense::Which(which) => Some(which),
                _ => None,
            })
        {
            which = further;
            next += 1;
        }
        if self.lexicon.has(word(next)?, Sense::Fiscal)
            && self
                .lexicon
                .has(word(next + 1)?, Sense::Time(Stretch::Year))
        {
            return Some((self.calendar.fiscal_period(which)?, next + 2));
        }
        if self.lexicon.has(word(next)?, Sense::Fiscal) || matches!(word(next)?, "calendar") {
            next += 1;
        }
        self.lexicon.find(word(next)?, |sense| {
            let when = match sense {
                Sense::Time(stretch) if stretch >= Stretch::Day => {
                    self.calendar.period(stretch, which)
                }
                Sense::Weekday(weekday) => self.calendar.weekday(weekday, Some(which)),
                Sense::Month(month) => {
                    let lean = if which < 0 { Lean::Back } else { Lean::Ahead };
                    Calendar {
                        lean,
                        ..self.calendar
                    }
                    .month(month, None)
                }
                _ => None,
            }?;
            Some((when, next + 1))
        })
    }

    /// "3 days ago", "two weeks from now".
    fn counted(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        let (count, stretch, next) = self.count_of(tokens, at)?;
        let behind = tokens.get(next)?;
        let sign = if behind.has(Sense::Ago) {
            -1.0
        } else if behind.is("from")
            && tokens
                .get(next + 1)
                .is_some_and(|token| token.has(Sense::Day(0)))
        {
            return Some((When::day(self.calendar.away(count, stretch)?), next + 2));
        } else {
            return None;
        };
        Some((
            When::day(self.calendar.away(sign * count, stretch)?),
            next + 1,
        ))
    }

    /// "2027" where a date is expected: the calendar year.
    fn year_alone(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        use chrono::Datelike;
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

fn four_digits(value: f64) -> Option<i32> {
    (1990.0..=2100.0).contains(&value).then_some(value as i32)
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

fn split_digits(word: &str) -> Option<(&str, &str)> {
    let at = word.find(|letter: char| letter.is_ascii_digit() || matches!(letter, '\'' | '’'))?;
    word.split_at_checked(at)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{FiscalYear, date};

    /// Saturday, 21 November 2026.
    fn calendar() -> Calendar {
        Calendar::new(date(2026, 11, 21))
    }

    #[test]
    fn deadlines_are_read_ahead() {
        for (text, expected) in [
            ("30 June", (2027, 6, 30)),
            ("30 June 2026", (2026, 6, 30)),
            ("30th of June", (2027, 6, 30)),
            ("June 30", (2027, 6, 30)),
            ("June 30th, 2027", (2027, 6, 30)),
            ("by 30 June", (2027, 6, 30)),
            ("30.6.2026", (2026, 6, 30)),
            ("30.06.", (2027, 6, 30)),
            ("30/6/2026", (2026, 6, 30)),
            ("6/30/2026", (2026, 6, 30)),
            ("3/4/2026", (2026, 4, 3)),
            ("3/4", (2027, 4, 3)),
            ("2026-06-30", (2026, 6, 30)),
            ("30.6.26", (2026, 6, 30)),
            ("Friday, 4 December", (2026, 12, 4)),
            ("June", (2027, 6, 30)),
            ("June 2028", (2028, 6, 30)),
            ("end of Q2", (2027, 6, 30)),
            ("end of Q4", (2026, 12, 31)),
            ("the end of the second quarter", (2027, 6, 30)),
            ("Q3 2027", (2027, 9, 30)),
            ("Q3-2027", (2027, 9, 30)),
            ("3Q27", (2027, 9, 30)),
            ("FY27 Q3", (2027, 9, 30)),
            ("Quarter 1 FY25", (2025, 3, 31)),
            ("2027 Q1", (2027, 3, 31)),
            ("Q1'28", (2028, 3, 31)),
            ("H1 2027", (2027, 6, 30)),
            ("first half of 2027", (2027, 6, 30)),
            ("FY2027", (2027, 12, 31)),
            ("2027", (2027, 12, 31)),
            ("start of Q1", (2027, 1, 1)),
            ("mid-July", (2027, 7, 16)),
            ("this quarter", (2026, 12, 31)),
            ("the quarter", (2026, 12, 31)),
            ("next quarter", (2027, 3, 31)),
            ("end of year", (2026, 12, 31)),
            ("the end of next month", (2026, 12, 31)),
            ("EOY", (2026, 12, 31)),
            ("EOY 2027", (2027, 12, 31)),
            ("year-end", (2026, 12, 31)),
            ("in six months", (2027, 5, 21)),
            ("within 6 months", (2027, 5, 21)),
            ("within the next 2 weeks", (2026, 12, 5)),
            ("in half a year", (2027, 5, 21)),
            ("within a year", (2027, 11, 21)),
            ("in 3 weeks", (2026, 12, 12)),
            ("3 weeks from now", (2026, 12, 12)),
            ("tomorrow", (2026, 11, 22)),
            ("Friday", (2026, 11, 27)),
            ("before July", (2027, 6, 30)),
            ("before 1 July", (2027, 6, 30)),
            ("before the end of June", (2027, 6, 30)),
            ("31 Jan.", (2027, 1, 31)),
        ] {
            assert_eq!(
                read_date(text, &calendar()),
                Ok(date(expected.0, expected.1, expected.2)),
                "{text}"
            );
        }
    }

    #[test]
    fn dates_of_check_ins_are_read_back() {
        for (text, expected) in [
            ("yesterday", (2026, 11, 20)),
            ("today", (2026, 11, 21)),
            ("last Friday", (2026, 11, 20)),
            ("Friday", (2026, 11, 20)),
            ("Saturday", (2026, 11, 21)),
            ("last Saturday", (2026, 11, 14)),
            ("30 June", (2026, 6, 30)),
            ("24 December", (2025, 12, 24)),
            ("3 days ago", (2026, 11, 18)),
            ("two weeks ago", (2026, 11, 7)),
            ("a month ago", (2026, 10, 21)),
            ("last month", (2026, 10, 31)),
            ("this month", (2026, 11, 21)),
            ("end of Q2", (2026, 6, 30)),
            ("last quarter", (2026, 9, 30)),
            ("29 Feb", (2024, 2, 29)),
        ] {
            assert_eq!(
                read_date(text, &calendar().looking_back()),
                Ok(date(expected.0, expected.1, expected.2)),
                "{text}"
            );
        }
    }

    #[test]
    fn quarters_follow_the_fiscal_year() {
        let april = Calendar {
            fiscal: FiscalYear::starting_in(4),
            ..calendar()
        };
        assert_eq!(read_date("Q3 FY27", &april), Ok(date(2026, 12, 31)));
        assert_eq!(read_date("end of Q1", &april), Ok(date(2027, 6, 30)));
        assert_eq!(
            read_date("end of the fiscal year", &april),
            Ok(date(2027, 3, 31))
        );
        assert_eq!(read_date("end of the year", &april), Ok(date(2026, 12, 31)));
    }

    #[test]
    fn the_order_of_day_and_month_is_the_persons() {
        let american = Calendar {
            order: DateOrder::MonthFirst,
            ..calendar()
        };
        assert_eq!(read_date("3/4/2026", &american), Ok(date(2026, 3, 4)));
        assert_eq!(read_date("30/4/2026", &american), Ok(date(2026, 4, 30)));
        assert_eq!(read_date("3.4.2026", &american), Ok(date(2026, 4, 3)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let read = |text| read_date(text, &calendar());
        assert_eq!(read(" "), Err(DateError::Empty));
        for text in ["31 June", "30 February 2027", "2026-02-30"] {
            assert!(
                matches!(read(text), Err(DateError::NoSuchDay { .. })),
                "{text}: {:?}",
                read(text)
            );
        }
        for text in ["soon", "Q5", "when it is done", "42", "99999", "1:30", "H3"] {
            assert!(
                matches!(read(text), Err(DateError::NotADate { .. })),
                "{text}: {:?}",
                read(text)
            );
        }
        assert!(matches!(
            read("30 June at noon"),
            Err(DateError::Leftover { .. })
        ));
    }
}
