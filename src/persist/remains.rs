//! What is kept of deleted records, and for how long: whole records for thirty days, so that they can be brought back; then, or
//! when the person empties the list, or when room is short, nothing but the deletion (docs/decisions/0008-deletions-and-restores.md).

use super::library::{Flushed, Library};
use super::shelf::EMPTIED;
use super::store::StoreError;
use super::trouble::Trouble;
use crate::domain::{Change, Gathered, SortedSet, Stamp};
use crate::replica::{Acceptance, Address, JoinReport, Versioned};
use std::rc::Rc;

/// How long whole records are kept after their deletion, in seconds.
pub const KEPT_FOR: i64 = 30 * 24 * 60 * 60;

impl Library {
    /// Takes in a file as a person accepted it. The report's change is what the workspace commits, as one step to undo.
    pub fn accept(
        &mut self,
        incoming: Vec<Versioned>,
        acceptance: &Acceptance,
        at: Stamp,
    ) -> JoinReport {
        self.take_pen();
        let report = self
            .replica
            .accept(incoming, acceptance, at, self.entropy.as_mut());
        self.touch(&report.learned);
        self.forget_words_of(&report.learned);
        self.writers.take();
        report
    }

    /// Brings deleted records back, as one change for the workspace to commit.
    pub fn bring_back(&mut self, addresses: &[Address], at: Stamp) -> Change {
        self.take_pen();
        let change = self
            .replica
            .bring_back(addresses, at, self.entropy.as_mut());
        self.touch(addresses);
        change
    }

    /// Forgets what was deleted more than thirty days before `now`, by this device's clock.
    pub fn forget_old(&mut self, now: Stamp) {
        self.gone_up_to(Stamp(now.0.saturating_sub(KEPT_FOR)));
    }

    /// Forgets everything that is deleted, because the person asked for it.
    pub fn forget_deleted(&mut self, now: Stamp) {
        self.gone_up_to(now);
        // A colleague's clock may be ahead.
        let rest: Vec<Address> = self
            .replica
            .deleted()
            .map(|record| record.address().clone())
            .collect();
        self.forget(rest);
        self.note_emptied();
    }

    /// How many units the words of deleted records take, about.
    pub fn deleted_units(&self) -> usize {
        let size = |record: &Versioned| {
            serde_json::Value::Object(record.to_object())
                .to_string()
                .len()
        };
        self.replica
            .deleted()
            .map(|record| size(record).saturating_sub(size(&record.tombstone())))
            .sum()
    }

    /// What was deleted up to this moment has no words from now on.
    pub(super) fn gone_up_to(&mut self, stamp: Stamp) {
        if stamp <= self.gone_up_to {
            return;
        }
        self.gone_up_to = stamp;
        let old: Vec<Address> = self
            .replica
            .deleted()
            .map(|record| record.address().clone())
            .collect();
        self.forget_words_of(&old);
    }

    /// The same after records came in from elsewhere.
    pub(super) fn forget_words_of(&mut self, addresses: &[Address]) {
        let gone_up_to = self.gone_up_to;
        let old = addresses
            .iter()
            .filter(|address| {
                self.replica
                    .get(address)
                    .and_then(Versioned::deleted_at)
                    .is_some_and(|at| at <= gone_up_to)
            })
            .cloned()
            .collect();
        self.forget(old);
    }

    /// Reads the moment another tab, or an earlier visit, emptied the list.
    pub(super) fn read_emptied(&mut self) {
        if let Ok(Some(text)) = self.store.get(EMPTIED) {
            self.take_emptied(&text);
        }
    }

    pub(super) fn take_emptied(&mut self, text: &str) {
        if let Ok(seconds) = text.parse() {
            self.gone_up_to(Stamp(seconds));
        }
    }

    /// Where a shelf does not fit, forgets the oldest of what is deleted until it does. False where there is no time for that now.
    pub(super) fn save_with_room(
        &mut self,
        key: &Rc<str>,
        flushed: &mut Flushed,
        has_time: &mut dyn FnMut() -> bool,
    ) -> Result<bool, Trouble> {
        loop {
            let saved = self.save(key, flushed).map(|()| true);
            let is_full = matches!(
                saved,
                Err(Trouble::NotSaved {
                    error: StoreError::Full,
                    ..
                })
            );
            // Asked only now: it looks at every record there is.
            let oldest = || {
                self.replica
                    .deleted()
                    .filter_map(Versioned::deleted_at)
                    .min()
            };
            match is_full.then(oldest).flatten() {
                Some(oldest) => {
                    if !self.make_room(oldest, flushed, has_time) {
                        return Ok(false);
                    }
                }
                None => return saved,
            }
        }
    }

    fn make_room(
        &mut self,
        oldest: Stamp,
        flushed: &mut Flushed,
        has_time: &mut dyn FnMut() -> bool,
    ) -> bool {
        let old = self
            .replica
            .deleted()
            .filter(|record| record.deleted_at() <= Some(oldest))
            .map(|record| record.address().clone())
            .collect();
        self.gone_up_to = self.gone_up_to.max(oldest);
        let mut is_in_time = true;
        for shelf in self.forget(old) {
            if !is_in_time {
                break;
            }
            // It got shorter, so it fits; what fails stays due and is told where its own turn comes, as what there is no time for.
            if self.save(&shelf, flushed).is_ok() {
                flushed.saved += 1;
            }
            is_in_time = has_time();
        }
        self.note_emptied();
        is_in_time
    }

    /// Leaves nothing of these but their deletion, and says which shelves are due for it.
    fn forget(&mut self, addresses: Vec<Address>) -> SortedSet<Rc<str>> {
        let forgotten: Vec<Address> = addresses
            .into_iter()
            .filter(|address| self.replica.forget_words(address))
            .collect();
        self.touch(&forgotten);
        forgotten
            .iter()
            .flat_map(|address| self.shelves.homes_of(address))
            .into_set()
    }

    /// Where this fails there is no room even for a number; then words from elsewhere may be kept once more.
    fn note_emptied(&self) {
        if self.newer.is_none() {
            let _ = self.store.set(EMPTIED, &self.gone_up_to.0.to_string());
        }
    }
}
