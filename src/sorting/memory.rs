//! What a person decided, kept while the list is unfinished.
//!
//! A decision is kept with the words of its line and which of the equal lines it was, so that it is found again after a reload and
//! after other lines were added to the text.

use super::list::{Choice, Line, List, Under};
use crate::domain::{Id, Kind, Ref};
use crate::phrase::Context;
use crate::phrase::sort::Verdict;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The decisions about a list, apart from its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    title: Option<String>,
    made: Option<Id>,
    lines: Vec<(Name, Choice, Option<Name>)>,
}

/// A line by its pasted words and how many equal ones stand before it.
type Name = (String, usize);

impl Memory {
    /// The decisions about a list.
    pub fn of(list: &List) -> Self {
        let names = names(list);
        let name = |place: usize| names.get(place).cloned();
        let lines = list.lines.iter().enumerate();
        let decided = lines.filter(|(_, line)| line.choice != Choice::default());
        Self {
            title: (!list.title.is_empty()).then(|| list.title.clone()),
            made: list.made.clone(),
            lines: decided
                .filter_map(|(place, line)| {
                    let over = match line.choice.under {
                        Some(Under::Line(over)) => name(over),
                        _ => None,
                    };
                    Some((name(place)?, line.choice.clone(), over))
                })
                .collect(),
        }
    }

    /// Puts the decisions back, as far as their lines are still there.
    pub fn restore(self, list: &mut List, context: &Context) {
        let mut places: BTreeMap<Name, usize> = BTreeMap::new();
        for (place, name) in names(list).into_iter().enumerate() {
            places.insert(name, place);
        }
        if let Some(title) = self.title {
            list.title = title;
        }
        list.made = self.made;
        for (name, mut choice, over) in self.lines {
            let Some(&place) = places.get(&name) else {
                continue;
            };
            if let Some(Under::Line(_)) = choice.under {
                let over = over.and_then(|over| places.get(&over).copied());
                choice.under = over.map(Under::Line);
            }
            let words = choice.words.clone();
            list.choose(place, |now| *now = choice);
            if let Some(words) = words {
                list.reword(place, &words, context);
            }
        }
    }

    /// As a text.
    pub fn to_json(&self) -> String {
        let lines: Vec<Value> = self.lines.iter().map(written).collect();
        json!({ "title": self.title, "made": self.made.as_ref().map(Id::as_str), "lines": lines })
            .to_string()
    }

    /// From a text. What cannot be read is forgotten: the list itself is safe.
    pub fn from_json(text: &str) -> Self {
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            return Self::default();
        };
        let word = |name: &str| value.get(name).and_then(Value::as_str);
        let lines = value.get("lines").and_then(Value::as_array);
        Self {
            title: word("title").map(str::to_owned),
            made: word("made").map(Id::from_text),
            lines: lines.into_iter().flatten().filter_map(read).collect(),
        }
    }
}

fn names(list: &List) -> Vec<Name> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let name = |line: &Line, count: usize| (line.pasted.clone(), count);
    list.lines
        .iter()
        .map(|line| {
            let count = seen.entry(line.pasted.as_str()).or_insert(0);
            *count += 1;
            name(line, *count - 1)
        })
        .collect()
}

fn written((name, choice, over): &(Name, Choice, Option<Name>)) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| {
        fields.insert(name.to_owned(), value);
    };
    put("line", json!(name.0));
    put("nth", json!(name.1));
    if let Some(words) = &choice.words {
        put("words", json!(words));
    }
    if let Some(verdict) = choice.verdict {
        put("verdict", json!(verdict.word()));
    }
    match &choice.under {
        Some(Under::Line(_)) => put("under", json!(over)),
        Some(Under::Goal(id)) => put("goal", json!(id.as_str())),
        Some(Under::New) => put("under", json!("new")),
        Some(Under::Nothing) => put("under", json!("nothing")),
        None => {}
    }
    if choice.keep_both {
        put("both", json!(true));
    }
    if choice.left_out {
        put("out", json!(true));
    }
    if let Some(made) = &choice.made {
        put("made", json!([made.kind.word(), made.id.as_str()]));
    }
    Value::Object(fields)
}

fn read(value: &Value) -> Option<(Name, Choice, Option<Name>)> {
    let word = |name: &str| value.get(name).and_then(Value::as_str);
    let flag = |name: &str| value.get(name).and_then(Value::as_bool) == Some(true);
    let pair = |name: &str| value.get(name).and_then(Value::as_array);
    let count = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let name = (word("line")?.to_owned(), count(value.get("nth")?)?);
    let over = match pair("under").map(Vec::as_slice) {
        Some([line, nth]) => Some((line.as_str()?.to_owned(), count(nth)?)),
        _ => None,
    };
    let under = match (word("under"), word("goal")) {
        (Some("new"), _) => Some(Under::New),
        (Some("nothing"), _) => Some(Under::Nothing),
        (_, Some(id)) => Some(Under::Goal(Id::from_text(id))),
        // The place is looked up when the list is there.
        _ => over.as_ref().map(|_| Under::Line(0)),
    };
    let made = match pair("made").map(Vec::as_slice) {
        Some([kind, id]) => {
            let kind = Kind::from_word(kind.as_str()?)?;
            Some(Ref::new(kind, &Id::from_text(id.as_str()?)))
        }
        _ => None,
    };
    let choice = Choice {
        words: word("words").map(str::to_owned),
        verdict: Verdict::ALL
            .into_iter()
            .find(|verdict| Some(verdict.word()) == word("verdict")),
        under,
        keep_both: flag("both"),
        left_out: flag("out"),
        made,
    };
    Some((name, choice, over))
}
