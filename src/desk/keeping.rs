//! Where the data is kept, when it is written, and what is said about that.

use super::journal::Journal;
use super::tab::Tab;
use super::{BrowserEntropy, Desk, clock};
use crate::domain::FieldValue;
use crate::domain::read_json;
use crate::domain::{Change, Deed, Edit, Stamp, Workspace};
use crate::persist::{
    Absent, Absorbed, Library, LocalStore, Safety, StorageFacts, Store, Trouble, Witness, local,
    safety, sentences,
};
use crate::replica::{Acceptance, Address, Conflict, Versioned};
use crate::settings::Settings;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long after the last change the shelves are written: long enough for a burst of edits, too short to forget.
pub(super) const PAUSE: Duration = Duration::from_millis(300);
/// How long a frame waits for writing, in milliseconds: thousands of records lie on many shelves.
const SLICE: f64 = 16.0;
/// How long until a write that failed is tried again.
const RETRY: Duration = Duration::from_secs(20);

/// The library behind the desk. Local to this thread, as localStorage is.
#[derive(Clone, Copy)]
pub struct Keeping {
    pub(super) library: StoredValue<Library, LocalStorage>,
    timer: StoredValue<Option<TimeoutHandle>>,
    pub(super) opened_with: StoredValue<Vec<Trouble>, LocalStorage>,
    /// How far the shelves in localStorage are with the latest edit.
    pub(super) shelves: StoredValue<Witness>,
    /// The second witness beside them.
    pub journal: Journal,
    /// How safe the latest edit is.
    pub state: RwSignal<Safety>,
    /// How full the browser's storage is, in percent.
    pub fullness: RwSignal<u8>,
    /// How often the storage was emptied under this page: what lies there beside the records is written again too.
    pub emptied: RwSignal<u32>,
    /// Whether settings were kept once.
    has_settings: StoredValue<bool>,
    /// Settings that the store did not take, to be tried again with the shelves.
    unkept: StoredValue<Option<Settings>>,
    /// What was wrong when last something was written.
    said: StoredValue<Vec<Trouble>, LocalStorage>,
    /// Whether the storage looked empty when it should not be.
    may_be_empty: StoredValue<bool>,
    /// Whether another tab wrote since the shelves were read.
    was_written: StoredValue<bool>,
    /// This tab among others.
    pub(super) tab: StoredValue<Tab>,
    /// What a person should know about storage, as sentences without repetition.
    pub troubles: RwSignal<Vec<String>>,
    /// What was written apart and not yet chosen among.
    pub conflicts: RwSignal<Arc<Vec<Conflict>>>,
}

impl Keeping {
    pub(super) fn open() -> Self {
        let entropy = Box::new(BrowserEntropy);
        let (library, troubles) = match LocalStore::open() {
            Ok(store) => Library::open(Box::new(store), entropy),
            Err(error) => Library::open(Box::new(Absent(error)), entropy),
        };
        let tab = Tab::open(library.store());
        let shelves = if troubles.iter().any(Trouble::is_unsaved) {
            Witness::Fails
        } else {
            Witness::Holds
        };
        // Where the shelves hold nothing it is the journal that says what is saved, once it was read.
        let witness = match shelves {
            Witness::Fails => Witness::Writing,
            _ => Witness::Holds,
        };
        let journal = Journal::new(witness);
        let fullness = library.fullness();
        Self {
            library: StoredValue::new_local(library),
            timer: StoredValue::new(None),
            opened_with: StoredValue::new_local(troubles),
            shelves: StoredValue::new(shelves),
            journal,
            state: RwSignal::new(safety(witness, shelves)),
            fullness: RwSignal::new(fullness),
            emptied: RwSignal::new(0),
            has_settings: StoredValue::new(false),
            unkept: StoredValue::new(None),
            said: StoredValue::new_local(Vec::new()),
            may_be_empty: StoredValue::new(false),
            was_written: StoredValue::new(false),
            tab: StoredValue::new(tab),
            troubles: RwSignal::new(Vec::new()),
            conflicts: RwSignal::new(Arc::default()),
        }
    }

