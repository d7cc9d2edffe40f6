//! Numbers that belong to a noun and are no target: its limit ("Orders above 500 euros", "Staff absent more than 3 days"), its size, its own
//! number.

use super::figures::{Found, Join};
use super::role::{Role, Sure};
use super::work::Work;
use crate::domain::letters::{is_lowercase, is_uppercase};
use crate::phrase::lexicon::{Doing, Sense};
use crate::phrase::quantity::{Measure, Quantity};
use crate::phrase::token::Token;

/// Plurals that are themselves so long or cost so much: "Response times under 2 hours" has a limit of its own.
const MEASURED: &str = "times days hours minutes weeks months years costs prices wages salaries fees sales revenues savings losses expenses debts profits earnings \
    takings proceeds arrears delays waits durations lengths intervals budgets funds reserves stocks weights distances emissions temperatures";
/// Those that are counted and no plural by their letters.
const COUNTED: &str = "staff people children women men personnel";
/// What only counts or shares out the noun behind "of".
const COUNTS: &str = "number share percentage proportion percent count part amount rate % all";
/// Words behind a plural that make a sentence of it: "Patients wait less than 20 minutes".
const SAYS: &str =
    "wait take last arrive get cost stay spend pay are is have remain need answer leave receive";

/// What is told apart by a number with a letter.
const LETTERED: &str =
    "class classes room rooms year form grade flat block floor ward hall gate building";

fn is_among(word: &str, list: &str) -> bool {
    list.split(' ').any(|one| one.eq_ignore_ascii_case(word))
}

