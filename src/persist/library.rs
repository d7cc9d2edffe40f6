//! All shelves together: reads them at the start, notes what must be written, writes it, and takes in what other tabs write.

use super::placement::Shelves;
use super::quarantine::{self, set_aside};
use super::shelf::{ANY_PREFIX, EMPTIED, PREFIX, PROBE, Unreadable, newer_prefix, read_shelf};
use super::store::{Store, StoreError, room_of, units};
use super::trouble::Trouble;
use super::writers::{WRITERS, Writers};
use crate::domain::{
    Change, Deed, Entropy, Gathered, Ordered, SortedMap, SortedSet, Stamp, Workspace,
};
use crate::replica::{Acceptance, Address, Conflict, JoinReport, Replica, Resolution, Versioned};
use std::cell::OnceCell;
use std::rc::Rc;

/// Most units we plan to use: half of what browsers give, because WebKit counts double what goes beyond Latin-1.
pub const BUDGET: usize = 2_621_440;

/// Everything a person has, in memory and on shelves.
///
/// Nothing is written before [`Library::flush`]; the caller decides when (a moment after the last change, and when the
/// page is hidden). Whatever fails stays due, so that calling `flush` again tries again.
pub struct Library {
    pub(super) store: Box<dyn Store>,
    pub(super) entropy: Box<dyn Entropy>,
    pub(super) replica: Replica,
    pub(super) shelves: Shelves,
    /// Shelves that are due and did not fit: they come last, once others may have become shorter.
    pub(super) stuck: Vec<Rc<str>>,
    /// What was touched since the last entry of the journal.
    pub(super) unjournaled: SortedSet<Address>,
    /// The newer schema found, which makes this library read-only.
    pub(super) newer: Option<u64>,
    /// What was deleted up to this moment has no words.
    pub(super) gone_up_to: Stamp,
    /// The room that everything but the shelves took at the start, whoever put it there.
    pub(super) others: usize,
    /// How many shelves there were when this page last noted that localStorage holds a snapshot; 0 before.
    pub(super) noted: usize,
    /// Whether this page load is remembered as one of this device's own.
    pub(super) is_noted: bool,
    /// What the person is called who writes here; may be empty.
    pub(super) signature: String,
    /// Who wrote what, once somebody asked; until something comes in from elsewhere.
    pub(super) writers: OnceCell<Writers>,
}

/// What a flush did.
#[derive(Clone, Debug, PartialEq)]
pub struct Flushed {
    /// How many shelves were written and read back.
    pub saved: usize,
    /// What another tab had written there in the meantime, for the workspace to commit. Not a person's change: keep it
    /// out of the undo list.
    pub joined: Change,
    /// What was not saved and why; empty when everything is saved.
    pub troubles: Vec<Trouble>,
}

/// What another tab's write meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Absorbed {
    /// The difference for the workspace to commit. Keep it out of the undo list.
    pub joined: Change,
    /// Whether that shelf now lacks something of ours, so that a flush is due.
    pub is_behind: bool,
    /// What could not be understood.
    pub troubles: Vec<Trouble>,
}

/// How much of the storage is used, in UTF-16 units, keys included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// By everything of this app.
    pub used: usize,
    /// By bytes set aside, out of `used`.
    pub quarantined: usize,
    /// By what was deleted and can be brought back, out of `used`, about.
    pub deleted: usize,
    /// What we plan to use at most.
    pub budget: usize,
}

/// What was read at the start.
#[derive(Default)]
struct ReadShelves {
    records: Vec<(Rc<str>, Versioned)>,
    /// Shelves of which not everything could be read.
    in_part: Vec<Rc<str>>,
}

