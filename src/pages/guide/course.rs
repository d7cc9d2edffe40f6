//! Where a person is in the guide and what was said so far. It survives a reload; going back never loses an answer.

use crate::desk::Desk;
use crate::domain::read_json;
use crate::figures::Figures;
use crate::guide::{Answer, Answers, Framework, Heard, Topic, Verdict, follow, hear, verdict};
use crate::models::notice::NoticeTyped;
use crate::pages::draft::habits;
use crate::phrase::carried;
use crate::ui::{focus_id, focus_on, once_drawn};
use leptos::prelude::*;
use serde_json::{Map, Value};

const DRAFT: &str = "guide";
/// Under which a wish waits that was written on the first page.
const WISH: &str = "wish";
/// The conventions its words were typed by.
const STYLE: &str = "style";
/// Under which the questions are kept that were answered by hand.
const OWN: &str = "own";
/// Under which the rows of measures are kept.
const MEASURES: &str = "measures";

fn row_to_value(row: &NoticeTyped) -> Value {
    let text = |text: &Option<String>| text.clone().map_or(Value::Null, Value::String);
    let picked = row.picked.map_or(Value::Null, Value::Bool);
    Value::Array(vec![
        Value::String(row.id.clone()),
        picked,
        text(&row.now),
        text(&row.goal),
    ])
}

fn row_of_value(value: &Value) -> NoticeTyped {
    let text = |place: usize| value.get(place).and_then(Value::as_str).map(str::to_owned);
    NoticeTyped {
        id: text(0).unwrap_or_default(),
        picked: value.get(1).and_then(Value::as_bool),
        now: text(2),
        goal: text(3),
    }
}

/// A place in the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoursePlace {
    /// What the person wants, in their own words.
    Wish,
    /// What is left of the questions, on one screen.
    Questions,
    /// The measures to choose from.
    Notice,
    /// What the answers amount to.
    Verdict,
}

/// The texts a person may change at the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideWords {
    /// What the person came with.
    Wish,
    /// The objective's title.
    Objective,
    /// The name of one's own measure.
    Kpi,
    /// The framework chosen over the verdict: `kpi`, `okr`, `both`.
    Chosen,
    /// Why.
    Reason,
}

impl GuideWords {
    const ALL: [Self; 5] = [
        Self::Wish,
        Self::Objective,
        Self::Kpi,
        Self::Chosen,
        Self::Reason,
    ];

    /// The word it is kept under; never a question's.
    fn key(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Objective => "objective",
            Self::Kpi => "kpi",
            Self::Chosen => "chosen",
            Self::Reason => "reason",
        }
    }
}

/// Keeps a wish for the guide, which begins with it. The first file does no more, so that reading sentences stays in the second.
pub fn begin_with(desk: Desk, wish: &str) {
    desk.keeping.keep_draft(WISH, wish);
}

/// The course through the guide.
#[derive(Clone, Copy)]
pub struct GuideCourse {
    /// The shared state.
    pub desk: Desk,
    /// The answers so far.
    pub answers: RwSignal<Answers>,
    /// The questions that the person answered, or left open, by hand: the wish does not answer them.
    own: RwSignal<Vec<Topic>>,
    place: RwSignal<CoursePlace>,
    /// One text for each of [`GuideWords`]; none until it is typed.
    words: [RwSignal<Option<String>>; 5],
    /// What was done to the rows of measures.
    measures: RwSignal<Vec<NoticeTyped>>,
}

impl GuideCourse {
    /// Goes on where the person left the guide.
    pub fn open(desk: Desk) -> Self {
        let course = Self {
            desk,
            answers: RwSignal::new(Answers::default()),
            own: RwSignal::new(Vec::new()),
            place: RwSignal::new(CoursePlace::Wish),
            words: GuideWords::ALL.map(|_| RwSignal::new(None)),
            measures: RwSignal::new(Vec::new()),
        };
        if let Some(text) = desk.keeping.draft(DRAFT) {
            course.read(&text);
        }
        if let Some(wish) = desk.keeping.draft(WISH) {
            desk.keeping.drop_draft(WISH);
            course.type_words(GuideWords::Wish, wish);
            course.go(CoursePlace::Questions);
        }
        Effect::new(move |_| course.keep());
        course
    }

