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
}
