//! Weighing what a line is. Each sign carries points for one verdict; the most points win, and close calls are said to be unclear.

use super::Verdict;
use super::lines::Raw;
use crate::domain::{Ordered, Unit};
use crate::phrase::lexicon::{Doing, LineMark, Sense};
use crate::phrase::sentence::{Ask, Context, Part, Understood, base_doing, base_sense};
use crate::phrase::token::{Token, tokens};
use std::fmt;

/// Why a line was sorted as it was: the words, and what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The words that decided; may be empty where the place in the list did.
    pub words: String,
    /// What they say.
    pub point: Point,
}

/// What some words say about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// It names itself.
    Named(LineMark),
    /// The heading above names it.
    Heading(LineMark),
    /// Other lines stand under it.
    HasParts(usize),
    /// It stands under an objective.
    UnderObjective,
    /// It stands under a key result.
    UnderKeyResult,
    /// A change that is measured.
    Change,
    /// A number to arrive at.
    Aim,
    /// A level to hold.
    Level,
    /// It has an end.
    Ends,
    /// It has no end.
    NoEnd,
    /// So much in every period.
    Rate,
    /// It names a metric.
    Metric,
    /// Something stays as it is, or is watched.
    Standing,
    /// A direction without a number.
    Direction,
    /// A quality.
    Quality,
    /// What it is good for.
    Effect,
    /// A thing that will be there.
    Output,
    /// Work to do.
    Work,
    /// How many are to be made or done.
    Count,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.words.is_empty() {
            write!(f, "“{}” ", self.words)?;
        }
        match self.point {
            Point::Named(_) => write!(f, "says what the line is"),
            Point::Heading(mark) => write!(
                f,
                "stands under the heading of a list of each {}",
                Verdict::from(mark).noun()
            ),
            Point::HasParts(1) => write!(f, "has a line under it"),
            Point::HasParts(count) => write!(f, "has {count} lines under it"),
            Point::UnderObjective => write!(f, "stands under an objective"),
            Point::UnderKeyResult => write!(f, "stands under a key result"),
            Point::Change => write!(f, "is a measured change"),
            Point::Aim => write!(f, "is a number to arrive at"),
            Point::Level => write!(f, "is a level to hold"),
            Point::Ends => write!(f, "is an end"),
            Point::NoEnd => write!(f, "has no end"),
            Point::Rate => write!(f, "comes round again and again"),
            Point::Metric => write!(f, "names a metric"),
            Point::Standing => write!(f, "keeps or watches something"),
            Point::Direction => write!(f, "is a direction without a number"),
            Point::Quality => write!(f, "is a quality, not a number"),
            Point::Effect => write!(f, "says what it is good for"),
            Point::Output => write!(f, "makes a thing"),
            Point::Work => write!(f, "is work to do"),
            Point::Count => write!(f, "counts what is made or done"),
        }
    }
}

/// A verdict with its reasons.
pub(super) struct Judged {
    pub verdict: Verdict,
    pub runner_up: Option<Verdict>,
    pub because: Vec<Reason>,
}

/// Fewest points for a verdict, and fewest ahead of the next.
const ENOUGH: f32 = 1.4;
const AHEAD: f32 = 0.4;

/// Judges a line by its words and its place.
pub(super) fn judge(
    understood: &Understood,
    line: &Raw,
    over: Option<Verdict>,
    parts: usize,
    context: &Context,
) -> Judged {
    let mut scale = Scale {
        understood,
        text: &line.text,
        context,
        tokens: tokens(&understood.title, context.convention, context.lexicon),
        metric: tokens(&understood.metric, context.convention, context.lexicon),
        points: [0.0; 4],
        reasons: Vec::new(),
    };
    scale.words();
    scale.place(line, over, parts);
    scale.verdict()
}

struct Scale<'a> {
    understood: &'a Understood,
    text: &'a str,
    context: &'a Context,
    tokens: Vec<Token<'a>>,
    metric: Vec<Token<'a>>,
    points: [f32; 4],
    reasons: Vec<(f32, Verdict, Reason)>,
}

