//! Who is meant by an owner field.

use crate::domain::letters::{is_alphanumeric, small_letters, to_lowercase};

/// How many people an owner field names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Nobody, or a placeholder.
    Nobody,
    /// A group without a name that could answer.
    Everybody,
    /// Several; the first of them.
    Several(String),
    /// One person or role.
    One,
}

/// Reads an owner field.
pub(crate) fn read(text: &str) -> Owner {
    let text = text.trim();
    let lower = to_lowercase(text);
    let bare = lower.trim_matches(|letter: char| !is_alphanumeric(letter));
    if bare.is_empty()
        || matches!(
            bare,
            "tbd"
                | "tba"
                | "tbc"
                | "n/a"
                | "na"
                | "none"
                | "nobody"
                | "unassigned"
                | "open"
                | "unknown"
                | "to be decided"
                | "to be defined"
                | "to be confirmed"
        )
    {
        return Owner::Nobody;
    }
    let words: Vec<&str> = bare
        .split(|letter: char| !is_alphanumeric(letter))
        .collect();
    let separators: [&str; 7] = [",", ";", "/", "&", "+", " and ", " und "];
    for separator in separators {
        if let Some((first, rest)) = split_once_ignoring_case(text, separator)
            && !first.trim().is_empty()
            && !rest.trim().is_empty()
            && !is_role(&words)
        {
            return Owner::Several(first.trim().to_owned());
        }
    }
    let group = |word: &&str| {
        matches!(
            *word,
            "everyone"
                | "everybody"
                | "all"
                | "us"
                | "we"
                | "team"
                | "teams"
                | "staff"
                | "department"
                | "departments"
                | "committee"
                | "squad"
        )
    };
    let led = |word: &&str| {
        matches!(
            *word,
            "lead"
                | "leader"
                | "head"
                | "manager"
                | "director"
                | "chair"
                | "captain"
                | "owner"
                | "coach"
        )
    };
    if words.iter().any(group) && !words.iter().any(led) {
        return Owner::Everybody;
    }
    Owner::One
}

/// Whether two owner fields name the same, capitals and spaces aside.
pub(crate) fn same(one: &str, other: &str) -> bool {
    // Compared for every pair of goals: nothing is copied.
    small_letters(one.trim().chars()).eq(small_letters(other.trim().chars()))
}

/// "Head of Sales and Marketing" and "VP, Product" are one person.
fn is_role(words: &[&str]) -> bool {
    const ROLES: &str = "head director vp svp evp chief manager lead leader chair dean coordinator officer phd md jr sr";
    words
        .iter()
        .any(|word| ROLES.split(' ').any(|role| role == *word))
}

fn split_once_ignoring_case(text: &str, separator: &str) -> Option<(String, String)> {
    // ASCII lower-casing keeps every byte in its place.
    let at = text.to_ascii_lowercase().find(separator)?;
    Some((
        text.get(..at)?.to_owned(),
        text.get(at + separator.len()..)?.to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_or_role_is_one_owner() {
        for owner in [
            "Ana",
            "Ana Sousa",
            "Head of Sales and Marketing",
            "HR lead",
            "Team lead, support",
            "Sandy Anders",
        ] {
            assert_eq!(read(owner), Owner::One, "{owner}");
        }
    }

    #[test]
    fn two_people_everybody_and_nobody_are_told_apart() {
        for owner in [
            "Ana and Ben",
            "Ana, Ben",
            "Ana/Ben",
            "Ana & Ben",
            "ANA AND BEN",
        ] {
            assert!(matches!(read(owner), Owner::Several(_)), "{owner}");
        }
        for owner in ["Everyone", "The marketing team", "all"] {
            assert_eq!(read(owner), Owner::Everybody, "{owner}");
        }
        for owner in ["", "  ", "TBD", "n/a", "?"] {
            assert_eq!(read(owner), Owner::Nobody, "{owner}");
        }
    }
}