impl Library {
    /// Reads everything in one pass. Whatever cannot be read is reported and left alone or set aside; the app goes on.
    pub fn open(store: Box<dyn Store>, entropy: Box<dyn Entropy>) -> (Self, Vec<Trouble>) {
        let mut library = Self {
            store,
            entropy,
            replica: Replica::default(),
            shelves: Shelves::default(),
            stuck: Vec::new(),
            unjournaled: SortedSet::new(),
            newer: None,
            gone_up_to: Stamp(i64::MIN),
            others: 0,
            noted: 0,
            is_noted: false,
            signature: String::new(),
            writers: OnceCell::new(),
        };
        let mut troubles = Vec::new();
        match library.store.keys() {
            Ok(mut keys) => {
                keys.order_by(Ord::cmp);
                let mut read = ReadShelves::default();
                for key in &keys {
                    library.load(key, &mut read, &mut troubles);
                }
                library.take_read(read);
            }
            Err(error) => troubles.push(Trouble::Unavailable(error)),
        }
        library.read_emptied();
        library.read_names();
        troubles.extend(library.newer.map(|found| Trouble::Newer { found }));
        (library, troubles)
    }

    /// What people see, and what cannot be shown. One pass over all records: call it once at the start, then commit changes.
    pub fn workspace(&self) -> (Workspace, Vec<Trouble>) {
        let (workspace, hidden) = self.replica.workspace();
        let troubles = hidden
            .into_iter()
            .map(|(record, why)| Trouble::Hidden { record, why })
            .collect();
        (workspace, troubles)
    }

    /// All records with their versions, for exports, previews and merging.
    pub fn replica(&self) -> &Replica {
        &self.replica
    }

    /// The store, for what is not a record: theme, settings, unfinished forms.
    pub fn store(&self) -> &dyn Store {
        self.store.as_ref()
    }

    /// Records a change made here.
    pub fn record(&mut self, change: &Change, at: Stamp) {
        self.take_pen();
        let touched = self.replica.stamp(change, at, self.entropy.as_mut());
        self.touch(&touched);
    }

    /// Merges records from a file and brings nothing back ([`Library::accept`]).
    pub fn import(&mut self, incoming: Vec<Versioned>) -> JoinReport {
        self.accept(incoming, &Acceptance::default(), Stamp::default())
    }

