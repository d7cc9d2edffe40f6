//! What can go wrong with storage, for the banner. Nothing of it loses data: the app goes on in memory and offers the file.

use super::store::StoreError;
use crate::replica::{Address, Hidden};
use std::fmt;

/// Most sentences about records that cannot be shown.
const MOST: usize = 3;

/// Troubles as sentences, the same cause once: thousands of records that cannot be shown are one line, not thousands. What is said
/// depends on whether the journal has what the shelves do not take.
pub fn sentences<'a>(
    troubles: impl IntoIterator<Item = &'a Trouble>,
    is_journaled: bool,
) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut hidden: Vec<(&Trouble, String, usize)> = Vec::new();
    for trouble in troubles {
        let Trouble::Hidden { record, why } = trouble else {
            let sentence = trouble.said(is_journaled);
            if !said.contains(&sentence) {
                said.push(sentence);
            }
            continue;
        };
        let cause = format!("{} {}", record.kind.as_str(), *why == Hidden::UnknownKind);
        match hidden.iter_mut().find(|(_, known, _)| *known == cause) {
            Some((_, _, number)) => *number += 1,
            None => hidden.push((trouble, cause, 1)),
        }
    }
    let more: usize = hidden.iter().skip(MOST).map(|(_, _, number)| number).sum();
    said.extend(
        hidden
            .into_iter()
            .take(MOST)
            .map(|(first, _, number)| match first {
                Trouble::Hidden { record, why } => hidden_sentence(record, why, number),
                other => other.to_string(),
            }),
    );
    if more > 0 {
        said.push(format!(
            "{more} more records of other kinds cannot be shown. They are kept and included in your files."
        ));
    }
    said
}

