//! Numbers that are part of a name, a date or a place and no figure of the goal.

use super::figures::Join;
use super::work::Work;
use crate::domain::letters::{is_lowercase, is_uppercase};
use crate::phrase::lexicon::{Cue, Doing, Sense};
use crate::phrase::quantity::{Measure, Quantity};
use crate::phrase::token::Piece;

impl Work<'_> {
    /// "8 out of 10 calls", "3 of 5 services", "1 in 50": neither number is one by itself. The place behind both.
    fn how_many_of_how_many(&self, next: usize, some: &Quantity) -> Option<usize> {
        let word = self.free(next)?;
        let (of, is_idiom) = if word.is("out") && self.free(next + 1)?.is("of") {
            (next + 2, true)
        } else if word.is("of") {
            (next + 1, false)
        } else if word.is("in") && some.value == 1.0 {
            (next + 1, true)
        } else {
            return None;
        };
        let (all, behind) = self.numerals().read(&self.tokens, of)?;
        let is_year = word.is("in") && (1990.0..=2100.0).contains(&all.value);
        let is_thing = self
            .free(behind)
            .is_some_and(|thing| thing.is_word() && !thing.joins());
        let fits = all.measure.is_none() && all.value >= some.value && all.value > 1.0 && !is_year;
        (fits && (is_idiom || is_thing)).then_some(behind)
    }

    /// Whether a number is part of a name or a date and no figure of the goal; the place to go on from.
    pub(super) fn names_something(
        &self,
        at: usize,
        next: usize,
        quantity: &Quantity,
    ) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let first = self.tokens.get(at)?;
        let glued = !first.spaced
            && before.is_some_and(|before| {
                matches!(
                    before.piece,
                    Piece::Sign('#' | '/' | '.' | '_' | '&' | '@' | '\'' | '^')
                ) || before.is_word()
                    || matches!(before.piece, Piece::Sign('-' | '‑' | '–')) && !before.spaced
            });
        // "Refunds in the first 30 days at most 6 %": the days say which refunds.
        let is_stretch = matches!(quantity.measure, Some(Measure::Time(_)))
            && before.is_some_and(|it| {
                ["first", "last", "past", "previous"]
                    .iter()
                    .any(|word| it.is(word))
            });
        let has_another = || {
            let rest = self.tokens.get(next..).unwrap_or_default();
            rest.iter().any(|token| token.figure().is_some())
        };
        if is_stretch && has_another() {
            return Some(next);
        }
        let behind = self.tokens.get(next);
        let goes_on = behind.is_some_and(|sign| {
            !sign.spaced
                && matches!(
                    sign.piece,
                    Piece::Sign('/' | ':' | '.' | '^' | '_' | '&' | '@' | '-')
                )
        }) && self.tokens.get(next + 1).is_some_and(|number| {
            !number.spaced && (number.figure().is_some() || number.is_word())
        });
        let dash = behind.is_some_and(|sign| sign.is_sign('-'));
        if goes_on
            && !(dash && self.second(next).is_some())
            && self.arrow(next).is_none()
            && !(behind.is_some_and(|sign| sign.is_sign('/'))
                && self.stretch_at(next + 1).is_some())
            && !(quantity.measure.is_some() && behind.is_some_and(|sign| sign.is_sign('/')))
        {
            return Some(next + 2);
        }
        if glued && !quantity.signed
            || matches!(first.piece, Piece::Clock(..)) && quantity.measure.is_none()
        {
            return Some(next);
        }
        let bare = quantity.measure.is_none() && !quantity.signed;
        if bare && let Some(behind) = self.is_a_name(at, next, quantity) {
            return Some(behind);
        }
        if let Some(behind) = self.dialled(at).or_else(|| self.multiplies(at, next)) {
            return Some(behind);
        }
        // "31 April" is no day, and no number either
        if bare
            && quantity.plain
            && quantity.value <= 31.0
            && behind.is_some_and(|month| {
                month.text.len() > 2
                    && month.text.starts_with(is_uppercase)
                    && month.senses().any(|sense| matches!(sense, Sense::Month(_)))
            })
        {
            return Some(next + 1);
        }
        // "comply with ASC 606": what is named in capitals is a rule
        let rule = before.is_some_and(|name| {
            name.is_word()
                && name.entries.is_empty()
                && (2..=5).contains(&name.text.len())
                && name.text.chars().all(is_uppercase)
        });
        let led = at
            .checked_sub(2)
            .and_then(|led| self.tokens.get(led))
            .is_some_and(|led| {
                ["with", "to", "under", "for", "by", "of", "per", "against"]
                    .iter()
                    .any(|word| led.is(word))
            });
        if bare && quantity.plain && rule && led {
            return Some(next);
        }
        if bare && let Some(behind) = self.how_many_of_how_many(next, quantity) {
            return Some(behind);
        }
        let cue = self.cue_before(at);
        let to = self.arrow(next).is_some();
        if bare
            && !to
            && before.is_some_and(|before| before.is_word() && self.has(before, Sense::Label))
        {
            // "from version 1.9 to 2.0"
            let pair = self
                .second(next)
                .filter(|(_, second, _)| second.measure.is_none());
            return Some(pair.map_or(next, |(.., behind)| behind));
        }
        // "order no. 88213"
        let numbered = before.is_some_and(|dot| dot.is_sign('.') && !dot.spaced)
            && at
                .checked_sub(2)
                .and_then(|led| self.tokens.get(led))
                .is_some_and(|led| led.is("no") || led.is("nr"));
        if numbered && bare {
            return Some(next);
        }
        if bare && quantity.plain && self.is_place(at, next) {
            return Some(next);
        }
        // "Install light curtains on presses 4 to 9"; without a known verb "fans in blocks 4 to 9"
        let located = || {
            at.checked_sub(2)
                .and_then(|led| self.tokens.get(led))
                .is_some_and(|led| ["in", "on", "at", "for"].iter().any(|word| led.is(word)))
        };
        if bare
            && quantity.plain
            && (matches!(self.doing(), Some(Doing::Output | Doing::Activity))
                || self.doing().is_none() && located())
            && let Some((Join::To | Join::Dash, second, behind)) = self.second(next)
            && second.measure.is_none()
            && self.is_place(at, behind)
        {
            return Some(behind);
        }
        // "Renovate floors 2 and 3", "curtains for presses 4, 5 and 6"
        if bare
            && quantity.plain
            && cue.is_none()
            && before.is_some_and(|before| {
                before.is_word() && before.text.ends_with('s') && !self.has(before, Sense::Metric)
            })
            && let Some(behind) = self.numbered_on(next)
        {
            return Some(behind);
        }
        if before.is_some_and(|before| before.is("per"))
            || self.describes_a_thing(at, next, quantity)
        {
            return Some(next);
        }
        // "for three consecutive months", "two thirds of our clients", "30 km/h zones"
        let behind_is =
            |words: &[&str]| behind.is_some_and(|behind| words.iter().any(|word| behind.is(word)));
        if bare
            && behind_is(&[
                "consecutive",
                "straight",
                "successive",
                "thirds",
                "quarters",
                "fifths",
            ])
        {
            return Some(next + 1);
        }
        let speed = behind.is_some_and(|sign| sign.is_sign('/'))
            && self.free(next + 1).is_some_and(|token| token.is("h"))
            && self.free(next + 2).is_some_and(|token| {
                token.is_word()
                    && !token.senses().any(|sense| {
                        matches!(
                            sense,
                            Sense::In | Sense::By | Sense::To | Sense::Of | Sense::And
                        )
                    })
            });
        if speed && cue.is_none() {
            return Some(next + 2);
        }
        // "Announcements in three languages"
        let led = ["in", "on", "with", "for", "across", "between"];
        if quantity.worded
            && bare
            && quantity.value < 13.0
            && before.is_some_and(|before| led.iter().any(|word| before.is(word)))
            && behind.is_some_and(|behind| behind.is_word())
            && self.doing().is_none()
        {
            return Some(next);
        }
        // "Evening box for 4 euros": its price
        if matches!(quantity.measure, Some(Measure::Money { .. }))
            && before.is_some_and(|before| before.is("for"))
            && self.doing().is_none()
        {
            return Some(next);
        }
        // "Stability chamber 3": the third of them
        let singular = before.is_some_and(|before| {
            before.is_word()
                && before.entries.is_empty()
                && !before.text.ends_with('s')
                && before.text.chars().skip(1).all(is_lowercase)
        });
        if singular
            && bare
            && cue.is_none()
            && quantity.plain
            && quantity.value < 100.0
            && behind.is_none()
            && at < 4
            && self.doing().is_none()
        {
            return Some(next);
        }
        if cue.is_none() && bare && self.is_one_of_its_kind(at, next)
            || self.is_size(at, next, quantity)
        {
            return Some(next);
        }
        // "Readmissions within 30 days" are counted, not timed; "Invoices paid within 30 days" are
        let name_before = |back: usize| {
            at.checked_sub(back)
                .and_then(|before| self.free(before))
                .is_some_and(|token| {
                    token.is_word() && !token.text.ends_with("ed") && !token.has(Sense::Participle)
                })
        };
        if matches!(quantity.measure, Some(Measure::Time(_)))
            && before.is_some_and(|before| before.is("within"))
            && name_before(2)
            && at < 5
            && self.doing().is_none()
            && !self.speaks_of_time()
        {
            return Some(next);
        }
        // "3 out of 5 customers"
        let share = behind.is_some_and(|behind| behind.is("out"))
            && self.free(next + 1).is_some_and(|of| of.is("of"));
        let direct = self.verb_at.is_some_and(|(_, end)| end == at);
        if share && !direct
            || behind.is_some_and(|of| of.is("of"))
                && self.free(next + 1).is_some_and(|number| {
                    number.figure().is_some()
                        || number
                            .senses()
                            .any(|sense| matches!(sense, Sense::Count(2..)))
                })
                && bare
                && !direct
        {
            return Some(next + 3);
        }
        if quantity.plain && self.is_year(quantity.value) && !self.counts_years(at, next, cue) {
            return Some(next);
        }
        if bare && before.is_some_and(|before| before.is("first")) && cue.is_none() {
            return Some(next);
        }
        let definite =
            before.is_some_and(|before| before.is_word() && self.has(before, Sense::Definite));
        let all_of_them = direct_all(self, at);
        if definite && bare && !all_of_them && cue.is_none_or(|(_, strong, _)| !strong) {
            return Some(next);
        }
        if quantity.worded {
            let noun = behind.is_some_and(|behind| behind.is_word() || behind.is_sign('%'));
            if !noun && cue.is_none()
                || before.is_some_and(|before| before.is("the") || before.is("number"))
            {
                return Some(next);
            }
        }
        if let Some(Measure::Time(_)) = quantity.measure
            && self.time_names_something(
                at,
                next,
                quantity,
                cue.is_some()
                    || self.is_compared(at, next)
                    || self
                        .second(next)
                        .is_some_and(|(join, ..)| join == Join::Arrow),
            )
        {
            return Some(next);
        }
        None
    }

    /// "with a €500 reward", "a 10 % discount code": the number belongs to a thing that is made and is no aim.
    fn describes_a_thing(&self, at: usize, next: usize, quantity: &Quantity) -> bool {
        let article = at
            .checked_sub(1)
            .and_then(|before| self.free(before))
            .is_some_and(|before| before.is("a") || before.is("an"));
        if !article
            || quantity.measure.is_none()
            || !matches!(
                self.doing(),
                None | Some(Doing::Output | Doing::Activity | Doing::Aim)
            )
        {
            return false;
        }
        let mut words = (next..next + 4)
            .map_while(|at| self.free(at).filter(|token| token.is_word()))
            .take_while(|token| {
                let ends = token.joins() || token.has(Sense::Per) || token.has(Sense::Within);
                !ends && !token.is("from")
            })
            .peekable();
        words.peek().is_some()
            && !words.any(|token| {
                token.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::Metric
                            | Sense::Falling
                            | Sense::Change(_)
                            | Sense::Comparative(_)
                            | Sense::Star
                            | Sense::Soft
                    )
                })
            })
    }

    /// The place behind further bare numbers that are joined to one: ", 5 and 6".
    fn numbered_on(&self, at: usize) -> Option<usize> {
        let joins = self.free(at).is_some_and(|token| {
            token.is("and") || token.is("or") || token.is_sign(',') || token.is_sign('&')
        });
        let plain = |at: usize| {
            self.free(at)
                .and_then(|token| token.figure())
                .is_some_and(|figure| figure.plain && figure.digits < 3)
        };
        let ends = self.free(at + 2).is_none_or(|behind| {
            !behind.is_sign('%')
                && !behind
                    .senses()
                    .any(|sense| matches!(sense, Sense::Time(_) | Sense::Percent | Sense::Scale(_)))
        });
        (joins && plain(at + 1) && ends).then(|| self.numbered_on(at + 2).unwrap_or(at + 2))
    }

    /// "in 4 days instead of 8", "in 8 minutes (now 35)": a length of time that is compared with today's.
    fn is_compared(&self, at: usize, next: usize) -> bool {
        let led = at
            .checked_sub(1)
            .is_some_and(|before| self.free(before).is_some_and(|token| token.is("in")));
        let behind = |at: usize| {
            self.free(at).is_some_and(|token| {
                ["instead", "now", "today", "currently", "rather"]
                    .iter()
                    .any(|word| token.is(word))
            })
        };
        led && (behind(next) || self.is_sign_at(next, '(') && behind(next + 1))
    }

    /// "at press 4", "in building 7": the number of a place.
    pub(super) fn is_place(&self, at: usize, next: usize) -> bool {
        let led = at
            .checked_sub(2)
            .and_then(|before| self.free(before))
            .is_some_and(|before| {
                before.is("at") || before.is("on") || before.is("in") || before.is("for")
            });
        let named = at
            .checked_sub(1)
            .and_then(|before| self.free(before))
            .is_some_and(|before| {
                before.is_word()
                    && !self.has(before, Sense::Metric)
                    && !self.has(before, Sense::Falling)
            });
        // "Visits on Sundays 0 -> 400" goes from 0 to 400
        let ends =
            self.free(next).is_none_or(|behind| !behind.is_word()) && self.arrow(next).is_none();
        led && named && ends && self.cue_before(at).is_none()
    }

    /// Whether a number that looks like a year is an amount all the same: "from 2050 to 1500", "to 2030 members".
    fn counts_years(&self, at: usize, next: usize, cue: Option<(Cue, bool, usize)>) -> bool {
        let Some((cue, true, from)) = cue else {
            return false;
        };
        let plain = |value: f64| !self.is_year(value);
        let other = self.tokens.iter().enumerate().any(|(place, token)| {
            (place < from || place >= next)
                && token.figure().is_some_and(|figure| plain(figure.value))
                && self
                    .tokens
                    .get(place + 1)
                    .is_none_or(|behind| !behind.is_sign('%'))
        });
        let noun = self.free(next).is_some_and(|behind| {
            behind.is_word()
                && !behind.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::In | Sense::By | Sense::To | Sense::And | Sense::Within
                    )
                })
        });
        let led = |word: &str| {
            at.checked_sub(1)
                .and_then(|before| self.free(before))
                .is_some_and(|token| token.is(word))
        };
        match cue {
            Cue::From => led("from") && other,
            Cue::To => noun || other && led("to"),
            Cue::AtLeast | Cue::AtMost | Cue::Between => noun,
            Cue::By => false,
        }
    }

    pub(super) fn is_year(&self, value: f64) -> bool {
        use chrono::Datelike;
        let year = f64::from(self.context.calendar.today.year());
        (year - 12.0..=year + 15.0).contains(&value) && value.fract() == 0.0
    }

    /// "30 day retention", "2 weeks after the start", "older than 30 days".
    pub(super) fn time_names_something(
        &self,
        at: usize,
        next: usize,
        quantity: &Quantity,
        cued: bool,
    ) -> bool {
        let last = next.checked_sub(1).and_then(|last| self.tokens.get(last));
        let behind = self.free(next);
        let ends = |token: &str| behind.is_some_and(|behind| behind.is(token));
        if ends("ago") || ends("old") || ends("after") || ends("before") || ends("of") && !cued {
            return true;
        }
        let singular = last.is_some_and(|unit| {
            unit.is_word()
                && unit.text.len() > 2
                && !unit.text.ends_with('s')
                && !unit.is("min")
                && !unit.is("sec")
        });
        if !cued
            && singular
            && quantity.value > 1.0
            && behind.is_some_and(|behind| behind.is_word())
        {
            return true;
        }
        if cued {
            return false;
        }
        // Without a cue a length of time is a figure only where one is expected: right behind the verb or the name of the metric.
        let from = self.skip_about(at);
        let before = from.checked_sub(1);
        let behind_verb = self.verb_at.is_some_and(|(_, verb_end)| verb_end == from);
        let behind_metric = before.is_some_and(|before| {
            self.has_at(before, Sense::Falling)
                || self.has_at(before, Sense::Metric)
                || self.is_sign_at(before, '(')
        });
        let held = self.doing() == Some(Doing::Hold);
        let first = before.is_none() || self.first_free(0) == Some(from);
        !(behind_verb || behind_metric || held || first && self.doing().is_none())
    }
}

/// "Resolve all 23 findings": how many there are is what is to be done.
fn direct_all(work: &Work, at: usize) -> bool {
    let all = at
        .checked_sub(1)
        .filter(|&before| work.free(before).is_some_and(|token| token.is("all")));
    all.is_some_and(|all| work.verb_at.is_some_and(|(_, end)| end == all))
}
