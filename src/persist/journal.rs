//! The journal beside the shelves: what every change touched, kept where the browser writes at once (docs/ARCHITECTURE.md,
//! Storage). An entry is written like a shelf, so that it needs no format, no migration and no decoder of its own.

use super::library::Library;
use super::local;
use super::placement::Shelves;
use super::shelf::{PREFIX, Unreadable, read_shelf, write_shelf};
use super::trouble::Trouble;
use crate::domain::number::plain;
use crate::domain::{Change, Deed, Stamp};
use crate::replica::{Replica, Versioned};
use std::rc::Rc;

/// How long an entry stays after localStorage is seen to hold the same, in seconds: browsers may hold localStorage back for an
/// hour before it is on the disk, and what a page reads meanwhile is only their memory of it.
pub const SETTLED: i64 = 2 * 60 * 60;

/// So many records make an entry of their own.
const FULL: usize = 500;

/// More entries than this are not kept for their age alone.
const MOST: usize = 5_000;

/// One entry of the journal, as it was read back.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// Its key in the journal.
    pub key: f64,
    /// When it was written, by this device's clock.
    pub at: Stamp,
    /// The records it carries, written like a shelf.
    pub text: String,
}

/// What localStorage notes of the latest snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The snapshot's name.
    pub name: String,
    /// When it was taken.
    pub at: Stamp,
    /// The key of the last entry of the journal that it holds; −1 for none.
    pub upto: f64,
}

/// The word behind the snapshot's name where a person went back to an earlier one (public/rescue.js): shelves that are missing are
/// meant to be.
const GONE_BACK: &str = " back";

impl Kept {
    /// `7 1760000000 12 9f3c…`: name, moment, entry, and what stands for the shelves there are.
    fn write(&self, shelves: u64) -> String {
        let upto = plain(self.upto);
        format!("{} {} {upto} {shelves:x}", self.name, self.at.0)
    }

    fn read(note: &str) -> Option<(Self, u64)> {
        let mut parts = note.split(' ');
        let kept = Self {
            name: parts.next()?.to_owned(),
            at: Stamp(parts.next()?.parse().ok()?),
            upto: parts.next()?.parse::<i64>().ok()? as f64,
        };
        Some((kept, u64::from_str_radix(parts.next()?, 16).ok()?))
    }
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

    /// The same once there are many: a file that is taken in by parts makes an entry now and then, and not all at its end.
    pub fn take_full_entry(&mut self) -> Option<String> {
        (self.unjournaled.len() >= FULL)
            .then(|| self.take_entry())
            .flatten()
    }

    /// Every shelf as it would be written now, by its key: a snapshot of what this page knows. What lies in the store as it was
    /// written is taken from there.
    pub fn written(&self) -> Vec<(String, String)> {
        self.shelves
            .keys()
            .map(|key| (key.to_string(), self.text_of(key)))
            .collect()
    }

    fn text_of(&self, key: &Rc<str>) -> String {
        if !self.shelves.due.contains(key)
            && let Ok(Some(text)) = self.store.get(key)
            && self.shelves.is_known_whole(key, &text)
        {
            return text;
        }
        self.shelves.write(key, &self.replica)
    }

    /// Whether localStorage may lack what lay on this shelf when the snapshot of this name was taken: the shelf is gone or could not
    /// be read, or localStorage is another one than that from which the snapshot was taken. `opened_with` is what was wrong when
    /// the shelves were read. Joining a shelf that nothing lacked changes nothing.
    pub fn lacks(&self, shelf: &str, snapshot: &str, opened_with: &[Trouble]) -> bool {
        let stored = |key: &str| self.store().get(key).ok().flatten();
        let note = stored(local::KEPT).unwrap_or_default();
        note.split(' ').next() != Some(snapshot)
            || stored(shelf).is_none() && !note.ends_with(GONE_BACK)
            || opened_with
                .iter()
                .any(|trouble| trouble.damaged_shelf() == Some(shelf))
    }

