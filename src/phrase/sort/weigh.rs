//! Weighing what a line is. Each sign carries points for one verdict; the most points win, and close calls are said to be unclear.

use super::Verdict;
use super::raw::{Parts, Raw};
use super::reason::{Point, Reason};
use crate::domain::{Ordered, Unit};
use crate::phrase::lexicon::{Doing, Sense};
use crate::phrase::sentence::{ChangeOf, Context, Part, Understood, base_sense};
use crate::phrase::token::{Token, tokens};

/// A verdict with its reasons.
pub(super) struct Judged {
    pub verdict: Verdict,
    pub runner_up: Option<Verdict>,
    pub because: Vec<Reason>,
}

/// Fewest points for a verdict, and fewest ahead of the next.
const ENOUGH: f32 = 1.4;
const AHEAD: f32 = 0.4;

/// Judges a line by its words, the tokens of its title, and its place.
pub(super) fn judge<'a>(
    understood: &'a Understood,
    title: Vec<Token<'a>>,
    line: &'a Raw,
    over: Option<Verdict>,
    parts: Parts,
    context: &'a Context,
) -> Judged {
    let mut scale = Scale {
        understood,
        text: &line.text,
        context,
        tokens: title,
        metric: tokens(&understood.metric, context.convention, context.lexicon),
        points: [0.0; 4],
        reasons: Vec::new(),
    };
    scale.words();
    scale.place(line, over, parts);
    scale.verdict()
}

/// A line on the scale.
pub(super) struct Scale<'a> {
    pub(super) understood: &'a Understood,
    pub(super) text: &'a str,
    pub(super) context: &'a Context,
    pub(super) tokens: Vec<Token<'a>>,
    pub(super) metric: Vec<Token<'a>>,
    pub(super) points: [f32; 4],
    pub(super) reasons: Vec<(f32, Verdict, Reason)>,
}