    /// Everything written apart and not yet chosen among.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.replica.conflicts()
    }

    /// Carries out a person's choice. The change may be empty: then the conflict is settled and nothing looks different.
    pub fn resolve(&mut self, conflict: &Conflict, choice: Resolution, at: Stamp) -> Change {
        self.take_pen();
        let change = self
            .replica
            .resolve(conflict, choice, at, self.entropy.as_mut());
        self.touch(std::slice::from_ref(&conflict.record));
        change
    }

    /// Whether something is not written yet.
    pub fn is_due(&self) -> bool {
        !self.shelves.due.is_empty()
    }

    /// Whether a newer version of the app wrote here, so that this one writes nothing.
    pub fn is_read_only(&self) -> bool {
        self.newer.is_some()
    }

    /// Writes every shelf that is due: reads what is stored, joins it, writes, reads back.
    pub fn flush(&mut self) -> Flushed {
        self.flush_while(|| true)
    }

    /// The same for as long as there is time, asked before each shelf but the first. What is not reached stays due.
    pub fn flush_while(&mut self, mut has_time: impl FnMut() -> bool) -> Flushed {
        let mut flushed = Flushed {
            saved: 0,
            joined: Change::new(Deed::Joined, Vec::new()),
            troubles: Vec::new(),
        };
        self.read_emptied();
        self.call_writer();
        let (mut is_begun, mut is_over) = (false, false);
        for key in self.shelves.due.clone() {
            if self.stuck.contains(&key) {
                continue;
            }
            is_over |= is_begun && !has_time();
            is_begun = true;
            if is_over {
                break;
            }
            if let Some(found) = self.newer {
                flushed.troubles.push(Trouble::Newer { found });
                break;
            }
            match self.save_with_room(&key, &mut flushed, &mut has_time) {
                Ok(true) => flushed.saved += 1,
                Ok(false) => is_over = true,
                Err(Trouble::NotSaved {
                    error: StoreError::Full,
                    ..
                }) => self.stuck.push(key),
                Err(trouble) => flushed.troubles.push(trouble),
            }
        }
        // Others may have become shorter.
        while !is_over
            && self.newer.is_none()
            && let Some(key) = self.stuck.pop()
        {
            match self.save(&key, &mut flushed) {
                Ok(()) => flushed.saved += 1,
                Err(trouble) => flushed.troubles.push(trouble),
            }
            is_over = !has_time();
        }
        if !self.is_due() && self.noted > 0 && self.noted != self.shelves.len() {
            self.note_shelves();
        }
        flushed
    }

    /// Whether somebody emptied the storage under us: a shelf that was written is not there any more. Everything that is missing is
    /// due then, to be written again from memory.
    pub fn was_emptied(&mut self) -> bool {
        let Ok(keys) = self.store.keys() else {
            return false;
        };
        let (due, keys) = (self.shelves.due.clone(), keys.into_iter().into_set());
        if !keys.contains(WRITERS) {
            self.keep_names();
        }
        self.shelves.set_missing_due(&keys);
        // A shelf that waits for its first write is no news.
        self.shelves.due != due
    }

    /// Whether a shelf that was written is not there any more. Only keys are looked at.
    pub fn misses_a_shelf(&self) -> bool {
        let Ok(keys) = self.store.keys() else {
            return false;
        };
        let keys = keys.into_iter().into_set();
        let mut written = self.shelves.keys();
        written.any(|key| !self.shelves.due.contains(key) && !keys.contains(&**key))
    }

    /// Takes in what another tab wrote: the key and the new text of a `storage` event, none where the key was removed.
    pub fn absorb(&mut self, key: &str, text: Option<&str>) -> Absorbed {
        let mut absorbed = Absorbed {
            joined: Change::new(Deed::Joined, Vec::new()),
            is_behind: false,
            troubles: Vec::new(),
        };
        let Some(text) = text else {
            absorbed.is_behind = self.shelves.is_known(key);
            self.shelves.set_due_if_known(key);
            return absorbed;
        };
        if key == EMPTIED {
            self.take_emptied(text);
            absorbed.is_behind = self.is_due();
            return absorbed;
        }
        if key == WRITERS {
            self.read_names();
            return absorbed;
        }
        if !key.starts_with(PREFIX) {
            if let Some(found) = newer_prefix(key) {
                self.newer = Some(found);
                absorbed.troubles.push(Trouble::Newer { found });
            }
            return absorbed;
        }
        match read_shelf(text) {
            Ok(contents) => {
                let is_whole = contents.problems.is_empty();
                self.shelves.note_read(key, text, is_whole);
                let complete = self.take(key, contents.records, &mut absorbed.joined);
                absorbed.is_behind = !complete || !contents.problems.is_empty();
            }
            Err(Unreadable::Newer(found)) => {
                self.newer = Some(found);
                absorbed.troubles.push(Trouble::Newer { found });
            }
            // The flush sets it aside before it writes ours.
            Err(Unreadable::Damaged(_)) => absorbed.is_behind = self.shelves.is_known(key),
        }
        if absorbed.is_behind {
            self.shelves.set_due_if_known(key);
        }
        absorbed
    }

    /// Takes in whatever lies otherwise on the shelves than when it was last read or written here: after a time in which no
    /// events came, as for a page that the browser had put to sleep. Shelves that vanished are due again.
    pub fn look_again(&mut self) -> Absorbed {
        let mut all = Absorbed {
            joined: Change::new(Deed::Joined, Vec::new()),
            is_behind: false,
            troubles: Vec::new(),
        };
        // A store that cannot be read has said so before, and says so again at the next write.
        let stored = self.store.keys().unwrap_or_default();
        let here = stored.iter().map(String::as_str).into_set();
        let gone = self.shelves.keys().filter(|key| !here.contains(&***key));
        let gone: Vec<String> = gone.map(ToString::to_string).collect();
        for key in stored.into_iter().chain(gone) {
            let Ok(text) = self.store.get(&key) else {
                continue;
            };
            let is_known = text
                .as_deref()
                .is_some_and(|text| self.shelves.is_as_read(&key, text));
            if is_known || !key.starts_with(ANY_PREFIX) {
                continue;
            }
            let absorbed = self.absorb(&key, text.as_deref());
            all.joined.edits.extend(absorbed.joined.edits);
            all.is_behind |= absorbed.is_behind;
            all.troubles.extend(absorbed.troubles);
        }
        all
    }

    /// The bytes that were set aside, by the key they lie under.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn quarantined(&self) -> Result<Vec<(String, String)>, StoreError> {
        quarantine::list(self.store.as_ref())
    }

    /// How much is used.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn usage(&self) -> Result<Usage, StoreError> {
        let mut usage = Usage {
            used: 0,
            quarantined: 0,
            deleted: self.deleted_units(),
            budget: BUDGET,
        };
        for key in self.store.keys()? {
            let size = units(&key) + units(&self.store.get(&key)?.unwrap_or_default());
            if key.starts_with(quarantine::PREFIX) {
                usage.quarantined += size;
            }
            if key.starts_with("bearings") {
                usage.used += size;
            }
        }
        Ok(usage)
    }

    /// Takes in what the shelves hold, in the order of the records and not of the shelves: so nothing has to move for another.
    fn take_read(&mut self, mut read: ReadShelves) {
        read.records
            .order_by(|(_, one), (_, other)| one.address().cmp(other.address()));
        for (shelf, record) in read.records {
            self.shelves.place(record.address(), &shelf);
            self.replica.learn(record);
        }
        for key in read.in_part {
            self.shelves.set_due_if_known(&key);
        }
    }

    fn load(&mut self, key: &str, read: &mut ReadShelves, troubles: &mut Vec<Trouble>) {
        if key == PROBE {
            // A page that died while it tried left it there.
            let _ = self.store.remove(key);
            return;
        }
        if !key.starts_with(PREFIX) {
            self.newer = self.newer.max(newer_prefix(key));
            let text = self.store.get(key).ok().flatten().unwrap_or_default();
            self.others += room_of(key) + room_of(&text);
            return;
        }
        let text = match self.store.get(key) {
            Ok(Some(text)) => text,
            Ok(None) => return,
            Err(error) => {
                let shelf = key.to_owned();
                troubles.push(Trouble::NotRead { shelf, error });
                return;
            }
        };
        match read_shelf(&text) {
            Ok(contents) => {
                let shelf: Rc<str> = key.into();
                let is_whole = contents.problems.is_empty();
                self.shelves.note_read(key, &text, is_whole);
                let records = contents.records.into_iter();
                read.records.extend(records.map(|it| (shelf.clone(), it)));
                if let Some(problem) = contents.problems.first() {
                    let aside = set_aside(self.store.as_ref(), key, &text, problem);
                    // What could be read is written back without the rest, which now lies safe elsewhere.
                    if aside.is_ok() {
                        read.in_part.push(shelf);
                    }
                    troubles.extend(aside.unwrap_or_else(Some));
                }
            }
            Err(Unreadable::Newer(found)) => self.newer = self.newer.max(Some(found)),
            Err(Unreadable::Damaged(problem)) => {
                let aside = set_aside(self.store.as_ref(), key, &text, &problem);
                if aside.is_ok() {
                    // A failure leaves a second copy, which harms nobody.
                    let _ = self.store.remove(key);
                }
                troubles.extend(aside.unwrap_or_else(Some));
            }
        }
    }

    pub(super) fn save(&mut self, key: &Rc<str>, flushed: &mut Flushed) -> Result<(), Trouble> {
        let not_saved = |error| Trouble::NotSaved {
            shelf: key.to_string(),
            error,
        };
        let stored = self.store.get(key).map_err(not_saved)?;
        // What was read or written here last, and nobody has touched since, has nothing new.
        if let Some(text) = &stored
            && !self.shelves.is_known_whole(key, text)
        {
            self.take_stored(key, text, flushed)?;
        }
        let text = self.shelves.write(key, &self.replica);
        if stored.as_ref() != Some(&text) {
            self.store.set(key, &text).map_err(not_saved)?;
            if self.store.get(key).map_err(not_saved)?.as_ref() != Some(&text) {
                let shelf = key.to_string();
                return Err(Trouble::NotKept { shelf });
            }
        }
        self.shelves.note_read(key, &text, true);
        self.shelves.due.remove(key);
        Ok(())
    }

    /// Joins what lies on a shelf before it is overwritten; what cannot be understood is set aside first.
    fn take_stored(
        &mut self,
        key: &Rc<str>,
        text: &str,
        flushed: &mut Flushed,
    ) -> Result<(), Trouble> {
        let problem = match read_shelf(text) {
            Ok(contents) => {
                self.take(key, contents.records, &mut flushed.joined);
                contents.problems.into_iter().next()
            }
            Err(Unreadable::Damaged(problem)) => Some(problem),
            Err(Unreadable::Newer(found)) => {
                self.newer = Some(found);
                return Err(Trouble::Newer { found });
            }
        };
        if let Some(problem) = problem {
            flushed
                .troubles
                .extend(set_aside(self.store.as_ref(), key, text, &problem)?);
        }
        Ok(())
    }

    /// Joins records that lie on a shelf. Whether the shelf has everything of ours that belongs there.
    fn take(&mut self, key: &str, records: Vec<Versioned>, joined: &mut Change) -> bool {
        let shelf: Rc<str> = key.into();
        let incoming: SortedMap<Address, Versioned> = records
            .into_iter()
            .map(|record| (record.address().clone(), record))
            .into_map();
        let report = self.replica.join(Deed::Joined, incoming.values().cloned());
        joined.edits.extend(report.change.edits);
        for address in incoming.keys() {
            self.shelves.place(address, &shelf);
        }
        // A record that lies on several shelves is kept alike on all of them.
        for address in &report.learned {
            self.shelves.touch_others(address, &shelf);
        }
        self.forget_words_of(&report.learned);
        self.writers.take();
        self.shelves
            .on(&shelf)
            .all(|address| self.replica.get(address) == incoming.get(address))
    }

    /// Joins records that were not on the shelves; what they bring is due to be written there. Words that were forgotten here are
    /// nothing new.
    pub(super) fn join_touching(&mut self, records: Vec<Versioned>) -> JoinReport {
        let wordless: SortedMap<Address, Versioned> = records
            .iter()
            .filter_map(|record| self.replica.get(record.address()))
            .filter(|ours| ours.is_deleted() && !ours.has_words())
            .map(|ours| (ours.address().clone(), ours.clone()))
            .into_map();
        let mut report = self.replica.join(Deed::Joined, records);
        self.touch_shelves(&report.learned);
        self.forget_words_of(&report.learned);
        self.writers.take();
        report.learned.retain(|address| {
            let before = wordless.get(address);
            before.is_none() || before != self.replica.get(address)
        });
        report
    }

    pub(super) fn touch(&mut self, addresses: &[Address]) {
        self.unjournaled.extend(addresses.iter().cloned());
        self.touch_shelves(addresses);
        self.note_writer();
    }

    fn touch_shelves(&mut self, addresses: &[Address]) {
        for address in addresses {
            if let Some(record) = self.replica.get(address) {
                self.shelves.touch(record);
            }
        }
    }
}
