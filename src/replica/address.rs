//! Which record, whether its kind is known here or not.

use crate::domain::{Id, Kind, Ref};
use std::cmp::Ordering;
use std::fmt;

/// The word for a record's kind: one of ours, or one of a newer version. Ours come first, in the order files list them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindWord {
    /// A kind this version knows.
    Known(Kind),
    /// A kind of a newer version, carried through untouched.
    Unknown(String),
}

impl KindWord {
    /// Reads the word used in files.
    pub fn from_text(word: &str) -> Self {
        Kind::from_word(word).map_or_else(|| Self::Unknown(word.to_owned()), Self::Known)
    }

    /// The word used in files.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(kind) => kind.word(),
            Self::Unknown(word) => word,
        }
    }
}

impl fmt::Display for KindWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Known(kind) => kind.noun(),
            Self::Unknown(word) => word,
        })
    }
}

/// Kind and id of a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// The kind.
    pub kind: KindWord,
    /// The id.
    pub id: Id,
}

// By hand, because everything is looked up by it: nearly always two kinds that are known, and the same.
impl Ord for Address {
    fn cmp(&self, other: &Self) -> Ordering {
        let kinds = match (&self.kind, &other.kind) {
            (KindWord::Known(one), KindWord::Known(other)) => (*one as u8).cmp(&(*other as u8)),
            (one, other) => one.cmp(other),
        };
        kinds.then_with(|| self.id.cmp(&other.id))
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Address {
    /// The same for the domain; none for a kind this version does not know.
    pub fn reference(&self) -> Option<Ref> {
        match &self.kind {
            KindWord::Known(kind) => Some(Ref::new(*kind, &self.id)),
            KindWord::Unknown(_) => None,
        }
    }
}

impl From<&Ref> for Address {
    fn from(reference: &Ref) -> Self {
        Self {
            kind: KindWord::Known(reference.kind),
            id: reference.id.clone(),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} “{}”", self.kind, self.id)
    }
}
