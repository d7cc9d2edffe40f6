//! What a person answered so far.

use super::questions::{Answer, QUESTIONS, Question, Topic};
use crate::domain::{Gathered, SortedMap};
use std::fmt;

/// The answers given so far; at most one for each question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: [Option<&'static Answer>; 7],
}

impl Answers {
    /// Reads answers as a kept decision or a file holds them: question key → answer key.
    ///
    /// # Errors
    /// The first key the guide does not know, with those it knows.
    pub fn from_map(map: &SortedMap<String, String>) -> Result<Self, UnknownAnswer> {
        let mut answers = Self::default();
        for (question, answer) in map {
            let Some(question) = QUESTIONS.iter().find(|known| known.key == question) else {
                return Err(UnknownAnswer::Question(question.clone()));
            };
            if !answers.give(question.topic, answer) {
                return Err(UnknownAnswer::Answer(question, answer.clone()));
            }
        }
        Ok(answers)
    }

    /// The form a kept decision and a file hold: question key → answer key.
    pub fn to_map(&self) -> SortedMap<String, String> {
        self.iter()
            .map(|(question, answer)| (question.key.to_owned(), answer.key.to_owned()))
            .into_map()
    }

    /// The answer to this question, if it was given.
    pub fn get(&self, topic: Topic) -> Option<&'static Answer> {
        self.given.get(topic as usize).copied().flatten()
    }

    /// Whether this question was answered in this way.
    pub fn is(&self, topic: Topic, answer: &str) -> bool {
        self.get(topic).is_some_and(|given| given.key == answer)
    }

    /// Gives or changes an answer. False, and nothing changed, where the question has no such answer.
    pub fn give(&mut self, topic: Topic, answer: &str) -> bool {
        let known = topic.question().answer(answer);
        if known.is_some() {
            self.set(topic, known);
        }
        known.is_some()
    }

    /// Takes an answer back.
    pub fn clear(&mut self, topic: Topic) {
        self.set(topic, None);
    }

    /// Whether the three questions that decide are answered.
    pub fn is_complete(&self) -> bool {
        self.missing().is_none()
    }

    /// The first question without which there is no verdict, if one is left.
    pub fn missing(&self) -> Option<&'static Question> {
        QUESTIONS
            .iter()
            .find(|question| !question.is_optional() && self.get(question.topic).is_none())
    }

    /// The questions that were answered and how, in the order they are asked.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Question, &'static Answer)> {
        QUESTIONS
            .iter()
            .zip(self.given)
            .filter_map(|(question, answer)| Some((question, answer?)))
    }

    /// Sum of the points.
    pub fn sum(&self) -> i32 {
        self.iter().map(|(_, answer)| answer.points).sum()
    }

    /// The most points the answered questions could give, in either direction.
    pub fn most(&self) -> i32 {
        self.iter().map(|(question, _)| question.most()).sum()
    }

    pub(super) fn set(&mut self, topic: Topic, answer: Option<&'static Answer>) {
        if let Some(place) = self.given.get_mut(topic as usize) {
            *place = answer;
        }
    }
}

/// A key the guide does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownAnswer {
    /// No question has this key.
    Question(String),
    /// The question has no such answer.
    Answer(&'static Question, String),
}

impl fmt::Display for UnknownAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = |keys: &mut dyn Iterator<Item = &str>| keys.collect::<Vec<_>>().join(", ");
        match self {
            Self::Question(key) => write!(
                f,
                "There is no question “{key}”. Use one of: {}.",
                listed(&mut QUESTIONS.iter().map(|question| question.key))
            ),
            Self::Answer(question, key) => write!(
                f,
                "The question “{}” has no answer “{key}”. Use one of: {}.",
                question.key,
                listed(&mut question.answers.iter().map(|answer| answer.key))
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn map(pairs: &[(&str, &str)]) -> SortedMap<String, String> {
        pairs
            .iter()
            .map(|&(question, answer)| (question.to_owned(), answer.to_owned()))
            .collect()
    }

    #[test]
    fn answers_read_back_what_they_write() {
        let kept = map(&[("goal", "change"), ("team", "several")]);
        assert_eq!(Answers::from_map(&kept).unwrap().to_map(), kept);
    }

    #[test]
    fn an_unknown_key_is_named_with_those_that_are_known() {
        let question = Answers::from_map(&map(&[("colour", "red")])).unwrap_err();
        assert!(question.to_string().contains("“colour”"), "{question}");
        assert!(question.to_string().contains("timeframe"), "{question}");
        let answer = Answers::from_map(&map(&[("timeframe", "decade")])).unwrap_err();
        assert!(answer.to_string().contains("“decade”"), "{answer}");
        assert!(answer.to_string().contains("quarter"), "{answer}");
    }

    #[test]
    fn a_changed_answer_replaces_the_first_and_a_cleared_one_is_gone() {
        let mut answers = Answers::default();
        assert!(answers.give(Topic::Goal, "watch"));
        assert!(answers.give(Topic::Goal, "change"));
        assert!(!answers.give(Topic::Goal, "dance"));
        assert_eq!((answers.sum(), answers.most()), (3, 3));
        answers.clear(Topic::Goal);
        assert_eq!(answers, Answers::default());
    }

    #[test]
    fn the_first_open_question_that_decides_is_named() {
        let mut answers = Answers::default();
        answers.give(Topic::Goal, "watch");
        answers.give(Topic::Team, "person");
        assert_eq!(answers.missing().unwrap().key, "ambition");
    }
}
