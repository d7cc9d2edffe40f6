//! The questions, their answers, the points and the sentences: one table, so that every screen says the same.

/// What a question is about; its place in [`QUESTIONS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What should happen.
    Goal,
    /// How sure it is without a special effort.
    Ambition,
    /// Until when.
    Timeframe,
    /// Who works on it.
    Team,
    /// How firm the definition is.
    Flexibility,
    /// How one would know.
    Measurement,
    /// Whether it can be moved in time.
    Influence,
}

impl Topic {
    /// All of them, in the order they are asked.
    pub const ALL: [Self; 7] = [
        Self::Goal,
        Self::Ambition,
        Self::Timeframe,
        Self::Team,
        Self::Flexibility,
        Self::Measurement,
        Self::Influence,
    ];

    /// Its question.
    pub fn question(self) -> &'static Question {
        QUESTIONS.get(self as usize).unwrap_or(&GOAL)
    }
}

/// One question. The first three must be answered for a verdict, the others sharpen it.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub topic: Topic,
    /// The word in files and routes: `timeframe`.
    pub key: &'static str,
    /// Two words for lists: "Time frame".
    pub name: &'static str,
    /// The question as it is asked.
    pub wording: &'static str,
    /// The answers, in the order they are offered.
    pub answers: &'static [Answer],
}

impl Question {
    /// Whether a verdict can do without it.
    pub fn is_optional(&self) -> bool {
        self.topic > Topic::Timeframe
    }

    /// The answer with this key.
    pub fn answer(&self, key: &str) -> Option<&'static Answer> {
        self.answers.iter().find(|answer| answer.key == key)
    }

    /// The most points any of its answers gives, in either direction.
    pub fn most(&self) -> i32 {
        let points = self.answers.iter().map(|answer| answer.points.abs());
        points.max().unwrap_or(0)
    }
}

/// One answer to a question.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// The word in files and routes: `win-back`.
    pub key: &'static str,
    /// The answer as it is offered.
    pub label: &'static str,
    /// One line that explains it; empty where the label says it all.
    pub explain: &'static str,
    /// Points: below zero towards a KPI, above zero towards an OKR.
    pub points: i32,
    /// Why it counts as it does.
    pub reason: MarkedSentence,
}

/// A sentence with an emphasised part, so that no screen needs markup to show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedSentence {
    /// What stands before the emphasised part, with its space.
    pub before: &'static str,
    /// The emphasised part.
    pub strong: &'static str,
    /// What stands after it.
    pub after: &'static str,
}

impl std::fmt::Display for MarkedSentence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        [self.before, self.strong, self.after]
            .into_iter()
            .try_for_each(|part| f.write_str(part))
    }
}

/// Points, key, label, explanation => the reason before, in and after its emphasis.
macro_rules! answers {
    ($($points:expr, $key:literal, $label:literal, $explain:literal => $before:literal, $strong:literal, $after:literal;)*) => {
        &[$(Answer {
            key: $key,
            label: $label,
            explain: $explain,
            points: $points,
            reason: MarkedSentence { before: $before, strong: $strong, after: $after },
        },)*]
    };
}