    /// Where the person is, followed.
    pub fn place(self) -> CoursePlace {
        self.place.get()
    }

    /// Whether the guide was left, so that nothing of it may be asked any more.
    pub fn is_gone(self) -> bool {
        self.place.is_disposed()
    }

    /// Goes to a place and moves the focus to its heading.
    pub fn go(self, place: CoursePlace) {
        self.place.set(place);
        once_drawn(move || {
            match place {
                // Enter accepts what the sentence answered.
                CoursePlace::Questions => focus_open(self),
                _ => {
                    focus_id("page-title");
                }
            }
            if let Some(window) = web_sys::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }

    /// What was done to the rows of measures; followed.
    pub fn measures(self) -> Vec<NoticeTyped> {
        self.measures.get()
    }

    /// Notes what a person does to a row of measures.
    pub fn touch(self, id: &str, change: impl FnOnce(&mut NoticeTyped)) {
        self.measures.update(|measures| {
            let place = measures.iter().position(|one| one.id == id);
            let place = place.unwrap_or_else(|| {
                measures.push(NoticeTyped {
                    id: id.to_owned(),
                    ..NoticeTyped::default()
                });
                measures.len() - 1
            });
            if let Some(one) = measures.get_mut(place) {
                change(one);
            }
        });
    }

    /// A text as typed; none where nobody typed it. Followed.
    pub fn typed(self, which: GuideWords) -> Option<String> {
        self.words.get(which as usize).and_then(|words| words.get())
    }

    /// A text, followed; empty where nothing was typed.
    pub fn words(self, which: GuideWords) -> String {
        self.title(which, "")
    }

    /// Types a text.
    pub fn type_words(self, which: GuideWords, text: String) {
        if which == GuideWords::Wish {
            let heard = hear(&text, &habits(self.desk).context());
            let own = self.own.get_untracked();
            let followed = follow(&self.answers.get_untracked(), &own, &heard);
            self.answers.set(followed);
        }
        if let Some(words) = self.words.get(which as usize) {
            words.set(Some(text));
        }
    }

    /// What the wish answers and the person let stand; followed.
    pub fn heard(self) -> Vec<Heard> {
        let mut heard = hear(&self.words(GuideWords::Wish), &habits(self.desk).context());
        let answers = self.answers.get();
        self.own.with(|own| {
            heard.retain(|heard| {
                !own.contains(&heard.topic) && answers.get(heard.topic) == Some(heard.answer)
            });
        });
        heard
    }

    /// The words of the wish that gave this answer; followed.
    pub fn heard_words(self, topic: Topic, answer: &Answer) -> Option<String> {
        let mut heard = self.heard().into_iter();
        let found = heard.find(|heard| heard.topic == topic && heard.answer == answer);
        found.map(|heard| heard.words)
    }

    /// A title at the verdict: as typed, were it empty, else as proposed; followed.
    pub fn title(self, which: GuideWords, proposed: &str) -> String {
        let typed = self.words.get(which as usize).and_then(|words| words.get());
        typed.unwrap_or_else(|| proposed.to_owned())
    }

    /// The verdict, followed.
    pub fn verdict(self) -> Option<Verdict> {
        let wish = self.words(GuideWords::Wish);
        let context = habits(self.desk).context();
        self.answers
            .with(|answers| verdict(answers, &wish, &context))
    }

    /// The framework to draft: the one chosen over the verdict, if any; followed.
    pub fn framework(self, verdict: &Verdict) -> Framework {
        Framework::from_word(&self.words(GuideWords::Chosen)).unwrap_or(verdict.framework)
    }

    /// Gives or changes an answer.
    pub fn answer(self, topic: Topic, key: &str) {
        let mut answers = self.answers.get_untracked();
        if answers.give(topic, key) {
            self.own(topic);
            self.answers.set(answers);
        }
    }

    fn own(self, topic: Topic) {
        self.own.update(|own| {
            if !own.contains(&topic) {
                own.push(topic);
            }
        });
    }

    /// Takes an optional answer back.
    pub fn clear(self, topic: Topic) {
        self.own(topic);
        self.answers.update(|answers| answers.clear(topic));
    }

    /// Clears everything and starts with the wish.
    pub fn start_afresh(self) {
        self.go(CoursePlace::Wish);
        self.answers.set(Answers::default());
        self.own.set(Vec::new());
        self.measures.set(Vec::new());
        for words in self.words {
            words.set(None);
        }
    }

    fn keep(self) {
        let mut kept = Map::new();
        for (question, answer) in self.answers.with(Answers::to_map) {
            kept.insert(question, Value::String(answer));
        }
        for which in GuideWords::ALL {
            let text = self.words(which);
            if !text.is_empty() {
                kept.insert(which.key().to_owned(), Value::String(text));
            }
        }
        let own = self.own.with(|own| {
            let keys = own.iter().map(|topic| topic.question().key);
            keys.collect::<Vec<_>>().join(" ")
        });
        let place = self.place.get();
        if kept.is_empty() {
            self.desk.keeping.drop_draft(DRAFT);
        } else {
            let place = match place {
                CoursePlace::Wish => "wish",
                CoursePlace::Questions => "questions",
                CoursePlace::Notice => "notice",
                CoursePlace::Verdict => "verdict",
            };
            kept.insert("place".to_owned(), Value::String(place.to_owned()));
            kept.insert(OWN.to_owned(), Value::String(own));
            let rows = self
                .measures
                .with(|measures| measures.iter().map(row_to_value).collect());
            kept.insert(MEASURES.to_owned(), Value::Array(rows));
            let style = habits(self.desk).figures.written();
            kept.insert(STYLE.to_owned(), Value::String(style));
            let text = Value::Object(kept).to_string();
            self.desk.keeping.keep_draft(DRAFT, &text);
        }
    }

    /// Reads what was kept; what another version kept and this one does not know is left out.
    fn read(self, text: &str) {
        let Ok(Value::Object(kept)) = read_json(text) else {
            return;
        };
        let text = |name: &str| kept.get(name).and_then(Value::as_str);
        let mut answers = Answers::default();
        for topic in Topic::ALL {
            if let Some(answer) = text(topic.question().key) {
                answers.give(topic, answer);
            }
        }
        let own = Topic::ALL.into_iter().filter(|topic| match text(OWN) {
            Some(own) => own.split(' ').any(|key| key == topic.question().key),
            // Kept before wishes were heard: every answer was the person's.
            None => answers.get(*topic).is_some(),
        });
        self.own.set(own.collect());
        for which in GuideWords::ALL {
            if let Some(words) = text(which.key()) {
                // Typed by other conventions it means the same.
                let now = habits(self.desk).figures;
                let typed = text(STYLE).and_then(Figures::from_written).unwrap_or(now);
                self.type_words(which, carried(words, typed, now));
            }
        }
        let rows = kept.get(MEASURES).and_then(Value::as_array);
        self.measures
            .set(rows.into_iter().flatten().map(row_of_value).collect());
        self.place.set(match text("place") {
            // The verdict needs its three answers.
            Some("verdict") if answers.is_complete() => CoursePlace::Verdict,
            Some("notice") if answers.is_complete() => CoursePlace::Notice,
            Some("wish") => CoursePlace::Wish,
            // A single question, as it was asked before.
            Some(_) => CoursePlace::Questions,
            None => CoursePlace::Wish,
        });
        self.answers.set(answers);
    }
}

pub(super) fn answer_id(topic: Topic, place: usize) -> String {
    format!("answer-{}-{}", topic.question().key, place + 1)
}

/// Moves the focus to the first question that is still open, else to the button that goes on.
fn focus_open(course: GuideCourse) {
    match course.answers.with_untracked(Answers::missing) {
        Some(question) => focus_on(format!("#{}", answer_id(question.topic, 0))),
        None => focus_on("[form=asked]"),
    }
}
