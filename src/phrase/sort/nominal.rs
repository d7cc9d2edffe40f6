//! Lines without a verb that steers: names of metrics, levels, states that are wished for.

use super::Verdict;
use super::reason::Point;
use super::weigh::Scale;
use crate::domain::Unit;
use crate::phrase::lexicon::Sense;
use crate::phrase::sentence::Part;
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
        if let Some(words) = self.wished_state() {
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

    /// "Every child reads with pleasure", "A school where nobody is bullied", "From reactive to proactive": the words that describe
    /// how it should be. What is said to be wrong ("Our onboarding is too slow") is no wish.
    fn wished_state(&self) -> Option<String> {
        let digits = self.text.contains(|letter: char| letter.is_ascii_digit());
        let zero = self.understood.target == Some(0.0) && !digits;
        if self.understood.has_numbers() && !zero || self.text.trim_end().ends_with('?') {
            return None;
        }
        let words: Vec<&Token> = self.tokens.iter().filter(|token| token.is_word()).collect();
        let [first, second, rest @ ..] = words.as_slice() else {
            return None;
        };
        let said = || Some(first.text.to_owned());
        let among = |token: &Token, list: &[&str]| list.iter().any(|word| token.is(word));
        // "a partner, not a policeman" contrasts
        // "Journalism that our town cannot do without"
        let described = ["that", "which"].iter().any(|word| second.is(word));
        if described && words.len() > 3 && !first.has(Sense::Artefact) && !first.has(Sense::Measure)
        {
            return said();
        }
        let complains = self.complains();
        let all = first.has(Sense::Everyone) && !words.iter().any(|token| token.is("too"));
        // "A hospital free of avoidable infections"
        let described = (first.is("a") || first.is("an"))
            && words.len() > 3
            && !words
                .iter()
                .any(|token| token.has(Sense::Measure) || token.is("per"))
            && self.action_noun().is_none()
            && self.made_thing().is_none()
            && self.understood.due.is_none();
        if described && !complains {
            return said();
        }
        if complains && !all || self.artefact_before_clause(&words) {
            return None;
        }
        if first.is("from") && words.iter().any(|token| token.is("to")) && words.len() > 3 {
            return said();
        }
        if rest.is_empty() {
            return None;
        }
        let everyone = words.iter().position(|token| token.has(Sense::Everyone));
        if everyone.is_some_and(|at| at < 2 || zero)
            && words.len() > 3
            && self.metric_word().is_none()
        {
            return said();
        }
        // "No child in our town goes hungry"
        if first.is("one") && words.len() > 2 && !digits {
            return said();
        }
        if first.is("no") && !digits && words.len() > 4 && !second.is("more") && !second.is("less")
        {
            return said();
        }
        let plural =
            first.text.len() > 3 && first.text.ends_with('s') && !first.has(Sense::Falling);
        // "Drivers choose us over the competition"
        let chooses = plural
            && (second.has(Sense::Feeling)
                || !second.has(Sense::Nounish)
                    && second.senses().any(|sense| matches!(sense, Sense::Verb(_))))
            && rest.first().is_some_and(|third| {
                among(
                    third,
                    &[
                        "us", "we", "with", "in", "through", "on", "to", "from", "at", "without",
                        "for", "as",
                    ],
                ) || third.has(Sense::Article)
                    || third.has(Sense::People)
                    || third.has(Sense::Everyone)
                    || third.has(Sense::Quality)
            });
        if chooses {
            return said();
        }
        // "We are a city where companies like to settle"
        let states = first.is("we") && (second.has(Sense::Feeling) || second.has(Sense::Statement));
        if states && words.len() > 3 {
            return said();
        }
        // "Customers tell their friends about us"
        let does = first.has(Sense::People)
            && second.senses().any(|sense| matches!(sense, Sense::Verb(_)))
            && !second.has(Sense::Nounish)
            && words.len() > 3;
        if does {
            return said();
        }
        // "We want colleagues to look forward to Mondays", "Our people should be proud"
        let wants = among(first, &["we", "i"]) && among(second, &["want", "would", "need", "wish"]);
        let subject = words.iter().take(4).any(|token| token.has(Sense::People));
        // "Travelling through our airport should feel easy"
        if words.len() > 4 && words.iter().skip(1).any(|token| token.is("should")) {
            return said();
        }
        let should = words
            .iter()
            .take(5)
            .any(|token| among(token, &["should", "shall", "will", "can"]));
        if wants && rest.len() > 2 || subject && should && words.len() > 4 {
            return said();
        }
        // "A town hall that citizens enjoy", "Customers who come back"
        // "Security by default", "Quality over quantity"
        let over = words.len() <= 5
            && self.metric.len() <= 5
            && ["by", "over", "before", "beyond", "above"]
                .iter()
                .any(|word| second.is(word))
            && !rest
                .iter()
                .any(|token| token.has(Sense::Article) || token.has(Sense::Measure))
            && self.understood.due.is_none();
        if over {
            return said();
        }
        let clause = words
            .iter()
            .take(5)
            .skip(1)
            .find(|token| among(token, &["where", "that", "who", "whose", "which"]));
        if let Some(clause) = clause
            && (first.is("a")
                || first.is("an")
                || first.is("the")
                || first.has(Sense::People)
                || plural)
            && (plural || self.metric_word().is_none())
        {
            return Some(clause.text.to_owned());
        }
        // "Parents as partners"
        let as_what = words.iter().take(4).skip(1).any(|token| token.is("as"));
        if as_what && words.len() < 9 && self.metric_word().is_none() && !self.looks_imperative() {
            return said();
        }
        // "Patients feel safe with us"
        let feels = subject
            && words
                .iter()
                .take(5)
                .skip(1)
                .any(|token| token.has(Sense::Feeling));
        (feels && words.len() > 2).then(said).flatten()
    }

    /// Whether something is said to be wrong; "a partner, not a policeman" only contrasts.
    fn complains(&self) -> bool {
        self.tokens.iter().enumerate().any(|(at, token)| {
            let contrast = token.is("not")
                && at
                    .checked_sub(1)
                    .and_then(|before| self.tokens.get(before))
                    .is_some_and(|before| before.is_sign(','));
            token.is_word() && token.has(Sense::Complaint) && !contrast
        })
    }

    /// "A dashboard that shows sales" is a thing, whatever it does.
    fn artefact_before_clause(&self, words: &[&Token]) -> bool {
        words
            .iter()
            .take_while(|token| {
                !["where", "that", "who", "which", "with"]
                    .iter()
                    .any(|word| token.is(word))
            })
            .any(|token| token.has(Sense::Artefact) || token.has(Sense::ActionNoun))
    }

    /// "Apprentices taken on after training", "Invoices paid on time": how many of them, and nothing that ends.
    fn counted_state(&self) -> Option<String> {
        let [first, second, ..] = self.tokens.as_slice() else {
            return None;
        };
        let several = first.is_word()
            && (first.has(Sense::People)
                || first.text.len() > 3 && first.text.ends_with(['s', 'S']));
        let state = second.is_word()
            && (second.has(Sense::Participle)
                || second.text.len() > 4 && second.text.to_ascii_lowercase().ends_with("ed"));
        let plain = self.understood.due.is_none() && !self.understood.has_numbers();
        (several && state && plain).then(|| second.text.to_owned())
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

    /// "Deliver without waking the neighbourhood", "Sell value, not licences", "Never lose a customer": a way to be.
    pub(super) fn contrast(&self) -> Option<String> {
        if self.understood.has_numbers()
            || self.understood.due.is_some()
            || self.text.contains(|letter: char| letter.is_ascii_digit())
        {
            return None;
        }
        let is = |at: usize, word: &str| self.tokens.get(at).is_some_and(|token| token.is(word));
        let found = (1..self.tokens.len()).find(|&at| {
            at < 3 && is(at, "without")
                || is(at, "not")
                    && self
                        .tokens
                        .get(at - 1)
                        .is_some_and(|before| before.is_sign(','))
                || is(at, "instead") && is(at + 1, "of") && !is(at + 2, "a")
                || is(at, "rather") && is(at + 1, "than")
        });
        let never = (is(0, "never") || is(0, "no") && is(1, "longer")) && self.tokens.len() > 3;
        let at = found.or(never.then_some(0))?;
        self.tokens.get(at).map(|token| token.text.to_owned())
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
            "(last year",
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

    /// A short name that nothing else claims: of something that is counted or watched ("False alarms", "Third-party funding"), of a thing to
    /// be made ("Customer portal"), or of something that is offered ("Tastings on Saturdays").
    fn plain_name(&self) -> Option<(Verdict, String)> {
        let words: Vec<&Token> = self.tokens.iter().filter(|token| token.is_word()).collect();
        let only_words = words.len() == self.tokens.len();
        let (first, last) = (words.first()?, words.last()?);
        let claimed = self.understood.has_numbers()
            || self.understood.due.is_some()
            || self.metric_word().is_some()
            || self.quality().is_some()
            || self.abstract_noun().is_some()
            || self.action_noun().is_some()
            || self.is_wish()
            || self.sentence_word().is_some()
            || self.looks_imperative()
            || !only_words;
        let outer = [
            Some(first),
            words.get(1),
            Some(last).filter(|_| words.len() < 4),
        ];
        let of_group = outer.into_iter().flatten().any(|token| {
            token.has(Sense::Group) || token.has(Sense::Greeting) || token.has(Sense::Complaint)
        });
        let said = || last.text.to_owned();
        if claimed || of_group {
            return None;
        }
        if words.len() < 2 {
            let several = last.text.len() > 4
                && last.text.ends_with(['s', 'S'])
                && !last.text.ends_with("ss");
            let thing = last.has(Sense::Artefact) || last.has(Sense::ActionNoun);
            return (several && !thing).then(|| (Verdict::Kpi, said()));
        }
        let place = words.iter().position(|token| {
            [
                "on", "in", "for", "with", "at", "per", "by", "to", "from", "as",
            ]
            .iter()
            .any(|word| token.is(word))
        });
        if let Some(at) = place {
            let head = words.get(at.checked_sub(1)?)?;
            // "Staff in training" are counted; "Guided tours in sign language" are offered
            let people = first.has(Sense::People)
                && at < 3
                && !["as", "for"]
                    .iter()
                    .any(|word| words.get(at).is_some_and(|token| token.is(word)));
            let short = at <= 3 && words.len() <= 7 && !first.has(Sense::Article);
            return (people || short).then(|| {
                (
                    if people {
                        Verdict::Kpi
                    } else {
                        Verdict::Initiative
                    },
                    head.text.to_owned(),
                )
            });
        }
        if last.has(Sense::Artefact) {
            return Some((Verdict::Initiative, said()));
        }
        let shouts = self.text.chars().all(|letter| !letter.is_lowercase());
        let proper = !shouts && last.text.starts_with(char::is_uppercase);
        let article = words
            .iter()
            .any(|token| token.has(Sense::Article) || token.has(Sense::Filler));
        (words.len() <= 3 && !proper && !article).then(|| (Verdict::Kpi, said()))
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
        let words = |phrase: &str| {
            self.text
                .trim_start_matches(|letter: char| !letter.is_alphanumeric())
                .to_ascii_lowercase()
                .starts_with(phrase)
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
