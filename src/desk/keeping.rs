//! Where the data is kept, and what is said about that.

use super::Desk;
use crate::domain::{Change, Workspace};
use crate::settings::Settings;
use leptos::prelude::*;

/// How safe the latest edit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was written yet.
    Idle,
    /// An edit waits to be written.
    Waiting,
    /// Everything is written and was read back.
    Saved,
    /// The latest edit is only in memory.
    NotSaved,
}

/// The library behind the desk.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// How safe the latest edit is.
    pub state: RwSignal<SaveState>,
}

impl Keeping {
    pub(super) fn open() -> Self {
        Self {
            state: RwSignal::new(SaveState::Idle),
        }
    }

    pub(super) fn workspace(self) -> Workspace {
        Workspace::default()
    }

    pub(super) fn settings(self) -> Settings {
        Settings::default()
    }

    pub(super) fn watch(self, _desk: Desk) {}

    pub(super) fn record(self, _desk: Desk, _change: &Change) {}

    pub(super) fn keep_settings(self, _settings: &Settings) {}

    /// An unfinished form, as it was kept under this name.
    pub fn draft(self, name: &str) -> Option<String> {
        raw()?.get_item(&draft_key(name)).ok().flatten()
    }

    /// Keeps an unfinished form. Where storage is blocked the form is only as safe as the page.
    pub fn keep_draft(self, name: &str, text: &str) {
        if let Some(storage) = raw() {
            let _ = storage.set_item(&draft_key(name), text);
        }
    }

    /// Forgets an unfinished form.
    pub fn drop_draft(self, name: &str) {
        if let Some(storage) = raw() {
            let _ = storage.remove_item(&draft_key(name));
        }
    }
}

fn draft_key(name: &str) -> String {
    format!("bearings.draft.{name}")
}

/// localStorage, where the browser lets us have it; asking for it can throw, which gloo turns into a panic, so web-sys is asked first.
fn raw() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
