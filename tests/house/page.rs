//! A page with the app in it, on a store that tests can disturb.
#![allow(dead_code, clippy::unwrap_used)]

use bearings::domain::*;
use bearings::persist::{Library, MemoryStore, Store, Trouble};

/// A page with the app in it.
pub struct Page {
    pub library: Library,
    pub workspace: Workspace,
    pub clock: i64,
}

impl Page {
    pub fn open(store: &MemoryStore, seed: u64) -> (Self, Vec<Trouble>) {
        let (library, troubles) = Library::open(Box::new(store.clone()), Box::new(Seeded(seed)));
        let (workspace, hidden) = library.workspace();
        assert!(hidden.is_empty(), "{hidden:?}");
        let page = Self {
            library,
            workspace,
            clock: 1_760_000_000,
        };
        (page, troubles)
    }

    pub fn sound(store: &MemoryStore, seed: u64) -> Self {
        let (page, troubles) = Self::open(store, seed);
        assert_eq!(troubles, []);
        page
    }

    pub fn act(&mut self, command: Command) {
        let change = self.workspace.apply(command).unwrap();
        self.workspace.commit(&change);
        self.clock += 10;
        self.library.record(&change, Stamp(self.clock));
    }

    pub fn save(&mut self, record: impl Into<Record>) {
        self.act(Command::save(vec![record.into()]));
    }

    pub fn flush(&mut self) -> Vec<Trouble> {
        let flushed = self.library.flush();
        self.workspace.commit(&flushed.joined);
        assert_eq!(self.workspace, self.library.workspace().0);
        flushed.troubles
    }

    pub fn flushed(&mut self) {
        assert_eq!(self.flush(), []);
        assert!(!self.library.is_due());
    }
}

pub fn shelf_keys(store: &MemoryStore) -> Vec<String> {
    let keys = store.keys().unwrap().into_iter();
    keys.filter(|key| key.starts_with("bearings/")).collect()
}
