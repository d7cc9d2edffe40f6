//! Where the data is kept, when it is written, and what is said about that.

use super::{BrowserEntropy, Desk, clock};
use crate::domain::{Change, Workspace};
use crate::persist::{Absent, Library, LocalStore, Trouble, local};
use crate::settings::Settings;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last change the shelves are written: long enough for a burst of edits, too short to forget.
const PAUSE: Duration = Duration::from_millis(300);
/// How long a frame waits for writing, in milliseconds: thousands of records lie on many shelves.
const SLICE: f64 = 16.0;
/// How long until a write that failed is tried again.
const RETRY: Duration = Duration::from_secs(20);

/// How safe the latest edit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was written since the page was opened.
    Idle,
    /// An edit waits to be written.
    Waiting,
    /// Everything is written and was read back.
    Saved,
    /// The latest edit is only in memory.
    NotSaved,
}

/// The library behind the desk. Local to this thread, as localStorage is.
#[derive(Clone, Copy)]
pub struct Keeping {
    library: StoredValue<Library, LocalStorage>,
    timer: StoredValue<Option<TimeoutHandle>>,
    opened_with: StoredValue<Vec<Trouble>, LocalStorage>,
    /// How safe the latest edit is.
    pub state: RwSignal<SaveState>,
    /// What a person should know about storage, as sentences without repetition.
    pub troubles: RwSignal<Vec<String>>,
}

impl Keeping {
    pub(super) fn open() -> Self {
        let entropy = Box::new(BrowserEntropy);
        let (library, troubles) = match LocalStore::open() {
            Ok(store) => Library::open(Box::new(store), entropy),
            Err(error) => Library::open(Box::new(Absent(error)), entropy),
        };
        let state = if troubles.iter().any(Trouble::is_unsaved) {
            SaveState::NotSaved
        } else {
            SaveState::Idle
        };
        Self {
            library: StoredValue::new_local(library),
            timer: StoredValue::new(None),
            opened_with: StoredValue::new_local(troubles),
            state: RwSignal::new(state),
            troubles: RwSignal::new(Vec::new()),
        }
    }

    pub(super) fn workspace(self) -> Workspace {
        let (workspace, hidden) = self.library.with_value(Library::workspace);
        self.opened_with
            .update_value(|troubles| troubles.extend(hidden));
        self.troubles.set(self.sentences(&[]));
        workspace
    }

    pub(super) fn settings(self) -> Settings {
        self.library
            .with_value(|library| local::read(library.store(), local::SETTINGS))
            .unwrap_or_default()
    }

    /// Follows other tabs, and writes at once when the page is left.
    pub(super) fn watch(self, desk: Desk) {
        let _ = window_event_listener(leptos::ev::storage, move |event| {
            let Some(key) = event.key() else { return };
            let absorbed = self
                .library
                .try_update_value(|library| library.absorb(&key, event.new_value().as_deref()));
            let Some(absorbed) = absorbed else { return };
            desk.take_in(absorbed.joined, false);
            self.tell(&absorbed.troubles);
            if absorbed.is_behind {
                self.flush_soon(desk, PAUSE);
            }
        });
        let _ = window_event_listener_untyped("pagehide", move |_| self.flush(desk));
        let _ = window_event_listener_untyped("visibilitychange", move |_| {
            if document().visibility_state() == web_sys::VisibilityState::Hidden {
                self.flush(desk);
            }
        });
    }

    pub(super) fn record(self, desk: Desk, change: &Change) {
        let at = clock::now().stamp;
        self.library
            .update_value(|library| library.record(change, at));
        self.due(desk);
    }

    /// Something was changed in the library: count it and write it soon.
    fn due(self, desk: Desk) {
        desk.set(|settings| {
            settings.changes_since_file = settings.changes_since_file.saturating_add(1);
        });
        self.flush_soon(desk, PAUSE);
    }

    /// Works with the library itself: merging, conflicts, exports. What it touches is written soon.
    pub fn with_library<T>(self, desk: Desk, work: impl FnOnce(&mut Library) -> T) -> Option<T> {
        let result = self.library.try_update_value(work);
        if self.library.with_value(Library::is_due) {
            self.due(desk);
        }
        result
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
        if !self.library.with_value(Library::is_due) {
            return;
        }
        let end = js_sys::Date::now() + slice;
        let flushed = self
            .library
            .try_update_value(|library| library.flush_while(|| js_sys::Date::now() < end));
        let Some(flushed) = flushed else {
            return;
        };
        desk.take_in(flushed.joined, false);
        let failed = flushed.troubles.iter().any(Trouble::is_unsaved);
        if !failed && self.library.with_value(Library::is_due) {
            return self.flush_soon(desk, Duration::ZERO);
        }
        self.tell(&flushed.troubles);
        self.state.set(if failed {
            SaveState::NotSaved
        } else {
            SaveState::Saved
        });
        if failed {
            self.flush_soon(desk, RETRY);
        }
    }

    pub(super) fn keep_settings(self, settings: &Settings) {
        let kept = self.library.with_value(|library| {
            let store = library.store();
            local::write(store, local::SETTINGS, settings)
                .and_then(|()| store.set(local::THEME, settings.theme.word()))
        });
        if kept.is_err() {
            self.state.set(SaveState::NotSaved);
        }
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

    fn flush_soon(self, desk: Desk, wait: Duration) {
        if self.state.get_untracked() != SaveState::NotSaved {
            self.state.set(SaveState::Waiting);
        }
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let timer = set_timeout_with_handle(move || self.flush_for(desk, SLICE), wait);
        self.timer.set_value(timer.ok());
    }

    fn tell(self, troubles: &[Trouble]) {
        let sentences = self.sentences(troubles);
        if self.troubles.with_untracked(|known| *known != sentences) {
            self.troubles.set(sentences);
        }
    }

    /// What was found at the start and what is wrong now. A failure to write disappears with the next write that works.
    fn sentences(self, now: &[Trouble]) -> Vec<String> {
        let mut sentences: Vec<String> = Vec::new();
        self.opened_with.with_value(|opened| {
            // Where there is no storage at all, each write that fails has nothing to add to that.
            let is_absent = opened
                .iter()
                .any(|trouble| matches!(trouble, Trouble::Unavailable(_)));
            let news = now
                .iter()
                .filter(|trouble| !(is_absent && trouble.is_unsaved()));
            for trouble in news.chain(opened) {
                let sentence = trouble.to_string();
                if !sentences.contains(&sentence) {
                    sentences.push(sentence);
                }
            }
        });
        sentences
    }
}
