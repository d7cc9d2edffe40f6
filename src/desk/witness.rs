//! The second witness of what a person typed: every change goes to the vault's journal before it is called saved, a snapshot of
//! everything is kept each day and before each great change, and what vanished from the browser's storage is brought back.

use super::journal::cause;
use super::{Desk, Keeping, clock};
use crate::domain::Stamp;
use crate::domain::number::plain;
use crate::persist::vault;
use crate::persist::{JournalEntry, Kept, Library, Protection, Trouble, Witness, local};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How old the latest snapshot is when another one is due, in seconds.
const A_DAY: i64 = 86_400;

impl Keeping {
    /// Puts what was just changed into the journal.
    pub(super) fn append(self) {
        self.queue(Library::take_entry);
        self.write_journal();
    }

    /// Has an entry wait for the journal, which is written with the next one.
    pub(super) fn queue(self, take: fn(&mut Library) -> Option<String>) {
        if let Some(text) = self.library.try_update_value(take).flatten() {
            let at = clock::now().stamp;
            self.journal
                .queue
                .update_value(|queue| queue.push((text, at)));
        }
    }

    /// Writes what waits for the journal, one entry after the other. What it does not take waits for the next try.
    pub(super) fn write_journal(self) {
        let journal = self.journal;
        if journal.is_writing.get_value() || journal.queue.with_value(Vec::is_empty) {
            return;
        }
        journal.is_writing.set_value(true);
        journal.witness.set_value(Witness::Writing);
        self.weigh();
        spawn_local(async move {
            let mut witness = Witness::Holds;
            while let Some(Some((text, at))) =
                journal.queue.try_with_value(|queue| queue.first().cloned())
            {
                if vault::append(&text, at).await.is_err() {
                    witness = Witness::Fails;
                    break;
                }
                journal.queue.try_update_value(|queue| queue.remove(0));
            }
            journal.is_writing.set_value(false);
            journal.witness.set_value(witness);
            self.weigh();
            if witness == Witness::Holds {
                self.ask_for_protection();
            }
        });
    }

    /// Forgets what the journal did not take once the shelves hold it: a blocked journal must not grow in memory.
    pub(super) fn shelves_hold_all(self) {
        if self.journal.witness.get_value() == Witness::Fails {
            self.journal.queue.update_value(Vec::clear);
        }
    }

    /// Reads the vault at the start: what localStorage lost comes back, what it settled goes, and a snapshot is kept each day.
    pub(super) fn replay(self, desk: Desk) {
        spawn_local(async move {
            let now = clock::now().stamp;
            let (Ok(entries), Ok(ids)) = (vault::entries().await, vault::ids().await) else {
                self.journal.witness.set_value(Witness::Fails);
                self.weigh();
                return;
            };
            if !self.journal.is_writing.get_value() {
                self.journal.witness.set_value(Witness::Holds);
                self.weigh();
            }
            // A killed browser may have lost all of localStorage, not only the last edits.
            let had_nothing = self.library.with_value(Library::is_bare);
            let latest = match ids.last() {
                Some(id) => self.take_snapshot_in(desk, *id, now).await,
                None => None,
            };
            let kept = latest.as_ref().map(|latest| latest.upto);
            self.journal.latest.set_value(latest.clone());
            let settled = self.bring_back(desk, &entries, now, kept);
            if had_nothing && !entries.is_empty() {
                // The count of changes was lost with them.
                self.count(desk, entries.len());
            }
            if let Some(last) = entries.last() {
                self.journal.upto.set_value(last.key);
            }
            if had_nothing
                && latest.is_some()
                && self.shelves.get_value() != Witness::Fails
                && !self.library.with_value(Library::is_bare)
            {
                desk.toasts.show(
                    "This browser lost its storage. Your goals were restored from the copy on this device.",
                    None,
                );
            }
            if !settled.is_empty() {
                // What stays too long is only joined once more.
                let _ = vault::trim(&settled).await;
            }
            if latest.is_none_or(|latest| (now.0 - latest.at.0).abs() > A_DAY) {
                self.snapshot_now(cause::DAILY).await;
            } else {
                self.note_snapshot();
            }
            let protection = vault::protect(false).await;
            let _ = self.journal.protection.try_set(protection);
        });
    }

    /// Takes in what localStorage lacks of the latest snapshot, and says what is known of it. It is read only where something may be
    /// lacking: it is megabytes.
    async fn take_snapshot_in(self, desk: Desk, id: f64, now: Stamp) -> Option<Kept> {
        let name = plain(id);
        let held = self.opened_with.with_value(|troubles| {
            self.library
                .with_value(|library| library.holds(&name, troubles))
        });
        if held.is_some() {
            return held;
        }
        let lacks = |shelf: &str| {
            self.opened_with.with_value(|troubles: &Vec<Trouble>| {
                self.library
                    .with_value(|library| library.lacks(shelf, &name, troubles))
            })
        };
        let shelves = vault::shelves(id).await.unwrap_or_default();
        if let Some((_, text)) = shelves.iter().find(|(key, _)| key == local::SETTINGS) {
            self.bring_settings_back(desk, text);
        }
        let heads = vault::snapshots().await.unwrap_or_default();
        let head = heads.into_iter().find(|head| head.id == id)?;
        let lost = shelves.into_iter().filter(|(key, _)| lacks(key)).collect();
        self.bring_back(desk, &as_entries(lost, head.at), now, None);
        Some(Kept {
            name,
            at: head.at,
            upto: head.upto,
        })
    }

