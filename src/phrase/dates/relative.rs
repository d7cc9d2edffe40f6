//! Days and periods counted from today: "this quarter", "last Friday", "3 days ago".

use super::Dates;
use crate::phrase::calendar::{Calendar, Lean, When, add_days, day, week};
use crate::phrase::convention::Convention;
use crate::phrase::lexicon::{Sense, Stretch};
use crate::phrase::token::Token;

/// What stands behind a season and still means the season.
const HOLIDAYS: [&str; 4] = ["holidays", "holiday", "break", "season"];

impl Dates {
    /// "this quarter", "next month", "last Friday", "EOY", "yesterday".
    pub(super) fn relative(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        let token = tokens.get(at)?;
        let find = |question: fn(Sense) -> Option<i64>| token.find(question);
        if let Some(away) = find(|sense| match sense {
            Sense::Day(away) => Some(away),
            _ => None,
        }) {
            return Some((When::day(add_days(self.calendar.today, away)?), at + 1));
        }
        if let Some((month, number)) = token.find(|sense| match sense {
            Sense::Holiday(month, number) => Some((month, number)),
            _ => None,
        }) {
            let year = self.year(tokens, at + 1);
            let next = year.map_or(at + 1, |(_, next)| next);
            let year = year.map(|(year, _)| year);
            if month == 0 {
                return Some((self.calendar.easter(year)?, next));
            }
            return Some((self.calendar.day(number, month, year)?, next));
        }
        if let Some((when, next)) = self.season(tokens, at) {
            return Some((when, next));
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
        // "EOQ2", "EOFY", "EOFY27"
        if let Some(part) = token.text.strip_prefix("EO").filter(|_| token.is_word()) {
            if part == "FY" {
                return Some((When::day(self.calendar.fiscal_period(0)?.end), at + 1));
            }
            let named = crate::phrase::token::tokens(part, Convention::default(), self.lexicon);
            let (when, _) = self.part(&named, 0)?;
            return Some((When::day(when.end), at + 1));
        }
        if let Some(found) = self.end_of_stretch(token, tokens.get(at + 1), at) {
            return Some(found);
        }
        if let Some(found) = self.numbered_week(tokens, at) {
            return Some(found);
        }
        let mut which = find(|sense| match sense {
            Sense::Which(which) => Some(which),
            _ => None,
        })?;
        let mut next = at + 1;
        let article = token.is("the") || token.is("this");
        if article
            && let Some(further) = tokens.get(next)?.find(|sense| match sense {
                Sense::Which(which) => Some(which),
                _ => None,
            })
        {
            which = further;
            next += 1;
        }
        if tokens.get(next)?.has(Sense::Fiscal)
            && tokens.get(next + 1)?.has(Sense::Time(Stretch::Year))
        {
            return Some((self.calendar.fiscal_period(which)?, next + 2));
        }
        let further = tokens.get(next)?;
        if further.has(Sense::Fiscal) || further.text == "calendar" {
            next += 1;
        }
        tokens.get(next)?.find(|sense| {
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
            let at_end = tokens.get(next + 1).is_some_and(|token| token.is("end"));
            Some(if at_end && which == 0 {
                (When::day(when.end), next + 2)
            } else {
                (when, next + 1)
            })
        })
    }

    /// "summer", "next spring", "autumn 2027"; and nothing where it only describes the word behind it: "spring survey".
    pub(super) fn season(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        let which = tokens.get(at)?.find(|sense| match sense {
            Sense::Which(which) if which >= 0 => Some(which),
            _ => None,
        });
        let at = at + usize::from(which.is_some());
        let first = tokens.get(at)?.find(|sense| match sense {
            Sense::Season(month) => Some(month),
            _ => None,
        })?;
        if let Some((year, next)) = self.year(tokens, at + 1) {
            return Some((self.calendar.season(first, Some(year))?, next));
        }
        let describes = tokens.get(at + 1).is_some_and(|behind| {
            behind.is_word()
                && !behind.joins()
                && !behind.has(Sense::Within)
                && !["from", "with", "at"].iter().any(|word| behind.is(word))
                && !HOLIDAYS.iter().any(|word| behind.is(word))
        });
        (!describes).then_some(())?;
        let holidays = tokens
            .get(at + 1)
            .is_some_and(|behind| HOLIDAYS.iter().any(|word| behind.is(word)));
        Some((
            self.calendar.season(first, None)?,
            at + 1 + usize::from(holidays),
        ))
    }

    /// "year end", "quarter end".
    fn end_of_stretch(
        &self,
        token: &Token,
        next: Option<&Token>,
        at: usize,
    ) -> Option<(When, usize)> {
        next.filter(|next| next.is("end"))?;
        let stretch = token.find(|sense| match sense {
            Sense::Time(stretch) if stretch >= Stretch::Week && token.text.len() > 3 => {
                Some(stretch)
            }
            _ => None,
        })?;
        let when = self.calendar.period(stretch, 0)?;
        Some((When::day(when.end), at + 2))
    }

    /// "week 26", "calendar week 12", "KW 3": weeks are counted as in ISO 8601.
    fn numbered_week(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
        let word = |place: usize, word: &str| tokens.get(place).is_some_and(|token| token.is(word));
        // "2027-W06", "W6", "KW12"
        let joined = |place: usize| {
            let text = tokens.get(place)?.text;
            let digits = ["KW", "CW", "W", "w"]
                .iter()
                .find_map(|sign| text.strip_prefix(sign))?;
            let number: u32 = digits.parse().ok().filter(|_| digits.len() < 3)?;
            (1..=53).contains(&number).then_some(number)
        };
        if let Some((year, behind)) = self.year(tokens, at)
            && tokens.get(behind).is_some_and(|dash| dash.is_sign('-'))
            && let Some(number) = joined(behind + 1)
        {
            return Some((week(year, number)?, behind + 2));
        }
        if let Some(number) = joined(at) {
            return match self.year(tokens, at + 1) {
                Some((year, next)) => Some((week(year, number)?, next)),
                None => Some((self.calendar.week(number)?, at + 1)),
            };
        }
        let named = if word(at, "calendar") && word(at + 1, "week") {
            at + 2
        } else if word(at, "week") || word(at, "kw") || word(at, "cw") {
            at + 1
        } else {
            return None;
        };
        let figure = tokens
            .get(named)?
            .figure()
            .filter(|figure| figure.plain && figure.digits <= 2)?;
        let number = (1..=53).find(|&week| f64::from(week) == figure.value)?;
        // "week 6 2028", "KW 2/2028", "week 6 of 2028"
        match self.year(tokens, named + 1) {
            Some((year, next)) => Some((week(year, number)?, next)),
            None => Some((self.calendar.week(number)?, named + 1)),
        }
    }

    /// "3 days ago", "two weeks from now".
    pub(super) fn counted(&self, tokens: &[Token], at: usize) -> Option<(When, usize)> {
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
}
