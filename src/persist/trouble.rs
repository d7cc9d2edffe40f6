//! What can go wrong with storage, for the banner. Nothing of it loses data: the app goes on in memory and offers the file.

use super::store::StoreError;
use crate::replica::{Address, Hidden};
use std::fmt;

/// Something about storage that a person should know.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// Storage cannot be read or written at all.
    Unavailable(StoreError),
    /// A shelf could not be read; it is left alone.
    NotRead {
        /// The shelf's key.
        shelf: String,
        /// Why.
        error: StoreError,
    },
    /// A shelf could not be written. What it holds is in memory only.
    NotSaved {
        /// The shelf's key.
        shelf: String,
        /// Why.
        error: StoreError,
    },
    /// Storage said that it had written a shelf, and then it was not there.
    NotKept {
        /// The shelf's key.
        shelf: String,
    },
    /// A shelf, or part of it, cannot be understood. Its bytes were set aside untouched.
    SetAside {
        /// The shelf's key.
        shelf: String,
        /// What is wrong with it.
        problem: String,
        /// The key under which the bytes now lie.
        quarantine: String,
    },
    /// A shelf cannot be understood, and there is no room to set it aside. It is left alone, and nothing is written there.
    Stuck {
        /// The shelf's key.
        shelf: String,
        /// What is wrong with it.
        problem: String,
        /// Why it could not be set aside.
        error: StoreError,
    },
    /// A newer version of the app wrote here. This one only reads.
    Newer {
        /// The schema found.
        found: u64,
    },
    /// A record cannot be shown here. It is kept and handed on as it is.
    Hidden {
        /// The record.
        record: Address,
        /// Why.
        why: Hidden,
    },
}

impl Trouble {
    /// Whether something that was typed here is not saved.
    pub fn is_unsaved(&self) -> bool {
        !matches!(self, Self::SetAside { .. } | Self::Hidden { .. })
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(error) => write!(
                f,
                "Nothing can be saved: {error}. You can go on working, but download your data before you close this page."
            ),
            Self::NotRead { error, .. } => write!(
                f,
                "Part of your data could not be read: {error}. It was left alone. Reload the page to try again."
            ),
            Self::NotSaved {
                error: StoreError::Full,
                ..
            } => f.write_str(
                "Not saved: the browser's storage for this page is full. Download your data now, then delete goals you no longer need.",
            ),
            Self::NotSaved { error, .. } => write!(
                f,
                "Not saved: {error}. Your latest changes are on this page only. Download your data before you close it."
            ),
            Self::NotKept { .. } => f.write_str(
                "Not saved: the browser did not keep what was written. Download your data before you close this page.",
            ),
            Self::SetAside { .. } => f.write_str(
                "Part of the stored data could not be understood. It was set aside unchanged; download it and ask somebody who can read it.",
            ),
            Self::Stuck { error, .. } => write!(
                f,
                "Part of the stored data could not be understood and not be set aside: {error}. It was left alone. Download your data."
            ),
            Self::Newer { .. } => f.write_str(
                "A newer version of this app wrote the data here. Nothing is saved by this one. Reload the page to get the newer version.",
            ),
            Self::Hidden { record, why } => write!(
                f,
                "The {record} cannot be shown: {why}. It is kept as it is and stays in your file."
            ),
        }
    }
}
