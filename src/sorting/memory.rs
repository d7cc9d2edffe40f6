//! What a person decided, kept while the list is unfinished.
//!
//! A decision is kept with the words of its line and which of the equal lines it was, so that it is found again after a reload and
//! after other lines were added to the text.

use super::columns::{column_of, column_word};
use super::list::{DecidedLine, DecidedList, LineChoice, Under};
use crate::domain::read_json;
use crate::domain::{Id, Kind, Ref, SortedMap};
use crate::phrase::Context;
use crate::phrase::sort::{Said, Verdict};
use serde_json::Value;

/// The decisions about a list, apart from its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    title: Option<String>,
    made: Option<Id>,
    lines: Vec<(Name, LineChoice, Option<Name>)>,
    /// The lines that were brought in, counted among all that were no goals.
    brought: Vec<Name>,
    /// What a person said that columns hold.
    columns: Vec<Said>,
}

/// A line by its pasted words and how many equal ones stand before it.
type Name = (String, usize);

impl Memory {
    /// The decisions about a list.
    pub fn of(list: &DecidedList) -> Self {
        let nothing = LineChoice::default();
        let mut lines = Vec::new();
        // Names are counted among all lines, but written down for the few that are decided.
        if list.lines.iter().any(|line| line.choice != nothing) {
            let counts = counts(list);
            let name = |place: usize| {
                let line = list.lines.get(place)?;
                Some((line.pasted.clone(), *counts.get(place)?))
            };
            for (place, line) in list.lines.iter().enumerate() {
                if line.choice != nothing {
                    let over = match line.choice.under {
                        Some(Under::Line(over)) => name(over),
                        _ => None,
                    };
                    lines.extend(name(place).map(|name| (name, line.choice.clone(), over)));
                }
            }
        }
        Self {
            title: (!list.title.is_empty()).then(|| list.title.clone()),
            made: list.made.clone(),
            lines,
            brought: brought(list),
            columns: list.columns.clone(),
        }
    }

    /// What a person said that columns hold: the text is sorted with it.
    pub fn columns(&self) -> &[Said] {
        &self.columns
    }

    /// Puts the decisions back, as far as their lines are still there.
    pub fn restore(self, list: &mut DecidedList, context: &Context) {
        if let Some(title) = self.title {
            list.title = title;
        }
        list.made = self.made;
        list.columns = self.columns;
        if !self.brought.is_empty() {
            let nth = count(list.asides.iter().map(|aside| aside.text.as_str()));
            let names = nth.into_iter().zip(&list.asides);
            let mut names: Vec<Name> = names
                .map(|(nth, aside)| (aside.text.clone(), nth))
                .collect();
            for name in self.brought {
                if let Some(aside) = names.iter().position(|known| *known == name) {
                    names.remove(aside);
                    list.bring_in(aside, context);
                }
            }
        }
        if self.lines.is_empty() {
            return;
        }
        let mut places: SortedMap<Name, usize> = SortedMap::new();
        for (place, count) in counts(list).into_iter().enumerate() {
            let line = list.lines.get(place);
            places.extend(line.map(|line| ((line.pasted.clone(), count), place)));
        }
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
        // Thousands of lines may be decided at once: no tree of values is made of them.
        let mut text = String::from("{\"lines\":[");
        for (at, line) in self.lines.iter().enumerate() {
            text.push_str(if at == 0 { "{" } else { ",{" });
            write_line(&mut text, line);
            text.push('}');
        }
        text.push(']');
        if !self.columns.is_empty() {
            let column = |said: &Said| {
                Value::from(vec![
                    Value::from(said.line),
                    Value::from(said.column),
                    Value::from(column_word(said.label)),
                ])
            };
            let columns: Vec<Value> = self.columns.iter().map(column).collect();
            text.push_str(",\"columns\":");
            text.push_str(&Value::from(columns).to_string());
        }
        if !self.brought.is_empty() {
            text.push_str(",\"brought\":");
            let name = |(words, nth): &Name| {
                Value::from(vec![Value::from(words.as_str()), Value::from(*nth)])
            };
            let brought: Vec<Value> = self.brought.iter().map(name).collect();
            text.push_str(&Value::from(brought).to_string());
        }
        if let Some(made) = &self.made {
            text.push_str(",\"made\":");
            quote(&mut text, made.as_str());
        }
        if let Some(title) = &self.title {
            text.push_str(",\"title\":");
            quote(&mut text, title);
        }
        text.push('}');
        text
    }

    /// From a text. What cannot be read is forgotten: the list itself is safe.
    pub fn from_json(text: &str) -> Self {
        let Ok(value) = read_json(text) else {
            return Self::default();
        };
        let word = |name: &str| value.get(name).and_then(Value::as_str);
        let lines = value.get("lines").and_then(Value::as_array);
        Self {
            title: word("title").map(str::to_owned),
            made: word("made").map(Id::from_text),
            lines: lines.into_iter().flatten().filter_map(read).collect(),
            columns: value
                .get("columns")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(read_column)
                .collect(),
            brought: value
                .get("brought")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(read_name)
                .collect(),
        }
    }
}

