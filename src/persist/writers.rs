//! The writers that are known.

use crate::domain::{SortedMap, SortedSet};
use crate::replica::{Names, ReplicaId};

/// The key of what people are called, with their writers, as files have it.
pub const WRITERS: &str = "bearings.writers";

/// Whose an edit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditWriter {
    /// It was made on this device.
    Mine,
    /// Somebody whose name is known.
    Named(String),
    /// It was made in the file itself, by hand or by a script.
    InFile,
    /// Somebody else.
    Unknown,
}

/// The writers that are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Writers {
    pub(super) mine: SortedSet<String>,
    pub(super) names: Names,
    /// The author of what a writer recorded; none where there are several.
    pub(super) authors: SortedMap<ReplicaId, Option<String>>,
}

impl Writers {
    /// Whose an edit of this writer is.
    pub fn hand(&self, writer: &ReplicaId) -> EditWriter {
        if self.mine.contains(writer.as_str()) {
            return EditWriter::Mine;
        }
        let author = || self.authors.get(writer)?.as_deref();
        match self.names.of(writer).or_else(author) {
            Some(name) => EditWriter::Named(name.to_owned()),
            None if writer.is_by_hand() => EditWriter::InFile,
            None => EditWriter::Unknown,
        }
    }
}
