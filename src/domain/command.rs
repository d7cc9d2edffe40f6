//! What a person can ask for, and what is answered when it cannot be done.

use super::change::Change;
use super::deed::Deed;
use super::quote::quotable;
use super::record::{Kind, Record, Ref};
use std::fmt;

/// Every way to change a workspace. Views make commands; only [`super::workspace::Workspace::apply`] carries them out.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Adds records, or replaces those with the same kind and id. All or none.
    Save {
        /// What to call it in the undo list.
        deed: Deed,
        /// The records as they shall stand.
        records: Vec<Record>,
    },
    /// Saves and deletes, in one step, what was made from an earlier state: a goal that was edited, some of whose parts are gone.
    /// Written are the fields that differ from `base`, deleted only what `base` held as it still is (`domain/stale.rs`). All or
    /// none; what is to be deleted and is not here any more is no hindrance.
    Rewrite {
        /// What to call it in the undo list.
        deed: Deed,
        /// The records as they were when the person began, those that hang on what is to go included. A record that is not
        /// among them is new.
        base: Vec<Record>,
        /// The records as they shall stand.
        records: Vec<Record>,
        /// The records that shall be gone, with everything that hangs on them.
        gone: Vec<Ref>,
    },
    /// Deletes records and everything that hangs on them.
    Delete {
        /// What to delete.
        targets: Vec<Ref>,
    },
    /// Deletes the example workspace and nothing else.
    RemoveExample,
    /// Deletes everything.
    Empty,
    /// Takes a change back, field by field, leaving what somebody changed since.
    Revert {
        /// The change as it was carried out.
        change: Box<Change>,
    },
}

impl Command {
    /// Much that is new, in parts of so many records, the last part first, which come to the same one after the other from the end.
    /// In front of what was edited or removed meanwhile all has to be looked at together.
    ///
    /// # Errors
    /// The command, where it has no parts or no more than `most` records.
    pub fn in_parts(self, most: usize, size: usize) -> Result<Vec<Self>, Self> {
        match self {
            Self::Rewrite {
                deed,
                base,
                mut records,
                gone,
            } if base.is_empty() && gone.is_empty() && records.len() > most => {
                let mut parts = Vec::new();
                while !records.is_empty() {
                    // Cut from the end, where nothing has to move; the first part is the shorter one.
                    let from = records.len().saturating_sub(size.max(1));
                    parts.push(Self::Rewrite {
                        deed,
                        base: Vec::new(),
                        records: records.split_off(from),
                        gone: Vec::new(),
                    });
                }
                Ok(parts)
            }
            whole => Err(whole),
        }
    }

    /// Saves records under the plain name.
    pub fn save(records: Vec<Record>) -> Self {
        Self::Save {
            deed: Deed::Saved,
            records,
        }
    }

    /// Saves one record that was changed, made from what it was `before`.
    pub fn revise(before: impl Into<Record>, after: impl Into<Record>) -> Self {
        Self::Rewrite {
            deed: Deed::Saved,
            base: vec![before.into()],
            records: vec![after.into()],
            gone: Vec::new(),
        }
    }

    /// Deletes one record and everything that hangs on it.
    pub fn delete(kind: Kind, id: &super::id::Id) -> Self {
        Self::Delete {
            targets: vec![Ref::new(kind, id)],
        }
    }
}

/// Why a command was not carried out. The workspace is as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The record is not here (any more).
    Missing(Ref),
    /// A record has no id.
    NoId(Kind),
    /// A number is infinite or not a number, or beyond ±1e15.
    NotFinite {
        /// The record.
        record: Ref,
        /// The field.
        field: &'static str,
    },
    /// A number lies outside its range.
    OutOfRange {
        /// The record.
        record: Ref,
        /// The field.
        field: &'static str,
        /// What is allowed, in words.
        allowed: &'static str,
    },
    /// A text is too long.
    TooLong {
        /// The record.
        record: Ref,
        /// The field.
        field: &'static str,
        /// Most characters allowed.
        most: usize,
    },
    /// It belongs to an objective that is closed.
    Closed {
        /// The objective's title.
        title: String,
    },
    /// A closed objective was to be opened again without a reason.
    NoReason,
}

/// The greatest magnitude of a number we keep. Beyond it sums and differences would no longer be finite or exact.
pub const GREATEST: f64 = 1e15;

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(target) => write!(
                f,
                "This {} is no longer here. It may have been deleted in another tab.",
                target.kind.noun()
            ),
            Self::NoId(kind) => write!(f, "A {} has no id.", kind.noun()),
            Self::NotFinite { record, field } => write!(
                f,
                "The {field} of a {} is not a number that can be stored. Type a number between −1e15 and 1e15.",
                record.kind.noun()
            ),
            Self::OutOfRange {
                record,
                field,
                allowed,
            } => write!(
                f,
                "The {field} of a {} is out of range. Allowed: {allowed}.",
                record.kind.noun()
            ),
            Self::TooLong {
                record,
                field,
                most,
            } => write!(
                f,
                "The {field} of a {} is too long. Keep it under {most} characters.",
                record.kind.noun()
            ),
            Self::Closed { title } => write!(
                f,
                "“{}” is closed and can’t be edited. To change it, reopen it and give a reason.",
                quotable(title)
            ),
            Self::NoReason => f.write_str(
                "Reopening needs a reason. Say why, for anyone who reads the review later.",
            ),
        }
    }
}