/// A line's words and which of the equal ones it is; older versions wrote the words alone.
fn read_name(value: &Value) -> Option<Name> {
    match value.as_array().map(Vec::as_slice) {
        Some([words, nth]) => Some((
            words.as_str()?.to_owned(),
            usize::try_from(nth.as_u64()?).ok()?,
        )),
        _ => Some((value.as_str()?.to_owned(), 0)),
    }
}

fn read_column(value: &Value) -> Option<Said> {
    let [line, column, word] = value.as_array()?.as_slice() else {
        return None;
    };
    Some(Said {
        line: usize::try_from(line.as_u64()?).ok()?,
        column: usize::try_from(column.as_u64()?).ok()?,
        label: column_of(word.as_str()?)?,
    })
}

/// How many lines with the same words stand before each.
fn counts(list: &DecidedList) -> Vec<usize> {
    count(list.lines.iter().map(|line| line.pasted.as_str()))
}

/// How many equal texts stand before each.
fn count<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let mut seen: SortedMap<&str, usize> = SortedMap::new();
    texts
        .map(|text| {
            seen.change(text, |count| {
                *count += 1;
                *count - 1
            })
        })
        .collect()
}

/// The lines that were brought in, in the order in which they follow the others. Their names count the lines that were no goals.
fn brought(list: &DecidedList) -> Vec<Name> {
    let brought: Vec<&DecidedLine> = list.lines.iter().filter(|line| line.brought).collect();
    let nth = |line: &DecidedLine| {
        let there = list
            .asides
            .iter()
            .map(|aside| (aside.number, aside.text.as_str()));
        let gone = brought
            .iter()
            .map(|line| (line.read.number, line.pasted.as_str()));
        there
            .chain(gone)
            .filter(|&(number, text)| number < line.read.number && text == line.pasted)
            .count()
    };
    brought
        .iter()
        .map(|line| (line.pasted.clone(), nth(line)))
        .collect()
}

fn write_line(text: &mut String, (name, choice, over): &(Name, LineChoice, Option<Name>)) {
    let number = |text: &mut String, number: usize| text.push_str(&number.to_string());
    text.push_str("\"line\":");
    quote(text, &name.0);
    text.push_str(",\"nth\":");
    number(text, name.1);
    if let Some(words) = &choice.words {
        text.push_str(",\"words\":");
        quote(text, words);
    }
    if let Some(verdict) = choice.verdict {
        text.push_str(",\"verdict\":");
        quote(text, verdict.word());
    }
    match (&choice.under, over) {
        (Some(Under::Line(_)), Some(over)) => {
            text.push_str(",\"under\":[");
            quote(text, &over.0);
            text.push(',');
            number(text, over.1);
            text.push(']');
        }
        (Some(Under::Goal(id)), _) => {
            text.push_str(",\"goal\":");
            quote(text, id.as_str());
        }
        (Some(Under::New), _) => text.push_str(",\"under\":\"new\""),
        (Some(Under::Nothing), _) => text.push_str(",\"under\":\"nothing\""),
        (Some(Under::Line(_)), None) | (None, _) => {}
    }
    if choice.keep_both {
        text.push_str(",\"both\":true");
    }
    if choice.left_out {
        text.push_str(",\"out\":true");
    }
    if let Some(made) = &choice.made {
        text.push_str(",\"made\":[");
        quote(text, made.kind.word());
        text.push(',');
        quote(text, made.id.as_str());
        text.push(']');
    }
}

/// A text in the quotation marks of JSON.
fn quote(to: &mut String, text: &str) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        to.push('"');
        to.push_str(text);
        to.push('"');
    } else {
        to.push_str(&Value::from(text).to_string());
    }
}

fn read(value: &Value) -> Option<(Name, LineChoice, Option<Name>)> {
    let word = |name: &str| value.get(name).and_then(Value::as_str);
    let flag = |name: &str| value.get(name).and_then(Value::as_bool) == Some(true);
    let pair = |name: &str| value.get(name).and_then(Value::as_array);
    let nth = value.get("nth")?.as_u64()?;
    let name = (word("line")?.to_owned(), usize::try_from(nth).ok()?);
    let over = value
        .get("under")
        .filter(|under| under.is_array())
        .and_then(read_name);
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
    let choice = LineChoice {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date;
    use crate::phrase::sort::sort;

    #[test]
    fn words_with_signs_that_json_writes_otherwise_are_found_again() {
        let context = Context::new(date(2026, 11, 21));
        let text = "Say \"hello\" at C:\\new\tto 40 % of customers\n\"Über\" \u{1}";
        let mut list = DecidedList::new(sort(text, &context));
        list.leave_out(0, true);
        list.reword(1, "Raise \"NPS\" \\ from 20 to 40", &context);
        let kept = Memory::of(&list).to_json();
        let mut again = DecidedList::new(sort(text, &context));
        Memory::from_json(&kept).restore(&mut again, &context);
        assert_eq!(again, list);
    }
}
