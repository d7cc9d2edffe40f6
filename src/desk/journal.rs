//! What the app knows of the journal and the snapshots.

use crate::domain::Stamp;
use crate::persist::vault::Snapshot;
use crate::persist::{Kept, Protection, Witness};
use leptos::prelude::*;

/// Before what a snapshot was taken, as people read it.
pub mod cause {
    /// Once a day.
    pub const DAILY: &str = "daily";
    /// Before a file was merged.
    pub const IMPORT: &str = "before an import";
    /// Before a backup or a snapshot was restored.
    pub const RESTORE: &str = "before a restore";
    /// Before the workspace was emptied.
    pub const EMPTYING: &str = "before deleting everything";
    /// After the person had deleted goals forgotten.
    pub const FORGETTING: &str = "after deleting for good";
}

/// The journal and the snapshots, as the app knows them.
#[derive(Clone, Copy)]
pub struct Journal {
    /// Entries that are not on the disk yet, in their order.
    pub(super) queue: StoredValue<Vec<(String, Stamp)>>,
    /// Whether one of them is on its way.
    pub(super) is_writing: StoredValue<bool>,
    /// How far the journal is with the latest edit.
    pub(super) witness: StoredValue<Witness>,
    /// The last entry that is sure to be known here, other tabs' included: the last one that was read at the start.
    pub(super) upto: StoredValue<f64>,
    /// The latest snapshot.
    pub(super) latest: StoredValue<Option<Kept>>,
    /// The snapshots that are kept, newest first; none before somebody asked for the list.
    pub snapshots: RwSignal<Option<Vec<Snapshot>>>,
    /// Whether the browser may delete the data by itself.
    pub protection: RwSignal<Protection>,
    /// Whether this page has asked it not to. Once is enough: some browsers ask the person.
    pub(super) has_asked: StoredValue<bool>,
}

impl Journal {
    /// `witness` is what is known before the journal was read.
    pub(super) fn new(witness: Witness) -> Self {
        Self {
            queue: StoredValue::new(Vec::new()),
            is_writing: StoredValue::new(false),
            witness: StoredValue::new(witness),
            upto: StoredValue::new(-1.0),
            latest: StoredValue::new(None),
            snapshots: RwSignal::new(None),
            protection: RwSignal::new(Protection::Unknown),
            has_asked: StoredValue::new(false),
        }
    }
}