/// All questions in the order they are asked (DOMAIN §5).
pub static QUESTIONS: [Question; 7] = [
    GOAL,
    Question {
        topic: Topic::Ambition,
        key: "ambition",
        name: "Ambition",
        wording: "How likely is it without extra effort?",
        answers: answers![
            -2, "normal", "We normally meet it", ""
                => "You ", "normally meet it", ". A level you hold is a KPI target.";
            -1, "likely", "Likely, with normal effort", ""
                => "It is ", "likely", " with normal effort. A KPI is enough to follow steady work.";
            2, "stretch", "A coin flip", "It may fall short."
                => "You called it a ", "real stretch", ". Reaching 0.7 would be a success.";
            2, "leap", "Unlikely: a leap", "Nobody knows how yet."
                => "You called it a ", "leap", ". Only an objective can aim that far and fall short.";
            1, "promise", "It must happen: a promise", ""
                => "You ", "promised it", ". A committed objective is expected to end at 1.0.";
        ],
    },
    Question {
        topic: Topic::Timeframe,
        key: "timeframe",
        name: "Time frame",
        wording: "Until when?",
        answers: answers![
            -2, "open", "No end", "As long as we do this work."
                => "There is ", "no end", ". Objectives finish; a KPI stays.";
            0, "year", "A year", "By about the end of the year."
                => "A ", "year", " suits both: a KPI’s target, or an objective each quarter.";
            1, "half", "Half a year", "Two quarters from now."
                => "", "Half a year", " is a date you can work towards.";
            2, "quarter", "A quarter", "About three months."
                => "Until the ", "end of the quarter", ": a date gives key results their pull.";
            0, "month", "Under a month", "A few weeks at most."
                => "", "Under a month", " is too short to point to either.";
        ],
    },
    Question {
        topic: Topic::Team,
        key: "team",
        name: "Team",
        wording: "Who works on it?",
        answers: answers![
            -1, "person", "One person", "Nobody else has to change anything."
                => "", "One person", " can follow a number without a cycle.";
            0, "team", "One team", "People who already meet."
                => "", "One team", " can work with either.";
            1, "several", "Several teams", "They have to work together."
                => "", "Several teams", " need one objective to pull the same way.";
        ],
    },
    Question {
        topic: Topic::Flexibility,
        key: "flexibility",
        name: "Flexibility",
        wording: "How fixed is the measure?",
        answers: answers![
            -1, "fixed", "A fixed definition", "Counted the same way next year."
                => "The definition is ", "fixed", ", so a KPI can compare one year with the next.";
            1, "learning", "It may change as we learn", "We expect to learn more along the way."
                => "It ", "may change", " as you learn. Objectives are rewritten every cycle.";
        ],
    },
    Question {
        topic: Topic::Measurement,
        key: "measurement",
        name: "Measurement",
        wording: "What will tell you how it’s going?",
        answers: answers![
            -1, "one", "One number on a dashboard", "A glance is enough."
                => "", "One number", " would tell you. That number is a KPI worth keeping.";
            1, "several", "Several results and a discussion", "No single number says it all."
                => "It takes ", "several results", " and a discussion. That is a set of key results.";
        ],
    },
    Question {
        topic: Topic::Influence,
        key: "influence",
        name: "Influence",
        wording: "Can you move the number in that time?",
        answers: answers![
            -1, "late", "It moves late, or others move it", "What we do now shows up months later."
                => "The number ", "moves late", " or because of others. You can watch it, but not steer by it.";
            1, "ours", "We can move it", "What we do shows up in time."
                => "You ", "can move it", " in time. That makes a fair key result.";
        ],
    },
];

const GOAL: Question = Question {
    topic: Topic::Goal,
    key: "goal",
    name: "Goal type",
    wording: "What should happen?",
    answers: answers![
        -3, "watch", "Keep an eye on it", "It’s fine. You want to notice early if that changes."
            => "You want to ", "keep an eye", " on it. That is what a KPI is for.";
    -3, "hold", "Keep it at a good level", "The level is right and must not slip."
            => "You want to ", "keep a good level", ". A KPI with a target and an alarm does that.";
    -1, "improve", "Improve an existing process step by step", "A little better each month, through everyday work."
            => "You improve ", "step by step", ". A KPI shows whether the steps add up.";
    1, "win-back", "Win back a number that has slipped", "It used to be good."
            => "A number is ", "off", ". The KPI shows the gap; an OKR closes it.";
    3, "change", "Change, grow or create something", "Something will be different afterwards."
            => "You want to ", "change", " something. KPIs watch what exists; objectives change it.";
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_topic_finds_its_own_question() {
        for topic in Topic::ALL {
            assert_eq!(topic.question().topic, topic);
        }
    }

    #[test]
    fn keys_of_questions_and_answers_are_unique_and_stable() {
        let keys: Vec<String> = QUESTIONS
            .iter()
            .map(|question| {
                let answers: Vec<String> = question
                    .answers
                    .iter()
                    .map(|answer| format!("{}{:+}", answer.key, answer.points))
                    .collect();
                format!("{}: {}", question.key, answers.join(" "))
            })
            .collect();
        // Files and kept decisions hold these words: never rename one.
        assert_eq!(
            keys,
            [
                "goal: watch-3 hold-3 improve-1 win-back+1 change+3",
                "ambition: normal-2 likely-1 stretch+2 leap+2 promise+1",
                "timeframe: open-2 year+0 half+1 quarter+2 month+0",
                "team: person-1 team+0 several+1",
                "flexibility: fixed-1 learning+1",
                "measurement: one-1 several+1",
                "influence: late-1 ours+1",
            ]
        );
    }

    #[test]
    fn every_reason_is_one_or_two_short_sentences_with_something_emphasised() {
        for answer in QUESTIONS.iter().flat_map(|question| question.answers) {
            let sentence = answer.reason.to_string();
            assert!(!answer.reason.strong.is_empty(), "{sentence}");
            assert!(
                sentence.ends_with('.') && sentence.chars().count() < 100,
                "{sentence}"
            );
            assert!(
                sentence.starts_with(char::is_uppercase) && !sentence.contains("  "),
                "{sentence}"
            );
        }
    }
}
