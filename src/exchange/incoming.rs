//! What was read of a file.

use crate::replica::{Names, Versioned};

/// A file that was understood, ready to be previewed and merged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// Its records, each kind and id once.
    pub records: Vec<Versioned>,
    /// How many of them were written or edited by hand or by a script.
    pub by_hand: usize,
    /// What the people are called who wrote in them.
    pub names: Names,
}
