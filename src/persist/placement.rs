//! Which records lie where, and what is due.

use super::shelf::{shelf_of, write_shelf};
use super::store::room_of;
use crate::domain::{SortedMap, SortedSet};
use crate::replica::{Address, Replica, Versioned, digest64};
use std::rc::Rc;

/// Which records lie on which shelves, and which shelves must be written.
#[derive(Debug, Default)]
pub(super) struct Shelves {
    homes: SortedMap<Address, SortedSet<Rc<str>>>,
    contents: SortedMap<Rc<str>, SortedSet<Address>>,
    pub(super) due: SortedSet<Rc<str>>,
    /// Each shelf as it was last read or written here.
    read: SortedMap<Rc<str>, KnownPlaces>,
}

/// A shelf as it was last read or written here.
#[derive(Debug)]
struct KnownPlaces {
    /// What stands for its text.
    digest: u64,
    /// The room that it takes, key included.
    room: usize,
    /// Whether all of it is known here, so that it need not be read again.
    is_whole: bool,
}

impl Shelves {
    pub(super) fn place(&mut self, address: &Address, shelf: &Rc<str>) {
        let is_new = |homes: &mut SortedSet<Rc<str>>| homes.insert(shelf.clone());
        if self.homes.change(address.clone(), is_new) {
            self.contents
                .change(shelf.clone(), |held| held.insert(address.clone()));
        }
    }

    /// Makes every shelf that the record lies on due. A new record gets its shelf here and never moves.
    pub(super) fn touch(&mut self, record: &Versioned) {
        let address = record.address();
        if !self.homes.contains_key(address) {
            self.place(address, &shelf_of(record).into());
        }
        self.due
            .extend(self.homes.get(address).into_iter().flatten().cloned());
    }

    pub(super) fn touch_others(&mut self, address: &Address, shelf: &Rc<str>) {
        let homes = self.homes.get(address).into_iter().flatten();
        self.due
            .extend(homes.filter(|home| *home != shelf).cloned());
    }

    pub(super) fn homes_of(&self, address: &Address) -> Vec<Rc<str>> {
        let homes = self.homes.get(address).into_iter().flatten();
        homes.cloned().collect()
    }

    pub(super) fn is_known(&self, key: &str) -> bool {
        self.contents.contains_key(key)
    }

    pub(super) fn set_due_if_known(&mut self, key: &str) {
        if let Some((shelf, _)) = self.contents.get_key_value(key) {
            self.due.insert(shelf.clone());
        }
    }

    /// Notes the text of a shelf as it was read or written just now, and whether all of it could be read.
    pub(super) fn note_read(&mut self, key: &str, text: &str, is_whole: bool) {
        let known = KnownPlaces {
            digest: digest64(&[text]),
            room: room_of(key) + room_of(text),
            is_whole,
        };
        self.read.insert(key.into(), known);
    }

    /// Whether a shelf still has the text that was last read or written here.
    pub(super) fn is_as_read(&self, key: &str, text: &str) -> bool {
        let known = self.read.get(key);
        known.is_some_and(|known| known.digest == digest64(&[text]))
    }

    /// The same where all of what it held is known here.
    pub(super) fn is_known_whole(&self, key: &str, text: &str) -> bool {
        let known = self.read.get(key).filter(|known| known.is_whole);
        known.is_some_and(|known| known.digest == digest64(&[text]))
    }

    /// The room that a shelf takes, key included, as it was last read or written here.
    pub(super) fn room_of(&self, key: &str) -> usize {
        self.read.get(key).map_or(0, |known| known.room)
    }

    /// The room that all shelves take.
    pub(super) fn room(&self) -> usize {
        self.read.values().map(|known| known.room).sum()
    }

    /// What stands for the set of these keys, in any order.
    pub(super) fn digest_of<'a>(keys: impl Iterator<Item = &'a str>) -> u64 {
        keys.fold(0, |sum, key| sum.wrapping_add(digest64(&[key])))
    }

    pub(super) fn len(&self) -> usize {
        self.contents.len()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &Rc<str>> {
        self.contents.keys()
    }

    /// Makes the shelves due whose keys are not among these.
    pub(super) fn set_missing_due(&mut self, keys: &SortedSet<String>) {
        let missing = self.contents.keys().filter(|key| !keys.contains(&***key));
        self.due.extend(missing.cloned());
    }

    pub(super) fn on(&self, key: &str) -> impl Iterator<Item = &Address> {
        self.contents.get(key).into_iter().flatten()
    }

    pub(super) fn write(&self, key: &str, replica: &Replica) -> String {
        write_shelf(self.on(key).filter_map(|address| replica.get(address)))
    }
}
