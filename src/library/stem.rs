//! Words made comparable: small letters, without endings, so that "hiring" and "hired" are one.

use crate::domain::letters::{is_alphanumeric, to_lowercase};
use std::ops::Range;

/// Phrases, each as the stems of its words.
pub(super) type Phrases = Vec<Vec<String>>;

/// A word of a text: its stem, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stemmed {
    pub(super) stem: String,
    pub(super) range: Range<usize>,
}

/// Words that say nothing about a subject; they are left out of texts and phrases.
const SMALL: [&str; 52] = [
    "a", "an", "the", "our", "my", "your", "their", "his", "her", "its", "it", "is", "are", "was",
    "were", "be", "been", "to", "of", "in", "on", "at", "for", "with", "and", "or", "so", "too",
    "very", "we", "i", "they", "that", "this", "these", "those", "there", "have", "has", "had",
    "do", "does", "us", "them", "by", "as", "far", "really", "just", "me", "s", "t",
];

/// The words of a text that carry meaning, in order. A number is none: "lost 4 of our 12 nurses" is about lost nurses.
pub(super) fn stems(text: &str) -> Vec<Stemmed> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = text
        .char_indices()
        .map(|(place, letter)| (place, Some(letter)));
    for (place, letter) in ends.chain([(text.len(), None)]) {
        let belongs = letter
            .is_some_and(|letter| is_alphanumeric(letter) || matches!(letter, '\'' | '’' | '&'));
        match (start, belongs) {
            (None, true) => start = Some(place),
            (Some(from), false) => {
                start = None;
                let word = text.get(from..place).unwrap_or_default();
                let stem = stem(word);
                let is_number = stem.bytes().all(|letter| letter.is_ascii_digit());
                if !SMALL.contains(&stem.as_str()) && stem.contains(is_alphanumeric) && !is_number {
                    found.push(Stemmed {
                        stem,
                        range: from..place,
                    });
                }
            }
            _ => {}
        }
    }
    found
}

/// Phrases from a text that lists them with commas.
pub(super) fn phrases(text: &str) -> Phrases {
    let phrase = |text: &str| {
        stems(text)
            .into_iter()
            .map(|word| word.stem)
            .collect::<Vec<_>>()
    };
    let mut all: Phrases = Vec::new();
    for one in text.split(',').map(phrase) {
        if !one.is_empty() && !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// A word without its ending. The department is no pronoun: "IT" stays what it is.
fn stem(word: &str) -> String {
    if word == "IT" {
        return word.to_owned();
    }
    let mut word = to_lowercase(word);
    for ending in ["'s", "’s"] {
        if let Some(short) = word.strip_suffix(ending) {
            word = short.to_owned();
        }
    }
    word.retain(|letter| !matches!(letter, '\'' | '’'));
    if SMALL.contains(&word.as_str()) {
        return word;
    }
    let least =
        |short: &str| short.chars().count() >= 3 && short.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let plural = match word.strip_suffix('s') {
        Some(short) if least(short) && !short.ends_with(['s', 'u', 'i']) => short.to_owned(),
        _ => word,
    };
    let root = ["ing", "ed"]
        .iter()
        .find_map(|ending| plural.strip_suffix(ending).filter(|short| least(short)));
    let root = root.unwrap_or(&plural);
    let root = root
        .strip_suffix('e')
        .filter(|short| least(short))
        .unwrap_or(root);
    // "parcelies" and "parcely", "shipp" and "ship".
    let root = match root.strip_suffix('y') {
        Some(short) if least(short) => format!("{short}i"),
        _ => root.to_owned(),
    };
    let mut letters = root.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before))
            if last == before && !"lsaeiou".contains(last) && root.chars().count() > 3 =>
        {
            root.chars().take(root.chars().count() - 1).collect()
        }
        _ => root,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Vec<String> {
        stems(text).into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn forms_of_a_word_are_one() {
        for forms in [
            "hire hires hiring hired",
            "ship ships shipping shipped",
            "delivery deliveries",
            "invoice invoices invoicing",
            "leave leaves leaving",
            "customer customers customer's",
            "quit quitting",
            "release releases releasing released",
        ] {
            let stems = one(forms);
            assert!(
                stems.iter().all(|stem| Some(stem) == stems.first()),
                "{forms}: {stems:?}"
            );
        }
    }

    #[test]
    fn small_words_go_and_the_department_stays() {
        assert_eq!(one("It is IT that we wait for"), ["IT", "wait"]);
        assert_eq!(one("the bus"), ["bus"]);
        assert_eq!(one("business"), ["business"]);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Too many “open” tickets";
        for word in stems(text) {
            // The last letter may be another: "many" and "mani".
            let start: String = word.stem.chars().take(3).collect();
            let said = text.get(word.range.clone()).unwrap_or_default();
            assert!(to_lowercase(said).starts_with(&start));
        }
    }
}
