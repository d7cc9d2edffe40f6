//! How much room there is in the browser's storage: how full it is, and whether what a file brings will fit.

use super::library::Library;
use super::shelf::{PROBE, shelf_of, write_shelf};
use super::store::{StoreError, room_of};
use crate::domain::{Gathered, SortedMap};
use crate::replica::Versioned;
use std::borrow::Cow;
use std::rc::Rc;

/// The room that Chromium, Firefox and WebKit each give one origin, by their own way of counting.
pub const LIMIT: usize = 5 * 1024 * 1024;

/// From this part of [`LIMIT`] on, in percent, it is said how full the storage is.
pub const NEARLY_FULL: u8 = 80;

impl Library {
    /// How full the storage of this origin is, in percent of [`LIMIT`]: the shelves as they are now, the rest as it was at the start.
    pub fn fullness(&self) -> u8 {
        let used = self.others + self.shelves.room();
        u8::try_from((used * 100 / LIMIT).min(100)).unwrap_or(100)
    }

    /// How much room these records need beyond what theirs take now, if the storage does not have as much, even when everything
    /// deleted were dropped. None where they fit, and where the storage cannot be tried.
    pub fn shortage(&self, incoming: &[Versioned]) -> Option<usize> {
        let mut measuring = Measuring::default();
        while measuring.step(self, incoming) {}
        measuring.done(self)
    }
}

/// How many records are looked at, and about how many are written, in a step.
const STEP: usize = 150;

/// The room that records need, worked out in steps: each shelf is written as it would be.
#[derive(Debug, Default)]
pub struct Measuring {
    at: usize,
    /// The places of the records that bring something, by the shelves they go to.
    news: SortedMap<Rc<str>, Vec<usize>>,
    /// How many shelves there are, and those that are still to be written.
    shelves: usize,
    left: Option<std::vec::IntoIter<(Rc<str>, Vec<usize>)>>,
    need: usize,
}

impl Measuring {
    /// Looks at some records more, which must be the same each time, as the library must be. False once all are measured.
    pub fn step(&mut self, library: &Library, incoming: &[Versioned]) -> bool {
        let Some(left) = &mut self.left else {
            for record in incoming.iter().skip(self.at).take(STEP) {
                self.place(library, record);
                self.at += 1;
            }
            if self.at >= incoming.len() {
                let all: Vec<_> = std::mem::take(&mut self.news).into_iter().collect();
                self.shelves = all.len();
                self.left = Some(all.into_iter());
            }
            return true;
        };
        let mut written = 0;
        while written < STEP {
            let Some((shelf, news)) = left.next() else {
                return false;
            };
            written += news.len();
            let news = news.iter().filter_map(|place| incoming.get(*place));
            self.need += library.growth(&shelf, news);
        }
        true
    }

    /// How far it is, from 0 to 1.
    pub fn share(&self, incoming: &[Versioned]) -> f64 {
        let part = |is: usize, of: usize| is as f64 / of.max(1) as f64 * 0.5;
        match &self.left {
            None => part(self.at, incoming.len()),
            Some(left) => 1.0 - part(left.len(), self.shelves),
        }
    }

    /// The room, where the storage does not have it.
    pub fn done(self, library: &Library) -> Option<usize> {
        let rest = self.need.saturating_sub(library.deleted_units());
        if rest == 0 || library.newer.is_some() {
            return None;
        }
        let tried = library.store.set(PROBE, &"x".repeat(rest));
        // Where this fails the next start takes it away.
        let _ = library.store.remove(PROBE);
        (tried == Err(StoreError::Full)).then_some(self.need)
    }

    fn place(&mut self, library: &Library, record: &Versioned) {
        if library.replica.get(record.address()) == Some(record) {
            return;
        }
        let mut homes = library.shelves.homes_of(record.address());
        if homes.is_empty() {
            homes.push(shelf_of(record).into());
        }
        for home in homes {
            self.news.change(home, |places| places.push(self.at));
        }
    }
}

impl Library {
    /// The room by which a shelf grows with these records.
    fn growth<'r>(&self, key: &str, news: impl Iterator<Item = &'r Versioned>) -> usize {
        let joined = |record: &'r Versioned| {
            let Some(ours) = self.replica.get(record.address()) else {
                return Cow::Borrowed(record);
            };
            let mut joined = record.clone();
            joined.join(ours);
            Cow::Owned(joined)
        };
        let news: Vec<Cow<Versioned>> = news.map(joined).collect();
        let addresses = news.iter().map(|it| it.address()).into_set();
        let stay = self.shelves.on(key).filter(|it| !addresses.contains(it));
        let stay = stay.filter_map(|it| self.replica.get(it));
        let text = write_shelf(stay.chain(news.iter().map(|it| &**it)));
        (room_of(key) + room_of(&text)).saturating_sub(self.shelves.room_of(key))
    }
}
