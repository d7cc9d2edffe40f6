//! Lines without a verb that steers: names of metrics, levels, states that are wished for.

use super::Verdict;
use super::reason::Point;
use super::weigh::Scale;
use crate::domain::Unit;
use crate::phrase::lexicon::Sense;
use crate::phrase::sentence::{ChangeOf, Part, base_sense};
use crate::phrase::token::Token;

impl Scale<'_> {
    /// Weighs a line without a verb that steers.
    pub(super) fn no_verb(&mut self) {
        let numbers = self.numbers();
        // "Thank-you letters to all donors", "Customer satisfaction survey": the work is what is meant
        let metric = self.metric_word().filter(|_| self.action_noun().is_none());
        let understood = self.understood;
        let changes = understood.change.is_some()
            || understood.baseline.is_some()
                && (understood.target.is_some() || understood.band.is_some());
        if self.is_vague() && !understood.has_numbers() {
            return;
        }
        let says = self.sentence_word();
        if self.greets() {
            return;
        }
        if let Some(words) = self.work_of() {
            self.add(Verdict::Initiative, 3.0, Point::Work, &words);
            return;
        }
        // "Books read per pupil" are counted
        let counted = self.tokens.iter().any(|token| token.is("per"));
        if let Some(words) = self.share_in_words() {
            self.add(Verdict::KeyResult, 2.8, Point::Aim, &words);
            self.add(Verdict::Kpi, 1.6, Point::Level, &words);
            return;
        }
        if let Some(words) = self.hires() {
            self.add(Verdict::Initiative, 3.0, Point::Work, &words);
            return;
        }
        // "Every site inspected weekly by week 20"
        let all = self
            .tokens
            .first()
            .is_some_and(|first| first.has(Sense::Everyone) || first.is("all"));
        if all && understood.due.is_some() && !understood.has_numbers() {
            let first = self
                .tokens
                .first()
                .map_or("", |first| first.text)
                .to_owned();
            self.add(Verdict::KeyResult, 2.4, Point::Aim, &first);
            self.add(Verdict::Objective, 1.5, Point::State, &first);
            return;
        }
        if let Some(words) = self.multiple_of_standing() {
            self.add(Verdict::Kpi, 3.0, Point::Level, &words);
            self.add(Verdict::KeyResult, 1.5, Point::Aim, &numbers);
            return;
        }
        if let Some(words) = self.wished_state().filter(|_| !counted) {
            self.add(Verdict::Objective, 2.6, Point::State, &words);
            if !understood.has_numbers() {
                return;
            }
        }
        if let Some(words) = self.counted_state() {
            self.add(Verdict::Kpi, 3.0, Point::Metric, &words);
        }
        if let Some(words) = self.counted_kind() {
            self.add(Verdict::Kpi, 2.0, Point::Metric, &words);
        }
        if let Some(noun) = self
            .action_noun()
            .filter(|_| {
                understood.unit.is_none()
                    && understood.band.is_none()
                    && !changes
                    && understood.due.is_none()
            })
            .filter(|_| understood.has_numbers())
        {
            self.add(Verdict::Initiative, 2.8, Point::Work, &noun);
            self.add(Verdict::KeyResult, 1.6, Point::Count, &numbers);
            return;
        }
        if let Some(words) = self.again_and_again() {
            self.add(Verdict::Initiative, 2.6, Point::Work, &words);
            return;
        }
        if let Some((verdict, words)) = self.plain_name() {
            let point = if verdict == Verdict::Kpi {
                Point::Metric
            } else {
                Point::Work
            };
            self.add(verdict, 1.6, point, &words);
        }
        if let Some(words) = self.sign_in_front() {
            self.add(Verdict::Kpi, 2.5, Point::Metric, &words);
        }
        if let Some(words) = self.new_thing() {
            self.add(Verdict::Initiative, 2.2, Point::Work, &words);
        }
        if self.none_of() {
            self.add(Verdict::KeyResult, 2.2, Point::Aim, &numbers);
            self.add(Verdict::Kpi, 1.6, Point::Level, &numbers);
            return;
        }
        if self.opens_with_a_count() {
            self.add(Verdict::KeyResult, 2.6, Point::Aim, &numbers);
            self.add(Verdict::Kpi, 1.6, Point::Level, &numbers);
            return;
        }
        if let Some(words) = self.counted_order() {
            let many = understood.target.is_some_and(|target| target >= 50.0);
            self.add(
                Verdict::Initiative,
                if many { 1.8 } else { 2.8 },
                Point::Work,
                &words,
            );
            self.add(
                Verdict::KeyResult,
                if many { 2.6 } else { 2.1 },
                Point::Count,
                &numbers,
            );
            return;
        }
        if changes {
            self.add(Verdict::KeyResult, 3.0, Point::Change, &numbers);
            self.add(Verdict::Kpi, 0.5, Point::Level, &numbers);
        } else if understood.has_numbers() {
            let level = understood.band.is_some()
                || !matches!(understood.unit, None | Some(Unit::Currency(_)));
            let ends = understood.due.is_some() || self.unknown_end().is_some();
            let standing = if (metric.is_some() || level) && !ends {
                2.5
            } else {
                1.0
            };
            // "80 % of staff feel included" is a state to reach; "90 % of calls answered within 30 seconds" a standard to keep
            let share = self.is_share_of_people();
            self.add(
                Verdict::Kpi,
                if share { 1.5 } else { standing },
                Point::Level,
                &numbers,
            );
            if share {
                self.add(Verdict::KeyResult, 2.5, Point::Aim, &numbers);
            }
            self.add(
                Verdict::KeyResult,
                if level || metric.is_some() { 1.0 } else { 1.5 },
                Point::Aim,
                &numbers,
            );
        }
        let wish = self
            .tokens
            .last()
            .is_some_and(|last| last.is("up") || last.is("down"));
        if let Some(word) = &metric
            && says.is_none()
            && !wish
            && !self.is_wish()
            && !self.looks_imperative()
            && !changes
        {
            let points = if understood.has_numbers() { 0.8 } else { 3.0 };
            self.add(Verdict::Kpi, points, Point::Metric, word);
        }
        if let Some(rate) = self.part(|part| matches!(part, Part::Cadence(_)))
            && understood.due.is_none()
        {
            self.add(Verdict::Kpi, 0.8, Point::Rate, &rate);
        }
        if (metric.is_none() || self.looks_imperative()) && !understood.has_numbers() {
            let unknown = self
                .tokens
                .first()
                .filter(|first| first.entries.is_empty() && self.looks_imperative());
            if let Some(word) = self.action_noun() {
                self.add(Verdict::Initiative, 2.5, Point::Work, &word);
            } else if let Some(words) = self.thing() {
                self.add(Verdict::Initiative, 2.4, Point::Work, &words);
            } else if let Some(word) = unknown.map(|word| word.text.to_owned()) {
                self.add(Verdict::Initiative, 2.2, Point::Work, &word);
            } else if let Some(word) = self
                .quality()
                .filter(|_| says.is_none() && !self.is_wish() && self.tokens.len() > 1)
            {
                self.add(Verdict::Objective, 2.0, Point::Quality, &word);
            } else if let Some(word) = self
                .abstract_noun()
                .filter(|_| says.is_none() && self.tokens.len() > 1 && !self.is_wish())
            {
                self.add(Verdict::Objective, 1.7, Point::Quality, &word);
            } else if self.looks_imperative() {
                let word = self
                    .tokens
                    .first()
                    .map_or("", |token| token.text)
                    .to_owned();
                self.add(Verdict::Initiative, 1.5, Point::Work, &word);
            }
        }
        self.long_name();
    }

    /// "9 of 10 projects finished on budget", "7 out of 8 users": a share that reads as a name. A limit of time makes it a standard.
    fn share_in_words(&self) -> Option<String> {
        let at = self
            .tokens
            .iter()
            .position(|token| token.figure().is_some())
            .filter(|&at| at < 2)?;
        let of = self.tokens.get(at + 1)?;
        let next = at + 2 + usize::from(of.is("out"));
        let joined = of.is("of") || of.is("out") || of.is("in");
        let second = self
            .tokens
            .get(next)
            .filter(|token| token.figure().is_some())?;
        let timed = self
            .tokens
            .iter()
            .any(|token| token.is("within") || token.is("under"));
        let opens = at == 0
            || self
                .tokens
                .first()
                .is_some_and(|first| first.is("at") || first.is("least"));
        (joined && opens && !timed && self.tokens.len() > next + 2).then(|| {
            self.understood
                .title
                .get(..second.end)
                .unwrap_or_default()
                .to_owned()
        })
    }

    /// "Hiring: 2 senior copywriters".
    fn hires(&self) -> Option<String> {
        let [first, second, ..] = self.tokens.as_slice() else {
            return None;
        };
        let hires =
            base_sense(self.context.lexicon, first.text, Sense::Hire) && second.is_sign(':');
        (hires && self.understood.unit.is_none() && self.understood.baseline.is_none())
            .then(|| first.text.to_owned())
    }

    /// "Pipeline coverage 3x": how many times over is what such a figure is counted in.
    fn multiple_of_standing(&self) -> Option<String> {
        let times = self
            .understood
            .change
            .is_some_and(|change| change.of == ChangeOf::Factor)
            && self.understood.baseline.is_none()
            && self.understood.due.is_none();
        let last = self.tokens.last()?;
        let counted = [
            "coverage", "cover", "ratio", "turns", "leverage", "gearing", "multiple",
        ]
        .iter()
        .any(|word| last.is(word));
        (times && counted).then(|| last.text.to_owned())
    }

    /// A long line that nothing else claims describes something; it is no name of a number or of work.
    fn long_name(&mut self) {
        let claimed =
            self.points.iter().any(|&points| points >= 1.0) || self.understood.has_numbers();
        let words = self.tokens.iter().filter(|token| token.is_word()).count();
        let asks = self.text.trim_end().ends_with(['?', ':', ','])
            || self.complains()
            || self.sentence_word().is_some();
        if !claimed && !asks && (5..26).contains(&words) && self.understood.due.is_none() {
            self.add(Verdict::Objective, 1.5, Point::State, "");
        }
    }

    /// "Apprentices taken on after training", "Invoices paid on time": how many of them, and nothing that ends.
    fn counted_state(&self) -> Option<String> {
        let plain = self.understood.due.is_none() && !self.understood.has_numbers();
        if !plain {
            return None;
        }
        let pair = self.tokens.windows(2).take(3).find(|pair| {
            let [first, second] = pair else {
                return false;
            };
            let several = first.is_word()
                && (first.has(Sense::People)
                    || first.text.len() > 3 && first.text.ends_with(['s', 'S']));
            let state = second.is_word()
                && (second.has(Sense::Participle)
                    || second.text.len() > 4 && second.text.to_ascii_lowercase().ends_with("ed"));
            several && state
        })?;
        pair.last().map(|state| state.text.to_owned())
    }

    /// "to be discussed", "to be decided with the board": nothing is said yet.
    pub(super) fn left_open(&self) -> bool {
        let lower = self.text.to_ascii_lowercase();
        lower
            .trim_start_matches(|letter: char| !letter.is_alphanumeric())
            .starts_with("to be ")
    }

    /// "Hi all,", "Best regards, Tom".
    pub(super) fn greets(&self) -> bool {
        let words = self.tokens.iter().filter(|token| token.is_word());
        words.clone().count() < 6 && words.take(2).any(|token| token.has(Sense::Greeting))
    }

    /// "Launch of the salary benchmark": work as a noun, whatever it is about.
    fn work_of(&self) -> Option<String> {
        let [first, second, ..] = self.tokens.as_slice() else {
            return None;
        };
        let of = second.is_word() && second.is("of");
        let work = first.is_word()
            && !first.has(Sense::Metric)
            && (first.has(Sense::ActionNoun) || self.names_work(first.text));
        (of && work && !self.understood.has_numbers()).then(|| first.text.to_owned())
    }

    /// "On-time pickups", "Missed appointments", "Late deliveries": things in a state are counted.
    fn counted_kind(&self) -> Option<String> {
        let words: Vec<&Token> = self.tokens.iter().filter(|token| token.is_word()).collect();
        let [first, .., last] = words.as_slice() else {
            return None;
        };
        let lower = first.text.to_ascii_lowercase();
        let state = lower.contains('-')
            || lower.len() > 4 && lower.ends_with("ed")
            || lower.len() > 4 && lower.starts_with("un")
            || first.has(Sense::Condition);
        let counted = last.text.len() > 3
            && last.text.ends_with(['s', 'S'])
            && !last.has(Sense::Artefact)
            && !last.has(Sense::ActionNoun)
            && !last.has(Sense::Quality);
        let plain = !self.understood.has_numbers() && self.tokens.len() <= 4;
        (state && counted && plain && self.quality().is_none()).then(|| last.text.to_owned())
    }

    /// "Order book (months)", "Arrears as a percentage of rent": what it is measured in, and no number.
    pub(super) fn measured_in(&self) -> Option<String> {
        if self.understood.has_numbers() || self.understood.due.is_some() {
            return None;
        }
        let inside = self
            .text
            .trim_end()
            .strip_suffix(')')
            .and_then(|text| text.rsplit_once('('));
        let unit = inside.map(|(_, unit)| unit.trim()).filter(|unit| {
            self.context.lexicon.senses(unit).any(|sense| {
                matches!(
                    sense,
                    Sense::Percent | Sense::Money(_) | Sense::Time(_) | Sense::Custom(_)
                )
            })
        });
        let share = self.tokens.windows(4).find(|four| {
            let [one, two, three, four] = four else {
                return false;
            };
            one.is("as")
                && (two.is("a") && three.has(Sense::Measure) && four.is("of")
                    || two.has(Sense::Measure) && three.is("of")
                    || two.is_sign('%') && three.is("of"))
        });
        unit.map(str::to_owned).or_else(|| {
            share
                .and_then(|four| four.get(2))
                .map(|token| token.text.to_owned())
        })
    }

    /// "… (currently 78 %)", "…, up from 88 %": where it stands today is only said of what should change.
    pub(super) fn says_where_it_stands(&self) -> bool {
        if !self.text.bytes().any(|sign| matches!(sign, b'(' | b',')) {
            return false;
        }
        let lower = self.text.to_ascii_lowercase();
        let number = |behind: &str| {
            behind
                .chars()
                .take(16)
                .any(|letter| letter.is_ascii_digit())
        };
        [
            "(currently",
            "(today",
            "(now",
            "(last ",
            "(baseline",
            "(previously",
            "(from",
            "(was",
            "(up from",
            "(down from",
            ", up from",
            ", down from",
            "(compared",
        ]
        .iter()
        .any(|cue| {
            lower.split_once(cue).is_some_and(|(before, behind)| {
                number(behind) && before.contains(|letter: char| letter.is_ascii_digit())
            })
        })
    }

    /// "€ per order", "% on time": a unit where a number would stand.
    fn sign_in_front(&self) -> Option<String> {
        let first = self.tokens.first()?;
        let unit = !first.is_word()
            && first
                .senses()
                .any(|sense| matches!(sense, Sense::Percent | Sense::Money(_)));
        (unit && !self.understood.has_numbers()).then(|| first.text.to_owned())
    }

    /// "New packing tables": a thing to be got.
    fn new_thing(&self) -> Option<String> {
        let first = self.tokens.first().filter(|first| first.is("new"))?;
        let words = self.tokens.iter().filter(|token| token.is_word());
        let counted = words.clone().any(|token| {
            token.has(Sense::People) || token.has(Sense::Metric) || token.has(Sense::Falling)
        });
        (!counted && (2..6).contains(&words.count()) && !self.understood.has_numbers())
            .then(|| first.text.to_owned())
    }

    /// "No failed loads for 30 days in a row": nothing of it, for so long.
    fn none_of(&self) -> bool {
        let first = self.tokens.first();
        first.is_some_and(|first| first.is("no"))
            && !self
                .tokens
                .get(1)
                .is_some_and(|second| second.is("more") || second.is("less"))
            && self.text.contains(|letter: char| letter.is_ascii_digit())
    }

    /// "111 million weekly active users": so many of something to arrive at. A share, a limit and a rate are levels.
    fn opens_with_a_count(&self) -> bool {
        let understood = self.understood;
        let rate = self
            .tokens
            .iter()
            .any(|token| token.is("per") || token.is("each") || token.is_sign('/'));
        let head = self
            .text
            .trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let words = |phrase: &str| {
            head.get(..phrase.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(phrase))
        };
        // "At least half of all events are organised by young people"
        if [
            "at least half",
            "at least a third",
            "at least two thirds",
            "at least three quarters",
            "at least a quarter",
            "half of",
            "two thirds of",
            "twice as",
            "three times as",
        ]
        .iter()
        .any(|phrase| words(phrase))
        {
            return true;
        }
        let least = words("at least")
            && understood.unit.is_none()
            && understood.band.is_some()
            && understood.baseline.is_none()
            && !rate;
        least
            || understood.unit.is_none()
                && understood.band.is_none()
                && understood.baseline.is_none()
                && understood.change.is_none()
                && understood.target.is_some_and(|target| target > 0.0)
                && !rate
                && self
                    .text
                    .trim_start_matches(|letter: char| !letter.is_alphanumeric())
                    .starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// "Drill 14 boreholes": an order although its verb is not known, for nothing else stands before a number and what it counts.
    fn counted_order(&self) -> Option<String> {
        let understood = self.understood;
        let count = understood.unit.is_none()
            && understood.change.is_none()
            && understood.band.is_none()
            && understood.baseline.is_none()
            && understood.target.is_some();
        let mut words = self.text.split_whitespace();
        let (first, number, counted) = (words.next()?, words.next()?, words.next()?);
        let token = self.tokens.first().filter(|token| token.text == first)?;
        let unknown = token.is_word() && token.entries.is_empty() && !first.ends_with(['s', 'S']);
        let bare = number
            .bytes()
            .all(|digit| digit.is_ascii_digit() || digit == b',' || digit == b'.');
        let plural = self
            .text
            .split_whitespace()
            .skip(2)
            .take(3)
            .any(|word| word.len() > 3 && word.ends_with(['s', 'S', 'n']));
        (count && unknown && bare && plural && counted.chars().all(char::is_alphabetic))
            .then(|| first.to_owned())
    }
}