impl Scale<'_> {
    fn add(&mut self, verdict: Verdict, points: f32, point: Point, words: &str) {
        let place = match verdict {
            Verdict::Kpi => 0,
            Verdict::Objective => 1,
            Verdict::KeyResult => 2,
            Verdict::Initiative => 3,
            Verdict::Unclear => return,
        };
        if let Some(sum) = self.points.get_mut(place) {
            *sum += points;
        }
        if points > 0.0 {
            self.reasons.push((
                points,
                verdict,
                Reason {
                    words: words.to_owned(),
                    point,
                },
            ));
        }
    }

    /// What the words say.
    fn words(&mut self) {
        let verb = self
            .understood
            .verb
            .as_ref()
            .map(|verb| verb.word.clone())
            .unwrap_or_default();
        match self.understood.verb.as_ref().map(|verb| verb.doing) {
            None => self.no_verb(),
            Some(Doing::Hold) => self.hold(&verb),
            Some(Doing::Watch) => self.add(Verdict::Kpi, 3.0, Point::Standing, &verb),
            Some(Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_)) => {
                self.moves(&verb)
            }
            Some(Doing::Reach) => self.reach(&verb),
            Some(Doing::Output) => self.output(&verb),
            Some(Doing::Activity) => self.activity(&verb),
            Some(Doing::Aim) => self.aim(&verb),
        }
        if let Some(due) = self.part(|part| matches!(part, Part::Due(_))) {
            let ends = match self.understood.verb.as_ref().map(|verb| verb.doing) {
                None if self.understood.has_numbers() => 2.5,
                Some(Doing::Hold) => 1.0,
                _ => 0.5,
            };
            self.add(Verdict::KeyResult, ends, Point::Ends, &due);
            if matches!(
                self.understood.verb.as_ref().map(|verb| verb.doing),
                Some(Doing::Activity | Doing::Output)
            ) {
                self.add(Verdict::Initiative, 0.5, Point::Ends, &due);
            }
        }
    }

    fn no_verb(&mut self) {
        let numbers = self.numbers();
        let metric = self.metric_word();
        let understood = self.understood;
        let changes = understood.change.is_some()
            || understood.baseline.is_some() && understood.target.is_some();
        let says = self.sentence_word();
        if changes {
            self.add(Verdict::KeyResult, 3.0, Point::Change, &numbers);
            self.add(Verdict::Kpi, 0.5, Point::Level, &numbers);
        } else if understood.has_numbers() {
            let level = understood.band.is_some()
                || !matches!(understood.unit, None | Some(Unit::Currency(_)));
            let standing = match (metric.is_some() || level, understood.due) {
                (true, None) => 2.5,
                _ => 1.0,
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
                self.add(Verdict::KeyResult, 1.5, Point::Aim, &numbers);
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
            if let Some(word) = self.action_noun() {
                self.add(Verdict::Initiative, 2.5, Point::Work, &word);
            } else if let Some(word) = self.quality().filter(|_| says.is_none() && !self.is_wish())
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
    }

    fn hold(&mut self, verb: &str) {
        let numbers = self.numbers();
        if self.understood.has_numbers() {
            self.add(Verdict::Kpi, 2.0, Point::Standing, verb);
            self.add(Verdict::Kpi, 1.5, Point::Level, &numbers);
            self.add(Verdict::KeyResult, 1.5, Point::Aim, &numbers);
        } else if let Some(word) = self.metric_word() {
            self.add(Verdict::Kpi, 2.0, Point::Standing, verb);
            self.add(Verdict::Kpi, 1.0, Point::Metric, &word);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
        } else {
            let quality = self.quality();
            self.add(
                Verdict::Kpi,
                if quality.is_some() { 1.3 } else { 2.2 },
                Point::Standing,
                verb,
            );
            self.add(
                Verdict::Objective,
                if quality.is_some() { 2.2 } else { 1.5 },
                Point::Quality,
                &quality.unwrap_or_default(),
            );
        }
    }

    fn moves(&mut self, verb: &str) {
        let numbers = self.numbers();
        if self.understood.has_numbers() {
            self.add(Verdict::KeyResult, 3.0, Point::Change, &numbers);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
            return;
        }
        let better = matches!(
            self.understood.verb.as_ref().map(|verb| verb.doing),
            Some(Doing::Better)
        );
        if self.unplaced() {
            self.add(Verdict::KeyResult, 2.0, Point::Direction, verb);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
        } else if self.is_bare_metric() && (!better || self.ends_in_measure()) {
            // "Increase revenue": by how much?
            self.add(Verdict::Objective, 1.3, Point::Direction, verb);
            self.add(Verdict::KeyResult, 1.2, Point::Direction, verb);
        } else {
            self.add(Verdict::Objective, 2.5, Point::Direction, verb);
            self.add(Verdict::KeyResult, 1.0, Point::Direction, verb);
            if let Some(word) = self.quality() {
                self.add(Verdict::Objective, 0.5, Point::Quality, &word);
            }
        }
    }

    fn reach(&mut self, verb: &str) {
        let understood = self.understood;
        let numbers = self.numbers();
        let lexicon = self.context.lexicon;
        if understood.has_numbers() {
            let open = understood.due.is_none() && understood.baseline.is_none();
            let timed = !base_sense(lexicon, verb, Sense::Strive)
                && self.tokens.iter().any(|token| token.is("within"));
            let serves = timed || base_sense(lexicon, verb, Sense::Service);
            let share = understood.unit == Some(Unit::Percent) || understood.band.is_some();
            if serves && share && open {
                self.add(Verdict::Kpi, 3.0, Point::NoEnd, &numbers);
                self.add(Verdict::KeyResult, 2.0, Point::Aim, &numbers);
            } else if open
                && understood.unit.is_none()
                && let Some(rate) = self.part(|part| matches!(part, Part::Cadence(_)))
            {
                self.add(Verdict::Kpi, 2.5, Point::Rate, &rate);
                self.add(Verdict::KeyResult, 2.0, Point::Aim, &numbers);
            } else {
                self.add(Verdict::KeyResult, 3.0, Point::Aim, &numbers);
                self.add(Verdict::Initiative, 0.5, Point::Work, verb);
            }
            return;
        }
        if let Some(word) = self.quality() {
            self.add(Verdict::Objective, 2.5, Point::Quality, &word);
            self.add(Verdict::Initiative, 1.0, Point::Work, verb);
        } else if let Some(noun) = self.action_noun() {
            self.add(Verdict::Initiative, 2.2, Point::Work, &noun);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
        } else if base_sense(lexicon, verb, Sense::Strive) && understood.due.is_some() {
            self.add(Verdict::KeyResult, 2.0, Point::Aim, verb);
            self.add(Verdict::Objective, 1.6, Point::Direction, verb);
        } else if base_sense(lexicon, verb, Sense::Strive) {
            self.add(Verdict::Objective, 2.2, Point::Direction, verb);
            self.add(Verdict::KeyResult, 1.0, Point::Direction, verb);
        } else {
            self.add(Verdict::Initiative, 2.2, Point::Work, verb);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
        }
    }

    fn output(&mut self, verb: &str) {
        let understood = self.understood;
        let numbers = self.numbers();
        let effect = self.effect();
        if understood.has_numbers() {
            let count = understood.unit.is_none() && understood.change.is_none();
            self.add(
                Verdict::KeyResult,
                if count { 2.5 } else { 3.0 },
                if count { Point::Count } else { Point::Change },
                &numbers,
            );
            self.add(
                Verdict::Initiative,
                if count { 1.6 } else { 1.0 },
                Point::Output,
                verb,
            );
            if let Some(effect) = effect {
                self.add(Verdict::Objective, 1.5, Point::Effect, &effect);
            }
            return;
        }
        if let Some(effect) = effect {
            self.add(Verdict::Objective, 2.6, Point::Effect, &effect);
            self.add(Verdict::Initiative, 1.8, Point::Output, verb);
            return;
        }
        let shapes = base_sense(self.context.lexicon, verb, Sense::Verb(Doing::Aim));
        match self
            .quality()
            .or_else(|| self.people())
            .or_else(|| self.abstract_noun())
            .filter(|_| shapes && self.action_noun().is_none())
        {
            Some(word) => {
                self.add(Verdict::Objective, 2.8, Point::Quality, &word);
                self.add(Verdict::Initiative, 1.5, Point::Output, verb);
            }
            None => {
                self.add(Verdict::Initiative, 2.5, Point::Output, verb);
                self.add(Verdict::KeyResult, 0.8, Point::Output, verb);
            }
        }
    }

    fn activity(&mut self, verb: &str) {
        let numbers = self.numbers();
        if let Some(word) = self.superlative() {
            self.add(Verdict::Objective, 3.0, Point::Quality, &word);
            self.add(Verdict::Initiative, 1.5, Point::Work, verb);
            return;
        }
        if !self.understood.has_numbers() {
            self.add(Verdict::Initiative, 3.0, Point::Work, verb);
            return;
        }
        let count = self.understood.unit.is_none() && self.understood.change.is_none();
        if count {
            self.add(Verdict::Initiative, 2.5, Point::Work, verb);
            self.add(Verdict::KeyResult, 1.6, Point::Count, &numbers);
        } else {
            self.add(Verdict::KeyResult, 2.5, Point::Change, &numbers);
            self.add(Verdict::Initiative, 1.6, Point::Work, verb);
        }
    }

    fn aim(&mut self, verb: &str) {
        let numbers = self.numbers();
        let ours = || {
            self.word(|sense| sense == Sense::Article)
                .filter(|word| word.eq_ignore_ascii_case("our"))
        };
        let quality = self
            .quality()
            .or_else(|| self.people())
            .or_else(|| self.abstract_noun())
            .or_else(ours)
            .filter(|_| self.action_noun().is_none());
        if self.understood.has_numbers() {
            self.add(Verdict::KeyResult, 2.3, Point::Aim, &numbers);
            self.add(Verdict::Objective, 1.5, Point::Direction, verb);
        } else if base_sense(self.context.lexicon, verb, Sense::Plain) && quality.is_none() {
            self.add(Verdict::Initiative, 2.0, Point::Work, verb);
            self.add(Verdict::Objective, 1.2, Point::Direction, verb);
        } else if self.tokens.len() > 2 || !self.text.to_ascii_lowercase().starts_with("be ") {
            self.add(Verdict::Objective, 2.8, Point::Direction, verb);
        }
        if let Some(word) = quality {
            self.add(Verdict::Objective, 0.5, Point::Quality, &word);
        }
    }

    /// What the place in the list says.
    fn place(&mut self, line: &Raw, over: Option<Verdict>, parts: usize) {
        if let Some(mark) = self.understood.mark {
            let words = self
                .part(|part| matches!(part, Part::Mark(_)))
                .unwrap_or_default();
            self.add(
                mark.into(),
                10.0,
                Point::Named(mark),
                words.trim_end_matches([':', '-', '–', '—', ' ']),
            );
        } else if let Some(mark) = line.column {
            self.add(mark.into(), 8.0, Point::Heading(mark), "");
        } else if let Some(mark) = line.section {
            self.add(mark.into(), 4.0, Point::Heading(mark), "");
        }
        let measured = self.understood.has_numbers()
            || self.metric_word().is_some()
            || self.understood.direction.is_some();
        match over {
            Some(Verdict::Objective) => {
                self.add(
                    Verdict::KeyResult,
                    if measured { 2.5 } else { 1.0 },
                    Point::UnderObjective,
                    "",
                );
                self.add(Verdict::Objective, -1.5, Point::UnderObjective, "");
                self.add(Verdict::Kpi, -1.0, Point::UnderObjective, "");
            }
            Some(Verdict::KeyResult) => {
                let counts = self.understood.unit.is_none()
                    && self.understood.baseline.is_none()
                    && self.understood.change.is_none();
                self.add(
                    Verdict::Initiative,
                    if counts { 2.5 } else { 1.0 },
                    Point::UnderKeyResult,
                    "",
                );
                self.add(Verdict::KeyResult, -1.0, Point::UnderKeyResult, "");
            }
            _ => {}
        }
        if parts > 0 && line.section.is_none() {
            let verdict = if over == Some(Verdict::Objective) {
                Verdict::KeyResult
            } else {
                Verdict::Objective
            };
            self.add(verdict, 4.0, Point::HasParts(parts), "");
        }
    }

    fn verdict(mut self) -> Judged {
        let all = [
            Verdict::Kpi,
            Verdict::Objective,
            Verdict::KeyResult,
            Verdict::Initiative,
        ];
        let mut order: Vec<(f32, Verdict)> = self.points.into_iter().zip(all).collect();
        order.order_by(|one, other| other.0.total_cmp(&one.0));
        let (first, second) = match order.as_slice() {
            [first, second, ..] => (*first, *second),
            _ => ((0.0, Verdict::Unclear), (0.0, Verdict::Unclear)),
        };
        let asks = self.text.ends_with(['?', '!']) && first.0 < 4.0 && self.tokens.len() < 5;
        let clear = first.0 >= ENOUGH && first.0 - second.0 >= AHEAD && !asks;
        self.reasons
            .order_by(|one, other| other.0.total_cmp(&one.0));
        let because = |verdicts: &[Verdict]| -> Vec<Reason> {
            let mut reasons: Vec<Reason> = Vec::new();
            for (_, verdict, reason) in &self.reasons {
                if verdicts.contains(verdict) && !reasons.contains(reason) {
                    reasons.push(reason.clone());
                }
            }
            reasons.truncate(4);
            reasons
        };
        if clear {
            Judged {
                verdict: first.1,
                runner_up: (second.0 >= 0.5).then_some(second.1),
                because: because(&[first.1]),
            }
        } else {
            Judged {
                verdict: Verdict::Unclear,
                runner_up: (first.0 >= 0.5).then_some(first.1),
                because: because(&[first.1, second.1]),
            }
        }
    }

    /// The words of the first part that is meant.
    fn part(&self, meant: impl Fn(&Part) -> bool) -> Option<String> {
        let span = self
            .understood
            .spans
            .iter()
            .find(|span| meant(&span.part))?;
        self.text.get(span.start..span.end).map(str::to_owned)
    }

    /// The words of the numbers: "from 2 % to 5 %".
    fn numbers(&self) -> String {
        let words: Vec<&str> = self
            .understood
            .spans
            .iter()
            .filter(|span| {
                matches!(
                    span.part,
                    Part::Baseline(_)
                        | Part::Target(_)
                        | Part::Low(_)
                        | Part::High(_)
                        | Part::Change(_)
                )
            })
            .filter_map(|span| self.text.get(span.start..span.end))
            .collect();
        if words.is_empty() {
            self.understood
                .verb
                .as_ref()
                .map(|verb| verb.word.clone())
                .unwrap_or_default()
        } else {
            words.join(" ")
        }
    }

    fn unplaced(&self) -> bool {
        self.understood
            .asks()
            .iter()
            .any(|ask| matches!(ask, Ask::Role(_)))
    }

    fn word(&self, question: impl Fn(Sense) -> bool) -> Option<String> {
        self.tokens
            .iter()
            .filter(|token| token.is_word())
            .find(|token| token.senses().any(&question))
            .map(|token| token.text.to_owned())
    }

    /// A word that names a metric, among those in front of the first clause that only describes it.
    fn metric_word(&self) -> Option<String> {
        let metric = &self.metric;
        let word = metric
            .iter()
            .filter(|token| token.is_word() || token.is_sign('%'))
            .find(|token| {
                token
                    .senses()
                    .any(|sense| matches!(sense, Sense::Metric | Sense::Falling))
            })
            .map(|token| token.text.to_owned());
        // "Average …", "Cost per …", "Units produced per day"
        word.or_else(|| {
            metric
                .iter()
                .find(|token| {
                    token.is("per")
                        || token.is("average")
                        || token.is("median")
                        || token.is("number")
                })
                .map(|token| token.text.to_owned())
        })
    }

    /// A finite verb that makes the line a statement: "Our onboarding is too slow".
    fn sentence_word(&self) -> Option<String> {
        self.word(|sense| sense == Sense::Statement)
    }

    fn action_noun(&self) -> Option<String> {
        let noun = |token: &Token| token.is_word() && token.has(Sense::ActionNoun);
        let words: Vec<&Token> = self.tokens.iter().filter(|token| token.is_word()).collect();
        let end = words.iter().position(|token| {
            token.senses().any(|sense| {
                matches!(
                    sense,
                    Sense::In | Sense::Of | Sense::Purpose | Sense::By | Sense::Within
                )
            }) || token.is("with")
                || token.is("to")
                || token.is("from")
        });
        let last = words.get(end.unwrap_or(words.len()).checked_sub(1)?)?;
        noun(last).then(|| last.text.to_owned())
    }

    fn quality(&self) -> Option<String> {
        self.word(|sense| sense == Sense::Quality)
    }

    /// "the safest plant": a word that no other comes up to.
    fn superlative(&self) -> Option<String> {
        self.tokens
            .windows(2)
            .find(|pair| matches!(pair, [the, word] if the.is("the") && word.is_word() && word.text.len() > 5 && word.text.ends_with("est")))
            .and_then(|pair| pair.last())
            .map(|word| word.text.to_owned())
    }

    /// "80 % of remote staff feel included", and no limit of time in it.
    fn is_share_of_people(&self) -> bool {
        let understood = self.understood;
        let starts = understood
            .spans
            .iter()
            .find(|span| !matches!(span.part, Part::Checkbox(_) | Part::Mark(_)));
        let percent = understood.unit == Some(Unit::Percent)
            && starts.is_some_and(|span| {
                matches!(span.part, Part::Target(_))
                    && self
                        .text
                        .get(span.end..)
                        .is_some_and(|rest| rest.trim_start().starts_with("of "))
            });
        percent
            && !self
                .tokens
                .iter()
                .any(|token| token.is("within") || token.is("under") || token.is("time"))
    }

    /// "curiosity", "excellence": a noun of a quality by its ending.
    fn abstract_noun(&self) -> Option<String> {
        let endings = ["ity", "ness", "ship", "ence", "ance", "hood"];
        self.tokens
            .iter()
            .skip(1)
            .filter(|token| token.is_word() && token.text.len() > 6)
            .find(|token| {
                endings.iter().any(|ending| token.text.ends_with(ending))
                    && !token.has(Sense::Metric)
            })
            .map(|token| token.text.to_owned())
    }

    fn people(&self) -> Option<String> {
        self.word(|sense| sense == Sense::People)
    }

    /// "More teamwork", "Better communication": a wish too short to tell what is meant.
    fn is_wish(&self) -> bool {
        let comparative = self.tokens.first().is_some_and(|first| {
            first
                .senses()
                .any(|sense| matches!(sense, Sense::Comparative(_)))
        });
        comparative && self.tokens.len() <= 3
    }

    /// Whether the words read like an order although the verb is not known: "Refurbish the lobby", "Pay down the debt".
    fn looks_imperative(&self) -> bool {
        let stops = |token: &Token| {
            !token.is_word()
                || ["about", "as", "with", "from", "than"]
                    .iter()
                    .any(|word| token.is(word))
                || token.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::Of
                            | Sense::In
                            | Sense::To
                            | Sense::By
                            | Sense::Within
                            | Sense::Per
                            | Sense::Filler
                            | Sense::Not
                            | Sense::Purpose
                            | Sense::Definite
                            | Sense::Article
                    )
                })
        };
        let article = |token: &Token| {
            token.is("the")
                || token.is("a")
                || token.is("an")
                || token.is("our")
                || token.is("every")
                || token.is("all")
        };
        let first = self.tokens.iter().position(stops);
        first
            .filter(|&at| (1..=3).contains(&at))
            .and_then(|at| self.tokens.get(at))
            .is_some_and(article)
    }

    /// "that improves", "to reduce", "so that": the words from there on.
    fn effect(&self) -> Option<String> {
        let lexicon = self.context.lexicon;
        let at = (1..self.tokens.len()).find(|&at| {
            let Some(token) = self.tokens.get(at) else {
                return false;
            };
            let relative = token.is("that") || token.is("which") || token.is("so");
            if !relative && !token.is("to") {
                return false;
            }
            let verb = self
                .tokens
                .get(at + 1)
                .and_then(|next| base_doing(lexicon, next.text));
            let moves = matches!(
                verb,
                Some(Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_))
            );
            let shapes = || {
                self.understood
                    .verb
                    .as_ref()
                    .is_some_and(|verb| base_sense(lexicon, &verb.word, Sense::Verb(Doing::Aim)))
            };
            moves || relative && (verb.is_some() || token.is("so") || shapes())
        })?;
        let (from, to) = (
            self.tokens.get(at)?.start,
            self.tokens.get((at + 2).min(self.tokens.len() - 1))?.end,
        );
        self.understood.title.get(from..to).map(str::to_owned)
    }

    /// "revenue", "our churn rate": a metric and nothing else.
    fn is_bare_metric(&self) -> bool {
        let metric = &self.metric;
        let words: Vec<&Token> = metric.iter().filter(|token| token.is_word()).collect();
        let last = words.last();
        let hard = last.is_some_and(|last| {
            !last.has(Sense::Soft)
                && last
                    .senses()
                    .any(|sense| matches!(sense, Sense::Metric | Sense::Falling))
        });
        let one = words.len() == 1
            && last.is_some_and(|last| !last.has(Sense::Soft))
            && self.quality().is_none();
        (hard || one)
            && words.len() <= 4
            && self.effect().is_none()
            && !metric.iter().any(|token| token.is("and"))
            && self.understood.metric.len() + 24 >= self.understood.title.len()
    }

    fn ends_in_measure(&self) -> bool {
        let metric = &self.metric;
        metric.last().is_some_and(|last| last.has(Sense::Measure))
    }
}