    pub(super) fn workspace(self) -> Workspace {
        let (workspace, hidden) = self.library.with_value(Library::workspace);
        self.opened_with
            .update_value(|troubles| troubles.extend(hidden));
        self.tell(&[]);
        workspace
    }

    /// The settings at the start: those that are kept, else what the browser's language suggests.
    pub(super) fn settings(self) -> Settings {
        let stored = self.stored_settings();
        self.has_settings.set_value(stored.is_some());
        stored.unwrap_or_else(|| {
            let language = window().navigator().language();
            Settings::for_locale(&language.unwrap_or_default())
        })
    }

    /// The settings as they are kept now, for changing one of them; those in memory where the store does not have the latest. That
    /// they are missing tells that somebody emptied the storage.
    pub(super) fn settings_now(self, known: &Settings) -> Settings {
        let is_safe = self.shelves.get_value() != Witness::Fails;
        let stored = self.stored_settings().filter(|_| is_safe);
        if stored.is_none() && is_safe && self.has_settings.get_value() {
            self.may_be_empty.set_value(true);
        }
        stored.unwrap_or_else(|| known.clone())
    }

    pub(super) fn stored_settings(self) -> Option<Settings> {
        self.library
            .with_value(|library| local::read(library.store(), local::SETTINGS))
    }

    /// What the page needs before its pages are here: leaves the drafts of this tab to others when it is left, and notes that another tab writes.
    pub(super) fn watch_meanwhile(self) {
        let _ = window_event_listener_untyped("storage", move |_| {
            self.was_written.try_set_value(true);
        });
        let _ = window_event_listener_untyped("pagehide", move |_| self.with_tab(Tab::leave));
        let _ = window_event_listener_untyped("pageshow", move |_| self.with_tab(Tab::stay));
    }

    /// Follows other tabs, and writes at once when the page is left.
    pub(super) fn watch(self, desk: Desk) {
        if self.was_written.get_value() {
            self.look_again(desk);
        }
        self.replay(desk);
        self.look_for_conflicts();
        let _ = window_event_listener(leptos::ev::storage, move |event| {
            let Some(key) = event.key() else {
                // Everything was cleared at once.
                return self.write_again(desk);
            };
            if key == local::SETTINGS {
                if let Some(settings) = self.stored_settings() {
                    desk.show_settings(settings);
                }
                return;
            }
            let text = event.new_value();
            let absorbed = self
                .library
                .try_update_value(|library| library.absorb(&key, text.as_deref()));
            let Some(absorbed) = absorbed else { return };
            // What another tab took away makes room.
            let has_room = text.is_none() && self.shelves.get_value() == Witness::Fails;
            self.take_absorbed(desk, absorbed, has_room);
        });
        let _ = window_event_listener_untyped("pagehide", move |_| {
            self.flush(desk);
        });
        set_interval(
            move || {
                self.with_tab(Tab::stay);
                // The page's own storage may vanish without an event: by an extension, or by hand.
                if self.library.with_value(Library::misses_a_shelf) {
                    self.look_again(desk);
                }
            },
            Duration::from_secs(30),
        );
        let _ = window_event_listener_untyped("visibilitychange", move |_| {
            if document().visibility_state() == web_sys::VisibilityState::Hidden {
                self.flush(desk);
            } else {
                self.look_again(desk);
            }
        });
        let _ = window_event_listener_untyped("pageshow", move |_| self.look_again(desk));
    }

    /// Takes in what other tabs wrote while this one was asleep.
    fn look_again(self, desk: Desk) {
        if self.has_settings.get_value() && self.stored_settings().is_none() {
            self.write_again(desk);
        }
        let Some(absorbed) = self.library.try_update_value(Library::look_again) else {
            return;
        };
        let has_failed = self.shelves.get_value() == Witness::Fails;
        self.take_absorbed(desk, absorbed, has_failed);
        self.write_journal();
    }

