//! This tab among the others of the same browser: drafts belong to one of them, and to nobody once it is closed.

use super::{BrowserEntropy, clock};
use crate::domain::Id;
use crate::persist::{Store, local, local_store};

/// How long after its last sign of life a tab counts as closed, in seconds: browsers wake tabs in the background once a minute.
const SILENCE: i64 = 180;

/// This tab.
#[derive(Clone, Debug)]
pub struct Tab {
    id: String,
}

impl Tab {
    /// The tab as it was before a reload; a new one where there is none, or where a duplicated tab brought the name of one that is
    /// open.
    pub fn open(store: &dyn Store) -> Self {
        let known = local_store::tab_name().filter(|id| !Self::is_open(store, id));
        let id = known.unwrap_or_else(|| Id::random(&mut BrowserEntropy).to_string());
        // Without it a reload is another tab, and its draft is offered.
        local_store::keep_tab_name(&id);
        let tab = Self { id };
        tab.stay(store);
        tab
    }

    /// Its name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Gives a sign of life.
    pub fn stay(&self, store: &dyn Store) {
        let _ = store.set(&local::tab_key(&self.id), &clock::now().stamp.0.to_string());
    }

    /// Leaves: what it has unfinished is to be had.
    pub fn leave(&self, store: &dyn Store) {
        let _ = store.remove(&local::tab_key(&self.id));
    }

    /// Whether a tab gave a sign of life lately.
    pub fn is_open(store: &dyn Store, id: &str) -> bool {
        let seen = store.get(&local::tab_key(id)).ok().flatten();
        let seen: Option<i64> = seen.and_then(|text| text.parse().ok());
        seen.is_some_and(|seen| (clock::now().stamp.0 - seen).abs() < SILENCE)
    }
}
