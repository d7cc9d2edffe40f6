//! A form's raw texts: a sheet with lists of sheets in it.

use super::mark::{FieldMark, Marks};
use super::slot::{List, Slot};
use crate::domain::read_json;
use crate::figures::Figures;
use crate::phrase::carried;
use serde_json::{Map, Value};

/// Texts by slot, and lists of further sheets. Every sheet of a form has a key of its own, 0 being the form itself, so that a
/// row is the same row wherever it is moved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormSheet {
    /// The key within its form. It is not kept with a draft.
    pub key: u32,
    // Few of each: vectors in the order of their slots are smaller to download than maps.
    texts: Vec<(Slot, String)>,
    lists: Vec<(List, Vec<FormSheet>)>,
    /// Who wrote the fields that a sentence can fill.
    marks: Marks,
}

/// The word the marks are kept under; never a slot's or a list's.
const MARKS: &str = "marks";

/// A row that was taken out, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    /// The key of the sheet it stood in.
    pub parent: u32,
    /// The list it stood in.
    pub list: List,
    /// Its place there.
    pub place: usize,
    /// The row.
    pub row: FormSheet,
}

impl FormSheet {
    /// The text of a slot; empty where nothing was typed.
    pub fn text(&self, slot: Slot) -> &str {
        let found = self.texts.iter().find(|(known, _)| *known == slot);
        found.map_or("", |(_, text)| text)
    }

    /// Types a text into a slot.
    pub fn set(&mut self, slot: Slot, text: impl Into<String>) {
        let text = text.into();
        let place = self.texts.iter().position(|(known, _)| *known >= slot);
        let place = place.unwrap_or(self.texts.len());
        if self
            .texts
            .get(place)
            .is_some_and(|(known, _)| *known == slot)
        {
            self.texts.remove(place);
        }
        if !text.is_empty() {
            self.texts.insert(place, (slot, text));
        }
    }

    /// The same sheet with a text.
    #[must_use]
    pub fn with(mut self, slot: Slot, text: impl Into<String>) -> Self {
        self.set(slot, text);
        self
    }

    /// Who wrote a slot, where that is known.
    pub fn mark(&self, slot: Slot) -> Option<&FieldMark> {
        self.marks.get(slot)
    }

    /// Notes who wrote a slot.
    pub fn set_mark(&mut self, slot: Slot, mark: Option<FieldMark>) {
        self.marks.set(slot, mark);
    }

    /// The marks of this sheet, without its rows'.
    pub fn marks(&self) -> impl Iterator<Item = (Slot, &FieldMark)> {
        self.marks.iter()
    }

    /// The slots whose texts differ between this sheet and another, rows aside.
    pub fn differences(&self, other: &Self) -> Vec<Slot> {
        let texts = self.texts.iter().chain(&other.texts);
        let mut slots: Vec<Slot> = Vec::new();
        for (slot, _) in texts {
            if self.text(*slot) != other.text(*slot) && !slots.contains(slot) {
                slots.push(*slot);
            }
        }
        slots
    }

    /// The rows of a list.
    pub fn rows(&self, list: List) -> &[Self] {
        let found = self.lists.iter().find(|(known, _)| *known == list);
        found.map_or(&[], |(_, rows)| rows)
    }

    /// Adds a row at the end of a list of this sheet, with the key it brings.
    pub fn push(&mut self, list: List, row: Self) {
        self.insert(list, usize::MAX, row);
    }

    /// The sheet with this key: this one, or one somewhere in its lists.
    pub fn find(&self, key: u32) -> Option<&Self> {
        if self.key == key {
            return Some(self);
        }
        self.all_rows().find_map(|row| row.find(key))
    }

    /// The same, for typing into it.
    pub fn find_mut(&mut self, key: u32) -> Option<&mut Self> {
        if self.key == key {
            return Some(self);
        }
        self.all_rows_mut().find_map(|row| row.find_mut(key))
    }

    /// The key of the sheet in whose lists the row with this key stands.
    pub fn parent_of(&self, key: u32) -> Option<u32> {
        let mut rows = self.all_rows();
        if self.all_rows().any(|row| row.key == key) {
            return Some(self.key);
        }
        rows.find_map(|row| row.parent_of(key))
    }

    /// The list in which the row with this key stands.
    pub fn list_of(&self, key: u32) -> Option<List> {
        let here = self.lists.iter();
        let mut here = here.filter(|(_, rows)| rows.iter().any(|row| row.key == key));
        let found = here.next().map(|(list, _)| *list);
        found.or_else(|| self.all_rows().find_map(|row| row.list_of(key)))
    }