    /// Keeps a snapshot of everything as it is now, for a reason of [`cause`].
    pub fn snapshot(self, cause: &'static str) {
        // Written now, before what it is taken for happens; kept as soon as the disk has it.
        let kept = self.snapshot_now(cause);
        spawn_local(async move {
            kept.await;
        });
    }

    /// Has neither journal nor snapshots keep the words of what the person wants to be gone: one snapshot without them takes the
    /// place of all that was there.
    pub fn forget_words(self, desk: Desk) {
        spawn_local(async move {
            let now = clock::now().stamp;
            let Ok(entries) = vault::entries().await else {
                return;
            };
            self.bring_back(desk, &entries, now, None);
            let Ok(old) = vault::ids().await else {
                return;
            };
            if self.snapshot_now(cause::FORGETTING).await {
                let keys: Vec<f64> = entries.iter().map(|entry| entry.key).collect();
                // What the vault does not do now it does when these grow old.
                let _ = vault::trim(&keys).await;
                let _ = vault::forget(&old).await;
                self.renew_list().await;
            }
        });
    }

    /// Lists the snapshots, and keeps the list up to date from now on.
    pub async fn list_snapshots(self) {
        if let Ok(snapshots) = vault::snapshots().await {
            let _ = self.journal.snapshots.try_set(Some(snapshots));
        }
    }

    async fn renew_list(self) {
        if self.journal.snapshots.with_untracked(Option::is_some) {
            self.list_snapshots().await;
        }
    }

    /// How safe the latest edit is, from what both places of storage say.
    pub(super) fn weigh(self) {
        let safety =
            crate::persist::safety(self.journal.witness.get_value(), self.shelves.get_value());
        let is_news = self.state.try_with_untracked(|known| *known != safety);
        if is_news == Some(true) {
            self.state.set(safety);
            // What the journal has is said otherwise.
            if self.journal.witness.get_value() != Witness::Writing {
                self.tell_again();
            }
        }
    }

    /// Whether it was kept.
    fn snapshot_now(self, cause: &'static str) -> impl Future<Output = bool> {
        let mut shelves = self.library.with_value(Library::written);
        let is_bare = shelves.is_empty();
        // So that a browser that lost everything has its conventions and the day of the last backup again too.
        let settings = self.note(local::SETTINGS);
        shelves.extend(settings.map(|text| (local::SETTINGS.to_owned(), text)));
        let at = clock::now().stamp;
        let upto = self.journal.upto.get_value();
        async move {
            if is_bare {
                return false;
            }
            let Ok(id) = vault::keep(cause, at, upto, &shelves).await else {
                return false;
            };
            let name = plain(id);
            self.journal.latest.set_value(Some(Kept { name, at, upto }));
            self.note_snapshot();
            self.renew_list().await;
            true
        }
    }

    /// Notes in localStorage that it holds what the latest snapshot holds, once all is written.
    fn note_snapshot(self) {
        self.journal.latest.with_value(|latest| {
            if let Some(latest) = latest {
                self.library.update_value(|library| {
                    if !library.is_due() {
                        library.note_snapshot(latest);
                    }
                });
            }
        });
    }

    /// Joins what the vault holds. Returns the keys of entries that are no longer needed.
    fn bring_back(
        self,
        desk: Desk,
        entries: &[JournalEntry],
        now: Stamp,
        kept: Option<f64>,
    ) -> Vec<f64> {
        if entries.is_empty() {
            return Vec::new();
        }
        let replayed = self
            .library
            .try_update_value(|library| library.replay(entries, now, kept));
        let Some(replayed) = replayed else {
            return Vec::new();
        };
        desk.take_in(replayed.joined, false);
        if self.library.with_value(Library::is_due) {
            self.flush_soon(desk, std::time::Duration::ZERO);
        }
        replayed.settled
    }

    /// Asks the browser, once there is something to lose, not to delete it by itself.
    fn ask_for_protection(self) {
        let journal = self.journal;
        let is_open = !matches!(
            journal.protection.get_untracked(),
            Protection::Unknown | Protection::Promised
        );
        if is_open && !journal.has_asked.get_value() {
            journal.has_asked.set_value(true);
            spawn_local(async move {
                let protection = vault::protect(true).await;
                let _ = journal.protection.try_set(protection);
            });
        }
    }
}

/// Shelves of a snapshot, to be joined like entries of the journal.
fn as_entries(shelves: Vec<(String, String)>, at: Stamp) -> Vec<JournalEntry> {
    shelves
        .into_iter()
        .map(|(_, text)| JournalEntry {
            key: f64::MAX,
            at,
            text,
        })
        .collect()
}