    fn take_absorbed(self, desk: Desk, absorbed: Absorbed, tries_again: bool) {
        if !absorbed.joined.is_empty() {
            desk.take_in(absorbed.joined, false);
            self.look_for_conflicts();
        }
        if !absorbed.troubles.is_empty() {
            self.tell(&absorbed.troubles);
        }
        if absorbed.is_behind || tries_again {
            self.flush_soon(desk, PAUSE);
        }
    }

    /// Writes everything again where somebody emptied the storage, and says so once it is safe.
    fn write_again(self, desk: Desk) {
        self.may_be_empty.set_value(false);
        let was_emptied = self.library.try_update_value(Library::was_emptied);
        if was_emptied != Some(true) {
            return self.flush_for(desk, f64::INFINITY);
        }
        desk.settings
            .with_untracked(|settings| self.keep_settings(settings));
        self.emptied.update(|times| *times += 1);
        self.flush_for(desk, f64::INFINITY);
        if self.shelves.get_value() == Witness::Holds {
            desk.toasts.show(
                "The browser’s storage was cleared. Everything on this page has been saved again.",
                None,
            );
        }
    }

    fn with_tab(self, work: fn(&Tab, &dyn Store)) {
        self.tab.with_value(|tab| {
            self.library
                .with_value(|library| work(tab, library.store()))
        });
    }

    pub(super) fn record(self, desk: Desk, change: &Change) {
        let at = clock::now().stamp;
        self.library
            .update_value(|library| library.record(change, at));
        // An edit of one's own makes or settles a conflict only where it met one.
        let met = self.conflicts.with_untracked(|all| {
            let mut edited = change.edits.iter().filter_map(Edit::reference);
            edited.any(|it| all.iter().any(|open| open.record == Address::from(&it)))
        });
        if met || !change.apart.is_empty() {
            self.look_for_conflicts();
        }
        self.due(desk);
    }

    /// Something was changed in the library: count it and write it soon.
    fn due(self, desk: Desk) {
        self.count(desk, 1);
        self.append();
        self.flush_soon(desk, PAUSE);
    }

    /// Counts changes since the last backup.
    pub(super) fn count(self, desk: Desk, more: usize) {
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        desk.set(|settings| {
            settings.changes_since_file = settings.changes_since_file.saturating_add(more);
        });
    }

    /// Works with the library itself: merging, conflicts, exports. What it touches is written soon.
    pub fn with_library<T>(self, desk: Desk, work: impl FnOnce(&mut Library) -> T) -> Option<T> {
        let result = self.library.try_update_value(work);
        if self.library.with_value(Library::is_due) {
            self.due(desk);
        }
        self.look_for_conflicts();
        result
    }

    /// Takes in some records of a file as a person accepted it. What they change is the workspace's to commit; all of them are in
    /// once [`Keeping::accepted`] was said.
    pub fn accept_part(
        self,
        records: Vec<Versioned>,
        acceptance: &Acceptance,
        at: Stamp,
    ) -> Change {
        let report = self
            .library
            .try_update_value(|library| library.accept(records, acceptance, at));
        self.queue(Library::take_full_entry);
        report.map_or_else(
            || Change::new(Deed::Imported, Vec::new()),
            |report| report.change,
        )
    }

    /// Records a part of a change made here, which is written once [`Keeping::accepted`] was said.
    pub fn record_part(self, change: &Change) {
        self.library
            .update_value(|library| library.record(change, clock::now().stamp));
        self.queue(Library::take_full_entry);
    }

    /// All of a file is in: what it touched is written soon. What was written apart is looked for by [`super::Settling`].
    pub fn accepted(self, desk: Desk) {
        if self.library.with_value(Library::is_due) {
            self.due(desk);
        }
    }