impl Work<'_> {
    /// Whether a limit says which of the things that are counted are meant.
    pub(super) fn belongs_to_a_noun(&self, part: &Found) -> bool {
        let is_limit = matches!(
            part.role,
            Role::Low | Role::High | Role::Target(Sure::Likely | Sure::Limit, _) | Role::Change(_)
        );
        let word = |at: usize| self.free(at).filter(|token| token.is_word());
        let is = |at: usize, list: &str| word(at).is_some_and(|token| is_among(token.text, list));
        let from = self.skip_about(part.from.min(part.at));
        let led = |at: usize| is(at, "over above under below than exceeding");
        let compared = (from..part.at).any(led) || part.at.checked_sub(1).is_some_and(led);
        // "no more than 25 minutes" must not be passed
        let is_strict = (from.saturating_sub(1)..part.at)
            .any(|at| self.has_at(at, Sense::Not) || is(at, "at nor or"))
            || (0..part.at).any(|at| {
                is(at, "must should may can cannot will shall")
                    || word(at).is_some_and(|token| {
                        token.text.ends_with("n't") || token.text.ends_with("n’t")
                    })
            });
        if !is_limit || !compared || is_strict {
            return false;
        }
        // "Open questions": the verb is an adjective here
        let opens = self
            .out
            .verb
            .as_ref()
            .is_some_and(|verb| is_among(&verb.word, "open complete clean"));
        if !(self.doing().is_none() || opens && self.doing() == Some(Doing::Output)) {
            return false;
        }
        let mut end = from;
        while end > 0
            && (led(end - 1) || is(end - 1, "more less fewer longer older shorter by for about"))
        {
            end -= 1;
        }
        let subject: Vec<&str> = (0..end).filter_map(|at| Some(word(at)?.text)).collect();
        let Some(last) = subject.last().copied() else {
            return false;
        };
        let aged = (end..part.at).any(|at| is(at, "older younger"))
            || is_among(last, "aged old rated with having");
        let hangs = is(
            part.next,
            "over under above below behind late early old overdue",
        );
        if aged || hangs {
            return true;
        }
        let is_measured = matches!(
            part.quantity.measure,
            Some(Measure::Time(_) | Measure::Money { .. } | Measure::Custom(_))
        ) && !matches!(
            part.quantity.measure,
            Some(Measure::Custom("‰" | "bp" | "ppm"))
        );
        let is_rate = subject.iter().any(|word| is_among(word, "per"));
        if !is_measured || is_rate {
            return false;
        }
        let is_plural = |word: &str| {
            let word = word.to_ascii_lowercase();
            !is_among(&word, MEASURED)
                && (is_among(&word, COUNTED)
                    || word.len() > 3
                        && word.ends_with('s')
                        && !word.ends_with("ss")
                        && !word.ends_with("us")
                        && !word.ends_with("is"))
        };
        // "Length of calls": the length is what is meant
        let of = subject.iter().position(|word| is_among(word, "of"));
        let heads_of = of.and_then(|of| subject.get(of.checked_sub(1)?));
        if heads_of.is_some_and(|head| !is_among(head, COUNTS)) {
            return false;
        }
        if is_plural(last) {
            return true;
        }
        // "Staff absent", "Customers who wait": a word behind the plural says which; but "Patients wait" is a sentence
        let noun = subject.iter().rposition(|word| is_plural(word));
        let behind = noun
            .and_then(|noun| subject.get(noun + 1..))
            .unwrap_or_default();
        let relative = behind
            .first()
            .is_some_and(|first| is_among(first, "who that which whose"));
        // "Flats vacant longer than 3 months", "Staff off sick more than 3 days": the more of it the worse, so it is no level to reach
        let lasts = matches!(part.quantity.measure, Some(Measure::Time(_)))
            && (end..part.at).any(|at| is(at, "longer more"))
            && (1..4).contains(&behind.len())
            && !behind.iter().any(|word| is_among(word, SAYS));
        let described = lasts
            || behind.len() == 1
                && !is_among(last, SAYS)
                && (last.ends_with("ing")
                    || !self.tokens.iter().any(|token| {
                        token.text == last
                            && token.has(Sense::Metric)
                            && !token.has(Sense::Condition)
                    }));
        relative || described
    }

    /// A bare number that names one of several, a place, a scale, a paragraph or a time; the place behind it.
    pub(super) fn is_a_name(&self, at: usize, next: usize, quantity: &Quantity) -> Option<usize> {
        let before = self.tokens.get(at.checked_sub(1)?)?;
        let behind = self.tokens.get(next);
        // "Theme 2: Digital": the second of them
        let numbers_the_line = at == 1
            && quantity.plain
            && quantity.value < 100.0
            && before.is_word()
            && before.text.starts_with(is_uppercase)
            && behind.is_some_and(|colon| colon.is_sign(':') && !colon.spaced)
            && self.tokens.get(next + 1).is_some_and(|word| word.is_word());
        // "Split the build into two jobs"
        let parts = quantity.worded && quantity.value < 13.0 && before.is("into");
        // "Wards 3B, 4A and 5", "class 8b": no billion
        let is_letter = |letter: &Token| {
            !letter.spaced
                && (letter.text == "B" && before.text.ends_with('s')
                    || letter.is("b") && is_among(before.text, LETTERED))
        };
        let is_lettered = self.tokens.get(at + 1).is_some_and(is_letter)
            && before.is_word()
            && (before.spaced || at == 1)
            && !self.has(before, Sense::Metric);
        // "below 2015 levels", "§ 14 of the act"
        let of_then = self.is_year(quantity.value) && self.is_level_of_then(next);
        if numbers_the_line || parts || is_lettered || of_then || before.is_sign('§') {
            return Some(next);
        }
        // "User satisfaction (1-5)": a scale, "before 17 Uhr": a time of day
        let scale = before.is_sign('(')
            && quantity.value <= 1.0
            && self.second(next).is_some_and(|(join, most, close)| {
                join == Join::Dash
                    && [4.0, 5.0, 6.0, 7.0, 10.0, 100.0].contains(&most.value)
                    && self.is_sign_at(close, ')')
            });
        if scale {
            return Some(next + 2);
        }
        behind
            .is_some_and(|clock| clock.is("uhr"))
            .then_some(next + 1)
    }

    /// "Call 0800 123 456": no number of a goal begins with a nought; the place behind its groups.
    pub(super) fn dialled(&self, at: usize) -> Option<usize> {
        let is_dialled = self.tokens.get(at).is_some_and(|token| {
            let mut digits = token.text.bytes();
            digits.next() == Some(b'0') && digits.next().is_some_and(|digit| digit.is_ascii_digit())
        });
        let groups = self.tokens.iter().skip(at);
        is_dialled.then(|| at + groups.take_while(|token| token.figure().is_some()).count())
    }

    /// "leavers / headcount × 100": part of a formula.
    pub(super) fn multiplies(&self, at: usize, next: usize) -> Option<usize> {
        let times = self.tokens.get(at.checked_sub(1)?)?;
        let is_times = times.spaced && (times.is("x") || times.is_sign('×') || times.is_sign('*'));
        let behind_words = self.tokens.get(at.checked_sub(2)?)?.figure().is_none();
        (is_times && behind_words).then_some(next)
    }

    /// "Close ticket 4711", "Upgrade to Python 3.12": one of many that have a number in their name.
    pub(super) fn is_one_of_its_kind(&self, at: usize, next: usize) -> bool {
        let Some(name) = at.checked_sub(1).and_then(|before| self.free(before)) else {
            return false;
        };
        let ends = self.free(next).is_none_or(|behind| {
            behind.joins()
                || !behind.is_word()
                || behind.has(Sense::Article)
                || behind.has(Sense::ActionNoun)
        });
        if !name.is_word() || !ends || self.arrow(next).is_some() || self.second(next).is_some() {
            return false;
        }
        let is_measure = name.has(Sense::Metric) || name.has(Sense::Falling);
        // "Postgres 17 upgrade"
        let work_behind = self
            .free(next)
            .is_some_and(|work| work.has(Sense::ActionNoun));
        let makes = matches!(self.doing(), Some(Doing::Output | Doing::Activity))
            || self.doing() == Some(Doing::Reach) && !is_measure;
        let is_thing = self.verb_at.is_some_and(|(_, end)| at > end)
            && name.text.chars().all(is_lowercase)
            && !name.text.ends_with('s')
            && !name.joins();
        let mut letters = name.text.chars();
        let is_name = name.entries.is_empty()
            && letters.next().is_some_and(is_uppercase)
            && letters.next().is_some_and(is_lowercase)
            && (work_behind
                || at
                    .checked_sub(2)
                    .and_then(|led| self.tokens.get(led))
                    .is_some_and(|led| led.is_word() && led.text.chars().all(is_lowercase)));
        makes && is_thing || is_name
    }

    /// "New hall (1,200 m²)", "Redesign the form (3 pages)": how large a thing is that is no metric.
    pub(super) fn is_size(&self, at: usize, next: usize, quantity: &Quantity) -> bool {
        let Some(open) = at.checked_sub(1).filter(|&open| self.is_sign_at(open, '(')) else {
            return false;
        };
        let closes = |place: usize| self.is_sign_at(place, ')');
        let is_counted = closes(next + 1) && quantity.measure.is_none()
            || closes(next) && matches!(quantity.measure, Some(Measure::Custom(_)));
        is_counted
            && !self.tokens.iter().take(open).any(|token| {
                token.figure().is_some() || token.has(Sense::Metric) || token.has(Sense::Falling)
            })
    }
}