impl Scale<'_> {
    pub(super) fn add(&mut self, verdict: Verdict, points: f32, point: Point, words: &str) {
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
        if self.left_open() {
            return;
        }
        if let Some(words) = self.contrast() {
            return self.add(Verdict::Objective, 3.2, Point::State, &words);
        }
        if let Some(words) = self.told_to() {
            return self.add(Verdict::Initiative, 3.2, Point::Work, &words);
        }
        if let Some(words) = self.measured_in() {
            return self.add(Verdict::Kpi, 3.5, Point::Metric, &words);
        }
        if self.says_where_it_stands() {
            let numbers = self.numbers();
            self.add(Verdict::KeyResult, 3.0, Point::Change, &numbers);
        }
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
        let due = self
            .part(|part| matches!(part, Part::Due(_)))
            .or_else(|| self.unknown_end());
        if let Some(due) = due {
            let ends = match self.understood.verb.as_ref().map(|verb| verb.doing) {
                None if self.understood.has_numbers() => 2.5,
                Some(Doing::Hold) => 2.5,
                Some(Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_))
                    if !self.understood.has_numbers() =>
                {
                    0.1
                }
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

    fn hold(&mut self, verb: &str) {
        let numbers = self.numbers();
        if self.understood.has_numbers() {
            self.add(Verdict::Kpi, 2.0, Point::Standing, verb);
            self.add(Verdict::Kpi, 1.5, Point::Level, &numbers);
            self.add(Verdict::KeyResult, 1.5, Point::Aim, &numbers);
        } else if let Some(word) = self.metric_word().filter(|_| self.is_bare_metric()) {
            self.add(Verdict::Kpi, 2.0, Point::Standing, verb);
            self.add(Verdict::Kpi, 1.0, Point::Metric, &word);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
        } else {
            // A thing that is kept up is no number
            let quality = self.quality();
            self.add(Verdict::Kpi, 1.3, Point::Standing, verb);
            self.add(
                Verdict::Objective,
                2.2,
                Point::Quality,
                quality.as_deref().unwrap_or(verb),
            );
        }
    }

    fn moves(&mut self, verb: &str) {
        let numbers = self.numbers();
        // "Stop three zombie projects"
        let few = self.understood.unit.is_none()
            && self.understood.baseline.is_none()
            && self.understood.due.is_none()
            && self.metric_word().is_none()
            && self
                .understood
                .change
                .is_some_and(|change| change.of == ChangeOf::Units && change.amount < 13.0)
            && !numbers.contains(|letter: char| letter.is_ascii_digit() || letter == ' ');
        if few {
            self.add(Verdict::Initiative, 3.2, Point::Work, verb);
            return self.add(Verdict::KeyResult, 2.0, Point::Change, &numbers);
        }
        if self.understood.has_numbers() {
            self.add(Verdict::KeyResult, 3.0, Point::Change, &numbers);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
            return;
        }
        let better = matches!(
            self.understood.verb.as_ref().map(|verb| verb.doing),
            Some(Doing::Better)
        );
        // "Trim the marking policy", "Extend the helpline to weekends": work on a thing
        let broad = better
            && ["improve", "enhance", "strengthen"].iter().any(|word| {
                verb.to_ascii_lowercase()
                    .starts_with(word.get(..6).unwrap_or(word))
            });
        if !broad
            && let Some(thing) = self.made_thing().or_else(|| self.action_noun())
            && self.quality().is_none()
        {
            self.add(Verdict::Initiative, 2.4, Point::Work, &thing);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
            return;
        }
        if self.unplaced() {
            self.add(Verdict::KeyResult, 2.0, Point::Direction, verb);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
        } else if self.is_vague() || self.is_bare_metric() && (!better || self.ends_in_measure()) {
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
                && let Some(rate) = self
                    .part(|part| matches!(part, Part::Cadence(_)))
                    .filter(|rate| rate.contains([' ', '/']))
            {
                self.add(Verdict::Kpi, 2.5, Point::Rate, &rate);
                self.add(Verdict::KeyResult, 2.0, Point::Aim, &numbers);
            } else {
                // "Hire two managers" is a thing to do; "Hire 5 engineers by March" can be measured
                let hires = base_sense(lexicon, verb, Sense::Hire);
                let few = open
                    && understood.unit.is_none()
                    && understood.target.is_some_and(|target| {
                        (1.0..if hires { 30.0 } else { 3.0 }).contains(&target)
                    });
                self.add(Verdict::KeyResult, 3.0, Point::Aim, &numbers);
                self.add(
                    Verdict::Initiative,
                    if few { 3.5 } else { 0.5 },
                    Point::Work,
                    verb,
                );
            }
            return;
        }
        let quality = self
            .quality()
            .or_else(|| self.effect().filter(|words| words.starts_with("that")))
            // "Close the skills gap"
            .or_else(|| self.word_is(&["gap", "gaps", "divide"]))
            .or_else(|| {
                // "Attract people who would never have applied"
                self.word_is(&["who", "whose", "where"])
                    .filter(|_| base_sense(lexicon, verb, Sense::Verb(Doing::Aim)))
            });
        if let Some(word) = quality {
            self.add(Verdict::Objective, 2.5, Point::Quality, &word);
            self.add(Verdict::Initiative, 1.0, Point::Work, verb);
        } else if base_sense(lexicon, verb, Sense::Strive) && understood.due.is_some() {
            self.add(Verdict::KeyResult, 2.0, Point::Aim, verb);
            self.add(Verdict::Objective, 1.6, Point::Direction, verb);
        } else if let Some(noun) = self.action_noun().or_else(|| {
            // "Make an inventory"; but "Win contracts"
            self.made_thing()
                .filter(|_| base_sense(lexicon, verb, Sense::Make))
        }) {
            self.add(Verdict::Initiative, 2.2, Point::Work, &noun);
            self.add(Verdict::Objective, 1.0, Point::Direction, verb);
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
            // Kilometres of road are made one by one like anything else
            let count = matches!(understood.unit, None | Some(Unit::Custom(_)))
                && understood.change.is_none();
            // "30 of 42" is a share of a whole
            let share = self.tokens.windows(2).any(
                |pair| matches!(pair, [of, number] if of.is("of") && number.figure().is_some()),
            );
            let small = count
                && !share
                && understood.due.is_none()
                && understood.baseline.is_none()
                && understood.target.is_some_and(|target| target < 50.0);
            self.add(
                Verdict::KeyResult,
                if small {
                    2.1
                } else if count {
                    2.5
                } else {
                    3.0
                },
                if count { Point::Count } else { Point::Change },
                &numbers,
            );
            self.add(
                Verdict::Initiative,
                // "Record ten videos" is a thing to do, "Publish 12 papers by June" can be measured
                match (
                    count,
                    numbers.contains(|letter: char| letter.is_ascii_digit()),
                ) {
                    // "Complete the migration with zero corrections" says how well
                    (true, false) if understood.target == Some(0.0) => 1.6,
                    (true, false) if understood.due.is_none() => 3.0,
                    (true, _) if small => 2.6,
                    (true, _) => 1.6,
                    (false, _) => 1.0,
                },
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
        // "Ship what we promised", "Ship with confidence"
        let manner = self.tokens.get(1).filter(|next| {
            next.is("what")
                || next.is("how")
                || next.is("with") && self.abstract_noun().or_else(|| self.quality()).is_some()
        });
        if let Some(next) = manner {
            let words = next.text.to_owned();
            return self.add(Verdict::Objective, 2.8, Point::State, &words);
        }
        let shapes = base_sense(self.context.lexicon, verb, Sense::Verb(Doing::Aim));
        match self
            .quality()
            .or_else(|| self.people())
            .or_else(|| self.abstract_noun())
            .filter(|_| shapes && self.action_noun().is_none() && self.made_thing().is_none())
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
        let aims = base_sense(self.context.lexicon, verb, Sense::Plain);
        if let Some(word) = self
            .superlative()
            .or_else(|| self.word_is(&["everything", "whatever"]))
            .or_else(|| {
                self.quality()
                    .filter(|_| aims && self.action_noun().is_none())
            })
        {
            self.add(Verdict::Objective, 3.0, Point::Quality, &word);
            self.add(Verdict::Initiative, 1.5, Point::Work, verb);
            return;
        }
        // "Test free shipping from €39" starts nowhere
        let only_from = self.understood.baseline.is_some()
            && self.understood.target.is_none()
            && self.understood.change.is_none()
            && self.understood.band.is_none();
        if !self.understood.has_numbers() || only_from {
            self.add(Verdict::Initiative, 3.0, Point::Work, verb);
            return;
        }
        let count = self.understood.unit.is_none() && self.understood.change.is_none();
        if count {
            // Ten interviews are work; three hundred are a result
            let many = self.understood.target.is_some_and(|target| target >= 50.0);
            self.add(
                Verdict::Initiative,
                if many { 1.8 } else { 2.5 },
                Point::Work,
                verb,
            );
            self.add(
                Verdict::KeyResult,
                if many { 2.6 } else { 1.6 },
                Point::Count,
                &numbers,
            );
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
            .or_else(|| self.effect())
            .or_else(ours)
            .filter(|_| self.action_noun().is_none() && self.made_thing().is_none());
        let understood = self.understood;
        let few = base_sense(self.context.lexicon, verb, Sense::Plain)
            && understood.unit.is_none()
            && understood.due.is_none()
            && understood.baseline.is_none()
            && understood.target.is_some_and(|target| target < 50.0);
        if few {
            self.add(Verdict::Initiative, 2.6, Point::Count, &numbers);
            self.add(Verdict::KeyResult, 2.1, Point::Aim, &numbers);
        } else if understood.has_numbers() {
            self.add(Verdict::KeyResult, 2.3, Point::Aim, &numbers);
            self.add(Verdict::Objective, 1.5, Point::Direction, verb);
        } else if quality.is_none()
            && (self.made_thing().is_some() || base_sense(self.context.lexicon, verb, Sense::Plain))
        {
            self.add(Verdict::Initiative, 2.0, Point::Work, verb);
            self.add(Verdict::Objective, 1.2, Point::Direction, verb);
        } else if self.tokens.len() > 2 || !self.text.to_ascii_lowercase().starts_with("be ") {
            self.add(Verdict::Objective, 2.8, Point::Direction, verb);
        }
        if let Some(word) = quality {
            self.add(Verdict::Objective, 0.5, Point::Quality, &word);
        }
    }

    fn verdict(mut self) -> Judged {
        let all = [
            Verdict::Kpi,
            Verdict::Objective,
            Verdict::KeyResult,
            Verdict::Initiative,
        ];
        let none = (f32::NEG_INFINITY, Verdict::Unclear);
        let (mut first, mut second) = (none, none);
        for one in self.points.into_iter().zip(all) {
            if one.0 > first.0 {
                (first, second) = (one, first);
            } else if one.0 > second.0 {
                second = one;
            }
        }
        // "Can somebody check the phones?"; but "Could you please check the phones?" asks for it
        let question = self.text.ends_with('?')
            && self.tokens.len() < 12
            && !self.understood.has_numbers()
            && !self.text.to_ascii_lowercase().contains("please");
        let asks =
            first.0 < 4.0 && (question || self.text.ends_with(['?', '!']) && self.tokens.len() < 5);
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
}