    /// What localStorage notes of the snapshot of this name, if it surely holds all that this snapshot holds: every shelf is there and
    /// could be read. The snapshot itself then need not be read.
    pub fn holds(&self, snapshot: &str, opened_with: &[Trouble]) -> Option<Kept> {
        let note = self.store().get(local::KEPT).ok()??;
        let (kept, shelves) = Kept::read(&note)?;
        let keys = self.store().keys().ok()?;
        let there = keys.iter().map(String::as_str);
        let there = Shelves::digest_of(there.filter(|key| key.starts_with(PREFIX)));
        let is_sound = opened_with.iter().all(|it| !it.hides_a_shelf());
        (kept.name == snapshot && shelves == there && is_sound).then_some(kept)
    }

    /// Notes that localStorage holds what this snapshot holds. To be called once nothing is due any more.
    pub fn note_snapshot(&mut self, kept: &Kept) {
        self.noted = self.shelves.len();
        let note = kept.write(Shelves::digest_of(self.shelves.keys().map(|key| &**key)));
        // Where it cannot be noted the snapshot is joined once more at the next start.
        let _ = self.store().set(local::KEPT, &note);
    }

    /// Brings that note up to the shelves there are now.
    pub(super) fn note_shelves(&mut self) {
        let note = self.store().get(local::KEPT).ok().flatten();
        if let Some((kept, _)) = note.as_deref().and_then(Kept::read) {
            self.note_snapshot(&kept);
        }
    }

    /// Whether localStorage holds nothing of ours, although this is not the first visit that wrote something.
    pub fn is_bare(&self) -> bool {
        self.replica().records().next().is_none()
    }

    /// Joins the journal at the start: what localStorage lost comes back and is due to be written there. `kept` is the key of the
    /// last entry that the latest snapshot holds: later ones stay, so that snapshot and journal together hold everything even if
    /// localStorage vanishes. (Keys only grow; a clock may be set back.) Entries of a newer schema, and damaged ones, are left alone.
    pub fn replay(&mut self, entries: &[JournalEntry], now: Stamp, kept: Option<f64>) -> Replayed {
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
            } else if is_sound && (crowded || is_settled(entry, now, kept)) {
                replayed.settled.push(entry.key);
            }
        }
        replayed
    }
}

/// The records of a snapshot's shelves, by key and text. What cannot be read is left out.
pub fn records_of(shelves: &[(String, String)]) -> Vec<Versioned> {
    let read = shelves.iter().filter_map(|(_, text)| read_shelf(text).ok());
    // A record may lie on several shelves.
    let all = Replica::from_records(read.flat_map(|contents| contents.records));
    all.records().cloned().collect()
}

/// How far one of the two places of storage is with the latest edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    /// It has everything.
    Holds,
    /// It is being written.
    Writing,
    /// It does not take it.
    Fails,
}

/// How safe the latest edit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// On this device's disk.
    Saved,
    /// In the browser's storage alone, which reaches the disk a while later: there is no journal.
    InBrowser,
    /// On its way there.
    Saving,
    /// In the journal alone: localStorage does not take it for now.
    JournalOnly,
    /// In this tab alone.
    TabOnly,
}

/// What can be said of the latest edit. The journal decides where it works, because it alone is on the disk at once.
pub fn safety(journal: Witness, shelves: Witness) -> Safety {
    match (journal, shelves) {
        (Witness::Holds, Witness::Fails) => Safety::JournalOnly,
        (Witness::Holds, _) => Safety::Saved,
        (Witness::Fails, Witness::Holds) => Safety::InBrowser,
        (Witness::Writing, _) | (Witness::Fails, Witness::Writing) => Safety::Saving,
        (Witness::Fails, Witness::Fails) => Safety::TabOnly,
    }
}

fn is_settled(entry: &JournalEntry, now: Stamp, kept: Option<f64>) -> bool {
    now.0.saturating_sub(entry.at.0) >= SETTLED && kept.is_some_and(|kept| entry.key <= kept)
}
