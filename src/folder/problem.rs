//! Each way in which the team's file can fail, with its sentence: what, where, what to do.

use crate::domain::quotable;
use crate::exchange::ImportError;
use crate::figures::count;

/// Why the file cannot be read or written now.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The browser wants to ask the person again.
    NoPermission,
    /// It was moved, renamed or deleted.
    Gone,
    /// The browser does not know any more which file it was.
    Forgotten,
    /// Another program holds it.
    Locked,
    /// There is no room on the disk.
    Full,
    /// Somebody else wrote again and again while we did.
    Busy,
    /// It is damaged, foreign, too large, or of a newer version; left as it is.
    Unreadable(ImportError),
    /// It is the recovery page's file; left as it is.
    Recovery,
    /// It holds this many private goals, so it is somebody's backup; left as it is.
    Private(usize),
    /// Writing would delete most of the goals in it.
    Deletes {
        /// How many goals.
        goals: usize,
        /// Of how many.
        of: usize,
    },
    /// The browser says something else.
    Other(String),
}

/// What the person can do about it, as a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Ask the browser for permission.
    Allow,
    /// Choose or create another file.
    Another,
    /// Delete the goals in the file too.
    Delete,
}

impl Problem {
    /// A problem by the name that browsers give it; `words` are the browser's own.
    pub fn from_name(name: &str, words: &str) -> Self {
        match name {
            "NotAllowedError" | "SecurityError" => Self::NoPermission,
            "NotFoundError" | "TypeMismatchError" => Self::Gone,
            // A file that changed between being opened and being read cannot be read either.
            "NoModificationAllowedError" | "NotReadableError" | "InvalidModificationError" => {
                Self::Locked
            }
            "QuotaExceededError" => Self::Full,
            _ => Self::Other(quotable(words).trim_end_matches('.').to_owned()),
        }
    }

    /// Whether it may be over in a moment.
    pub fn passes(&self) -> bool {
        matches!(self, Self::Locked | Self::Busy | Self::Other(_))
    }

    /// What can be done with one click.
    pub fn way(&self) -> Option<Way> {
        match self {
            Self::NoPermission => Some(Way::Allow),
            Self::Gone
            | Self::Forgotten
            | Self::Unreadable(_)
            | Self::Recovery
            | Self::Private(_) => Some(Way::Another),
            Self::Deletes { .. } => Some(Way::Delete),
            Self::Locked | Self::Full | Self::Busy | Self::Other(_) => None,
        }
    }

    /// In a few words, for the foot of the frame.
    pub fn short(&self) -> &'static str {
        match self {
            Self::NoPermission => "permission needed",
            Self::Gone | Self::Forgotten => "file not found",
            Self::Locked | Self::Busy => "file in use",
            Self::Full => "disk full",
            Self::Unreadable(ImportError::Newer { .. }) => "newer version needed",
            Self::Unreadable(_) | Self::Recovery | Self::Private(_) => "file cannot be used",
            Self::Deletes { .. } => "deletions to confirm",
            Self::Other(_) => "file cannot be reached",
        }
    }

    /// The sentence. `file` is the file's name.
    pub fn sentence(&self, file: &str) -> String {
        let file = quotable(file);
        match self {
            Self::NoPermission => format!(
                "The browser needs your permission again before it can use “{file}”. Press “Allow again”."
            ),
            Self::Gone => format!(
                "“{file}” is not where it was: it was moved, renamed or deleted. Put it back, or choose it where it is now. \
                Your goals are safe on this device."
            ),
            Self::Forgotten => format!(
                "The browser no longer knows where “{file}” is. Choose it again. Your goals are safe on this device."
            ),
            Self::Locked => format!(
                "“{file}” is in use by another program, perhaps the sync app. Bearings keeps trying; if this lasts, close \
                that program."
            ),
            Self::Full => format!(
                "The disk has no room for “{file}”. Free some space; Bearings keeps trying."
            ),
            Self::Busy => format!(
                "Somebody else was writing to “{file}” at the same moment. Nothing was overwritten; Bearings keeps trying."
            ),
            Self::Unreadable(error @ ImportError::Newer { .. }) => {
                format!("“{file}” is left as it is. {error}")
            }
            Self::Unreadable(error) => format!(
                "“{file}” cannot be read and is left as it is. {error} Sync services keep earlier versions: put a good one \
                back, or create a new file, and everything you have goes into it."
            ),
            Self::Recovery => format!(
                "“{file}” is a recovery file and is left as it is. Import it below, and choose another file for the team."
            ),
            Self::Private(goals) => format!(
                "“{file}” has {} in it, as a backup does. It is left as it is. Choose another file for the team.",
                count(*goals, "private goal", "private goals")
            ),
            Self::Deletes { goals, of } => format!(
                "You deleted {goals} of the {of} goals in “{file}”. They are still there, for everybody. Delete them there \
                too, or stop using the file."
            ),
            Self::Other(words) => format!(
                "The browser could not use “{file}” ({words}). Bearings keeps trying. If this lasts, choose the file again."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Problem> {
        vec![
            Problem::NoPermission,
            Problem::Gone,
            Problem::Forgotten,
            Problem::Locked,
            Problem::Full,
            Problem::Busy,
            Problem::Unreadable(ImportError::Truncated { line: 3 }),
            Problem::Unreadable(ImportError::Newer { found: 2, known: 1 }),
            Problem::Recovery,
            Problem::Private(2),
            Problem::Deletes { goals: 9, of: 10 },
            Problem::Other("It is raining".to_owned()),
        ]
    }

    #[test]
    fn each_has_a_sentence_of_its_own_that_names_the_file() {
        let said: Vec<String> = all().iter().map(|it| it.sentence("team.json")).collect();
        for (at, one) in said.iter().enumerate() {
            assert!(one.contains("“team.json”") && one.ends_with('.'), "{one}");
            assert!(!one.contains(".."), "{one}");
            assert!(!said.iter().skip(at + 1).any(|other| other == one), "{one}");
        }
    }

    #[test]
    fn what_does_not_pass_by_itself_has_a_way_out() {
        for problem in all() {
            let waits = problem.passes() || problem == Problem::Full;
            let newer = matches!(problem, Problem::Unreadable(ImportError::Newer { .. }));
            assert!(waits != problem.way().is_some() || newer, "{problem:?}");
        }
    }

    #[test]
    fn the_browsers_names_are_understood() {
        let of = |name| Problem::from_name(name, "It is raining.");
        assert_eq!(of("NotFoundError"), Problem::Gone);
        assert_eq!(of("NotAllowedError"), Problem::NoPermission);
        assert_eq!(of("NoModificationAllowedError"), Problem::Locked);
        assert_eq!(of("QuotaExceededError"), Problem::Full);
        assert_eq!(of("OddError"), Problem::Other("It is raining".to_owned()));
    }
}
