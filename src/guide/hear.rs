//! What a wish answers by itself: "our onboarding is too slow" says what should happen before anybody asks.
//!
//! Two sources: a table of cues (whole words, one language a table), and the reader of sentences for numbers, dates and verbs.
//! Only what is said is answered; whoever answered a question by hand is never overruled.

use super::answers::Answers;
use super::cues::CUES;
use super::questions::{Answer, Topic};
use super::wish::without_lead_in;
use crate::domain::Date;
use crate::domain::letters::{is_alphanumeric, small_letters, to_lowercase};
use crate::phrase::{ChangeOf, Context, Doing, Multiple, Part, Understood, read};
use std::ops::Range;

/// An answer that a wish gives, and the words that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The question.
    pub topic: Topic,
    /// Its answer.
    pub answer: &'static Answer,
    /// The words, as they were written.
    pub words: String,
}

/// What a wish answers by itself, at most one answer for each question, in the order they are asked.
pub fn hear(wish: &str, context: &Context) -> Vec<Heard> {
    let wish = Wish::new(wish, context);
    let heard = |topic: Topic| {
        let (key, words) = match topic {
            Topic::Goal => wish.goal(),
            Topic::Timeframe => wish.end().or_else(|| wish.cue(topic, 0)),
            Topic::Ambition => wish.cue(topic, 0).or_else(|| wish.leap()),
            _ => wish.cue(topic, 0),
        }?;
        Some(Heard {
            topic,
            answer: topic.question().answer(key)?,
            words: wish.text.get(words)?.to_owned(),
        })
    };
    Topic::ALL.into_iter().filter_map(heard).collect()
}

/// The answers as they are when the person's own stay and all others follow the wish.
pub fn follow(answers: &Answers, own: &[Topic], heard: &[Heard]) -> Answers {
    let mut followed = *answers;
    for topic in Topic::ALL {
        if !own.contains(&topic) {
            let said = heard.iter().find(|heard| heard.topic == topic);
            followed.set(topic, said.map(|heard| heard.answer));
        }
    }
    followed
}

/// How many words in front of a cue may hold the "not" that turns it: "we do not want to keep…".
const NOT_REACHES: usize = 4;

type FoundCue = Option<(&'static str, Range<usize>)>;

struct Wish<'a> {
    text: &'a str,
    /// In lower case, with their places.
    words: Vec<(String, Range<usize>)>,
    understood: Understood,
    /// Where the part that was read starts.
    offset: usize,
    today: Date,
}

impl<'a> Wish<'a> {
    fn new(text: &'a str, context: &Context) -> Self {
        let plain = without_lead_in(text);
        let offset = text.len() - plain.len();
        Self {
            text,
            words: words(text),
            understood: read(plain, context),
            offset,
            today: context.calendar.today,
        }
    }

    /// What should happen. Cues that name it win over numbers, numbers over complaints, complaints over verbs.
    fn goal(&self) -> FoundCue {
        let spans = [
            (
                "hold",
                self.span(|part| matches!(part, Part::Low(_) | Part::High(_))),
            ),
            ("change", self.change()),
        ];
        let [limit, change] = spans.map(|(key, range)| Some((key, range?)));
        self.cue(Topic::Goal, 0)
            .or(change)
            .or_else(|| self.cue(Topic::Goal, 1))
            .or_else(|| self.verb())
            .or(limit)
            .or_else(|| self.cue(Topic::Goal, 2))
    }

    /// From one number to another, or by so much.
    fn change(&self) -> Option<Range<usize>> {
        let understood = &self.understood;
        let from_to = understood.baseline.is_some() && understood.target.is_some();
        if from_to {
            return self.span(|part| matches!(part, Part::Baseline(_) | Part::Target(_)));
        }
        understood.change?;
        self.span(|part| matches!(part, Part::Change(_)))
    }

    fn verb(&self) -> FoundCue {
        let verb = self.understood.verb.as_ref()?;
        let range = self.span(|part| matches!(part, Part::Verb(_)))?;
        // "Support is slow" supports nothing.
        let next = self.words.iter().find(|(_, word)| word.start >= range.end);
        let is_noun = next.is_some_and(|(word, _)| IS.contains(&word.as_str()));
        if is_noun || self.is_denied(range.start) {
            return None;
        }
        let key = match verb.doing {
            Doing::Raise | Doing::Lower | Doing::Times(_) | Doing::Output | Doing::Aim => "change",
            // With an end it is a change, without one it is better step by step.
            Doing::Better if self.understood.due.is_some() => "change",
            Doing::Better => "improve",
            Doing::Hold => "hold",
            Doing::Watch => "watch",
            Doing::Reach | Doing::Activity => return None,
        };
        Some((key, range))
    }

