//! Lines without a verb that steers: names of metrics, levels, states that are wished for.

use super::Verdict;
use super::reason::Point;
use super::weigh::Scale;
use crate::domain::Unit;
use crate::domain::letters::{is_alphanumeric, is_uppercase};
use crate::phrase::lexicon::{Doing, Sense};
use crate::phrase::sentence::{Part, base_doing};

/// What lines begin with that leave everything open.
const OPEN: [&str; 18] = [
    "to be ",
    "tbd",
    "tbc",
    "see ",
    "as discussed",
    "as agreed",
    "next meeting",
    "minutes of ",
    "minutes from ",
    "notes from ",
    "here is ",
    "here are ",
    "there is ",
    "there are ",
    "please ",
    "note that",
    "this document",
    "this page",
];

impl Scale<'_> {
    /// "SOC 2 audit passed", "Website relaunched": the word at the end that says what will be done, where no number says how much.
    fn finished(&self) -> Option<String> {
        let last = self.tokens.iter().rev().find(|token| token.is_word())?;
        let past = last.text.len() > 4 && last.text.ends_with("ed") && !last.text.ends_with("eed");
        let ends = (past || last.has(Sense::Participle)) && !last.has(Sense::Metric);
        let is_alone = self.understood.has_numbers() || self.tokens.len() < 2;
        (ends && !is_alone).then(|| last.text.to_owned())
    }

    /// Weighs a line without a verb that steers.
    pub(super) fn no_verb(&mut self) {
        let numbers = self.numbers();
        // "Thank-you letters to all donors", "Customer satisfaction survey": the work is what is meant
        let metric = self
            .metric_word()
            .filter(|_| self.action_noun().is_none() && self.thing().is_none());
        let understood = self.understood;
        // "… takes a day instead of two weeks"
        let instead =
            understood.baseline.is_some() && self.text.to_ascii_lowercase().contains("instead of");
        let changes = instead
            || understood.change.is_some()
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
        // "To consider applications for grants": an order, whatever its verb
        if let [to, does, ..] = self.tokens.as_slice()
            && to.is("to")
            && does.is_word()
            && !understood.has_numbers()
        {
            let words = does.text.to_owned();
            self.add(Verdict::Objective, 1.5, Point::Direction, &words);
            return self.add(Verdict::Initiative, 2.2, Point::Work, &words);
        }
        // "Books read per pupil" are counted
        let counted = self.tokens.iter().any(|token| token.is("per"));
        if let Some(words) = self.share_in_words() {
            self.add(Verdict::KeyResult, 2.8, Point::Aim, &words);
            self.add(Verdict::Kpi, 1.6, Point::Level, &words);
            return;
        }
        // "Playground inspections on time"
        let on_time = [" on time", " in time", " on schedule", " on budget"]
            .iter()
            .find(|end| self.text.trim_end().to_ascii_lowercase().ends_with(**end));
        if let Some(words) = on_time
            && self.tokens.len() < 8
            && !understood.has_numbers()
            && !self.asserts()
        {
            return self.add(Verdict::Kpi, 3.0, Point::Metric, words.trim_start());
        }
        // "Percentage of cases in which a plan is written down": whatever is said behind it
        if let [first, of, ..] = self.tokens.as_slice()
            && of.is("of")
            && [
                "percentage",
                "percent",
                "number",
                "share",
                "proportion",
                "rate",
                "incidence",
                "ratio",
                "count",
                "frequency",
            ]
            .iter()
            .any(|word| first.is(word))
            && !understood.has_numbers()
        {
            let words = first.text.to_owned();
            return self.add(Verdict::Kpi, 3.0, Point::Metric, &words);
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
        if let Some(word) = self.finished().filter(|_| understood.due.is_some()) {
            self.add(Verdict::KeyResult, 2.4, Point::Done, &word);
            self.add(Verdict::Initiative, 1.2, Point::Work, &word);
            return;
        }
        // "Evening box for 4 euros"; but "35 new logos"
        let counts = self
            .text
            .trim_start_matches(|letter: char| !is_alphanumeric(letter))
            .starts_with(|letter: char| letter.is_ascii_digit());
        if understood.has_numbers()
            && !changes
            && !counts
            && understood.due.is_none()
            && understood.band.is_none()
            && let Some(words) = self.thing()
        {
            self.add(Verdict::Initiative, 2.6, Point::Work, &words);
            self.add(Verdict::KeyResult, 1.6, Point::Count, &numbers);
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

    /// "to be discussed", "see slide 12", "as agreed": nothing is said yet.
    pub(super) fn left_open(&self) -> bool {
        let head = self
            .text
            .trim_start_matches(|letter: char| !is_alphanumeric(letter));
        let starts = |words: &str| {
            head.get(..words.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(words))
        };
        let moves = self.understood.baseline.is_some() && self.understood.target.is_some();
        !moves && OPEN.iter().any(|words| starts(words))
    }

    /// "Head of finance to obtain two quotations": somebody is told to do something.
    pub(super) fn told_to(&self) -> Option<String> {
        let to = self.tokens.iter().position(|token| token.is("to"))?;
        let does = self.tokens.get(to + 1)?;
        let works = matches!(
            base_doing(self.context.lexicon, does.text),
            Some(Doing::Output | Doing::Activity | Doing::Reach)
        );
        let who = self.tokens.get(..to)?;
        let is_named = self.text.starts_with(is_uppercase)
            && !who.iter().any(|token| {
                token.has(Sense::Metric) || token.has(Sense::Falling) || token.figure().is_some()
            });
        let understood = self.understood;
        let is_work = understood.unit.is_none()
            && understood.baseline.is_none()
            && understood.change.is_none()
            && understood.verb.is_none();
        (works && is_named && is_work && (1..6).contains(&to)).then(|| does.text.to_owned())
    }

    /// "Hi all,", "Best regards, Tom".
    pub(super) fn greets(&self) -> bool {
        let words = self.tokens.iter().filter(|token| token.is_word());
        let signed = ["best, ", "yours, ", "all the best"]
            .iter()
            .any(|end| self.text.to_ascii_lowercase().starts_with(end));
        words.clone().count() < 6
            && (signed || words.take(2).any(|token| token.has(Sense::Greeting)))
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
}