    /// The key of the sheet in whose unit the numbers of the sheet with this key are counted.
    pub fn counted_in(&self, key: u32) -> u32 {
        match self.list_of(key) {
            Some(List::Targets | List::Phases) => self.parent_of(key).unwrap_or(key),
            _ => key,
        }
    }

    /// The key of the line of the form in which the sheet with this key stands: a key result's own, 0 for all others.
    pub fn line_of(&self, key: u32) -> u32 {
        let rows = self.rows(List::KeyResults);
        let line = rows.iter().find(|row| row.find(key).is_some());
        line.map_or(0, |row| row.key)
    }

    /// Adds a row to the sheet with this key and gives it (and what is in it) fresh keys. Returns its key.
    pub fn add(&mut self, parent: u32, list: List, mut row: Self) -> Option<u32> {
        let mut next = self.last_key() + 1;
        let key = next;
        row.renumber(&mut next);
        self.find_mut(parent)?.push(list, row);
        Some(key)
    }

    /// Takes a row out, with the place it stood at.
    pub fn remove(&mut self, key: u32) -> Option<Removed> {
        for (list, rows) in &mut self.lists {
            if let Some(place) = rows.iter().position(|row| row.key == key) {
                return Some(Removed {
                    parent: self.key,
                    list: *list,
                    place,
                    row: rows.remove(place),
                });
            }
            if let Some(removed) = rows.iter_mut().find_map(|row| row.remove(key)) {
                return Some(removed);
            }
        }
        None
    }

    /// Puts a row back where it stood.
    pub fn put_back(&mut self, removed: Removed) {
        if let Some(parent) = self.find_mut(removed.parent) {
            parent.insert(removed.list, removed.place, removed.row);
        }
    }

    /// Moves a row one place towards the start or the end of its list. False where it stands there already.
    pub fn shift(&mut self, key: u32, later: bool) -> bool {
        for (_, rows) in &mut self.lists {
            if let Some(place) = rows.iter().position(|row| row.key == key) {
                let other = if later {
                    place + 1
                } else {
                    place.wrapping_sub(1)
                };
                if other >= rows.len() {
                    return false;
                }
                rows.swap(place, other);
                return true;
            }
            if rows.iter_mut().any(|row| row.shift(key, later)) {
                return true;
            }
        }
        false
    }

    /// Whether nothing was typed, here and in its rows, apart from these slots.
    pub fn is_blank(&self, apart_from: &[Slot]) -> bool {
        self.texts
            .iter()
            .all(|(slot, text)| apart_from.contains(slot) || text.trim().is_empty())
            && self.all_rows().all(|row| row.is_blank(apart_from))
    }

    /// The sheet as JSON text, for keeping it.
    pub fn to_json(&self) -> String {
        Value::Object(self.to_map()).to_string()
    }

    /// Reads a kept sheet; what it does not know is left out. None for anything that is not a JSON object.
    pub fn from_json(text: &str) -> Option<Self> {
        let Ok(Value::Object(map)) = read_json(text) else {
            return None;
        };
        let mut sheet = Self::from_map(&map);
        sheet.renumber(&mut 0);
        Some(sheet)
    }

    /// Writes the values, the days and, where `and_sentences`, the sentences for other conventions than they were typed in.
    pub fn carry(&mut self, from: Figures, to: Figures, and_sentences: bool) {
        let is_meant = |slot: Slot| slot.is_counted() || and_sentences && slot.is_sentence();
        for (slot, text) in &mut self.texts {
            if is_meant(*slot) {
                *text = carried(text, from, to);
            }
        }
        self.marks.carry(is_meant, &|text| carried(text, from, to));
        for row in self.all_rows_mut() {
            row.carry(from, to, and_sentences);
        }
    }

    /// Gives this sheet and its rows keys in reading order, from `next` on.
    pub(super) fn renumber(&mut self, next: &mut u32) {
        self.key = *next;
        *next += 1;
        for row in self.all_rows_mut() {
            row.renumber(next);
        }
    }

    fn last_key(&self) -> u32 {
        let rows = self.all_rows().map(Self::last_key);
        rows.max().unwrap_or(0).max(self.key)
    }

    fn all_rows(&self) -> impl Iterator<Item = &Self> {
        self.lists.iter().flat_map(|(_, rows)| rows)
    }