    /// How long it is until the deadline.
    fn end(&self) -> FoundCue {
        let due = self.understood.due?;
        let range = self.span(|part| matches!(part, Part::Due(_)))?;
        let words = to_lowercase(self.text.get(range.clone())?);
        let days = (due - self.today).num_days();
        // "Sales are down this year" says since when, not until when.
        let is_past =
            words.starts_with("this ") && matches!(self.goal(), Some(("win-back" | "improve", _)));
        if days < 0 || is_past {
            return None;
        }
        let key = match days {
            // Near its end a quarter is still a quarter.
            _ if days <= 100 && (words.contains("quarter") || words.contains('q')) => "quarter",
            ..=31 => "month",
            32..=135 => "quarter",
            136..=230 => "half",
            231..=550 => "year",
            _ => return None,
        };
        Some((key, range))
    }

    /// Three times as much is a leap, twice as much a stretch.
    fn leap(&self) -> FoundCue {
        let times = match self.understood.verb.as_ref().map(|verb| verb.doing) {
            Some(Doing::Times(Multiple::Two | Multiple::Half)) => 2.0,
            Some(Doing::Times(_)) => 3.0,
            _ => {
                self.understood
                    .change
                    .filter(|change| change.of == ChangeOf::Factor)?
                    .amount
            }
        };
        let range = self
            .span(|part| matches!(part, Part::Change(_)))
            .or_else(|| self.span(|part| matches!(part, Part::Verb(_))))?;
        match times {
            3.0.. => Some(("leap", range)),
            2.0.. => Some(("stretch", range)),
            _ => None,
        }
    }

    /// The first cue for this question whose words stand in the wish.
    fn cue(&self, topic: Topic, rank: u8) -> FoundCue {
        let cues = CUES.iter().filter(|cue| (cue.0, cue.1) == (topic, rank));
        cues.flat_map(|(_, _, key, phrases)| phrases.split('|').map(move |phrase| (key, phrase)))
            .find_map(|(key, phrase)| Some((*key, self.find(phrase)?)))
    }

    /// Where a phrase stands, on whole words and without a "not" in front of it. `#` stands for a number.
    fn find(&self, phrase: &str) -> Option<Range<usize>> {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        let fits = |(word, wanted): (&(String, Range<usize>), &&str)| {
            word.0 == **wanted
                || **wanted == *"#" && word.0.starts_with(|c: char| c.is_ascii_digit())
        };
        self.words.windows(wanted.len()).find_map(|window| {
            let (first, last) = (window.first()?, window.last()?);
            let found = window.iter().zip(&wanted).all(fits);
            (found && !self.is_denied(first.1.start)).then_some(first.1.start..last.1.end)
        })
    }

    /// Whether a "not" stands shortly before this place, in the same clause.
    fn is_denied(&self, place: usize) -> bool {
        let before = self.words.iter().filter(|(_, range)| range.end <= place);
        let before: Vec<_> = before.collect();
        let near = before.iter().rev().take(NOT_REACHES);
        let in_clause = near.take_while(|(_, range)| {
            let between = self.text.get(range.end..place).unwrap_or_default();
            !between.contains([',', ';', '.', ':', '!', '?', '\n'])
        });
        in_clause
            .take_while(|(word, _)| word != "but" && word != "only")
            .any(|(word, _)| NOT.contains(&word.as_str()))
    }

    /// The stretch of the wish from the first to the last span of such parts.
    fn span(&self, is_part: impl Fn(&Part) -> bool) -> Option<Range<usize>> {
        let spans = self
            .understood
            .spans
            .iter()
            .filter(|span| is_part(&span.part));
        let range = spans.fold(None, |range: Option<Range<usize>>, span| {
            let start = range.map_or(span.start, |range| range.start);
            Some(start..span.end)
        })?;
        Some(range.start + self.offset..range.end + self.offset)
    }
}

const NOT: [&str; 10] = [
    "not", "no", "never", "don't", "dont", "without", "stop", "cannot", "isn't", "aren't",
];

/// Words that make the one in front of them a thing and not a deed.
const IS: [&str; 12] = [
    "is", "are", "was", "were", "has", "have", "gets", "takes", "keeps", "should", "must", "seems",
];

/// The words of a text in lower case; hyphens part them, apostrophes do not.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words: Vec<(String, Range<usize>)> = Vec::new();
    let mut is_inside = false;
    for (place, letter) in text.char_indices() {
        let belongs = is_alphanumeric(letter) || matches!(letter, '\'' | '’');
        if belongs {
            if !is_inside {
                words.push((String::new(), place..place));
            }
            if let Some((word, range)) = words.last_mut() {
                let plain = if letter == '’' { '\'' } else { letter };
                word.extend(small_letters(std::iter::once(plain)));
                range.end = place + letter.len_utf8();
            }
        }
        is_inside = belongs;
    }
    words
}