fn hidden_sentence(record: &Address, why: &Hidden, number: usize) -> String {
    match (why, number) {
        (Hidden::UnknownKind, _) => {
            let records = if number == 1 { "record" } else { "records" };
            let word = record.kind.as_str();
            let guess = record.kind.nearest().map_or_else(
                || "they may be from a newer version of Bearings".to_owned(),
                |kind| format!("did you mean “{}”?", kind.word()),
            );
            format!(
                "Not shown: {number} {records} of the unknown kind “{word}” – {}. They are kept and included in your files.",
                guess.trim_end_matches('.')
            )
            .replace("?.", "?")
        }
        (_, 1) => format!(
            "The {record} cannot be shown: {why}. It is kept unchanged and included in your files."
        ),
        _ => format!(
            "{number} records of the kind “{}” cannot be shown, for example “{}”: {why}. They are kept and included in your files.",
            record.kind, record.id
        ),
    }
}

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
    /// The shelf that could not be read whole, where there is one: a snapshot may still hold it.
    pub fn damaged_shelf(&self) -> Option<&str> {
        match self {
            Self::SetAside { shelf, .. } | Self::Stuck { shelf, .. } => Some(shelf),
            _ => None,
        }
    }

    /// Whether a shelf may hold more than could be read.
    pub fn hides_a_shelf(&self) -> bool {
        !matches!(self, Self::Hidden { .. })
    }

    /// Whether something that was typed here is not saved.
    pub fn is_unsaved(&self) -> bool {
        !matches!(self, Self::SetAside { .. } | Self::Hidden { .. })
    }

    /// The sentence for the banner. What the journal has is saved, only not where the app starts from.
    fn said(&self, is_journaled: bool) -> String {
        let why = match self {
            _ if !is_journaled => return self.to_string(),
            Self::NotSaved {
                error: StoreError::Full,
                ..
            } => {
                return "The browser’s storage for this page is full. Your changes are safe in the journal on this device and will be saved once there is space: delete \
                    goals you no longer need. Their space is freed when it is needed.".to_owned();
            }
            Self::Newer { .. } => {
                return "A newer version of Bearings saved the data here, so this one can’t save to it. Your changes are in the journal on this device. Reload the page to \
                    get the newer version.".to_owned();
            }
            Self::Unavailable(error) | Self::NotSaved { error, .. } => error.to_string(),
            Self::NotKept { .. } => "the browser did not store the data".to_owned(),
            _ => return self.to_string(),
        };
        format!(
            "Saved in the journal on this device only: {why}. Save a backup before you clear this browser’s data."
        )
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(error) => write!(
                f,
                "Nothing can be saved: {error}. You can keep working, but download your data before you close this page."
            ),
            Self::NotRead { error, .. } => write!(
                f,
                "Part of your data could not be read: {error}. It has not been changed. Reload the page to try again."
            ),
            Self::NotSaved {
                error: StoreError::Full,
                ..
            } => f.write_str(
                "Not saved: the browser's storage for this page is full. Download your data now, then delete goals you no longer need. Their space is freed when it is needed.",
            ),
            Self::NotSaved { error, .. } => write!(
                f,
                "Not saved: {error}. Your latest changes are on this page only. Download your data before you close it."
            ),
            Self::NotKept { .. } => f.write_str(
                "Not saved: the browser did not store the data. Download your data before you close this page.",
            ),
            Self::SetAside { .. } => f.write_str(
                "Part of the stored data could not be read. It has been set aside unchanged; download it and ask someone who can read it.",
            ),
            Self::Stuck { error, .. } => write!(
                f,
                "Part of the stored data could not be read or set aside: {error}. It has not been changed. Download your data."
            ),
            Self::Newer { .. } => f.write_str(
                "A newer version of Bearings saved the data here, so this one can’t save anything. Reload the page to get the newer version.",
            ),
            Self::Hidden { record, why } => f.write_str(&hidden_sentence(record, why, 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use crate::replica::KindWord;

    fn hidden(kind: &str, id: usize) -> Trouble {
        Trouble::Hidden {
            record: Address {
                kind: KindWord::from_text(kind),
                id: Id::from_text(&id.to_string()),
            },
            why: Hidden::UnknownKind,
        }
    }

    #[test]
    fn thousands_of_records_with_one_cause_are_one_sentence() {
        let troubles: Vec<Trouble> = (0..9600).map(|id| hidden("check_in", id)).collect();
        assert_eq!(
            sentences(&troubles, false),
            [
                "Not shown: 9600 records of the unknown kind “check_in” – did you mean “check-in”? They are kept and included in your files."
            ]
        );
    }

    #[test]
    fn however_many_kinds_there_are_never_more_than_a_handful_is_said() {
        let troubles: Vec<Trouble> = (0..500)
            .map(|id| hidden(&format!("kind{id}"), id))
            .collect();
        let said = sentences(&troubles, false);
        assert_eq!(said.len(), MOST + 1);
        assert!(
            said.last()
                .is_some_and(|last| last.starts_with("497 more records"))
        );
    }

    #[test]
    fn one_record_of_an_unknown_kind_names_it() {
        let said = sentences(&[hidden("horoscope", 1)], false);
        assert_eq!(
            said,
            [
                "Not shown: 1 record of the unknown kind “horoscope” – they may be from a newer version of Bearings. They are kept and included in your files."
            ]
        );
    }

    #[test]
    fn what_the_journal_has_is_never_called_lost() {
        let shelf = || "bearings/1/kpi/a".to_owned();
        let unsaved = [
            Trouble::Unavailable(StoreError::Blocked),
            Trouble::NotSaved {
                shelf: shelf(),
                error: StoreError::Full,
            },
            Trouble::NotSaved {
                shelf: shelf(),
                error: StoreError::Failed("UnknownError".to_owned()),
            },
            Trouble::NotKept { shelf: shelf() },
            Trouble::Newer { found: 2 },
        ];
        for trouble in &unsaved {
            let [with, without] = [true, false].map(|is| sentences([trouble], is).concat());
            assert!(with.contains("in the journal on this device"), "{with}");
            for word in ["Not saved", "Nothing", "nothing can", "this page only"] {
                assert!(!with.contains(word), "{with}");
            }
            assert!(!without.contains("journal"), "{without}");
        }
    }
}
