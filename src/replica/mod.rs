//! Records as JSON objects with causal versions; merging; conflicts (docs/ARCHITECTURE.md, Records and merging).
//!
//! The domain knows nothing of this. [`Replica::stamp`] gives the changed fields of a change new versions, [`Replica::join`]
//! takes in what another tab, device or colleague knows. The join is commutative, associative and idempotent, for whole
//! workspaces and any subset of records and fields, because versions live with each record.

mod address;
mod conflict;
mod dot;
mod names;
mod nearest;
mod plain;
mod reading;
mod register;
#[allow(clippy::module_inception)] // the module is named after what it is about
mod replica;
mod report;
mod revival;
mod versioned;
mod written;

pub use address::{Address, KindWord};
pub use conflict::{Conflict, Dispute, Resolution, conflicts_of};
pub use dot::{Clock, Dot, DotAt, ReplicaId};
pub use names::Names;
pub use nearest::nearest;
pub use plain::{canonical, digest64};
pub use reading::{Malformed, ReadRecord};
pub use register::{Held, Register};
pub use replica::Replica;
pub use report::JoinReport;
pub use revival::{Acceptance, PutBack};
pub use versioned::{DELETED, Hidden, Versioned};
pub use written::{RESERVED, Written, digest};