    pub(super) fn all_rows_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.lists.iter_mut().flat_map(|(_, rows)| rows)
    }

    /// Puts a row at a place of a list, or at its end where the list is shorter.
    fn insert(&mut self, list: List, place: usize, row: Self) {
        if let Some((_, rows)) = self.lists.iter_mut().find(|(known, _)| *known == list) {
            rows.insert(place.min(rows.len()), row);
        } else {
            let place = self.lists.iter().position(|(known, _)| *known > list);
            let place = place.unwrap_or(self.lists.len());
            self.lists.insert(place, (list, vec![row]));
        }
    }

    pub(super) fn to_map(&self) -> Map<String, Value> {
        let mut map = Map::new();
        for (slot, text) in &self.texts {
            map.insert(slot.word().to_owned(), Value::String(text.clone()));
        }
        for (list, rows) in &self.lists {
            let rows = rows.iter().map(|row| Value::Object(row.to_map())).collect();
            map.insert(list.word().to_owned(), Value::Array(rows));
        }
        if let Some(marks) = self.marks.to_value() {
            map.insert(MARKS.to_owned(), marks);
        }
        map
    }

    fn from_map(map: &Map<String, Value>) -> Self {
        let mut sheet = Self::default();
        for (word, value) in map {
            match value {
                Value::String(text) => {
                    if let Some(slot) = Slot::from_word(word) {
                        sheet.set(slot, text.as_str());
                    }
                }
                Value::Array(rows) => {
                    let known = List::ALL.into_iter().find(|list| list.word() == word);
                    if let Some(list) = known {
                        for row in rows.iter().filter_map(Value::as_object) {
                            sheet.push(list, Self::from_map(row));
                        }
                    }
                }
                Value::Object(marks) if word == MARKS => sheet.marks = Marks::from_map(marks),
                _ => {}
            }
        }
        sheet
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn three() -> FormSheet {
        let mut sheet =
            FormSheet::default().with(Slot::Title, "Make the first week worth paying for");
        for title in ["one", "two", "three"] {
            sheet.add(
                0,
                List::KeyResults,
                FormSheet::default().with(Slot::Title, title),
            );
        }
        sheet
    }

    fn titles(sheet: &FormSheet) -> Vec<&str> {
        let rows = sheet.rows(List::KeyResults).iter();
        rows.map(|row| row.text(Slot::Title)).collect()
    }

    #[test]
    fn a_kept_sheet_reads_back_with_what_is_typed_in_its_rows() {
        let mut sheet = three();
        sheet.add(
            2,
            List::Steps,
            FormSheet::default().with(Slot::Title, "first step"),
        );
        let back = FormSheet::from_json(&sheet.to_json()).unwrap();
        assert_eq!(titles(&back), ["one", "two", "three"]);
        let steps = back.rows(List::KeyResults)[1].rows(List::Steps);
        assert_eq!(steps[0].text(Slot::Title), "first step");
        assert_eq!(back.to_json(), sheet.to_json());
    }

    #[test]
    fn a_draft_of_another_version_loses_only_what_is_unknown() {
        let text =
            r#"{"title": "A", "mood": "sunny", "key-results": [{"title": "B"}, 7], "steps": 3}"#;
        let sheet = FormSheet::from_json(text).unwrap();
        assert_eq!((sheet.text(Slot::Title), titles(&sheet)), ("A", vec!["B"]));
        assert_eq!(FormSheet::from_json("[1]"), None);
        assert_eq!(FormSheet::from_json("{"), None);
    }

    #[test]
    fn every_row_has_a_key_of_its_own_after_any_number_of_changes() {
        let mut sheet = three();
        let removed = sheet.remove(2).unwrap();
        assert_eq!(titles(&sheet), ["one", "three"]);
        let added = sheet
            .add(0, List::KeyResults, FormSheet::default())
            .unwrap();
        assert!(
            !sheet.rows(List::KeyResults)[..2]
                .iter()
                .any(|row| row.key == added)
        );
        sheet.put_back(removed);
        assert_eq!(titles(&sheet), ["one", "two", "three", ""]);
    }

    #[test]
    fn rows_move_one_place_and_stop_at_the_ends() {
        let mut sheet = three();
        assert!(sheet.shift(3, false));
        assert_eq!(titles(&sheet), ["one", "three", "two"]);
        assert!(!sheet.shift(1, false));
        assert!(!sheet.shift(2, true));
        assert!(!sheet.shift(99, true));
    }

    #[test]
    fn spaces_are_not_text() {
        let sheet = FormSheet::default()
            .with(Slot::Id, "x")
            .with(Slot::Title, "  ");
        assert!(sheet.is_blank(&[Slot::Id]));
        assert!(!sheet.is_blank(&[]));
    }
}
