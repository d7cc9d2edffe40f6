//! The journal beside the shelves: what every change touched, kept where the browser writes at once (docs/ARCHITECTURE.md,
//! Storage). An entry is written like a shelf, so that it needs no format, no migration and no decoder of its own.

use super::library::Library;
use super::shelf::{Unreadable, read_shelf, write_shelf};
use crate::domain::{Change, Deed, Stamp};

/// How long an entry stays after localStorage is seen to hold the same, in seconds: browsers may hold localStorage back for an
/// hour before it is on the disk, and what a page reads meanwhile is only their memory of it.
pub const SETTLED: i64 = 2 * 60 * 60;

/// More entries than this are not kept for their age alone.
const MOST: usize = 5_000;

/// One entry of the journal, as it was read back.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its key in the journal.
    pub key: f64,
    /// When it was written, by this device's clock.
    pub at: Stamp,
    /// The records it carries, written like a shelf.
    pub text: String,
}

/// What joining the journal meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Replayed {
    /// What localStorage had lost, for the workspace to commit. Not a person's change: keep it out of the undo list.
    pub joined: Change,
    /// How many entries held something that was lost.
    pub recovered: usize,
    /// The keys of entries that are no longer needed.
    pub settled: Vec<f64>,
}

impl Library {
    /// The records that were touched since this was last asked, as the next entry of the journal; none if there are none.
    pub fn take_entry(&mut self) -> Option<String> {
        let touched = std::mem::take(&mut self.unjournaled);
        let records: Vec<_> = touched
            .iter()
            .filter_map(|address| self.replica().get(address))
            .collect();
        (!records.is_empty()).then(|| write_shelf(records))
    }

    /// Joins the journal at the start: what localStorage lost comes back and is due to be written there. Entries of a newer schema,
    /// and damaged ones, are left alone.
    pub fn replay(&mut self, entries: &[Entry], now: Stamp) -> Replayed {
        let mut replayed = Replayed {
            joined: Change::new(Deed::Joined, Vec::new()),
            recovered: 0,
            settled: Vec::new(),
        };
        let crowded = entries.len() > MOST;
        for entry in entries {
            let contents = match read_shelf(&entry.text) {
                Ok(contents) => contents,
                Err(Unreadable::Newer(_) | Unreadable::Damaged(_)) => continue,
            };
            let is_sound = contents.problems.is_empty();
            let report = self.join_touching(contents.records);
            if !report.learned.is_empty() {
                replayed.recovered += 1;
                replayed.joined.edits.extend(report.change.edits);
            } else if is_sound && (crowded || now.0 - entry.at.0 >= SETTLED) {
                replayed.settled.push(entry.key);
            }
        }
        replayed
    }
}
