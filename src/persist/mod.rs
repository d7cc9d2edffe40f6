//! Shelves in a store: the browser's localStorage or memory (docs/ARCHITECTURE.md, Storage).
//!
//! [`Library`] holds everything: it loads in one pass, notes which shelves a change touches, writes them on
//! [`Library::flush`] and joins what other tabs write. Debouncing and listening are the app's business.

mod journal;
mod library;
pub mod local;
#[cfg(target_arch = "wasm32")]
pub mod local_store;
mod migrate;
mod mine;
mod placement;
mod quarantine;
mod remains;
mod room;
mod shelf;
mod store;
mod trouble;
mod truths;
#[cfg(target_arch = "wasm32")]
pub mod vault;
mod writers;

pub use journal::{JournalEntry, Kept, Replayed, SETTLED, Safety, Witness, records_of, safety};
pub use library::{Absorbed, BUDGET, Flushed, Library, Usage};
#[cfg(target_arch = "wasm32")]
pub use local_store::LocalStore;
pub use migrate::{MIGRATIONS, Migration, Newer, SCHEMA, migrate, migrate_with};
pub use mine::MINE;
pub use remains::KEPT_FOR;
pub use room::{LIMIT, Measuring, NEARLY_FULL};
pub use shelf::{
    Contents, EMPTIED, PREFIX, Unreadable, newer_prefix, read_shelf, shelf_of, write_shelf,
};
pub use store::{Absent, MemoryStore, Store, StoreError, room_of, units};
pub use trouble::{Trouble, sentences};
pub use truths::{Protection, StorageFacts};
pub use writers::{EditWriter, WRITERS, Writers};
