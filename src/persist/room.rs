//! How much room there is in the browser's storage: how full it is, and whether what a file brings will fit.

use super::library::Library;
use super::shelf::{shelf_of, write_shelf};
use super::store::{StoreError, room_of};
use crate::domain::SortedMap;
use crate::replica::{Address, Versioned};
use std::rc::Rc;

/// The room that Chromium, Firefox and WebKit each give one origin, by their own way of counting.
pub const LIMIT: usize = 5 * 1024 * 1024;

/// From this part of [`LIMIT`] on, in percent, it is said how full the storage is.
pub const NEARLY_FULL: u8 = 80;

/// The key under which room is tried out.
pub(super) const PROBE: &str = "bearings.probe";

impl Library {
    /// How full the storage of this origin is, in percent of [`LIMIT`]: the shelves as they are now, the rest as it was at the start.
    pub fn fullness(&self) -> u8 {
        let used = self.others + self.shelves.room();
        u8::try_from((used * 100 / LIMIT).min(100)).unwrap_or(100)
    }

    /// How much room these records need beyond what theirs take now, if the storage does not have as much, even when everything
    /// deleted were dropped. None where they fit, and where the storage cannot be tried.
    pub fn shortage(&self, incoming: &[Versioned]) -> Option<usize> {
        let need = self.growth(incoming);
        let rest = need.saturating_sub(self.deleted_units());
        if rest == 0 || self.newer.is_some() {
            return None;
        }
        let tried = self.store.set(PROBE, &"x".repeat(rest));
        // Where this fails the next start takes it away.
        let _ = self.store.remove(PROBE);
        (tried == Err(StoreError::Full)).then_some(need)
    }

    /// The room by which the shelves grow with these records, each shelf written as it would be.
    fn growth(&self, incoming: &[Versioned]) -> usize {
        let mut shelves: SortedMap<Rc<str>, SortedMap<&Address, Versioned>> = SortedMap::new();
        for record in incoming {
            let ours = self.replica.get(record.address());
            if ours == Some(record) {
                continue;
            }
            let mut joined = record.clone();
            if let Some(ours) = ours {
                joined.join(ours);
            }
            let mut homes = self.shelves.homes_of(record.address());
            if homes.is_empty() {
                homes.push(shelf_of(&joined).into());
            }
            for home in homes {
                shelves.change(home, |shelf| shelf.insert(record.address(), joined.clone()));
            }
        }
        let grown = shelves.iter().map(|(key, news)| {
            let stay = self.shelves.on(key).filter(|it| !news.contains_key(*it));
            let stay: Vec<&Versioned> = stay.filter_map(|it| self.replica.get(it)).collect();
            let text = write_shelf(stay.into_iter().chain(news.values()));
            (room_of(key) + room_of(&text)).saturating_sub(self.shelves.room_of(key))
        });
        grown.sum()
    }
}
