//! What a join did.

use super::address::Address;
use super::conflict::Conflict;
use super::versioned::Hidden;
use crate::domain::{Change, Deed};

/// What a join did, record by record.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinReport {
    /// The difference in what people see, ready to be committed and undone.
    pub change: Change,
    /// Records that were not here.
    pub added: Vec<Address>,
    /// Records in which something that people see changed.
    pub changed: Vec<Address>,
    /// Records that are deleted now and were not before.
    pub deleted: Vec<Address>,
    /// How many of the incoming records changed nothing that people see.
    pub unchanged: usize,
    /// Records that one side deleted and the other edited without knowing: the edit won.
    pub kept_over_deletion: Vec<Address>,
    /// Conflicts that were not here before.
    pub conflicts: Vec<Conflict>,
    /// Records of which something was learned and that cannot be shown here. They are kept and handed on.
    pub hidden: Vec<(Address, Hidden)>,
    /// Every record of which something is known now that was not known before, seen or unseen.
    pub learned: Vec<Address>,
}

impl JoinReport {
    /// A report of nothing, under the name of what is about to be done.
    pub fn new(deed: Deed) -> Self {
        Self {
            change: Change::new(deed, Vec::new()),
            added: Vec::new(),
            changed: Vec::new(),
            deleted: Vec::new(),
            unchanged: 0,
            kept_over_deletion: Vec::new(),
            conflicts: Vec::new(),
            hidden: Vec::new(),
            learned: Vec::new(),
        }
    }
}