    /// Forgets what was deleted too long ago, and has it written; a shelf that was mended when it was read too.
    pub(super) fn forget_old(self, desk: Desk) {
        let now = clock::now().stamp;
        self.library.update_value(|library| library.forget_old(now));
        if self.library.with_value(Library::is_due) {
            self.flush_soon(desk, PAUSE);
        }
    }

    /// Reads from the library.
    pub fn read_library<T>(self, read: impl FnOnce(&Library) -> T) -> T {
        self.library.with_value(read)
    }

    /// Writes everything that is due, now.
    pub fn flush(self, desk: Desk) {
        self.flush_for(desk, f64::INFINITY);
    }

    /// Writes what is due for so many milliseconds, then lets the browser draw and goes on.
    fn flush_for(self, desk: Desk, slice: f64) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let unkept = self.unkept.get_value();
        if unkept.is_none() && !self.library.with_value(Library::is_due) {
            return;
        }
        if self.may_be_empty.get_value() {
            return self.write_again(desk);
        }
        let end = js_sys::Date::now() + slice;
        let flushed = self
            .library
            .try_update_value(|library| library.flush_while(|| js_sys::Date::now() < end));
        let Some(flushed) = flushed else {
            return;
        };
        desk.take_in(flushed.joined, false);
        let mut troubles = flushed.troubles;
        let failed = troubles.iter().any(Trouble::is_unsaved);
        if !failed && self.library.with_value(Library::is_due) {
            return self.flush_soon(desk, Duration::ZERO);
        }
        if !failed && let Some(settings) = unkept {
            troubles.extend(self.keep_settings(&settings));
        }
        let failed = troubles.iter().any(Trouble::is_unsaved);
        self.tell(&troubles);
        let fullness = self.library.with_value(Library::fullness);
        if self.fullness.get_untracked() != fullness {
            self.fullness.set(fullness);
        }
        self.shelves.set_value(if failed {
            Witness::Fails
        } else {
            Witness::Holds
        });
        if failed {
            self.flush_soon(desk, RETRY);
        } else {
            self.shelves_hold_all();
        }
        self.weigh();
    }

    /// Keeps the settings; what the store does not take is tried again with the shelves. Returns why it did not.
    pub(super) fn keep_settings(self, settings: &Settings) -> Option<Trouble> {
        let kept = self.library.with_value(|library| {
            let store = library.store();
            local::write(store, local::SETTINGS, settings)
                .and_then(|()| store.set(local::THEME, settings.theme.word()))
        });
        self.has_settings.set_value(kept.is_ok());
        self.unkept
            .set_value(kept.is_err().then(|| settings.clone()));
        let error = kept.err()?;
        self.shelves.set_value(Witness::Fails);
        self.weigh();
        let shelf = local::SETTINGS.to_owned();
        Some(Trouble::NotSaved { shelf, error })
    }

    /// Brings back the settings that a snapshot has, where the store has none.
    pub(super) fn bring_settings_back(self, desk: Desk, text: &str) {
        let is_lost = self.stored_settings().is_none() && !self.has_settings.get_value();
        let settings = read_json(text)
            .ok()
            .and_then(|value| Settings::from_json(&value).ok());
        if is_lost && let Some(settings) = settings {
            let _ = self.keep_settings(&settings);
            desk.show_settings(settings);
        }
    }

    /// Whether the journal takes what is changed.
    pub fn has_journal(self) -> bool {
        self.journal.witness.get_value() != Witness::Fails
    }

    /// What is known of where the data is, followed.
    pub fn facts(self, desk: Desk) -> StorageFacts {
        desk.settings.with(|settings| StorageFacts {
            safety: self.state.get(),
            backup: settings.last_file,
            changes: settings.changes_since_file,
            put_off_at: settings.put_off_at,
            protection: self.journal.protection.get(),
            fullness: self.fullness.get(),
            today: desk.today(),
        })
    }

    /// A small text that belongs to this device.
    pub(super) fn note(self, key: &str) -> Option<String> {
        self.library
            .with_value(|library| library.store().get(key).ok().flatten())
    }

    /// Keeps a small text. Where that fails nothing is lost but a convenience.
    pub(super) fn keep_note(self, key: &str, text: &str) {
        let _ = self
            .library
            .with_value(|library| library.store().set(key, text));
    }

    /// An unfinished form, as it was kept under this name.
    pub fn draft(self, name: &str) -> Option<String> {
        self.library
            .with_value(|library| library.store().get(&local::draft_key(name)).ok().flatten())
    }

    /// Keeps an unfinished form. Where storage is blocked the form is only as safe as the page, which the banner says.
    pub fn keep_draft(self, name: &str, text: &str) {
        let _ = self
            .library
            .with_value(|library| library.store().set(&local::draft_key(name), text));
    }

    /// Forgets an unfinished form.
    pub fn drop_draft(self, name: &str) {
        let _ = self
            .library
            .with_value(|library| library.store().remove(&local::draft_key(name)));
    }

    /// What this tab left unfinished in the form of this name.
    pub fn own_draft(self, form: &str) -> Option<String> {
        self.draft(&self.own_name(form))
    }

    /// Keeps what this tab has in the form of this name. Other tabs have their own.
    pub fn keep_own_draft(self, form: &str, text: &str) {
        self.keep_draft(&self.own_name(form), text);
    }

    /// Forgets what this tab has in the form of this name.
    pub fn drop_own_draft(self, form: &str) {
        self.drop_draft(&self.own_name(form));
    }

    /// A draft of the form of this name that no open tab works on: its name and its text.
    pub fn left_draft(self, form: &str) -> Option<(String, String)> {
        let name = self.library.with_value(|library| {
            let keys = library.store().keys().unwrap_or_default();
            let is_open = |tab: &str| Tab::is_open(library.store(), tab);
            local::left_draft(&keys, form, &is_open)
        })?;
        let text = self.draft(&name)?;
        Some((name, text))
    }

    /// Takes a draft that was left: it belongs to whoever asked.
    pub fn take_left_draft(self, name: &str) -> Option<String> {
        let text = self.draft(name);
        self.drop_draft(name);
        text
    }

    /// Sets a draft aside as if its tab had been closed.
    pub fn leave_draft(self, form: &str, text: &str) {
        let id = crate::domain::Id::random(&mut BrowserEntropy);
        self.keep_draft(&local::tab_draft(form, id.as_str()), text);
    }

    fn own_name(self, form: &str) -> String {
        self.tab.with_value(|tab| local::tab_draft(form, tab.id()))
    }

    pub(super) fn flush_soon(self, desk: Desk, wait: Duration) {
        if self.shelves.get_value() != Witness::Fails {
            self.shelves.set_value(Witness::Writing);
            self.weigh();
        }
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let timer = set_timeout_with_handle(move || self.flush_for(desk, SLICE), wait);
        self.timer.set_value(timer.ok());
    }

    fn tell(self, troubles: &[Trouble]) {
        self.said.set_value(troubles.to_vec());
        self.tell_again();
    }

    /// Says what was found at the start and what is wrong now, as the journal stands. A failure to write disappears with the next
    /// write that works.
    pub(super) fn tell_again(self) {
        let is_journaled = self.journal.witness.get_value() == Witness::Holds;
        let sentences = self.opened_with.with_value(|opened| {
            // Where there is no storage at all, each write that fails has nothing to add to that.
            let is_absent = opened
                .iter()
                .any(|trouble| matches!(trouble, Trouble::Unavailable(_)));
            self.said.with_value(|now| {
                let news = now
                    .iter()
                    .filter(|trouble| !(is_absent && trouble.is_unsaved()));
                sentences(news.chain(opened), is_journaled)
            })
        });
        if self.troubles.with_untracked(|known| *known != sentences) {
            self.troubles.set(sentences);
        }
    }
}
